/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RB_TYPE_PREFERENCES (rb_preferences_get_type ())

/* The window in which the person chooses what suits them. Each row sets one key of the settings, at once. */
G_DECLARE_FINAL_TYPE (RbPreferences, rb_preferences, RB, PREFERENCES, AdwPreferencesWindow)

RbPreferences *rb_preferences_new (GSettings *settings);

G_END_DECLS
