#include "fit/backtest.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "engine/futures.h"
#include "fit/rivals.h"

const int    ins_backtest_ahead[INS_BACKTEST_HORIZONS] = {12, 24};
const double ins_backtest_band[INS_BACKTEST_BANDS]     = {0.5, 0.8, 0.95};

enum { YEAR = 12, FARTHEST = 24, SEED = 1 };

/* --- one forecast ----------------------------------------------------------------------------- */

/* Everything that one forecast is made with; months from `origin` on are unknown to it. */
struct forecast {
    const struct ins_cases    *cases;
    const struct ins_foretold *foretold;
    int                        law, origin;
    bool                       europe;
    char                       own[INS_NAME]; /* the record's own country in the panel */
    gsl_rng                   *rng;
    struct ins_cases           early;
    struct ins_records         panel; /* up to then, without the record's own */
    bool                       wanted[INS_WEIGH_FAMILIES];
    struct ins_fitted          fitted[INS_WEIGH_FAMILIES];
    struct ins_posterior       walk;
    struct ins_average         average;
    struct ins_playing           paths;
    double                     sample[INS_PLAYING];
};

/* What came until `ahead` months after the origin: the last month, or all; NaN where one is not known. */
static double came(const struct forecast *f, int ahead, enum ins_foretelling kind)
{
    double sum = 0.0;
    if (f->origin + ahead > f->cases->months)
        return NAN;
    for (int t = kind == INS_BACKTEST_SUM ? 0 : ahead - 1; t < ahead; t++)
        sum += f->cases->total[f->origin + t];
    return sum;
}

static void judge_rivals(struct forecast *f, struct ins_backtest_tally (*tally)[INS_BACKTEST_KINDS])
{
    for (int h = 0; h < INS_BACKTEST_HORIZONS; h++)
        for (int k = 0; k < INS_BACKTEST_KINDS; k++) {
            int    ahead = ins_backtest_ahead[h];
            double value = came(f, ahead, (enum ins_foretelling)k);
            if (isnan(value))
                continue;
            for (int i = 0; i < INS_PLAYING; i++) {
                f->sample[i] = 0.0;
                for (int t = k == INS_BACKTEST_SUM ? 0 : ahead - 1; t < ahead; t++)
                    f->sample[i] += f->paths.cases[i][t];
            }
            ins_backtest_judge(f->sample, INS_PLAYING, value, &tally[h][k]);
        }
}

/* Weights by what was foretold of the months before the origin, or all on the law that was asked for. */
static void weigh_before_origin(const struct forecast *f, struct ins_weighed *weighed)
{
    if (f->law < 0) {
        double before[INS_WEIGH_LAWS];
        ins_weigh_before(f->europe, f->cases->first + f->origin - 1, f->own, before);
        ins_weigh(f->foretold, f->origin, before, weighed);
        return;
    }
    *weighed = (struct ins_weighed){.years = INS_WEIGH_YEARS};
    weighed->weight[f->law] = 1.0;
}

/* The worlds of one law alone need no wandering level beside them. */
static enum ins_status draw_early_worlds(struct forecast *f, const struct ins_prior *prior)
{
    struct ins_weighed weighed;
    unsigned long      seed   = SEED + (unsigned long)f->origin;
    enum ins_status    status = INS_DONE;
    weigh_before_origin(f, &weighed);
    if (f->law <= 0)
        status = ins_posterior_draw(&f->early, prior, seed, &f->walk, NULL);
    return status == INS_DONE ? ins_average_draw(&f->early, f->fitted, &f->walk, &weighed, seed, 1,
                                                 &f->average, NULL)
                              : status;
}

static void judge_ours(struct forecast *f, struct ins_backtest *backtest)
{
    int first = ins_date_month(f->cases->first + f->origin);
    if (f->law > 0 && f->average.passed[f->law])
        return;
    ins_playing_run(f->average.world, first, f->rng, &f->paths);
    judge_rivals(f, backtest->tally[INS_BACKTEST_OURS]);
}

static enum ins_status foretell_from_origin(struct forecast *f, const struct ins_prior *prior,
                                            struct ins_backtest *backtest)
{
    /* The worlds are drawn from SEED + origin: months are drawn apart from them, and so are the rivals'. */
    gsl_rng_set(f->rng, SEED + 2 * INS_MONTHS + (unsigned long)f->origin);
    enum ins_status status = draw_early_worlds(f, prior);
    if (status != INS_DONE)
        return status;
    judge_ours(f, backtest);
    gsl_rng_set(f->rng, SEED + 4 * INS_MONTHS + (unsigned long)f->origin);
    if (ins_rivals_naive(&f->early, &f->paths))
        judge_rivals(f, backtest->tally[INS_BACKTEST_NAIVE]);
    if (ins_rivals_walk(&f->early, &f->panel, f->rng, &f->paths))
        judge_rivals(f, backtest->tally[INS_BACKTEST_WALK]);
    if (ins_rivals_smooth(&f->early, f->rng, &f->paths))
        judge_rivals(f, backtest->tally[INS_BACKTEST_SMOOTH]);
    return INS_DONE;
}

/* --- one year --------------------------------------------------------------------------------- */

/* A law that weighs next to nothing from an origin on has no worlds, and need not be fitted. */
static void want(struct forecast *f, int origin)
{
    struct ins_weighed weighed;
    f->origin = origin;
    weigh_before_origin(f, &weighed);
    for (int i = 0; i < INS_WEIGH_FAMILIES; i++)
        f->wanted[i] |= weighed.years >= INS_WEIGH_YEARS &&
                        weighed.weight[1 + i] >= INS_AVERAGE_LEAST;
}

static enum ins_status fit_families(struct forecast *f)
{
    int families;
    enum ins_status status = INS_DONE;
    for (int i = 0; i < INS_WEIGH_FAMILIES && status == INS_DONE; i++) {
        f->fitted[i].family = &ins_families(&families)[i];
        if (!f->wanted[i])
            continue;
        status = ins_estimate(f->fitted[i].family, &f->early, &f->fitted[i], NULL);
        if (f->law == 1 + i)
            f->fitted[i].edge = false; /* it was asked for */
    }
    return status;
}

/* Prior, laws and weights of the year's beginning, and two forecasts. */
static enum ins_status year(struct forecast *f, int origin, const struct ins_records *panel,
                            struct ins_backtest *backtest)
{
    struct ins_prior prior;
    ins_cases_until(f->cases, origin, &f->early);
    if (!ins_weigh_enough(&f->early))
        return INS_DONE;
    enum ins_status status =
        ins_panel_before(&f->early, panel, &f->panel, f->own, &prior, NULL);
    for (int o = origin; o < origin + YEAR; o += INS_BACKTEST_EVERY)
        want(f, o);
    if (status == INS_DONE)
        status = fit_families(f);
    for (int o = origin; o < origin + YEAR && status == INS_DONE; o += INS_BACKTEST_EVERY) {
        if (o + YEAR > f->cases->months)
            break;
        f->origin = o;
        ins_cases_until(f->cases, o, &f->early);
        status = foretell_from_origin(f, &prior, backtest);
    }
    return status;
}

static enum ins_status roll_year(const struct ins_cases *cases, const struct ins_records *panel, bool europe,
                                 int law, const struct ins_foretold *foretold, int origin,
                                 struct ins_backtest *backtest)
{
    struct forecast *f = ins_memory_create(1, sizeof *f, NULL);
    if (!f)
        return INS_WORLD;
    f->cases    = cases;
    f->foretold = foretold;
    f->law      = law;
    f->europe   = europe;
    f->rng      = gsl_rng_alloc(gsl_rng_mt19937);
    enum ins_status status = f->rng ? year(f, origin, panel, backtest) : INS_WORLD;
    gsl_rng_free(f->rng);
    ins_memory_free(f);
    return status;
}

/* --- all years -------------------------------------------------------------------------------- */

static void add_tally(const struct ins_backtest_tally *one, struct ins_backtest_tally *sum)
{
    sum->forecasts += one->forecasts;
    sum->above += one->above;
    sum->crps += one->crps;
    sum->pinball += one->pinball;
    sum->log_score += one->log_score;
    sum->error += one->error;
    for (int b = 0; b < INS_BACKTEST_BANDS; b++)
        sum->inside[b] += one->inside[b];
    for (int b = 0; b < INS_BACKTEST_BINS; b++)
        sum->bin[b] += one->bin[b];
}

static void add_all(const struct ins_backtest *one, struct ins_backtest *sum)
{
    for (int f = 0; f < INS_BACKTEST_FORECASTERS; f++)
        for (int h = 0; h < INS_BACKTEST_HORIZONS; h++)
            for (int k = 0; k < INS_BACKTEST_KINDS; k++)
                add_tally(&one->tally[f][h][k], &sum->tally[f][h][k]);
}

/* Of all laws, over the months that all of them have foretold. */
static void take_scores(const struct ins_foretold *foretold, int months, struct ins_backtest *backtest)
{
    for (int t = 0; t < months; t++) {
        if (isnan(foretold->density[0][0][t]) || isnan(foretold->density[1][0][t]))
            continue;
        backtest->scored++;
        for (int i = 0; i < INS_WEIGH_LAWS; i++)
            backtest->score[i] += foretold->density[i][0][t];
    }
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        backtest->score[i] /= backtest->scored;
}

/* The first fit has five years, and the last ends a year before the record does. */
static enum ins_status roll(const struct ins_cases *cases, const struct ins_records *panel,
                            bool europe, int law, const struct ins_foretold *foretold, int threads,
                            struct ins_backtest *backtest, struct ins_error *error)
{
    int years = (cases->months - INS_BACKTEST_FIRST) / YEAR, lost = 0;
    int first = cases->months - years * YEAR;
    struct ins_backtest *part = ins_memory_create((size_t)years, sizeof *part, error);
    if (!part)
        return INS_WORLD;
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1) reduction(+ : lost)
    for (int y = 0; y < years; y++)
        lost += roll_year(cases, panel, europe, law, foretold, first + y * YEAR, &part[y]) != INS_DONE;
    for (int y = 0; y < years; y++)
        add_all(&part[y], backtest);
    ins_memory_free(part);
    return lost == 0 ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}

enum ins_status ins_backtest_run(const struct ins_cases *cases, const struct ins_records *panel, bool europe,
                                 int law, const struct ins_foretold *foretold,
                                 const struct ins_options *options,
                                 struct ins_backtest *backtest, struct ins_error *error)
{
    *backtest = (struct ins_backtest){0};
    if (cases->months < INS_BACKTEST_FIRST + FARTHEST)
        return ins_fail(error, INS_WRONG,
                        "--backtest: at least %d months were expected, %d to fit and %d to "
                        "foretell; this record has %d",
                        INS_BACKTEST_FIRST + FARTHEST, INS_BACKTEST_FIRST, FARTHEST,
                        cases->months);
    enum ins_status status = roll(cases, panel, europe, law, foretold, ins_futures_threads(options),
                                  backtest, error);
    const struct ins_backtest_tally(*ours)[INS_BACKTEST_KINDS] =
        (const void *)backtest->tally[INS_BACKTEST_OURS];
    if (status == INS_DONE && (ours[0][0].forecasts == 0 || ours[1][0].forecasts == 0))
        return ins_fail(error, INS_WRONG, "--backtest: too many months are not known");
    take_scores(foretold, cases->months, backtest);
    return status;
}
