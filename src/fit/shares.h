/* fit/shares.h - how the tracks share the inflow, and how that drifts.
 *
 * The logarithms of the tracks' counts, less their mean over the tracks, are those of the shares
 * plus drifts plus counting errors. Orthonormal contrasts of them (Helmert's) are independent
 * AR(1) series of one persistence and one innovation sd with known errors of observation, and
 * Kalman's filter gives their likelihood. The law is that of (1.8) and (1.9).
 */
#ifndef INS_FIT_SHARES_H
#define INS_FIT_SHARES_H

#include <stdbool.h>

#include "fit/series.h"

struct ins_shares {
    int    tracks;
    int    months;                        /* in which every track had cases */
    double share[INS_TRACKS], se[INS_TRACKS]; /* sum 1; a track that never has cases: 0 */
    bool   drifts;                        /* false: no drift was found beyond counting */
    double persistence, persistence_se;
    double innovation_sd, innovation_se;
    double noise; /* 1/r of a track, where the total's is `noise` of ins_shares_fit() */
};

/* `noise` is 1/r of the total. Shares that too few months tell are NaN. */
void ins_shares_fit(const struct ins_cases *cases, double noise, struct ins_shares *shares);

#endif
