/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/text-shield.h"

/* What keeps a screen reader from ending the program, by two faults of GTK.
 *
 * Asked through AT-SPI for the attributes of text, GTK 4.8 goes through the tags there from the highest priority down.
 * At the first one that has a foreground it reads the property "foreground", which cannot be read, into a pointer that
 * nobody has set, and follows it. The tags of syntax highlighting have foregrounds.
 *
 * The shield is a tag that lies over all the text of a buffer and above all other tags. It says that it has a
 * foreground, and has one that can be read, so the search ends with it. That is all it does: what GTK draws, it takes
 * from fields that stay unset here. Releases that read "foreground-rgba" instead are answered likewise.
 *
 * Asked for the value of one attribute at an offset where no tag is, GTK 4.14 to 4.18 at least follow a pointer to names
 * that is NULL. No tag can be at the offset after the last character, so a view whose type has been covered tells of the
 * shield's foreground there, as it does everywhere else.
 *
 * Invariants: each character of the buffer carries the shield, from the very signal that inserted it; its priority is
 * the highest of the table. */

struct _RbTextShield
{
  GtkTextTag parent_instance;
};

G_DEFINE_FINAL_TYPE (RbTextShield, rb_text_shield, GTK_TYPE_TEXT_TAG)

enum
{
  PROP_0,
  PROP_FOREGROUND,
  PROP_FOREGROUND_RGBA,
  PROP_FOREGROUND_SET,
};

static const GdkRGBA foreground = { 0, 0, 0, 1 };

static void
rb_text_shield_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FOREGROUND:
    case PROP_FOREGROUND_RGBA:
      g_value_set_boxed (value, &foreground);
      break;
    case PROP_FOREGROUND_SET:
      g_value_set_boolean (value, TRUE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_text_shield_class_init (RbTextShieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rb_text_shield_get_property;

  g_object_class_install_property (object_class, PROP_FOREGROUND,
                                   g_param_spec_boxed ("foreground", NULL, NULL, GDK_TYPE_RGBA,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_FOREGROUND_RGBA,
                                   g_param_spec_boxed ("foreground-rgba", NULL, NULL, GDK_TYPE_RGBA,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_FOREGROUND_SET,
                                   g_param_spec_boolean ("foreground-set", NULL, NULL, TRUE,
                                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
rb_text_shield_init (RbTextShield *self)
{
}

static void
raise_shield (RbTextShield    *self,
              GtkTextTag      *added,
              GtkTextTagTable *table)
{
  gtk_text_tag_set_priority (GTK_TEXT_TAG (self), gtk_text_tag_table_get_size (table) - 1);
}

static void
insert_text_after_cb (RbTextShield  *self,
                      GtkTextIter   *end,
                      const char    *text,
                      int            length,
                      GtkTextBuffer *buffer)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, g_utf8_strlen (text, length));
  gtk_text_buffer_apply_tag (buffer, GTK_TEXT_TAG (self), &start, end);
}

#if GTK_CHECK_VERSION (4, 14, 0)

static gboolean
get_attributes (GtkAccessibleText        *text,
                unsigned int              offset,
                gsize                    *n_ranges,
                GtkAccessibleTextRange  **ranges,
                char                   ***names,
                char                   ***values)
{
  GtkAccessibleTextInterface *parent = g_type_interface_peek_parent (G_TYPE_INSTANCE_GET_INTERFACE (
    text, g_type_from_name ("GtkAccessibleText"), GtkAccessibleTextInterface));
  const char *name[] = { "fg-color", NULL };
  const char *value[] = { "0,0,0", NULL };

  if (parent->get_attributes (text, offset, n_ranges, ranges, names, values))
    return TRUE;

  *n_ranges = 1;
  *ranges = g_new0 (GtkAccessibleTextRange, 1);
  (*ranges)->start = offset;
  *names = g_strdupv ((char **) name);
  *values = g_strdupv ((char **) value);
  return TRUE;
}

static void
rb_text_shield_cover_interface (gpointer interface,
                                gpointer data)
{
  ((GtkAccessibleTextInterface *) interface)->get_attributes = get_attributes;
}

#endif

/**
 * rb_text_shield_cover:
 * @view_type: a type of text views that is being registered
 *
 * Lets the views of @view_type answer where there is no text, too.
 */
void
rb_text_shield_cover (GType view_type)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  const GInterfaceInfo info = { rb_text_shield_cover_interface, NULL, NULL };

  /* By its name, for what is newer than the oldest GTK that we want stands behind a fence. */
  g_type_add_interface_static (view_type, g_type_from_name ("GtkAccessibleText"), &info);
#endif
}

/**
 * rb_text_shield_attach:
 * @buffer: a buffer whose tags are made here, not in a table that others share
 *
 * Lays a shield over the text of @buffer, now and whenever it changes.
 *
 * Returns: (transfer none): the shield; it lives as long as the buffer's tags
 */
RbTextShield *
rb_text_shield_attach (GtkTextBuffer *buffer)
{
  g_autoptr (RbTextShield) self = NULL;
  GtkTextTagTable *table;
  GtkTextIter start, end;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);

  self = g_object_new (RB_TYPE_TEXT_SHIELD, NULL);
  table = gtk_text_buffer_get_tag_table (buffer);
  gtk_text_tag_table_add (table, GTK_TEXT_TAG (self));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, GTK_TEXT_TAG (self), &start, &end);

  g_signal_connect_object (table, "tag-added", G_CALLBACK (raise_shield), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_after_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return self;
}
