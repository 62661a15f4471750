/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "ui/common/callback-palette.h"

G_BEGIN_DECLS

/* How many colours callbacks have; callback 0 is the main script. */
#define RB_TIMELINE_N_COLORS 9

/* The colours of bars of one callback, before and after the playhead. */
typedef struct
{
  GdkRGBA fill;
  GdkRGBA text;
  GdkRGBA edge;
} RbTimelineColors;

/*
 * RbTimelineStyle:
 * @past: the colours of what has been shown
 * @future: the colours of what is known and has not been shown
 * @blocked: an outline, its fill, and the text on it; before and after the playhead
 * @text: names and times
 * @line: lines between tracks
 * @playhead: the playhead
 * @has_edges: whether bars have an outline
 * @layouts: (element-type utf8 PangoLayout): text that was laid out
 *
 * The colours and the type of a timeline. It is made anew when the style of the widget changes.
 */
typedef struct
{
  RbTimelineColors past[RB_TIMELINE_N_COLORS];
  RbTimelineColors future[RB_TIMELINE_N_COLORS];
  RbTimelineColors blocked[2];
  GdkRGBA text;
  GdkRGBA line;
  GdkRGBA playhead;
  gboolean has_edges;
  GHashTable *layouts;
} RbTimelineStyle;

void                    rb_timeline_style_init       (RbTimelineStyle       *self,
                                                      GtkWidget             *widget);
void                    rb_timeline_style_init_for   (RbTimelineStyle       *self,
                                                      RbScheme               scheme,
                                                      const GdkRGBA         *text);
void                    rb_timeline_style_clear      (RbTimelineStyle       *self);
const RbTimelineColors *rb_timeline_style_get_colors (const RbTimelineStyle *self,
                                                      guint                  callback,
                                                      gboolean               is_future);
PangoLayout            *rb_timeline_style_get_layout (RbTimelineStyle       *self,
                                                      GtkWidget             *widget,
                                                      const char            *text,
                                                      gboolean               is_bold,
                                                      double                 size);

G_END_DECLS
