/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-schemes.h"

/* The style schemes are resources, so that an uninstalled program finds them, too. But GtkSourceView 5.6 reads style
 * schemes only from files, so they are first written to the cache folder. */

#define RESOURCES "/io/github/ringback/Ringback/ui/code/schemes/"

static gboolean
write_scheme (const char  *folder,
          const char  *name,
          GError     **error)
{
  g_autofree char *resource = g_strconcat (RESOURCES, name, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) wanted = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *found = NULL;
  gsize wanted_size;
  gsize found_size;
  gconstpointer data;

  if (wanted == NULL)
    return FALSE;

  data = g_bytes_get_data (wanted, &wanted_size);
  if (g_file_get_contents (path, &found, &found_size, NULL) &&
      found_size == wanted_size && memcmp (found, data, wanted_size) == 0)
    return TRUE;

  return g_file_set_contents (path, data, (gssize) wanted_size, error);
}

static gboolean
write_all (const char  *folder,
              GError     **error)
{
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  guint i;

  if (names == NULL)
    return FALSE;

  /* If the folder cannot be made, writing the first file fails and says why. */
  g_mkdir_with_parents (folder, 0700);
  for (i = 0; names[i] != NULL; i++)
    if (!write_scheme (folder, names[i], error))
      return FALSE;

  return TRUE;
}

static GtkSourceStyleSchemeManager *
get_manager (void)
{
  static gsize once = 0;
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();

  if (g_once_init_enter (&once))
    {
      g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "ringback", "styles", NULL);
      g_autoptr (GError) error = NULL;

      if (write_all (folder, &error))
        gtk_source_style_scheme_manager_append_search_path (manager, folder);
      else
        g_message ("The code uses a style scheme of GtkSourceView: %s", error->message);
      g_once_init_leave (&once, 1);
    }

  return manager;
}

/**
 * rb_code_schemes_get:
 * @scheme: the scheme that the window uses
 *
 * Gets the colours of the code. If Ringback's own style scheme cannot be loaded, this is a style scheme of
 * GtkSourceView.
 *
 * Returns: (transfer none) (nullable): a style scheme
 */
GtkSourceStyleScheme *
rb_code_schemes_get (RbScheme scheme)
{
  GtkSourceStyleSchemeManager *manager = get_manager ();
  gboolean dark = (scheme & RB_SCHEME_DARK) != 0;
  GtkSourceStyleScheme *found;
  const char *id;

  if (scheme & RB_SCHEME_HIGH_CONTRAST)
    id = dark ? "ringback-high-contrast-dark" : "ringback-high-contrast";
  else
    id = dark ? "ringback-dark" : "ringback-light";

  found = gtk_source_style_scheme_manager_get_scheme (manager, id);
  if (found == NULL)
    found = gtk_source_style_scheme_manager_get_scheme (manager, dark ? "Adwaita-dark" : "Adwaita");

  return found;
}
