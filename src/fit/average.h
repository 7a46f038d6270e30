/* fit/average.h - one ensemble of worlds out of all laws, each with as many as it weighs.
 *
 * Laws are weighed by what they foretold (fit/weigh.h). One that weighs next to nothing, or whose draws
 * cannot be trusted, is passed over and its share falls to the others.
 *
 * The worlds of a law stand in the order of what they lead to. Blocks of futures are spread evenly over the
 * rows of an ensemble (7.4): in this order the first sixty-four are a sample in strata, and the middle of
 * few futures is nearly that of all.
 */
#ifndef INS_FIT_AVERAGE_H
#define INS_FIT_AVERAGE_H

#include "fit/posterior.h"
#include "fit/revert.h"
#include "fit/weigh.h"

/* Why a law has no worlds. */
enum ins_passed {
    INS_NOT_PASSED,
    INS_PASSED_FORETOLD, /* it foretold worse: its weight is below INS_AVERAGE_LEAST */
    INS_PASSED_EDGE,     /* a figure ran to the edge of what makes sense */
    INS_PASSED_DRAWS,    /* no peak, or too few draws that count */
    INS_PASSED_SHORT,    /* the record is too short to weigh laws */
    INS_PASSED_UNASKED   /* another law was asked for */
};

extern const double INS_AVERAGE_LEAST;

struct ins_average {
    struct ins_weighed weighed; /* weights as foretold; those of laws that are passed over too */
    double             weight[INS_WEIGH_LAWS]; /* share of the worlds; 0 where passed over */
    int                worlds[INS_WEIGH_LAWS];
    enum ins_passed    passed[INS_WEIGH_LAWS];
    struct ins_reverting how[INS_WEIGH_FAMILIES];
    struct ins_inflow_draw world[INS_POSTERIOR_DRAWS];
};

/* What a world leads to: its cases of twelve months without another shock. */
double ins_average_year(const struct ins_inflow_draw *world);

/* The wandering level alone. */
void ins_average_walk(const struct ins_posterior *walk, struct ins_average *average);

/* All laws, weighed: `fitted` are those of ins_families(), in their order, `weighed` by ins_weigh().
 * INS_WORLD without memory. */
enum ins_status ins_average_draw(const struct ins_cases *cases, const struct ins_fitted *fitted,
                                 const struct ins_posterior *walk, const struct ins_weighed *weighed,
                                 unsigned long seed, int threads, struct ins_average *average,
                                 struct ins_error *error);

#endif
