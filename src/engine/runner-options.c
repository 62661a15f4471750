/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-options.h"

#include "engine/database.h"

/**
 * rb_runner_options_new:
 * @program: what to run
 *
 * Puts into the wire's words what a runner has to know besides the program's text.
 *
 * Returns: (transfer floating): `a{sv}`
 */
GVariant *
rb_runner_options_new (RbProgram *program)
{
  RbDatabaseConfig *database = rb_program_get_database (program);
  g_autoptr (GList) tables = json_object_get_members (rb_database_config_get_tables (database));
  gboolean blocking = rb_database_config_get_answers (database) == RB_ANSWERS_BLOCKING;
  GVariantBuilder names;
  GVariantDict options;
  guint32 seed;
  guint from, to;

  g_variant_builder_init (&names, G_VARIANT_TYPE ("a{ss}"));
  for (GList *item = tables; item != NULL; item = item->next)
    {
      g_autofree char *singular = rb_database_dup_singular (item->data);

      g_variant_builder_add (&names, "{ss}", item->data, singular);
    }
  rb_database_config_get_latency (database, NULL, NULL, &seed);
  g_variant_dict_init (&options, NULL);
  g_variant_dict_insert_value (&options, "tables", g_variant_builder_end (&names));
  g_variant_dict_insert (&options, "answers", "s", blocking ? "blocking" : "later");
  g_variant_dict_insert (&options, "stand-ins", "b", rb_program_get_stand_ins (program));
  g_variant_dict_insert (&options, "max-statements", "x", rb_program_get_max_statements (program));
  g_variant_dict_insert (&options, "max-microtasks", "u", (guint32) RB_PROGRAM_MAX_MICROTASKS);
  g_variant_dict_insert (&options, "max-pending", "u", (guint32) RB_PROGRAM_MAX_PENDING);
  g_variant_dict_insert (&options, "max-console", "t", (guint64) RB_PROGRAM_MAX_CONSOLE);
  g_variant_dict_insert (&options, "seed", "u", seed);
  if (rb_program_get_capture (program, &from, &to))
    g_variant_dict_insert (&options, "capture", "(xx)", (gint64) from, (gint64) to);
  return g_variant_dict_end (&options);
}
