/* indices.c - which inputs the spread of a function comes from.
 *
 * Functions whose indices are known in closed form, through the same estimators that a scenario
 * meets. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "decide/indices.h"
#include "decide/sensitivity.h"
#include "support.h"

static struct ins_error story;

/* Ishigami and Homma (1990): sin x1 + 7 sin^2 x2 + .1 x3^4 sin x1 on (-pi, pi); and twice it. */
static enum ins_status ishigami(void *context, const double *u, int64_t count, double *y,
                                struct ins_error *error)
{
    (void)context;
    (void)error;
    for (int64_t i = 0; i < count; i++) {
        double x[3];
        for (int d = 0; d < 3; d++)
            x[d] = M_PI * (2.0 * u[3 * i + d] - 1.0);
        y[2 * i]     = sin(x[0]) + 7.0 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0]);
        y[2 * i + 1] = 1e6 + 2.0 * y[2 * i];
    }
    return INS_DONE;
}

static const struct ins_response ISHIGAMI = {3, 2, ishigami, NULL};

/* V1 = (1 + b pi^4/5)^2/2, V2 = a^2/8, V13 = b^2 pi^8 (1/18 - 1/50), a = 7, b = .1. */
struct known {
    double first[3], total[3], mean, sd;
};

static struct known known_ishigami(void)
{
    double a = 7.0, b = 0.1, p4 = pow(M_PI, 4);
    double v1 = 0.5 * (1.0 + b * p4 / 5.0) * (1.0 + b * p4 / 5.0), v2 = a * a / 8.0;
    double v13 = b * b * p4 * p4 * (1.0 / 18.0 - 1.0 / 50.0), v = v1 + v2 + v13;
    return (struct known){
        {v1 / v, v2 / v, 0.0}, {(v1 + v13) / v, v2 / v, v13 / v}, a / 2.0, sqrt(v)};
}

/* Tests (6.71). */
Test(indices, are_those_of_the_ishigami_function)
{
    struct ins_indices *x;
    struct known        k = known_ishigami();
    cr_assert_eq(ins_indices_create(&ISHIGAMI, 8192, 1, &x, &story), INS_DONE);
    for (int o = 0; o < 2; o++)
        for (int i = 0; i < 3; i++) {
            const struct ins_index *index = &x->index[o * 3 + i];
            cr_expect(fabs(index->first.value - k.first[i]) < 0.01, "%d: %g, not %g", i,
                      index->first.value, k.first[i]);
            cr_expect(fabs(index->total.value - k.total[i]) < 0.01, "%d: %g, not %g", i,
                      index->total.value, k.total[i]);
            cr_expect(index->total.low < index->total.value && index->total.high < 1.0);
        }
    cr_expect(fabs(x->mean[0].value - k.mean) < 0.02);
    cr_expect(fabs(x->sd[1].value - 2.0 * k.sd) < 0.02);
    cr_expect(x->index[0].correlation > 0.3); /* rises with x1 */
    ins_indices_free(x);
}

/* Inputs together explain the parts of each and of what they do with one another alone; what is left without
 * them is what the others do. A group of one is that input to the last bit, and no group moves an input. */
Test(indices, of_groups_are_those_of_the_ishigami_function)
{
    const struct ins_index_group group[4] = {
        {2, (int[]){0, 2}}, {2, (int[]){0, 1}}, {1, (int[]){1}}, {3, (int[]){0, 1, 2}}};
    struct ins_indices *x, *plain;
    struct known        k = known_ishigami();
    const double        first[4] = {k.total[0], k.first[0] + k.first[1], k.first[1], 1.0};
    const double        total[4] = {k.total[0], 1.0, k.total[1], 1.0};
    cr_assert_eq(ins_indices_create(&ISHIGAMI, 8192, 1, &plain, &story), INS_DONE);
    cr_assert_eq(ins_indices_create_grouped(&ISHIGAMI, group, 4, 8192, 1, &x, &story), INS_DONE);
    for (int o = 0; o < 2; o++)
        for (int g = 0; g < 4; g++) {
            const struct ins_index *index = &x->group[o * 4 + g];
            cr_expect(fabs(index->first.value - first[g]) < 0.015, "%d: %g, not %g", g, index->first.value, first[g]);
            cr_expect(fabs(index->total.value - total[g]) < 0.015, "%d: %g, not %g", g, index->total.value, total[g]);
            cr_expect(index->first.low <= index->first.value && index->first.value <= index->first.high);
            cr_expect(isnan(index->correlation));
        }
    cr_expect_arr_eq(&x->group[2].first, &x->index[1].first, 2 * sizeof(struct ins_estimate));
    cr_expect_arr_eq(x->index, plain->index, 6 * sizeof *x->index);
    ins_indices_free(plain);
    ins_indices_free(x);
}

/* y = 100 + sum c_i x_i, x_i uniform and of unit variance: first = total = c_i^2 / sum c^2, no interactions. */
static const double slope[4] = {4.0, -2.0, 1.0, 0.0};

static enum ins_status linear(void *context, const double *u, int64_t count, double *y,
                              struct ins_error *error)
{
    (void)error;
    const int *unit = context;
    for (int64_t i = 0; i < count; i++) {
        y[i] = 100.0;
        for (int d = 0; d < 4; d++)
            y[i] += slope[d] * (*unit ? 2.0 * sqrt(3.0) * (u[4 * i + d] - 0.5) : u[4 * i + d]);
    }
    return INS_DONE;
}

Test(indices, of_a_linear_function_are_the_squares_of_its_slopes)
{
    int                       unit = 1;
    const struct ins_response f    = {4, 1, linear, &unit};
    struct ins_indices       *x;
    cr_assert_eq(ins_indices_create(&f, 4096, 5, &x, &story), INS_DONE);
    for (int i = 0; i < 4; i++) {
        cr_expect(fabs(x->index[i].first.value - slope[i] * slope[i] / 21.0) < 0.01);
        cr_expect(fabs(x->index[i].total.value - slope[i] * slope[i] / 21.0) < 0.01);
    }
    cr_expect_eq(x->index[3].total.value, 0.0);
    cr_expect(x->index[1].correlation < -0.4);
    cr_expect(fabs(x->sd[0].value - sqrt(21.0)) < 0.02);
    ins_indices_free(x);
}

/* Of 60 shifts of 64 points each, 360 intervals: hardly any true index lies outside, since the
 * points are more even than those that the intervals are for. */
Test(indices, stand_with_intervals_that_hold_them)
{
    struct known k    = known_ishigami();
    int          held = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct ins_indices *x;
        cr_assert_eq(ins_indices_create(&ISHIGAMI, 64, seed, &x, &story), INS_DONE);
        for (int i = 0; i < 3; i++) {
            const struct ins_index *index = &x->index[i];
            held += index->first.low <= k.first[i] && k.first[i] <= index->first.high;
            held += index->total.low <= k.total[i] && k.total[i] <= index->total.high;
        }
        ins_indices_free(x);
    }
    cr_expect(held > 324 && held < 360, "%d", held);
}

static enum ins_status flat(void *context, const double *u, int64_t count, double *y,
                            struct ins_error *error)
{
    (void)context;
    (void)u;
    (void)error;
    for (int64_t i = 0; i < count; i++)
        y[i] = 7.0;
    return INS_DONE;
}

Test(indices, of_what_does_not_vary_are_not_known)
{
    const struct ins_response f = {2, 1, flat, NULL}, wide = {21, 1, flat, NULL};
    struct ins_indices       *x;
    struct ins_morris        *m;
    cr_assert_eq(ins_indices_create(&f, 16, 1, &x, &story), INS_DONE);
    cr_expect(isnan(x->index[0].first.value) && isnan(x->index[1].total.high));
    cr_expect_eq(x->mean[0].value, 7.0);
    cr_expect_eq(x->sd[0].value, 0.0);
    ins_indices_free(x);
    cr_expect_eq(ins_indices_create(&wide, 16, 1, &x, &story), INS_WRONG);
    cr_expect_eq(ins_indices_create(&f, 7, 1, &x, &story), INS_WRONG);
    cr_expect_eq(ins_morris_create(&f, 1, 1, &m, &story), INS_WRONG);
}

/* Effects of a linear function are its slopes, everywhere (6.72). */
Test(indices, and_effects_of_a_linear_function_are_its_slopes)
{
    int                       unit = 0;
    const struct ins_response f    = {4, 1, linear, &unit};
    struct ins_morris        *m;
    cr_assert_eq(ins_morris_create(&f, 12, 3, &m, &story), INS_DONE);
    for (int i = 0; i < 4; i++) {
        cr_expect(fabs(m->effect[i].mu - slope[i]) < 1e-12);
        cr_expect(fabs(m->effect[i].mu_star.value - fabs(slope[i])) < 1e-12);
        cr_expect(m->effect[i].sigma < 1e-12);
    }
    ins_morris_free(m);
}

/* x1 x2 + x3 at levels 1/8 ... 7/8: an effect of x1 is where x2 stands, 1/2 on average with the
 * standard deviation of {1, 3, 5, 7} / 8, sqrt(5) / 8. */
static enum ins_status product(void *context, const double *u, int64_t count, double *y,
                               struct ins_error *error)
{
    (void)context;
    (void)error;
    for (int64_t i = 0; i < count; i++)
        y[i] = u[3 * i] * u[3 * i + 1] + u[3 * i + 2];
    return INS_DONE;
}

Test(indices, and_effects_tell_of_interactions)
{
    enum { MANY = 4000 };
    const struct ins_response f = {3, 1, product, NULL};
    struct ins_morris        *m;
    double                    sd = sqrt(5.0) / 8.0;
    cr_assert_eq(ins_morris_create(&f, MANY, 3, &m, &story), INS_DONE);
    for (int i = 0; i < 2; i++) {
        cr_expect(fabs(m->effect[i].mu - 0.5) < WIDEST_Z * sd / sqrt(MANY));
        cr_expect(fabs(m->effect[i].sigma - sd) < WIDEST_Z * sd / sqrt(MANY));
        cr_expect(fabs(m->effect[i].mu_star.high - m->effect[i].mu_star.value -
                       1.96 * m->effect[i].sigma / sqrt(MANY)) < 1e-5);
    }
    cr_expect(fabs(m->effect[2].mu - 1.0) < 1e-12 && m->effect[2].sigma < 1e-12);
    ins_morris_free(m);
}

/* --- scenarios ------------------------------------------------------------------------------- */

static struct ins_sensitivity *drive(const struct ins_case *world, int morris, int threads)
{
    struct ins_sensitivity     *x;
    struct ins_options          options = {.threads = threads};
    struct ins_sensitivity_settings settings    = {.morris = morris, .trajectories = 24};
    cr_assert_eq(ins_sensitivity_create(world, &settings, &options, &x, &story), INS_DONE, "%s",
                 story.text);
    return x;
}

/* 24 months of fixed + 100 experienced euro without any budget: the shortfall is all that is
 * paid. Parts of its variance 60^2 : (100 x .3)^2 = 4 : 1. */
#define PAID "sweep.design=sobol", "sweep.points=2048", "futures=8", \
    "sweep.axes=({key='costs.fixed'; from=10.0; to=70.0;}," \
    "{key='costs.experienced'; from=0.1; to=0.4;})"

Test(indices, of_a_scenario_are_those_of_its_arithmetic)
{
    struct ins_sensitivity *x = drive(WORLD(PAID), 0, 2);
    cr_expect_eq(x->played, 2048 * 4);
    for (int a = 0; a < INS_UNCERTAIN_ANSWERS; a++) {
        const struct ins_index *index = &x->indices->index[a * 2];
        if (a == INS_UNCERTAIN_P_NORM) {
            cr_expect(isnan(index->first.value) && x->indices->sd[a].value == 0.0);
            continue;
        }
        cr_expect(fabs(index[0].first.value - 0.8) < 0.01 && fabs(index[1].first.value - 0.2) < 0.01);
        cr_expect(fabs(index[0].total.value - 0.8) < 0.01 && fabs(index[1].total.value - 0.2) < 0.01);
        cr_expect(fabs(x->indices->mean[a].value - 24.0 * 65.0) < 1.0);
        cr_expect(x->noise_share[a] < 1e-20); /* nothing is drawn */
    }
    int order[INS_WORLD_KEYS];
    ins_sensitivity_rank(x, INS_UNCERTAIN_SOCIAL, order);
    cr_expect(order[0] == 0 && order[1] == 1);
    ins_sensitivity_free(x);
}

/* The same scenario's effects: 24 x 60 and 24 x 100 x .3 euro for the whole ranges. */
Test(indices, and_effects_of_a_scenario_are_those_of_its_arithmetic)
{
    struct ins_sensitivity  *x = drive(WORLD(PAID), 1, 2);
    const struct ins_effect *e = &x->morris->effect[INS_UNCERTAIN_LIQUIDITY * 2];
    cr_expect_eq(x->played, 24 * 3);
    cr_expect(apart(e[0].mu_star.value, 24.0 * 60.0) < 1e-9 && apart(e[1].mu, 24.0 * 30.0) < 1e-9);
    cr_expect(e[0].sigma < 1e-6);
    ins_sensitivity_free(x);
}

/* Futures that cost all points alike are no noise between them; those that an uncertain inflow
 * draws otherwise are, the less the more are played. */
#define DRAWN "inflow.counts=poisson", "tracks.asylum.reception_share=1.0", \
    "reception.per_case_month=10", "staff.experienced=0", "reception.borne=true", "sweep.points=64"
#define TURNED "sweep.axes=({key='inflow.level_per_month'; from=50.0; to=150.0;})"
#define SHIFTED "sweep.axes=({key='costs.fixed'; from=10.0; to=70.0;})"

Test(indices, know_the_noise_of_the_answer)
{
    const char *design = "sweep.design=sobol", *few = "futures=32", *many = "futures=512";
    struct ins_sensitivity *still = drive(WORLD(DRAWN, design, few, SHIFTED), 0, 1);
    struct ins_sensitivity *noisy = drive(WORLD(DRAWN, design, few, TURNED), 0, 1);
    struct ins_sensitivity *calm  = drive(WORLD(DRAWN, design, many, TURNED), 0, 1);
    int                     mean  = INS_UNCERTAIN_SOCIAL;
    cr_expect(still->noise_sd[mean] < 1e-6 * still->indices->sd[mean].value);
    cr_expect(noisy->noise_sd[mean] > 0.0);
    cr_expect(calm->noise_sd[mean] < 0.7 * noisy->noise_sd[mean]);
    cr_expect(noisy->noise_share[mean] < 0.01);
    ins_sensitivity_free(calm);
    ins_sensitivity_free(noisy);
    ins_sensitivity_free(still);
}

Test(indices, are_the_same_bits_for_any_threads)
{
    const struct ins_case *world =
        SERVICE("futures=70", "funding=gated", "sweep.design=sobol", "sweep.points=16",
                "sweep.axes=({key='inflow.ar1.persistence'; from=0.8; to=0.95;},"
                "{key='flex.pool'; from=0.0; to=150.0;},{key='academie.lead_time'; from=6; to=12;})");
    struct ins_sensitivity *one = drive(world, 0, 1), *three = drive(world, 0, 3);
    cr_expect_eq(memcmp(one->indices->y, three->indices->y,
                        16 * 5 * INS_UNCERTAIN_OUTPUTS * sizeof(double)), 0);
    cr_expect_eq(memcmp(one->indices->index, three->indices->index, 3 * sizeof(struct ins_index)), 0);
    ins_sensitivity_free(three);
    ins_sensitivity_free(one);
}

/* A point played with others gives what the scenario gives by itself. */
Test(indices, play_a_point_as_the_scenario_that_it_is)
{
    const struct ins_case *world =
        SERVICE("futures=70", "funding=gated", "sweep.design=sobol", "sweep.points=8",
                "sweep.axes=({key='inflow.ar1.persistence'; from=0.8; to=0.95;},"
                "{key='flex.pool'; from=0.0; to=150.0;})");
    struct ins_uncertain *x;
    double                u[6] = {0.5, 0.5, 0.5, 0.1, 0.2, 0.1}, y[3 * INS_UNCERTAIN_OUTPUTS];
    cr_assert_eq(ins_uncertain_create(world, 3, NULL, &x, &story), INS_DONE);
    struct ins_response f = ins_uncertain_response(x);
    cr_assert_eq(f.at(f.context, u, 3, y, &story), INS_DONE);
    for (int p = 0; p < 3; p++) {
        const char *phi  = with("inflow.ar1.persistence=%.17g", 0.8 + (0.95 - 0.8) * u[2 * p]);
        const char *pool = with("flex.pool=%.17g", 150.0 * u[2 * p + 1]);
        const struct ins_run *own  = run(SERVICE("futures=70", "funding=gated", phi, pool), 1);
        const struct ins_run *none = run(SERVICE("futures=70", phi, pool, "norm.confidence=0.9",
                                                 "buffer.initial=1.0e12"), 1);
        cr_expect(apart(y[p * INS_UNCERTAIN_OUTPUTS + INS_UNCERTAIN_SOCIAL],
                        own->mean[INS_SOCIAL_COST_TOTAL].value) < 1e-11);
        cr_expect(apart(y[p * INS_UNCERTAIN_OUTPUTS + INS_UNCERTAIN_P_NORM], own->p_norm.value) < 1e-11);
        cr_expect(apart(y[p * INS_UNCERTAIN_OUTPUTS], none->risk.tail[0].quantile.value) < 1e-11);
    }
    ins_uncertain_free(x);
}
