/* Morris' elementary effects: decide/indices.h. */
#include <math.h>

#include "base/memory.h"
#include "decide/indices.h"

enum { LEVELS = 4, STEP = LEVELS / 2, LEAST = 2 };
enum { PLACE = 11, ORDER = 12 }; /* purposes of random numbers */

static const double NORMAL = 1.959963984540054; /* 97.5 % point */

/* Levels lie in the middle of equal parts of the range, so that no law is asked for its ends. */
static double at_level(int level)
{
    return (level + 0.5) / LEVELS;
}

/* Inputs in a random order (Fisher and Yates). */
static void shuffle(uint64_t seed, int64_t trajectory, int dims, int *order)
{
    for (int d = 0; d < dims; d++) {
        double u  = ins_design_uniform(seed, ORDER, (uint32_t)trajectory, (uint32_t)d);
        int    to = (int)(u * (d + 1));
        order[d]  = order[to];
        order[to] = d;
    }
}

/* u[dims + 1][dims], each row a step from the one before: in `order`, up for up[d] = 1. */
static void walk_trajectory(uint64_t seed, int64_t trajectory, int dims, int *order, int *up,
                            double *u)
{
    for (int d = 0; d < dims; d++) {
        double v     = ins_design_uniform(seed, PLACE, (uint32_t)trajectory, (uint32_t)d);
        int    level = (int)(v * LEVELS);
        up[d] = level < STEP ? 1 : -1;
        u[d]  = at_level(level);
    }
    shuffle(seed, trajectory, dims, order);
    for (int s = 0; s < dims; s++) {
        const double *from = &u[s * dims];
        double       *to   = &u[(s + 1) * dims];
        for (int d = 0; d < dims; d++)
            to[d] = from[d];
        to[order[s]] += up[order[s]] * (double)STEP / LEVELS;
    }
}

struct tally {
    struct ins_moments effect, size;
};

/* The effects of a trajectory (6.72). */
static void note_effects(const struct ins_morris *m, const double *y, const int *order,
                         const int *up, struct tally *tally)
{
    for (int s = 0; s < m->dims; s++)
        for (int o = 0; o < m->outputs; o++) {
            double change = y[(s + 1) * m->outputs + o] - y[s * m->outputs + o];
            double effect = change * up[order[s]] * LEVELS / STEP;
            ins_moments_add(&tally[o * m->dims + order[s]].effect, effect);
            ins_moments_add(&tally[o * m->dims + order[s]].size, fabs(effect));
        }
}

static void conclude(const struct ins_morris *m, const struct tally *tally)
{
    for (int e = 0; e < m->outputs * m->dims; e++) {
        struct ins_mean size = ins_moments_mean(&tally[e].size);
        double          half = NORMAL * size.error;
        m->effect[e] = (struct ins_effect){
            {size.value, fmax(size.value - half, 0.0), size.value + half},
            tally[e].effect.mean,
            sqrt(tally[e].effect.spread / (tally[e].effect.count - 1.0))};
    }
}

static enum ins_status work_morris(const struct ins_response *response, uint64_t seed,
                                   struct ins_morris *m, struct ins_error *error)
{
    size_t        dims  = (size_t)m->dims, outputs = (size_t)m->outputs;
    int           rows  = m->dims + 1;
    double       *u     = ins_memory_create((size_t)rows * dims, sizeof *u, error);
    int          *order = ins_memory_create(2 * dims, sizeof *order, error);
    struct tally *tally = ins_memory_create(outputs * dims, sizeof *tally, error);
    enum ins_status status = u && order && tally ? INS_DONE : INS_WORLD;
    for (int64_t t = 0; t < m->trajectories && status == INS_DONE; t++) {
        double *y = &m->y[t * rows * m->outputs];
        walk_trajectory(seed, t, m->dims, order, order + dims, u);
        status = response->at(response->context, u, rows, y, error);
        if (status == INS_DONE)
            note_effects(m, y, order, order + dims, tally);
    }
    if (status == INS_DONE)
        conclude(m, tally);
    ins_memory_free(tally);
    ins_memory_free(order);
    ins_memory_free(u);
    return status;
}

enum ins_status ins_morris_create(const struct ins_response *response, int64_t trajectories,
                                  uint64_t seed, struct ins_morris **made,
                                  struct ins_error *error)
{
    *made = NULL;
    if (trajectories < LEAST)
        return ins_fail(error, INS_WRONG, "%lld trajectories: expected at least %d",
                        (long long)trajectories, LEAST);
    struct ins_morris *m = ins_memory_create(1, sizeof *m, error);
    if (!m)
        return INS_WORLD;
    size_t dims = (size_t)response->dims, outputs = (size_t)response->outputs;
    *m = (struct ins_morris){response->dims, response->outputs, trajectories, NULL, NULL};
    m->effect = ins_memory_create(outputs * dims, sizeof *m->effect, error);
    m->y      = ins_memory_create((size_t)trajectories * (dims + 1) * outputs, sizeof *m->y, error);
    enum ins_status status = m->effect && m->y ? work_morris(response, seed, m, error) : INS_WORLD;
    if (status == INS_DONE)
        *made = m;
    else
        ins_morris_free(m);
    return status;
}

void ins_morris_free(struct ins_morris *morris)
{
    if (!morris)
        return;
    ins_memory_free(morris->effect);
    ins_memory_free(morris->y);
    ins_memory_free(morris);
}
