/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "app/window.h"
#include "app/workspace.h"
#include "session/session.h"
#include "ui/code/version-switcher.h"
#include "ui/compare/compare-view.h"
#include "ui/guide/lesson-rail.h"

G_BEGIN_DECLS

struct _RbWindow
{
  AdwApplicationWindow parent_instance;

  RbSession *session;
  GSettings *settings;
  GSignalGroup *player_signals;
  GSignalGroup *event_loop_signals;

  AdwToastOverlay *toast_overlay;
  GtkWidget *header_bar;
  GtkWidget *title_box;
  GtkLabel *subtitle_label;
  GtkMenuButton *versions_button;
  GtkLabel *versions_label;
  GtkWidget *projection_button;
  GtkMenuButton *answers_button;
  GtkMenuButton *menu_button;
  GMenu *recent_menu;
  GtkLabel *zoom_label;
  AdwFlap *flap;
  RbLessonRail *lesson_rail;
  GtkStack *content_stack;
  AdwStatusPage *broken_page;
  RbVersionSwitcher *version_switcher;
  RbWorkspace *workspace;
  RbCompareView *compare_view; /* NULL until the window compares for the first time */
  GtkWidget *compare_button;
  GtkWidget *compare_label;
  GtkWidget *blank;

  /* A dialog is created when it is first used, and is kept as long as the window, because GTK crashes if a dialog is
   * freed while it reads a folder. */
  GtkFileChooserNative *open_dialog;
  GtkFileChooserNative *export_dialog;

  GHashTable *said; /* the messages that are shown or waiting */
  AdwToast *undo_toast; /* that offers to undo something, or NULL */
  AdwToast *loss_toast; /* that warns of a loss, or NULL */
  gboolean warned_of_loss;
  gboolean projecting;
  gboolean comparing;
  RbComparison *comparison; /* NULL if the window does not compare, or has nothing to compare */
  gboolean lessons_shown;
  gboolean fitting_lessons; /* while the list is placed, and not by the person */
  RbSpan span;
  RbSpan fitted_span; /* that the list of lessons was placed for */
  int width;
  int height;
  guint resized_source;
};

/* window-files.c */
void     rb_window_init_files                 (RbWindow         *self);
void     rb_window_choose_file                (RbWindow         *self);

/* window-export.c */
void     rb_window_export                     (RbWindow         *self);
void     rb_window_export_to                  (RbWindow         *self,
                                               GFile            *file);

/* window-messages.c */
void     rb_window_offer_undo                 (RbWindow         *self,
                                               const char       *message,
                                               const char       *action);
void     rb_window_withdraw_undo              (RbWindow         *self);
void     rb_window_warn_of_loss               (RbWindow         *self);
void     rb_window_withdraw_warning           (RbWindow         *self);

/* window-playgrounds.c */
void     rb_window_install_playground_actions (GtkWidgetClass   *widget_class);
void     rb_window_add_playgrounds            (RbWindow         *self);
void     rb_window_update_playground_actions  (RbWindow         *self);

/* window-actions.c */
void     rb_window_install_actions            (GtkWidgetClass   *widget_class);
void     rb_window_add_actions                (RbWindow         *self);
void     rb_window_update_actions             (RbWindow         *self);

/* window-compare.c */
void     rb_window_set_comparing     (RbWindow       *self,
                                      gboolean        comparing);
void     rb_window_update_comparison (RbWindow       *self);
void     rb_window_run_comparison    (RbWindow       *self,
                                      const char     *name);
void     rb_window_enable_comparison (RbWindow       *self);
void     rb_window_add_comparison    (RbWindow       *self);
void     rb_window_end_comparison    (RbWindow       *self);

/* window.c */
void     rb_window_queue_resized              (RbWindow         *self);

/* window-document.c */
void     rb_window_update_header              (RbWindow         *self);
void     rb_window_show_document              (RbWindow         *self);

/* window-lessons.c */
void     rb_window_add_lessons                (RbWindow         *self);
void     rb_window_fit_lessons                (RbWindow         *self);
void     rb_window_show_lessons               (RbWindow         *self,
                                               gboolean          shown);
void     rb_window_close_lessons              (RbWindow         *self);

/* window-view.c */
void     rb_window_set_projecting             (RbWindow         *self,
                                               gboolean          projecting);
void     rb_window_set_blank                  (RbWindow         *self,
                                               gboolean          blank);
gboolean rb_window_get_blank                  (RbWindow         *self);
void     rb_window_update_contrast            (RbWindow         *self);
void     rb_window_update_zoom                (RbWindow         *self);
void     rb_window_add_keys                   (RbWindow         *self);

G_END_DECLS
