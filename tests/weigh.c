/* Laws weighed by what they foretold, and the worlds that each has for it. */
#include <criterion/criterion.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fit/average.h"
#include "fit/filter.h"

static struct ins_foretold *nothing_foretold(void)
{
    struct ins_foretold *f = calloc(1, sizeof *f);
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        for (int h = 0; h < INS_WEIGH_HORIZONS; h++)
            for (int t = 0; t < INS_MONTHS; t++)
                f->density[i][h][t] = NAN;
    return f;
}

static void foretell(struct ins_foretold *f, int law, int from, int until, double density)
{
    for (int h = 0; h < INS_WEIGH_HORIZONS; h++)
        for (int t = from; t < until; t++)
            f->density[law][h][t] = density;
}

static const double ALIKE[INS_WEIGH_LAWS] = {0.5, 0.1, 0.1, 0.1, 0.1, 0.1};

/* Weights of greatest likelihood times belief are their own shares: w = (A b + sum of w p / sum w p) /
 * (A + n), and of two kinds of laws, one with twice the density of the others in all of n looks, that is
 * the root of a quadratic, here by bisection. */
Test(weigh, makes_weights_of_the_densities_that_laws_gave)
{
    struct ins_foretold *f = nothing_foretold();
    struct ins_weighed   w;
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        foretell(f, i, 48, 144, i == 3 ? log(2.0) : 0.0);
    ins_weigh(f, 144, ALIKE, &w);
    double low = 0.0, high = 1.0, strength = INS_WEIGH_BEFORE, looks = 24.0;
    while (high - low > 1e-14) {
        double x = 0.5 * (low + high);
        bool   less = x < (strength * 0.1 + looks * 2.0 * x / (1.0 + x)) / (strength + looks);
        low  = less ? x : low;
        high = less ? high : x;
    }
    cr_expect_eq(w.years, 8);
    cr_expect(fabs(w.weight[3] - low) < 1e-6, "%g, due %g", w.weight[3], low);
    cr_expect(fabs(w.weight[0] - 5.0 * w.weight[1]) < 1e-12);
    cr_expect(fabs(w.score[3] - log(2.0)) < 1e-12);
    free(f);
}

/* Laws that say the same leave what is believed beforehand as it is. */
Test(weigh, leaves_a_belief_that_nothing_speaks_against)
{
    static const double belief[INS_WEIGH_LAWS] = {0.35, 0.25, 0.15, 0.1, 0.1, 0.05};
    struct ins_foretold *f = nothing_foretold();
    struct ins_weighed   w;
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        foretell(f, i, 48, 144, -1.5);
    ins_weigh(f, 144, belief, &w);
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        cr_expect(fabs(w.weight[i] - belief[i]) < 1e-12);
    free(f);
}

/* What came later than the month asked for weighs nothing; and a record of which two years were foretold
 * leaves all to the wandering level. */
Test(weigh, knows_nothing_of_what_came_later)
{
    struct ins_foretold *f = nothing_foretold();
    struct ins_weighed   early, late;
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        foretell(f, i, 48, 96, i == 2 ? 0.3 : 0.0);
    ins_weigh(f, 96, ALIKE, &early);
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        foretell(f, i, 96, 144, i == 4 ? 9.0 : 0.0);
    ins_weigh(f, 96, ALIKE, &late);
    cr_expect_eq(memcmp(&early, &late, sizeof early), 0);
    ins_weigh(f, 72, ALIKE, &early);
    cr_expect_eq(early.years, 2);
    cr_expect_eq(early.weight[0], 1.0);
    free(f);
}

/* Of other countries' records the wandering level is believed in most, whichever is left out, though no
 * country is without an effect; before any of them has foretold a year nothing is believed but the judgement. */
Test(weigh, learns_from_other_countries_up_to_a_month)
{
    double all[INS_WEIGH_LAWS], less[INS_WEIGH_LAWS], early[INS_WEIGH_LAWS], none[INS_WEIGH_LAWS], sum = 0.0;
    ins_weigh_before(true, ins_date_read("2020-12"), NULL, all);
    ins_weigh_before(true, ins_date_read("2020-12"), "Hungary", less);
    ins_weigh_before(true, ins_date_read("2009-12"), "Hungary", early);
    ins_weigh_before(false, ins_date_read("2020-12"), NULL, none);
    for (int i = 0; i < INS_WEIGH_LAWS; i++) {
        sum += all[i];
        cr_expect(fabs(early[i] - ALIKE[i]) < 1e-12 && fabs(none[i] - ALIKE[i]) < 1e-12);
        cr_expect_neq(all[i], less[i]);
    }
    cr_expect(fabs(sum - 1.0) < 1e-12 && all[0] > 0.5 && less[0] > 0.5, "%g, %g", all[0], less[0]);
}

/* The table, read here by itself, to its last line: the record that stands last counts as any other. */
Test(weigh, learns_from_every_line_of_the_table)
{
    static double look[1000][INS_WEIGH_LAWS];
    double        wanted[INS_WEIGH_LAWS], made[INS_WEIGH_LAWS];
    char          line[512], name[64], until[16];
    int           looks = 0, ahead;
    FILE         *table = fopen("scenarios/data/europe-foretold.csv", "r");
    cr_assert(table);
    while (fgets(line, sizeof line, table)) {
        double *x = look[looks];
        looks += sscanf(line, "%63[^,#],%15[^,],%d,%lf,%lf,%lf,%lf,%lf,%lf", name, until, &ahead, x, x + 1, x + 2,
                        x + 3, x + 4, x + 5) == 9 && strcmp(until, "2020-12") <= 0;
    }
    (void)fclose(table);
    cr_assert_gt(looks, 100);
    ins_weigh_stack((const double(*)[INS_WEIGH_LAWS])look, looks, INS_WEIGH_BEFORE, ALIKE, wanted);
    ins_weigh_before(true, ins_date_read("2020-12"), NULL, made);
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        cr_expect(fabs(made[i] - wanted[i]) < 1e-9, "law %d: %g, not %g", i, made[i], wanted[i]);
}

/* A stationary record with normal shocks, by draws of its own. */
static struct ins_cases stationary(int months, double persistence, double sd)
{
    gsl_rng         *rng   = gsl_rng_alloc(gsl_rng_mt19937);
    struct ins_cases cases = {.first = ins_date_read("2000-01"), .months = months, .known = months,
                              .tracks = 1};
    double           x     = 0.0;
    for (int t = 0; t < months; t++) {
        x = persistence * x + sd * gsl_ran_ugaussian(rng);
        cases.total[t] = gsl_ran_poisson(rng, 3000.0 * exp(x));
    }
    gsl_rng_free(rng);
    return cases;
}

/* Where a record does return to a level, the laws that do so have the most worlds; no month is
 * foretold in the first four years, every one of the last year at all three horizons; and densities do
 * not change when what comes after their year does. */
Test(weigh, finds_that_a_record_returns_to_its_level)
{
    struct ins_cases     all = stationary(180, 0.3, 0.2), cut;
    struct ins_foretold *f = calloc(1, sizeof *f), *g = calloc(1, sizeof *g);
    struct ins_weighed   w;
    cr_assert_eq(ins_weigh_foretell(&all, NULL, 2, f, NULL), INS_DONE);
    ins_weigh(f, 180, ALIKE, &w);
    cr_expect_lt(w.weight[0], 0.4, "%g", w.weight[0]);
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        for (int h = 0; h < INS_WEIGH_HORIZONS; h++) {
            cr_expect(isnan(f->density[i][h][46]) && isfinite(f->density[i][h][179]), "law %d", i);
            cr_expect(isnan(f->density[i][h][47]), "law %d", i);
        }
    cut = all;
    for (int t = 168; t < 180; t++)
        cut.total[t] *= 3.0;
    cr_assert_eq(ins_weigh_foretell(&cut, NULL, 1, g, NULL), INS_DONE);
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        for (int h = 0; h < INS_WEIGH_HORIZONS; h++)
            for (int t = 0; t < 168; t++)
                cr_expect((isnan(f->density[i][h][t]) && isnan(g->density[i][h][t])) ||
                          f->density[i][h][t] == g->density[i][h][t], "law %d, %d", i, t);
    free(f);
    free(g);
}

/* One month ahead, a law with normal shocks and Poisson counts foretells by a normal density whose mean
 * and variance Kalman's rules give; twelve ahead, phi^12 of the belief and what twelve shocks bring. Here
 * from the belief itself. */
Test(weigh, looks_ahead_by_the_textbook)
{
    struct ins_law law = {.level = 1e6, .persistence = 0.8, .innovation_sd = 0.2, .noise = 0.01,
                          .regimes = 1, .volatility = {1, 1}, .multiplier = {1, 1}, .stay = {1, 1}};
    for (int m = 0; m < INS_SEASON; m++)
        law.season[m] = 1.0;
    struct ins_shocks shocks;
    struct ins_belief belief = {.weight = {1.0}, .mean = {0.5}, .variance = {0.03}};
    ins_shocks_init(&law, &shocks);
    double came = log(1.2e6), density = 0.0;
    for (int a = 1; a <= 12; a++)
        density = ins_filter_month(&law, &shocks, a % 12, a == 12 ? came : NAN, &belief, NULL);
    double phi = pow(0.8, 12), mean = 0.5 * phi, error = exp(-log(1e6) - mean) + 0.01;
    double variance = phi * phi * 0.03 + 0.04 * (1.0 - phi * phi) / (1.0 - 0.64) + error;
    double miss     = came - (log(1e6) + mean - 0.5 * error);
    cr_expect(fabs(density + 0.5 * (log(2.0 * M_PI * variance) + miss * miss / variance)) < 1e-9);
}

/* Every world of a law that returns to a level starts from what the record says of today, though the
 * level far ahead is known to a half only: a record of shocks that hardly fade. */
Test(weigh, draws_no_world_that_moves_today)
{
    struct ins_cases     cases = stationary(150, 0.97, 0.15);
    struct ins_belief_of of;
    struct ins_fitted    fitted, mode;
    struct ins_reverting how;
    struct ins_inflow_draw *draw = calloc(INS_POSTERIOR_DRAWS, sizeof *draw);
    for (int i = 0; i < INS_WEIGH_FAMILIES; i++) {
        int families;
        const struct ins_family *family = &ins_families(&families)[i];
        double today = 0.0, square = 0.0, level = 0.0, levels = 0.0, due = log(cases.total[149]);
        cr_assert_eq(ins_estimate(family, &cases, &fitted, NULL), INS_DONE);
        ins_revert_belief(family, &cases, &of);
        cr_assert_eq(ins_estimate_mode(&cases, &of, &fitted, &mode, NULL), INS_DONE);
        cr_assert_eq(ins_estimate_errors(&cases, &of, &mode, NULL), INS_DONE);
        cr_assert(mode.sound);
        cr_assert_eq(ins_revert_draw(&cases, &of, &mode, 3, INS_POSTERIOR_DRAWS, draw, &how, NULL), INS_DONE);
        cr_expect_gt(how.effective, 20.0, "%s: %g", family->name, how.effective);
        for (int d = 0; d < INS_POSTERIOR_DRAWS; d++) {
            double x = log(draw[d].level * draw[d].season[(149 + 12) % 12]) + draw[d].initial +
                       (draw[d].in_turbulence ? log(draw[d].multiplier) : 0.0);
            today += x / INS_POSTERIOR_DRAWS;
            square += (x - due) * (x - due) / INS_POSTERIOR_DRAWS;
            level += log(draw[d].level) / INS_POSTERIOR_DRAWS;
            levels += pow(log(draw[d].level), 2) / INS_POSTERIOR_DRAWS;
            cr_expect(draw[d].tail == 0.0 || draw[d].tail > 2.0);
        }
        cr_expect(fabs(today - due) < 0.1 && sqrt(square) < 0.15, "%s: %g, %g", family->name, today - due,
                  sqrt(square));
        cr_expect_gt(sqrt(levels - level * level), 0.15, "%s", family->name);
    }
    free(draw);
}

/* A level of 100 that grows by half a year and begins e times as high: the shock is halved in the first
 * month, and each half year has a factor of its own. */
Test(weigh, knows_what_a_world_leads_to)
{
    struct ins_inflow_draw world = {.level = 100.0, .growth = 0.5, .persistence = 0.5, .initial = 1.0,
                                    .multiplier = 3.0};
    double due = 0.0;
    for (int t = 0; t < 12; t++) {
        world.season[t] = t < 6 ? 0.8 : 1.2;
        due += 100.0 * pow(1.5, t / 12.0) * (t < 6 ? 0.8 : 1.2) * exp(pow(2.0, -t - 1.0));
    }
    cr_expect(fabs(ins_average_year(&world) - due) < 1e-9);
    world.in_turbulence = true;
    cr_expect(fabs(ins_average_year(&world) - 3.0 * due) < 1e-9);
}

/* Worlds are shared out by weights to half a world in each running sum, and none is lost. */
Test(weigh, shares_the_worlds_out)
{
    struct ins_cases      cases = stationary(120, 0.6, 0.2);
    struct ins_fitted     fitted[INS_WEIGH_FAMILIES];
    struct ins_posterior *walk    = calloc(1, sizeof *walk);
    struct ins_average   *average = calloc(1, sizeof *average);
    struct ins_weighed    weighed = {.years = 5, .weight = {0.5, 0.2, 0.15, 0.135, 0.0149, 0.0001}};
    int families, all = 0;
    cr_assert_eq(ins_posterior_draw(&cases, &ins_prior_none, 1, walk, NULL), INS_DONE);
    for (int i = 0; i < INS_WEIGH_FAMILIES; i++) {
        cr_assert_eq(ins_estimate(&ins_families(&families)[i], &cases, &fitted[i], NULL), INS_DONE);
        fitted[i].edge = false;
    }
    cr_assert_eq(ins_average_draw(&cases, fitted, walk, &weighed, 1, 2, average, NULL), INS_DONE);
    double sum = 0.5 + 0.2 + 0.15 + 0.135;
    for (int i = 0; i < INS_WEIGH_LAWS; i++) {
        all += average->worlds[i];
        double due = i < 4 ? weighed.weight[i] / sum * INS_POSTERIOR_DRAWS : 0.0;
        cr_expect_leq(fabs(average->worlds[i] - due), 1.0, "law %d: %d", i, average->worlds[i]);
        cr_expect_eq(average->passed[i], i < 4 ? INS_NOT_PASSED : INS_PASSED_FORETOLD);
    }
    cr_expect_eq(all, INS_POSTERIOR_DRAWS);
    cr_expect(average->world[0].step > 0.0 && average->world[INS_POSTERIOR_DRAWS - 1].step == 0.0);
    for (int i = 0, at = 0; i < INS_WEIGH_LAWS; at += average->worlds[i++])
        for (int d = at + 1; d < at + average->worlds[i]; d++)
            cr_expect_geq(ins_average_year(&average->world[d]), ins_average_year(&average->world[d - 1]),
                          "world %d of law %d", d, i);
    free(average);
    free(walk);
}
