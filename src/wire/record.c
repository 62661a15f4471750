/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "wire/record.h"

static const gint8 n_words[RB_RECORD_LAST_OF_RUNNER + 1] = {
  [0] = -1,
  [RB_RECORD_STRING] = 2,
  [RB_RECORD_STATEMENT] = 1,
  [RB_RECORD_LOOP] = 1,
  [RB_RECORD_ENTER] = 1,
  [RB_RECORD_EXIT] = 2,
  [RB_RECORD_SUSPEND] = 1,
  [RB_RECORD_RESUME] = 1,
  [RB_RECORD_CALLBACK] = 2,
  [RB_RECORD_LOOKUP_START] = 5,
  [RB_RECORD_TIMER_SET] = 4,
  [RB_RECORD_TIMER_CLEAR] = 1,
  [RB_RECORD_MICROTASK_QUEUED] = 4,
  [RB_RECORD_MICROTASK_START] = 4,
  [RB_RECORD_MICROTASK_END] = 2,
  [RB_RECORD_SETTLED] = 3,
  [RB_RECORD_CONSOLE] = 2,
  [RB_RECORD_UNCAUGHT] = 4,
  [RB_RECORD_UNHANDLED] = 4,
  [RB_RECORD_LIMIT] = 3,
  [RB_RECORD_SCRIPT_END] = 1,
  [RB_RECORD_TASK_END] = 2,
  [RB_RECORD_VARIABLE] = 4,
  [RB_RECORD_UNNEEDED] = 2,
};

/**
 * rb_record_n_words:
 * @kind: a kind of record
 *
 * Returns: how many words follow the first one of such a record, if the runner may send it; else -1
 */
int
rb_record_n_words (RbRecordKind kind)
{
  return kind <= RB_RECORD_LAST_OF_RUNNER ? n_words[kind] : -1;
}
