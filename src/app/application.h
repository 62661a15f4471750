/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <adwaita.h>

#include "app/type-scale.h"
#include "engine/runner-client/runner-pool.h"
#include "lesson/library/draft-store.h"
#include "lesson/library/library.h"
#include "lesson/library/playgrounds.h"

G_BEGIN_DECLS

#define RB_TYPE_APPLICATION (rb_application_get_type ())

/* Owns what all windows share: the library, the progress, the drafts, the playgrounds, the settings and the spare
 * runner. */
G_DECLARE_FINAL_TYPE (RbApplication, rb_application, RB, APPLICATION, AdwApplication)

RbApplication *rb_application_new             (void);

RbLibrary     *rb_application_get_library     (RbApplication *self);
RbProgress    *rb_application_get_progress    (RbApplication *self);
RbDraftStore  *rb_application_get_drafts      (RbApplication *self);
RbPlaygrounds *rb_application_get_playgrounds (RbApplication *self);
RbRunnerPool  *rb_application_get_pool        (RbApplication *self);
GSettings     *rb_application_get_settings    (RbApplication *self);
RbTypeScale   *rb_application_get_type_scale  (RbApplication *self);

G_END_DECLS
