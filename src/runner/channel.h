/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  rb_channel_send    (int                 fd,
                              GVariant           *message);
GVariant *rb_channel_receive (int                 fd,
                              const GVariantType *type);

G_END_DECLS
