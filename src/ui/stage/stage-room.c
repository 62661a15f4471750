/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/stage-slots.h"
#include "ui/common/style-class.h"
#include "ui/stage/stage-private.h"

/* Where the cards of the stage are, and how high. While a run plays, no card moves: the cards that a run will need get
 * their place before it begins, and the height of a card does not depend on what it shows. Only the card of the
 * variables, below which there is nothing, is as high as its list. */

/* --- Places ------------------------------------------------------------------------------------------------------- */

/* A card that came late is below all others. */
static void
set_late (RbStage   *self,
          GtkWidget *card,
          gboolean   late,
          GtkWidget *sibling)
{
  gtk_box_reorder_child_after (GTK_BOX (self->cards), card, late ? GTK_WIDGET (self->variables_card) : sibling);
}

/* Gives each card that a run needs its place. */
void
rb_stage_choose_slots (RbStage *self)
{
  RbStageSlots slots = 0;
  gboolean has_database = TRUE;

  if (self->player != NULL)
    {
      slots = rb_stage_slots_find (rb_machine_get_trace (rb_player_get_machine (self->player)));
      has_database = rb_stage_slots_find_database (rb_player_get_event_loop (self->player));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->database_card), has_database);
  set_late (self, GTK_WIDGET (self->timers_card), FALSE, GTK_WIDGET (self->database_card));
  set_late (self, GTK_WIDGET (self->microtasks_card), FALSE, GTK_WIDGET (self->queue_card));
  set_late (self, GTK_WIDGET (self->promises_card), FALSE, GTK_WIDGET (self->microtasks_card));
  gtk_widget_set_visible (GTK_WIDGET (self->timers_card), (slots & RB_STAGE_SLOT_TIMERS) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->microtasks_card), (slots & RB_STAGE_SLOT_MICROTASKS) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->promises_card), (slots & RB_STAGE_SLOT_PROMISES) != 0);
  gtk_widget_set_vexpand (GTK_WIDGET (self->variables_card), FALSE);
  self->usual_height = 0;
  rb_stage_update_room (self);
}

static void
add_late (RbStage     *self,
          RbStageCard *card,
          RbStageList *rows)
{
  if (gtk_widget_get_visible (GTK_WIDGET (card)) || g_list_model_get_n_items (G_LIST_MODEL (rows)) == 0)
    return;

  set_late (self, GTK_WIDGET (card), TRUE, NULL);
  gtk_widget_set_visible (GTK_WIDGET (card), TRUE);
  /* The card must not move with each variable. */
  gtk_widget_set_vexpand (GTK_WIDGET (self->variables_card), TRUE);
}

/* Adds a card that nobody could know would be needed, because the program does not name what it uses. Whether others
 * ask the database for it is known before its first moment. */
void
rb_stage_add_slots (RbStage *self)
{
  if (!self->spotlight && !gtk_widget_get_visible (GTK_WIDGET (self->database_card)) &&
      rb_stage_slots_find_database (rb_player_get_event_loop (self->player)))
    rb_stage_choose_slots (self);
  add_late (self, self->timers_card, self->timers);
  add_late (self, self->microtasks_card, self->microtasks);
  add_late (self, self->promises_card, self->promises);
}

/* --- Heights ------------------------------------------------------------------------------------------------------ */

/* In which order cards get more rows, as long as there is room, and up to how many. The first numbers are those that a
 * card has at least. */
typedef struct
{
  guint stack;
  guint database;
  guint timers;
  guint queue;
  guint microtasks;
  guint promises;
} Rows;

static const Rows least = { 1, 2, 1, 1, 1, 1 };
static const Rows single = { 1, 1, 1, 1, 1, 1 };
static const Rows usual = { 2, 2, 1, 1, 1, 1 };
static const Rows most = { 10, 10, 4, 4, 4, 6 };

static void
set_rows (RbStage    *self,
          const Rows *rows)
{
  rb_stage_card_set_n_rows (self->stack_card, rows->stack);
  rb_stage_card_set_n_rows (self->database_card, rows->database);
  rb_stage_card_set_n_rows (self->timers_card, rows->timers);
  rb_stage_card_set_n_rows (self->queue_card, rows->queue);
  rb_stage_card_set_n_rows (self->microtasks_card, rows->microtasks);
  rb_stage_card_set_n_rows (self->promises_card, rows->promises);
}

static void
set_dense (RbStage  *self,
           gboolean  dense)
{
  self->dense = dense;
  rb_style_class_set (GTK_WIDGET (self), "dense", dense);
}

/* The height that all cards need with so many rows. */
static int
measure (RbStage    *self,
         const Rows *rows)
{
  int width, minimum;

  set_rows (self, rows);
  /* When the text has just become larger, the cards need more than the width that they still have. */
  gtk_widget_measure (self->cards, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  width = MAX (width, gtk_widget_get_width (GTK_WIDGET (self)));
  gtk_widget_measure (self->cards, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

static gboolean
grow (RbStageCard *card,
      guint       *rows,
      guint        wanted,
      int          row_height,
      int         *left)
{
  if (*rows >= wanted || *left < row_height || !gtk_widget_get_visible (GTK_WIDGET (card)))
    return FALSE;

  (*rows)++;
  *left -= row_height;

  return TRUE;
}

/* Hands out the room that is left, one row after the other to each card in turn. */
static void
share (RbStage    *self,
       Rows       *rows,
       const Rows *wanted,
       int         row_height,
       int         left)
{
  gboolean grew = TRUE;

  while (grew)
    {
      grew = grow (self->database_card, &rows->database, wanted->database, row_height, &left);
      grew |= grow (self->stack_card, &rows->stack, wanted->stack, row_height, &left);
      /* A chain of promises needs several rows. */
      grew |= grow (self->promises_card, &rows->promises, wanted->promises, row_height, &left);
      grew |= grow (self->queue_card, &rows->queue, wanted->queue, row_height, &left);
      grew |= grow (self->microtasks_card, &rows->microtasks, wanted->microtasks, row_height, &left);
      grew |= grow (self->timers_card, &rows->timers, wanted->timers, row_height, &left);
      /* The variables get their share as well. */
      left -= row_height;
    }
}

/* The height of a row, when the cards need @height with @rows. */
static int
measure_row (RbStage    *self,
             const Rows *rows,
             int         height)
{
  Rows one_more = *rows;

  if (gtk_widget_get_visible (GTK_WIDGET (self->database_card)))
    one_more.database++;
  else
    one_more.stack++;

  return MAX (measure (self, &one_more) - height, 1);
}

static int
get_font_size (RbStage *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  return pango_font_description_get_size (pango_context_get_font_description (context));
}

static void
measure_usual (RbStage *self)
{
  self->usual_height = measure (self, &usual);
  self->usual_row = measure_row (self, &usual, self->usual_height);
}

static void
share_usual (RbStage *self)
{
  Rows rows = usual;

  set_dense (self, FALSE);
  share (self, &rows, &most, self->usual_row, self->room - self->usual_height);
  set_rows (self, &rows);
}

static void
share_dense (RbStage *self)
{
  Rows rows = least;
  int height = measure (self, &least);

  share (self, &rows, &most, measure_row (self, &least, height), self->room - height);
  set_rows (self, &rows);
}

/* The card that a class sees fills the stage. The variables of a call are below it if there is room for two of them. */
static void
fit_spotlight (RbStage *self)
{
  GtkWidget *variables = GTK_WIDGET (self->variables_card);
  gboolean has_call = gtk_widget_get_visible (GTK_WIDGET (self->stack_card));

  gtk_widget_set_visible (variables, has_call);
  if (measure (self, &single) > self->room)
    gtk_widget_set_visible (variables, FALSE);
}

static gboolean
measure_cb (GtkWidget     *widget,
            GdkFrameClock *frame_clock,
            gpointer       user_data)
{
  RbStage *self = RB_STAGE (widget);

  self->is_measuring = TRUE;
  gtk_widget_queue_resize (self->cards);

  return G_SOURCE_REMOVE;
}

/* Computes the heights of the cards from that of the stage and from the size of the font, and from nothing else. GTK
 * knows the sizes in another style only in the next frame, so a change of style takes two steps. */
void
rb_stage_update_room (RbStage *self)
{
  int font_size = get_font_size (self);

  if (self->font_size != font_size)
    self->usual_height = 0;
  self->font_size = font_size;
  self->room = gtk_widget_get_height (GTK_WIDGET (self));
  self->is_measuring = FALSE;
  if (self->room == 0)
    return;

  if (self->spotlight)
    {
      set_dense (self, FALSE);
      fit_spotlight (self);
      return;
    }

  if (self->usual_height == 0 && !self->dense)
    measure_usual (self);

  if (self->usual_height > 0 && self->usual_height <= self->room)
    {
      share_usual (self);
    }
  else if (self->usual_height > 0 && self->dense)
    {
      share_dense (self);
    }
  else
    {
      set_dense (self, !self->dense);
      gtk_widget_add_tick_callback (GTK_WIDGET (self), measure_cb, NULL, NULL);
    }
}

/* Called after each layout of the window. */
void
rb_stage_check_room (RbStage *self)
{
  if (self->is_measuring || gtk_widget_get_height (GTK_WIDGET (self)) != self->room ||
      get_font_size (self) != self->font_size)
    rb_stage_update_room (self);
}
