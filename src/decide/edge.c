#include "decide/edge.h"

#include <math.h>
#include <string.h>

#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "engine/futures.h"

enum {
    MOST_FUTURES = 2048,
    FEW          = 512, /* on which an edge is first sought */
    LOOK         = 256, /* on which keys are put in order */
    MANY         = 2,   /* times as many of each where every key is looked at */
    DOUBLINGS    = 12,   /* of steps outwards */
    HALVINGS     = 10,   /* among the few, and again among all */
    WIDENINGS    = 6     /* of the bracket that the few leave */
};

static const size_t DRAWN_BYTES = (size_t)64 << 20;
static const double FINE = 1e-3;      /* of a spread: a bracket that is narrow enough */
static const double NORMAL_95 = 1.96; /* standard errors of a 95 % interval (6.15) */

struct ins_edges {
    const struct ins_buffer  *buffer;
    const struct ins_options *options;
    double                    size; /* euro that the buffer holds at every value */
    bool                      today;
    int64_t                   futures, few;
    struct ins_scenario       moved[2]; /* as written, resolved */
    struct ins_plan           plan;
    struct ins_inflow_plan    inflow;
    struct ins_drawn         *drawn;   /* inflow of today, for keys that leave it as it is */
    double                   *now;     /* [futures] 0 or 1: the norm is kept today */
    double                   *inside, *outside; /* the same on either side of an edge */
    double                   *some;    /* [futures] of a play */
    int64_t                  *number;  /* [futures] those that differ between the two */
};

/* --- one value -------------------------------------------------------------------------------- */

/* False where the value makes no scenario. */
static bool lay_value(struct ins_edges *e, const struct ins_edge_key *key, double value)
{
    const struct ins_scenario *written = ins_case_written(e->buffer->source);
    struct ins_error           why     = {{0}};
    enum ins_status            status  = INS_DONE;
    if (key->lever)
        status = ins_lever_put(key->lever, written, &e->buffer->scenario, value, &e->moved[0], &why);
    else {
        e->moved[0] = *written;
        status      = ins_scenario_set(&e->moved[0], &key->handle, value, &why);
    }
    if (status == INS_DONE)
        status = ins_scenario_resolve(&e->moved[0], &e->moved[1], &why);
    if (status == INS_DONE && e->buffer->unknown)
        ins_unknown_forget(&e->moved[1]);
    return status == INS_DONE;
}

struct pass {
    double *met;
};

static void collect_edge(void *context, const struct ins_played *played)
{
    const struct pass *pass = context;
    struct ins_row     row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    memcpy(&pass->met[played->first], row[INS_NORM_MET].lane, (size_t)played->count * sizeof(double));
}

/* The scenario in hand on the futures of `number`, or where that is NULL on the first `count`. */
static enum ins_status play_moved(struct ins_edges *e, const int64_t *number, int64_t count,
                                  double *met, struct ins_error *error)
{
    struct pass        pass  = {met};
    struct ins_options quiet = e->options ? *e->options : (struct ins_options){0};
    bool same      = ins_scenario_same_inflow(&e->buffer->scenario, &e->moved[1]);
    quiet.progress = NULL;
    ins_plan_init(&e->plan, &e->moved[1]);
    ins_plan_set_filling(&e->plan, e->buffer->filled);
    ins_plan_set_buffer(&e->plan, e->size);
    ins_plan_ask(&e->plan, INS_OUTCOME);
    ins_inflow_init(&e->inflow, &e->moved[1]);
    const struct ins_plan *plan = &e->plan;
    struct ins_play        job  = {.inflow = &e->inflow, .plan = &plan, .plans = 1,
                                   .seed = (uint64_t)e->moved[1].seed, .futures = count,
                                   .number = number, .drawn = same && !number ? e->drawn : NULL,
                                   .options = &quiet, .collect = collect_edge, .context = &pass};
    return ins_futures_play(&job, error);
}

static int64_t least_of(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static double share_met(const double *met, int64_t count)
{
    double sum = 0.0;
    for (int64_t f = 0; f < count; f++)
        sum += met[f];
    return sum / (double)count;
}

/* The share of the first `count` futures at which the answer turns: the asked one, moved by what the
 * same futures say too much of today's chance (6.86). */
static double turning(const struct ins_edges *e, int64_t count)
{
    double own = isinf(e->size) ? share_met(e->now, count) - e->buffer->p_norm_max.value : 0.0;
    return e->buffer->confidence + own;
}

/* Shares of whole futures are held against the asked one, but for rounding. */
static bool stays(const struct ins_edges *e, double share, int64_t count)
{
    return (share >= turning(e, count) - 1e-9) == e->today;
}

/* --- a bracket ------------------------------------------------------------------------------- */

/* The answer stays at `in` and not at `out`; the shares that keep the norm there. */
struct bracket {
    double in, out, at_in, at_out;
    bool   found; /* else: it stays up to the end, or as far as the value makes a scenario */
};

static double rounded(const struct ins_edge_key *key, double value)
{
    return key->hold.whole ? nearbyint(value) : value;
}

static bool is_narrow(const struct ins_edge_key *key, const struct bracket *b)
{
    double wide = fabs(b->out - b->in);
    return wide <= (key->hold.whole ? 1.0 : FINE * key->hold.spread);
}

/* Outwards in steps that double. Where a step makes no scenario, half of it. */
static enum ins_status walk_outwards(struct ins_edges *e, const struct ins_edge_key *key, int side,
                                     struct bracket *b, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    double          step   = key->hold.spread;
    *b = (struct bracket){.in = key->hold.value, .at_in = share_met(e->now, e->few)};
    for (int i = 0; i < DOUBLINGS && status == INS_DONE && !b->found; i++) {
        double next = fmin(fmax(rounded(key, b->in + side * step), key->low), key->high);
        if (next == b->in)
            break;
        if (!lay_value(e, key, next)) {
            step /= 2.0;
            continue;
        }
        status       = play_moved(e, NULL, e->few, e->some, error);
        double share = share_met(e->some, e->few);
        b->found     = !stays(e, share, e->few);
        *(b->found ? &b->out : &b->in)       = next;
        *(b->found ? &b->at_out : &b->at_in) = share;
        step *= 2.0;
    }
    return status;
}

/* Until what is left of the difference could as well be chance. */
static enum ins_status halve(struct ins_edges *e, const struct ins_edge_key *key, struct bracket *b,
                             struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    double asked = e->buffer->confidence, chance = sqrt(asked * (1.0 - asked) / (double)e->few);
    for (int i = 0; i < HALVINGS && status == INS_DONE; i++) {
        double middle = rounded(key, b->in + (b->out - b->in) / 2.0);
        if (is_narrow(key, b) || fabs(b->at_in - b->at_out) <= 4.0 * chance || middle == b->in ||
            middle == b->out || !lay_value(e, key, middle))
            break;
        status       = play_moved(e, NULL, e->few, e->some, error);
        double share = share_met(e->some, e->few);
        bool   in    = stays(e, share, e->few);
        *(in ? &b->in : &b->out)       = middle;
        *(in ? &b->at_in : &b->at_out) = share;
    }
    return status;
}

/* --- the same on all futures ------------------------------------------------------------------- */

/* Away from the middle of the bracket until the answer is the one that is due on this side. */
static enum ins_status fasten(struct ins_edges *e, const struct ins_edge_key *key, bool in,
                              double wide, struct bracket *b, struct ins_error *error)
{
    double  side = b->out > b->in ? 1.0 : -1.0, *value = in ? &b->in : &b->out, today = key->hold.value;
    double *met = in ? e->inside : e->outside;
    for (int i = 0; i < WIDENINGS; i++, wide *= 2.0) {
        double next = rounded(key, *value + (in ? -side : side) * wide);
        next   = fmin(fmax(next, key->low), key->high);
        *value = in && (next - today) * side < 0.0 ? today : next;
        if (!lay_value(e, key, *value))
            break;
        enum ins_status status = play_moved(e, NULL, e->futures, met, error);
        *(in ? &b->at_in : &b->at_out) = share_met(met, e->futures);
        if (status != INS_DONE || stays(e, share_met(met, e->futures), e->futures) == in)
            return status;
    }
    b->found = false;
    return INS_DONE;
}

/* Futures that keep the norm on one side alone; all of them where they share their parameters. */
static int64_t list_undecided(const struct ins_edges *e)
{
    int64_t count = 0;
    bool    all   = ins_scenario_is_clustered(&e->moved[1]);
    for (int64_t f = 0; f < e->futures; f++)
        if (all || e->inside[f] != e->outside[f])
            e->number[count++] = f;
    return count;
}

static enum ins_status narrow_edge(struct ins_edges *e, const struct ins_edge_key *key,
                                   struct bracket *b, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int i = 0; i < HALVINGS && status == INS_DONE && !is_narrow(key, b); i++) {
        double  middle = rounded(key, b->in + (b->out - b->in) / 2.0), sum = 0.0;
        int64_t count  = list_undecided(e);
        if (count == 0 || !lay_value(e, key, middle))
            break;
        status = play_moved(e, e->number, count, e->some, error);
        for (int64_t i_some = 0; i_some < count; i_some++)
            sum += e->some[i_some] - e->inside[e->number[i_some]];
        double  share = share_met(e->inside, e->futures) + sum / (double)e->futures;
        bool    in    = stays(e, share, e->futures);
        double *met   = in ? e->inside : e->outside;
        for (int64_t i_some = 0; i_some < count; i_some++)
            met[e->number[i_some]] = e->some[i_some];
        *(in ? &b->in : &b->out) = middle;
    }
    return status;
}

/* --- its error -------------------------------------------------------------------------------- */

/* Half the 95 % interval of the chance at the edge (6.87): of the futures played here, and of those
 * that tell today's. */
static double half_at_edge(const struct ins_edges *e)
{
    const struct ins_buffer *b = e->buffer;
    double others = isinf(e->size) ? (double)(b->futures - e->futures) : 0.0;
    double part   = others / (double)(others + (double)e->futures), today = 0.0;
    for (int64_t f = 0; f < e->futures; f++)
        e->some[f] = e->inside[f] - part * e->now[f];
    struct ins_mean own = ins_sample_mean(ins_sample_design(&b->scenario), e->some, e->futures);
    if (others > 0.0)
        today = (b->p_norm_max.high - b->p_norm_max.low) / 2.0 * sqrt((double)b->futures / others);
    return hypot(NORMAL_95 * own.error, part * today);
}

/* What that is in values of the key, by the slope across the bracket before it was narrowed. */
static struct ins_estimate tell_edge(const struct ins_edges *e, const struct ins_edge_key *key,
                                     const struct bracket *b, const struct bracket *wide)
{
    double slope = fabs((wide->at_out - wide->at_in) / (wide->out - wide->in));
    double half  = half_at_edge(e) / slope;
    double low   = fmax(b->in - half, key->low), high = fmin(b->in + half, key->high);
    if (key->hold.whole)
        return (struct ins_estimate){b->in, floor(low), ceil(high)};
    return (struct ins_estimate){b->in, low, high};
}

/* --- both sides ------------------------------------------------------------------------------- */

static enum ins_status find_side(struct ins_edges *e, const struct ins_edge_key *key, int side,
                                 struct ins_estimate *edge, struct ins_error *error)
{
    struct bracket  b, wide;
    enum ins_status status = walk_outwards(e, key, side, &b, error);
    *edge = (struct ins_estimate){NAN, NAN, NAN};
    if (status == INS_DONE && b.found)
        status = halve(e, key, &b, error);
    double step = fmax(fabs(b.out - b.in), key->hold.whole ? 1.0 : FINE * key->hold.spread);
    if (status == INS_DONE && b.found)
        status = fasten(e, key, true, step, &b, error);
    if (status == INS_DONE && b.found)
        status = fasten(e, key, false, step, &b, error);
    wide = b;
    if (status == INS_DONE && b.found)
        status = narrow_edge(e, key, &b, error);
    if (status == INS_DONE && b.found)
        *edge = tell_edge(e, key, &b, &wide);
    return status;
}

enum ins_status ins_edges_find(struct ins_edges *e, struct ins_edge_key *key,
                               struct ins_error *error)
{
    struct ins_hold    *hold = &key->hold;
    struct ins_estimate here = {hold->value, hold->value, hold->value};
    hold->from = hold->to = here;
    hold->distance        = 0.0;
    if (!stays(e, share_met(e->now, e->futures), e->futures))
        return INS_DONE; /* today's value is the edge, as far as so many futures tell */
    enum ins_status status = find_side(e, key, -1, &hold->from, error);
    if (status == INS_DONE)
        status = find_side(e, key, 1, &hold->to, error);
    double less = fabs(hold->value - hold->from.value), more = fabs(hold->to.value - hold->value);
    hold->distance = fmin(isnan(less) ? INFINITY : less, isnan(more) ? INFINITY : more) / hold->spread;
    return status;
}

enum ins_status ins_edges_look(struct ins_edges *e, const struct ins_edge_key *key, double *distance,
                               struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    int64_t         count  = least_of(e->few, LOOK);
    double          now    = share_met(e->now, count), apart = turning(e, count) - now;
    *distance = INFINITY;
    for (int side = -1; side <= 1 && status == INS_DONE; side += 2) {
        double value = rounded(key, key->hold.value + side * key->hold.spread);
        value = fmin(fmax(value, key->low), key->high);
        if (value == key->hold.value || !lay_value(e, key, value))
            continue;
        status       = play_moved(e, NULL, count, e->some, error);
        double moves = share_met(e->some, count) - now;
        if (moves * apart > 0.0)
            *distance = fmin(*distance, apart / moves);
    }
    return status;
}

/* --- creation --------------------------------------------------------------------------------- */

static enum ins_status room_for_edges(struct ins_edges *e, struct ins_error *error)
{
    size_t   futures = (size_t)e->futures;
    double **rows[]  = {&e->now, &e->inside, &e->outside, &e->some};
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        *rows[r] = ins_memory_create(futures, sizeof(double), error);
        if (!*rows[r])
            return INS_WORLD;
    }
    e->number = ins_memory_create(futures, sizeof *e->number, error);
    return e->number ? INS_DONE : INS_WORLD;
}

static enum ins_status begin_edges(struct ins_edges *e, struct ins_error *error)
{
    e->moved[1]            = e->buffer->scenario;
    enum ins_status status = room_for_edges(e, error);
    ins_inflow_init(&e->inflow, &e->moved[1]);
    if (status == INS_DONE)
        status = ins_drawn_create(&e->inflow, e->futures, DRAWN_BYTES, &e->drawn, error);
    return status == INS_DONE ? play_moved(e, NULL, e->futures, e->now, error) : status;
}

enum ins_status ins_edges_create(const struct ins_buffer *buffer, double below, bool all,
                                 const struct ins_options *options, struct ins_edges **made,
                                 struct ins_error *error)
{
    struct ins_edges *e = ins_memory_create(1, sizeof *e, error);
    *made = NULL;
    if (!e)
        return INS_WORLD;
    e->buffer  = buffer;
    e->options = options;
    e->size    = below;
    e->today   = buffer->reachable && buffer->norm.value <= below;
    e->futures = least_of(buffer->first_futures, all ? MANY * MOST_FUTURES : MOST_FUTURES);
    e->few     = least_of(e->futures, all ? MANY * FEW : FEW);
    enum ins_status status = begin_edges(e, error);
    if (status == INS_DONE)
        *made = e;
    else
        ins_edges_free(e);
    return status;
}

int64_t ins_edges_futures(const struct ins_edges *e)
{
    return e->futures;
}

void ins_edges_free(struct ins_edges *e)
{
    if (!e)
        return;
    ins_drawn_free(e->drawn);
    ins_memory_free(e->now);
    ins_memory_free(e->inside);
    ins_memory_free(e->outside);
    ins_memory_free(e->some);
    ins_memory_free(e->number);
    ins_memory_free(e);
}
