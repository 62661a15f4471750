/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/draft.h"

#include <glib/gstdio.h>

#include "tests/deadline.h"
#include "tests/lesson/remove-tree.h"

typedef struct
{
  char *folder;
  RbDraftStore *drafts;
  RbDraft *draft;
  guint n_failed;
} Fixture;

static void
failed_cb (Fixture *fixture)
{
  fixture->n_failed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-draft-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->drafts = rb_draft_store_new (fixture->folder);
  fixture->draft = rb_draft_new (fixture->drafts);
  g_signal_connect_swapped (fixture->draft, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->draft);
  g_assert_finalize_object (fixture->drafts);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static char *
get_kept (Fixture    *fixture,
          const char *version)
{
  g_autoptr (GError) error = NULL;
  char *text = rb_draft_store_get (fixture->drafts, "lesson", 1, version, &error);

  g_assert_no_error (error);

  return text;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *kept = NULL;
  guint n_edited = 0;

  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "original");
  g_assert_false (rb_draft_get_edited (fixture->draft));

  g_signal_connect_swapped (fixture->draft, "notify::edited", G_CALLBACK (count_cb), &n_edited);
  rb_draft_set_text (fixture->draft, "mine");
  rb_draft_set_text (fixture->draft, "mine, too");
  g_assert_true (rb_draft_get_edited (fixture->draft));
  g_assert_cmpuint (n_edited, ==, 1);

  /* It is saved by itself after a short delay. */
  while ((kept = get_kept (fixture, "sync")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (kept, ==, "mine, too");
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (RbDraftStore) later = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  rb_draft_set_text (fixture->draft, "typed just now");
  g_assert_false (rb_draft_get_saved (fixture->draft));

  /* No main loop has run since, so this is what the next process would find. */
  later = rb_draft_store_new (fixture->folder);
  kept = rb_draft_store_get (later, "lesson", 1, "sync", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, "typed just now");
}

static void
test_switch (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *kept = NULL;

  rb_draft_open (fixture->draft, "lesson", 1, "sync", "one");
  rb_draft_set_text (fixture->draft, "my one");
  rb_draft_open (fixture->draft, "lesson", 1, "callback", "two");
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "two");

  kept = get_kept (fixture, "sync");
  g_assert_cmpstr (kept, ==, "my one");
  rb_draft_open (fixture->draft, "lesson", 1, "sync", "one");
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "my one");
  g_assert_true (rb_draft_get_edited (fixture->draft));

  rb_draft_reset (fixture->draft);
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "one");
  g_assert_null (get_kept (fixture, "sync"));
}

static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *kept = NULL;

  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  rb_draft_reset (fixture->draft);
  g_assert_false (rb_draft_get_restorable (fixture->draft));

  rb_draft_set_text (fixture->draft, "mine");
  rb_draft_reset (fixture->draft);
  g_assert_true (rb_draft_get_restorable (fixture->draft));

  /* Another program has not been reset. */
  rb_draft_open (fixture->draft, "lesson", 1, "callback", "other");
  g_assert_false (rb_draft_get_restorable (fixture->draft));
  rb_draft_restore (fixture->draft);
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "other");

  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  rb_draft_restore (fixture->draft);
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "mine");
  g_assert_false (rb_draft_get_restorable (fixture->draft));
  kept = get_kept (fixture, "sync");
  g_assert_cmpstr (kept, ==, "mine");
}

/* What was typed after a reset is not lost when the reset is undone. */
static void
test_restore_twice (Fixture       *fixture,
                    gconstpointer  data)
{
  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  rb_draft_set_text (fixture->draft, "mine");
  rb_draft_reset (fixture->draft);
  rb_draft_set_text (fixture->draft, "new");

  rb_draft_restore (fixture->draft);
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "mine");
  rb_draft_restore (fixture->draft);
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "new");
}

/* Nothing can be saved: the disk is full, or a file stands where the folder should be. */
static void
test_fail (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_rmdir (fixture->folder);
  g_file_set_contents (fixture->folder, "in the way", -1, &error);
  g_assert_no_error (error);

  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  fixture->n_failed = 0;
  rb_draft_set_text (fixture->draft, "mine");
  rb_draft_save (fixture->draft);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "mine");
  g_assert_false (rb_draft_get_saved (fixture->draft));

  /* The text survives while another program is open, and is saved as soon as that is possible. */
  rb_draft_open (fixture->draft, "lesson", 1, "callback", "other");
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "other");
  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "mine");
  g_assert_true (rb_draft_get_edited (fixture->draft));

  g_assert_cmpint (g_remove (fixture->folder), ==, 0);
  rb_draft_set_text (fixture->draft, "mine, too");
  rb_draft_save (fixture->draft);
  g_assert_true (rb_draft_get_saved (fixture->draft));
  kept = get_kept (fixture, "sync");
  g_assert_cmpstr (kept, ==, "mine, too");
}

/* A text that could not be saved is tried again at each save, whichever program is open. */
static void
test_retry (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sync = NULL;
  g_autofree char *callback = NULL;

  g_rmdir (fixture->folder);
  g_file_set_contents (fixture->folder, "in the way", -1, &error);
  g_assert_no_error (error);

  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  rb_draft_set_text (fixture->draft, "mine");
  rb_draft_open (fixture->draft, "lesson", 1, "callback", "other");
  fixture->n_failed = 0;
  rb_draft_set_text (fixture->draft, "my other");
  rb_draft_save (fixture->draft);
  g_assert_cmpuint (fixture->n_failed, ==, 1);

  /* The failure has been reported already. */
  rb_draft_save (fixture->draft);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_false (rb_draft_get_saved (fixture->draft));

  g_assert_cmpint (g_remove (fixture->folder), ==, 0);
  rb_draft_save (fixture->draft);
  g_assert_true (rb_draft_get_saved (fixture->draft));
  sync = get_kept (fixture, "sync");
  g_assert_cmpstr (sync, ==, "mine");
  callback = get_kept (fixture, "callback");
  g_assert_cmpstr (callback, ==, "my other");
}

/* A saved draft that is not text is reported, and the article's program is shown. */
static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  rb_draft_set_text (fixture->draft, "mine");
  rb_draft_close (fixture->draft);
  folder = g_dir_open (fixture->folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_file_set_contents (path, "\xff\xfe", 2, &error);
      g_assert_no_error (error);
    }

  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "original");
  g_assert_false (rb_draft_get_edited (fixture->draft));
}

/* Two versions may be shown side by side, so the text of another version is wanted, too. */
static void
test_other (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *other = NULL;
  g_autofree char *open = NULL;

  g_assert_null (rb_draft_dup_text_of (fixture->draft, "sync"));
  rb_draft_open (fixture->draft, "lesson", 1, "sync", "one");
  g_assert_null (rb_draft_dup_text_of (fixture->draft, "sync"));
  rb_draft_set_text (fixture->draft, "my one");
  rb_draft_open (fixture->draft, "lesson", 1, "callback", "two");
  rb_draft_set_text (fixture->draft, "my two");

  other = rb_draft_dup_text_of (fixture->draft, "sync");
  open = rb_draft_dup_text_of (fixture->draft, "callback");
  g_assert_cmpstr (other, ==, "my one");
  g_assert_cmpstr (open, ==, "my two");
  g_assert_null (rb_draft_dup_text_of (fixture->draft, "promise"));
}

/* A draft that cannot be read is not replaced by the next one. */
static void
test_set_aside (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GDir) folder = NULL;
  gboolean is_kept = FALSE;
  const char *name;

  test_unreadable (fixture, data);
  rb_draft_set_text (fixture->draft, "new");
  rb_draft_save (fixture->draft);

  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    is_kept |= g_str_has_suffix (name, ".broken");
  g_assert_true (is_kept);
}

static void
take_message (char       **said,
              const char  *message)
{
  g_free (*said);
  *said = g_strdup (message);
}

/* Two windows show one program: what is saved in one of them is shown in the other. */
static void
test_two_windows (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (RbDraft) other = rb_draft_new (fixture->drafts);
  g_autofree char *said = NULL;

  g_signal_connect_swapped (other, "failed", G_CALLBACK (take_message), &said);
  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  rb_draft_open (other, "lesson", 1, "sync", "original");

  rb_draft_set_text (fixture->draft, "mine");
  rb_draft_save (fixture->draft);
  g_assert_cmpstr (rb_draft_get_text (other), ==, "mine");
  g_assert_nonnull (strstr (said, "another window"));
  g_assert_cmpuint (fixture->n_failed, ==, 0);

  rb_draft_reset (fixture->draft);
  g_assert_cmpstr (rb_draft_get_text (other), ==, "original");

  /* What is being typed here is not replaced until it is saved, and then both show what was typed last. */
  rb_draft_set_text (other, "theirs");
  rb_draft_set_text (fixture->draft, "mine");
  rb_draft_save (fixture->draft);
  g_assert_cmpstr (rb_draft_get_text (other), ==, "theirs");
  rb_draft_save (other);
  g_assert_cmpstr (rb_draft_get_text (other), ==, "mine");
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "mine");

  rb_draft_open (other, "lesson", 1, "callback", "other");
  rb_draft_set_text (fixture->draft, "last");
  rb_draft_save (fixture->draft);
  g_assert_cmpstr (rb_draft_get_text (other), ==, "other");
}

static void
until_text (RbDraft    *draft,
            const char *text)
{
  gint64 deadline = deadline_from_now ();

  while (g_strcmp0 (rb_draft_get_text (draft), text) != 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (rb_draft_get_text (draft), ==, text);
}

/* Two processes have the same folder, but know nothing of each other. */
static void
test_two_processes (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "not", "yet", NULL);
  g_autoptr (RbDraftStore) drafts = rb_draft_store_new (folder);
  g_autoptr (RbDraftStore) other_drafts = rb_draft_store_new (folder);
  g_autoptr (RbDraft) draft = rb_draft_new (drafts);
  g_autoptr (RbDraft) other = rb_draft_new (other_drafts);
  g_autofree char *said = NULL;

  g_signal_connect_swapped (other, "failed", G_CALLBACK (take_message), &said);
  rb_draft_open (draft, "lesson", 1, "sync", "original");
  rb_draft_open (other, "lesson", 1, "sync", "original");

  rb_draft_set_text (draft, "mine");
  until_text (other, "mine");
  g_assert_nonnull (strstr (said, "another window"));

  /* Both type at the same time. In the end, both show what was typed last, and the other text can be undone. */
  rb_draft_set_text (draft, "mine, too");
  rb_draft_set_text (other, "theirs");
  rb_draft_save (other);
  rb_draft_save (draft);
  until_text (draft, "theirs");
  g_assert_cmpstr (rb_draft_get_text (other), ==, "theirs");

  /* Even if the process is killed that has typed last. */
  g_clear_pointer (&said, g_free);
  rb_draft_set_text (other, "theirs, too");
  rb_draft_set_text (draft, "mine again");
  rb_draft_save (other);
  g_assert_cmpstr (rb_draft_get_text (other), ==, "mine again");
  g_assert_nonnull (strstr (said, "another window"));

  rb_draft_reset (draft);
  until_text (other, "original");

  rb_draft_open (other, "lesson", 1, "callback", "other");
  rb_draft_set_text (draft, "last");
  rb_draft_open (other, "lesson", 1, "sync", "original");
  g_assert_cmpstr (rb_draft_get_text (other), ==, "last");
}

/* The article has another program now. */
static void
test_new_original (Fixture       *fixture,
                   gconstpointer  data)
{
  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  rb_draft_set_text (fixture->draft, "mine");
  rb_draft_open (fixture->draft, "lesson", 1, "sync", "original");
  g_assert_cmpuint (fixture->n_failed, ==, 0);

  rb_draft_open (fixture->draft, "lesson", 1, "sync", "changed");
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "mine");
  rb_draft_set_text (fixture->draft, "mine, too");
  rb_draft_open (fixture->draft, "lesson", 1, "sync", "changed");
  g_assert_cmpuint (fixture->n_failed, ==, 1);

  rb_draft_reset (fixture->draft);
  g_assert_cmpstr (rb_draft_get_text (fixture->draft), ==, "changed");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/draft/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/draft/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/draft/switch", Fixture, NULL, set_up, test_switch, tear_down);
  g_test_add ("/draft/other", Fixture, NULL, set_up, test_other, tear_down);
  g_test_add ("/draft/restore", Fixture, NULL, set_up, test_restore, tear_down);
  g_test_add ("/draft/restore-twice", Fixture, NULL, set_up, test_restore_twice, tear_down);
  g_test_add ("/draft/fail", Fixture, NULL, set_up, test_fail, tear_down);
  g_test_add ("/draft/retry", Fixture, NULL, set_up, test_retry, tear_down);
  g_test_add ("/draft/unreadable", Fixture, NULL, set_up, test_unreadable, tear_down);
  g_test_add ("/draft/set-aside", Fixture, NULL, set_up, test_set_aside, tear_down);
  g_test_add ("/draft/two-windows", Fixture, NULL, set_up, test_two_windows, tear_down);
  g_test_add ("/draft/two-processes", Fixture, NULL, set_up, test_two_processes, tear_down);
  g_test_add ("/draft/new-original", Fixture, NULL, set_up, test_new_original, tear_down);

  return g_test_run ();
}
