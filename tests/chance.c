/* tests/chance.c - numbers by address, exponentials and logarithms, normal and Student's law. */
#include <criterion/criterion.h>
#include <float.h>
#include <gsl/gsl_cdf.h>

#include <Random123/threefry.h>

#include "chance/named.h"
#include "chance/normal.h"
#include "chance/real.h"
#include "chance/stream.h"
#include "chance/student.h"
#include "chance_rows.h"

enum { ROWS = 2000 };

/* Distance in units in the last place of the true value. */
static double ulps(double got, long double truth)
{
    double near = (double)truth;
    double unit = nextafter(fabs(near), INFINITY) - fabs(near);
    return (double)(fabsl((long double)got - truth) / (long double)unit);
}

/* expl and logl carry 64 bits: 11 more than a double. */
Test(chance, exponential_is_close_to_the_long_double_one)
{
    double worst = 0.0;

    for (int k = 0; k <= 400000; k++) {
        double x = -707.9 + 1417.6 * k / 400000.0;
        worst    = fmax(worst, ulps(ins_exp(x), expl((long double)x)));
        x /= 400.0;
        worst = fmax(worst, ulps(ins_exp(x), expl((long double)x)));
    }
    cr_assert_leq(worst, 1.2, "%g ulp", worst);
}

Test(chance, exponential_saturates_at_both_ends)
{
    cr_assert_eq(ins_exp(-800.0), 0.0);
    cr_assert_eq(ins_exp(-1e300), 0.0);
    cr_assert_eq(ins_exp(-INFINITY), 0.0);
    cr_assert_eq(ins_exp(0.0), 1.0);
    cr_assert(isinf(ins_exp(710.0)) && isinf(ins_exp(1e300)) && isinf(ins_exp(INFINITY)));
    cr_assert(isnan(ins_exp(NAN)));
}

Test(chance, logarithm_is_within_one_unit_of_the_long_double_one)
{
    double worst = 0.0;

    for (int k = 1; k <= 400000; k++) {
        double x = k / 200000.0;
        worst    = fmax(worst, ulps(ins_log(x), logl((long double)x)));
        x        = ldexp(x, k % 2000 - 1000);
        worst    = fmax(worst, ulps(ins_log(x), logl((long double)x)));
    }
    cr_assert_leq(worst, 1.0, "%g ulp", worst);
    cr_assert_eq(ins_log(1.0), 0.0);
    cr_assert(isinf(ins_log(0.0)) && ins_log(0.0) < 0.0);
}

Test(chance, logarithm_of_one_plus_keeps_small_arguments)
{
    double worst = 0.0;

    for (double x = 1e-30; x < 1e20; x *= 1.003)
        worst = fmax(worst, ulps(ins_log_one_plus(x), log1pl((long double)x)));
    cr_assert_leq(worst, 2.0, "%g ulp", worst);
    cr_assert_eq(ins_log_one_plus(0.0), 0.0);
}

Test(chance, log_gamma_follows_the_long_double_one)
{
    double worst = 0.0;

    for (double x = 1e-3; x < 1e9; x *= 1.01) {
        long double truth = lgammal((long double)x);
        worst = fmax(worst, (double)(fabsl(ins_log_gamma(x) - truth) / fmaxl(1.0L, fabsl(truth))));
    }
    cr_assert_leq(worst, 1e-14, "%g", worst);
}

/* Known answers: kat_vectors of Random123 (Salmon et al., 2011), lines "threefry4x32 13". */
Test(chance, cipher_gives_the_published_answers)
{
    static const uint32_t answer[3][3][4] = {
        {{0, 0, 0, 0}, {0, 0, 0, 0}, {0x531c7e4f, 0x39491ee5, 0x2c855a92, 0x3d6abf9a}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xc4189358, 0x1c9cc83a, 0xd5881c67, 0x6a0a89e0}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89},
         {0x4aa71d8f, 0x734738c2, 0x431fc6a8, 0xae6debf1}},
    };

    for (int k = 0; k < 3; k++) {
        uint32_t words[4];
        ins_stream_words(answer[k][1], answer[k][0], words);
        for (int i = 0; i < 4; i++)
            cr_assert_eq(words[i], answer[k][2][i], "line %d word %d: %08x", k, i, words[i]);
    }
}

/* The uniforms from Random123's own headers: key (seed, "inst", "room"), counter (future, month,
 * stream); 20 bits of the second word of two above the 32 of the first, and a midpoint. */
static void reference_pair(uint64_t seed, uint64_t future, int month, int stream, double pair[2])
{
    threefry4x32_key_t key = {
        {(uint32_t)seed, (uint32_t)(seed >> 32), 0x696e7374, 0x726f6f6d}};
    threefry4x32_ctr_t counter = {
        {(uint32_t)future, (uint32_t)(future >> 32), (uint32_t)month, (uint32_t)stream}};
    threefry4x32_ctr_t word = threefry4x32_R(INS_STREAM_ROUNDS, counter, key);

    for (int k = 0; k < 2; k++) {
        uint64_t bits = (uint64_t)(word.v[2 * k + 1] >> 12) << 32 | word.v[2 * k];
        pair[k]       = ((double)bits + 0.5) / 0x1p52;
    }
}

/* The hash's own test vectors (FNV-1a, 32 bits: "a" is e40c292c, "foobar" bf9cf968), folded to 29 bits: the
 * upper three into the lower three. The two names whose hashes meet were found by trial. Tests (7.8). */
Test(chance, slots_hang_on_names_and_never_meet)
{
    const char *const name[] = {"a", "foobar", "track147124", "track38809"};
    const char *const turned[] = {"track38809", "foobar", "track147124", "a", "one more"};
    static const int  back[] = {3, 1, 2, 0};
    int               slot[4], other[5], alone;

    ins_named_slots(4, name, slot);
    cr_expect_eq(slot[0], 0xe40c292c % (1u << 29) ^ 7);
    cr_expect_eq(slot[1], 0xbf9cf968 % (1u << 29) ^ 5);
    cr_expect_eq(slot[2], 0x6ec04e0);
    cr_expect_eq(slot[3], 0x6ec04e1, "the later name stands aside");
    ins_named_slots(5, turned, other);
    for (int i = 0; i < 4; i++)
        cr_expect_eq(slot[i], other[back[i]], "%s", name[i]);
    ins_named_slots(1, &name[3], &alone);
    cr_expect_eq(alone, 0x6ec04e0, "where nobody is met");
}

/* Tests (7.8). */
Test(chance, streams_of_names_are_apart_from_all_others)
{
    const int slot[] = {0, 1, (1 << 29) - 1};

    for (int i = 0; i < 9; i++) {
        int own = ins_named_stream(slot[i / 3], (enum ins_purpose)(i % 3));
        cr_expect(own < 0, "plain streams are 0 or more");
        for (int j = 0; j < i; j++)
            cr_expect_neq(own, ins_named_stream(slot[j / 3], (enum ins_purpose)(j % 3)));
    }
}

/* Tests (7.1). */
Test(chance, rows_are_those_of_random123_wherever_a_future_sits)
{
    struct ins_block block = {.seed = 0x123456789abcdef0u};
    struct ins_row   first, second;

    for (int month = -40; month < 200; month++) {
        for (int i = 0; i < INS_LANES; i++) {
            uint64_t step   = month % 3 == 0 ? 1 : 0x9e3779b97f4a7c15u; /* neighbours; far apart */
            uint64_t from   = (uint64_t)(month + 99) * 0x9e3779b97f4a7c15u;
            block.future[i] = from + step * (uint64_t)i;
        }
        ins_stream_pair(&block, month, month % 7, &first, &second);
        for (int i = 0; i < INS_LANES; i++) {
            double pair[2];
            reference_pair(block.seed, block.future[i], month, month % 7, pair);
            cr_assert_eq(first.lane[i], pair[0]);
            cr_assert_eq(second.lane[i], pair[1]);
        }
    }
}

Test(chance, a_future_draws_the_same_numbers_in_any_lane)
{
    struct ins_block block = block_of(5), turned = block_of(5);
    struct ins_row   a, b, c, d;

    for (int i = 0; i < INS_LANES; i++)
        turned.future[i] = (uint64_t)((i + 13) % INS_LANES);
    ins_stream_pair(&block, 3, 1, &a, &b);
    ins_stream_pair(&turned, 3, 1, &c, &d);
    for (int i = 0; i < INS_LANES; i++) {
        cr_assert_eq(c.lane[i], a.lane[(i + 13) % INS_LANES]);
        cr_assert_eq(d.lane[i], b.lane[(i + 13) % INS_LANES]);
    }
}

/* Correlation of n independent pairs has standard error 1/sqrt(n). */
static double correlation_z(int month, int stream, uint64_t seed, int late)
{
    struct ins_block one = block_of(1), other = block_of(seed);
    struct ins_row   a, b, c, d;
    double           sum = 0.0;

    for (int t = 0; t < ROWS; t++) {
        ins_stream_pair(&one, t, 0, &a, &b);
        ins_stream_pair(&other, t + month, stream, &c, &d);
        for (int i = 0; i < INS_LANES; i++)
            sum += (a.lane[i] - 0.5) * ((late ? d.lane[i] : c.lane[i]) - 0.5);
    }
    return sum * 12.0 / sqrt((double)ROWS * INS_LANES);
}

Test(chance, streams_months_seeds_and_halves_are_strangers)
{
    cr_assert_leq(fabs(correlation_z(0, 1, 1, 0)), 4.75);
    cr_assert_leq(fabs(correlation_z(1, 0, 1, 0)), 4.75);
    cr_assert_leq(fabs(correlation_z(-1, 0, 1, 0)), 4.75);
    cr_assert_leq(fabs(correlation_z(0, 0, 2, 0)), 4.75);
    cr_assert_leq(fabs(correlation_z(0, 0, 1, 1)), 4.75);
    cr_assert_geq(fabs(correlation_z(0, 0, 1, 0)), 100.0); /* the same numbers are seen */
}

/* Chi-square of 256 equal cells, 255 degrees of freedom, standardised. */
Test(chance, uniforms_fill_the_unit_interval_evenly)
{
    struct ins_block block = block_of(3);
    struct ins_row   row[2];
    double           cell[256] = {0}, chi = 0.0, each = 2.0 * ROWS * INS_LANES / 256.0;

    for (int t = 0; t < ROWS; t++) {
        ins_stream_pair(&block, t, 4, &row[0], &row[1]);
        for (int i = 0; i < 2 * INS_LANES; i++) {
            double u = row[i % 2].lane[i / 2];
            cr_assert(u > 0.0 && u < 1.0 && 1.0 - (1.0 - u) == u);
            cell[(int)(u * 256.0)] += 1.0;
        }
    }
    for (int k = 0; k < 256; k++)
        chi += (cell[k] - each) * (cell[k] - each) / each;
    cr_assert_leq(fabs(chi - 255.0) / sqrt(510.0), 4.75, "chi-square %g", chi);
}

/* Abramowitz and Stegun (1964), tables 26.5 and 26.6, and Wichura (1988), AS 241's test values. */
Test(chance, normal_quantiles_are_those_of_published_tables)
{
    static const struct {
        double u, z, digits;
    } table[] = {
        {0.5, 0.0, 0.0},
        {0.25, -0.6744897501960817, 1e-15},
        {0.75, 0.6744897501960817, 1e-15},
        {0.975, 1.959963984540054, 1e-14},
        {0.995, 2.575829303548901, 1e-14},
        {0.001, -3.090232306167813, 1e-14},
        {1e-9, -5.997807015007686, 1e-14},
        {1e-15, -7.941345326170997, 5e-14},
    };

    for (int k = 0; k < (int)(sizeof table / sizeof table[0]); k++)
        cr_assert_leq(fabs(ins_normal(table[k].u) - table[k].z), 4.0 * table[k].digits, "u %g",
                      table[k].u);
}

/* GSL's inverse is AS 241, good to about 1e-15, another formula than ours. */
Test(chance, normal_quantiles_agree_with_gsl_to_1e_14)
{
    struct ins_row u, z;
    double         worst = 0.0;

    for (int t = 0; t < 2 * ROWS; t++) {
        spread(t, &u);
        ins_normal_row(&u, &z);
        for (int i = 0; i < INS_LANES; i++) {
            double v     = u.lane[i];
            double truth = v < 0.5 ? gsl_cdf_ugaussian_Pinv(v) : gsl_cdf_ugaussian_Qinv(1.0 - v);
            worst        = fmax(worst, fabs(z.lane[i] - truth) / fabs(truth));
            cr_assert_eq(z.lane[i], ins_normal(v));
            cr_assert_eq(z.lane[i], -ins_normal(1.0 - v));
        }
    }
    cr_assert_leq(worst, 1e-14, "%g", worst);
}

/* Polynomial and quotient meet at w = 6.25, u = (1 - sqrt(1 - exp(-6.25))) / 2: both are within
 * 6e-15 of the truth there, so the step over the seam is that small. */
Test(chance, normal_quantiles_have_no_seam)
{
    double edge = 0.5 * (1.0 - sqrt(1.0 - exp(-6.25)));

    for (int k = -50; k <= 50; k++) {
        double u = edge * (1.0 + k * 0x1p-52), truth = gsl_cdf_ugaussian_Pinv(u);
        cr_assert_leq(fabs(ins_normal(u) / truth - 1.0), 6e-15, "u %.17g", u);
        cr_assert_leq(fabs(ins_normal(1.0 - u) / truth + 1.0), 1e-14, "u %.17g", u);
    }
}

/* The next number of the grid of 2^-52. */
static void step_up(const struct ins_row *u, double steps, struct ins_row *next)
{
    for (int i = 0; i < INS_LANES; i++)
        next->lane[i] = fmin(u->lane[i] + steps * 0x1p-52, 1.0 - 0x1p-53);
}

Test(chance, normal_quantiles_never_fall)
{
    struct ins_row u, next, z, higher;

    for (int t = 0; t < 4 * ROWS; t++) {
        spread(t, &u);
        step_up(&u, 4.0, &next);
        ins_normal_row(&u, &z);
        ins_normal_row(&next, &higher);
        for (int i = 0; i < INS_LANES; i++)
            cr_assert_geq(higher.lane[i], z.lane[i], "u %.17g", u.lane[i]);
    }
}

/* The law's tail probabilities by GSL at our quantile, against u; from both sides, so that the
 * small tails count too. */
static double student_error(double nu)
{
    struct ins_student law;
    struct ins_row     u, e;
    double             worst = 0.0;

    ins_student_init(&law, nu);
    for (int t = 0; t < 400; t++) {
        spread(t, &u);
        ins_student_row(&law, &u, &e);
        for (int i = 0; i < INS_LANES; i++) {
            double v = u.lane[i], x = e.lane[i] * sqrt(nu / (nu - 2.0));
            double p = v < 0.5 ? gsl_cdf_tdist_P(x, nu) - v : gsl_cdf_tdist_Q(x, nu) - (1.0 - v);
            double q = fmin(v, 1.0 - v);
            worst    = fmax(worst, fabs(p));
            cr_assert_leq(fabs(p), 4e-3 * q, "nu %g u %.17g: tail off by a share %g", nu, v, p / q);
        }
    }
    return worst;
}

Test(chance, student_quantiles_agree_with_gsl_to_1e_9)
{
    static const double nu[] = {2.05, 2.1, 2.2, 2.35, 2.5, 2.7, 3.0, 3.5,  4.0,
                                5.0,  7.0, 10., 20.,  50., 3e2, 5e3, 1e5, 1e6};

    for (int k = 0; k < (int)(sizeof nu / sizeof nu[0]); k++) {
        double worst = student_error(nu[k]);
        cr_assert_leq(worst, 1e-9, "nu %g: %g", nu[k], worst);
    }
}

/* Tables of t (Pearson and Hartley, 1966): 2.776445 at 97.5 % of nu = 4, 3.169273 at 99.5 % of
 * nu = 10. */
Test(chance, student_quantiles_are_those_of_published_tables)
{
    struct ins_student law;
    struct ins_row     u = {{0.975, 0.995, 0.5}}, e;

    for (int i = 3; i < INS_LANES; i++)
        u.lane[i] = 0.5;
    ins_student_init(&law, 4.0);
    ins_student_row(&law, &u, &e);
    cr_assert_float_eq(e.lane[0] * sqrt(2.0), 2.776445, 1e-6);
    cr_assert_eq(e.lane[2], 0.0);
    ins_student_init(&law, 10.0);
    ins_student_row(&law, &u, &e);
    cr_assert_float_eq(e.lane[1] * sqrt(10.0 / 8.0), 3.169273, 1e-6);
}

/* Fourth moment of Student's law: variance of e^2 is (kurtosis - 1) = 3 (nu - 2)/(nu - 4) - 1. */
Test(chance, student_draws_have_mean_0_and_variance_1)
{
    struct ins_block   block = block_of(17);
    struct ins_student law;
    struct ins_row     u, v, e;
    double             sum = 0.0, squares = 0.0, n = 4.0 * ROWS * INS_LANES;

    ins_student_init(&law, 8.0);
    for (int t = 0; t < 4 * ROWS; t++) {
        ins_stream_pair(&block, t, 2, &u, &v);
        ins_student_row(&law, &u, &e);
        for (int i = 0; i < INS_LANES; i++) {
            sum += e.lane[i];
            squares += e.lane[i] * e.lane[i];
        }
    }
    cr_assert_leq(fabs(sum) / sqrt(n), 4.75);
    cr_assert_leq(fabs(squares - n) / sqrt(n * 3.5), 4.75);
}

Test(chance, student_without_a_tail_is_the_normal_law)
{
    struct ins_student law;
    struct ins_row     u, z, e;

    ins_student_init(&law, 0.0);
    for (int t = 0; t < 40; t++) {
        spread(t, &u);
        ins_normal_row(&u, &z);
        ins_student_row(&law, &u, &e);
        for (int i = 0; i < INS_LANES; i++)
            cr_assert_eq(e.lane[i], z.lane[i]);
    }
}

Test(chance, student_quantiles_never_fall)
{
    static const double nu[] = {2.05, 3.0, 4.0, 10.0, 1e4};

    for (int k = 0; k < 5; k++) {
        struct ins_student law;
        struct ins_row     u, next, e, higher;

        ins_student_init(&law, nu[k]);
        for (int t = 0; t < ROWS; t++) {
            spread(t, &u);
            step_up(&u, 32.0, &next);
            ins_student_row(&law, &u, &e);
            ins_student_row(&law, &next, &higher);
            for (int i = 0; i < INS_LANES; i++)
                cr_assert_geq(higher.lane[i], e.lane[i], "nu %g u %.17g", nu[k], u.lane[i]);
        }
    }
}

/* Against GSL, in steps of a tenth; the two tails add up to one. */
Test(normal, lies_below_as_often_as_its_law_says)
{
    for (int i = -40; i <= 40; i++) {
        double z = i / 10.0;
        cr_expect_lt(fabs(ins_normal_below(z) - gsl_cdf_ugaussian_P(z)), 1e-15, "%g: %.17g", z, ins_normal_below(z));
        cr_expect_lt(fabs(ins_normal_below(z) + ins_normal_below(-z) - 1.0), 1e-15);
    }
}
