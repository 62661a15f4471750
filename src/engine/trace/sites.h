/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "wire/record.h"

G_BEGIN_DECLS

/**
 * RbSite:
 * @kind: what is there
 * @start: where it starts in the source, in characters
 * @end: where it ends, in characters
 * @function: the site of the innermost function around it; 0 for the main script
 * @line: the source line that it starts on, from 1
 * @name: the name of a function, or of the function that a statement only stores; else ""
 *
 * A place in the source that has a probe.
 */
typedef struct
{
  RbSiteKind kind;
  guint start;
  guint end;
  guint function;
  guint line;
  const char *name;
} RbSite;

/**
 * RbPlace:
 * @line: the source line that the place starts on, from 1; 0 if there is no such place
 * @column: the column that it starts in, from 1, in characters
 * @start: where it starts in the source, in characters
 * @end: where it ends, in characters
 *
 * A place in a program's source.
 */
typedef struct
{
  guint line;
  guint column;
  guint start;
  guint end;
} RbPlace;

/*
 * A program's source and the places in it that have a probe.
 *
 * Invariants: line_starts is sorted. It is empty before a source is set; afterwards its first element is 0. The line of
 * each site is counted in the current source, even if the site was added before that source was set.
 */
typedef struct
{
  char *source;
  GArray *line_starts; /* guint32: where each line starts, in characters */
  GArray *sites;       /* RbSite: site 0, 1, … */
  GStringChunk *names; /* holds the names of functions */
} RbSites;

void          rb_sites_init          (RbSites       *self);
void          rb_sites_clear         (RbSites       *self);
void          rb_sites_set_source    (RbSites       *self,
                                      const char    *source);
void          rb_sites_add           (RbSites       *self,
                                      const RbSite  *site);
guint         rb_sites_get_n         (const RbSites *self);
const RbSite *rb_sites_get           (const RbSites *self,
                                      guint          site);
RbPlace       rb_sites_find_place    (const RbSites *self,
                                      guint          site);
guint         rb_sites_find_line     (const RbSites *self,
                                      guint          offset);
guint         rb_sites_find_function (const RbSites *self,
                                      guint          site);

G_END_DECLS
