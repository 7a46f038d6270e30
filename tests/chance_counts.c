/* tests/chance_counts.c - gamma mixing, Poisson and negative binomial counts. */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

#include "chance/counts.h"
#include "chance/real.h"
#include "chance/stream.h"

static void setup(void)
{
    gsl_set_error_handler_off();
}

TestSuite(counts, .init = setup);

static struct ins_block block_of(uint64_t seed)
{
    struct ins_block block = {.seed = seed};

    for (int i = 0; i < INS_LANES; i++)
        block.future[i] = (uint64_t)i;
    return block;
}

static void spread(int row, struct ins_row *u)
{
    struct ins_block block = block_of(11);
    struct ins_row   other;

    ins_stream_pair(&block, row, 0, u, &other);
    for (int i = 0; i < INS_LANES && row % 2; i++) {
        double small = ldexp(u->lane[i], -(row / 2) % 46);
        small        = (floor(small * 0x1p52) + 0.5) * 0x1p-52;
        u->lane[i]   = row % 4 == 1 ? small : 1.0 - small;
    }
}

static struct ins_row constant(double value)
{
    struct ins_row row;

    for (int i = 0; i < INS_LANES; i++)
        row.lane[i] = value;
    return row;
}

/* The smaller tail probability by GSL at our quantile, against that of u. GSL's incomplete gamma
 * function is good to 1e-12 up to shapes of 1000; at 1e5 it is off by 1e-6, so there the series
 * below judges. */
static double gamma_error(double shape)
{
    struct ins_gamma law;
    struct ins_row   u, g;
    double           worst = 0.0;

    ins_gamma_init(&law, shape);
    for (int t = 0; t < 400; t++) {
        spread(t, &u);
        ins_gamma_row(&law, &u, &g);
        for (int i = 0; i < INS_LANES; i++) {
            double v = u.lane[i], x = g.lane[i] * shape;
            double p = v < 0.5 ? gsl_cdf_gamma_P(x, shape, 1.0) - v
                               : gsl_cdf_gamma_Q(x, shape, 1.0) - (1.0 - v);
            cr_assert_geq(g.lane[i], 0.0);
            worst = fmax(worst, fabs(p));
        }
    }
    return worst;
}

Test(counts, gamma_quantiles_agree_with_gsl)
{
    static const struct {
        double shape, bound;
    } law[] = {{0.05, 3e-6}, {0.1, 1e-6},  {0.3, 1e-7},   {0.5, 1e-8},   {0.7, 1e-8},
               {1.0, 1e-8},  {1.6, 1e-8},  {2.0, 1e-8},   {3.0, 3e-10},  {3.5, 3e-10},
               {4.9, 3e-10}, {5.0, 3e-10}, {5.4, 3e-10},  {7.0, 3e-10},  {10.0, 3e-11},
               {25., 3e-12}, {60., 3e-12}, {200., 3e-12}, {1000., 1e-11}};

    for (int k = 0; k < (int)(sizeof law / sizeof law[0]); k++) {
        double worst = gamma_error(law[k].shape);
        cr_assert_leq(worst, law[k].bound, "shape %g: %g", law[k].shape, worst);
    }
}

/* Cornish and Fisher's series for chi-square (Abramowitz and Stegun 26.2.49 with the law's
 * cumulants), to the terms of shape^(-5/2): from 1e4 on its rest is under 1e-10. */
Test(counts, gamma_quantiles_of_large_shapes_follow_cornish_and_fisher)
{
    static const double shape[] = {1e4, 1e5, 1e6, 1e7};

    for (int k = 0; k < 4; k++) {
        struct ins_gamma law;
        struct ins_row   u, g;
        double           s = 1.0 / sqrt(shape[k]);

        ins_gamma_init(&law, shape[k]);
        for (int t = 0; t < 200; t += 2) {
            spread(t, &u);
            ins_gamma_row(&law, &u, &g);
            for (int i = 0; i < INS_LANES; i++) {
                double z  = gsl_cdf_ugaussian_Pinv(u.lane[i]), v = z * z;
                double c3 = z * (v - 7.0) / 36.0;
                double c4 = (16.0 - 7.0 * v - 3.0 * v * v) / 810.0;
                double c5 = z * (9.0 * v * v + 256.0 * v - 433.0) / 38880.0;
                double x  = z * s + s * s * ((v - 1.0) / 3.0 + s * (c3 + s * (c4 + s * c5)));
                cr_assert_float_eq((g.lane[i] - 1.0 - x) / s, 0.0, 1e-9, "shape %g z %g", shape[k],
                                   z);
            }
        }
    }
}

Test(counts, gamma_quantiles_rise_with_u)
{
    static const double shape[] = {0.05, 0.2, 0.5, 1.0, 2.0, 4.9, 5.0, 8.0, 60.0, 1e4};

    for (int k = 0; k < 10; k++) {
        struct ins_gamma law;
        struct ins_row   u, next, g, higher;

        ins_gamma_init(&law, shape[k]);
        for (int t = 0; t < 1000; t++) {
            spread(t, &u);
            for (int i = 0; i < INS_LANES; i++)
                next.lane[i] = u.lane[i] + fmin(u.lane[i], 1.0 - u.lane[i]) * 1e-9;
            ins_gamma_row(&law, &u, &g);
            ins_gamma_row(&law, &next, &higher);
            for (int i = 0; i < INS_LANES; i++)
                if (next.lane[i] > u.lane[i])
                    cr_assert_geq(higher.lane[i], g.lane[i], "shape %g u %.17g", shape[k],
                                  u.lane[i]);
        }
    }
}

/* The pieces of shapes under 5 meet where the normal quantile is -1.4 and 1.4. */
Test(counts, gamma_pieces_meet)
{
    static const double shape[] = {0.05, 0.3, 1.0, 3.0, 4.9};

    for (int k = 0; k < 5; k++) {
        struct ins_gamma law;
        struct ins_row   u = constant(0.5), g;

        for (int side = 0; side < 2; side++) {
            u.lane[2 * side]     = gsl_cdf_ugaussian_P(side ? 1.4 : -1.4) - 1e-13;
            u.lane[2 * side + 1] = u.lane[2 * side] + 2e-13;
        }
        ins_gamma_init(&law, shape[k]);
        ins_gamma_row(&law, &u, &g);
        cr_assert_leq(fabs(g.lane[1] / g.lane[0] - 1.0), 1e-10 / shape[k]);
        cr_assert_leq(fabs(g.lane[3] / g.lane[2] - 1.0), 1e-10 / shape[k]);
    }
}

/* Is n the smallest whole number with P(N <= n) >= u, by GSL, asked of the smaller tail? */
static int is_inverse(double mean, double u, double n)
{
    unsigned k = (unsigned)n;

    if (u < 0.5)
        return gsl_cdf_poisson_P(k, mean) >= u && (k == 0 || gsl_cdf_poisson_P(k - 1, mean) < u);
    return gsl_cdf_poisson_Q(k, mean) <= 1.0 - u &&
           (k == 0 || gsl_cdf_poisson_Q(k - 1, mean) > 1.0 - u);
}

static const double means[] = {0.01, 0.3,  1.0,  4.0,  7.99,  8.0,   9.7,   16.5,  17.3, 19.0, 22.0,
                               26.5, 31.0, 40.0, 55.5, 80.0,  120.0, 200.0, 350.0, 800., 2e3,  5e3,
                               1e4,  3e4,  1e5};
enum { MEANS = sizeof means / sizeof means[0] };

Test(counts, poisson_counts_are_the_exact_inverse_by_gsl)
{
    for (int k = 0; k < MEANS; k++) {
        struct ins_row mean = constant(means[k]), u, n;

        for (int t = 0; t < 400; t++) {
            spread(t, &u);
            ins_poisson_row(&mean, &u, &n);
            for (int i = 0; i < INS_LANES; i++)
                cr_assert(is_inverse(means[k], u.lane[i], n.lane[i]), "mean %g u %.17g: %g",
                          means[k], u.lane[i], n.lane[i]);
        }
    }
}

/* P(N <= n) and P(N > n) added up in long double, term by term from the logarithm of the law:
 * good to 1e-13 where GSL's incomplete gamma function keeps 7 digits (mean 1e5). */
static void tails(double mean, double n, double *below, double *above)
{
    long double m = mean, sum = 0.0L, term, at = n;

    term = expl(at * logl(m) - m - lgammal(at + 1.0L));
    for (long double k = at; k >= 0.0L && term > sum * 1e-20L; term *= k / m, k -= 1.0L)
        sum += term;
    *below = (double)sum;

    sum  = 0.0L;
    term = expl((at + 1.0L) * logl(m) - m - lgammal(at + 2.0L));
    for (long double k = at + 2.0L; k < m || term > sum * 1e-20L; term *= m / k, k += 1.0L)
        sum += term;
    *above = (double)sum;
}

/* Just below the step at n the count is n, just above it n + 1: by a share of the smaller tail, or
 * by the 4e-15 that adding up the law from 0 may cost where means are small. */
Test(counts, poisson_counts_step_where_the_distribution_function_does)
{
    for (int k = 0; k < MEANS; k++) {
        struct ins_row mean = constant(means[k]), u, n;

        for (int j = -20; j <= 20; j++) {
            double at = floor(means[k] + 0.3 * j * sqrt(means[k])), p, q;
            if (at < 0.0)
                continue;
            tails(means[k], at, &p, &q);
            double near = fmax(1e-12 * fmin(p, q), 4e-15);
            u         = constant(0.5);
            u.lane[7] = p < 0.5 ? p - near : 1.0 - (q + near);
            u.lane[8] = p < 0.5 ? p + near : 1.0 - (q - near);
            if (u.lane[7] <= 0.0 || u.lane[8] >= 1.0)
                continue;
            ins_poisson_row(&mean, &u, &n);
            cr_assert_eq(n.lane[7], at, "mean %g below %g: %g", means[k], at, n.lane[7]);
            cr_assert_eq(n.lane[8], at + 1.0, "mean %g above %g: %g", means[k], at, n.lane[8]);
        }
    }
}

/* A sweep through 2,000 means a lap, GSL the judge. */
Test(counts, poisson_counts_are_exact_at_many_means)
{
    struct ins_row mean, u, n;
    double         m = 7.0;

    for (int t = 0; t < 2000; t++) {
        for (int i = 0; i < INS_LANES; i++) {
            mean.lane[i] = m;
            m            = m < 3e4 ? m * 1.00371 : 7.0 + 0.01 * t;
        }
        spread(t, &u);
        ins_poisson_row(&mean, &u, &n);
        for (int i = 0; i < INS_LANES; i++)
            cr_assert(is_inverse(mean.lane[i], u.lane[i], n.lane[i]), "mean %.17g u %.17g: %g",
                      mean.lane[i], u.lane[i], n.lane[i]);
    }
}

Test(counts, poisson_of_nothing_is_nothing)
{
    struct ins_row mean = constant(0.0), u, n;

    for (int t = 0; t < 40; t++) {
        spread(t, &u);
        mean.lane[t % INS_LANES] = t % 2 ? 0.0 : -1.0;
        ins_poisson_row(&mean, &u, &n);
        for (int i = 0; i < INS_LANES; i++)
            cr_assert_eq(n.lane[i], 0.0);
    }
}

/* At the step itself: the smallest n with P(N <= n) >= u. P(N = 0) = e^-mean. */
Test(counts, a_uniform_on_the_step_belongs_to_the_lower_count)
{
    struct ins_row mean = constant(1.5), u = constant(ins_exp(-1.5)), n;

    u.lane[1] = nextafter(u.lane[1], 1.0);
    ins_poisson_row(&mean, &u, &n);
    cr_assert_eq(n.lane[0], 0.0);
    cr_assert_eq(n.lane[1], 1.0);
}

/* A count does not depend on what stands in the other lanes, nor on where it is written. */
Test(counts, lanes_do_not_see_each_other)
{
    struct ins_row mean, u, n;

    for (int t = 0; t < 200; t++) {
        spread(t, &u);
        for (int i = 0; i < INS_LANES; i++)
            mean.lane[i] = means[(t + i) % MEANS];
        ins_poisson_row(&mean, &u, &n);
        for (int i = 0; i < INS_LANES; i++) {
            struct ins_row alone_mean = constant(mean.lane[i]), alone = constant(u.lane[i]);
            ins_poisson_row(&alone_mean, &alone, &alone);
            cr_assert_eq(alone.lane[(i + t) % INS_LANES], n.lane[i]);
        }
    }
}

Test(counts, poisson_counts_rise_with_u_and_with_the_mean)
{
    for (int k = 0; k < MEANS; k++) {
        struct ins_row mean = constant(means[k]), more = constant(means[k] * 1.0001);
        struct ins_row u, next, n, later, larger;

        for (int t = 0; t < 100; t++) {
            spread(t, &u);
            for (int i = 0; i < INS_LANES; i++)
                next.lane[i] = u.lane[i] + fmin(u.lane[i], 1.0 - u.lane[i]) * 1e-4;
            ins_poisson_row(&mean, &u, &n);
            ins_poisson_row(&mean, &next, &later);
            ins_poisson_row(&more, &u, &larger);
            for (int i = 0; i < INS_LANES; i++) {
                cr_assert_geq(later.lane[i], n.lane[i]);
                cr_assert_geq(larger.lane[i], n.lane[i]);
            }
        }
    }
}

/* Chi-square of `draws` counts against a pmf, cells of at least 20 expected, standardised. */
enum { CELLS = 4096 };

static double fit_z(const double *seen, const double *expected, int cells)
{
    double chi = 0.0, freedom = -1.0, s = 0.0, e = 0.0;

    for (int n = 0; n < cells; n++) {
        s += seen[n];
        e += expected[n];
        if (e >= 20.0 || n == cells - 1) {
            chi += (s - e) * (s - e) / fmax(e, 1e-9);
            freedom += 1.0;
            s = e = 0.0;
        }
    }
    return (chi - freedom) / sqrt(2.0 * freedom);
}

static double poisson_fit(double m, int rows)
{
    static double    seen[CELLS], expected[CELLS];
    struct ins_block block = block_of(23);
    struct ins_row   mean  = constant(m), u, v, n;

    memset(seen, 0, sizeof seen);
    for (int t = 0; t < rows; t++) {
        ins_stream_pair(&block, t, 1, &u, &v);
        ins_poisson_row(&mean, &u, &n);
        for (int i = 0; i < INS_LANES; i++)
            seen[(int)fmin(n.lane[i], CELLS - 1.0)] += 1.0;
    }
    for (int k = 0; k < CELLS; k++)
        expected[k] = rows * (double)INS_LANES * gsl_ran_poisson_pdf((unsigned)k, m);
    expected[CELLS - 1] += 1e-3;
    return fit_z(seen, expected, CELLS);
}

Test(counts, poisson_draws_fit_the_law)
{
    static const double m[] = {0.7, 6.0, 15.0, 20.0, 75.0, 800.0};

    for (int k = 0; k < 6; k++) {
        double z = poisson_fit(m[k], 8000);
        cr_assert_leq(fabs(z), 4.75, "mean %g: %g", m[k], z);
    }
}

/* gsl_ran_negative_binomial_pdf(k, p, r) with p = r / (r + mean). */
static double negative_binomial_fit(double m, double r, int rows)
{
    static double    seen[CELLS], expected[CELLS];
    struct ins_block block = block_of(29);
    struct ins_row   mean  = constant(m), u, v, n;
    struct ins_gamma law;

    memset(seen, 0, sizeof seen);
    ins_gamma_init(&law, r);
    for (int t = 0; t < rows; t++) {
        ins_stream_pair(&block, t, 1, &u, &v);
        ins_negative_binomial_row(&law, &mean, &u, &v, &n);
        for (int i = 0; i < INS_LANES; i++)
            seen[(int)fmin(n.lane[i], CELLS - 1.0)] += 1.0;
    }
    double rest = 1.0;
    for (int k = 0; k < CELLS - 1; k++) {
        double p = r < 1e5 ? gsl_ran_negative_binomial_pdf((unsigned)k, r / (r + m), r)
                           : gsl_ran_poisson_pdf((unsigned)k, m);
        expected[k] = rows * (double)INS_LANES * p;
        rest -= p;
    }
    expected[CELLS - 1] = rows * (double)INS_LANES * fmax(rest, 0.0) + 1e-3;
    return fit_z(seen, expected, CELLS);
}

/* With r = 1e6 and a mean of 30 the law differs from Poisson's by 3e-5 of the variance. */
Test(counts, negative_binomial_draws_fit_the_law)
{
    static const struct {
        double mean, r;
    } law[] = {{3.0, 0.5}, {30.0, 0.5}, {30.0, 1.0}, {200.0, 2.5}, {40.0, 4.0},
               {300., 5.}, {800., 25.}, {100., 60.}, {50., 1000.}, {30.0, 1e6}};

    for (int k = 0; k < (int)(sizeof law / sizeof law[0]); k++) {
        double z = negative_binomial_fit(law[k].mean, law[k].r, 8000);
        cr_assert_leq(fabs(z), 4.75, "mean %g r %g: %g", law[k].mean, law[k].r, z);
    }
}

/* Mean 2,000 and r = 25: variance 2,000 + 2,000^2/25 = 162,000; quantiles 2,329, 2,705 and 3,053
 * at 80, 95 and 99 % (two independent computations outside this program). The share of draws up
 * to each is held against GSL's distribution function there; kurtosis 3 + 6/r + 1/variance. */
Test(counts, negative_binomial_has_the_variance_and_quantiles_of_the_law)
{
    enum { DRAWS = 20000 };
    static const double level[3] = {0.80, 0.95, 0.99}, at[3] = {2329.0, 2705.0, 3053.0};
    struct ins_block    block = block_of(31);
    struct ins_row      mean  = constant(2000.0), u, v, n;
    struct ins_gamma    law;
    double              up_to[3] = {0}, sum = 0.0, squares = 0.0, draws = DRAWS * (double)INS_LANES;

    ins_gamma_init(&law, 25.0);
    for (int t = 0; t < DRAWS; t++) {
        ins_stream_pair(&block, t, 1, &u, &v);
        ins_negative_binomial_row(&law, &mean, &u, &v, &n);
        for (int i = 0; i < INS_LANES; i++) {
            double d = n.lane[i] - 2000.0;
            sum += d;
            squares += d * d;
            for (int k = 0; k < 3; k++)
                up_to[k] += n.lane[i] <= at[k] ? 1.0 : 0.0;
        }
    }
    cr_assert_leq(fabs(sum) / sqrt(draws * 162000.0), 4.75);
    cr_assert_leq(fabs(squares / draws - 162000.0) / (162000.0 * sqrt(2.24 / draws)), 4.75);
    for (int k = 0; k < 3; k++) {
        double p = gsl_cdf_negative_binomial_P((unsigned)at[k], 25.0 / 2025.0, 25.0);
        double q = gsl_cdf_negative_binomial_P((unsigned)at[k] - 1, 25.0 / 2025.0, 25.0);
        cr_assert(q < level[k] && p >= level[k]);
        cr_assert_leq(fabs(up_to[k] - draws * p) / sqrt(draws * p * (1.0 - p)), 4.75);
    }
}

Test(counts, negative_binomial_rises_with_both_uniforms_and_the_mean)
{
    static const double shape[] = {0.5, 3.0, 25.0, 1e6};

    for (int k = 0; k < 4; k++) {
        struct ins_gamma law;
        struct ins_row   mean = constant(120.0), more = constant(121.0), u, v, up, n, a, b, c;

        ins_gamma_init(&law, shape[k]);
        for (int t = 0; t < 200; t++) {
            spread(t, &u);
            spread(t + 1001, &v);
            ins_negative_binomial_row(&law, &mean, &u, &v, &n);
            for (int i = 0; i < INS_LANES; i++)
                up.lane[i] = u.lane[i] + fmin(u.lane[i], 1.0 - u.lane[i]) * 1e-3;
            ins_negative_binomial_row(&law, &mean, &up, &v, &a);
            for (int i = 0; i < INS_LANES; i++)
                up.lane[i] = v.lane[i] + fmin(v.lane[i], 1.0 - v.lane[i]) * 1e-3;
            ins_negative_binomial_row(&law, &mean, &u, &up, &b);
            ins_negative_binomial_row(&law, &more, &u, &v, &c);
            for (int i = 0; i < INS_LANES; i++)
                cr_assert(a.lane[i] >= n.lane[i] && b.lane[i] >= n.lane[i] &&
                          c.lane[i] >= n.lane[i]);
        }
    }
}
