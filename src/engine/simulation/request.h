/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/database-config.h"
#include "wire/record.h"

G_BEGIN_DECLS

/**
 * RbRequest:
 * @number: the runner's number for it, from 1
 * @callback: the callback that it will call, or 0
 * @flags: for a lookup, how it was asked for
 * @error_first: for a lookup, whether the answer goes to `(error, value)` and not to `(value)`
 * @interval: for a timer that repeats, its period in ms; else 0
 * @is_timer: whether it is a timer
 * @is_immediate: whether it is a timer of `setImmediate`
 * @arguments: (nullable): the arguments of a lookup's callback, as JSON of an array of values; %NULL before the answer
 * @cancellable: ends its wait
 *
 * A lookup or a timer of the program, from the call that makes it until its callback has run. The host keeps a request
 * only in this form. The task queue holds only the numbers of requests.
 */
typedef struct
{
  guint number;
  guint callback;
  RbLookupFlags flags;
  gboolean error_first;
  guint interval;
  gboolean is_timer;
  gboolean is_immediate;
  char *arguments;
  GCancellable *cancellable;
} RbRequest;

/**
 * RbAnswer:
 * @outcome: what sort of answer it is
 * @text: JSON of a value, the message of an error, or ""
 *
 * The answer to a lookup.
 */
typedef struct
{
  RbWireOutcome outcome;
  char *text;
} RbAnswer;

RbRequest *rb_request_new              (guint              number,
                                        guint              callback);
void       rb_request_free             (RbRequest         *request);
void       rb_request_set_lookup_flags (RbRequest         *request,
                                        RbLookupFlags      flags,
                                        RbConvention       convention);
void       rb_request_set_answer       (RbRequest         *request,
                                        const RbAnswer    *answer);

RbAnswer  *rb_answer_new               (char              *text,
                                        const GError      *error,
                                        gboolean           has_error_channel);
char      *rb_answer_dup_preview       (const RbAnswer    *answer);
void       rb_answer_free              (RbAnswer          *answer);

char      *rb_request_dup_label        (const char        *table,
                                        const char        *key,
                                        gboolean           stand_in);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbAnswer, rb_answer_free)

G_END_DECLS
