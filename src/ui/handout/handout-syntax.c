/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-syntax.h"

#include "ui/code/code-schemes.h"

/**
 * rb_handout_syntax_create_buffer:
 * @source: a program
 *
 * Creates a text whose syntax is marked with the colours of the light style scheme.
 *
 * Returns: (transfer full): a buffer
 */
GtkTextBuffer *
rb_handout_syntax_create_buffer (const char *source)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  GtkSourceBuffer *buffer = gtk_source_buffer_new (NULL);
  GtkTextIter start, end;

  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  gtk_source_buffer_set_language (buffer, gtk_source_language_manager_get_language (languages, "js"));
  gtk_source_buffer_set_style_scheme (buffer, rb_code_schemes_get (RB_SCHEME_LIGHT));
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), source, -1);
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  gtk_source_buffer_ensure_highlight (buffer, &start, &end);

  return GTK_TEXT_BUFFER (buffer);
}

static void
insert (PangoAttrList  *attributes,
        PangoAttribute *attribute,
        guint           start,
        guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static guint16
get_channel (float channel)
{
  return (guint16) (channel * 65535);
}

/* Later tags win, in the text as in the list. */
static void
add_tag (PangoAttrList *attributes,
         GtkTextTag    *tag,
         guint          start,
         guint          end)
{
  gboolean has_color, has_weight, has_style;
  g_autoptr (GdkRGBA) color = NULL;
  PangoStyle style;
  int weight;

  g_object_get (tag,
                "foreground-set", &has_color,
                "foreground-rgba", &color,
                "weight-set", &has_weight,
                "weight", &weight,
                "style-set", &has_style,
                "style", &style,
                NULL);
  if (has_color && color != NULL)
    insert (attributes,
            pango_attr_foreground_new (get_channel (color->red), get_channel (color->green),
                                       get_channel (color->blue)),
            start, end);
  if (has_weight)
    insert (attributes, pango_attr_weight_new (weight), start, end);
  if (has_style)
    insert (attributes, pango_attr_style_new (style), start, end);
}

/**
 * rb_handout_syntax_create_attributes:
 * @start: where a line starts
 * @end: where it ends
 *
 * Makes what the tags of a line say into attributes of a layout.
 *
 * Returns: (transfer full): attributes
 */
PangoAttrList *
rb_handout_syntax_create_attributes (const GtkTextIter *start,
                                     const GtkTextIter *end)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  GtkTextIter from = *start;

  while (gtk_text_iter_compare (&from, end) < 0)
    {
      g_autoptr (GSList) tags = gtk_text_iter_get_tags (&from);
      GtkTextIter to = from;

      if (!gtk_text_iter_forward_to_tag_toggle (&to, NULL) || gtk_text_iter_compare (&to, end) > 0)
        to = *end;
      for (GSList *l = tags; l != NULL; l = l->next)
        add_tag (attributes, l->data, (guint) gtk_text_iter_get_line_index (&from),
                 (guint) gtk_text_iter_get_line_index (&to));
      from = to;
    }

  return attributes;
}
