/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "bench.h"

/* Compares ringback-cli with the node that it uses: the same program, from start to finish. */

static double
time_command (const char *const *argv,
              const char        *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  double start = bench_now ();
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
  if (strstr (output, expected) == NULL)
    g_error ("%s printed %s", argv[0], output);

  return bench_now () - start;
}

int
main (int   argc,
      char *argv[])
{
  guint rounds = bench_parse_rounds (&argc, &argv, 21, "<ringback-cli> <program>");
  const char *const ours[] = { argv[1], "run", argv[2], "--answers", "blocking", NULL };
  const char *const theirs[] = { RB_NODE, argv[2], NULL };
  g_autoptr (GArray) cli = bench_series_new ();
  g_autoptr (GArray) other = bench_series_new ();

  for (guint i = 0; i < rounds; i++)
    {
      bench_series_add (cli, time_command (ours, "wwDev"));
      bench_series_add (other, time_command (theirs, "wwDev"));
    }
  bench_row_ratio ("ringback-cli run example 2 ÷ node, start to finish", 1.5, TRUE, cli, other);

  return 0;
}
