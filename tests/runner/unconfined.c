/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/confinement.h"

/* In the place of confinement.c, these make a runner of which nothing is withheld; only tests have it. */

void
rb_confinement_prepare (void)
{
  g_setenv ("TZ", "UTC", TRUE);
}

void
rb_confinement_enter (void)
{
}
