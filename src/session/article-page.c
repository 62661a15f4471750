/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/article-page.h"

/* Finds where the next page begins: after the exercise at @position and the predictions that follow it directly. */
static guint
find_end (GListModel *blocks,
          guint       position)
{
  guint n = g_list_model_get_n_items (blocks);
  guint end = position + 1;

  while (end < n)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, end);

      if (rb_block_get_kind (block) != RB_BLOCK_PREDICTION)
        break;

      end++;
    }

  return end;
}

/**
 * rb_article_page_new:
 * @article: an article
 * @exercise: (nullable): one of its exercises, or %NULL for the whole article
 *
 * Picks the prose of an exercise's page. A page begins after the previous page, and ends after its exercise and the
 * predictions that follow the exercise directly. The last page goes on to the end of the article.
 *
 * Returns: (transfer full): a list of [class@Block], without exercises
 */
GListModel *
rb_article_page_new (RbArticle  *article,
                     RbExercise *exercise)
{
  GListModel *blocks;
  GListStore *page;
  guint page_number = 1;
  guint n;
  guint n_exercises;
  guint i = 0;

  g_return_val_if_fail (RB_IS_ARTICLE (article), NULL);

  blocks = rb_article_get_blocks (article);
  n = g_list_model_get_n_items (blocks);
  n_exercises = g_list_model_get_n_items (rb_article_get_exercises (article));
  page = g_list_store_new (RB_TYPE_BLOCK);

  while (i < n)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);
      gboolean is_exercise = rb_block_get_kind (block) == RB_BLOCK_EXERCISE;
      guint end = is_exercise ? find_end (blocks, i) : i + 1;

      for (guint j = is_exercise ? i + 1 : i; j < end; j++)
        {
          g_autoptr (RbBlock) member = g_list_model_get_item (blocks, j);

          if (exercise == NULL || page_number == rb_exercise_get_number (exercise))
            g_list_store_append (page, member);
        }

      if (is_exercise && page_number < n_exercises)
        page_number++;

      i = end;
    }

  return G_LIST_MODEL (page);
}
