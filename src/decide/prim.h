/* decide/prim.h - the patient rule: a box of inputs in which most cases of interest lie.
 *
 * Friedman and Fisher (1999); for scenarios Bryant and Lempert (2010). From the box that holds all
 * points a thin slice of one input is peeled off, again and again: the slice whose loss raises the
 * share of cases in the box most for every point that it costs (so that coarse inputs compete
 * fairly; Kwakkel and Jaxa-Rozen, 2016). A slice holds the part `peel` of the points inside, at
 * least one, and all those of equal value. Peeling ends where no slice raises the share, or where
 * fewer than `least` of all points would be left.
 *
 *   coverage   of all cases, those in the box
 *   density    of the points in the box, the cases
 *   support    of all points, those in the box
 *
 * The box taken from this trajectory is the first with the density that is asked for, or else the
 * one with the largest harmonic mean of coverage and density. Then slices are pasted back on as
 * long as the density does not fall.
 *
 * A limit's quasi-p: the chance that the box without this one limit, whose density is p, would
 * give as many cases or more in as many points as the box with it (binomial). It takes points for
 * independent and forgets that the box was searched for: it ranks limits, it proves none.
 */
#ifndef INS_DECIDE_PRIM_H
#define INS_DECIDE_PRIM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "engine/summary.h"
#include "scenario/scenario.h"

struct ins_prim_points {
    int64_t              count;
    int                  inputs;            /* at most INS_AXES */
    const double        *value[INS_AXES];   /* [input][count], finite */
    const unsigned char *is_case;           /* [count], 0 or 1 */
};

struct ins_prim_settings {
    double peel;    /* 0 to 1 */
    double least;   /* support, 0 to 1 */
    double density; /* 0: the best harmonic mean */
};

struct ins_prim_box {
    double  low[INS_AXES], high[INS_AXES]; /* both inside; infinite: no limit */
    double  quasi_p[INS_AXES][2];          /* of the low and the high limit; NaN: none */
    int64_t inside, cases;
    double  coverage, support;
    struct ins_estimate density; /* interval: Clopper and Pearson, as if the box had been given */
};

struct ins_prim {
    int                  steps;      /* boxes of the trajectory, the first holds all */
    struct ins_prim_box *trajectory; /* without quasi_p */
    int                  taken;      /* the one that was pasted on */
    struct ins_prim_box  box;
};

/* INS_WRONG: no points, or no case among them, or nothing else. */
enum ins_status ins_prim_create(const struct ins_prim_points *points,
                                const struct ins_prim_settings *settings, struct ins_prim **made,
                                struct ins_error *error);
void            ins_prim_free(struct ins_prim *prim);

/* Whether a point lies in a box. */
bool ins_prim_holds(const struct ins_prim_points *points, const struct ins_prim_box *box,
                    int64_t point);

/* Count anew what a box holds: inside, cases, coverage, support, density. */
void ins_prim_count(const struct ins_prim_points *points, struct ins_prim_box *box);

#endif
