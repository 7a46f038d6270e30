/* The rule whose worst regret over worlds is least, where keys are not known (6.96). */
#include <math.h>
#include <string.h>

#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "decide/rule.h"
#include "engine/futures.h"
#include "engine/summary.h"
#include "engine/worlds.h"
#include "scenario/worlds.h"

enum { STREAMS = 256, FRESH = 2048 /* futures of each world: to choose, to tell */, ALL = -1 };

/* --- the worlds ------------------------------------------------------------------------------- */

/* One world with the futures that all of them share: what is drawn differs by its inflow alone. */
struct own {
    struct ins_scenario    drawn;
    struct ins_inflow_plan inflow;
    double                 value[INS_WORLD_KEYS];
    double                *least; /* [futures] loss of the rule found for it alone */
    double                 alone[INS_RULE_ALL];
};

struct judge {
    struct ins_rule          *rule;
    const struct ins_options *options;
    int                       world; /* in hand; ALL: the worst of them counts */
    int64_t                   futures, *number;
    struct own               *own;   /* [worlds] */
    struct ins_scenario      *written, *base, *scenario; /* [1], [1], [INS_RULE_BATCH] */
    struct ins_plan          *of, *plan;                 /* [1], [INS_RULE_BATCH] */
    const struct ins_plan   **playing;
    double                   *loss; /* [INS_RULE_BATCH][futures] */
};

static void judge_clear(struct judge *j)
{
    for (int w = 0; j->own && w < j->rule->robust.worlds; w++)
        ins_memory_free(j->own[w].least);
    ins_memory_free(j->number);
    ins_memory_free(j->own);
    ins_memory_free(j->written);
    ins_memory_free(j->scenario);
    ins_memory_free(j->of);
    ins_memory_free(j->playing);
    ins_memory_free(j->loss);
}

static enum ins_status room_for(struct judge *j, struct ins_error *error)
{
    size_t worlds = (size_t)j->rule->robust.worlds, futures = (size_t)j->futures;
    j->number   = ins_memory_create(futures, sizeof *j->number, error);
    j->own      = ins_memory_create(worlds, sizeof *j->own, error);
    j->written  = ins_memory_create(2, sizeof *j->written, error);
    j->scenario = ins_memory_create(INS_RULE_BATCH, sizeof *j->scenario, error);
    j->of       = ins_memory_create(1 + INS_RULE_BATCH, sizeof *j->of, error);
    j->playing  = ins_memory_create(INS_RULE_BATCH, sizeof(struct ins_plan *), error);
    j->loss     = ins_memory_create(INS_RULE_BATCH * futures, sizeof *j->loss, error);
    bool all    = j->number && j->own && j->written && j->scenario && j->of && j->playing && j->loss;
    for (size_t w = 0; w < worlds && all; w++) {
        j->own[w].least = ins_memory_create(futures, sizeof *j->own[w].least, error);
        all             = j->own[w].least != NULL;
    }
    if (!all)
        return INS_WORLD;
    j->base = j->written + 1;
    j->plan = j->of + 1;
    return INS_DONE;
}

/* The first worlds of the scenario, each with an inflow of its own. */
static enum ins_status lay_worlds(struct judge *j, struct ins_error *error)
{
    const struct ins_scenario *s      = &j->rule->scenario;
    struct ins_world_points   *points = ins_memory_create(1, sizeof *points, error);
    double                     u[INS_WORLD_CUBE];
    if (!points)
        return INS_WORLD;
    enum ins_status status = ins_world_points_init(s, j->rule->robust.worlds, points, error);
    for (int w = 0; w < j->rule->robust.worlds && status == INS_DONE; w++) {
        struct own *own = &j->own[w];
        ins_world_point(points, w, u);
        ins_worlds_values(s, u, own->value);
        own->drawn = *s;
        status     = ins_worlds_lay(s, own->value, true, &own->drawn, error);
        ins_worlds_give(&own->drawn, NULL);
        if (status == INS_DONE)
            ins_inflow_init(&own->inflow, &own->drawn);
    }
    ins_memory_free(points);
    return status;
}

/* --- a rule in a world ------------------------------------------------------------------------ */

/* The tower sees the scenario, not the world. */
static bool lay(struct judge *j, const double *value, int p)
{
    const struct ins_rule *rule = j->rule;
    struct ins_error       why  = {{0}};
    *j->written                 = *ins_case_written(rule->source);
    for (int k = 0; k < rule->keys; k++)
        if (ins_scenario_set(j->written, &rule->key[k].handle, value[k], &why) != INS_DONE)
            return false;
    if (ins_scenario_resolve(j->written, j->base, &why) != INS_DONE)
        return false;
    ins_plan_init(j->of, j->base);
    ins_plan_ask(j->of, INS_OUTCOME);
    j->scenario[p] = *j->base;
    if (ins_worlds_lay(j->base, j->own[j->world].value, false, &j->scenario[p], &why) != INS_DONE)
        return false;
    ins_worlds_give(&j->scenario[p], NULL);
    ins_plan_init_world(&j->plan[p], j->of, &j->scenario[p]);
    j->playing[p] = &j->plan[p];
    return true;
}

static void collect(void *context, const struct ins_played *played)
{
    const struct judge        *j = context;
    const struct ins_scenario *s = &j->scenario[played->plan];
    struct ins_row             row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    double *loss = &j->loss[played->plan * j->futures + played->first];
    for (int i = 0; i < played->count; i++)
        loss[i] = row[INS_SOCIAL_COST_TOTAL].lane[i] + j->rule->price * row[INS_COST_TOTAL].lane[i] +
                  ins_rule_left_over(s, played->world->work.stock.lane[i],
                                     played->world->staff.trainees.lane[i]);
}

static enum ins_status play(struct judge *j, int plans, int64_t futures, struct ins_error *error)
{
    struct ins_options options = j->options ? *j->options : (struct ins_options){0};
    options.progress           = NULL;
    struct ins_play job = {.inflow  = &j->own[j->world].inflow,
                           .plan    = j->playing,
                           .plans   = plans,
                           .seed    = (uint64_t)j->rule->scenario.seed,
                           .futures = futures,
                           .number  = j->number,
                           .options = &options,
                           .collect = collect,
                           .context = j};
    return plans > 0 ? ins_futures_play(&job, error) : INS_DONE;
}

/* --- what is raced ---------------------------------------------------------------------------- */

/* Of a world alone the loss; of all the regret in the worst of those so far. */
static void take(const struct judge *j, double *loss, int64_t futures, bool worst, struct ins_racer *racer)
{
    for (int64_t f = 0; f < futures && worst; f++)
        loss[f] -= j->own[j->world].least[f];
    double mean = ins_summary_mean(loss, futures).value;
    if (!racer->keeps || (racer->futures == futures && mean <= racer->mean))
        return;
    memcpy(racer->cost, loss, (size_t)futures * sizeof *loss);
    racer->mean    = mean;
    racer->futures = futures;
}

static enum ins_status play_in(struct judge *j, struct ins_racer *const *racer, int count, int64_t futures,
                               bool worst, struct ins_error *error)
{
    struct ins_racer *laid[INS_RULE_BATCH];
    enum ins_status   status = INS_DONE;
    for (int i = 0; i < count && status == INS_DONE;) {
        int plans = 0;
        for (; i < count && plans < INS_RULE_BATCH; i++) {
            laid[plans] = racer[i];
            if (lay(j, racer[i]->value, plans))
                plans++;
            else
                racer[i]->keeps = false;
        }
        status = play(j, plans, futures, error);
        for (int p = 0; p < plans && status == INS_DONE; p++)
            take(j, &j->loss[p * j->futures], futures, worst, laid[p]);
    }
    return status;
}

/* An ins_race_play(): the mean is that of the world in hand, or of the worst. */
static enum ins_status play_racers(void *context, struct ins_racer *const *racer, int count, int64_t futures,
                                   struct ins_error *error)
{
    struct judge   *j      = context;
    bool            worst  = j->world == ALL;
    int             first  = worst ? 0 : j->world, last = worst ? j->rule->robust.worlds - 1 : j->world;
    enum ins_status status = INS_DONE;
    for (int i = 0; i < count; i++) {
        racer[i]->keeps   = true;
        racer[i]->futures = 0;
        memset(racer[i]->strain, 0, (size_t)futures * sizeof(double));
    }
    for (int w = first; w <= last && status == INS_DONE; w++) {
        j->world = w;
        status   = play_in(j, racer, count, futures, worst, error);
    }
    for (int i = 0; i < count; i++)
        if (!racer[i]->keeps)
            racer[i]->mean = INFINITY;
    if (worst)
        j->world = ALL;
    return status;
}

/* The best for what is in hand, on all of its futures. */
static enum ins_status search(struct judge *j, const double *from, double *value, struct ins_error *error)
{
    struct ins_race race = {.keys = j->rule->keys, .levels = 2, .spread = 24, .play = play_racers, .context = j};
    race.sampling        = ins_sample_random_design(&j->own[0].drawn);
    race.level[0] = (struct ins_race_level){j->futures < 64 ? j->futures : 64, 0, {0.16, 0.08}, 2, 4, 1, true, false};
    race.level[1] = (struct ins_race_level){j->futures, 6, {0.08, 0.04, 0.0}, 3, 6, 2, true, true};
    for (int k = 0; k < j->rule->keys; k++) {
        race.axis[k]         = j->rule->key[k].axis;
        race.axis[k].present = from[k];
    }
    enum ins_status status = ins_race_run(&race, error);
    if (status == INS_DONE)
        memcpy(value, race.racer[race.best].value, (size_t)j->rule->keys * sizeof *value);
    j->rule->tried += race.count;
    ins_race_clear(&race);
    return status;
}

/* --- regret ----------------------------------------------------------------------------------- */

/* The loss of the rule of each world, from which regret is taken. */
static enum ins_status play_alone(struct judge *j, int w, struct ins_error *error)
{
    j->world = w;
    if (!lay(j, j->own[w].alone, 0))
        return ins_fail(error, INS_WRONG, "rule: a world that makes no scenario");
    enum ins_status status = play(j, 1, j->futures, error);
    memcpy(j->own[w].least, j->loss, (size_t)j->futures * sizeof *j->loss);
    return status;
}

static enum ins_status choose(struct judge *j, const double *best, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int w = 0; w < j->rule->robust.worlds && status == INS_DONE; w++) {
        j->world = w;
        status   = search(j, best, j->own[w].alone, error);
        if (status == INS_DONE)
            status = play_alone(j, w, error);
    }
    j->world = ALL;
    return status == INS_DONE ? search(j, best, j->rule->robust.value, error) : status;
}

static enum ins_status tell_regret(struct judge *j, int w, const double *const value[INS_RULE_KINDS],
                                   struct ins_error *error)
{
    struct ins_rule_worlds *r        = &j->rule->robust;
    enum ins_sampling       sampling = ins_sample_random_design(&j->own[w].drawn);
    enum ins_status         status   = play_alone(j, w, error);
    bool                    all      = status == INS_DONE;
    for (int i = 0; i < INS_RULE_KINDS && all; i++)
        all = lay(j, value[i], i);
    if (!all)
        return status != INS_DONE ? status : ins_fail(error, INS_WRONG, "rule: a world that makes no scenario");
    status = play(j, INS_RULE_KINDS, j->futures, error);
    for (int i = 0; i < INS_RULE_KINDS && status == INS_DONE; i++) {
        double *loss = &j->loss[i * j->futures];
        for (int64_t f = 0; f < j->futures; f++)
            loss[f] -= j->own[w].least[f];
        struct ins_mean mean = ins_sample_mean(sampling, loss, j->futures);
        r->regret[i][w] = (struct ins_estimate){mean.value, mean.value - 1.96 * mean.error,
                                                mean.value + 1.96 * mean.error};
        if (mean.value > r->regret[i][r->worst[i]].value)
            r->worst[i] = w;
    }
    return status;
}

/* --- the whole -------------------------------------------------------------------------------- */

static enum ins_status judge_make(struct judge *j, struct ins_rule *rule, int64_t first, int64_t futures,
                                  const struct ins_options *options, struct ins_error *error)
{
    *j                     = (struct judge){.rule = rule, .options = options, .futures = futures};
    enum ins_status status = room_for(j, error);
    for (int64_t f = 0; f < futures && status == INS_DONE; f++)
        j->number[f] = first + f;
    return status == INS_DONE ? lay_worlds(j, error) : status;
}

/* Which keys differ, and how many worlds the scenario's futures play. */
static void count_worlds(struct ins_rule *rule)
{
    struct ins_rule_worlds *r      = &rule->robust;
    int64_t                 blocks = (rule->futures + INS_LANES - 1) / INS_LANES;
    const struct ins_worlds *worlds = rule->scenario.worlds;
    for (int k = 0; worlds && k < worlds->keys; k++)
        if (!rule->scenario.move[k].fixed)
            r->differs[r->keys++] = k;
    r->worlds = r->keys == 0 ? 0 : blocks < INS_RULE_WORLDS ? (int)blocks : INS_RULE_WORLDS;
}

static enum ins_status confirm(struct judge *chosen, const double *best, struct ins_error *error)
{
    struct ins_rule *rule  = chosen->rule;
    int64_t          first = (chosen->futures + INS_LANES - 1) / INS_LANES * INS_LANES;
    double           present[INS_RULE_ALL] = {0.0};
    struct judge     fresh;
    for (int k = 0; k < rule->keys; k++)
        present[k] = rule->key[k].axis.present;
    rule->robust.futures   = rule->futures < FRESH ? rule->futures : FRESH;
    enum ins_status status = judge_make(&fresh, rule, first, rule->robust.futures, chosen->options, error);
    for (int w = 0; w < rule->robust.worlds && status == INS_DONE; w++) {
        memcpy(fresh.own[w].alone, chosen->own[w].alone, sizeof fresh.own[w].alone);
        memcpy(rule->robust.world[w], chosen->own[w].value, sizeof rule->robust.world[w]);
        status = tell_regret(&fresh, w, (const double *const[]){present, best, rule->robust.value}, error);
    }
    judge_clear(&fresh);
    return status;
}

enum ins_status ins_rule_worlds_find(struct ins_rule *rule, const double *best,
                                     const struct ins_options *options, struct ins_error *error)
{
    struct judge j;
    count_worlds(rule);
    if (rule->robust.worlds == 0)
        return INS_DONE;
    enum ins_status status =
        judge_make(&j, rule, 0, rule->futures < STREAMS ? rule->futures : STREAMS, options, error);
    if (status == INS_DONE)
        status = choose(&j, best, error);
    if (status == INS_DONE)
        status = confirm(&j, best, error);
    judge_clear(&j);
    return status;
}
