/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/front-matter/yaml-limits.h"

/* The parser of libyaml takes a time that grows with the square of these numbers. */
#define MAX_ANCHORS 100

typedef struct
{
  guint depth;
  guint n_nodes;
  guint n_anchors;
} Counts;

/* Counts the node that an event begins. Returns FALSE if there are too many. */
static gboolean
count (Counts             *counts,
       const yaml_event_t *event)
{
  const yaml_char_t *anchor = NULL;

  switch (event->type)
    {
    case YAML_SEQUENCE_START_EVENT:
      anchor = event->data.sequence_start.anchor;
      counts->depth++;
      break;

    case YAML_MAPPING_START_EVENT:
      anchor = event->data.mapping_start.anchor;
      counts->depth++;
      break;

    case YAML_SCALAR_EVENT:
      anchor = event->data.scalar.anchor;
      break;

    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      counts->depth--;
      return TRUE;

    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    case YAML_ALIAS_EVENT:
    default:
      return TRUE;
    }

  counts->n_nodes++;
  counts->n_anchors += anchor != NULL ? 1 : 0;

  return counts->depth <= RB_YAML_MAX_DEPTH && counts->n_nodes <= RB_YAML_MAX_NODES &&
         counts->n_anchors <= MAX_ANCHORS;
}

/**
 * rb_yaml_limits_check: (skip)
 * @text: YAML
 * @length: the length of @text in bytes
 * @ret_mark: (out): where a limit is passed
 *
 * Checks how deep and how large a document is before it is loaded, because libyaml itself has no limits. A syntax error
 * passes, because loading the document gives its message.
 *
 * Returns: whether the document may be loaded
 */
gboolean
rb_yaml_limits_check (const char  *text,
                      gsize        length,
                      yaml_mark_t *ret_mark)
{
  Counts counts = { 0, };
  yaml_parser_t parser;
  yaml_event_t event;
  gboolean fits = TRUE, at_end = FALSE;

  if (!yaml_parser_initialize (&parser))
    g_error ("out of memory");

  yaml_parser_set_input_string (&parser, (const unsigned char *) text, length);
  while (fits && !at_end && yaml_parser_parse (&parser, &event))
    {
      at_end = event.type == YAML_STREAM_END_EVENT || event.type == YAML_DOCUMENT_END_EVENT;
      fits = count (&counts, &event);
      *ret_mark = event.start_mark;
      yaml_event_delete (&event);
    }
  yaml_parser_delete (&parser);

  return fits;
}
