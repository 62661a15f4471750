/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>

/* A screen has 96 pixels to the inch, and a picture two for each of them. */
#define PNG_SCALE (2 * 96.0 / 72)

/* The tallest image of cairo, in pixels. */
#define MAX_PIXELS 32767

G_DEFINE_QUARK (rb-handout-error-quark, rb_handout_error)

static cairo_status_t
write_cb (gpointer      array,
          const guint8 *data,
          unsigned int  length)
{
  g_byte_array_append (array, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
draw_pages (RbHandout       *handout,
            cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < rb_handout_get_n_pages (handout); i++)
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      rb_handout_draw (handout, cr, i);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
}

/* Every printer and every viewer knows version 1.4. The same run gives the same bytes, so the file does not say when it
 * was made. */
static cairo_surface_t *
draw_pdf (RbHandout  *handout,
          GByteArray *bytes)
{
  double width, height;
  cairo_surface_t *surface;

  rb_handout_get_size (handout, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width, height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, rb_handout_get_title (handout));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Ringback " RB_PROGRAM_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
  draw_pages (handout, surface);

  return surface;
}

static cairo_surface_t *
draw_svg (RbHandout  *handout,
          GByteArray *bytes)
{
  double width, height;
  cairo_surface_t *surface;

  rb_handout_get_size (handout, &width, &height);
  surface = cairo_svg_surface_create_for_stream (write_cb, bytes, width, height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  draw_pages (handout, surface);

  return surface;
}

static cairo_surface_t *
draw_png (RbHandout   *handout,
          GByteArray  *bytes,
          GError     **error)
{
  double width, height;
  cairo_surface_t *surface;

  rb_handout_get_size (handout, &width, &height);
  if (height * PNG_SCALE > MAX_PIXELS)
    {
      g_set_error_literal (error, RB_HANDOUT_ERROR, RB_HANDOUT_ERROR_TOO_LONG,
                           _("The program is too long for one picture. A PDF has pages."));
      return NULL;
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * PNG_SCALE + 0.5),
                                        (int) (height * PNG_SCALE + 0.5));
  cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
  draw_pages (handout, surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    cairo_surface_write_to_png_stream (surface, write_cb, bytes);

  return surface;
}

/* A drawing has no text in it but outlines, so its description says all that it shows: for a screen reader, and for a
 * search. Cairo numbers its surfaces, and the number would be different each time. */
static GBytes *
finish_svg (RbHandout  *handout,
            GByteArray *bytes)
{
  g_autoptr (GRegex) number = g_regex_new (" id=\"surface[0-9]+\"", 0, 0, NULL);
  g_autoptr (GString) svg = g_string_new_len ((const char *) bytes->data, bytes->len);
  g_autofree char *text = rb_handout_dup_text (handout);
  g_autofree char *words = g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>",
                                                    rb_handout_get_title (handout), text);
  const char *root = strstr (svg->str, "<svg");
  const char *content = root != NULL ? strchr (root, '>') : NULL;
  char *result;

  if (content != NULL)
    g_string_insert (svg, content + 1 - svg->str, words);
  result = g_regex_replace_literal (number, svg->str, -1, 0, "", 0, NULL);

  return g_bytes_new_take (result, strlen (result));
}

/**
 * rb_handout_file_create:
 * @content: what the handout is about
 * @format: the format
 * @error: return location for an error
 *
 * Draws a handout into the bytes of a file. The same moment of the same run gives the same bytes.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
rb_handout_file_create (const RbHandoutContent  *content,
                        RbHandoutFormat          format,
                        GError                 **error)
{
  g_autoptr (RbHandout) handout = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (content != NULL, NULL);

  handout = rb_handout_new (content, format == RB_HANDOUT_PDF);
  surface = format == RB_HANDOUT_PDF ? draw_pdf (handout, bytes) :
            format == RB_HANDOUT_SVG ? draw_svg (handout, bytes) : draw_png (handout, bytes, error);
  if (surface == NULL)
    return NULL;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, RB_HANDOUT_ERROR, RB_HANDOUT_ERROR_FAILED, _("The page could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  if (format == RB_HANDOUT_SVG)
    return finish_svg (handout, bytes);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
