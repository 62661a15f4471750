/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/record-list.h"

#define MAX_SITE 0xffffff

static void
assert_equal (RbRecord record,
              RbRecord expected)
{
  g_assert_cmpmem (&record, sizeof record, &expected, sizeof expected);
}

/* All appended records are read back unchanged, packed or not. */
static void
assert_kept (const RbRecord *records,
             guint           n_records)
{
  RbRecordList list;

  rb_record_list_init (&list);
  for (guint i = 0; i < n_records; i++)
    rb_record_list_add (&list, &records[i]);
  g_assert_cmpuint (list.n_records, ==, n_records);
  for (guint i = 0; i < n_records; i++)
    assert_equal (rb_record_list_get (&list, i), records[i]);
  rb_record_list_clear (&list);
}

static void
test_extremes (void)
{
  const RbRecord records[] = {
    { .kind = RB_RECORD_STATEMENT, .time = 7 },
    { .kind = RB_RECORD_STATEMENT, .time = 8, .site = MAX_SITE, .a = G_MAXUINT32, .b = G_MAXUINT32 },
    { .kind = RB_RECORD_FINISHED, .time = 8, .site = MAX_SITE, .c = G_MAXUINT32, .d = G_MAXUINT32, .flags = 255 },
    { .kind = RB_RECORD_EXIT, .time = 7 + (gint64) G_MAXUINT32, .a = 1, .b = 2 },
    { .kind = RB_RECORD_EXIT, .time = 8 + (gint64) G_MAXUINT32, .a = 1, .b = 2 },
    { .kind = RB_RECORD_IDLE, .time = G_MAXINT64, .a = 3 },
    { .kind = RB_RECORD_ENTER, .time = 0, .a = 4 },
    { .kind = RB_RECORD_ENTER, .time = G_MININT64, .a = 4 },
    { .kind = RB_RECORD_LOOKUP_START, .time = 9, .flags = 1 },
    { .kind = RB_RECORD_LOOKUP_START, .time = 9, .d = 1 },
  };

  assert_kept (records, G_N_ELEMENTS (records));
}

/* An ordinary record takes half the size of an RbRecord, and no record takes more than 36 bytes. */
static void
test_size (void)
{
  RbRecordList list;
  RbRecord record = { .kind = RB_RECORD_STATEMENT, .site = 3, .a = 1 };

  rb_record_list_init (&list);
  for (record.time = 1; record.time <= 100000; record.time++)
    rb_record_list_add (&list, &record);
  g_assert_cmpuint (rb_record_list_get_size (&list), ==, 1600000);

  record.d = 1;
  rb_record_list_add (&list, &record);
  g_assert_cmpuint (rb_record_list_get_size (&list), ==, 1600036);
  rb_record_list_clear (&list);
}

static void
test_random (void)
{
  const guint n_records = 50000;
  g_autofree RbRecord *records = g_new0 (RbRecord, n_records);
  gint64 time = 0;

  for (guint i = 0; i < n_records; i++)
    {
      gboolean is_rare = g_test_rand_int_range (0, 10) == 0;

      time += is_rare ? g_test_rand_int_range (0, G_MAXINT32) : 1;
      records[i].kind = g_test_rand_int_range (RB_RECORD_STATEMENT, RB_RECORD_FINISHED + 1);
      records[i].time = time;
      records[i].site = g_test_rand_int_range (0, MAX_SITE + 1);
      records[i].a = g_test_rand_int ();
      records[i].b = g_test_rand_int ();
      records[i].c = is_rare ? g_test_rand_int () : 0;
      records[i].flags = is_rare ? g_test_rand_int_range (0, 256) : 0;
    }

  assert_kept (records, n_records);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-list/extremes", test_extremes);
  g_test_add_func ("/record-list/size", test_size);
  g_test_add_func ("/record-list/random", test_random);

  return g_test_run ();
}
