/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"

G_BEGIN_DECLS

/* The sites of all traces here: a script with a statement and two functions with one statement each; an `await` and a
 * `yield` in the outer function; an `await` in the script. */
enum
{
  SCRIPT,
  CALL,
  OUTER,
  IN_OUTER,
  INNER,
  IN_INNER,
  AWAIT,
  YIELD,
  SCRIPT_AWAIT,
};

/* A trace that grows record by record, and a machine that follows it. */
typedef struct
{
  RbTrace *trace;
  RbMachine *machine;
  gint64 time;
  guint next_microtask; /* the next microtask that a random trace starts */
} Fixture;

void              set_up         (Fixture       *fixture,
                                  gconstpointer  data);
void              tear_down      (Fixture       *fixture,
                                  gconstpointer  data);

void              append         (Fixture       *fixture,
                                  RbRecordKind   kind,
                                  guint32        site,
                                  guint32        a,
                                  guint32        b,
                                  guint32        c,
                                  guint32        d);
/* Appends a record and moves the machine to it. */
void              happen         (Fixture       *fixture,
                                  RbRecordKind   kind,
                                  guint32        site,
                                  guint32        a,
                                  guint32        b,
                                  guint32        c,
                                  guint32        d);

guint             depth          (Fixture       *fixture);
guint             n_pending      (Fixture       *fixture);
guint             n_queued       (Fixture       *fixture);
guint             n_waiting      (Fixture       *fixture);
/* The numbers in the microtask queue, such as "1 2 3". */
char             *dup_microtasks (Fixture       *fixture);
const RbCallback *callback       (Fixture       *fixture,
                                  guint          number);

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

#define assert_frame(fixture, i, expected_activation, expected_function, expected_site, expected_callback) \
  G_STMT_START { \
    guint n_; \
    const RbFrame *frames_ = rb_machine_get_frames ((fixture)->machine, &n_); \
    g_assert_cmpuint ((i), <, n_); \
    g_assert_cmpuint (frames_[i].activation, ==, (expected_activation)); \
    g_assert_cmpuint (frames_[i].function, ==, (expected_function)); \
    g_assert_cmpuint (frames_[i].site, ==, (expected_site)); \
    g_assert_cmpuint (frames_[i].callback, ==, (expected_callback)); \
  } G_STMT_END

#define assert_microtasks(fixture, expected) \
  G_STMT_START { \
    g_autofree char *numbers_ = dup_microtasks (fixture); \
    g_assert_cmpstr (numbers_, ==, (expected)); \
  } G_STMT_END

G_END_DECLS
