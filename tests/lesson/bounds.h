/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <sys/resource.h>

#include <glib.h>

G_BEGIN_DECLS

/* An article, however broken, is read in this time of the processor and this memory. The processor's time does not
 * depend on how busy the machine is. */
#define MAX_SECONDS 2
#define MAX_MEMORY (300 * 1024 * 1024)

/* A larger allocation ends the test. The sanitizers reserve more address space than that. */
static inline void
bound_memory (void)
{
  const struct rlimit limit = { MAX_MEMORY, MAX_MEMORY };

  if (!RB_SANITIZED)
    g_assert_cmpint (setrlimit (RLIMIT_AS, &limit), ==, 0);
}

static inline gint64
get_processor_time (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);

  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec +
         usage.ru_stime.tv_usec;
}

static inline void
assert_in_time (gint64 started)
{
  g_assert_cmpint (get_processor_time () - started, <, (RB_SANITIZED ? 10 : 1) * MAX_SECONDS * G_USEC_PER_SEC);
}

G_END_DECLS
