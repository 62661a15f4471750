/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/article-steps.h"

#include <string.h>

#include <glib/gi18n.h>

#include "lesson/article/prediction.h"

/* The number of characters that a person reads in one breath. A longer paragraph is a step of its own. Lists and shown
 * code stay with the paragraph before them up to MAX_WEIGHT. */
#define BREATH 330
#define MAX_WEIGHT 700
/* A line of shown code takes as much room as this many characters of prose. */
#define CODE_LINE_WEIGHT 38

/* What the cutting of an article remembers. */
typedef struct
{
  GPtrArray *blocks;    /* of RbBlock: the part of the article that belongs to one exercise */
  RbExercise *exercise; /* of that part */
  GListStore *steps;
  RbGuideStep *step; /* the last one, while it may grow; owned by @steps */
  guint weight;      /* of its prose */
  char *title;
  gboolean is_after_exercise;
} Cutting;

static guint
weigh (RbBlock *block)
{
  const char *text = rb_block_get_text (block);
  guint weight = 0;
  guint n_lines = 1;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      weight += g_unichar_iszerowidth (g_utf8_get_char (p)) ? 0 : 1;
      n_lines += *p == '\n' ? 1 : 0;
    }

  return rb_block_get_kind (block) == RB_BLOCK_CODE ? n_lines * CODE_LINE_WEIGHT : weight;
}

static gboolean
is_prose (RbBlock *block)
{
  RbBlockKind kind = rb_block_get_kind (block);

  return kind == RB_BLOCK_PARAGRAPH || kind == RB_BLOCK_LIST_ITEM || kind == RB_BLOCK_QUOTE;
}

/* Whether the block names everything that an option says, each line in a code span of its own. */
static gboolean
names (RbBlock        *block,
       const RbOption *option)
{
  g_auto (GStrv) lines = g_strsplit (option->printed, "\n", -1);

  if (*option->printed == '\0')
    return FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (lines[i], -1);
      g_autofree char *span = g_strdup_printf ("<tt>%s</tt>", escaped);

      if (strstr (rb_block_get_markup (block), span) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* A paragraph gives the answer away if it names what the right option says, and nothing that another option says. */
static gboolean
gives_away (RbBlock *block,
            RbBlock *prediction)
{
  const RbOption *marked = rb_prediction_find_marked (prediction);

  if (marked == NULL || !is_prose (block) || !names (block, marked))
    return FALSE;

  for (guint i = 0; i < rb_block_get_n_options (prediction); i++)
    {
      const RbOption *option = rb_block_get_option (prediction, i);

      if (option != marked && names (block, option))
        return FALSE;
    }

  return TRUE;
}

/* Moves each question before the text that gives its answer away, but not out of the text under its heading. */
static void
advance_predictions (Cutting *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      RbBlock *prediction = g_ptr_array_index (self->blocks, i);
      guint target = i;

      if (rb_block_get_kind (prediction) != RB_BLOCK_PREDICTION)
        continue;

      for (guint j = i; j > 0; j--)
        {
          RbBlock *block = g_ptr_array_index (self->blocks, j - 1);
          RbBlockKind kind = rb_block_get_kind (block);

          if (kind == RB_BLOCK_HEADING || kind == RB_BLOCK_PREDICTION)
            break;
          if (gives_away (block, prediction))
            target = j - 1;
        }

      if (target < i)
        g_ptr_array_insert (self->blocks, (int) target, g_ptr_array_steal_index (self->blocks, i));
    }
}

static void
begin_step (Cutting         *self,
            RbGuideStepKind  kind,
            RbBlock         *prediction)
{
  g_autoptr (RbGuideStep) step = rb_guide_step_new (kind, self->title, self->exercise, prediction);

  g_list_store_append (self->steps, step);
  self->step = step;
  self->weight = 0;
}

/* Whether @block still belongs to the last step. */
static gboolean
fits (Cutting *self,
      RbBlock *block)
{
  RbBlockKind kind = rb_block_get_kind (block);
  guint weight = self->weight + weigh (block);

  if (self->step == NULL)
    return FALSE;
  if (self->weight == 0)
    return TRUE;
  if (kind == RB_BLOCK_LIST_ITEM || kind == RB_BLOCK_CODE)
    return weight <= MAX_WEIGHT;

  /* One paragraph explains the answer to a question; the next ones go on. */
  return weight <= BREATH && rb_guide_step_get_kind (self->step) == RB_GUIDE_STEP_PROSE;
}

static void
add_block (Cutting *self,
           RbBlock *block)
{
  if (!fits (self, block))
    begin_step (self, RB_GUIDE_STEP_PROSE, NULL);

  rb_guide_step_add_block (self->step, block);
  self->weight += weigh (block);
}

static void
cut_block (Cutting *self,
           RbBlock *block)
{
  switch (rb_block_get_kind (block))
    {
    case RB_BLOCK_HEADING:
      self->step = NULL;
      g_free (self->title);
      self->title = g_strdup (rb_block_get_text (block));
      break;
    case RB_BLOCK_EXERCISE:
      self->is_after_exercise = TRUE;
      /* The program is shown all the time. It ends a step of prose, but not a question that stands before it. */
      if (self->step != NULL && rb_guide_step_get_kind (self->step) == RB_GUIDE_STEP_PROSE)
        self->step = NULL;
      break;
    case RB_BLOCK_PREDICTION:
      begin_step (self, RB_GUIDE_STEP_PREDICTION, block);
      break;
    case RB_BLOCK_RULE:
      self->step = NULL;
      break;
    case RB_BLOCK_PARAGRAPH:
    case RB_BLOCK_LIST_ITEM:
    case RB_BLOCK_QUOTE:
    case RB_BLOCK_CODE:
    default:
      add_block (self, block);
      break;
    }
}

/* Cuts the blocks collected so far. An exercise without a prose of its own still has a step. */
static void
cut_part (Cutting    *self,
          RbExercise *exercise)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->steps));

  self->exercise = exercise;
  self->step = NULL;
  self->is_after_exercise = FALSE;
  advance_predictions (self);
  for (guint i = 0; i < self->blocks->len; i++)
    cut_block (self, g_ptr_array_index (self->blocks, i));

  if (exercise != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->steps)) == n_before)
    {
      begin_step (self, RB_GUIDE_STEP_PROSE, NULL);
      self->step = NULL;
    }

  g_ptr_array_set_size (self->blocks, 0);
}

/* Finds where the part of the next exercise begins, between the exercise at @position and the next one at @next: at the
 * last of the most important headings. Without a heading, a paragraph after a question still explains its answer. */
static guint
find_boundary (GListModel *blocks,
               guint       position,
               guint       next)
{
  guint boundary = position + 1;
  guint best_level = G_MAXUINT;
  gboolean after_question = FALSE;

  for (guint i = position + 1; i < next; i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);
      RbBlockKind kind = rb_block_get_kind (block);

      if (kind == RB_BLOCK_HEADING && rb_block_get_level (block) <= best_level)
        {
          best_level = rb_block_get_level (block);
          boundary = i;
        }
      else if (best_level == G_MAXUINT && boundary == i && (kind == RB_BLOCK_PREDICTION || after_question))
        {
          after_question = kind == RB_BLOCK_PREDICTION;
          boundary = i + 1;
        }
    }

  return boundary;
}

static guint
find_exercise (GListModel *blocks,
               guint       from)
{
  guint i;

  for (i = from; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);

      if (rb_block_get_kind (block) == RB_BLOCK_EXERCISE)
        break;
    }

  return i;
}

/* If the article goes on after its last program, its last words are the end. Otherwise, its description is. */
static void
add_end (Cutting    *self,
         const char *description)
{
  g_autoptr (RbBlock) block = NULL;
  g_autofree char *markup = NULL;

  if (self->is_after_exercise && self->step != NULL && rb_guide_step_get_kind (self->step) == RB_GUIDE_STEP_PROSE)
    {
      rb_guide_step_set_kind (self->step, RB_GUIDE_STEP_END);
      return;
    }

  g_free (self->title);
  self->title = g_strdup (_("What you have seen"));
  begin_step (self, RB_GUIDE_STEP_END, NULL);
  if (*description == '\0')
    return;

  block = rb_block_new (RB_BLOCK_PARAGRAPH, 1);
  markup = g_markup_escape_text (description, -1);
  rb_block_set_content (block, markup, description);
  rb_guide_step_add_block (self->step, block);
}

/* Whether there is nothing to read and nothing to answer beside the program. */
static gboolean
is_program_only (GListModel *steps,
                 guint       n_exercises,
                 const char *description)
{
  g_autoptr (RbGuideStep) step = g_list_model_get_item (steps, 0);

  return n_exercises == 1 && *description == '\0' && g_list_model_get_n_items (steps) == 1 &&
         g_list_model_get_n_items (rb_guide_step_get_blocks (step)) == 0 &&
         rb_guide_step_get_prediction (step) == NULL;
}

/**
 * rb_article_steps_new:
 * @article: an article
 *
 * Cuts an article into steps. Each heading begins a step, each question is one, and other paragraphs share a step if
 * they can be read in one breath. A question comes before any text that gives its answer away. The last step is the
 * end. Every step belongs to one exercise. An article that is one program, without any prose, has no steps.
 *
 * Returns: (transfer full): a list of [class@GuideStep]
 */
GListStore *
rb_article_steps_new (RbArticle *article)
{
  g_autoptr (GPtrArray) collected = g_ptr_array_new_with_free_func (g_object_unref);
  Cutting cutting = { NULL, };
  GListModel *blocks;
  GListModel *exercises;
  guint n_blocks;
  guint n_exercises;
  guint from = 0;
  guint position;

  g_return_val_if_fail (RB_IS_ARTICLE (article), NULL);

  blocks = rb_article_get_blocks (article);
  exercises = rb_article_get_exercises (article);
  n_blocks = g_list_model_get_n_items (blocks);
  n_exercises = g_list_model_get_n_items (exercises);
  cutting.blocks = collected;
  cutting.steps = g_list_store_new (RB_TYPE_GUIDE_STEP);
  cutting.title = g_strdup (rb_article_get_title (article));
  position = find_exercise (blocks, 0);

  for (guint i = 0; i < MAX (n_exercises, 1); i++)
    {
      g_autoptr (RbExercise) exercise = g_list_model_get_item (exercises, i);
      guint next = find_exercise (blocks, position + 1);
      guint end = i + 1 < n_exercises ? find_boundary (blocks, position, next) : n_blocks;

      for (; from < end; from++)
        g_ptr_array_add (collected, g_list_model_get_item (blocks, from));

      cut_part (&cutting, exercise);
      position = next;
    }

  if (is_program_only (G_LIST_MODEL (cutting.steps), n_exercises, rb_article_get_description (article)))
    g_list_store_remove_all (cutting.steps);
  else
    add_end (&cutting, rb_article_get_description (article));
  g_free (cutting.title);

  return cutting.steps;
}
