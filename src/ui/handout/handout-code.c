/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-code-private.h"

#include "engine/trace/unrun.h"
#include "ui/code/code-text.h"
#include "ui/handout/handout-syntax.h"

/* In times the size of the type. */
#define GAP 0.8
#define HANGING 2.4 /* how much farther to the right a line goes on */

/* In times the width of the block: the most that an indentation may take of it. */
#define MOST_INDENT 0.4

/* How strong the text of code that did not run is. */
#define UNRUN 0.55

G_DEFINE_FINAL_TYPE (RbHandoutCode, rb_handout_code, RB_TYPE_HANDOUT_BLOCK)

static guint
count_rows (RbHandoutCode *self)
{
  return rb_handout_block_get_n_rows (RB_HANDOUT_BLOCK (self));
}

static const RbHandoutRow *
get_row (RbHandoutCode *self,
         guint          row)
{
  return rb_handout_block_get_row (RB_HANDOUT_BLOCK (self), row);
}

static void
draw_number (RbHandoutCode      *self,
             cairo_t            *cr,
             guint               line,
             const RbHandoutRow *row)
{
  g_autofree char *words = g_strdup_printf ("%u", line);
  g_autoptr (PangoLayout) number = rb_handout_type_create_layout (self->context, RB_HANDOUT_FACE_CODE, self->size * 0.9,
                                                                  words);
  double width;

  rb_handout_type_get_size (number, &width, NULL);
  rb_handout_type_set_ink (cr, RB_HANDOUT_INK_DIM);
  rb_handout_type_show (cr, number, self->numbers - width,
                        row->baseline - pango_layout_get_baseline (number) / (double) PANGO_SCALE);
}

static void
rb_handout_code_draw (RbHandoutBlock *block,
                      cairo_t        *cr,
                      double          from,
                      double          to)
{
  RbHandoutCode *self = RB_HANDOUT_CODE (block);

  rb_handout_code_draw_marks (self, cr, from, to);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const RbHandoutRow *row = get_row (self, g_array_index (self->lines, RbHandoutLine, i).row);

      if (row->top < from - 0.01 || row->bottom > to + 0.01)
        continue;

      draw_number (self, cr, i + 1, row);
      rb_handout_badges_draw (&self->badges, cr, i + 1, (row->top + row->bottom) / 2);
    }
}

/* --- The object --------------------------------------------------------------------------------------------------- */

static void
rb_handout_code_finalize (GObject *object)
{
  RbHandoutCode *self = RB_HANDOUT_CODE (object);

  g_clear_object (&self->context);
  g_clear_object (&self->buffer);
  g_clear_object (&self->machine);
  rb_run_marks_free (self->marks);
  rb_handout_badges_clear (&self->badges);
  g_array_unref (self->lines);

  G_OBJECT_CLASS (rb_handout_code_parent_class)->finalize (object);
}

static void
rb_handout_code_class_init (RbHandoutCodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_handout_code_finalize;
  RB_HANDOUT_BLOCK_CLASS (klass)->draw = rb_handout_code_draw;
}

static void
rb_handout_code_init (RbHandoutCode *self)
{
  self->marks = rb_run_marks_new ();
  self->lines = g_array_new (FALSE, FALSE, sizeof (RbHandoutLine));
}

static double
measure_words (RbHandoutCode *self,
               RbHandoutFace  face,
               double         size,
               const char    *words)
{
  g_autoptr (PangoLayout) layout = rb_handout_type_create_layout (self->context, face, size, words);
  double width;

  rb_handout_type_get_size (layout, &width, NULL);

  return width;
}

/* Without a run there are no badges, and the numbers begin at the left edge. */
static void
measure_gutter (RbHandoutCode *self)
{
  g_autofree char *last = g_strdup_printf ("%d", gtk_text_buffer_get_line_count (self->buffer));
  double badges = rb_handout_badges_measure (&self->badges);

  self->numbers = badges > 0 ? badges + self->size * GAP : 0;
  self->numbers += measure_words (self, RB_HANDOUT_FACE_CODE, self->size * 0.9, last);
  self->text = self->numbers + self->size * 1.2;
}

/* Code that did not run is pale, once the whole run is known. */
static GArray *
find_unrun (RbHandoutCode *self)
{
  if (self->machine == NULL || rb_machine_get_loop_state (self->machine) != RB_LOOP_FINISHED)
    return g_array_new (FALSE, FALSE, sizeof (RbUnrun));

  return rb_unrun_find (rb_machine_get_trace (self->machine));
}

static void
make_pale (RbHandoutCode     *self,
           PangoAttrList     *attributes,
           GArray            *unrun,
           const GtkTextIter *line,
           const GtkTextIter *line_end)
{
  for (guint i = 0; i < unrun->len; i++)
    {
      const RbUnrun *stretch = &g_array_index (unrun, RbUnrun, i);
      PangoAttribute *alpha;
      GtkTextIter start, end;

      rb_code_text_get_iters (self->buffer, stretch->start, stretch->end, &start, &end);
      if (gtk_text_iter_compare (&start, line) < 0)
        start = *line;
      if (gtk_text_iter_compare (&end, line_end) > 0)
        end = *line_end;
      if (gtk_text_iter_compare (&start, &end) >= 0)
        continue;

      alpha = pango_attr_foreground_alpha_new ((guint16) (UNRUN * 65535));
      alpha->start_index = (guint) gtk_text_iter_get_line_index (&start);
      alpha->end_index = (guint) gtk_text_iter_get_line_index (&end);
      pango_attr_list_insert (attributes, alpha);
    }
}

/* Returns the width of the white space that the line begins with. */
static double
measure_indent (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  int index = (int) strspn (text, " \t");
  PangoRectangle place;

  pango_layout_index_to_pos (layout, index, &place);

  return place.x / (double) PANGO_SCALE;
}

static double
add_line (RbHandoutCode *self,
          GtkTextIter   *start,
          GArray        *unrun,
          double         top)
{
  GtkTextIter end = *start;
  RbHandoutLine line = { .row = count_rows (self) };
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  double room = self->width - self->text - self->size * RB_HANDOUT_CODE_MARGIN;
  double indent;

  rb_code_text_go_to_line_end (&end);
  text = gtk_text_iter_get_text (start, &end);
  layout = rb_handout_type_create_layout (self->context, RB_HANDOUT_FACE_CODE, self->size, text);
  attributes = rb_handout_syntax_create_attributes (start, &end);
  make_pale (self, attributes, unrun, start, &end);
  pango_layout_set_attributes (layout, attributes);

  indent = measure_indent (layout);
  line.left = self->text + indent;
  pango_layout_set_indent (layout, -(int) (MIN (indent + self->size * HANGING, room * MOST_INDENT) * PANGO_SCALE));
  pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
  g_array_append_val (self->lines, line);

  return rb_handout_block_add_layout (RB_HANDOUT_BLOCK (self), layout, self->text, top);
}

/**
 * rb_handout_code_new:
 * @context: a context
 * @size: the size of the type, in points
 * @width: how wide the block is, in points
 * @source: the program
 * @machine: (nullable): the state of its run that is shown
 *
 * Creates a block with a program. A line that is too long goes on below, farther to the right.
 *
 * Returns: (transfer full): a block
 */
RbHandoutBlock *
rb_handout_code_new (PangoContext *context,
                     double        size,
                     double        width,
                     const char   *source,
                     RbMachine    *machine)
{
  RbHandoutCode *self;
  g_autoptr (GArray) unrun = NULL;
  GtkTextIter iter;
  double top = 0;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_object_new (RB_TYPE_HANDOUT_CODE, NULL);
  self->context = g_object_ref (context);
  self->size = size;
  self->width = width;
  self->buffer = rb_handout_syntax_create_buffer (source);
  g_set_object (&self->machine, machine);
  if (machine != NULL)
    rb_run_marks_update (self->marks, machine);
  rb_handout_badges_init (&self->badges, context, size, machine);
  measure_gutter (self);

  unrun = find_unrun (self);
  gtk_text_buffer_get_start_iter (self->buffer, &iter);
  do
    {
      /* The end of the last line is not a line of its own. */
      if (gtk_text_iter_is_end (&iter) && gtk_text_iter_get_line (&iter) > 0)
        break;
      top = add_line (self, &iter, unrun, top);
    }
  while (gtk_text_iter_forward_line (&iter));

  return RB_HANDOUT_BLOCK (self);
}
