/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-badges.h"

#include "ui/handout/handout-badge.h"

/* More badges beside one line are only counted. */
#define MAX_BADGES 3

/* In times the size of the type. */
#define BADGE 1.12
#define GAP 0.2
#define MORE 0.75

typedef struct
{
  guint callback;
  RbCallbackState state;
} Badge;

static void
add_badge (RbHandoutBadges  *self,
           guint             line,
           const RbCallback *callback)
{
  Badge badge = { callback->callback, callback->state };
  GArray *badges = g_hash_table_lookup (self->lines, GUINT_TO_POINTER (line));

  if (badges == NULL)
    {
      badges = g_array_new (FALSE, FALSE, sizeof (Badge));
      g_hash_table_insert (self->lines, GUINT_TO_POINTER (line), badges);
    }
  g_array_append_val (badges, badge);
}

/*
 * rb_handout_badges_init:
 * @self: (out): badges
 * @context: a context
 * @size: the size of the type of the program, in points
 * @machine: (nullable): the state of its run that is shown
 *
 * Finds the badges of a program.
 */
void
rb_handout_badges_init (RbHandoutBadges *self,
                        PangoContext    *context,
                        double           size,
                        RbMachine       *machine)
{
  const RbCallback *callbacks = NULL;
  guint n_callbacks = 0;

  *self = (RbHandoutBadges){ g_object_ref (context), size,
                             g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref) };
  if (machine != NULL)
    callbacks = rb_machine_get_callbacks (machine, &n_callbacks);
  for (guint i = 0; i < n_callbacks; i++)
    /* Functions of the engine itself have no place in the source. */
    if (callbacks[i].function != 0)
      add_badge (self, rb_trace_get_site (rb_machine_get_trace (machine), callbacks[i].function)->line, &callbacks[i]);
}

/*
 * rb_handout_badges_clear:
 * @self: badges
 *
 * Frees what @self holds.
 */
void
rb_handout_badges_clear (RbHandoutBadges *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->lines, g_hash_table_unref);
}

/* Draws the badges of a line, or only measures them. Returns how wide they are. */
static double
draw_badges (const RbHandoutBadges *self,
             cairo_t               *cr,
             GArray                *badges,
             double                 middle)
{
  double size = self->size * BADGE;
  g_autofree char *words = NULL;
  g_autoptr (PangoLayout) more = NULL;
  double x = 0;
  double width;

  for (guint i = 0; i < MIN (badges->len, MAX_BADGES); i++)
    {
      const Badge *badge = &g_array_index (badges, Badge, i);

      if (cr != NULL)
        rb_handout_badge_draw (cr, self->context, size, badge->callback, FALSE, badge->state, x, middle - size / 2);
      x += rb_handout_badge_measure (self->context, size, badge->callback, FALSE, badge->state) + self->size * GAP;
    }
  if (badges->len <= MAX_BADGES)
    return x - self->size * GAP;

  words = g_strdup_printf ("+%u", badges->len - MAX_BADGES);
  more = rb_handout_type_create_line (self->context, RB_HANDOUT_FACE_TEXT, self->size * MORE, words, &width);
  if (cr != NULL)
    {
      rb_handout_type_set_ink (cr, RB_HANDOUT_INK_DIM);
      rb_handout_type_show_middle (cr, more, x, middle);
    }

  return x + width;
}

/*
 * rb_handout_badges_measure:
 * @self: badges
 *
 * Measures the column of the badges.
 *
 * Returns: how wide it is, in points; 0 if there are none
 */
double
rb_handout_badges_measure (const RbHandoutBadges *self)
{
  GHashTableIter iter;
  gpointer badges;
  double widest = 0;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &badges))
    widest = MAX (widest, draw_badges (self, NULL, badges, 0));

  return widest;
}

/*
 * rb_handout_badges_draw:
 * @self: badges
 * @cr: where to draw
 * @line: a line of the program, from 1
 * @middle: half of its height, in points
 *
 * Draws the badges beside a line, at the left edge.
 */
void
rb_handout_badges_draw (const RbHandoutBadges *self,
                        cairo_t               *cr,
                        guint                  line,
                        double                 middle)
{
  GArray *badges = g_hash_table_lookup (self->lines, GUINT_TO_POINTER (line));

  if (badges != NULL)
    draw_badges (self, cr, badges, middle);
}
