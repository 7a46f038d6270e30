/* chance/counts.h - counts by exact inversion.
 *
 * A count is the smallest n with P(N <= n) >= u. One uniform makes one count, whatever the mean,
 * and the count never falls as u or the mean rises: scenarios that share their uniforms stay
 * coupled, antithetic and quasi-random numbers work. Rejection would destroy that.
 *
 * Means from 8 on: with w the normal quantile of u and s = 1/sqrt(mean), the real x with
 * Q(x, mean) = u (the regularised upper incomplete gamma function, whose values at whole x are
 * the Poisson law's) is
 *
 *   x = mean + w/s + (1/3 + w^2/6) - (w/36 + w^3/72) s + ...      (Giles, ACM TOMS 42, 2016,
 *                                                                   algorithm 955)
 *
 * and the count is the whole part of x, unless x is so near a whole number that the error of the
 * series might matter: there the distribution function itself decides (rare; one lane at a time).
 * Below 8 all lanes search side by side from 0 upwards.
 */
#ifndef INS_CHANCE_COUNTS_H
#define INS_CHANCE_COUNTS_H

#include "base/lanes.h"
#include "chance/gamma.h"

/* Poisson counts.
 *
 *   mean    cases, 0 ... 1e9; a mean of 0 or below gives 0
 *   u       uniforms in (0, 1)
 *   count   written, whole numbers; may be `mean` or `u`
 *
 * Exact up to the rounding of the distribution function: only a u within 1e-12 of a step,
 * relative to the smaller tail, or within 4e-15 of it where the mean is under 8, may fall to its
 * other side. Beyond 1e9 the series alone decides. */
void ins_poisson_row(const struct ins_row *mean, const struct ins_row *u, struct ins_row *count);

/* Negative binomial counts: Poisson with mean `mean` times a draw of `law` (its shape is the
 * dispersion r), so that the variance is mean + mean^2 / r. Rows as above; `count` may be any
 * of the others. */
void ins_negative_binomial_row(const struct ins_gamma *law, const struct ins_row *mean,
                               const struct ins_row *u_mixing, const struct ins_row *u_count,
                               struct ins_row *count);

#endif
