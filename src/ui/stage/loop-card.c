/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/loop-card.h"

#include <glib/gi18n.h>

#include "engine/trace/callback-label.h"

struct _RbLoopCard
{
  GtkBox parent_instance;

  GtkLabel *pill;
};

G_DEFINE_FINAL_TYPE (RbLoopCard, rb_loop_card, GTK_TYPE_BOX)

static void
rb_loop_card_class_init (RbLoopCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/stage/loop-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RbLoopCard, pill);
}

static void
rb_loop_card_init (RbLoopCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rb_loop_card_show (self, NULL);
}

/* Gets the microtask that runs next; its kind is 0 if none is queued. */
static RbRecord
get_next_microtask (RbMachine *machine)
{
  guint n_microtasks;
  const guint32 *microtasks = rb_machine_get_queued_microtasks (machine, &n_microtasks);

  return n_microtasks > 0 ? rb_trace_get_microtask (rb_machine_get_trace (machine), microtasks[0]) : (RbRecord){ 0 };
}

static char *
describe_microtask (const RbRecord *microtask)
{
  /* Translators: what the event loop does; process.nextTick is code */
  return g_strdup (microtask->c == RB_MICROTASK_NEXT_TICK ? _("running process.nextTick") : _("running a microtask"));
}

/* Describes the loop between two callbacks. Microtasks run before tasks. */
static char *
describe_next (RbMachine *machine)
{
  RbRecord next = get_next_microtask (machine);

  if (next.kind == 0)
    /* Translators: what the event loop does next */
    return g_strdup (_("tasks next"));

  /* Translators: what the event loop does next; process.nextTick is code */
  return g_strdup (next.c == RB_MICROTASK_NEXT_TICK ? _("process.nextTick next") : _("microtasks next"));
}

/* Whether nothing is left to run, but functions are still suspended. */
static gboolean
has_stuck (RbMachine *machine)
{
  guint n_waiting;
  const RbWaiting *waiting = rb_machine_get_waiting (machine, &n_waiting);

  return n_waiting > 0 && waiting[0].is_stuck;
}

/* The loop calls one function at a time: the one in the bottom frame of the stack. */
static char *
describe_task (RbMachine *machine)
{
  RbRecord microtask = rb_machine_get_running_microtask (machine);
  const RbFrame *frames;
  guint n_frames;

  frames = rb_machine_get_frames (machine, &n_frames);
  if (n_frames > 0 && frames[0].callback != 0)
    {
      g_autofree char *letter = rb_callback_label_dup (frames[0].callback);

      /* Translators: what the event loop does; followed by a callback's letter */
      return g_strdup_printf (_("running callback %s"), letter);
    }

  if (n_frames > 0 && frames[0].function == 0)
    return g_strdup (_("running main script"));
  if (microtask.kind != 0)
    return describe_microtask (&microtask);
  if (!rb_machine_get_running (machine))
    return describe_next (machine);

  return g_strdup (_("running a task"));
}

static char *
describe (RbMachine   *machine,
          RbLoopState  state)
{
  switch (state)
    {
    case RB_LOOP_RUNNING:
      return describe_task (machine);
    case RB_LOOP_IDLE:
      return g_strdup (C_("event loop", "idle"));
    case RB_LOOP_BLOCKED:
      return g_strdup (C_("event loop", "blocked"));
    case RB_LOOP_FINISHED:
      return g_strdup (has_stuck (machine) ? C_("event loop", "nothing left to run") : C_("event loop", "finished"));
    case RB_LOOP_READY:
    default:
      return g_strdup (C_("event loop", "ready"));
    }
}

static const char *
get_style (RbMachine   *machine,
           RbLoopState  state)
{
  switch (state)
    {
    case RB_LOOP_RUNNING:
      return "running";
    case RB_LOOP_IDLE:
      return "idle";
    case RB_LOOP_BLOCKED:
      return "blocked";
    case RB_LOOP_FINISHED:
      return has_stuck (machine) ? "stuck" : "finished";
    case RB_LOOP_READY:
    default:
      return "ready";
    }
}

/**
 * rb_loop_card_show:
 * @self: a card
 * @machine: (nullable): the state to show, or %NULL if nothing has run
 *
 * Shows what the event loop is doing.
 */
void
rb_loop_card_show (RbLoopCard *self,
                   RbMachine  *machine)
{
  g_autofree char *text = NULL;
  const char *classes[] = { "pill-label", NULL, NULL };
  RbLoopState state = RB_LOOP_READY;

  g_return_if_fail (RB_IS_LOOP_CARD (self));

  if (machine != NULL)
    state = rb_machine_get_loop_state (machine);

  text = describe (machine, state);
  if (g_strcmp0 (gtk_label_get_text (self->pill), text) == 0)
    return;

  classes[1] = get_style (machine, state);
  gtk_label_set_text (self->pill, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->pill), classes);
}
