/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/player/player.h"
#include "engine/runner-client/runner-pool.h"
#include "lesson/article/exercise.h"

G_BEGIN_DECLS

RbPlayer *rb_program_run_new (RbRunnerPool *pool,
                              RbExercise   *exercise,
                              RbVersion    *version,
                              const char   *text,
                              RbAnswers     answers);
void      rb_program_run_end (RbPlayer     *player);

G_END_DECLS
