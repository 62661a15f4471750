/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/prose-markup.h"

/**
 * rb_prose_markup_dress:
 * @markup: Pango markup as articles give it
 *
 * Gives inline code a background, and the font of the code pane.
 *
 * Returns: (transfer full): Pango markup
 */
char *
rb_prose_markup_dress (const char *markup)
{
  g_autoptr (GString) dressed = NULL;

  g_return_val_if_fail (markup != NULL, NULL);

  /* The article's own "<" is escaped in the markup, so these texts can only be tags. */
  dressed = g_string_new (markup);
  g_string_replace (dressed, "<tt>",
                    "<span font_family=\"Noto Sans Mono, DejaVu Sans Mono, Noto Sans Thai, monospace\" size=\"94%\" "
                    "background=\"#808080\" background_alpha=\"16%\">", 0);
  g_string_replace (dressed, "</tt>", "</span>", 0);

  return g_string_free (g_steal_pointer (&dressed), FALSE);
}
