/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/narration/narration-words.h"

#include <glib/gi18n-lib.h>

#include "engine/narration/sentence.h"
#include "engine/text.h"

/* The words that sentences are made of. */

/* Returns the mark of a callback's letter; NULL for 0, which is no callback. */
char *
rb_narration_words_dup_letter (guint32 callback)
{
  return callback != 0 ? rb_sentence_dup_mark (callback) : NULL;
}

/* Returns a text of the program's, cut to one short line. */
char *
rb_narration_words_dup_text (RbTrace *trace,
                             guint32  string,
                             guint    max_length)
{
  g_autofree char *line = rb_text_dup_line (rb_trace_get_string (trace, string), max_length);

  return rb_sentence_dup_unmarked (line);
}

/* Returns what a lookup looks for; "" if the request is not known. */
char *
rb_narration_words_dup_label (RbTrace *trace,
                              guint32  request)
{
  RbRecord started = rb_trace_find_request (trace, request);

  return rb_narration_words_dup_text (trace, started.kind == RB_RECORD_LOOKUP_START ? started.c : 0,
                                      RB_NARRATION_WORDS_MAX_TEXT);
}

/* Returns a duration in ms or in s, whichever is easier to read. */
char *
rb_narration_words_dup_duration (gint64 microseconds)
{
  gint64 tenths = (microseconds + 50000) / 100000;

  if (microseconds < 999500)
    return g_strdup_printf (_("%u ms"), (guint) ((microseconds + 500) / 1000));
  if (tenths % 10 == 0)
    return g_strdup_printf (_("%u s"), (guint) (tenths / 10));

  return g_strdup_printf (_("%.1f s"), tenths / 10.0);
}

/* Returns the line of a site, from 1; 0 if it has none. */
guint
rb_narration_words_find_line (RbTrace *trace,
                              guint32  site)
{
  const RbSite *place = rb_trace_get_site (trace, site);

  return site != 0 && place != NULL ? place->line : 0;
}

/* Returns the function that a record is about; NULL for the main script. */
const RbSite *
rb_narration_words_find_function (RbTrace        *trace,
                                  const RbRecord *record)
{
  guint function = rb_trace_find_function (trace, record->site);

  return function != 0 ? rb_trace_get_site (trace, function) : NULL;
}

/* Returns whether a record is about an `await` of the main script, and not of a function. */
gboolean
rb_narration_words_is_script (RbTrace        *trace,
                              const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (trace, record->site);

  return site != NULL && site->kind == RB_SITE_AWAIT && site->function == 0;
}

/* Returns what a record is about, a function or the main script, at the beginning of a sentence. */
char *
rb_narration_words_dup_subject (RbTrace        *trace,
                                const RbRecord *record)
{
  if (rb_narration_words_is_script (trace, record))
    /* Translators: the subject of a sentence */
    return g_strdup (_("The main script"));

  return rb_function_words_dup_subject (rb_narration_words_find_function (trace, record));
}

/* Returns what a record is about, a function or the main script, in the middle of a sentence. */
char *
rb_narration_words_dup_object (RbTrace        *trace,
                               const RbRecord *record)
{
  if (rb_narration_words_is_script (trace, record))
    /* Translators: in the middle of a sentence */
    return g_strdup (_("the main script"));

  return rb_function_words_dup_object (rb_narration_words_find_function (trace, record));
}

/* Joins two sentences, either of which may be NULL. Takes ownership of both. */
char *
rb_narration_words_join (char *first,
                         char *second)
{
  g_autofree char *before = first;
  g_autofree char *after = second;

  if (before != NULL && after != NULL)
    /* Translators: two sentences, one after the other */
    return g_strdup_printf (_("%s %s"), before, after);

  return before != NULL ? g_steal_pointer (&before) : g_steal_pointer (&after);
}
