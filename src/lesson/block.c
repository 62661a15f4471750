/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/block.h"

struct _RbBlock
{
  GObject parent_instance;

  RbBlockKind kind;
  guint line;
  guint level;
  guint number;
  char *markup;
  char *text;
  char *language;
  char *version;
  RbExercise *exercise;
  GArray *options; /* of RbOption, which own their strings here */
};

G_DEFINE_FINAL_TYPE (RbBlock, rb_block, G_TYPE_OBJECT)

static void
option_clear (gpointer data)
{
  RbOption *option = data;

  g_free ((char *) option->markup);
  g_free ((char *) option->text);
  g_free ((char *) option->printed);
}

static void
rb_block_finalize (GObject *object)
{
  RbBlock *self = RB_BLOCK (object);

  g_clear_pointer (&self->markup, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_object (&self->exercise);
  g_clear_pointer (&self->options, g_array_unref);

  G_OBJECT_CLASS (rb_block_parent_class)->finalize (object);
}

static void
rb_block_class_init (RbBlockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rb_block_finalize;
}

static void
rb_block_init (RbBlock *self)
{
  self->markup = g_strdup ("");
  self->text = g_strdup ("");
  self->language = g_strdup ("");
  self->options = g_array_new (FALSE, FALSE, sizeof (RbOption));
  g_array_set_clear_func (self->options, option_clear);
}

/**
 * rb_block_new:
 * @kind: what it is
 * @line: the line of the article near which it begins
 *
 * Returns: (transfer full): a new block without content
 */
RbBlock *
rb_block_new (RbBlockKind kind,
              guint       line)
{
  RbBlock *self = g_object_new (RB_TYPE_BLOCK, NULL);

  self->kind = kind;
  self->line = line;

  return self;
}

/**
 * rb_block_set_level:
 * @self: a block
 * @level: a heading's level, or how deep a list or a quote is nested
 */
void
rb_block_set_level (RbBlock *self,
                    guint    level)
{
  g_return_if_fail (RB_IS_BLOCK (self));

  self->level = level;
}

/**
 * rb_block_set_number:
 * @self: a block
 * @number: the number of an item of an ordered list
 */
void
rb_block_set_number (RbBlock *self,
                     guint    number)
{
  g_return_if_fail (RB_IS_BLOCK (self));

  self->number = number;
}

/**
 * rb_block_set_content:
 * @self: a block
 * @markup: Pango markup
 * @text: the same as plain text
 */
void
rb_block_set_content (RbBlock    *self,
                      const char *markup,
                      const char *text)
{
  g_return_if_fail (RB_IS_BLOCK (self));
  g_return_if_fail (markup != NULL);
  g_return_if_fail (text != NULL);

  g_free (self->markup);
  self->markup = g_strdup (markup);
  g_free (self->text);
  self->text = g_strdup (text);
}

/**
 * rb_block_set_language:
 * @self: a block
 * @language: the first word after a code block's fence
 */
void
rb_block_set_language (RbBlock    *self,
                       const char *language)
{
  g_return_if_fail (RB_IS_BLOCK (self));
  g_return_if_fail (language != NULL);

  g_free (self->language);
  self->language = g_strdup (language);
}

/**
 * rb_block_set_exercise:
 * @self: a block
 * @exercise: (nullable): the exercise that has its place here, or that a prediction is about
 */
void
rb_block_set_exercise (RbBlock    *self,
                       RbExercise *exercise)
{
  g_return_if_fail (RB_IS_BLOCK (self));

  g_set_object (&self->exercise, exercise);
}

/**
 * rb_block_set_version:
 * @self: a block
 * @version: (nullable): the name of the version that a prediction is about
 */
void
rb_block_set_version (RbBlock    *self,
                      const char *version)
{
  g_return_if_fail (RB_IS_BLOCK (self));

  g_free (self->version);
  self->version = g_strdup (version);
}

/**
 * rb_block_add_option:
 * @self: a prediction
 * @markup: Pango markup
 * @text: the same as plain text
 * @printed: what a program prints if this option is right
 * @correct: whether the article marks it
 */
void
rb_block_add_option (RbBlock    *self,
                     const char *markup,
                     const char *text,
                     const char *printed,
                     gboolean    correct)
{
  RbOption option;

  g_return_if_fail (RB_IS_BLOCK (self));

  option = (RbOption) { g_strdup (markup), g_strdup (text), g_strdup (printed), correct };
  g_array_append_val (self->options, option);
}

/**
 * rb_block_get_kind:
 * @self: a block
 *
 * Returns: what it is
 */
RbBlockKind
rb_block_get_kind (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), RB_BLOCK_PARAGRAPH);

  return self->kind;
}

/**
 * rb_block_get_line:
 * @self: a block
 *
 * Returns: the line of the article near which it begins
 */
guint
rb_block_get_line (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), 0);

  return self->line;
}

/**
 * rb_block_get_level:
 * @self: a block
 *
 * Returns: a heading's level, or how deep a list or a quote is nested
 */
guint
rb_block_get_level (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), 0);

  return self->level;
}

/**
 * rb_block_get_number:
 * @self: a block
 *
 * Returns: the number of an item of an ordered list; 0 for any other
 */
guint
rb_block_get_number (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), 0);

  return self->number;
}

/**
 * rb_block_get_markup:
 * @self: a block
 *
 * Returns: its content as Pango markup
 */
const char *
rb_block_get_markup (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), NULL);

  return self->markup;
}

/**
 * rb_block_get_text:
 * @self: a block
 *
 * Returns: its content as plain text
 */
const char *
rb_block_get_text (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), NULL);

  return self->text;
}

/**
 * rb_block_get_language:
 * @self: a block
 *
 * Returns: the first word after a code block's fence
 */
const char *
rb_block_get_language (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), NULL);

  return self->language;
}

/**
 * rb_block_get_exercise:
 * @self: a block
 *
 * Returns: (transfer none) (nullable): the exercise that has its place here, or that a prediction is about
 */
RbExercise *
rb_block_get_exercise (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), NULL);

  return self->exercise;
}

/**
 * rb_block_get_version:
 * @self: a block
 *
 * Returns: (nullable): the name of the version that a prediction is about
 */
const char *
rb_block_get_version (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), NULL);

  return self->version;
}

/**
 * rb_block_get_n_options:
 * @self: a block
 *
 * Returns: how many options a prediction has; 0 for any other block
 */
guint
rb_block_get_n_options (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), 0);

  return self->options->len;
}

/**
 * rb_block_get_option:
 * @self: a prediction
 * @index: which option, from 0
 *
 * Returns: (transfer none): the option, as long as the block lives
 */
const RbOption *
rb_block_get_option (RbBlock *self,
                     guint    index)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), NULL);
  g_return_val_if_fail (index < self->options->len, NULL);

  return &g_array_index (self->options, RbOption, index);
}
