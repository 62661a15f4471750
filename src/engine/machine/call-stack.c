/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/call-stack.h"

/* Activations from this number on have no entry in `indexes`, so that a hostile trace cannot make the array huge. They
 * are found by a search of the stack. No real run has so many activations. */
#define MAX_INDEXED (1 << 24)

static RbFrame *
get_frame (RbCallStack *self,
           guint        i)
{
  return &g_array_index (self->frames, RbFrame, i);
}

static void
add_index (RbCallStack *self,
           guint        i)
{
  guint32 activation = get_frame (self, i)->activation;

  if (activation >= MAX_INDEXED)
    return;

  if (activation >= self->indexes->len)
    g_array_set_size (self->indexes, activation + 1);
  g_array_index (self->indexes, guint32, activation) = i;
}

static gboolean
find_frame (RbCallStack *self,
            guint32      activation,
            guint       *ret_i)
{
  guint i = 0;

  if (activation < self->indexes->len)
    i = g_array_index (self->indexes, guint32, activation);
  else if (activation < MAX_INDEXED)
    return FALSE;
  else
    while (i < self->frames->len && get_frame (self, i)->activation != activation)
      i++;

  if (i >= self->frames->len || get_frame (self, i)->activation != activation)
    return FALSE;

  *ret_i = i;

  return TRUE;
}

/*
 * rb_call_stack_init:
 * @self: uninitialized memory
 *
 * Sets up an empty stack.
 */
void
rb_call_stack_init (RbCallStack *self)
{
  *self = (RbCallStack){
    .frames = g_array_new (FALSE, FALSE, sizeof (RbFrame)),
    .indexes = g_array_new (FALSE, TRUE, sizeof (guint32)),
  };
}

/*
 * rb_call_stack_clear:
 * @self: a stack
 *
 * Frees what @self holds, but not @self.
 */
void
rb_call_stack_clear (RbCallStack *self)
{
  g_clear_pointer (&self->frames, g_array_unref);
  g_clear_pointer (&self->indexes, g_array_unref);
}

/*
 * rb_call_stack_push:
 * @self: a stack
 * @frame: a frame; its activation must not be on the stack
 *
 * Puts a copy of a frame on top.
 */
void
rb_call_stack_push (RbCallStack   *self,
                    const RbFrame *frame)
{
  g_array_append_val (self->frames, *frame);
  add_index (self, self->frames->len - 1);
}

/*
 * rb_call_stack_pop:
 * @self: a stack that is not empty
 *
 * Removes the top frame.
 */
void
rb_call_stack_pop (RbCallStack *self)
{
  g_array_set_size (self->frames, self->frames->len - 1);
}

/*
 * rb_call_stack_empty:
 * @self: a stack
 *
 * Removes all frames.
 */
void
rb_call_stack_empty (RbCallStack *self)
{
  g_array_set_size (self->frames, 0);
}

/*
 * rb_call_stack_contains:
 * @self: a stack
 * @activation: an activation
 *
 * Returns: whether a frame of the stack is of that activation
 */
gboolean
rb_call_stack_contains (RbCallStack *self,
                        guint32      activation)
{
  guint i;

  return find_frame (self, activation, &i);
}

/*
 * rb_call_stack_get_top:
 * @self: a stack that is not empty
 *
 * Returns: (transfer none): the top frame, valid until the stack changes
 */
RbFrame *
rb_call_stack_get_top (RbCallStack *self)
{
  return get_frame (self, self->frames->len - 1);
}

/*
 * rb_call_stack_unwind_to:
 * @self: a stack
 * @activation: an activation
 *
 * Removes all frames above the frame of an activation: their functions have returned, or an exception has unwound them.
 * If the activation is not on the stack, nothing is removed.
 *
 * Returns: (transfer none) (nullable): the frame of the activation, which is now the top frame; %NULL if the activation
 *   has no frame
 */
RbFrame *
rb_call_stack_unwind_to (RbCallStack *self,
                         guint32      activation)
{
  guint i;

  if (!find_frame (self, activation, &i))
    return NULL;

  if (i + 1 < self->frames->len)
    g_array_set_size (self->frames, i + 1);

  return get_frame (self, i);
}

/*
 * rb_call_stack_get_copy_size:
 * @self: a stack
 * @before: (nullable): an earlier copy
 *
 * Returns: how many bytes of memory rb_call_stack_save() would take
 */
gsize
rb_call_stack_get_copy_size (RbCallStack       *self,
                             const RbArrayCopy *before)
{
  return rb_array_copy_get_size (self->frames, before);
}

/*
 * rb_call_stack_save:
 * @self: a stack
 * @before: (nullable): an earlier copy
 *
 * Returns: (transfer full): a copy of the stack
 */
RbArrayCopy *
rb_call_stack_save (RbCallStack       *self,
                    const RbArrayCopy *before)
{
  return rb_array_copy_new (self->frames, before);
}

/*
 * rb_call_stack_restore:
 * @self: a stack
 * @copy: a copy of it, made earlier or later in the trace
 *
 * Gives the stack the contents of the copy.
 */
void
rb_call_stack_restore (RbCallStack       *self,
                       const RbArrayCopy *copy)
{
  rb_array_copy_restore (copy, self->frames);
  for (guint i = 0; i < self->frames->len; i++)
    add_index (self, i);
}
