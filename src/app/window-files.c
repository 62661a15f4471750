/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* How files come into a window: chosen in a dialog, dropped, or from the menu of recent files. */

#define MAX_RECENT 10

/* --- Recent files ------------------------------------------------------------------------------------------------- */

static int
compare_recent (gconstpointer a,
                gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified (*(GtkRecentInfo *const *) b),
                              gtk_recent_info_get_modified (*(GtkRecentInfo *const *) a));
}

/* Gets what this program has opened, the newest first. */
static GPtrArray *
find_recent (void)
{
  GPtrArray *recent = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = items; l != NULL; l = l->next)
    {
      if (gtk_recent_info_has_group (l->data, RB_APPLICATION_ID) && gtk_recent_info_exists (l->data))
        g_ptr_array_add (recent, l->data);
      else
        gtk_recent_info_unref (l->data);
    }
  g_list_free (items);
  g_ptr_array_sort (recent, compare_recent);

  return recent;
}

/* Gets the name of a file for a menu: with its folder, if another file has the same name. */
static char *
dup_label (GPtrArray     *recent,
           GtkRecentInfo *info)
{
  const char *name = gtk_recent_info_get_display_name (info);
  g_auto (GStrv) parts = NULL;
  guint n_same = 0;

  for (guint i = 0; i < recent->len; i++)
    if (g_strcmp0 (gtk_recent_info_get_display_name (recent->pdata[i]), name) == 0)
      n_same++;

  if (n_same > 1)
    {
      g_autofree char *path = gtk_recent_info_get_uri_display (info);
      g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : g_strdup ("");
      g_autofree char *label = g_strdup_printf ("%s – %s", name, folder);

      parts = g_strsplit (label, "_", -1);
    }
  else
    {
      parts = g_strsplit (name, "_", -1);
    }

  /* A single underscore would mark a key of the menu. */
  return g_strjoinv ("__", parts);
}

/* Done when the menu opens, because reading the list of recent files would delay the start. */
static void
update_recent (RbWindow *self)
{
  g_autoptr (GPtrArray) recent = find_recent ();

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; i < MIN (recent->len, MAX_RECENT); i++)
    {
      g_autofree char *label = dup_label (recent, recent->pdata[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-uri", "s", gtk_recent_info_get_uri (recent->pdata[i]));
      g_menu_append_item (self->recent_menu, item);
    }
  if (recent->len == 0)
    g_menu_append (self->recent_menu, _("No files yet"), "win.no-file");
}

static void
add_recent (GFile *file)
{
  static char *groups[] = { (char *) RB_APPLICATION_ID, NULL };
  GtkRecentData data = { .mime_type = (char *) "text/plain", .app_name = (char *) "Ringback",
                         .app_exec = (char *) "ringback %u", .groups = groups };
  g_autofree char *uri = g_file_get_uri (file);

  /* GTK warns about a list that it cannot write. */
  if (g_mkdir_with_parents (g_get_user_data_dir (), 0700) == 0 && g_access (g_get_user_data_dir (), W_OK) == 0)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* Lists an opened file among the learner's own. */
static void
list_own (RbWindow *self,
          GFile    *file)
{
  GListModel *own = rb_session_get_own (self->session);
  g_autoptr (RbEntry) opened = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (own); i++)
    {
      g_autoptr (RbEntry) entry = g_list_model_get_item (own, i);

      if (rb_entry_get_file (entry) != NULL && g_file_equal (rb_entry_get_file (entry), file))
        return;
    }

  opened = rb_entry_new_own (rb_document_get_title (rb_session_get_document (self->session)), file);
  rb_session_add_own (self->session, opened);
}

/**
 * rb_window_open_file:
 * @self: a window
 * @file: an article or a JavaScript program
 *
 * Opens a file. If it cannot be read, the window says why.
 */
void
rb_window_open_file (RbWindow *self,
                     GFile    *file)
{
  g_return_if_fail (RB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  rb_session_open_file (self->session, file);
  if (rb_document_get_error_message (rb_session_get_document (self->session)) == NULL)
    {
      add_recent (file);
      list_own (self, file);
    }
  rb_workspace_grab_run (self->workspace);
}

/* --- The dialog --------------------------------------------------------------------------------------------------- */

static void
open_response_cb (RbWindow       *self,
                  int             response,
                  GtkFileChooser *chooser)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (chooser) : NULL;

  if (file != NULL)
    rb_window_open_file (self, file);
}

static GtkFileChooserNative *
create_dialog (RbWindow *self)
{
  const char *const *articles = rb_article_get_suffixes ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Open an article or a program"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_file_filter_set_name (filter, _("Articles and programs"));
  for (guint i = 0; articles[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, articles[i]);
  gtk_file_filter_add_suffix (filter, "js");
  gtk_file_filter_add_suffix (filter, "mjs");
  gtk_file_filter_add_suffix (filter, "cjs");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (open_response_cb), self, G_CONNECT_SWAPPED);

  return dialog;
}

/**
 * rb_window_choose_file:
 * @self: a window
 *
 * Shows a dialog in which a person chooses a file, and opens that file.
 */
void
rb_window_choose_file (RbWindow *self)
{
  if (self->open_dialog == NULL)
    self->open_dialog = create_dialog (self);

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->open_dialog));
}

/* --- Dropped files ------------------------------------------------------------------------------------------------ */

/* Opens the first file here and the others in windows of their own, as if they were named on the command line. */
static gboolean
drop_cb (RbWindow     *self,
         const GValue *value,
         double        x,
         double        y)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;

  rb_window_open_file (self, files->data);
  for (GSList *l = files->next; l != NULL; l = l->next)
    {
      RbWindow *other = rb_window_new (RB_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

      rb_window_open_file (other, l->data);
      gtk_window_present (GTK_WINDOW (other));
    }
  g_slist_free (files);

  return TRUE;
}

/**
 * rb_window_init_files:
 * @self: a window
 *
 * Lets files be dropped on the window, and keeps the menu of recent files.
 */
void
rb_window_init_files (RbWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Otherwise the program's text would take the name of the file. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  g_signal_connect_object (gtk_menu_button_get_popover (self->menu_button), "show", G_CALLBACK (update_recent), self,
                           G_CONNECT_SWAPPED);
}
