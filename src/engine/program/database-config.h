/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RbAnswers:
 * @RB_ANSWERS_LATER: a lookup without a callback returns at once, and its answer is dropped
 * @RB_ANSWERS_BLOCKING: a lookup without a callback blocks the program until it is answered
 *
 * What the database does when a lookup has no callback.
 */
typedef enum
{
  RB_ANSWERS_LATER,
  RB_ANSWERS_BLOCKING,
} RbAnswers;

#define RB_TYPE_ANSWERS (rb_answers_get_type ())

GType rb_answers_get_type (void);

/**
 * RbConvention:
 * @RB_CONVENTION_VALUE: `callback (value)`
 * @RB_CONVENTION_ERROR_FIRST: `callback (error, value)`
 *
 * Which arguments the database passes to a callback.
 */
typedef enum
{
  RB_CONVENTION_VALUE,
  RB_CONVENTION_ERROR_FIRST,
} RbConvention;

/* The longest latency, in ms: an hour. */
#define RB_DATABASE_MAX_LATENCY 3600000

#define RB_TYPE_DATABASE_CONFIG (rb_database_config_get_type ())

G_DECLARE_FINAL_TYPE (RbDatabaseConfig, rb_database_config, RB, DATABASE_CONFIG, GObject)

RbDatabaseConfig *rb_database_config_new            (void);
RbDatabaseConfig *rb_database_config_copy           (RbDatabaseConfig *self);

RbAnswers         rb_database_config_get_answers    (RbDatabaseConfig *self);
void              rb_database_config_set_answers    (RbDatabaseConfig *self,
                                                     RbAnswers         answers);
RbConvention      rb_database_config_get_convention (RbDatabaseConfig *self);
void              rb_database_config_set_convention (RbDatabaseConfig *self,
                                                     RbConvention      convention);
void              rb_database_config_get_latency    (RbDatabaseConfig *self,
                                                     guint            *ret_minimum,
                                                     guint            *ret_maximum,
                                                     guint32          *ret_seed);
void              rb_database_config_set_latency    (RbDatabaseConfig *self,
                                                     guint             minimum,
                                                     guint             maximum,
                                                     guint32           seed);
JsonObject       *rb_database_config_get_tables     (RbDatabaseConfig *self);
void              rb_database_config_set_tables     (RbDatabaseConfig *self,
                                                     JsonObject       *tables);
JsonObject       *rb_database_config_get_failures   (RbDatabaseConfig *self);
void              rb_database_config_set_failures   (RbDatabaseConfig *self,
                                                     JsonObject       *failures);
JsonObject       *rb_database_config_get_responses  (RbDatabaseConfig *self);
void              rb_database_config_set_responses  (RbDatabaseConfig *self,
                                                     JsonObject       *responses);
JsonObject       *rb_database_config_get_files      (RbDatabaseConfig *self);
void              rb_database_config_set_files      (RbDatabaseConfig *self,
                                                     JsonObject       *files);
JsonArray        *rb_database_config_get_replies    (RbDatabaseConfig *self);
void              rb_database_config_set_replies    (RbDatabaseConfig *self,
                                                     JsonArray        *replies);

char             *rb_database_config_dup_singular   (const char       *table);

G_END_DECLS
