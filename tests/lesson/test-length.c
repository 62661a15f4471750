/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "engine/timeline/timeline.h"
#include "lesson/article/prediction.h"
#include "lesson/library/library.h"
#include "tests/engine/run-program.h"

/* A shipped lesson takes less than five minutes in each language: the prose is read once, and each program that the
 * lesson asks for is played once at speed 1, without a hand on it. A lesson asks for a program that is the only one of
 * its exercise, for a version that a prediction is about, and for a version whose label is in bold type in the section
 * of the exercise. Other versions are there to be looked at: the same in another form. */
#define MAX_LENGTH (5 * 60 * (gint64) G_USEC_PER_SEC)

/* Adults read 238 words of English non-fiction a minute (M. Brysbaert, "How many words do we read per minute?", Journal
 * of Memory and Language 109, 2019), and learners are a little slower. */
#define WORD (60 * (gint64) G_USEC_PER_SEC / 220)

/* In the 14 languages with an alphabet that were measured, a person who reads aloud takes 68 ms for a character
 * (S. Trauzettel-Klosinski and K. Dietz, "The New International Reading Speed Texts IReST", Investigative Ophthalmology
 * & Visual Science 53, 2012). Thai was not among them, so its letters are counted like theirs, and a mark above or
 * below a letter belongs to the letter. */
#define THAI_LETTER 68000

/* Words of Latin letters may stand in a Thai sentence without a space around them. */
static gint64
measure_text (const char *text)
{
  gint64 time = 0;
  gboolean is_in_word = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);
      gboolean is_thai = g_unichar_get_script (character) == G_UNICODE_SCRIPT_THAI;

      if (is_thai && !g_unichar_iszerowidth (character))
        time += THAI_LETTER;
      if (is_thai || g_unichar_isspace (character))
        is_in_word = FALSE;
      else if (!is_in_word && g_unichar_isalnum (character))
        {
          time += WORD;
          is_in_word = TRUE;
        }
    }

  return time;
}

/* The programs are read while they play. Code that is only shown is read like prose. */
static gint64
measure_reading (RbArticle *article)
{
  GListModel *blocks = rb_article_get_blocks (article);
  gint64 time = measure_text (rb_article_get_title (article));

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);

      if (rb_block_get_text (block) != NULL)
        time += measure_text (rb_block_get_text (block));
      for (guint j = 0; j < rb_block_get_n_options (block); j++)
        time += measure_text (rb_block_get_option (block, j)->text);
    }

  return time;
}

static gint64
measure_run (RbExercise *exercise,
             RbVersion  *version)
{
  g_autoptr (RbProgram) program = rb_exercise_create_program (exercise, version, NULL);
  g_autoptr (RbEventLoop) event_loop = run_program (program);
  g_autoptr (RbTimeline) timeline = rb_timeline_new (rb_event_loop_get_trace (event_loop));
  gint64 time;

  while (!rb_timeline_get_finished (timeline))
    g_assert_true (rb_timeline_catch_up (timeline, G_MAXUINT) || rb_timeline_get_finished (timeline));
  time = rb_timeline_get_start (timeline, rb_timeline_get_n_moments (timeline));
  g_test_message ("  %s, %s: %.1f s", rb_exercise_get_title (exercise), rb_version_get_name (version), time / 1e6);

  return time;
}

/* Whether a block of the section of an exercise asks for one of its versions. */
static gboolean
asks_for (RbBlock    *block,
          RbExercise *exercise,
          RbVersion  *version)
{
  g_autofree char *label = g_strdup_printf ("<b>%s</b>", rb_version_get_label (version));

  if (rb_block_get_kind (block) == RB_BLOCK_PREDICTION)
    return rb_prediction_is_about (block, exercise, rb_version_get_name (version));

  return rb_block_get_kind (block) == RB_BLOCK_PARAGRAPH && strstr (rb_block_get_markup (block), label) != NULL;
}

/* A section goes from a heading to the next. */
static gboolean
section_asks_for (GListModel *blocks,
                  guint       position,
                  RbExercise *exercise,
                  RbVersion  *version)
{
  gboolean asks = g_list_model_get_n_items (rb_exercise_get_versions (exercise)) == 1;

  for (guint i = position + 1; i > 0 && !asks; i--)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i - 1);

      if (rb_block_get_kind (block) == RB_BLOCK_HEADING)
        break;
      asks = asks_for (block, exercise, version);
    }

  for (guint i = position + 1; i < g_list_model_get_n_items (blocks) && !asks; i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);

      if (rb_block_get_kind (block) == RB_BLOCK_HEADING)
        break;
      asks = asks_for (block, exercise, version);
    }

  return asks;
}

/* Plays what the lesson asks for of the exercise at @position. */
static gint64
measure_exercise (GListModel *blocks,
                  guint       position)
{
  g_autoptr (RbBlock) block = g_list_model_get_item (blocks, position);
  RbExercise *exercise = rb_block_get_exercise (block);
  GListModel *versions = rb_exercise_get_versions (exercise);
  gint64 time = 0;

  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);

      if (section_asks_for (blocks, position, exercise, version))
        time += measure_run (exercise, version);
    }
  g_assert_cmpint (time, >, 0);

  return time;
}

static gint64
measure_playing (RbArticle *article)
{
  GListModel *blocks = rb_article_get_blocks (article);
  gint64 time = 0;

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);

      if (rb_block_get_kind (block) == RB_BLOCK_EXERCISE)
        time += measure_exercise (blocks, i);
    }

  return time;
}

static void
test_lesson (gconstpointer data)
{
  RbArticle *article = rb_lesson_get_article ((RbLesson *) data);
  gint64 reading = measure_reading (article);
  gint64 playing = measure_playing (article);

  g_test_message ("%s (%s): reading %.0f s, playing %.0f s, sum %.0f s", rb_article_get_id (article),
                  rb_article_get_language (article), reading / 1e6, playing / 1e6, (reading + playing) / 1e6);
  g_assert_cmpint (reading, >, 0);
  g_assert_cmpint (playing, >, 0);
  if (reading + playing >= MAX_LENGTH)
    g_test_fail_printf ("%s takes too long", rb_article_get_id (article));
}

static void
test_reading (void)
{
  g_assert_cmpint (measure_text (""), ==, 0);
  g_assert_cmpint (measure_text (" – { } "), ==, 0);
  g_assert_cmpint (measure_text ("A callback is a function."), ==, 5 * WORD);
  g_assert_cmpint (measure_text ("{ id: 1 }\nwwDev"), ==, 3 * WORD);
  g_assert_cmpint (measure_text ("ที่นี่"), ==, 2 * THAI_LETTER);
  g_assert_cmpint (measure_text ("รอTask queueก่อน"), ==, 2 * WORD + 5 * THAI_LETTER);
}

static void
add_lessons (const char *language)
{
  const char *folders[] = { g_getenv ("RINGBACK_LESSONS"), NULL };
  const char *languages[] = { language, NULL };
  g_autoptr (RbLibrary) library = rb_library_new_for_folders (folders, languages, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (RbLesson) lesson = g_list_model_get_item (G_LIST_MODEL (library), i);
      g_autofree char *path = g_strdup_printf ("/length/%s/%s", language, rb_lesson_get_id (lesson));

      g_test_add_data_func_full (path, g_steal_pointer (&lesson), test_lesson, g_object_unref);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/length/reading", test_reading);
  add_lessons ("en");
  add_lessons ("th");

  return g_test_run ();
}
