/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "marked-run.h"

#include <string.h>

/* A run written by hand, because a widget needs only a trace, not a runner. */

static const char source[] =
  "const getUserCallback = (id, cb) => {\n"
  "  database.getUserById(id, cb);\n"
  "};\n"
  "\n"
  "const helloCallback = (id) => {\n"
  "  getUserCallback(id, (user) => {\n"
  "    return console.log(user);\n"
  "  });\n"
  "};\n"
  "\n"
  "helloCallback(1);\n"
  "console.log(\"meanwhile\");\n";

/* Adds a site at the first place where @text occurs. */
guint
rb_marked_run_site (RbTrace    *trace,
                    RbSiteKind  kind,
                    const char *text)
{
  const char *whole = rb_trace_get_source (trace);
  const char *place = strstr (whole, text);
  guint start;

  g_assert_nonnull (place);
  start = (guint) g_utf8_strlen (whole, place - whole);
  rb_trace_add_site (trace, kind, start, start + (guint) g_utf8_strlen (text, -1), 0, "");

  return rb_trace_get_n_sites (trace) - 1;
}

void
rb_marked_run_add (RbTrace      *trace,
                   RbRecordKind  kind,
                   guint         site,
                   guint         a,
                   guint         b)
{
  RbRecord record = { 0, };

  record.time = rb_trace_get_n_records (trace);
  record.kind = kind;
  record.site = site;
  record.a = a;
  record.b = b;
  rb_trace_append (trace, &record);
}

void
rb_marked_run_init (RbMarkedRun *self)
{
  RbTrace *trace = rb_trace_new ();
  guint function, log_user, hello, meanwhile;

  rb_trace_set_source (trace, source);
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, (guint) strlen (source), 0, "");
  function = rb_marked_run_site (trace, RB_SITE_FUNCTION, "(user) => {\n    return console.log(user);\n  }");
  log_user = rb_marked_run_site (trace, RB_SITE_RETURN, "return console.log(user);");
  hello = rb_marked_run_site (trace, RB_SITE_STATEMENT, "helloCallback(1);");
  meanwhile = rb_marked_run_site (trace, RB_SITE_STATEMENT, "console.log(\"meanwhile\");");

  self->trace = trace;
  self->callback_site = function;
  rb_marked_run_add (trace, RB_RECORD_SCRIPT_START, 0, 0, 0);
  rb_marked_run_add (trace, RB_RECORD_STATEMENT, hello, 0, 0);
  rb_marked_run_add (trace, RB_RECORD_CALLBACK, function, 1, 0);
  rb_marked_run_add (trace, RB_RECORD_LOOKUP_START, 0, 1, 1);
  rb_marked_run_add (trace, RB_RECORD_STATEMENT, meanwhile, 0, 0);
  self->at_registered = rb_trace_get_n_records (trace);
  rb_marked_run_add (trace, RB_RECORD_SCRIPT_END, 0, 0, 0);
  rb_marked_run_add (trace, RB_RECORD_LOOKUP_ANSWER, 0, 1, 1);
  rb_marked_run_add (trace, RB_RECORD_TASK_QUEUED, 0, 1, 1);
  self->at_waiting = rb_trace_get_n_records (trace);
  rb_marked_run_add (trace, RB_RECORD_TASK_START, 0, 1, 1);
  rb_marked_run_add (trace, RB_RECORD_ENTER, function, 1, 0);
  rb_marked_run_add (trace, RB_RECORD_STATEMENT, log_user, 1, 0);
  self->at_running = rb_trace_get_n_records (trace);
  rb_marked_run_add (trace, RB_RECORD_EXIT, log_user, 1, 0);
  rb_marked_run_add (trace, RB_RECORD_TASK_END, 0, 1, 1);
  self->at_done = rb_trace_get_n_records (trace);
}

void
rb_marked_run_clear (RbMarkedRun *self)
{
  g_clear_object (&self->trace);
}
