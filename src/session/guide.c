/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/guide.h"

#include "lesson/article/prediction.h"
#include "session/guide-place.h"

struct _RbGuide
{
  GObject parent_instance;

  RbDocument *document;
  GHashTable *places; /* the key of a document → RbGuidePlace */
  RbGuidePlace *place; /* of the document, or NULL; owned by @places */

  /* "key/exercise/version" → what its last run has printed */
  GHashTable *printed;

  /* The version that is shown, and the output of the version that was shown before. */
  RbExercise *exercise;
  RbVersion *version;
  char *beside_label;
  char *beside_printed;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbGuide, rb_guide, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_POSITION,
  PROP_CURRENT,
  PROP_BESIDE_LABEL,
  PROP_BESIDE_PRINTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
rb_guide_get_item_type (GListModel *model)
{
  return RB_TYPE_GUIDE_STEP;
}

static guint
rb_guide_get_n_items (GListModel *model)
{
  RbGuide *self = RB_GUIDE (model);

  return self->place != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->place->steps)) : 0;
}

static gpointer
rb_guide_get_item (GListModel *model,
                   guint       position)
{
  RbGuide *self = RB_GUIDE (model);

  return self->place != NULL ? g_list_model_get_item (G_LIST_MODEL (self->place->steps), position) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = rb_guide_get_item_type;
  iface->get_n_items = rb_guide_get_n_items;
  iface->get_item = rb_guide_get_item;
}

static void
rb_guide_finalize (GObject *object)
{
  RbGuide *self = RB_GUIDE (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->printed, g_hash_table_unref);
  g_clear_object (&self->exercise);
  g_clear_object (&self->version);
  g_clear_pointer (&self->beside_label, g_free);
  g_clear_pointer (&self->beside_printed, g_free);

  G_OBJECT_CLASS (rb_guide_parent_class)->finalize (object);
}

static void
rb_guide_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  RbGuide *self = RB_GUIDE (object);

  switch (prop_id)
    {
    case PROP_POSITION:
      g_value_set_uint (value, rb_guide_get_position (self));
      break;
    case PROP_CURRENT:
      g_value_set_object (value, rb_guide_get_current (self));
      break;
    case PROP_BESIDE_LABEL:
      g_value_set_string (value, self->beside_label);
      break;
    case PROP_BESIDE_PRINTED:
      g_value_set_string (value, self->beside_printed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_guide_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_POSITION:
      rb_guide_set_position (RB_GUIDE (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_guide_class_init (RbGuideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = rb_guide_finalize;
  object_class->get_property = rb_guide_get_property;
  object_class->set_property = rb_guide_set_property;

  properties[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_CURRENT] = g_param_spec_object ("current", NULL, NULL, RB_TYPE_GUIDE_STEP, readable);
  properties[PROP_BESIDE_LABEL] = g_param_spec_string ("beside-label", NULL, NULL, NULL, readable);
  properties[PROP_BESIDE_PRINTED] = g_param_spec_string ("beside-printed", NULL, NULL, NULL, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rb_guide_init (RbGuide *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) rb_guide_place_free);
  self->printed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static char *
dup_program (RbGuide    *self,
             RbExercise *exercise,
             RbVersion  *version)
{
  return g_strdup_printf ("%s/%u/%s", rb_document_get_key (self->document), rb_exercise_get_number (exercise),
                          rb_version_get_name (version));
}

static void
set_beside (RbGuide    *self,
            const char *label,
            const char *printed)
{
  if (g_strcmp0 (self->beside_label, label) == 0 && g_strcmp0 (self->beside_printed, printed) == 0)
    return;

  g_free (self->beside_label);
  self->beside_label = g_strdup (label);
  g_free (self->beside_printed);
  self->beside_printed = g_strdup (printed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BESIDE_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BESIDE_PRINTED]);
}

/* When the learner switches from one version of an exercise to another, the output of the first one stays in sight. */
static void
update_beside (RbGuide *self)
{
  RbExercise *exercise = rb_document_get_exercise (self->document);
  RbVersion *version = rb_document_get_version (self->document);

  if (exercise != self->exercise)
    {
      set_beside (self, NULL, NULL);
    }
  else if (version != self->version && self->version != NULL)
    {
      g_autofree char *program = dup_program (self, exercise, self->version);
      const char *printed = g_hash_table_lookup (self->printed, program);

      set_beside (self, printed != NULL ? rb_version_get_label (self->version) : NULL, printed);
    }

  g_set_object (&self->exercise, exercise);
  g_set_object (&self->version, version);
}

/* Finds the place of the document, or makes it: also if the article was read again because its file has changed. */
static RbGuidePlace *
find_place (RbGuide *self)
{
  RbArticle *article = rb_document_get_article (self->document);
  const char *key = rb_document_get_key (self->document);
  RbGuidePlace *old;
  RbGuidePlace *place;

  if (article == NULL)
    return NULL;

  old = g_hash_table_lookup (self->places, key);
  if (old != NULL && old->article == article)
    return old;

  place = rb_guide_place_new (article);
  if (old != NULL)
    rb_guide_place_continue (place, old);
  if (old == self->place)
    self->place = NULL;
  g_hash_table_replace (self->places, g_strdup (key), place);

  return place;
}

static void
notify_position (RbGuide *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/* Goes where the learner was in the exercise that is shown, unless the current step belongs to it. */
static gboolean
follow_exercise (RbGuide *self)
{
  RbExercise *exercise = rb_document_get_exercise (self->document);
  RbGuideStep *current = rb_guide_get_current (self);
  gpointer kept;

  if (current == NULL || exercise == NULL || rb_guide_step_get_exercise (current) == exercise)
    return FALSE;

  if (g_hash_table_lookup_extended (self->place->positions, GUINT_TO_POINTER (rb_exercise_get_number (exercise)), NULL,
                                    &kept))
    self->place->position = GPOINTER_TO_UINT (kept);
  else
    self->place->position = rb_guide_place_find_first (self->place, exercise);

  return TRUE;
}

static void
document_changed_cb (RbGuide *self)
{
  guint n_before = rb_guide_get_n_items (G_LIST_MODEL (self));
  RbGuidePlace *place = find_place (self);
  gboolean is_other = place != self->place;

  self->place = place;
  update_beside (self);
  if (is_other)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, rb_guide_get_n_items (G_LIST_MODEL (self)));
  if (follow_exercise (self) || is_other)
    notify_position (self);
}

/**
 * rb_guide_new:
 * @document: a document
 *
 * Makes a guide to whatever is open in @document.
 *
 * Returns: (transfer full): a new guide
 */
RbGuide *
rb_guide_new (RbDocument *document)
{
  RbGuide *self;

  g_return_val_if_fail (RB_IS_DOCUMENT (document), NULL);

  self = g_object_new (RB_TYPE_GUIDE, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  document_changed_cb (self);

  return self;
}

/**
 * rb_guide_get_position:
 * @self: a guide
 *
 * Gets where the learner is.
 *
 * Returns: the number of the step, from 0
 */
guint
rb_guide_get_position (RbGuide *self)
{
  g_return_val_if_fail (RB_IS_GUIDE (self), 0);

  return self->place != NULL ? self->place->position : 0;
}

/**
 * rb_guide_get_current:
 * @self: a guide
 *
 * Gets the step at which the learner is.
 *
 * Returns: (transfer none) (nullable): the step; %NULL if the document is no article
 */
RbGuideStep *
rb_guide_get_current (RbGuide *self)
{
  g_autoptr (RbGuideStep) step = NULL;

  g_return_val_if_fail (RB_IS_GUIDE (self), NULL);

  step = g_list_model_get_item (G_LIST_MODEL (self), rb_guide_get_position (self));

  /* The list keeps it. */
  return step;
}

/* Shows the exercise of the current step. If the step asks about a version and no run has answered it, that version is
 * shown, so that the next run answers it. */
static void
show_program (RbGuide *self)
{
  RbGuideStep *step = rb_guide_get_current (self);
  RbExercise *exercise = rb_guide_step_get_exercise (step);
  RbBlock *prediction = rb_guide_step_get_prediction (step);
  const char *version;

  if (exercise == NULL)
    return;

  rb_document_set_page (self->document, rb_exercise_get_number (exercise) - 1);
  if (prediction == NULL || rb_guide_step_get_printed (step) != NULL)
    return;

  version = rb_prediction_get_version (prediction);
  if (version != NULL && rb_block_get_exercise (prediction) == exercise)
    rb_document_set_version (self->document, version);
}

/**
 * rb_guide_set_position:
 * @self: a guide
 * @position: the number of a step, from 0; nothing happens if there is no such step
 *
 * Goes to a step, and shows its program.
 */
void
rb_guide_set_position (RbGuide *self,
                       guint    position)
{
  RbExercise *exercise;

  g_return_if_fail (RB_IS_GUIDE (self));

  if (position == rb_guide_get_position (self) || position >= rb_guide_get_n_items (G_LIST_MODEL (self)))
    return;

  self->place->position = position;
  exercise = rb_guide_step_get_exercise (rb_guide_get_current (self));
  if (exercise != NULL)
    g_hash_table_insert (self->place->positions, GUINT_TO_POINTER (rb_exercise_get_number (exercise)),
                         GUINT_TO_POINTER (position));
  show_program (self);
  notify_position (self);
}

static gboolean
has_block (RbGuideStep *step,
           RbBlock     *block)
{
  guint position;

  return rb_guide_step_get_prediction (step) == block ||
         g_list_store_find (G_LIST_STORE (rb_guide_step_get_blocks (step)), block, &position);
}

/**
 * rb_guide_show_block:
 * @self: a guide
 * @block: a block of the article
 *
 * Goes to the step that contains @block, or to the step after it if @block is a heading.
 */
void
rb_guide_show_block (RbGuide *self,
                     RbBlock *block)
{
  guint n_steps;

  g_return_if_fail (RB_IS_GUIDE (self));
  g_return_if_fail (RB_IS_BLOCK (block));

  n_steps = rb_guide_get_n_items (G_LIST_MODEL (self));
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (RbGuideStep) step = rb_guide_get_item (G_LIST_MODEL (self), i);

      if (has_block (step, block) || (rb_block_get_kind (block) == RB_BLOCK_HEADING &&
                                      g_str_equal (rb_guide_step_get_title (step), rb_block_get_text (block))))
        {
          rb_guide_set_position (self, i);
          return;
        }
    }
}

/**
 * rb_guide_get_beside_label:
 * @self: a guide
 *
 * Gets which version was shown before the current one.
 *
 * Returns: (nullable): its label; %NULL if there is no output to show beside the new version
 */
const char *
rb_guide_get_beside_label (RbGuide *self)
{
  g_return_val_if_fail (RB_IS_GUIDE (self), NULL);

  return self->beside_label;
}

/**
 * rb_guide_get_beside_printed:
 * @self: a guide
 *
 * Gets what the last run of that version has printed.
 *
 * Returns: (nullable): the text
 */
const char *
rb_guide_get_beside_printed (RbGuide *self)
{
  g_return_val_if_fail (RB_IS_GUIDE (self), NULL);

  return self->beside_printed;
}

/**
 * rb_guide_begin_run:
 * @self: a guide
 *
 * Says that a run of the document's program begins.
 */
void
rb_guide_begin_run (RbGuide *self)
{
  g_return_if_fail (RB_IS_GUIDE (self));

  set_beside (self, NULL, NULL);
}

/**
 * rb_guide_end_run:
 * @self: a guide
 * @trace: a run of the document's program
 * @as_written: whether it was the article's own program, with the database that the article describes
 *
 * Says that a run has come to its end by itself. If it ran as the article has it, it answers the questions about it.
 */
void
rb_guide_end_run (RbGuide  *self,
                  RbTrace  *trace,
                  gboolean  as_written)
{
  RbExercise *exercise;
  RbVersion *version;
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (RB_IS_GUIDE (self));
  g_return_if_fail (RB_IS_TRACE (trace));

  exercise = rb_document_get_exercise (self->document);
  version = rb_document_get_version (self->document);
  lines = rb_prediction_dup_lines (trace);
  g_hash_table_replace (self->printed, dup_program (self, exercise, version), g_strjoinv ("\n", lines));

  for (guint i = 0; as_written && i < rb_guide_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (RbGuideStep) step = rb_guide_get_item (G_LIST_MODEL (self), i);
      RbBlock *prediction = rb_guide_step_get_prediction (step);

      if (prediction != NULL && rb_prediction_is_about (prediction, exercise, rb_version_get_name (version)))
        rb_guide_step_answer (step, lines);
    }
}
