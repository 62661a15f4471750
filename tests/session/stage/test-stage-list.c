/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/stage-list.h"

#define MAX_ROWS 10000

typedef struct
{
  guint n_described;
  guint n_changes;
  guint position;
  guint removed;
  guint added;
  guint length; /* by what the list said about its changes */
} Watch;

static RbStageItem *
describe (gconstpointer element,
          gpointer      user_data)
{
  const guint32 *number = element;
  g_autofree char *label = g_strdup_printf ("%u", *number);
  Watch *watch = user_data;

  watch->n_described++;

  return rb_stage_item_new (*number, label, "");
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Watch      *watch)
{
  watch->n_changes++;
  watch->position = position;
  watch->removed = removed;
  watch->added = added;
  watch->length += added - removed;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, watch->length);
}

static RbStageList *
create_list (Watch *watch)
{
  RbStageList *list = rb_stage_list_new (sizeof (guint32), MAX_ROWS, describe, watch);

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), watch);

  return list;
}

static void
assert_change (Watch *watch,
               guint  position,
               guint  removed,
               guint  added)
{
  g_assert_cmpuint (watch->n_changes, ==, 1);
  g_assert_cmpuint (watch->position, ==, position);
  g_assert_cmpuint (watch->removed, ==, removed);
  g_assert_cmpuint (watch->added, ==, added);
  watch->n_changes = 0;
}

static void
assert_item (RbStageList *list,
             guint        position,
             const char  *label)
{
  g_autoptr (RbStagePlace) place = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_cmpstr (rb_stage_item_get_label (rb_stage_place_get_item (place)), ==, label);
}

static void
test_differences (void)
{
  const guint32 three[] = { 1, 2, 3 };
  const guint32 without_two[] = { 1, 3 };
  const guint32 more[] = { 1, 7, 8, 3 };
  Watch watch = { 0, };
  RbStageList *list = create_list (&watch);
  g_autoptr (RbStagePlace) one = NULL;
  g_autoptr (RbStagePlace) one_again = NULL;

  rb_stage_list_update (list, three, 3);
  assert_change (&watch, 0, 0, 3);
  one = g_list_model_get_item (G_LIST_MODEL (list), 0);

  rb_stage_list_update (list, three, 3);
  g_assert_cmpuint (watch.n_changes, ==, 0);

  rb_stage_list_update (list, without_two, 2);
  assert_change (&watch, 1, 1, 0);
  assert_item (list, 1, "3");

  rb_stage_list_update (list, more, 4);
  assert_change (&watch, 1, 0, 2);
  assert_item (list, 1, "7");
  assert_item (list, 2, "8");
  assert_item (list, 3, "3");

  one_again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (one == one_again);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 4));

  rb_stage_list_clear (list);
  assert_change (&watch, 0, 4, 0);
  g_assert_finalize_object (list);
}

/* Ten thousand lookups make no object until a row asks for one. */
static void
test_many (void)
{
  g_autofree guint32 *numbers = g_new (guint32, MAX_ROWS);
  Watch watch = { 0, };
  RbStageList *list = create_list (&watch);

  for (guint i = 0; i < MAX_ROWS; i++)
    numbers[i] = i;

  rb_stage_list_update (list, numbers, MAX_ROWS);
  assert_change (&watch, 0, 0, MAX_ROWS);
  assert_item (list, 9999, "9999");
  rb_stage_list_update (list, numbers + 1, 9999);
  assert_change (&watch, 0, 1, 0);
  assert_item (list, 9998, "9999");
  g_assert_cmpuint (watch.n_described, ==, 1);

  g_assert_finalize_object (list);
}

/* A list that is too long ends with a row that says how many more there are. */
static void
test_more (void)
{
  g_autofree guint32 *numbers = g_new (guint32, MAX_ROWS + 3);
  Watch watch = { 0, };
  RbStageList *list = create_list (&watch);

  for (guint i = 0; i < MAX_ROWS + 3; i++)
    numbers[i] = i;

  g_assert_cmpuint (rb_stage_list_update (list, numbers, MAX_ROWS + 3), ==, 0);
  g_assert_cmpuint (watch.length, ==, MAX_ROWS + 1);
  assert_item (list, MAX_ROWS - 1, "9999");
  assert_item (list, MAX_ROWS, "and 3 more");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), MAX_ROWS + 1));

  g_assert_cmpuint (rb_stage_list_update (list, numbers, MAX_ROWS + 2), ==, MAX_ROWS);
  assert_item (list, MAX_ROWS, "and 2 more");
  g_assert_cmpuint (rb_stage_list_update (list, numbers, MAX_ROWS + 2), ==, RB_STAGE_LIST_UNCHANGED);

  g_assert_cmpuint (rb_stage_list_update (list, numbers + 1, MAX_ROWS + 1), ==, 0);
  assert_item (list, 0, "1");
  assert_item (list, MAX_ROWS - 1, "10000");
  assert_item (list, MAX_ROWS, "and 1 more");
  g_assert_cmpuint (rb_stage_list_update (list, numbers + 2, MAX_ROWS), ==, 0);
  g_assert_cmpuint (watch.length, ==, MAX_ROWS);
  assert_item (list, MAX_ROWS - 1, "10001");

  rb_stage_list_update (list, numbers, MAX_ROWS + 3);
  rb_stage_list_clear (list);
  g_assert_cmpuint (watch.length, ==, 0);
  g_assert_finalize_object (list);
}

/* An answered lookup leaves the front and comes back at the end. The rows between keep their places. */
static void
test_moves (void)
{
  const guint32 before[] = { 1, 2, 3, 4, 5, 6 };
  const guint32 after[] = { 3, 4, 5, 6, 12 };
  const guint32 others[] = { 21, 22, 23, 24 };
  Watch watch = { 0, };
  RbStageList *list = create_list (&watch);
  g_autoptr (RbStagePlace) four = NULL;
  g_autoptr (RbStagePlace) four_again = NULL;
  g_autoptr (RbStagePlace) four_at_last = NULL;

  rb_stage_list_update (list, before, 6);
  four = g_list_model_get_item (G_LIST_MODEL (list), 3);

  rb_stage_list_update (list, after, 5);
  four_again = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (four == four_again);
  assert_item (list, 4, "12");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5);

  rb_stage_list_update (list, before, 6);
  four_at_last = g_list_model_get_item (G_LIST_MODEL (list), 3);
  g_assert_true (four == four_at_last);
  assert_item (list, 0, "1");
  assert_item (list, 5, "6");

  watch.n_changes = 0;
  rb_stage_list_update (list, others, 4);
  assert_change (&watch, 4, 2, 0);
  g_assert_finalize_object (list);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Other elements at the same places make no new rows: the places stay, and say that they are about something else. */
static void
test_exchange (void)
{
  const guint32 before[] = { 1, 2, 3 };
  const guint32 after[] = { 1, 12, 13 };
  Watch watch = { 0, };
  RbStageList *list = create_list (&watch);
  g_autoptr (RbStagePlace) second = NULL;
  g_autoptr (RbStagePlace) second_again = NULL;
  guint n_notified = 0;

  rb_stage_list_update (list, before, 3);
  second = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_signal_connect_swapped (second, "notify::item", G_CALLBACK (count_cb), &n_notified);
  watch.n_changes = watch.n_described = 0;

  g_assert_cmpuint (rb_stage_list_update (list, after, 3), ==, 1);
  g_assert_cmpuint (watch.n_changes, ==, 0);
  g_assert_cmpuint (watch.n_described, ==, 1);
  g_assert_cmpuint (n_notified, ==, 1);
  second_again = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (second == second_again);
  assert_item (list, 1, "12");
  assert_item (list, 2, "13");
  g_assert_cmpuint (rb_stage_list_update (list, after, 3), ==, RB_STAGE_LIST_UNCHANGED);

  g_assert_finalize_object (list);
}

/* Whatever changes, the list is equal to the elements afterwards, and said what it did. */
static void
test_any (void)
{
  Watch watch = { 0, };
  RbStageList *list = create_list (&watch);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint32 numbers[24];

  for (guint round = 0; round < 500; round++)
    {
      guint n = g_rand_int_range (random, 0, G_N_ELEMENTS (numbers));
      guint32 number = 0;

      for (guint i = 0; i < n; i++)
        numbers[i] = number += g_rand_int_range (random, 1, 4);
      rb_stage_list_update (list, numbers, n);

      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *label = g_strdup_printf ("%u", numbers[i]);

          assert_item (list, i, label);
        }
    }

  g_assert_finalize_object (list);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stage-list/differences", test_differences);
  g_test_add_func ("/stage-list/many", test_many);
  g_test_add_func ("/stage-list/more", test_more);
  g_test_add_func ("/stage-list/moves", test_moves);
  g_test_add_func ("/stage-list/exchange", test_exchange);
  g_test_add_func ("/stage-list/any", test_any);

  return g_test_run ();
}
