/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/check.h"

#include <glib/gi18n.h>

#include "lesson/article/prediction.h"

/* The words that begin the question of a prediction in the shipped lessons, one a language. */
static const char * const questions[] = { "Predict", "ลองทาย" };

/* Whether a quote is meant as a prediction but has no options that the parser recognizes. */
static gboolean
is_question (RbBlock *block)
{
  const char *text = rb_block_get_text (block);

  if (rb_block_get_kind (block) != RB_BLOCK_QUOTE || !g_str_has_prefix (rb_block_get_markup (block), "<b>"))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      if (g_str_has_prefix (text, questions[i]))
        return TRUE;
    }

  return FALSE;
}

static void
check_options (RbCheck *self,
               RbBlock *prediction)
{
  guint line = rb_block_get_article_line (prediction);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rb_block_get_n_options (prediction); i++)
    {
      const RbOption *option = rb_block_get_option (prediction, i);

      if (!g_hash_table_add (known, (char *) option->printed))
        rb_check_report (self, line, 0, _("Two options of this prediction say the same."));
    }

  if (rb_block_get_exercise (prediction) == NULL)
    rb_check_report (self, line, 0, _("There is no exercise before this prediction."));
  else if (rb_prediction_find_marked (prediction) == NULL)
    rb_check_report (self, line, 0, _("A prediction needs one marked option."));
}

/**
 * rb_check_predictions:
 * @self: a check
 *
 * Checks how the predictions are written. Whether they are right is known only after the programs have run.
 */
void
rb_check_predictions (RbCheck *self)
{
  GListModel *blocks = rb_article_get_blocks (self->article);

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);

      if (rb_block_get_kind (block) == RB_BLOCK_PREDICTION)
        check_options (self, block);
      else if (is_question (block))
        rb_check_report (self, rb_block_get_article_line (block), 0,
                         _("This prediction has no options: each needs a line that begins with “- [ ]” or “- [x]”."));
    }
}
