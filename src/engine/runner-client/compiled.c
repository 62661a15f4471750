/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/compiled.h"

#include <string.h>

#include "engine/runner-client/payload.h"
#include "engine/runner-client/runner-error.h"

static gboolean
parse_place (RbCompiled  *compiled,
             JsonObject  *object,
             GError     **error)
{
  g_autoptr (GArray) place = rb_payload_dup_numbers (object, "place", error);

  if (place == NULL)
    return FALSE;
  if (place->len != G_N_ELEMENTS (compiled->place))
    return rb_runner_error_refuse (error, "an invalid place");
  for (guint i = 0; i < place->len; i++)
    compiled->place[i] = g_array_index (place, guint32, i);

  return TRUE;
}

static gboolean
parse_fault (RbCompiled  *compiled,
             JsonObject  *object,
             GError     **error)
{
  guint32 in_setup;

  compiled->word = rb_payload_dup_string (object, "word", error);
  if (compiled->word == NULL || !rb_payload_get_number (object, "inSetup", &in_setup, error))
    return FALSE;
  if (strlen (compiled->word) > RB_FAULT_MAX_WORD)
    return rb_runner_error_refuse (error, "a word of a fault that is too long");
  compiled->in_setup = in_setup != 0;

  return parse_place (compiled, object, error);
}

static gboolean
parse_comments (RbCompiled  *compiled,
                JsonObject  *object,
                GError     **error)
{
  compiled->comments = rb_payload_dup_strings (object, "comments", error);
  if (compiled->comments == NULL)
    return FALSE;
  compiled->comment_places = rb_payload_dup_numbers (object, "commentPlaces", error);
  if (compiled->comment_places == NULL)
    return FALSE;
  if (compiled->comment_places->len != (gsize) g_strv_length (compiled->comments) * 4)
    return rb_runner_error_refuse (error, "an invalid list of comments");

  return TRUE;
}

static gboolean
parse_run (RbCompiled  *compiled,
           JsonObject  *object,
           GError     **error)
{
  guint32 is_module;

  if (!rb_payload_get_number (object, "isModule", &is_module, error))
    return FALSE;
  compiled->is_module = is_module != 0;
  compiled->sites = rb_payload_dup_numbers (object, "sites", error);
  if (compiled->sites == NULL)
    return FALSE;
  compiled->names = rb_payload_dup_strings (object, "names", error);
  if (compiled->names == NULL)
    return FALSE;
  compiled->stand_ins = rb_payload_dup_strings (object, "standIns", error);
  if (compiled->stand_ins == NULL)
    return FALSE;
  if (!rb_payload_get_number (object, "parts", &compiled->parts, error))
    return FALSE;
  compiled->taken = rb_payload_dup_strings (object, "taken", error);
  if (compiled->taken == NULL)
    return FALSE;
  compiled->calls = rb_payload_dup_strings (object, "calls", error);

  return compiled->calls != NULL && parse_comments (compiled, object, error);
}

/**
 * rb_compiled_parse: (skip)
 * @payload: the payload of a frame of %RB_FRAME_COMPILED
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Reads the runner's answer to a COMPILE.
 *
 * Returns: (transfer full): its contents; %NULL on error
 */
RbCompiled *
rb_compiled_parse (GBytes  *payload,
                   GError **error)
{
  g_autoptr (JsonObject) object = rb_payload_parse (payload, error);
  g_autoptr (RbCompiled) compiled = g_new0 (RbCompiled, 1);
  guint32 fault;

  if (object == NULL)
    return NULL;

  if (!rb_payload_get_number (object, "fault", &fault, error))
    return NULL;
  if (fault > RB_FAULT_LAST)
    {
      rb_runner_error_refuse (error, "an unknown fault");
      return NULL;
    }
  compiled->fault = fault;
  if (fault != RB_FAULT_NONE ? !parse_fault (compiled, object, error) : !parse_run (compiled, object, error))
    return NULL;

  return g_steal_pointer (&compiled);
}

/**
 * rb_compiled_free:
 * @compiled: (transfer full): the result of a compilation
 *
 * Frees the result of a compilation.
 */
void
rb_compiled_free (RbCompiled *compiled)
{
  g_free (compiled->word);
  g_clear_pointer (&compiled->sites, g_array_unref);
  g_strfreev (compiled->names);
  g_strfreev (compiled->stand_ins);
  g_strfreev (compiled->taken);
  g_strfreev (compiled->calls);
  g_strfreev (compiled->comments);
  g_clear_pointer (&compiled->comment_places, g_array_unref);
  g_free (compiled);
}
