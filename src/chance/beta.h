/* chance/beta.h - the incomplete beta function, for exact distribution functions.
 *
 * With logarithms of our own (real.h), so that it has the same bits on every machine: GSL's goes
 * through the C library, whose last digit depends on the processor.
 */
#ifndef INS_CHANCE_BETA_H
#define INS_CHANCE_BETA_H

/* I_x(a, b) / (x^a y^b / B(a, b)), y = 1 - x: a continued fraction (DiDonato and Morris, ACM
 * TOMS 18, 1992, algorithm 708).
 *
 *   a, b     positive; either may be as large as 1e30
 *   x, y     0 < x < 1
 *   excess   a - (a + b) x, which the caller may know without cancellation; where it is not
 *            negative all terms are positive and the result is good to 1e-15
 *
 * The number of its terms grows like the root of the smaller of a and b. */
double ins_beta_fraction(double a, double b, double x, double y, double excess);

#endif
