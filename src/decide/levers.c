#include "decide/levers.h"

#include <math.h>
#include <stdlib.h>

#include "answers/buffer.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "decide/contrast.h"
#include "scenario/case.h"

/* Variants that are held in memory at a time: so many bytes, and two at least. */
static const size_t HELD_BYTES = (size_t)512 << 20;

/* The base, and what its quantiles are when the futures are drawn again. */
struct work {
    const struct ins_options *options;
    struct ins_point_estimates         *base;
    struct ins_resample      *resample;
    struct ins_quantiles     *quantiles; /* [2 base rows][2 rows of the lever in hand] */
};

/* --- one lever ------------------------------------------------------------------------------- */

static enum ins_status contrast_lever(struct work *w, const struct ins_point_estimates *points,
                                      struct ins_lever *lever, struct ins_error *error)
{
    static const double     less[] = {-1.0, 1.0};
    const struct ins_point_estimates *pair[] = {w->base, points};
    for (enum ins_point_row r = 0; r < INS_POINT_ROWS; r++) {
        if (!ins_point_is_quantile(r)) {
            lever->change[r] = ins_contrast_means(pair, less, 2, r);
            continue;
        }
        if (ins_resample_quantiles(w->resample, points, r, &w->quantiles[2 + r], error) != INS_DONE)
            return INS_WORLD;
        const struct ins_quantiles *both[] = {&w->quantiles[r], &w->quantiles[2 + r]};
        lever->change[r] = ins_contrast_quantiles(both, less, 2);
    }
    return INS_DONE;
}

static enum ins_status stand_for(const struct ins_scenario *written, struct ins_scenario *resolved,
                                 struct ins_point_estimates **made, struct ins_error *error)
{
    enum ins_status status = ins_scenario_resolve(written, resolved, error);
    return status == INS_DONE ? ins_point_create(resolved, made, error) : status;
}

/* --- groups of levers, and with the first of them the base ----------------------------------- */

static enum ins_status begin_base(struct ins_levers *levers, struct work *w,
                                  struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (enum ins_point_row r = 0; r < INS_POINT_ROWS && status == INS_DONE; r++) {
        status = ins_point_estimate(w->base, r, &levers->base[r], error);
        if (status == INS_DONE && ins_point_is_quantile(r))
            status = ins_resample_quantiles(w->resample, w->base, r, &w->quantiles[r], error);
    }
    return status;
}

/* Play the levers first ... first + count - 1 of those that move. */
static enum ins_status play_some(struct ins_levers *levers, struct work *w, int first, int count,
                                 struct ins_scenario *moved, struct ins_error *error)
{
    struct ins_point_estimates   *points[INS_LEVERS + 1] = {NULL};
    struct ins_scenario *resolved = &moved[1];
    struct ins_lever    ignored;
    double              share   = 1.0 / levers->count;
    int                 with    = first == 0; /* the base is played with the first of them */
    struct ins_point_settings settings  = {w->options, 0, first * share, (first + count) * share};
    enum ins_status     status  = INS_DONE;
    points[0] = w->base;
    for (int i = 0; i < count && status == INS_DONE; i++) {
        status = ins_lever_move(levers->lever[first + i].kind, ins_case_written(levers->source),
                                &levers->scenario, moved, &ignored, error);
        if (status == INS_DONE)
            status = stand_for(moved, resolved, &points[1 + i], error);
    }
    if (status == INS_DONE)
        status =
            ins_point_estimates_play(with ? points : points + 1, count + with, &settings, error);
    if (status == INS_DONE && with)
        status = begin_base(levers, w, error);
    for (int i = 0; i < count && status == INS_DONE; i++)
        status = contrast_lever(w, points[1 + i], &levers->lever[first + i], error);
    for (int i = 0; i < count; i++)
        ins_point_free(points[1 + i]);
    return status;
}

static int at_once(const struct ins_levers *levers)
{
    size_t fit = HELD_BYTES / ins_point_bytes(levers->futures);
    return fit < 2 ? 1 : fit > INS_LEVERS ? INS_LEVERS : (int)fit - 1;
}

static enum ins_status play_levers(struct ins_levers *levers, struct work *w,
                                   struct ins_error *error)
{
    struct ins_scenario *moved  = ins_memory_create(2, sizeof *moved, error);
    enum ins_status      status = moved ? INS_DONE : INS_WORLD;
    int                  most   = at_once(levers);
    for (int i = 0; i < levers->count && status == INS_DONE; i += most) {
        int left = levers->count - i;
        status   = play_some(levers, w, i, left < most ? left : most, moved, error);
    }
    ins_memory_free(moved);
    return status;
}

/* --- which levers move ----------------------------------------------------------------------- */

static bool can_resolve(const struct ins_scenario *moved, struct ins_scenario *resolved)
{
    struct ins_error why = {{0}};
    return ins_scenario_resolve(moved, resolved, &why) == INS_DONE;
}

/* Those that move first, each group in the order of the table. */
static enum ins_status list_levers(struct ins_levers *levers, struct ins_error *error)
{
    struct ins_scenario *moved  = ins_memory_create(2, sizeof *moved, error);
    enum ins_status      status = moved ? INS_DONE : INS_WORLD;
    struct ins_lever     lever, left[INS_LEVERS];
    int                  kinds;
    const struct ins_lever_kind *kind = ins_lever_kinds(&kinds);
    for (int i = 0; i < kinds && status == INS_DONE; i++) {
        status = ins_lever_move(&kind[i], ins_case_written(levers->source), &levers->scenario, moved,
                                &lever, error);
        if (lever.why == INS_LEVER_MOVES && !can_resolve(moved, moved + 1))
            lever.why = INS_LEVER_AT_END;
        if (lever.why == INS_LEVER_MOVES)
            levers->lever[levers->count++] = lever;
        else
            left[levers->left_out++] = lever;
    }
    for (int i = 0; i < levers->left_out && status == INS_DONE; i++)
        levers->lever[levers->count + i] = left[i];
    ins_memory_free(moved);
    return status;
}

static int largest_first(const void *one, const void *other)
{
    const struct ins_lever *a = one, *b = other;
    double x = fabs(a->change[INS_POINT_LIQUIDITY].value);
    double y = fabs(b->change[INS_POINT_LIQUIDITY].value);
    return x != y ? (x > y ? -1 : 1) : (a->kind > b->kind) - (a->kind < b->kind);
}

/* --- the whole ------------------------------------------------------------------------------- */

static enum ins_status work_levers(struct ins_levers *levers, const struct ins_options *options,
                                   struct ins_error *error)
{
    struct work     w      = {.options = options};
    enum ins_status status = list_levers(levers, error);
    if (status == INS_DONE) {
        w.quantiles = ins_memory_create(4, sizeof *w.quantiles, error);
        status      = w.quantiles ? INS_DONE : INS_WORLD;
    }
    if (status == INS_DONE)
        status = ins_point_create(&levers->scenario, &w.base, error);
    if (status == INS_DONE)
        status = ins_resample_create_of(&levers->scenario, &w.resample, error);
    if (status == INS_DONE)
        status = play_levers(levers, &w, error);
    if (status == INS_DONE)
        qsort(levers->lever, (size_t)levers->count, sizeof levers->lever[0], largest_first);
    ins_resample_free(w.resample);
    ins_point_free(w.base);
    ins_memory_free(w.quantiles);
    return status;
}

enum ins_status ins_levers_create(const struct ins_case *scenario,
                                  const struct ins_options *options, struct ins_levers **made,
                                  struct ins_error *error)
{
    const struct ins_scenario *s = ins_case_scenario(scenario);
    *made                        = NULL;
    if (ins_buffer_check(s, error) != INS_DONE)
        return INS_WRONG;
    struct ins_levers *levers = ins_memory_create(1, sizeof *levers, error);
    if (!levers)
        return INS_WORLD;
    levers->source         = ins_case_hold(scenario);
    levers->scenario       = *s;
    levers->futures        = s->futures;
    enum ins_status status = work_levers(levers, options, error);
    if (status == INS_DONE)
        *made = levers;
    else
        ins_levers_free(levers);
    return status;
}

void ins_levers_free(struct ins_levers *levers)
{
    if (!levers)
        return;
    ins_case_release(levers->source);
    ins_numbers_free(levers->numbers);
    ins_memory_free(levers);
}
