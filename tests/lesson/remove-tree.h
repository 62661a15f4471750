/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a test that writes files leaves behind: a folder and all that is in it, or a file. */
void remove_tree (const char *path);

G_END_DECLS
