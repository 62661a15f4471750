/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/tables-editor.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "tests/lesson/remove-tree.h"
#include "tests/ui/find-type.h"

typedef struct
{
  char *root;
  RbDraftStore *drafts;
  RbPlaygrounds *playgrounds;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *drafts = NULL;
  g_autofree char *folder = NULL;

  fixture->root = g_dir_make_tmp ("ringback-tables-XXXXXX", &error);
  g_assert_no_error (error);
  drafts = g_build_filename (fixture->root, "drafts", NULL);
  folder = g_build_filename (fixture->root, "playground", NULL);
  fixture->drafts = rb_draft_store_new (drafts);
  fixture->playgrounds = rb_playgrounds_new (folder, fixture->drafts);
  fixture->file = rb_playgrounds_create (fixture->playgrounds, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->file);
  g_assert_finalize_object (fixture->playgrounds);
  g_assert_finalize_object (fixture->drafts);
  remove_tree (fixture->root);
  g_free (fixture->root);
}

static GtkTextBuffer *
get_buffer (RbTablesEditor *editor)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_type (GTK_WIDGET (editor), GTK_SOURCE_TYPE_VIEW, 0)));
}

static void
assert_text (RbTablesEditor *editor,
             const char     *expected)
{
  g_autofree char *text = NULL;

  g_object_get (get_buffer (editor), "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* What cannot be applied is kept, in the editor and for the next one. */
static void
test_wrong (Fixture       *fixture,
            gconstpointer  data)
{
  RbTablesEditor *editor = rb_tables_editor_new (fixture->playgrounds, fixture->drafts, fixture->file);
  guint n_applied = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = rb_playgrounds_dup_tables (fixture->playgrounds, fixture->file, &error);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_signal_connect_swapped (editor, "applied", G_CALLBACK (count_cb), &n_applied);
  assert_text (editor, before);
  gtk_text_buffer_set_text (get_buffer (editor), "latency: soon", -1);
  gtk_widget_activate_action (GTK_WIDGET (editor), "tables.apply", NULL);
  g_assert_cmpuint (n_applied, ==, 0);
  assert_text (editor, "latency: soon");
  gtk_window_destroy (GTK_WINDOW (editor));

  after = rb_playgrounds_dup_tables (fixture->playgrounds, fixture->file, &error);
  g_assert_cmpstr (after, ==, before);
  editor = rb_tables_editor_new (fixture->playgrounds, fixture->drafts, fixture->file);
  assert_text (editor, "latency: soon");
  gtk_window_destroy (GTK_WINDOW (editor));
}

static void
test_right (Fixture       *fixture,
            gconstpointer  data)
{
  RbTablesEditor *editor = rb_tables_editor_new (fixture->playgrounds, fixture->drafts, fixture->file);
  guint n_applied = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_signal_connect_swapped (editor, "applied", G_CALLBACK (count_cb), &n_applied);
  gtk_text_buffer_set_text (get_buffer (editor), "latency: 20", -1);
  gtk_widget_activate_action (GTK_WIDGET (editor), "tables.apply", NULL);
  g_assert_cmpuint (n_applied, ==, 1);

  after = rb_playgrounds_dup_tables (fixture->playgrounds, fixture->file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, "latency: 20\n");
  editor = rb_tables_editor_new (fixture->playgrounds, fixture->drafts, fixture->file);
  assert_text (editor, "latency: 20\n");
  gtk_window_destroy (GTK_WINDOW (editor));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/tables-editor/wrong", Fixture, NULL, set_up, test_wrong, tear_down);
  g_test_add ("/tables-editor/right", Fixture, NULL, set_up, test_right, tear_down);

  return g_test_run ();
}
