/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-badge.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#define SIZE 12

static const RbCallbackState states[] = { RB_CALLBACK_REGISTERED, RB_CALLBACK_WAITING, RB_CALLBACK_RUNNING,
                                          RB_CALLBACK_DONE, RB_CALLBACK_FAILED, RB_CALLBACK_UNCALLED };

/* A badge is within the place that it asks for. */
static void
test_size (void)
{
  g_autoptr (GObject) owner = G_OBJECT (rb_handout_type_create_context ());
  PangoContext *context = PANGO_CONTEXT (owner);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    for (guint callback = 0; callback < 60; callback += 29)
      {
        cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
        cairo_t *cr = cairo_create (surface);
        double wanted = rb_handout_badge_measure (context, SIZE, callback, FALSE, states[i]);
        double x, y, width, height;

        rb_handout_badge_draw (cr, context, SIZE, callback, FALSE, states[i], 50, 80);
        cairo_destroy (cr);
        cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
        cairo_surface_destroy (surface);
        g_assert_cmpfloat (wanted, >=, SIZE);
        g_assert_cmpfloat (x, >=, 49);
        g_assert_cmpfloat (y, >=, 79);
        g_assert_cmpfloat (x + width, <=, 51 + wanted);
        g_assert_cmpfloat (y + height, <=, 81 + SIZE);
      }
}

static GBytes *
draw (RbCallbackState state,
      gboolean        plain)
{
  g_autoptr (GObject) owner = G_OBJECT (rb_handout_type_create_context ());
  PangoContext *context = PANGO_CONTEXT (owner);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 20);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  rb_handout_badge_draw (cr, context, SIZE, 1, plain, state, 2, 2);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface) * 20);
  cairo_surface_destroy (surface);

  return bytes;
}

/* The states look different from each other without their colour, too: they have different signs. */
static void
test_states (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    for (guint j = 0; j < i; j++)
      {
        g_autoptr (GBytes) one = draw (states[i], FALSE);
        g_autoptr (GBytes) other = draw (states[j], FALSE);

        g_assert_false (g_bytes_equal (one, other));
      }
}

/* A badge that says who printed a line says nothing of a state. */
static void
test_plain (void)
{
  g_autoptr (GBytes) first = draw (RB_CALLBACK_REGISTERED, TRUE);

  for (guint i = 1; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GBytes) other = draw (states[i], TRUE);

      g_assert_true (g_bytes_equal (first, other));
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/handout-badge/size", test_size);
  g_test_add_func ("/handout-badge/states", test_states);
  g_test_add_func ("/handout-badge/plain", test_plain);

  return g_test_run ();
}
