/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gi18n.h>

#include "lesson/text-file.h"
#include "session/session-private.h"

/* How a session follows the files of what is open, which somebody may write, move or delete at any time. The draft
 * keeps what the learner has typed, and says so if the article's program is another one now. */

static void
set_watched (RbSession *self,
             GFile     *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  if (file != NULL)
    g_ptr_array_add (files, file);
  rb_file_watch_set_files (self->watch, files);
}

/* Returns the checksum of a file's text, or NULL if the file cannot be read. */
static char *
dup_checksum (GFile *file)
{
  g_autofree char *text = file != NULL ? rb_text_file_read (file, RB_ARTICLE_MAX_SIZE, NULL) : NULL;

  return text != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1) : NULL;
}

static void
file_changed_cb (RbSession *self)
{
  GFile *file = rb_document_get_file (self->document);
  g_autofree char *checksum = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;

  /* First watched, then read, so that no change is missed. */
  set_watched (self, file);

  /* Editors save files that have not changed. This does not end a run. */
  checksum = dup_checksum (file);
  if (checksum != NULL && g_strcmp0 (checksum, self->seen) == 0)
    return;

  g_free (self->seen);
  self->seen = g_steal_pointer (&checksum);

  if (!rb_document_refresh (self->document, NULL, &error))
    rb_session_say (self, error->message);
}

static void
library_changed_cb (RbSession *self)
{
  RbLesson *open = rb_document_get_lesson (self->document);
  RbLesson *lesson = open != NULL ? rb_library_find (self->library, rb_lesson_get_id (open), NULL) : NULL;
  gboolean is_gone = open != NULL && lesson == NULL;

  if (is_gone && !self->is_gone)
    rb_session_say (self, _("The file of this lesson is gone, and the lesson stays here until another one is opened."));
  self->is_gone = is_gone;

  /* The library says what is wrong with a lesson that cannot be read any more. */
  if (lesson != NULL && lesson != open)
    rb_document_refresh (self->document, lesson, NULL);
}

/* Watches the file that is open from now on, if any. The library watches its lessons. */
void
rb_session_watch_document (RbSession *self)
{
  if (self->watch == NULL)
    {
      self->watch = rb_file_watch_new ();
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
    }

  self->is_gone = FALSE;
  set_watched (self, rb_document_get_file (self->document));
  g_free (self->seen);
  self->seen = dup_checksum (rb_document_get_file (self->document));
}

/* Follows another library. */
void
rb_session_watch_library (RbSession *self,
                          RbLibrary *library)
{
  if (self->library != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->library, library_changed_cb, self);
      g_signal_handlers_disconnect_by_func (self->library, rb_session_say, self);
    }

  if (library == NULL)
    return;

  g_signal_connect_object (library, "items-changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "problem", G_CALLBACK (rb_session_say), self, G_CONNECT_SWAPPED);
}
