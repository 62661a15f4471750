/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  rb_code_text_get_iters      (GtkTextBuffer *buffer,
                                   guint          start,
                                   guint          end,
                                   GtkTextIter   *ret_start,
                                   GtkTextIter   *ret_end);
void  rb_code_text_go_to_line_end (GtkTextIter   *iter);
char *rb_code_text_dup            (GtkTextBuffer *buffer);
char *rb_code_text_dup_first_line (GtkTextBuffer *buffer,
                                   guint          start,
                                   guint          end);
void  rb_code_text_replace        (GtkTextBuffer *buffer,
                                   const char    *text);
void  rb_code_text_forget         (GtkTextBuffer *buffer,
                                   const char    *text);
void  rb_code_text_rewrite        (GtkTextBuffer *buffer,
                                   const char    *text);
void  rb_code_text_underline      (GtkTextBuffer *buffer,
                                   GtkTextTag    *tag,
                                   guint          start,
                                   guint          end);

G_END_DECLS
