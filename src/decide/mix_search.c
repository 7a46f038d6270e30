/* The search over the keys of a mix: a race (decide/race.h). */
#include <math.h>
#include <string.h>

#include "answers/sample.h"
#include "decide/mix.h"

enum { FEW = 384, SOME = 1536, MANY = 20000, SPREAD = 12 };

static int64_t at_most(int64_t futures, int64_t most)
{
    return futures < most ? futures : most;
}

int64_t ins_mix_search_futures(int64_t futures)
{
    return at_most(futures, MANY);
}

static void lay_axes(const struct ins_mix *mix, struct ins_race *race)
{
    race->keys = mix->keys;
    for (int k = 0; k < mix->keys; k++) {
        const struct ins_mix_axis *axis = &mix->axis[k];
        race->axis[k] = (struct ins_race_axis){axis->from, axis->to, axis->step, axis->present};
    }
}

/* Far moves on few futures, steps of the lattice on all. More racers come in on all of them than are
 * walked from: what is as good elsewhere in the box is among them, without a long walk to it. */
static void lay_levels(const struct ins_mix *mix, struct ins_race *race)
{
    int64_t all   = mix->search_futures;
    race->levels  = 3;
    race->spread  = SPREAD * mix->keys;
    race->level[0] = (struct ins_race_level){at_most(all, FEW), 0, {0.16, 0.08}, 2, 4, 2, false, true};
    race->level[1] = (struct ins_race_level){at_most(all, SOME), 12, {0.08, 0.04}, 2, 4, 2, false, true};
    race->level[2] = (struct ins_race_level){all, 16, {0.04, 0.0}, 2, 6, 2, false, true};
}

/* The best, and behind it the safest of all. */
static int choose_best(const struct ins_race *race, struct ins_mix_found *found)
{
    const struct ins_racer *best = &race->racer[race->best], *safest = best;
    memcpy(found[0].value, best->value, sizeof found[0].value);
    for (int i = 0; i < race->count && !best->keeps; i++)
        if (race->racer[i].safety > safest->safety)
            safest = &race->racer[i];
    memcpy(found[1].value, safest->value, sizeof found[1].value);
    return safest == best ? 1 : 2;
}

enum ins_status ins_mix_search(struct ins_mix *mix, struct ins_mix_room *room,
                               struct ins_mix_found *found, int *count, struct ins_race *race,
                               struct ins_error *error)
{
    lay_axes(mix, race);
    lay_levels(mix, race);
    race->sampling = ins_sample_random_design(&mix->scenario);
    race->play     = ins_mix_play;
    race->context  = room;
    enum ins_status status = ins_race_run(race, error);
    mix->tried             = race->count;
    if (status == INS_DONE)
        *count = choose_best(race, found);
    return status;
}
