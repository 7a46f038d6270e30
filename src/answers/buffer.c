#include "answers/buffer.h"

#include <math.h>
#include <string.h>

#include "answers/economy.h"
#include "answers/headline.h"
#include "answers/part.h"
#include "answers/sample.h"
#include "answers/trials.h"
#include "answers/until.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "engine/futures.h"
#include "scenario/case.h"
#include "scenario/worlds.h"

/* Known well enough: half the 95 % interval of the norm buffer, as a share of it; of a chance. */
static const double WELL_ENOUGH = 0.05, WELL_ENOUGH_CHANCE = 0.005;

enum {
    LEAST_BLOCKS = 30, /* of futures that share their parameters */
    MOST_WELL  = 2000000, /* futures that are added without being asked for */
    LEAP       = 8    /* so many times the futures at most in one step */
};

/* --- the frontier -------------------------------------------------------------------------- */

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
        .cost                = ins_trials_mean(trials, trial, INS_TOTAL_COST),
        .social_cost         = ins_trials_mean(trials, trial, INS_TOTAL_SOCIAL_COST),
        .overdue_case_months = ins_trials_mean(trials, trial, INS_TOTAL_OVERDUE),
        .penalties           = ins_trials_mean(trials, trial, INS_TOTAL_PENALTIES),
        .marginal            = ins_trials_mean(trials, trial, INS_TOTAL_MARGINAL)};
    return point;
}

static void lay_ends(struct ins_estimate estimate, int i,
                     double column[INS_FRONTIER_ENDS][INS_FRONTIER])
{
    column[0][i] = estimate.value;
    column[1][i] = estimate.low;
    column[2][i] = estimate.high;
}

/* A mean with its interval (6.15). */
static struct ins_estimate interval_around(struct ins_mean mean)
{
    double half = 1.96 * mean.error;
    return (struct ins_estimate){mean.value, mean.value - half, mean.value + half};
}

/* Size i by name. */
static void lay_size(struct ins_buffer *buffer, int i)
{
    const struct ins_frontier_point *at = &buffer->frontier[i];
    lay_ends((struct ins_estimate){at->buffer, at->buffer, at->buffer}, i,
             buffer->by_name[INS_FRONTIER_BUFFER]);
    lay_ends((struct ins_estimate){at->reach, NAN, NAN}, i, buffer->by_name[INS_FRONTIER_REACH]);
    lay_ends(at->p_norm, i, buffer->by_name[INS_FRONTIER_P_NORM]);
    lay_ends(interval_around(at->cost), i, buffer->by_name[INS_FRONTIER_COST]);
    lay_ends(interval_around(at->social_cost), i, buffer->by_name[INS_FRONTIER_SOCIAL_COST]);
    lay_ends(interval_around(at->overdue_case_months), i, buffer->by_name[INS_FRONTIER_OVERDUE]);
}

static void tell_frontier(const struct ins_trials *trials, const double *sizes, int count,
                          struct ins_buffer *buffer)
{
    buffer->points = count;
    for (int i = 0; i < count; i++) {
        buffer->frontier[i] = point_of(trials, ins_trials_find(trials, sizes[i]));
        lay_size(buffer, i);
    }
}

/* --- the economic buffer ------------------------------------------------------------------- */

/* Against none: cost to the state and holding, less the holding of that size (6.36). */
static struct ins_mean saved_by(const struct ins_trials *trials, const struct ins_trial *trial,
                                enum ins_total by)
{
    struct ins_mean saved = ins_moments_mean(&trial->saved[by]);
    saved.value -= ins_economy_holding(&trials->scenario) * trial->size;
    return saved;
}

static void tell_saver(const struct ins_trials *trials, const struct ins_trial *trial, int saver,
                       struct ins_rule_answer *answer)
{
    answer->penalties[saver] = ins_moments_mean(&trial->saved[INS_TOTAL_PENALTIES]);
    answer->marginal[saver]  = saved_by(trials, trial, INS_TOTAL_MARGINAL);
}

/* What the sizes that were found cost, and save. */
static void tell_savings(const struct ins_trials *trials, struct ins_rule_answer *answer)
{
    const struct ins_mean   none = {NAN, NAN};
    const struct ins_trial *best = ins_economy_best(trials, INS_TOTAL_SOCIAL_COST);
    answer->economic.value         = best->size;
    answer->economic_social_cost   = ins_trials_mean(trials, best, INS_TOTAL_SOCIAL_COST);
    answer->economic_cost_marginal = ins_trials_mean(trials, best, INS_TOTAL_MARGINAL);
    answer->saved_against_none     = saved_by(trials, best, INS_TOTAL_SOCIAL_COST);
    answer->saved_by_norm_buffer   = none;
    answer->penalties[INS_SAVES_NORM] = answer->marginal[INS_SAVES_NORM] = none;
    tell_saver(trials, best, INS_SAVES_ECONOMIC, answer);
    ins_economy_range(trials, INS_TOTAL_SOCIAL_COST, &answer->economic);
    answer->economic_marginal.value = ins_economy_best(trials, INS_TOTAL_MARGINAL)->size;
    ins_economy_range(trials, INS_TOTAL_MARGINAL, &answer->economic_marginal);
    if (!answer->norm.reachable)
        return;
    const struct ins_trial *norm = ins_trials_find(trials, answer->norm.size.value);
    answer->saved_by_norm_buffer = saved_by(trials, norm, INS_TOTAL_SOCIAL_COST);
    tell_saver(trials, norm, INS_SAVES_NORM, answer);
}

/* Play what one rule of filling asks for: the frontier, around the least loss, the norm buffer. */
static enum ins_status answer_rule(struct ins_trials *trials, const double *sizes, int count,
                                   struct ins_rule_answer *answer, struct ins_error *error)
{
    double                 norm   = answer->norm.size.value;
    enum ins_status        status = ins_trials_add(trials, sizes, count, error);
    if (status == INS_DONE)
        status = ins_economy_narrow(trials, error);
    if (status == INS_DONE && answer->norm.reachable)
        status = ins_trials_add(trials, &norm, 1, error);
    if (status == INS_DONE)
        tell_savings(trials, answer);
    return status;
}

/* The other rule of filling, on the same futures. */
static enum ins_status answer_other(const struct ins_trials *own, enum ins_filling filling,
                                    struct ins_rule_answer *answer, struct ins_error *error)
{
    double             sizes[INS_FRONTIER];
    struct ins_trials *trials = NULL;
    enum ins_status    status = ins_trials_create_other(own, filling, &trials, error);
    if (status == INS_DONE)
        status = answer_rule(trials, sizes, ins_frontier_sizes(trials, sizes), answer, error);
    ins_trials_free(trials);
    return status;
}

/* --- known well enough --------------------------------------------------------------------- */

/* How well an answer is to be known, and what it may take. */
struct precision {
    double  asked; /* half an interval, as a share of the norm buffer, or of the best chance */
    bool    well;  /* nobody asked: well enough, and what is not reached is said */
    int64_t most;
};

static struct precision precision_asked(const struct ins_options *options)
{
    if (options && options->until > 0.0)
        return (struct precision){options->until, false, INS_UNTIL_MOST};
    if (options && options->well_enough)
        return (struct precision){WELL_ENOUGH, true, MOST_WELL};
    return (struct precision){INFINITY, true, 0};
}

static double half_of_interval(struct ins_estimate estimate)
{
    return (estimate.high - estimate.low) / 2.0;
}

/* Half the interval of what is asked, and what it is to be. */
static void look_at_interval(const struct ins_norm_result *result, enum ins_filling filled,
                             const struct precision *precision, struct ins_buffer *buffer)
{
    const struct ins_norm_answer *answer = &result->answer[filled];
    struct ins_estimate chance = answer->reachable ? answer->p_norm : result->p_norm_max;
    bool                size   = answer->reachable && answer->size.value > 0.0;
    buffer->known_asked        = precision->asked;
    if (size)
        buffer->known = half_of_interval(answer->size) / answer->size.value;
    else if (precision->well) {
        buffer->known       = half_of_interval(chance);
        buffer->known_asked = isfinite(precision->asked) ? WELL_ENOUGH_CHANCE : INFINITY;
    } else
        buffer->known = chance.value > 0.0 ? half_of_interval(chance) / chance.value : 0.0;
    buffer->known_enough = buffer->known <= buffer->known_asked;
}

/* The number of futures to go on with; 0: there is no use. In steps of the scenario's own number. */
static int64_t next_number(const struct ins_buffer *buffer, const struct precision *precision)
{
    int64_t now = buffer->futures, own = buffer->first_futures, leap = LEAP * now;
    int64_t next = ins_until_next(now, buffer->known, buffer->known_asked);
    if (!precision->well)
        return next;
    next = next < leap ? (next + own - 1) / own * own : leap;
    next = next < precision->most ? next : precision->most;
    return next > now ? next : 0;
}

/* Futures are added until the answer is known as well as is wished. */
static enum ins_status find_norm(struct ins_norm_search *search, const struct precision *precision,
                                 struct ins_buffer *buffer, struct ins_norm_result *result,
                                 struct ins_error *error)
{
    bool            grows  = isfinite(precision->asked);
    enum ins_status status = INS_DONE;
    while (grows && status == INS_DONE) {
        status          = ins_norm_find(search, false, result, error);
        buffer->futures = result->futures;
        look_at_interval(result, buffer->filled, precision, buffer);
        if (status != INS_DONE || buffer->known_enough)
            break;
        int64_t next = next_number(buffer, precision);
        if (next > precision->most)
            return ins_until_refuse(buffer->known, precision->asked, buffer->futures, error);
        if (next == 0)
            break;
        status = ins_norm_grow(search, next, error);
    }
    if (status == INS_DONE)
        status = ins_norm_find(search, true, result, error);
    buffer->futures = result->futures;
    look_at_interval(result, buffer->filled, precision, buffer);
    return status;
}

static enum ins_status search_norm(struct ins_trials *trials, const struct precision *precision,
                                   const struct ins_options *options, struct ins_buffer *buffer,
                                   struct ins_error *error)
{
    const unsigned          both   = 1u << INS_FILLED_ONCE | 1u << INS_FILLED_YEARLY;
    struct ins_norm_search *search = NULL;
    struct ins_norm_result  result = {0};
    enum ins_status         status =
        ins_norm_create(&buffer->scenario, both, options, &search, error);
    if (status == INS_DONE)
        status = ins_norm_take(search, &trials->sample, error);
    if (status == INS_DONE)
        status = find_norm(search, precision, buffer, &result, error);
    memcpy(trials->total, result.total, sizeof trials->total);
    buffer->liquidity   = result.liquidity;
    buffer->p_norm_none = result.p_norm_none;
    buffer->p_norm_max  = result.p_norm_max;
    for (int r = 0; r < INS_FILLINGS; r++)
        buffer->rule[r].norm = result.answer[r];
    ins_norm_free(search);
    return status;
}

/* --- the answer ---------------------------------------------------------------------------- */

/* The scenario's own rule is the one that is told first. */
static void tell_own(struct ins_buffer *buffer)
{
    const struct ins_rule_answer *own = &buffer->rule[buffer->filled];
    buffer->reachable                 = own->norm.reachable;
    buffer->norm                      = own->norm.size;
    buffer->p_norm                    = own->norm.p_norm;
    buffer->economic                  = own->economic;
    buffer->economic_social_cost      = own->economic_social_cost;
    buffer->saved_against_none        = own->saved_against_none;
    buffer->saved_by_norm_buffer      = own->saved_by_norm_buffer;
}

static enum ins_status answer_buffer(struct ins_trials *trials, const struct precision *precision,
                                     const struct ins_options *options, struct ins_buffer *buffer,
                                     struct ins_error *error)
{
    struct ins_part  norm, sizes_played;
    double           sizes[INS_FRONTIER];
    int              count = ins_frontier_sizes(trials, sizes);
    enum ins_filling other = buffer->filled == INS_FILLED_ONCE ? INS_FILLED_YEARLY : INS_FILLED_ONCE;
    buffer->digest         = trials->digest;
    buffer->binding        = "";
    ins_part_init(&norm, options, 0.1, 0.7);
    ins_part_init(&sizes_played, options, 0.7, 0.85);
    enum ins_status status = search_norm(trials, precision, &norm.options, buffer, error);
    trials->options        = &sizes_played.options;
    if (status == INS_DONE)
        status = answer_rule(trials, sizes, count, &buffer->rule[buffer->filled], error);
    if (status == INS_DONE)
        status = answer_other(trials, other, &buffer->rule[other], error);
    if (status != INS_DONE)
        return status;
    tell_own(buffer);
    tell_frontier(trials, sizes, count, buffer);
    if (!buffer->reachable)
        status = ins_binding_find(trials, buffer->bindings, &buffer->binding, error);
    return status;
}

/* What the money is for, and what becomes of it year by year. */
static enum ins_status follow_money(struct ins_buffer *buffer, const struct ins_options *options,
                                    struct ins_error *error)
{
    const struct ins_scenario *s      = &buffer->scenario;
    enum ins_filling           filled = buffer->filled;
    double                     size   = buffer->reachable ? buffer->norm.value : buffer->economic.value;
    struct ins_part            books, trade, equal, split;
    ins_part_init(&books, options, 0.85, 0.9);
    ins_part_init(&trade, options, 0.9, 0.92);
    ins_part_init(&split, options, 0.92, 0.96);
    ins_part_init(&equal, options, 0.96, 0.98);
    buffer->books = ins_memory_create(1, sizeof *buffer->books, error);
    if (!buffer->books)
        return INS_WORLD;
    enum ins_status status =
        ins_books_keep(s, filled, size, &books.options, buffer->books, error);
    if (status == INS_DONE)
        status = ins_trade_slope(s, filled, &buffer->rule[filled].norm, &trade.options,
                                 &buffer->saved_by_budget, error);
    if (status == INS_DONE)
        status = ins_split_create(s, filled, &split.options, &buffer->split, error);
    if (status == INS_DONE)
        status = ins_trade_equal(s, filled, &equal.options, &buffer->equal, error);
    return status;
}

/* What moves the chance of the norm most, of the budget and the reserve that are told first. */
static enum ins_status find_hangs(struct ins_buffer *buffer, const struct ins_options *options,
                                  struct ins_error *error)
{
    struct ins_part      part;
    struct ins_scenario *told = ins_memory_create(1, sizeof *told, error);
    if (!told)
        return INS_WORLD;
    bool   carries = ins_headline_carry(buffer, told);
    double size    = carries ? buffer->split->carried.norm.value : buffer->norm.value;
    ins_part_init(&part, options, 0.98, 0.99);
    enum ins_status status =
        ins_hangs_find(told, buffer->filled, size, &part.options, &buffer->hangs, error);
    ins_memory_free(told);
    return status;
}

/* What each given path comes to by itself. */
static enum ins_status find_given(struct ins_buffer *buffer, const struct ins_options *options,
                                  struct ins_error *error)
{
    struct ins_part part;
    double          told = buffer->reachable ? buffer->norm.value : (double)INFINITY;
    if (!ins_given_told(&buffer->scenario))
        return INS_DONE;
    buffer->given = ins_memory_create(1, sizeof *buffer->given, error);
    ins_part_init(&part, options, 0.99, 1.0);
    return buffer->given ? ins_given_find(&buffer->scenario, buffer->filled, told, &part.options,
                                          buffer->given, error)
                         : INS_WORLD;
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

static enum ins_status play_buffer(struct ins_buffer *buffer, const struct ins_options *options,
                                   struct ins_error *error)
{
    struct ins_trials *trials = NULL;
    struct precision        precision   = precision_asked(options);
    struct ins_part    first;
    ins_part_init(&first, options, 0.0, 0.1);
    enum ins_status status = ins_trials_create(&buffer->scenario, &first.options, &trials, error);
    if (status == INS_DONE)
        status = answer_buffer(trials, &precision, options, buffer, error);
    ins_trials_free(trials);
    if (status == INS_DONE)
        status = follow_money(buffer, options, error);
    if (status == INS_DONE)
        status = find_hangs(buffer, options, error);
    if (status == INS_DONE)
        status = find_given(buffer, options, error);
    return status;
}

/* For the scenario's own figures, and then over all that they may be. */
static enum ins_status play_both(struct ins_buffer *buffer, const struct ins_options *options,
                                 struct ins_error *error)
{
    const struct ins_scenario *s = ins_case_scenario(buffer->source);
    struct ins_part            known, unknown;
    if (!ins_worlds_differ(s, true) && !ins_worlds_differ(s, false))
        return play_buffer(buffer, options, error);
    ins_unknown_forget(&buffer->scenario);
    ins_part_init(&known, options, 0.0, 0.6);
    ins_part_init(&unknown, options, 0.6, 1.0);
    buffer->unknown = ins_memory_create(1, sizeof *buffer->unknown, error);
    enum ins_status status =
        buffer->unknown ? play_buffer(buffer, &known.options, error) : INS_WORLD;
    if (status == INS_DONE)
        status = ins_unknown_find(s, &unknown.options, buffer->unknown, error);
    return status;
}

enum ins_status ins_buffer_create(const struct ins_case *scenario,
                                  const struct ins_options *options, struct ins_buffer **made,
                                  struct ins_error *error)
{
    const struct ins_scenario *s = ins_case_scenario(scenario);
    *made                        = NULL;
    if (ins_buffer_check(s, error) != INS_DONE)
        return INS_WRONG;
    struct ins_buffer *buffer = ins_memory_create(1, sizeof *buffer, error);
    if (!buffer)
        return INS_WORLD;
    buffer->source        = ins_case_hold(scenario);
    buffer->scenario      = *s;
    buffer->confidence    = s->norm.confidence;
    buffer->first_futures = s->futures;
    buffer->filled        = ins_filling_of(s);
    enum ins_status status = play_both(buffer, options, error);
    if (status != INS_DONE) {
        ins_buffer_free(buffer);
        return status;
    }
    *made = buffer;
    return buffer->reachable ? INS_DONE : INS_NO;
}

enum ins_status ins_buffer_norm(const struct ins_scenario *scenario,
                                const struct ins_options *options, struct ins_estimate *norm,
                                double *p_norm_max, struct ins_error *error)
{
    enum ins_filling        filled = ins_filling_of(scenario);
    struct ins_norm_search *search = NULL;
    struct ins_norm_result  result;
    if (ins_buffer_check(scenario, error) != INS_DONE)
        return INS_WRONG;
    enum ins_status status = ins_norm_create(scenario, 1u << filled, options, &search, error);
    if (status == INS_DONE)
        status = ins_norm_grow(search, scenario->futures, error);
    if (status == INS_DONE)
        status = ins_norm_find(search, true, &result, error);
    if (status == INS_DONE) {
        *norm       = result.answer[filled].size;
        *p_norm_max = result.p_norm_max.value;
    }
    ins_norm_free(search);
    return status;
}

void ins_buffer_free(struct ins_buffer *buffer)
{
    if (buffer) {
        ins_case_release(buffer->source);
        ins_memory_free(buffer->books);
        ins_memory_free(buffer->unknown);
        ins_memory_free(buffer->holds);
        ins_memory_free(buffer->given);
        ins_split_free(buffer->split);
        ins_numbers_free(buffer->numbers);
    }
    ins_memory_free(buffer);
}
