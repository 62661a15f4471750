/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

/*
 * What the benchmarks share. The results are ratios of series that are measured alternately (A B A B …), so that other
 * load affects both series. Each row is printed in five columns, separated by tabs: figure, target, measured value,
 * spread, and verdict ("met", "missed", or "" without a target). build-aux/bench makes the table.
 */
double  bench_now             (void);
double  bench_worked          (void);

GArray *bench_series_new      (void);
void    bench_series_add      (GArray        *series,
                               double         value);
double  bench_series_at       (GArray        *series,
                               double         fraction);
double  bench_series_median   (GArray        *series);

void    bench_row             (const char    *verdict,
                               const char    *figure,
                               const char    *target,
                               const char    *spread,
                               const char    *measured,
                               ...) G_GNUC_PRINTF (5, 6);
void    bench_row_ratio       (const char    *figure,
                               double         limit,
                               gboolean       is_upper,
                               GArray        *numerators,
                               GArray        *denominators);

/* A whole run on a real runner. */
typedef struct
{
  RbEventLoop *event_loop;
  double first_record; /* seconds from the call to the first record that the runner sent */
  double evaluation;   /* seconds from the script's start to the run's end */
} BenchRun;

void    bench_run             (BenchRun      *run,
                               const char    *source,
                               RbRunnerPool  *pool);
void    bench_run_clear       (BenchRun      *run);

char   *bench_load            (const char    *path);
guint   bench_parse_rounds    (int           *argc,
                               char        ***argv,
                               guint          rounds,
                               const char    *parameters);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BenchRun, bench_run_clear)

G_END_DECLS
