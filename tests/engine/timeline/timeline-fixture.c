/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "timeline-fixture.h"

#define MAX_DEPTH 20
#define LATENCY 1000000

RbEventLoop *
run_blocking (const char *source)
{
  g_autoptr (RbProgram) program = rb_program_new (source);
  RbDatabaseConfig *config = rb_program_get_database (program);

  rb_database_config_set_answers (config, RB_ANSWERS_BLOCKING);

  return run_program (program);
}

RbTrace *
new_trace_for (RbTrace *trace)
{
  RbTrace *copy = rb_trace_new ();

  rb_trace_set_source (copy, rb_trace_get_source (trace));
  for (guint32 i = 1; *rb_trace_get_string (trace, i) != '\0'; i++)
    g_assert_cmpuint (rb_trace_intern (copy, rb_trace_get_string (trace, i)), ==, i);
  for (guint i = 0; i < rb_trace_get_n_sites (trace); i++)
    {
      const RbSite *site = rb_trace_get_site (trace, i);

      rb_trace_add_site (copy, site->kind, site->start, site->end, site->function, site->name);
    }

  return copy;
}

void
append (RbTrace      *trace,
        gint64        time,
        RbRecordKind  kind,
        guint32       a,
        guint32       b,
        guint32       c,
        guint32       d)
{
  RbRecord record = { .time = time, .a = a, .b = b, .c = c, .d = d, .kind = kind };

  rb_trace_append (trace, &record);
}

RbTrace *
make_long (guint n_records)
{
  RbTrace *trace = rb_trace_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint32 stack[MAX_DEPTH + 1] = { 0 };
  guint32 activation = 0;
  guint32 request = 0;
  guint depth = 0;
  gint64 time = 0;

  append (trace, 0, RB_RECORD_SCRIPT_START, 0, 0, 0, 0);
  while (rb_trace_get_n_records (trace) < n_records)
    {
      append (trace, ++time, RB_RECORD_STATEMENT, stack[depth], 0, 0, 0);
      if (g_rand_int_range (random, 0, 1000) == 0)
        append (trace, time, RB_RECORD_LOOKUP_START, ++request, 0, 0, LATENCY);
      else if (depth == 0 || (depth < MAX_DEPTH && g_rand_boolean (random)))
        append (trace, time, RB_RECORD_ENTER, stack[++depth] = ++activation, 0, 0, 0);
      else
        append (trace, time, RB_RECORD_EXIT, stack[depth--], 0, 0, 0);
    }

  return trace;
}
