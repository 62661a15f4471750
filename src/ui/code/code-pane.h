/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "engine/player/player.h"
#include "session/stops.h"

G_BEGIN_DECLS

#define RB_TYPE_CODE_PANE (rb_code_pane_get_type ())

/* A program's source, with the state of its run marked in it. Properties: "player" (an RbPlayer, or NULL to show no
 * run), "stops" (an RbStops, or NULL), "editable", "tab-moves-focus" (otherwise Tab indents). Signal: "edited" (the
 * learner has changed the text, and the run's marks were removed). */
G_DECLARE_FINAL_TYPE (RbCodePane, rb_code_pane, RB, CODE_PANE, GtkWidget)

GtkWidget *rb_code_pane_new             (void);

void       rb_code_pane_set_source      (RbCodePane    *self,
                                         const char    *source);
void       rb_code_pane_rewrite_source  (RbCodePane    *self,
                                         const char    *source);
char      *rb_code_pane_get_source      (RbCodePane    *self);
gboolean   rb_code_pane_get_editable    (RbCodePane    *self);
void       rb_code_pane_set_editable    (RbCodePane    *self,
                                         gboolean       editable);
RbPlayer  *rb_code_pane_get_player      (RbCodePane    *self);
void       rb_code_pane_set_player      (RbCodePane    *self,
                                         RbPlayer      *player);
void       rb_code_pane_show_machine    (RbCodePane    *self,
                                         RbMachine     *machine);
void       rb_code_pane_set_stops       (RbCodePane    *self,
                                         RbStops       *stops);
guint      rb_code_pane_get_cursor_line (RbCodePane    *self);
void       rb_code_pane_reveal          (RbCodePane    *self,
                                         guint          site);
void       rb_code_pane_set_error       (RbCodePane    *self,
                                         const RbPlace *place,
                                         const char    *message);
GtkWidget *rb_code_pane_get_view        (RbCodePane    *self);

G_END_DECLS
