/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/comments.h"
#include "session/session.h"

#include "tests/lesson/remove-tree.h"

/* These tests use a real runner, because a session exists to run programs. */

typedef struct
{
  char *folder;
  RbRunnerPool *pool;
  RbDraftStore *drafts;
  RbProgress *progress;
  RbLesson *lesson;
  RbSession *session;
} Fixture;

static const char lesson_text[] =
  "# Lesson\n\n"
  "```js version=sync\nconsole.log(database.getUserById(1));\n```\n"
  "```js version=callback\ndatabase.getUserById(1, console.log);\n```\n\n"
  "> What does the `callback` version print?\n>\n> - [ ] `1`\n> - [x] `{ id: 1, name: \"wwDev\" }`\n";

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-session-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "lesson.md", NULL);
  g_file_set_contents (path, lesson_text, -1, &error);
  g_assert_no_error (error);

  file = g_file_new_for_path (path);
  fixture->lesson = rb_lesson_new (file);
  fixture->pool = rb_runner_pool_new (FALSE);
  fixture->drafts = rb_draft_store_new (fixture->folder);
  fixture->progress = rb_progress_new (fixture->folder);
  fixture->session = rb_session_new (fixture->pool, fixture->drafts, fixture->progress);
  rb_session_open_lesson (fixture->session, fixture->lesson);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->session);
  g_clear_object (&fixture->lesson);
  g_clear_object (&fixture->drafts);
  g_clear_object (&fixture->progress);
  g_clear_object (&fixture->pool);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
go_to_end (RbSession *session)
{
  rb_session_to_end (session);
  while (!rb_player_get_at_end (rb_session_get_player (session)))
    g_main_context_iteration (NULL, TRUE);
}

static char *
get_printed (RbSession *session)
{
  RbTrace *trace = rb_machine_get_trace (rb_player_get_machine (rb_session_get_player (session)));
  GString *printed = g_string_new (NULL);

  for (guint i = 0; i < rb_trace_get_n_console_lines (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_console_line (trace, i));

      g_string_append_printf (printed, "%s\n", rb_trace_get_string (trace, record.b));
    }

  return g_string_free (printed, FALSE);
}

static void
test_complete (Fixture       *fixture,
               gconstpointer  data)
{
  RbSession *session = fixture->session;
  const char *id = rb_lesson_get_id (fixture->lesson);
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;

  g_assert_true (rb_session_get_must_run (session));
  go_to_end (session);
  early = get_printed (session);
  g_assert_cmpstr (early, ==, "undefined\n");
  g_assert_false (rb_session_get_must_run (session));
  g_assert_false (rb_progress_get_completed (fixture->progress, id));

  /* Another version is another program, so the old run is discarded. */
  rb_document_set_version (rb_session_get_document (session), "callback");
  g_assert_null (rb_session_get_player (session));
  go_to_end (session);
  late = get_printed (session);
  g_assert_cmpstr (late, ==, "{ id: 1, name: \"wwDev\" }\n");
  g_assert_true (rb_progress_get_completed (fixture->progress, id));
  g_assert_cmpstr (rb_progress_get_last_version (fixture->progress), ==, "callback");
}

/* What was open is open again when Ringback starts, at the same step, and nothing runs by itself. */
static void
test_restored (Fixture       *fixture,
               gconstpointer  is_file)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "lesson.md", NULL);
  RbGuide *guide = rb_session_get_guide (fixture->session);
  g_autoptr (RbProgress) progress = NULL;
  g_autoptr (RbSession) again = NULL;
  guint last;

  if (GPOINTER_TO_INT (is_file))
    rb_session_open_file (fixture->session, file);
  last = g_list_model_get_n_items (G_LIST_MODEL (guide)) - 1;
  g_assert_cmpuint (last, >, 0);
  rb_guide_set_position (guide, last);
  /* The step asks about the other version. */
  rb_document_set_version (rb_session_get_document (fixture->session), "sync");
  rb_session_edit (fixture->session, "mine");
  rb_session_set_answers (fixture->session, RB_ANSWERS_BLOCKING);
  rb_draft_save (rb_session_get_draft (fixture->session));

  progress = rb_progress_new (fixture->folder);
  again = rb_session_new (fixture->pool, fixture->drafts, progress);
  if (GPOINTER_TO_INT (is_file))
    rb_session_open_file (again, file);
  else
    rb_session_open_lesson (again, fixture->lesson);
  g_assert_cmpuint (rb_guide_get_position (rb_session_get_guide (again)), ==, last);
  g_assert_cmpstr (rb_version_get_name (rb_document_get_version (rb_session_get_document (again))), ==, "sync");
  g_assert_cmpstr (rb_draft_get_text (rb_session_get_draft (again)), ==, "mine");
  g_assert_cmpint (rb_session_get_answers (again), ==, RB_ANSWERS_BLOCKING);
  g_assert_null (rb_session_get_player (again));
}

static RbGuideStep *
get_question (RbSession *session)
{
  GListModel *steps = G_LIST_MODEL (rb_session_get_guide (session));

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (RbGuideStep) step = g_list_model_get_item (steps, i);

      if (rb_guide_step_get_prediction (step) != NULL)
        return g_steal_pointer (&step);
    }

  return NULL;
}

/* What was predicted is chosen again when Ringback starts, but nothing has answered the question. */
static void
test_predicted (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "lesson.md", NULL);
  g_autoptr (GFile) other_file = g_file_new_build_filename (fixture->folder, "other.md", NULL);
  g_autofree char *other_text = NULL;
  g_auto (GStrv) halves = g_strsplit (lesson_text, "- [ ]", 2);
  g_autoptr (RbGuideStep) question = get_question (fixture->session);
  g_autoptr (RbGuideStep) restored = NULL;
  g_autoptr (RbGuideStep) other = NULL;
  g_autoptr (RbProgress) progress = NULL;
  g_autoptr (RbSession) again = NULL;
  g_autoptr (GError) error = NULL;

  rb_guide_step_set_chosen (question, 0);
  rb_guide_step_set_chosen (question, 1);
  rb_document_set_version (rb_session_get_document (fixture->session), "callback");
  go_to_end (fixture->session);
  g_assert_nonnull (rb_guide_step_get_printed (question));

  progress = rb_progress_new (fixture->folder);
  again = rb_session_new (fixture->pool, fixture->drafts, progress);
  rb_session_open_lesson (again, fixture->lesson);
  restored = get_question (again);
  g_assert_cmpint (rb_guide_step_get_chosen (restored), ==, 1);
  g_assert_null (rb_guide_step_get_printed (restored));

  /* A question of another article is another question, and so is one with another option. */
  rb_session_open_file (again, file);
  other = get_question (again);
  g_assert_cmpint (rb_guide_step_get_chosen (other), ==, -1);
  rb_guide_step_set_chosen (other, 0);
  g_clear_object (&other);
  other_text = g_strconcat (halves[0], "- [ ] `2`\n> - [ ]", halves[1], NULL);
  g_file_set_contents (g_file_peek_path (other_file), other_text, -1, &error);
  g_assert_no_error (error);
  rb_session_open_file (again, other_file);
  other = get_question (again);
  g_assert_cmpint (rb_guide_step_get_chosen (other), ==, -1);

  /* The guide still has the steps of the lesson, and the choice is kept once. */
  rb_session_open_lesson (again, fixture->lesson);
  rb_guide_step_set_chosen (restored, 0);
  g_assert_cmpint (rb_guide_step_get_chosen (restored), ==, 0);
}

static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *printed = NULL;

  go_to_end (fixture->session);
  rb_session_set_answers (fixture->session, RB_ANSWERS_BLOCKING);
  g_assert_null (rb_session_get_player (fixture->session));
  go_to_end (fixture->session);
  printed = get_printed (fixture->session);
  g_assert_cmpstr (printed, ==, "{ id: 1, name: \"wwDev\" }\n");
}

/* Returns what is said about the comments of a program when its run and, if need be, the one that blocks are over. */
static char *
run_with_comments (RbSession  *session,
                   const char *source,
                   const char *expected)
{
  g_autoptr (RbComments) comments = NULL;
  char *text = NULL;

  g_object_get (session, "comments", &comments, NULL);
  rb_session_edit (session, source);
  g_assert_null (rb_comments_get_text (comments));
  go_to_end (session);
  g_object_get (comments, "text", &text, NULL);
  while (g_strcmp0 (text, expected) != 0)
    {
      g_free (text);
      g_main_context_iteration (NULL, TRUE);
      g_object_get (comments, "text", &text, NULL);
    }

  return text;
}

/* The test ends by its timeout if nothing is said. */
static void
test_comments (Fixture       *fixture,
               gconstpointer  data)
{
  RbSession *session = fixture->session;
  const char *blocks = "Line 1: the comment “{ id: 1, name: 'wwDev' }” is true only if the database blocks.";
  g_autofree char *later = run_with_comments (
    session, "console.log(database.getUserById(1)); // { id: 1, name: 'wwDev' }", blocks);
  g_autofree char *same = NULL;

  g_assert_cmpstr (later, ==, blocks);
  rb_session_set_answers (session, RB_ANSWERS_BLOCKING);
  same = run_with_comments (session, "console.log(database.getUserById(1).id); // 1", "1 comment agrees with the run.");
  g_assert_nonnull (same);
  rb_session_discard_run (session);
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  RbSession *session = fixture->session;
  g_autofree char *printed = NULL;

  go_to_end (session);
  rb_session_edit (session, "console.log('mine');");
  g_assert_null (rb_session_get_player (session));
  go_to_end (session);
  printed = get_printed (session);
  g_assert_cmpstr (printed, ==, "mine\n");

  rb_session_reset (session);
  g_assert_null (rb_session_get_player (session));
  g_assert_cmpstr (rb_draft_get_text (rb_session_get_draft (session)), ==, "console.log(database.getUserById(1));");
}

static void
test_undo_reset (Fixture       *fixture,
                 gconstpointer  data)
{
  RbSession *session = fixture->session;

  rb_session_edit (session, "console.log('mine');");
  rb_session_reset (session);
  go_to_end (session);
  rb_session_restore (session);
  g_assert_null (rb_session_get_player (session));
  g_assert_cmpstr (rb_draft_get_text (rb_session_get_draft (session)), ==, "console.log('mine');");
}

static void
take_message (char       **said,
              const char  *message)
{
  g_free (*said);
  *said = g_strdup (message);
}

static void
wait_until_still (RbSession *session)
{
  RbPlayer *player = rb_session_get_player (session);

  while (rb_player_get_playing (player) || rb_player_get_busy (player))
    g_main_context_iteration (NULL, TRUE);
}

/* The stops of a program are those of each of its runs. */
static void
test_stops (Fixture       *fixture,
            gconstpointer  data)
{
  RbSession *session = fixture->session;
  RbDocument *document = rb_session_get_document (session);
  guint n_lines;

  rb_session_set_speed (session, 8);
  rb_session_edit (session, "const one = 1;\nconst two = 2;\nconsole.log(one, two);\n");
  rb_stops_toggle (rb_session_get_stops (session), 2);
  rb_session_run (session);
  wait_until_still (session);
  g_assert_cmpuint (rb_player_get_moment (rb_session_get_player (session)), ==, 1);

  /* A stop that is set during the run counts as well. */
  rb_stops_toggle (rb_session_get_stops (session), 3);
  rb_session_toggle (session);
  wait_until_still (session);
  g_assert_cmpuint (rb_player_get_moment (rb_session_get_player (session)), ==, 2);

  rb_document_set_version (document, "callback");
  rb_stops_get_lines (rb_session_get_stops (session), &n_lines);
  g_assert_cmpuint (n_lines, ==, 0);
  rb_document_set_version (document, "sync");
  rb_stops_get_lines (rb_session_get_stops (session), &n_lines);
  g_assert_cmpuint (n_lines, ==, 2);
}

static void
test_run_to_line (Fixture       *fixture,
                  gconstpointer  data)
{
  RbSession *session = fixture->session;
  g_autofree char *said = NULL;

  g_signal_connect_swapped (session, "message", G_CALLBACK (take_message), &said);
  rb_session_edit (session, "const one = 1;\nconst two = 2;\n\nconsole.log(one, two);\n");
  rb_session_run_to_line (session, 2);
  wait_until_still (session);
  g_assert_cmpuint (rb_player_get_moment (rb_session_get_player (session)), ==, 1);
  g_assert_null (said);
  g_assert_false (rb_session_get_hurrying (session));

  rb_session_run_to_line (session, 3);
  wait_until_still (session);
  g_assert_true (rb_player_get_at_end (rb_session_get_player (session)));
  g_assert_cmpstr (said, ==, "The program did not come to line 3.");
}

/* A lesson gets its tick for its own programs, and not for what the learner made of them. */
static void
test_edited (Fixture       *fixture,
             gconstpointer  data)
{
  RbSession *session = fixture->session;
  RbDocument *document = rb_session_get_document (session);
  const char *id = rb_lesson_get_id (fixture->lesson);

  rb_session_edit (session, "");
  go_to_end (session);
  rb_document_set_version (document, "callback");
  go_to_end (session);
  g_assert_false (rb_progress_get_completed (fixture->progress, id));

  rb_document_set_version (document, "sync");
  rb_session_reset (session);
  go_to_end (session);
  g_assert_true (rb_progress_get_completed (fixture->progress, id));
}

static void
test_toggle (Fixture       *fixture,
             gconstpointer  data)
{
  RbSession *session = fixture->session;
  RbPlayer *player;

  rb_session_set_speed (session, 8);
  rb_session_set_pace (session, 0.5);
  rb_session_toggle (session);
  player = rb_session_get_player (session);
  g_assert_cmpfloat_with_epsilon (rb_player_get_pace (player), 0.5, 0.001);
  g_object_set (session, "pace", 1.5, NULL);
  g_assert_cmpfloat_with_epsilon (rb_session_get_pace (session), 1.5, 0.001);
  g_assert_cmpfloat_with_epsilon (rb_player_get_pace (player), 1.5, 0.001);
  rb_session_set_pace (session, 0.5);
  g_assert_true (rb_player_get_playing (player));
  g_assert_cmpfloat_with_epsilon (rb_player_get_speed (player), 8, 0.001);
  rb_session_toggle (session);
  g_assert_false (rb_player_get_playing (player));
  rb_session_toggle (session);
  while (rb_player_get_playing (player))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (rb_player_get_at_end (player));

  /* At the end, it plays the same run again. */
  rb_session_toggle (session);
  g_assert_true (rb_session_get_player (session) == player);
  g_assert_true (rb_player_get_playing (player));
  g_assert_false (rb_player_get_at_end (player));
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  RbSession *session = fixture->session;
  RbEventLoop *event_loop;

  rb_session_edit (session, "eval('for (;;);');");
  rb_session_run (session);
  event_loop = rb_player_get_event_loop (rb_session_get_player (session));
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);

  rb_session_stop (session);
  while (!rb_event_loop_get_finished (event_loop))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_STOPPED);

  /* A stopped run does not go on playing by itself. */
  g_assert_false (rb_player_get_playing (rb_session_get_player (session)));
}

/* A run that a limit has ended may still be playing, and can be stopped like any other. */
static void
test_stop_after_end (Fixture       *fixture,
                     gconstpointer  data)
{
  RbSession *session = fixture->session;
  RbEventLoop *event_loop;
  RbPlayer *player;

  rb_session_edit (session, "for (;;) {}");
  rb_session_run (session);
  player = rb_session_get_player (session);
  event_loop = rb_player_get_event_loop (player);
  while (!rb_event_loop_get_finished (event_loop))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
  g_assert_true (rb_player_get_playing (player));

  rb_session_stop (session);
  g_assert_true (rb_session_get_player (session) == player);
  g_assert_false (rb_player_get_playing (player));
  g_assert_false (rb_player_get_at_end (player));
  g_assert_cmpint (rb_event_loop_get_outcome (event_loop), ==, RB_OUTCOME_LIMIT);
}

/* An endless run can be stopped or discarded at once. */
static void
test_endless (Fixture       *fixture,
              gconstpointer  data)
{
  RbSession *session = fixture->session;
  RbPlayer *player;

  rb_session_edit (session, "setInterval(() => {}, 1);");
  rb_session_to_end (session);
  g_assert_true (rb_session_get_hurrying (session));
  player = rb_session_get_player (session);
  while (rb_trace_get_n_moments (rb_machine_get_trace (rb_player_get_machine (player))) < 20)
    {
      g_assert_false (rb_event_loop_get_finished (rb_player_get_event_loop (player)));
      g_main_context_iteration (NULL, TRUE);
    }

  rb_session_toggle (session);
  g_assert_false (rb_session_get_hurrying (session));
  g_assert_false (rb_player_get_playing (player));
  while (rb_player_get_busy (player))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (rb_player_get_at_end (player));

  rb_session_to_end (session);
  g_assert_true (rb_session_get_hurrying (session));
  rb_session_stop (session);
  while (!rb_player_get_at_end (player))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (rb_session_get_hurrying (session));
  g_assert_cmpint (rb_event_loop_get_outcome (rb_player_get_event_loop (player)), ==, RB_OUTCOME_STOPPED);
  g_assert_cmpuint (rb_player_get_moment (player), >, 0);
}

/* A class is asked about the version that is open, until a run has answered. */
static void
test_ask (Fixture       *fixture,
          gconstpointer  data)
{
  RbSession *session = fixture->session;

  g_assert_false (rb_session_get_asking (session));
  g_assert_false (rb_session_ask (session));

  rb_document_set_version (rb_session_get_document (session), "callback");
  g_assert_true (rb_session_ask (session));
  g_assert_true (rb_session_get_asking (session));

  go_to_end (session);
  g_assert_false (rb_session_get_asking (session));
  g_assert_false (rb_session_ask (session));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/session/complete", Fixture, NULL, set_up, test_complete, tear_down);
  g_test_add ("/session/ask", Fixture, NULL, set_up, test_ask, tear_down);
  g_test_add ("/session/restored-lesson", Fixture, GINT_TO_POINTER (FALSE), set_up, test_restored, tear_down);
  g_test_add ("/session/restored-file", Fixture, GINT_TO_POINTER (TRUE), set_up, test_restored, tear_down);
  g_test_add ("/session/predicted", Fixture, NULL, set_up, test_predicted, tear_down);
  g_test_add ("/session/answers", Fixture, NULL, set_up, test_answers, tear_down);
  g_test_add ("/session/comments", Fixture, NULL, set_up, test_comments, tear_down);
  g_test_add ("/session/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/session/undo-reset", Fixture, NULL, set_up, test_undo_reset, tear_down);
  g_test_add ("/session/stops", Fixture, NULL, set_up, test_stops, tear_down);
  g_test_add ("/session/run-to-line", Fixture, NULL, set_up, test_run_to_line, tear_down);
  g_test_add ("/session/edited", Fixture, NULL, set_up, test_edited, tear_down);
  g_test_add ("/session/toggle", Fixture, NULL, set_up, test_toggle, tear_down);
  g_test_add ("/session/stop", Fixture, NULL, set_up, test_stop, tear_down);
  g_test_add ("/session/stop-after-end", Fixture, NULL, set_up, test_stop_after_end, tear_down);
  g_test_add ("/session/endless", Fixture, NULL, set_up, test_endless, tear_down);

  return g_test_run ();
}
