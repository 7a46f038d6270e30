#include "engine/futures.h"

#include <assert.h>
#include <omp.h>
#include <stdatomic.h>
#include <string.h>

#include "base/memory.h"
#include "base/stop.h"
#include "engine/grid.h"
#include "engine/levels.h"
#include "engine/parameters.h"
#include "engine/worlds.h"

/* Books close to rounding: the sums of some hundred months of numbers of like size. */
static const double WIDEST_GAP = 1e-9;

/* What a thread needs where blocks of futures have worlds of their own. */
struct own_world {
    double                 u[INS_WORLD_CUBE], value[INS_WORLD_KEYS];
    struct ins_scenario    drawn;   /* with the inflow of the block in hand */
    struct ins_inflow_plan inflow;
    struct ins_scenario   *service; /* [plans] with all else; used where `policy` points */
    struct ins_plan        plan;    /* of one of them */
    int                    policy;  /* whose it is; -1: nobody's */
};

/* What one thread needs; allocated before the work starts. */
struct room {
    struct ins_row   *arrivals;
    struct ins_row   *memory;
    size_t            rows; /* of memory */
    struct ins_row   *tape;
    struct ins_row   *covariates; /* NULL where not asked for */
    struct ins_world *world;
    struct own_world *own; /* NULL where all is known */
};

/* What all threads know. */
struct shared {
    const struct ins_play   *play;
    const struct ins_kernel *kernel;
    const double            *grid; /* points of scrambled futures; else NULL */
    const struct ins_world_points *points; /* NULL where no keys differ from world to world */
    const int               *policy; /* [plans] the first plan of the same scenario */
    int64_t                  blocks;
    atomic_llong             refused; /* the first block whose world is none, or INT64_MAX */
    atomic_llong             done;    /* blocks */
    atomic_int               stopped;
    atomic_llong             open_books; /* number of a future whose books do not close, or -1 */
};

int ins_futures_threads(const struct ins_options *options)
{
    return options && options->threads > 0 ? options->threads : omp_get_num_procs();
}

enum ins_status ins_drawn_create(const struct ins_inflow_plan *inflow, int64_t futures,
                                 size_t bytes, struct ins_drawn **made, struct ins_error *error)
{
    struct ins_drawn *drawn = ins_memory_create(1, sizeof *drawn, error);
    *made = drawn;
    if (!drawn)
        return INS_WORLD;
    drawn->rows    = inflow->months * inflow->tracks;
    int64_t blocks = (futures + INS_LANES - 1) / INS_LANES;
    int64_t most   = (int64_t)(bytes / ((size_t)drawn->rows * sizeof(struct ins_row)));
    drawn->blocks  = blocks < most ? blocks : most;
    drawn->arrivals = ins_memory_create((size_t)(drawn->blocks * drawn->rows),
                                        sizeof *drawn->arrivals, error);
    drawn->known = ins_memory_create((size_t)drawn->blocks, sizeof *drawn->known, error);
    if (drawn->arrivals && drawn->known)
        return INS_DONE;
    ins_drawn_free(drawn);
    *made = NULL;
    return INS_WORLD;
}

void ins_drawn_free(struct ins_drawn *drawn)
{
    if (!drawn)
        return;
    ins_memory_free(drawn->arrivals);
    ins_memory_free(drawn->known);
    ins_memory_free(drawn);
}

static void free_room(struct room *room)
{
    ins_memory_free(room->arrivals);
    ins_memory_free(room->memory);
    ins_memory_free(room->tape);
    ins_memory_free(room->covariates);
    ins_memory_free(room->world);
    if (room->own)
        ins_memory_free(room->own->service);
    ins_memory_free(room->own);
}

static enum ins_status own_init(const struct ins_play *play, struct room *room,
                                struct ins_error *error)
{
    room->own = ins_memory_create(1, sizeof *room->own, error);
    if (!room->own)
        return INS_WORLD;
    room->own->drawn   = *play->inflow->uncertain;
    room->own->service = ins_memory_create((size_t)play->plans, sizeof *room->own->service, error);
    if (!room->own->service)
        return INS_WORLD;
    for (int p = 0; p < play->plans; p++)
        if (ins_worlds_differ(play->plan[p]->scenario, false))
            room->own->service[p] = *play->plan[p]->scenario;
    return INS_DONE;
}

static enum ins_status room_init(const struct ins_play *play, struct room *room,
                                 struct ins_error *error)
{
    size_t months = (size_t)play->inflow->months, row = sizeof(struct ins_row);
    for (int p = 0; p < play->plans; p++) {
        size_t needed = (size_t)ins_month_rows(play->plan[p]);
        room->rows    = needed > room->rows ? needed : room->rows;
    }
    room->arrivals = ins_memory_create(months * (size_t)play->inflow->tracks, row, error);
    room->memory   = ins_memory_create(room->rows, row, error);
    room->tape     = ins_memory_create(months * (size_t)play->columns, row, error);
    if (play->covariates)
        room->covariates = ins_memory_create(INS_COVARIATES, row, error);
    room->world    = ins_memory_create(1, sizeof *room->world, error);
    bool all = room->arrivals && room->memory && room->tape && room->world &&
               (room->covariates || !play->covariates);
    if (all && play->inflow->uncertain)
        return own_init(play, room, error);
    return all ? INS_DONE : INS_WORLD;
}

static bool stop_asked(const struct ins_play *play)
{
    return play->options && ins_stop_asked(play->options->stop);
}

/* Where a future's numbers come from: its own address; that of its even partner, mirrored; or
 * a point of the grid, one replicate a lane. */
static void aim_at_future(const struct ins_play *play, const double *grid, int i, uint64_t number,
                          struct ins_block *block)
{
    bool pairs = play->sampling == INS_ANTITHETIC;
    block->future[i] = pairs ? number & ~UINT64_C(1) : number;
    block->mirror[i] = pairs ? number & 1 : 0;
    if (grid) {
        block->point[i]     = &grid[number / INS_LANES * INS_GRID_DIMENSIONS];
        block->replicate[i] = number % INS_LANES;
    }
}

/* Lanes beyond the last future repeat it: they are drawn and not played. */
static void address(const struct ins_play *play, const double *grid, int64_t first, int count,
                    struct ins_block *block)
{
    block->seed       = play->seed;
    block->mirrored   = play->sampling == INS_ANTITHETIC;
    block->dimensions = grid ? INS_GRID_DIMENSIONS : 0;
    for (int i = 0; i < INS_LANES; i++) {
        int64_t slot     = first + (i < count ? i : count - 1);
        aim_at_future(play, grid, i, (uint64_t)(play->number ? play->number[slot] : slot), block);
    }
}

/* --- worlds of their own ---------------------------------------------------------------------- */

static int64_t world_of(const struct ins_play *play, int64_t slot)
{
    return (play->number ? play->number[slot] : slot) / INS_LANES;
}

/* Slots from `first` on that are played at once: those of a block, or of them those of one world. */
static int together(const struct ins_play *play, int64_t first)
{
    int64_t left  = play->futures - first;
    int     count = INS_LANES - (int)(first % INS_LANES);
    count         = left < count ? (int)left : count;
    for (int i = 1; i < count && play->inflow->uncertain; i++)
        if (world_of(play, first + i) != world_of(play, first))
            return i;
    return count;
}

/* What is drawn in the world of a block. */
static enum ins_status draw_block_world(const struct shared *shared, int64_t world,
                                        struct own_world *own, struct ins_error *error)
{
    const struct ins_scenario *s      = shared->play->inflow->uncertain;
    enum ins_status            status = INS_DONE;
    own->policy                       = -1;
    if (shared->points)
        ins_world_point(shared->points, world, own->u);
    if (ins_worlds_differ(s, true)) {
        ins_worlds_values(s, own->u, own->value);
        status = ins_worlds_lay(s, own->value, true, &own->drawn, error);
    } else if (s->parameter_uncertainty) {
        ins_parameters_draw(s, shared->play->seed, (uint64_t)world, &own->drawn);
    } else {
        return INS_DONE;
    }
    if (status == INS_DONE)
        ins_inflow_init(&own->inflow, &own->drawn);
    return status;
}

static bool has_own_inflow(const struct ins_play *play)
{
    const struct ins_scenario *s = play->inflow->uncertain;
    return s && (s->parameter_uncertainty || ins_worlds_differ(s, true));
}

static enum ins_status lay_service(const struct shared *shared, int p, struct own_world *own,
                                   struct ins_error *error)
{
    const struct ins_plan *plan = shared->play->plan[p];
    ins_worlds_values(plan->scenario, own->u, own->value);
    return ins_worlds_lay(plan->scenario, own->value, false, &own->service[p], error);
}

/* Plan p in the world in hand; NULL where that is no scenario, or without memory. */
static const struct ins_plan *plan_in_world(const struct shared *shared, int p, struct room *room)
{
    const struct ins_plan *plan   = shared->play->plan[p];
    struct own_world      *own    = room->own;
    if (!own || !ins_worlds_differ(plan->scenario, false))
        return plan;
    int policy = shared->policy[p];
    if (own->policy == policy) {
        ins_plan_ask_as(&own->plan, plan);
        return &own->plan;
    }
    if (lay_service(shared, policy, own, NULL) != INS_DONE)
        return NULL;
    ins_plan_init_world(&own->plan, plan, &own->service[policy]);
    own->policy = policy;
    size_t rows = (size_t)ins_month_rows(&own->plan);
    if (rows > room->rows) {
        ins_memory_free(room->memory);
        room->memory = ins_memory_create(rows, sizeof *room->memory, NULL);
        room->rows   = room->memory ? rows : 0;
    }
    return room->memory ? &own->plan : NULL;
}

static void refuse_block(struct shared *shared, int64_t block)
{
    long long known = atomic_load(&shared->refused);
    while (block < known && !atomic_compare_exchange_weak(&shared->refused, &known, block))
        ;
}

/* --- a block ---------------------------------------------------------------------------------- */

static void drive(const struct shared *shared, const struct ins_block *block, struct room *room,
                  struct ins_row *arrivals)
{
    const struct ins_inflow_plan *inflow =
        has_own_inflow(shared->play) ? &room->own->inflow : shared->play->inflow;
    shared->kernel->drive(inflow, block, arrivals, room->covariates);
}

/* The arrivals of the futures in hand. Of block b, where it is played whole, they may be kept; what is
 * kept of it only its own thread looks at: plays follow each other. */
static const struct ins_row *arrivals_of(const struct shared *shared, int64_t b, bool whole,
                                         const struct ins_block *block, struct room *room)
{
    struct ins_drawn *drawn = shared->play->drawn;
    if (!drawn || b >= drawn->blocks || !whole) {
        drive(shared, block, room, room->arrivals);
        return room->arrivals;
    }
    struct ins_row *kept = &drawn->arrivals[b * drawn->rows];
    if (!drawn->known[b])
        drive(shared, block, room, kept);
    drawn->known[b] = true;
    return kept;
}

static bool is_needed(const struct ins_play *play, int plan, int64_t first)
{
    return !play->needed || play->needed(play->context, plan, first);
}

static bool any_is_needed(const struct ins_play *play, int64_t first)
{
    for (int p = 0; p < play->plans; p++)
        if (is_needed(play, p, first))
            return true;
    return false;
}

/* The `count` futures from slot `first` on, which share a world; false where that is none. */
static bool play_together(struct shared *shared, int64_t first, int count, struct room *room)
{
    const struct ins_play *play  = shared->play;
    int64_t                b     = first / INS_LANES;
    bool                   whole = first % INS_LANES == 0 &&
                                   (count == INS_LANES || first + count == play->futures);
    struct ins_block block;
    struct ins_tape  tape = {play->columns, play->offset, room->tape};
    if (room->own && draw_block_world(shared, world_of(play, first), room->own, NULL) != INS_DONE)
        return false;
    address(play, shared->grid, first, count, &block);
    const struct ins_row *arrivals = arrivals_of(shared, b, whole, &block, room);
    for (int p = 0; p < play->plans; p++) {
        if (!is_needed(play, p, first))
            continue;
        const struct ins_plan *plan = plan_in_world(shared, p, room);
        if (!plan)
            return false;
        double gap = shared->kernel->play(plan, arrivals, &block, count, room->memory,
                                          play->columns ? &tape : NULL, room->world);
        if (!(gap <= WIDEST_GAP))
            atomic_store(&shared->open_books, (long long)block.future[0]);
        struct ins_played played = {p, plan, first, count, room->world, arrivals,
                                    play->columns ? room->tape : NULL, room->covariates,
                                    &block};
        play->collect(play->context, &played);
    }
    return true;
}

static void play_block(struct shared *shared, int64_t b, struct room *room)
{
    const struct ins_play *play = shared->play;
    int64_t end = (b + 1) * INS_LANES < play->futures ? (b + 1) * INS_LANES : play->futures;
    for (int64_t first = b * INS_LANES; first < end;) {
        int count = together(play, first);
        if (any_is_needed(play, first) && !play_together(shared, first, count, room))
            refuse_block(shared, b);
        first += count;
    }
}

static void tell_blocks(struct shared *shared)
{
    const struct ins_play    *play    = shared->play;
    const struct ins_options *options = play->options;
    long long done = atomic_fetch_add(&shared->done, 1) + 1;
    if (!options || !options->progress || omp_get_thread_num() != 0)
        return;
    double from = play->progress_from, to = play->progress_to > 0.0 ? play->progress_to : 1.0;
    options->progress(options->context, from + (to - from) * (double)done / (double)shared->blocks);
}

static void play_blocks(struct shared *shared, struct room *rooms, int threads)
{
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1)
    for (int64_t b = 0; b < shared->blocks; b++) {
        if (atomic_load(&shared->stopped) || atomic_load(&shared->open_books) >= 0 ||
            shared->play->begin / INS_LANES + b > atomic_load(&shared->refused))
            continue;
        if (stop_asked(shared->play)) {
            atomic_store(&shared->stopped, 1);
            continue;
        }
        play_block(shared, shared->play->begin / INS_LANES + b, &rooms[omp_get_thread_num()]);
        tell_blocks(shared);
    }
}

/* Why the world of a block is no scenario: it is laid once more. */
static enum ins_status tell_refused(const struct shared *shared, struct room *room,
                                    struct ins_error *error)
{
    const struct ins_play *play = shared->play;
    int64_t b = atomic_load(&shared->refused), first = b * INS_LANES;
    struct ins_error why = {{0}};
    char             place[256];
    for (int i = 0; i < INS_LANES && first < play->futures; first += together(play, first), i++) {
        enum ins_status status = draw_block_world(shared, world_of(play, first), room->own, &why);
        for (int p = 0; p < play->plans && status == INS_DONE; p++)
            if (ins_worlds_differ(play->plan[p]->scenario, false))
                status = lay_service(shared, p, room->own, &why);
        if (status == INS_DONE)
            continue;
        (void)ins_worlds_place(play->inflow->uncertain->worlds, room->own->u, place, sizeof place);
        return ins_fail(error, INS_WRONG, "%s%sa world that makes no scenario: %s", place,
                        place[0] ? ": " : "", why.text);
    }
    return ins_fail(error, INS_WORLD, "out of memory");
}

static enum ins_status verdict(const struct shared *shared, struct room *room,
                               struct ins_error *error)
{
    long long open = atomic_load(&shared->open_books);
    if (open >= 0)
        return ins_fail(error, INS_WORLD,
                        "a fault of the program: the books do not close in the futures from %lld "
                        "on (cases, people or money went missing); please report the scenario",
                        open + 1);
    if (atomic_load(&shared->stopped))
        return ins_fail(error, INS_STOPPED, "stopped before all futures were played");
    if (atomic_load(&shared->refused) < INT64_MAX)
        return tell_refused(shared, room, error);
    return INS_DONE;
}

/* The largest number of a future. */
static int64_t last_future(const struct ins_play *play)
{
    int64_t last = play->futures - 1;
    for (int64_t i = 0; play->number && i < play->futures; i++)
        last = i == 0 || play->number[i] > last ? play->number[i] : last;
    return last;
}

/* Points up to that of the last future. */
static enum ins_status lay_grid(const struct ins_play *play, double **grid,
                                struct ins_error *error)
{
    *grid = play->sampling == INS_SCRAMBLED
                ? ins_grid_create(last_future(play) / INS_LANES + 1, error)
                : NULL;
    return *grid || play->sampling != INS_SCRAMBLED ? INS_DONE : INS_WORLD;
}

/* What blocks with worlds of their own take; nothing where all is known. */
static enum ins_status lay_worlds(const struct ins_play *play, struct ins_world_points **points,
                                  int **policy, struct ins_error *error)
{
    const struct ins_scenario *s = play->inflow->uncertain;
    if (!s || !s->worlds)
        return INS_DONE;
    *points = ins_memory_create(1, sizeof **points, error);
    *policy = ins_memory_create((size_t)play->plans, sizeof **policy, error);
    if (!*points || !*policy)
        return INS_WORLD;
    for (int p = 0; p < play->plans; p++) {
        (*policy)[p] = p;
        for (int q = p - 1; q >= 0; q--)
            if (play->plan[q]->scenario == play->plan[p]->scenario)
                (*policy)[p] = (*policy)[q];
    }
    return ins_world_points_init(s, last_future(play) / INS_LANES, *points, error);
}

static enum ins_status make_rooms(const struct ins_play *play, int threads, struct room **rooms,
                                  struct ins_error *error)
{
    *rooms                 = ins_memory_create((size_t)threads, sizeof **rooms, error);
    enum ins_status status = *rooms ? INS_DONE : INS_WORLD;
    for (int i = 0; i < threads && status == INS_DONE; i++)
        status = room_init(play, &(*rooms)[i], error);
    return status;
}

enum ins_status ins_futures_play(const struct ins_play *play, struct ins_error *error)
{
    int     threads = ins_futures_threads(play->options);
    int64_t blocks  = (play->futures - play->begin + INS_LANES - 1) / INS_LANES;
    if (threads > blocks)
        threads = blocks > 0 ? (int)blocks : 1;
    assert(!play->drawn || !play->covariates); /* what is kept knows nothing of what drove it */
    double                  *grid   = NULL;
    struct ins_world_points *points = NULL;
    int                     *policy = NULL;
    struct room             *rooms  = NULL;
    enum ins_status status = lay_grid(play, &grid, error);
    if (status == INS_DONE)
        status = lay_worlds(play, &points, &policy, error);
    if (status == INS_DONE)
        status = make_rooms(play, threads, &rooms, error);
    if (status == INS_DONE) {
        struct shared shared = {.play = play, .kernel = ins_levels_choose(), .blocks = blocks,
                                .grid = grid, .points = points, .policy = policy};
        atomic_init(&shared.open_books, -1);
        atomic_init(&shared.refused, INT64_MAX);
        play_blocks(&shared, rooms, threads);
        status = verdict(&shared, rooms, error);
    }
    for (int i = 0; rooms && i < threads; i++)
        free_room(&rooms[i]);
    ins_memory_free(rooms);
    ins_memory_free(policy);
    ins_memory_free(points);
    ins_memory_free(grid);
    return status;
}
