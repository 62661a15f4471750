/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "shown-article.h"

#include "tests/deadline.h"
#include "tests/lesson/remove-tree.h"

static void
open_path (ShownArticle *self,
           const char   *path,
           const char   *version)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RbDraftStore) drafts = rb_draft_store_new (self->folder);
  g_autoptr (RbProgress) progress = rb_progress_new (self->folder);
  RbDocument *document;

  self->pool = rb_runner_pool_new (FALSE);
  self->session = rb_session_new (self->pool, drafts, progress);
  document = rb_session_get_document (self->session);
  rb_session_open_file (self->session, file);
  g_assert_cmpstr (rb_document_get_error_message (document), ==, NULL);
  if (version != NULL)
    rb_document_set_version (document, version);

  self->content = (RbHandoutContent){
    .title = g_strdup (rb_document_get_title (document)),
    .position = g_strdup ("Lesson 3 of 13"),
    .version = g_strdup (rb_version_get_label (rb_document_get_version (document))),
    .database = g_strdup ("Database: answers later"),
    .source = g_strdup (rb_draft_get_text (rb_session_get_draft (self->session))),
  };
}

static void
make_folder (ShownArticle *self)
{
  g_autoptr (GError) error = NULL;

  *self = (ShownArticle){ .folder = g_dir_make_tmp ("ringback-handout-XXXXXX", &error) };
  g_assert_no_error (error);
}

void
shown_article_open_lesson (ShownArticle *self,
                           const char   *lesson,
                           const char   *version)
{
  g_autofree char *path = g_build_filename (g_getenv ("RINGBACK_LESSONS"), "en", lesson, NULL);

  make_folder (self);
  open_path (self, path, version);
}

void
shown_article_open_text (ShownArticle *self,
                         const char   *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  make_folder (self);
  path = g_build_filename (self->folder, "article.md", NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  open_path (self, path, NULL);
}

void
shown_article_run (ShownArticle *self)
{
  gint64 deadline = deadline_from_now ();
  RbPlayer *player;

  rb_session_to_end (self->session);
  player = rb_session_get_player (self->session);
  while (!rb_player_get_at_end (player))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_set_object (&self->content.player, player);
}

void
shown_article_seek (ShownArticle *self,
                    guint         moment)
{
  rb_player_seek (self->content.player, moment);
  g_assert_cmpuint (rb_player_get_moment (self->content.player), ==, moment);
}

void
shown_article_close (ShownArticle *self)
{
  rb_handout_content_clear (&self->content);
  g_assert_finalize_object (self->session);
  g_clear_object (&self->pool);
  remove_tree (self->folder);
  g_clear_pointer (&self->folder, g_free);
}
