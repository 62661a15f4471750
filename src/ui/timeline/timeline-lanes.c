/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-lanes.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "session/stage/stage-slots.h"

/* In em. */
#define TITLE 1.35
#define AXIS 1.7
#define BAR 1.4
#define STRIP 0.45 /* a call within a call */
#define COMBINED 1.05 /* a promise that is combined of others */
#define PAD 0.2
#define HEAD 0.5 /* for the playhead's triangle, above the first track */
#define LEAST_OF_TWO 1.5 /* the least height of a track if there are two runs */
#define LEAST_OF_THIN 1.6 /* the least height of a track without a name */
#define MOST_OF_THIN_STACK 1.8 /* one row; what waits has the rest */
#define PROJECTED_WORDS 0.95 /* the least height of a bar with letters of 18 pixels, if text has 20 */
#define LEAST_OF_MANY 1.3 /* the least height of a track if a run has many */
#define LEAST_OF_DATABASE 2.0

/* In pixels. */
#define MIN_ROW 3.0
#define WORDS_ROW 12.0 /* with less, no words fit on a bar */
#define PROJECTED_EM 18.0 /* what is read from afar has larger text */

/* With so many tracks, each of them gets less. */
#define MANY_TRACKS 6

#define BIT(track) (1u << (track))
#define ALWAYS (BIT (RB_TRACK_STACK) | BIT (RB_TRACK_QUEUE) | BIT (RB_TRACK_CONSOLE))

/* The lanes of each track, and its least and its largest height, in em. */
static const struct
{
  RbLane lanes[3];
  guint n_lanes;
  double least;
  double most;
} shapes[] = {
  [RB_TRACK_STACK] = { { RB_LANE_STACK, RB_LANE_BLOCKED }, 2, 2.3, 4 },
  [RB_TRACK_DATABASE] = { { RB_LANE_LOOKUPS }, 1, 2.2, 7.4 },
  [RB_TRACK_TIMERS] = { { RB_LANE_TIMERS, RB_LANE_IMMEDIATES }, 2, 1.5, 4 },
  [RB_TRACK_QUEUE] = { { RB_LANE_QUEUE }, 1, 1.5, 2.6 },
  [RB_TRACK_PROMISES] = { { RB_LANE_PROMISES }, 1, 1.8, 5 },
  [RB_TRACK_MICROTASKS] = { { RB_LANE_MICROTASKS }, 1, 1.5, 2.6 },
  [RB_TRACK_CONSOLE] = { { RB_LANE_CONSOLE }, 1, 1.2, 1.8 },
  [RB_TRACK_WAITING] = { { RB_LANE_LOOKUPS, RB_LANE_TIMERS, RB_LANE_IMMEDIATES }, 3, 1.8, 3.6 },
};

/* --- Which tracks ------------------------------------------------------------------------------------------------- */

static gboolean
mentions (const char         *source,
          const char * const *words)
{
  for (; *words != NULL; words++)
    if (strstr (source, *words) != NULL)
      return TRUE;

  return FALSE;
}

/* A track that the program may need has its place from the beginning, so that it does not push others away when
 * something happens in it. */
static guint
find_mentioned (RbPlayer *player)
{
  static const char *const timers[] = { "setTimeout", "setInterval", "setImmediate", NULL };
  static const char *const combined[] = { "Promise.all", "Promise.any", "Promise.race", NULL };
  static const char *const microtasks[] = { "Promise", "await", "queueMicrotask", "nextTick", ".then", "promises",
                                            NULL };
  RbProgram *program = rb_event_loop_get_program (rb_player_get_event_loop (player));
  const char *source = rb_program_get_source (program);

  return (rb_stage_slots_find_database (rb_player_get_event_loop (player)) ? BIT (RB_TRACK_DATABASE) : 0) |
         (mentions (source, timers) ? BIT (RB_TRACK_TIMERS) : 0) |
         (mentions (source, combined) ? BIT (RB_TRACK_PROMISES) : 0) |
         (mentions (source, microtasks) ? BIT (RB_TRACK_MICROTASKS) : 0);
}

static guint
count_rows (const RbShownRun *run,
            RbTrack           track)
{
  guint n_rows = 0;

  for (guint i = 0; i < shapes[track].n_lanes; i++)
    n_rows += rb_timeline_get_n_rows (run->timeline, shapes[track].lanes[i]);

  return n_rows;
}

/* Returns a bit for each track. */
static guint
find_tracks (const RbShownRun *run,
             gboolean          thin)
{
  guint tracks;

  if (thin)
    return BIT (RB_TRACK_STACK) | BIT (RB_TRACK_WAITING);

  tracks = ALWAYS | find_mentioned (run->player);
  for (guint track = 0; track < RB_TRACK_WAITING; track++)
    if (count_rows (run, track) > 0)
      tracks |= BIT (track);

  return tracks;
}

/*
 * rb_track_get_name:
 * @track: a track
 *
 * Gets what stands at the left of a track.
 *
 * Returns: its name
 */
const char *
rb_track_get_name (RbTrack track)
{
  switch (track)
    {
    case RB_TRACK_STACK:
      return C_("timeline", "Stack");
    case RB_TRACK_DATABASE:
      return _("Database");
    case RB_TRACK_TIMERS:
      return _("Timers");
    case RB_TRACK_QUEUE:
      return _("Task queue");
    case RB_TRACK_PROMISES:
      return _("Promises");
    case RB_TRACK_MICROTASKS:
      return _("Microtasks");
    case RB_TRACK_CONSOLE:
      return _("Console");
    case RB_TRACK_WAITING:
      return C_("timeline", "Waiting");
    case RB_N_TRACKS:
    default:
      g_return_val_if_reached ("");
    }
}

/*
 * rb_timeline_lanes_get_words_height:
 * @thin: whether there are no names and no times
 * @em: the size of the type, in pixels
 *
 * Gets how high a bar must be for words or letters on it.
 *
 * Returns: the height, in pixels
 */
double
rb_timeline_lanes_get_words_height (gboolean thin,
                                    double   em)
{
  return thin && em >= PROJECTED_EM ? PROJECTED_WORDS * em : WORDS_ROW;
}

/* --- Rows --------------------------------------------------------------------------------------------------------- */

static void
add_row (RbTimelineLanes *self,
         guint            run,
         RbLane           lane,
         guint            row,
         double           y,
         double           height)
{
  RbRowPlace place = { run, lane, row, y, height };

  g_array_append_val (self->rows, place);
}

/* The first row is as high as words need. The others share the rest, and become thin strips if there are many. */
static void
place_first (RbTimelineLanes *self,
             RbTimeline      *timeline,
             RbTrackPlace    *track,
             RbLane           lane,
             double           em,
             double           most_bar,
             double           most_strip,
             guint            most_rows)
{
  guint n_rows = rb_timeline_get_n_rows (timeline, lane);
  double bar = MIN (most_bar, track->height - 2 * PAD * em);
  double top = track->y + PAD * em;
  double rest = track->y + track->height - top - bar - 1;
  double strip = n_rows > 1 ? CLAMP (rest / (n_rows - 1), MIN_ROW, most_strip) : MIN_ROW;
  guint n_shown = MIN (MIN (n_rows, most_rows), (guint) MAX (rest / strip + 0.01, 0) + 1);

  for (guint i = 0; i < n_shown; i++)
    add_row (self, track->run, lane, i, i == 0 ? top : top + bar + 1 + (i - 1) * strip, i == 0 ? bar : strip - 1);
  track->n_hidden = n_rows - n_shown;
}

/* The first row shows which script or callback runs. The calls within it are below. If there are too many for words,
 * they are thin strips. */
static void
place_stack (RbTimelineLanes *self,
             RbTimeline      *timeline,
             RbTrackPlace    *track,
             double           em,
             gboolean         thin)
{
  double pitch = (track->height - 2 * PAD * em) / MAX (rb_timeline_get_n_rows (timeline, RB_LANE_STACK), 1);
  gboolean is_shared = !thin && pitch - 1 >= WORDS_ROW;
  double bar = is_shared ? MIN (BAR * em, pitch - 1) : BAR * em;

  place_first (self, timeline, track, RB_LANE_STACK, em, bar, is_shared ? bar + 1 : STRIP * em, thin ? 1 : G_MAXUINT);
  if (rb_timeline_get_n_rows (timeline, RB_LANE_BLOCKED) > 0)
    add_row (self, track->run, RB_LANE_BLOCKED, 0, track->y + PAD * em, MIN (BAR * em, track->height - 2 * PAD * em));
}

static void
place_rows (RbTimelineLanes  *self,
            const RbShownRun *run,
            RbTrackPlace     *track,
            double            em,
            gboolean          thin)
{
  guint n_rows = count_rows (run, track->track);
  /* The last track of a thin timeline needs no distance to another one. */
  double room = track->height - (thin ? 1 : 2) * PAD * em;
  double pitch = MIN (n_rows > 0 ? room / n_rows : room, BAR * em + 1);
  guint n_placed = 0;

  pitch = MAX (pitch, MIN_ROW);
  /* Between thin bars is a whole pixel, or they would look like one area. */
  if (pitch - 1 < rb_timeline_lanes_get_words_height (thin, em))
    pitch = floor (pitch), track->n_thin = n_rows;
  for (guint i = 0; i < shapes[track->track].n_lanes; i++)
    {
      RbLane lane = shapes[track->track].lanes[i];

      for (guint row = 0; row < rb_timeline_get_n_rows (run->timeline, lane); row++, n_placed++)
        {
          if ((n_placed + 1) * pitch > room + 1)
            {
              track->n_hidden = n_rows - n_placed;
              return;
            }
          add_row (self, track->run, lane, row, track->y + PAD * em + n_placed * pitch, pitch - 1);
        }
    }
}

static void
place_track (RbTimelineLanes  *self,
             const RbShownRun *run,
             RbTrackPlace     *track,
             double            em,
             gboolean          thin)
{
  if (track->track == RB_TRACK_STACK)
    place_stack (self, run->timeline, track, em, thin);
  else if (track->track == RB_TRACK_PROMISES)
    /* The parts of a combined promise are below it. */
    place_first (self, run->timeline, track, RB_LANE_PROMISES, em, COMBINED * em, BAR * em + 1, G_MAXUINT);
  else
    place_rows (self, run, track, em, thin);
  g_array_append_val (self->tracks, *track);
}

/* --- Tracks ------------------------------------------------------------------------------------------------------- */

/*
 * rb_timeline_lanes_init:
 * @self: (out): lanes
 *
 * Makes lanes without a place.
 */
void
rb_timeline_lanes_init (RbTimelineLanes *self)
{
  *self = (RbTimelineLanes){
    .tracks = g_array_new (FALSE, TRUE, sizeof (RbTrackPlace)),
    .rows = g_array_new (FALSE, TRUE, sizeof (RbRowPlace)),
  };
}

/*
 * rb_timeline_lanes_clear:
 * @self: lanes
 *
 * Frees what @self holds.
 */
void
rb_timeline_lanes_clear (RbTimelineLanes *self)
{
  g_clear_pointer (&self->tracks, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
}

static double
get_least (const RbShownRuns *runs,
           guint              tracks,
           RbTrack            track)
{
  guint n_tracks = 0;

  if ((tracks & BIT (RB_TRACK_WAITING)) != 0)
    return LEAST_OF_THIN;

  for (guint i = 0; i < RB_N_TRACKS; i++)
    n_tracks += (tracks & BIT (i)) != 0;
  /* Two lookups at the same time have room for words, unless there is every track. */
  if (n_tracks == MANY_TRACKS && track == RB_TRACK_DATABASE)
    return MIN (shapes[track].least, LEAST_OF_DATABASE);
  if (n_tracks >= MANY_TRACKS && track != RB_TRACK_PROMISES)
    return MIN (shapes[track].least, LEAST_OF_MANY);

  if (runs->n_runs > 1 && track == RB_TRACK_QUEUE)
    return MIN (shapes[track].least, LEAST_OF_MANY);

  return runs->n_runs > 1 ? MIN (shapes[track].least, LEAST_OF_TWO) : shapes[track].least;
}

static double
get_most (guint   tracks,
          RbTrack track)
{
  if ((tracks & BIT (RB_TRACK_WAITING)) != 0 && track == RB_TRACK_STACK)
    return MOST_OF_THIN_STACK;

  return shapes[track].most;
}

/* Returns the heights of all tracks and titles. */
static double
add_heights (const RbShownRuns *runs,
             gboolean           thin,
             double            *ret_most)
{
  double least = 0;
  double most = 0;

  /* Without a run there is room for the tracks that every run has. */
  for (guint i = 0; i < MAX (runs->n_runs, 1); i++)
    {
      guint tracks = runs->n_runs > 0 ? find_tracks (&runs->runs[i], thin)
                                      : thin ? BIT (RB_TRACK_STACK) | BIT (RB_TRACK_WAITING)
                                           : ALWAYS | BIT (RB_TRACK_DATABASE);

      if (runs->n_runs > 1 && !thin)
        least += TITLE, most += TITLE;
      for (guint track = 0; track < RB_N_TRACKS; track++)
        if (tracks & BIT (track))
          least += get_least (runs, tracks, track), most += get_most (tracks, track);
    }
  *ret_most = most;

  return least;
}

/*
 * rb_timeline_lanes_measure:
 * @runs: what is shown
 * @thin: whether there are no names and no times
 * @em: the size of the type, in pixels
 * @ret_natural: (out): the height to ask for
 *
 * Measures the lanes.
 *
 * Returns: the least height, in pixels
 */
double
rb_timeline_lanes_measure (const RbShownRuns *runs,
                           gboolean           thin,
                           double             em,
                           double            *ret_natural)
{
  double most;
  double least = add_heights (runs, thin, &most);
  double rest = HEAD + (thin ? 0 : AXIS);

  *ret_natural = (least + (most - least) * (thin ? 0 : 0.35) + rest) * em;

  return (least + rest) * em;
}

/*
 * rb_timeline_lanes_place:
 * @self: lanes
 * @runs: what is shown
 * @thin: whether there are no names and no times
 * @em: the size of the type, in pixels
 * @height: the height to fill
 *
 * Places the tracks and their rows.
 */
void
rb_timeline_lanes_place (RbTimelineLanes   *self,
                         const RbShownRuns *runs,
                         gboolean           thin,
                         double             em,
                         double             height)
{
  double most;
  double least = add_heights (runs, thin, &most);
  double room = height / em - HEAD - (thin ? 0 : AXIS);
  double share = most > least ? CLAMP ((room - least) / (most - least), 0, 1) : 0;
  double y = 0;

  g_array_set_size (self->tracks, 0);
  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < runs->n_runs; i++)
    {
      guint tracks = find_tracks (&runs->runs[i], thin);

      self->tops[i] = y;
      if (runs->n_runs > 1 && !thin)
        y += TITLE * em;
      if (i == 0)
        y += HEAD * em;
      self->firsts[i] = y;
      for (guint track = 0; track < RB_N_TRACKS; track++)
        if (tracks & BIT (track))
          {
            double shortest = get_least (runs, tracks, track);
            double tall = shortest + (get_most (tracks, track) - shortest) * share;
            RbTrackPlace place = { i, track, y, tall * em, 0, 0 };

            place_track (self, &runs->runs[i], &place, em, thin);
            y += tall * em;
          }
      self->bottoms[i] = y;
    }
  self->axis = y;
}
