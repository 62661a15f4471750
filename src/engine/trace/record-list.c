/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/record-list.h"

#define BLOCK_LENGTH 4096

/* The first word has the layout of the wire: the kind is in the low 8 bits, the site is above them. No kind needs the
 * eighth bit, so here this bit says whether the record has an extra. */
#define KIND_MASK 0x7f
#define HAS_EXTRA 0x80
#define SITE_SHIFT 8
#define MAX_SITE (G_MAXUINT32 >> SITE_SHIFT)

G_STATIC_ASSERT (RB_RECORD_FINISHED <= KIND_MASK);

typedef struct
{
  guint32 word;
  guint32 time; /* since the block's start, in µs: the low half */
  guint32 a;
  guint32 b; /* or the index of the extra, if the record has one */
} Packed;

typedef struct
{
  guint32 time; /* since the block's start, in µs: the high half */
  guint32 b;
  guint32 c;
  guint32 d;
  guint32 flags;
} Extra;

typedef struct
{
  gint64 start; /* the time of its first record, in µs */
  Packed records[BLOCK_LENGTH];
} Block;

/*
 * rb_record_list_init:
 * @self: uninitialized memory
 *
 * Sets up an empty list.
 */
void
rb_record_list_init (RbRecordList *self)
{
  *self = (RbRecordList){
    .blocks = g_ptr_array_new_with_free_func (g_free),
    .extras = g_array_new (FALSE, FALSE, sizeof (Extra)),
  };
}

/*
 * rb_record_list_clear:
 * @self: a list
 *
 * Frees what @self holds, but not @self.
 */
void
rb_record_list_clear (RbRecordList *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->extras, g_array_unref);
}

static Block *
add_block (RbRecordList *self,
           gint64        start)
{
  Block *block = g_new (Block, 1);

  block->start = start;
  g_ptr_array_add (self->blocks, block);

  return block;
}

/* Returns the index of the new extra. */
static guint32
add_extra (RbRecordList   *self,
           const RbRecord *record,
           guint32         time)
{
  Extra extra = { .time = time, .b = record->b, .c = record->c, .d = record->d, .flags = record->flags };

  g_array_append_val (self->extras, extra);

  return self->extras->len - 1;
}

/*
 * rb_record_list_add:
 * @self: a list
 * @record: a record; its padding is not kept
 *
 * Adds a copy of a record at the end.
 */
void
rb_record_list_add (RbRecordList   *self,
                    const RbRecord *record)
{
  guint place = self->n_records % BLOCK_LENGTH;
  Block *block = place == 0 ? add_block (self, record->time)
                            : g_ptr_array_index (self->blocks, self->n_records / BLOCK_LENGTH);
  Packed *packed = &block->records[place];
  guint64 time = (guint64) record->time - (guint64) block->start;
  gboolean has_extra = (record->c | record->d | record->flags) != 0 || time > G_MAXUINT32;

  g_return_if_fail (record->kind <= KIND_MASK && record->site <= MAX_SITE);

  packed->word = record->kind | (has_extra ? HAS_EXTRA : 0) | record->site << SITE_SHIFT;
  packed->time = (guint32) time;
  packed->a = record->a;
  packed->b = has_extra ? add_extra (self, record, time >> 32) : record->b;
  self->n_records++;
}

/*
 * rb_record_list_get:
 * @self: a list
 * @index: which record, from 0; there must be such a record
 *
 * Returns: the record
 */
RbRecord
rb_record_list_get (const RbRecordList *self,
                    guint               index)
{
  const Block *block = g_ptr_array_index (self->blocks, index / BLOCK_LENGTH);
  const Packed *packed = &block->records[index % BLOCK_LENGTH];
  guint64 time = (guint64) block->start + packed->time;
  RbRecord record = {
    .site = packed->word >> SITE_SHIFT,
    .a = packed->a,
    .b = packed->b,
    .kind = packed->word & KIND_MASK,
  };

  if (packed->word & HAS_EXTRA)
    {
      const Extra *extra = &g_array_index (self->extras, Extra, packed->b);

      time += (guint64) extra->time << 32;
      record.b = extra->b;
      record.c = extra->c;
      record.d = extra->d;
      record.flags = (guint8) extra->flags;
    }
  record.time = (gint64) time;

  return record;
}

/*
 * rb_record_list_get_size:
 * @self: a list
 *
 * Returns: how much memory its records take, in bytes; allocated room that no record uses is not counted
 */
gsize
rb_record_list_get_size (const RbRecordList *self)
{
  return self->n_records * sizeof (Packed) + self->extras->len * sizeof (Extra);
}
