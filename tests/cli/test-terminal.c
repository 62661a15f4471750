/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <gio/gunixinputstream.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "spawn.h"
#include "tests/deadline.h"

/* What ringback-cli does with a terminal, with signals and with standard input. */

/* Calls ringback-cli in a terminal, in which standard output and standard error are one. */
static char *
call_in_terminal (Fixture    *fixture,
                  const char *no_color,
                  const char *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *command = g_strdup_printf ("\"$RINGBACK_CLI\" %s", arguments);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output;

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  g_subprocess_launcher_setenv (launcher, "TERM", "xterm", TRUE);
  g_subprocess_launcher_setenv (launcher, "NO_COLOR", no_color, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, "script", "-qec", command, "/dev/null", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);

  return output;
}

static gboolean
has_script (void)
{
  g_autofree char *path = g_find_program_in_path ("script");

  if (path == NULL)
    g_test_skip ("script, which makes a terminal, is not installed");

  return path != NULL;
}

static void
test_colours (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *coloured = NULL;
  g_autofree char *plain = NULL;
  g_autoptr (Result) piped = NULL;

  if (!has_script ())
    return;

  write_file (fixture, "a.js", "null.x;\n");
  coloured = call_in_terminal (fixture, "", "run a.js");
  plain = call_in_terminal (fixture, "1", "run a.js");
  piped = call (fixture, "run", "a.js");

  g_assert_nonnull (strstr (coloured, "\033[1;31m^"));
  g_assert_nonnull (strstr (plain, "Uncaught TypeError"));
  g_assert_null (strchr (plain, '\033'));
  g_assert_null (strchr (piped->errors, '\033'));
}

/* A terminal must not be commanded by an article. */
static void
test_control_characters (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *printed = NULL;
  g_autoptr (Result) piped = NULL;
  g_autoptr (Result) listed = NULL;
  g_autoptr (Result) checked = NULL;

  write_file (fixture, "a.js", "console.log('\\x1b[31mred\\x1b[0m \\x1b]0;title\\x07');\n");
  write_file (fixture, "\033[2J.md", "# \033]0;title\007\n\n```js\nlet x = ;\n```\n");
  piped = call (fixture, "run", "a.js");
  listed = call (fixture, "list", "\033[2J.md");
  checked = call (fixture, "check", "\033[2J.md");

  g_assert_cmpstr (piped->output, ==, "\033[31mred\033[0m \033]0;title\007\n");
  g_assert_null (strchr (listed->output, '\033'));
  g_assert_null (strchr (checked->output, '\033'));
  g_assert_nonnull (strstr (checked->output, "\\x1b[2J.md:4:9: "));

  if (!has_script ())
    return;
  printed = call_in_terminal (fixture, "", "run a.js");
  g_assert_nonnull (strstr (printed, "\033[31mred\033[0m \\x1b]0;title\\x07"));
}

/* A long run says how far it is, and removes this before the output. */
static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *printed = NULL;
  const char *progress;

  if (!has_script ())
    return;

  write_file (fixture, "a.js", "setTimeout(() => {}, 60000);\n");
  printed = call_in_terminal (fixture, "", "run a.js --speed 1 --timeout 4");
  progress = strstr (printed, "a.js: ");

  g_assert_nonnull (progress);
  g_assert_nonnull (strstr (progress, "engine time\r\033[K"));
  g_assert_nonnull (strstr (progress, "stopped after 4 seconds"));
}

/* Waits until a process has a handler for SIGINT. */
static void
wait_for_handler (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  gint64 deadline = deadline_from_now ();
  guint64 caught = 0;

  while ((caught & (1 << (SIGINT - 1))) == 0)
    {
      g_autofree char *status = NULL;
      const char *line;

      g_assert_true (g_file_get_contents (path, &status, NULL, NULL));
      line = strstr (status, "SigCgt:");
      g_assert_nonnull (line);
      caught = g_ascii_strtoull (line + strlen ("SigCgt:\t"), NULL, 16);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_thread_yield ();
    }
}

static void
begin_session (gpointer data)
{
  setsid ();
}

/* Starts a program that never ends, and interrupts the process group, as Ctrl+C does. Returns the output. */
static char *
interrupt (Fixture    *fixture,
           const char *command,
           const char *name,
           const char *format)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  const char *argv[] = { g_getenv ("RINGBACK_CLI"), command, path, "--format", format, NULL };
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  char piece[4096];
  gssize length;
  int fd, status;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, begin_session, NULL, &pid, NULL,
                            &fd, NULL, &error);
  g_assert_no_error (error);
  stream = g_unix_input_stream_new (fd, TRUE);
  wait_for_handler (pid);
  g_assert_cmpint (kill (-pid, SIGINT), ==, 0);

  while ((length = g_input_stream_read (stream, piece, sizeof piece, NULL, &error)) > 0)
    g_string_append_len (text, piece, length);
  g_assert_no_error (error);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGINT);

  return g_string_free (text, FALSE);
}

static void
assert_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
}

/* The output is complete: it holds what has happened so far. */
static void
test_interrupt (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *jsonl = NULL;
  g_autofree char *perfetto = NULL;
  g_autofree char *checked = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_lines;

  write_file (fixture, "a.js", "setInterval(() => {}, 100);\n");
  write_file (fixture, "a.md", "```js\nsetInterval(() => {}, 100);\n```\n");
  jsonl = interrupt (fixture, "run", "a.js", "jsonl");
  perfetto = interrupt (fixture, "run", "a.js", "perfetto");
  checked = interrupt (fixture, "check", "a.md", "json");

  g_assert_true (g_str_has_suffix (jsonl, "\"outcome\":\"stopped\"}\n"));
  lines = g_strsplit (jsonl, "\n", -1);
  n_lines = g_strv_length (lines);
  for (guint i = 0; i + 1 < n_lines; i++)
    assert_json (lines[i]);
  assert_json (perfetto);
  g_assert_cmpstr (checked, ==, "[]\n");
}

/* Calls ringback-cli with @input as standard input. */
static char *
call_with_input (Fixture    *fixture,
                 const char *input,
                 const char *command,
                 const char *option,
                 const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                      &error, g_getenv ("RINGBACK_CLI"), command, "-", option, value, NULL);
  char *output;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_free (take_missing (output));

  return output;
}

static void
test_standard_input (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *program = call_with_input (fixture, "console.log(1);\n", "run", NULL, NULL);
  g_autofree char *broken = call_with_input (fixture, "let x = ;\n", "run", NULL, NULL);
  g_autofree char *article = call_with_input (fixture, "```js\nconsole.log(2);\n```\n", "run", "--exercise", "1");
  g_autofree char *listed = call_with_input (fixture, "# Title\n", "list", NULL, NULL);
  g_autofree char *checked = call_with_input (fixture, "```js\nx(;\n```\n", "check", NULL, NULL);

  g_assert_cmpstr (program, ==, "1\n");
  g_assert_true (g_str_has_prefix (broken, "stdin:1\nlet x = ;\n        ^\n"));
  g_assert_cmpstr (article, ==, "2\n");
  g_assert_cmpstr (listed, ==, "Title\n");
  g_assert_true (g_str_has_prefix (checked, "stdin:2:3: "));
}

#define ADD(name, func) g_test_add ("/terminal/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("colours", test_colours);
  ADD ("control-characters", test_control_characters);
  ADD ("progress", test_progress);
  ADD ("interrupt", test_interrupt);
  ADD ("standard-input", test_standard_input);

  return g_test_run ();
}
