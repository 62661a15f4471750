/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A piece of text that a widget draws: where its ink is, how much of it is seen, and how large its type is. */
typedef struct
{
  graphene_rect_t ink;
  graphene_rect_t seen; /* without a size if it is out of sight */
  double size; /* in pixels */
} DrawnText;

GArray     *drawn_text_list (GtkWidget       *widget);

const char *name_drawn_text (GtkWidget       *widget,
                             const DrawnText *text);

G_END_DECLS
