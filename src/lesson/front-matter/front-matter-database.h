/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/database-config.h"
#include "lesson/front-matter/yaml-document.h"

G_BEGIN_DECLS

/* The key `database` of the front matter: the contents of the simulated database, and how the database answers. */
gboolean rb_front_matter_read_database (RbYaml            *yaml,
                                        const RbYamlNode  *node,
                                        RbDatabaseConfig  *database,
                                        GError           **error);

void     rb_front_matter_read_simulated (RbYaml            *yaml,
                                         const RbYamlNode  *root,
                                         RbDatabaseConfig  *database);

G_END_DECLS
