/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Ringback's own symbolic icons: data/icons/hicolor/scalable/actions. The icon theme finds them because GtkApplication
 * adds the resources of the application to it. */
#define RB_SIGN_CURRENT   "ringback-current-symbolic"   /* the line of the current statement */
#define RB_SIGN_DONE      "ringback-done-symbolic"      /* a callback that has run */
#define RB_SIGN_ERROR     "ringback-error-symbolic"     /* the line of an error */
#define RB_SIGN_HAND      "ringback-hand-symbolic"      /* a raised hand */
#define RB_SIGN_HOURGLASS "ringback-hourglass-symbolic" /* a function that waits at an `await`, off the stack */
#define RB_SIGN_SCRIPT    "ringback-script-symbolic"    /* the main script, which has no letter */
#define RB_SIGN_UNCALLED  "ringback-uncalled-symbolic"  /* a callback that was not called, code that did not run */
#define RB_SIGN_WAITING   "ringback-waiting-symbolic"   /* a callback whose time has not come */

void rb_sign_draw (GtkWidget     *widget,
                   GtkSnapshot   *snapshot,
                   const char    *name,
                   double         x,
                   double         y,
                   double         size,
                   const GdkRGBA *color,
                   const GdkRGBA *error_color);

G_END_DECLS
