/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "lesson/article/inline-text.h"

static void
add (RbInlineText *self,
     MD_TEXTTYPE   type,
     const char   *text)
{
  rb_inline_text_add (self, type, text, strlen (text));
}

static void
assert_content (RbInlineText *self,
                const char   *expected_markup,
                const char   *expected_text)
{
  g_autofree char *markup = rb_inline_text_dup_markup (self);
  g_autofree char *text = rb_inline_text_dup_text (self);

  g_assert_cmpstr (markup, ==, expected_markup);
  g_assert_cmpstr (text, ==, expected_text);
}

static void
test_spans (void)
{
  g_autoptr (RbInlineText) self = rb_inline_text_new ();

  g_assert_true (rb_inline_text_is_empty (self));
  add (self, MD_TEXT_NORMAL, " a < ");
  rb_inline_text_enter_span (self, MD_SPAN_STRONG, NULL);
  add (self, MD_TEXT_NORMAL, "b");
  add (self, MD_TEXT_SOFTBR, "\n");
  rb_inline_text_enter_span (self, MD_SPAN_CODE, NULL);
  add (self, MD_TEXT_CODE, "c && d");
  rb_inline_text_leave_span (self, MD_SPAN_CODE);
  rb_inline_text_leave_span (self, MD_SPAN_STRONG);
  add (self, MD_TEXT_BR, "\n");
  add (self, MD_TEXT_HTML, "<br>");

  g_assert_false (rb_inline_text_is_empty (self));
  assert_content (self, "a &lt; <b>b <tt>c &amp;&amp; d</tt></b>", "a < b c && d");
  g_assert_cmpstr (self->code_spans->str, ==, "c && d");
  g_assert_cmpuint (self->n_code_spans, ==, 1);

  rb_inline_text_clear (self);
  g_assert_true (rb_inline_text_is_empty (self));
  g_assert_cmpuint (self->n_code_spans, ==, 0);
  assert_content (self, "", "");
}

static void
test_entities (void)
{
  g_autoptr (RbInlineText) self = rb_inline_text_new ();
  const char *entities[] = { "&amp;", "&hellip;", "&#65;", "&#x42;", "&#0;", "&#x110000;", "&unknown;" };

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    add (self, MD_TEXT_ENTITY, entities[i]);

  assert_content (self, "&amp;…AB\xef\xbf\xbd\xef\xbf\xbd&amp;unknown;", "&…AB\xef\xbf\xbd\xef\xbf\xbd&unknown;");
}

static void
enter_link (RbInlineText *self,
            const char   *address)
{
  MD_SPAN_A_DETAIL detail = { .href = { .text = address, .size = strlen (address) } };

  rb_inline_text_enter_span (self, MD_SPAN_A, &detail);
}

static void
test_links (void)
{
  g_autoptr (RbInlineText) self = rb_inline_text_new ();

  enter_link (self, "https://example.org/?a&b");
  add (self, MD_TEXT_NORMAL, "web");
  rb_inline_text_leave_span (self, MD_SPAN_A);
  enter_link (self, "file:///etc/passwd");
  add (self, MD_TEXT_NORMAL, " file");
  rb_inline_text_leave_span (self, MD_SPAN_A);

  assert_content (self, "<a href=\"https://example.org/?a&amp;b\">web</a> file", "web file");
}

/* The markup is balanced, even if spans are not. */
static void
test_unbalanced (void)
{
  g_autoptr (RbInlineText) self = rb_inline_text_new ();

  rb_inline_text_leave_span (self, MD_SPAN_EM);
  enter_link (self, "https://example.org");
  rb_inline_text_enter_span (self, MD_SPAN_EM, NULL);
  add (self, MD_TEXT_NORMAL, "a");
  rb_inline_text_leave_span (self, MD_SPAN_A);
  rb_inline_text_enter_span (self, MD_SPAN_DEL, NULL);
  add (self, MD_TEXT_NORMAL, "b");

  assert_content (self, "<a href=\"https://example.org\"><i>a</i></a><s>b</s>", "ab");
}

static void
test_lines (void)
{
  g_autoptr (RbInlineText) self = rb_inline_text_new ();
  g_autoptr (RbInlineText) other = rb_inline_text_new ();

  rb_inline_text_add_code (self, "one");
  add (other, MD_TEXT_NORMAL, "two");
  rb_inline_text_add_line (self, other);
  rb_inline_text_add_code (self, "three");

  assert_content (self, "<tt>one</tt>\ntwo\n<tt>three</tt>", "one\ntwo\nthree");
  g_assert_cmpstr (self->code_spans->str, ==, "one\nthree");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/inline-text/spans", test_spans);
  g_test_add_func ("/inline-text/entities", test_entities);
  g_test_add_func ("/inline-text/links", test_links);
  g_test_add_func ("/inline-text/unbalanced", test_unbalanced);
  g_test_add_func ("/inline-text/lines", test_lines);

  return g_test_run ();
}
