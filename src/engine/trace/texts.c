/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/texts.h"

/*
 * rb_texts_init:
 * @self: uninitialized memory
 *
 * Sets up an empty table of texts.
 */
void
rb_texts_init (RbTexts *self)
{
  *self = (RbTexts){
    .chars = g_string_chunk_new (1024),
    .strings = g_ptr_array_new (),
    .numbers = g_hash_table_new (g_str_hash, g_str_equal),
  };
}

/*
 * rb_texts_clear:
 * @self: a table of texts
 *
 * Frees what the table holds, but not @self.
 */
void
rb_texts_clear (RbTexts *self)
{
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  g_clear_pointer (&self->chars, g_string_chunk_free);
}

/*
 * rb_texts_intern:
 * @self: a table of texts
 * @text: (nullable): a text
 *
 * Looks up the number of a text; adds the text if it is new.
 *
 * Returns: the number; 0 for %NULL and for the empty text
 */
guint32
rb_texts_intern (RbTexts    *self,
                 const char *text)
{
  gpointer number;
  char *copy;

  if (text == NULL || *text == '\0')
    return 0;

  number = g_hash_table_lookup (self->numbers, text);
  if (number != NULL)
    return GPOINTER_TO_UINT (number);

  copy = g_string_chunk_insert (self->chars, text);
  g_ptr_array_add (self->strings, copy);
  g_hash_table_insert (self->numbers, copy, GUINT_TO_POINTER (self->strings->len));

  return self->strings->len;
}

/*
 * rb_texts_get:
 * @self: a table of texts
 * @number: a text's number
 *
 * Returns: (transfer none): the text; empty for 0 and for a number that no text has
 */
const char *
rb_texts_get (const RbTexts *self,
              guint32        number)
{
  if (number == 0 || number > self->strings->len)
    return "";

  return g_ptr_array_index (self->strings, number - 1);
}

/*
 * rb_texts_get_n:
 * @self: a table of texts
 *
 * Returns: how many texts there are, which is the highest number
 */
guint
rb_texts_get_n (const RbTexts *self)
{
  return self->strings->len;
}
