/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <jsc/jsc.h>

#include "bench.h"
#include "runner/realm.h"
#include "runner/sender.h"

/*
 * What tracing costs: the same program on bare JavaScriptCore, with records made and dropped inside the runner, and
 * with the records in the host's trace. Each in a virtual machine of its own; parsing and translating the program
 * counts, starting the engine and instrumenting do not.
 */
static const char *const programs[] = { "fib", "loops", "sort", "objects", "closures" };

/* Stands before the runner's own function (the linker's --wrap): what would go to the host goes nowhere. */
void __wrap_rb_sender_send (RbSender      *self,
                            const guint32 *words,
                            guint          n_words);

void
__wrap_rb_sender_send (RbSender      *self,
                       const guint32 *words,
                       guint          n_words)
{
  g_autoptr (GVariant) packed = g_variant_ref_sink (rb_sender_take (self));
}

static double
time_bare (const char *source)
{
  g_autoptr (JSCContext) context = jsc_context_new ();
  g_autoptr (JSCValue) result = NULL;
  double start = bench_now ();

  result = jsc_context_evaluate (context, source, -1);
  g_assert (jsc_context_get_exception (context) == NULL);
  return bench_now () - start;
}

static double
time_dropped (const char *source)
{
  g_autoptr (RbWireHost) host = rb_wire_host_skeleton_new ();
  g_autoptr (RbCompiler) compiler = rb_compiler_new ();
  g_autoptr (RbRealm) realm = rb_realm_new (host, compiler);
  g_autoptr (GVariant) compiled = g_variant_ref_sink (rb_compiler_compile (compiler, source, "", FALSE));
  g_autoptr (GVariant) options = NULL;
  g_auto (GStrv) stand_ins = NULL;
  g_autoptr (GVariant) rest = NULL;
  GVariantDict dict;
  double start;
  double seconds;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "max-statements", "x", (gint64) G_MAXINT32);
  options = g_variant_ref_sink (g_variant_dict_end (&dict));
  stand_ins = rb_realm_configure (realm, "", options);
  start = bench_now ();
  rb_realm_evaluate (realm);
  seconds = bench_now () - start;
  rest = g_variant_ref_sink (rb_realm_take_trace (realm));
  return seconds;
}

static void
measure (const char *folder,
         const char *name,
         guint       rounds)
{
  g_autofree char *file = g_strconcat (name, ".js", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *source = bench_load (path);
  g_autofree char *dropped_figure = g_strdup_printf ("%s: records made and dropped ÷ bare engine", name);
  g_autofree char *whole_figure = g_strdup_printf ("%s: records in the host's trace ÷ bare engine", name);
  g_autofree char *events_figure = g_strdup_printf ("%s: million events a second, probe to trace", name);
  g_autofree char *spread = NULL;
  g_autoptr (GArray) bare = bench_series_new ();
  g_autoptr (GArray) dropped = bench_series_new ();
  g_autoptr (GArray) whole = bench_series_new ();
  g_autoptr (GArray) events = bench_series_new ();
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  double rate;

  for (guint i = 0; i < rounds; i++)
    {
      g_auto (BenchRun) run = { NULL };
      guint n_records;

      bench_series_add (bare, time_bare (source));
      bench_series_add (dropped, time_dropped (source));
      bench_run (&run, source, pool);
      bench_series_add (whole, run.evaluation);
      n_records = rb_trace_get_n_records (rb_event_loop_get_trace (run.event_loop));
      bench_series_add (events, n_records / run.evaluation / 1e6);
    }

  rate = bench_series_median (events);
  spread = g_strdup_printf ("%.3g to %.3g", bench_series_at (events, 0.25), bench_series_at (events, 0.75));
  bench_row_ratio (dropped_figure, 5, TRUE, dropped, bare);
  bench_row_ratio (whole_figure, 12, TRUE, whole, bare);
  bench_row (rate >= 10 ? "met" : "missed", events_figure, "≥ 10", spread, "%.1f", rate);
}

int
main (int   argc,
      char *argv[])
{
  guint rounds = bench_parse_rounds (&argc, &argv, 9, "<folder of the programs>");

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    measure (argv[1], programs[i], rounds);
  return 0;
}
