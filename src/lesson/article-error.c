/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article-error.h"

G_DEFINE_QUARK (rb-article-error-quark, rb_article_error)
