/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <unistd.h>

#include "runner/compiler.h"
#include "runner/realm.h"
#include "runner/sender.h"
#include "stand-in.h"

/*
 * An RbRunner in the place of the engine's, whose realm is in this process: the same compiler, the same probes, the
 * same records, but no process to start and no message to send. What the realm would send goes straight to the event
 * loop.
 */
struct _RbRunner
{
  GObject parent_instance;

  RbRealm *realm;
  gboolean waiting;
};

/* What is called, with what. */
typedef struct
{
  guint request;
  gint64 now;
  GVariant *arguments; /* NULL for the main script */
  gboolean keep;
} Call;

/* acorn is loaded once; a program's text leaves nothing behind in it. */
static RbCompiler *compiler;
static RbRunner *running;

G_DEFINE_FINAL_TYPE (RbRunner, rb_runner, G_TYPE_OBJECT)

/* --- What the realm says --- */

/* The linker has this called in the place of rb_sender_send (), which would send a message. */
void __wrap_rb_sender_send (RbSender      *sender,
                            const guint32 *words,
                            guint          n_words);

void
__wrap_rb_sender_send (RbSender      *sender,
                       const guint32 *words,
                       guint          n_words)
{
  g_autoptr (GVariant) trace = NULL;

  rb_sender_pack (sender, words, n_words);
  trace = g_variant_ref_sink (rb_sender_take (sender));
  running->waiting = TRUE;
  g_signal_emit (running, stand_in_signals[SIGNAL_RECORDS], 0, trace, 0);
  while (running->waiting)
    g_main_context_iteration (NULL, TRUE);
}

/* Here _exit () is compiled as near_runner_exit (), in <unistd.h> too: a program that no limit is near ends no
 * runner. */
void
_exit (int status)
{
  g_error ("The program ended the runner");
}

/* --- What the event loop asks --- */

static gboolean
compile_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RbRunner *self = g_task_get_source_object (task);
  RbProgram *program = g_task_get_task_data (task);
  g_autoptr (GVariant) place = NULL;
  g_autoptr (GVariant) answer = NULL;
  RbCompiled *compiled = g_new0 (RbCompiled, 1);

  if (compiler == NULL)
    compiler = rb_compiler_new ();
  answer = g_variant_ref_sink (rb_compiler_compile (compiler, rb_program_get_source (program),
                                                    rb_program_get_setup (program), FALSE));
  g_variant_get (answer, "(s@(uuuu)@au^as)", &compiled->error, &place, &compiled->sites, &compiled->names);
  g_variant_get (place, "(uuuu)", &compiled->place[0], &compiled->place[1], &compiled->place[2], &compiled->place[3]);
  if (*compiled->error == '\0')
    {
      g_autoptr (GObject) host = g_object_new (G_TYPE_OBJECT, NULL);
      g_autoptr (GVariant) options = NULL;

      options = g_variant_ref_sink (g_variant_new_parsed ("{'max-statements': <%x>, 'max-console': <%t>,"
                                                          " 'max-pending': <%u>, 'max-microtasks': <%u>}",
                                                          (gint64) 100000000, (guint64) 100000000,
                                                          (guint32) RB_PROGRAM_MAX_PENDING,
                                                          (guint32) RB_PROGRAM_MAX_MICROTASKS));
      self->realm = rb_realm_new ((RbWireHost *) (gpointer) host, compiler);
      compiled->stand_ins = rb_realm_configure (self->realm, rb_program_get_setup (program), options);
    }
  g_task_return_pointer (task, compiled, (GDestroyNotify) rb_compiled_free);
  return G_SOURCE_REMOVE;
}

void
rb_runner_compile_async (RbRunner            *self,
                         RbProgram           *program,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_task_data (task, g_object_ref (program), g_object_unref);
  g_idle_add (compile_cb, task);
}

static void
call_free (Call *call)
{
  g_clear_pointer (&call->arguments, g_variant_unref);
  g_free (call);
}

static gboolean
call_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RbRunner *self = g_task_get_source_object (task);
  const Call *call = g_task_get_task_data (task);
  GVariant *trace;

  running = self;
  if (call->arguments == NULL)
    rb_realm_evaluate (self->realm);
  else
    rb_realm_invoke (self->realm, call->request, call->now, call->arguments, call->keep);
  running = NULL;
  trace = g_variant_ref_sink (rb_realm_take_trace (self->realm));
  g_task_return_pointer (task, trace, (GDestroyNotify) g_variant_unref);
  return G_SOURCE_REMOVE;
}

static void
start_call (RbRunner            *self,
            Call                *call,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  g_idle_add (call_cb, task);
}

void
rb_runner_evaluate_async (RbRunner            *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  start_call (self, g_new0 (Call, 1), callback, user_data);
}

void
rb_runner_invoke_async (RbRunner            *self,
                        guint                request,
                        gint64               now,
                        GVariant            *arguments,
                        gboolean             keep,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Call *call = g_new0 (Call, 1);

  *call = (Call){ request, now, g_variant_ref_sink (arguments), keep };
  start_call (self, call, callback, user_data);
}

void
rb_runner_reply (RbRunner *self)
{
  self->waiting = FALSE;
}

void
rb_runner_reply_answer (RbRunner      *self,
                        gint64         now,
                        RbWireOutcome  outcome,
                        const char    *text)
{
}

void
rb_runner_kill (RbRunner *self)
{
  self->waiting = FALSE;
}

/* --- The object --- */

static void
rb_runner_dispose (GObject *object)
{
  RbRunner *self = RB_RUNNER (object);

  g_clear_object (&self->realm);

  G_OBJECT_CLASS (rb_runner_parent_class)->dispose (object);
}

static void
rb_runner_class_init (RbRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rb_runner_dispose;
  stand_in_add_signals (RB_TYPE_RUNNER);
}

static void
rb_runner_init (RbRunner *self)
{
}
