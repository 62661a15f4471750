/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "session/comparison/comparison.h"

/* A lesson in a folder of its own, and what is needed to compare its versions with real runners. */
typedef struct
{
  char *folder;
  RbRunnerPool *pool;
  RbSession *session;
  RbLesson *lesson;
} ComparedLesson;

extern const char two_versions[];

void          open_compared_lesson  (ComparedLesson *lesson,
                                     gconstpointer   text);
void          close_compared_lesson (ComparedLesson *lesson,
                                     gconstpointer   text);
RbComparison *compare_lesson        (ComparedLesson *lesson);
void          wait_until_ready      (RbComparison   *comparison);
