#include "answers/trials.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "engine/futures.h"

/* Results of the trials in hand are kept future by future up to this many bytes. */
static const size_t HELD_BYTES = (size_t)256 << 20;

/* Inflow that all sizes meet is kept up to this many bytes. */
static const size_t DRAWN_BYTES = (size_t)64 << 20;

/* What an answer needs of one future under one size. */
struct verdict {
    double met, total[INS_TOTALS];
};

/* What the first passes tell, whatever the rule of filling. */
struct first {
    struct ins_inflow_plan inflow;
    struct verdict        *limit;     /* [future] no order held back */
    struct verdict        *none;      /* [future] at size 0, the first size played */
    double                *told;      /* [TOLD][future], of which the sample is made */
};

enum { MET_NONE, MET_ALL, SHORTFALL, SUFFICIENT, TOTAL = SUFFICIENT + INS_FILLINGS,
       TOLD = TOTAL + INS_TOTALS };

struct ins_trials_store {
    struct first     *first;
    bool              borrowed;   /* it is that of other trials */
    struct ins_drawn *drawn;      /* arrivals of the futures in `number` */
    int64_t          *number;     /* futures, those that need the most money first */
    double           *sufficient; /* [place in number] euro */
    double           *blocks; /* [future] of a clustered sample: the most of its block */
};

static struct verdict verdict_of(const struct ins_row row[INS_RESULTS], int i)
{
    struct verdict v = {row[INS_NORM_MET].lane[i], {0.0}};
    for (int q = 0; q < INS_TOTALS; q++)
        v.total[q] = row[ins_total_result[q]].lane[i];
    return v;
}

/* --- the first pass ------------------------------------------------------------------------ */

enum { FREE, OWN, FIRST_PLANS };

struct first_pass {
    struct ins_trials     *trials;
    const struct ins_plan *plan[FIRST_PLANS];
    struct ins_digest     *digest;
};

static void collect_first(void *context, const struct ins_played *played)
{
    const struct first_pass *pass  = context;
    struct first            *first = pass->trials->store->first;
    struct ins_row           row[INS_RESULTS];
    if (played->plan == OWN) {
        ins_digest_collect(pass->digest, played);
        return;
    }
    const struct ins_tower *tower = &played->world->tower;
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++) {
        int64_t n = pass->trials->futures, future = played->first + i;
        double *told            = &first->told[future];
        first->limit[future]    = verdict_of(row, i);
        told[MET_ALL * n]       = row[INS_NORM_MET].lane[i];
        told[SHORTFALL * n]     = row[INS_SHORTFALL_MAX].lane[i];
        told[(SUFFICIENT + INS_FILLED_ONCE) * n]   = tower->sufficient_once.lane[i];
        told[(SUFFICIENT + INS_FILLED_YEARLY) * n] = tower->sufficient.lane[i];
        for (int q = 0; q < INS_TOTALS; q++)
            told[(TOTAL + q) * n] = first->limit[future].total[q];
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

static enum ins_status sort_by_sufficient(struct ins_trials *trials, struct ins_error *error)
{
    struct ins_trials_store *store      = trials->store;
    const double            *sufficient = trials->sample.sufficient[trials->filling];
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

/* Without a digest nobody asks how the scenario's own buffer does. */
static enum ins_status play_first(struct ins_trials *trials, struct ins_plan *plan,
                                  struct ins_digest *digest, struct ins_error *error)
{
    const struct ins_scenario *s = &trials->scenario;
    ins_plan_init(&plan[FREE], s);
    ins_plan_set_filling(&plan[FREE], INS_FILLED_YEARLY);
    ins_plan_set_buffer(&plan[FREE], INFINITY);
    ins_plan_watch(&plan[FREE]);
    ins_plan_ask(&plan[FREE], INS_OUTCOME);
    ins_plan_ask_apart(&plan[FREE]);
    if (digest)
        ins_plan_init(&plan[OWN], s);
    struct first_pass pass = {trials, {&plan[FREE], &plan[OWN]}, digest};
    struct ins_play   job  = {.inflow = &trials->store->first->inflow, .plan = pass.plan,
                              .plans = digest ? FIRST_PLANS : 1, .seed = (uint64_t)s->seed,
                              .futures = trials->futures, .options = trials->options,
                              .collect = collect_first, .context = &pass};
    enum ins_status status = ins_futures_play(&job, error);
    if (status == INS_DONE && digest)
        ins_digest_finish(digest, s->months, &trials->digest);
    return status;
}

static enum ins_status first_pass(struct ins_trials *trials, bool own, struct ins_error *error)
{
    struct ins_digest *digest = NULL;
    struct ins_plan   *plan   = ins_memory_create(FIRST_PLANS, sizeof *plan, error);
    enum ins_status    status = plan ? INS_DONE : INS_WORLD;
    if (status == INS_DONE && own)
        status = ins_digest_create(trials->futures, ins_sample_design(&trials->scenario), &digest,
                                   error);
    if (status == INS_DONE)
        status = play_first(trials, plan, digest, error);
    ins_digest_free(digest);
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
static bool trial_needs(const void *context, int plan, int64_t first)
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

static void add_totals(const struct verdict *v, struct verdict *sum)
{
    for (int q = 0; q < INS_TOTALS; q++)
        sum->total[q] += v->total[q];
}

/* The same, blocks of futures in the place of futures. */
static void reduce_blocks(const struct ins_trials *trials, const struct verdict *verdict,
                          struct ins_trial *trial)
{
    for (int64_t from = 0; from < trials->futures; from += INS_LANES) {
        int64_t        left = trials->futures - from;
        int            size = (int)(left < INS_LANES ? left : INS_LANES);
        struct verdict sum    = {0}, limit = {0}, none = {0};
        double         weight = (double)size / INS_LANES;
        for (int64_t f = from; f < from + size; f++) {
            const struct verdict *v = &verdict[f];
            sum.met += v->met > 0.0 ? 1.0 : 0.0;
            add_totals(v, &sum);
            add_totals(&trials->store->first->limit[f], &limit);
            add_totals(&trials->store->first->none[f], &none);
        }
        trial->met += (int64_t)sum.met;
        trial->hits[from / INS_LANES]  = (unsigned char)sum.met;
        trial->state[from / INS_LANES] = sum.total[INS_TOTAL_SOCIAL_COST] / size;
        ins_moments_weigh(&trial->kept, sum.met / size, weight);
        for (int q = 0; q < INS_TOTALS; q++) {
            ins_moments_weigh(&trial->total[q], sum.total[q] / size, weight);
            ins_moments_weigh(&trial->saved[q], (none.total[q] - sum.total[q]) / size, weight);
            ins_moments_weigh(&trial->beyond[q], (sum.total[q] - limit.total[q]) / size, weight);
        }
    }
}

static enum ins_status reduce(const struct ins_trials *trials, const struct verdict *verdict,
                              struct ins_trial *trial, struct ins_error *error)
{
    const struct first *first = trials->store->first;
    if (trials->store->blocks) {
        size_t blocks = (size_t)(trials->futures + INS_LANES - 1) / INS_LANES;
        trial->hits   = ins_memory_create(blocks, 1, error);
        trial->state  = ins_memory_create(blocks, sizeof *trial->state, error);
        if (!trial->hits || !trial->state)
            return INS_WORLD;
        reduce_blocks(trials, verdict, trial);
        return INS_DONE;
    }
    for (int64_t f = 0; f < trials->futures; f++) {
        const struct verdict *v = &verdict[f];
        trial->met += v->met > 0.0;
        for (int q = 0; q < INS_TOTALS; q++) {
            ins_moments_add(&trial->total[q], v->total[q]);
            ins_moments_add(&trial->saved[q], first->none[f].total[q] - v->total[q]);
            ins_moments_add(&trial->beyond[q], v->total[q] - first->limit[f].total[q]);
        }
    }
    return INS_DONE;
}

static enum ins_status grow_trials(struct ins_trials *trials, int more, struct ins_error *error)
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

static int by_trial_size(const void *one, const void *other)
{
    const struct ins_trial *a = one, *b = other;
    return (a->size > b->size) - (a->size < b->size);
}

static enum ins_status keep_trials(struct ins_trials *trials, const struct size_pass *pass,
                                   int count, struct ins_error *error)
{
    enum ins_status status = grow_trials(trials, count, error);
    for (int p = 0; p < count && status == INS_DONE; p++) {
        struct ins_trial *trial = &trials->trial[trials->count];
        *trial = (struct ins_trial){.size = pass->plan[p].money.initial};
        status = reduce(trials, &pass->verdict[p * trials->futures], trial, error);
        trials->count++;
    }
    if (trials->count > 0)
        qsort(trials->trial, (size_t)trials->count, sizeof *trials->trial, by_trial_size);
    return status;
}

static enum ins_status play_sizes(struct ins_trials *trials, const double *sizes, int count,
                                  struct size_pass *pass, struct ins_error *error)
{
    const struct ins_plan **plan = ins_memory_create((size_t)count, sizeof(void *), error);
    if (!plan)
        return INS_WORLD;
    for (int p = 0; p < count; p++) {
        ins_plan_init(&pass->plan[p], &trials->scenario);
        ins_plan_set_filling(&pass->plan[p], trials->filling);
        ins_plan_set_buffer(&pass->plan[p], sizes[p]);
        ins_plan_ask(&pass->plan[p], INS_OUTCOME);
        ins_plan_ask_apart(&pass->plan[p]);
        plan[p] = &pass->plan[p];
        memcpy(&pass->verdict[p * trials->futures], trials->store->first->limit,
               (size_t)trials->futures * sizeof *pass->verdict);
    }
    struct ins_play job = {.inflow = &trials->store->first->inflow, .plan = plan, .plans = count,
                           .seed = (uint64_t)trials->scenario.seed, .futures = trials->futures,
                           .number = trials->store->number, .drawn = trials->store->drawn,
                           .options = trials->options, .needed = trial_needs,
                           .collect = collect_size, .context = pass};
    enum ins_status status = ins_futures_play(&job, error);
    ins_memory_free(plan);
    return status;
}

/* Size 0, which holds back all that the budget does not pay, whatever the rule of filling. */
static void keep_none(struct ins_trials *trials, const struct verdict *verdict)
{
    struct first *first = trials->store->first;
    for (int64_t f = 0; f < trials->futures; f++) {
        first->none[f]                                = verdict[f];
        first->told[MET_NONE * trials->futures + f] = verdict[f].met;
    }
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
    if (status == INS_DONE && trials->count == 0)
        keep_none(trials, pass.verdict);
    if (status == INS_DONE)
        status = keep_trials(trials, &pass, count, error);
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

/* Of (6.30): the mean with no order held back rests on all futures, what the size adds to it on those
 * of the trial. */
struct ins_mean ins_trials_mean(const struct ins_trials *trials, const struct ins_trial *trial,
                                enum ins_total total)
{
    const struct ins_moments *own  = &trial->total[total];
    struct ins_mean           mean = ins_moments_mean(own);
    double                    few = own->count, all = trials->total[total].count;
    if (!(all > few) || !(few > 1.0))
        return mean;
    double spread = own->spread / (few - 1.0);
    double apart  = trial->beyond[total].spread / (few - 1.0);
    return (struct ins_mean){mean.value + trials->total[total].mean - trials->limit.total[total].mean,
                             sqrt(spread / all + apart * (1.0 / few - 1.0 / all))};
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
    struct ins_play   job  = {.inflow = &trials->store->first->inflow, .plan = plan, .plans = count,
                              .seed = (uint64_t)trials->scenario.seed,
                              .futures = trials->futures, .options = trials->options,
                              .collect = collect_relaxed,
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

static enum ins_status room_for_first(struct ins_trials *trials, struct ins_error *error)
{
    size_t        futures = (size_t)trials->futures;
    struct first *first   = ins_memory_create(1, sizeof *first, error);
    trials->store->first  = first;
    if (!first)
        return INS_WORLD;
    first->limit = ins_memory_create(futures, sizeof *first->limit, error);
    first->none  = ins_memory_create(futures, sizeof *first->none, error);
    first->told  = ins_memory_create(TOLD * futures, sizeof *first->told, error);
    return first->limit && first->none && first->told ? INS_DONE : INS_WORLD;
}

static void point_at_told(struct ins_trials *trials)
{
    int64_t       n    = trials->futures;
    const double *told = trials->store->first->told;
    trials->sample     = (struct ins_norm_sample){
            .count = n, .met_none = &told[MET_NONE * n], .met_all = &told[MET_ALL * n],
            .shortfall = &told[SHORTFALL * n]};
    for (int r = 0; r < INS_FILLINGS; r++)
        trials->sample.sufficient[r] = &told[(SUFFICIENT + r) * n];
    for (int q = 0; q < INS_TOTALS; q++)
        trials->sample.total[q] = &told[(TOTAL + q) * n];
}

static enum ins_status room_for_trials(struct ins_trials *trials, struct ins_error *error)
{
    size_t                   futures = (size_t)trials->futures;
    struct ins_trials_store *store   = trials->store;
    bool clustered    = ins_scenario_is_clustered(&trials->scenario);
    store->number     = ins_memory_create(futures, sizeof *store->number, error);
    store->sufficient = ins_memory_create(futures, sizeof *store->sufficient, error);
    if (clustered)
        store->blocks = ins_memory_create(futures, sizeof *store->blocks, error);
    bool all = (store->blocks || !clustered) && store->number && store->sufficient;
    return all ? INS_DONE : INS_WORLD;
}

/* Size 0 first, with which every other size is compared; it is the same for all rules of filling. */
static enum ins_status add_none(struct ins_trials *trials, struct ins_error *error)
{
    const double none = 0.0;
    if (!trials->store->borrowed)
        return ins_trials_add(trials, &none, 1, error);
    if (grow_trials(trials, 1, error) != INS_DONE)
        return INS_WORLD;
    trials->trial[trials->count] = (struct ins_trial){.size = none};
    return reduce(trials, trials->store->first->none, &trials->trial[trials->count++], error);
}

static enum ins_status make_ready(struct ins_trials *trials, struct ins_error *error)
{
    enum ins_status status = room_for_trials(trials, error);
    if (status == INS_DONE)
        status = sort_by_sufficient(trials, error);
    if (status == INS_DONE)
        status = ins_drawn_create(&trials->store->first->inflow, trials->futures, DRAWN_BYTES,
                                  &trials->store->drawn, error);
    if (status == INS_DONE)
        status = add_none(trials, error);
    trials->limit = (struct ins_trial){.size = INFINITY};
    if (status == INS_DONE)
        status = reduce(trials, trials->store->first->limit, &trials->limit, error);
    return status;
}

static enum ins_status begin_trials(const struct ins_scenario *scenario, enum ins_filling filling,
                                    const struct ins_options *options, struct ins_trials **made,
                                    struct ins_error *error)
{
    struct ins_trials *trials = ins_memory_create(1, sizeof *trials, error);
    *made                     = trials;
    if (!trials)
        return INS_WORLD;
    trials->scenario = *scenario;
    trials->filling  = filling;
    trials->options  = options;
    trials->futures  = scenario->futures;
    trials->store    = ins_memory_create(1, sizeof *trials->store, error);
    return trials->store ? INS_DONE : INS_WORLD;
}

static enum ins_status hand_out(struct ins_trials *trials, enum ins_status status,
                                struct ins_trials **made)
{
    *made = status == INS_DONE ? trials : NULL;
    if (status != INS_DONE)
        ins_trials_free(trials);
    return status;
}

static enum ins_status create(const struct ins_scenario *scenario, bool own,
                              const struct ins_options *options, struct ins_trials **made,
                              struct ins_error *error)
{
    struct ins_trials *trials = NULL;
    enum ins_status    status =
        begin_trials(scenario, ins_filling_of(scenario), options, &trials, error);
    if (status == INS_DONE)
        status = room_for_first(trials, error);
    if (status == INS_DONE) {
        ins_inflow_init(&trials->store->first->inflow, &trials->scenario);
        point_at_told(trials);
        status = first_pass(trials, own, error);
    }
    if (status == INS_DONE)
        status = make_ready(trials, error);
    return hand_out(trials, status, made);
}

enum ins_status ins_trials_create(const struct ins_scenario *scenario,
                                  const struct ins_options *options, struct ins_trials **made,
                                  struct ins_error *error)
{
    return create(scenario, true, options, made, error);
}

enum ins_status ins_trials_create_sizes(const struct ins_scenario *scenario,
                                        const struct ins_options *options, struct ins_trials **made,
                                        struct ins_error *error)
{
    return create(scenario, false, options, made, error);
}

enum ins_status ins_trials_create_other(const struct ins_trials *of, enum ins_filling filling,
                                        struct ins_trials **made, struct ins_error *error)
{
    struct ins_trials *trials = NULL;
    enum ins_status    status = begin_trials(&of->scenario, filling, of->options, &trials, error);
    if (status == INS_DONE) {
        trials->store->first    = of->store->first;
        trials->store->borrowed = true;
        trials->digest          = of->digest;
        memcpy(trials->total, of->total, sizeof trials->total);
        point_at_told(trials);
        status = make_ready(trials, error);
    }
    return hand_out(trials, status, made);
}

static void first_free(struct first *first)
{
    if (!first)
        return;
    ins_memory_free(first->limit);
    ins_memory_free(first->none);
    ins_memory_free(first->told);
    ins_memory_free(first);
}

void ins_trials_free(struct ins_trials *trials)
{
    if (!trials)
        return;
    for (int i = 0; i < trials->count; i++) {
        ins_memory_free(trials->trial[i].hits);
        ins_memory_free(trials->trial[i].state);
    }
    ins_memory_free(trials->limit.hits);
    ins_memory_free(trials->limit.state);
    ins_memory_free(trials->trial);
    if (trials->store) {
        if (!trials->store->borrowed)
            first_free(trials->store->first);
        ins_drawn_free(trials->store->drawn);
        ins_memory_free(trials->store->number);
        ins_memory_free(trials->store->sufficient);
        ins_memory_free(trials->store->blocks);
    }
    ins_memory_free(trials->store);
    ins_memory_free(trials);
}
