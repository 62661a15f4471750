/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/guide-place.h"

static const char question[] = "> What?\n>\n> - [x] `1`\n> - [ ] `2`\n\n";
static const char program[] = "```js\nconsole.log(1);\n```\n\n";

static RbGuidePlace *
create (const char *before,
        const char *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = NULL;
  g_autofree char *text = g_strconcat ("# Title\n\n", before, program, question, after, NULL);

  article = rb_article_new_from_text (text, "article.md", &error);
  g_assert_no_error (error);

  return rb_guide_place_new (article);
}

static guint
find_question (RbGuidePlace *place)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (place->steps)); i++)
    {
      g_autoptr (RbGuideStep) step = g_list_model_get_item (G_LIST_MODEL (place->steps), i);

      if (rb_guide_step_get_prediction (step) != NULL)
        return i;
    }

  g_assert_not_reached ();
}

/* The learner stays at the question, whatever comes before it, and has chosen what was chosen. */
static void
test_continue (void)
{
  RbGuidePlace *old = create ("Before.\n\n", "");
  RbGuidePlace *place = create ("Before.\n\n## Part\n\nMore.\n\n## Title\n\n", "After.\n");
  g_autoptr (RbGuideStep) old_step = NULL;
  g_autoptr (RbGuideStep) step = NULL;

  old->position = find_question (old);
  old_step = g_list_model_get_item (G_LIST_MODEL (old->steps), old->position);
  rb_guide_step_set_chosen (old_step, 1);
  rb_guide_step_count_hand (old_step, 0, FALSE);
  rb_guide_step_count_hand (old_step, 0, FALSE);

  rb_guide_place_continue (place, old);
  g_assert_cmpuint (place->position, ==, find_question (place));
  g_assert_cmpuint (place->position, >, old->position);
  step = g_list_model_get_item (G_LIST_MODEL (place->steps), place->position);
  g_assert_cmpint (rb_guide_step_get_chosen (step), ==, 1);
  g_assert_cmpuint (rb_guide_step_get_hands (step, 0), ==, 2);
  g_assert_cmpuint (rb_guide_step_get_hands (step, 1), ==, 0);
  g_assert_cmpuint (rb_guide_place_find_first (place, rb_guide_step_get_exercise (step)), <=, place->position);

  rb_guide_place_free (old);
  rb_guide_place_free (place);
}

/* If the step is gone, the one at its place is the current one, or the last one. */
static void
test_gone (void)
{
  RbGuidePlace *old = create ("Before.\n\n", "## Second\n\nOne.\n\n## Third\n\nTwo.\n");
  RbGuidePlace *place = create ("Other.\n\n", "");
  guint n_steps = g_list_model_get_n_items (G_LIST_MODEL (place->steps));

  old->position = 0;
  rb_guide_place_continue (place, old);
  g_assert_cmpuint (place->position, ==, 0);
  old->position = g_list_model_get_n_items (G_LIST_MODEL (old->steps)) - 1;
  g_assert_cmpuint (old->position, >=, n_steps);
  rb_guide_place_continue (place, old);
  g_assert_cmpuint (place->position, ==, n_steps - 1);

  rb_guide_place_free (old);
  rb_guide_place_free (place);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guide-place/continue", test_continue);
  g_test_add_func ("/guide-place/gone", test_gone);

  return g_test_run ();
}
