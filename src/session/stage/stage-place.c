/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/stage-place.h"

struct _RbStagePlace
{
  GObject parent_instance;

  RbStageItem *item;
};

G_DEFINE_FINAL_TYPE (RbStagePlace, rb_stage_place, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
rb_stage_place_finalize (GObject *object)
{
  RbStagePlace *self = RB_STAGE_PLACE (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (rb_stage_place_parent_class)->finalize (object);
}

static void
rb_stage_place_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  RbStagePlace *self = RB_STAGE_PLACE (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_stage_place_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  RbStagePlace *self = RB_STAGE_PLACE (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      rb_stage_place_set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_stage_place_class_init (RbStagePlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rb_stage_place_finalize;
  object_class->get_property = rb_stage_place_get_property;
  object_class->set_property = rb_stage_place_set_property;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, RB_TYPE_STAGE_ITEM,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rb_stage_place_init (RbStagePlace *self)
{
}

/**
 * rb_stage_place_new:
 * @item: what the row is about
 *
 * Makes a place.
 *
 * Returns: (transfer full): a new place
 */
RbStagePlace *
rb_stage_place_new (RbStageItem *item)
{
  return g_object_new (RB_TYPE_STAGE_PLACE, "item", item, NULL);
}

/**
 * rb_stage_place_get_item:
 * @self: a place
 *
 * Gets what the row is about.
 *
 * Returns: (transfer none): the item
 */
RbStageItem *
rb_stage_place_get_item (RbStagePlace *self)
{
  g_return_val_if_fail (RB_IS_STAGE_PLACE (self), NULL);

  return self->item;
}

/**
 * rb_stage_place_set_item:
 * @self: a place
 * @item: what the row is about
 *
 * Sets what the row is about.
 */
void
rb_stage_place_set_item (RbStagePlace *self,
                         RbStageItem  *item)
{
  g_return_if_fail (RB_IS_STAGE_PLACE (self));
  g_return_if_fail (RB_IS_STAGE_ITEM (item));

  if (g_set_object (&self->item, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
