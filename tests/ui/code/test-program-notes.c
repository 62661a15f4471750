/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/program-notes.h"

#include <adwaita.h>

/* These tests use a real runner, because it finds the names that a program does not declare. */

static RbExercise *
create_exercise (const char *setup,
                 const char *source,
                 gboolean    stand_ins)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  g_autoptr (RbVersion) version = rb_version_new (RB_VERSION_PROGRAM, "js", source, 1, 0);
  RbExercise *exercise = rb_exercise_new (1, "exercise", setup, database, stand_ins);

  rb_exercise_add_version (exercise, version);

  return exercise;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

/* What the line of notes says. */
static const char *
get_line (GtkWidget *notes)
{
  GtkWidget *button = gtk_widget_get_prev_sibling (gtk_widget_get_last_child (notes));

  return gtk_label_get_text (GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (button))));
}

/* What the popover of the line says. */
static const char *
get_lines (GtkWidget *notes)
{
  GtkWidget *button = gtk_widget_get_prev_sibling (gtk_widget_get_last_child (notes));
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  return gtk_label_get_text (GTK_LABEL (gtk_popover_get_child (popover)));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_setup (void)
{
  g_autoptr (RbExercise) plain = create_exercise (NULL, "1;", FALSE);
  g_autoptr (RbExercise) prepared = create_exercise ("const x = 1;", "x;", FALSE);
  GtkWidget *notes = g_object_ref_sink (g_object_new (RB_TYPE_PROGRAM_NOTES, NULL));
  GtkWidget *button = find (notes, GTK_TYPE_MENU_BUTTON);
  guint n_exercise = 0;

  g_assert_false (gtk_widget_get_visible (notes));
  g_signal_connect_swapped (notes, "notify::exercise", G_CALLBACK (count_cb), &n_exercise);

  rb_program_notes_set_exercise (RB_PROGRAM_NOTES (notes), plain);
  rb_program_notes_set_exercise (RB_PROGRAM_NOTES (notes), plain);
  g_assert_cmpuint (n_exercise, ==, 1);
  g_assert_false (gtk_widget_get_visible (notes));

  g_object_set (notes, "exercise", prepared, NULL);
  g_assert_cmpuint (n_exercise, ==, 2);
  g_assert_true (gtk_widget_get_visible (notes));
  g_assert_true (gtk_widget_get_visible (button));

  rb_program_notes_set_exercise (RB_PROGRAM_NOTES (notes), NULL);
  g_assert_false (gtk_widget_get_visible (notes));

  g_assert_finalize_object (notes);
}

static void
test_stand_ins (void)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbExercise) exercise = create_exercise (NULL, "getUserById(1, () => {});", TRUE);
  g_autoptr (RbVersion) version = g_list_model_get_item (rb_exercise_get_versions (exercise), 0);
  g_autoptr (RbProgram) program = rb_exercise_create_program (exercise, version, NULL);
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);
  g_autoptr (RbPlayer) player = rb_player_new (event_loop);
  GtkWidget *notes = g_object_ref_sink (g_object_new (RB_TYPE_PROGRAM_NOTES, NULL));

  rb_program_notes_set_exercise (RB_PROGRAM_NOTES (notes), exercise);
  rb_program_notes_set_player (RB_PROGRAM_NOTES (notes), player);
  g_assert_false (gtk_widget_get_visible (notes));

  rb_player_to_end (player);
  while (!rb_player_get_at_end (player))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_visible (notes));
  g_assert_true (g_str_has_suffix (get_line (notes), "getUserById"));

  /* The stand-ins belonged to that run. */
  rb_program_notes_set_player (RB_PROGRAM_NOTES (notes), NULL);
  g_assert_false (gtk_widget_get_visible (notes));

  g_assert_finalize_object (notes);
}

/* How the comments compare with the run comes before what is taken and stood in for. */
static void
test_comments (void)
{
  GtkWidget *notes = g_object_ref_sink (g_object_new (RB_TYPE_PROGRAM_NOTES, NULL));
  guint n_comments = 0;

  g_signal_connect_swapped (notes, "notify::comments", G_CALLBACK (count_cb), &n_comments);
  rb_program_notes_set_comments (RB_PROGRAM_NOTES (notes), "Two comments agree.");
  rb_program_notes_set_comments (RB_PROGRAM_NOTES (notes), "Two comments agree.");
  g_assert_cmpuint (n_comments, ==, 1);
  g_assert_cmpstr (rb_program_notes_get_comments (RB_PROGRAM_NOTES (notes)), ==, "Two comments agree.");
  g_assert_true (gtk_widget_get_visible (notes));
  g_assert_cmpstr (get_line (notes), ==, "Two comments agree.");
  rb_program_notes_set_comments (RB_PROGRAM_NOTES (notes), "Line 1 differs. · One agrees.");
  g_assert_cmpstr (get_lines (notes), ==, "Line 1 differs.\nOne agrees.");

  g_object_set (notes, "comments", NULL, NULL);
  g_assert_cmpuint (n_comments, ==, 3);
  g_assert_false (gtk_widget_get_visible (notes));

  g_assert_finalize_object (notes);
}

static void
note_call_cb (char      **chosen,
              const char *call)
{
  g_free (*chosen);
  *chosen = g_strdup (call);
}

/* A program that only defines offers the call, and says what it took from another block. */
static void
test_call (void)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbExercise) exercise = create_exercise (NULL, "const main = (id) => greet(id);", TRUE);
  g_autoptr (RbVersion) version = g_list_model_get_item (rb_exercise_get_versions (exercise), 0);
  g_autoptr (RbProgram) program = rb_exercise_create_program (exercise, version, NULL);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_program_block_free);
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);
  g_autoptr (RbPlayer) player = rb_player_new (event_loop);
  GtkWidget *notes = g_object_ref_sink (g_object_new (RB_TYPE_PROGRAM_NOTES, NULL));
  GtkWidget *button = gtk_widget_get_last_child (notes);
  g_autofree char *chosen = NULL;

  g_ptr_array_add (blocks, rb_program_block_new ("function greet(id) { console.log(id); }", 1));
  rb_program_set_blocks (program, blocks);
  g_signal_connect_swapped (notes, "call-chosen", G_CALLBACK (note_call_cb), &chosen);
  rb_program_notes_set_player (RB_PROGRAM_NOTES (notes), player);
  rb_player_to_end (player);
  while (!rb_player_get_at_end (player))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (get_line (notes), ==, "From other blocks: greet");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Add main(id)");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (chosen, ==, "main(id)");

  g_assert_finalize_object (notes);
}

/* A program that declares a name again says that it runs in parts. */
static void
test_parts (void)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbExercise) exercise = create_exercise (NULL, "const a = 1; const a = 2; const a = 3;", TRUE);
  g_autoptr (RbVersion) version = g_list_model_get_item (rb_exercise_get_versions (exercise), 0);
  g_autoptr (RbProgram) program = rb_exercise_create_program (exercise, version, NULL);
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);
  g_autoptr (RbPlayer) player = rb_player_new (event_loop);
  GtkWidget *notes = g_object_ref_sink (g_object_new (RB_TYPE_PROGRAM_NOTES, NULL));

  rb_program_notes_set_player (RB_PROGRAM_NOTES (notes), player);
  rb_player_to_end (player);
  while (!rb_player_get_at_end (player))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_line (notes), ==,
                   "Names are declared again: 3 parts run one after another");

  g_assert_finalize_object (notes);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/program-notes/setup", test_setup);
  g_test_add_func ("/program-notes/stand-ins", test_stand_ins);
  g_test_add_func ("/program-notes/call", test_call);
  g_test_add_func ("/program-notes/comments", test_comments);
  g_test_add_func ("/program-notes/parts", test_parts);

  return g_test_run ();
}
