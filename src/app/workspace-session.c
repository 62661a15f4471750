/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/workspace-private.h"

#include <glib/gi18n.h>

/* How a workspace follows its session: the document, the text of the program, and the run. */

static RbDocument *
get_document (RbWorkspace *self)
{
  return rb_session_get_document (self->session);
}

/* --- The title line of a projection ------------------------------------------------------------------------------- */

static void
update_title (RbWorkspace *self)
{
  RbVersion *version = rb_document_get_version (get_document (self));
  RbPlayer *player = rb_session_get_player (self->session);
  g_autofree char *step = NULL;

  /* Translators: which moment of a run is shown, on a projector */
  if (player != NULL)
    step = g_strdup_printf (_("step %u"), rb_player_get_moment (player) + 1);

  gtk_label_set_text (self->version_label, version != NULL ? rb_version_get_label (version) : "");
  gtk_label_set_text (self->answers_label,
                      rb_session_get_answers (self->session) == RB_ANSWERS_BLOCKING ? _("database blocks")
                                                                                    : _("answers later"));
  gtk_label_set_text (self->step_label, step != NULL ? step : "");
}

/* --- The document ------------------------------------------------------------------------------------------------- */

static void
document_cb (RbWorkspace *self)
{
  rb_workspace_show_page (self, RB_PAGE_CODE);
  rb_code_pane_set_source (self->code_pane, rb_draft_get_text (rb_session_get_draft (self->session)));
  update_title (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Who goes to another step wants to read it. */
static void
step_cb (RbWorkspace *self)
{
  if (self->is_folded && rb_guide_get_position (rb_session_get_guide (self->session)) > 0)
    rb_workspace_show_page (self, RB_PAGE_GUIDE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* --- The text of the program -------------------------------------------------------------------------------------- */

static void
draft_text_cb (RbWorkspace *self)
{
  /* If the text is that of another program, the document changes next, and the pane forgets the old text. */
  rb_code_pane_rewrite_source (self->code_pane, rb_draft_get_text (rb_session_get_draft (self->session)));
}

static void
code_edited_cb (RbWorkspace *self)
{
  g_autofree char *text = rb_code_pane_get_source (self->code_pane);

  rb_session_edit (self->session, text);
}

/* The call is an edit of the learner's, so it can be reset. */
static void
call_chosen_cb (RbWorkspace *self,
                const char  *call)
{
  g_autofree char *source = rb_code_pane_get_source (self->code_pane);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s;\n", g_strchomp (source), call);

  rb_session_edit (self->session, text);
}

/* --- The run ------------------------------------------------------------------------------------------------------ */

static void
finished_cb (RbWorkspace *self)
{
  RbPlayer *player = rb_session_get_player (self->session);
  RbEventLoop *event_loop;

  /* The session has discarded the run that ends. */
  if (player == NULL)
    return;

  event_loop = rb_player_get_event_loop (player);
  if (rb_event_loop_get_outcome (event_loop) == RB_OUTCOME_SYNTAX_ERROR)
    rb_code_pane_set_error (self->code_pane, rb_event_loop_get_place (event_loop),
                            rb_event_loop_get_message (event_loop));
}

static void
player_cb (RbWorkspace *self)
{
  RbPlayer *player = rb_session_get_player (self->session);

  g_signal_group_set_target (self->player_signals, player);
  g_signal_group_set_target (self->event_loop_signals, player != NULL ? rb_player_get_event_loop (player) : NULL);
  rb_code_pane_set_error (self->code_pane, NULL, NULL);
  update_title (self);
  if (player != NULL && rb_workspace_get_page (self) == RB_PAGE_GUIDE)
    rb_workspace_show_page (self, RB_PAGE_CODE);

  /* A run ends a question that fills a projection. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* A bar is a link to its place in the code, and the timeline has gone to its moment. */
static void
bar_activated_cb (RbWorkspace *self,
                  guint        run,
                  guint        site)
{
  rb_code_pane_reveal (self->code_pane, site);
}

/* Makes the workspace follow its session. */
void
rb_workspace_connect_session (RbWorkspace *self)
{
  self->session_signals = g_signal_group_new (RB_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::player", G_CALLBACK (player_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::answers", G_CALLBACK (update_title), self);

  self->document_signals = g_signal_group_new (RB_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed", G_CALLBACK (document_cb), self);

  self->guide_signals = g_signal_group_new (RB_TYPE_GUIDE);
  g_signal_group_connect_swapped (self->guide_signals, "notify::current", G_CALLBACK (step_cb), self);

  self->draft_signals = g_signal_group_new (RB_TYPE_DRAFT);
  g_signal_group_connect_swapped (self->draft_signals, "notify::text", G_CALLBACK (draft_text_cb), self);

  self->player_signals = g_signal_group_new (RB_TYPE_PLAYER);
  g_signal_group_connect_swapped (self->player_signals, "notify::moment", G_CALLBACK (update_title), self);

  self->event_loop_signals = g_signal_group_new (RB_TYPE_EVENT_LOOP);
  g_signal_group_connect_swapped (self->event_loop_signals, "finished", G_CALLBACK (finished_cb), self);
}

/* Shows another session. */
void
rb_workspace_follow_session (RbWorkspace *self)
{
  RbSession *session = self->session;

  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->document_signals, session != NULL ? rb_session_get_document (session) : NULL);
  g_signal_group_set_target (self->guide_signals, session != NULL ? rb_session_get_guide (session) : NULL);
  g_signal_group_set_target (self->draft_signals, session != NULL ? rb_session_get_draft (session) : NULL);
  if (session == NULL)
    {
      g_signal_group_set_target (self->player_signals, NULL);
      g_signal_group_set_target (self->event_loop_signals, NULL);
      return;
    }

  player_cb (self);
  document_cb (self);
}

/* Lets go of all signals. */
void
rb_workspace_disconnect_session (RbWorkspace *self)
{
  GSignalGroup **groups[] = { &self->session_signals, &self->document_signals, &self->guide_signals,
                              &self->draft_signals, &self->player_signals, &self->event_loop_signals };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      if (*groups[i] != NULL)
        g_signal_group_set_target (*groups[i], NULL);
      g_clear_object (groups[i]);
    }
}

/* Binds what the template calls. */
void
rb_workspace_install_session (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, code_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, call_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_activated_cb);
}
