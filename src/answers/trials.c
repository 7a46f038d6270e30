#include "answers/trials.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "engine/futures.h"

enum { BOOTSTRAP_UNITS = 16384 };

/* Results of the trials in hand are kept future by future up to this many bytes. */
static const size_t HELD_BYTES = (size_t)256 << 20;

/* Inflow that all sizes meet is kept up to this many bytes. */
static const size_t DRAWN_BYTES = (size_t)64 << 20;

/* What an answer needs of one future under one size. */
struct verdict {
    double met, cost, social_cost, overdue_case_months;
};

struct ins_trials_store {
    struct ins_inflow_plan inflow;
    struct ins_drawn      *drawn;  /* arrivals of the futures in `number` */
    struct verdict        *limit;  /* [future] no order held back */
    double                *none;   /* [future] social cost at size 0, the first size played */
    int64_t               *number; /* futures, those that need the most money first */
    double                *sufficient;  /* [place in number] euro */
    double                *blocks; /* [future] of a clustered sample: the most of its block */
};

static struct verdict verdict_of(const struct ins_row row[INS_RESULTS], int i)
{
    return (struct verdict){row[INS_NORM_MET].lane[i], row[INS_COST_TOTAL].lane[i],
                                row[INS_SOCIAL_COST_TOTAL].lane[i],
                                row[INS_OVERDUE_CASE_MONTHS].lane[i]};
}

/* --- the first pass ------------------------------------------------------------------------ */

enum { FREE, OWN, FIRST_PLANS };

struct first_pass {
    struct ins_trials     *trials;
    const struct ins_plan *plan[FIRST_PLANS];
    struct ins_digest     *digest;
    double                *sufficient; /* [future] */
};

static void collect_first(void *context, const struct ins_played *played)
{
    const struct first_pass *pass = context;
    struct ins_row           row[INS_RESULTS];
    if (played->plan == OWN) {
        ins_digest_collect(pass->digest, played);
        return;
    }
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++) {
        int64_t future = played->first + i;
        pass->trials->store->limit[future] = verdict_of(row, i);
        pass->trials->shortfall[future] = row[INS_SHORTFALL_MAX].lane[i];
        pass->sufficient[future]             = played->world->tower.sufficient.lane[i];
    }
}

struct place {
    double  sufficient;
    int64_t future;
};

static int most_money_first(const void *one, const void *other)
{
    const struct place *a = one, *b = other;
    int order = (b->sufficient > a->sufficient) - (b->sufficient < a->sufficient);
    return order != 0 ? order : (a->future > b->future) - (a->future < b->future);
}

/* Futures that share their parameters are played together, in their own order: a block is played
 * as long as money changes something in one of them. */
static void keep_blocks(struct ins_trials *trials, const double *sufficient)
{
    struct ins_trials_store *store = trials->store;
    for (int64_t f = 0; f < trials->futures; f++)
        store->number[f] = f;
    for (int64_t f = 0; f < trials->futures; f++) {
        int64_t first        = f - f % INS_LANES;
        store->blocks[first] =
            f == first ? sufficient[f] : fmax(store->blocks[first], sufficient[f]);
    }
}

static enum ins_status sort_by_sufficient(struct ins_trials *trials, const double *sufficient,
                                     struct ins_error *error)
{
    struct ins_trials_store *store = trials->store;
    struct place *place = ins_memory_create((size_t)trials->futures, sizeof *place, error);
    if (!place)
        return INS_WORLD;
    for (int64_t f = 0; f < trials->futures; f++)
        place[f] = (struct place){sufficient[f], f};
    qsort(place, (size_t)trials->futures, sizeof *place, most_money_first);
    for (int64_t p = 0; p < trials->futures; p++) {
        store->number[p] = place[p].future;
        store->sufficient[p]  = place[p].sufficient;
    }
    trials->top = store->sufficient[0];
    if (store->blocks)
        keep_blocks(trials, sufficient);
    ins_memory_free(place);
    return INS_DONE;
}

static enum ins_status play_first(struct ins_trials *trials, struct ins_plan *plan,
                                  struct ins_digest *digest, double *sufficient,
                                  struct ins_error *error)
{
    const struct ins_scenario *s = &trials->scenario;
    ins_plan_init(&plan[FREE], s);
    ins_plan_set_buffer(&plan[FREE], INFINITY);
    ins_plan_watch(&plan[FREE]);
    ins_plan_ask(&plan[FREE], INS_OUTCOME);
    ins_plan_init(&plan[OWN], s);
    struct first_pass pass = {trials, {&plan[FREE], &plan[OWN]}, digest, sufficient};
    struct ins_play   job  = {.inflow = &trials->store->inflow, .plan = pass.plan,
                              .plans = FIRST_PLANS, .seed = (uint64_t)s->seed,
                              .futures = trials->futures, .options = trials->options,
                              .progress_to = 0.3, .collect = collect_first, .context = &pass};
    enum ins_status status = ins_futures_play(&job, error);
    if (status != INS_DONE)
        return status;
    ins_digest_finish(digest, s->months, &trials->digest);
    return sort_by_sufficient(trials, sufficient, error);
}

static enum ins_status first_pass(struct ins_trials *trials, struct ins_error *error)
{
    struct ins_digest *digest = NULL;
    struct ins_plan   *plan   = ins_memory_create(FIRST_PLANS, sizeof *plan, error);
    double *sufficient = ins_memory_create((size_t)trials->futures, sizeof *sufficient, error);
    enum ins_status    status = plan && sufficient ? INS_DONE : INS_WORLD;
    if (status == INS_DONE)
        status = ins_digest_create(trials->futures, ins_sample_design(&trials->scenario), &digest,
                                   error);
    if (status == INS_DONE)
        status = play_first(trials, plan, digest, sufficient, error);
    ins_digest_free(digest);
    ins_memory_free(sufficient);
    ins_memory_free(plan);
    return status;
}

/* --- sizes --------------------------------------------------------------------------------- */

struct size_pass {
    struct ins_trials *trials;
    struct ins_plan   *plan;    /* [plans] */
    struct verdict    *verdict; /* [plan][future] */
};

/* A larger buffer leaves the futures as they are that need no more than its size (6.32). */
static bool needed(const void *context, int plan, int64_t first)
{
    const struct size_pass        *pass  = context;
    const struct ins_trials_store *store = pass->trials->store;
    const double                  *sufficient = store->blocks ? store->blocks : store->sufficient;
    return sufficient[first] > pass->plan[plan].money.initial;
}

static void collect_size(void *context, const struct ins_played *played)
{
    const struct size_pass *pass = context;
    struct ins_row          row[INS_RESULTS];
    struct verdict *verdict = &pass->verdict[played->plan * pass->trials->futures];
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++)
        verdict[pass->trials->store->number[played->first + i]] = verdict_of(row, i);
}

/* The same, blocks of futures in the place of futures. */
static void reduce_blocks(const struct ins_trials *trials, const struct verdict *verdict,
                          struct ins_trial *trial)
{
    for (int64_t from = 0; from < trials->futures; from += INS_LANES) {
        int64_t        left = trials->futures - from;
        int            size = (int)(left < INS_LANES ? left : INS_LANES);
        struct verdict sum  = {0};
        double         none = 0.0, weight = (double)size / INS_LANES;
        for (int64_t f = from; f < from + size; f++) {
            const struct verdict *v = &verdict[f];
            sum.met += v->met > 0.0 ? 1.0 : 0.0;
            sum.cost += v->cost;
            sum.social_cost += v->social_cost;
            sum.overdue_case_months += v->overdue_case_months;
            none += trials->store->none[f];
            trial->unit[f / trials->unit_size] += v->social_cost;
        }
        trial->met += (int64_t)sum.met;
        ins_moments_weigh(&trial->kept, sum.met / size, weight);
        ins_moments_weigh(&trial->cost, sum.cost / size, weight);
        ins_moments_weigh(&trial->social_cost, sum.social_cost / size, weight);
        ins_moments_weigh(&trial->overdue_case_months, sum.overdue_case_months / size, weight);
        ins_moments_weigh(&trial->saved, (none - sum.social_cost) / size, weight);
    }
}

static void reduce(const struct ins_trials *trials, const struct verdict *verdict,
                   struct ins_trial *trial)
{
    if (trials->store->blocks) {
        reduce_blocks(trials, verdict, trial);
        return;
    }
    for (int64_t f = 0; f < trials->futures; f++) {
        const struct verdict *v = &verdict[f];
        trial->met += v->met > 0.0;
        ins_moments_add(&trial->cost, v->cost);
        ins_moments_add(&trial->social_cost, v->social_cost);
        ins_moments_add(&trial->overdue_case_months, v->overdue_case_months);
        ins_moments_add(&trial->saved, trials->store->none[f] - v->social_cost);
        trial->unit[f / trials->unit_size] += v->social_cost;
    }
}

static enum ins_status trial_init(const struct ins_trials *trials, double size,
                                  struct ins_trial *trial, struct ins_error *error)
{
    *trial      = (struct ins_trial){.size = size};
    trial->unit = ins_memory_create((size_t)trials->units, sizeof *trial->unit, error);
    return trial->unit ? INS_DONE : INS_WORLD;
}

static enum ins_status grow(struct ins_trials *trials, int more, struct ins_error *error)
{
    if (trials->count + more <= trials->room)
        return INS_DONE;
    int               room  = 2 * (trials->count + more);
    struct ins_trial *trial = ins_memory_create((size_t)room, sizeof *trial, error);
    if (!trial)
        return INS_WORLD;
    if (trials->count > 0)
        memcpy(trial, trials->trial, (size_t)trials->count * sizeof *trial);
    ins_memory_free(trials->trial);
    trials->trial = trial;
    trials->room  = room;
    return INS_DONE;
}

static int by_size(const void *one, const void *other)
{
    const struct ins_trial *a = one, *b = other;
    return (a->size > b->size) - (a->size < b->size);
}

static enum ins_status keep(struct ins_trials *trials, const struct size_pass *pass, int count,
                            struct ins_error *error)
{
    if (grow(trials, count, error) != INS_DONE)
        return INS_WORLD;
    for (int p = 0; p < count; p++) {
        struct ins_trial *trial = &trials->trial[trials->count];
        if (trial_init(trials, pass->plan[p].money.initial, trial, error) != INS_DONE)
            return INS_WORLD;
        reduce(trials, &pass->verdict[p * trials->futures], trial);
        trials->count++;
    }
    qsort(trials->trial, (size_t)trials->count, sizeof *trials->trial, by_size);
    return INS_DONE;
}

static enum ins_status play_sizes(struct ins_trials *trials, const double *sizes, int count,
                                  struct size_pass *pass, struct ins_error *error)
{
    const struct ins_plan **plan = ins_memory_create((size_t)count, sizeof(void *), error);
    if (!plan)
        return INS_WORLD;
    for (int p = 0; p < count; p++) {
        ins_plan_init(&pass->plan[p], &trials->scenario);
        ins_plan_set_buffer(&pass->plan[p], sizes[p]);
        ins_plan_ask(&pass->plan[p], INS_OUTCOME);
        plan[p] = &pass->plan[p];
        memcpy(&pass->verdict[p * trials->futures], trials->store->limit,
               (size_t)trials->futures * sizeof *pass->verdict);
    }
    struct ins_play job = {.inflow = &trials->store->inflow, .plan = plan, .plans = count,
                           .seed = (uint64_t)trials->scenario.seed, .futures = trials->futures,
                           .number = trials->store->number, .drawn = trials->store->drawn,
                           .options = trials->options,
                           .progress_from = 0.3, .needed = needed, .collect = collect_size,
                           .context = pass};
    enum ins_status status = ins_futures_play(&job, error);
    ins_memory_free(plan);
    return status;
}

static enum ins_status add_some(struct ins_trials *trials, const double *sizes, int count,
                                struct ins_error *error)
{
    struct size_pass pass = {trials, NULL, NULL};
    pass.plan    = ins_memory_create((size_t)count, sizeof *pass.plan, error);
    pass.verdict = ins_memory_create((size_t)count * (size_t)trials->futures,
                                     sizeof *pass.verdict, error);
    enum ins_status status = pass.plan && pass.verdict ? INS_DONE : INS_WORLD;
    if (status == INS_DONE)
        status = play_sizes(trials, sizes, count, &pass, error);
    for (int64_t f = 0; status == INS_DONE && trials->count == 0 && f < trials->futures; f++)
        trials->store->none[f] = pass.verdict[f].social_cost;
    if (status == INS_DONE)
        status = keep(trials, &pass, count, error);
    ins_memory_free(pass.verdict);
    ins_memory_free(pass.plan);
    return status;
}

const struct ins_trial *ins_trials_find(const struct ins_trials *trials, double size)
{
    for (int i = 0; i < trials->count; i++)
        if (trials->trial[i].size == size)
            return &trials->trial[i];
    return NULL;
}

static bool listed(const double *sizes, int count, double size)
{
    for (int i = 0; i < count; i++)
        if (sizes[i] == size)
            return true;
    return false;
}

enum ins_status ins_trials_add(struct ins_trials *trials, const double *sizes, int count,
                               struct ins_error *error)
{
    size_t future  = sizeof(struct verdict) * (size_t)trials->futures;
    int    at_once = HELD_BYTES / future > 64 ? 64 : (int)(HELD_BYTES / future);
    double fresh[64];
    int    waiting = 0;
    at_once        = at_once < 1 ? 1 : at_once;
    enum ins_status status = INS_DONE;
    for (int i = 0; i < count && status == INS_DONE; i++) {
        if (!ins_trials_find(trials, sizes[i]) && !listed(fresh, waiting, sizes[i]))
            fresh[waiting++] = sizes[i];
        if (waiting == at_once) {
            status  = add_some(trials, fresh, waiting, error);
            waiting = 0;
        }
    }
    return status == INS_DONE && waiting > 0 ? add_some(trials, fresh, waiting, error) : status;
}

int64_t ins_trials_worth(const struct ins_trials *trials, const struct ins_trial *trial)
{
    return trials->store->blocks ? ins_sample_worth(&trial->kept, trial->met, trials->futures)
                                 : trials->futures;
}

struct ins_estimate ins_trials_probability(const struct ins_trials *trials,
                                           const struct ins_trial *trial)
{
    if (!trials->store->blocks)
        return ins_summary_probability(trial->met, trials->futures);
    return ins_sample_worth_probability(trial->met, trials->futures,
                                        ins_trials_worth(trials, trial));
}

double ins_trials_sufficient(const struct ins_trials *trials, double share)
{
    int64_t rank = ins_summary_rank(share, trials->futures);
    return trials->store->sufficient[trials->futures - rank];
}

/* --- other scenarios ----------------------------------------------------------------------- */

struct relax_pass {
    const struct ins_plan *const *plan;
    int64_t futures;
    double *met; /* [plan][future] */
};

static void collect_relaxed(void *context, const struct ins_played *played)
{
    const struct relax_pass *pass = context;
    struct ins_row           row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    memcpy(&pass->met[played->plan * pass->futures + played->first], row[INS_NORM_MET].lane,
           (size_t)played->count * sizeof(double));
}

static enum ins_status play_relaxed(const struct ins_trials *trials,
                                    const struct ins_scenario *scenarios, int count,
                                    struct ins_plan *plans, const struct ins_plan **plan,
                                    double *met, struct ins_error *error)
{
    for (int p = 0; p < count; p++) {
        ins_plan_init(&plans[p], &scenarios[p]);
        ins_plan_set_buffer(&plans[p], INFINITY);
        ins_plan_ask(&plans[p], INS_OUTCOME);
        plan[p] = &plans[p];
    }
    struct relax_pass pass = {plan, trials->futures, met};
    struct ins_play   job  = {.inflow = &trials->store->inflow, .plan = plan, .plans = count,
                              .seed = (uint64_t)trials->scenario.seed,
                              .futures = trials->futures, .options = trials->options,
                              .progress_from = 0.9, .collect = collect_relaxed,
                              .context = &pass};
    return ins_futures_play(&job, error);
}

enum ins_status ins_trials_relax(const struct ins_trials *trials,
                                 const struct ins_scenario *scenarios, int count, int64_t *met,
                                 struct ins_error *error)
{
    size_t plans_needed = (size_t)count, futures = (size_t)trials->futures;
    struct ins_plan        *plans = ins_memory_create(plans_needed, sizeof *plans, error);
    const struct ins_plan **plan  = ins_memory_create(plans_needed, sizeof(void *), error);
    double *kept = ins_memory_create(plans_needed * futures, sizeof *kept, error);
    enum ins_status status = plans && plan && kept ? INS_DONE : INS_WORLD;
    if (status == INS_DONE)
        status = play_relaxed(trials, scenarios, count, plans, plan, kept, error);
    for (int p = 0; p < count && status == INS_DONE; p++) {
        met[p] = 0;
        for (int64_t f = 0; f < trials->futures; f++)
            met[p] += kept[p * trials->futures + f] > 0.0;
    }
    ins_memory_free(kept);
    ins_memory_free(plan);
    ins_memory_free(plans);
    return status;
}

/* --- creation ------------------------------------------------------------------------------ */

static enum ins_status room_for(struct ins_trials *trials, struct ins_error *error)
{
    size_t                   futures = (size_t)trials->futures;
    struct ins_trials_store *store   = ins_memory_create(1, sizeof *store, error);
    trials->store = store;
    if (!store)
        return INS_WORLD;
    store->limit      = ins_memory_create(futures, sizeof *store->limit, error);
    store->none       = ins_memory_create(futures, sizeof *store->none, error);
    store->number     = ins_memory_create(futures, sizeof *store->number, error);
    store->sufficient      = ins_memory_create(futures, sizeof *store->sufficient, error);
    trials->shortfall = ins_memory_create(futures, sizeof *trials->shortfall, error);
    bool clustered    = ins_scenario_is_clustered(&trials->scenario);
    if (clustered)
        store->blocks = ins_memory_create(futures, sizeof *store->blocks, error);
    bool all = (store->blocks || !clustered) && store->limit && store->none && store->number &&
               store->sufficient && trials->shortfall;
    return all ? INS_DONE : INS_WORLD;
}

/* Size 0 first: every other size is compared with it. */
static enum ins_status work(struct ins_trials *trials, struct ins_error *error)
{
    const double    none   = 0.0;
    enum ins_status status = room_for(trials, error);
    if (status != INS_DONE)
        return status;
    ins_inflow_init(&trials->store->inflow, &trials->scenario);
    status = first_pass(trials, error);
    if (status == INS_DONE)
        status = ins_drawn_create(&trials->store->inflow, trials->futures, DRAWN_BYTES,
                                  &trials->store->drawn, error);
    if (status == INS_DONE)
        status = ins_trials_add(trials, &none, 1, error);
    if (status == INS_DONE)
        status = trial_init(trials, INFINITY, &trials->limit, error);
    if (status == INS_DONE)
        reduce(trials, trials->store->limit, &trials->limit);
    return status;
}

enum ins_status ins_trials_create(const struct ins_scenario *scenario,
                                  const struct ins_options *options, struct ins_trials **made,
                                  struct ins_error *error)
{
    struct ins_trials *trials = ins_memory_create(1, sizeof *trials, error);
    *made = NULL;
    if (!trials)
        return INS_WORLD;
    trials->scenario  = *scenario;
    trials->options   = options;
    trials->futures   = scenario->futures;
    trials->unit_size = (trials->futures + BOOTSTRAP_UNITS - 1) / BOOTSTRAP_UNITS;
    if (ins_scenario_is_clustered(scenario)) /* whole blocks are drawn again */
        trials->unit_size = (trials->unit_size + INS_LANES - 1) / INS_LANES * INS_LANES;
    trials->units     = (trials->futures + trials->unit_size - 1) / trials->unit_size;
    enum ins_status status = work(trials, error);
    if (status == INS_DONE)
        *made = trials;
    else
        ins_trials_free(trials);
    return status;
}

void ins_trials_free(struct ins_trials *trials)
{
    if (!trials)
        return;
    for (int i = 0; i < trials->count; i++)
        ins_memory_free(trials->trial[i].unit);
    ins_memory_free(trials->limit.unit);
    ins_memory_free(trials->trial);
    ins_memory_free(trials->shortfall);
    if (trials->store) {
        ins_drawn_free(trials->store->drawn);
        ins_memory_free(trials->store->limit);
        ins_memory_free(trials->store->none);
        ins_memory_free(trials->store->number);
        ins_memory_free(trials->store->sufficient);
        ins_memory_free(trials->store->blocks);
    }
    ins_memory_free(trials->store);
    ins_memory_free(trials);
}
