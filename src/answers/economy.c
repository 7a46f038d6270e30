#include "answers/economy.h"

#include <math.h>
#include <omp.h>
#include <string.h>

#include "base/memory.h"
#include "chance/stream.h"
#include "engine/futures.h"

enum {
    RESAMPLES = 12 * INS_LANES,
    STREAM    = 1000 /* apart from the streams of the inflow */
};

double ins_economy_holding(const struct ins_scenario *scenario)
{
    return scenario->buffer.holding_rate * scenario->months / 12.0;
}

const struct ins_trial *ins_economy_best(const struct ins_trials *trials)
{
    double                  rate = ins_economy_holding(&trials->scenario);
    const struct ins_trial *best = &trials->trial[0];
    for (int i = 1; i < trials->count; i++) {
        const struct ins_trial *trial = &trials->trial[i];
        if (trial->social_cost.mean + rate * trial->size <
            best->social_cost.mean + rate * best->size)
            best = trial;
    }
    return best;
}

/* How often each unit is drawn, in each of INS_LANES resamples: weight[unit]. */
static void draw_again(const struct ins_trials *trials, int batch, struct ins_row *weight)
{
    struct ins_block block = {.seed = (uint64_t)trials->scenario.seed};
    for (int i = 0; i < INS_LANES; i++)
        block.future[i] = (uint64_t)batch * INS_LANES + (uint64_t)i;
    memset(weight, 0, (size_t)trials->units * sizeof *weight);
    for (int64_t u = 0; u < trials->units; u += 2) {
        struct ins_row pair[2];
        ins_stream_pair(&block, (int)(u / 2), STREAM, &pair[0], &pair[1]);
        for (int p = 0; p < 2 && u + p < trials->units; p++)
            for (int i = 0; i < INS_LANES; i++) {
                int64_t drawn = (int64_t)(pair[p].lane[i] * (double)trials->units);
                weight[drawn].lane[i] += 1.0;
            }
    }
}

/* Lanes summed at once: as many sums as stay in registers. Units summed for all sizes before the
 * next: as many as stay in the first cache. */
enum { HAND = 8, TILE = 64 };
_Static_assert(INS_LANES % HAND == 0, "a row is so many hands");

static void sum_tile(const struct ins_row *weight, const double *unit, int64_t from, int64_t to,
                     struct ins_row *sum)
{
    for (int first = 0; first < INS_LANES; first += HAND) {
        double hand[HAND];
        memcpy(hand, &sum->lane[first], sizeof hand);
        for (int64_t u = from; u < to; u++)
            for (int i = 0; i < HAND; i++)
                hand[i] += weight[u].lane[first + i] * unit[u];
        memcpy(&sum->lane[first], hand, sizeof hand);
    }
}

/* Social cost of every size in each resample: sum[trial], in the order of the units. */
static void sum_again(const struct ins_trials *trials, const struct ins_row *weight,
                      struct ins_row *sum)
{
    memset(sum, 0, (size_t)trials->count * sizeof *sum);
    for (int64_t from = 0; from < trials->units; from += TILE) {
        int64_t to = from + TILE < trials->units ? from + TILE : trials->units;
        for (int t = 0; t < trials->count; t++)
            sum_tile(weight, trials->trial[t].unit, from, to, &sum[t]);
    }
}

static void count_again(const struct ins_trials *trials, const struct ins_row *weight,
                        struct ins_row *count)
{
    ins_row_set(count, 0.0);
    for (int64_t u = 0; u < trials->units; u++) {
        int64_t left = trials->futures - u * trials->unit_size;
        double  size = (double)(left < trials->unit_size ? left : trials->unit_size);
        for (int i = 0; i < INS_LANES; i++)
            count->lane[i] += weight[u].lane[i] * size;
    }
}

/* The cheapest size in each resample of a batch: best[INS_LANES]. */
static void choose_again(const struct ins_trials *trials, const struct ins_row *weight,
                         struct ins_row *sum, double *best)
{
    double         rate = ins_economy_holding(&trials->scenario);
    struct ins_row least, count;
    ins_row_set(&least, INFINITY);
    count_again(trials, weight, &count);
    sum_again(trials, weight, sum);
    for (int t = 0; t < trials->count; t++) {
        const struct ins_trial *trial = &trials->trial[t];
        for (int i = 0; i < INS_LANES; i++) {
            double cost = sum[t].lane[i] / count.lane[i] + rate * trial->size;
            best[i]     = cost < least.lane[i] ? trial->size : best[i];
            least.lane[i] = ins_smaller(cost, least.lane[i]);
        }
    }
}

/* The next size tried below (-1) or above (1) this one. A resample can only choose sizes that
 * were tried: what it would have chosen lies anywhere up to the neighbours. */
static double beside(const struct ins_trials *trials, double size, int step)
{
    int place = (int)(ins_trials_find(trials, size) - trials->trial) + step;
    return place >= 0 && place < trials->count ? trials->trial[place].size : size;
}

/* Batches are apart from each other. Each thread has room for weights and sums. */
static void resample(const struct ins_trials *trials, struct ins_row *rooms, int threads,
                     double *best)
{
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1)
    for (int batch = 0; batch < RESAMPLES / INS_LANES; batch++) {
        struct ins_row *weight = &rooms[omp_get_thread_num() * (trials->units + trials->count)];
        draw_again(trials, batch, weight);
        choose_again(trials, weight, &weight[trials->units], &best[batch * INS_LANES]);
    }
}

enum ins_status ins_economy_interval(const struct ins_trials *trials,
                                     struct ins_estimate *estimate, struct ins_error *error)
{
    double  best[RESAMPLES], bound[2];
    int64_t rank[2] = {ins_summary_rank(0.025, RESAMPLES), ins_summary_rank(0.975, RESAMPLES)};
    int     wanted  = ins_futures_threads(trials->options), most = RESAMPLES / INS_LANES;
    int     threads = wanted < most ? wanted : most;
    size_t  room    = (size_t)(trials->units + trials->count);
    struct ins_row *rooms = ins_memory_create((size_t)threads * room, sizeof *rooms, error);
    if (!rooms)
        return INS_WORLD;
    resample(trials, rooms, threads, best);
    ins_memory_free(rooms);
    ins_summary_select(best, RESAMPLES, rank, 2, bound);
    estimate->low  = ins_smaller(beside(trials, bound[0], -1), estimate->value);
    estimate->high = ins_larger(beside(trials, bound[1], 1), estimate->value);
    return INS_DONE;
}
