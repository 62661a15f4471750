/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/clock.h"

/* A task or a timer, and when it is due. Entries that are due at the same time keep the order of scheduling. */
typedef struct
{
  gint64 due;
  guint64 order;
  GTask *task; /* or NULL */
  GCancellable *cancellable;
  guint timer;
} Entry;

/**
 * RbClock:
 *
 * Engine time, in µs, and a binary min-heap of the #GTasks and timers that are due in it: `entries[i]` is due no later
 * than `entries[2i + 1]` and `entries[2i + 2]`. Only rb_clock_advance() moves the time, so the time is the same in
 * every run.
 *
 * A task whose cancellable was cancelled stays in the heap until it comes to the top, and is completed there.
 */
struct _RbClock
{
  GObject parent_instance;

  gint64 now;
  guint64 n_scheduled;
  GArray *entries;
  RbClockFunc func;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (RbClock, rb_clock, G_TYPE_OBJECT)

static Entry *
entry_at (RbClock *self,
          guint    index)
{
  return &g_array_index (self->entries, Entry, index);
}

static gboolean
is_before (const Entry *one,
           const Entry *other)
{
  return one->due < other->due || (one->due == other->due && one->order < other->order);
}

static void
swap (RbClock *self,
      guint    one,
      guint    other)
{
  Entry entry = *entry_at (self, one);

  *entry_at (self, one) = *entry_at (self, other);
  *entry_at (self, other) = entry;
}

static void
sift_up (RbClock *self,
         guint    index)
{
  while (index > 0 && is_before (entry_at (self, index), entry_at (self, (index - 1) / 2)))
    {
      swap (self, index, (index - 1) / 2);
      index = (index - 1) / 2;
    }
}

static void
sift_down (RbClock *self,
           guint    index)
{
  while (2 * index + 1 < self->entries->len)
    {
      guint child = 2 * index + 1;

      if (child + 1 < self->entries->len && is_before (entry_at (self, child + 1), entry_at (self, child)))
        child++;
      if (!is_before (entry_at (self, child), entry_at (self, index)))
        return;
      swap (self, index, child);
      index = child;
    }
}

static Entry
pop (RbClock *self)
{
  Entry entry = *entry_at (self, 0);

  swap (self, 0, self->entries->len - 1);
  g_array_set_size (self->entries, self->entries->len - 1);
  sift_down (self, 0);

  return entry;
}

static void
push (RbClock *self,
      Entry    entry,
      gint64   delay)
{
  entry.due = self->now + delay;
  entry.order = self->n_scheduled++;
  g_array_append_val (self->entries, entry);
  sift_up (self, self->entries->len - 1);
}

static void
clear_entry (Entry *entry)
{
  g_clear_object (&entry->task);
  g_clear_object (&entry->cancellable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, clear_entry)

/* Removes cancelled entries from the top, because a caller would take them for something that is due. */
static void
drop_cancelled (RbClock *self)
{
  while (self->entries->len > 0 && g_cancellable_is_cancelled (entry_at (self, 0)->cancellable))
    {
      g_auto (Entry) entry = pop (self);

      if (entry.task != NULL)
        g_task_return_error_if_cancelled (entry.task);
    }
}

static void
rb_clock_finalize (GObject *object)
{
  RbClock *self = RB_CLOCK (object);

  rb_clock_cancel_all (self);
  g_array_unref (self->entries);

  G_OBJECT_CLASS (rb_clock_parent_class)->finalize (object);
}

static void
rb_clock_class_init (RbClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_clock_finalize;
}

static void
rb_clock_init (RbClock *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
}

/**
 * rb_clock_new:
 *
 * Creates a clock at time 0.
 *
 * Returns: (transfer full): a clock at time 0
 */
RbClock *
rb_clock_new (void)
{
  return g_object_new (RB_TYPE_CLOCK, NULL);
}

/**
 * rb_clock_get_now:
 * @self: a clock
 *
 * Gets the engine time.
 *
 * Returns: engine time, in µs
 */
gint64
rb_clock_get_now (RbClock *self)
{
  g_return_val_if_fail (RB_IS_CLOCK (self), 0);

  return self->now;
}

/**
 * rb_clock_advance:
 * @self: a clock
 * @now: engine time, in µs, not before the current one
 *
 * Advances the clock. This completes nothing: rb_clock_complete_next() completes what is due.
 */
void
rb_clock_advance (RbClock *self,
                  gint64   now)
{
  g_return_if_fail (RB_IS_CLOCK (self));
  g_return_if_fail (now >= self->now);

  self->now = now;
}

/**
 * rb_clock_schedule:
 * @self: a clock
 * @task: a task that returns a boolean
 * @delay: time from now, in µs
 *
 * Lets @task return %TRUE when it is due.
 */
void
rb_clock_schedule (RbClock *self,
                   GTask   *task,
                   gint64   delay)
{
  Entry entry = { 0 };

  g_return_if_fail (RB_IS_CLOCK (self));
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (delay >= 0);

  entry.task = g_object_ref (task);
  g_set_object (&entry.cancellable, g_task_get_cancellable (task));
  push (self, entry, delay);
}

/**
 * rb_clock_set_timer:
 * @self: a clock that has a function
 * @number: a number for the timer
 * @cancellable: (nullable): cancels the timer
 * @delay: time from now, in µs
 *
 * Calls the clock's function with @number when the timer is due. Unlike a task it does not go through the main loop,
 * because a program may set very many timers.
 */
void
rb_clock_set_timer (RbClock      *self,
                    guint         number,
                    GCancellable *cancellable,
                    gint64        delay)
{
  Entry entry = { .timer = number };

  g_return_if_fail (RB_IS_CLOCK (self));
  g_return_if_fail (self->func != NULL);
  g_return_if_fail (delay >= 0);

  g_set_object (&entry.cancellable, cancellable);
  push (self, entry, delay);
}

/**
 * rb_clock_set_func:
 * @self: a clock
 * @func: (scope forever): called for each timer that is due
 * @user_data: data for @func
 *
 * Sets the function of all timers.
 */
void
rb_clock_set_func (RbClock     *self,
                   RbClockFunc  func,
                   gpointer     user_data)
{
  g_return_if_fail (RB_IS_CLOCK (self));

  self->func = func;
  self->user_data = user_data;
}

/**
 * rb_clock_get_n_pending:
 * @self: a clock
 *
 * Gets how many tasks and timers are scheduled.
 *
 * Returns: how many tasks and timers are scheduled; cancelled ones may be counted
 */
guint
rb_clock_get_n_pending (RbClock *self)
{
  g_return_val_if_fail (RB_IS_CLOCK (self), 0);

  drop_cancelled (self);

  return self->entries->len;
}

/**
 * rb_clock_get_next_due:
 * @self: a clock
 *
 * Gets when the next task or timer is due, in µs.
 *
 * Returns: when the next task or timer is due, in µs; %G_MAXINT64 if nothing is scheduled
 */
gint64
rb_clock_get_next_due (RbClock *self)
{
  g_return_val_if_fail (RB_IS_CLOCK (self), G_MAXINT64);

  drop_cancelled (self);

  return self->entries->len > 0 ? entry_at (self, 0)->due : G_MAXINT64;
}

/**
 * rb_clock_complete_next:
 * @self: a clock on which something is due
 *
 * Completes the next task or timer, and only that one. A task's callback comes from the main loop; a timer's function
 * is called before this returns.
 */
void
rb_clock_complete_next (RbClock *self)
{
  g_auto (Entry) entry = { 0 };

  g_return_if_fail (RB_IS_CLOCK (self));
  g_return_if_fail (rb_clock_get_next_due (self) <= self->now);

  entry = pop (self);
  if (entry.task != NULL)
    g_task_return_boolean (entry.task, TRUE);
  else
    self->func (entry.timer, self->user_data);
}

/**
 * rb_clock_cancel_all:
 * @self: a clock
 *
 * Completes every task with %G_IO_ERROR_CANCELLED, and removes the timers.
 */
void
rb_clock_cancel_all (RbClock *self)
{
  g_return_if_fail (RB_IS_CLOCK (self));

  while (self->entries->len > 0)
    {
      g_auto (Entry) entry = pop (self);

      if (entry.task != NULL)
        g_task_return_new_error (entry.task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The run was ended");
    }
}
