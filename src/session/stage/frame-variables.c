/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/frame-variables.h"

#include <glib/gi18n.h>

#include "engine/trace/function-words.h"
#include "session/stage/value-tree.h"
#include "session/stage/variable-item.h"

/**
 * rb_frame_variables_find:
 * @variables: (array length=n_variables) (nullable): the variables of all frames, as an RbCapture gives them
 * @n_variables: how many there are
 * @activation: the activation of a frame
 * @ret_found: (out caller-allocates): the frame's variables, or none if the frame is not in the array; a part of
 * @variables
 *
 * Finds the variables of one frame.
 *
 * Returns: whether the frame is in the array
 */
gboolean
rb_frame_variables_find (const RbVariable *variables,
                         guint             n_variables,
                         guint32           activation,
                         RbFrameVariables *ret_found)
{
  *ret_found = (RbFrameVariables){ NULL, 0 };
  for (guint i = 0; i < n_variables; i++)
    {
      RbFrameVariables found = { variables + i + 1, 0 };

      if (variables[i].scope != RB_VARIABLE_FRAME || variables[i].activation != activation)
        continue;
      while (i + 1 + found.n_variables < n_variables && found.variables[found.n_variables].scope != RB_VARIABLE_FRAME)
        found.n_variables++;

      *ret_found = found;

      return TRUE;
    }

  return FALSE;
}

/* A variable that did not exist before counts as unchanged. A variable that another one of the same name has hidden
 * counts as unchanged, too. */
static gboolean
has_changed (const RbVariable       *variable,
             const RbFrameVariables *before)
{
  for (guint i = 0; i < before->n_variables; i++)
    {
      const RbVariable *other = &before->variables[i];

      if (other->scope == variable->scope && other->function == variable->function &&
          other->place == variable->place && g_strcmp0 (other->name, variable->name) == 0)
        return g_strcmp0 (other->value, variable->value) != 0;
    }

  return FALSE;
}

static char *
dup_heading (const RbVariable *variable,
             RbTrace          *trace)
{
  const RbSite *function = rb_trace_get_site (trace, variable->function);
  g_autofree char *words = NULL;

  if (variable->scope == RB_VARIABLE_SCRIPT)
    /* Translators: above variables that are declared at the top of the script and used in the function that is shown */
    return g_strdup (_("From the main script"));
  if (variable->function == 0)
    /* Translators: above variables that a function keeps from a block of the main script */
    return g_strdup (_("Captured from the main script"));

  words = rb_function_words_dup_object (function);

  /* Translators: above variables that a function keeps from the one around it, which follows */
  return g_strdup_printf (_("Captured from %s"), words);
}

static gboolean
needs_heading (const RbFrameVariables *now,
               guint                   i)
{
  const RbVariable *variable = &now->variables[i];

  if (variable->scope != RB_VARIABLE_CLOSURE && variable->scope != RB_VARIABLE_SCRIPT)
    return FALSE;

  return i == 0 || now->variables[i - 1].scope != variable->scope ||
         now->variables[i - 1].function != variable->function;
}

static RbVariableItem *
create_item (const RbVariable       *variable,
             const RbFrameVariables *before)
{
  g_autofree char *key = g_strdup_printf ("%d %u %u %s", variable->scope, variable->function, variable->place,
                                          variable->name);
  g_autoptr (JsonNode) tree = NULL;

  if (variable->scope == RB_VARIABLE_OMITTED)
    {
      guint n = variable->value != NULL ? (guint) g_ascii_strtoull (variable->value, NULL, 10) : 0;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

      return rb_variable_item_new_line (RB_VARIABLE_ITEM_MORE, text);
    }

  /* The runner is not trusted: a variable that cannot be read is shown as a question mark. */
  tree = variable->value != NULL ? rb_value_tree_parse (variable->value) : NULL;
  if (tree == NULL || variable->name == NULL)
    return rb_variable_item_new_line (RB_VARIABLE_ITEM_MORE, "?");

  return rb_variable_item_new (key, variable->name, json_node_get_array (tree), has_changed (variable, before));
}

/**
 * rb_frame_variables_create_items:
 * @now: the variables of a frame
 * @before: the variables of the same frame before the moment, to find out which variables have changed
 * @trace: the trace of the run
 *
 * Makes the rows of the variables card: first the frame's own variables, then the variables that the function captured,
 * with a heading above each group of captured variables.
 *
 * Returns: (transfer full) (element-type RbVariableItem): the rows
 */
GPtrArray *
rb_frame_variables_create_items (const RbFrameVariables *now,
                                 const RbFrameVariables *before,
                                 RbTrace                *trace)
{
  GPtrArray *items;

  g_return_val_if_fail (now != NULL && before != NULL, NULL);
  g_return_val_if_fail (RB_IS_TRACE (trace), NULL);

  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < now->n_variables; i++)
    {
      if (needs_heading (now, i))
        {
          g_autofree char *heading = dup_heading (&now->variables[i], trace);

          g_ptr_array_add (items, rb_variable_item_new_line (RB_VARIABLE_ITEM_HEADING, heading));
        }

      g_ptr_array_add (items, create_item (&now->variables[i], before));
    }

  return items;
}
