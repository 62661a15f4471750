/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/inline-text.h"

#include <string.h>

/* md4c does not decode entities. These entities are common in prose. All others are shown as they are written. */
static const struct
{
  const char *name;
  const char *text;
} entities[] = {
  { "&amp;", "&" },
  { "&lt;", "<" },
  { "&gt;", ">" },
  { "&quot;", "\"" },
  { "&apos;", "'" },
  { "&nbsp;", "\xc2\xa0" },
  { "&hellip;", "…" },
  { "&ndash;", "–" },
  { "&mdash;", "—" },
  { "&lsquo;", "‘" },
  { "&rsquo;", "’" },
  { "&ldquo;", "“" },
  { "&rdquo;", "”" },
  { "&larr;", "←" },
  { "&rarr;", "→" },
  { "&times;", "×" },
  { "&copy;", "©" },
};

/**
 * rb_inline_text_new: (skip)
 *
 * Makes an empty text.
 *
 * Returns: (transfer full): a new text
 */
RbInlineText *
rb_inline_text_new (void)
{
  RbInlineText *self = g_new0 (RbInlineText, 1);

  self->markup = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->code_spans = g_string_new (NULL);
  self->open_tags = g_ptr_array_new ();

  return self;
}

/**
 * rb_inline_text_free: (skip)
 * @self: a text
 *
 * Frees a text.
 */
void
rb_inline_text_free (RbInlineText *self)
{
  g_string_free (self->markup, TRUE);
  g_string_free (self->text, TRUE);
  g_string_free (self->code_spans, TRUE);
  g_ptr_array_unref (self->open_tags);
  g_free (self);
}

/**
 * rb_inline_text_clear: (skip)
 * @self: a text
 *
 * Removes the content.
 */
void
rb_inline_text_clear (RbInlineText *self)
{
  g_string_truncate (self->markup, 0);
  g_string_truncate (self->text, 0);
  g_string_truncate (self->code_spans, 0);
  self->n_code_spans = 0;
  self->in_code = FALSE;
  g_ptr_array_set_size (self->open_tags, 0);
}

/**
 * rb_inline_text_is_empty: (skip)
 * @self: a text
 *
 * Tells whether there is no text.
 *
 * Returns: whether the text is empty or contains only white space
 */
gboolean
rb_inline_text_is_empty (RbInlineText *self)
{
  return strspn (self->text->str, " \t\r\n") == self->text->len;
}

static void
append_plain (RbInlineText *self,
              const char   *text,
              gsize         length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (self->markup, escaped);
  g_string_append_len (self->text, text, length);
  if (self->in_code)
    g_string_append_len (self->code_spans, text, length);
}

static void
append_entity (RbInlineText *self,
               const char   *text,
               gsize         length)
{
  g_autofree char *entity = g_strndup (text, length);

  if (entity[1] == '#')
    {
      gboolean is_hex = entity[2] == 'x' || entity[2] == 'X';
      guint64 code = g_ascii_strtoull (entity + (is_hex ? 3 : 2), NULL, is_hex ? 16 : 10);
      char utf8[6];

      if (code == 0 || code > 0x10ffff || !g_unichar_validate ((gunichar) code))
        code = 0xfffd;

      append_plain (self, utf8, g_unichar_to_utf8 ((gunichar) code, utf8));
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      if (g_str_equal (entities[i].name, entity))
        {
          append_plain (self, entities[i].text, strlen (entities[i].text));
          return;
        }
    }

  append_plain (self, text, length);
}

/* Appends end tags for all open tags except the outermost @n_kept. The innermost tag is closed first. */
static void
append_end_tags (GString   *markup,
             GPtrArray *open_tags,
             guint      n_kept)
{
  for (guint i = open_tags->len; i > n_kept; i--)
    g_string_append_printf (markup, "</%s>", (const char *) g_ptr_array_index (open_tags, i - 1));
}

/* md4c may report only the start or only the end of a span, for example if a link begins in one cell of a table and
 * ends in another. Pango needs balanced tags. So this function also closes the inner tags, and it ignores a tag that
 * is not open. */
static void
close_tag (RbInlineText *self,
           const char   *tag)
{
  for (guint i = self->open_tags->len; i > 0; i--)
    if (g_str_equal (g_ptr_array_index (self->open_tags, i - 1), tag))
      {
        append_end_tags (self->markup, self->open_tags, i - 1);
        g_ptr_array_set_size (self->open_tags, i - 1);
        return;
      }
}

/* An article may link only to web pages and mail addresses: any other scheme could start a program. */
static void
open_link (RbInlineText           *self,
           const MD_SPAN_A_DETAIL *detail)
{
  /* md4c passes NULL for an empty address. */
  g_autofree char *href = detail->href.text != NULL ? g_strndup (detail->href.text, detail->href.size) : g_strdup ("");
  g_autofree char *scheme = g_uri_parse_scheme (href);
  g_autofree char *escaped = NULL;

  if (scheme == NULL || !(g_str_equal (scheme, "https") || g_str_equal (scheme, "http") ||
                          g_str_equal (scheme, "mailto")))
    return;

  escaped = g_markup_escape_text (href, -1);
  close_tag (self, "a");
  g_string_append_printf (self->markup, "<a href=\"%s\">", escaped);
  g_ptr_array_add (self->open_tags, (gpointer) "a");
}

static const char *
get_tag (MD_SPANTYPE type)
{
  switch (type)
    {
    case MD_SPAN_EM:
    case MD_SPAN_IMG:
      return "i";

    case MD_SPAN_STRONG:
      return "b";

    case MD_SPAN_CODE:
      return "tt";

    case MD_SPAN_DEL:
      return "s";

    case MD_SPAN_A:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
    default:
      return NULL;
    }
}

/**
 * rb_inline_text_enter_span: (skip)
 * @self: a text
 * @type: the type of the span
 * @detail: the details of the span, for a link
 *
 * Begins a span.
 */
void
rb_inline_text_enter_span (RbInlineText *self,
                           MD_SPANTYPE   type,
                           void         *detail)
{
  const char *tag = get_tag (type);

  if (tag != NULL)
    {
      g_string_append_printf (self->markup, "<%s>", tag);
      g_ptr_array_add (self->open_tags, (gpointer) tag);
    }

  if (type == MD_SPAN_A)
    open_link (self, detail);

  if (type == MD_SPAN_CODE)
    {
      if (self->n_code_spans++ > 0)
        g_string_append_c (self->code_spans, '\n');
      self->in_code = TRUE;
    }
}

/**
 * rb_inline_text_leave_span: (skip)
 * @self: a text
 * @type: the type of the span
 *
 * Ends a span.
 */
void
rb_inline_text_leave_span (RbInlineText *self,
                           MD_SPANTYPE   type)
{
  const char *tag = type == MD_SPAN_A ? "a" : get_tag (type);

  if (tag != NULL)
    close_tag (self, tag);

  if (type == MD_SPAN_CODE)
    self->in_code = FALSE;
}

/**
 * rb_inline_text_add: (skip)
 * @self: a text
 * @type: the type of the text
 * @text: the text
 * @length: the length of @text in bytes
 *
 * Adds text to the current span.
 */
void
rb_inline_text_add (RbInlineText *self,
                    MD_TEXTTYPE   type,
                    const char   *text,
                    gsize         length)
{
  switch (type)
    {
    case MD_TEXT_BR:
      append_plain (self, "\n", 1);
      break;

    case MD_TEXT_SOFTBR:
      append_plain (self, " ", 1);
      break;

    case MD_TEXT_ENTITY:
      append_entity (self, text, length);
      break;

    case MD_TEXT_HTML:
      break;

    case MD_TEXT_NORMAL:
    case MD_TEXT_NULLCHAR:
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH:
    default:
      append_plain (self, text, length);
    }
}

static void
begin_line (RbInlineText *self)
{
  if (self->text->len > 0)
    {
      g_string_append_c (self->markup, '\n');
      g_string_append_c (self->text, '\n');
    }
}

/**
 * rb_inline_text_add_line: (skip)
 * @self: a text
 * @other: another text
 *
 * Adds another text on a line of its own.
 */
void
rb_inline_text_add_line (RbInlineText       *self,
                         const RbInlineText *other)
{
  begin_line (self);
  g_string_append (self->markup, other->markup->str);
  append_end_tags (self->markup, other->open_tags, 0);
  g_string_append (self->text, other->text->str);

  if (other->n_code_spans > 0)
    {
      if (self->n_code_spans > 0)
        g_string_append_c (self->code_spans, '\n');
      g_string_append (self->code_spans, other->code_spans->str);
      self->n_code_spans += other->n_code_spans;
    }
}

/**
 * rb_inline_text_add_code: (skip)
 * @self: a text
 * @code: code
 *
 * Adds a code span on a line of its own.
 */
void
rb_inline_text_add_code (RbInlineText *self,
                         const char   *code)
{
  begin_line (self);
  rb_inline_text_enter_span (self, MD_SPAN_CODE, NULL);
  append_plain (self, code, strlen (code));
  rb_inline_text_leave_span (self, MD_SPAN_CODE);
}

/**
 * rb_inline_text_dup_markup: (skip)
 * @self: a text
 *
 * Gets the text as Pango markup.
 *
 * Returns: (transfer full): the Pango markup, without leading and trailing space
 */
char *
rb_inline_text_dup_markup (RbInlineText *self)
{
  GString *markup = g_string_new (self->markup->str);

  append_end_tags (markup, self->open_tags, 0);

  return g_strstrip (g_string_free (markup, FALSE));
}

/**
 * rb_inline_text_dup_text: (skip)
 * @self: a text
 *
 * Gets the text without its markup.
 *
 * Returns: (transfer full): the plain text, without leading and trailing space
 */
char *
rb_inline_text_dup_text (RbInlineText *self)
{
  return g_strstrip (g_strdup (self->text->str));
}
