/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "wire/fault.h"
#include "wire/frame.h"
#include "wire/record.h"

#include "wire/enumerations.h"

/*
 * Prints the contract for those who do not speak C: "numbers" for the runner's JavaScript, as a module; "contract" for
 * the tests, as JSON.
 */

static const struct
{
  const char *name;
  gsize value;
} constants[] = {
  { "RB_WIRE_FD", RB_WIRE_FD },
  { "RB_FRAME_HEADER_SIZE", sizeof (RbFrameHeader) },
  { "RB_FRAME_INVOKE_SIZE", sizeof (RbFrameInvoke) },
};

static const char *
name_of (const char *type,
         int         value)
{
  const char *current = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (enumerations); i++)
    {
      if (enumerations[i].type != NULL)
        current = enumerations[i].type;
      else if (strcmp (current, type) == 0 && enumerations[i].value == value)
        return enumerations[i].name;
    }

  g_assert_not_reached ();
}

static void
begin_object (JsonBuilder *builder,
              const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

static void
begin_array (JsonBuilder *builder,
             const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_boolean (JsonBuilder *builder,
             const char  *name,
             gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* --- For the runner --- */

static void
build_numbers (JsonBuilder *builder)
{
  for (guint i = 0; i < G_N_ELEMENTS (constants); i++)
    add_number (builder, constants[i].name, (gint64) constants[i].value);
  for (guint i = 0; i < G_N_ELEMENTS (enumerations); i++)
    if (enumerations[i].type == NULL)
      add_number (builder, enumerations[i].identifier, enumerations[i].value);

  /* How many words a record has, by its kind. */
  begin_array (builder, "RB_RECORD_N_WORDS");
  for (guint kind = 0; kind <= RB_RECORD_LAST; kind++)
    json_builder_add_int_value (builder, MAX (rb_record_n_words (kind), 0));
  json_builder_end_array (builder);
}

/* --- For the tests --- */

static void
build_enumerations (JsonBuilder *builder)
{
  begin_object (builder, "enumerations");
  for (guint i = 0; i < G_N_ELEMENTS (enumerations); i++)
    {
      if (enumerations[i].type == NULL)
        {
          add_number (builder, enumerations[i].name, enumerations[i].value);
          continue;
        }
      if (i > 0)
        json_builder_end_object (builder);
      begin_object (builder, enumerations[i].type);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
build_sites (JsonBuilder *builder,
             guint        sites)
{
  begin_array (builder, "sites");
  for (guint site = 0; site <= RB_SITE_LAST; site++)
    if ((sites >> site & 1) != 0)
      json_builder_add_string_value (builder, name_of ("RbSiteKind", (int) site));
  json_builder_end_array (builder);
}

static void
build_words (JsonBuilder        *builder,
             const RbRecordWord *words)
{
  begin_array (builder, "words");
  for (guint i = 0; i < RB_RECORD_MAX_WORDS && words[i].type != RB_WORD_NONE; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "type");
      json_builder_add_string_value (builder, name_of ("RbWordType", (int) words[i].type));
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, words[i].name != NULL ? words[i].name : "");
      add_boolean (builder, "isOptional", words[i].is_optional);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_contract (JsonBuilder *builder)
{
  build_enumerations (builder);
  begin_object (builder, "records");
  for (guint kind = 0; kind <= RB_RECORD_LAST; kind++)
    {
      const RbRecordRow *row = rb_record_get_row (kind);

      if (row == NULL)
        continue;

      begin_object (builder, name_of ("RbRecordKind", (int) kind));
      add_boolean (builder, "isOfRunner", (row->writers & RB_WRITER_RUNNER) != 0);
      add_boolean (builder, "isOfHost", (row->writers & RB_WRITER_HOST) != 0);
      add_boolean (builder, "isWireOnly", row->is_wire_only);
      add_boolean (builder, "namesFunction", row->names_function);
      build_sites (builder, row->sites);
      build_words (builder, row->words);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  gboolean is_numbers = argc > 1 && strcmp (argv[1], "numbers") == 0;

  json_builder_begin_object (builder);
  if (is_numbers)
    build_numbers (builder);
  else
    build_contract (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);
  if (is_numbers)
    g_print ("/* The numbers of src/wire, under the names that they have there. */\n\"use strict\";\n\n"
             "module.exports = Object.assign(Object.create(null), %s);\n", json);
  else
    g_print ("%s\n", json);

  return 0;
}
