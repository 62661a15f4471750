/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-file.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "shown-article.h"

static GBytes *
create (const ShownArticle *article,
        RbHandoutFormat     format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = rb_handout_file_create (&article->content, format, &error);

  g_assert_no_error (error);

  return bytes;
}

/* Each format is what its readers expect, and the same moment of a run gives the same bytes. */
static void
test_formats (void)
{
  static const struct
  {
    const char *lesson;
    const char *version;
  } lessons[] = {
    { "01-a-function-handed-over.md", "callback" },
    { "03-ring-me-back.md", "sync" },
    { "06-ten-deep.md", "callback" },
  };
  static const char *const begins[] = {
    [RB_HANDOUT_PDF] = "%PDF-1.4",
    [RB_HANDOUT_SVG] = "<?xml",
    [RB_HANDOUT_PNG] = "\211PNG\r\n\032\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lessons); i++)
    {
      ShownArticle article;

      shown_article_open_lesson (&article, lessons[i].lesson, lessons[i].version);
      shown_article_run (&article);
      for (guint format = 0; format < G_N_ELEMENTS (begins); format++)
        {
          g_autoptr (GBytes) bytes = create (&article, format);
          g_autoptr (GBytes) again = create (&article, format);

          g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (begins[format]), begins[format],
                           strlen (begins[format]));
          g_assert_true (g_bytes_equal (bytes, again));
        }
      shown_article_close (&article);
    }
}

static gboolean
has (GBytes     *bytes,
     const char *words)
{
  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), words, strlen (words)) != NULL;
}

/* The text of a PDF is text: there are fonts with a way back to characters, and no pictures. */
static void
test_pdf (void)
{
  ShownArticle article;
  g_autoptr (GBytes) bytes = NULL;

  shown_article_open_lesson (&article, "03-ring-me-back.md", "callback");
  shown_article_run (&article);
  bytes = create (&article, RB_HANDOUT_PDF);
  g_assert_true (has (bytes, "/ToUnicode"));
  g_assert_true (has (bytes, "Ring me back"));
  g_assert_false (has (bytes, "/Subtype /Image"));
  g_assert_false (has (bytes, "/CreationDate"));
  shown_article_close (&article);
}

typedef struct
{
  const char *element;
  GString *title;
  GString *description;
} Drawing;

static void
start_cb (GMarkupParseContext *context,
          const char          *element,
          const char         **names,
          const char         **values,
          gpointer             user_data,
          GError             **error)
{
  Drawing *drawing = user_data;

  drawing->element = g_intern_string (element);
}

static void
text_cb (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             user_data,
         GError             **error)
{
  Drawing *drawing = user_data;

  if (g_strcmp0 (drawing->element, "title") == 0)
    g_string_append_len (drawing->title, text, length);
  if (g_strcmp0 (drawing->element, "desc") == 0)
    g_string_append_len (drawing->description, text, length);
}

/* An SVG says in words what it shows. */
static void
test_svg (void)
{
  const GMarkupParser parser = { .start_element = start_cb, .text = text_cb };
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) description = g_string_new (NULL);
  Drawing drawing = { NULL, title, description };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &drawing, NULL);
  g_autoptr (GError) error = NULL;
  ShownArticle article;
  g_autoptr (GBytes) bytes = NULL;

  shown_article_open_lesson (&article, "03-ring-me-back.md", "callback");
  shown_article_run (&article);
  bytes = create (&article, RB_HANDOUT_SVG);
  g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);

  /* The title of the parser is that of the document and the white space before the description. */
  g_assert_true (g_str_has_prefix (title->str, article.content.title));
  g_assert_nonnull (strstr (description->str, "Callback · Database: answers later"));
  g_assert_nonnull (strstr (description->str, "  getUserCallback(id, (user) => {\n"));
  g_assert_nonnull (strstr (description->str, "Database\nCallback A, lookup: users · id 1, from 0 to 1.5 s (1.5 s)\n"));
  g_assert_nonnull (strstr (description->str, "Task queue\n"));
  g_assert_nonnull (strstr (description->str, "Console\n{ id: 1, name: \"wwDev\" }\n"));
  shown_article_close (&article);
}

/* There are two pixels for each of a screen: A4 is 210 mm × 297 mm, and 96 pixels are an inch. */
static void
test_png (void)
{
  ShownArticle article;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  shown_article_open_lesson (&article, "06-ten-deep.md", "callback");
  shown_article_run (&article);
  bytes = create (&article, RB_HANDOUT_PNG);
  texture = gdk_texture_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (MIN (gdk_texture_get_width (texture), gdk_texture_get_height (texture)), ==, 1587);
  g_assert_cmpint (MAX (gdk_texture_get_width (texture), gdk_texture_get_height (texture)), ==, 2245);
  shown_article_close (&article);
}

/* A program that is too long for a picture has many pages as a PDF. */
static void
test_too_long (void)
{
  g_autoptr (GString) text = g_string_new ("# Lesson\n\n```js\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  ShownArticle article;

  for (guint i = 0; i < 1200; i++)
    g_string_append (text, ";\n");
  g_string_append (text, "```\n");
  shown_article_open_text (&article, text->str);
  g_assert_null (rb_handout_file_create (&article.content, RB_HANDOUT_PNG, &error));
  g_assert_error (error, RB_HANDOUT_ERROR, RB_HANDOUT_ERROR_TOO_LONG);
  pdf = create (&article, RB_HANDOUT_PDF);
  shown_article_close (&article);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/handout-file/formats", test_formats);
  g_test_add_func ("/handout-file/pdf", test_pdf);
  g_test_add_func ("/handout-file/svg", test_svg);
  g_test_add_func ("/handout-file/png", test_png);
  g_test_add_func ("/handout-file/too-long", test_too_long);

  return g_test_run ();
}
