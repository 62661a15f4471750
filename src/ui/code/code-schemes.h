/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtksourceview/gtksource.h>

#include "ui/common/callback-palette.h"

G_BEGIN_DECLS

GtkSourceStyleScheme *rb_code_schemes_get (RbScheme scheme);

G_END_DECLS
