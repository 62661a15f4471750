/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/block.h"

struct _RbBlock
{
  GObject parent_instance;

  RbBlockKind kind;
  guint article_line;
  guint level;
  guint number;
  char *markup;
  char *text;
  char *code_language;
  char *version;
  RbExercise *exercise;
  GArray *options; /* of RbOption; this array owns their strings; or NULL */
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
  g_clear_pointer (&self->code_language, g_free);
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
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/**
 * rb_block_new:
 * @kind: the kind of the block
 * @article_line: the article line on which the block begins, from 1; approximate if md4c does not report the line
 *
 * Makes a block without content.
 *
 * Returns: (transfer full): a new block
 */
RbBlock *
rb_block_new (RbBlockKind kind,
              guint       article_line)
{
  RbBlock *self = g_object_new (RB_TYPE_BLOCK, NULL);

  self->kind = kind;
  self->article_line = article_line;

  return self;
}

/**
 * rb_block_set_level:
 * @self: a block
 * @level: the level of a heading, or the nesting depth of a list item or a quote, from 1
 *
 * Sets the level.
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
 *
 * Sets the number.
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
 *
 * Sets the content.
 */
void
rb_block_set_content (RbBlock    *self,
                      const char *markup,
                      const char *text)
{
  g_return_if_fail (RB_IS_BLOCK (self));
  g_return_if_fail (markup != NULL);
  g_return_if_fail (text != NULL);

  rb_block_take_content (self, g_strdup (markup), g_strdup (text));
}

/**
 * rb_block_take_content:
 * @self: a block
 * @markup: (transfer full): Pango markup
 * @text: (transfer full): the same as plain text
 *
 * Sets the content.
 */
void
rb_block_take_content (RbBlock *self,
                       char    *markup,
                       char    *text)
{
  g_return_if_fail (RB_IS_BLOCK (self));

  g_free (self->markup);
  self->markup = markup;
  g_free (self->text);
  self->text = text;
}

/**
 * rb_block_set_code_language:
 * @self: a block
 * @code_language: the first word of the info string
 *
 * Sets the programming language of a code block.
 */
void
rb_block_set_code_language (RbBlock    *self,
                            const char *code_language)
{
  g_return_if_fail (RB_IS_BLOCK (self));
  g_return_if_fail (code_language != NULL);

  g_free (self->code_language);
  self->code_language = g_strdup (code_language);
}

/**
 * rb_block_set_exercise:
 * @self: a block
 * @exercise: (nullable): the exercise that the block shows or, for a prediction, asks about
 *
 * Sets the exercise.
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
 * @version: (nullable): the name of the version that a prediction asks about
 *
 * Sets the version.
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
 * @printed: what the program prints if this option is correct
 * @correct: whether the article marks this option
 *
 * Adds an option.
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

  if (self->options == NULL)
    {
      self->options = g_array_new (FALSE, FALSE, sizeof (RbOption));
      g_array_set_clear_func (self->options, option_clear);
    }
  option = (RbOption) { g_strdup (markup), g_strdup (text), g_strdup (printed), correct };
  g_array_append_val (self->options, option);
}

/**
 * rb_block_get_kind:
 * @self: a block
 *
 * Gets the kind.
 *
 * Returns: the kind
 */
RbBlockKind
rb_block_get_kind (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), RB_BLOCK_PARAGRAPH);

  return self->kind;
}

/**
 * rb_block_get_article_line:
 * @self: a block
 *
 * Gets the article line on which the block begins.
 *
 * Returns: the article line, from 1; approximate if md4c does not report the line
 */
guint
rb_block_get_article_line (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), 0);

  return self->article_line;
}

/**
 * rb_block_get_level:
 * @self: a block
 *
 * Gets the level of a heading, or the nesting depth of a list item or a quote, from 1.
 *
 * Returns: the level of a heading, or the nesting depth of a list item or a quote, from 1
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
 * Gets the number of an item of an ordered list.
 *
 * Returns: the number of an item of an ordered list; 0 for any other block
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
 * Gets the content as Pango markup.
 *
 * Returns: the content as Pango markup; for a prediction, the question
 */
const char *
rb_block_get_markup (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), NULL);

  return or_empty (self->markup);
}

/**
 * rb_block_get_text:
 * @self: a block
 *
 * Gets the content as plain text.
 *
 * Returns: the content as plain text; for a prediction, the question
 */
const char *
rb_block_get_text (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), NULL);

  return or_empty (self->text);
}

/**
 * rb_block_get_code_language:
 * @self: a block
 *
 * Gets the programming language of a code block.
 *
 * Returns: the programming language of a code block; "" if there is none
 */
const char *
rb_block_get_code_language (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), NULL);

  return or_empty (self->code_language);
}

/**
 * rb_block_get_exercise:
 * @self: a block
 *
 * Gets the exercise that the block shows or, for a prediction, asks about.
 *
 * Returns: (transfer none) (nullable): the exercise; %NULL if there is none
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
 * Gets the name of the version that a prediction asks about.
 *
 * Returns: (nullable): the name of the version, or %NULL if the prediction is about the first one
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
 * Gets the number of options of a prediction.
 *
 * Returns: the number of options of a prediction; 0 for any other block
 */
guint
rb_block_get_n_options (RbBlock *self)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), 0);

  return self->options != NULL ? self->options->len : 0;
}

/**
 * rb_block_get_option:
 * @self: a prediction
 * @index: the index of the option, from 0
 *
 * Gets an option of a prediction.
 *
 * Returns: (transfer none): the option, which lives as long as the block
 */
const RbOption *
rb_block_get_option (RbBlock *self,
                     guint    index)
{
  g_return_val_if_fail (RB_IS_BLOCK (self), NULL);
  g_return_val_if_fail (index < rb_block_get_n_options (self), NULL);

  return &g_array_index (self->options, RbOption, index);
}
