#include "fit/average.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { WORLDS = INS_POSTERIOR_DRAWS, LEAST_DRAWS = 20 };

const double INS_AVERAGE_LEAST = 0.02;

/* --- how many worlds -------------------------------------------------------------------------- */

/* Weights of the laws that are not passed over, of sum 1, and their worlds: whole numbers whose running
 * sums are nearest to those of the weights. */
static void share_out_worlds(struct ins_average *average)
{
    double all = 0.0, running = 0.0;
    int    given = 0;
    for (int i = 0; i < INS_WEIGH_LAWS; i++) {
        average->weight[i] = average->passed[i] ? 0.0 : average->weighed.weight[i];
        all += average->weight[i];
    }
    if (!(all > 0.0))
        all = average->weight[0] = 1.0;
    for (int i = 0; i < INS_WEIGH_LAWS; i++) {
        average->weight[i] /= all;
        running += average->weight[i];
        average->worlds[i] = (int)(running * WORLDS + 0.5) - given;
        given += average->worlds[i];
    }
}

double ins_average_year(const struct ins_inflow_draw *w)
{
    double sum = 0.0, shock = w->initial;
    for (int t = 0; t < INS_SEASON; t++) {
        shock *= w->persistence;
        sum += w->level * pow(1.0 + w->growth, t / 12.0) * w->season[t] * exp(shock);
    }
    return sum * (w->in_turbulence ? w->multiplier : 1.0);
}

static int by_year(const void *one, const void *other)
{
    double a = ins_average_year(one), b = ins_average_year(other);
    return (a > b) - (a < b);
}

static void put_in_order(struct ins_inflow_draw *draw)
{
    qsort(draw, WORLDS, sizeof *draw, by_year);
}

/* Those of the wandering level are drawn already: as many of them as it has, evenly. */
static void take_walk(const struct ins_posterior *walk, struct ins_average *average)
{
    int count = average->worlds[0];
    memcpy(average->world, walk->draw, sizeof average->world);
    put_in_order(average->world);
    for (int d = 0; d < count; d++)
        average->world[d] = average->world[(size_t)d * WORLDS / (size_t)count];
}

void ins_average_walk(const struct ins_posterior *walk, struct ins_average *average)
{
    *average = (struct ins_average){.weighed = {.weight = {1.0}}};
    for (int i = 1; i < INS_WEIGH_LAWS; i++)
        average->passed[i] = INS_PASSED_UNASKED;
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        average->weighed.score[i] = NAN;
    share_out_worlds(average);
    take_walk(walk, average);
}

/* --- the laws that return to a level ---------------------------------------------------------- */

struct room {
    struct ins_inflow_draw draw[INS_WEIGH_FAMILIES][WORLDS];
};

/* All the worlds that one law could be asked for. */
static enum ins_status draw_family(const struct ins_cases *cases, const struct ins_fitted *fitted,
                                   unsigned long seed, struct ins_inflow_draw *draw,
                                   struct ins_reverting *how, enum ins_passed *passed)
{
    struct ins_belief_of of;
    struct ins_fitted    mode;
    ins_revert_belief(fitted->family, cases, &of);
    enum ins_status status = ins_estimate_mode(cases, &of, fitted, &mode, NULL);
    if (status == INS_DONE)
        status = ins_estimate_errors(cases, &of, &mode, NULL);
    if (status != INS_DONE || !mode.sound) {
        *passed = INS_PASSED_DRAWS;
        return status;
    }
    status = ins_revert_draw(cases, &of, &mode, seed, WORLDS, draw, how, NULL);
    if (!(how->effective >= LEAST_DRAWS))
        *passed = INS_PASSED_DRAWS;
    else
        put_in_order(draw);
    return status;
}

static void pass_over(const struct ins_fitted *fitted, struct ins_average *average)
{
    bool all = average->weighed.years >= INS_WEIGH_YEARS;
    for (int i = 1; i < INS_WEIGH_LAWS; i++)
        average->passed[i] = !all                        ? INS_PASSED_SHORT
                             : fitted[i - 1].edge         ? INS_PASSED_EDGE
                             : average->weighed.weight[i] < INS_AVERAGE_LEAST ? INS_PASSED_FORETOLD
                                                                              : INS_NOT_PASSED;
}

static void take_families(const struct room *room, struct ins_average *average)
{
    int at = average->worlds[0];
    for (int i = 1; i < INS_WEIGH_LAWS; i++)
        for (int d = 0; d < average->worlds[i]; d++)
            average->world[at++] = room->draw[i - 1][(size_t)d * WORLDS / (size_t)average->worlds[i]];
}

enum ins_status ins_average_draw(const struct ins_cases *cases, const struct ins_fitted *fitted,
                                 const struct ins_posterior *walk, const struct ins_weighed *weighed,
                                 unsigned long seed, int threads, struct ins_average *average,
                                 struct ins_error *error)
{
    struct room *room = ins_memory_create(1, sizeof *room, error);
    int          lost = 0;
    if (!room)
        return INS_WORLD;
    *average = (struct ins_average){.weighed = *weighed};
    pass_over(fitted, average);
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1) reduction(+ : lost)
    for (int i = 0; i < INS_WEIGH_FAMILIES; i++)
        if (!average->passed[1 + i])
            lost += draw_family(cases, &fitted[i], seed + 1 + (unsigned long)i, room->draw[i],
                                &average->how[i], &average->passed[1 + i]) != INS_DONE;
    share_out_worlds(average);
    take_walk(walk, average);
    take_families(room, average);
    ins_memory_free(room);
    return lost == 0 ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}
