/* chance/counts.h - counts by exact inversion.
 *
 * A count is the smallest n with P(N <= n) >= u. One uniform makes one count, whatever the mean,
 * and the count never falls as u or the mean rises: scenarios that share their uniforms stay
 * coupled, antithetic and quasi-random numbers work. Rejection would destroy that.
 *
 * Means from 5 on: the count is the whole part of a series (quantile.h) of the normal quantile of
 * u, unless the series is so near a whole number that its error might matter. Then a longer series
 * decides, and last the distribution function itself (tails.h). Below 5 all lanes search side by
 * side from 0 upwards.
 *
 * That holds for Poisson's law and, from a shape of 25 on, for the negative binomial. Under 25 the
 * series is too coarse for large means: there the count is Poisson with a mean that a gamma
 * quantity of mean 1 has multiplied, which takes a second uniform.
 */
#ifndef INS_CHANCE_COUNTS_H
#define INS_CHANCE_COUNTS_H

#include <stdbool.h>

#include "base/lanes.h"
#include "chance/gamma.h"
#include "chance/quantile.h"

/* Counts of a mean that is still open and of the variance mean + mean^2 / shape. */
struct ins_count_law {
    bool   mixed;               /* a count takes two uniforms */
    double shape;               /* of what is inverted: INS_TAILS_POISSON if mixed */
    struct ins_quantile series; /* of the same */
    struct ins_gamma    mixing; /* if mixed */
};

/* The negative binomial law; Poisson's for an infinite shape. `shape` > 0; tested from 0.05 to
 * 1e9. */
void ins_count_init(struct ins_count_law *law, double shape);

/* Counts.
 *
 *   mean       cases, 0 ... 1e9; a mean of 0 or below gives 0
 *   u          uniforms in (0, 1): they make the counts
 *   u_mixing   uniforms for the gamma quantities; not looked at, and may be NULL, if the law is
 *              not mixed
 *   count      written, whole numbers; may be any of the others
 *
 * Exact up to the rounding of the distribution function: only a u within 1e-12 of a step,
 * relative to the smaller tail, or within 4e-15 of it where the mean is under 5, may fall to its
 * other side. A mixed law is that good given its gamma quantity, whose own error gamma.h tells.
 * Beyond 1e9 the series alone decides. */
void ins_count_row(const struct ins_count_law *law, const struct ins_row *mean,
                   const struct ins_row *u, const struct ins_row *u_mixing,
                   struct ins_row *count);

#endif
