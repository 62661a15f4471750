/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Removes what a test has written: a folder with its contents, or a file. */
void remove_tree (const char *path);

G_END_DECLS
