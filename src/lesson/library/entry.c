/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/library/entry.h"

struct _RbEntry
{
  GObject parent_instance;

  RbLesson *lesson;
  guint number;
  GFile *file;
  char *title;
  char *detail;
  RbBlock *block;
};

G_DEFINE_FINAL_TYPE (RbEntry, rb_entry, G_TYPE_OBJECT)

static void
rb_entry_finalize (GObject *object)
{
  RbEntry *self = RB_ENTRY (object);

  g_clear_object (&self->lesson);
  g_clear_object (&self->file);
  g_clear_object (&self->block);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->detail, g_free);

  G_OBJECT_CLASS (rb_entry_parent_class)->finalize (object);
}

static void
rb_entry_class_init (RbEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_entry_finalize;
}

static void
rb_entry_init (RbEntry *self)
{
}

static RbEntry *
create (RbLesson   *lesson,
        guint       number,
        const char *title,
        const char *detail)
{
  RbEntry *self = g_object_new (RB_TYPE_ENTRY, NULL);

  g_set_object (&self->lesson, lesson);
  self->number = number;
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);

  return self;
}

/**
 * rb_entry_new_lesson:
 * @lesson: a lesson
 * @number: its number in the library, from 1
 *
 * Makes the entry of a lesson.
 *
 * Returns: (transfer full): a new entry
 */
RbEntry *
rb_entry_new_lesson (RbLesson *lesson,
                     guint     number)
{
  g_return_val_if_fail (RB_IS_LESSON (lesson), NULL);

  return create (lesson, number, rb_lesson_get_title (lesson), NULL);
}

/**
 * rb_entry_new_question:
 * @lesson: a lesson
 * @number: its number in the library, from 1
 * @question: a question that the lesson answers
 *
 * Makes the entry of a question.
 *
 * Returns: (transfer full): a new entry
 */
RbEntry *
rb_entry_new_question (RbLesson   *lesson,
                       guint       number,
                       const char *question)
{
  g_return_val_if_fail (RB_IS_LESSON (lesson), NULL);

  return create (lesson, number, question, rb_lesson_get_title (lesson));
}

/**
 * rb_entry_new_found:
 * @lesson: a lesson
 * @number: its number in the library, from 1
 * @block: a block of its article
 * @excerpt: the part of the block's text that was looked for
 *
 * Makes the entry of a lesson in whose text something was found.
 *
 * Returns: (transfer full): a new entry
 */
RbEntry *
rb_entry_new_found (RbLesson   *lesson,
                    guint       number,
                    RbBlock    *block,
                    const char *excerpt)
{
  RbEntry *self;

  g_return_val_if_fail (RB_IS_LESSON (lesson), NULL);
  g_return_val_if_fail (RB_IS_BLOCK (block), NULL);

  self = create (lesson, number, rb_lesson_get_title (lesson), excerpt);
  self->block = g_object_ref (block);

  return self;
}

/**
 * rb_entry_new_own:
 * @title: a title
 * @file: (nullable): the file: a playground, or one that was opened
 *
 * Makes an entry of something that is no lesson.
 *
 * Returns: (transfer full): a new entry
 */
RbEntry *
rb_entry_new_own (const char *title,
                  GFile      *file)
{
  RbEntry *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = create (NULL, 0, title, NULL);
  g_set_object (&self->file, file);

  return self;
}

/**
 * rb_entry_get_lesson:
 * @self: an entry
 *
 * Gets the lesson.
 *
 * Returns: (transfer none) (nullable): the lesson; %NULL if the entry is the learner's own
 */
RbLesson *
rb_entry_get_lesson (RbEntry *self)
{
  g_return_val_if_fail (RB_IS_ENTRY (self), NULL);

  return self->lesson;
}

/**
 * rb_entry_get_number:
 * @self: an entry
 *
 * Gets the number of the lesson.
 *
 * Returns: the number, from 1; 0 if the entry is the learner's own
 */
guint
rb_entry_get_number (RbEntry *self)
{
  g_return_val_if_fail (RB_IS_ENTRY (self), 0);

  return self->number;
}

/**
 * rb_entry_get_file:
 * @self: an entry
 *
 * Gets the file of the learner's own.
 *
 * Returns: (transfer none) (nullable): the file; %NULL for a lesson
 */
GFile *
rb_entry_get_file (RbEntry *self)
{
  g_return_val_if_fail (RB_IS_ENTRY (self), NULL);

  return self->file;
}

/**
 * rb_entry_get_title:
 * @self: an entry
 *
 * Gets the title: of the lesson, the question, or the file.
 *
 * Returns: the title
 */
const char *
rb_entry_get_title (RbEntry *self)
{
  g_return_val_if_fail (RB_IS_ENTRY (self), NULL);

  return self->title;
}

/**
 * rb_entry_get_detail:
 * @self: an entry
 *
 * Gets what stands below the title: what was found in the lesson, or which lesson answers the question.
 *
 * Returns: (nullable): the text
 */
const char *
rb_entry_get_detail (RbEntry *self)
{
  g_return_val_if_fail (RB_IS_ENTRY (self), NULL);

  return self->detail;
}

/**
 * rb_entry_get_block:
 * @self: an entry
 *
 * Gets the block of the article in which something was found.
 *
 * Returns: (transfer none) (nullable): the block
 */
RbBlock *
rb_entry_get_block (RbEntry *self)
{
  g_return_val_if_fail (RB_IS_ENTRY (self), NULL);

  return self->block;
}
