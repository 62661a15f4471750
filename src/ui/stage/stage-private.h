/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "session/stage/stage-list.h"
#include "ui/stage/loop-card.h"
#include "ui/stage/stage-card.h"
#include "ui/stage/stage.h"
#include "ui/stage/variables-card.h"

G_BEGIN_DECLS

struct _RbStage
{
  GtkBox parent_instance;

  RbLoopCard *loop_card;
  RbStageCard *stack_card;
  GtkWidget *cards;
  RbStageCard *database_card;
  RbStageCard *timers_card;
  RbStageCard *queue_card;
  RbStageCard *microtasks_card;
  RbStageCard *promises_card;
  RbVariablesCard *variables_card;

  RbPlayer *player;
  GSignalGroup *player_signals;

  RbStageList *stack;
  RbStageList *database;
  RbStageList *timers;
  RbStageList *queue;
  RbStageList *microtasks;
  RbStageList *promises;
  gboolean dense;
  gboolean spotlight; /* whether only the card of the moment is shown */

  /* What the heights of the cards were computed for, and whether that takes another layout. */
  int room;
  int font_size;
  gboolean is_measuring;

  /* What the cards need if they are not dense, with the usual number of rows, and what a row needs; 0 if unknown. */
  int usual_height;
  int usual_row;

  /* The activation of the frame whose variables the person has chosen to see. */
  gboolean has_chosen;
  guint32 chosen;

  /* Set only while the player plays a wait, because then engine time passes within a moment. */
  guint tick;
};

/* stage-cards.c */
void rb_stage_show_stack     (RbStage   *self,
                              RbMachine *machine);
void rb_stage_show_requests  (RbStage   *self,
                              RbMachine *machine);
void rb_stage_show_queues    (RbStage   *self,
                              RbMachine *machine);
void rb_stage_show_promises  (RbStage   *self,
                              RbMachine *machine);
void rb_stage_show_variables (RbStage   *self,
                              RbMachine *machine);

/* stage-room.c */
void rb_stage_choose_slots   (RbStage   *self);
void rb_stage_add_slots      (RbStage   *self);
void rb_stage_update_room    (RbStage   *self);
void rb_stage_check_room     (RbStage   *self);

/* stage-spotlight.c */
void rb_stage_show_spotlight (RbStage *self);

G_END_DECLS
