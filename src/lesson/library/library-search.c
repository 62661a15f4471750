/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/library/library-search.h"

#include <string.h>

/* An excerpt shows this many characters before what was found, and this many in all. */
#define EXCERPT_BEFORE 14
#define EXCERPT_LENGTH 90

struct _RbLibrarySearch
{
  GObject parent_instance;

  RbLibrary *library;
  GListModel *own;
  GStrv words; /* of the query, folded; empty if there is no query */
  GPtrArray *entries;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbLibrarySearch, rb_library_search, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
rb_library_search_get_item_type (GListModel *model)
{
  return RB_TYPE_ENTRY;
}

static guint
rb_library_search_get_n_items (GListModel *model)
{
  return RB_LIBRARY_SEARCH (model)->entries->len;
}

static gpointer
rb_library_search_get_item (GListModel *model,
                            guint       position)
{
  RbLibrarySearch *self = RB_LIBRARY_SEARCH (model);

  return position < self->entries->len ? g_object_ref (g_ptr_array_index (self->entries, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = rb_library_search_get_item_type;
  iface->get_n_items = rb_library_search_get_n_items;
  iface->get_item = rb_library_search_get_item;
}

static void
rb_library_search_finalize (GObject *object)
{
  RbLibrarySearch *self = RB_LIBRARY_SEARCH (object);

  g_clear_object (&self->library);
  g_clear_object (&self->own);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (rb_library_search_parent_class)->finalize (object);
}

static void
rb_library_search_class_init (RbLibrarySearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_library_search_finalize;
}

static void
rb_library_search_init (RbLibrarySearch *self)
{
  self->words = g_new0 (char *, 1);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rb_library_search_new:
 *
 * Makes a search without a library.
 *
 * Returns: (transfer full): a new search
 */
RbLibrarySearch *
rb_library_search_new (void)
{
  return g_object_new (RB_TYPE_LIBRARY_SEARCH, NULL);
}

/* Makes texts comparable that differ only in case or in how their characters are composed. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static gboolean
matches (RbLibrarySearch *self,
         const char      *text)
{
  g_autofree char *folded = fold (text);

  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* Cuts the part of @text around the first word of the query. Folding may change the length of a text, so the place is
 * exact only for texts that it leaves as long as they are. */
static char *
dup_excerpt (RbLibrarySearch *self,
             const char      *text)
{
  g_autofree char *folded = fold (text);
  const char *found = strstr (folded, self->words[0]);
  glong length = g_utf8_strlen (text, -1);
  glong place = found != NULL ? g_utf8_pointer_to_offset (folded, found) : 0;
  glong start = CLAMP (place - EXCERPT_BEFORE, 0, MAX (length - EXCERPT_LENGTH, 0));
  glong end = MIN (start + EXCERPT_LENGTH, length);
  g_autofree char *part = NULL;

  /* An excerpt begins with a whole word if there is a space to tell. */
  for (glong i = start; start > 0 && i < place; i++)
    if (g_unichar_isspace (g_utf8_get_char (g_utf8_offset_to_pointer (text, i))))
      {
        start = i + 1;
        break;
      }

  part = g_utf8_substring (text, start, end);
  g_strdelimit (part, "\n", ' ');

  return g_strconcat (start > 0 ? "…" : "", part, end < length ? "…" : "", NULL);
}

static gboolean
is_searched (RbBlock *block)
{
  RbBlockKind kind = rb_block_get_kind (block);

  return kind != RB_BLOCK_CODE && kind != RB_BLOCK_EXERCISE && kind != RB_BLOCK_RULE;
}

static RbEntry *
find_in_text (RbLibrarySearch *self,
              RbLesson        *lesson,
              guint            number)
{
  GListModel *blocks = rb_article_get_blocks (rb_lesson_get_article (lesson));

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);

      if (is_searched (block) && matches (self, rb_block_get_text (block)))
        {
          g_autofree char *excerpt = dup_excerpt (self, rb_block_get_text (block));

          return rb_entry_new_found (lesson, number, block, excerpt);
        }
    }

  return NULL;
}

static void
add_lesson (RbLibrarySearch *self,
            RbLesson        *lesson,
            guint            number)
{
  RbArticle *article = rb_lesson_get_article (lesson);
  const char *const *questions = article != NULL ? rb_article_get_questions (article) : NULL;
  RbEntry *entry = NULL;

  if (matches (self, rb_lesson_get_title (lesson)))
    entry = rb_entry_new_lesson (lesson, number);
  else if (article != NULL)
    entry = find_in_text (self, lesson, number);

  for (guint i = 0; self->words[0] != NULL && questions != NULL && questions[i] != NULL; i++)
    if (matches (self, questions[i]))
      g_ptr_array_add (self->entries, rb_entry_new_question (lesson, number, questions[i]));

  if (entry != NULL)
    g_ptr_array_add (self->entries, entry);
}

static gboolean
is_same_entry (RbEntry *a,
               RbEntry *b)
{
  return a == b || (rb_entry_get_lesson (a) != NULL && rb_entry_get_lesson (a) == rb_entry_get_lesson (b) &&
                    rb_entry_get_number (a) == rb_entry_get_number (b) &&
                    rb_entry_get_block (a) == rb_entry_get_block (b) &&
                    g_strcmp0 (rb_entry_get_title (a), rb_entry_get_title (b)) == 0 &&
                    g_strcmp0 (rb_entry_get_detail (a), rb_entry_get_detail (b)) == 0);
}

/* Replaces the entries. Those before the first difference stay, and with them the rows of a list, and its focus. */
static void
take_entries (RbLibrarySearch *self,
              GPtrArray       *old)
{
  GPtrArray *entries = self->entries;
  guint before = 0;

  while (before < MIN (old->len, entries->len) &&
         is_same_entry (g_ptr_array_index (old, before), g_ptr_array_index (entries, before)))
    {
      g_set_object ((RbEntry **) &g_ptr_array_index (entries, before), g_ptr_array_index (old, before));
      before++;
    }

  if (before < old->len || before < entries->len)
    g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before, entries->len - before);
}

static void
update (RbLibrarySearch *self)
{
  g_autoptr (GPtrArray) old = self->entries;

  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; self->library != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->library)); i++)
    {
      g_autoptr (RbLesson) lesson = g_list_model_get_item (G_LIST_MODEL (self->library), i);

      add_lesson (self, lesson, i + 1);
    }

  for (guint i = 0; self->own != NULL && i < g_list_model_get_n_items (self->own); i++)
    {
      g_autoptr (RbEntry) entry = g_list_model_get_item (self->own, i);

      if (matches (self, rb_entry_get_title (entry)))
        g_ptr_array_add (self->entries, g_steal_pointer (&entry));
    }

  take_entries (self, old);
}

/* Replaces a list that is searched, and follows its changes. */
static void
set_list (RbLibrarySearch  *self,
          GListModel      **list,
          GListModel       *new_list)
{
  if (*list == new_list)
    return;

  if (*list != NULL)
    g_signal_handlers_disconnect_by_func (*list, update, self);

  g_set_object (list, new_list);
  if (new_list != NULL)
    g_signal_connect_object (new_list, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  update (self);
}

/**
 * rb_library_search_set_library:
 * @self: a search
 * @library: (nullable): a library
 *
 * Sets the lessons that are searched.
 */
void
rb_library_search_set_library (RbLibrarySearch *self,
                               RbLibrary       *library)
{
  g_return_if_fail (RB_IS_LIBRARY_SEARCH (self));

  set_list (self, (GListModel **) &self->library, (GListModel *) library);
}

/**
 * rb_library_search_set_own:
 * @self: a search
 * @own: (nullable): a list of [class@Entry]
 *
 * Sets the learner's own entries, which come after the lessons.
 */
void
rb_library_search_set_own (RbLibrarySearch *self,
                           GListModel      *own)
{
  g_return_if_fail (RB_IS_LIBRARY_SEARCH (self));

  set_list (self, &self->own, own);
}

/**
 * rb_library_search_set_query:
 * @self: a search
 * @query: words to look for, or ""
 *
 * Sets what to look for.
 */
void
rb_library_search_set_query (RbLibrarySearch *self,
                             const char      *query)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_return_if_fail (RB_IS_LIBRARY_SEARCH (self));
  g_return_if_fail (query != NULL);

  folded = fold (query);
  parts = g_strsplit_set (folded, " \t\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);

  g_strfreev (self->words);
  self->words = (GStrv) g_ptr_array_free (g_steal_pointer (&words), FALSE);
  update (self);
}
