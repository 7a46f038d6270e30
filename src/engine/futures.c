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

/* Books close to rounding: the sums of some hundred months of numbers of like size. */
static const double WIDEST_GAP = 1e-9;

/* What a thread needs where the parameters of the inflow are drawn block by block. */
struct parameter {
    struct ins_scenario    scenario; /* with the parameters of the block in hand */
    struct ins_inflow_plan inflow;
    struct ins_row        *arrivals; /* of futures that share them */
    struct ins_row        *covariates;  /* of the same; NULL where not asked for */
};

/* What one thread needs; allocated before the work starts. */
struct room {
    struct ins_row   *arrivals;
    struct ins_row   *memory;
    struct ins_row   *tape;
    struct ins_row   *covariates; /* NULL where not asked for */
    struct ins_world *world;
    struct parameter     *parameter;   /* NULL where the parameters are known */
};

/* What all threads know. */
struct shared {
    const struct ins_play   *play;
    const struct ins_kernel *kernel;
    const double            *grid; /* points of scrambled futures; else NULL */
    int64_t                  blocks;
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

static void room_free(struct room *room)
{
    ins_memory_free(room->arrivals);
    ins_memory_free(room->memory);
    ins_memory_free(room->tape);
    ins_memory_free(room->covariates);
    ins_memory_free(room->world);
    if (room->parameter) {
        ins_memory_free(room->parameter->arrivals);
        ins_memory_free(room->parameter->covariates);
    }
    ins_memory_free(room->parameter);
}

static enum ins_status parameter_init(const struct ins_play *play, struct room *room,
                                  struct ins_error *error)
{
    size_t rows = (size_t)play->inflow->months * (size_t)play->inflow->tracks;
    room->parameter = ins_memory_create(1, sizeof *room->parameter, error);
    if (!room->parameter)
        return INS_WORLD;
    room->parameter->scenario = *play->inflow->uncertain;
    room->parameter->arrivals = ins_memory_create(rows, sizeof(struct ins_row), error);
    if (play->covariates)
        room->parameter->covariates =
            ins_memory_create(INS_COVARIATES, sizeof(struct ins_row), error);
    bool covariates = room->parameter->covariates || !play->covariates;
    return room->parameter->arrivals && covariates ? INS_DONE : INS_WORLD;
}

static enum ins_status room_init(const struct ins_play *play, struct room *room,
                                 struct ins_error *error)
{
    size_t months = (size_t)play->inflow->months, row = sizeof(struct ins_row);
    int    rows   = 0;
    for (int p = 0; p < play->plans; p++) {
        int needed = ins_month_rows(play->plan[p]);
        rows       = needed > rows ? needed : rows;
    }
    room->arrivals = ins_memory_create(months * (size_t)play->inflow->tracks, row, error);
    room->memory   = ins_memory_create((size_t)rows, row, error);
    room->tape     = ins_memory_create(months * (size_t)play->columns, row, error);
    if (play->covariates)
        room->covariates = ins_memory_create(INS_COVARIATES, row, error);
    room->world    = ins_memory_create(1, sizeof *room->world, error);
    bool all = room->arrivals && room->memory && room->tape && room->world &&
               (room->covariates || !play->covariates);
    if (all && play->inflow->uncertain)
        return parameter_init(play, room, error);
    return all ? INS_DONE : INS_WORLD;
}

static bool stop_asked(const struct ins_play *play)
{
    return play->options && ins_stop_asked(play->options->stop);
}

/* Where a future's numbers come from: its own address; that of its even partner, mirrored; or
 * a point of the grid, one replicate a lane. */
static void aim(const struct ins_play *play, const double *grid, int i, uint64_t number,
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
static int address(const struct ins_play *play, const double *grid, int64_t first,
                   struct ins_block *block)
{
    int64_t left      = play->futures - first;
    int     count     = left < INS_LANES ? (int)left : INS_LANES;
    block->seed       = play->seed;
    block->mirrored   = play->sampling == INS_ANTITHETIC;
    block->dimensions = grid ? INS_GRID_DIMENSIONS : 0;
    for (int i = 0; i < INS_LANES; i++) {
        int64_t slot     = first + (i < count ? i : count - 1);
        aim(play, grid, i, (uint64_t)(play->number ? play->number[slot] : slot), block);
    }
    return count;
}

/* Rows of the lanes from ... to - 1. */
static void copy_lanes(const struct ins_row *from, int rows, int first, int end,
                       struct ins_row *to)
{
    for (int r = 0; r < rows; r++)
        for (int i = first; i < end; i++)
            to[r].lane[i] = from[r].lane[i];
}

/* As `drive`, with the parameters of each lane's own block. Lanes of one block lie side by side:
 * mostly all of them, so that the inflow is drawn once. */
static void drive_uncertain(const struct shared *shared, const struct ins_block *block,
                           struct room *room, struct ins_row *arrivals)
{
    const struct ins_inflow_plan *plan  = shared->play->inflow;
    struct parameter                 *parameter = room->parameter;
    int                           rows  = plan->months * plan->tracks;
    for (int first = 0, end; first < INS_LANES; first = end) {
        uint64_t own = block->future[first] / INS_LANES;
        for (end = first + 1; end < INS_LANES && block->future[end] / INS_LANES == own; end++)
            ;
        ins_parameters_draw(plan->uncertain, block->seed, own, &parameter->scenario);
        ins_inflow_init(&parameter->inflow, &parameter->scenario);
        bool all = first == 0 && end == INS_LANES;
        shared->kernel->drive(&parameter->inflow, block, all ? arrivals : parameter->arrivals,
                              all ? room->covariates : parameter->covariates);
        if (!all)
            copy_lanes(parameter->arrivals, rows, first, end, arrivals);
        if (!all && room->covariates)
            copy_lanes(parameter->covariates, INS_COVARIATES, first, end, room->covariates);
    }
}

static void drive(const struct shared *shared, const struct ins_block *block, struct room *room,
                  struct ins_row *arrivals)
{
    if (room->parameter)
        drive_uncertain(shared, block, room, arrivals);
    else
        shared->kernel->drive(shared->play->inflow, block, arrivals, room->covariates);
}

/* The arrivals of block b. What is kept of it only its own thread looks at: plays follow each
 * other. */
static const struct ins_row *arrivals_of(const struct shared *shared, int64_t b,
                                         const struct ins_block *block, struct room *room)
{
    struct ins_drawn *drawn = shared->play->drawn;
    if (!drawn || b >= drawn->blocks) {
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

static void play_block(struct shared *shared, int64_t b, struct room *room)
{
    const struct ins_play *play  = shared->play;
    int64_t                first = b * INS_LANES;
    struct ins_block       block;
    if (!any_is_needed(play, first))
        return;
    int                    count = address(play, shared->grid, first, &block);
    struct ins_tape tape = {play->columns, play->offset, room->tape};
    const struct ins_row *arrivals = arrivals_of(shared, b, &block, room);
    for (int p = 0; p < play->plans; p++) {
        if (!is_needed(play, p, first))
            continue;
        double gap = shared->kernel->play(play->plan[p], arrivals, count, room->memory,
                                          play->columns ? &tape : NULL, room->world);
        if (!(gap <= WIDEST_GAP))
            atomic_store(&shared->open_books, (long long)block.future[0]);
        struct ins_played played = {p, play->plan[p], first, count, room->world,
                                    play->columns ? room->tape : NULL, room->covariates};
        play->collect(play->context, &played);
    }
}

static void tell(struct shared *shared)
{
    const struct ins_play    *play    = shared->play;
    const struct ins_options *options = play->options;
    long long done = atomic_fetch_add(&shared->done, 1) + 1;
    if (!options || !options->progress || omp_get_thread_num() != 0)
        return;
    double from = play->progress_from, to = play->progress_to > 0.0 ? play->progress_to : 1.0;
    options->progress(options->context, from + (to - from) * (double)done / (double)shared->blocks);
}

static void play_all(struct shared *shared, struct room *rooms, int threads)
{
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1)
    for (int64_t b = 0; b < shared->blocks; b++) {
        if (atomic_load(&shared->stopped) || atomic_load(&shared->open_books) >= 0)
            continue;
        if (stop_asked(shared->play)) {
            atomic_store(&shared->stopped, 1);
            continue;
        }
        play_block(shared, b, &rooms[omp_get_thread_num()]);
        tell(shared);
    }
}

static enum ins_status verdict(const struct shared *shared, struct ins_error *error)
{
    long long open = atomic_load(&shared->open_books);
    if (open >= 0)
        return ins_fail(error, INS_WORLD,
                        "a fault of the program: the books do not close in the futures from %lld "
                        "on (cases, people or money went missing); please report the scenario",
                        open + 1);
    if (atomic_load(&shared->stopped))
        return ins_fail(error, INS_STOPPED, "stopped before all futures were played");
    return INS_DONE;
}

/* Points up to that of the last future. */
static enum ins_status lay_grid(const struct ins_play *play, double **grid,
                                struct ins_error *error)
{
    int64_t last = play->futures - 1;
    for (int64_t i = 0; play->number && i < play->futures; i++)
        last = i == 0 || play->number[i] > last ? play->number[i] : last;
    *grid = play->sampling == INS_SCRAMBLED ? ins_grid_create(last / INS_LANES + 1, error) : NULL;
    return *grid || play->sampling != INS_SCRAMBLED ? INS_DONE : INS_WORLD;
}

enum ins_status ins_futures_play(const struct ins_play *play, struct ins_error *error)
{
    int     threads = ins_futures_threads(play->options);
    int64_t blocks  = (play->futures + INS_LANES - 1) / INS_LANES;
    if (threads > blocks)
        threads = blocks > 0 ? (int)blocks : 1;
    assert(!play->drawn || !play->covariates); /* what is kept knows nothing of what drove it */
    struct shared shared = {.play = play, .kernel = ins_levels_choose(), .blocks = blocks};
    atomic_init(&shared.open_books, -1);
    double         *grid   = NULL;
    struct room    *rooms  = ins_memory_create((size_t)threads, sizeof *rooms, error);
    enum ins_status status = rooms ? INS_DONE : INS_WORLD;
    if (status == INS_DONE)
        status = lay_grid(play, &grid, error);
    shared.grid = grid;
    for (int i = 0; i < threads && status == INS_DONE; i++)
        status = room_init(play, &rooms[i], error);
    if (status == INS_DONE) {
        play_all(&shared, rooms, threads);
        status = verdict(&shared, error);
    }
    for (int i = 0; rooms && i < threads; i++)
        room_free(&rooms[i]);
    ins_memory_free(rooms);
    ins_memory_free(grid);
    return status;
}
