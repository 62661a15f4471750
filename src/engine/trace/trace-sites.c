/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace-private.h"

/* The program that a trace is of, and the places in it. */

/* A line ends where JavaScript says so. */
static gboolean
ends_line (gunichar character,
           gunichar next)
{
  return character == '\n' || (character == '\r' && next != '\n') || character == 0x2028 || character == 0x2029;
}

static guint
line_of (RbTrace *self,
         guint    offset)
{
  return MAX (rb_trace_count_up_to (self->line_starts, offset), 1);
}

/**
 * rb_trace_set_source:
 * @self: a trace
 * @source: the program, in UTF-8
 *
 * Says which program the trace is of; the sites' lines are counted in it.
 */
void
rb_trace_set_source (RbTrace    *self,
                     const char *source)
{
  guint offset = 0;

  g_return_if_fail (RB_IS_TRACE (self));
  g_return_if_fail (source != NULL);

  g_free (self->source);
  self->source = g_strdup (source);

  g_array_set_size (self->line_starts, 0);
  g_array_append_val (self->line_starts, offset);
  for (const char *p = self->source; *p != '\0'; p = g_utf8_next_char (p))
    {
      offset++;
      if (ends_line (g_utf8_get_char (p), g_utf8_get_char (g_utf8_next_char (p))))
        g_array_append_val (self->line_starts, offset);
    }

  for (guint i = 0; i < self->sites->len; i++)
    {
      RbSite *site = &g_array_index (self->sites, RbSite, i);

      site->line = line_of (self, site->start);
    }
}

/**
 * rb_trace_get_source:
 * @self: a trace
 *
 * Gets the program that the trace is of.
 *
 * Returns: the source; empty if none was set
 */
const char *
rb_trace_get_source (RbTrace *self)
{
  g_return_val_if_fail (RB_IS_TRACE (self), NULL);

  return self->source;
}

/**
 * rb_trace_add_site:
 * @self: a trace
 * @kind: what is there
 * @start: where it starts, in characters
 * @end: where it ends, in characters
 * @function: the site of the function around it, or 0
 * @name: (nullable): for a function its name
 *
 * Adds the next site: the first is 0, the main script.
 */
void
rb_trace_add_site (RbTrace    *self,
                   RbSiteKind  kind,
                   guint       start,
                   guint       end,
                   guint       function,
                   const char *name)
{
  RbSite site = { 0, };

  g_return_if_fail (RB_IS_TRACE (self));

  site.kind = kind;
  site.start = start;
  site.end = end;
  site.function = function;
  site.line = line_of (self, start);
  site.name = g_string_chunk_insert_const (self->chars, name != NULL ? name : "");
  g_array_append_val (self->sites, site);
}

/**
 * rb_trace_get_n_sites:
 * @self: a trace
 *
 * Gets how many places in the source have a probe.
 *
 * Returns: the number of sites
 */
guint
rb_trace_get_n_sites (RbTrace *self)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  return self->sites->len;
}

/**
 * rb_trace_get_site:
 * @self: a trace
 * @site: a site's number
 *
 * Gets a place in the source. It stays valid until another one is added.
 *
 * Returns: (nullable): the site, or %NULL if there is none of that number
 */
const RbSite *
rb_trace_get_site (RbTrace *self,
                   guint    site)
{
  g_return_val_if_fail (RB_IS_TRACE (self), NULL);

  return site < self->sites->len ? &g_array_index (self->sites, RbSite, site) : NULL;
}
