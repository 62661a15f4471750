/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout.h"

#include <glib/gi18n.h>

#include "session/timeline-words.h"
#include "ui/handout/handout-code.h"
#include "ui/handout/handout-console.h"
#include "ui/handout/handout-heading.h"
#include "ui/handout/handout-timeline.h"

/* In points: A4, its margins, and what is between the parts. */
#define SHORT_SIDE 595.28
#define LONG_SIDE 841.89
#define MARGIN 42.5
#define FOOTER 16.0
#define BETWEEN 14.0
#define SIZE 10.0
#define FOOTER_SIZE 8.0

/* A part that begins on a page has at least this much of it there. */
#define LEAST_PART 44.0

/* The part of a wide page that the program takes; the console stands beside it. */
#define PROGRAM_SHARE 0.64

/* The ways to lay out a page, the best first. */
static const struct
{
  gboolean is_wide;
  double scale;
} ways[] = {
  { TRUE, 1.2 },
  { TRUE, 1.1 },
  { TRUE, 1 },
  { FALSE, 1 },
  { FALSE, 0.9 },
  { FALSE, 0.82 },
};

/* What is drawn on one page of a block. */
typedef struct
{
  RbHandoutBlock *block;
  guint page;
  double x;
  double y;
  double from;
  double to;
} Part;

/* Invariant: the parts of a page do not overlap, and are within its margins. */
struct _RbHandout
{
  GObject parent_instance;

  PangoContext *context;
  char *title;
  GArray *parts; /* of Part */
  guint n_pages;
  double width;
  double height;
};

G_DEFINE_FINAL_TYPE (RbHandout, rb_handout, G_TYPE_OBJECT)

static void
clear_part (Part *part)
{
  g_object_unref (part->block);
}

static void
rb_handout_finalize (GObject *object)
{
  RbHandout *self = RB_HANDOUT (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->title, g_free);
  g_array_unref (self->parts);

  G_OBJECT_CLASS (rb_handout_parent_class)->finalize (object);
}

static void
rb_handout_class_init (RbHandoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_handout_finalize;
}

static void
rb_handout_init (RbHandout *self)
{
  self->context = rb_handout_type_create_context ();
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, (GDestroyNotify) clear_part);
}

/* --- Parts -------------------------------------------------------------------------------------------------------- */

static char *
dup_details (const RbHandoutContent *content)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *moment = NULL;

  if (content->version != NULL)
    g_ptr_array_add (parts, content->version);
  if (content->database != NULL)
    g_ptr_array_add (parts, content->database);
  if (content->player != NULL && !rb_player_get_at_end (content->player))
    {
      g_autofree char *time = rb_timeline_words_dup_time (rb_player_get_engine_time (content->player));

      /* Translators: a handout shows the program at this engine time, such as "1.5 s" */
      moment = g_strdup_printf (_("at %s"), time);
      g_ptr_array_add (parts, moment);
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static RbMachine *
get_machine (const RbHandoutContent *content)
{
  return content->player != NULL ? rb_player_get_machine (content->player) : NULL;
}

static void
add_part (RbHandout      *self,
          RbHandoutBlock *block,
          guint           page,
          double          x,
          double          y,
          double          from,
          double          to)
{
  Part part = { g_object_ref (block), page, x, y, from, to };

  g_array_append_val (self->parts, part);
}

static double
get_height (RbHandoutBlock *block)
{
  return block != NULL ? rb_handout_block_get_height (block) : 0;
}

/* --- One page ----------------------------------------------------------------------------------------------------- */

/* The program with the console at its right, and the timeline below. Returns how high the page must be. */
static double
lay_out_wide (RbHandout              *self,
              const RbHandoutContent *content,
              double                  scale)
{
  double width = self->width - 2 * MARGIN;
  double program = content->player != NULL ? width * PROGRAM_SHARE : width;
  double beside = program + 2 * BETWEEN;
  g_autofree char *details = dup_details (content);
  g_autoptr (RbHandoutBlock) heading = rb_handout_heading_new (self->context, SIZE, width, content->title,
                                                               content->position, details);
  g_autoptr (RbHandoutBlock) code = rb_handout_code_new (self->context, SIZE * scale, program, content->source,
                                                         get_machine (content));
  g_autoptr (RbHandoutBlock) console = NULL;
  g_autoptr (RbHandoutBlock) timeline = NULL;
  double y = MARGIN;

  add_part (self, heading, 0, MARGIN, y, 0, get_height (heading));
  y += get_height (heading) + BETWEEN;
  add_part (self, code, 0, MARGIN, y, 0, get_height (code));
  if (content->player != NULL)
    {
      console = rb_handout_console_new (self->context, SIZE * scale, width - beside, get_machine (content));
      add_part (self, console, 0, MARGIN + beside, y, 0, get_height (console));
    }
  y += MAX (get_height (code), get_height (console));
  if (content->player != NULL)
    {
      timeline = rb_handout_timeline_new (self->context, SIZE * scale, width, content->player);
      y += BETWEEN;
      add_part (self, timeline, 0, MARGIN, y, 0, get_height (timeline));
      y += get_height (timeline);
    }
  self->n_pages = 1;

  return y + FOOTER + MARGIN;
}

/* --- Pages that follow each other --------------------------------------------------------------------------------- */

/* Where the next part goes. */
typedef struct
{
  guint page;
  double y;
  double bottom; /* the lower edge of each page, without its margin */
} Place;

static void
turn_page (Place *place)
{
  place->page++;
  place->y = MARGIN;
}

static void
flow (RbHandout      *self,
      Place          *place,
      RbHandoutBlock *block)
{
  double height = rb_handout_block_get_height (block);
  double from = 0;

  if (place->y > MARGIN && place->bottom - place->y < MIN (height, LEAST_PART))
    turn_page (place);

  while (from < height)
    {
      double to = rb_handout_block_find_break (block, from, place->bottom - place->y);

      if (to <= from && place->y > MARGIN)
        {
          turn_page (place);
          continue;
        }
      if (to <= from)
        to = height;

      add_part (self, block, place->page, MARGIN, place->y, from, to);
      place->y += to - from;
      from = to;
      if (from < height)
        turn_page (place);
    }
  place->y += BETWEEN;
}

/* The parts below each other. Returns how high a single page would have to be. */
static double
lay_out_tall (RbHandout              *self,
              const RbHandoutContent *content,
              double                  scale,
              double                  bottom)
{
  double width = self->width - 2 * MARGIN;
  g_autofree char *details = dup_details (content);
  RbHandoutBlock *blocks[4] = {
    rb_handout_heading_new (self->context, SIZE, width, content->title, content->position, details),
    rb_handout_code_new (self->context, SIZE * scale, width, content->source, get_machine (content)),
  };
  Place place = { 0, MARGIN, bottom };

  if (content->player != NULL)
    {
      blocks[2] = rb_handout_timeline_new (self->context, SIZE * scale, width, content->player);
      blocks[3] = rb_handout_console_new (self->context, SIZE * scale, width, get_machine (content));
    }
  for (guint i = 0; i < G_N_ELEMENTS (blocks) && blocks[i] != NULL; i++)
    {
      flow (self, &place, blocks[i]);
      g_object_unref (blocks[i]);
    }
  self->n_pages = place.page + 1;

  return place.y - BETWEEN + FOOTER + MARGIN;
}

/* --- The object --------------------------------------------------------------------------------------------------- */

/* To lay out a long program takes so long that a page is not tried if the lines alone do not fit. */
static guint
count_lines (const char *source)
{
  guint n_lines = 0;

  for (; *source != '\0'; source++)
    n_lines += *source == '\n';

  return n_lines;
}

static gboolean
lay_out (RbHandout              *self,
         const RbHandoutContent *content,
         gboolean                is_wide,
         double                  scale)
{
  double needed;

  g_array_set_size (self->parts, 0);
  self->width = is_wide ? LONG_SIDE : SHORT_SIDE;
  self->height = is_wide ? SHORT_SIDE : LONG_SIDE;
  if (count_lines (content->source) * SIZE * scale > self->height)
    return FALSE;

  needed = is_wide ? lay_out_wide (self, content, scale) : lay_out_tall (self, content, scale, G_MAXDOUBLE);

  return needed <= self->height;
}

/* A program that is too long for a page has several, or one that is as tall as it has to be. */
static void
lay_out_long (RbHandout              *self,
              const RbHandoutContent *content,
              gboolean                is_paged)
{
  double needed;

  g_array_set_size (self->parts, 0);
  self->width = SHORT_SIDE;
  self->height = LONG_SIDE;
  needed = lay_out_tall (self, content, 1, is_paged ? LONG_SIDE - MARGIN - FOOTER : G_MAXDOUBLE);
  if (!is_paged)
    self->height = needed;
}

/**
 * rb_handout_content_clear:
 * @self: a content
 *
 * Frees what @self holds.
 */
void
rb_handout_content_clear (RbHandoutContent *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->position, g_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->database, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_object (&self->player);
}

/**
 * rb_handout_new:
 * @content: what it is about
 * @is_paged: whether a long one has several pages of A4, and not a single tall one
 *
 * Lays out a handout. It is one page of A4, upright or across, if all fits with type that can be read.
 *
 * Returns: (transfer full): a handout
 */
RbHandout *
rb_handout_new (const RbHandoutContent *content,
                gboolean                is_paged)
{
  RbHandout *self;

  g_return_val_if_fail (content != NULL, NULL);

  self = g_object_new (RB_TYPE_HANDOUT, NULL);
  self->title = g_strdup (content->title);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (lay_out (self, content, ways[i].is_wide, ways[i].scale))
      return self;
  lay_out_long (self, content, is_paged);

  return self;
}

/**
 * rb_handout_get_title:
 * @self: a handout
 *
 * Gets the title of the lesson.
 *
 * Returns: the title
 */
const char *
rb_handout_get_title (RbHandout *self)
{
  g_return_val_if_fail (RB_IS_HANDOUT (self), NULL);

  return self->title;
}

/**
 * rb_handout_dup_text:
 * @self: a handout
 *
 * Says in words what all pages show.
 *
 * Returns: (transfer full): lines of text
 */
char *
rb_handout_dup_text (RbHandout *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (RB_IS_HANDOUT (self), NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      g_autofree char *text = NULL;

      /* A part on a later page belongs to the same block. */
      if (part->from > 0)
        continue;

      text = rb_handout_block_dup_text (part->block);
      g_string_append_printf (words, "%s\n", text);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * rb_handout_get_n_pages:
 * @self: a handout
 *
 * Gets how many pages there are.
 *
 * Returns: a number, at least 1
 */
guint
rb_handout_get_n_pages (RbHandout *self)
{
  g_return_val_if_fail (RB_IS_HANDOUT (self), 0);

  return self->n_pages;
}

/**
 * rb_handout_get_size:
 * @self: a handout
 * @ret_width: (out): the width of a page, in points
 * @ret_height: (out): its height
 *
 * Gets the size of each page.
 */
void
rb_handout_get_size (RbHandout *self,
                     double    *ret_width,
                     double    *ret_height)
{
  g_return_if_fail (RB_IS_HANDOUT (self));

  *ret_width = self->width;
  *ret_height = self->height;
}

/* Each page says what it belongs to, and its number, because printed pages get mixed up. */
static void
draw_footer (RbHandout *self,
             cairo_t   *cr,
             guint      page)
{
  gboolean is_single = self->n_pages == 1;
  g_autofree char *name = is_single ? g_strdup (_("Ringback"))
                                    : g_strdup_printf ("%s – %s", self->title, _("Ringback"));
  g_autofree char *number = is_single ? g_strdup ("") : g_strdup_printf ("%u / %u", page + 1, self->n_pages);
  g_autoptr (PangoLayout) left = rb_handout_type_create_layout (self->context, RB_HANDOUT_FACE_TEXT, FOOTER_SIZE, name);
  g_autoptr (PangoLayout) right = rb_handout_type_create_layout (self->context, RB_HANDOUT_FACE_TEXT, FOOTER_SIZE,
                                                                 number);
  double width, height;

  rb_handout_type_get_size (right, &width, &height);
  pango_layout_set_width (left, (int) ((self->width - 2 * MARGIN - 2 * width) * PANGO_SCALE));
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  rb_handout_type_set_ink (cr, RB_HANDOUT_INK_DIM);
  rb_handout_type_show (cr, left, MARGIN, self->height - MARGIN - height);
  rb_handout_type_show (cr, right, self->width - MARGIN - width, self->height - MARGIN - height);
}

/**
 * rb_handout_draw:
 * @self: a handout
 * @cr: where to draw; its unit is a point
 * @page: which page, from 0
 *
 * Draws a page, without the white of the paper.
 */
void
rb_handout_draw (RbHandout *self,
                 cairo_t   *cr,
                 guint      page)
{
  g_return_if_fail (RB_IS_HANDOUT (self));
  g_return_if_fail (page < self->n_pages);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (part->page != page)
        continue;

      cairo_save (cr);
      cairo_translate (cr, part->x, part->y - part->from);
      rb_handout_block_draw (part->block, cr, part->from, part->to);
      cairo_restore (cr);
    }
  draw_footer (self, cr, page);
}
