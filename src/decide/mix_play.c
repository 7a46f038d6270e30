/* Many mixes on the same futures: of each the cheapest size of the buffer that keeps the norm.
 *
 * A few sizes of each mix are laid, all mixes of a group are played together on the same inflow,
 * and where the answer is not yet enclosed closely more are laid. Between two neighbouring sizes
 * cost and chance go straight; so the norm is kept exactly there, and what would be a step
 * function of single futures is none. */
#include <math.h>
#include <string.h>

#include "answers/outcome.h"
#include "base/memory.h"
#include "decide/mix.h"
#include "engine/futures.h"
#include "engine/summary.h"

enum { GROUP = 12, LAID = 4, PLANS = GROUP * LAID, NODES = 12, ROUNDS = 5,
       DRAWN = 1 << 26 /* bytes of inflow kept for the next play */ };

/* Sizes around a cheapest one that the norm does not ask for may lie so far apart: there cost is flat. */
static const double FLAT = 1.5;

/* A size of a mix that was played, and where its futures stand. */
struct node {
    double buffer, social, met; /* means */
    double total;               /* with holding and prices */
    int    row;
};

/* A mix in hand. */
struct group_of {
    struct ins_racer *racer;
    bool              possible, same_inflow, done;
    double            prices;
    struct node       node[NODES]; /* by size */
    int               nodes;
    double            lay[LAID];
    int               laid;
};

struct ins_mix_room {
    const struct ins_mix   *mix;
    struct ins_options      options;
    int64_t                 futures; /* room for */
    int64_t                *number;
    double                  top; /* from here on money changes next to nothing, or may not be had */
    struct ins_scenario    *written, *scenario; /* [1], [GROUP] resolved */
    struct ins_inflow_plan *inflow, *other;
    struct ins_drawn       *drawn;
    struct ins_plan        *plan; /* [PLANS] */
    const struct ins_plan  *playing[PLANS];
    int                     row[PLANS];
    double                 *social, *met; /* [GROUP x NODES][futures] */
    struct group_of         of[GROUP];
    int                     mixes;
    int64_t                 in_hand; /* futures */
};

static double *row_of(double *rows, const struct ins_mix_room *r, int row)
{
    return &rows[(size_t)row * (size_t)r->futures];
}

/* --- playing what is laid --------------------------------------------------------------------- */

static void collect_group(void *context, const struct ins_played *played)
{
    struct ins_mix_room *r    = context;
    size_t               size = (size_t)played->count * sizeof(double);
    int                  row  = r->row[played->of - r->plan];
    struct ins_row       of[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, of);
    memcpy(row_of(r->social, r, row) + played->first, of[INS_SOCIAL_COST_TOTAL].lane, size);
    memcpy(row_of(r->met, r, row) + played->first, of[INS_NORM_MET].lane, size);
}

static enum ins_status play_mixes(struct ins_mix_room *r, const struct ins_inflow_plan *inflow,
                                  int plans, struct ins_error *error)
{
    struct ins_play job = {.inflow  = inflow,
                           .plan    = r->playing,
                           .plans   = plans,
                           .seed    = (uint64_t)r->mix->scenario.seed,
                           .futures = r->in_hand,
                           .number  = r->number,
                           .drawn   = inflow == r->inflow ? r->drawn : NULL,
                           .options = &r->options,
                           .collect = collect_group,
                           .context = r};
    return plans > 0 ? ins_futures_play(&job, error) : INS_DONE;
}

/* The plans of a mix: worked out once, and copied for each of its sizes. */
static int lay_plans(struct ins_mix_room *r, int m, int plans)
{
    struct group_of *of = &r->of[m];
    for (int i = 0; i < of->laid; i++, plans++) {
        struct ins_plan *plan = &r->plan[plans];
        if (i == 0) {
            ins_plan_init(plan, &r->scenario[m]);
            ins_plan_ask(plan, INS_OUTCOME);
        } else
            *plan = r->plan[plans - 1];
        ins_plan_set_buffer(plan, of->lay[i]);
        r->row[plans]     = m * NODES + of->nodes + i;
        r->playing[plans] = plan;
    }
    return plans;
}

/* Mixes that leave the inflow alone share its draws. */
static enum ins_status play_laid(struct ins_mix_room *r, struct ins_error *error)
{
    int plans = 0;
    for (int m = 0; m < r->mixes; m++)
        if (r->of[m].same_inflow)
            plans = lay_plans(r, m, plans);
    enum ins_status status = play_mixes(r, r->inflow, plans, error);
    for (int m = 0; m < r->mixes && status == INS_DONE; m++) {
        if (r->of[m].same_inflow || r->of[m].laid == 0)
            continue;
        ins_inflow_init(r->other, &r->scenario[m]);
        status = play_mixes(r, r->other, lay_plans(r, m, 0), error);
    }
    return status;
}

/* --- sizes ------------------------------------------------------------------------------------ */

static double mean(const double *values, int64_t count)
{
    double sum = 0.0;
    for (int64_t f = 0; f < count; f++)
        sum += values[f];
    return sum / (double)count;
}

static void insert(struct group_of *of, struct node node)
{
    int i = of->nodes++;
    for (; i > 0 && of->node[i - 1].buffer > node.buffer; i--)
        of->node[i] = of->node[i - 1];
    of->node[i] = node;
}

static void take_nodes(struct ins_mix_room *r, int m)
{
    struct group_of *of = &r->of[m];
    int              before = of->nodes;
    for (int i = 0; i < of->laid; i++) {
        struct node node = {.buffer = of->lay[i], .row = m * NODES + before + i};
        node.social      = mean(row_of(r->social, r, node.row), r->in_hand);
        node.met         = mean(row_of(r->met, r, node.row), r->in_hand);
        node.total = node.social + ins_mix_price(r->mix, of->racer->value, node.buffer);
        insert(of, node);
    }
    of->laid = 0;
}

static void lay_buffer(struct ins_mix_room *r, struct group_of *of, double buffer)
{
    double from = r->mix->buffer_from;
    buffer      = fmin(fmax(buffer, from), fmax(r->top, from));
    for (int i = 0; i < of->nodes; i++)
        if (of->node[i].buffer == buffer)
            return;
    for (int i = 0; i < of->laid; i++)
        if (of->lay[i] == buffer)
            return;
    if (of->laid < LAID && of->nodes + of->laid < NODES)
        of->lay[of->laid++] = buffer;
}

/* Where the norm decides, sizes enclose the answer as closely as the futures know it, and the straight
 * line between them errs by less. */
static double close_for(const struct ins_mix_room *r)
{
    return 1.0 + 5.0 / sqrt((double)r->in_hand);
}

static void lay_first(struct ins_mix_room *r, struct group_of *of)
{
    double from = r->mix->buffer_from, span = fmax(r->top - from, 0.0);
    if (of->racer->size > from) {
        lay_buffer(r, of, of->racer->size / close_for(r));
        lay_buffer(r, of, of->racer->size * close_for(r));
    } else if (of->racer->size == from) {
        lay_buffer(r, of, from);
    } else
        for (int i = 0; i < LAID; i++)
            lay_buffer(r, of, from + span * i * i / ((LAID - 1) * (LAID - 1)));
}

/* --- the cheapest that keeps the norm --------------------------------------------------------- */

/* Between node i - 1 and i (part of the way), or at node i: 1. */
struct place {
    int    i;
    double part, total;
};

/* From this node on the norm is kept; `nodes`: at none. */
static int first_kept(const struct group_of *of, double asked)
{
    int i = of->nodes;
    while (i > 0 && of->node[i - 1].met >= asked)
        i--;
    return i;
}

static struct place cheapest_node(const struct group_of *of, double asked)
{
    int          first = first_kept(of, asked);
    struct place best  = {first, 1.0, INFINITY};
    for (int i = first; i < of->nodes; i++)
        if (of->node[i].total < best.total)
            best = (struct place){i, 1.0, of->node[i].total};
    if (first > 0 && first < of->nodes) { /* just where it is kept */
        const struct node *a = &of->node[first - 1], *b = &of->node[first];
        double             part  = (asked - a->met) / (b->met - a->met);
        double             total = a->total + part * (b->total - a->total);
        if (total < best.total)
            best = (struct place){first, part, total};
    }
    return best;
}

/* Euro for each unit of chance, around a node. */
static double slope_at(const struct group_of *of, int i)
{
    int                other = i > 0 ? i - 1 : i + 1;
    const struct node *a = &of->node[i], *b = &of->node[other];
    if (other >= of->nodes || a->met == b->met)
        return INFINITY;
    return (a->buffer - b->buffer) / (a->met - b->met);
}

/* No size keeps the norm yet: on along the line, and once to the largest of all. */
static void lay_beyond(struct ins_mix_room *r, struct group_of *of)
{
    const struct node *last  = &of->node[of->nodes - 1];
    double             short_of = r->mix->scenario.norm.confidence - last->met;
    double             guess = last->buffer + 1.1 * short_of * slope_at(of, of->nodes - 1);
    lay_buffer(
        r, of,
        fmin(fmax(guess, 1.1 * last->buffer + 0.01 * r->top), 3.0 * last->buffer + 0.1 * r->top));
    if (of->nodes > 2)
        lay_buffer(r, of, r->top);
}

/* The smallest size keeps it, too. */
static void lay_below(struct ins_mix_room *r, struct group_of *of)
{
    const struct node *node  = &of->node[0];
    double             spare = node->met - r->mix->scenario.norm.confidence;
    double             guess = node->buffer - 1.1 * spare * fabs(slope_at(of, 0));
    if (node->buffer < 0.01 * r->top)
        guess = 0.0;
    lay_buffer(r, of, fmax(fmin(guess, node->buffer / 1.1), node->buffer / 3.0 - 0.01 * r->top));
}

/* Between two sizes, around the one at which the norm is kept. */
static void lay_at_norm(struct ins_mix_room *r, struct group_of *of, struct place at)
{
    double a = of->node[at.i - 1].buffer, b = of->node[at.i].buffer, close = close_for(r);
    double guess = a + at.part * (b - a);
    if (b <= 1.01 * close * close * a || b - a <= 0.001 * r->top)
        return;
    if (guess / sqrt(close) > a)
        lay_buffer(r, of, guess / sqrt(close));
    if (guess * sqrt(close) < b)
        lay_buffer(r, of, guess * sqrt(close));
}

static void lay_between(struct ins_mix_room *r, struct group_of *of, int i)
{
    if (i < 0 || i + 1 >= of->nodes)
        return;
    double a = of->node[i].buffer, b = of->node[i + 1].buffer;
    if (b > FLAT * a && b - a > 0.01 * (r->top - r->mix->buffer_from) && b - a > 1000.0)
        lay_buffer(r, of, b > 3.0 * a ? a + (b - a) / 3.0 : a + (b - a) / 2.0);
}

/* More sizes where the answer is not enclosed, or not closely. */
static void lay_more(struct ins_mix_room *r, struct group_of *of)
{
    struct place at = cheapest_node(of, r->mix->scenario.norm.confidence);
    if (at.i == of->nodes)
        lay_beyond(r, of);
    else if (at.part < 1.0)
        lay_at_norm(r, of, at);
    else {
        lay_between(r, of, at.i - 1);
        lay_between(r, of, at.i);
        if (at.i == of->nodes - 1)
            lay_buffer(r, of, 1.5 * of->node[at.i].buffer + 0.02 * r->top);
        if (at.i == 0)
            lay_below(r, of);
    }
}

/* --- what a mix came to ----------------------------------------------------------------------- */

/* The norm is out of reach: the largest size, and what is missing is charged at ten times the social
 * cost, so that the race is led to where there is one. */
static void settle_short(struct ins_mix_room *r, struct group_of *of)
{
    const struct node *last  = &of->node[of->nodes - 1];
    struct ins_racer  *racer = of->racer;
    double             asked = r->mix->scenario.norm.confidence;
    const double      *social = row_of(r->social, r, last->row), *met = row_of(r->met, r, last->row);
    for (int64_t f = 0; f < r->in_hand; f++) {
        racer->cost[f]   = social[f] + last->total - last->social;
        racer->strain[f] = asked - (met[f] > 0.0);
    }
    racer->price = 10.0 * last->social;
    racer->keeps = false;
    racer->safety = last->met;
    racer->size  = NAN;
    racer->mean  = last->total + racer->price * (asked - last->met);
}

/* On the straight line between two sizes; the price of the norm is the slope between them: (6.66). */
static void settle_price(struct ins_mix_room *r, struct group_of *of)
{
    double             asked = r->mix->scenario.norm.confidence;
    struct place       at    = cheapest_node(of, asked);
    const struct node *b = &of->node[at.i], *a = at.part < 1.0 ? b - 1 : b;
    struct ins_racer  *racer = of->racer;
    const double      *social[] = {row_of(r->social, r, a->row), row_of(r->social, r, b->row)};
    const double      *met[]    = {row_of(r->met, r, a->row), row_of(r->met, r, b->row)};
    double other = (1.0 - at.part) * (a->total - a->social) + at.part * (b->total - b->social);
    for (int64_t f = 0; f < r->in_hand; f++) {
        racer->cost[f] = (1.0 - at.part) * social[0][f] + at.part * social[1][f] + other;
        racer->strain[f] =
            asked - (1.0 - at.part) * (met[0][f] > 0.0) - at.part * (met[1][f] > 0.0);
    }
    racer->price = a == b ? 0.0 : fmax(0.0, (b->total - a->total) / (b->met - a->met));
    racer->keeps = true;
    racer->safety = asked;
    racer->size  = (1.0 - at.part) * a->buffer + at.part * b->buffer;
    racer->mean  = at.total;
}

static void settle_all(struct ins_mix_room *r)
{
    for (int m = 0; m < r->mixes; m++) {
        struct group_of *of = &r->of[m];
        if (!of->possible)
            of->racer->mean = INFINITY;
        else if (first_kept(of, r->mix->scenario.norm.confidence) == of->nodes)
            settle_short(r, of);
        else
            settle_price(r, of);
    }
}

/* --- a group ---------------------------------------------------------------------------------- */

/* Keys that cannot stand together are no mix. */
static void begin_mix(struct ins_mix_room *r, int m, struct ins_racer *racer)
{
    struct ins_error why = {{0}};
    struct group_of *of  = &r->of[m];
    *of                  = (struct group_of){.racer = racer};
    of->possible = ins_mix_resolve(r->mix, racer->value, r->written, &r->scenario[m], &why) == INS_DONE;
    if (!of->possible)
        return;
    of->same_inflow = ins_scenario_same_inflow(&r->scenario[m], &r->mix->scenario);
    lay_first(r, of);
}

static enum ins_status play_mix_group(struct ins_mix_room *r, struct ins_racer *const *racer,
                                      int mixes, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    bool            more   = true;
    r->mixes               = mixes;
    for (int m = 0; m < mixes; m++)
        begin_mix(r, m, racer[m]);
    for (int round = 0; round < ROUNDS && more && status == INS_DONE; round++) {
        status = play_laid(r, error);
        more   = false;
        for (int m = 0; m < mixes && status == INS_DONE; m++) {
            if (!r->of[m].possible || r->of[m].laid == 0)
                continue;
            take_nodes(r, m);
            lay_more(r, &r->of[m]);
            more = more || r->of[m].laid > 0;
        }
    }
    if (status == INS_DONE)
        settle_all(r);
    return status;
}

enum ins_status ins_mix_play(void *context, struct ins_racer *const *racer, int count,
                             int64_t futures, struct ins_error *error)
{
    struct ins_mix_room *r      = context;
    enum ins_status      status = INS_DONE;
    r->in_hand                  = futures;
    for (int i = 0; i < count && status == INS_DONE; i += GROUP)
        status = play_mix_group(r, racer + i, count - i < GROUP ? count - i : GROUP, error);
    return status;
}

/* --- the room --------------------------------------------------------------------------------- */

static enum ins_status room_for_nodes(struct ins_mix_room *r, struct ins_error *error)
{
    size_t rows = (size_t)GROUP * NODES * (size_t)r->futures;
    r->number   = ins_memory_create((size_t)r->futures, sizeof *r->number, error);
    r->written  = ins_memory_create(1, sizeof *r->written, error);
    r->scenario = ins_memory_create(GROUP, sizeof *r->scenario, error);
    r->inflow   = ins_memory_create(1, sizeof *r->inflow, error);
    r->other    = ins_memory_create(1, sizeof *r->other, error);
    r->plan     = ins_memory_create(PLANS, sizeof *r->plan, error);
    r->social   = ins_memory_create(rows, sizeof(double), error);
    r->met      = ins_memory_create(rows, sizeof(double), error);
    bool all    = r->number && r->written && r->scenario && r->inflow && r->other && r->plan &&
                  r->social && r->met;
    return all ? INS_DONE : INS_WORLD;
}

enum ins_status ins_mix_room_create(const struct ins_mix *mix, int64_t first, int64_t futures,
                                    double top, const struct ins_options *options,
                                    struct ins_mix_room **made, struct ins_error *error)
{
    struct ins_mix_room *r = ins_memory_create(1, sizeof *r, error);
    *made                  = r;
    if (!r)
        return INS_WORLD;
    r->mix     = mix;
    r->futures = futures;
    r->top     = fmax(fmin(top, mix->buffer_to), mix->buffer_from);
    if (options)
        r->options = *options;
    r->options.progress    = NULL;
    enum ins_status status = room_for_nodes(r, error);
    if (status == INS_DONE) {
        ins_inflow_init(r->inflow, &mix->scenario);
        status = ins_drawn_create(r->inflow, futures, DRAWN, &r->drawn, error);
    }
    for (int64_t f = 0; f < futures && status == INS_DONE; f++)
        r->number[f] = first + f;
    if (status == INS_DONE)
        return INS_DONE;
    ins_mix_room_free(r);
    *made = NULL;
    return status;
}

void ins_mix_room_free(struct ins_mix_room *r)
{
    if (!r)
        return;
    ins_drawn_free(r->drawn);
    ins_memory_free(r->number);
    ins_memory_free(r->written);
    ins_memory_free(r->scenario);
    ins_memory_free(r->inflow);
    ins_memory_free(r->other);
    ins_memory_free(r->plan);
    ins_memory_free(r->social);
    ins_memory_free(r->met);
    ins_memory_free(r);
}
