/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/runner-pool.h"

/* How long to wait before another spare is started, in ms. Until then, the runner that was taken needs the
 * processor. */
#define REPLACE_DELAY 300

/**
 * RbRunnerPool:
 *
 * Keeps a spare runner started, so that a run does not wait for a process to start. Once the spare is taken, another
 * one is started a little later.
 */
struct _RbRunnerPool
{
  GObject parent_instance;

  gboolean keep_spare;
  RbRunner *spare;
  guint replacement;
  gboolean told_missing;
};

enum
{
  SIGNAL_MISSING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RbRunnerPool, rb_runner_pool, G_TYPE_OBJECT)

static void
rb_runner_pool_dispose (GObject *object)
{
  RbRunnerPool *self = RB_RUNNER_POOL (object);

  g_clear_handle_id (&self->replacement, g_source_remove);
  g_clear_object (&self->spare);

  G_OBJECT_CLASS (rb_runner_pool_parent_class)->dispose (object);
}

static void
rb_runner_pool_class_init (RbRunnerPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rb_runner_pool_dispose;

  /**
   * RbRunnerPool::missing:
   * @self: a pool
   * @missing: which of "bubblewrap", "landlock" and "seccomp" this machine lacks, at least one
   *
   * The first program is about to run in an incomplete sandbox. This is emitted only once, because it is true for every
   * later run as well.
   */
  signals[SIGNAL_MISSING] = g_signal_new ("missing", RB_TYPE_RUNNER_POOL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
rb_runner_pool_init (RbRunnerPool *self)
{
}

/**
 * rb_runner_pool_new:
 * @keep_spare: whether to keep a spare runner from now on; a tool that runs one program does not need it
 *
 * Creates a pool of runners.
 *
 * Returns: (transfer full): a new pool
 */
RbRunnerPool *
rb_runner_pool_new (gboolean keep_spare)
{
  RbRunnerPool *self = g_object_new (RB_TYPE_RUNNER_POOL, NULL);

  if (keep_spare)
    rb_runner_pool_keep_spare (self);

  return self;
}

/**
 * rb_runner_pool_keep_spare:
 * @self: a pool
 *
 * Starts the spare runner now, and another one each time that it was taken.
 */
void
rb_runner_pool_keep_spare (RbRunnerPool *self)
{
  g_return_if_fail (RB_IS_RUNNER_POOL (self));

  self->keep_spare = TRUE;
  rb_runner_pool_prepare (self);
}

/**
 * rb_runner_pool_prepare:
 * @self: a pool
 *
 * Starts the spare runner now, because a program will soon be run.
 */
void
rb_runner_pool_prepare (RbRunnerPool *self)
{
  g_return_if_fail (RB_IS_RUNNER_POOL (self));

  if (self->spare != NULL)
    return;

  self->spare = rb_runner_new ();
  if (self->keep_spare)
    rb_runner_warm_up (self->spare);
}

static gboolean
replace_cb (gpointer user_data)
{
  RbRunnerPool *self = user_data;

  self->replacement = 0;
  rb_runner_pool_prepare (self);

  return G_SOURCE_REMOVE;
}

/**
 * rb_runner_pool_take:
 * @self: a pool
 *
 * Takes the spare runner, or starts one.
 *
 * Returns: (transfer full): a new runner
 */
RbRunner *
rb_runner_pool_take (RbRunnerPool *self)
{
  RbRunner *runner;

  g_return_val_if_fail (RB_IS_RUNNER_POOL (self), NULL);

  /* The spare may have been killed from outside while it waited. */
  if (self->spare != NULL && !rb_runner_is_alive (self->spare))
    g_clear_object (&self->spare);
  runner = self->spare != NULL ? g_steal_pointer (&self->spare) : rb_runner_new ();
  if (self->keep_spare && self->replacement == 0)
    self->replacement = g_timeout_add (REPLACE_DELAY, replace_cb, self);

  return runner;
}

/**
 * rb_runner_pool_tell_missing:
 * @self: a pool
 * @missing: the parts of the sandbox that one of its runners lacks, or none
 *
 * Emits "missing" if something is missing, but only once.
 */
void
rb_runner_pool_tell_missing (RbRunnerPool      *self,
                             const char *const *missing)
{
  g_return_if_fail (RB_IS_RUNNER_POOL (self));
  g_return_if_fail (missing != NULL);

  if (missing[0] == NULL || self->told_missing)
    return;

  self->told_missing = TRUE;
  g_signal_emit (self, signals[SIGNAL_MISSING], 0, missing);
}
