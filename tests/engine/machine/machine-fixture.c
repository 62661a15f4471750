/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "machine-fixture.h"

void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->trace = rb_trace_new ();
  rb_trace_set_source (fixture->trace, "a ();\nouter {\nb; }\ninner {\nc; }\n");
  rb_trace_add_site (fixture->trace, RB_SITE_SCRIPT, 0, 32, 0, NULL);
  rb_trace_add_site (fixture->trace, RB_SITE_STATEMENT, 0, 5, 0, NULL);
  rb_trace_add_site (fixture->trace, RB_SITE_FUNCTION, 6, 18, 0, "outer");
  rb_trace_add_site (fixture->trace, RB_SITE_STATEMENT, 14, 16, OUTER, NULL);
  rb_trace_add_site (fixture->trace, RB_SITE_FUNCTION, 19, 31, 0, "inner");
  rb_trace_add_site (fixture->trace, RB_SITE_STATEMENT, 27, 29, INNER, NULL);
  rb_trace_add_site (fixture->trace, RB_SITE_AWAIT, 14, 15, OUTER, NULL);
  rb_trace_add_site (fixture->trace, RB_SITE_YIELD, 14, 15, OUTER, NULL);
  rb_trace_add_site (fixture->trace, RB_SITE_AWAIT, 0, 1, 0, NULL);
  fixture->machine = rb_machine_new (fixture->trace);
}

void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->machine);
  g_assert_finalize_object (fixture->trace);
}

void
append (Fixture      *fixture,
        RbRecordKind  kind,
        guint32       site,
        guint32       a,
        guint32       b,
        guint32       c,
        guint32       d)
{
  RbRecord record = { fixture->time, site, a, b, c, d, kind, 0, 0 };

  rb_trace_append (fixture->trace, &record);
}

void
happen (Fixture      *fixture,
        RbRecordKind  kind,
        guint32       site,
        guint32       a,
        guint32       b,
        guint32       c,
        guint32       d)
{
  append (fixture, kind, site, a, b, c, d);
  rb_machine_seek (fixture->machine, G_MAXUINT);
}

/* The lengths of the lists of the machine. */
#define DEFINE_COUNT(name, list) \
  guint \
  name (Fixture *fixture) \
  { \
    guint n; \
    list (fixture->machine, &n); \
    return n; \
  }

DEFINE_COUNT (depth, rb_machine_get_frames)
DEFINE_COUNT (n_pending, rb_machine_get_pending)
DEFINE_COUNT (n_queued, rb_machine_get_queue)
DEFINE_COUNT (n_waiting, rb_machine_get_waiting)

char *
dup_microtasks (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint32 *numbers;
  guint n;

  numbers = rb_machine_get_queued_microtasks (fixture->machine, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, i == 0 ? "%u" : " %u", numbers[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

const RbCallback *
callback (Fixture *fixture,
          guint    number)
{
  guint n_callbacks;
  const RbCallback *callbacks = rb_machine_get_callbacks (fixture->machine, &n_callbacks);

  g_assert_cmpuint (number, <=, n_callbacks);
  g_assert_cmpuint (callbacks[number - 1].callback, ==, number);

  return &callbacks[number - 1];
}
