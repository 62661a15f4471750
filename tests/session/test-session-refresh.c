/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gstdio.h>

#include "session/session.h"

#include "lesson/library/file-watch.h"

#include "tests/deadline.h"
#include "tests/lesson/remove-tree.h"

/* A session whose article changes on the disk. */

typedef struct
{
  char *root;
  char *folder;
  RbRunnerPool *pool;
  RbDraftStore *drafts;
  RbProgress *progress;
  RbLibrary *library;
  RbSession *session;
  GString *said;
} Fixture;

static void
say_cb (Fixture    *fixture,
        const char *message)
{
  g_string_append_printf (fixture->said, "%s\n", message);
}

static void
write_article (Fixture    *fixture,
               const char *answers,
               const char *title,
               const char *program)
{
  g_autofree char *path = g_build_filename (fixture->folder, "lesson.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  text = g_strdup_printf ("---\ntitle: %s\ndatabase:\n  answers: %s\n---\n"
                          "## First\n\nText.\n\n```js\n0;\n```\n\n## Second\n\nMore.\n\n"
                          "```js version=sync\n1;\n```\n```js version=callback\n%s\n```\n",
                          title, answers, program);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  is_file)
{
  const char *languages[] = { "en", NULL };
  const char *folders[2] = { NULL };

  fixture->root = g_dir_make_tmp ("ringback-refresh-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->root, "lessons", NULL);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  folders[0] = fixture->folder;
  write_article (fixture, "later", "Old", "2;");

  fixture->pool = rb_runner_pool_new (FALSE);
  fixture->drafts = rb_draft_store_new (fixture->root);
  fixture->progress = rb_progress_new (fixture->root);
  fixture->library = rb_library_new_for_folders (folders, languages, fixture->progress);
  rb_library_watch (fixture->library);
  fixture->session = rb_session_new (fixture->pool, fixture->drafts, fixture->progress);
  fixture->said = g_string_new (NULL);
  g_signal_connect_swapped (fixture->session, "message", G_CALLBACK (say_cb), fixture);

  if (is_file)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "lesson.md", NULL);

      rb_document_open_file (rb_session_get_document (fixture->session), file);
    }
  else
    {
      rb_session_set_library (fixture->session, fixture->library);
      rb_session_open_lesson (fixture->session, rb_library_find (fixture->library, "lesson", NULL));
    }

  rb_document_set_page (rb_session_get_document (fixture->session), 1);
  rb_document_set_version (rb_session_get_document (fixture->session), "callback");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  is_file)
{
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->library);
  g_clear_object (&fixture->drafts);
  g_clear_object (&fixture->progress);
  g_clear_object (&fixture->pool);
  remove_tree (fixture->root);
  g_string_free (fixture->said, TRUE);
  g_free (fixture->folder);
  g_free (fixture->root);
}

static void
wait_for_title (Fixture    *fixture,
                const char *title)
{
  RbDocument *document = rb_session_get_document (fixture->session);
  gint64 deadline = deadline_from_now ();

  while (!g_str_equal (rb_document_get_title (document), title) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (rb_document_get_title (document), ==, title);
}

static void
wait_for_words (Fixture    *fixture,
                const char *words)
{
  gint64 deadline = deadline_from_now ();

  while (strstr (fixture->said->str, words) == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (strstr (fixture->said->str, words));
}

static void
assert_place (Fixture *fixture)
{
  RbDocument *document = rb_session_get_document (fixture->session);

  g_assert_cmpuint (rb_document_get_page (document), ==, 1);
  g_assert_cmpstr (rb_version_get_name (rb_document_get_version (document)), ==, "callback");
  g_assert_cmpstr (rb_guide_step_get_title (rb_guide_get_current (rb_session_get_guide (fixture->session))), ==,
                   "Second");
}

/* The window shows the new text at the same place. Nothing is said: the change is what the author wanted. */
static void
test_text (Fixture       *fixture,
           gconstpointer  is_file)
{
  RbDraft *draft = rb_session_get_draft (fixture->session);

  g_assert_cmpstr (rb_draft_get_text (draft), ==, "2;");
  rb_session_to_end (fixture->session);
  write_article (fixture, "blocking", "New", "20;");
  wait_for_title (fixture, "New");
  assert_place (fixture);
  g_assert_cmpstr (rb_draft_get_text (draft), ==, "20;");
  g_assert_false (rb_draft_get_edited (draft));
  g_assert_null (rb_session_get_player (fixture->session));
  g_assert_cmpint (rb_session_get_answers (fixture->session), ==, RB_ANSWERS_BLOCKING);
  g_assert_cmpstr (fixture->said->str, ==, "");
}

static void
changed_cb (gboolean *changed)
{
  *changed = TRUE;
}

/* A file that is saved as it was keeps the run. */
static void
test_unchanged (Fixture       *fixture,
                gconstpointer  is_file)
{
  g_autoptr (RbFileWatch) watch = rb_file_watch_new ();
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "lesson.md", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  gint64 deadline = deadline_from_now ();
  gboolean changed = FALSE;
  RbPlayer *player;

  g_ptr_array_add (files, file);
  rb_file_watch_set_files (watch, files);
  g_signal_connect_swapped (watch, "changed", G_CALLBACK (changed_cb), &changed);

  rb_session_to_end (fixture->session);
  player = rb_session_get_player (fixture->session);
  write_article (fixture, "later", "Old", "2;");
  while (!changed && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (changed);
  g_assert_true (rb_session_get_player (fixture->session) == player);

  write_article (fixture, "later", "New", "2;");
  wait_for_title (fixture, "New");
}

/* What the learner has typed stays, saved or not, and Reset leads to the new program. */
static void
test_draft (Fixture       *fixture,
            gconstpointer  is_file)
{
  RbDraft *draft = rb_session_get_draft (fixture->session);

  rb_session_edit (fixture->session, "mine;");
  write_article (fixture, "later", "New", "20;");
  wait_for_title (fixture, "New");
  assert_place (fixture);
  g_assert_cmpstr (rb_draft_get_text (draft), ==, "mine;");
  g_assert_true (rb_draft_get_edited (draft));
  g_assert_nonnull (strstr (fixture->said->str, "Your text is kept"));

  /* A change of the prose says nothing. */
  g_string_truncate (fixture->said, 0);
  write_article (fixture, "later", "Newer", "20;");
  wait_for_title (fixture, "Newer");
  g_assert_cmpstr (rb_draft_get_text (draft), ==, "mine;");
  g_assert_cmpstr (fixture->said->str, ==, "");

  rb_session_reset (fixture->session);
  g_assert_cmpstr (rb_draft_get_text (draft), ==, "20;");
}

/* An article that is broken for a while leaves what was there in sight. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  is_file)
{
  RbDraft *draft = rb_session_get_draft (fixture->session);

  rb_session_edit (fixture->session, "mine;");
  write_article (fixture, "never", "Broken", "20;");
  wait_for_words (fixture, "lesson.md:");
  g_assert_cmpstr (rb_document_get_title (rb_session_get_document (fixture->session)), ==, "Old");
  g_assert_null (rb_document_get_error_message (rb_session_get_document (fixture->session)));
  assert_place (fixture);
  g_assert_cmpstr (rb_draft_get_text (draft), ==, "mine;");

  write_article (fixture, "later", "New", "2;");
  wait_for_title (fixture, "New");
  assert_place (fixture);
  g_assert_cmpstr (rb_draft_get_text (draft), ==, "mine;");
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  is_file)
{
  g_autofree char *path = g_build_filename (fixture->folder, "lesson.md", NULL);

  rb_session_edit (fixture->session, "mine;");
  g_assert_cmpint (g_remove (path), ==, 0);
  wait_for_words (fixture, is_file ? "There is no such file." : "is gone");
  assert_place (fixture);
  g_assert_cmpstr (rb_draft_get_text (rb_session_get_draft (fixture->session)), ==, "mine;");

  write_article (fixture, "later", "Back", "2;");
  wait_for_title (fixture, "Back");
  assert_place (fixture);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture       *fixture,
                  gconstpointer  is_file);
  } tests[] = {
    { "text", test_text },
    { "draft", test_draft },
    { "broken", test_broken },
    { "gone", test_gone },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *lesson = g_strdup_printf ("/session-refresh/lesson/%s", tests[i].name);
      g_autofree char *file = g_strdup_printf ("/session-refresh/file/%s", tests[i].name);

      g_test_add (lesson, Fixture, GINT_TO_POINTER (FALSE), set_up, tests[i].test, tear_down);
      g_test_add (file, Fixture, GINT_TO_POINTER (TRUE), set_up, tests[i].test, tear_down);
    }
  g_test_add ("/session-refresh/file/unchanged", Fixture, GINT_TO_POINTER (TRUE), set_up, test_unchanged, tear_down);

  return g_test_run ();
}
