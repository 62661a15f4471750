/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/stage-row.h"

#include <adwaita.h>

#include "tests/ui/find-type.h"

/* The link of a row is a button with a name of its own, and is there only as long as the row has a link. */
static void
test_link (void)
{
  RbStageRow *row = g_object_ref_sink (RB_STAGE_ROW (rb_stage_row_new ()));
  GtkWidget *link = find_type (GTK_WIDGET (row), GTK_TYPE_BUTTON, 0);
  g_autoptr (RbStageItem) frame = rb_stage_item_new (1, "show · line 2", "");
  g_autoptr (RbStageItem) other = rb_stage_item_new (0, "main script · line 4", "");

  rb_stage_item_set_link (frame, "handed over by main script · line 4", 7);
  rb_stage_row_set_item (row, frame);
  g_assert_true (gtk_widget_get_visible (link));
  g_assert_cmpuint (g_variant_get_uint32 (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (link))), ==, 7);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "handed over by main script · line 4");

  rb_stage_row_set_item (row, other);
  g_assert_false (gtk_widget_get_visible (link));
  g_assert_true (rb_stage_row_get_item (row) == other);

  g_assert_finalize_object (row);
}

/* The text of the time that is left is never NULL: GTK would have a critical warning when a screen reader asks for its
 * length. */
static void
test_no_time_left (void)
{
  RbStageRow *row = g_object_ref_sink (RB_STAGE_ROW (rb_stage_row_new ()));
  GtkInscription *left = GTK_INSCRIPTION (find_type (GTK_WIDGET (row), GTK_TYPE_INSCRIPTION, 0));
  g_autoptr (RbStageItem) frame = rb_stage_item_new (0, "main script · line 4", "");

  g_assert_cmpstr (gtk_inscription_get_text (left), ==, "");
  rb_stage_row_set_item (row, frame);
  g_assert_cmpstr (gtk_inscription_get_text (left), ==, "");

  g_assert_finalize_object (row);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/stage-row/link", test_link);
  g_test_add_func ("/stage-row/no-time-left", test_no_time_left);

  return g_test_run ();
}
