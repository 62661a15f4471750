/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/clock.h"

/* A task and when it is due. Equal times keep the order in which they were scheduled. */
typedef struct
{
  gint64 due;
  guint64 order;
  GTask *task;
} Entry;

/**
 * RbClock:
 *
 * Engine time, in µs, and a binary min-heap of the #GTasks that are due in it: `entries[i]` is due no later than
 * `entries[2i + 1]` and `entries[2i + 2]`. Time moves only when it is told to, so it is the same in every run.
 *
 * A task whose cancellable was cancelled stays in the heap until it comes to the top, and is completed there.
 */
struct _RbClock
{
  GObject parent_instance;

  gint64 now;
  guint64 n_scheduled;
  GArray *entries;
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

static GTask *
pop (RbClock *self)
{
  GTask *task = entry_at (self, 0)->task;

  swap (self, 0, self->entries->len - 1);
  g_array_set_size (self->entries, self->entries->len - 1);
  sift_down (self, 0);
  return task;
}

static gboolean
is_cancelled (GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  return cancellable != NULL && g_cancellable_is_cancelled (cancellable);
}

/* What was cancelled must not make the clock believe that something is due. */
static void
drop_cancelled (RbClock *self)
{
  while (self->entries->len > 0 && is_cancelled (entry_at (self, 0)->task))
    {
      g_autoptr (GTask) task = pop (self);

      g_task_return_error_if_cancelled (task);
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
 * Returns: (transfer full): a clock that stands at 0
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
 * Moves the clock on. What becomes due is left to rb_clock_complete_next().
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
 * @delay: from now, in µs
 *
 * Has @task return %TRUE when it is its turn after @delay.
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

  entry.due = self->now + delay;
  entry.order = self->n_scheduled++;
  entry.task = g_object_ref (task);
  g_array_append_val (self->entries, entry);
  sift_up (self, self->entries->len - 1);
}

/**
 * rb_clock_get_n_pending:
 * @self: a clock
 *
 * Returns: how many tasks are scheduled, cancelled ones that have not come to the top included
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
 * Returns: when the next task is due, in µs; %G_MAXINT64 if nothing is scheduled
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
 * Has the next task return, and no other: its callback comes from the main loop, and what follows waits for it.
 */
void
rb_clock_complete_next (RbClock *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (RB_IS_CLOCK (self));
  g_return_if_fail (rb_clock_get_next_due (self) <= self->now);

  task = pop (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * rb_clock_cancel_all:
 * @self: a clock
 *
 * Has everything that is scheduled return %G_IO_ERROR_CANCELLED.
 */
void
rb_clock_cancel_all (RbClock *self)
{
  g_return_if_fail (RB_IS_CLOCK (self));

  while (self->entries->len > 0)
    {
      g_autoptr (GTask) task = pop (self);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The run was ended");
    }
}
