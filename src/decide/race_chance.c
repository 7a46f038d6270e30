/* How sure a race is of its winner. */
#include <math.h>

#include "base/lanes.h"
#include "base/memory.h"
#include "chance/stream.h"
#include "decide/race.h"

enum { SAMPLES = 2000, UNITS = 512 };

/* What futures are drawn again together: `size` in a row, or every INS_LANES-th of them. */
struct units {
    int64_t count, size;
    bool    lanes;
};

static struct units units_of(enum ins_sampling sampling, int64_t futures)
{
    if (sampling == INS_SCRAMBLED)
        return (struct units){INS_LANES, 0, true};
    int64_t size = sampling == INS_CLUSTERED ? INS_LANES : 2 * ((futures / UNITS + 1) / 2);
    size         = size > 0 ? size : sampling == INS_ANTITHETIC ? 2 : 1;
    return (struct units){(futures + size - 1) / size, size, false};
}

/* sum[unit][racer] of the losses, less those of the first racer. */
static void add_up_units(const struct units *units, struct ins_racer *const *racer, int count,
                         double *sum)
{
    for (int64_t f = 0; f < racer[0]->futures; f++) {
        int64_t u     = units->lanes ? f % INS_LANES : f / units->size;
        double  first = racer[0]->cost[f] + racer[0]->price * racer[0]->strain[f];
        for (int i = 1; i < count; i++)
            sum[u * count + i] +=
                racer[i]->cost[f] + racer[i]->price * racer[i]->strain[f] - first;
    }
}

/* A unit by address: the same ones for every racer, and on any machine. */
static int64_t draw_unit(const struct units *units, int sample, int64_t turn)
{
    const uint32_t key[4] = {0x72616365u, 0, 0, 0};
    uint32_t       word[4];
    ins_stream_words(key, (const uint32_t[4]){(uint32_t)sample, (uint32_t)turn, 0, 0}, word);
    return (int64_t)((uint64_t)word[0] * (uint64_t)units->count >> 32);
}

static int cheapest_again(const struct units *units, const double *sum, int count, int sample,
                          double *total)
{
    int best = 0;
    for (int i = 0; i < count; i++)
        total[i] = 0.0;
    for (int64_t turn = 0; turn < units->count; turn++) {
        const double *one = &sum[draw_unit(units, sample, turn) * count];
        for (int i = 1; i < count; i++)
            total[i] += one[i];
    }
    for (int i = 1; i < count; i++)
        best = total[i] < total[best] ? i : best;
    return best;
}

enum ins_status ins_race_chances(const struct ins_race *race, struct ins_racer *const *racer,
                                 int count, double *chance, struct ins_error *error)
{
    struct units units = units_of(race->sampling, racer[0]->futures);
    size_t       room  = (size_t)(units.count + 1) * (size_t)count;
    double      *sum   = ins_memory_create(room, sizeof *sum, error);
    if (!sum)
        return INS_WORLD;
    add_up_units(&units, racer, count, sum);
    for (int i = 0; i < count; i++)
        chance[i] = 0.0;
    for (int s = 0; s < SAMPLES; s++)
        chance[cheapest_again(&units, sum, count, s, &sum[units.count * count])] += 1.0 / SAMPLES;
    ins_memory_free(sum);
    return INS_DONE;
}
