/* chance/tails.h - the distribution functions of counts, exactly.
 *
 * What decides where a series is too near a whole number to trust. One count at a time; nothing
 * here is fast.
 */
#ifndef INS_CHANCE_TAILS_H
#define INS_CHANCE_TAILS_H

/* The shape that stands for Poisson's law: for means up to 1e9 there is no difference left in the
 * last bit, and a power of two loses none. */
#define INS_TAILS_POISSON 0x1p100

/* The smallest n with P(N <= n) >= u, for a negative binomial law, found from `guess` by steps
 * of one.
 *
 *   shape   16 ... 1e12, or INS_TAILS_POISSON
 *   mean    positive
 *   u       in (0, 1); the smaller of u and 1 - u is met to 1e-12 of itself */
double ins_tails_invert(double shape, double mean, double u, double guess);

#endif
