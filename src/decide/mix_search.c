/* The search over the keys of a mix; decide/mix.h says why these methods. */
#include <math.h>
#include <nlopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "decide/mix.h"

enum { MOST = 1024, ROUNDS = 2, WALKS = 12 };

struct search {
    struct ins_mix           *mix;
    struct ins_trial_room    *room;
    const struct ins_options *options;
    struct ins_mix_found     *known; /* [MOST] every mix that was tried */
    int                       count;
    int                       planned; /* trials, about */
    nlopt_opt                 at_work;
    enum ins_status           status;
    struct ins_error         *error;
};

/* --- one mix, once --------------------------------------------------------------------------- */

static const struct ins_mix_found *recall(const struct search *s, const double *value)
{
    size_t size = (size_t)s->mix->keys * sizeof *value;
    for (int i = 0; i < s->count; i++)
        if (memcmp(s->known[i].value, value, size) == 0)
            return &s->known[i];
    return NULL;
}

static void tell(const struct search *s)
{
    if (s->options && s->options->progress)
        s->options->progress(s->options->context,
                             0.75 * fmin(1.0, (double)s->count / s->planned));
}

/* What the mix of these values costs; infinite once something failed. */
static double cost_of(struct search *s, const double *value)
{
    const struct ins_mix_found *before = recall(s, value);
    if (before)
        return before->result.total;
    if (s->status != INS_DONE || s->count == MOST)
        return 1e300;
    struct ins_mix_found *fresh = &s->known[s->count];
    memcpy(fresh->value, value, sizeof fresh->value);
    s->status = ins_mix_try(s->room, value, ROUNDS, true, &fresh->result, s->error);
    if (s->status != INS_DONE)
        return 1e300;
    s->count++;
    tell(s);
    return fresh->result.total;
}

/* NLopt sees a unit cube and millions of euro. */
static double objective(unsigned n, const double *place, double *gradient, void *context)
{
    struct search *s = context;
    double         value[INS_MIX_KEYS] = {0};
    (void)gradient;
    for (unsigned k = 0; k < n; k++)
        value[k] = ins_mix_value(&s->mix->axis[k], place[k]);
    double cost = cost_of(s, value) / 1e6;
    if (s->status != INS_DONE)
        nlopt_force_stop(s->at_work);
    return cost;
}

/* --- NLopt ----------------------------------------------------------------------------------- */

static void run(struct search *s, nlopt_algorithm algorithm, int trials, double *place)
{
    double least;
    if (s->status != INS_DONE)
        return;
    s->at_work = nlopt_create(algorithm, (unsigned)s->mix->keys);
    if (!s->at_work) {
        s->status = ins_fail(s->error, INS_WORLD, "out of memory");
        return;
    }
    nlopt_result result = nlopt_set_min_objective(s->at_work, objective, s);
    if (result >= 0)
        result = nlopt_set_lower_bounds1(s->at_work, 0.0);
    if (result >= 0)
        result = nlopt_set_upper_bounds1(s->at_work, 1.0);
    if (result >= 0)
        result = nlopt_set_maxeval(s->at_work, trials);
    if (result >= 0)
        result = nlopt_set_initial_step1(s->at_work, 0.1);
    if (result >= 0)
        result = nlopt_set_xtol_abs1(s->at_work, 0.002);
    if (result >= 0)
        result = nlopt_optimize(s->at_work, place, &least);
    nlopt_destroy(s->at_work);
    s->at_work = NULL;
    /* That rounding stopped it is no failure: all that was tried is kept. */
    if (result < 0 && result != NLOPT_ROUNDOFF_LIMITED && s->status == INS_DONE)
        s->status = ins_fail(s->error, INS_WORLD, "mix: the optimiser failed (NLopt: %d)",
                             (int)result);
}

static int cheaper_first(const void *one, const void *other)
{
    const struct ins_mix_found *a = one, *b = other;
    if (a->result.total != b->result.total)
        return a->result.total < b->result.total ? -1 : 1;
    for (int k = 0; k < INS_MIX_KEYS; k++)
        if (a->value[k] != b->value[k])
            return a->value[k] < b->value[k] ? -1 : 1;
    return 0;
}

static void sort(struct search *s)
{
    qsort(s->known, (size_t)s->count, sizeof *s->known, cheaper_first);
}

static void best_place(struct search *s, double *place)
{
    sort(s);
    for (int k = 0; k < s->mix->keys; k++) {
        const struct ins_mix_axis *axis = &s->mix->axis[k];
        place[k] = (s->known[0].value[k] - axis->from) / (axis->to - axis->from);
        place[k] = fmin(fmax(place[k], 0.0), 1.0);
    }
}

/* --- a step either way ----------------------------------------------------------------------- */

/* The cheapest neighbour a step along one key; true where it is cheaper than here. */
static bool step(struct search *s, double *value, int k)
{
    const struct ins_mix_axis *axis = &s->mix->axis[k];
    double here = cost_of(s, value), kept = value[k], moved = kept;
    for (int way = -1; way <= 1; way += 2) {
        value[k]    = fmin(fmax(kept + way * axis->step, axis->from), axis->to);
        double cost = cost_of(s, value);
        if (cost < here) {
            here  = cost;
            moved = value[k];
        }
    }
    value[k] = moved;
    return moved != kept;
}

static void walk(struct search *s)
{
    double value[INS_MIX_KEYS];
    bool   moved = true;
    sort(s);
    memcpy(value, s->known[0].value, sizeof value);
    for (int round = 0; round < WALKS && moved && s->status == INS_DONE; round++) {
        moved = false;
        for (int k = 0; k < s->mix->keys; k++)
            moved |= step(s, value, k);
    }
}

/* --- the whole ------------------------------------------------------------------------------- */

static void search(struct search *s)
{
    int    keys = s->mix->keys, divide = 30 + 30 * keys, refine = 10 + 20 * keys;
    double place[INS_MIX_KEYS], present[INS_MIX_KEYS] = {0};
    bool   within = true; /* the scenario's own keys are a mix, too, where the bounds allow them */
    s->planned    = divide + refine;
    for (int k = 0; k < keys; k++) {
        const struct ins_mix_axis *axis = &s->mix->axis[k];
        place[k]                        = 0.5;
        present[k]                      = axis->present;
        within = within && axis->present >= axis->from && axis->present <= axis->to;
    }
    if (within)
        (void)cost_of(s, present);
    run(s, NLOPT_GN_DIRECT_L, divide, place);
    best_place(s, place);
    run(s, NLOPT_LN_SBPLX, refine, place);
    walk(s);
    sort(s);
}

/* The mixes that keep the norm, cheapest first, and behind them the safest of all. */
static int choose(const struct search *s, int most, struct ins_mix_found *found)
{
    int count = 0, safest = 0;
    for (int i = 0; i < s->count && count < most - 1; i++)
        if (s->known[i].result.keeps)
            found[count++] = s->known[i];
    for (int i = 1; i < s->count; i++)
        if (s->known[i].result.p_norm_max > s->known[safest].result.p_norm_max)
            safest = i;
    found[count++] = s->known[safest];
    return count;
}

enum ins_status ins_mix_search(struct ins_mix *mix, struct ins_trial_room *room, int most,
                               struct ins_mix_found *found, int *count,
                               const struct ins_options *options, struct ins_error *error)
{
    struct search s = {.mix = mix, .room = room, .options = options, .error = error};
    s.known         = ins_memory_create(MOST, sizeof *s.known, error);
    if (!s.known)
        return INS_WORLD;
    search(&s);
    mix->tried = s.count;
    if (s.status == INS_DONE)
        *count = choose(&s, most, found);
    ins_memory_free(s.known);
    return s.status;
}
