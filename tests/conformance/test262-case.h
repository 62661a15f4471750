/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TEST262_ONLY_STRICT = 1 << 0,
  TEST262_NO_STRICT = 1 << 1,
  TEST262_RAW = 1 << 2,
  TEST262_MODULE = 1 << 3,
  TEST262_ASYNC = 1 << 4,
} Test262Flags;

/* One test of a checkout of tc39/test262: its text, and what its front matter asks for (see INTERPRETING.md there). */
typedef struct
{
  char *source;
  Test262Flags flags;
  GPtrArray *includes;
  char *negative_phase;
  char *negative_type;
} Test262Case;

Test262Case *test262_case_read    (const char   *path,
                                   GError      **error);
void         test262_case_free    (Test262Case  *self);

/* Whether the test is to run in that mode at all. */
gboolean     test262_case_runs_in (Test262Case  *self,
                                   gboolean      strict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Test262Case, test262_case_free)

G_END_DECLS
