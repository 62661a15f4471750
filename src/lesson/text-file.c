/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/text-file.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/**
 * rb_text_file_dup_name:
 * @file: a file
 *
 * Gets the name of a file for messages. It is a relative path if the file is inside the current folder, else the full
 * path or the URI.
 *
 * Returns: (transfer full): the name, as UTF-8
 */
char *
rb_text_file_dup_name (GFile *file)
{
  g_autofree char *directory = g_get_current_dir ();
  g_autoptr (GFile) current = g_file_new_for_path (directory);
  g_autofree char *path = g_file_get_relative_path (current, file);

  return path != NULL ? g_filename_display_name (path) : g_file_get_parse_name (file);
}

/* Refuses folders and special files. An unknown type passes, because opening the file gives a better error. */
static gboolean
check_type (GFile       *file,
            const char  *name,
            GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                                                  NULL, &local_error);
  GFileType type = info != NULL ? g_file_info_get_file_type (info) : G_FILE_TYPE_UNKNOWN;

  /* GIO follows symbolic links, so a file of this type is a link to a file that does not exist. */
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || type == G_FILE_TYPE_SYMBOLIC_LINK)
    g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_NOT_FOUND, _("%s: There is no such file."), name);
  else if (info == NULL)
    g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_UNREADABLE,
                 /* Translators: a file, and the system's reason */
                 _("%s: The file cannot be read: %s."), name, local_error->message);
  else if (type == G_FILE_TYPE_DIRECTORY)
    g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_NOT_A_FILE, _("%s: This is a folder, not a file."), name);
  else if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_NOT_A_FILE, _("%s: This is not a regular file."), name);
  else
    return TRUE;

  return FALSE;
}

static guint
find_line (const char *text,
           const char *end)
{
  guint line = 1;

  for (; text < end; text++)
    line += *text == '\n';

  return line;
}

/**
 * rb_text_file_read_stream:
 * @stream: a stream
 * @name: the name of the stream in messages
 * @max_size: the largest size to accept, in bytes
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Reads a text to the end of a stream.
 *
 * Returns: (transfer full) (nullable): the text, which is valid UTF-8 without NUL bytes; %NULL on error
 */
char *
rb_text_file_read_stream (GInputStream  *stream,
                          const char    *name,
                          gsize          max_size,
                          GError       **error)
{
  g_autofree char *text = g_malloc (max_size + 2);
  g_autoptr (GError) local_error = NULL;
  const char *end;
  gsize length = 0;

  if (!g_input_stream_read_all (stream, text, max_size + 1, &length, NULL, &local_error))
    {
      g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_UNREADABLE, _("%s: The file cannot be read: %s."), name,
                   local_error->message);
      return NULL;
    }

  if (length > max_size)
    {
      g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_TOO_LARGE, _("%s: The file is larger than %u MiB."), name,
                   (guint) (max_size / (1024 * 1024)));
      return NULL;
    }

  text[length] = '\0';
  if (!g_utf8_validate (text, length, &end))
    {
      g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_NOT_TEXT, _("%s:%u: The file is not UTF-8 text."), name,
                   find_line (text, end));
      return NULL;
    }

  return g_realloc (g_steal_pointer (&text), length + 1);
}

/**
 * rb_text_file_read:
 * @file: a file
 * @max_size: the largest size to accept, in bytes
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Reads a whole text file.
 *
 * Returns: (transfer full) (nullable): the text, which is valid UTF-8 without NUL bytes; %NULL on error
 */
char *
rb_text_file_read (GFile   *file,
                   gsize    max_size,
                   GError **error)
{
  g_autofree char *name = rb_text_file_dup_name (file);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!check_type (file, name, error))
    return NULL;

  stream = g_file_read (file, NULL, &local_error);
  if (stream == NULL)
    {
      g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_UNREADABLE, _("%s: The file cannot be read: %s."), name,
                   local_error->message);
      return NULL;
    }

  return rb_text_file_read_stream (G_INPUT_STREAM (stream), name, max_size, error);
}

/* A name without an extension passes, because a program for a terminal often has none. */
static gboolean
is_program_name (const char *name)
{
  static const char * const suffixes[] = { "js", "mjs", "cjs", "es6", "ts", "mts", "cts", NULL };
  const char *dot = strrchr (name, '.');
  g_autofree char *suffix = dot != NULL && dot > name ? g_ascii_strdown (dot + 1, -1) : NULL;

  return suffix == NULL || g_strv_contains (suffixes, suffix);
}

/**
 * rb_text_file_read_program:
 * @file: a file
 * @max_size: the largest size to accept, in bytes
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Reads a JavaScript program. A file whose name says that it is something else, such as `page.html`, is an error.
 *
 * Returns: (transfer full) (nullable): the source; %NULL on error
 */
char *
rb_text_file_read_program (GFile   *file,
                           gsize    max_size,
                           GError **error)
{
  g_autofree char *basename = g_file_get_basename (file);
  g_autofree char *name = rb_text_file_dup_name (file);

  if (is_program_name (basename))
    return rb_text_file_read (file, max_size, error);

  if (check_type (file, name, error))
    g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_OTHER_KIND,
                 _("%s: This is neither an article (.md, .mdx, .markdown) nor a JavaScript program (.js, .mjs, .cjs)."),
                 name);

  return NULL;
}

static void
set_file_error (GError     **error,
                const char  *path,
                int          saved_errno)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved_errno), "%s: %s", name, g_strerror (saved_errno));
}

static gboolean
make_folder_of (const char  *path,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  set_file_error (error, folder, errno);

  return FALSE;
}

/**
 * rb_text_file_save_privately:
 * @path: the path of a file
 * @text: its new text
 * @error: return location for an error
 *
 * Saves a file that only the user may read, and creates its folder if necessary. The file is replaced atomically, so an
 * error does not damage the previous text.
 *
 * Returns: whether the file was saved
 */
gboolean
rb_text_file_save_privately (const char  *path,
                             const char  *text,
                             GError     **error)
{
  return make_folder_of (path, error) &&
         g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/**
 * rb_text_file_note_privately:
 * @path: the path of a file
 * @text: its new text
 * @error: return location for an error
 *
 * Saves a file as rb_text_file_save_privately() does, but does not wait for the disk, so it is quick enough for each
 * key press. The text survives if this process is killed, but not if the machine loses its power.
 *
 * Returns: whether the file was saved
 */
gboolean
rb_text_file_note_privately (const char  *path,
                             const char  *text,
                             GError     **error)
{
  g_autofree char *beside = g_strdup_printf ("%s.%d", path, (int) getpid ());

  if (!make_folder_of (path, error))
    return FALSE;

  if (g_file_set_contents_full (beside, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error))
    {
      if (g_rename (beside, path) == 0)
        return TRUE;
      set_file_error (error, path, errno);
    }

  /* The new file may be incomplete, because the disk was full. The old file is still there. */
  g_unlink (beside);

  return FALSE;
}

/**
 * rb_text_file_delete:
 * @path: the path of a file
 * @error: return location for an error
 *
 * Deletes a file. A file that does not exist is not an error.
 *
 * Returns: whether the file does not exist any more
 */
gboolean
rb_text_file_delete (const char  *path,
                     GError     **error)
{
  if (g_unlink (path) != 0 && errno != ENOENT)
    {
      set_file_error (error, path, errno);
      return FALSE;
    }

  return TRUE;
}
