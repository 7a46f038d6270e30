/* One mix on many futures: the cheapest of the buffers that keep the norm.
 *
 * First the futures are played without a buffer and with no order held back; sizes between are
 * then laid, and laid again around the cheapest that suffices. A size is played only in blocks of
 * futures in which it can still change something. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/economy.h"
#include "answers/outcome.h"
#include "base/memory.h"
#include "decide/mix.h"
#include "engine/futures.h"

enum { INSIDE = 3, FIRST = 6, PLANS = 2 * INSIDE, SIZES = 2 + FIRST + 16 * PLANS };

/* A size that was played. */
struct size {
    double  buffer, social; /* mean social cost, euro */
    int64_t met;
};

struct ins_trial_room {
    const struct ins_mix     *mix;
    struct ins_options        options;
    int64_t                   futures;
    int64_t                  *number; /* futures that need the most money first */
    struct ins_scenario      *scenario; /* [2]: working space, resolved */
    struct ins_inflow_plan   *inflow;
    struct ins_plan          *plan;   /* [PLANS] */
    const struct ins_plan    *playing[PLANS];
    double *free_social, *free_met, *sufficient; /* [slot] no order held back */
    double *social, *met;                   /* [plan][slot] */
    struct size size[SIZES];
    int         sizes;
    int         plans;
    bool        first_pass;
    double      top;
};

/* --- playing --------------------------------------------------------------------------------- */

static void collect_trial(void *context, const struct ins_played *played)
{
    struct ins_trial_room *r    = context;
    size_t                 size = (size_t)played->count * sizeof(double);
    bool                   free = r->first_pass && played->plan == 0;
    int64_t                at   = played->plan * r->futures + played->first;
    struct ins_row         row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    memcpy(free ? &r->free_social[played->first] : &r->social[at],
           row[INS_SOCIAL_COST_TOTAL].lane, size);
    memcpy(free ? &r->free_met[played->first] : &r->met[at], row[INS_NORM_MET].lane, size);
    if (free)
        memcpy(&r->sufficient[played->first], played->world->tower.sufficient.lane, size);
}

static bool size_needs(const void *context, int plan, int64_t first)
{
    const struct ins_trial_room *r = context;
    if (r->first_pass)
        return true;
    for (int64_t s = first; s < r->futures && s < first + INS_LANES; s++)
        if (r->sufficient[s] > r->plan[plan].money.initial)
            return true;
    return false;
}

static enum ins_status play_trial(struct ins_trial_room *r, struct ins_error *error)
{
    struct ins_play job = {.inflow  = r->inflow,
                           .plan    = r->playing,
                           .plans   = r->plans,
                           .seed    = (uint64_t)r->mix->scenario.seed,
                           .futures = r->futures,
                           .number  = r->number,
                           .options = &r->options,
                           .needed  = size_needs,
                           .collect = collect_trial,
                           .context = r};
    return ins_futures_play(&job, error);
}

static struct size sum_up_size(const double *social, const double *met, int64_t futures,
                               double buffer)
{
    struct size size = {.buffer = buffer};
    for (int64_t s = 0; s < futures; s++) {
        size.social += social[s];
        size.met += met[s] > 0.0;
    }
    size.social /= (double)futures;
    return size;
}

static int by_buffer(const void *one, const void *other)
{
    const struct size *a = one, *b = other;
    return (a->buffer > b->buffer) - (a->buffer < b->buffer);
}

/* Play the sizes that are laid: plan[0 ... plans - 1]. */
static enum ins_status play_sizes(struct ins_trial_room *r, struct ins_error *error)
{
    for (int p = 0; p < r->plans; p++) {
        memcpy(&r->social[p * r->futures], r->free_social, (size_t)r->futures * sizeof(double));
        memcpy(&r->met[p * r->futures], r->free_met, (size_t)r->futures * sizeof(double));
    }
    enum ins_status status = play_trial(r, error);
    for (int p = 0; p < r->plans && status == INS_DONE; p++)
        r->size[r->sizes++] = sum_up_size(&r->social[p * r->futures], &r->met[p * r->futures],
                                          r->futures, r->plan[p].money.initial);
    qsort(r->size, (size_t)r->sizes, sizeof r->size[0], by_buffer);
    return status;
}

static void lay_size_tried(struct ins_trial_room *r, double buffer)
{
    ins_plan_set_buffer(&r->plan[r->plans++], buffer);
}

/* --- the cheapest size ----------------------------------------------------------------------- */

/* The cheapest of those in which enough futures keep the norm; -1: in none. */
static int cheapest_kept(const struct ins_trial_room *r, int64_t wanted)
{
    int    best = -1;
    double rate = ins_economy_holding(&r->mix->scenario);
    for (int i = 0; i < r->sizes; i++)
        if (r->size[i].met >= wanted &&
            (best < 0 || r->size[i].social + rate * r->size[i].buffer <
                             r->size[best].social + rate * r->size[best].buffer))
            best = i;
    return best;
}

/* Between two neighbours, unless they are a thousand euro apart. */
static void lay_between(struct ins_trial_room *r, int i)
{
    if (i < 0 || i + 1 >= r->sizes || r->size[i + 1].buffer - r->size[i].buffer < 1000.0)
        return;
    double from = r->size[i].buffer, to = r->size[i + 1].buffer;
    for (int j = 1; j <= INSIDE; j++)
        lay_size_tried(r, from + (to - from) * j / (INSIDE + 1));
}

/* Bounds of the buffer: the least; where money changes nothing any more, or the most allowed. */
static enum ins_status begin_sizes(struct ins_trial_room *r, struct ins_error *error)
{
    double low = r->mix->buffer_from, top = low;
    ins_plan_init(&r->plan[0], &r->scenario[1]);
    ins_plan_ask(&r->plan[0], INS_OUTCOME);
    for (int p = 1; p < PLANS; p++)
        r->plan[p] = r->plan[0];
    ins_plan_set_buffer(&r->plan[0], INFINITY);
    ins_plan_watch(&r->plan[0]);
    r->plans      = 1;
    r->first_pass = true;
    enum ins_status status = play_trial(r, error);
    r->first_pass          = false;
    for (int64_t s = 0; s < r->futures && status == INS_DONE; s++)
        top = ins_larger(top, r->sufficient[s]);
    top      = ins_smaller(top, r->mix->buffer_to);
    r->plans = r->sizes = 0;
    lay_size_tried(r, low);
    if (top > low)
        lay_size_tried(r, top);
    for (int j = 1; j <= PLANS - 2 && top > low; j++)
        lay_size_tried(r, low + (top - low) * j * j / ((PLANS - 1) * (PLANS - 1)));
    return status == INS_DONE ? play_sizes(r, error) : status;
}

static enum ins_status refine(struct ins_trial_room *r, int64_t wanted, int rounds,
                              struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int round = 0; round < rounds && status == INS_DONE; round++) {
        int best = cheapest_kept(r, wanted);
        r->plans = 0;
        lay_between(r, best - 1);
        lay_between(r, best);
        if (best < 0 || r->plans == 0 || r->sizes + r->plans > SIZES)
            break;
        status = play_sizes(r, error);
    }
    return status;
}

/* Where no size suffices, what is missing of the norm is charged ten times the social cost, so
 * that the search is led to where one does. */
static struct ins_trial_result judge_sizes(const struct ins_trial_room *r, const double *value,
                                           int64_t wanted)
{
    int64_t              most  = 0;
    int                  best  = cheapest_kept(r, wanted);
    const struct size   *last  = &r->size[r->sizes - 1];
    struct ins_trial_result result = {.keeps = best >= 0};
    for (int i = 0; i < r->sizes; i++)
        most = r->size[i].met > most ? r->size[i].met : most;
    const struct size *size = best >= 0 ? &r->size[best] : last;
    double missing    = best >= 0 ? 0.0 : (double)(wanted - most) / (double)r->futures;
    result.p_norm_max = (double)most / (double)r->futures;
    result.buffer     = best >= 0 ? size->buffer : INFINITY;
    result.total      = size->social * (1.0 + 10.0 * missing) +
                   ins_mix_price(r->mix, value, size->buffer);
    return result;
}

enum ins_status ins_mix_try(struct ins_trial_room *r, const double *value, int rounds, bool norm,
                            struct ins_trial_result *result, struct ins_error *error)
{
    struct ins_error why = {{0}};
    int64_t          wanted =
        norm ? ins_summary_rank(r->mix->scenario.norm.confidence, r->futures) : 0;
    /* Keys that cannot stand together are no mix. */
    if (ins_mix_resolve(r->mix, value, &r->scenario[0], &r->scenario[1], &why) != INS_DONE) {
        *result = (struct ins_trial_result){INFINITY, 1e300, 0.0, false};
        return INS_DONE;
    }
    ins_inflow_init(r->inflow, &r->scenario[1]);
    enum ins_status status = begin_sizes(r, error);
    if (status == INS_DONE)
        status = refine(r, wanted, rounds, error);
    if (status == INS_DONE)
        *result = judge_sizes(r, value, wanted);
    return status;
}

/* Half as much again as changes nothing any more with the scenario's own keys; those that need no
 * money say nothing, and a hundredth of the cost is a size to begin with. */
double ins_trial_top(const struct ins_trial_room *r)
{
    return r->top;
}

/* --- the room -------------------------------------------------------------------------------- */

struct place {
    double  sufficient;
    int64_t future;
};

static int most_money_first(const void *one, const void *other)
{
    const struct place *a = one, *b = other;
    if (a->sufficient != b->sufficient)
        return a->sufficient > b->sufficient ? -1 : 1;
    return (a->future > b->future) - (a->future < b->future);
}

/* Futures in the order of the money that the scenario's own keys need: others differ little. Where
 * a block shares its parameters, its futures stay together. */
static enum ins_status sort_futures(struct ins_trial_room *r, struct ins_error *error)
{
    struct place *place = ins_memory_create((size_t)r->futures, sizeof *place, error);
    if (!place)
        return INS_WORLD;
    for (int64_t f = 0; f < r->futures; f++)
        r->number[f] = f;
    r->scenario[1] = r->mix->scenario;
    ins_inflow_init(r->inflow, &r->scenario[1]);
    enum ins_status status = begin_sizes(r, error);
    double cost = 0.0;
    for (int64_t f = 0; f < r->futures; f++) {
        place[f] = (struct place){r->sufficient[f], f};
        r->top   = ins_larger(r->top, 1.5 * r->sufficient[f]);
        cost += r->free_social[f] / (double)r->futures;
    }
    r->top = ins_larger(r->top, 0.01 * cost);
    if (!ins_scenario_is_clustered(&r->mix->scenario))
        qsort(place, (size_t)r->futures, sizeof *place, most_money_first);
    for (int64_t f = 0; f < r->futures; f++)
        r->number[f] = place[f].future;
    ins_memory_free(place);
    return status;
}

static enum ins_status room_for_sizes(struct ins_trial_room *r, struct ins_error *error)
{
    size_t futures = (size_t)r->futures;
    r->number      = ins_memory_create(futures, sizeof *r->number, error);
    r->scenario    = ins_memory_create(2, sizeof *r->scenario, error);
    r->inflow      = ins_memory_create(1, sizeof *r->inflow, error);
    r->plan        = ins_memory_create(PLANS, sizeof *r->plan, error);
    r->free_social = ins_memory_create(3 * futures, sizeof(double), error);
    r->social      = ins_memory_create(2 * PLANS * futures, sizeof(double), error);
    if (!r->number || !r->scenario || !r->inflow || !r->plan || !r->free_social || !r->social)
        return INS_WORLD;
    r->free_met = r->free_social + futures;
    r->sufficient    = r->free_met + futures;
    r->met      = r->social + PLANS * futures;
    for (int p = 0; p < PLANS; p++)
        r->playing[p] = &r->plan[p];
    return INS_DONE;
}

enum ins_status ins_trial_room_create(const struct ins_mix *mix, int64_t futures,
                                      const struct ins_options *options,
                                      struct ins_trial_room **made, struct ins_error *error)
{
    struct ins_trial_room *r = ins_memory_create(1, sizeof *r, error);
    *made                    = NULL;
    if (!r)
        return INS_WORLD;
    r->mix     = mix;
    r->futures = futures;
    if (options)
        r->options = *options;
    r->options.progress    = NULL;
    enum ins_status status = room_for_sizes(r, error);
    if (status == INS_DONE)
        status = sort_futures(r, error);
    if (status == INS_DONE)
        *made = r;
    else
        ins_trial_room_free(r);
    return status;
}

void ins_trial_room_free(struct ins_trial_room *r)
{
    if (!r)
        return;
    ins_memory_free(r->number);
    ins_memory_free(r->scenario);
    ins_memory_free(r->inflow);
    ins_memory_free(r->plan);
    ins_memory_free(r->free_social);
    ins_memory_free(r->social);
    ins_memory_free(r);
}
