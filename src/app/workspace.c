/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/workspace.h"

#include "app/workspace-private.h"
#include "ui/code/program-notes.h"
#include "ui/common/em.h"
#include "ui/common/pane-handle.h"
#include "ui/common/reader.h"
#include "ui/common/style-class.h"
#include "ui/console/console-view.h"
#include "ui/stage/stage.h"
#include "ui/timeline/timeline-view.h"
#include "ui/transport/narration-bar.h"

/* A width, in em, that has no room for all buttons of the transport; and for those that only jump. */
#define TIGHT_WIDTH 40
#define FEW_WIDTH 30

/* The room, in em, in which a question to a class fits in large type. */
#define QUESTION_WIDTH 52
#define QUESTION_HEIGHT 29

G_DEFINE_FINAL_TYPE (RbWorkspace, rb_workspace, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- Where the parts go ------------------------------------------------------------------------------------------- */

static int
measure_guide (int      width,
               gpointer user_data)
{
  RbWorkspace *self = user_data;

  return rb_guide_view_measure_step (RB_GUIDE_VIEW (self->parts[RB_PLACE_GUIDE]), width);
}

static double
get_size (RbWorkspace *self,
          const char  *key)
{
  return self->settings != NULL ? g_settings_get_double (self->settings, key) : 0;
}

static RbWorkspaceRequest
create_request (RbWorkspace *self,
                int          width,
                int          height)
{
  RbWorkspaceRequest request = {
    .width = width,
    .height = height,
    .em = rb_em_get (GTK_WIDGET (self)),
    .projecting = self->projecting,
    .has_guide = gtk_widget_get_visible (self->parts[RB_PLACE_GUIDE]),
    .has_program = self->session != NULL &&
                   rb_document_get_exercise (rb_session_get_document (self->session)) != NULL,
    .is_asking = self->session != NULL && rb_session_get_player (self->session) == NULL &&
                 rb_session_get_asking (self->session),
    .page = rb_workspace_get_page (self),
    .guide_width = get_size (self, "guide-width"),
    .stage_width = get_size (self, "stage-width"),
    .run_height = get_size (self, "run-height"),
    .measure_guide = measure_guide,
    .user_data = self,
  };

  gtk_widget_measure (self->parts[RB_PLACE_TRANSPORT], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &request.transport_width,
                      NULL, NULL);
  gtk_widget_measure (self->parts[RB_PLACE_TRANSPORT], GTK_ORIENTATION_VERTICAL, -1, &request.transport_height, NULL,
                      NULL, NULL);

  gtk_widget_measure (self->parts[RB_PLACE_STAGE], GTK_ORIENTATION_HORIZONTAL, -1, &request.stage_minimum, NULL, NULL,
                      NULL);
  request.stage_minimum = MIN (request.stage_minimum, width / 2);
  /* A folded workspace hides the notes. They are measured all the same, or else it would unfold and fold for ever. */
  gtk_widget_measure (gtk_widget_get_first_child (self->notes), GTK_ORIENTATION_VERTICAL, -1, NULL,
                      &request.notes_height, NULL, NULL);

  return request;
}

static void
shape_transport (RbWorkspace *self)
{
  RbTransportBar *transport = RB_TRANSPORT_BAR (self->parts[RB_PLACE_TRANSPORT]);
  GtkWidget *narration = self->parts[RB_PLACE_NARRATION];

  rb_transport_bar_set_compact (transport, self->is_tight);
  rb_transport_bar_set_few (transport, self->is_folded && self->has_few);
  rb_style_class_set (narration, "compact", self->is_beside && self->span <= RB_SPAN_COMPACT);
  rb_narration_bar_set_low (RB_NARRATION_BAR (narration), self->is_folded);
  if (!self->is_folded)
    rb_narration_bar_set_subtitle (RB_NARRATION_BAR (narration), self->subtitle_em, self->subtitle_width,
                                   self->subtitle_height);
}

static gboolean
shape_cb (gpointer user_data)
{
  RbWorkspace *self = user_data;

  self->shape_source = 0;
  shape_transport (self);
  rb_style_class_set (GTK_WIDGET (self), "folded", self->is_folded);
  gtk_widget_set_visible (GTK_WIDGET (self->guide_button), self->is_folded);
  /* The code needs the room more than what can be read about it. */
  gtk_widget_set_visible (self->notes, !self->projecting && !self->is_folded);
  rb_timeline_view_set_thin (RB_TIMELINE_VIEW (self->parts[RB_PLACE_TIMELINE]),
                             self->projecting || self->span <= RB_SPAN_COMPACT);
  rb_style_class_set (self->parts[RB_PLACE_GUIDE], "tight", self->is_cramped);
  rb_guide_view_set_compact (RB_GUIDE_VIEW (self->parts[RB_PLACE_GUIDE]),
                             self->span <= RB_SPAN_COMPACT && !self->projecting && !self->is_folded);
  for (guint i = 0; i < RB_N_CODE_STEPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("code-step-%u", i);

      rb_style_class_set (GTK_WIDGET (self->code_pane), name, self->projecting && i == self->code_step);
    }

  return G_SOURCE_REMOVE;
}

/* The parts take another shape after a layout, because no widget may change its size during one. */
static void
queue_shape (RbWorkspace *self)
{
  if (self->shape_source == 0)
    self->shape_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, shape_cb, self, NULL);
}

/* Code in projection is as large as fits. */
static guint
find_code_step (RbWorkspace        *self,
                const GdkRectangle *place,
                double              em)
{
  g_autofree char *source = rb_code_pane_get_source (self->code_pane);
  g_auto (GStrv) lines = g_strsplit (source, "\n", -1);
  guint n_columns = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n_columns = MAX (n_columns, g_utf8_strlen (lines[i], -1));

  return rb_workspace_layout_find_code_step (place, em, g_strv_length (lines), n_columns);
}

static void
find_shape (RbWorkspace              *self,
            const RbWorkspaceRequest *request,
            const GdkRectangle        places[RB_N_PLACES])
{
  guint code_step = self->projecting ? find_code_step (self, &places[RB_PLACE_CODE], request->em) : 0;
  gboolean is_folded = rb_workspace_layout_is_folded (request);
  gboolean is_tight = is_folded || request->width < TIGHT_WIDTH * request->em;
  gboolean has_few = request->width < FEW_WIDTH * request->em;
  gboolean is_beside = !self->projecting && places[RB_PLACE_NARRATION].y == places[RB_PLACE_TRANSPORT].y;
  gboolean is_cramped = self->projecting && (request->width < QUESTION_WIDTH * request->em ||
                                             request->height < QUESTION_HEIGHT * request->em);
  double subtitle_em = self->projecting ? request->em : 0;
  const GdkRectangle *subtitle = &places[RB_PLACE_NARRATION];
  RbSpan span = rb_workspace_layout_find_span (request->width, request->em);

  if (G_APPROX_VALUE (subtitle_em, self->subtitle_em, 0.01) && subtitle->width == self->subtitle_width &&
      subtitle->height == self->subtitle_height && span == self->span && code_step == self->code_step &&
      is_folded == self->is_folded && is_tight == self->is_tight && has_few == self->has_few &&
      is_cramped == self->is_cramped && is_beside == self->is_beside)
    return;

  self->span = span;
  self->code_step = code_step;
  self->is_folded = is_folded;
  self->is_tight = is_tight;
  self->has_few = has_few;
  self->is_cramped = is_cramped;
  self->is_beside = is_beside;
  self->subtitle_em = subtitle_em;
  self->subtitle_width = subtitle->width;
  self->subtitle_height = subtitle->height;
  queue_shape (self);
}

static void
rb_workspace_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  RbWorkspace *self = RB_WORKSPACE (widget);
  RbWorkspaceRequest request = create_request (self, width, height);
  GdkRectangle places[RB_N_PLACES];

  rb_workspace_layout_place (&request, places);
  find_shape (self, &request, places);

  for (guint i = 0; i < RB_N_PLACES; i++)
    {
      gboolean is_shown = places[i].width > 0 && places[i].height > 0;
      int minimum;

      gtk_widget_set_child_visible (self->parts[i], is_shown);
      if (!is_shown)
        continue;

      /* A part that needs more than its place is cut off at the workspace's edge. */
      gtk_widget_measure (self->parts[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      places[i].width = MAX (places[i].width, minimum);
      gtk_widget_measure (self->parts[i], GTK_ORIENTATION_VERTICAL, places[i].width, &minimum, NULL, NULL, NULL);
      places[i].height = MAX (places[i].height, minimum);
      gtk_widget_size_allocate (self->parts[i], &places[i], -1);
    }
}

/* --- Sizes that the person chooses -------------------------------------------------------------------------------- */

static void
move_edge (RbWorkspace *self,
           const char  *key,
           int          size,
           double       distance)
{
  double em = rb_em_get (GTK_WIDGET (self));

  if (self->settings != NULL)
    g_settings_set_double (self->settings, key, MAX (1, (size + distance) / em));
}

static void
guide_moved_cb (RbWorkspace *self,
                double       distance)
{
  move_edge (self, "guide-width", gtk_widget_get_width (self->parts[RB_PLACE_GUIDE]), distance);
}

static void
stage_moved_cb (RbWorkspace *self,
                double       distance)
{
  move_edge (self, "stage-width", gtk_widget_get_width (self->parts[RB_PLACE_STAGE]), -distance);
}

static void
run_moved_cb (RbWorkspace *self,
              double       distance)
{
  move_edge (self, "run-height", gtk_widget_get_height (self->parts[RB_PLACE_CONSOLE]), -distance);
}

static void
guide_reset_cb (RbWorkspace *self)
{
  g_settings_reset (self->settings, "guide-width");
}

static void
stage_reset_cb (RbWorkspace *self)
{
  g_settings_reset (self->settings, "stage-width");
}

static void
run_reset_cb (RbWorkspace *self)
{
  g_settings_reset (self->settings, "run-height");
}

/* --- The widget --------------------------------------------------------------------------------------------------- */

static void
rb_workspace_dispose (GObject *object)
{
  RbWorkspace *self = RB_WORKSPACE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->shape_source, g_source_remove);
  rb_workspace_disconnect_session (self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (rb_workspace_parent_class)->dispose (object);
}

static void
rb_workspace_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  RbWorkspace *self = RB_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_workspace_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  RbWorkspace *self = RB_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        {
          g_object_notify_by_pspec (object, pspec);
          rb_workspace_follow_session (self);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/app/workspace.ui");
  gtk_widget_class_bind_template_child (widget_class, RbWorkspace, code_pane);
  gtk_widget_class_bind_template_child (widget_class, RbWorkspace, notes);
  gtk_widget_class_bind_template_child (widget_class, RbWorkspace, guide_button);
  gtk_widget_class_bind_template_child (widget_class, RbWorkspace, code_button);
  gtk_widget_class_bind_template_child (widget_class, RbWorkspace, stage_button);
  gtk_widget_class_bind_template_child (widget_class, RbWorkspace, version_label);
  gtk_widget_class_bind_template_child (widget_class, RbWorkspace, answers_label);
  gtk_widget_class_bind_template_child (widget_class, RbWorkspace, step_label);
  gtk_widget_class_bind_template_callback (widget_class, guide_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, guide_reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, run_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, run_reset_cb);
  rb_workspace_install_pages (widget_class);
  rb_workspace_install_session (widget_class);
}

/* The parts, by the place that they go to. */
static const char *const part_names[RB_N_PLACES] = {
  [RB_PLACE_TITLE] = "title_line",
  [RB_PLACE_GUIDE] = "guide",
  [RB_PLACE_PAGES] = "pages",
  [RB_PLACE_CODE] = "code",
  [RB_PLACE_STAGE] = "stage",
  [RB_PLACE_TRANSPORT] = "transport",
  [RB_PLACE_NARRATION] = "narration",
  [RB_PLACE_TIMELINE] = "timeline",
  [RB_PLACE_CONSOLE] = "console",
  [RB_PLACE_GUIDE_HANDLE] = "guide_handle",
  [RB_PLACE_STAGE_HANDLE] = "stage_handle",
  [RB_PLACE_RUN_HANDLE] = "run_handle",
};

static void
rb_workspace_class_init (RbWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_workspace_dispose;
  object_class->get_property = rb_workspace_get_property;
  object_class->set_property = rb_workspace_set_property;
  widget_class->measure = rb_em_measure_page;
  widget_class->size_allocate = rb_workspace_size_allocate;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, RB_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RB_TYPE_CODE_PANE);
  g_type_ensure (RB_TYPE_CONSOLE_VIEW);
  g_type_ensure (RB_TYPE_DOCUMENT);
  g_type_ensure (RB_TYPE_GUIDE_VIEW);
  g_type_ensure (RB_TYPE_NARRATION_BAR);
  g_type_ensure (RB_TYPE_PANE_HANDLE);
  g_type_ensure (RB_TYPE_PROGRAM_NOTES);
  g_type_ensure (RB_TYPE_STAGE);
  g_type_ensure (RB_TYPE_TIMELINE_VIEW);
  g_type_ensure (RB_TYPE_TRANSPORT_BAR);
  bind_template (widget_class);
  for (guint i = 0; i < RB_N_PLACES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, part_names[i], FALSE, 0);
}

static void
rb_workspace_init (RbWorkspace *self)
{
  self->span = RB_SPAN_NORMAL;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < RB_N_PLACES; i++)
    self->parts[i] = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), RB_TYPE_WORKSPACE, part_names[i]));
  rb_reader_skip_unmapped (GTK_WIDGET (self));

  rb_workspace_add_page_keys (self);
  rb_workspace_connect_session (self);
}

/**
 * rb_workspace_set_settings:
 * @self: a workspace
 * @settings: where the sizes that the person chooses are kept
 *
 * Sets where the sizes of the parts are kept.
 */
void
rb_workspace_set_settings (RbWorkspace *self,
                           GSettings   *settings)
{
  static const char *const keys[] = { "guide-width", "stage-width", "run-height" };

  g_return_if_fail (RB_IS_WORKSPACE (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "tab-moves-focus", self->code_pane, "tab-moves-focus", G_SETTINGS_BIND_GET);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect_object (settings, signal, G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);
    }
}

/**
 * rb_workspace_set_projecting:
 * @self: a workspace
 * @projecting: whether it is shown on a projector
 *
 * Shows what a class has to see, or all that a learner can use.
 */
void
rb_workspace_set_projecting (RbWorkspace *self,
                             gboolean     projecting)
{
  g_return_if_fail (RB_IS_WORKSPACE (self));

  self->projecting = projecting;
  rb_code_pane_set_editable (self->code_pane, !projecting);
  rb_narration_bar_set_centered (RB_NARRATION_BAR (self->parts[RB_PLACE_NARRATION]), projecting);
  rb_stage_set_spotlight (RB_STAGE (self->parts[RB_PLACE_STAGE]), projecting);
  rb_console_view_set_projecting (RB_CONSOLE_VIEW (self->parts[RB_PLACE_CONSOLE]), projecting);
  rb_guide_view_set_counting (RB_GUIDE_VIEW (self->parts[RB_PLACE_GUIDE]), projecting);
  queue_shape (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * rb_workspace_get_cursor_line:
 * @self: a workspace
 *
 * Gets the line of the program that the cursor is in.
 *
 * Returns: from 1
 */
guint
rb_workspace_get_cursor_line (RbWorkspace *self)
{
  g_return_val_if_fail (RB_IS_WORKSPACE (self), 1);

  return rb_code_pane_get_cursor_line (self->code_pane);
}

/**
 * rb_workspace_grab_run:
 * @self: a workspace
 *
 * Gives the keyboard focus to the button that runs the program.
 */
void
rb_workspace_grab_run (RbWorkspace *self)
{
  g_return_if_fail (RB_IS_WORKSPACE (self));

  rb_transport_bar_grab_run (RB_TRANSPORT_BAR (self->parts[RB_PLACE_TRANSPORT]));
}
