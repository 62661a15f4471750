/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/compiler.h"

#include <string.h>

#include "runner/numbers.h"
#include "runner/scripts.h"

struct _RbCompiler
{
  GObject parent_instance;

  GThread *loading;
  JSCContext *context;
  JSCValue *tools;
  JSCValue *compiled;
  char *prefix;
};

G_DEFINE_FINAL_TYPE (RbCompiler, rb_compiler, G_TYPE_OBJECT)

/* The scope analysis, for a program whose variables are captured; else null. */
static JSCValue *
load_scopes (RbCompiler *self,
             gboolean    capture)
{
  g_autoptr (JSCValue) make = NULL;
  g_autoptr (JSCValue) syntax = NULL;
  g_autoptr (JSCValue) scopes = NULL;

  if (!capture)
    return jsc_value_new_null (self->context);

  make = rb_runner_load_script (self->context, "scopes.js");
  syntax = jsc_value_object_get_property (self->tools, "syntax");
  scopes = rb_numbers_new_variable_scopes (self->context);
  return jsc_value_function_call (make, JSC_TYPE_VALUE, syntax, JSC_TYPE_VALUE, scopes, G_TYPE_NONE);
}

static void
rb_compiler_dispose (GObject *object)
{
  RbCompiler *self = RB_COMPILER (object);

  rb_compiler_finish_loading (self);
  g_clear_object (&self->compiled);
  g_clear_object (&self->tools);
  g_clear_object (&self->context);
  g_clear_pointer (&self->prefix, g_free);

  G_OBJECT_CLASS (rb_compiler_parent_class)->dispose (object);
}

static void
rb_compiler_class_init (RbCompilerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rb_compiler_dispose;
}

static void
rb_compiler_init (RbCompiler *self)
{
}

/* An engine of its own, in a thread: it takes none of the time in which the realm is made. */
static gpointer
load_thread (gpointer data)
{
  RbCompiler *self = data;
  g_autoptr (JSCValue) loaded = NULL;
  g_autoptr (JSCValue) acorn = NULL;
  g_autoptr (JSCValue) make_parse = NULL;
  g_autoptr (JSCValue) parse = NULL;
  g_autoptr (JSCValue) names = NULL;
  g_autoptr (JSCValue) make_places = NULL;
  g_autoptr (JSCValue) places = NULL;
  g_autoptr (JSCValue) make = NULL;
  g_autoptr (JSCValue) kinds = NULL;
  g_autoptr (JSCValue) site_kinds = NULL;

  self->context = jsc_context_new ();
  loaded = rb_runner_load_script (self->context, "acorn.js");
  acorn = jsc_context_get_value (self->context, "acorn");
  make_parse = rb_runner_load_script (self->context, "syntax.js");
  parse = jsc_value_function_call (make_parse, JSC_TYPE_VALUE, acorn, G_TYPE_NONE);
  kinds = rb_numbers_new_probe_kinds (self->context);
  site_kinds = rb_numbers_new_site_kinds (self->context);
  names = rb_runner_load_script (self->context, "names.js");
  make_places = rb_runner_load_script (self->context, "places.js");
  places = jsc_value_function_call (make_places, JSC_TYPE_VALUE, site_kinds, G_TYPE_NONE);
  make = rb_runner_load_script (self->context, "instrument.js");
  self->tools = jsc_value_function_call (make, JSC_TYPE_VALUE, parse, JSC_TYPE_VALUE, names, JSC_TYPE_VALUE, places,
                                         JSC_TYPE_VALUE, kinds, JSC_TYPE_VALUE, site_kinds, G_TYPE_NONE);
  return NULL;
}

/**
 * rb_compiler_new:
 *
 * Begins to load acorn and the instrumenter, in a thread.
 *
 * Returns: (transfer full): a new compiler
 */
RbCompiler *
rb_compiler_new (void)
{
  RbCompiler *self = g_object_new (RB_TYPE_COMPILER, NULL);

  self->loading = g_thread_new ("compiler", load_thread, self);
  return self;
}

/**
 * rb_compiler_finish_loading:
 * @self: a compiler
 *
 * Waits until it has loaded what it needs. To compile does so, too.
 */
void
rb_compiler_finish_loading (RbCompiler *self)
{
  g_return_if_fail (RB_IS_COMPILER (self));

  if (self->loading != NULL)
    g_thread_join (g_steal_pointer (&self->loading));
}

/* Drawn anew until the source has no such text: a program cannot name a probe that it cannot spell. */
static char *
choose_prefix (const char *source)
{
  while (TRUE)
    {
      g_autofree char *prefix = g_strdup_printf ("$%08x%08x", g_random_int (), g_random_int ());

      if (strstr (source, prefix) == NULL)
        return g_steal_pointer (&prefix);
    }
}

static GVariant *
uints_of_property (JSCValue   *object,
                   const char *name)
{
  GVariantBuilder builder;
  g_autoptr (JSCValue) array = jsc_value_object_get_property (object, name);
  g_autoptr (JSCValue) length = jsc_value_object_get_property (array, "length");
  guint n = (guint) jsc_value_to_double (length);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("au"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JSCValue) item = jsc_value_object_get_property_at_index (array, i);

      g_variant_builder_add (&builder, "u", (guint32) jsc_value_to_double (item));
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
strings_of_property (JSCValue   *object,
                     const char *name)
{
  g_autoptr (JSCValue) array = jsc_value_object_get_property (object, name);
  g_autoptr (JSCValue) length = jsc_value_object_get_property (array, "length");
  guint n = (guint) jsc_value_to_double (length);
  g_autoptr (GPtrArray) strings = g_ptr_array_new_full (n, g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JSCValue) item = jsc_value_object_get_property_at_index (array, i);
      g_autofree char *text = jsc_value_to_string (item);

      g_ptr_array_add (strings, g_utf8_make_valid (text != NULL ? text : "", -1));
    }
  return g_variant_new_strv ((const char *const *) strings->pdata, n);
}

static GVariant *
new_refusal (const char *error,
             guint       line,
             guint       column,
             guint       start,
             guint       end)
{
  return g_variant_new ("(s(uuuu)@au@as)", error, line, column, start, end, g_variant_new ("au", NULL),
                        g_variant_new ("as", NULL));
}

/* The engine has the last word on what a program is, for acorn knows less of early errors. It names but the line, so
 * that the line is the place. NULL if it takes the program. */
static GVariant *
refusal_of_engine (RbCompiler *self,
                   const char *source)
{
  g_autoptr (JSCException) exception = NULL;
  const char *start = source;
  const char *line_start;
  guint line;

  jsc_context_check_syntax (self->context, source, -1, JSC_CHECK_SYNTAX_MODE_SCRIPT, "program", 1, &exception);
  if (exception == NULL)
    return NULL;

  line = MAX (jsc_exception_get_line_number (exception), 1);
  for (guint i = 1; i < line && strchr (start, '\n') != NULL; i++)
    start = strchr (start, '\n') + 1;
  line_start = start;
  start += strspn (start, " \t");
  return new_refusal (jsc_exception_get_message (exception), line, g_utf8_strlen (line_start, start - line_start) + 1,
                      g_utf8_pointer_to_offset (source, start),
                      g_utf8_pointer_to_offset (source, start + strcspn (start, "\r\n")));
}

/* The instrumenter gave up, which is its mistake: better one program that does not run than a runner that fails. */
static GVariant *
refusal_of_instrumenter (RbCompiler *self)
{
  g_autofree char *message = jsc_exception_to_string (jsc_context_get_exception (self->context));

  jsc_context_clear_exception (self->context);
  return new_refusal (message, 0, 0, 0, 0);
}

/* Of what it is told, a text needs to be a value of its own: made for the call alone, as G_TYPE_STRING says, it would
 * lie where the garbage collector does not look, and another one may take its place before the call is made. */
static JSCValue *
instrument (RbCompiler *self,
            const char *source,
            const char *setup,
            gboolean    capture)
{
  g_autoptr (JSCValue) source_value = jsc_value_new_string (self->context, source);
  g_autoptr (JSCValue) setup_value = jsc_value_new_string (self->context, setup);
  g_autoptr (JSCValue) prefix_value = jsc_value_new_string (self->context, self->prefix);
  g_autoptr (JSCValue) scopes = load_scopes (self, capture);

  return jsc_value_object_invoke_method (self->tools, "instrument", JSC_TYPE_VALUE, source_value, JSC_TYPE_VALUE,
                                         setup_value, JSC_TYPE_VALUE, prefix_value, JSC_TYPE_VALUE, scopes,
                                         G_TYPE_NONE);
}

/**
 * rb_compiler_compile:
 * @self: a compiler
 * @source: a program's text
 * @setup: what runs before it; its names are declared
 * @capture: whether its probes are to read the variables
 *
 * Parses and instruments a program; what it makes is kept for the other functions.
 *
 * Returns: (transfer floating): `(s(uuuu)auas)`: the error or "", its place, the sites and their names
 */
GVariant *
rb_compiler_compile (RbCompiler *self,
                     const char *source,
                     const char *setup,
                     gboolean    capture)
{
  g_autofree char *error = NULL;
  g_autoptr (JSCValue) error_value = NULL;
  g_autoptr (GVariant) numbers = NULL;
  const guint32 *place;
  GVariant *refusal;
  gsize n;

  g_return_val_if_fail (RB_IS_COMPILER (self), NULL);

  rb_compiler_finish_loading (self);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_object (&self->compiled);
  self->prefix = choose_prefix (source);
  self->compiled = instrument (self, source, setup, capture);
  if (jsc_context_get_exception (self->context) != NULL)
    return refusal_of_instrumenter (self);
  error_value = jsc_value_object_get_property (self->compiled, "error");
  error = jsc_value_to_string (error_value);
  numbers = g_variant_ref_sink (uints_of_property (self->compiled, "place"));
  place = g_variant_get_fixed_array (numbers, &n, sizeof (guint32));
  g_assert (n == 4);
  if (*error != '\0')
    return new_refusal (error, place[0], place[1], place[2], place[3]);
  refusal = refusal_of_engine (self, source);
  if (refusal != NULL)
    return refusal;
  return g_variant_new ("(s(uuuu)@au@as)", "", 0, 0, 0, 0, uints_of_property (self->compiled, "sites"),
                        strings_of_property (self->compiled, "names"));
}

/**
 * rb_compiler_get_prefix:
 * @self: a compiler that has compiled
 *
 * Returns: what the probes' names start with
 */
const char *
rb_compiler_get_prefix (RbCompiler *self)
{
  g_return_val_if_fail (RB_IS_COMPILER (self), NULL);

  return self->prefix;
}

/**
 * rb_compiler_dup_code:
 * @self: a compiler that has compiled
 *
 * Returns: (transfer full): the traced program
 */
char *
rb_compiler_dup_code (RbCompiler *self)
{
  g_autoptr (JSCValue) code = NULL;

  g_return_val_if_fail (RB_IS_COMPILER (self), NULL);

  code = jsc_value_object_get_property (self->compiled, "code");
  return jsc_value_to_string (code);
}

/**
 * rb_compiler_dup_program:
 * @self: a compiler that has compiled
 *
 * Returns: (transfer full): JSON of what the program's realm needs to know of it
 */
char *
rb_compiler_dup_program (RbCompiler *self)
{
  g_return_val_if_fail (RB_IS_COMPILER (self), NULL);

  return jsc_value_to_json (self->compiled, 0);
}

/**
 * rb_compiler_find_statement:
 * @self: a compiler
 * @line: a line of the traced program, from 1
 * @column: a column in it, from 1
 * @ret_site: (out): the innermost statement there
 * @ret_line: (out): the line it starts on in the original
 * @ret_column: (out): the column it starts on
 *
 * Returns: whether there is one
 */
gboolean
rb_compiler_find_statement (RbCompiler *self,
                            guint       line,
                            guint       column,
                            guint      *ret_site,
                            guint      *ret_line,
                            guint      *ret_column)
{
  g_autoptr (JSCValue) found = NULL;
  int numbers[3];

  g_return_val_if_fail (RB_IS_COMPILER (self), FALSE);

  found = jsc_value_object_invoke_method (self->tools, "statementAt", JSC_TYPE_VALUE, self->compiled, G_TYPE_UINT,
                                          line, G_TYPE_UINT, column, G_TYPE_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (JSCValue) number = jsc_value_object_get_property_at_index (found, i);

      numbers[i] = jsc_value_to_int32 (number);
    }
  if (numbers[0] < 0)
    return FALSE;

  *ret_site = numbers[0];
  *ret_line = numbers[1];
  *ret_column = numbers[2];
  return TRUE;
}
