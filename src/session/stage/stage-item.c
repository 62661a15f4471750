/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/stage-item.h"

#include <glib/gi18n.h>

#include "engine/trace/callback-label.h"
#include "engine/trace/trace-links.h"

struct _RbStageItem
{
  GObject parent_instance;

  guint callback;
  char *label;
  char *detail;
  char *rest;
  gint64 start;
  gint64 due;
  gboolean pending;
  gboolean waiting;
  guint depth;
  RbStageMark mark;
  char *value;

  /* Where the row leads to: what it is about, and what its link is about. */
  guint record;
  char *link;
  guint link_record;
};

G_DEFINE_FINAL_TYPE (RbStageItem, rb_stage_item, G_TYPE_OBJECT)

static void
rb_stage_item_finalize (GObject *object)
{
  RbStageItem *self = RB_STAGE_ITEM (object);

  g_free (self->label);
  g_free (self->detail);
  g_free (self->rest);
  g_free (self->value);
  g_free (self->link);

  G_OBJECT_CLASS (rb_stage_item_parent_class)->finalize (object);
}

static void
rb_stage_item_class_init (RbStageItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_stage_item_finalize;
}

static void
rb_stage_item_init (RbStageItem *self)
{
  self->record = RB_TRACE_NO_RECORD;
  self->link_record = RB_TRACE_NO_RECORD;
}

/**
 * rb_stage_item_new:
 * @callback: the callback whose badge the row shows, or 0
 * @label: the row's main text
 * @detail: the row's secondary text, or ""
 *
 * Makes a row for a frame, or for a queued task or microtask.
 *
 * Returns: (transfer full): a new item
 */
RbStageItem *
rb_stage_item_new (guint       callback,
                   const char *label,
                   const char *detail)
{
  RbStageItem *self = g_object_new (RB_TYPE_STAGE_ITEM, NULL);

  self->callback = callback;
  self->label = g_strdup (label);
  self->detail = g_strdup (detail);

  return self;
}

/**
 * rb_stage_item_new_pending:
 * @callback: the callback that will get the answer, or 0 if there is none
 * @label: what was asked for
 * @detail: the row's secondary text, or ""
 * @start: engine time when it was asked for, in µs
 * @due: engine time when it will be answered, in µs
 *
 * Makes a row for a lookup or a timer in progress.
 *
 * Returns: (transfer full): a new item
 */
RbStageItem *
rb_stage_item_new_pending (guint       callback,
                           const char *label,
                           const char *detail,
                           gint64      start,
                           gint64      due)
{
  RbStageItem *self = rb_stage_item_new (callback, label, detail);

  self->start = start;
  self->due = due;
  self->pending = TRUE;

  return self;
}

/**
 * rb_stage_item_new_waiting:
 * @callback: the function's number if it is a callback, or 0
 * @label: the row's main text
 *
 * Makes a row for a function that is suspended at an `await`.
 *
 * Returns: (transfer full): a new item
 */
RbStageItem *
rb_stage_item_new_waiting (guint       callback,
                           const char *label)
{
  RbStageItem *self = rb_stage_item_new (callback, label, "");

  self->waiting = TRUE;
  self->rest = g_strdup (_("waiting"));

  return self;
}

/**
 * rb_stage_item_new_stuck:
 * @callback: the function's number if it is a callback, or 0
 * @label: the row's main text
 *
 * Makes a row for a function that is suspended at an `await` and will never resume: nothing is left to run.
 *
 * Returns: (transfer full): a new item
 */
RbStageItem *
rb_stage_item_new_stuck (guint       callback,
                         const char *label)
{
  /* Translators: of a function that waits at an await: nothing is left to run that could settle its promise */
  RbStageItem *self = rb_stage_item_new (callback, label, _("nothing will ever settle its promise"));

  self->waiting = TRUE;

  return self;
}

/**
 * rb_stage_item_new_immediate:
 * @callback: the callback that will run
 *
 * Makes a row for a callback that was given to `setImmediate`. It does not wait for a time.
 *
 * Returns: (transfer full): a new item
 */
RbStageItem *
rb_stage_item_new_immediate (guint callback)
{
  RbStageItem *self = rb_stage_item_new (callback, "setImmediate", "");

  /* Translators: when a callback of setImmediate runs: once no other task is left in the task queue */
  self->rest = g_strdup (_("after all tasks"));

  return self;
}

/**
 * rb_stage_item_new_promise:
 * @callback: the callback that waits for the promise, or 0
 * @label: the row's main text
 * @detail: the row's secondary text
 * @is_pending: whether the promise is not settled
 * @depth: how many rows above the promise comes from, one from the other
 *
 * Makes a row for a promise, and one that waits for it.
 *
 * Returns: (transfer full): a new item
 */
RbStageItem *
rb_stage_item_new_promise (guint       callback,
                           const char *label,
                           const char *detail,
                           gboolean    is_pending,
                           guint       depth)
{
  RbStageItem *self = rb_stage_item_new (callback, label, detail);

  self->depth = depth;
  if (is_pending)
    /* Translators: of a promise: it is not settled */
    self->rest = g_strdup (_("pending"));

  return self;
}

/**
 * rb_stage_item_new_more:
 * @n: how many
 *
 * Makes the last row of a list that has no room for all rows.
 *
 * Returns: (transfer full): a new item
 */
RbStageItem *
rb_stage_item_new_more (guint n)
{
  /* Translators: below a list of tasks or promises: how many others there are */
  g_autofree char *label = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  return rb_stage_item_new (0, label, "");
}

/**
 * rb_stage_item_set_mark:
 * @self: a new item
 * @mark: what became of it
 *
 * Marks a row as over. It stays on the stage, but pale.
 */
void
rb_stage_item_set_mark (RbStageItem *self,
                        RbStageMark  mark)
{
  g_return_if_fail (RB_IS_STAGE_ITEM (self));

  self->mark = mark;
}

/**
 * rb_stage_item_set_value:
 * @self: a new item
 * @value: a value, as the console would print it
 *
 * Sets the value that the row carries, such as a lookup's answer.
 */
void
rb_stage_item_set_value (RbStageItem *self,
                         const char  *value)
{
  g_return_if_fail (RB_IS_STAGE_ITEM (self));

  g_free (self->value);
  self->value = g_strdup (value);
}

/**
 * rb_stage_item_set_record:
 * @self: a new item
 * @record: the index of a record, or %RB_TRACE_NO_RECORD
 *
 * Sets what a click on the row leads to.
 */
void
rb_stage_item_set_record (RbStageItem *self,
                          guint        record)
{
  g_return_if_fail (RB_IS_STAGE_ITEM (self));

  self->record = record;
}

/**
 * rb_stage_item_set_link:
 * @self: a new item
 * @text: such as "handed over by A · line 4"
 * @record: the index of the record that it leads to
 *
 * Gives the row a link to another moment.
 */
void
rb_stage_item_set_link (RbStageItem *self,
                        const char  *text,
                        guint        record)
{
  g_return_if_fail (RB_IS_STAGE_ITEM (self));

  g_free (self->link);
  self->link = g_strdup (text);
  self->link_record = record;
}

/**
 * rb_stage_item_get_callback:
 * @self: an item
 *
 * Gets the callback whose badge the row shows.
 *
 * Returns: its number, or 0
 */
guint
rb_stage_item_get_callback (RbStageItem *self)
{
  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), 0);

  return self->callback;
}

/**
 * rb_stage_item_get_depth:
 * @self: an item
 *
 * Gets how far the row stands to the right, because it comes from rows above.
 *
 * Returns: how many rows above it comes from, one from the other
 */
guint
rb_stage_item_get_depth (RbStageItem *self)
{
  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), 0);

  return self->depth;
}

/**
 * rb_stage_item_get_label:
 * @self: an item
 *
 * Gets the row's main text.
 *
 * Returns: a short text
 */
const char *
rb_stage_item_get_label (RbStageItem *self)
{
  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), NULL);

  return self->label;
}

/**
 * rb_stage_item_get_detail:
 * @self: an item
 *
 * Gets the row's secondary text.
 *
 * Returns: a short text, or ""
 */
const char *
rb_stage_item_get_detail (RbStageItem *self)
{
  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), NULL);

  return self->detail;
}

/**
 * rb_stage_item_get_pending:
 * @self: an item
 *
 * Gets whether the row has a progress bar, which follows engine time.
 *
 * Returns: whether it is a lookup or a timer in progress
 */
gboolean
rb_stage_item_get_pending (RbStageItem *self)
{
  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), FALSE);

  return self->pending;
}

/**
 * rb_stage_item_get_waiting:
 * @self: an item
 *
 * Gets whether the row shows a function that is suspended at an `await`, and therefore not on the stack.
 *
 * Returns: whether it is
 */
gboolean
rb_stage_item_get_waiting (RbStageItem *self)
{
  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), FALSE);

  return self->waiting;
}

/**
 * rb_stage_item_get_mark:
 * @self: an item
 *
 * Gets what became of what the row is about.
 *
 * Returns: the mark
 */
RbStageMark
rb_stage_item_get_mark (RbStageItem *self)
{
  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), RB_STAGE_MARK_NONE);

  return self->mark;
}

/**
 * rb_stage_item_get_value:
 * @self: an item
 *
 * Gets the value that the row carries.
 *
 * Returns: (nullable): the value, as the console would print it; %NULL if there is none
 */
const char *
rb_stage_item_get_value (RbStageItem *self)
{
  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), NULL);

  return self->value;
}

/**
 * rb_stage_item_get_record:
 * @self: an item
 *
 * Gets what a click on the row leads to.
 *
 * Returns: the index of a record; %RB_TRACE_NO_RECORD if the row leads nowhere
 */
guint
rb_stage_item_get_record (RbStageItem *self)
{
  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), RB_TRACE_NO_RECORD);

  return self->record;
}

/**
 * rb_stage_item_get_link:
 * @self: an item
 * @ret_record: (out) (optional): the index of the record that it leads to
 *
 * Gets the row's link to another moment.
 *
 * Returns: (nullable): its text; %NULL if there is no link
 */
const char *
rb_stage_item_get_link (RbStageItem *self,
                        guint       *ret_record)
{
  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), NULL);

  if (ret_record != NULL)
    *ret_record = self->link_record;

  return self->link;
}

/**
 * rb_stage_item_get_fraction:
 * @self: an item
 * @engine_time: now, in µs
 *
 * Gets which share of the time until the answer has passed.
 *
 * Returns: a share from 0 to 1
 */
double
rb_stage_item_get_fraction (RbStageItem *self,
                            gint64       engine_time)
{
  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), 0);

  if (self->due <= self->start || self->mark != RB_STAGE_MARK_NONE)
    return 1;

  return CLAMP ((double) (engine_time - self->start) / (self->due - self->start), 0, 1);
}

/**
 * rb_stage_item_dup_rest:
 * @self: an item
 * @engine_time: now, in µs
 *
 * Gets the text at the end of the row: the time until the answer or, if there is no such time, what the row waits for.
 *
 * Returns: (transfer full) (nullable): such as "0.6 s"; %NULL if there is no such text
 */
char *
rb_stage_item_dup_rest (RbStageItem *self,
                        gint64       engine_time)
{
  guint tenths;

  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), NULL);

  if (!self->pending || self->mark != RB_STAGE_MARK_NONE)
    return g_strdup (self->rest);

  /* Rounded up, because "0.0 s" would mean that the answer has arrived. */
  tenths = (guint) ((MAX (self->due - engine_time, 0) + 99999) / 100000);

  /* Translators: how long a lookup or timer still takes, in seconds; the point is the decimal point */
  return g_strdup_printf (_("%u.%u s"), tenths / 10, tenths % 10);
}

/**
 * rb_stage_item_dup_name:
 * @self: an item
 * @engine_time: now, in µs
 *
 * Puts everything that the row shows into words, for a screen reader.
 *
 * Returns: (transfer full): such as "Callback A · users · id 1, 0.6 s left"
 */
char *
rb_stage_item_dup_name (RbStageItem *self,
                        gint64       engine_time)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *rest = NULL;

  g_return_val_if_fail (RB_IS_STAGE_ITEM (self), NULL);

  if (self->callback != 0)
    {
      g_autofree char *letter = rb_callback_label_dup (self->callback);

      /* Translators: a row of the stage: a callback's letter, then what it belongs to */
      g_string_append_printf (name, _("Callback %s · %s"), letter, self->label);
    }
  else
    {
      g_string_append (name, self->label);
    }

  if (*self->detail != '\0')
    g_string_append_printf (name, ", %s", self->detail);

  if (self->rest != NULL)
    g_string_append_printf (name, ", %s", self->rest);
  if (self->value != NULL)
    g_string_append_printf (name, ", %s", self->value);
  if (self->link != NULL)
    g_string_append_printf (name, ", %s", self->link);
  if (self->mark == RB_STAGE_MARK_DONE)
    g_string_append_printf (name, ", %s", _("done"));
  if (self->mark == RB_STAGE_MARK_FAILED)
    g_string_append_printf (name, ", %s", _("failed"));

  if (self->pending && self->mark == RB_STAGE_MARK_NONE)
    {
      rest = rb_stage_item_dup_rest (self, engine_time);
      g_string_append (name, ", ");
      /* Translators: how long a lookup or timer still takes, such as "0.6 s left" */
      g_string_append_printf (name, _("%s left"), rest);
    }

  return g_string_free (g_steal_pointer (&name), FALSE);
}
