/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "shown-words.h"

#include <string.h>

#include "tests/deadline.h"

static void
append_words (GString   *words,
              GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (words, "%s\n", gtk_inscription_get_text (GTK_INSCRIPTION (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_words (words, child);
}

char *
dup_words (gpointer widget)
{
  GString *words = g_string_new (NULL);

  append_words (words, widget);

  return g_string_free (words, FALSE);
}

gboolean
shows (gpointer    widget,
       const char *text)
{
  g_autofree char *words = dup_words (widget);
  g_autofree char *lines = g_strconcat ("\n", words, NULL);
  g_autofree char *line = g_strdup_printf ("\n%s\n", text);

  return strstr (lines, line) != NULL;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
wait_for (gpointer    widget,
          const char *text)
{
  gint64 deadline = deadline_from_now ();
  guint tick = g_timeout_add (10, tick_cb, NULL);

  while (!shows (widget, text) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (tick);
  if (!shows (widget, text))
    {
      g_autofree char *words = dup_words (widget);

      g_test_fail_printf ("waited in vain for \"%s\" among:\n%s", text, words);
    }
}

void
wait_until_gone (gpointer    widget,
                 const char *text)
{
  gint64 deadline = deadline_from_now ();
  guint tick = g_timeout_add (10, tick_cb, NULL);

  while (shows (widget, text) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (tick);
  g_assert_false (shows (widget, text));
}
