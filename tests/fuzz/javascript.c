/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "javascript.h"

#include <string.h>

/*
 * Makes a program from a grammar and bytes: each choice takes a byte. The text of a production is copied, except for:
 *
 *   %A … %Z   an instance of that symbol
 *   %n %m %c  a new name: of a variable, a function, a class;  %h of a constant
 *   %!        the last new name of this production once more
 *   %+        from here on the new names are in scope
 *   %v %w     a name in scope: any, or one that can be assigned to;  %g %x  of a function, of a class
 *   %l %k     a new label: of a loop, of another statement;  %.  its end;  %u %j  an existing label: of a loop, any
 *   %i %t %b  a number, a text, a number of iterations;  %#  a unique number for the output
 *   %;        the end of a statement;  %_  space, newline or comment;  %-  space without a newline
 *   %<a %>    a scope of the kind of the letter after it, and its end
 *   %^        the end of the parameters of a function
 */

#define MAX_DEPTH 14
#define MAX_LENGTH 5000
#define MAX_ITEMS 12

typedef struct
{
  char kind; /* as the code that makes it */
  guint number;
} Name;

typedef struct
{
  guint flags;
  guint body_flags;
  guint n_names;
  guint first_label;
  guint n_labels;
} Scope;

typedef struct
{
  Bytes *bytes;
  GString *out;
  GArray *names;
  GArray *pending;
  GArray *labels;
  Scope scope;
  guint depth;
  guint n_names;
  guint n_tags;
  void (*note) (guint outer,
                guint inner);
} Writer;

/* A production that is being expanded. */
typedef struct
{
  guint index;
  Name own;
  guint first_pending;
  Scope saved[4];
  guint n_saved;
} Frame;

static void write_symbol (Writer *self,
                          char    symbol,
                          guint   outer);

static guint
choose (Writer *self,
        guint   n)
{
  return take_byte (self->bytes) % n;
}

/* --- Names --- */

static const Name *
find_name (Writer     *self,
           const char *kinds)
{
  const Name *found[64];
  guint n_found = 0;

  for (guint i = self->names->len; i > 0 && n_found < G_N_ELEMENTS (found); i--)
    {
      const Name *name = &g_array_index (self->names, Name, i - 1);

      if (strchr (kinds, name->kind) != NULL)
        found[n_found++] = name;
    }

  return n_found > 0 ? found[choose (self, n_found)] : NULL;
}

static void
put_name (Writer     *self,
          const Name *name)
{
  if (name == NULL)
    g_string_append (self->out, "$g");
  else
    g_string_append_printf (self->out, "%c%u", name->kind == 'c' ? 'C' : name->kind == 'm' ? 'f' : 'v', name->number);
}

static void
put_new_name (Writer *self,
              Frame  *frame,
              char    kind)
{
  frame->own = (Name){ kind, ++self->n_names };
  g_array_append_val (self->pending, frame->own);
  put_name (self, &frame->own);
}

static void
commit (Writer *self,
        guint   first)
{
  if (self->pending->len > first)
    g_array_append_vals (self->names, &g_array_index (self->pending, Name, first), self->pending->len - first);
  g_array_set_size (self->pending, first);
}

/* --- Labels --- */

static void
put_new_label (Writer *self,
               char    kind)
{
  Name label = { kind, ++self->n_names };

  g_array_append_val (self->labels, label);
  g_string_append_printf (self->out, "l%u:", label.number);
}

static void
put_label (Writer     *self,
           const char *kinds)
{
  const Name *found[16];
  guint n_found = 0;

  for (guint i = self->scope.first_label; i < self->labels->len && n_found < G_N_ELEMENTS (found); i++)
    {
      const Name *label = &g_array_index (self->labels, Name, i);

      if (strchr (kinds, label->kind) != NULL)
        found[n_found++] = label;
    }
  g_string_append_printf (self->out, "l%u", found[choose (self, n_found)]->number);
}

static guint
find_flags (Writer *self)
{
  guint flags = self->scope.flags;

  for (guint i = self->scope.first_label; i < self->labels->len; i++)
    flags |= g_array_index (self->labels, Name, i).kind == 'l' ? LABEL | LOOP_LABEL : LABEL;
  for (guint i = 0; i < self->names->len; i++)
    {
      char kind = g_array_index (self->names, Name, i).kind;

      flags |= kind == 'm' ? FUNCTION : kind == 'c' ? CLASS : 0;
    }

  return flags;
}

/* --- Scopes --- */

static void
enter_function (Writer *self,
                guint   inherited,
                guint   flags,
                guint   body_flags)
{
  self->scope.first_label = self->labels->len;
  self->scope.flags = (self->scope.flags & (inherited | MODULE)) | flags;
  self->scope.body_flags = self->scope.flags | body_flags;
}

static void
enter (Writer *self,
       char    sort)
{
  static const struct
  {
    char sort;
    guint inherited;
    guint flags;
    guint body_flags;
  } functions[] = {
    { 'f', STRICT, RETURN | ARGUMENTS, 0 },
    { 's', STRICT, RETURN | ARGUMENTS | STRICT, 0 },
    { 'a', STRICT, RETURN | ARGUMENTS, AWAIT },
    { 'g', STRICT, RETURN | ARGUMENTS, YIELD },
    { 'y', STRICT, RETURN | ARGUMENTS, AWAIT | YIELD },
    { 'r', STRICT | ARGUMENTS | SUPER, RETURN, 0 },
    { 'q', STRICT | ARGUMENTS | SUPER, RETURN, AWAIT },
    { 'm', STRICT, RETURN | ARGUMENTS | SUPER, 0 },
    { 'o', STRICT, RETURN | ARGUMENTS | SUPER, AWAIT },
    { 'i', STRICT, RETURN | ARGUMENTS | SUPER, YIELD },
    { 'z', STRICT, RETURN | ARGUMENTS | SUPER, AWAIT | YIELD },
    { 't', 0, STRICT, 0 },
    { 'e', 0, STRICT | SUPER, 0 },
  };

  if (sort == 'l')
    self->scope.flags |= BREAK | CONTINUE;
  else if (sort == 'w')
    self->scope.flags |= BREAK;
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (functions[i].sort == sort)
      enter_function (self, functions[i].inherited, functions[i].flags, functions[i].body_flags);
}

static void
push_scope (Writer *self,
            Frame  *frame,
            char    sort)
{
  g_assert (frame->n_saved < G_N_ELEMENTS (frame->saved));
  self->scope.n_names = self->names->len;
  self->scope.n_labels = self->labels->len;
  frame->saved[frame->n_saved++] = self->scope;
  enter (self, sort);
}

static void
pop_scope (Writer *self,
           Frame  *frame)
{
  g_assert (frame->n_saved > 0);
  self->scope = frame->saved[--frame->n_saved];
  g_array_set_size (self->names, self->scope.n_names);
  g_array_set_size (self->labels, self->scope.n_labels);
}

/* --- Texts --- */

static void
put_one_of (Writer            *self,
            const char *const *texts)
{
  g_string_append (self->out, texts[choose (self, g_strv_length ((char **) texts))]);
}

static void
put_text (Writer *self,
          char    code)
{
  static const char *const ends[] = { ";", ";", ";", ";", "\n", "\n", " // ;\n", " /* ;\n */ ", NULL };
  static const char *const gaps[] = { " ", " ", " ", " ", "\n", " // {\n", " /* } */ ", "\n<!-- ` {\n", "\r\n", NULL };
  static const char *const gaps_in_module[] = { " ", " ", " ", "\n", " // {\n", " /* } */ ", "\r\n", NULL };
  static const char *const spaces[] = { " ", " ", " ", "\t", "/**/", NULL };
  static const char *const numbers[] = { "0", "1", "2", "3", "0x1f", "1e3", ".5", "1_0", "-1", NULL };
  static const char *const texts[] = { "'a'", "\"b\"", "''", "'it\\'s'", "'// no'", "'/* }'", "`t`", "'\\u{1f600}'",
                                       "'ก'", "'${1}'", NULL };
  static const char *const bounds[] = { "1", "2", "3", NULL };

  switch (code)
    {
    case ';':
      put_one_of (self, ends);
      break;
    case '_':
      put_one_of (self, (self->scope.flags & MODULE) != 0 ? gaps_in_module : gaps);
      break;
    case '-':
      put_one_of (self, spaces);
      break;
    case 'i':
      put_one_of (self, numbers);
      break;
    case 't':
      put_one_of (self, texts);
      break;
    default:
      put_one_of (self, bounds);
      break;
    }
}

/* --- Productions --- */

/* Handles a code for an existing or a new name; returns FALSE for any other code. */
static gboolean
put_name_code (Writer *self,
               Frame  *frame,
               char    code)
{
  switch (code)
    {
    case 'n':
    case 'm':
    case 'c':
    case 'h':
      put_new_name (self, frame, code);
      break;
    case '!':
      put_name (self, &frame->own);
      break;
    case '+':
      commit (self, frame->first_pending);
      break;
    case 'v':
      put_name (self, find_name (self, "nmch"));
      break;
    case 'w':
      put_name (self, find_name (self, "n"));
      break;
    case 'g':
      put_name (self, find_name (self, "m"));
      break;
    case 'x':
      put_name (self, find_name (self, "c"));
      break;
    default:
      return FALSE;
    }

  return TRUE;
}

static void
put_code (Writer     *self,
          Frame      *frame,
          const char *text)
{
  if (put_name_code (self, frame, *text))
    return;

  switch (*text)
    {
    case 'l':
    case 'k':
      put_new_label (self, *text);
      break;
    case '.':
      g_array_set_size (self->labels, self->labels->len - 1);
      break;
    case 'u':
      put_label (self, "l");
      break;
    case 'j':
      put_label (self, "lk");
      break;
    case '#':
      g_string_append_printf (self->out, "%u", ++self->n_tags);
      break;
    case '<':
      push_scope (self, frame, text[1]);
      break;
    case '>':
      pop_scope (self, frame);
      break;
    case '^':
      self->scope.flags = self->scope.body_flags;
      break;
    default:
      if (g_ascii_isupper (*text))
        write_symbol (self, *text, frame->index);
      else
        put_text (self, *text);
      break;
    }
}

static guint
choose_production (Writer *self,
                   char    symbol)
{
  guint flags = find_flags (self);
  gboolean small = self->bytes->left == 0 || self->depth > MAX_DEPTH || self->out->len > MAX_LENGTH;
  guint found[128];
  guint n_found = 0;

  for (guint i = 0; i < n_productions; i++)
    {
      const Production *production = &grammar[i];

      if (production->symbol != symbol || (production->needs & ~flags) != 0 || (production->bars & flags) != 0)
        continue;
      g_assert (n_found < G_N_ELEMENTS (found));
      found[n_found++] = i;
    }
  g_assert (n_found > 0);

  return found[small ? 0 : choose (self, n_found)];
}

static void
write_symbol (Writer *self,
              char    symbol,
              guint   outer)
{
  Frame frame = { .index = choose_production (self, symbol), .first_pending = self->pending->len };
  const char *text = grammar[frame.index].text;

  if (self->note != NULL)
    self->note (outer, frame.index);
  self->depth++;
  for (; *text != '\0'; text++)
    {
      if (*text != '%')
        {
          g_string_append_c (self->out, *text);
          continue;
        }
      put_code (self, &frame, ++text);
      if (*text == '<')
        text++;
    }
  self->depth--;
  g_assert (frame.n_saved == 0);
  /* The names in a pattern or in parameters belong to the scope around them. */
  if (strchr ("TIP", symbol) == NULL)
    g_array_set_size (self->pending, frame.first_pending);
}

/* A program may be strict, or a module, because of a top-level `await`. */
static void
write_head (Writer *self)
{
  switch (choose (self, 6))
    {
    case 4:
      self->scope.flags = STRICT;
      g_string_append (self->out, "'use strict'");
      put_text (self, ';');
      break;
    case 5:
      self->scope.flags = STRICT | AWAIT | MODULE;
      g_string_append (self->out, "await 0;");
      break;
    default:
      break;
    }
}

char *
write_javascript (Bytes *bytes,
                  void (*note) (guint outer,
                                guint inner))
{
  Writer self = { .bytes = bytes, .out = g_string_new (NULL), .note = note };

  self.names = g_array_new (FALSE, FALSE, sizeof (Name));
  self.pending = g_array_new (FALSE, FALSE, sizeof (Name));
  self.labels = g_array_new (FALSE, FALSE, sizeof (Name));
  write_head (&self);
  for (guint i = 0; i < MAX_ITEMS && bytes->left > 0; i++)
    {
      write_symbol (&self, 'W', 0);
      g_string_append_c (self.out, '\n');
    }

  g_array_unref (self.names);
  g_array_unref (self.pending);
  g_array_unref (self.labels);

  return g_string_free (self.out, FALSE);
}
