/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/version-switcher.h"

/* Each version has a toggle. The toggles are a group, so that exactly one is active. The widget name of a toggle is the
 * name of its version. */
struct _RbVersionSwitcher
{
  GtkWidget parent_instance;

  RbExercise *exercise;
  char *version;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RbVersionSwitcher, rb_version_switcher, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EXERCISE,
  PROP_VERSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
toggled_cb (RbVersionSwitcher *self,
            GtkToggleButton   *toggle)
{
  if (!self->filling && gtk_toggle_button_get_active (toggle))
    rb_version_switcher_set_version (self, gtk_widget_get_name (GTK_WIDGET (toggle)));
}

static void
clear (RbVersionSwitcher *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}

static void
fill (RbVersionSwitcher *self)
{
  GListModel *versions = rb_exercise_get_versions (self->exercise);
  guint n_versions = g_list_model_get_n_items (versions);
  GtkToggleButton *group = NULL;
  guint i;

  for (i = 0; i < n_versions; i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);
      GtkWidget *toggle = gtk_toggle_button_new_with_label (rb_version_get_label (version));

      gtk_widget_set_name (toggle, rb_version_get_name (version));
      gtk_widget_add_css_class (toggle, "flat");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), group);
      group = GTK_TOGGLE_BUTTON (toggle);
      g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (toggle, GTK_WIDGET (self));
    }

  /* GTK keeps the size of a hidden widget when its children change. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
show_version (RbVersionSwitcher *self)
{
  GtkWidget *child;

  self->filling = TRUE;
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child; child = gtk_widget_get_next_sibling (child))
    {
      gboolean active = g_strcmp0 (gtk_widget_get_name (child), self->version) == 0;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), active);
    }
  self->filling = FALSE;
}

static void
rb_version_switcher_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  RbVersionSwitcher *self = RB_VERSION_SWITCHER (object);

  switch (prop_id)
    {
    case PROP_EXERCISE:
      g_value_set_object (value, self->exercise);
      break;
    case PROP_VERSION:
      g_value_set_string (value, self->version);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_version_switcher_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  RbVersionSwitcher *self = RB_VERSION_SWITCHER (object);

  switch (prop_id)
    {
    case PROP_EXERCISE:
      rb_version_switcher_set_exercise (self, g_value_get_object (value));
      break;
    case PROP_VERSION:
      rb_version_switcher_set_version (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_version_switcher_dispose (GObject *object)
{
  RbVersionSwitcher *self = RB_VERSION_SWITCHER (object);

  clear (self);
  g_clear_object (&self->exercise);

  G_OBJECT_CLASS (rb_version_switcher_parent_class)->dispose (object);
}

static void
rb_version_switcher_finalize (GObject *object)
{
  RbVersionSwitcher *self = RB_VERSION_SWITCHER (object);

  g_free (self->version);

  G_OBJECT_CLASS (rb_version_switcher_parent_class)->finalize (object);
}

static void
rb_version_switcher_class_init (RbVersionSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rb_version_switcher_get_property;
  object_class->set_property = rb_version_switcher_set_property;
  object_class->dispose = rb_version_switcher_dispose;
  object_class->finalize = rb_version_switcher_finalize;

  properties[PROP_EXERCISE] = g_param_spec_object ("exercise", NULL, NULL, RB_TYPE_EXERCISE,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_VERSION] = g_param_spec_string ("version", NULL, NULL, NULL,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ringback/Ringback/ui/code/version-switcher.ui");
  gtk_widget_class_set_css_name (widget_class, "versionswitcher");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
rb_version_switcher_init (RbVersionSwitcher *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rb_version_switcher_new:
 *
 * Creates an empty switcher.
 *
 * Returns: (transfer floating): a new version switcher
 */
GtkWidget *
rb_version_switcher_new (void)
{
  return g_object_new (RB_TYPE_VERSION_SWITCHER, NULL);
}

/**
 * rb_version_switcher_get_exercise:
 * @self: a version switcher
 *
 * Gets the exercise whose versions can be chosen.
 *
 * Returns: (transfer none) (nullable): the exercise, or %NULL
 */
RbExercise *
rb_version_switcher_get_exercise (RbVersionSwitcher *self)
{
  g_return_val_if_fail (RB_IS_VERSION_SWITCHER (self), NULL);

  return self->exercise;
}

/**
 * rb_version_switcher_set_exercise:
 * @self: a version switcher
 * @exercise: (nullable): an exercise, or %NULL
 *
 * Sets the exercise. The version stays the same if the new exercise has it, else its first one is chosen.
 */
void
rb_version_switcher_set_exercise (RbVersionSwitcher *self,
                                  RbExercise        *exercise)
{
  g_autofree char *name = NULL;

  g_return_if_fail (RB_IS_VERSION_SWITCHER (self));
  g_return_if_fail (exercise == NULL || RB_IS_EXERCISE (exercise));

  if (!g_set_object (&self->exercise, exercise))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  clear (self);
  if (exercise != NULL)
    {
      g_autoptr (RbVersion) first = g_list_model_get_item (rb_exercise_get_versions (exercise), 0);
      gboolean keeps = self->version != NULL && rb_exercise_find_version (exercise, self->version) != NULL;

      name = g_strdup (keeps ? self->version : rb_version_get_name (first));
      fill (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          exercise != NULL && g_list_model_get_n_items (rb_exercise_get_versions (exercise)) > 1);

  rb_version_switcher_set_version (self, name);
  show_version (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXERCISE]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * rb_version_switcher_get_version:
 * @self: a version switcher
 *
 * Gets the name of the chosen version.
 *
 * Returns: (nullable): the name, or %NULL if there is none
 */
const char *
rb_version_switcher_get_version (RbVersionSwitcher *self)
{
  g_return_val_if_fail (RB_IS_VERSION_SWITCHER (self), NULL);

  return self->version;
}

/**
 * rb_version_switcher_set_version:
 * @self: a version switcher
 * @name: (nullable): the name of a version of the exercise
 *
 * Chooses a version. If the exercise has no version of this name, nothing changes.
 */
void
rb_version_switcher_set_version (RbVersionSwitcher *self,
                                 const char        *name)
{
  char *copy;

  g_return_if_fail (RB_IS_VERSION_SWITCHER (self));

  if (g_strcmp0 (self->version, name) == 0)
    return;
  if (self->exercise != NULL && (name == NULL || rb_exercise_find_version (self->exercise, name) == NULL))
    return;

  copy = g_strdup (name);
  g_free (self->version);
  self->version = copy;
  show_version (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERSION]);
}
