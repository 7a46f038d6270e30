/* chance/gamma.h - Gamma(r) / r, of mean 1 and variance 1/r, by inversion: what mixes a
 * Poisson law into a negative binomial.
 *
 * With z the normal quantile of u (normal.h) and r the shape:
 *
 *   r >= 5   g = (1 + S(z) / sqrt(r))^2, S a polynomial whose coefficients are polynomials in
 *            1/sqrt(r) (fit.py); as r grows S tends to z/2
 *   r <  5   log g is one polynomial in z on each of three pieces that meet at z = -1.4 and 1.4,
 *            through exact quantiles at 13 nodes each, found by Newton's method at set-up
 *
 * Error of the distribution function: under 1e-10 for r >= 5 (1e-12 from 12 on), 3e-10 from 3,
 * 1e-8 from 0.5, and growing to 1e-6 at 0.05.
 */
#ifndef INS_CHANCE_GAMMA_H
#define INS_CHANCE_GAMMA_H

#include "base/lanes.h"

enum { INS_GAMMA_PIECES = 3, INS_GAMMA_NODES = 13, INS_GAMMA_TERMS = 15 };

struct ins_gamma {
    double shape;                                    /* r */
    double smooth[INS_GAMMA_TERMS];                  /* r >= 5: sqrt(g) in z, the constant first */
    double piece[INS_GAMMA_PIECES][INS_GAMMA_NODES]; /* r < 5: log g in the piece's -1 ... 1 */
};

/* `shape` > 0; tested from 0.05 to 1e7. Takes 0.1 microseconds for shapes of 5 and more, 20
 * below. */
void ins_gamma_init(struct ins_gamma *law, double shape);

/* g[i] = the quantile of u[i] in (0, 1), never negative; increasing in u but for rounding. Two
 * different rows. */
void ins_gamma_row(const struct ins_gamma *law, const struct ins_row *restrict u,
                   struct ins_row *restrict g);

#endif
