/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/preferences.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/type-scale.h"
#include "engine/player/player.h"

struct _RbPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *speed_row;
  AdwComboRow *pace_row;
  AdwComboRow *scheme_row;
  AdwComboRow *zoom_row;
  AdwComboRow *motion_row;
  AdwComboRow *language_row;
  AdwComboRow *tab_row;
};

G_DEFINE_FINAL_TYPE (RbPreferences, rb_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* The values of a key that can be chosen: numbers, or texts with their labels. */
typedef struct
{
  const double *numbers;
  const char *const *texts;
  guint n_values;
} RbChoices;

static const double speeds[] = { RB_PLAYER_MIN_SPEED, 0.5, 1, 2, 4, RB_PLAYER_MAX_SPEED };
static const double paces[] = { 0.5, 0.75, 1, 1.5, 2 };
static const char *const schemes[] = { "default", "light", "dark" };
static const char *const languages[] = { "", "en", "th" };

static void
rb_preferences_class_init (RbPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/app/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, RbPreferences, speed_row);
  gtk_widget_class_bind_template_child (widget_class, RbPreferences, pace_row);
  gtk_widget_class_bind_template_child (widget_class, RbPreferences, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, RbPreferences, zoom_row);
  gtk_widget_class_bind_template_child (widget_class, RbPreferences, motion_row);
  gtk_widget_class_bind_template_child (widget_class, RbPreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, RbPreferences, tab_row);
}

static void
rb_preferences_init (RbPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The key may have a value that is not among the choices; the nearest one is shown then, and nothing is changed. */
static guint
find_number (const RbChoices *choices,
             double           number)
{
  guint nearest = 0;

  for (guint i = 1; i < choices->n_values; i++)
    if (fabs (choices->numbers[i] - number) < fabs (choices->numbers[nearest] - number))
      nearest = i;

  return nearest;
}

static gboolean
get_choice (GValue   *value,
            GVariant *variant,
            gpointer  user_data)
{
  const RbChoices *choices = user_data;
  guint selected = 0;

  if (g_variant_is_of_type (variant, G_VARIANT_TYPE_BOOLEAN))
    selected = g_variant_get_boolean (variant) ? 1 : 0;
  else if (choices->numbers != NULL)
    selected = find_number (choices, g_variant_get_double (variant));
  else
    while (selected + 1 < choices->n_values &&
           g_strcmp0 (choices->texts[selected], g_variant_get_string (variant, NULL)) != 0)
      selected++;

  g_value_set_uint (value, selected);

  return TRUE;
}

static GVariant *
set_choice (const GValue       *value,
            const GVariantType *type,
            gpointer            user_data)
{
  const RbChoices *choices = user_data;
  guint selected = g_value_get_uint (value);

  if (selected >= choices->n_values)
    return NULL;
  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_new_boolean (selected == 1);
  if (choices->numbers != NULL)
    return g_variant_new_double (choices->numbers[selected]);

  return g_variant_new_string (choices->texts[selected]);
}

static void
bind_row (AdwComboRow       *row,
          GSettings         *settings,
          const char        *key,
          const char *const *labels,
          RbChoices          choices)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  g_settings_bind_with_mapping (settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT, get_choice, set_choice,
                                g_memdup2 (&choices, sizeof (RbChoices)), g_free);
}

static void
bind_switch (AdwComboRow *row,
             GSettings   *settings,
             const char  *key,
             const char  *off,
             const char  *on)
{
  const char *labels[] = { off, on, NULL };

  bind_row (row, settings, key, labels, (RbChoices){ NULL, NULL, 2 });
}

static void
bind_numbers (AdwComboRow  *row,
              GSettings    *settings,
              const char   *key,
              const double *numbers,
              guint         n_numbers,
              char *(*dup_label) (double number))
{
  g_auto (GStrv) labels = g_new0 (char *, n_numbers + 1);

  for (guint i = 0; i < n_numbers; i++)
    labels[i] = dup_label (numbers[i]);

  bind_row (row, settings, key, (const char *const *) labels, (RbChoices){ numbers, NULL, n_numbers });
}

static char *
dup_times (double number)
{
  return g_strdup_printf ("%g×", number);
}

static char *
dup_percent (double number)
{
  /* Translators: how large the type is, in percent */
  return g_strdup_printf (_("%.0f %%"), number * 100);
}

/**
 * rb_preferences_new:
 * @settings: the settings of the application
 *
 * Makes a window that shows and sets @settings.
 *
 * Returns: (transfer none): a new window
 */
RbPreferences *
rb_preferences_new (GSettings *settings)
{
  const char *scheme_labels[] = { _("As the desktop"), _("Light"), _("Dark"), NULL };
  /* Each language by its own name, so that it is found by those who read no other. */
  const char *language_labels[] = { _("As the desktop"), "English", "ไทย", NULL };
  RbPreferences *self;
  guint n_zooms;
  const double *zooms = rb_type_scale_get_steps (&n_zooms);

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (RB_TYPE_PREFERENCES, NULL);
  bind_numbers (self->speed_row, settings, "speed", speeds, G_N_ELEMENTS (speeds), dup_times);
  bind_numbers (self->pace_row, settings, "pace", paces, G_N_ELEMENTS (paces), dup_times);
  bind_row (self->scheme_row, settings, "color-scheme", scheme_labels,
            (RbChoices){ NULL, schemes, G_N_ELEMENTS (schemes) });
  bind_numbers (self->zoom_row, settings, "zoom", zooms, n_zooms, dup_percent);
  bind_switch (self->motion_row, settings, "reduce-motion", _("As the desktop"), _("Never"));
  bind_row (self->language_row, settings, "language", language_labels,
            (RbChoices){ NULL, languages, G_N_ELEMENTS (languages) });
  bind_switch (self->tab_row, settings, "tab-moves-focus", _("Indents"), _("Moves the focus"));

  return self;
}
