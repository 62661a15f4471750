/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/runner-calls.h"

#include <string.h>

#include "engine/program/database-config.h"
#include "engine/runner-client/payload.h"
#include "wire/frame.h"

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_replies (JsonBuilder *builder,
             JsonArray   *replies)
{
  guint n_replies = replies != NULL ? json_array_get_length (replies) : 0;

  json_builder_begin_array (builder);
  for (guint i = 0; i < n_replies; i++)
    json_builder_add_value (builder, json_array_dup_element (replies, i));
  json_builder_end_array (builder);
}

static void
add_database (JsonBuilder      *builder,
              RbDatabaseConfig *database)
{
  g_autoptr (GList) tables = json_object_get_members (rb_database_config_get_tables (database));
  gboolean blocking = rb_database_config_get_answers (database) == RB_ANSWERS_BLOCKING;
  guint32 seed;

  json_builder_set_member_name (builder, "tables");
  json_builder_begin_object (builder);
  for (GList *item = tables; item != NULL; item = item->next)
    {
      g_autofree char *singular = rb_database_config_dup_singular (item->data);

      add_string (builder, item->data, singular);
    }
  json_builder_end_object (builder);
  add_string (builder, "answers", blocking ? "blocking" : "later");
  json_builder_set_member_name (builder, "replies");
  add_replies (builder, rb_database_config_get_replies (database));
  json_builder_set_member_name (builder, "hasResponses");
  json_builder_add_boolean_value (builder, rb_database_config_get_responses (database) != NULL);
  json_builder_set_member_name (builder, "hasFiles");
  json_builder_add_boolean_value (builder, rb_database_config_get_files (database) != NULL);
  rb_database_config_get_latency (database, NULL, NULL, &seed);
  add_number (builder, "seed", seed);
}

static void
add_capture (JsonBuilder *builder,
             RbProgram   *program)
{
  guint from, to;

  if (!rb_program_get_capture (program, &from, &to))
    return;
  json_builder_set_member_name (builder, "capture");
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, from);
  json_builder_add_int_value (builder, to);
  json_builder_end_array (builder);
}

static void
add_blocks (JsonBuilder *builder,
            GPtrArray   *blocks)
{
  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const RbProgramBlock *block = g_ptr_array_index (blocks, i);

      json_builder_begin_object (builder);
      add_string (builder, "source", block->source);
      add_number (builder, "line", block->article_line);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * rb_runner_calls_dup_compile:
 * @program: the program to run
 *
 * Makes the payload of a frame of %RB_FRAME_COMPILE, with all that a runner has to know about a program.
 *
 * Returns: (transfer full): the payload of a frame of %RB_FRAME_COMPILE
 */
char *
rb_runner_calls_dup_compile (RbProgram *program)
{
  const char *setup = rb_program_get_setup (program);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  add_string (builder, "source", rb_program_get_source (program));
  add_string (builder, "setup", setup != NULL ? setup : "");
  add_database (builder, rb_program_get_database (program));
  json_builder_set_member_name (builder, "standIns");
  json_builder_add_boolean_value (builder, rb_program_get_stand_ins (program));
  add_blocks (builder, rb_program_get_blocks (program));
  add_number (builder, "maxStatements", rb_program_get_max_statements (program));
  add_number (builder, "maxMicrotasks", RB_LIMITS_MAX_MICROTASKS);
  add_number (builder, "maxPending", RB_LIMITS_MAX_PENDING);
  add_number (builder, "maxConsole", RB_LIMITS_MAX_CONSOLE);
  add_capture (builder, program);
  json_builder_end_object (builder);

  return rb_payload_build (builder);
}

/**
 * rb_runner_calls_dup_invoke:
 * @request: the request whose callback is called
 * @now: engine time, in µs
 * @arguments: (nullable): JSON of an array of values; %NULL for a timer
 * @keep: whether the callback may be called again
 * @ret_length: (out): the length of the payload, in bytes
 *
 * Makes the payload of a frame of %RB_FRAME_INVOKE.
 *
 * Returns: (transfer full) (array length=ret_length): the payload of a frame of %RB_FRAME_INVOKE
 */
char *
rb_runner_calls_dup_invoke (guint       request,
                            gint64      now,
                            const char *arguments,
                            gboolean    keep,
                            gsize      *ret_length)
{
  RbFrameInvoke invoke = { request, keep ? 1 : 0, (guint32) now, (guint32) ((guint64) now >> 32) };
  gsize length = arguments != NULL ? strlen (arguments) : 0;
  char *payload = g_malloc (sizeof invoke + length);

  memcpy (payload, &invoke, sizeof invoke);
  if (length > 0)
    memcpy (payload + sizeof invoke, arguments, length);
  *ret_length = sizeof invoke + length;

  return payload;
}

/**
 * rb_runner_calls_dup_answer:
 * @now: engine time, in µs
 * @outcome: what sort of value the answer is
 * @text: its text
 *
 * Makes the payload of a frame of %RB_FRAME_ANSWER.
 *
 * Returns: (transfer full): the payload of a frame of %RB_FRAME_ANSWER
 */
char *
rb_runner_calls_dup_answer (gint64         now,
                            RbWireOutcome  outcome,
                            const char    *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  add_number (builder, "now", now);
  rb_payload_add_value (builder, outcome, text);
  json_builder_end_object (builder);

  return rb_payload_build (builder);
}
