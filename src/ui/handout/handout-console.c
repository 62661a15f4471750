/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-console.h"

#include <glib/gi18n.h>

#include "session/console-line.h"
#include "ui/handout/handout-badge.h"

/* In times the size of the type. */
#define HEADING 0.95
#define BADGE 1.12
#define GAP 0.6
#define BETWEEN 0.25
#define HANGING 1.5

/* More lines are for a file, and not for paper. */
#define MAX_LINES 300

/* How strong what is printed only later is. */
#define LATER 0.6

typedef struct
{
  guint row; /* its first row */
  guint callback;
  RbConsoleLevel level;
} ConsoleLine;

struct _RbHandoutConsole
{
  RbHandoutBlock parent_instance;

  PangoContext *context;
  double size;
  GArray *lines; /* of ConsoleLine */
};

G_DEFINE_FINAL_TYPE (RbHandoutConsole, rb_handout_console, RB_TYPE_HANDOUT_BLOCK)

static gboolean
is_fault (RbConsoleLevel level)
{
  return level == RB_CONSOLE_WARN || level == RB_CONSOLE_ERROR;
}

static double
measure_badge (RbHandoutConsole *self,
               guint             callback)
{
  return rb_handout_badge_measure (self->context, self->size * BADGE, callback, TRUE, RB_CALLBACK_DONE);
}

static void
rb_handout_console_draw (RbHandoutBlock *block,
                         cairo_t        *cr,
                         double          from,
                         double          to)
{
  RbHandoutConsole *self = RB_HANDOUT_CONSOLE (block);
  double size = self->size * BADGE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const ConsoleLine *line = &g_array_index (self->lines, ConsoleLine, i);
      const RbHandoutRow *row = rb_handout_block_get_row (block, line->row);
      double y = (row->top + row->bottom - size) / 2;

      if (row->top < from - 0.01 || row->bottom > to + 0.01)
        continue;

      rb_handout_badge_draw (cr, self->context, size, line->callback, TRUE, RB_CALLBACK_DONE, 0, y);
      if (is_fault (line->level))
        rb_handout_badge_draw_fault (cr, self->context, size * 0.9,
                                     measure_badge (self, line->callback) + self->size * GAP, y + size * 0.05);
    }
}

static void
rb_handout_console_finalize (GObject *object)
{
  RbHandoutConsole *self = RB_HANDOUT_CONSOLE (object);

  g_clear_object (&self->context);
  g_array_unref (self->lines);

  G_OBJECT_CLASS (rb_handout_console_parent_class)->finalize (object);
}

static void
rb_handout_console_class_init (RbHandoutConsoleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_handout_console_finalize;
  RB_HANDOUT_BLOCK_CLASS (klass)->draw = rb_handout_console_draw;
}

static void
rb_handout_console_init (RbHandoutConsole *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (ConsoleLine));
}

static double
add_words (RbHandoutConsole *self,
           RbHandoutFace     face,
           double            width,
           const char       *words,
           double            top)
{
  g_autoptr (PangoLayout) layout = rb_handout_type_create_layout (self->context, face, self->size * HEADING, words);

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));

  return rb_handout_block_add_layout (RB_HANDOUT_BLOCK (self), layout, 0, top) + self->size * BETWEEN;
}

static double
add_line (RbHandoutConsole *self,
          double            width,
          double            column,
          RbConsoleLine    *line,
          gboolean          is_later,
          double            top)
{
  RbHandoutBlock *block = RB_HANDOUT_BLOCK (self);
  ConsoleLine place = { rb_handout_block_get_n_rows (block), rb_console_line_get_callback (line),
                        rb_console_line_get_level (line) };
  double x = column + (is_fault (place.level) ? self->size * (BADGE + GAP) : 0);
  g_autoptr (PangoLayout) layout = NULL;

  layout = rb_handout_type_create_layout (self->context, RB_HANDOUT_FACE_CODE, self->size,
                                          rb_console_line_get_text (line));
  pango_layout_set_width (layout, (int) ((width - x) * PANGO_SCALE));
  pango_layout_set_indent (layout, -(int) (self->size * HANGING * PANGO_SCALE));
  if (is_later)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_foreground_alpha_new ((guint16) (LATER * 65535)));
      pango_layout_set_attributes (layout, attributes);
    }
  g_array_append_val (self->lines, place);

  return rb_handout_block_add_layout (block, layout, x, top) + self->size * BETWEEN;
}

static void
add_lines (RbHandoutConsole *self,
           double            width,
           RbMachine        *machine,
           double            top)
{
  RbTrace *trace = rb_machine_get_trace (machine);
  guint n_lines = rb_trace_get_n_console_lines (trace);
  guint n_shown = MIN (n_lines, MAX_LINES);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  double column = 0;

  for (guint i = 0; i < n_shown; i++)
    {
      RbConsoleLine *line = rb_console_line_new (trace, i);

      g_ptr_array_add (lines, line);
      column = MAX (column, measure_badge (self, rb_console_line_get_callback (line)) + self->size * GAP);
    }
  for (guint i = 0; i < lines->len; i++)
    top = add_line (self, width, column, lines->pdata[i], i >= rb_machine_get_n_console_lines (machine), top);

  if (n_lines > n_shown)
    {
      g_autofree char *words = NULL;

      /* Translators: a handout shows only the first lines of a console that is very long */
      words = g_strdup_printf (ngettext ("and %u more line", "and %u more lines", n_lines - n_shown),
                               n_lines - n_shown);
      add_words (self, RB_HANDOUT_FACE_TEXT, width, words, top);
    }
}

/**
 * rb_handout_console_new:
 * @context: a context
 * @size: the size of the type, in points
 * @width: how wide the block is, in points
 * @machine: the state of a run that is shown
 *
 * Creates a block with what a run printed. What it prints only later is pale, as in the window.
 *
 * Returns: (transfer full): a block
 */
RbHandoutBlock *
rb_handout_console_new (PangoContext *context,
                        double        size,
                        double        width,
                        RbMachine    *machine)
{
  RbHandoutConsole *self;
  double top;

  g_return_val_if_fail (RB_IS_MACHINE (machine), NULL);

  self = g_object_new (RB_TYPE_HANDOUT_CONSOLE, NULL);
  self->context = g_object_ref (context);
  self->size = size;
  top = add_words (self, RB_HANDOUT_FACE_BOLD, width, _("Console"), 0);
  add_lines (self, width, machine, top);

  return RB_HANDOUT_BLOCK (self);
}
