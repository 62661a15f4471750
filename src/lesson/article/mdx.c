/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/mdx.h"

#include <string.h>

#include "engine/text.h"

/* These limits keep the time linear for any input. Each search for an end stops after a fixed length. After too many
 * failed searches, the rest counts as text. */
#define MAX_LENGTH 4096            /* of a tag, an expression or a code span, in bytes */
#define MAX_RAW_LENGTH (64 * 1024) /* of a comment, a script or a style sheet, in bytes */
#define MAX_FAILURES 10000

/* Finds the end of the expression that opens with a brace at @start. Returns NULL if it is not closed. */
static const char *
skip_braces (const char *start,
             const char *end)
{
  guint depth = 0;

  for (const char *p = start; p < end && p - start < MAX_LENGTH; p++)
    {
      if (*p == '{')
        depth++;
      else if (*p == '}' && --depth == 0)
        return p + 1;
    }

  return NULL;
}

/* Finds the end of the closing tag of @name after @start. Returns NULL if there is none. */
static const char *
skip_raw_text (const char *name,
               gsize       length,
               const char *start,
               const char *end)
{
  for (const char *p = start; p + length + 2 < end && p - start < MAX_RAW_LENGTH; p++)
    {
      if (p[0] == '<' && p[1] == '/' && g_ascii_strncasecmp (p + 2, name, length) == 0)
        {
          const char *close = memchr (p, '>', MIN (end - p, MAX_LENGTH));

          return close != NULL ? close + 1 : NULL;
        }
    }

  return NULL;
}

/* Finds the end of the tag whose attributes begin at @start. Returns NULL if it is not closed. */
static const char *
skip_attributes (const char *start,
                 const char *end)
{
  const char *p = start;

  while (p < end && p - start < MAX_LENGTH)
    {
      if (*p == '>')
        return p + 1;

      if (*p == '<')
        return NULL;

      if (*p == '{')
        p = skip_braces (p, end);
      else if (*p == '"' || *p == '\'')
        {
          p = memchr (p + 1, *p, end - p - 1);
          p = p != NULL ? p + 1 : NULL;
        }
      else
        p++;

      if (p == NULL)
        return NULL;
    }

  return NULL;
}

/* Finds the end of the tag or comment that opens at @start. Returns NULL for anything else, such as `a < b` and
 * `<https://…>`. */
static const char *
skip_tag (const char *start,
          const char *end)
{
  const char *name, *p;
  gsize length;

  if (end - start >= 4 && memcmp (start, "<!--", 4) == 0)
    {
      p = memmem (start, MIN (end - start, MAX_RAW_LENGTH), "-->", strlen ("-->"));
      return p != NULL ? p + 3 : NULL;
    }

  name = start + 1;
  if (name < end && *name == '/')
    name++;

  for (p = name; p < end && (g_ascii_isalnum (*p) || strchr ("._-", *p) != NULL); p++)
    ;
  length = p - name;

  if (p == end || !(g_ascii_isspace (*p) || *p == '/' || *p == '>') || (length > 0 && !g_ascii_isalpha (*name)))
    return NULL;

  if (length == 0 && *p != '>')
    return NULL;

  p = skip_attributes (p, end);
  if (p == NULL || *(start + 1) == '/' || *(p - 2) == '/')
    return p;

  if ((length == 6 && g_ascii_strncasecmp (name, "script", 6) == 0) ||
      (length == 5 && g_ascii_strncasecmp (name, "style", 5) == 0))
    return skip_raw_text (name, length, p, end);

  return p;
}

/* Finds the end of the code span that opens at @start. If it is not closed, only the backticks are skipped. */
static const char *
skip_code_span (const char *start,
                const char *end)
{
  gsize length = strspn (start, "`");
  const char *p = start + length;

  while (p < end && p - start < MAX_LENGTH)
    {
      gsize run;

      if (*p == '\n' && p + 1 < end && p[1] == '\n')
        break;

      run = strspn (p, "`");
      if (run == length)
        return p + run;

      p += MAX (run, 1);
    }

  return start + length;
}

/* Appends the newlines of skipped text, so that lines keep their numbers. */
static void
append_newlines (GString    *out,
                 const char *start,
                 const char *end)
{
  for (const char *p = start; p < end; p++)
    {
      if (*p == '\n')
        g_string_append_c (out, '\n');
    }
}

/* Appends prose without tags and, in MDX, without expressions. @n_failures counts the tags and expressions that are not
 * closed. */
static void
append_prose (GString    *out,
              const char *start,
              const char *end,
              gboolean    mdx,
              guint      *n_failures)
{
  const char *p = start;

  while (p < end)
    {
      const char *next = p + 1;
      gboolean skipped = FALSE;

      if (*p == '`' && mdx)
        next = MIN (skip_code_span (p, end), end);
      else if (*p == '\\' && mdx && next < end)
        next++;
      else if (*p == '<' && *n_failures < MAX_FAILURES)
        skipped = (next = skip_tag (p, end)) != NULL;
      else if (*p == '{' && mdx && *n_failures < MAX_FAILURES)
        skipped = (next = skip_braces (p, end)) != NULL;

      if (next == NULL)
        {
          next = p + 1;
          (*n_failures)++;
        }

      if (skipped)
        append_newlines (out, p, next);
      else
        g_string_append_len (out, p, next - p);

      p = next;
    }
}

/* Counts the fence characters at the start of a line, after the markers of quotes and lists. Returns 0 if the line is
 * not a fence. */
static gsize
measure_fence (const char  *line,
               const char **ret_fence)
{
  const char *p = line + strspn (line, " \t>");
  char mark[2] = { 0, };
  gsize length;

  if (strchr ("-*+", *p) != NULL && *p != '\0' && p[1] == ' ')
    p += 1 + strspn (p + 1, " \t");

  if (*p != '`' && *p != '~')
    return 0;

  mark[0] = *p;
  length = strspn (p, mark);
  *ret_fence = p;

  return length >= 3 ? length : 0;
}

static gboolean
is_blank (const char *line)
{
  line += strspn (line, " \t\r");

  return *line == '\0' || *line == '\n';
}

/* An import or export of MDX is a paragraph of its own: it begins after an empty line and ends at the next one. */
static gboolean
is_module (const char *line,
           gboolean    in_module,
           gboolean    after_blank)
{
  if (in_module)
    return !is_blank (line);

  return after_blank && (rb_text_begins_with (line, "import ") || rb_text_begins_with (line, "export "));
}

/**
 * rb_mdx_to_markdown: (skip)
 * @text: MDX
 *
 * Removes tags, expressions, imports and exports, except in code.
 *
 * Returns: (transfer full): Markdown with the same line numbers
 */
char *
rb_mdx_to_markdown (const char *text)
{
  GString *out = g_string_new (NULL);
  const char *prose = text, *fence = NULL, *end;
  char mark = '\0';
  guint n_failures = 0;
  gsize opened = 0; /* the length of the opening fence of the current code block; 0 outside code blocks */
  gboolean in_module = FALSE, after_blank = TRUE;

  for (const char *line = text; *line != '\0'; line = end)
    {
      gsize run = measure_fence (line, &fence);

      end = strchrnul (line, '\n');
      end += *end == '\n' ? 1 : 0;
      in_module = opened == 0 && is_module (line, in_module, after_blank);
      after_blank = is_blank (line);

      /* Prose is collected over several lines, because a tag may span lines. */
      if (opened == 0 && run == 0 && !in_module)
        continue;

      append_prose (out, prose, line, TRUE, &n_failures);
      prose = end;
      if (in_module)
        {
          append_newlines (out, line, end);
          continue;
        }

      g_string_append_len (out, line, end - line);
      if (opened == 0)
        {
          opened = run;
          mark = *fence;
        }
      else if (run >= opened && *fence == mark && is_blank (fence + run))
        opened = 0;
    }

  append_prose (out, prose, prose + strlen (prose), TRUE, &n_failures);

  return g_string_free (out, FALSE);
}

/**
 * rb_mdx_strip_tags: (skip)
 * @text: HTML
 *
 * Removes tags, comments, scripts and style sheets.
 *
 * Returns: (transfer full): the text
 */
char *
rb_mdx_strip_tags (const char *text)
{
  GString *out = g_string_new (NULL);
  guint n_failures = 0;

  append_prose (out, text, text + strlen (text), FALSE, &n_failures);

  return g_string_free (out, FALSE);
}
