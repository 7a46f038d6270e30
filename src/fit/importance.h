/* fit/importance.h - draws of one law weighed so that they stand for another.
 *
 * How good that is, the effective number of draws tells, and the shape of the largest weights: below
 * .7 they can be trusted (Vehtari, Simpson, Gelman, Yao and Gabry, Pareto smoothed importance
 * sampling, J. Machine Learning Research 25, 2024).
 */
#ifndef INS_FIT_IMPORTANCE_H
#define INS_FIT_IMPORTANCE_H

enum { INS_IMPORTANCE_TRIES = 512 }; /* at most */

/* Logarithms become shares of 1; returns the effective number, 1 / sum of their squares. */
double ins_importance_open(double *weight, int count);

/* The shape of a generalised Pareto law of the largest weights, by Zhang and Stephens (Technometrics
 * 51, 2009), shrunk a little to .5 as its use in importance sampling asks; NaN where they are all
 * alike. count: 32 to INS_IMPORTANCE_TRIES. */
double ins_importance_shape(const double *weight, int count);

/* Which of `count` tries each of `draws` draws is: as often as its weight says, by points that lie
 * evenly from `at`, 0 to 1 (systematic sampling). */
void ins_importance_take(const double *weight, int count, double at, int draws, int *which);

#endif
