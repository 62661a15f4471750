/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "session/stage-list.h"
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
  RbStageCard *database_card;
  RbStageCard *queue_card;
  RbStageCard *microtasks_card;
  RbVariablesCard *variables_card;

  RbPlayer *player;
  GSignalGroup *player_signals;

  RbStageList *stack;
  RbStageList *database;
  RbStageList *queue;
  RbStageList *microtasks;
  gboolean compact;
  gboolean dense;
  int room; /* the height that compact and dense were computed for */

  /* The activation of the frame whose variables the person has chosen to see. */
  gboolean has_chosen;
  guint32 chosen;

  /* Set only while the player plays a wait, because then engine time passes within a moment. */
  guint tick;
};

/* stage-cards.c */
void rb_stage_show_stack     (RbStage   *self,
                              RbMachine *machine);
void rb_stage_show_database  (RbStage   *self,
                              RbMachine *machine);
void rb_stage_show_queues    (RbStage   *self,
                              RbMachine *machine);
void rb_stage_show_variables (RbStage   *self,
                              RbMachine *machine);

G_END_DECLS
