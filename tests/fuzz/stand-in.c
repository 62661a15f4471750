/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "stand-in.h"

#include "engine/runner-client/runner-pool.h"

struct _RbRunnerPool
{
  GObject parent_instance;
};

guint stand_in_signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RbRunnerPool, rb_runner_pool, G_TYPE_OBJECT)

void
stand_in_add_signals (GType type)
{
  stand_in_signals[SIGNAL_RECORDS] = g_signal_new ("records", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                   G_TYPE_NONE, 1, G_TYPE_BYTES);
  stand_in_signals[SIGNAL_AWAITS] = g_signal_new ("awaits", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                                  1, G_TYPE_UINT);
  stand_in_signals[SIGNAL_DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  stand_in_signals[SIGNAL_LIMIT] = g_signal_new ("limit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                                 1, G_TYPE_UINT);
  stand_in_signals[SIGNAL_FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                                  1, G_TYPE_ERROR);
}

RbCompiled *
rb_runner_compile_finish (RbRunner      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
rb_runner_pool_class_init (RbRunnerPoolClass *klass)
{
}

static void
rb_runner_pool_init (RbRunnerPool *self)
{
}

RbRunnerPool *
rb_runner_pool_new (gboolean keep_spare)
{
  return g_object_new (RB_TYPE_RUNNER_POOL, NULL);
}

const char *const *
rb_runner_get_missing (RbRunner *self)
{
  return NULL;
}

void
rb_runner_pool_tell_missing (RbRunnerPool      *self,
                             const char *const *missing)
{
}

RbRunner *
rb_runner_pool_take (RbRunnerPool *self)
{
  return g_object_new (RB_TYPE_RUNNER, NULL);
}
