/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/service.h"

#include "runner/compiler.h"
#include "runner/realm.h"
#include "runner/variables.h"
#include "wire/record.h"
#include "wire/runner-interface.h"

struct _RbService
{
  GObject parent_instance;

  RbWireRunner *skeleton;
  RbCompiler *compiler;
  RbRealm *realm;
  gboolean compiled;
};

G_DEFINE_FINAL_TYPE (RbService, rb_service, G_TYPE_OBJECT)

static gboolean
compile_cb (RbService             *self,
            GDBusMethodInvocation *invocation,
            const char            *source,
            const char            *setup,
            GVariant              *options)
{
  g_autoptr (GVariant) compiled = NULL;
  g_autoptr (GVariant) place = NULL;
  g_autoptr (GVariant) sites = NULL;
  g_autoptr (GVariant) names = NULL;
  g_auto (GStrv) stand_ins = NULL;
  const char *error;

  if (self->compiled)
    {
      g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED,
                                             "A runner runs one program");
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }

  compiled = g_variant_ref_sink (
    rb_compiler_compile (self->compiler, source, setup, rb_variables_are_wanted (options)));
  g_variant_get (compiled, "(&s@(uuuu)@au@as)", &error, &place, &sites, &names);
  if (*error == '\0')
    {
      stand_ins = rb_realm_configure (self->realm, setup, options);
      self->compiled = TRUE;
    }
  g_dbus_method_invocation_return_value (
    invocation, g_variant_new ("(s@(uuuu)@au@as@as)", error, place, sites, names,
                               g_variant_new_strv ((const char *const *) stand_ins, stand_ins != NULL ? -1 : 0)));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
refuse_uncompiled (RbService             *self,
                   GDBusMethodInvocation *invocation)
{
  if (self->compiled)
    return FALSE;
  g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED, "No program was compiled");
  return TRUE;
}

static gboolean
evaluate_cb (RbService             *self,
             GDBusMethodInvocation *invocation)
{
  if (refuse_uncompiled (self, invocation))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  rb_realm_evaluate (self->realm);
  rb_wire_runner_complete_evaluate (self->skeleton, invocation, rb_realm_take_trace (self->realm));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
invoke_cb (RbService             *self,
           GDBusMethodInvocation *invocation,
           guint                  request,
           gint64                 now,
           GVariant              *arguments,
           gboolean               keep)
{
  if (refuse_uncompiled (self, invocation))
    return G_DBUS_METHOD_INVOCATION_HANDLED;

  rb_realm_invoke (self->realm, request, now, arguments, keep);
  rb_wire_runner_complete_invoke (self->skeleton, invocation, rb_realm_take_trace (self->realm));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
rb_service_dispose (GObject *object)
{
  RbService *self = RB_SERVICE (object);

  if (self->skeleton != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
  g_clear_object (&self->skeleton);
  g_clear_object (&self->realm);
  g_clear_object (&self->compiler);

  G_OBJECT_CLASS (rb_service_parent_class)->dispose (object);
}

static void
rb_service_class_init (RbServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rb_service_dispose;
}

static void
rb_service_init (RbService *self)
{
  self->skeleton = rb_wire_runner_skeleton_new ();
  g_signal_connect_swapped (self->skeleton, "handle-compile", G_CALLBACK (compile_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-evaluate", G_CALLBACK (evaluate_cb), self);
  g_signal_connect_swapped (self->skeleton, "handle-invoke", G_CALLBACK (invoke_cb), self);
}

/**
 * rb_service_new:
 * @connection: the connection to the host
 * @compiler: what compiles the program
 * @error: return location for an error
 *
 * Loads the realm and exports it with the compiler to the host. A program may run for as long as its limits let it, so
 * calls to the host have no timeout.
 *
 * Returns: (transfer full): a new service, or %NULL
 */
RbService *
rb_service_new (GDBusConnection  *connection,
                RbCompiler       *compiler,
                GError          **error)
{
  g_autoptr (RbService) self = g_object_new (RB_TYPE_SERVICE, NULL);
  g_autoptr (RbWireHost) host = NULL;

  host = rb_wire_host_proxy_new_sync (
    connection, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES | G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS, NULL,
    RB_WIRE_HOST_PATH, NULL, error);
  if (host == NULL)
    return NULL;

  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (host), G_MAXINT);
  self->compiler = g_object_ref (compiler);
  self->realm = rb_realm_new (host, compiler);
  rb_compiler_finish_loading (compiler);
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, RB_WIRE_RUNNER_PATH,
                                         error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * rb_service_warm_up:
 * @self: a service
 *
 * Has the engine translate the compiler's own JavaScript, which it does on first use, unless a program has come
 * already. Nothing of it remains: the next program is compiled as if it were the first.
 */
void
rb_service_warm_up (RbService *self)
{
  static const char sample[] =
    "'use strict'; const f = async (id, cb) => { try { await g(id, (error, x) => { if (error) throw error; }); }"
    " catch (e) { for (let i = 0; i < 2; i++) console.log(`${i}`, { a: [1], b() {} }); } return cb(1); };\n"
    "function* g() { while (yield 1) switch (2) { case 1: break; default: } } class A extends B { x = 1; }\n";
  g_autoptr (GVariant) ignored = NULL;

  g_return_if_fail (RB_IS_SERVICE (self));

  if (!self->compiled)
    ignored = g_variant_ref_sink (rb_compiler_compile (self->compiler, sample, "", FALSE));
}
