#include "calibrate/calibrate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/numbers.h"
#include "base/text.h"
#include "calibrate/lessons.h"
#include "calibrate/history_match.h"
#include "engine/kept.h"
#include "scenario/worlds.h"

/* What a model is off beforehand: its median, and the spread of its logarithm. */
static const double DISCREPANCY = 0.02, SPREAD = 1.0;

enum { WORLDS = 2048, LEAST_WORLDS = 512, MOST_WORLDS = 1 << 20, BY_KEY = 24 };

static const double NOTICED = 0.1; /* part of the progress that the look around takes */

/* What is in hand. */
struct work {
    struct ins_calibration   *c;
    struct ins_plan          *plan;
    struct ins_worlds_play   *play;
    struct ins_likelihood     likelihood;
    const struct ins_options *options;
    struct ins_kept          *kept; /* the file of what is played; NULL: none */
    double                   *keep; /* where what is played now is to stand */
};

/* --- setting up ------------------------------------------------------------------------------------------ */

static double median_of(const struct ins_calibrate_settings *settings)
{
    return settings->discrepancy < 0.0 ? 0.0 : settings->discrepancy > 0.0 ? settings->discrepancy : DISCREPANCY;
}

static int crowd_of(const struct ins_calibration *c)
{
    int least = c->settings.worlds > 0 ? c->settings.worlds : WORLDS;
    least     = least < LEAST_WORLDS ? LEAST_WORLDS : least > MOST_WORLDS ? MOST_WORLDS : least;
    int crowd = (least + INS_SMC_ISLANDS - 1) / INS_SMC_ISLANDS;
    return crowd < BY_KEY * c->keys ? BY_KEY * c->keys : crowd;
}

static enum ins_status room_for_worlds(struct ins_calibration *c, struct ins_error *error)
{
    size_t keys = (size_t)c->keys, worlds = (size_t)c->worlds;
    c->path   = ins_memory_create(keys, sizeof *c->path, error);
    c->value  = ins_memory_create(worlds * keys, sizeof *c->value, error);
    c->weight = ins_memory_create(worlds, sizeof *c->weight, error);
    c->key    = ins_memory_create(keys, sizeof *c->key, error);
    c->figure = ins_memory_create((size_t)c->observed->figures, sizeof *c->figure, error);
    c->kind   = ins_memory_create((size_t)c->observed->kinds, sizeof *c->kind, error);
    c->correlation = ins_memory_create(keys * keys, sizeof *c->correlation, error);
    bool all = c->path && c->value && c->weight && c->key && c->figure && c->kind && c->correlation;
    return all ? INS_DONE : INS_WORLD;
}

static enum ins_status set_up(struct work *w, const char *observed, struct ins_error *error)
{
    struct ins_calibration *c = w->c;
    w->plan = ins_memory_create(1, sizeof *w->plan, error);
    if (!w->plan)
        return INS_WORLD;
    ins_plan_init(w->plan, ins_case_scenario(c->source));
    enum ins_status status = ins_observed_read(observed, c->settings.sheet, w->plan, &c->observed, error);
    if (status == INS_DONE)
        status = ins_likelihood_init(c->observed, median_of(&c->settings), SPREAD, &w->likelihood, error);
    if (status == INS_DONE)
        status = ins_worlds_play_create(w->plan, c->observed, w->options, &w->play, error);
    if (status != INS_DONE)
        return status;
    c->keys   = ins_worlds_play_keys(w->play);
    c->worlds = crowd_of(c) * INS_SMC_ISLANDS;
    status    = room_for_worlds(c, error);
    for (int k = 0; k < c->keys && status == INS_DONE; k++)
        memcpy(c->path[k], ins_case_scenario(c->source)->worlds->key[k].path, sizeof c->path[k]);
    return status;
}

/* --- drawing ---------------------------------------------------------------------------------------------- */

static enum ins_status play(void *context, const double *z, int64_t count, double *likelihood,
                            struct ins_error *error)
{
    const struct work *w      = context;
    int                n      = w->c->observed->figures;
    enum ins_status    status = ins_worlds_play_all(w->play, z, (int)count, w->keep, error);
    for (int64_t p = 0; p < count && status == INS_DONE; p++)
        likelihood[p] = ins_likelihood_of(&w->likelihood, &w->keep[p * n]);
    return status;
}

/* A file knows likelihoods alone: what else its worlds say is worked out at the end. */
static enum ins_status evaluate_worlds(void *context, const double *z, int count,
                                       double *likelihood, double *keep, struct ins_error *error)
{
    struct work *w = context;
    w->keep        = keep;
    w->c->played += count;
    if (!w->kept)
        return play(w, z, count, likelihood, error);
    struct ins_response response = ins_kept_response(w->kept);
    return response.at(response.context, z, count, likelihood, error);
}

/* All that the likelihood of a world hangs on, and which worlds are asked for. */
static void ask(const struct work *w, const char *identity, struct ins_text *question)
{
    const struct ins_calibration *c = w->c;
    ins_text_add(question, "%s\n%s\ncalibrate %d %a\n", INS_VERSION, identity, c->worlds, median_of(&c->settings));
    for (int f = 0; f < c->observed->figures; f++) {
        const struct ins_figure_read *own = &c->observed->figure[f];
        ins_text_add(question, "%s %d %d %a %a %d\n", own->what, own->first, own->last, own->value, own->sd,
                     c->figure[f].unmet);
    }
}

static enum ins_status keep_worlds(struct work *w, const struct ins_response *inner, struct ins_error *error)
{
    struct ins_text question = {0};
    char           *identity = ins_case_identity(w->c->source);
    if (identity)
        ask(w, identity, &question);
    enum ins_status status = identity && !question.failed
                                 ? ins_kept_open(w->c->settings.resume, question.bytes, inner, &w->kept, error)
                                 : ins_fail(error, INS_WORLD, "out of memory");
    ins_text_clear(&question);
    free(identity);
    return status;
}

static void tell_calibrating(void *context, double part)
{
    const struct work *w = context;
    if (w->options && w->options->progress)
        w->options->progress(w->options->context, NOTICED + (1.0 - NOTICED) * part);
}

static void take_worlds(const struct work *w, const struct ins_smc *smc)
{
    struct ins_calibration *c = w->c;
    for (int p = 0; p < c->worlds; p++) {
        ins_worlds_play_values(w->play, &smc->z[p * c->keys], &c->value[p * c->keys]);
        c->weight[p] = c->verdict.weight[p / smc->particles] / smc->particles;
    }
}

static enum ins_status learn(struct work *w, const struct ins_smc *smc, struct ins_error *error)
{
    ins_smc_judge(smc, &w->c->verdict);
    take_worlds(w, smc);
    return ins_lessons_learn(w->c, &w->likelihood, smc, error);
}

static enum ins_status draw_posterior(struct work *w, struct ins_error *error)
{
    struct ins_calibration *c = w->c;
    struct ins_smc         *smc    = NULL;
    struct ins_response     inner  = {c->keys, 1, play, w};
    enum ins_status         status = c->settings.resume ? keep_worlds(w, &inner, error) : INS_DONE;
    struct ins_smc_job      job    = {.dims             = c->keys,
                                      .keeps            = c->observed->figures,
                                      .particles        = crowd_of(c),
                                      .seed             = (uint64_t)c->scenario.seed,
                                      .evaluate         = evaluate_worlds,
                                      .context          = w,
                                      .progress         = tell_calibrating,
                                      .progress_context = w};
    if (status == INS_DONE)
        status = ins_smc_create(&job, &smc, error);
    if (status == INS_DONE && w->kept)
        status = ins_worlds_play_all(w->play, smc->z, c->worlds, smc->keep, error);
    ins_kept_close(w->kept);
    if (status == INS_DONE)
        status = learn(w, smc, error);
    ins_smc_free(smc);
    return status;
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static enum ins_status work_out_worlds(struct work *w, const char *observed,
                                       struct ins_error *error)
{
    enum ins_status status = set_up(w, observed, error);
    if (status == INS_DONE)
        status = ins_history_match(w->c, &w->likelihood, w->play, error);
    for (int f = 0; status == INS_DONE && f < w->c->observed->figures; f++)
        if (w->c->figure[f].unmet)
            ins_likelihood_use(&w->likelihood, f, false);
    return status == INS_DONE ? draw_posterior(w, error) : status;
}

enum ins_status ins_calibration_create(const struct ins_case *scenario, const char *observed,
                                       const struct ins_calibrate_settings *settings,
                                       const struct ins_options *options, struct ins_calibration **made,
                                       struct ins_error *error)
{
    struct work w = {.c = ins_memory_create(1, sizeof *w.c, error), .options = options};
    *made         = NULL;
    if (!w.c)
        return INS_WORLD;
    w.c->source   = ins_case_hold(scenario);
    w.c->scenario = *ins_case_scenario(scenario);
    if (settings)
        w.c->settings = *settings; /* its sheet is looked at once, below */
    enum ins_status status = work_out_worlds(&w, observed, error);
    ins_worlds_play_free(w.play);
    ins_likelihood_clear(&w.likelihood);
    ins_memory_free(w.plan);
    if (status != INS_DONE) {
        ins_calibration_free(w.c);
        return status;
    }
    *made = w.c;
    return w.c->unmet > 0 || w.c->verdict.trouble ? INS_NO : INS_DONE;
}

void ins_calibration_free(struct ins_calibration *c)
{
    if (!c)
        return;
    ins_observed_free(c->observed);
    ins_memory_free(c->path);
    ins_memory_free(c->value);
    ins_memory_free(c->weight);
    ins_memory_free(c->key);
    ins_memory_free(c->figure);
    ins_memory_free(c->kind);
    ins_memory_free(c->correlation);
    ins_case_release(c->source);
    ins_numbers_free(c->numbers);
    ins_memory_free(c);
}

const char *ins_calibration_trouble(const struct ins_calibration *c)
{
    return c->verdict.trouble;
}
