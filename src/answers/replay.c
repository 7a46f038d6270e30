#include "answers/replay.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "answers/outcome.h"
#include "base/memory.h"
#include "engine/futures.h"
#include "scenario/case.h"

/* Plans of the first pass: with the scenario's buffer, and with unlimited money. */
enum { OWN, FREE, FIRST };

/* What is kept of a future. */
enum slot {
    KEPT,
    DRY,
    DRAWN,
    DEFICIT,
    PEAK_OVERDUE,
    PEAK_BACKLOG,
    MONTHS_OVER,
    KEPT_FREE,
    NEEDED,
    SUFFICIENT,
    SLOTS
};

enum { SIZES = 16 }; /* tried at once */

/* Of a buffer, how well it must be known: the larger of a share and an amount (6.33). */
static const double SHARE = 0.001, EURO = 1000.0;

/* --- room ------------------------------------------------------------------------------------ */

enum ins_status ins_replay_room_init(const struct ins_scenario *s, struct ins_replay_room *room,
                                     struct ins_error *error)
{
    size_t cells   = (size_t)INS_MONTHS * (size_t)s->track_count;
    size_t slots   = (size_t)s->futures * SLOTS; /* a sure future is played with SIZES plans, too */
    room->written  = ins_memory_create(1, sizeof *room->written, error);
    room->resolved = ins_memory_create(1, sizeof *room->resolved, error);
    room->inflow   = ins_memory_create(1, sizeof *room->inflow, error);
    room->plan     = ins_memory_create(SIZES, sizeof *room->plan, error);
    room->slot     = ins_memory_create(slots > SIZES ? slots : SIZES, sizeof *room->slot, error);
    room->record   = ins_memory_create(1, sizeof *room->record + cells * sizeof(double), error);
    bool all = room->written && room->resolved && room->inflow && room->plan && room->slot &&
               room->record;
    return all ? INS_DONE : INS_WORLD;
}

void ins_replay_room_clear(struct ins_replay_room *room)
{
    ins_memory_free(room->written);
    ins_memory_free(room->resolved);
    ins_memory_free(room->inflow);
    ins_memory_free(room->plan);
    ins_memory_free(room->slot);
    ins_memory_free(room->record);
}

/* --- the window ------------------------------------------------------------------------------ */

static double recorded(const struct ins_backcast *b, ins_date month, int track)
{
    int t = month - b->first;
    return t >= 0 && t < b->months ? b->record->cases[t * b->record->tracks + track] : NAN;
}

int ins_replay_covered(const struct ins_backcast *b, ins_date start)
{
    int covered = 0;
    for (int t = 0; t < b->scenario.months; t++)
        covered += !isnan(ins_replayed_total(b, start + t - b->first));
    return covered;
}

enum ins_status ins_replay_move(const struct ins_backcast *b, ins_date start,
                                struct ins_replay_room *room, struct ins_error *error)
{
    int tracks           = b->scenario.track_count;
    *room->written       = *ins_case_written(b->source);
    room->written->start = start;
    enum ins_status status = ins_scenario_resolve(room->written, room->resolved, error);
    room->record->months   = INS_MONTHS;
    room->record->tracks   = tracks;
    for (int t = 0; t < b->scenario.months; t++)
        for (int k = 0; k < tracks; k++)
            room->record->cases[t * tracks + k] = recorded(b, start + t, k);
    room->resolved->record = room->record;
    return status;
}

/* --- playing --------------------------------------------------------------------------------- */

struct pass {
    struct ins_replay_room *room;
    int64_t                 futures;
    int                     months;
    const struct ins_plan *const *plan;
};

/* The first month whose bills the buffer could not pay. */
static double first_deficit(const struct ins_row *tape, int months, int lane)
{
    for (int t = 0; t < months; t++)
        if (tape[t].lane[lane] > 1.0)
            return t;
    return NAN;
}

static void collect_replays(void *context, const struct ins_played *played)
{
    const struct pass *pass = context;
    struct ins_row     row[INS_RESULTS];
    double            *slot = pass->room->slot;
    int64_t            n    = pass->futures;
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++) {
        int64_t f = played->first + i;
        if (played->plan == FREE) {
            slot[KEPT_FREE * n + f] = row[INS_NORM_MET].lane[i];
            slot[NEEDED * n + f]    = row[INS_SHORTFALL_MAX].lane[i];
            slot[SUFFICIENT * n + f]     = played->world->tower.sufficient.lane[i];
            continue;
        }
        slot[KEPT * n + f]         = row[INS_NORM_MET].lane[i];
        slot[DRY * n + f]          = first_deficit(played->tape, pass->months, i);
        slot[DRAWN * n + f]        = row[INS_DRAW_TOTAL].lane[i];
        slot[DEFICIT * n + f]      = row[INS_DEFICIT_TOTAL].lane[i];
        slot[PEAK_OVERDUE * n + f] = row[INS_PEAK_OVERDUE].lane[i];
        slot[PEAK_BACKLOG * n + f] = row[INS_PEAK_BACKLOG].lane[i];
        slot[MONTHS_OVER * n + f]  = row[INS_MONTHS_OVER_NORM].lane[i];
    }
}

static enum ins_status play_first(const struct pass *pass, const struct ins_play *job,
                                  struct ins_error *error)
{
    static const size_t deficit = offsetof(struct ins_world, money.deficit);
    struct ins_play     first   = *job;
    ins_plan_init(&pass->room->plan[OWN], pass->room->resolved);
    ins_plan_init(&pass->room->plan[FREE], pass->room->resolved);
    ins_plan_set_buffer(&pass->room->plan[FREE], INFINITY);
    ins_plan_watch(&pass->room->plan[FREE]);
    first.plans   = FIRST;
    first.columns = 1;
    first.offset  = &deficit;
    first.collect = collect_replays;
    return ins_futures_play(&first, error);
}

/* --- the least buffer of one sure future ----------------------------------------------------- */

static void collect_kept(void *context, const struct ins_played *played)
{
    const struct pass *pass = context;
    struct ins_row     row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    pass->room->slot[played->plan] = row[INS_NORM_MET].lane[0];
}

/* Of the sizes low < ... < high the largest that misses the norm becomes `*low` and the next one
 * `*high`, so that every size tried from there on keeps it. `high` is known to. */
static enum ins_status narrow_window(const struct pass *pass, const struct ins_play *job,
                                     double *low, double *high, struct ins_error *error)
{
    double          size[SIZES + 1], *kept = pass->room->slot;
    struct ins_play sizes = *job;
    for (int i = 0; i <= SIZES; i++)
        size[i] = *low + (*high - *low) * i / SIZES;
    for (int i = 0; i < SIZES; i++) {
        ins_plan_init(&pass->room->plan[i], pass->room->resolved);
        ins_plan_set_buffer(&pass->room->plan[i], size[i]);
    }
    sizes.plans   = SIZES;
    sizes.collect = collect_kept;
    enum ins_status status = ins_futures_play(&sizes, error);
    int last = SIZES - 1;
    while (status == INS_DONE && last >= 0 && kept[last] > 0.0)
        last--;
    *high = last < 0 ? size[0] : size[last + 1];
    *low  = last < 0 ? size[0] : size[last];
    return status;
}

static enum ins_status find_norm_buffer(const struct pass *pass, const struct ins_play *job,
                                        struct ins_replay *replay, struct ins_error *error)
{
    double low = 0.0, high = pass->room->slot[SUFFICIENT];
    replay->norm_buffer    = INFINITY;
    enum ins_status status = INS_DONE;
    if (replay->kept_free.value < 1.0)
        return status; /* no money keeps it */
    do
        status = narrow_window(pass, job, &low, &high, error);
    while (status == INS_DONE && high - low > fmax(EURO, SHARE * high));
    replay->norm_buffer = high;
    return status;
}

/* --- summing up ------------------------------------------------------------------------------ */

static struct ins_mean mean_or_sure(const double *value, int64_t futures)
{
    struct ins_mean mean = ins_summary_mean(value, futures);
    if (futures == 1)
        mean.error = 0.0; /* sure */
    return mean;
}

static struct ins_estimate share_of_replay(const double *value, int64_t futures)
{
    int64_t hits = 0;
    for (int64_t f = 0; f < futures; f++)
        hits += value[f] > 0.0;
    if (futures == 1)
        return (struct ins_estimate){(double)hits, (double)hits, (double)hits};
    return ins_summary_probability(hits, futures);
}

static struct ins_estimate quantile_of(double *value, int64_t futures, double confidence)
{
    int64_t low, high, rank[3];
    double  of[3];
    if (futures == 1)
        return (struct ins_estimate){value[0], value[0], value[0]};
    ins_summary_rank_interval(confidence, futures, &low, &high);
    rank[0] = ins_summary_rank(confidence, futures);
    rank[1] = low > 0 ? low : 1;
    rank[2] = high <= futures ? high : futures;
    ins_summary_select(value, futures, rank, 3, of);
    return (struct ins_estimate){of[0], low > 0 ? of[1] : NAN, high <= futures ? of[2] : NAN};
}

/* How often money is short, and the median of when. */
static void sum_up_dry(double *dry, int64_t futures, struct ins_replay *replay)
{
    int64_t count = 0, rank;
    for (int64_t f = 0; f < futures; f++)
        if (!isnan(dry[f]))
            dry[count++] = dry[f];
    replay->dry_month = NAN;
    replay->dry = futures == 1 ? (struct ins_estimate){(double)count, (double)count, (double)count}
                               : ins_summary_probability(count, futures);
    rank = ins_summary_rank(0.5, count > 0 ? count : 1);
    if (count > 0)
        ins_summary_select(dry, count, &rank, 1, &replay->dry_month);
}

static void sum_up_replay(const struct ins_backcast *b, const double *slot,
                          struct ins_replay *replay)
{
    int64_t n = replay->futures;
    double *write         = (double *)slot;
    replay->kept          = share_of_replay(&slot[KEPT * n], n);
    replay->kept_free     = share_of_replay(&slot[KEPT_FREE * n], n);
    replay->drawn         = mean_or_sure(&slot[DRAWN * n], n);
    replay->deficit       = mean_or_sure(&slot[DEFICIT * n], n);
    replay->peak_overdue  = mean_or_sure(&slot[PEAK_OVERDUE * n], n);
    replay->peak_backlog  = mean_or_sure(&slot[PEAK_BACKLOG * n], n);
    replay->months_over   = mean_or_sure(&slot[MONTHS_OVER * n], n);
    replay->needed        = quantile_of(&write[NEEDED * n], n, b->scenario.norm.confidence);
    replay->norm_buffer   = NAN;
    sum_up_dry(&write[DRY * n], n, replay);
}

enum ins_status ins_replay_play(const struct ins_backcast *b, double from, double to,
                                const struct ins_options *options, struct ins_replay_room *room,
                                struct ins_replay *replay, struct ins_error *error)
{
    const struct ins_plan *plan[SIZES];
    for (int i = 0; i < SIZES; i++)
        plan[i] = &room->plan[i];
    enum ins_status status = ins_replay_move(b, replay->start, room, error);
    if (status != INS_DONE)
        return status;
    replay->covered = ins_replay_covered(b, replay->start);
    bool sure       = replay->covered == b->scenario.months;
    replay->futures = sure ? 1 : b->scenario.futures;
    ins_inflow_init(room->inflow, room->resolved);
    struct pass     pass = {room, replay->futures, b->scenario.months, plan};
    struct ins_play job  = {.inflow = room->inflow, .plan = plan,
                            .seed = (uint64_t)b->scenario.seed, .futures = replay->futures,
                            .options = options, .progress_from = from, .progress_to = to,
                            .context = &pass};
    status = play_first(&pass, &job, error);
    if (status != INS_DONE)
        return status;
    sum_up_replay(b, room->slot, replay);
    return sure ? find_norm_buffer(&pass, &job, replay, error) : INS_DONE;
}
