/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rb_front_matter_dup_title    (const char *title);
char *rb_front_matter_dup_database (const char *text);
char *rb_front_matter_set_key      (const char *text,
                                    const char *key,
                                    const char *value);
char *rb_front_matter_dup_indented (const char *value);

G_END_DECLS
