/* model/inflow.h - who asks for asylum: months of primary arrivals.
 *
 * Level, growth, season, regimes, mean-reverting shocks, surges and events give an
 * intensity; shares that wander split it over the tracks; a count is drawn exactly.
 * Equations (1.1) to (1.11). A block of futures is drawn once and then played under
 * as many plans as are compared on it.
 *
 * Every number drawn is addressed by (seed, future, month, stream), and a track's stream hangs on its
 * name: adding a feature or a track moves no draw of another, nor does another order of the tracks.
 */
#ifndef INS_MODEL_INFLOW_H
#define INS_MODEL_INFLOW_H

#include <stdbool.h>

#include "base/lanes.h"
#include "chance/counts.h"
#include "chance/stream.h"
#include "chance/student.h"
#include "model/covariates.h"
#include "scenario/scenario.h"

struct ins_inflow_regime {
    double multiplier, volatility;
    double leave[INS_REGIMES]; /* a uniform below leave[0] goes to regime 0, below leave[1] to 1, ...;
                                  at or above the last one it stays */
    double shares[INS_TRACKS];
};

/* What events do to one month, of the whole inflow or of one track. */
struct ins_inflow_event {
    double multiply, add;
};

struct ins_inflow_plan {
    int    months, tracks, burn_in;
    enum ins_counts counts;
    double ceiling; /* cases/month */
    bool   shocks, walks, surges, composition, regimes, regime_shares, regime_multipliers, events, track_events;
    double persistence, innovation_sd, initial;
    struct ins_student innovation;
    double walk_persistence, walk_sd;
    double surge_probability, surge_mean, surge_fade;
    double composition_persistence, composition_sd;
    int    regime_count, initial_regime;
    bool   start_drawn;           /* futures begin in several regimes */
    double start[INS_REGIMES];    /* edges between those other than the initial one */
    struct ins_inflow_regime regime[INS_REGIMES];
    int    slot[INS_TRACKS];  /* of each track's name: its streams */
    bool   drawn[INS_TRACKS]; /* false: this track never has a primary arrival */
    struct ins_count_law law[INS_TRACKS]; /* of the counts of a drawn track, unless expected */
    double trend[INS_MONTHS]; /* (1.1), cases/month */
    struct ins_inflow_event whole[INS_MONTHS];
    struct ins_inflow_event track[INS_MONTHS][INS_TRACKS];
    const struct ins_record *record; /* NULL without a history */
    const struct ins_paths  *paths;  /* NULL without given paths */
    const struct ins_scenario *uncertain; /* its parameters are drawn by block; NULL: they are known */
};

/* Work out the inflow of a resolved scenario. The record is shared, not copied, and so is the
 * scenario itself where it has parameter_uncertainty. */
void ins_inflow_init(struct ins_inflow_plan *plan, const struct ins_scenario *scenario);

/* Draw the primary arrivals of a block of futures.
 *
 *   block     seed and numbers of the INS_LANES futures
 *   arrivals  written: plan->months x plan->tracks rows, month by month, cases
 *
 * A pure function of its arguments. */
void ins_inflow_draw(const struct ins_inflow_plan *plan, const struct ins_block *block,
                     struct ins_row *arrivals);

/* The same, and what drove it: covariates[INS_COVARIATES], rows by ins_covariate(); NULL: not asked for. */
void ins_inflow_drive(const struct ins_inflow_plan *plan, const struct ins_block *block,
                      struct ins_row *arrivals, struct ins_row *covariates);

/* Which of the given paths each future takes, from 0; of a plan that has them. */
void ins_inflow_paths(const struct ins_inflow_plan *plan, const struct ins_block *block,
                      int taken[INS_LANES]);

#endif
