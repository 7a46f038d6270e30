#include "answers/hangs.h"

#include <math.h>

#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "engine/futures.h"
#include "scenario/changes.h"
#include "scenario/keys.h"
#include "scenario/paths.h"
#include "scenario/value.h"
#include "scenario/worlds.h"

const char *const ins_hang_key[INS_HANGS] = {
    "inflow.level_per_month", "tracks.*.backlog", "tracks.*.hours",
    "staff.attrition",        "staff.hours_per_month", "academie.lead_time",
    "academie.max_intake",    "flex.pool",        "budget.annual",
};

static const char GIVEN[] = "inflow.paths";

const char *ins_hang_key_of(const struct ins_scenario *s, int hang)
{
    bool given = hang == INS_HANG_INFLOW && s->paths && ins_paths_whole(s->paths, s->months);
    return given ? GIVEN : ins_hang_key[hang];
}

static const double TENTH = 0.1;

enum { MOST_FUTURES = 2048, LESS = 0, MORE = 1, SIDES = 2 };

struct hanging {
    const struct ins_scenario *scenario;
    const struct ins_options  *options;
    int64_t                    futures;
    struct ins_scenario        moved;
    struct ins_plan            plan[INS_HANGS][SIDES];
    struct ins_inflow_plan     inflow;
    double                    *met; /* [hang x side][future] */
};

/* --- a tenth less or more --------------------------------------------------------------------- */

/* All of the inflow, whatever law or record it follows. False where no event has room. */
static bool move_inflow(struct ins_scenario *s, double factor)
{
    if (s->inflow.event_count >= INS_EVENTS)
        return false;
    s->inflow.events[s->inflow.event_count++] = (struct ins_event){
        .date = s->start, .months = s->months, .multiply = factor, .track_index = -1};
    return true;
}

static double moved_value(const struct ins_key *key, double value, double factor)
{
    double step = value * factor - value;
    if (!isfinite(value)) /* no limit stays none */
        return value;
    if (key->kind == INS_KEY_COUNT)
        step = copysign(fmax(nearbyint(fabs(step)), 1.0), step);
    return fmin(fmax(value + step, key->range.low), key->range.high);
}

/* One value, in all worlds that differ by it. */
static void move_at(struct ins_scenario *s, const struct ins_key *key, size_t offset, double factor)
{
    double now = ins_key_get(s, key, offset), then = moved_value(key, now, factor);
    ins_key_put(s, key, offset, then);
    if (key->kind == INS_KEY_COUNT)
        ins_worlds_step(s, offset, 1.0, then - now);
    else
        ins_worlds_step(s, offset, factor, 0.0);
}

static void move_reals(struct ins_scenario *s, const struct ins_key *key, double factor)
{
    double *value = (double *)(void *)((char *)s + key->offset);
    for (int v = 0; v < ins_key_count(s, key, 0); v++)
        value[v] *= factor;
}

/* A stock that is told by its ages. */
static void move_ages(struct ins_scenario *s, double factor)
{
    for (int k = 0; k < s->track_count; k++)
        for (int i = 0; 2 * i < s->tracks[k].backlog_ages_count; i++)
            s->tracks[k].backlog_ages[i].cases *= factor;
}

static void move_key(struct ins_scenario *s, const struct ins_key *key, double factor)
{
    const struct ins_key *list     = ins_key_list(key);
    int                   elements = list ? ins_key_count(s, list, 0) : 1;
    if (key->kind == INS_KEY_REALS) {
        move_reals(s, key, factor);
        return;
    }
    for (int e = 0; e < elements; e++)
        move_at(s, key, (list ? ins_key_element(list, e) : 0) + key->offset, factor);
    ins_changes_scale(s, key->path, factor);
}

/* --- playing ---------------------------------------------------------------------------------- */

static void plan_side(struct hanging *h, enum ins_filling filling, double size,
                      struct ins_plan *plan)
{
    ins_plan_init(plan, &h->moved);
    ins_plan_set_filling(plan, filling);
    ins_plan_set_buffer(plan, size);
    ins_plan_ask(plan, INS_OUTCOME);
}

struct pass {
    const struct hanging *h;
    int                   from; /* hang x side of the first plan */
};

static void collect_met_by_plan(void *context, const struct ins_played *played)
{
    const struct pass    *pass = context;
    const struct hanging *h    = pass->h;
    struct ins_row        row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++)
        h->met[(pass->from + played->plan) * h->futures + played->first + i] =
            row[INS_NORM_MET].lane[i];
}

static enum ins_status play_hangs(struct hanging *h, const struct ins_plan *const *plan, int plans,
                                  int from, struct ins_error *error)
{
    struct pass     pass = {h, from};
    struct ins_play job  = {.inflow  = &h->inflow,
                            .plan    = plan,
                            .plans   = plans,
                            .seed    = (uint64_t)h->scenario->seed,
                            .futures = h->futures,
                            .options = h->options,
                            .collect = collect_met_by_plan,
                            .context = &pass};
    return ins_futures_play(&job, error);
}

/* The inflow itself moves: each side draws its own. */
static enum ins_status play_inflow(struct hanging *h, enum ins_filling filling, double size,
                                   int side, struct ins_error *error)
{
    const struct ins_plan *plan = &h->plan[INS_HANG_INFLOW][side];
    h->moved                    = *h->scenario;
    (void)move_inflow(&h->moved, 1.0 + (side == MORE ? TENTH : -TENTH));
    plan_side(h, filling, size, &h->plan[INS_HANG_INFLOW][side]);
    ins_inflow_init(&h->inflow, &h->moved);
    return play_hangs(h, &plan, 1, SIDES * INS_HANG_INFLOW + side, error);
}

static enum ins_status play_others(struct hanging *h, enum ins_filling filling, double size,
                                   struct ins_error *error)
{
    enum { PLANS = SIDES * (INS_HANGS - 1) };
    const struct ins_plan *plan[PLANS];
    for (int p = 0; p < PLANS; p++) {
        int hang = 1 + p / SIDES, side = p % SIDES;
        h->moved = *h->scenario;
        double factor = 1.0 + (side == MORE ? TENTH : -TENTH);
        move_key(&h->moved, ins_key_find(ins_hang_key[hang]), factor);
        if (hang == INS_HANG_STOCK)
            move_ages(&h->moved, factor);
        plan_side(h, filling, size, &h->plan[hang][side]);
        plan[p] = &h->plan[hang][side];
    }
    ins_inflow_init(&h->inflow, h->scenario);
    return play_hangs(h, plan, PLANS, SIDES, error);
}

/* --- the answer ------------------------------------------------------------------------------- */

static void tell_hangs(const struct hanging *h, struct ins_hangs *hangs)
{
    enum ins_sampling design = ins_sample_design(h->scenario);
    double            widest = 0.0;
    for (int hang = 0; hang < INS_HANGS; hang++) {
        struct ins_hang_pair *pair = &hangs->chance[hang];
        const double         *met  = &h->met[SIDES * hang * h->futures];
        pair->less   = ins_sample_probability(design, met, h->futures);
        pair->more   = ins_sample_probability(design, met + h->futures, h->futures);
        double apart = fabs(pair->more.value - pair->less.value);
        if (apart > widest) {
            widest      = apart;
            hangs->most = hang;
        }
    }
}

enum ins_status ins_hangs_find(const struct ins_scenario *s, enum ins_filling filling, double size,
                               const struct ins_options *options, struct ins_hangs *hangs,
                               struct ins_error *error)
{
    struct hanging *h = ins_memory_create(1, sizeof *h, error);
    if (!h)
        return INS_WORLD;
    h->scenario = s;
    h->options  = options;
    h->futures  = s->futures < MOST_FUTURES ? s->futures : MOST_FUTURES;
    h->met = ins_memory_create(SIDES * INS_HANGS * (size_t)h->futures, sizeof *h->met, error);
    *hangs = (struct ins_hangs){.futures = h->futures, .most = -1};
    enum ins_status status = h->met ? play_others(h, filling, size, error) : INS_WORLD;
    for (int side = 0; side < SIDES && status == INS_DONE; side++)
        status = play_inflow(h, filling, size, side, error);
    if (status == INS_DONE)
        tell_hangs(h, hangs);
    ins_memory_free(h->met);
    ins_memory_free(h);
    return status;
}
