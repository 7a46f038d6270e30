/* Rules of the tower on the same futures. */
#include <math.h>
#include <string.h>

#include "answers/outcome.h"
#include "base/memory.h"
#include "decide/rule.h"
#include "engine/futures.h"

enum { DRAWN = 1 << 26 /* bytes of inflow kept for the next play */ };

/* --- what is left at the end ------------------------------------------------------------------ */

/* (6.67): the hours that wait at the price of an officer's, less what trainees have cost so far: their
 * tuition, and half of their training on average. */
double ins_rule_left_over(const struct ins_scenario *s, double hours, double trainees)
{
    double hour    = s->costs.experienced / s->staff.hours_per_month;
    double trained = s->costs.tuition + 0.5 * s->academie.lead_time * s->costs.trainee;
    return hours * hour - trainees * trained;
}

/* --- playing ---------------------------------------------------------------------------------- */

static void collect_racers(void *context, const struct ins_played *played)
{
    struct ins_rule_room       *r     = context;
    const struct ins_scenario  *s     = &r->scenario[played->plan];
    struct ins_racer           *racer = r->racer[played->plan];
    struct ins_row              row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++) {
        int64_t f = played->first + i;
        racer->cost[f] = row[INS_SOCIAL_COST_TOTAL].lane[i] +
                         ins_rule_left_over(s, played->world->work.stock.lane[i],
                                            played->world->staff.trainees.lane[i]);
        racer->strain[f] = row[INS_COST_TOTAL].lane[i] - r->base[f];
    }
}

static bool lay_racer(struct ins_rule_room *r, struct ins_racer *racer, int p)
{
    struct ins_error why = {{0}};
    *r->written          = *ins_case_written(r->rule->source);
    for (int k = 0; k < r->rule->keys; k++)
        if (ins_scenario_set(r->written, &r->rule->key[k].handle, racer->value[k], &why) != INS_DONE)
            return false;
    if (ins_scenario_resolve(r->written, &r->scenario[p], &why) != INS_DONE)
        return false;
    r->scenario[p].reception.per_case_month *= r->part_of_bed;
    ins_plan_init(&r->plan[p], &r->scenario[p]);
    ins_plan_ask(&r->plan[p], INS_OUTCOME);
    r->playing[p] = &r->plan[p];
    r->racer[p]   = racer;
    return true;
}

static double mean(const double *values, int64_t count)
{
    double sum = 0.0;
    for (int64_t f = 0; f < count; f++)
        sum += values[f];
    return sum / (double)count;
}

static enum ins_status play_rules(struct ins_rule_room *r, int plans, int64_t futures,
                                  struct ins_error *error)
{
    struct ins_play job = {.inflow  = r->inflow,
                           .plan    = r->playing,
                           .plans   = plans,
                           .seed    = (uint64_t)r->rule->scenario.seed,
                           .futures = futures,
                           .number  = r->number,
                           .drawn   = r->drawn,
                           .options = &r->options,
                           .collect = collect_racers,
                           .context = r};
    enum ins_status status = plans > 0 ? ins_futures_play(&job, error) : INS_DONE;
    for (int p = 0; p < plans && status == INS_DONE; p++) {
        struct ins_racer *racer = r->racer[p];
        racer->keeps            = true;
        racer->futures          = futures;
        racer->size             = mean(racer->strain, futures);
        racer->safety           = -mean(racer->cost, futures);
    }
    return status;
}

/* --- the price of outlay ---------------------------------------------------------------------- */

static bool counts(const struct ins_racer *racer, int64_t futures)
{
    return racer->keeps && racer->futures == futures;
}

/* Spends the best rule at this price more than is spent today? */
static bool spends_more(const struct ins_race *race, int64_t futures, double price)
{
    const struct ins_racer *best = NULL;
    for (int i = 0; i < race->count; i++) {
        const struct ins_racer *racer = &race->racer[i];
        if (counts(racer, futures) &&
            (!best || racer->size * price - racer->safety < best->size * price - best->safety))
            best = racer;
    }
    return best && best->size > 0.0;
}

/* The price at which the best of those played spends as much as today: of the lower hull of their
 * costs over their outlays the slope at 0 (6.68). */
static double price_of(const struct ins_race *race, int64_t futures)
{
    double low = 0.0, high = 1000.0;
    if (!spends_more(race, futures, low))
        return 0.0;
    for (int i = 0; i < 60; i++) {
        double middle = 0.5 * (low + high);
        if (spends_more(race, futures, middle))
            low = middle;
        else
            high = middle;
    }
    return high;
}

static void reprice(struct ins_racer *racer, double price)
{
    racer->price = price;
    racer->mean  = racer->size * price - racer->safety;
}

static void reprice_all(struct ins_rule_room *r, int64_t futures)
{
    r->price = price_of(r->race, futures);
    for (int i = 0; i < r->race->count; i++)
        if (counts(&r->race->racer[i], futures))
            reprice(&r->race->racer[i], r->price);
}

enum ins_status ins_rule_play(void *context, struct ins_racer *const *racer, int count,
                              int64_t futures, struct ins_error *error)
{
    struct ins_rule_room *r      = context;
    enum ins_status       status = INS_DONE;
    for (int i = 0; i < count && status == INS_DONE;) {
        int plans = 0;
        for (; i < count && plans < INS_RULE_BATCH; i++) {
            racer[i]->mean  = INFINITY;
            racer[i]->keeps = false;
            plans += lay_racer(r, racer[i], plans);
        }
        status = play_rules(r, plans, futures, error);
    }
    for (int i = 0; i < count && status == INS_DONE; i++)
        if (racer[i]->keeps)
            reprice(racer[i], r->price);
    if (status == INS_DONE && r->race)
        reprice_all(r, futures);
    return status;
}

/* --- the room --------------------------------------------------------------------------------- */

static enum ins_status room_for_rules(struct ins_rule_room *r, struct ins_error *error)
{
    r->number   = ins_memory_create((size_t)r->futures, sizeof *r->number, error);
    r->base     = ins_memory_create((size_t)r->futures, sizeof *r->base, error);
    r->written  = ins_memory_create(1, sizeof *r->written, error);
    r->scenario = ins_memory_create(INS_RULE_BATCH, sizeof *r->scenario, error);
    r->inflow   = ins_memory_create(1, sizeof *r->inflow, error);
    r->plan     = ins_memory_create(INS_RULE_BATCH, sizeof *r->plan, error);
    r->playing  = ins_memory_create(INS_RULE_BATCH, sizeof(struct ins_plan *), error);
    r->racer    = ins_memory_create(INS_RULE_BATCH, sizeof(struct ins_racer *), error);
    bool all    = r->number && r->base && r->written && r->scenario && r->inflow && r->plan &&
                  r->playing && r->racer;
    return all ? INS_DONE : INS_WORLD;
}

/* What is spent as it is, future by future. */
static enum ins_status play_base(struct ins_rule_room *r, struct ins_error *error)
{
    struct ins_racer own = {.cost = ins_memory_create(2 * (size_t)r->futures, sizeof(double), error)};
    if (!own.cost)
        return INS_WORLD;
    own.strain = own.cost + r->futures;
    for (int k = 0; k < r->rule->keys; k++)
        own.value[k] = r->rule->key[k].axis.present;
    struct ins_racer *one    = &own;
    enum ins_status   status = ins_rule_play(r, &one, 1, r->futures, error);
    memcpy(r->base, own.strain, (size_t)r->futures * sizeof(double));
    ins_memory_free(own.cost);
    return status;
}

enum ins_status ins_rule_room_create(const struct ins_rule *rule, int64_t first, int64_t futures,
                                     const struct ins_options *options, struct ins_rule_room **made,
                                     struct ins_error *error)
{
    struct ins_rule_room *r = ins_memory_create(1, sizeof *r, error);
    *made                   = r;
    if (!r)
        return INS_WORLD;
    r->rule        = rule;
    r->futures     = futures;
    r->part_of_bed = 1.0;
    if (options)
        r->options = *options;
    r->options.progress    = NULL;
    enum ins_status status = room_for_rules(r, error);
    for (int64_t f = 0; f < futures && status == INS_DONE; f++)
        r->number[f] = first + f;
    if (status == INS_DONE) {
        ins_inflow_init(r->inflow, &rule->scenario);
        status = ins_drawn_create(r->inflow, futures, DRAWN, &r->drawn, error);
    }
    if (status == INS_DONE)
        status = play_base(r, error);
    if (status == INS_DONE)
        return INS_DONE;
    ins_rule_room_free(r);
    *made = NULL;
    return status;
}

void ins_rule_room_free(struct ins_rule_room *r)
{
    if (!r)
        return;
    ins_drawn_free(r->drawn);
    ins_memory_free(r->number);
    ins_memory_free(r->base);
    ins_memory_free(r->written);
    ins_memory_free(r->scenario);
    ins_memory_free(r->inflow);
    ins_memory_free(r->plan);
    ins_memory_free(r->playing);
    ins_memory_free(r->racer);
    ins_memory_free(r);
}
