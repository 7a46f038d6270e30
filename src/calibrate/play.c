#include "calibrate/play.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <omp.h>
#include <stdatomic.h>
#include <string.h>

#include "base/memory.h"
#include "base/stop.h"
#include "engine/futures.h"
#include "engine/levels.h"
#include "engine/quiet.h"
#include "scenario/worlds.h"

/* Books close to rounding, as those of any future (engine/futures.c). */
static const double WIDEST_GAP = 1e-9;

/* What a thread needs. */
struct room {
    struct ins_scenario    drawn, service;
    struct ins_inflow_plan inflow;
    struct ins_plan        plan;
    struct ins_world       world;
    struct ins_row        *arrivals, *memory, *tape;
    size_t                 rows; /* of memory */
    double                 value[INS_WORLD_KEYS];
    bool                   lost; /* memory ran out: what it played is no answer */
};

struct ins_worlds_play {
    const struct ins_plan     *plan;
    const struct ins_scenario *s;
    const struct ins_observed *observed;
    const struct ins_options  *options;
    const struct ins_kernel   *kernel;
    struct ins_inflow_plan    *inflow;
    struct ins_row            *arrivals; /* where no key of the inflow is uncertain, for all */
    bool                       own_inflow, own_service;
    int                        threads;
    struct room              **room; /* [threads] */
};

/* --- setting up --------------------------------------------------------------------------------------- */

static void address(const struct ins_scenario *s, struct ins_block *block)
{
    memset(block, 0, sizeof *block);
    block->seed = (uint64_t)s->seed;
    for (int i = 0; i < INS_LANES; i++)
        block->future[i] = (uint64_t)i;
}

/* The arrivals of 32 futures must be one and the same. */
static enum ins_status refuse_chance(const struct ins_worlds_play *play, struct ins_error *error)
{
    int  tracks = play->plan->casework.tracks;
    char month[INS_DATE_TEXT];
    for (int t = 0; t < play->plan->months; t++)
        for (int k = 0; k < tracks; k++)
            for (int i = 1; i < INS_LANES; i++)
                if (play->arrivals[t * tracks + k].lane[i] != play->arrivals[t * tracks + k].lane[0])
                    return ins_fail(error, INS_WRONG,
                                    "inflow.history: the inflow of %s in %s is left to chance; expected all "
                                    "months on record, by months or by quarter(%s), or a law without chance",
                                    play->s->tracks[k].name, ins_date_write(play->s->start + t, month),
                                    play->s->tracks[k].name);
    return INS_DONE;
}

static enum ins_status check_laws(const struct ins_worlds_play *play, struct ins_error *error)
{
    if (!play->own_inflow && !play->own_service)
        return ins_fail(error, INS_WRONG, "uncertain: expected at least one key with a law: the laws are what "
                                          "is known beforehand");
    if (play->s->worlds->files > 0)
        return ins_fail(error, INS_WRONG, "ensemble: expected none: calibrate takes the laws of `uncertain`");
    if (play->s->worlds->keys > INS_WORLD_MOST)
        return ins_fail(error, INS_WRONG, "uncertain: expected at most %d keys", INS_WORLD_MOST);
    return INS_DONE;
}

static struct room *room_create(const struct ins_worlds_play *play, struct ins_error *error)
{
    struct room *room = ins_memory_create(1, sizeof *room, error);
    if (!room)
        return NULL;
    size_t months = (size_t)play->plan->months, row = sizeof(struct ins_row);
    room->drawn = room->service = *play->s;
    room->rows     = (size_t)ins_month_rows(play->plan);
    room->arrivals = ins_memory_create(months * (size_t)play->plan->casework.tracks, row, error);
    room->memory   = ins_memory_create(room->rows, row, error);
    room->tape     = ins_memory_create(months * (size_t)play->observed->columns, row, error);
    return room;
}

static bool is_whole(const struct room *room)
{
    return room && room->arrivals && room->memory && room->tape;
}

static enum ins_status furnish_play(struct ins_worlds_play *play, struct ins_error *error)
{
    size_t rows    = (size_t)play->plan->months * (size_t)play->plan->casework.tracks;
    play->inflow   = ins_memory_create(1, sizeof *play->inflow, error);
    play->arrivals = ins_memory_create(rows, sizeof *play->arrivals, error);
    play->room     = ins_memory_create((size_t)play->threads, sizeof(struct room *), error);
    if (!play->inflow || !play->arrivals || !play->room)
        return INS_WORLD;
    for (int i = 0; i < play->threads; i++) {
        play->room[i] = room_create(play, error);
        if (!is_whole(play->room[i]))
            return INS_WORLD;
    }
    struct ins_block block;
    address(play->s, &block);
    ins_inflow_init(play->inflow, play->s);
    play->kernel->drive(play->inflow, &block, play->arrivals, NULL);
    return refuse_chance(play, error);
}

enum ins_status ins_worlds_play_create(const struct ins_plan *plan, const struct ins_observed *observed,
                                       const struct ins_options *options, struct ins_worlds_play **made,
                                       struct ins_error *error)
{
    struct ins_worlds_play *play = ins_memory_create(1, sizeof *play, error);
    *made = NULL;
    if (!play)
        return INS_WORLD;
    play->plan        = plan;
    play->s           = plan->scenario;
    play->observed    = observed;
    play->options     = options;
    play->kernel      = ins_levels_choose();
    play->threads     = ins_futures_threads(options);
    play->own_inflow  = ins_worlds_differ(play->s, true);
    play->own_service = ins_worlds_differ(play->s, false);
    enum ins_status status = check_laws(play, error);
    if (status == INS_DONE)
        status = furnish_play(play, error);
    if (status == INS_DONE)
        *made = play;
    else
        ins_worlds_play_free(play);
    return status;
}

void ins_worlds_play_free(struct ins_worlds_play *play)
{
    if (!play)
        return;
    for (int i = 0; play->room && i < play->threads; i++) {
        if (!play->room[i])
            continue;
        ins_memory_free(play->room[i]->arrivals);
        ins_memory_free(play->room[i]->memory);
        ins_memory_free(play->room[i]->tape);
        ins_memory_free(play->room[i]);
    }
    ins_memory_free(play->room);
    ins_memory_free(play->arrivals);
    ins_memory_free(play->inflow);
    ins_memory_free(play);
}

int ins_worlds_play_keys(const struct ins_worlds_play *play)
{
    return play->s->worlds->keys;
}

/* --- a world -------------------------------------------------------------------------------------------- */

void ins_worlds_play_values(const struct ins_worlds_play *play, const double *z, double *value)
{
    double u[INS_WORLD_CUBE];
    for (int d = 0; d < play->s->worlds->laws; d++)
        u[d] = fmin(fmax(gsl_cdf_ugaussian_P(z[d]), 0x1p-53), 1.0 - 0x1p-53);
    ins_worlds_values(play->s, u, value);
}

static const struct ins_row *arrivals_in(const struct ins_worlds_play *play, struct room *room)
{
    struct ins_block block;
    if (!play->own_inflow)
        return play->arrivals;
    if (ins_worlds_lay(play->s, room->value, true, &room->drawn, NULL) != INS_DONE)
        return NULL;
    address(play->s, &block);
    ins_inflow_init(&room->inflow, &room->drawn);
    play->kernel->drive(&room->inflow, &block, room->arrivals, NULL);
    return room->arrivals;
}

static const struct ins_plan *plan_in(const struct ins_worlds_play *play, struct room *room)
{
    if (!play->own_service)
        return play->plan;
    if (ins_worlds_lay(play->s, room->value, false, &room->service, NULL) != INS_DONE)
        return NULL;
    ins_plan_init_world(&room->plan, play->plan, &room->service);
    size_t rows = (size_t)ins_month_rows(&room->plan);
    if (rows > room->rows) {
        ins_memory_free(room->memory);
        room->memory = ins_memory_create(rows, sizeof *room->memory, NULL);
        room->rows   = room->memory ? rows : 0;
        room->lost |= !room->memory;
    }
    return room->memory ? &room->plan : NULL;
}

static void sum_up_figures(const struct ins_observed *o, const struct ins_row *tape, double *model)
{
    for (int f = 0; f < o->figures; f++) {
        const struct ins_figure_read *own = &o->figure[f];
        double                        sum = 0.0;
        for (int t = own->first; t <= own->last; t++)
            for (int i = 0; i < own->terms; i++)
                sum += tape[t * o->columns + own->term[i]].lane[0];
        model[f] = sum;
    }
}

static void play_world(const struct ins_worlds_play *play, const double *z, struct room *room, double *model)
{
    const struct ins_observed *o    = play->observed;
    struct ins_tape            tape = {o->columns, o->offset, room->tape};
    ins_worlds_play_values(play, z, room->value);
    const struct ins_plan *plan     = plan_in(play, room);
    const struct ins_row  *arrivals = plan ? arrivals_in(play, room) : NULL;
    double gap = NAN;
    if (arrivals)
        gap = play->kernel->play(plan, arrivals, NULL, 1, room->memory, &tape, &room->world);
    if (gap <= WIDEST_GAP)
        sum_up_figures(o, room->tape, model);
    else
        for (int f = 0; f < o->figures; f++)
            model[f] = NAN;
}

enum ins_status ins_worlds_play_all(struct ins_worlds_play *play, const double *z, int count, double *model,
                                    struct ins_error *error)
{
    int         keys = ins_worlds_play_keys(play), figures = play->observed->figures;
    atomic_int  stopped = 0;
    ins_quiet_begin();
#pragma omp parallel for num_threads(play->threads) schedule(dynamic, 8)
    for (int p = 0; p < count; p++) {
        if (play->options && ins_stop_asked(play->options->stop))
            atomic_store(&stopped, 1);
        if (!atomic_load(&stopped))
            play_world(play, &z[p * keys], play->room[omp_get_thread_num()], &model[(size_t)p * (size_t)figures]);
    }
    ins_quiet_end();
    for (int i = 0; i < play->threads; i++)
        if (play->room[i]->lost)
            return ins_fail(error, INS_WORLD, "out of memory");
    return atomic_load(&stopped) ? ins_fail(error, INS_STOPPED, "stopped") : INS_DONE;
}
