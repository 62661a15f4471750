/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/commands.h"
#include "cli/input.h"
#include "cli/print.h"
#include "lesson/library/library.h"

static RbExit
list_lessons (void)
{
  g_autoptr (RbLibrary) library = rb_library_new (NULL);
  GListModel *lessons = G_LIST_MODEL (library);
  guint n_lessons = g_list_model_get_n_items (lessons);
  int width = 0;

  if (n_lessons == 0)
    rb_print (stderr, RB_STYLE_PLAIN, "%s\n", _("There are no lessons."));

  for (guint i = 0; i < n_lessons; i++)
    {
      g_autoptr (RbLesson) lesson = g_list_model_get_item (lessons, i);

      width = MAX (width, (int) g_utf8_strlen (rb_lesson_get_id (lesson), -1));
    }

  for (guint i = 0; i < n_lessons; i++)
    {
      g_autoptr (RbLesson) lesson = g_list_model_get_item (lessons, i);

      rb_print (stdout, RB_STYLE_PLAIN, "%3u  ", i + 1);
      rb_print (stdout, RB_STYLE_NAME, "%-*s", width, rb_lesson_get_id (lesson));
      rb_print (stdout, RB_STYLE_PLAIN, "  %s\n",
                rb_lesson_get_error_message (lesson) == NULL ? rb_lesson_get_title (lesson) : _("(broken)"));
      if (rb_lesson_get_error_message (lesson) != NULL)
        rb_print (stderr, RB_STYLE_ERROR, "%s\n", rb_lesson_get_error_message (lesson));
    }

  return RB_EXIT_OK;
}

static void
list_versions (RbExercise *exercise)
{
  GListModel *versions = rb_exercise_get_versions (exercise);

  rb_print (stdout, RB_STYLE_PLAIN, "%3u  ", rb_exercise_get_number (exercise));
  rb_print (stdout, RB_STYLE_NAME, "%s\n", rb_exercise_get_title (exercise));
  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);

      /* Translators: the name of a version, and its line in the article */
      rb_print (stdout, RB_STYLE_PLAIN, _("     %-8s  line %u\n"), rb_version_get_name (version),
                rb_version_get_article_line (version));
    }
}

static RbExit
list_exercises (const char *argument)
{
  g_auto (RbInput) input = { NULL, };
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = NULL;
  GListModel *exercises;

  rb_input_find (&input, argument);
  article = rb_input_read_article (&input, &error);
  if (article == NULL)
    {
      rb_print (stderr, RB_STYLE_PLAIN, "%s\n", error->message);
      return RB_EXIT_USAGE;
    }

  exercises = rb_article_get_exercises (article);
  rb_print (stdout, RB_STYLE_PLAIN, "%s\n", rb_article_get_title (article));
  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RbExercise) exercise = g_list_model_get_item (exercises, i);

      list_versions (exercise);
    }

  return RB_EXIT_OK;
}

/**
 * rb_cli_list:
 * @arguments: the name of the subcommand and the words after it
 *
 * Lists the lessons of the library, or the exercises and versions of a file.
 *
 * Returns: the exit code
 */
RbExit
rb_cli_list (char **arguments)
{
  g_auto (GStrv) files = NULL;
  g_auto (GStrv) rest = g_strdupv (arguments);
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, N_("[FILE|LESSON|-]") },
    { NULL },
  };

  if (!rb_cli_parse (&rest, entries, NULL,
                     _("Lists the lessons of the library, or the exercises of an article and their versions.")))
    return RB_EXIT_USAGE;

  if (files == NULL)
    return rb_cli_finish (list_lessons ());

  if (files[1] != NULL)
    {
      rb_print (stderr, RB_STYLE_PLAIN, "%s\n", _("ringback-cli: “list” takes at most one file."));
      return RB_EXIT_USAGE;
    }

  return rb_cli_finish (list_exercises (files[0]));
}
