/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <signal.h>
#include <stdlib.h>

#include "target.h"

/* Connects libFuzzer with a target. */
int LLVMFuzzerInitialize   (int           *argc,
                            char        ***argv);
int LLVMFuzzerTestOneInput (const guint8  *bytes,
                            gsize          length);

static void
trap_cb (int number)
{
  abort ();
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  /* GLib ends a process with a trap, which libFuzzer does not handle, so it would not store the finding. */
  signal (SIGTRAP, trap_cb);
  target_set_up ();

  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  target_try (bytes, length);

  return 0;
}
