/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/request.h"

#include <string.h>

#include "engine/runner-client/payload.h"
#include "engine/simulation/database.h"
#include "engine/text.h"

/* How many characters of a value, and of a key, the trace keeps. */
#define LONGEST_PREVIEW 60
#define LONGEST_KEY 40

/**
 * rb_request_new: (skip)
 * @number: the runner's number for it
 * @callback: the callback that it will call, or 0
 *
 * Creates a request.
 *
 * Returns: (transfer full): a new request
 */
RbRequest *
rb_request_new (guint number,
                guint callback)
{
  RbRequest *request = g_new0 (RbRequest, 1);

  request->number = number;
  request->callback = callback;
  request->cancellable = g_cancellable_new ();

  return request;
}

/**
 * rb_request_free:
 * @request: (transfer full): a request
 *
 * Frees a request.
 */
void
rb_request_free (RbRequest *request)
{
  g_object_unref (request->cancellable);
  g_free (request->arguments);
  g_free (request);
}

/**
 * rb_request_set_lookup_flags:
 * @request: a new request
 * @flags: how the runner asked for it
 * @convention: the database's convention
 *
 * Makes the request a lookup, and decides whether its callback takes `(error, value)` or `(value)`. The function that
 * settles a promise takes `(error, value)`. A callback follows the database's convention. For the callback of a
 * stand-in, the runner sets a flag instead, by the number of parameters that the callback declares.
 */
void
rb_request_set_lookup_flags (RbRequest     *request,
                             RbLookupFlags  flags,
                             RbConvention   convention)
{
  request->flags = flags;
  if ((flags & (RB_LOOKUP_PROMISE | RB_LOOKUP_ERROR_FIRST)) != 0)
    request->error_first = TRUE;
  else
    request->error_first = convention == RB_CONVENTION_ERROR_FIRST && (flags & RB_LOOKUP_VALUE) == 0;
}

/**
 * rb_answer_new: (skip)
 * @text: (transfer full) (nullable): JSON of a row
 * @error: (nullable): why there is no row
 * @has_error_channel: whether the program can receive an error without an exception
 *
 * An unknown key is an error if the program can receive one, and `undefined` if it cannot.
 *
 * Returns: (transfer full): the answer
 */
RbAnswer *
rb_answer_new (char         *text,
               const GError *error,
               gboolean      has_error_channel)
{
  RbAnswer *answer = g_new0 (RbAnswer, 1);

  if (error == NULL)
    answer->outcome = RB_WIRE_VALUE;
  else if (has_error_channel || !g_error_matches (error, RB_DATABASE_ERROR, RB_DATABASE_ERROR_UNKNOWN))
    answer->outcome = RB_WIRE_ERROR;
  else
    answer->outcome = RB_WIRE_UNDEFINED;

  if (answer->outcome == RB_WIRE_ERROR)
    text = g_strdup (error->message);
  answer->text = text != NULL ? text : g_strdup ("");

  return answer;
}

/**
 * rb_answer_free:
 * @answer: (transfer full): an answer
 *
 * Frees an answer.
 */
void
rb_answer_free (RbAnswer *answer)
{
  g_free (answer->text);
  g_free (answer);
}

static void append_json (GString  *text,
                         JsonNode *node);

/* Whether the console prints a member's name without quotes. src/runner/js/preview.js decides it likewise. */
static gboolean
is_plain_name (const char *name)
{
  return *name != '\0' && name[strspn (name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_$")] == '\0';
}

static void
append_name (GString    *text,
             const char *name)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *quoted = NULL;

  if (is_plain_name (name))
    {
      g_string_append (text, name);
      return;
    }
  node = json_node_init_string (json_node_alloc (), name);
  g_string_append (text, quoted = json_to_string (node, FALSE));
}

static void
append_object (GString    *text,
               JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  g_string_append (text, names != NULL ? "{ " : "{");
  for (GList *item = names; item != NULL; item = item->next)
    {
      append_name (text, item->data);
      g_string_append (text, ": ");
      append_json (text, json_object_get_member (object, item->data));
      g_string_append (text, item->next != NULL ? ", " : " ");
    }
  g_string_append_c (text, '}');
}

static void
append_array (GString   *text,
              JsonArray *array)
{
  guint n = json_array_get_length (array);

  g_string_append (text, n > 0 ? "[ " : "[");
  for (guint i = 0; i < n; i++)
    {
      append_json (text, json_array_get_element (array, i));
      g_string_append (text, i + 1 < n ? ", " : " ");
    }
  g_string_append_c (text, ']');
}

/* Writes JSON as the console prints it: plain names without quotes, spaces inside the brackets. */
static void
append_json (GString  *text,
             JsonNode *node)
{
  g_autofree char *plain = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (text, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (text, json_node_get_array (node));
  else
    g_string_append (text, plain = json_to_string (node, FALSE));
}

/**
 * rb_answer_dup_preview:
 * @answer: an answer
 *
 * Makes a preview of an answer: one line, as the console would print it.
 *
 * Returns: (transfer full): the preview; a long one is cut
 */
char *
rb_answer_dup_preview (const RbAnswer *answer)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;

  switch (answer->outcome)
    {
    case RB_WIRE_VALUE:
      node = json_from_string (answer->text, NULL);
      append_json (text, node);
      break;
    case RB_WIRE_ERROR:
      g_string_printf (text, "Error: %s", answer->text);
      break;
    case RB_WIRE_UNDEFINED:
    default:
      g_string_assign (text, "undefined");
      break;
    }

  return rb_text_dup_line (text->str, LONGEST_PREVIEW);
}

static void
add_argument (JsonBuilder   *builder,
              RbWireOutcome  outcome,
              const char    *text)
{
  json_builder_begin_object (builder);
  rb_payload_add_value (builder, outcome, text);
  json_builder_end_object (builder);
}

/**
 * rb_request_set_answer:
 * @request: a lookup
 * @answer: its answer
 *
 * Makes the callback's arguments: `(value)` or `(error, value)`. Without an error, `error` is `null`.
 */
void
rb_request_set_answer (RbRequest      *request,
                       const RbAnswer *answer)
{
  gboolean failed = answer->outcome == RB_WIRE_ERROR;
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_array (builder);
  if (request->error_first && failed)
    add_argument (builder, RB_WIRE_ERROR, answer->text);
  else if (request->error_first)
    add_argument (builder, RB_WIRE_VALUE, "null");
  if (failed)
    add_argument (builder, RB_WIRE_UNDEFINED, "");
  else
    add_argument (builder, answer->outcome, answer->text);
  json_builder_end_array (builder);

  g_free (request->arguments);
  request->arguments = rb_payload_build (builder);
}

/**
 * rb_request_dup_label:
 * @table: the name of the table, or of the stand-in
 * @key: JSON of the key, or ""
 * @stand_in: whether a stand-in asked
 *
 * Names a lookup for the reader. The label is part of the trace, so it is the same in every language.
 *
 * Returns: (transfer full): the label
 */
char *
rb_request_dup_label (const char *table,
                      const char *key,
                      gboolean    stand_in)
{
  g_autofree char *shown = rb_text_dup_line (*key != '\0' ? key : "undefined", LONGEST_KEY);

  if (stand_in)
    return g_strdup_printf ("%s(%s)", table, *key != '\0' ? shown : "");

  return g_strdup_printf ("%s · id %s", table, shown);
}
