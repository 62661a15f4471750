/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/sites.h"

#include "engine/trace/sorted-array.h"

/* Whether a line ends after @character. These characters are the line terminators of JavaScript. */
static gboolean
ends_line (gunichar character,
           gunichar next)
{
  return character == '\n' || (character == '\r' && next != '\n') || character == 0x2028 || character == 0x2029;
}

/**
 * rb_sites_init:
 * @self: uninitialized memory
 *
 * Sets up an empty source without sites.
 */
void
rb_sites_init (RbSites *self)
{
  *self = (RbSites){
    .source = g_strdup (""),
    .line_starts = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .sites = g_array_new (FALSE, FALSE, sizeof (RbSite)),
    .names = g_string_chunk_new (256),
  };
}

/**
 * rb_sites_clear:
 * @self: a source and its sites
 *
 * Frees what @self holds, but not @self.
 */
void
rb_sites_clear (RbSites *self)
{
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->line_starts, g_array_unref);
  g_clear_pointer (&self->sites, g_array_unref);
  g_clear_pointer (&self->names, g_string_chunk_free);
}

/**
 * rb_sites_set_source:
 * @self: a source and its sites
 * @source: another source, in UTF-8
 *
 * Replaces the source, and counts the line of each site in the new source.
 */
void
rb_sites_set_source (RbSites    *self,
                     const char *source)
{
  guint32 offset = 0;

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

      site->line = rb_sites_find_line (self, site->start);
    }
}

/**
 * rb_sites_add:
 * @self: a source and its sites
 * @site: the next site; its line is ignored, its name may be %NULL
 *
 * Adds a copy of a site. The first is site 0.
 */
void
rb_sites_add (RbSites      *self,
              const RbSite *site)
{
  RbSite copy = *site;

  copy.line = rb_sites_find_line (self, site->start);
  copy.name = g_string_chunk_insert_const (self->names, site->name != NULL ? site->name : "");
  g_array_append_val (self->sites, copy);
}

/**
 * rb_sites_get_n:
 * @self: a source and its sites
 *
 * Counts the sites.
 *
 * Returns: the number of sites
 */
guint
rb_sites_get_n (const RbSites *self)
{
  return self->sites->len;
}

/**
 * rb_sites_get: (skip)
 * @self: a source and its sites
 * @site: a site's number
 *
 * Gets a site.
 *
 * Returns: (transfer none) (nullable): the site, valid until another is added; %NULL if no site has that number
 */
const RbSite *
rb_sites_get (const RbSites *self,
              guint          site)
{
  return site < self->sites->len ? &g_array_index (self->sites, RbSite, site) : NULL;
}

/**
 * rb_sites_find_place: (skip)
 * @self: a source and its sites
 * @site: a site's number
 *
 * Finds where a site starts and ends.
 *
 * Returns: the place of the site; all members are 0 for the main script, which has no single place
 */
RbPlace
rb_sites_find_place (const RbSites *self,
                     guint          site)
{
  const RbSite *found = rb_sites_get (self, site);
  guint line_start = 0;

  if (site == 0 || found == NULL)
    return (RbPlace){ 0 };

  if (self->line_starts->len > 0)
    line_start = g_array_index (self->line_starts, guint32, found->line - 1);

  return (RbPlace){
    .line = found->line,
    .column = found->start - line_start + 1,
    .start = found->start,
    .end = found->end,
  };
}

/**
 * rb_sites_find_line:
 * @self: a source and its sites
 * @offset: a place in the source, in characters
 *
 * Finds the line of a place.
 *
 * Returns: a line, from 1
 */
guint
rb_sites_find_line (const RbSites *self,
                    guint          offset)
{
  return MAX (rb_sorted_array_count_up_to (self->line_starts, offset), 1);
}

/**
 * rb_sites_find_function:
 * @self: a source and its sites
 * @site: a site's number
 *
 * Finds the function that a site is in. The site of a function itself counts as inside it.
 *
 * Returns: the site of the function; 0 for the main script, and if no site has that number
 */
guint
rb_sites_find_function (const RbSites *self,
                        guint          site)
{
  const RbSite *found = rb_sites_get (self, site);

  if (found == NULL)
    return 0;

  return found->kind == RB_SITE_FUNCTION ? site : found->function;
}
