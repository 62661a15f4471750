/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/prose-markup.h"

#define FONT "<span font_family=\"Noto Sans Mono, DejaVu Sans Mono, Noto Sans Thai, monospace\" size=\"94%\""

/**
 * rb_prose_markup_dress:
 * @markup: Pango markup as articles give it
 * @boxed: whether inline code has a background, so that it stands out in a sentence
 *
 * Gives inline code the font of the code pane.
 *
 * Returns: (transfer full): Pango markup
 */
char *
rb_prose_markup_dress (const char *markup,
                       gboolean    boxed)
{
  g_autoptr (GString) dressed = NULL;

  g_return_val_if_fail (markup != NULL, NULL);

  /* The article's own "<" is escaped in the markup, so these texts can only be tags. */
  dressed = g_string_new (markup);
  g_string_replace (dressed, "<tt>",
                    boxed ? FONT " background=\"#808080\" background_alpha=\"16%\">" : FONT ">", 0);
  g_string_replace (dressed, "</tt>", "</span>", 0);

  return g_string_free (g_steal_pointer (&dressed), FALSE);
}
