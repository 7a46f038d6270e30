/* How far the best rule of the tower is from what no policy undercuts. */
#include <math.h>
#include <string.h>

#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "decide/bound.h"
#include "decide/rule.h"
#include "engine/futures.h"

enum { BOUNDED = 1024, TRIED = 128, TAUGHT = 512 }; /* futures: in the end; for the price; for the penalty */

/* The price of outlay is chosen among these parts of that of the rule: each gives a valid bound. */
static const double parts[] = {0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 1.0};
enum { PARTS = sizeof parts / sizeof parts[0] };

/* One plan on some futures, and what each of them bounds. */
struct bounding {
    const struct ins_bound         *bound;
    const struct ins_bound_penalty *penalty; /* NULL: none */
    const struct ins_inflow_plan   *inflow;
    struct ins_options              options;
    int64_t                         futures;
    int64_t *number;
    double  *cost, *outlay;   /* [futures] of the plan: social cost and what is left, what is spent */
    double  *least, *relaxed; /* [futures] as ins_bound_future() tells */
    bool    *failed;          /* [blocks] memory ran out */
    struct ins_bound_lessons lessons; /* of all; NULL: not asked for */
    double                  *hours, *arrivals; /* with them: [futures][months] of the staffing, [.. track] */
};

/* --- one play --------------------------------------------------------------------------------- */

/* What a thread needs for a block. */
struct desk {
    struct ins_bound_work work;
    struct ins_row        news[INS_MONTHS];
    double                own[INS_MONTHS], arrivals[INS_MONTHS * INS_TRACKS]; /* of one future */
};

static void take_arrivals(const struct ins_played *played, int lane, struct desk *desk)
{
    int rows = played->of->months * played->of->casework.tracks;
    for (int i = 0; i < rows; i++)
        desk->arrivals[i] = played->arrivals[i].lane[lane];
    for (int t = 0; t < played->of->months; t++)
        desk->own[t] = desk->news[t].lane[lane];
}

static void take_plan(const struct bounding *d, const struct ins_played *played, const struct ins_row *row,
                      int lane)
{
    const struct ins_world *world = played->world;
    int64_t                 f     = played->first + lane;
    d->cost[f]   = row[INS_SOCIAL_COST_TOTAL].lane[lane] + world->work.stock.lane[lane] * d->bound->hour -
                   world->staff.trainees.lane[lane] * d->bound->trained;
    d->outlay[f] = row[INS_COST_TOTAL].lane[lane];
}

static void take_lesson(const struct bounding *d, int64_t f, const struct desk *desk)
{
    size_t months = (size_t)d->bound->months, at = (size_t)f * months, size = months * sizeof(double);
    size_t tracks = (size_t)d->bound->plan->casework.tracks;
    memcpy(&d->lessons.news[at], desk->own, size);
    memcpy(&d->lessons.hour[at], desk->work.price.hour, size);
    memcpy(&d->lessons.trainee[at], desk->work.trainee, size);
    memcpy(&d->hours[at], desk->work.hours, size);
    memcpy(&d->arrivals[at * tracks], desk->arrivals, size * tracks);
}

static void collect_bounds(void *context, const struct ins_played *played)
{
    const struct bounding *d = context;
    struct ins_error       unused;
    struct ins_row         row[INS_RESULTS];
    struct desk           *desk = ins_memory_create(1, sizeof *desk, &unused);
    d->failed[played->first / INS_LANES] = !desk;
    ins_outcome_rows(played->of, played->world, row);
    if (desk && (d->penalty || d->lessons.news))
        ins_bound_news(d->inflow, played->block, desk->news);
    for (int i = 0; desk && i < played->count; i++) {
        int64_t f = played->first + i;
        take_plan(d, played, row, i);
        take_arrivals(played, i, desk);
        if (d->penalty)
            ins_bound_unseen(d->bound, d->penalty, desk->arrivals, desk->own, &desk->work);
        d->least[f] = ins_bound_future(d->bound, desk->arrivals, &desk->work, &d->relaxed[f]);
        if (d->lessons.news)
            take_lesson(d, f, desk);
    }
    ins_memory_free(desk);
}

static void bounding_free(struct bounding *d)
{
    ins_memory_free(d->number);
    ins_memory_free(d->cost);
    ins_memory_free(d->failed);
    ins_memory_free(d->lessons.news);
}

/* Room for futures first ... first + futures - 1, which begin a block. */
static enum ins_status bounding_make(struct bounding *d, int64_t first, int64_t futures,
                                     const struct ins_options *options, struct ins_error *error)
{
    *d        = (struct bounding){.futures = futures, .options = *options};
    d->number = ins_memory_create((size_t)futures, sizeof *d->number, error);
    d->cost   = ins_memory_create(4 * (size_t)futures, sizeof *d->cost, error);
    d->failed = ins_memory_create((size_t)(futures / INS_LANES + 1), sizeof *d->failed, error);
    if (!d->number || !d->cost || !d->failed) {
        bounding_free(d);
        return INS_WORLD;
    }
    d->outlay  = d->cost + futures;
    d->least   = d->outlay + futures;
    d->relaxed = d->least + futures;
    for (int64_t f = 0; f < futures; f++)
        d->number[f] = first + f;
    return INS_DONE;
}

static enum ins_status play_bound(struct bounding *d, const struct ins_plan *plan, uint64_t seed,
                                  struct ins_error *error)
{
    struct ins_play job = {.inflow  = d->inflow,
                           .plan    = &plan,
                           .plans   = 1,
                           .seed    = seed,
                           .futures = d->futures,
                           .number  = d->number,
                           .options = &d->options,
                           .collect = collect_bounds,
                           .context = d};
    enum ins_status status = ins_futures_play(&job, error);
    for (int64_t i = 0; status == INS_DONE && i * INS_LANES < d->futures; i++)
        if (d->failed[i])
            status = ins_fail(error, INS_WORLD, "out of memory");
    return status;
}

/* --- rules ------------------------------------------------------------------------------------ */

/* A rule with these values; `freed`: of what the relaxed problem lets go (6.69). */
struct bounded_rule {
    struct ins_scenario    written, scenario;
    struct ins_plan        plan;
    struct ins_inflow_plan inflow;
};

static enum ins_status lay_rule(const struct ins_rule *rule, const double *value, bool freed,
                                struct bounded_rule *r, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    r->written             = *ins_case_written(rule->source);
    for (int k = 0; k < rule->keys && status == INS_DONE; k++)
        status = ins_scenario_set(&r->written, &rule->key[k].handle, value[k], error);
    if (status == INS_DONE)
        status = ins_scenario_resolve(&r->written, &r->scenario, error);
    if (status != INS_DONE)
        return status;
    if (freed) {
        r->scenario.funding             = INS_UNLIMITED;
        r->scenario.academie.absorption = INFINITY;
        r->scenario.flex.min_term       = 1.0;
    }
    ins_plan_init(&r->plan, &r->scenario);
    ins_plan_ask(&r->plan, INS_OUTCOME);
    ins_inflow_init(&r->inflow, &r->scenario);
    return INS_DONE;
}

/* --- the price of outlay ---------------------------------------------------------------------- */

static double mean_of_bound(const double *value, int64_t count)
{
    double sum = 0.0;
    for (int64_t f = 0; f < count; f++)
        sum += value[f];
    return sum / (double)count;
}

/* The one at which the bound is highest, on futures that do not confirm it. */
static enum ins_status choose_price(struct ins_rule *rule, const struct bounded_rule *present,
                                    struct ins_bound *bound, struct bounding *d, struct ins_error *error)
{
    enum ins_status status  = INS_DONE;
    double          highest = -INFINITY;
    d->bound                = bound;
    d->inflow               = &present->inflow;
    for (int i = 0; i < PARTS && status == INS_DONE; i++) {
        double price = parts[i] * rule->price;
        ins_bound_lay(&present->plan, price, bound);
        status      = play_bound(d, &present->plan, (uint64_t)rule->scenario.seed, error);
        double here =
            mean_of_bound(d->least, d->futures) - price * mean_of_bound(d->outlay, d->futures);
        if (status == INS_DONE && here > highest) {
            highest           = here;
            rule->bound.price = price;
        }
        if (rule->price <= 0.0)
            break;
    }
    return status;
}

/* --- the penalty ------------------------------------------------------------------------------ */

static enum ins_status lesson_room(struct bounding *d, int months, int tracks, struct ins_error *error)
{
    size_t cells    = (size_t)d->futures * (size_t)months;
    d->lessons.news = ins_memory_create(cells * (size_t)(5 + tracks), sizeof(double), error);
    if (!d->lessons.news)
        return INS_WORLD;
    d->lessons.futures = d->futures;
    d->lessons.open    = d->lessons.news + cells;
    d->lessons.hour    = d->lessons.open + cells;
    d->lessons.trainee = d->lessons.hour + cells;
    d->hours           = d->lessons.trainee + cells;
    d->arrivals        = d->hours + cells;
    return INS_DONE;
}

/* Hours are penalised from their mean, and open work is what those mean hours would leave. */
static void refer(struct bounding *d, struct ins_bound_penalty *penalty)
{
    int months = d->bound->months, tracks = d->bound->plan->casework.tracks;
    for (int t = 0; t < months; t++) {
        penalty->reference[t] = 0.0;
        for (int64_t f = 0; f < d->futures; f++)
            penalty->reference[t] += d->hours[f * months + t] / (double)d->futures;
    }
    for (int64_t f = 0; f < d->futures; f++)
        ins_bound_open(d->bound, penalty->reference, &d->arrivals[f * months * tracks],
                       &d->lessons.open[f * months]);
}

/* Learned on the scenario's futures, which confirm nothing. */
static enum ins_status teach(const struct ins_rule *rule, const struct bounded_rule *present,
                             struct ins_bound *bound, struct ins_bound_penalty *penalty,
                             const struct ins_options *options, struct ins_error *error)
{
    struct bounding d;
    int64_t         futures = rule->futures < TAUGHT ? rule->futures : TAUGHT;
    enum ins_status status  = bounding_make(&d, 0, futures, options, error);
    if (status != INS_DONE)
        return status;
    ins_bound_lay(&present->plan, rule->bound.price, bound);
    d.bound  = bound;
    d.inflow = &present->inflow;
    status   = lesson_room(&d, bound->months, present->plan.casework.tracks, error);
    if (status == INS_DONE)
        status = play_bound(&d, &present->plan, (uint64_t)rule->scenario.seed, error);
    if (status == INS_DONE) {
        refer(&d, penalty);
        status = ins_bound_learn(bound, &d.lessons, penalty, error);
    }
    bounding_free(&d);
    return status;
}

/* --- the gap ---------------------------------------------------------------------------------- */

static struct ins_estimate estimate(const struct ins_rule *rule, const double *value)
{
    struct ins_mean mean =
        ins_sample_mean(ins_sample_random_design(&rule->scenario), value, rule->bound.futures);
    return (struct ins_estimate){mean.value, mean.value - 1.96 * mean.error,
                                 mean.value + 1.96 * mean.error};
}

/* Future by future, all at the bound's price of what is spent more than today. */
static void take_gap(struct ins_rule *rule, const struct ins_rule_room *fresh,
                     const struct ins_racer *best, struct bounding *d)
{
    struct ins_rule_bound *b = &rule->bound;
    for (int64_t f = 0; f < b->futures; f++) {
        double today = b->price * fresh->base[f], own = best->cost[f] + b->price * best->strain[f];
        double least = d->least[f] - today, freed = d->cost[f] + b->price * d->outlay[f] - today;
        d->relaxed[f] -= d->least[f];
        d->cost[f]   = own;
        d->least[f]  = least;
        d->outlay[f] = own - freed;
    }
    b->cost   = estimate(rule, d->cost);
    b->bound  = estimate(rule, d->least);
    b->let_go = estimate(rule, d->outlay);
    b->loose  = estimate(rule, d->relaxed);
    for (int64_t f = 0; f < b->futures; f++)
        d->cost[f] -= d->least[f];
    b->gap   = estimate(rule, d->cost);
    b->share = b->gap.value / b->cost.value;
}

/* --- the whole -------------------------------------------------------------------------------- */

struct bounded {
    struct bounded_rule      present, freed;
    struct ins_bound         bound;
    struct ins_bound_penalty penalty;
};

static enum ins_status bound_chosen(struct ins_rule *rule, struct bounded *w,
                                    const struct ins_options *options, struct ins_error *error)
{
    struct bounding d;
    double          value[INS_RULE_ALL] = {0.0};
    for (int k = 0; k < rule->keys; k++)
        value[k] = rule->key[k].axis.present;
    enum ins_status status = lay_rule(rule, value, false, &w->present, error);
    if (status != INS_DONE)
        return status;
    rule->bound.why = rule->scenario.worlds ? "no bound where keys differ between worlds"
                      : rule->added > 0     ? "no bound where keys are added to those of the tower"
                                            : ins_bound_lay(&w->present.plan, 0.0, &w->bound);
    int64_t tried   = rule->futures < TRIED ? rule->futures : TRIED;
    if (!rule->bound.why)
        status = bounding_make(&d, 0, tried, options, error);
    if (rule->bound.why || status != INS_DONE)
        return status;
    status = choose_price(rule, &w->present, &w->bound, &d, error);
    bounding_free(&d);
    return status;
}

static enum ins_status confirm_bound(struct ins_rule *rule, const struct ins_rule_room *fresh,
                                     const struct ins_racer *best, struct bounded *w,
                                     struct ins_error *error)
{
    struct bounding d;
    rule->bound.futures    = rule->futures < BOUNDED ? rule->futures : BOUNDED;
    enum ins_status status = lay_rule(rule, best->value, true, &w->freed, error);
    if (status == INS_DONE)
        status = bounding_make(&d, fresh->number[0], rule->bound.futures, &fresh->options, error);
    if (status != INS_DONE)
        return status;
    ins_bound_lay(&w->present.plan, rule->bound.price, &w->bound);
    d.bound   = &w->bound;
    d.inflow  = &w->freed.inflow;
    d.penalty = ins_bound_news_known(&w->freed.inflow) ? &w->penalty : NULL;
    status    = play_bound(&d, &w->freed.plan, (uint64_t)rule->scenario.seed, error);
    if (status == INS_DONE)
        take_gap(rule, fresh, best, &d);
    bounding_free(&d);
    return status;
}

enum ins_status ins_rule_bound_find(struct ins_rule *rule, const struct ins_rule_room *fresh,
                                    const struct ins_racer *best, struct ins_error *error)
{
    struct bounded *w = ins_memory_create(1, sizeof *w, error);
    if (!w)
        return INS_WORLD;
    enum ins_status status = bound_chosen(rule, w, &fresh->options, error);
    if (status == INS_DONE && !rule->bound.why && ins_bound_news_known(&w->present.inflow))
        status = teach(rule, &w->present, &w->bound, &w->penalty, &fresh->options, error);
    if (status == INS_DONE && !rule->bound.why)
        status = confirm_bound(rule, fresh, best, w, error);
    ins_memory_free(w);
    return status;
}
