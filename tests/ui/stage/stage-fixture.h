/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/player/player.h"
#include "tests/ui/shown-words.h"
#include "ui/console/console-view.h"
#include "ui/stage/stage.h"
#include "ui/transport/narration-bar.h"

G_BEGIN_DECLS

/* A window with a stage, a console and a narration. Most tests show a real run, so that the cards show what the engine
 * really did. */
typedef struct
{
  GtkWidget *window;
  RbStage *stage;
  RbConsoleView *console;
  RbNarrationBar *narration;
  RbRunnerPool *pool;
  RbEventLoop *event_loop;
  RbPlayer *player;
} StageFixture;

/* A lookup with a callback. */
extern const char lookup_source[];

void       stage_fixture_set_up         (StageFixture   *fixture,
                                         gconstpointer   data);
void       stage_fixture_set_up_written (StageFixture   *fixture,
                                         gconstpointer   data);
void       stage_fixture_tear_down      (StageFixture   *fixture,
                                         gconstpointer   data);

void       stage_fixture_init           (int            *argc,
                                         char         ***argv);

void       show_record                  (StageFixture   *fixture,
                                         const RbRecord *run,
                                         RbRecordKind    kind);
void       step                         (StageFixture   *fixture);
void       step_until                   (StageFixture   *fixture,
                                         const char     *text);
void       wait_for_layout              (StageFixture   *fixture);

GtkWidget *find_row                     (gpointer        widget,
                                         const char     *text);
guint      count_bars                   (GtkWidget      *widget);

G_END_DECLS
