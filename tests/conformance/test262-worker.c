/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * test262-worker CHECKOUT: for each line "bare|traced|captured sloppy|strict PATH" runs that test in a fresh realm, by
 * JavaScriptCore alone, or instrumented and with everything that a program's realm has, or so that its variables are
 * read as well; and answers a line: "pass", or "fail" and why. A test may crash it or hang; who asks is to watch.
 */

#include "config.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "runner/compiler.h"
#include "runner/realm.h"
#include "test262-case.h"
#include "test262-host.h"
#include "test262-realm.h"

/* The variables of so many statements are read, which is more than is ever asked for at once. */
#define LAST_CAPTURED 300

#define COMPLETE "Test262:AsyncTestComplete\n"

typedef struct
{
  const char *checkout;
  RbCompiler *compiler;
  Test262Host *host;
} Worker;

/* What a run came to, before it is known what the test wanted. */
typedef struct
{
  const char *phase;
  char *error;
  char *printed;
} Result;

static void
result_clear (Result *self)
{
  g_free (self->error);
  g_free (self->printed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

static char *
judge (Test262Case  *test,
       const Result *result)
{
  const char *error = result->error != NULL ? result->error : "nothing";

  if (test->negative_type != NULL)
    {
      g_autofree char *name = g_strndup (error, strcspn (error, ":"));

      if (g_str_equal (result->phase, test->negative_phase) && g_str_equal (name, test->negative_type))
        return g_strdup ("pass");
      return g_strdup_printf ("fail %s: %s", result->phase, error);
    }
  if (result->error != NULL)
    return g_strdup_printf ("fail %s: %s", result->phase, error);
  if ((test->flags & TEST262_ASYNC) != 0 && !g_str_equal (result->printed, COMPLETE))
    return g_strdup_printf ("fail printed: %s", result->printed);
  return g_strdup ("pass");
}

static void
run_bare (Worker      *self,
          Test262Case *test,
          const char  *source,
          Result      *result)
{
  g_autoptr (JSCContext) context = jsc_context_new ();
  g_autoptr (Test262Realm) realm = test262_realm_new (context);
  g_autoptr (JSCValue) value G_GNUC_UNUSED = NULL;

  result->phase = "harness";
  result->error = test262_realm_prepare (realm, self->checkout, test);
  if (result->error != NULL)
    return;
  result->phase = "parse";
  result->error = test262_realm_check (realm, source);
  if (result->error != NULL)
    return;

  result->phase = "runtime";
  value = jsc_context_evaluate_with_source_uri (context, source, -1, "program", 1);
  result->error = test262_realm_take_error (realm);
  result->printed = g_strdup (realm->printed->str);
}

static GVariant *
new_options (gboolean capture)
{
  GVariantDict options;

  g_variant_dict_init (&options, NULL);
  g_variant_dict_insert (&options, "max-statements", "x", G_GINT64_CONSTANT (1000000000));
  g_variant_dict_insert (&options, "max-microtasks", "u", (guint32) 100000);
  g_variant_dict_insert (&options, "max-pending", "u", (guint32) 10000);
  if (capture)
    g_variant_dict_insert (&options, "capture", "(xx)", (gint64) 1, (gint64) LAST_CAPTURED);
  return g_variant_ref_sink (g_variant_dict_end (&options));
}

static void
run_traced (Worker      *self,
            Test262Case *test,
            const char  *source,
            gboolean     capture,
            Result      *result)
{
  g_autoptr (GVariant) compiled = g_variant_ref_sink (rb_compiler_compile (self->compiler, source, "", capture));
  g_autoptr (GVariant) options = new_options (capture);
  g_autoptr (RbRealm) ours = NULL;
  g_autoptr (Test262Realm) realm = NULL;
  g_autofree char *code = NULL;
  g_auto (GStrv) stand_ins G_GNUC_UNUSED = NULL;
  const char *error;

  result->phase = "parse";
  g_variant_get_child (compiled, 0, "&s", &error);
  if (*error != '\0')
    {
      result->error = g_strdup_printf ("SyntaxError: %s", error);
      return;
    }

  ours = rb_realm_new (test262_host_get_proxy (self->host), self->compiler);
  stand_ins = rb_realm_configure (ours, NULL, options);
  realm = test262_realm_new (rb_realm_get_context (ours));
  code = rb_compiler_dup_code (self->compiler);
  result->error = test262_realm_check (realm, code);
  if (result->error != NULL)
    return;
  result->phase = "harness";
  result->error = test262_realm_prepare (realm, self->checkout, test);
  if (result->error != NULL)
    return;

  result->phase = "runtime";
  test262_host_begin (self->host, compiled);
  rb_realm_evaluate (ours);
  result->error = test262_host_finish (self->host, rb_realm_take_trace (ours));
  result->printed = g_strdup (realm->printed->str);
}

static char *
run (Worker     *self,
     const char *mode,
     gboolean    strict,
     const char *path)
{
  g_autofree char *file = g_build_filename (self->checkout, path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (Test262Case) test = test262_case_read (file, &error);
  g_autofree char *source = NULL;
  g_auto (Result) result = { 0 };

  g_assert_no_error (error);
  source = g_strconcat (strict ? "\"use strict\";\n" : "", test->source, NULL);
  if (g_str_equal (mode, "bare"))
    run_bare (self, test, source, &result);
  else
    run_traced (self, test, source, g_str_equal (mode, "captured"), &result);
  return judge (test, &result);
}

int
main (int    argc,
      char **argv)
{
  Worker worker = { 0 };
  char line[4096];

  g_assert_cmpint (argc, ==, 2);
  if (nice (10) == -1)
    g_debug ("as nice as before");
  /* How long a recursion goes well may depend on which of the engine's compilers has got to it by then: one of them
   * keeps the frame of a tail call from a `catch`. Compiling as it runs, not beside it, the engine says the same each
   * time. */
  g_setenv ("JSC_useConcurrentJIT", "0", TRUE);
  worker.checkout = argv[1];
  worker.compiler = rb_compiler_new ();
  worker.host = test262_host_new ();
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (line), " ", 3);
      g_autofree char *verdict = NULL;
      g_autofree char *valid = NULL;
      g_autofree char *escaped = NULL;

      g_assert_cmpint (g_strv_length (words), ==, 3);
      verdict = run (&worker, words[0], g_str_equal (words[1], "strict"), words[2]);
      valid = g_utf8_make_valid (verdict, MIN (strlen (verdict), 2000));
      escaped = g_strescape (valid, NULL);
      puts (escaped);
      fflush (stdout);
    }
  return 0;
}
