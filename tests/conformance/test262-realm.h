/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <jsc/jsc.h>

#include "test262-case.h"

G_BEGIN_DECLS

/* What a test finds beside the language, the same in a bare realm and in one of ours: `$262`, `print`, the harness. */
typedef struct
{
  JSCContext *context;
  GPtrArray *realms;
  GString *printed;
} Test262Realm;

Test262Realm *test262_realm_new      (JSCContext    *context);
void          test262_realm_free     (Test262Realm  *self);

/* Evaluates the harness files that @test asks for; gives the error of the first that fails, or NULL. */
char         *test262_realm_prepare  (Test262Realm  *self,
                                      const char    *checkout,
                                      Test262Case   *test);

/* The engine's own opinion of a text, before it runs: its error, or NULL. */
char         *test262_realm_check    (Test262Realm  *self,
                                      const char    *text);

/* The error that came out of the last evaluation, or NULL. */
char         *test262_realm_take_error (Test262Realm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Test262Realm, test262_realm_free)

G_END_DECLS
