/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/realm-options.h"

static void
set_boolean (JSCValue   *object,
             const char *name,
             gboolean    truth)
{
  g_autoptr (JSCValue) value = jsc_value_new_boolean (jsc_value_get_context (object), truth);

  jsc_value_object_set_property (object, name, value);
}

static void
set_number (JSCValue   *object,
            const char *name,
            guint32     number)
{
  g_autoptr (JSCValue) value = jsc_value_new_number (jsc_value_get_context (object), number);

  jsc_value_object_set_property (object, name, value);
}

/* Pairs of a table's name and that of one of its rows. */
static JSCValue *
new_tables (JSCContext *context,
            GVariant   *options)
{
  g_autoptr (GVariant) names = g_variant_lookup_value (options, "tables", G_VARIANT_TYPE ("a{ss}"));
  gsize n_tables = names != NULL ? g_variant_n_children (names) : 0;
  JSCValue *tables = jsc_value_new_array (context, G_TYPE_NONE);

  for (gsize i = 0; i < n_tables; i++)
    {
      const char *pair[3] = { NULL };
      g_autoptr (JSCValue) item = NULL;

      g_variant_get_child (names, i, "{&s&s}", &pair[0], &pair[1]);
      item = jsc_value_new_array_from_strv (context, pair);
      jsc_value_object_set_property_at_index (tables, i, item);
    }
  return tables;
}

/**
 * rb_realm_options_new:
 * @context: the program's realm
 * @program: what its compiler says of the program
 * @options: as in the Compile call of the wire's interface
 *
 * Puts into one object, for the prelude, what the host said about the program's world.
 *
 * Returns: (transfer full): the object
 */
JSCValue *
rb_realm_options_new (JSCContext *context,
                      JSCValue   *program,
                      GVariant   *options)
{
  JSCValue *value = jsc_value_new_object (context, NULL, NULL);
  g_autoptr (JSCValue) undeclared = jsc_value_object_get_property (program, "undeclared");
  g_autoptr (JSCValue) tables = new_tables (context, options);
  const char *answers = "later";
  gboolean make_stand_ins = FALSE;
  guint32 n_pending = RB_REALM_NO_LIMIT;
  guint32 n_microtasks = RB_REALM_NO_LIMIT;
  guint32 seed = 1;

  g_variant_lookup (options, "answers", "&s", &answers);
  g_variant_lookup (options, "stand-ins", "b", &make_stand_ins);
  g_variant_lookup (options, "max-pending", "u", &n_pending);
  g_variant_lookup (options, "max-microtasks", "u", &n_microtasks);
  g_variant_lookup (options, "seed", "u", &seed);

  jsc_value_object_set_property (value, "undeclared", undeclared);
  jsc_value_object_set_property (value, "tables", tables);
  set_boolean (value, "blocking", g_str_equal (answers, "blocking"));
  set_boolean (value, "standIns", make_stand_ins);
  set_number (value, "maxPending", n_pending);
  set_number (value, "maxMicrotasks", n_microtasks);
  set_number (value, "seed", seed);
  return value;
}
