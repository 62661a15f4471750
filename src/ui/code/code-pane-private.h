/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <adwaita.h>

#include "ui/code/callback-gutter.h"
#include "ui/code/code-pane.h"
#include "ui/code/code-view.h"
#include "ui/code/depth-strip.h"
#include "ui/code/run-marks.h"

G_BEGIN_DECLS

struct _RbCodePane
{
  GtkWidget parent_instance;

  RbPlayer *player;
  GSignalGroup *player_signals;
  RbRunMarks *marks;
  gboolean source_matches; /* whether the text is the program of the run that is shown */
  gboolean setting;
  gboolean knows_unrun; /* whether the code that did not run is marked, if there is any */

  RbStops *stops;
  GSignalGroup *stop_signals;
  GPtrArray *stop_marks; /* GtkTextMark: the stops, where the text has moved them to */
  gboolean tab_moves_focus;
  gboolean escaped; /* the last key was Escape, so the next Tab moves the focus */

  RbCodeView *view;
  GtkSourceBuffer *buffer;
  GtkAdjustment *adjustment;
  GtkWidget *scroller;
  GtkWidget *vertical_bar;
  GtkWidget *horizontal_bar;
  RbCallbackGutter *gutter;
  RbDepthStrip *depth_strip;
  GtkRevealer *error_revealer;
  GtkBox *error_bar;
  GtkLabel *error_label;

  GtkTextTag *error_tag;
  guint n_frames; /* that the pane was shown in, up to the one in which its code gets colours */
  guint scroll_tick;
  guint n_scroll_frames; /* since scrolling to the last target began */
  AdwAnimation *flash;
};

/* code-pane-run.c */
void     rb_code_pane_show_run      (RbCodePane    *self,
                                     RbMachine     *machine);
void     rb_code_pane_clear_run     (RbCodePane    *self);
gboolean rb_code_pane_matches       (RbCodePane    *self,
                                     RbMachine     *machine);
void     rb_code_pane_bind_run      (GtkWidgetClass *widget_class);
void     rb_code_pane_follow_badge  (RbCodePane    *self,
                                     guint          line);
void     rb_code_pane_update_badge  (RbCodePane    *self);

/* code-pane-stops.c */
void     rb_code_pane_init_stops    (RbCodePane    *self);
void     rb_code_pane_dispose_stops (RbCodePane    *self);
void     rb_code_pane_place_stops   (RbCodePane    *self);
void     rb_code_pane_move_stops    (RbCodePane    *self);

/* code-pane-keys.c */
void     rb_code_pane_init_keys     (RbCodePane    *self);
void     rb_code_pane_update_tab    (RbCodePane    *self);

/* code-pane-scroll.c */
void     rb_code_pane_scroll_to     (RbCodePane    *self,
                                     guint          offset);
void     rb_code_pane_keep_in_view  (RbCodePane    *self);
void     rb_code_pane_snapshot_program (RbCodePane  *self,
                                        GtkSnapshot *snapshot);
void     rb_code_pane_show_bar      (GtkWidget     *bar,
                                     GtkAdjustment *adjustment);

G_END_DECLS
