/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "stage-fixture.h"

#include <adwaita.h>

#include "tests/ui/own-icons.h"
#include "tests/ui/stage/written-runs.h"
#include "ui/stage/progress-strip.h"

/* How many frames a change of the layout may take. */
#define N_FRAMES 4

const char lookup_source[] =
  "const ask = (id) => {\n"
  "  database.getUserById(id, (user) => {\n"
  "    console.log(user.name);\n"
  "  });\n"
  "};\n"
  "ask(1);\n"
  "console.warn('meanwhile');\n";

static void
show_run (StageFixture *fixture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->player = rb_player_new (fixture->event_loop);
  fixture->stage = g_object_new (RB_TYPE_STAGE, NULL);
  fixture->console = g_object_new (RB_TYPE_CONSOLE_VIEW, NULL);
  fixture->narration = g_object_new (RB_TYPE_NARRATION_BAR, NULL);

  gtk_widget_set_vexpand (GTK_WIDGET (fixture->stage), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->stage));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->console));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->narration));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));

  rb_stage_set_player (fixture->stage, fixture->player);
  rb_console_view_set_player (fixture->console, fixture->player);
  rb_narration_bar_set_player (fixture->narration, fixture->player);
}

void
stage_fixture_set_up (StageFixture *fixture,
                      gconstpointer data)
{
  g_autoptr (RbProgram) program = rb_program_new (data != NULL ? data : lookup_source);

  rb_program_set_stand_ins (program, TRUE);
  fixture->pool = rb_runner_pool_new (FALSE);
  fixture->event_loop = rb_event_loop_new (program, fixture->pool);
  show_run (fixture);
}

void
stage_fixture_set_up_written (StageFixture *fixture,
                              gconstpointer data)
{
  g_autoptr (RbProgram) program = rb_program_new (written_source);

  fixture->pool = rb_runner_pool_new (FALSE);
  fixture->event_loop = rb_event_loop_new (program, fixture->pool);
  write_run (rb_event_loop_get_trace (fixture->event_loop), data);
  show_run (fixture);
}

/* Goes to the moment that a record belongs to. */
void
show_record (StageFixture   *fixture,
             const RbRecord *run,
             RbRecordKind    kind)
{
  guint record = 0;

  while (run[record].kind != kind)
    record++;
  rb_player_seek (fixture->player,
                  rb_trace_find_moment (rb_event_loop_get_trace (fixture->event_loop), record));
}

void
stage_fixture_tear_down (StageFixture *fixture,
                         gconstpointer data)
{
  gpointer stage = fixture->stage;
  gpointer console = fixture->console;

  g_object_add_weak_pointer (G_OBJECT (fixture->stage), &stage);
  g_object_add_weak_pointer (G_OBJECT (fixture->console), &console);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (stage);
  g_assert_null (console);

  rb_event_loop_stop (fixture->event_loop);
  g_clear_object (&fixture->player);
  g_clear_object (&fixture->event_loop);
  g_clear_object (&fixture->pool);
}

/* The row of a list that says @text. */
GtkWidget *
find_row (gpointer    widget,
          const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    {
      for (found = widget; found != NULL && g_strcmp0 (gtk_widget_get_css_name (found), "row") != 0;
           found = gtk_widget_get_parent (found))
        ;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, text);

  return found;
}

void
step (StageFixture *fixture)
{
  rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
  while (rb_player_get_busy (fixture->player))
    g_main_context_iteration (NULL, TRUE);
}

void
step_until (StageFixture *fixture,
            const char   *text)
{
  for (guint i = 0; i < 60 && !shows (fixture->stage, text); i++)
    step (fixture);
  wait_for (fixture->stage, text);
}

/* The number of visible progress bars below @widget. */
guint
count_bars (GtkWidget *widget)
{
  guint n = RB_IS_PROGRESS_STRIP (widget) && gtk_widget_get_mapped (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_bars (child);

  return n;
}

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *frame_clock,
                gpointer       user_data)
{
  guint *n_frames = user_data;

  (*n_frames)++;

  return G_SOURCE_CONTINUE;
}

/* Waits until the layout is final. A change of the height takes some frames. */
void
wait_for_layout (StageFixture *fixture)
{
  guint n_frames = 0;
  guint tick = gtk_widget_add_tick_callback (GTK_WIDGET (fixture->stage), count_frame_cb, &n_frames, NULL);

  while (n_frames < N_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (GTK_WIDGET (fixture->stage), tick);
}

void
stage_fixture_init (int    *argc,
                    char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  add_own_icons ();
}
