/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/guide.h"

#include "tests/lesson/remove-tree.h"

typedef struct
{
  char *folder;
  RbDocument *document;
  RbGuide *guide;
} Fixture;

static const char article_text[] =
  "# Title\n\nBefore.\n\n"
  "```js version=sync\n1;\n```\n```js version=callback\n2;\n```\n\n"
  "> What does the `callback` version print?\n>\n> - [ ] `1`\n> - [x] `2`\n\n"
  "Why.\n\n"
  "## Second\n\nThere.\n\n"
  "```js version=sync\n3;\n```\n```js version=callback\n4;\n```\n\n"
  "> What?\n>\n> - [x] `3`\n> - [ ] `4`\n\n";

static void
open (Fixture    *fixture,
      const char *name,
      const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  file = g_file_new_for_path (path);
  rb_document_open_file (fixture->document, file);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-guide-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->document = rb_document_new ();
  fixture->guide = rb_guide_new (fixture->document);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->guide)), ==, 0);
  g_assert_null (rb_guide_get_current (fixture->guide));
  open (fixture, "article.md", article_text);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->guide);
  g_assert_finalize_object (fixture->document);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
assert_at (Fixture    *fixture,
           guint       position,
           guint       page,
           const char *version)
{
  g_assert_cmpuint (rb_guide_get_position (fixture->guide), ==, position);
  g_assert_cmpuint (rb_document_get_page (fixture->document), ==, page);
  g_assert_cmpstr (rb_version_get_name (rb_document_get_version (fixture->document)), ==, version);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A step shows its exercise, and an unanswered question shows the version that it is about. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  guint n_changes = 0;

  g_signal_connect_swapped (fixture->guide, "notify::current", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->guide)), ==, 5);
  assert_at (fixture, 0, 0, "sync");
  rb_guide_set_position (fixture->guide, 1);
  assert_at (fixture, 1, 0, "callback");
  rb_guide_set_position (fixture->guide, 2);
  assert_at (fixture, 2, 1, "callback");
  rb_guide_set_position (fixture->guide, 3);
  assert_at (fixture, 3, 1, "sync");
  g_assert_cmpuint (n_changes, ==, 3);
  rb_guide_set_position (fixture->guide, 3);
  rb_guide_set_position (fixture->guide, 99);
  assert_at (fixture, 3, 1, "sync");
  g_assert_cmpuint (n_changes, ==, 3);
}

/* The place in each exercise is kept: when the exercise changes, and when another article was open. A version changes
 * nothing. */
static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  rb_guide_set_position (fixture->guide, 1);
  rb_document_set_version (fixture->document, "sync");
  assert_at (fixture, 1, 0, "sync");
  rb_document_set_page (fixture->document, 1);
  assert_at (fixture, 2, 1, "sync");
  rb_guide_set_position (fixture->guide, 3);
  rb_document_set_page (fixture->document, 0);
  assert_at (fixture, 1, 0, "sync");
  rb_document_set_page (fixture->document, 1);
  assert_at (fixture, 3, 1, "sync");

  open (fixture, "program.js", "1;");
  g_assert_null (rb_guide_get_current (fixture->guide));
  rb_guide_set_position (fixture->guide, 1);
  open (fixture, "other.md", "# Other\n");
  g_assert_cmpuint (rb_guide_get_position (fixture->guide), ==, 0);

  /* The article is read again, and opens at its first exercise. */
  open (fixture, "article.md", article_text);
  assert_at (fixture, 0, 0, "sync");
  open (fixture, "article.md", "# Short\n");
  g_assert_cmpuint (rb_guide_get_position (fixture->guide), ==, 0);
}

static void
test_show_block (Fixture       *fixture,
                 gconstpointer  data)
{
  GListModel *blocks = rb_article_get_blocks (rb_document_get_article (fixture->document));

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);

      rb_guide_show_block (fixture->guide, block);
      if (g_str_equal (rb_block_get_text (block), "Why."))
        g_assert_cmpuint (rb_guide_get_position (fixture->guide), ==, 1);
      else if (g_str_equal (rb_block_get_text (block), "Second"))
        g_assert_cmpuint (rb_guide_get_position (fixture->guide), ==, 2);
    }
  g_assert_cmpuint (rb_guide_get_position (fixture->guide), ==, 3);
}

static void
end_run (Fixture    *fixture,
         const char *printed,
         gboolean    as_written)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();
  RbRecord record = { 0, };

  rb_guide_begin_run (fixture->guide);
  record.kind = RB_RECORD_CONSOLE;
  record.b = rb_trace_intern (trace, printed);
  rb_trace_append (trace, &record);
  rb_guide_end_run (fixture->guide, trace, as_written);
}

/* Only a run of the version that a question is about answers it, and only if it ran as the article has it. */
static void
test_answer (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (RbGuideStep) step = g_list_model_get_item (G_LIST_MODEL (fixture->guide), 1);

  rb_guide_step_set_chosen (step, 2);
  g_assert_cmpint (rb_guide_step_get_chosen (step), ==, -1);
  rb_guide_step_set_chosen (step, 0);
  end_run (fixture, "1", TRUE);
  g_assert_null (rb_guide_step_get_printed (step));
  g_assert_cmpint (rb_guide_step_find_line (step), ==, -1);

  rb_document_set_version (fixture->document, "callback");
  end_run (fixture, "edited", FALSE);
  g_assert_null (rb_guide_step_get_printed (step));
  end_run (fixture, "2", TRUE);
  g_assert_cmpstr (rb_guide_step_get_printed (step), ==, "2");
  g_assert_cmpint (rb_guide_step_find_line (step), ==, 0);

  /* Now the choice stays as it is, and an answered question leaves the version alone. */
  rb_guide_step_set_chosen (step, 1);
  g_assert_cmpint (rb_guide_step_get_chosen (step), ==, 0);
  rb_document_set_version (fixture->document, "sync");
  rb_guide_set_position (fixture->guide, 1);
  assert_at (fixture, 1, 0, "sync");
}

static void
test_hands (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (RbGuideStep) step = g_list_model_get_item (G_LIST_MODEL (fixture->guide), 1);
  guint n_changes = 0;
  guint n_hands;

  g_signal_connect_swapped (step, "notify::hands", G_CALLBACK (count_cb), &n_changes);
  rb_guide_step_count_hand (step, 0, TRUE);
  rb_guide_step_count_hand (step, 2, FALSE);
  g_assert_cmpuint (n_changes, ==, 0);
  rb_guide_step_count_hand (step, 0, FALSE);
  rb_guide_step_count_hand (step, 1, FALSE);
  rb_guide_step_count_hand (step, 1, FALSE);
  rb_guide_step_count_hand (step, 1, TRUE);
  g_assert_cmpuint (n_changes, ==, 4);
  g_assert_cmpuint (rb_guide_step_get_hands (step, 0), ==, 1);
  g_assert_cmpuint (rb_guide_step_get_hands (step, 1), ==, 1);
  g_object_get (step, "hands", &n_hands, NULL);
  g_assert_cmpuint (n_hands, ==, 2);
}

/* The output of the version that was left is there until the next run, and only in the same exercise. */
static void
test_beside (Fixture       *fixture,
             gconstpointer  data)
{
  rb_document_set_version (fixture->document, "callback");
  g_assert_null (rb_guide_get_beside_label (fixture->guide));
  rb_document_set_version (fixture->document, "sync");
  end_run (fixture, "undefined", TRUE);
  g_assert_null (rb_guide_get_beside_label (fixture->guide));

  rb_document_set_version (fixture->document, "callback");
  g_assert_cmpstr (rb_guide_get_beside_label (fixture->guide), ==, "Sync");
  g_assert_cmpstr (rb_guide_get_beside_printed (fixture->guide), ==, "undefined");
  rb_guide_begin_run (fixture->guide);
  g_assert_null (rb_guide_get_beside_label (fixture->guide));

  rb_document_set_version (fixture->document, "sync");
  rb_document_set_version (fixture->document, "callback");
  g_assert_nonnull (rb_guide_get_beside_printed (fixture->guide));
  rb_document_set_page (fixture->document, 1);
  g_assert_null (rb_guide_get_beside_printed (fixture->guide));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/guide/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add ("/guide/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/guide/show-block", Fixture, NULL, set_up, test_show_block, tear_down);
  g_test_add ("/guide/answer", Fixture, NULL, set_up, test_answer, tear_down);
  g_test_add ("/guide/hands", Fixture, NULL, set_up, test_hands, tear_down);
  g_test_add ("/guide/beside", Fixture, NULL, set_up, test_beside, tear_down);

  return g_test_run ();
}
