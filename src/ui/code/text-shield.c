/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/text-shield.h"

/* Works around two faults of GTK. With either of them, a screen reader can crash Ringback.
 *
 * First: when AT-SPI asks for the attributes of text, GTK 4.8 goes through its tags, the highest priority first. At the
 * first tag with a foreground, GTK reads the property "foreground". This property is write-only, so GTK uses a pointer
 * that was never set. Tags of syntax highlighting have foregrounds.
 *
 * The shield is a tag that covers all the text of a buffer and has the highest priority. Its property "foreground" can
 * be read, so GTK stops at the shield. The shield changes nothing that is drawn, because GTK draws from fields of the
 * tag that stay unset. Its property "foreground-rgba" can be read as well, because some versions of GTK read that
 * property.
 *
 * Second: when a screen reader asks for one attribute at an offset that has no tag, GTK 4.14 to 4.18 (at least) use a
 * NULL pointer. No tag can cover the offset after the last character. So rb_text_shield_cover() makes a view type
 * answer with the shield's foreground at this offset.
 *
 * Invariants: each character of the buffer has the shield as soon as the signal that inserted it is over; the shield
 * has the highest priority in the tag table. */

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
cover_interface (gpointer interface,
                 gpointer data)
{
  ((GtkAccessibleTextInterface *) interface)->get_attributes = get_attributes;
}

#endif

/**
 * rb_text_shield_cover:
 * @view_type: a type of text view that is being registered
 *
 * Makes views of @view_type answer for the offset after the last character, too.
 */
void
rb_text_shield_cover (GType view_type)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  const GInterfaceInfo info = { cover_interface, NULL, NULL };

  /* Finds the type by its name, because GDK_VERSION_MAX_ALLOWED hides the functions that are newer than GTK 4.8. */
  g_type_add_interface_static (view_type, g_type_from_name ("GtkAccessibleText"), &info);
#endif
}

/**
 * rb_text_shield_attach:
 * @buffer: a buffer that does not share its tag table with another one
 *
 * Covers the text of @buffer with a shield, now and whenever text is inserted.
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
