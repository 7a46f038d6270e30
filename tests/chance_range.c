/* chance_range.c - counts over the whole range of means and shapes, drawn and held against the
 * law added up term by term. */
#include <criterion/criterion.h>
#include <math.h>

#include "chance/counts.h"
#include "chance/stream.h"
#include "chance_rows.h"

enum { ROWS = 1500, LEVELS = 7 };

/* Shares of the law at which it is asked how many draws lie below, both tails among them. */
static const double level[LEVELS] = {0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999};

/* The smallest n with P(N <= n) >= each level, and that probability: the terms are added up in
 * long double from where less than 1e-20 lies below. No part of src/chance is used. */
static void add_up(double mean, double r, double at[LEVELS], double below[LEVELS])
{
    long double odds = (long double)mean / r, log_q = -log1pl(odds), log_p = logl(odds) + log_q;
    long double sd = sqrtl((long double)mean * (1.0L + odds)), p = expl(log_p), sum = 0.0L;
    long double n = fmaxl(0.0L, floorl(mean - 14.0L * sd)), shape = r;
    long double term = expl(lgammal(n + shape) - lgammal(shape) - lgammal(n + 1.0L) +
                            shape * log_q + n * log_p);
    for (int l = 0; l < LEVELS; n += 1.0L) {
        sum += term;
        for (; l < LEVELS && sum >= level[l]; l++) {
            at[l]    = (double)n;
            below[l] = (double)sum;
        }
        term *= (n + shape) / (n + 1.0L) * p;
    }
}

static void draw(double m, double r, const double at[LEVELS], double hits[LEVELS])
{
    struct ins_block     block = block_of(37);
    struct ins_row       mean  = constant(m), u, v, n;
    struct ins_count_law law;
    ins_count_init(&law, r);
    for (int t = 0; t < ROWS; t++) {
        ins_stream_pair(&block, t, 1, &u, &v);
        ins_count_row(&law, &mean, &u, &v, &n);
        for (int i = 0; i < INS_LANES; i++)
            for (int l = 0; l < LEVELS; l++)
                hits[l] += n.lane[i] <= at[l] ? 1.0 : 0.0;
    }
}

/* |z| <= 4.75 at each: among 36 x 7 probabilities a right program fails once in 2,000 seeds, and
 * this seed is fixed. Where all but a few draws lie on one side there is nothing to ask. */
Test(counts, drawn_fit_the_law_from_the_smallest_means_to_the_largest)
{
    static const double mean[] = {0.01, 0.5, 5.0, 60.0, 2000.0, 1e5};
    static const double shape[] = {0.5, 2.5, 24.0, 25.0, 1e3, 1e6};
    double draws = ROWS * (double)INS_LANES;
    for (int m = 0; m < 6; m++)
        for (int r = 0; r < 6; r++) {
            double at[LEVELS], below[LEVELS], hits[LEVELS] = {0.0};
            add_up(mean[m], shape[r], at, below);
            draw(mean[m], shape[r], at, hits);
            for (int l = 0; l < LEVELS; l++) {
                double p = below[l], spread = draws * p * (1.0 - p);
                double z = (hits[l] - draws * p) / sqrt(spread);
                cr_assert(spread < 20.0 || fabs(z) <= 4.75, "mean %g, r %g, up to %g: z = %g",
                          mean[m], shape[r], at[l], z);
            }
        }
}
