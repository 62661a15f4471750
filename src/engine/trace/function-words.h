/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

const char *rb_function_words_get_name    (const RbSite *function);
char       *rb_function_words_dup_subject (const RbSite *function);
char       *rb_function_words_dup_object  (const RbSite *function);

G_END_DECLS
