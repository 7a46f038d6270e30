#include "answers/norm.h"

#include <math.h>
#include <string.h>

#include "answers/least.h"
#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "engine/futures.h"

enum {
    CHUNK  = 1 << 17, /* futures played at once */
    CHECKS = 8        /* of an answer, until count and search agree */
};

/* A size is the answer when one this much smaller is none: relative, or in euro. */
static const double RELATIVE_WIDTH = 0.001, EURO_WIDTH = 1000.0;

/* What is kept of every future. */
struct kept {
    double        shortfall, sufficient[INS_FILLINGS]; /* euro */
    unsigned char none, all;                           /* keeps the norm */
};

struct rule {
    struct ins_least *least; /* NULL where it is not asked for */
    int64_t           shift; /* futures that a count found beyond what the search takes for granted */
};

struct ins_norm_search {
    struct ins_scenario       scenario;
    const struct ins_options *options;
    struct ins_inflow_plan    inflow;
    struct ins_plan           plan[INS_FILLINGS];
    const struct ins_plan    *playing[INS_FILLINGS];
    struct kept              *kept; /* [futures] */
    int64_t                   futures, room, none, all;
    struct ins_moments        total[INS_TOTALS];
    int64_t                  *number;         /* [CHUNK] */
    double                   *met[2];         /* [CHUNK] */
    double                    part;           /* of the progress that was told of */
    struct rule               rule[INS_FILLINGS];
};

static bool in_blocks(const struct ins_norm_search *s)
{
    return ins_sample_design(&s->scenario) == INS_CLUSTERED;
}

/* Nobody knows how many plays there will be: each takes half of what is left of the progress. */
static void share_progress(struct ins_norm_search *s, struct ins_play *job)
{
    job->options       = s->options;
    job->progress_from = s->part;
    s->part += (1.0 - s->part) / 2.0;
    job->progress_to = s->part;
}

/* --- futures join ---------------------------------------------------------------------------- */

static enum ins_status room_for_kept(struct ins_norm_search *s, int64_t futures,
                                     struct ins_error *error)
{
    if (futures <= s->room)
        return INS_DONE;
    struct kept *kept = ins_memory_create((size_t)futures, sizeof *kept, error);
    if (!kept)
        return INS_WORLD;
    if (s->futures > 0)
        memcpy(kept, s->kept, (size_t)s->futures * sizeof *kept);
    ins_memory_free(s->kept);
    s->kept = kept;
    s->room = futures;
    return INS_DONE;
}

static void keep_sample(struct ins_norm_search *s, const struct ins_norm_sample *sample)
{
    for (int64_t f = 0; f < sample->count; f++) {
        struct kept *kept = &s->kept[s->futures + f];
        kept->shortfall   = sample->shortfall[f];
        kept->none        = sample->met_none[f] > 0.0;
        kept->all         = sample->met_all[f] > 0.0;
        for (int r = 0; r < INS_FILLINGS; r++)
            kept->sufficient[r] = sample->sufficient[r][f];
        s->none += kept->none;
        s->all += kept->all;
    }
    for (int q = 0; q < INS_TOTALS; q++)
        ins_sample_add(ins_sample_design(&s->scenario), sample->total[q], sample->count,
                       &s->total[q]);
    s->futures += sample->count;
}

static double top_of(const double *sufficient, int64_t count)
{
    double top = 0.0;
    for (int64_t f = 0; f < count; f++)
        top = ins_larger(top, sufficient[f]);
    return top;
}

enum ins_status ins_norm_take(struct ins_norm_search *s, const struct ins_norm_sample *sample,
                              struct ins_error *error)
{
    enum ins_status status = room_for_kept(s, s->futures + sample->count, error);
    for (int r = 0; r < INS_FILLINGS && status == INS_DONE; r++) {
        struct ins_least_futures futures = {s->futures, sample->count, sample->met_none,
                                            sample->met_all,
                                            top_of(sample->sufficient[r], sample->count)};
        if (s->rule[r].least)
            status = ins_least_take(s->rule[r].least, &futures, error);
    }
    if (status == INS_DONE)
        keep_sample(s, sample);
    return status;
}

/* --- playing them ---------------------------------------------------------------------------- */

const enum ins_result ins_total_result[INS_TOTALS] = {
    INS_COST_TOTAL, INS_SOCIAL_COST_TOTAL, INS_OVERDUE_CASE_MONTHS, INS_PENALTIES_TOTAL,
    INS_STATE_MARGINAL};

enum { FREE, NONE };

struct growth {
    struct ins_norm_search *search;
    double *shortfall, *sufficient[INS_FILLINGS], *total[INS_TOTALS], *met[2]; /* [CHUNK] */
};

static void collect_growth(void *context, const struct ins_played *played)
{
    const struct growth *g    = context;
    int64_t              at   = played->first;
    size_t               size = (size_t)played->count * sizeof(double);
    struct ins_row       row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    memcpy(&g->met[played->plan][at], row[INS_NORM_MET].lane, size);
    if (played->plan == NONE)
        return;
    const struct ins_tower *tower = &played->world->tower;
    memcpy(&g->shortfall[at], row[INS_SHORTFALL_MAX].lane, size);
    for (int q = 0; q < INS_TOTALS; q++)
        memcpy(&g->total[q][at], row[ins_total_result[q]].lane, size);
    memcpy(&g->sufficient[INS_FILLED_ONCE][at], tower->sufficient_once.lane, size);
    memcpy(&g->sufficient[INS_FILLED_YEARLY][at], tower->sufficient.lane, size);
}

static void lay_growth(struct ins_norm_search *s)
{
    for (int p = 0; p < 2; p++) {
        ins_plan_init(&s->plan[p], &s->scenario);
        ins_plan_set_filling(&s->plan[p], INS_FILLED_YEARLY);
        ins_plan_set_buffer(&s->plan[p], p == FREE ? INFINITY : 0.0);
        ins_plan_ask(&s->plan[p], INS_OUTCOME);
    }
    ins_plan_watch(&s->plan[FREE]);
    ins_plan_ask_apart(&s->plan[FREE]);
}

static enum ins_status grow_some(struct ins_norm_search *s, struct growth *g, int64_t count,
                                 struct ins_error *error)
{
    for (int64_t f = 0; f < count; f++)
        s->number[f] = s->futures + f;
    struct ins_play job = {.inflow = &s->inflow, .plan = s->playing, .plans = 2,
                           .seed = (uint64_t)s->scenario.seed, .futures = count,
                           .number = s->number, .collect = collect_growth, .context = g};
    share_progress(s, &job);
    enum ins_status status = ins_futures_play(&job, error);
    struct ins_norm_sample sample = {
        count, g->met[NONE], g->met[FREE], g->shortfall,
        {g->sufficient[INS_FILLED_ONCE], g->sufficient[INS_FILLED_YEARLY]}, {NULL}};
    for (int q = 0; q < INS_TOTALS; q++)
        sample.total[q] = g->total[q];
    return status == INS_DONE ? ins_norm_take(s, &sample, error) : status;
}

enum ins_status ins_norm_grow(struct ins_norm_search *s, int64_t futures, struct ins_error *error)
{
    int64_t       left = futures - s->futures;
    size_t        most = (size_t)(left < CHUNK ? (left > 0 ? left : 0) : CHUNK);
    double       *room = ins_memory_create((1 + INS_FILLINGS + INS_TOTALS) * most, sizeof *room, error);
    struct growth g    = {.search = s, .shortfall = room, .met = {s->met[FREE], s->met[NONE]}};
    for (size_t r = 0; r < INS_FILLINGS; r++)
        g.sufficient[r] = room + (1 + r) * most;
    for (size_t q = 0; q < INS_TOTALS; q++)
        g.total[q] = room + (1 + INS_FILLINGS + q) * most;
    enum ins_status status = room ? room_for_kept(s, futures, error) : INS_WORLD;
    lay_growth(s);
    while (status == INS_DONE && s->futures < futures) {
        left   = futures - s->futures;
        status = grow_some(s, &g, left < CHUNK ? left : CHUNK, error);
    }
    ins_memory_free(room);
    return status;
}

/* --- ranks ----------------------------------------------------------------------------------- */

/* Numbers of futures that must keep the norm: for the answer, and for the sizes at which the
 * Clopper-Pearson bounds cross the confidence. */
struct target {
    int64_t value, low, high;
};

static int64_t least_hits(double confidence, int64_t futures, int64_t worth, bool upper)
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

/* What the futures are worth at a size, where they hang together. */
static enum ins_status weigh_blocks(const struct ins_norm_search *s, const struct rule *rule,
                                    double size, int64_t *worth, struct ins_error *error)
{
    *worth = s->futures;
    if (!in_blocks(s))
        return INS_DONE;
    double *least = ins_memory_create((size_t)s->futures, sizeof *least, error);
    if (!least)
        return INS_WORLD;
    struct ins_moments blocks = {0};
    int64_t            hits   = 0;
    ins_least_sizes(rule->least, least);
    for (int64_t f = 0; f < s->futures; f++) {
        least[f] = least[f] <= size && (isfinite(size) || s->kept[f].all) ? 1.0 : 0.0;
        hits += least[f] > 0.0;
    }
    ins_sample_add(INS_CLUSTERED, least, s->futures, &blocks);
    *worth = ins_sample_worth(&blocks, hits, s->futures);
    ins_memory_free(least);
    return INS_DONE;
}

/* --- the count on all futures ---------------------------------------------------------------- */

struct check {
    const struct ins_norm_search *search;
    double                        size[INS_FILLINGS]; /* euro; NaN: none is asked for */
    int64_t                       more[INS_FILLINGS]; /* futures that keep the norm beyond those of
                                                         which it was taken for granted */
    unsigned char                *kept;               /* [filling][CHUNK] */
    int64_t                       count;              /* futures in the chunk */
};

/* A future of which the search has played nothing near the size, and in which orders would be held
 * back there: a larger buffer leaves it as it is once it needs no more than its size. */
static bool is_open(const struct check *c, int filling, int64_t f)
{
    const struct kept *kept = &c->search->kept[f];
    return (kept->none || !kept->all) && kept->sufficient[filling] > c->size[filling];
}

static bool is_any_open(const struct check *c, int64_t f)
{
    for (int r = 0; r < INS_FILLINGS; r++)
        if (is_open(c, r, f))
            return true;
    return false;
}

static bool check_needs(const void *context, int plan, int64_t first)
{
    const struct check *c = context;
    for (int64_t i = first; i < first + INS_LANES && i < c->count; i++)
        if (is_open(c, plan, c->search->number[i]))
            return true;
    return false;
}

static void collect_check(void *context, const struct ins_played *played)
{
    const struct check *c = context;
    struct ins_row      row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++)
        c->kept[played->plan * CHUNK + played->first + i] = row[INS_NORM_MET].lane[i] > 0.0;
}

static enum ins_status check_some(struct ins_norm_search *s, struct check *c,
                                  struct ins_error *error)
{
    struct ins_play job = {.inflow = &s->inflow, .plan = s->playing, .plans = INS_FILLINGS,
                           .seed = (uint64_t)s->scenario.seed, .futures = c->count,
                           .number = s->number, .needed = check_needs, .collect = collect_check,
                           .context = c};
    share_progress(s, &job);
    enum ins_status status = ins_futures_play(&job, error);
    for (int r = 0; r < INS_FILLINGS && status == INS_DONE; r++)
        for (int64_t i = 0; i < c->count; i++)
            if (is_open(c, r, s->number[i]))
                c->more[r] += (int)c->kept[r * CHUNK + i] - (int)s->kept[s->number[i]].none;
    c->count = 0;
    return status;
}

static void lay_check(struct ins_norm_search *s, const struct check *c)
{
    for (int r = 0; r < INS_FILLINGS; r++) {
        ins_plan_init(&s->plan[r], &s->scenario);
        ins_plan_set_filling(&s->plan[r], (enum ins_filling)r);
        ins_plan_set_buffer(&s->plan[r], isnan(c->size[r]) ? 0.0 : c->size[r]);
        ins_plan_ask(&s->plan[r], INS_OUTCOME);
    }
}

/* Blocks of futures that share their parameters are played as a whole. */
static void list_block(struct ins_norm_search *s, int64_t from, struct check *c)
{
    int64_t end  = from + INS_LANES < s->futures ? from + INS_LANES : s->futures;
    bool    some = false;
    for (int64_t f = from; f < end; f++)
        some |= is_any_open(c, f);
    for (int64_t f = from; f < end && some; f++)
        if (in_blocks(s) || is_any_open(c, f))
            s->number[c->count++] = f;
}

static enum ins_status check_sizes(struct ins_norm_search *s, struct check *c,
                                   struct ins_error *error)
{
    c->search = s;
    c->kept   = ins_memory_create(INS_FILLINGS * CHUNK, 1, error);
    enum ins_status status = c->kept ? INS_DONE : INS_WORLD;
    lay_check(s, c);
    for (int64_t from = 0; from < s->futures && status == INS_DONE; from += INS_LANES) {
        list_block(s, from, c);
        if (c->count + INS_LANES > CHUNK)
            status = check_some(s, c, error);
    }
    if (status == INS_DONE && c->count > 0)
        status = check_some(s, c, error);
    ins_memory_free(c->kept);
    return status;
}

/* --- finding --------------------------------------------------------------------------------- */

/* One rule's answer on its way: the smallest size whose count was seen to be enough. */
struct finding {
    int64_t wanted;
    double  size;    /* as the search has it, euro */
    double  enough;  /* euro; infinite: none was seen */
    int64_t met;     /* there */
    bool    settled;
};

static enum ins_status narrow_rank(struct rule *rule, struct finding *found,
                                   struct ins_error *error)
{
    int64_t               rank   = found->wanted - rule->shift;
    struct ins_least_band band   = {rank, rank, 0.0};
    enum ins_status       status = ins_least_narrow(rule->least, &band, 1, error);
    found->size                  = ins_least_at(rule->least, rank);
    return status;
}

/* Without a buffer, and with no order held back, the count is known. */
static void settle_ends(const struct ins_norm_search *s, struct finding *found)
{
    if (found->size > 0.0 && isfinite(found->size))
        return;
    found->enough  = found->size;
    found->met     = found->size > 0.0 ? s->all : s->none;
    found->settled = true;
}

/* As the search has it, without a count. */
static void believe(const struct rule *rule, struct finding *found)
{
    if (found->settled)
        return;
    found->enough  = found->size;
    found->met     = ins_least_count(rule->least, found->size);
    found->settled = true;
}

/* By how many futures the search was mistaken; with so many the size, and none that is smaller by
 * more than its width, is still the answer, or the search goes on from there. */
static void settle_size(struct rule *rule, int64_t more, struct finding *found)
{
    double  width  = fmax(RELATIVE_WIDTH * found->size, EURO_WIDTH);
    int64_t met    = ins_least_count(rule->least, found->size) + more;
    int64_t before = ins_least_count(rule->least, fmax(found->size - width, 0.0)) + more;
    rule->shift    = more;
    if (met < found->wanted)
        return;
    if (found->size < found->enough) {
        found->enough = found->size;
        found->met    = met;
    }
    found->settled = before < found->wanted;
}

static enum ins_status count_met(struct ins_norm_search *s, struct finding found[INS_FILLINGS],
                                 struct ins_error *error)
{
    struct check c   = {0};
    bool         any = false;
    for (int r = 0; r < INS_FILLINGS; r++) {
        c.size[r] = found[r].settled ? NAN : found[r].size;
        any |= !found[r].settled;
    }
    enum ins_status status = any ? check_sizes(s, &c, error) : INS_DONE;
    for (int r = 0; r < INS_FILLINGS && status == INS_DONE; r++)
        if (!found[r].settled)
            settle_size(&s->rule[r], c.more[r], &found[r]);
    return status;
}

static enum ins_status search_sizes(struct ins_norm_search *s, bool counted,
                                    struct finding found[INS_FILLINGS], struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int round = 0; round < CHECKS && status == INS_DONE; round++) {
        for (int r = 0; r < INS_FILLINGS && status == INS_DONE; r++) {
            if (found[r].settled)
                continue;
            status = narrow_rank(&s->rule[r], &found[r], error);
            settle_ends(s, &found[r]);
            if (!counted)
                believe(&s->rule[r], &found[r]);
        }
        if (status == INS_DONE)
            status = count_met(s, found, error);
    }
    return status;
}

/* Should the count never agree: where money changes nothing in any future, all keep the norm that
 * ever do. */
static void fall_back(const struct ins_norm_search *s, enum ins_filling filling,
                      struct finding *found)
{
    if (isfinite(found->enough) || s->all < found->wanted)
        return;
    found->enough = 0.0;
    for (int64_t f = 0; f < s->futures; f++)
        found->enough = ins_larger(found->enough, s->kept[f].sufficient[filling]);
    found->met = s->all;
}

static enum ins_status bound(struct ins_norm_search *s, struct rule *rule, int64_t worth,
                             struct ins_norm_answer *answer, struct ins_error *error)
{
    struct ins_estimate *size = &answer->size;
    double  alpha = s->scenario.norm.confidence;
    int64_t low   = least_hits(alpha, s->futures, worth, true) - rule->shift;
    int64_t high  = least_hits(alpha, s->futures, worth, false) - rule->shift;
    const struct ins_least_band band[] = {{low, low, 0.0}, {high, high, 0.0}};
    enum ins_status             status = ins_least_narrow(rule->least, band, 2, error);
    size->low      = ins_smaller(ins_least_at(rule->least, low), size->value);
    size->high     = ins_larger(ins_least_at(rule->least, high), size->value);
    answer->inside = (double)(high - low);
    answer->within = answer->inside / (double)s->futures;
    return status;
}

/* The next interval will lie near this one, and not always within it. */
static void expect(struct ins_least *least, const struct ins_estimate *size)
{
    double wide = size->high - size->low;
    ins_least_expect(least, fmax(size->low - wide / 2.0, 0.0), size->high + wide / 2.0);
}

static enum ins_status finish_norm(struct ins_norm_search *s, enum ins_filling filling,
                                   struct finding *found, struct ins_norm_answer *answer,
                                   struct ins_error *error)
{
    struct rule *rule = &s->rule[filling];
    int64_t      worth;
    fall_back(s, filling, found);
    enum ins_status status = weigh_blocks(s, rule, found->enough, &worth, error);
    answer->asked      = true;
    answer->reachable  = isfinite(found->enough);
    answer->size.value = found->enough;
    answer->p_norm     = ins_sample_worth_probability(found->met, s->futures, worth);
    if (status == INS_DONE)
        status = bound(s, rule, worth, answer, error);
    if (status == INS_DONE && isfinite(answer->size.high))
        expect(rule->least, &answer->size);
    return status;
}

/* The liquidity buffer (6.31). */
static enum ins_status find_liquidity(const struct ins_norm_search *s,
                                      struct ins_norm_result *result, struct ins_error *error)
{
    double *values = ins_memory_create((size_t)s->futures, sizeof *values, error);
    if (!values)
        return INS_WORLD;
    for (int64_t f = 0; f < s->futures; f++)
        values[f] = s->kept[f].shortfall;
    enum ins_status status = ins_sample_quantile(ins_sample_design(&s->scenario),
                                                 s->scenario.norm.confidence, values, s->futures,
                                                 &result->liquidity, error);
    ins_memory_free(values);
    return status;
}

/* A share of all futures, by blocks where they hang together. */
static enum ins_status find_share(const struct ins_norm_search *s, bool all,
                                  struct ins_estimate *share, struct ins_error *error)
{
    double *values = ins_memory_create((size_t)s->futures, sizeof *values, error);
    if (!values)
        return INS_WORLD;
    for (int64_t f = 0; f < s->futures; f++)
        values[f] = all ? s->kept[f].all : s->kept[f].none;
    *share = ins_sample_probability(ins_sample_design(&s->scenario), values, s->futures);
    ins_memory_free(values);
    return INS_DONE;
}

enum ins_status ins_norm_find(struct ins_norm_search *s, bool counted,
                              struct ins_norm_result *result, struct ins_error *error)
{
    struct finding found[INS_FILLINGS];
    *result = (struct ins_norm_result){.futures = s->futures};
    memcpy(result->total, s->total, sizeof result->total);
    for (int r = 0; r < INS_FILLINGS; r++)
        found[r] = (struct finding){
            .wanted  = ins_summary_rank(s->scenario.norm.confidence, s->futures),
            .enough  = INFINITY,
            .settled = s->rule[r].least == NULL};
    enum ins_status status = search_sizes(s, counted, found, error);
    for (int r = 0; r < INS_FILLINGS && status == INS_DONE; r++)
        if (s->rule[r].least)
            status = finish_norm(s, (enum ins_filling)r, &found[r], &result->answer[r], error);
    if (status == INS_DONE)
        status = find_liquidity(s, result, error);
    if (status == INS_DONE)
        status = find_share(s, false, &result->p_norm_none, error);
    if (status == INS_DONE)
        status = find_share(s, true, &result->p_norm_max, error);
    return status;
}

enum ins_status ins_norm_sizes(struct ins_norm_search *s, enum ins_filling filling, double low,
                               double high, double wide, double *size, struct ins_error *error)
{
    struct ins_least *least  = s->rule[filling].least;
    enum ins_status   status = ins_least_narrow_between(least, low, high, wide, error);
    if (status == INS_DONE)
        ins_least_sizes(least, size);
    return status;
}

/* --- creation -------------------------------------------------------------------------------- */

static enum ins_status create_least(struct ins_norm_search *s, enum ins_filling filling,
                                    struct ins_error *error)
{
    struct ins_plan *plan = &s->plan[0];
    ins_plan_init(plan, &s->scenario);
    ins_plan_set_filling(plan, filling);
    ins_plan_ask(plan, INS_OUTCOME);
    struct ins_least_settings settings = {plan, &s->inflow, (uint64_t)s->scenario.seed,
                                          in_blocks(s), s->options};
    return ins_least_create(&settings, &s->rule[filling].least, error);
}

enum ins_status ins_norm_create(const struct ins_scenario *scenario, unsigned fillings,
                                const struct ins_options *options, struct ins_norm_search **made,
                                struct ins_error *error)
{
    struct ins_norm_search *s = ins_memory_create(1, sizeof *s, error);
    *made                     = NULL;
    if (!s)
        return INS_WORLD;
    s->scenario = *scenario;
    s->options  = options;
    s->number   = ins_memory_create(CHUNK, sizeof *s->number, error);
    s->met[0]   = ins_memory_create(CHUNK, sizeof *s->met[0], error);
    s->met[1]   = ins_memory_create(CHUNK, sizeof *s->met[1], error);
    for (int p = 0; p < INS_FILLINGS; p++)
        s->playing[p] = &s->plan[p];
    enum ins_status status = s->number && s->met[0] && s->met[1] ? INS_DONE : INS_WORLD;
    ins_inflow_init(&s->inflow, &s->scenario);
    for (int r = 0; r < INS_FILLINGS && status == INS_DONE; r++)
        if (fillings >> r & 1u)
            status = create_least(s, (enum ins_filling)r, error);
    if (status == INS_DONE)
        *made = s;
    else
        ins_norm_free(s);
    return status;
}

void ins_norm_free(struct ins_norm_search *s)
{
    if (!s)
        return;
    for (int r = 0; r < INS_FILLINGS; r++)
        ins_least_free(s->rule[r].least);
    ins_memory_free(s->number);
    ins_memory_free(s->met[0]);
    ins_memory_free(s->met[1]);
    ins_memory_free(s->kept);
    ins_memory_free(s);
}
