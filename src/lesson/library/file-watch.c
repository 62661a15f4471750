/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/library/file-watch.h"

/* The time without changes that ends a series of changes, and the longest time that a series is waited for, in ms. */
#define QUIET 150
#define LONGEST 1000

struct _RbFileWatch
{
  GObject parent_instance;

  GPtrArray *files;    /* of GFile */
  GPtrArray *monitors; /* of GFileMonitor; each of a file or folder that exists */

  /* Set while a series of changes goes on, which began at this monotonic time. */
  guint quiet_source;
  gint64 began;
};

G_DEFINE_FINAL_TYPE (RbFileWatch, rb_file_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rb_file_watch_dispose (GObject *object)
{
  RbFileWatch *self = RB_FILE_WATCH (object);

  g_clear_handle_id (&self->quiet_source, g_source_remove);
  g_ptr_array_set_size (self->monitors, 0);

  G_OBJECT_CLASS (rb_file_watch_parent_class)->dispose (object);
}

static void
rb_file_watch_finalize (GObject *object)
{
  RbFileWatch *self = RB_FILE_WATCH (object);

  g_clear_pointer (&self->monitors, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);

  G_OBJECT_CLASS (rb_file_watch_parent_class)->finalize (object);
}

static void
rb_file_watch_class_init (RbFileWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rb_file_watch_dispose;
  object_class->finalize = rb_file_watch_finalize;

  /**
   * RbFileWatch::changed:
   * @self: the watch
   *
   * Emitted after a series of changes.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
monitor_free (GFileMonitor *monitor)
{
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

static void
rb_file_watch_init (RbFileWatch *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->monitors = g_ptr_array_new_with_free_func ((GDestroyNotify) monitor_free);
}

/**
 * rb_file_watch_new:
 *
 * Makes a watch of no files.
 *
 * Returns: (transfer full): a new watch
 */
RbFileWatch *
rb_file_watch_new (void)
{
  return g_object_new (RB_TYPE_FILE_WATCH, NULL);
}

/* Whether a change of @file matters: it is watched, lies in a watched folder, or is a folder on the way to one. */
static gboolean
is_watched (RbFileWatch *self,
            GFile       *file)
{
  for (guint i = 0; file != NULL && i < self->files->len; i++)
    {
      GFile *watched = g_ptr_array_index (self->files, i);

      if (g_file_equal (file, watched) || g_file_has_prefix (file, watched) || g_file_has_prefix (watched, file))
        return TRUE;
    }

  return FALSE;
}

static gboolean
quiet_cb (gpointer user_data)
{
  RbFileWatch *self = user_data;

  self->quiet_source = 0;
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (RbFileWatch       *self,
                    GFile             *file,
                    GFile             *other_file,
                    GFileMonitorEvent  event)
{
  gint64 now = g_get_monotonic_time ();
  gint64 left;

  /* While a file is being written, it is not complete. Another event tells when it is. */
  if (event == G_FILE_MONITOR_EVENT_CHANGED || (!is_watched (self, file) && !is_watched (self, other_file)))
    return;

  if (self->quiet_source == 0)
    self->began = now;

  left = LONGEST - (now - self->began) / G_TIME_SPAN_MILLISECOND;
  g_clear_handle_id (&self->quiet_source, g_source_remove);
  self->quiet_source = g_timeout_add ((guint) CLAMP (left, 0, QUIET), quiet_cb, self);
}

/* Finds what can be monitored: GIO would look for a missing file every few seconds, so its nearest folder that exists
 * tells when it comes. */
static GFile *
find_existing (GFile *file)
{
  GFile *existing = g_object_ref (file);

  while (existing != NULL && !g_file_query_exists (existing, NULL))
    {
      g_autoptr (GFile) missing = existing;

      existing = g_file_get_parent (missing);
    }

  return existing;
}

static void
add_monitor (RbFileWatch *self,
             GFile       *file)
{
  g_autoptr (GFile) existing = find_existing (file);
  GFileMonitor *monitor = NULL;

  if (existing != NULL)
    monitor = g_file_monitor (existing, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  /* Not every file system can tell of changes. */
  if (monitor == NULL)
    return;

  g_ptr_array_add (self->monitors, monitor);
  g_signal_connect_object (monitor, "changed", G_CALLBACK (monitor_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rb_file_watch_set_files:
 * @self: a watch
 * @files: (element-type GFile): files and folders, which need not exist
 *
 * Replaces what is watched. Of a folder, the files directly in it are watched. Changes before the call may be missed,
 * so the files are to be read after it. It is called again after #RbFileWatch::changed, because a folder may have come
 * or gone.
 */
void
rb_file_watch_set_files (RbFileWatch *self,
                         GPtrArray   *files)
{
  g_return_if_fail (RB_IS_FILE_WATCH (self));
  g_return_if_fail (files != NULL);

  g_ptr_array_set_size (self->monitors, 0);
  g_ptr_array_set_size (self->files, 0);
  for (guint i = 0; i < files->len; i++)
    {
      g_ptr_array_add (self->files, g_object_ref (g_ptr_array_index (files, i)));
      add_monitor (self, g_ptr_array_index (files, i));
    }
}
