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
  GtkToggleButton *guide_button;
  GtkToggleButton *code_button;
  GtkToggleButton *stage_button;
  GtkLabel *version_label;
  GtkLabel *answers_label;
  GtkLabel *step_label;

  gboolean projecting;
  guint code_step;
  gboolean is_tight;
  gboolean has_few; /* there is room for only three buttons */
  gboolean is_beside; /* the narration stands beside the transport */
  gboolean is_folded; /* the guide is a page */
  gboolean is_cramped; /* a question to a class needs smaller type */
  double subtitle_em; /* 0 if the narration is no subtitle */
  int subtitle_width;
  int subtitle_height;
  guint shape_source;
  RbSpan span;
};

/* workspace-pages.c */
RbPage rb_workspace_get_page         (RbWorkspace    *self);
void   rb_workspace_show_page        (RbWorkspace    *self,
                                      RbPage          page);
void   rb_workspace_add_page_keys    (RbWorkspace    *self);
void   rb_workspace_install_pages    (GtkWidgetClass *widget_class);

/* workspace-session.c */
void rb_workspace_connect_session    (RbWorkspace    *self);
void rb_workspace_follow_session     (RbWorkspace    *self);
void rb_workspace_disconnect_session (RbWorkspace    *self);
void rb_workspace_install_session    (GtkWidgetClass *widget_class);

G_END_DECLS
