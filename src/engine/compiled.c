/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/compiled.h"

/**
 * rb_compiled_new:
 * @error: what is wrong with the program, or ""
 * @place: `(uuuu)`, where
 * @sites: `au`, four numbers a site
 * @names: the sites' names
 * @stand_ins: the names that were given stand-ins
 *
 * Returns: (transfer full): what a runner answered
 */
RbCompiled *
rb_compiled_new (const char *error,
                 GVariant   *place,
                 GVariant   *sites,
                 char      **names,
                 char      **stand_ins)
{
  RbCompiled *compiled = g_new0 (RbCompiled, 1);

  compiled->error = g_strdup (error);
  g_variant_get (place, "(uuuu)", &compiled->place[0], &compiled->place[1], &compiled->place[2], &compiled->place[3]);
  compiled->sites = g_variant_ref (sites);
  compiled->names = g_strdupv (names);
  compiled->stand_ins = g_strdupv (stand_ins);
  return compiled;
}

/**
 * rb_compiled_free:
 * @compiled: (transfer full): what a runner answered
 */
void
rb_compiled_free (RbCompiled *compiled)
{
  g_free (compiled->error);
  g_clear_pointer (&compiled->sites, g_variant_unref);
  g_strfreev (compiled->names);
  g_strfreev (compiled->stand_ins);
  g_free (compiled);
}
