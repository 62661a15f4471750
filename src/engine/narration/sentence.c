/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/narration/sentence.h"

#include <string.h>

#include "engine/trace/callback-label.h"

/* Sentences are made by translated formats, so the places of callbacks differ by language. A mark that goes through the
 * format as text keeps the place: a number between two characters that Unicode reserves for such use in a program. */
#define OPENING "\xef\xb7\x90" /* U+FDD0 */
#define CLOSING "\xef\xb7\x91" /* U+FDD1 */

/**
 * rb_sentence_dup_mark:
 * @callback: a callback's number, from 1
 *
 * Makes the text that marks the place of a callback in a sentence.
 *
 * Returns: (transfer full): a text for rb_sentence_new()
 */
char *
rb_sentence_dup_mark (guint32 callback)
{
  return g_strdup_printf (OPENING "%u" CLOSING, callback);
}

/**
 * rb_sentence_dup_unmarked:
 * @text: a text that a program made
 *
 * Copies a text without what could be taken for a mark.
 *
 * Returns: (transfer full): the copy
 */
char *
rb_sentence_dup_unmarked (const char *text)
{
  g_autoptr (GString) copy = g_string_new (text);

  g_string_replace (copy, OPENING, "", 0);
  g_string_replace (copy, CLOSING, "", 0);

  return g_string_free (g_steal_pointer (&copy), FALSE);
}

static void
append_badge (GString    *text,
              GArray     *badges,
              const char *number)
{
  guint32 callback = (guint32) g_ascii_strtoull (number, NULL, 10);
  g_autofree char *label = rb_callback_label_dup (callback);
  RbSentenceBadge badge = { text->len, text->len + strlen (label), callback };

  g_string_append (text, label);
  g_array_append_val (badges, badge);
}

/**
 * rb_sentence_new: (skip)
 * @marked: a sentence with marks
 *
 * Creates a sentence in which letters stand for the marks.
 *
 * Returns: (transfer full): a new sentence
 */
RbSentence *
rb_sentence_new (const char *marked)
{
  RbSentence *self = g_new (RbSentence, 1);
  GArray *badges = g_array_new (FALSE, FALSE, sizeof (RbSentenceBadge));
  GString *text = g_string_new (NULL);
  const char *mark;

  while ((mark = strstr (marked, OPENING)) != NULL)
    {
      const char *end = strstr (mark, CLOSING);

      g_assert (end != NULL);
      g_string_append_len (text, marked, mark - marked);
      append_badge (text, badges, mark + strlen (OPENING));
      marked = end + strlen (CLOSING);
    }
  g_string_append (text, marked);

  self->text = g_string_free (text, FALSE);
  self->badges = badges;

  return self;
}

/**
 * rb_sentence_dup_marked: (skip)
 * @self: a sentence
 *
 * Gets the sentence with marks again, to make it a part of another sentence.
 *
 * Returns: (transfer full): a text for rb_sentence_new()
 */
char *
rb_sentence_dup_marked (const RbSentence *self)
{
  GString *marked = g_string_new (NULL);
  guint from = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->badges->len; i++)
    {
      const RbSentenceBadge *badge = &g_array_index (self->badges, RbSentenceBadge, i);
      g_autofree char *mark = rb_sentence_dup_mark (badge->callback);

      g_string_append_len (marked, self->text + from, badge->start - from);
      g_string_append (marked, mark);
      from = badge->end;
    }
  g_string_append (marked, self->text + from);

  return g_string_free (marked, FALSE);
}

/**
 * rb_sentence_free:
 * @self: a sentence
 *
 * Frees a sentence.
 */
void
rb_sentence_free (RbSentence *self)
{
  g_free (self->text);
  g_array_unref (self->badges);
  g_free (self);
}
