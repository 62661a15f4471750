/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * A run in the window gives the same trace as ringback-cli, byte for byte, however it is watched.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "app/window-private.h"
#include "engine/export/export.h"
#include "engine/uninstalled.h"
#include "tests/engine/determinism.h"

typedef struct
{
  RbApplication *application;
  RbWindow *window;
  char *folder;
} Fixture;

static Fixture fixture;

static char *
write_article (const DeterminismProgram *program)
{
  g_autofree char *name = g_strconcat (program->name, ".md", NULL);
  g_autofree char *path = g_build_filename (fixture.folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  text = g_strdup_printf ("---\ntitle: %s\ndatabase:\n  latency: {min: %d, max: %d, seed: %d}\n"
                          "  answers: blocking\n---\n\n```js\n%s```\n",
                          program->name, DETERMINISM_LATENCY_MIN, DETERMINISM_LATENCY_MAX, DETERMINISM_SEED,
                          program->source);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

static GBytes *
export_headless (const char *path)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("RINGBACK_CLI"), "run", "--format",
                              "jsonl", path, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &bytes, NULL, &error);
  g_assert_no_error (error);

  return bytes;
}

static GBytes *
export_trace (RbTrace *trace)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (rb_export_write_jsonl (trace, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
act (const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.window), action, NULL));
}

static void
play_at (double speed)
{
  rb_session_set_speed (fixture.window->session, speed);
  act ("win.play");
}

static void
play_at_8 (void)
{
  play_at (8);
}

static void
play_at_4 (void)
{
  play_at (4);
}

static void
play_at_2 (void)
{
  play_at (2);
}

static void
play_at_1 (void)
{
  play_at (1);
}

static void
play_at_half (void)
{
  play_at (0.5);
}

static void
play_at_quarter (void)
{
  play_at (0.25);
}

static void
to_end (void)
{
  act ("win.to-end");
}

/* Steps forward, sometimes back, and changes the speed in between. */
static void
step (void)
{
  for (guint i = 0; i < 12; i++)
    {
      RbPlayer *player;

      act (i % 4 == 3 ? "win.step-back" : "win.step-forward");
      act (i % 2 == 0 ? "win.faster" : "win.slower");
      player = rb_session_get_player (fixture.window->session);
      while (rb_player_get_busy (player))
        g_main_context_iteration (NULL, TRUE);
    }
  act ("win.to-end");
}

typedef struct
{
  const char *name;
  void (*start) (void);
  gboolean is_slow;
} Manner;

static const Manner manners[] = {
  { "to-end", to_end, FALSE },   { "stepped", step, FALSE },      { "at-8", play_at_8, FALSE },
  { "at-4", play_at_4, TRUE },   { "at-2", play_at_2, TRUE },     { "at-1", play_at_1, TRUE },
  { "at-half", play_at_half, TRUE }, { "at-quarter", play_at_quarter, TRUE },
};

typedef struct
{
  const DeterminismProgram *program;
  const Manner *manner;
} Case;

static void
open_article (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  RbDocument *document = rb_session_get_document (fixture.window->session);

  rb_window_open_file (fixture.window, file);
  while (rb_document_get_exercise (document) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_same_trace (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *path = write_article (one->program);
  g_autoptr (GBytes) headless = export_headless (path);
  g_autoptr (GBytes) windowed = NULL;
  RbPlayer *player;

  open_article (path);
  one->manner->start ();
  player = rb_session_get_player (fixture.window->session);
  g_assert_nonnull (player);
  while (!rb_player_get_at_end (player) || rb_player_get_busy (player))
    g_main_context_iteration (NULL, TRUE);
  windowed = export_trace (rb_event_loop_get_trace (rb_player_get_event_loop (player)));

  g_assert_cmpuint (g_bytes_get_size (headless), >, 1000);
  g_assert_cmpmem (g_bytes_get_data (windowed, NULL), g_bytes_get_size (windowed), g_bytes_get_data (headless, NULL),
                   g_bytes_get_size (headless));
}

static void
add_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (determinism_programs); i++)
    for (guint j = 0; j < G_N_ELEMENTS (manners); j++)
      {
        g_autofree char *name = NULL;
        Case *one;

        /* The longer programs are watched in one fast manner. The other fast manners are for slow tests. */
        if (i > 0 && j > 0 && (!g_test_slow () || manners[j].is_slow))
          continue;
        if (manners[j].is_slow && !g_test_slow ())
          continue;
        one = g_new (Case, 1);
        one->program = &determinism_programs[i];
        one->manner = &manners[j];
        name = g_strdup_printf ("/same-trace/%s/%s", one->program->name, one->manner->name);
        g_test_add_data_func_full (name, one, test_same_trace, g_free);
      }
}

static void
remove_articles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (determinism_programs); i++)
    {
      g_autofree char *name = g_strconcat (determinism_programs[i].name, ".md", NULL);
      g_autofree char *path = g_build_filename (fixture.folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture.folder);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  rb_uninstalled_set_up ();
  g_test_init (&argc, &argv, NULL);
  fixture.folder = g_dir_make_tmp ("ringback-XXXXXX", &error);
  g_assert_no_error (error);
  fixture.application = rb_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (fixture.application), NULL, &error));
  fixture.window = rb_window_new (fixture.application);
  gtk_window_present (GTK_WINDOW (fixture.window));
  add_tests ();
  status = g_test_run ();
  gtk_window_destroy (GTK_WINDOW (fixture.window));
  g_object_unref (fixture.application);
  remove_articles ();
  g_free (fixture.folder);

  return status;
}
