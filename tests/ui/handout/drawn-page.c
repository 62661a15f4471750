/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "drawn-page.h"

#include <cairo-script.h>
#include <string.h>

/* Cairo can write what is drawn as a script, in which text is text. */

static cairo_status_t
write_cb (gpointer       script,
          const guint8  *data,
          unsigned int   length)
{
  g_string_append_len (script, (const char *) data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
append_visible (GString *text,
                char     byte)
{
  if (!g_ascii_isspace (byte))
    g_string_append_c (text, byte);
}

/* Reads a string of the script up to its closing parenthesis. */
static void
read_string (const char *place,
             GString    *text)
{
  for (place++; *place != ')' && *place != '\0'; place++)
    {
      if (*place != '\\')
        append_visible (text, *place);
      else if (g_ascii_isdigit (place[1]))
        {
          append_visible (text, (char) strtoul ((char[]){ place[1], place[2], place[3], '\0' }, NULL, 8));
          place += 3;
        }
      else if (strchr ("()\\", *++place) != NULL)
        append_visible (text, *place);
    }
}

/* A text is a string at the beginning of a line. The fonts in the script contain zeros, so it is not one string. */
static void
read_script (GString *script,
             GString *text)
{
  g_auto (GStrv) lines = NULL;

  for (gsize i = 0; i < script->len; i++)
    if (script->str[i] == '\0')
      script->str[i] = ' ';
  lines = g_strsplit (script->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] == '(' && g_str_has_suffix (lines[i], "show-text-glyphs"))
      read_string (lines[i], text);
}

typedef struct
{
  GString *script;
  cairo_device_t *device;
  cairo_surface_t *surface;
  cairo_t *cr;
} Script;

static void
begin (Script *self)
{
  self->script = g_string_new (NULL);
  self->device = cairo_script_create_for_stream (write_cb, self->script);
  self->surface = cairo_script_surface_create (self->device, CAIRO_CONTENT_COLOR_ALPHA, 1000, 100000);
  self->cr = cairo_create (self->surface);
}

static char *
end (Script *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  cairo_device_destroy (self->device);
  read_script (self->script, text);
  g_string_free (self->script, TRUE);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
dup_drawn_text (RbHandout *handout,
                guint      page)
{
  Script script;

  begin (&script);
  rb_handout_draw (handout, script.cr, page);

  return end (&script);
}

char *
dup_drawn_rows (RbHandoutBlock *block,
                double          from,
                double          to)
{
  Script script;

  begin (&script);
  rb_handout_block_draw (block, script.cr, from, to);

  return end (&script);
}

static gboolean
is_channel (guint32 pixel,
            guint   shift,
            float   channel)
{
  int difference = (int) ((pixel >> shift) & 0xff) - (int) (channel * 255);

  return ABS (difference) <= 5;
}

/* Draws a block with four pixels for each point. */
static cairo_surface_t *
draw_block (RbHandoutBlock *block,
            double          width)
{
  int height = (int) rb_handout_block_get_height (block) + 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (4 * width), 4 * height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, 4, 4);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  rb_handout_block_draw (block, cr, 0, height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

guint
count_color (RbHandoutBlock *block,
             double          width,
             const GdkRGBA  *color,
             guint          *ret_longest)
{
  cairo_surface_t *surface = draw_block (block, width);
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint longest = 0;
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      guint run = 0;

      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        {
          guint32 pixel = *(const guint32 *) (gconstpointer) (data + y * stride + 4 * x);
          gboolean fits = is_channel (pixel, 16, color->red) && is_channel (pixel, 8, color->green) &&
                          is_channel (pixel, 0, color->blue);

          run = fits ? run + 1 : 0;
          longest = MAX (longest, run);
          n += fits;
        }
    }
  cairo_surface_destroy (surface);
  if (ret_longest != NULL)
    *ret_longest = longest;

  return n;
}

void
measure_ink (RbHandout *handout,
             guint      page,
             double    *ret_left,
             double    *ret_top,
             double    *ret_right,
             double    *ret_bottom)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double width, height;

  rb_handout_draw (handout, cr, page);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, ret_left, ret_top, &width, &height);
  cairo_surface_destroy (surface);
  *ret_right = *ret_left + width;
  *ret_bottom = *ret_top + height;
}

char *
dup_squeezed (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (; *text != '\0'; text++)
    append_visible (squeezed, *text);

  return g_string_free (squeezed, FALSE);
}

guint
count_text (const char *text,
            const char *part)
{
  guint n = 0;

  while ((text = strstr (text, part)) != NULL)
    {
      n++;
      text += strlen (part);
    }

  return n;
}
