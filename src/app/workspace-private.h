/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "app/workspace.h"
#include "ui/code/code-pane.h"
#include "ui/guide/guide-view.h"
#include "ui/transport/transport-bar.h"

G_BEGIN_DECLS

struct _RbWorkspace
{
  GtkWidget parent_instance;

  RbSession *session;
  GSettings *settings;
  GSignalGroup *session_signals;
  GSignalGroup *document_signals;
  GSignalGroup *guide_signals;
  GSignalGroup *draft_signals;
  GSignalGroup *player_signals;
  GSignalGroup *event_loop_signals;

  GtkWidget *parts[RB_N_PLACES];
  RbCodePane *code_pane;
  GtkWidget *notes;
  GtkToggleButton *code_button;
  GtkToggleButton *stage_button;
  GtkLabel *version_label;
  GtkLabel *answers_label;
  GtkLabel *step_label;

  gboolean projecting;
  guint code_step;
  gboolean is_tight;
  gboolean is_beside; /* the narration stands beside the transport */
  gboolean is_cramped; /* a question to a class needs smaller type */
  guint shape_source;
  RbSpan span;
};

/* workspace-session.c */
void rb_workspace_connect_session    (RbWorkspace    *self);
void rb_workspace_follow_session     (RbWorkspace    *self);
void rb_workspace_disconnect_session (RbWorkspace    *self);
void rb_workspace_install_session    (GtkWidgetClass *widget_class);

G_END_DECLS
