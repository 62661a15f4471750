/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lesson/article/article.h"

static RbArticle *
open_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "lesson", "data", "articles", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  RbArticle *article = rb_article_new_from_file (file, &error);

  g_assert_no_error (error);

  return article;
}

static RbArticle *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  RbArticle *article = rb_article_new_from_text (text, "12-a.name.md", &error);

  g_assert_no_error (error);

  return article;
}

static RbBlock *
get_block (RbArticle *article,
           guint      index)
{
  g_autoptr (RbBlock) block = g_list_model_get_item (rb_article_get_blocks (article), index);

  g_assert_nonnull (block);

  return block;
}

static RbExercise *
get_exercise (RbArticle *article,
              guint      number)
{
  g_autoptr (RbExercise) exercise = g_list_model_get_item (rb_article_get_exercises (article), number - 1);

  g_assert_nonnull (exercise);
  g_assert_cmpuint (rb_exercise_get_number (exercise), ==, number);

  return exercise;
}

static void
assert_block (RbArticle   *article,
              guint        index,
              RbBlockKind  kind,
              guint        line,
              guint        level,
              guint        number,
              const char  *markup)
{
  RbBlock *block = get_block (article, index);

  g_assert_cmpint (rb_block_get_kind (block), ==, kind);
  g_assert_cmpuint (rb_block_get_article_line (block), ==, line);
  g_assert_cmpuint (rb_block_get_level (block), ==, level);
  g_assert_cmpuint (rb_block_get_number (block), ==, number);
  g_assert_cmpstr (rb_block_get_markup (block), ==, markup);
}

/* The names of the versions of an exercise, in order. */
static void
assert_versions (RbExercise *exercise,
                 const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GListModel *versions = rb_exercise_get_versions (exercise);

  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);

      g_string_append_printf (names, "%s%s:%u", i > 0 ? " " : "", rb_version_get_name (version),
                              rb_version_get_article_line (version));
    }

  g_assert_cmpstr (names->str, ==, expected);
}

/* The source of each version must be at its line in the file, so that errors get the right line. */
static void
assert_lines (RbArticle *article)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GListModel *exercises = rb_article_get_exercises (article);

  g_file_load_contents (rb_article_get_file (article), NULL, &text, NULL, NULL, NULL);
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RbExercise) exercise = g_list_model_get_item (exercises, i);
      g_autoptr (RbVersion) version = g_list_model_get_item (rb_exercise_get_versions (exercise), 0);
      g_auto (GStrv) source = g_strsplit (rb_version_get_source (version), "\n", -1);

      for (guint j = 0; source[j] != NULL; j++)
        {
          const char *line = lines[rb_version_get_article_line (version) - 1 + j];

          g_assert_cmpstr (*line != '\0' ? line + rb_version_get_indent (version) : line, ==, source[j]);
        }
    }
}

static void
test_metadata (void)
{
  RbArticle *article = open_sample ("versions.md");

  g_assert_cmpstr (rb_article_get_id (article), ==, "versions");
  g_assert_cmpstr (rb_article_get_title (article), ==, "Versions");
  g_assert_cmpstr (rb_article_get_description (article), ==, "What an article can have.");
  g_assert_cmpint (rb_article_get_position (article), ==, 2);
  g_assert_cmpstr (rb_article_get_language (article), ==, "");
  g_assert_true (G_IS_FILE (rb_article_get_file (article)));
  g_assert_true (g_str_has_suffix (rb_article_get_name (article), "versions.md"));

  g_assert_finalize_object (article);
}

static void
test_no_front_matter (void)
{
  RbArticle *article = parse ("Some text.\n\n## A *heading*\n");
  RbArticle *bare = parse ("");

  g_assert_cmpstr (rb_article_get_id (article), ==, "a.name");
  g_assert_cmpstr (rb_article_get_title (article), ==, "A heading");
  g_assert_cmpstr (rb_article_get_description (article), ==, "");
  g_assert_cmpint (rb_article_get_position (article), ==, G_MAXINT);
  g_assert_null (rb_article_get_file (article));
  g_assert_cmpstr (rb_article_get_title (bare), ==, "a.name");
  g_assert_cmpuint (g_list_model_get_n_items (rb_article_get_blocks (bare)), ==, 0);

  g_assert_finalize_object (article);
  g_assert_finalize_object (bare);
}

static void
test_prose (void)
{
  g_autoptr (RbArticle) article = open_sample ("versions.md");

  assert_block (article, 0, RB_BLOCK_HEADING, 18, 1, 0, "A title of its own");
  assert_block (article, 2, RB_BLOCK_PARAGRAPH, 26, 0, 0,
                "Prose with <b>strong</b>, <i>emphasis</i>, <s>struck</s>, <tt>a &lt; b</tt>, "
                "<a href=\"https://example.org/?a=1&amp;b=2\">a link</a>, a place, &amp; an entity.");
  assert_block (article, 10, RB_BLOCK_LIST_ITEM, 63, 1, 1, "One");
  assert_block (article, 11, RB_BLOCK_LIST_ITEM, 64, 1, 2, "Two");
  assert_block (article, 12, RB_BLOCK_LIST_ITEM, 65, 2, 0, "Nested");
  assert_block (article, 13, RB_BLOCK_PARAGRAPH, 67, 1, 0, "Still two.");
  assert_block (article, 14, RB_BLOCK_QUOTE, 69, 1, 0, "A quote");
  assert_block (article, 15, RB_BLOCK_QUOTE, 70, 2, 0, "in a quote");
  assert_block (article, 16, RB_BLOCK_CODE, 73, 0, 0, "&lt;App /&gt;");
  g_assert_cmpstr (rb_block_get_code_language (get_block (article, 16)), ==, "jsx");
  assert_block (article, 17, RB_BLOCK_CODE, 76, 0, 0, "indented");
  g_assert_cmpstr (rb_block_get_code_language (get_block (article, 17)), ==, "");
  assert_block (article, 18, RB_BLOCK_PARAGRAPH, 78, 0, 0, "a | b");
  assert_block (article, 20, RB_BLOCK_LIST_ITEM, 82, 1, 0, "☑ done");
  assert_block (article, 22, RB_BLOCK_PARAGRAPH, 85, 0, 0, "In HTML");
  assert_block (article, 23, RB_BLOCK_RULE, 89, 0, 0, "");
}

static void
test_exercises (void)
{
  g_autoptr (RbArticle) article = open_sample ("versions.md");

  g_assert_cmpuint (g_list_model_get_n_items (rb_article_get_exercises (article)), ==, 5);
  assert_versions (get_exercise (article, 1), "sync:30 callback:36");
  assert_versions (get_exercise (article, 2), "sync:48");
  assert_versions (get_exercise (article, 3), "program:58");
  assert_versions (get_exercise (article, 4), "program:94");
  assert_versions (get_exercise (article, 5), "promise:102");
  assert_lines (article);

  g_assert_cmpstr (rb_exercise_get_title (get_exercise (article, 1)), ==, "First");
  g_assert_cmpstr (rb_exercise_get_title (get_exercise (article, 3)), ==, "Under the first");
  g_assert_cmpstr (rb_version_get_code_language (rb_exercise_find_version (get_exercise (article, 3), "program")),
                   ==, "ts");
  g_assert_true (rb_exercise_get_stand_ins (get_exercise (article, 1)));

  /* One block is the place of an exercise, even if its other versions are elsewhere. */
  g_assert_cmpint (rb_block_get_kind (get_block (article, 3)), ==, RB_BLOCK_EXERCISE);
  g_assert_true (rb_block_get_exercise (get_block (article, 3)) == get_exercise (article, 1));
}

static void
test_setup (void)
{
  g_autoptr (RbArticle) article = open_sample ("versions.md");

  g_assert_cmpstr (rb_exercise_get_setup (get_exercise (article, 1)), ==, "const one = 1;");
  g_assert_cmpstr (rb_exercise_get_setup (get_exercise (article, 3)), ==, "const one = 1;\nconst two = 2;");
  g_assert_cmpstr (rb_exercise_get_setup (get_exercise (article, 4)), ==, "const one = 1;");
}

static void
test_prediction (void)
{
  g_autoptr (RbArticle) article = open_sample ("versions.md");
  RbBlock *block = get_block (article, 5);

  assert_block (article, 5, RB_BLOCK_PREDICTION, 41, 0, 0,
                "<b>Predict</b> What does the <tt>callback</tt> version print?");
  g_assert_cmpstr (rb_block_get_text (block), ==, "Predict What does the callback version print?");
  g_assert_true (rb_block_get_exercise (block) == get_exercise (article, 1));
  g_assert_cmpstr (rb_block_get_version (block), ==, "callback");

  g_assert_cmpuint (rb_block_get_n_options (block), ==, 3);
  g_assert_cmpstr (rb_block_get_option (block, 0)->markup, ==, "<tt>undefined</tt>");
  g_assert_false (rb_block_get_option (block, 0)->correct);
  g_assert_cmpstr (rb_block_get_option (block, 1)->text, ==, "{ id: 1 }, then 2");
  g_assert_cmpstr (rb_block_get_option (block, 1)->printed, ==, "{ id: 1 }\n2");
  g_assert_true (rb_block_get_option (block, 1)->correct);
  g_assert_cmpstr (rb_block_get_option (block, 2)->printed, ==, "");
}

static void
test_prediction_with_code (void)
{
  g_autoptr (RbArticle) article = parse ("> Which?\n>\n> - [x] This:\n>\n>   ```text\n>   one\n>   two\n>   ```\n"
                                         "> - [ ] That\n");
  RbBlock *block = get_block (article, 0);

  g_assert_cmpuint (g_list_model_get_n_items (rb_article_get_blocks (article)), ==, 1);
  g_assert_cmpint (rb_block_get_kind (block), ==, RB_BLOCK_PREDICTION);
  g_assert_null (rb_block_get_exercise (block));
  g_assert_null (rb_block_get_version (block));
  g_assert_cmpstr (rb_block_get_option (block, 0)->printed, ==, "one\ntwo");
}

static void
test_database (void)
{
  g_autoptr (RbArticle) article = open_sample ("versions.md");
  RbDatabaseConfig *database = rb_article_get_database (article);
  g_autoptr (JsonNode) tables = json_node_alloc ();
  g_autoptr (JsonNode) failures = json_node_alloc ();
  g_autofree char *tables_text = NULL;
  g_autofree char *failures_text = NULL;
  guint minimum, maximum;
  guint32 seed;

  rb_database_config_get_latency (database, &minimum, &maximum, &seed);
  g_assert_cmpuint (minimum, ==, 500);
  g_assert_cmpuint (maximum, ==, 2000);
  g_assert_cmpuint (seed, ==, 7);
  g_assert_cmpint (rb_database_config_get_answers (database), ==, RB_ANSWERS_BLOCKING);
  g_assert_cmpint (rb_database_config_get_convention (database), ==, RB_CONVENTION_ERROR_FIRST);

  json_node_init_object (tables, rb_database_config_get_tables (database));
  tables_text = json_to_string (tables, FALSE);
  g_assert_cmpstr (tables_text, ==,
                   "{\"users\":[{\"id\":1,\"name\":\"wwDev\",\"admin\":true,\"height\":1.5,\"nick\":null,"
                   "\"code\":\"007\"},{\"id\":\"two\",\"name\":\"null\"}],\"pets\":[]}");
  json_node_init_object (failures, rb_database_config_get_failures (database));
  failures_text = json_to_string (failures, FALSE);
  g_assert_cmpstr (failures_text, ==, "{\"users\":{\"3\":\"The line is dead.\"}}");
}

static void
test_mdx (void)
{
  RbArticle *article = open_sample ("thai.mdx");
  RbVersion *version;

  g_assert_cmpstr (rb_article_get_title (article), ==, "โทรกลับ | บทความทดสอบ");
  g_assert_cmpstr (rb_article_get_description (article), ==, "ฝากเบอร์ไว้ แล้วรอสาย");
  g_assert_cmpint (rb_article_get_position (article), ==, 7);

  assert_block (article, 0, RB_BLOCK_PARAGRAPH, 22, 0, 0, "<i>ภาพปก</i>");
  assert_block (article, 1, RB_BLOCK_PARAGRAPH, 25, 0, 0,
                "<a href=\"https://example.org/before\">ตอนก่อนหน้า</a> พูดถึงการรอ ตอนนี้จะดู <b>Callback</b> กัน");
  assert_block (article, 2, RB_BLOCK_QUOTE, 27, 1, 0, "ฝากเบอร์ไว้ แล้วจะโทรกลับ");
  assert_block (article, 4, RB_BLOCK_PARAGRAPH, 31, 0, 0,
                "ได้ <tt>undefined</tt> เพราะ <tt>&lt;div&gt;</tt> และ <tt>{user}</tt> ในโค้ดไม่ใช่แท็ก");
  assert_block (article, 11, RB_BLOCK_PARAGRAPH, 71, 0, 0, "บู้ม 💥 พีระมิด");

  g_assert_cmpuint (g_list_model_get_n_items (rb_article_get_exercises (article)), ==, 5);
  assert_lines (article);
  version = rb_exercise_find_version (get_exercise (article, 1), "program");
  g_assert_nonnull (strstr (rb_version_get_source (version), "// <div>{undefined}</div>"));
  g_assert_cmpuint (g_list_model_get_n_items (rb_article_get_blocks (article)), ==, 15);

  g_assert_finalize_object (article);
}

static void
test_line_endings (void)
{
  g_autoptr (RbArticle) article = parse (
    "\xef\xbb\xbf---\r\ntitle: DOS\r\n---\r\n\r\nProse.\r\n\r\n```js\r\na();\r\n\r\nb();\r\n```\r\n");

  g_assert_cmpstr (rb_article_get_title (article), ==, "DOS");
  assert_versions (get_exercise (article, 1), "program:8");
  g_assert_cmpstr (rb_version_get_source (rb_exercise_find_version (get_exercise (article, 1), "program")), ==,
                   "a();\n\nb();");
}

/* An article may link only to web pages and mail addresses. */
static void
test_links (void)
{
  g_autoptr (RbArticle) article = parse ("[a](javascript:alert(1)) [b](file:///etc/passwd) [c](mailto:a@b.c) <x:y>\n");

  assert_block (article, 0, RB_BLOCK_PARAGRAPH, 1, 0, 0, "a b <a href=\"mailto:a@b.c\">c</a> &lt;x:y&gt;");
}

static void
test_too_large (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ringback-article-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.md", NULL);
  g_autofree char *large = g_strnfill (RB_ARTICLE_MAX_SIZE + 1, 'x');
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, large, -1, NULL));
  g_assert_null (rb_article_new_from_file (file, &error));
  g_assert_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_TOO_LARGE);
  g_assert_true (g_str_has_suffix (error->message, "/a.md: The file is larger than 4 MiB."));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_ids (void)
{
  const char *cases[][2] = {
    { "02-ring-me-back.md", "ring-me-back" }, { "/a/b/3_c.mdx", "c" }, { "02.md", "02" }, { "two.md", "two" },
    { "2nd.md", "nd" }, { ".md", ".md" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = rb_article_create_id (cases[i][0]);

      g_assert_cmpstr (id, ==, cases[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/metadata", test_metadata);
  g_test_add_func ("/article/no-front-matter", test_no_front_matter);
  g_test_add_func ("/article/prose", test_prose);
  g_test_add_func ("/article/exercises", test_exercises);
  g_test_add_func ("/article/setup", test_setup);
  g_test_add_func ("/article/prediction", test_prediction);
  g_test_add_func ("/article/prediction-with-code", test_prediction_with_code);
  g_test_add_func ("/article/database", test_database);
  g_test_add_func ("/article/mdx", test_mdx);
  g_test_add_func ("/article/line-endings", test_line_endings);
  g_test_add_func ("/article/links", test_links);
  g_test_add_func ("/article/too-large", test_too_large);
  g_test_add_func ("/article/ids", test_ids);

  return g_test_run ();
}
