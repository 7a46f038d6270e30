/* tests/chance_counts.c - Poisson and negative binomial counts, their series and their tails. */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <stdbool.h>
#include <string.h>

#include "chance/beta.h"
#include "chance/counts.h"
#include "chance/real.h"
#include "chance/tails.h"
#include "chance_rows.h"

static void setup(void)
{
    gsl_set_error_handler_off();
}

TestSuite(counts, .init = setup);

static const double means[] = {0.01, 0.3,  1.0,  3.0,  4.99,  5.0,   6.1,  9.7,  16.5, 17.3, 22.0,
                               26.5, 31.0, 40.0, 55.5, 80.0,  120.0, 200., 350., 800., 2e3,  5e3,
                               1e4,  3e4,  1e5};
static const double shapes[] = {25.0, 31.0, 60.0, 100.0, 400.0, 1e4, 1e6, 1e9, INFINITY};
enum { MEANS = sizeof means / sizeof means[0], SHAPES = sizeof shapes / sizeof shapes[0] };

/* --- the law, added up in long double ------------------------------------------------------- */

/* below[n] = P(N <= n) and above[n] = P(N > n), n = 0 ... top, both good to 1e-15 of themselves:
 * weights by P(k + 1) / P(k) = m (1 + k/r) / ((1 + m/r) (k + 1)) from the mode on, added up from
 * both ends and divided by their sum. No formula of the program is used. */
enum { MOST = 800000 };
static long double weight[MOST + 1];
static double      below[MOST], above[MOST];
static int         top;

static long double next_to(long double m, long double r, int k)
{
    return m * (1.0L + k / r) / ((1.0L + m / r) * (k + 1.0L));
}

static void add_up(double mean, double shape)
{
    int mode = (int)(mean * (1.0 - 1.0 / shape));

    mode         = mode > 0 ? mode : 0;
    weight[mode] = 1.0L;
    for (int k = mode; k > 0; k--)
        weight[k - 1] = weight[k] / next_to(mean, shape, k - 1);
    for (top = mode; weight[top] > 1e-40L && top < MOST; top++)
        weight[top + 1] = weight[top] * next_to(mean, shape, top);
    cr_assert_lt(top, MOST);

    long double sum = 0.0L, from_top = 0.0L, all = 0.0L;
    for (int k = 0; k <= top; k++)
        all += weight[k];
    for (int k = 0; k < top; k++)
        below[k] = (double)((sum += weight[k]) / all);
    for (int k = top; k > 0; k--)
        above[k - 1] = (double)((from_top += weight[k]) / all);
}

/* What the rounding of the distribution function may cost at n: 1e-12 of the smaller tail, and
 * 4e-15 where small means are searched from 0; a u over 1/2 is itself no finer than 2^-53. */
static double leeway(double mean, int n)
{
    double rounding = below[n] < 0.5 ? 0.0 : 0x1p-53;

    return fmax(1e-12 * fmin(below[n], above[n]), mean < 5.0 ? 4e-15 : rounding);
}

/* Is n the smallest whole number with P(N <= n) >= u, asked of the smaller tail? */
static bool is_inverse(double mean, double u, double n)
{
    int k = (int)n;

    if (k < 0 || k >= top)
        return false;
    bool reaches = u < 0.5 ? below[k] + leeway(mean, k) >= u
                           : above[k] - leeway(mean, k) <= 1.0 - u;
    bool first   = k == 0 || (u < 0.5 ? below[k - 1] - leeway(mean, k - 1) < u
                                      : above[k - 1] + leeway(mean, k - 1) > 1.0 - u);
    return reaches && first;
}

/* --- exactness ------------------------------------------------------------------------------ */

static void expect_inverse(double mean, double shape, int rows)
{
    struct ins_count_law law;
    struct ins_row       m = constant(mean), u, n;

    add_up(mean, shape);
    ins_count_init(&law, shape);
    cr_assert(!law.mixed);
    for (int t = 0; t < rows; t++) {
        spread(t, &u);
        ins_count_row(&law, &m, &u, NULL, &n);
        for (int i = 0; i < INS_LANES; i++)
            cr_assert(is_inverse(mean, u.lane[i], n.lane[i]), "mean %.17g shape %.17g u %.17g: %g",
                      mean, shape, u.lane[i], n.lane[i]);
    }
}

Test(counts, are_the_exact_inverse_of_the_law)
{
    for (int r = 0; r < SHAPES; r++)
        for (int k = 0; k < MEANS; k++)
            expect_inverse(means[k], shapes[r], 200);
}

/* Means and shapes that nobody chose. */
Test(counts, are_the_exact_inverse_at_many_means_and_shapes)
{
    for (int t = 0; t < 1000; t++) {
        struct ins_row u;
        spread(2 * t, &u);
        expect_inverse(4.0 * pow(1500.0, u.lane[0]), 25.0 * pow(1e5, u.lane[1] * u.lane[1]), 12);
    }
}

/* Just below the step at n the count is n, just above it n + 1. */
static void expect_step(const struct ins_count_law *law, double mean, int at)
{
    struct ins_row m = constant(mean), u = constant(0.5), n;
    double         p = below[at], q = above[at], near = leeway(mean, at);

    u.lane[7] = p < 0.5 ? p - near : 1.0 - (q + near);
    u.lane[8] = p < 0.5 ? p + near : 1.0 - (q - near);
    if (u.lane[7] <= 0.0 || u.lane[8] >= 1.0 || q - above[at + 1] < 8.0 * near)
        return; /* no double lies between this step and the next */
    ins_count_row(law, &m, &u, NULL, &n);
    cr_assert_eq(n.lane[7], at, "mean %g shape %g below %d: %g", mean, law->shape, at, n.lane[7]);
    cr_assert_eq(n.lane[8], at + 1, "mean %g shape %g above %d: %g", mean, law->shape, at,
                 n.lane[8]);
}

Test(counts, step_where_the_distribution_function_does)
{
    for (int r = 0; r < SHAPES; r++)
        for (int k = 0; k < MEANS; k++) {
            struct ins_count_law law;
            double               sd = sqrt(means[k] * (1.0 + means[k] / shapes[r]));

            ins_count_init(&law, shapes[r]);
            add_up(means[k], shapes[r]);
            for (int j = -27; j <= 27; j++) {
                double at = floor(means[k] + 0.3 * j * sd);
                if (at >= 0.0 && at < top - 1)
                    expect_step(&law, means[k], (int)at);
            }
        }
}

/* Where the mean is under 1e5 GSL's distribution function is a third opinion. */
Test(counts, of_poisson_agree_with_gsl)
{
    struct ins_count_law law;

    ins_count_init(&law, INFINITY);
    for (int k = 0; k < MEANS - 2; k++)
        for (int t = 0; t < 100; t++) {
            struct ins_row mean = constant(means[k]), u, n;
            spread(t, &u);
            ins_count_row(&law, &mean, &u, NULL, &n);
            for (int i = 0; i < INS_LANES; i++) {
                double   v  = u.lane[i];
                unsigned at = (unsigned)n.lane[i];
                cr_assert(v < 0.5 ? gsl_cdf_poisson_P(at, means[k]) >= v
                                  : gsl_cdf_poisson_Q(at, means[k]) <= 1.0 - v);
                cr_assert(at == 0 || (v < 0.5 ? gsl_cdf_poisson_P(at - 1, means[k]) < v
                                              : gsl_cdf_poisson_Q(at - 1, means[k]) > 1.0 - v));
            }
        }
}

/* At the step itself: the smallest n with P(N <= n) >= u. P(N = 0) = e^-mean. */
Test(counts, of_a_uniform_on_the_step_are_the_lower_ones)
{
    struct ins_count_law law;
    struct ins_row       mean = constant(1.5), u = constant(ins_exp(-1.5)), n;

    ins_count_init(&law, INFINITY);
    u.lane[1] = nextafter(u.lane[1], 1.0);
    ins_count_row(&law, &mean, &u, NULL, &n);
    cr_assert_eq(n.lane[0], 0.0);
    cr_assert_eq(n.lane[1], 1.0);
}

Test(counts, of_nothing_are_nothing)
{
    static const double shape[] = {2.0, 100.0, INFINITY};

    for (int r = 0; r < 3; r++) {
        struct ins_count_law law;
        struct ins_row       mean = constant(0.0), u, n;

        ins_count_init(&law, shape[r]);
        for (int t = 0; t < 40; t++) {
            spread(t, &u);
            mean.lane[t % INS_LANES] = t % 2 ? 0.0 : -1.0;
            ins_count_row(&law, &mean, &u, &u, &n);
            for (int i = 0; i < INS_LANES; i++)
                cr_assert_eq(n.lane[i], 0.0);
        }
    }
}

/* --- the series and the tails --------------------------------------------------------------- */

/* At u = P(N <= n - 1) the true x is n itself. Both lengths, all n between tails of 1e-16. */
static void expect_bound(double mean, double shape, double *worst)
{
    struct ins_quantile series;

    add_up(mean, shape);
    ins_quantile_init(&series, 1.0 / shape);
    for (int n = 1; n < top; n++) {
        if (below[n - 1] < 1e-16 || above[n - 1] < 1e-16)
            continue;
        double w = below[n - 1] < 0.5 ? gsl_cdf_ugaussian_Pinv(below[n - 1])
                                      : gsl_cdf_ugaussian_Qinv(above[n - 1]);
        double error[2];
        double x[2] = {ins_quantile_short(&series, mean, w, &error[0]),
                       ins_quantile_long(&series, mean, w, &error[1])};
        for (int k = 0; k < 2; k++)
            if (error[k] < 0.5)
                worst[k] = fmax(worst[k], fabs(x[k] - n) / error[k]);
    }
}

Test(counts, come_from_a_series_that_knows_its_error)
{
    double worst[2] = {0.0, 0.0};

    for (int r = 0; r < SHAPES; r++)
        for (double m = 5.0; m < 1.1e5; m *= m < 300.0 ? 1.17 : 1.9)
            expect_bound(m, shapes[r], worst);
    cr_assert_leq(worst[0], 0.8, "short %g", worst[0]);
    cr_assert_leq(worst[1], 0.8, "long %g", worst[1]);
    cr_assert_geq(worst[0], 0.5);
    cr_assert_geq(worst[1], 0.5);
}

/* The tail that decides is asked for both sides of each step, from any guess. */
Test(counts, are_found_from_any_guess)
{
    for (int r = 0; r < SHAPES; r++)
        for (int k = 3; k < MEANS; k += 3) {
            double shape = shapes[r] < INS_TAILS_POISSON ? shapes[r] : INS_TAILS_POISSON;
            add_up(means[k], shapes[r]);
            for (double u = 1e-9; u < 1.0; u += 0.0625)
                for (int off = -3; off <= 3; off++) {
                    double n = ins_tails_invert(shape, means[k], u, floor(means[k]));
                    cr_assert(is_inverse(means[k], u, n));
                    cr_assert_eq(ins_tails_invert(shape, means[k], u, n + off), n);
                }
        }
}

/* I_x(a, 1) = x^a, so the fraction is 1 / (a y) there; GSL's function, good to 1e-12 at such
 * parameters, for the rest. */
Test(counts, rest_on_an_incomplete_beta_function)
{
    for (double a = 0.5; a < 1000.0; a *= 1.7)
        for (double b = 1.0; b < 1000.0; b *= 2.3)
            for (double x = 0.01; x < a / (a + b); x += 0.07) {
                double share = ins_beta_fraction(a, b, x, 1.0 - x, a - (a + b) * x);
                double scale = exp(a * log(x) + b * log1p(-x) - gsl_sf_lnbeta(a, b));
                double truth = gsl_sf_beta_inc(a, b, x);
                if (b == 1.0)
                    cr_assert_leq(fabs(share * a * (1.0 - x) - 1.0), 1e-13);
                if (truth > 1e-200)
                    cr_assert_leq(fabs(scale * share / truth - 1.0), 2e-11, "a %g b %g x %g", a, b,
                                  x);
            }
}

/* --- coupling ------------------------------------------------------------------------------- */

/* A count does not depend on what stands in the other lanes, nor on where it is written. */
Test(counts, do_not_see_the_other_lanes)
{
    static const double shape[] = {3.0, 40.0, INFINITY};

    for (int r = 0; r < 3; r++) {
        struct ins_count_law law;
        struct ins_row       mean, u, v, n;

        ins_count_init(&law, shape[r]);
        for (int t = 0; t < 200; t++) {
            spread(t, &u);
            spread(t + 500, &v);
            for (int i = 0; i < INS_LANES; i++)
                mean.lane[i] = means[(t + i) % MEANS];
            ins_count_row(&law, &mean, &u, &v, &n);
            for (int i = 0; i < INS_LANES; i++) {
                struct ins_row alone_mean = constant(mean.lane[i]), mixing = constant(v.lane[i]);
                struct ins_row alone      = constant(u.lane[i]);
                ins_count_row(&law, &alone_mean, &alone, &mixing, &alone);
                cr_assert_eq(alone.lane[(i + t) % INS_LANES], n.lane[i]);
            }
        }
    }
}

static void raise(const struct ins_row *u, double share, struct ins_row *up)
{
    for (int i = 0; i < INS_LANES; i++)
        up->lane[i] = u->lane[i] + fmin(u->lane[i], 1.0 - u->lane[i]) * share;
}

static void expect_rise(const struct ins_row *lower, const struct ins_row *higher)
{
    for (int i = 0; i < INS_LANES; i++)
        cr_assert_geq(higher->lane[i], lower->lane[i]);
}

Test(counts, rise_with_their_uniforms_and_the_mean)
{
    static const double shape[] = {0.5, 3.0, 24.9, 25.0, 60.0, 400.0, 1e6, INFINITY};

    for (int r = 0; r < 8; r++)
        for (int k = 0; k < MEANS; k++) {
            struct ins_count_law law;
            struct ins_row       mean = constant(means[k]), more = constant(means[k] * 1.0001);
            struct ins_row       u, v, up, n, other;

            ins_count_init(&law, shape[r]);
            for (int t = 0; t < 60; t++) {
                spread(t, &u);
                spread(t + 1001, &v);
                ins_count_row(&law, &mean, &u, &v, &n);
                raise(&u, 1e-4, &up);
                ins_count_row(&law, &mean, &up, &v, &other);
                expect_rise(&n, &other);
                raise(&v, 1e-4, &up);
                ins_count_row(&law, &mean, &u, &up, &other);
                expect_rise(&n, &other);
                ins_count_row(&law, &more, &u, &v, &other);
                expect_rise(&n, &other);
            }
        }
}

/* --- draws ---------------------------------------------------------------------------------- */

/* Chi-square of counts against a law, cells of at least 20 expected, standardised. */
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

/* gsl_ran_negative_binomial_pdf(k, p, r) with p = r / (r + mean). With r = 1e6 and a mean of 30
 * the law differs from Poisson's by 3e-5 of the variance. */
static double probability(int k, double mean, double shape)
{
    return shape < 1e5 ? gsl_ran_negative_binomial_pdf((unsigned)k, shape / (shape + mean), shape)
                       : gsl_ran_poisson_pdf((unsigned)k, mean);
}

static double fit_of_draws(double m, double shape, int rows)
{
    static double        seen[CELLS], expected[CELLS];
    struct ins_block     block = block_of(29);
    struct ins_row       mean  = constant(m), u, v, n;
    struct ins_count_law law;

    memset(seen, 0, sizeof seen);
    ins_count_init(&law, shape);
    for (int t = 0; t < rows; t++) {
        ins_stream_pair(&block, t, 1, &u, &v);
        ins_count_row(&law, &mean, &u, &v, &n);
        for (int i = 0; i < INS_LANES; i++)
            seen[(int)fmin(n.lane[i], CELLS - 1.0)] += 1.0;
    }
    double rest = 1.0, draws = rows * (double)INS_LANES;
    for (int k = 0; k < CELLS - 1; k++) {
        expected[k] = draws * probability(k, m, shape);
        rest -= probability(k, m, shape);
    }
    expected[CELLS - 1] = draws * fmax(rest, 0.0) + 1e-3;
    return fit_z(seen, expected, CELLS);
}

Test(counts, drawn_fit_the_law)
{
    static const struct {
        double mean, r;
    } law[] = {{3.0, 0.5},      {30.0, 0.5},      {30.0, 1.0},      {200.0, 2.5},    {40.0, 4.0},
               {300., 5.},      {800., 24.},      {800., 25.},      {100., 60.},     {2.5, 60.0},
               {340., 400.},    {1540., 400.},    {50., 1000.},     {30.0, 1e6},
               {0.7, INFINITY}, {6.0, INFINITY},  {20.0, INFINITY}, {75.0, INFINITY},
               {800., INFINITY}};

    for (int k = 0; k < (int)(sizeof law / sizeof law[0]); k++) {
        double z = fit_of_draws(law[k].mean, law[k].r, 8000);
        cr_assert_leq(fabs(z), 4.75, "mean %g r %g: %g", law[k].mean, law[k].r, z);
    }
}

/* Mean 2,000 and r = 25: variance 2,000 + 2,000^2/25 = 162,000; quantiles 2,329, 2,705 and 3,053
 * at 80, 95 and 99 % (two independent computations outside this program). The share of draws up
 * to each is held against GSL's distribution function there; kurtosis 3 + 6/r + 1/variance. */
Test(counts, have_the_variance_and_quantiles_of_the_law)
{
    enum { DRAWS = 20000 };
    static const double  level[3] = {0.80, 0.95, 0.99}, at[3] = {2329.0, 2705.0, 3053.0};
    struct ins_block     block = block_of(31);
    struct ins_row       mean  = constant(2000.0), u, v, n;
    struct ins_count_law law;
    double               up_to[3] = {0}, sum = 0.0, squares = 0.0;
    double               draws = DRAWS * (double)INS_LANES;

    ins_count_init(&law, 25.0);
    for (int t = 0; t < DRAWS; t++) {
        ins_stream_pair(&block, t, 1, &u, &v);
        ins_count_row(&law, &mean, &u, &v, &n);
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
