/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cli/commands.h"
#include "cli/print.h"

/* A lesson that uses each key and each kind of block. A test checks it as any other lesson. */
static const char template[] =
  "---\n"
  "# Lines that begin with # are comments. All keys but the title may be left out. Each is described in\n"
  "# " RB_DATADIR "/doc/ringback/lessons.md\n"
  "title: \"My first lesson\"\n"
  "description: \"One sentence for the list of lessons.\"\n"
  "# The place in the list of lessons.\n"
  "position: 100\n"
  "# The language of the prose.\n"
  "language: en\n"
  "# What learners ask: the search of the list finds the lesson by these words.\n"
  "questions:\n"
  "  - \"Why do I get undefined?\"\n"
  "# The group in the list of lessons.\n"
  "group: \"My lessons\"\n"
  "# The simulated database of all programs below.\n"
  "database:\n"
  "  latency: 1500     # in milliseconds, or {min: 500, max: 2000, seed: 7}\n"
  "  answers: later    # to a call without a callback: later, or blocking\n"
  "  callback: value   # what a callback gets: value, or error-first\n"
  "  tables:           # each table of rows gives a function: users gives database.getUserById\n"
  "    users:\n"
  "      - {id: 1, name: wwDev}\n"
  "      - {id: 2, name: Somchai}\n"
  "  failures:         # the keys that cannot be read, and the message of the error\n"
  "    users: {2: \"The disk is full\"}\n"
  "---\n"
  "\n"
  "<!-- The text below is Markdown. A comment like this one is not shown. -->\n"
  "\n"
  "`getUserById` needs 1.5 seconds to answer. Run the program, and watch when the line is printed.\n"
  "\n"
  "## One program, two versions\n"
  "\n"
  "<!-- A setup runs before each program of its section, and is folded. -->\n"
  "\n"
  "```js setup\n"
  "const show = (user) => console.log(user);\n"
  "```\n"
  "\n"
  "<!-- Versions below one heading are one exercise: sync, callback, promise or async. -->\n"
  "\n"
  "```js version=sync\n"
  "show(database.getUserById(1));\n"
  "```\n"
  "\n"
  "```js version=callback\n"
  "database.getUserById(1, show);\n"
  "```\n"
  "\n"
  "<!-- A prediction is a quote with options; [x] marks the right one. “ringback-cli check” compares it with the run.\n"
  "     A version in the question says which version is meant. -->\n"
  "\n"
  "> **Predict** What does the `callback` version print?\n"
  ">\n"
  "> - [ ] `undefined`\n"
  "> - [x] `{ id: 1, name: \"wwDev\" }`\n"
  "> - [ ] Nothing\n"
  "\n"
  "## A program of its own\n"
  "\n"
  "```js\n"
  "database.promises.getUserById(2).catch((error) => console.log(error.message));\n"
  "```\n"
  "\n"
  "<!-- A block of any other language is shown and does not run. -->\n"
  "\n"
  "```sh\n"
  "ringback-cli check en/01-my-first-lesson.md\n"
  "```\n";

static RbExit
report (const char *path,
        int         saved_errno)
{
  rb_print (stderr, RB_STYLE_PLAIN, "ringback-cli: %s: %s\n", path, g_strerror (saved_errno));

  return RB_EXIT_USAGE;
}

/* A file that exists is never replaced. */
static RbExit
write_template (const char *path)
{
  FILE *file = g_fopen (path, "wxe");
  gboolean written;

  if (file == NULL)
    return report (path, errno);

  written = fputs (template, file) >= 0;
  if (fclose (file) != 0 || !written)
    return report (path, errno);

  return RB_EXIT_OK;
}

static RbExit
create_pack (const char *folder)
{
  g_autofree char *english = g_build_filename (folder, "en", NULL);
  g_autofree char *path = g_build_filename (english, "01-my-first-lesson.md", NULL);
  g_autofree char *lessons = g_build_filename (g_get_user_data_dir (), "ringback", "lessons", NULL);
  RbExit code;

  if (g_mkdir_with_parents (english, 0777) != 0)
    return report (english, errno);

  code = write_template (path);
  if (code != RB_EXIT_OK)
    return code;

  rb_print (stdout, RB_STYLE_NAME, "%s\n", path);
  /* Translators: two folders */
  rb_print (stdout, RB_STYLE_PLAIN, _("When it is ready, put %s into %s: then Ringback lists its lessons.\n"), folder,
            lessons);

  return RB_EXIT_OK;
}

/**
 * rb_cli_new:
 * @arguments: the name of the subcommand and the words after it
 *
 * Makes a folder with the template of a lesson.
 *
 * Returns: the exit code
 */
RbExit
rb_cli_new (char **arguments)
{
  g_auto (GStrv) folders = NULL;
  g_auto (GStrv) rest = g_strdupv (arguments);
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &folders, NULL, N_("FOLDER") },
    { NULL },
  };

  if (!rb_cli_parse (&rest, entries, NULL, _("Writes a commented template of a lesson into a folder.")))
    return RB_EXIT_USAGE;

  if (folders == NULL || folders[1] != NULL)
    {
      rb_print (stderr, RB_STYLE_PLAIN, "%s\n", _("ringback-cli: “new” takes exactly one folder."));
      return RB_EXIT_USAGE;
    }

  return rb_cli_finish (create_pack (folders[0]));
}
