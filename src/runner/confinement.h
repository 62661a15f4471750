/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void rb_confinement_prepare (void);
void rb_confinement_enter   (void);

G_END_DECLS
