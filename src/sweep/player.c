#include "sweep/player.h"

#include <math.h>
#include <omp.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "answers/buffer.h"
#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "engine/futures.h"
#include "engine/summary.h"
#include "scenario/case.h"

/* What is kept of a future: the results of a row, whether the norm is met, and under gated
 * funding the shortfall that the same future has when no order is held back. */
enum { MET = INS_ROW_RESULTS, OWN, FREE = OWN, GATED_WIDTH = OWN + 1 };

/* Ranks of the order statistics of a row. */
struct ranks {
    double  confidence;
    int64_t half, most, value, low, high;
};

/* A plan that is played, and where its results go. */
struct part {
    double *slot;
    bool    free; /* only its shortfall is asked for */
};

struct item {
    int64_t             point;
    double              value[INS_AXES];
    double             *own, *free; /* slots; `free` is own[shortfall] where funding is unlimited */
    struct ranks        ranks;
    bool                clustered; /* futures share their parameters by blocks */
    struct ins_estimate norm;
    double              p_norm_max;
};

struct ins_player {
    struct ins_player_settings  settings;
    struct ins_options      options;
    struct ins_row_names    names;
    bool                    gated;
    int                     width, threads;
    struct ins_checker     *checker;
    struct ins_scenario    *resolved, *first; /* the point in hand; the first of its group */
    struct ins_inflow_plan *inflow;
    struct ins_plan        *plan; /* [2 block] */
    struct ins_scenario    *own;  /* [2 block] of each plan where worlds differ; else NULL */
    const struct ins_plan  *playing[2 * INS_BLOCK];
    struct part             part[2 * INS_BLOCK];
    int                     parts;
    struct item             item[INS_BLOCK];
    int                     items, group; /* of the task; where the group begins */
    int64_t                 from;         /* first future that is not known of the group */
    double                 *slots;        /* [block][width][futures] */
    double                 *scratch;      /* [thread][futures] */
    int64_t                *number;       /* [futures] */
};

int ins_player_width(const struct ins_scenario *scenario)
{
    return scenario->funding == INS_GATED ? GATED_WIDTH : OWN;
}

size_t ins_player_bytes(const struct ins_scenario *scenario, int64_t futures)
{
    return (size_t)ins_player_width(scenario) * (size_t)futures * sizeof(double);
}

/* --- rooms ------------------------------------------------------------------------------------ */

static enum ins_status room_for_block(struct ins_player *p, struct ins_error *error)
{
    size_t block = (size_t)p->settings.block, futures = (size_t)p->settings.futures;
    p->first   = ins_memory_create(1, sizeof *p->first, error);
    p->inflow  = ins_memory_create(1, sizeof *p->inflow, error);
    p->plan    = ins_memory_create(2 * block, sizeof *p->plan, error);
    p->slots   = ins_memory_create(block * (size_t)p->width * futures, sizeof *p->slots, error);
    if (ins_scenario_is_clustered(p->settings.written)) {
        p->own = ins_memory_create(2 * block, sizeof *p->own, error);
        if (!p->own)
            return INS_WORLD;
    }
    p->scratch = ins_memory_create((size_t)p->threads * futures, sizeof *p->scratch, error);
    p->number  = ins_memory_create(futures, sizeof *p->number, error);
    return p->first && p->inflow && p->plan && p->slots && p->scratch && p->number ? INS_DONE
                                                                                   : INS_WORLD;
}

enum ins_status ins_player_create(const struct ins_player_settings *settings,
                                  struct ins_player **made, struct ins_error *error)
{
    struct ins_player *p = ins_memory_create(1, sizeof *p, error);
    *made                = NULL;
    if (!p)
        return INS_WORLD;
    p->settings    = *settings;
    p->names   = *settings->names;
    p->options = (struct ins_options){.threads = settings->threads, .stop = settings->stop};
    p->threads = ins_futures_threads(&p->options);
    p->gated   = settings->written->funding == INS_GATED;
    p->width   = ins_player_width(settings->written);
    if (room_for_block(p, error) != INS_DONE ||
        ins_checker_create(settings->layout, settings->written, &p->checker, error) != INS_DONE) {
        ins_player_free(p);
        return INS_WORLD;
    }
    p->resolved                 = &p->checker->resolved;
    p->checker->written.futures = (int)settings->futures;
    *made                       = p;
    return INS_DONE;
}

void ins_player_free(struct ins_player *p)
{
    if (!p)
        return;
    ins_checker_free(p->checker);
    ins_memory_free(p->first);
    ins_memory_free(p->inflow);
    ins_memory_free(p->plan);
    ins_memory_free(p->own);
    ins_memory_free(p->slots);
    ins_memory_free(p->scratch);
    ins_memory_free(p->number);
    ins_memory_free(p);
}

/* --- plans ------------------------------------------------------------------------------------ */

/* Where no order is ever held back, the buffer decides nothing that a row tells: nothing but
 * draws and deficits. Points that differ in it alone then become one plan. */
static void forget_buffer(struct ins_plan *plan)
{
    ins_plan_set_buffer(plan, INFINITY);
    plan->money.top_up       = 0.0;
    plan->tower.cover_months = 1.0;
    plan->tower.pace_months  = 1.0;
}

/* The slot of a plan: that of an equal one before it in the group, or `slot`, after it was put
 * on the list. The plan stands at plan[parts]. */
static double *enlist(struct ins_player *p, bool free, double *slot)
{
    struct ins_plan *plan = &p->plan[p->parts];
    for (int i = p->parts - 1; i >= 0; i--)
        if (p->part[i].free == free && ins_plan_same(plan, &p->plan[i]))
            return p->part[i].slot;
    p->part[p->parts]    = (struct part){slot, free};
    p->playing[p->parts] = plan;
    p->parts++;
    return slot;
}

/* The plan of the resolved point, at plan[parts]; nothing of an older one is left to tell it from
 * an equal one. */
static struct ins_plan *fresh_plan(struct ins_player *p)
{
    struct ins_plan *plan = &p->plan[p->parts];
    memset(plan, 0, offsetof(struct ins_plan, calendar));
    if (p->own)
        p->own[p->parts] = *p->resolved;
    ins_plan_init(plan, p->own ? &p->own[p->parts] : p->resolved);
    return plan;
}

static void plan_item(struct ins_player *p, struct item *item)
{
    int64_t          futures = p->settings.futures;
    double          *slot    = &p->slots[(item - p->item) * p->width * futures];
    struct ins_plan *plan    = fresh_plan(p);
    ins_plan_ask(plan, INS_OUTCOME);
    if (!p->gated)
        forget_buffer(plan);
    item->own  = enlist(p, false, slot);
    item->free = &item->own[(INS_ROW_RESULTS - 1) * futures]; /* shortfall_max */
    if (!p->gated)
        return;
    plan = fresh_plan(p);
    forget_buffer(plan);
    ins_plan_ask(plan, INS_BRIEF);
    item->free = enlist(p, true, &slot[FREE * futures]);
}

/* --- playing ---------------------------------------------------------------------------------- */

static void collect_part(void *context, const struct ins_played *played)
{
    const struct ins_player *p    = context;
    const struct part       *part = &p->part[played->plan];
    int64_t                  at = p->from + played->first, futures = p->settings.futures;
    size_t                   size = (size_t)played->count * sizeof(double);
    if (part->free) {
        memcpy(&part->slot[at], played->world->tally.shortfall_max.lane, size);
        return;
    }
    struct ins_row row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    for (int r = 0; r < INS_ROW_RESULTS; r++)
        memcpy(&part->slot[r * futures + at], row[ins_swept[r]].lane, size);
    memcpy(&part->slot[MET * futures + at], row[INS_NORM_MET].lane, size);
}

static enum ins_status play_parts(struct ins_player *p, struct ins_error *error)
{
    int64_t fresh = p->settings.futures - p->from;
    for (int64_t i = 0; i < fresh; i++)
        p->number[i] = p->from + i;
    ins_inflow_init(p->inflow, p->first);
    struct ins_play job = {.inflow   = p->inflow,
                           .plan     = p->playing,
                           .plans    = p->parts,
                           .seed     = (uint64_t)p->first->seed,
                           .futures  = fresh,
                           .number   = p->from > 0 ? p->number : NULL,
                           .sampling = INS_RANDOM,
                           .options  = &p->options,
                           .collect  = collect_part,
                           .context  = p};
    return fresh > 0 ? ins_futures_play(&job, error) : INS_DONE;
}

/* --- summing up ------------------------------------------------------------------------------- */

static struct ranks ranks_for(double confidence, int64_t futures)
{
    struct ranks ranks = {.confidence = confidence,
                          .half       = ins_summary_rank(0.50, futures),
                          .most       = ins_summary_rank(0.95, futures),
                          .value      = ins_summary_rank(confidence, futures)};
    ins_summary_rank_interval(confidence, futures, &ranks.low, &ranks.high);
    return ranks;
}

/* Mean and error of all results at once: seven chains of additions side by side. */
static void sum_up_results(const double *own, int64_t futures,
                           struct ins_mean mean[INS_ROW_RESULTS], int64_t *met)
{
    struct ins_moments moments[INS_ROW_RESULTS] = {{0}};
    *met                                        = 0;
    for (int64_t i = 0; i < futures; i++) {
        for (int r = 0; r < INS_ROW_RESULTS; r++)
            ins_moments_add(&moments[r], own[r * futures + i]);
        *met += own[MET * futures + i] > 0.0;
    }
    for (int r = 0; r < INS_ROW_RESULTS; r++)
        mean[r] = ins_moments_mean(&moments[r]);
}

/* Minus zero and zero are one: a database keeps no sign of nothing. */
static double plain(double value)
{
    return value + 0.0;
}

static void pick_ranks(const double *values, int64_t futures, const int64_t *rank, int asked,
                       double *scratch, double *selected)
{
    memcpy(scratch, values, (size_t)futures * sizeof *values);
    ins_summary_select(scratch, futures, rank, asked, selected);
}

/* Blocks of futures that share their parameters are the observations. */
static void sum_up_blocks(const double *own, int64_t futures,
                          struct ins_mean mean[INS_ROW_RESULTS])
{
    for (int r = 0; r < INS_ROW_RESULTS; r++)
        mean[r] = ins_sample_mean(INS_CLUSTERED, &own[r * futures], futures);
}

static struct ranks cluster_ranks(const struct item *item, int64_t futures, double *scratch)
{
    struct ranks ranks = item->ranks;
    double       value;
    pick_ranks(item->free, futures, &ranks.value, 1, scratch, &value);
    ins_sample_cluster_ranks(ranks.confidence, item->free, value, futures, &ranks.low, &ranks.high);
    return ranks;
}

static void add_liquidity(const struct item *item, int64_t futures, double *scratch, double *row)
{
    struct ranks        own = item->clustered ? cluster_ranks(item, futures, scratch) : item->ranks;
    const struct ranks *r   = &own;
    int64_t rank[3] = {r->value, r->low > 0 ? r->low : 1, r->high <= futures ? r->high : futures};
    double  value[3];
    pick_ranks(item->free, futures, rank, 3, scratch, value);
    row[0] = plain(value[0]);
    row[1] = r->low > 0 ? plain(value[1]) : NAN;
    row[2] = r->high <= futures ? plain(value[2]) : NAN;
}

static void fill_row_results(const struct item *item, int64_t futures, double *scratch, double *row)
{
    struct ins_mean mean[INS_ROW_RESULTS];
    int64_t         rank[2] = {item->ranks.half, item->ranks.most}, met;
    sum_up_results(item->own, futures, mean, &met);
    if (item->clustered)
        sum_up_blocks(item->own, futures, mean);
    for (int r = 0; r < INS_ROW_RESULTS; r++) {
        double value[2], *four = &row[INS_ROW_RESULT + r * INS_ROW_FOUR];
        pick_ranks(&item->own[r * futures], futures, rank, 2, scratch, value);
        four[INS_ROW_MEAN]  = plain(mean[r].value);
        four[INS_ROW_ERROR] = mean[r].error;
        four[INS_ROW_P50]   = plain(value[0]);
        four[INS_ROW_P95]   = plain(value[1]);
    }
    row[INS_ROW_P_NORM] = (double)met / (double)futures;
}

static void write_row(const struct ins_player *p, const struct item *item, double *scratch,
                      double *row)
{
    int64_t futures = p->settings.futures;
    for (int a = 0; a < p->names.axes; a++)
        row[a] = plain(item->value[a]);
    double *behind          = &row[p->names.axes];
    behind[INS_ROW_FUTURES] = (double)futures;
    fill_row_results(item, futures, scratch, behind);
    add_liquidity(item, futures, scratch, &behind[INS_ROW_LIQUIDITY]);
    if (!p->names.solved)
        return;
    const double solved[] = {item->norm.value, item->norm.low, item->norm.high};
    for (int e = 0; e < 3; e++)
        behind[INS_ROW_NORM_BUFFER + e] = isfinite(solved[e]) ? plain(solved[e]) : NAN;
    behind[INS_ROW_NORM_BUFFER + 3] = item->p_norm_max;
}

static void keep_values(const struct ins_player *p, const struct item *item, double *values)
{
    size_t futures = (size_t)p->settings.futures;
    memcpy(values, item->own, OWN * futures * sizeof *values);
    if (p->gated)
        memcpy(&values[FREE * futures], item->free, futures * sizeof *values);
}

static void write_group(const struct ins_player *p, struct ins_batch *batch)
{
    int64_t futures = p->settings.futures;
#pragma omp parallel for num_threads(p->threads) if (p->threads > 1) schedule(dynamic, 1)
    for (int i = p->group; i < p->items; i++) {
        const struct item *item = &p->item[i];
        batch->point[i]         = item->point + 1;
        write_row(p, item, &p->scratch[omp_get_thread_num() * futures],
                  &batch->row[i * batch->columns]);
        if (batch->values)
            keep_values(p, item, &batch->values[i * p->width * futures]);
    }
}

/* --- groups ----------------------------------------------------------------------------------- */

static enum ins_status end_group(struct ins_player *p, struct ins_batch *batch,
                                 struct ins_error *error)
{
    if (p->group == p->items)
        return INS_DONE;
    enum ins_status status = play_parts(p, error);
    if (status == INS_DONE)
        write_group(p, batch);
    p->group = p->items;
    p->parts = 0;
    return status;
}

static enum ins_status solve_norm(struct ins_player *p, struct item *item, struct ins_error *error)
{
    if (!p->names.solved)
        return INS_DONE;
    return ins_buffer_norm(p->resolved, &p->options, &item->norm, &item->p_norm_max, error);
}

/* What is known of a point's futures goes to its slot, the columns farther apart. */
static int64_t recall_point(struct ins_player *p, const struct item *item)
{
    double *values = NULL;
    int64_t known =
        p->settings.known ? p->settings.known(p->settings.context, item->point, &values) : 0;
    double *slot   = &p->slots[(item - p->item) * p->width * p->settings.futures];
    known          = known > p->settings.futures ? 0 : known;
    for (int c = 0; c < p->width && known > 0; c++)
        memcpy(&slot[c * p->settings.futures], &values[c * known], (size_t)known * sizeof *values);
    ins_memory_free(values);
    return known;
}

static enum ins_status join_group(struct ins_player *p, struct ins_batch *batch,
                                  struct ins_error *error)
{
    struct item    *item   = &p->item[p->items];
    enum ins_status status = ins_checker_resolve(p->checker, item->point, item->value, error);
    if (status != INS_DONE)
        return status;
    int64_t known = recall_point(p, item);
    if (p->group < p->items && (known != p->from || !ins_scenario_same_inflow(p->first, p->resolved)))
        status = end_group(p, batch, error);
    if (p->group == p->items) {
        *p->first = *p->resolved;
        p->from   = known;
    }
    if (p->items > 0 && p->item[p->items - 1].ranks.confidence == p->resolved->norm.confidence)
        item->ranks = p->item[p->items - 1].ranks;
    else
        item->ranks = ranks_for(p->resolved->norm.confidence, p->settings.futures);
    item->clustered = ins_scenario_is_clustered(p->resolved);
    plan_item(p, item);
    p->items++;
    return status == INS_DONE ? solve_norm(p, item, error) : status;
}

static int list_points(const struct ins_player *p, const struct ins_task *task, int64_t *point)
{
    int count = 0;
    for (int i = 0; i < task->count; i++)
        if (task->wanted >> i & 1)
            point[count++] = ins_layout_point(p->settings.layout, task->place + i);
    return count;
}

enum ins_status ins_player_play(struct ins_player *p, const struct ins_task *task,
                                struct ins_batch **made, struct ins_error *error)
{
    int64_t point[INS_BLOCK];
    int     count = list_points(p, task, point);
    *made         = NULL;
    p->items = p->group = p->parts = 0;
    enum ins_status status         = ins_batch_create(
                count, p->names.count, p->settings.keep ? p->width : 0, p->settings.futures, made, error);
    for (int i = 0; i < count && status == INS_DONE; i++) {
        p->item[i].point = point[i];
        status           = join_group(p, *made, error);
    }
    if (status == INS_DONE)
        status = end_group(p, *made, error);
    if (status != INS_DONE) {
        ins_batch_free(*made);
        *made = NULL;
    }
    return status;
}
