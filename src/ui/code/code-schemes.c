/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-schemes.h"

/* The colours of the code. They are resources, so that they are wherever the program is; but GtkSourceView 5.6 reads
 * style schemes from files only, so they are laid down in the cache first. */

#define RESOURCES "/io/github/ringback/Ringback/ui/code/schemes/"

static gboolean
lay_down (const char  *folder,
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
lay_down_all (const char  *folder,
              GError     **error)
{
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  guint i;

  if (names == NULL)
    return FALSE;

  /* If there is no folder now, writing the first file says why. */
  g_mkdir_with_parents (folder, 0700);
  for (i = 0; names[i] != NULL; i++)
    if (!lay_down (folder, names[i], error))
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

      if (lay_down_all (folder, &error))
        gtk_source_style_scheme_manager_append_search_path (manager, folder);
      else
        g_message ("The colours of the code fall back to others: %s", error->message);
      g_once_init_leave (&once, 1);
    }

  return manager;
}

/**
 * rb_code_schemes_get:
 * @scheme: what the colours have to stand out from
 *
 * Gets the colours of the code; if they cannot be had, those that GtkSourceView itself brings along.
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
