/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/application.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "app/about.h"
#include "app/preferences.h"
#include "app/type-scale.h"
#include "app/window.h"
#include "engine/runner-client/sandbox.h"

struct _RbApplication
{
  AdwApplication parent_instance;

  RbProgress *progress;
  RbLibrary *library;
  RbDraftStore *drafts;
  RbPlaygrounds *playgrounds;
  RbRunnerPool *pool;
  GSettings *settings;
  RbTypeScale *type_scale;
};

G_DEFINE_FINAL_TYPE (RbApplication, rb_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *keys[4];
} RbShortcut;

/* GTK handles these keys before the widget that has the focus, so they work in the code pane, too. rb_window_add_keys()
 * handles the keys that type a character in the code pane. */
static const RbShortcut shortcuts[] = {
  { "app.quit", { "<Primary>q" } },
  { "app.preferences", { "<Primary>comma" } },
  { "window.close", { "<Primary>w" } },
  { "win.open", { "<Primary>o" } },
  { "win.export", { "<Primary><Shift>e" } },
  { "win.new-playground", { "<Primary>n" } },
  { "win.try-it", { "<Primary><Shift>n" } },
  { "win.edit-tables", { "<Primary>e" } },
  { "win.rename-playground", { "F2" } },
  { "win.delete-playground", { "<Primary><Shift>Delete", "<Primary><Shift>KP_Delete" } },
  { "win.search", { "<Primary>f" } },
  { "win.play", { "<Primary>Return", "<Primary>KP_Enter", "AudioPlay" } },
  { "win.restart", { "F5" } },
  { "win.stop", { "<Shift>F5", "AudioStop" } },
  { "win.step-forward", { "Page_Down", "KP_Page_Down" } },
  { "win.step-back", { "Page_Up", "KP_Page_Up" } },
  { "win.toggle-stop", { "<Primary>b" } },
  { "win.run-to-line", { "<Primary><Shift>Return", "<Primary><Shift>KP_Enter" } },
  { "win.to-end", { "<Shift>Page_Down", "<Shift>KP_Page_Down" } },
  { "win.to-start", { "<Shift>Page_Up", "<Shift>KP_Page_Up" } },
  { "win.next-exercise", { "<Alt>Page_Down", "<Alt>KP_Page_Down" } },
  { "win.previous-exercise", { "<Alt>Page_Up", "<Alt>KP_Page_Up" } },
  { "win.next-lesson", { "<Primary>Page_Down", "<Primary>KP_Page_Down" } },
  { "win.previous-lesson", { "<Primary>Page_Up", "<Primary>KP_Page_Up" } },
  { "win.next-version", { "<Primary>t" } },
  { "win.toggle-answers", { "<Primary>d" } },
  { "win.faster", { "<Primary>greater" } },
  { "win.slower", { "<Primary>less" } },
  { "win.reset", { "<Primary><Shift>r" } },
  { "win.sidebar", { "F9" } },
  { "win.turn-page", { "F6" } },
  { "win.compare", { "F4" } },
  { "win.projection", { "F11" } },
  { "win.high-contrast", { "<Primary><Shift>h" } },
  { "win.zoom-in", { "<Primary>plus", "<Primary>equal", "<Primary>KP_Add" } },
  { "win.zoom-out", { "<Primary>minus", "<Primary>KP_Subtract" } },
  { "win.zoom-reset", { "<Primary>0", "<Primary>KP_0" } },
  { "win.menu", { "F10" } },
  { "app.keys", { "<Primary>question", "<Primary>F1" } },
};

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  rb_about_present (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  RbApplication *self = user_data;
  RbPreferences *preferences = rb_preferences_new (self->settings);

  gtk_window_set_transient_for (GTK_WINDOW (preferences), gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
keys_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/ringback/Ringback/app/keys-window.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "keys_window"));

  /* GTK would show the section that was added last. */
  g_object_set (window, "section-name", "run", NULL);
  gtk_window_set_transient_for (window, gtk_application_get_active_window (GTK_APPLICATION (user_data)));
  gtk_window_present (window);
}

/* Closes each window in the same way as its close button, so that the window saves its draft and its size. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  /* A window can take others with it. */
  g_autolist (GtkWindow) windows =
    g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (user_data)), (GCopyFunc) g_object_ref, NULL);

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { "about", about_cb },
  { "preferences", preferences_cb },
  { "keys", keys_cb },
  { "quit", quit_cb },
};

static void
missing_cb (RbApplication     *self,
            const char *const *missing)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *sentence = rb_sandbox_describe_missing (missing);

  if (RB_IS_WINDOW (window))
    rb_window_say (RB_WINDOW (window), sentence);
}

static void
color_scheme_cb (RbApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme color_scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    color_scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    color_scheme = ADW_COLOR_SCHEME_FORCE_DARK;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), color_scheme);
}

static void
reduce_motion_cb (RbApplication *self)
{
  GtkSettings *settings = gtk_settings_get_default ();

  if (g_settings_get_boolean (self->settings, "reduce-motion"))
    g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  else
    gtk_settings_reset_property (settings, "gtk-enable-animations");
}

/* Makes the preferences work that concern the whole program. */
static void
follow_settings (RbApplication *self)
{
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (color_scheme_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::reduce-motion", G_CALLBACK (reduce_motion_cb), self,
                           G_CONNECT_SWAPPED);
  color_scheme_cb (self);
  /* What the desktop wants stays as it is, unless the person has asked for less. */
  if (g_settings_get_boolean (self->settings, "reduce-motion"))
    reduce_motion_cb (self);
}

static void
rb_application_startup (GApplication *application)
{
  RbApplication *self = RB_APPLICATION (application);

  G_APPLICATION_CLASS (rb_application_parent_class)->startup (application);

  gtk_source_init ();
  gtk_window_set_default_icon_name (RB_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           (const char * const *) shortcuts[i].keys);

  self->settings = g_settings_new ("io.github.ringback.Ringback");
  follow_settings (self);
  self->type_scale = rb_type_scale_new (self->settings);
  self->progress = rb_progress_new (NULL);
  self->library = rb_library_new (self->progress);
  rb_library_watch (self->library);
  self->drafts = rb_draft_store_new (NULL);
  self->playgrounds = rb_playgrounds_new (NULL, self->drafts);
  self->pool = rb_runner_pool_new (FALSE);
  g_signal_connect_object (self->pool, "missing", G_CALLBACK (missing_cb), self, G_CONNECT_SWAPPED);
}

/* The spare runner would take a part of the processor that the first frame needs. */
static gboolean
keep_spare_cb (GtkWidget     *window,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  RbApplication *self = user_data;

  if (gdk_frame_clock_get_frame_counter (clock) < 1)
    return G_SOURCE_CONTINUE;

  rb_runner_pool_keep_spare (self->pool);

  return G_SOURCE_REMOVE;
}

static RbWindow *
ensure_window (RbApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  RbWindow *window;

  if (RB_IS_WINDOW (active))
    return RB_WINDOW (active);

  window = rb_window_new (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), keep_spare_cb, self, NULL);

  return window;
}

static void
rb_application_activate (GApplication *application)
{
  RbWindow *window = ensure_window (RB_APPLICATION (application));

  rb_window_open_last (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
rb_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  RbWindow *window = NULL;

  for (int i = 0; i < n_files; i++)
    {
      window = i == 0 ? ensure_window (RB_APPLICATION (application))
                      : rb_window_new (RB_APPLICATION (application));
      rb_window_open_file (window, files[i]);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
rb_application_finalize (GObject *object)
{
  RbApplication *self = RB_APPLICATION (object);

  g_clear_object (&self->library);
  g_clear_object (&self->progress);
  g_clear_object (&self->playgrounds);
  g_clear_object (&self->drafts);
  g_clear_object (&self->pool);
  g_clear_object (&self->type_scale);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rb_application_parent_class)->finalize (object);
}

static void
rb_application_class_init (RbApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rb_application_finalize;
  application_class->startup = rb_application_startup;
  application_class->activate = rb_application_activate;
  application_class->open = rb_application_open;
}

static void
rb_application_init (RbApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_set_option_context_parameter_string (application, _("[FILE…]"));
  g_application_set_option_context_summary (application,
                                            _("Watch callbacks: lessons, articles and JavaScript programs, run on a "
                                              "deliberately slow database."));
}

/**
 * rb_application_new:
 *
 * Makes the application.
 *
 * Returns: (transfer full): a new application
 */
RbApplication *
rb_application_new (void)
{
  return g_object_new (RB_TYPE_APPLICATION,
                       "application-id", RB_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/ringback/Ringback",
                       NULL);
}

/**
 * rb_application_get_library:
 * @self: the application
 *
 * Gets the library of lessons.
 *
 * Returns: (transfer none): the library
 */
RbLibrary *
rb_application_get_library (RbApplication *self)
{
  g_return_val_if_fail (RB_IS_APPLICATION (self), NULL);

  return self->library;
}

/**
 * rb_application_get_progress:
 * @self: the application
 *
 * Gets the record of what was completed and what was open last.
 *
 * Returns: (transfer none): the progress
 */
RbProgress *
rb_application_get_progress (RbApplication *self)
{
  g_return_val_if_fail (RB_IS_APPLICATION (self), NULL);

  return self->progress;
}

/**
 * rb_application_get_drafts:
 * @self: the application
 *
 * Gets the store of edited programs.
 *
 * Returns: (transfer none): the drafts
 */
RbDraftStore *
rb_application_get_drafts (RbApplication *self)
{
  g_return_val_if_fail (RB_IS_APPLICATION (self), NULL);

  return self->drafts;
}

/**
 * rb_application_get_playgrounds:
 * @self: the application
 *
 * Gets the learner's playgrounds.
 *
 * Returns: (transfer none): the playgrounds
 */
RbPlaygrounds *
rb_application_get_playgrounds (RbApplication *self)
{
  g_return_val_if_fail (RB_IS_APPLICATION (self), NULL);

  return self->playgrounds;
}

/**
 * rb_application_get_pool:
 * @self: the application
 *
 * Gets the pool that runs take their runners from.
 *
 * Returns: (transfer none): the pool
 */
RbRunnerPool *
rb_application_get_pool (RbApplication *self)
{
  g_return_val_if_fail (RB_IS_APPLICATION (self), NULL);

  return self->pool;
}

/**
 * rb_application_get_settings:
 * @self: the application
 *
 * Gets the person's preferences.
 *
 * Returns: (transfer none): the settings
 */
GSettings *
rb_application_get_settings (RbApplication *self)
{
  g_return_val_if_fail (RB_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * rb_application_get_type_scale:
 * @self: an application
 *
 * Gets what sets the size of the text in all windows.
 *
 * Returns: (transfer none): the type scale
 */
RbTypeScale *
rb_application_get_type_scale (RbApplication *self)
{
  g_return_val_if_fail (RB_IS_APPLICATION (self), NULL);

  return self->type_scale;
}
