#include "answers/buffer.h"

#include <math.h>
#include <string.h>

#include "answers/economy.h"
#include "answers/sample.h"
#include "answers/trials.h"
#include "answers/until.h"
#include "base/memory.h"
#include "engine/futures.h"
#include "scenario/case.h"
#include "scenario/changes.h"

/* A size is known when its bracket is this narrow: relative, or in euro. */
static const double RELATIVE_WIDTH = 0.001;
static const double EURO_WIDTH     = 1000.0;

enum {
    INSIDE     = 2,   /* sizes tried inside a bracket in one round */
    MOST_ROUND = 24,/* rounds; each narrows a bracket to a third */
    LEAST_BLOCKS = 30, /* of futures that share their parameters */
    STEPS      = 15  /* of the frontier, up to where 95 in 100 futures want no more money */
};

/* --- the frontier -------------------------------------------------------------------------- */

/* The next of 1, 2, 2.5, 5 times a power of ten. */
static double round_step(double step)
{
    static const double nice[] = {1.0, 2.0, 2.5, 5.0, 10.0};
    double              ten    = 1.0; /* by factors, for the same bits on every machine */
    while (ten * 10.0 <= step)
        ten *= 10.0;
    while (ten > step)
        ten /= 10.0;
    int i = 0;
    while (nice[i] * ten < step * (1.0 - 1e-9)) /* ten more than `step` is the last */
        i++;
    return nice[i] * ten;
}

/* Sizes for people: whole steps up to where 95 in 100 futures want no more, one at 99 in 100,
 * and the one from which on money changes nothing. */
static int frontier_sizes(const struct ins_trials *trials, double sizes[INS_FRONTIER])
{
    int    count  = 0;
    double most   = ins_trials_sufficient(trials, 0.95);
    double nearly = ins_trials_sufficient(trials, 0.99);
    sizes[count++] = 0.0;
    if (trials->top <= 0.0)
        return count;
    double step = round_step((most > 0.0 ? most : trials->top) / STEPS);
    while (count <= STEPS && sizes[count - 1] < most && sizes[count - 1] + step < trials->top) {
        sizes[count] = count * step;
        count++;
    }
    nearly = ceil(nearly / step) * step;
    if (nearly > sizes[count - 1] && nearly < trials->top)
        sizes[count++] = nearly;
    sizes[count++] = ceil(trials->top / step) * step;
    return count;
}

/* A size as the frontier shows it, with how far it reaches (6.35). */
static struct ins_frontier_point point_of(const struct ins_trials *trials,
                                          const struct ins_trial *trial)
{
    int64_t none = trials->trial[0].met, all = trials->limit.met;
    struct ins_frontier_point point = {
        .buffer              = trial->size,
        .p_norm              = ins_trials_probability(trials, trial),
        .reach               = all == none ? NAN
                                           : (double)(trial->met - none) / (double)(all - none),
        .cost                = ins_moments_mean(&trial->cost),
        .social_cost         = ins_moments_mean(&trial->social_cost),
        .overdue_case_months = ins_moments_mean(&trial->overdue_case_months)};
    return point;
}

/* --- the norm buffer ----------------------------------------------------------------------- */

/* Numbers of futures that must keep the norm: for the answer, and for the sizes at which the
 * Clopper-Pearson bounds cross the confidence. */
struct target {
    int64_t value, low, high;
};

static int64_t least_hits(double confidence, int64_t futures, int64_t worth, int upper)
{
    int64_t low = 0, high = futures + 1;
    while (low < high) {
        int64_t             middle = low + (high - low) / 2;
        struct ins_estimate p      = ins_sample_worth_probability(middle, futures, worth);
        if ((upper ? p.high : p.low) >= confidence)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* What the futures are worth where the share that keeps the norm is nearest to what is asked. */
static int64_t worth_near(const struct ins_trials *trials, double confidence)
{
    const struct ins_trial *nearest = &trials->limit;
    double                  asked   = confidence * (double)trials->futures;
    for (int i = 0; i < trials->count; i++)
        if (fabs((double)trials->trial[i].met - asked) < fabs((double)nearest->met - asked))
            nearest = &trials->trial[i];
    return ins_trials_worth(trials, nearest);
}

static struct target targets(const struct ins_trials *trials, double confidence)
{
    int64_t futures = trials->futures, worth = worth_near(trials, confidence);
    return (struct target){ins_summary_rank(confidence, futures),
                           least_hits(confidence, futures, worth, 1),
                           least_hits(confidence, futures, worth, 0)};
}

/* The norm buffer (6.33): place of the smallest size tried that meets `hits` there and at every
 * larger size; trials->count where only larger sizes than any tried could. */
static int crossing(const struct ins_trials *trials, int64_t hits)
{
    int place = trials->count;
    while (place > 0 && trials->trial[place - 1].met >= hits)
        place--;
    return place;
}

static double crossing_size(const struct ins_trials *trials, int64_t hits)
{
    int place = crossing(trials, hits);
    return place < trials->count ? trials->trial[place].size : INFINITY;
}

/* Sizes that divide the space between two neighbours; none where it is narrow enough. */
static int divide(double from, double to, double *sizes)
{
    if (to - from <= fmax(RELATIVE_WIDTH * to, EURO_WIDTH))
        return 0;
    for (int j = 1; j <= INSIDE; j++)
        sizes[j - 1] = from + (to - from) * j / (INSIDE + 1);
    return INSIDE;
}

static int divide_crossing(const struct ins_trials *trials, int64_t hits, double *sizes)
{
    int place = crossing(trials, hits);
    if (place == 0 || place == trials->count)
        return 0;
    return divide(trials->trial[place - 1].size, trials->trial[place].size, sizes);
}

static int divide_best(const struct ins_trials *trials, double *sizes)
{
    int count = 0, place = (int)(ins_economy_best(trials) - trials->trial);
    if (place > 0)
        count += divide(trials->trial[place - 1].size, trials->trial[place].size, sizes);
    if (place + 1 < trials->count)
        count += divide(trials->trial[place].size, trials->trial[place + 1].size, sizes + count);
    return count;
}

/* Narrow all brackets together: each round plays its sizes in one pass over the futures. */
static enum ins_status narrow(struct ins_trials *trials, struct target target,
                              struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int round = 0; round < MOST_ROUND && status == INS_DONE; round++) {
        double sizes[5 * INSIDE];
        int    count = divide_crossing(trials, target.value, sizes);
        count += divide_crossing(trials, target.low, sizes + count);
        count += divide_crossing(trials, target.high, sizes + count);
        count += divide_best(trials, sizes + count);
        if (count == 0)
            break;
        status = ins_trials_add(trials, sizes, count, error);
    }
    return status;
}

/* --- what binds ---------------------------------------------------------------------------- */

static void relax_lead_time(struct ins_scenario *s)
{
    int shorter           = s->academie.lead_time * 3 / 4;
    s->academie.lead_time = shorter > 1 ? shorter : 1;
}

static void relax_intake(struct ins_scenario *s)
{
    s->academie.max_intake *= 1.25;
    ins_changes_scale(s, "academie.max_intake", 1.25);
}

static void relax_absorption(struct ins_scenario *s)
{
    s->academie.absorption *= 1.25;
    ins_changes_scale(s, "academie.absorption", 1.25);
}

static void relax_pool(struct ins_scenario *s)
{
    s->flex.pool *= 1.25;
    ins_changes_scale(s, "flex.pool", 1.25);
}

static void relax_budget(struct ins_scenario *s)
{
    for (int y = 0; y < s->budget.annual_count; y++)
        s->budget.annual[y] *= 1.25;
}

static const struct {
    const char *name;
    void (*relax)(struct ins_scenario *scenario);
} relaxation[INS_BINDINGS] = {
    {"lead_time", relax_lead_time}, {"intake", relax_intake}, {"absorption", relax_absorption},
    {"pool", relax_pool},           {"budget", relax_budget},
};

static enum ins_status find_binding(const struct ins_trials *trials, struct ins_buffer *buffer,
                                    struct ins_error *error)
{
    struct ins_scenario *relaxed = ins_memory_create(INS_BINDINGS, sizeof *relaxed, error);
    int64_t              met[INS_BINDINGS], most = trials->limit.met;
    int64_t              worth = ins_trials_worth(trials, &trials->limit);
    if (!relaxed)
        return INS_WORLD;
    for (int b = 0; b < INS_BINDINGS; b++) {
        relaxed[b] = trials->scenario;
        relaxation[b].relax(&relaxed[b]);
    }
    enum ins_status status = ins_trials_relax(trials, relaxed, INS_BINDINGS, met, error);
    for (int b = 0; b < INS_BINDINGS && status == INS_DONE; b++) {
        buffer->bindings[b] = (struct ins_binding){
            relaxation[b].name, ins_sample_worth_probability(met[b], trials->futures, worth)};
        if (met[b] > most) {
            most            = met[b];
            buffer->binding = relaxation[b].name;
        }
    }
    ins_memory_free(relaxed);
    return status;
}

/* --- the answer ---------------------------------------------------------------------------- */

/* The liquidity buffer (6.31). */
static enum ins_status answer_liquidity(const struct ins_trials *trials,
                                        struct ins_buffer *buffer, struct ins_error *error)
{
    double *values = ins_memory_create((size_t)buffer->futures, sizeof *values, error);
    if (!values)
        return INS_WORLD;
    int64_t low, high;
    double  value[3];
    if (ins_scenario_is_clustered(&buffer->scenario)) {
        ins_memory_free(values);
        return ins_sample_quantile(INS_CLUSTERED, buffer->confidence, trials->shortfall,
                                   buffer->futures, &buffer->liquidity, error);
    }
    ins_summary_rank_interval(buffer->confidence, buffer->futures, &low, &high);
    int64_t rank[3] = {ins_summary_rank(buffer->confidence, buffer->futures), low, high};
    memcpy(values, trials->shortfall, (size_t)buffer->futures * sizeof *values);
    ins_summary_select(values, buffer->futures, rank, 3, value);
    buffer->liquidity = (struct ins_estimate){value[0], value[1], value[2]};
    ins_memory_free(values);
    return INS_DONE;
}

static enum ins_status answer_norm(const struct ins_trials *trials, struct target target,
                                   struct ins_buffer *buffer, struct ins_error *error)
{
    int place            = crossing(trials, target.value);
    buffer->reachable    = place < trials->count;
    buffer->p_norm_none  = ins_trials_probability(trials, &trials->trial[0]);
    buffer->p_norm_max   = ins_trials_probability(trials, &trials->limit);
    buffer->norm         = (struct ins_estimate){crossing_size(trials, target.value),
                                                 crossing_size(trials, target.low),
                                                 crossing_size(trials, target.high)};
    buffer->binding      = "";
    buffer->saved_by_norm_buffer = (struct ins_mean){NAN, NAN};
    if (!buffer->reachable) {
        buffer->p_norm = buffer->p_norm_max;
        return find_binding(trials, buffer, error);
    }
    const struct ins_trial *trial = &trials->trial[place];
    buffer->p_norm                = ins_trials_probability(trials, trial);
    buffer->saved_by_norm_buffer  = ins_moments_mean(&trial->saved);
    buffer->saved_by_norm_buffer.value -= ins_economy_holding(&trials->scenario) * trial->size;
    return INS_DONE;
}

/* The economic buffer (6.34), and what it saves (6.36). */
static enum ins_status answer_economy(const struct ins_trials *trials, struct ins_buffer *buffer,
                                      struct ins_error *error)
{
    const struct ins_trial *best   = ins_economy_best(trials);
    buffer->economic.value         = best->size;
    buffer->economic_social_cost   = ins_moments_mean(&best->social_cost);
    buffer->saved_against_none     = ins_moments_mean(&best->saved);
    buffer->saved_against_none.value -= ins_economy_holding(&trials->scenario) * best->size;
    return ins_economy_interval(trials, &buffer->economic, error);
}

static void answer_frontier(const struct ins_trials *trials, const double *sizes, int count,
                            struct ins_buffer *buffer)
{
    buffer->points = count;
    for (int i = 0; i < count; i++)
        buffer->frontier[i] = point_of(trials, ins_trials_find(trials, sizes[i]));
}

static enum ins_status answer(struct ins_trials *trials, struct ins_buffer *buffer,
                              struct ins_error *error)
{
    double        sizes[INS_FRONTIER];
    int           count  = frontier_sizes(trials, sizes);
    buffer->digest       = trials->digest;
    enum ins_status status = ins_trials_add(trials, sizes, count, error);
    struct target   target = targets(trials, buffer->confidence);
    if (status == INS_DONE)
        status = narrow(trials, target, error);
    if (status == INS_DONE)
        status = answer_liquidity(trials, buffer, error);
    if (status == INS_DONE)
        status = answer_norm(trials, target, buffer, error);
    if (status == INS_DONE)
        status = answer_economy(trials, buffer, error);
    if (status == INS_DONE)
        answer_frontier(trials, sizes, count, buffer);
    return status;
}

/* Order statistics and exact binomial intervals speak of futures that were drawn each on its
 * own. */
enum ins_status ins_buffer_check(const struct ins_scenario *s, struct ins_error *error)
{
    if (s->sampling != INS_RANDOM)
        return ins_fail(error, INS_WRONG,
                        "sampling: the intervals of a buffer need independent futures; \"random\" "
                        "was expected (the others narrow the means of run)");
    int64_t needed = ins_summary_futures_needed(s->norm.confidence);
    if (ins_scenario_is_clustered(s) && needed < LEAST_BLOCKS * INS_LANES)
        needed = LEAST_BLOCKS * INS_LANES;
    if (s->futures >= needed)
        return INS_DONE;
    return ins_fail(error, INS_WRONG,
                    "futures = %d: too few to answer a confidence of %g with a 95%% interval; "
                    "it takes at least %lld",
                    s->futures, s->norm.confidence, (long long)needed);
}

static enum ins_status create(const struct ins_case *scenario, int futures,
                              const struct ins_options *options, struct ins_buffer **made,
                              struct ins_error *error)
{
    struct ins_buffer *buffer = ins_memory_create(1, sizeof *buffer, error);
    struct ins_trials *trials = NULL;
    *made = NULL;
    if (!buffer)
        return INS_WORLD;
    buffer->source           = scenario;
    buffer->scenario         = *ins_case_scenario(scenario);
    buffer->scenario.futures = futures;
    buffer->confidence       = buffer->scenario.norm.confidence;
    buffer->futures          = futures;
    enum ins_status status   = ins_trials_create(&buffer->scenario, options, &trials, error);
    if (status == INS_DONE)
        status = answer(trials, buffer, error);
    ins_trials_free(trials);
    if (status == INS_DONE)
        *made = buffer;
    else
        ins_buffer_free(buffer);
    return status;
}

/* Half the width of the interval of what is asked, as a share of it. */
static double half_width(const struct ins_buffer *buffer)
{
    const struct ins_estimate *asked = buffer->reachable ? &buffer->norm : &buffer->p_norm_max;
    return asked->value > 0.0 ? (asked->high - asked->low) / 2.0 / asked->value : 0.0;
}

enum ins_status ins_buffer_create(const struct ins_case *scenario,
                                  const struct ins_options *options, struct ins_buffer **made,
                                  struct ins_error *error)
{
    const struct ins_scenario *s = ins_case_scenario(scenario);
    double  asked   = options ? options->until : 0.0;
    int64_t futures = s->futures;
    *made = NULL;
    if (ins_buffer_check(s, error) != INS_DONE)
        return INS_WRONG;
    enum ins_status status = create(scenario, (int)futures, options, made, error);
    while (status == INS_DONE && asked > 0.0 && !(half_width(*made) <= asked)) {
        double reached = half_width(*made);
        ins_buffer_free(*made);
        *made = NULL;
        if (ins_until_next(futures, reached, asked) > INS_UNTIL_MOST)
            return ins_until_refuse(reached, asked, futures, error);
        futures = ins_until_next(futures, reached, asked);
        status  = create(scenario, (int)futures, options, made, error);
    }
    if (status != INS_DONE)
        return status;
    return (*made)->reachable ? INS_DONE : INS_NO;
}

static enum ins_status search_norm(struct ins_trials *trials, struct ins_estimate *norm,
                                   struct ins_error *error)
{
    double          sizes[INS_FRONTIER];
    int             count  = frontier_sizes(trials, sizes);
    enum ins_status status = ins_trials_add(trials, sizes, count, error);
    struct target   target = targets(trials, trials->scenario.norm.confidence);
    if (status == INS_DONE)
        status = narrow(trials, target, error);
    if (status == INS_DONE)
        *norm = (struct ins_estimate){crossing_size(trials, target.value),
                                      crossing_size(trials, target.low),
                                      crossing_size(trials, target.high)};
    return status;
}

enum ins_status ins_buffer_norm(const struct ins_scenario *scenario,
                                const struct ins_options *options, struct ins_estimate *norm,
                                double *p_norm_max, struct ins_error *error)
{
    struct ins_trials *trials = NULL;
    if (ins_buffer_check(scenario, error) != INS_DONE)
        return INS_WRONG;
    enum ins_status status = ins_trials_create(scenario, options, &trials, error);
    if (status == INS_DONE)
        status = search_norm(trials, norm, error);
    if (status == INS_DONE)
        *p_norm_max = (double)trials->limit.met / (double)trials->futures;
    ins_trials_free(trials);
    return status;
}

void ins_buffer_free(struct ins_buffer *buffer)
{
    ins_memory_free(buffer);
}
