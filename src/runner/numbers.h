/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <jsc/jsc.h>

G_BEGIN_DECLS

JSCValue *rb_numbers_new                 (JSCContext *context);
JSCValue *rb_numbers_new_probe_kinds     (JSCContext *context);
JSCValue *rb_numbers_new_site_kinds      (JSCContext *context);
JSCValue *rb_numbers_new_variable_scopes (JSCContext *context);

G_END_DECLS
