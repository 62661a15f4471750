/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/callback-label.h"

/**
 * rb_callback_label_dup:
 * @callback: a callback's number, from 1
 *
 * Gets the letters that name a callback wherever it is shown: A for 1, Z for 26, AA for 27.
 *
 * Returns: (transfer full): the label
 */
char *
rb_callback_label_dup (guint32 callback)
{
  char label[8];
  char *p = label + sizeof label - 1;

  g_return_val_if_fail (callback > 0, NULL);

  *p = '\0';
  do
    {
      callback--;
      *--p = 'A' + callback % 26;
      callback /= 26;
    }
  while (callback > 0);

  return g_strdup (p);
}
