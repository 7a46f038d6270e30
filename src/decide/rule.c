#include "decide/rule.h"

#include <math.h>
#include <string.h>

#include "answers/sample.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "plan/tower.h"

enum { FEW = 512, SOME = 2048, MANY = 10000, SPREAD = 60 };

/* A place left empty still costs 47 of 70: what a place in use costs beyond that. */
static const double MARGINAL_BED = 23.0 / 70.0;

/* A simpler rule gets so much of what the best one saves. */
static const double NEARLY_ALL = 0.9;

/* --- the races -------------------------------------------------------------------------------- */

struct work {
    struct ins_rule          *rule;
    const struct ins_options *options;
    double                    from; /* of the progress */
};

static void tell_ruling(void *context, double part)
{
    const struct work *w = context;
    if (w->options && w->options->progress)
        w->options->progress(w->options->context, w->from + 0.45 * part);
}

static int64_t at_most(int64_t futures, int64_t most)
{
    return futures < most ? futures : most;
}

static void lay_race(const struct ins_rule *rule, struct ins_rule_room *room, struct ins_race *race)
{
    int64_t all     = rule->futures;
    race->keys      = rule->keys;
    race->levels    = 3;
    race->spread    = SPREAD;
    race->sampling  = ins_sample_random_design(&rule->scenario);
    race->play      = ins_rule_play;
    race->context   = room;
    race->progress  = tell_ruling;
    race->level[0]  = (struct ins_race_level){at_most(all, FEW), 0, {0.16, 0.08}, 2, 4, 2, false, false};
    race->level[1]  = (struct ins_race_level){at_most(all, SOME), 8, {0.08, 0.04}, 2, 5, 2, false, false};
    race->level[2]  = (struct ins_race_level){all, 6, {0.04, 0.02, 0.0}, 3, 8, 2, true, false};
    for (int k = 0; k < rule->keys; k++)
        race->axis[k] = rule->key[k].axis;
}

/* The best rule at the same outlay, or free of it. */
static enum ins_status search_rule(struct work *w, struct ins_rule_room *room, bool free,
                                   double *value, struct ins_error *error)
{
    struct ins_race race = {.teller = w};
    lay_race(w->rule, room, &race);
    room->race             = free ? NULL : &race;
    room->price            = 0.0;
    enum ins_status status = ins_race_run(&race, error);
    if (status == INS_DONE)
        memcpy(value, race.racer[race.best].value, sizeof race.racer[race.best].value);
    if (!free)
        w->rule->price = room->price;
    w->rule->tried += race.count;
    room->race = NULL;
    ins_race_clear(&race);
    return status;
}

/* --- rules beside each other ------------------------------------------------------------------ */

enum { PRESENT, BEST, FREE, SIMPLE, WITHOUT, ROBUST = WITHOUT + INS_RULE_ALL, BESIDE };

struct beside {
    struct ins_racer  racer[BESIDE];
    struct ins_racer *order[BESIDE];
    double           *room; /* [futures] */
};

static void beside_free(struct beside *b)
{
    for (int i = 0; b && i < BESIDE; i++)
        ins_memory_free(b->racer[i].cost);
    if (b)
        ins_memory_free(b->room);
    ins_memory_free(b);
}

static struct beside *beside_create(int64_t futures, struct ins_error *error)
{
    struct beside *b = ins_memory_create(1, sizeof *b, error);
    if (!b)
        return NULL;
    b->room  = ins_memory_create((size_t)futures, sizeof *b->room, error);
    bool all = b->room != NULL;
    for (int i = 0; i < BESIDE && all; i++) {
        b->racer[i].cost   = ins_memory_create(2 * (size_t)futures, sizeof(double), error);
        all                = b->racer[i].cost != NULL;
        b->racer[i].strain = all ? b->racer[i].cost + futures : NULL;
        b->order[i]        = &b->racer[i];
    }
    if (all)
        return b;
    beside_free(b);
    return NULL;
}

static struct ins_estimate saving_estimate(struct ins_mean mean, double sign)
{
    return (struct ins_estimate){sign * mean.value, sign * mean.value - 1.96 * mean.error,
                                 sign * mean.value + 1.96 * mean.error};
}

static struct ins_mean more_than(const struct ins_rule *rule, struct beside *b, int one, int other)
{
    struct ins_race race = {.sampling = ins_sample_random_design(&rule->scenario)};
    return ins_race_difference(&race, &b->racer[one], &b->racer[other], b->room);
}

static struct ins_estimate spent(const struct ins_rule *rule, const struct beside *b, int one)
{
    enum ins_sampling sampling = ins_sample_random_design(&rule->scenario);
    return saving_estimate(ins_sample_mean(sampling, b->racer[one].strain, rule->futures), 1.0);
}

/* --- a simpler one ---------------------------------------------------------------------------- */

static void put_racer_value(struct beside *b, int at, const double *value)
{
    memcpy(b->racer[at].value, value, sizeof b->racer[at].value);
}

/* Of the keys that still differ from today's the one that is missed least goes back to it; false where
 * that loses too much. On the futures that chose the rule. */
static bool drop_one(const struct ins_rule *rule, struct beside *b, double *value)
{
    double whole = more_than(rule, b, PRESENT, BEST).value;
    int    best  = -1;
    for (int k = 0; k < rule->keys; k++)
        if (value[k] != rule->key[k].axis.present &&
            (best < 0 || b->racer[WITHOUT + k].mean < b->racer[WITHOUT + best].mean))
            best = k;
    if (best < 0 || more_than(rule, b, PRESENT, WITHOUT + best).value < NEARLY_ALL * whole)
        return false;
    value[best] = rule->key[best].axis.present;
    return true;
}

static void lay_without(const struct ins_rule *rule, struct beside *b, const double *value)
{
    for (int k = 0; k < rule->keys; k++) {
        put_racer_value(b, WITHOUT + k, value);
        b->racer[WITHOUT + k].value[k] = rule->key[k].axis.present;
    }
}

static enum ins_status simplify(struct ins_rule *rule, struct ins_rule_room *room, struct beside *b,
                                double *value, struct ins_error *error)
{
    bool            more   = true;
    enum ins_status status = ins_rule_play(room, b->order, WITHOUT, rule->futures, error);
    for (int turn = 0; turn < rule->keys && more && status == INS_DONE; turn++) {
        lay_without(rule, b, value);
        status = ins_rule_play(room, &b->order[WITHOUT], rule->keys, rule->futures, error);
        more   = status == INS_DONE && drop_one(rule, b, value);
    }
    return status;
}

/* --- on fresh futures ------------------------------------------------------------------------- */

/* Where keys differ between worlds. */
static enum ins_status confirm_robust(struct ins_rule *rule, struct ins_rule_room *fresh, struct beside *b,
                                      struct ins_error *error)
{
    if (rule->robust.worlds == 0)
        return INS_DONE;
    memcpy(b->racer[ROBUST].value, rule->robust.value, sizeof b->racer[ROBUST].value);
    enum ins_status status = ins_rule_play(fresh, &b->order[ROBUST], 1, rule->futures, error);
    if (status == INS_DONE)
        rule->robust.saving = saving_estimate(more_than(rule, b, PRESENT, ROBUST), 1.0);
    return status;
}

static void take_confirmed(struct ins_rule *rule, struct beside *b)
{
    rule->saving        = saving_estimate(more_than(rule, b, PRESENT, BEST), 1.0);
    rule->saving_simple = saving_estimate(more_than(rule, b, PRESENT, SIMPLE), 1.0);
    rule->outlay        = spent(rule, b, BEST);
    rule->outlay_free   = spent(rule, b, FREE);
    for (int k = 0; k < rule->keys; k++)
        rule->key[k].worth = saving_estimate(more_than(rule, b, WITHOUT + k, BEST), 1.0);
    b->racer[PRESENT].price = b->racer[FREE].price = 0.0;
    rule->saving_free = saving_estimate(more_than(rule, b, PRESENT, FREE), 1.0);
}

static enum ins_status confirm_rule(struct work *w, struct beside *b, struct ins_error *error)
{
    struct ins_rule      *rule  = w->rule;
    struct ins_rule_room *fresh = NULL;
    int64_t               first = (rule->futures + INS_LANES - 1) / INS_LANES * INS_LANES;
    enum ins_status       status =
        ins_rule_room_create(rule, first, rule->futures, w->options, &fresh, error);
    if (status == INS_DONE) {
        fresh->price = rule->price;
        lay_without(rule, b, b->racer[BEST].value);
        status = ins_rule_play(fresh, b->order, WITHOUT + rule->keys, rule->futures, error);
    }
    if (status == INS_DONE)
        status = confirm_robust(rule, fresh, b, error);
    if (status == INS_DONE) {
        take_confirmed(rule, b);
        status = ins_rule_bound_find(rule, fresh, &b->racer[BEST], error);
    }
    if (status == INS_DONE) {
        fresh->part_of_bed = MARGINAL_BED;
        status             = ins_rule_play(fresh, b->order, BEST + 1, rule->futures, error);
    }
    if (status == INS_DONE)
        rule->saving_marginal = saving_estimate(more_than(rule, b, PRESENT, BEST), 1.0);
    ins_rule_room_free(fresh);
    return status;
}

/* --- the table -------------------------------------------------------------------------------- */

/* (2.8), (2.12) with an inflow as it is expected, at the start: what is ordered in a month of intake. */
void ins_rule_tabulate(struct ins_rule *rule, const struct ins_scenario *s)
{
    static const double open[INS_RULE_OPEN]   = {0.0, 3.0, 6.0, 9.0, 12.0, 18.0};
    static const double sight[INS_RULE_SIGHT] = {0.8, 0.9, 1.0, 1.1, 1.2};
    struct ins_tower_plan tower;
    ins_tower_plan_init(s, &tower);
    double needs = tower.expected / s->staff.hours_per_month; /* FTE for the inflow */
    for (int i = 0; i < INS_RULE_OPEN; i++)
        for (int j = 0; j < INS_RULE_SIGHT; j++) {
            double asked = fmax(0.0, 1.0 + (open[i] - s->tower.target_months) / s->tower.clear_months);
            double order = s->tower.response * needs * (asked - sight[j]);
            rule->open[i]     = open[i];
            rule->sight[j]    = sight[j];
            rule->order[i][j] = fmin(fmax(order, 0.0), s->academie.max_intake);
        }
    rule->patience = s->tower.patience;
}

static enum ins_status tabulate(struct ins_rule *rule, struct ins_error *error)
{
    struct ins_scenario *s = ins_memory_create(2, sizeof *s, error);
    if (!s)
        return INS_WORLD;
    enum ins_status status = INS_DONE;
    s[0]                   = *ins_case_written(rule->source);
    for (int k = 0; k < rule->keys && status == INS_DONE; k++)
        status = ins_scenario_set(&s[0], &rule->key[k].handle, rule->key[k].value, error);
    if (status == INS_DONE)
        status = ins_scenario_resolve(&s[0], &s[1], error);
    if (status == INS_DONE)
        ins_rule_tabulate(rule, &s[1]);
    ins_memory_free(s);
    return status;
}

/* --- the whole -------------------------------------------------------------------------------- */

static void keep_values(struct ins_rule *rule, const struct beside *b)
{
    for (int k = 0; k < rule->keys; k++) {
        rule->key[k].value      = b->racer[BEST].value[k];
        rule->key[k].free_value = b->racer[FREE].value[k];
        rule->key[k].simple     = b->racer[SIMPLE].value[k] != rule->key[k].axis.present;
    }
}

static enum ins_status find_rule(struct work *w, struct beside *b, struct ins_error *error)
{
    struct ins_rule      *rule = w->rule;
    struct ins_rule_room *room = NULL;
    enum ins_status       status =
        ins_rule_room_create(rule, 0, rule->futures, w->options, &room, error);
    for (int k = 0; k < rule->keys; k++)
        b->racer[PRESENT].value[k] = rule->key[k].axis.present;
    if (status == INS_DONE)
        status = search_rule(w, room, false, b->racer[BEST].value, error);
    w->from = 0.45;
    if (status == INS_DONE)
        status = search_rule(w, room, true, b->racer[FREE].value, error);
    if (status == INS_DONE) {
        double value[INS_RACE_KEYS];
        room->price = rule->price;
        memcpy(value, b->racer[BEST].value, sizeof value);
        put_racer_value(b, SIMPLE, value);
        status = simplify(rule, room, b, value, error);
        put_racer_value(b, SIMPLE, value);
    }
    keep_values(rule, b);
    ins_rule_room_free(room);
    return status;
}

static enum ins_status work_rule(struct ins_rule *rule, const char *added,
                                 const struct ins_options *options, struct ins_error *error)
{
    struct work     w      = {rule, options, 0.0};
    enum ins_status status = ins_rule_lay(rule, added, error);
    if (status != INS_DONE)
        return status;
    struct beside *b = beside_create(rule->futures, error);
    if (!b)
        return INS_WORLD;
    status = find_rule(&w, b, error);
    if (status == INS_DONE)
        status = ins_rule_worlds_find(rule, b->racer[BEST].value, options, error);
    if (status == INS_DONE)
        status = confirm_rule(&w, b, error);
    if (status == INS_DONE)
        status = tabulate(rule, error);
    beside_free(b);
    return status;
}

enum ins_status ins_rule_create_with(const struct ins_case *scenario,
                                     const struct ins_rule_settings *settings,
                                     const struct ins_options *options, struct ins_rule **made,
                                     struct ins_error *error)
{
    const struct ins_scenario *s    = ins_case_scenario(scenario);
    struct ins_rule           *rule = ins_memory_create(1, sizeof *rule, error);
    *made                           = NULL;
    if (!rule)
        return INS_WORLD;
    rule->source           = ins_case_hold(scenario);
    rule->scenario         = *s;
    rule->futures          = at_most(s->futures, MANY);
    enum ins_status status = work_rule(rule, settings ? settings->keys : NULL, options, error);
    if (status == INS_DONE)
        *made = rule;
    else
        ins_rule_free(rule);
    return status;
}

enum ins_status ins_rule_create(const struct ins_case *scenario, const struct ins_options *options,
                                struct ins_rule **made, struct ins_error *error)
{
    return ins_rule_create_with(scenario, NULL, options, made, error);
}

void ins_rule_free(struct ins_rule *rule)
{
    if (!rule)
        return;
    ins_case_release(rule->source);
    ins_numbers_free(rule->numbers);
    ins_memory_free(rule);
}
