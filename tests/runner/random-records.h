/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RandomRecords RandomRecords;

RandomRecords *random_records_new          (guint32        seed,
                                            int            wildness);
gboolean       random_records_chance       (RandomRecords *self,
                                            int            thousandths);
guint32        random_records_any          (RandomRecords *self,
                                            guint32        below);
char          *random_records_compile      (RandomRecords *self,
                                            gsize          length);
void           random_records_add          (RandomRecords *self,
                                            guint          n);
void           random_records_end          (RandomRecords *self,
                                            guint          request);
guint          random_records_add_blocking (RandomRecords *self);
GBytes        *random_records_take         (RandomRecords *self);

G_END_DECLS
