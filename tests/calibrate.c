/* calibrate.c - a scenario held against a record.
 *
 * The sampler stands against closed forms and quadrature, its ranks against simulated records, and the whole
 * against records whose keys are known because a scenario made them. */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "calibrate/calibrate.h"
#include "oracle/random.h"
#include "support.h"

/* A model that is taken to be right, and one that is off by what is taken for granted. */
#define RIGHT (struct ins_calibrate_settings){.worlds = 512, .discrepancy = -1.0}
#define USUAL (struct ins_calibrate_settings){.worlds = 512, .discrepancy = 0.0}

static const double TAU = 6.283185307179586;

/* --- the sampler alone ---------------------------------------------------------------------------------- */

static struct ins_smc *sample(ins_smc_evaluate *evaluate, void *context, int dims, int particles,
                              struct ins_smc_verdict *verdict)
{
    struct ins_smc    *smc;
    struct ins_smc_job job = {.dims = dims, .particles = particles, .seed = 5, .evaluate = evaluate,
                              .context = context};
    cr_assert_eq(ins_smc_create(&job, &smc, NULL), INS_DONE);
    ins_smc_judge(smc, verdict);
    return smc;
}

/* Mean, and mean of a product, over all particles, islands by their weights. */
static double mean_of(const struct ins_smc *smc, const struct ins_smc_verdict *v, int a, int b)
{
    double sum = 0.0;
    for (int p = 0; p < smc->particles * smc->islands; p++) {
        const double *z = &smc->z[p * smc->dims];
        sum += v->weight[p / smc->particles] / smc->particles * z[a] * (b < 0 ? 1.0 : z[b]);
    }
    return sum;
}

/* y = x1 + 2 x2 + e = 3, e normal with variance 1/4, beside y' = x3 = -1 with variance 1/100. */
static enum ins_status linear(void *context, const double *z, int count, double *likelihood, double *keep,
                              struct ins_error *error)
{
    (void)context, (void)keep, (void)error;
    for (int p = 0; p < count; p++) {
        double a = z[3 * p] + 2.0 * z[3 * p + 1] - 3.0, b = z[3 * p + 2] + 1.0;
        likelihood[p] = -0.5 * (a * a / 0.25 + log(TAU * 0.25) + b * b / 0.01 + log(TAU * 0.01));
    }
    return INS_DONE;
}

/* By the algebra of normal laws: y has variance 1 + 4 + 1/4 beforehand, so that the means are 3/5.25 and
 * 6/5.25, the variances 1 - 1/5.25 and 1 - 4/5.25, the covariance -2/5.25; y' has 1.01. */
Test(calibrate, gives_the_closed_form_of_a_linear_model)
{
    struct ins_smc_verdict v;
    struct ins_smc        *smc = sample(linear, NULL, 3, 512, &v);
    double one = mean_of(smc, &v, 0, -1), two = mean_of(smc, &v, 1, -1), three = mean_of(smc, &v, 2, -1);
    cr_expect_null(v.trouble, "%s", v.trouble);
    cr_expect(fabs(one - 3.0 / 5.25) < 0.06, "%g", one);
    cr_expect(fabs(two - 6.0 / 5.25) < 0.04, "%g", two);
    cr_expect(fabs(three + 1.0 / 1.01) < 0.01, "%g", three);
    cr_expect(fabs(mean_of(smc, &v, 0, 0) - one * one - 4.25 / 5.25) < 0.08);
    cr_expect(fabs(mean_of(smc, &v, 1, 1) - two * two - 1.25 / 5.25) < 0.03);
    cr_expect(fabs(mean_of(smc, &v, 0, 1) - one * two + 2.0 / 5.25) < 0.05);
    double evidence = -0.5 * (9.0 / 5.25 + log(TAU * 5.25) + 1.0 / 1.01 + log(TAU * 1.01));
    cr_expect(fabs(v.evidence - evidence) < 2.0 * v.evidence_error, "%g +/- %g, not %g", v.evidence,
              v.evidence_error, evidence);
    cr_expect(v.evidence_error < 0.25, "%g", v.evidence_error);
    ins_smc_free(smc);
}

/* A bent ridge: x2 lies around x1^2. */
static double bent(const double *z)
{
    double a = (z[1] - z[0] * z[0] + 0.5) / 0.15, b = (z[0] + z[1] - 1.0) / 0.8;
    return -0.5 * (a * a + b * b);
}

static enum ins_status ridge(void *context, const double *z, int count, double *likelihood, double *keep,
                             struct ins_error *error)
{
    (void)context, (void)keep, (void)error;
    for (int p = 0; p < count; p++)
        likelihood[p] = bent(&z[2 * p]);
    return INS_DONE;
}

/* The integral over the plane by the rule of rectangles, which for smooth functions that end nowhere is
 * as good as any: 1,600 x 1,600 points. */
Test(calibrate, gives_the_evidence_of_quadrature)
{
    struct ins_smc_verdict v;
    struct ins_smc        *smc = sample(ridge, NULL, 2, 512, &v);
    double sum = 0.0, first = 0.0, step = 0.01;
    for (int i = -800; i < 800; i++)
        for (int j = -800; j < 800; j++) {
            double z[2] = {i * step, j * step};
            double mass = exp(bent(z) - 0.5 * (z[0] * z[0] + z[1] * z[1])) / TAU * step * step;
            sum += mass;
            first += mass * z[0];
        }
    cr_expect_null(v.trouble, "%s", v.trouble);
    cr_expect(fabs(v.evidence - log(sum)) < 2.0 * v.evidence_error, "%g, not %g", v.evidence, log(sum));
    cr_expect(v.evidence_error < 0.3);
    cr_expect(fabs(mean_of(smc, &v, 0, -1) - first / sum) < 0.08, "%g, not %g", mean_of(smc, &v, 0, -1),
              first / sum);
    ins_smc_free(smc);
}

/* Two needles so far apart, and so narrow, that few crowds find both. */
static enum ins_status needles(void *context, const double *z, int count, double *likelihood, double *keep,
                               struct ins_error *error)
{
    (void)context, (void)keep, (void)error;
    for (int p = 0; p < count; p++) {
        double near = 0.0, far = 0.0;
        for (int d = 0; d < 6; d++) {
            near += (z[6 * p + d] - 1.5) * (z[6 * p + d] - 1.5);
            far += (z[6 * p + d] + 1.5) * (z[6 * p + d] + 1.5);
        }
        likelihood[p] = -0.5 * fmin(near, far) / 1e-6;
    }
    return INS_DONE;
}

static enum ins_status nothing(void *context, const double *z, int count, double *likelihood, double *keep,
                               struct ins_error *error)
{
    (void)context, (void)z, (void)keep, (void)error;
    for (int p = 0; p < count; p++)
        likelihood[p] = -INFINITY;
    return INS_DONE;
}

Test(calibrate, calls_no_bad_run_good)
{
    struct ins_smc_verdict v;
    ins_smc_free(sample(needles, NULL, 6, 96, &v));
    cr_expect_not_null(v.trouble);
    ins_smc_free(sample(nothing, NULL, 3, 96, &v));
    cr_expect_not_null(v.trouble);
}

/* Eight unknown numbers, seen through twelve figures that bend and mix them, with errors. */
enum { KEYS = 8, FIGURES = 12 };

static void figures_of(const double *z, double *figure)
{
    for (int f = 0; f < FIGURES; f++) {
        double sum = 0.0;
        for (int k = 0; k < KEYS; k++)
            sum += sin(1.0 + 1.7 * f + 2.3 * k * (f % 3 + 1)) * z[k];
        figure[f] = sum + 0.15 * sum * z[f % KEYS] + 0.2 * z[(f + 3) % KEYS] * z[(f + 3) % KEYS];
    }
}

static enum ins_status simulated(void *context, const double *z, int count, double *likelihood, double *keep,
                                 struct ins_error *error)
{
    const double *seen = context;
    (void)keep, (void)error;
    for (int p = 0; p < count; p++) {
        double figure[FIGURES], sum = 0.0;
        figures_of(&z[KEYS * p], figure);
        for (int f = 0; f < FIGURES; f++)
            sum += (figure[f] - seen[f]) * (figure[f] - seen[f]);
        likelihood[p] = -0.5 * sum / 0.36;
    }
    return INS_DONE;
}

static double normal_of(struct dice *dice)
{
    return gsl_cdf_ugaussian_Pinv(0.5 * 0x1p-53 + dice_unit(dice) * (1.0 - 0x1p-52));
}

/* Simulation-based calibration (Talts et al., 2018): keys are drawn from what is known beforehand, a record
 * from the keys; where the posterior is right the keys lie anywhere among its draws with the same chance. */
Test(calibrate, holds_what_it_is_given_at_even_ranks)
{
    enum { BINS = 10 };
    int      records = as_often(500, 24);
    int64_t  count[BINS] = {0};
    double   chance[BINS];
    for (int r = 0; r < records; r++) {
        struct dice            dice = dice_of((uint64_t)r + 40);
        struct ins_smc_verdict v;
        double                 z[KEYS], seen[FIGURES];
        for (int k = 0; k < KEYS; k++)
            z[k] = normal_of(&dice);
        figures_of(z, seen);
        for (int f = 0; f < FIGURES; f++)
            seen[f] += 0.6 * normal_of(&dice);
        struct ins_smc *smc = sample(simulated, seen, KEYS, 192, &v);
        for (int k = 0; k < KEYS; k++) {
            double below = 0.0;
            for (int p = 0; p < smc->particles * smc->islands; p++)
                below += (smc->z[p * KEYS + k] < z[k]) * v.weight[p / smc->particles] / smc->particles;
            count[(int)fmin(BINS - 1, BINS * below)]++;
        }
        ins_smc_free(smc);
    }
    for (int b = 0; b < BINS; b++)
        chance[b] = 1.0 / BINS;
    double off = z_of_fit(count, chance, BINS);
    cr_expect(off < WIDEST_Z, "%g: %d %d %d %d %d %d %d %d %d %d", off, (int)count[0], (int)count[1],
              (int)count[2], (int)count[3], (int)count[4], (int)count[5], (int)count[6], (int)count[7],
              (int)count[8], (int)count[9]);
}

/* --- scenarios --------------------------------------------------------------------------------------------- */

static char scratch[] = "/tmp/instroom-calibrate-XXXXXX";

static void leave(void)
{
    (void)unlink(scratch);
}

static const char *file_of(const char *text)
{
    int file = mkstemp(scratch);
    cr_assert(file >= 0);
    cr_assert_eq(write(file, text, strlen(text)), (ssize_t)strlen(text));
    (void)close(file);
    (void)atexit(leave);
    return scratch;
}

/* What a world says every third month, each figure off by a normal error of so many percent. */
static const char *observed_of(const struct ins_case *world, const char *const *what, double error, uint64_t number)
{
    const struct ins_path *p    = play(world, 1);
    struct ins_text        text = {0};
    struct dice            dice = dice_of(number);
    ins_text_add(&text, "month,what,value,sd,source\n");
    for (int t = 2; t < p->months; t += 3)
        for (int w = 0; what[w]; w++)
            ins_text_add(&text, "%d-%02d,%s,%.12g,%.12g,made\n", 2026 + t / 12, t % 12 + 1, what[w],
                         at(p, what[w], t) * (1.0 + error * normal_of(&dice)), error * at(p, what[w], t));
    char       *bytes = ins_text_take(&text);
    const char *path  = file_of(bytes);
    free(bytes);
    return path;
}

/* Five keys of a service whose cases grow old. */
#define UNKNOWN                                                                                           \
    "uncertain=({key='tracks.asylum.hours'; law='uniform'; from=0.8; to=1.3;},"                           \
    "{key='tracks.asylum.random_share'; law='uniform'; from=0; to=1;},"                                   \
    "{key='tracks.asylum.backlog'; law='lognormal'; p10=600.0; p90=1500.0;},"                             \
    "{key='staff.attrition'; law='uniform'; from=0; to=0.02;},"                                           \
    "{key='inflow.level_per_month'; law='normal'; p10=95.0; p90=115.0;})"
#define PLACE "tracks.asylum.backlog_age=10", "older=({age=3;},{age=6;})"

static const char *const seen[] = {"backlog", "decided", "inflow", "older.asylum.3", "older.asylum.6", NULL};

static struct ins_calibration *calibrate(const struct ins_case *world, const char *observed,
                                         struct ins_calibrate_settings settings, int threads,
                                         enum ins_status *status)
{
    static struct ins_error error;
    struct ins_calibration *made;
    struct ins_options      options = {.threads = threads};
    *status = ins_calibration_create(world, observed, &settings, &options, &made, &error);
    cr_assert_not_null(made, "%s", error.text);
    return made;
}

/* Keys that made a record lie in the ranges that it gives back, and the record has narrowed them. */
Test(calibrate, finds_the_keys_that_made_a_record)
{
    static const double truth[] = {1.05, 0.35, 1100.0, 0.008, 108.0};
    const struct ins_case *made = WORLD(PLACE, "tracks.asylum.hours=1.05", "tracks.asylum.random_share=0.35",
                                        "tracks.asylum.backlog=1100", "staff.attrition=0.008",
                                        "inflow.level_per_month=108");
    enum ins_status         status;
    struct ins_calibration *c = calibrate(WORLD(PLACE, UNKNOWN), observed_of(made, seen, 0.01, 7),
                                          RIGHT, 2, &status);
    cr_expect_eq(status, INS_DONE, "%s", c->verdict.trouble);
    cr_expect_eq(c->keys, 5);
    for (int k = 0; k < 5; k++) {
        const struct ins_calibrated_key *key = &c->key[k];
        cr_expect(fabs(key->mean - truth[k]) < 3.3 * key->sd, "%s: %g +/- %g, not %g", c->path[k], key->mean,
                  key->sd, truth[k]);
        cr_expect(key->sd < 0.9 * key->sd_before, "%s: %g of %g", c->path[k], key->sd, key->sd_before);
    }
    cr_expect(c->key[1].sd < 0.2 * c->key[1].sd_before);
    ins_calibration_free(c);
}

/* --- ranks in records of a scenario ----------------------------------------------------------------------- */

/* Eight unknown keys of a service, two of which its record can hardly tell apart: what each is at a number
 * between 0 and 1, and the law of it that the scenario is given. */
enum { UNKNOWNS = 8 };
static const struct {
    const char *path;
    double      from, to;
} unknown[UNKNOWNS] = {{"tracks.asylum.hours", 0.8, 1.3},       {"tracks.asylum.random_share", 0.0, 1.0},
                       {"tracks.asylum.backlog", 600.0, 1500.0}, {"tracks.asylum.withdrawal", 0.0, 0.05},
                       {"staff.experienced", 80.0, 120.0},       {"staff.attrition", 0.0, 0.02},
                       {"staff.hours_per_month", 0.8, 1.2},      {"inflow.level_per_month", 90.0, 120.0}};

static const struct {
    const char *what;
    double      sd;
} told[] = {{"backlog", 120.0},       {"decided", 9.0},   {"inflow", 12.0}, {"older.asylum.3", 90.0},
            {"older.asylum.9", 60.0}, {"withdrawn", 9.0}, {"experienced", 9.0}};

#define YEAR "months=12", "tracks.asylum.backlog_age=10", "older=({age=3;},{age=9;})"

static const char *laws_of_unknown(void)
{
    struct ins_text text = {0};
    for (int k = 0; k < UNKNOWNS; k++)
        ins_text_add(&text, "%s{key='%s'; law='uniform'; from=%g; to=%g;}", k ? "," : "uncertain=(",
                     unknown[k].path, unknown[k].from, unknown[k].to);
    ins_text_add(&text, ")");
    char       *bytes = ins_text_take(&text);
    const char *kept  = with("%s", bytes);
    free(bytes);
    return kept;
}

/* The record of a world with these keys, each figure off by a normal error of its own. */
static const char *record_of_keys(const double *value, struct dice *dice)
{
    const char *set[UNKNOWNS];
    for (int k = 0; k < UNKNOWNS; k++)
        set[k] = with("%s=%.17g", unknown[k].path, value[k]);
    const struct ins_path *p = play(WORLD(YEAR, set[0], set[1], set[2], set[3], set[4], set[5], set[6], set[7]), 1);
    struct ins_text        text = {0};
    ins_text_add(&text, "month,what,value,sd,source\n");
    for (int t = 2; t < 12; t += 3)
        for (size_t w = 0; w < sizeof told / sizeof told[0]; w++)
            ins_text_add(&text, "2026-%02d,%s,%.12g,%g,made\n", t + 1, told[w].what,
                         at(p, told[w].what, t) + told[w].sd * normal_of(dice), told[w].sd);
    char *bytes = ins_text_take(&text);
    memcpy(scratch + strlen(scratch) - 6, "XXXXXX", 6);
    const char *path = file_of(bytes);
    free(bytes);
    return path;
}

static void count_ranks(const struct ins_calibration *c, const double *value, int64_t *count, int bins)
{
    for (int k = 0; k < UNKNOWNS; k++) {
        double below = 0.0;
        for (int p = 0; p < c->worlds; p++)
            below += (c->value[p * UNKNOWNS + k] < value[k]) * c->weight[p];
        count[(int)fmin(bins - 1, bins * below)]++;
    }
}

/* The same of the whole: keys drawn from the laws of a scenario, a record played and misread, a calibration
 * to it; the keys lie at even ranks among its worlds. */
Test(calibrate, holds_the_keys_of_a_scenario_at_even_ranks)
{
    int     records = as_often(120, 2), bins = as_often(20, 3), troubled = 0;
    int64_t count[20] = {0};
    double  chance[20], value[UNKNOWNS];
    for (int r = 0; r < records; r++) {
        struct dice     dice = dice_of((uint64_t)r + 900);
        enum ins_status status;
        for (int k = 0; k < UNKNOWNS; k++)
            value[k] = unknown[k].from + (unknown[k].to - unknown[k].from) * dice_unit(&dice);
        const char             *record = record_of_keys(value, &dice);
        struct ins_calibration *c = calibrate(WORLD(YEAR, laws_of_unknown()), record,
                                              RIGHT, 2, &status);
        troubled += c->verdict.trouble != NULL;
        count_ranks(c, value, count, bins);
        ins_calibration_free(c);
        leave();
    }
    cr_expect_leq(troubled, 1 + records / 20); /* a run that is called bad is no answer, and few are */
    for (int b = 0; b < bins; b++)
        chance[b] = 1.0 / bins;
    cr_expect(z_of_fit(count, chance, bins) < WIDEST_Z, "%g: %d %d %d %d ... %d", z_of_fit(count, chance, bins),
              (int)count[0], (int)count[1], (int)count[2], (int)count[3], (int)count[bins - 1]);
}

/* The same worlds, bit for bit, on any number of threads. */
Test(calibrate, gives_the_same_worlds_on_any_threads)
{
    const char *observed = observed_of(WORLD(PLACE, "tracks.asylum.backlog=1000"), seen, 0.02, 8);
    enum ins_status         status;
    struct ins_calibration *one = calibrate(WORLD(PLACE, UNKNOWN), observed,
                                            USUAL, 1, &status);
    struct ins_calibration *two = calibrate(WORLD(PLACE, UNKNOWN), observed,
                                            USUAL, 3, &status);
    cr_expect_arr_eq(one->value, two->value, (size_t)(one->worlds * one->keys) * sizeof(double));
    cr_expect_arr_eq(one->weight, two->weight, (size_t)one->worlds * sizeof(double));
    ins_calibration_free(one);
    ins_calibration_free(two);
}

/* A figure that no world comes near is named, and spoils no key: with it left out by hand the keys are the
 * same. */
Test(calibrate, names_what_no_world_meets_and_leaves_it_out)
{
    enum ins_status         status;
    const struct ins_case  *world = WORLD(PLACE, UNKNOWN);
    struct ins_calibration *c = calibrate(
        world, file_of("month,what,value,sd,source\n2027-12,backlog,900,20,a\n2027-12,older.asylum.6,5000,50,b\n"
                       "2027-12,year(inflow),1260,10,c\n"),
        USUAL, 2, &status);
    cr_expect_eq(status, INS_NO);
    cr_expect_eq(c->unmet, 1);
    cr_expect(c->figure[1].unmet && !c->figure[0].unmet && !c->figure[2].unmet);
    cr_expect(c->figure[1].most < 5000.0);
    cr_expect_null(c->verdict.trouble, "%s", c->verdict.trouble);
    cr_expect(fabs(c->key[4].mean - 105.0) < 2.0, "%g", c->key[4].mean); /* 1,260 a year */
    ins_calibration_free(c);
}

/* A record that was made by drawing half of the decisions at random, held against a scenario that takes the
 * oldest first, whatever else it may turn: it says that the model misses the old cases. */
Test(calibrate, says_so_where_the_order_of_work_is_wrong)
{
    enum ins_status        status;
    const struct ins_case *made = WORLD(PLACE, "tracks.asylum.backlog=1100", "tracks.asylum.random_share=0.5");
    const struct ins_case *oldest = WORLD(
        PLACE, "uncertain=({key='tracks.asylum.hours'; law='uniform'; from=0.8; to=1.3;},"
               "{key='tracks.asylum.backlog'; law='lognormal'; p10=600.0; p90=1500.0;})");
    struct ins_calibration *c = calibrate(oldest, observed_of(made, seen, 0.002, 9),
                                          USUAL, 2, &status);
    int doubts = c->unmet;
    for (int g = 0; g < c->observed->kinds; g++) {
        doubts += c->kind[g].doubtful;
        if (strcmp(c->kind[g].what, "backlog") == 0)
            cr_expect_not(c->kind[g].doubtful);
    }
    cr_expect_gt(doubts, 0);
    ins_calibration_free(c);
}

/* What cannot be asked is refused with its place. */
Test(calibrate, refuses_what_it_cannot_hold_a_scenario_against)
{
    static const struct {
        const char *text, *why;
    } wrong[] = {
        {"month,value\n", ":1: expected the header"},
        {"month,what,value,sd,source\n2026-03,backlogs,1,1,x\n", ":2: what = backlogs: expected a column that"},
        {"month,what,value,sd,source\n2026-03,older.asylum.x,1,1,x\n", ":2: what = older.asylum.x: expected a column"},
        {"month,what,value,sd,source\n2026-03,backlog,1,1,x\n2026-03,year(inflow),1,1,x\n", ":3: month = 2026-03: expected a month of"},
        {"month,what,value,sd,source\n2030-03,backlog,1,1,x\n", ":2: month = 2030-03: expected a month of"},
        {"month,what,value,sd,source\n2026-03,backlog,1x5,1,x\n", ":2: value = 1x5: expected a number"},
        {"month,what,value,sd,source\n2026-03,backlog,1,-1,x\n", ":2: sd = -1: expected an error of 0"},
        {"month;what;value\n2026-03;backlog;1.430\n", ":2: value = 1.430: expected a number that can be read in one"},
        {"month,what,value\n2026-03,backlogs,1\n2026-04,backlogs,1\n", ":3: what = backlogs: expected"},
        {"month,what,value,sd,source\n", "expected a header and a line a figure"},
        {"month,what,value,sd,source\n2026-03,backlog,0,,x\n", "expected an sd, or a value"}};
    struct ins_error        error;
    struct ins_calibration *made;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        memcpy(scratch + strlen(scratch) - 6, "XXXXXX", 6);
        enum ins_status status = ins_calibration_create(WORLD(PLACE, UNKNOWN), file_of(wrong[i].text), NULL, NULL,
                                                        &made, &error);
        cr_expect_eq(status, INS_WRONG);
        cr_expect_not_null(strstr(error.text, wrong[i].why), "%s: %s", wrong[i].text, error.text);
        leave();
    }
    memcpy(scratch + strlen(scratch) - 6, "XXXXXX", 6);
    const char *sound = file_of("month,what,value,sd,source\n2026-03,backlog,900,10,x\n");
    cr_expect_eq(ins_calibration_create(WORLD(PLACE), sound, NULL, NULL, &made, &error), INS_WRONG);
    cr_expect_not_null(strstr(error.text, "uncertain"));
    cr_expect_eq(ins_calibration_create(WORLD(PLACE, UNKNOWN, "inflow.counts='poisson'"), sound, NULL, NULL, &made,
                                        &error), INS_WRONG);
    cr_expect_not_null(strstr(error.text, "left to chance"), "%s", error.text);
}

/* --- the record of the United Kingdom ------------------------------------------------------------------------ */

/* Its figures up to 2022, of which those of 2022 are read so badly that they teach nothing. */
static const char *without_2022(void)
{
    FILE           *file = fopen("scenarios/data/united-kingdom-observed.csv", "r");
    struct ins_text text = {0};
    char            line[256], month[16], what[64];
    double          value;
    cr_assert(file);
    ins_text_add(&text, "month,what,value,sd,source\n");
    while (fgets(line, sizeof line, file))
        if (sscanf(line, "%15[0-9-],%63[^,],%lf", month, what, &value) == 3 && strcmp(month, "2023") < 0)
            ins_text_add(&text, "%s,%s,%.0f,%s,x\n", month, what, value, strcmp(month, "2022") > 0 ? "1e9" : "");
    (void)fclose(file);
    char       *bytes = ins_text_take(&text);
    const char *path  = file_of(bytes);
    free(bytes);
    return path;
}

/* What was learned from 2020 and 2021 foretells stock and ages of 2022, with the discrepancy that it found:
 * of sixteen figures one in a hundred may lie beyond 2.6 errors, and the record's own quarters fail to
 * close by as much once. */
Test(calibrate, foretells_the_year_that_was_left_out)
{
    struct ins_case *made;
    struct ins_error error;
    enum ins_status  status = ins_case_load("scenarios/united-kingdom-2020.cfg", NULL, 0, &made, &error);
    cr_assert_eq(status, INS_DONE, "%s", error.text);
    struct ins_calibration *c =
        calibrate(made, without_2022(), USUAL, 2, &status);
    int left_out = 0, beyond = 0;
    cr_expect_null(c->verdict.trouble, "%s", c->verdict.trouble);
    for (int f = 0; f < c->observed->figures; f++) {
        const struct ins_calibrated_figure *own = &c->figure[f];
        const struct ins_figure_read       *is  = &c->observed->figure[f];
        double off = c->kind[is->kind].discrepancy.p50 * is->value, sd = (own->after.p95 - own->after.p05) / 3.29;
        if (is->sd < 1e8)
            continue;
        left_out++;
        beyond += fabs(is->value - own->after.p50) > 2.6 * sqrt(off * off + sd * sd);
    }
    cr_expect_eq(left_out, 16);
    cr_expect_leq(beyond, 1);
    cr_expect(c->key[0].after.p05 > 0.6 && c->key[0].after.p95 < 0.98); /* most decisions at random */
    cr_expect(c->key[1].sd > 0.9 * c->key[1].sd_before);                /* of 2023 nothing is learned */
    ins_calibration_free(c);
    ins_case_free(made);
}
