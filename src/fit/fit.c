#include "fit/fit.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/numbers.h"
#include "engine/futures.h"
#include "engine/quiet.h"
#include "record/account.h"

enum { SEED = 1 }; /* of the draws: the same record gives the same ones */

const double ins_fit_band[INS_FIT_BANDS] = {0.025, 0.25, 0.5, 0.75, 0.975};

/* Every law, side by side: each thread writes its own slots. */
static enum ins_status fit_all(struct ins_fit *fit, const struct ins_options *options,
                               struct ins_error *error)
{
    const struct ins_family *family = ins_families(&fit->laws);
    int threads = ins_futures_threads(options), lost = 0;
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1) reduction(+ : lost)
    for (int i = 0; i < fit->laws; i++)
        lost += ins_estimate(&family[i], &fit->cases, &fit->fitted[i], NULL) != INS_DONE;
    return lost == 0 ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}

/* The least AIC, of the laws whose figures make sense where there are any. */
static bool is_better_law(const struct ins_fitted *one, const struct ins_fitted *other)
{
    return one->edge == other->edge ? one->aic < other->aic : !one->edge;
}

static const char AVERAGE[] = "average", WALK[] = "walk", EUROPE[] = "europe";

/* Is one of the laws that return to a level asked for? */
static bool wants_one(const char *law)
{
    return law && strcmp(law, AVERAGE) != 0 && strcmp(law, WALK) != 0;
}

static enum ins_status choose_law(struct ins_fit *fit, const char *law, struct ins_error *error)
{
    fit->asked = wants_one(law);
    for (int i = 0; i < fit->laws; i++) {
        const struct ins_fitted *one = &fit->fitted[i];
        if (fit->asked ? strcmp(one->family->name, law) == 0
                       : is_better_law(one, &fit->fitted[fit->taken]))
            fit->taken = i;
    }
    if (fit->asked && strcmp(fit->fitted[fit->taken].family->name, law) != 0)
        return ins_fail(error, INS_WRONG,
                        "law %s: average, walk, normal, student, volatility, level or surges was "
                        "expected", law);
    return INS_DONE;
}

static void note_month(struct ins_fit *fit, int t, const struct ins_outlook *outlook)
{
    struct ins_fit_month *month = &fit->month[t];
    double cases = fit->cases.total[t];
    for (int b = 0; b < INS_FIT_BANDS; b++)
        month->band[b] = exp(ins_outlook_quantile(outlook, ins_fit_band[b]));
    month->residual = NAN;
    if (isnan(cases))
        return;
    double below = ins_outlook_below(outlook, ins_filter_log(cases));
    int    bin   = (int)(below * INS_FIT_BINS);
    month->residual = gsl_cdf_ugaussian_Pinv(fmin(fmax(below, 1e-9), 1.0 - 1e-9));
    fit->bin[bin < INS_FIT_BINS ? bin : INS_FIT_BINS - 1]++;
}

/* Month by month: what was foretold, and what came. */
static void look_back(struct ins_fit *fit)
{
    const struct ins_law *law   = &fit->fitted[fit->taken].law;
    int                   first = ins_date_month(fit->cases.first);
    struct ins_shocks     shocks;
    struct ins_outlook    outlook;
    ins_shocks_init(law, &shocks);
    ins_belief_init(law, &fit->end);
    for (int t = 0; t < fit->cases.months; t++) {
        (void)ins_filter_month(law, &shocks, (first + t) % INS_SEASON, ins_filter_log(fit->cases.total[t]),
                               &fit->end, &outlook);
        note_month(fit, t, &outlook);
        fit->month[t].turbulent = law->regimes > 1 ? fit->end.weight[1] : 0.0;
    }
}

static enum ins_status describe_law(struct ins_fit *fit, struct ins_error *error)
{
    struct ins_fitted *taken  = &fit->fitted[fit->taken];
    enum ins_status    status = ins_estimate_errors(&fit->cases, NULL, taken, error);
    if (status != INS_DONE)
        return status;
    fit->keys = ins_estimate_keys(taken, fit->key, fit->correlation);
    ins_estimate_season(taken, fit->season_se);
    double noise = 0.0;
    for (int q = 0; q < fit->keys; q++)
        if (strcmp(fit->key[q].key, "inflow.dispersion") == 0 && !fit->key[q].fixed)
            noise = taken->law.noise;
    ins_shares_fit(&fit->cases, noise, &fit->shares);
    look_back(fit);
    return INS_DONE;
}

/* The records that count beforehand; NULL in `made` for none. */
static enum ins_status take_panel(const char *prior, struct ins_records **made,
                                  struct ins_error *error)
{
    *made = NULL;
    if (strcmp(prior, "none") == 0)
        return INS_DONE;
    return strcmp(prior, EUROPE) == 0 ? ins_records_europe(made, error)
                                        : ins_records_read(prior, made, error);
}

static enum ins_status learn_prior(struct ins_fit *fit, const struct ins_records *panel,
                                   struct ins_error *error)
{
    struct ins_records *known = ins_memory_create(1, sizeof *known, error);
    if (!known)
        return INS_WORLD;
    enum ins_status status = ins_panel_before(&fit->cases, panel, known, fit->walk.without,
                                              &fit->walk.before, error);
    fit->walk.records = known->count;
    ins_memory_free(known);
    return status;
}

static enum ins_status foretell_record(struct ins_fit *fit, const struct ins_records *panel,
                                       const struct ins_options *options, struct ins_error *error)
{
    fit->foretold = ins_memory_create(1, sizeof *fit->foretold, error);
    if (!fit->foretold)
        return INS_WORLD;
    return ins_weigh_foretell(&fit->cases, panel, ins_futures_threads(options), fit->foretold, error);
}

/* Every law with as many worlds as its past forecasts are worth. */
static enum ins_status weigh_laws(struct ins_fit *fit, const struct ins_options *options,
                                  struct ins_error *error)
{
    struct ins_weighed weighed;
    double             before[INS_WEIGH_LAWS];
    ins_weigh_before(strcmp(fit->walk.prior, EUROPE) == 0, fit->cases.first + fit->cases.months - 1,
                     fit->walk.without, before);
    ins_weigh(fit->foretold, fit->cases.months, before, &weighed);
    return ins_average_draw(&fit->cases, fit->fitted, fit->walk.posterior, &weighed, SEED,
                            ins_futures_threads(options), fit->average, error);
}

static enum ins_status draw_worlds(struct ins_fit *fit, const struct ins_records *panel, bool walk,
                                   const struct ins_options *options, struct ins_error *error)
{
    enum ins_status status = learn_prior(fit, panel, error);
    if (status != INS_DONE)
        return status;
    fit->walk.posterior = ins_memory_create(1, sizeof *fit->walk.posterior, error);
    fit->average        = ins_memory_create(1, sizeof *fit->average, error);
    if (!fit->walk.posterior || !fit->average)
        return INS_WORLD;
    status = ins_posterior_draw(&fit->cases, &fit->walk.before, SEED, fit->walk.posterior, error);
    if (status == INS_DONE && !walk)
        return weigh_laws(fit, options, error);
    ins_average_walk(fit->walk.posterior, fit->average);
    return status;
}

static enum ins_status backtest(struct ins_fit *fit, const struct ins_records *panel, int law,
                                const struct ins_options *options, struct ins_error *error)
{
    enum ins_status status = ins_backtest_run(&fit->cases, panel,
                                              strcmp(fit->walk.prior, EUROPE) == 0, law,
                                              fit->foretold, options, &fit->backtest, error);
    fit->tested = status == INS_DONE;
    return status;
}

/* What is drawn, and how it would have foretold; of one law, or of the average. */
static enum ins_status draw_and_test(struct ins_fit *fit, const struct ins_fit_settings *settings,
                                     const struct ins_records *panel,
                                     const struct ins_options *options, struct ins_error *error)
{
    bool            test   = settings && settings->backtest;
    bool            walk   = settings && settings->law && strcmp(settings->law, WALK) == 0;
    bool            all    = !fit->asked && !walk;
    enum ins_status status = test || all ? foretell_record(fit, panel, options, error) : INS_DONE;
    if (status == INS_DONE && !fit->asked)
        status = draw_worlds(fit, panel, walk, options, error);
    if (status == INS_DONE && test)
        status = backtest(fit, panel, fit->asked ? 1 + fit->taken : walk ? 0 : -1, options, error);
    return status;
}

static enum ins_status draw_with_prior(struct ins_fit *fit, const struct ins_fit_settings *settings,
                                       const struct ins_options *options, struct ins_error *error)
{
    const char         *prior = settings && settings->prior ? settings->prior : EUROPE;
    struct ins_records *panel;
    (void)snprintf(fit->walk.prior, sizeof fit->walk.prior, "%s", prior);
    enum ins_status status = take_panel(prior, &panel, error);
    if (status == INS_DONE)
        status = draw_and_test(fit, settings, panel, options, error);
    ins_memory_free(panel);
    return status;
}

static enum ins_status work_fit(struct ins_fit *fit, const char *record,
                                const struct ins_fit_settings *settings,
                                const struct ins_options *options, struct ins_error *error)
{
    struct ins_record_choice choice = {settings ? settings->select : NULL,
                                       settings ? settings->sheet : NULL, &fit->account};
    enum ins_status          status = ins_cases_read(record, &choice, &fit->cases, error);
    if (status != INS_DONE)
        return status;
    fit->source = strdup(record);
    fit->month  = ins_memory_create((size_t)fit->cases.months, sizeof *fit->month, error);
    if (!fit->source || !fit->month)
        return ins_fail(error, INS_WORLD, "out of memory");
    status = fit_all(fit, options, error);
    if (status == INS_DONE)
        status = choose_law(fit, settings ? settings->law : NULL, error);
    if (status == INS_DONE)
        status = describe_law(fit, error);
    if (status == INS_DONE)
        status = draw_with_prior(fit, settings, options, error);
    return status;
}

enum ins_status ins_fit_create(const char *record, const struct ins_fit_settings *settings,
                               const struct ins_options *options, struct ins_fit **made,
                               struct ins_error *error)
{
    struct ins_fit *fit = ins_memory_create(1, sizeof *fit, error);
    *made = NULL;
    if (!fit)
        return INS_WORLD;
    ins_quiet_begin();
    enum ins_status status = work_fit(fit, record, settings, options, error);
    ins_quiet_end();
    if (status == INS_DONE)
        *made = fit;
    else
        ins_fit_free(fit);
    return status;
}

void ins_fit_free(struct ins_fit *fit)
{
    if (!fit)
        return;
    free(fit->source);
    ins_account_free(fit->account);
    ins_memory_free(fit->month);
    ins_memory_free(fit->walk.posterior);
    ins_memory_free(fit->average);
    ins_memory_free(fit->foretold);
    ins_numbers_free(fit->numbers);
    ins_memory_free(fit);
}

const char *ins_fit_law(int law)
{
    int count;
    return law == 0 ? WALK : ins_families(&count)[law - 1].name;
}

const char *ins_fit_taken(const struct ins_fit *fit)
{
    if (!fit->average)
        return fit->fitted[fit->taken].family->name;
    return fit->average->passed[1] == INS_PASSED_UNASKED ? WALK : AVERAGE;
}

double ins_fit_initial(const struct ins_fit *fit)
{
    const struct ins_law *law = &fit->fitted[fit->taken].law;
    double sum = 0.0;
    for (int r = 0; r < law->regimes; r++)
        sum += fit->end.weight[r] * fit->end.mean[r];
    return sum;
}

int ins_fit_regime(const struct ins_fit *fit)
{
    const struct ins_law *law = &fit->fitted[fit->taken].law;
    return law->regimes > 1 && fit->end.weight[1] > 0.5;
}
