/* The law of a level that wanders: its filter, its prior, what is drawn of it. */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "fit/playing.h"
#include "fit/posterior.h"
#include "fit/records.h"
#include "often.h"
#include "support.h"

static struct ins_cases blank(int months)
{
    struct ins_cases cases = {.first = ins_date_read("2010-01"), .months = months, .tracks = 1};
    for (int t = 0; t < months; t++)
        cases.total[t] = NAN;
    return cases;
}

/* A record out of the law itself, by draws of its own (1.3), (1.4), (1.11), (1.12). */
static struct ins_cases simulate(const struct ins_walk *law, int months, gsl_rng *rng)
{
    struct ins_cases cases = blank(months);
    int    turbulent = gsl_rng_uniform(rng) < law->leave / (law->leave + law->settle);
    double level = log(5000.0), shock = 0.0, noise = law->noise * law->noise;
    for (int t = 0; t < months; t++) {
        bool away = gsl_rng_uniform(rng) < (turbulent ? law->settle : law->leave);
        turbulent = away ? !turbulent : turbulent;
        shock = law->persistence * shock +
                (turbulent ? law->turbulent : law->calm) * gsl_ran_ugaussian(rng);
        level += law->step * gsl_ran_ugaussian(rng);
        double mean = exp(level + shock + law->season[t % 12]);
        cases.total[t] = gsl_ran_poisson(rng, mean * gsl_ran_gamma(rng, 1.0 / noise, noise));
        cases.known++;
    }
    return cases;
}

/* With one regime and no turbulence the logarithms are jointly normal: covariance of months s and t
 * is 1 (of the first level) + step^2 min(s, t) + that of the season, and noise on the diagonal. Their
 * density by Cholesky's root is the filter's, less that of the first month. */
Test(walk, has_the_likelihood_of_jointly_normal_months)
{
    enum { MONTHS = 30 };
    struct ins_walk law = {.step = 0.1, .noise = 0.2, .persistence = 0.5, .calm = 1e-9,
                           .turbulent = 1e-9, .leave = 0.1, .settle = 0.1, .season_sd = 0.3};
    struct ins_cases cases = blank(MONTHS);
    struct ins_walk_state *state = calloc(1, sizeof *state);
    gsl_matrix *c = gsl_matrix_alloc(MONTHS, MONTHS);
    double seen[MONTHS], variance[MONTHS], log_density[2];
    for (int t = 0; t < MONTHS; t++) {
        cases.total[t] = 1003.0 + 97 * (t * t % 11);
        seen[t]        = ins_walk_seen(cases.total[t], false, &variance[t]);
    }
    for (int s = 0; s < MONTHS; s++)
        for (int t = 0; t < MONTHS; t++)
            gsl_matrix_set(c, (size_t)s, (size_t)t,
                           1.0 + 0.01 * (fmin(s, t) + 1) + 0.09 * ((s % 12 == t % 12) - 1.0 / 12) +
                               (s == t ? 0.04 + variance[t] : 0.0));
    cr_assert_eq(gsl_linalg_cholesky_decomp1(c), 0);
    log_density[0] = log_density[1] = 0.0;
    double z[MONTHS];
    for (int t = 0; t < MONTHS; t++) {
        z[t] = seen[t] - seen[0];
        for (int s = 0; s < t; s++)
            z[t] -= gsl_matrix_get(c, (size_t)t, (size_t)s) * z[s];
        double root = gsl_matrix_get(c, (size_t)t, (size_t)t);
        z[t] /= root;
        log_density[t > 0] -= log(root) + 0.5 * log(2.0 * M_PI) + 0.5 * z[t] * z[t];
    }
    cr_expect(fabs(ins_walk_filter(&law, &cases, ins_walk_rounded(&cases), state, NULL, NULL) - log_density[1]) < 1e-6);
    gsl_matrix_free(c);
    free(state);
}

/* Simulated records: where the truth of a parameter lies among the draws is uniform when it was drawn
 * from the prior itself (Talts, Betancourt, Simpson, Vehtari and Gelman, 2018). */
Test(walk, has_flat_ranks_of_what_was_drawn_from_the_prior)
{
    enum { BINS = 4 };
    int      records = as_often(120, 16);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    struct ins_prior prior = ins_prior_none;
    struct ins_posterior *posterior = calloc(1, sizeof *posterior);
    int hits[2][BINS] = {{0}};
    for (int i = 0; i < INS_WALK_PARAMETERS; i++)
        prior.sd[i] = 0.2;
    for (int n = 0; n < records; n++) {
        double theta[INS_WALK_PARAMETERS];
        struct ins_walk law;
        for (int i = 0; i < INS_WALK_PARAMETERS; i++)
            theta[i] = prior.middle[i] + prior.sd[i] * gsl_ran_ugaussian(rng);
        ins_prior_law(&prior, theta, &law);
        for (int m = 0; m < 12; m++)
            law.season[m] = 0.0;
        struct ins_cases cases = simulate(&law, 120, rng);
        cr_assert_eq(ins_posterior_draw(&cases, &prior, 7, posterior, NULL), INS_DONE);
        int below[2] = {0};
        for (int d = 0; d < INS_POSTERIOR_DRAWS; d++) {
            below[0] += posterior->draw[d].step < law.step;
            below[1] += posterior->draw[d].dispersion < 1.0 / (law.noise * law.noise);
        }
        for (int q = 0; q < 2; q++)
            hits[q][below[q] * BINS / (INS_POSTERIOR_DRAWS + 1)]++;
    }
    for (int q = 0; q < 2; q++) {
        double chi = 0.0, due = (double)records / BINS;
        for (int b = 0; b < BINS; b++)
            chi += (hits[q][b] - due) * (hits[q][b] - due) / due;
        cr_expect_gt(gsl_cdf_chisq_Q(chi, BINS - 1), 1e-3, "quantity %d: chi square %g", q, chi);
    }
    free(posterior);
    gsl_rng_free(rng);
}

/* What comes of a simulated record in twelve months lies inside the 95 % interval of what its worlds
 * foretell in 95 of 100 records, as far as they can tell: 3.3 standard errors. */
Test(walk, foretells_what_simulated_records_come_to)
{
    enum { PER_WORLD = 4, AHEAD = 12 };
    int      records = as_often(160, 16);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    struct ins_prior prior = ins_prior_none;
    struct ins_posterior *posterior = calloc(1, sizeof *posterior);
    int inside = 0;
    for (int i = 0; i < INS_WALK_PARAMETERS; i++)
        prior.sd[i] = 0.15;
    for (int n = 0; n < records; n++) {
        double theta[INS_WALK_PARAMETERS];
        struct ins_walk law;
        for (int i = 0; i < INS_WALK_PARAMETERS; i++)
            theta[i] = prior.middle[i] + prior.sd[i] * gsl_ran_ugaussian(rng);
        ins_prior_law(&prior, theta, &law);
        struct ins_cases all = simulate(&law, 96 + AHEAD, rng), cases;
        double came = 0.0;
        for (int t = 96; t < 96 + AHEAD; t++)
            came += all.total[t];
        ins_cases_until(&all, 96, &cases);
        cr_assert_eq(ins_posterior_draw(&cases, &prior, 7, posterior, NULL), INS_DONE);
        int below = 0;
        for (int d = 0; d < INS_POSTERIOR_DRAWS * PER_WORLD; d++) {
            const struct ins_inflow_draw *w = &posterior->draw[d / PER_WORLD];
            double sum = 0.0, shock = w->initial, level = 0.0;
            int    turbulent = w->in_turbulence;
            for (int t = 0; t < AHEAD; t++) {
                bool away = gsl_rng_uniform(rng) < 1.0 / (turbulent ? w->turbulent_months : w->calm_months);
                turbulent = away ? !turbulent : turbulent;
                shock = w->persistence * shock + (turbulent ? w->turbulent : w->calm) * gsl_ran_ugaussian(rng);
                level += w->step * gsl_ran_ugaussian(rng); /* the law that was simulated does not return */
                sum += w->level * w->season[t % 12] * exp(level + shock) *
                       gsl_ran_gamma(rng, w->dispersion, 1.0 / w->dispersion);
            }
            below += sum < came;
        }
        double share = below / (double)(INS_POSTERIOR_DRAWS * PER_WORLD);
        inside += share > 0.025 && share < 0.975;
    }
    double sd = sqrt(0.95 * 0.05 * records);
    cr_expect_lt(fabs(inside - 0.95 * records), 3.3 * sd, "%d of %d", inside, records);
    free(posterior);
    gsl_rng_free(rng);
}

static struct ins_records *europe(void)
{
    struct ins_records *r;
    cr_assert_eq(ins_records_europe(&r, NULL), INS_DONE);
    return r;
}

/* Each record of the library, cut short and with its figures shifted, is known as its own country and
 * no other, and what came later is unknown to the rest. */
Test(walk, leaves_out_the_records_own_country_and_what_came_later)
{
    struct ins_records *all = europe();
    cr_assert_eq(all->count, 15);
    for (int i = 0; i < all->count; i++) {
        struct ins_records *r = europe();
        struct ins_cases    own;
        char                out[INS_NAME];
        ins_cases_until(&all->cases[i], 80, &own);
        for (int t = 0; t < own.months; t++)
            own.total[t] = floor(0.93 * own.total[t]);
        cr_expect_eq(ins_records_before(&own, r, out), i);
        cr_expect_str_eq(out, all->name[i]);
        cr_expect_eq(r->count, 14);
        for (int j = 0; j < r->count; j++)
            cr_expect_leq(r->cases[j].first + r->cases[j].months, own.first + own.months);
        ins_memory_free(r);
    }
    ins_memory_free(all);
}

/* A constant record, one that falls to nothing and one of three years: every draw is a number that
 * the reader of scenarios takes, and none lies beyond what the prior calls possible. */
Test(walk, stays_sane_whatever_the_record)
{
    struct ins_records *r = europe();
    struct ins_prior    prior;
    struct ins_posterior *posterior = calloc(1, sizeof *posterior);
    cr_assert_eq(ins_panel_prior(r->cases, r->count, &prior, NULL), INS_DONE);
    for (int kind = 0; kind < 4; kind++) {
        struct ins_cases cases = blank(kind == 2 ? 36 : 120);
        for (int t = 0; t < cases.months; t++)
            cases.total[t] = kind == 0 ? 1000.0 : kind == 1 ? (t < 100 ? 500.0 : 0.0)
                             : kind == 2 ? 40.0 + t % 7 : t % 13 == 0 ? NAN : 3.0 * (t % 3);
        cr_assert_eq(ins_posterior_draw(&cases, &prior, 1, posterior, NULL), INS_DONE);
        cr_expect_geq(posterior->effective, 20.0, "record %d: %g", kind, posterior->effective);
        for (int d = 0; d < INS_POSTERIOR_DRAWS; d++) {
            const struct ins_inflow_draw *w = &posterior->draw[d];
            cr_expect(w->level > 0.0 && w->level < 1e7 && w->step > 0.02 && w->step < 0.5 &&
                      w->persistence > 0.5 && w->persistence < 1.0 && w->walk_persistence <= 1.0 &&
                      w->calm_months >= 1.0 && w->turbulent_months >= 1.0 && w->ceiling > 0.0,
                      "record %d, draw %d", kind, d);
        }
    }
    free(posterior);
    ins_memory_free(r);
}

/* The share of paths in which a month of the next nine is four times the last one of a record or more. */
static double chance_of_four(const struct ins_posterior *posterior, const struct ins_cases *cases)
{
    enum { TURNS = 16, MONTHS = 9 };
    struct ins_playing *paths = malloc(sizeof *paths);
    gsl_rng *rng   = gsl_rng_alloc(gsl_rng_mt19937);
    double   above = 0.0, last = cases->total[cases->months - 1];
    cr_assert(paths && rng);
    for (int turn = 0; turn < TURNS; turn++) {
        ins_playing_run(posterior->draw, ins_date_month(cases->first + cases->months), rng, paths);
        for (int i = 0; i < INS_PLAYING; i++) {
            double most = 0.0;
            for (int t = 0; t < MONTHS; t++)
                most = fmax(most, paths->cases[i][t]);
            above += most >= 4.0 * last;
        }
    }
    gsl_rng_free(rng);
    free(paths);
    return above / (TURNS * INS_PLAYING);
}

/* Four records of the library rose to four times their last month and more within nine months (to 4.2,
 * 26, 10.6 and 16 times): seen from there, without the record itself and all that came later, such a rise
 * has a chance of one in a hundred at least. */
Test(walk, keeps_a_chance_that_a_record_quadruples)
{
    static const struct { const char *name, *until; } rose[] = {{"Austria", "2015-03"},
        {"Hungary", "2012-09"}, {"Netherlands", "2015-02"}, {"Norway", "2015-03"}};
    struct ins_records   *all = europe(), *known = calloc(1, sizeof *known);
    struct ins_posterior *posterior = calloc(1, sizeof *posterior);
    int                   many = as_often(4, 1), tried = 0;
    for (int i = 0; i < all->count; i++)
        for (int r = 0; r < many; r++) {
            struct ins_cases own;
            struct ins_prior prior;
            char             out[INS_NAME];
            if (strcmp(all->name[i], rose[r].name) != 0)
                continue;
            ins_cases_until(&all->cases[i], ins_date_read(rose[r].until) - all->cases[i].first + 1, &own);
            cr_assert_eq(ins_panel_before(&own, all, known, out, &prior, NULL), INS_DONE);
            cr_assert_str_eq(out, rose[r].name);
            cr_assert_eq(ins_posterior_draw(&own, &prior, 1, posterior, NULL), INS_DONE);
            double chance = chance_of_four(posterior, &own);
            cr_expect_geq(chance, 0.01, "%s: %g", out, chance);
            tried++;
        }
    cr_expect_eq(tried, many);
    free(posterior);
    free(known);
    ins_memory_free(all);
}

static const char *temporary(const char *text)
{
    static char path[64];
    (void)snprintf(path, sizeof path, "/tmp/instroom-records-XXXXXX");
    int   descriptor = mkstemp(path);
    FILE *file       = fdopen(descriptor, "w");
    cr_assert(file && fputs(text, file) >= 0);
    (void)fclose(file);
    return path;
}

Test(walk, names_the_mistake_of_a_table_of_records)
{
    static const char *const wrong[] = {"", "month\n", "date,a\n", "month,a\n2010-01,1\n2010-01,2\n",
                                        "month,a\n2010-01,1,2\n", "month,a\n2010-13,1\n",
                                        "month,a\n2010-01,-1\n", "month,a\n2010-01,many\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct ins_error    error = {0};
        struct ins_records *made;
        const char *path = temporary(wrong[i]);
        cr_expect_eq(ins_records_read(path, &made, &error), INS_WRONG, "%zu", i);
        cr_expect_not_null(strstr(error.text, "expected"), "%zu: %s", i, error.text);
        (void)unlink(path);
    }
}
