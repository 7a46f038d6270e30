/* summary.c - from many futures to few figures: ranks, intervals, moments.
 *
 * Expected numbers come from the binomial law summed term by term in support.c, from published
 * tables of Clopper and Pearson's limits, and from NIST's certified data. */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "engine/summary.h"
#include "support.h"

/* ceil(alpha N) in whole numbers; in doubles .55 x 100 is 55.000000000000007 (6.11). */
Test(summary, ranks_in_whole_numbers)
{
    cr_expect_eq(ins_summary_rank(0.55, 100), 55);
    cr_expect_eq(ins_summary_rank(0.07, 100), 7);
    cr_expect_eq(ins_summary_rank(0.95, 1000), 950);
    cr_expect_eq(ins_summary_rank(0.95, 1001), 951); /* 950.95 */
    cr_expect_eq(ins_summary_rank(0.999, 10), 10);
    cr_expect_eq(ins_summary_rank(0.001, 10), 1);
    cr_expect_eq(ins_summary_rank(0.5, 1), 1);
    cr_expect_eq(ins_summary_rank(0.5, 2), 1);
    cr_expect_eq(ins_summary_rank(0.5, 3), 2);
    for (int percent = 1; percent < 100; percent++)
        for (int64_t n = 1; n <= 400; n++)
            cr_assert_eq(ins_summary_rank(percent / 100.0, n), (percent * n + 99) / 100);
    cr_expect_eq(ins_summary_rank(0.95, 100000000), 95000000);
}

/* The largest rank with P(Bin < low) <= .025 and the smallest with P(Bin < high) >= .975 (6.12). */
Test(summary, bounds_a_quantile_by_the_binomial_law)
{
    static const double  alpha[] = {0.05, 0.25, 0.5, 0.8, 0.95, 0.99};
    static const int64_t count[] = {20, 59, 72, 100, 473, 1000};
    for (int a = 0; a < 6; a++)
        for (int c = 0; c < 6; c++) {
            int64_t n = count[c], low = 0, high = 1, found_low, found_high;
            while (low < n && binomial_to(low, n, alpha[a]) <= 0.025) /* P(Bin < low + 1) */
                low++;
            while (high <= n && binomial_to(high - 1, n, alpha[a]) < 0.975)
                high++;
            ins_summary_rank_interval(alpha[a], n, &found_low, &found_high);
            cr_expect_eq(found_low, low, "%g of %d: %d", alpha[a], (int)n, (int)found_low);
            cr_expect_eq(found_high, high, "%g of %d: %d", alpha[a], (int)n, (int)found_high);
            /* what it promises: the quantile lies within with .95 or more */
            cr_expect(binomial_to(high - 1, n, alpha[a]) - binomial_to(low - 1, n, alpha[a]) >= 0.95);
        }
}

/* David and Nagaraja, Order Statistics: the median of 20 lies between the 6th and 15th with
 * .9586. */
Test(summary, bounds_the_median_of_twenty_as_textbooks_do)
{
    int64_t low, high;
    ins_summary_rank_interval(0.5, 20, &low, &high);
    cr_expect_eq(low, 6);
    cr_expect_eq(high, 15);
}

/* Two-sided: alpha^N <= .025, so 72 for .95, 368 for .99, 6 for the median; and one fewer
 * leaves a side open (6.13). */
Test(summary, says_how_many_futures_an_answer_takes)
{
    cr_expect_eq(ins_summary_futures_needed(0.95), 72);
    cr_expect_eq(ins_summary_futures_needed(0.99), 368);
    cr_expect_eq(ins_summary_futures_needed(0.5), 6);
    cr_expect_eq(ins_summary_futures_needed(0.05), 72);
    for (int percent = 1; percent < 100; percent++) {
        int64_t low, high, n = ins_summary_futures_needed(percent / 100.0);
        ins_summary_rank_interval(percent / 100.0, n, &low, &high);
        cr_expect(low >= 1 && high <= n, "%d %%", percent);
        ins_summary_rank_interval(percent / 100.0, n - 1, &low, &high);
        cr_expect(low < 1 || high > n - 1, "%d %%", percent);
    }
}

/* Values of many shapes: spread out, in few heaps, almost all at one place, far apart. */
static double shaped(int shape, uint64_t *state)
{
    *state      = *state * 6364136223846793005u + 1442695040888963407u;
    double unit = (double)(*state >> 11) * 0x1p-53;
    switch (shape) {
    case 0: return unit * 16777216.0 - 3.0;
    case 1: return floor(16.0 * unit);
    case 2: return unit < 0.97 ? 1e6 + unit * 1e-3 : 1e9 * unit;
    case 3: return exp(1400.0 * (unit - 0.5));
    default: return 7.25;
    }
}

static int ascending(const void *one, const void *other)
{
    const double *a = one, *b = other;
    return (*a > *b) - (*a < *b);
}

Test(summary, selects_order_statistics)
{
    static const int count[] = {1, 2, 7, 255, 256, 257, 4000, 30000};
    uint64_t         state   = 42;
    for (int c = 0; c < 8; c++)
        for (int shape = 0; shape < 5; shape++) {
            int64_t n       = count[c];
            double *value   = numbers(n), *sorted = numbers(n), found[6];
            int64_t rank[6] = {(n + 1) / 2, 1, n, (n + 19) / 20, (19 * n + 19) / 20, (n + 3) / 4};
            for (int64_t i = 0; i < n; i++)
                value[i] = sorted[i] = shaped(shape, &state);
            qsort(sorted, (size_t)n, sizeof *sorted, ascending);
            ins_summary_select(value, n, rank, 6, found);
            for (int r = 0; r < 6; r++)
                cr_expect_eq(found[r], sorted[rank[r] - 1], "%d values of shape %d, rank %d", (int)n,
                             shape, (int)rank[r]);
        }
}

/* The ends of what is divided into buckets may stand anywhere, also where no whole group of values is
 * left. */
Test(summary, selects_wherever_the_largest_or_the_smallest_stands)
{
    for (int64_t n = 257; n < 266; n++)
        for (int64_t place = 0; place < n; place++)
            for (int least = 0; least < 2; least++) {
                double *value   = numbers(n), found[2];
                int64_t rank[2] = {1, n};
                for (int64_t i = 0; i < n; i++)
                    value[i] = (double)i;
                value[place] = least ? -1e6 : 1e6;
                ins_summary_select(value, n, rank, 2, found);
                cr_expect_eq(found[0], least ? -1e6 : (double)(place == 0));
                cr_expect_eq(found[1], least ? (double)(n - 1 - (place == n - 1)) : 1e6);
            }
}

/* Many futures: the binomial law through GSL's incomplete beta function. The rank is the last
 * (first) at which the law is on the right side of .025 (.975), to what GSL can tell. */
Test(summary, bounds_quantiles_of_many_futures)
{
    static const int64_t count[] = {10000, 123457, 10000000};
    static const double  alpha[] = {0.05, 0.5, 0.95, 0.999};
    for (int c = 0; c < 3; c++)
        for (int a = 0; a < 4; a++) {
            int64_t n = count[c], low, high;
            double  q = 1.0 - alpha[a];
            ins_summary_rank_interval(alpha[a], n, &low, &high);
            cr_expect(gsl_cdf_beta_P(q, (double)(n - low + 1), (double)low) <= 0.025 + 1e-7);
            cr_expect(gsl_cdf_beta_P(q, (double)(n - low), (double)(low + 1)) > 0.025 - 1e-7);
            cr_expect(gsl_cdf_beta_P(q, (double)(n - high + 1), (double)high) >= 0.975 - 1e-7);
            cr_expect(gsl_cdf_beta_P(q, (double)(n - high + 2), (double)(high - 1)) < 0.975 + 1e-7);
            struct ins_estimate p = ins_summary_probability((int64_t)(alpha[a] * (double)n), n);
            double hits = (double)(int64_t)(alpha[a] * (double)n), size = (double)n;
            cr_expect(fabs(gsl_cdf_beta_P(p.low, hits, size - hits + 1.0) - 0.025) < 1e-7);
            cr_expect(fabs(gsl_cdf_beta_P(p.high, hits + 1.0, size - hits) - 0.975) < 1e-7);
        }
}

static void expect_limits(int64_t hits, int64_t count, double low, double high)
{
    struct ins_estimate p = ins_summary_probability(hits, count);
    cr_expect_eq(p.value, (double)hits / (double)count);
    cr_expect(fabs(p.low - low) < 5.001e-5, "%d of %d: %.6f", (int)hits, (int)count, p.low);
    cr_expect(fabs(p.high - high) < 5.001e-5, "%d of %d: %.6f", (int)hits, (int)count, p.high);
}

/* Published 95 % limits (Clopper and Pearson, 1934; the four-digit tables of Documenta Geigy)
 * (6.14). */
Test(summary, gives_the_published_limits_of_clopper_and_pearson)
{
    expect_limits(0, 10, 0.0, 0.3085);
    expect_limits(1, 10, 0.0025, 0.4450);
    expect_limits(5, 10, 0.1871, 0.8129);
    expect_limits(10, 10, 0.6915, 1.0);
    expect_limits(1, 20, 0.0013, 0.2487);
    expect_limits(0, 100, 0.0, 0.0362);
    expect_limits(95, 100, 0.8872, 0.9836);
    expect_limits(0, 1, 0.0, 0.975);
}

/* Their definition: P(Bin >= k) = .025 at the lower limit, P(Bin <= k) = .025 at the upper; and
 * what follows from it: whatever p is, the interval holds it with .95 or more. */
Test(summary, covers_every_probability_with_its_limits)
{
    for (int64_t k = 1; k < 150; k += 7) {
        struct ins_estimate p = ins_summary_probability(k, 150);
        cr_expect(fabs(1.0 - binomial_to(k - 1, 150, p.low) - 0.025) < 1e-9);
        cr_expect(fabs(binomial_to(k, 150, p.high) - 0.025) < 1e-9);
    }
    for (double p = 0.01; p < 1.0; p += 0.0373) {
        double covered = 0.0;
        for (int64_t k = 0; k <= 150; k++) {
            struct ins_estimate found = ins_summary_probability(k, 150);
            covered += found.low <= p && p <= found.high ? binomial_at(k, 150, p) : 0.0;
        }
        cr_expect(covered >= 0.95 && covered < 0.995, "%g: %g", p, covered);
    }
}

/* NIST StRD, NumAcc3: 1000000.2, then 1000000.1 and 1000000.3 five hundred times; certified mean
 * 1000000.2 and standard deviation .1. NumAcc4 has 10000000 in its place: the naive sum of
 * squares is right to no digit there (6.15). */
Test(summary, has_the_certified_moments_of_nist)
{
    static const double base[] = {1000000.0, 10000000.0};
    for (int set = 0; set < 2; set++) {
        double *value = numbers(1001);
        value[0]      = base[set] + 0.2;
        for (int i = 1; i < 1001; i++)
            value[i] = base[set] + (i % 2 ? 0.1 : 0.3);
        struct ins_mean mean = ins_summary_mean(value, 1001);
        cr_expect(fabs(mean.value - base[set] - 0.2) < 1e-8);
        cr_expect(fabs(mean.error * sqrt(1001.0) - 0.1) < 1e-8);
    }
}

/* Of no value nothing is known; of one its error is not. */
Test(summary, does_not_invent_an_error)
{
    double value[] = {3.0, 5.0};
    cr_expect(isnan(ins_summary_mean(value, 0).value));
    cr_expect_eq(ins_summary_mean(value, 1).value, 3.0);
    cr_expect(isnan(ins_summary_mean(value, 1).error));
    cr_expect(apart(ins_summary_mean(value, 2).value, 4.0) < 1e-15);
    cr_expect(apart(ins_summary_mean(value, 2).error, 1.0) < 1e-15); /* sqrt(2) / sqrt(2) */
}

/* 1 ... 100 in parts of 0, 1, 37 and 62: mean 50.5, sum of squares about it 83,325. */
Test(summary, merges_moments_as_if_they_were_one)
{
    static const int size[] = {0, 1, 37, 0, 62};
    struct ins_moments all = {0};
    int                next = 1;
    for (int part = 0; part < 5; part++) {
        struct ins_moments some = {0};
        for (int i = 0; i < size[part]; i++)
            ins_moments_add(&some, next++);
        ins_moments_merge(&all, &some);
    }
    cr_expect_eq(all.count, 100.0);
    cr_expect(fabs(all.mean - 50.5) < 1e-12);
    cr_expect(fabs(all.spread - 83325.0) < 1e-8);
    cr_expect(fabs(ins_moments_mean(&all).error - sqrt(83325.0 / 99.0 / 100.0)) < 1e-12);
}
