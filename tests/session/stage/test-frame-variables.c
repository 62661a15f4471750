/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/frame-variables.h"

#include "session/stage/variable-item.h"

#define ONE "[\"number\",\"1\"]"
#define TWO "[\"number\",\"2\"]"

/* A frame of `main` with a captured variable, then one without any variable. */
static const RbVariable variables[] = {
  { .activation = 7, .scope = RB_VARIABLE_FRAME },
  { .activation = 7, .scope = RB_VARIABLE_LOCAL, .function = 1, .place = 10, .name = "a", .value = ONE },
  { .activation = 7, .scope = RB_VARIABLE_LOCAL, .function = 1, .place = 20, .name = "b", .value = ONE },
  { .activation = 7, .scope = RB_VARIABLE_CLOSURE, .function = 2, .place = 5, .name = "a", .value = TWO },
  { .activation = 7, .scope = RB_VARIABLE_SCRIPT, .place = 1, .name = "settings", .value = TWO },
  { .activation = 7, .scope = RB_VARIABLE_OMITTED, .value = "3" },
  { .activation = 8, .scope = RB_VARIABLE_FRAME },
};

static char *
dup_labels (GPtrArray *items)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *label = rb_variable_item_dup_label (g_ptr_array_index (items, i));

      g_string_append_printf (labels, "%s\n", label);
    }

  return g_string_free (labels, FALSE);
}

static RbTrace *
create_trace (void)
{
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "const outer = () => () => {};\n");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 29, 0, "");
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 20, 28, 0, "");
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 14, 28, 0, "outer");

  return trace;
}

static void
test_find (void)
{
  RbFrameVariables found;

  g_assert_true (rb_frame_variables_find (variables, G_N_ELEMENTS (variables), 7, &found));
  g_assert_true (found.variables == &variables[1]);
  g_assert_cmpuint (found.n_variables, ==, 5);

  /* A frame without variables is known. A frame that is not in the array is unknown. */
  g_assert_true (rb_frame_variables_find (variables, G_N_ELEMENTS (variables), 8, &found));
  g_assert_cmpuint (found.n_variables, ==, 0);
  g_assert_false (rb_frame_variables_find (variables, G_N_ELEMENTS (variables), 9, &found));
  g_assert_null (found.variables);
  g_assert_cmpuint (found.n_variables, ==, 0);
  g_assert_false (rb_frame_variables_find (NULL, 0, 7, &found));
}

/* Finds a variable, and fails if there is none. */
static RbFrameVariables
find (const RbVariable *within,
      guint             n_within,
      guint32           activation)
{
  RbFrameVariables found;

  g_assert_true (rb_frame_variables_find (within, n_within, activation, &found));

  return found;
}

static void
test_items (void)
{
  g_autoptr (RbTrace) trace = create_trace ();
  RbFrameVariables now = find (variables, G_N_ELEMENTS (variables), 7);
  RbFrameVariables nothing = { NULL, 0 };
  g_autoptr (GPtrArray) items = rb_frame_variables_create_items (&now, &nothing, trace);
  g_autofree char *labels = dup_labels (items);

  g_assert_cmpstr (labels, ==,
                   "a = 1\n"
                   "b = 1\n"
                   "Captured from outer\n"
                   "a = 2\n"
                   "From the main script\n"
                   "settings = 2\n"
                   "and 3 more\n");
}

/* Only the same variable with another value has changed: `b`, but neither the `a` that hid another one, nor `settings`,
 * which was not there. */
static void
test_changes (void)
{
  const RbVariable earlier[] = {
    { .activation = 7, .scope = RB_VARIABLE_FRAME },
    { .activation = 7, .scope = RB_VARIABLE_LOCAL, .function = 1, .place = 11, .name = "a", .value = TWO },
    { .activation = 7, .scope = RB_VARIABLE_LOCAL, .function = 1, .place = 20, .name = "b", .value = TWO },
    { .activation = 7, .scope = RB_VARIABLE_CLOSURE, .function = 2, .place = 5, .name = "a", .value = TWO },
  };
  g_autoptr (RbTrace) trace = create_trace ();
  RbFrameVariables now = find (variables, G_N_ELEMENTS (variables), 7);
  RbFrameVariables before = find (earlier, G_N_ELEMENTS (earlier), 7);
  g_autoptr (GPtrArray) items = rb_frame_variables_create_items (&now, &before, trace);
  g_autofree char *labels = dup_labels (items);

  g_assert_true (g_str_has_prefix (labels, "a = 1\nb = 1, changed\nCaptured from outer\na = 2\n"));
  g_assert_null (strstr (labels, "settings = 2, changed"));
}

/* What a runner sends in place of a value may be anything. */
static void
test_hostile (void)
{
  const RbVariable sent[] = {
    { .activation = 1, .scope = RB_VARIABLE_FRAME },
    { .activation = 1, .scope = RB_VARIABLE_LOCAL, .name = "a", .value = "[1" },
    { .activation = 1, .scope = RB_VARIABLE_LOCAL, .name = "b" },
    { .activation = 1, .scope = RB_VARIABLE_LOCAL, .value = ONE },
    { .activation = 1, .scope = RB_VARIABLE_CLOSURE, .function = 99, .name = "c", .value = ONE },
  };
  g_autoptr (RbTrace) trace = create_trace ();
  RbFrameVariables now = find (sent, G_N_ELEMENTS (sent), 1);
  RbFrameVariables nothing = { NULL, 0 };
  g_autoptr (GPtrArray) items = rb_frame_variables_create_items (&now, &nothing, trace);
  g_autofree char *labels = dup_labels (items);

  g_assert_cmpstr (labels, ==, "?\n?\n?\nCaptured from an anonymous function\nc = 1\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/frame-variables/find", test_find);
  g_test_add_func ("/frame-variables/items", test_items);
  g_test_add_func ("/frame-variables/changes", test_changes);
  g_test_add_func ("/frame-variables/hostile", test_hostile);

  return g_test_run ();
}
