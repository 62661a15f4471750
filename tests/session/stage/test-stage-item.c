/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/stage-item.h"

#include "engine/trace/trace-links.h"

static void
test_rows (void)
{
  RbStageItem *frame = rb_stage_item_new (0, "main script · line 12", "");
  RbStageItem *lookup = rb_stage_item_new_pending (1, "users · id 1", "", 100000, 1600000);
  RbStageItem *dropped = rb_stage_item_new_pending (0, "users · id 2", "nobody to ring back", 0, 0);
  g_autofree char *frame_name = rb_stage_item_dup_name (frame, 0);
  g_autofree char *lookup_name = rb_stage_item_dup_name (lookup, 1000000);
  g_autofree char *dropped_name = rb_stage_item_dup_name (dropped, 5);

  g_assert_cmpstr (frame_name, ==, "main script · line 12");
  g_assert_false (rb_stage_item_get_pending (frame));
  g_assert_cmpstr (lookup_name, ==, "Callback A · users · id 1, 0.6 s left");
  g_assert_cmpfloat_with_epsilon (rb_stage_item_get_fraction (lookup, 1000000), 0.6, 0.001);
  g_assert_cmpfloat_with_epsilon (rb_stage_item_get_fraction (lookup, 0), 0, 0.001);
  g_assert_cmpfloat_with_epsilon (rb_stage_item_get_fraction (lookup, 9000000), 1, 0.001);
  g_assert_cmpstr (dropped_name, ==, "users · id 2, nobody to ring back, 0.0 s left");
  g_assert_cmpfloat_with_epsilon (rb_stage_item_get_fraction (dropped, 0), 1, 0.001);

  g_assert_finalize_object (frame);
  g_assert_finalize_object (lookup);
  g_assert_finalize_object (dropped);
}

static void
assert_name (RbStageItem *item,
             const char  *expected)
{
  g_autofree char *name = rb_stage_item_dup_name (item, 5);

  g_assert_cmpstr (name, ==, expected);
}

/* What is over has no time left, and a screen reader hears what became of it. */
static void
test_over (void)
{
  g_autoptr (RbStageItem) item = rb_stage_item_new_pending (1, "users · id 1", "", 0, 1500000);
  guint record;

  g_assert_cmpuint (rb_stage_item_get_record (item), ==, RB_TRACE_NO_RECORD);
  g_assert_null (rb_stage_item_get_link (item, &record));
  g_assert_cmpuint (record, ==, RB_TRACE_NO_RECORD);

  rb_stage_item_set_mark (item, RB_STAGE_MARK_DONE);
  rb_stage_item_set_value (item, "{ id: 1 }");
  rb_stage_item_set_record (item, 7);
  rb_stage_item_set_link (item, "handed over by B · line 2", 3);
  g_assert_cmpuint (rb_stage_item_get_record (item), ==, 7);
  g_assert_cmpstr (rb_stage_item_get_link (item, &record), ==, "handed over by B · line 2");
  g_assert_cmpuint (record, ==, 3);
  g_assert_null (rb_stage_item_dup_rest (item, 0));
  g_assert_cmpfloat_with_epsilon (rb_stage_item_get_fraction (item, 0), 1, 0.001);
  assert_name (item, "Callback A · users · id 1, { id: 1 }, handed over by B · line 2, done");

  rb_stage_item_set_mark (item, RB_STAGE_MARK_FAILED);
  assert_name (item, "Callback A · users · id 1, { id: 1 }, handed over by B · line 2, failed");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stage-item/rows", test_rows);
  g_test_add_func ("/stage-item/over", test_over);

  return g_test_run ();
}
