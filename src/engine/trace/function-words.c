/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/function-words.h"

#include <glib/gi18n-lib.h>

/* What a function is called in the interface: by its name, or as an anonymous function. */

static gboolean
is_named (const RbSite *function)
{
  return function != NULL && *function->name != '\0';
}

/**
 * rb_function_words_get_name:
 * @function: (nullable): the site of a function
 *
 * Gets the name of a function for a label. The label shows the line of the function beside the name.
 *
 * Returns: (transfer none): its name, or translated words if it has none
 */
const char *
rb_function_words_get_name (const RbSite *function)
{
  /* Translators: in place of a function's name, in a list */
  return is_named (function) ? function->name : _("anonymous function");
}

/**
 * rb_function_words_dup_subject:
 * @function: (nullable): the site of a function; %NULL if it is not known
 *
 * Gets what a function is called at the beginning of a sentence.
 *
 * Returns: (transfer full): its name, or translated words if it has none
 */
char *
rb_function_words_dup_subject (const RbSite *function)
{
  if (is_named (function))
    return g_strdup (function->name);
  if (function == NULL)
    /* Translators: the subject of a sentence */
    return g_strdup (_("An anonymous function"));

  /* Translators: the subject of a sentence */
  return g_strdup_printf (_("The anonymous function on line %u"), function->line);
}

/**
 * rb_function_words_dup_object:
 * @function: (nullable): the site of a function; %NULL if it is not known
 *
 * Gets what a function is called in the middle of a sentence.
 *
 * Returns: (transfer full): its name, or translated words if it has none
 */
char *
rb_function_words_dup_object (const RbSite *function)
{
  if (is_named (function))
    return g_strdup (function->name);
  if (function == NULL)
    /* Translators: in the middle of a sentence */
    return g_strdup (_("an anonymous function"));

  /* Translators: in the middle of a sentence */
  return g_strdup_printf (_("the anonymous function on line %u"), function->line);
}
