#include "sweep/sweep.h"

#include <math.h>
#include <omp.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "base/stop.h"
#include "engine/futures.h"
#include "scenario/case.h"
#include "sweep/checker.h"
#include "sweep/grow.h"
#include "sweep/pack.h"
#include "sweep/player.h"
#include "sweep/writer.h"

/* Futures of the points of a block are held at once up to this many bytes a thread, and are kept
 * in the database, where nobody asks for it, up to this many in all. */
static const size_t BLOCK_BYTES = (size_t)64 << 20;
static const double KEPT_BYTES  = 64.0 * 1048576.0;

static const double TOO_LONG    = 10.0 * 365.25 * 86400.0; /* seconds */
static const double LONG_ENOUGH = 0.02, LONGEST_TRIAL = 1.0;

enum {
    LEAST_BLOCK   = 8,     /* points that share their inflow are worth waiting for */
    TURNS         = 8,     /* tasks for each thread, so that all end at about the same time */
    WIDE          = 64,    /* blocks of futures a thread from which on one point is enough work */
    LOOKED_AT     = 20000, /* points that are checked before the start, at most */
    CORNER_AXES   = 12,
    QUEUE         = 4
};

struct best {
    int64_t point; /* from 1; 0: none yet */
    double  social_cost, p_norm, value[INS_AXES];
};

struct ins_sweep {
    struct ins_sweep_settings settings;
    struct ins_options    options;
    const struct ins_case *source; /* held */
    struct ins_scenario   written;
    struct ins_layout     layout;
    struct ins_row_names  names;
    struct ins_head       head;
    struct ins_journal   *journal; /* NULL: none */
    struct ins_writer    *writer;
    struct ins_player    *player; /* of ins_sweep_play() */
    int                   player_block;
    double                begun;
    int                   outer, inner, block;
    bool                  known;    /* some points have fewer futures already */
    int64_t               from, to; /* places of the shard */
    double                months;   /* of all its points, added up */
    uint64_t             *done;     /* a bit for every point */
    pthread_mutex_t       lock;     /* for all below */
    int64_t               next;     /* place that was not given away */
    int64_t               finished, found, replayed;
    struct best           best;
    enum ins_status       status;
    struct ins_error      error;
};

static double clock_seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static bool is_done(const struct ins_sweep *s, int64_t point)
{
    return s->done[point >> 6] >> (point & 63) & 1;
}

static void set_done(struct ins_sweep *s, int64_t point)
{
    s->done[point >> 6] |= (uint64_t)1 << (point & 63);
}

static bool stop_asked(const struct ins_sweep *s)
{
    return ins_stop_asked(s->options.stop);
}

void ins_sweep_heed(const volatile int *stop)
{
    ins_journal_heed(stop);
}

/* --- the best so far -------------------------------------------------------------------------- */

/* Rank of a point: those that meet the norm by their social cost, the others by how often. */
static bool is_better(const struct ins_sweep *s, const struct best *one, const struct best *other)
{
    bool meets = one->p_norm >= s->head.confidence, met = other->p_norm >= s->head.confidence;
    if (other->point == 0 || meets != met)
        return other->point == 0 || meets;
    if (meets && one->social_cost != other->social_cost)
        return one->social_cost < other->social_cost;
    if (!meets && one->p_norm != other->p_norm)
        return one->p_norm > other->p_norm;
    return one->point < other->point;
}

static void consider(struct ins_sweep *s, int64_t point, const double *row)
{
    const double *behind = &row[s->names.axes];
    const double *cost   = &behind[INS_ROW_RESULT + INS_SWEPT_SOCIAL_COST_TOTAL * INS_ROW_FOUR];
    struct best   one    = {
             .point = point, .social_cost = cost[INS_ROW_MEAN], .p_norm = behind[INS_ROW_P_NORM]};
    if (!is_better(s, &one, &s->best))
        return;
    memcpy(one.value, row, (size_t)s->names.axes * sizeof *row);
    s->best = one;
}

static void committed(void *context, const struct ins_batch *batch)
{
    struct ins_sweep *s = context;
    (void)pthread_mutex_lock(&s->lock);
    s->finished += batch->count;
    for (int i = 0; i < batch->count; i++)
        consider(s, batch->point[i], &batch->row[i * batch->columns]);
    (void)pthread_mutex_unlock(&s->lock);
}

/* --- opening: the design ---------------------------------------------------------------------- */

static enum ins_status take_shard(struct ins_sweep *s, struct ins_error *error)
{
    int shard  = s->settings.shards > 0 ? s->settings.shard : 1,
        shards = s->settings.shards > 0 ? s->settings.shards : 1;
    if (shard < 1 || shard > shards)
        return ins_fail(error, INS_WRONG, "shard %d/%d: expected a shard from 1 to %d", shard,
                        shards, shards);
    s->from        = ins_layout_shard(s->layout.points, shard, shards);
    s->to          = ins_layout_shard(s->layout.points, shard + 1, shards);
    s->head.shard  = shard;
    s->head.shards = shards;
    return INS_DONE;
}

/* Few points with many futures: all threads on one. Many points: each thread its own. */
static void share_threads(struct ins_sweep *s)
{
    int threads    = ins_futures_threads(&s->options),
        workers    = s->settings.workers > 1 ? s->settings.workers : 1;
    int64_t blocks = (s->head.futures + INS_LANES - 1) / INS_LANES, todo = s->to - s->from;
    bool    wide = blocks >= (int64_t)WIDE * threads || todo < threads;
    s->outer     = wide ? 1 : threads;
    s->inner     = wide ? threads : 1;
    int64_t fits = (int64_t)(BLOCK_BYTES / ins_player_bytes(&s->written, s->head.futures));
    int64_t turn = todo / ((int64_t)TURNS * s->outer * workers) + 1;
    turn         = turn < LEAST_BLOCK ? LEAST_BLOCK : turn;
    int64_t size = fits < turn ? fits : turn;
    s->block     = size < 1 ? 1 : size > INS_BLOCK ? INS_BLOCK : (int)size;
}

static enum ins_status describe_sweep(struct ins_sweep *s, const struct ins_case *scenario,
                                      struct ins_error *error)
{
    static const char *const design[] = {"grid", "latin-hypercube", "sobol"};
    struct ins_head         *h        = &s->head;
    struct ins_row_names     names;
    h->futures                        = s->written.futures;
    h->points                         = s->layout.points;
    h->seed                           = s->written.seed;
    h->confidence                     = s->written.norm.confidence;
    h->solve                          = s->settings.solve;
    double bytes = (double)ins_player_bytes(&s->written, h->futures) * (double)(s->to - s->from);
    h->keep      = s->settings.keep > 0 || (s->settings.keep == 0 && bytes <= KEPT_BYTES);
    (void)snprintf(h->design, sizeof h->design, "%s", design[s->layout.design]);
    (void)snprintf(h->version, sizeof h->version, "%s", INS_VERSION);
    ins_head_now(h->started);
    h->scenario = ins_sweep_pack(scenario);
    if (!h->scenario)
        return ins_fail(error, INS_WORLD, "out of memory");
    (void)ins_sha256(h->scenario, strlen(h->scenario), h->scenario_sha256);
    ins_row_name(&s->layout, s->settings.solve, &names);
    if (ins_row_sum_names(&names, h->columns_sha256, error) != INS_DONE)
        return INS_WORLD;
    return ins_pack_fingerprint(&s->written, s->settings.solve, h->sweep_sha256, error);
}

static int64_t corner(const struct ins_layout *l, int which)
{
    int64_t point = 0;
    for (int a = 0; a < l->axes; a++)
        point = point * l->steps[a] + (which >> a & 1 ? l->steps[a] - 1 : 0);
    return point;
}

/* Keys that must agree with one another may fail to at some points only: better to be told now
 * than after hours. */
static enum ins_status check_points(struct ins_sweep *s, struct ins_error *error)
{
    struct ins_checker *checker = NULL;
    enum ins_status     status  = ins_checker_create(&s->layout, &s->written, &checker, error);
    int64_t             points = s->layout.points, looked = points < LOOKED_AT ? points : LOOKED_AT;
    for (int64_t i = 0; i < looked && status == INS_DONE; i++) {
        int64_t point = looked > 1 ? (int64_t)((__int128)(points - 1) * i / (looked - 1)) : 0;
        status        = ins_checker_look(checker, point, error);
    }
    bool corners = s->layout.design == INS_GRID && s->layout.axes <= CORNER_AXES;
    for (int c = 0; corners && c < 1 << s->layout.axes && status == INS_DONE; c++)
        status = ins_checker_look(checker, corner(&s->layout, c), error);
    ins_checker_free(checker);
    return status;
}

/* --- opening: the database -------------------------------------------------------------------- */

/* What is asked for now may be more than what the database was begun for, and not less. */
static enum ins_status compare_heads(const struct ins_sweep *s, struct ins_error *error)
{
    const struct ins_head *old = ins_journal_head(s->journal), *now = &s->head;
    if (old->futures > now->futures)
        return ins_fail(error, INS_WRONG,
                        "%s: was begun with %lld futures a point, and %lld are fewer. Ask for "
                        "--futures %lld or more, or begin again with --restart",
                        s->settings.file, (long long)old->futures, (long long)now->futures,
                        (long long)old->futures);
    if (old->points > now->points)
        return ins_fail(error, INS_WRONG,
                        "%s: was begun with %lld points, and %lld are fewer. Ask for --points %lld "
                        "or more, or begin again with --restart",
                        s->settings.file, (long long)old->points, (long long)now->points,
                        (long long)old->points);
    if (old->shard != now->shard || old->shards != now->shards)
        return ins_fail(error, INS_WRONG,
                        "%s: holds shard %d/%d, and this would be shard %d/%d. Take another file",
                        s->settings.file, old->shard, old->shards, now->shard, now->shards);
    return INS_DONE;
}

/* Points of rows that do not match their checksum. */
struct broken {
    int64_t *point;
    size_t   count, room;
};

static enum ins_status note_broken(struct broken *broken, int64_t point, struct ins_error *error)
{
    if (broken->count == broken->room) {
        size_t   room = broken->room ? 2 * broken->room : 64;
        int64_t *more = realloc(broken->point, room * sizeof *more);
        if (!more)
            return ins_fail(error, INS_WORLD, "out of memory");
        broken->point = more;
        broken->room  = room;
    }
    broken->point[broken->count++] = point;
    return INS_DONE;
}

static enum ins_status recall_row(struct ins_sweep *s, int64_t point, const double *row, bool sound,
                                  struct broken *broken, struct ins_error *error)
{
    if (!sound || point < 1 || point > s->layout.points)
        return note_broken(broken, point, error);
    if (row[s->names.axes + INS_ROW_FUTURES] < (double)s->head.futures) {
        s->known = true;
        return INS_DONE;
    }
    set_done(s, point - 1);
    consider(s, point, row);
    return INS_DONE;
}

/* A row that tells something else than it did when it was written is thrown away, and its point
 * played again. */
static enum ins_status drop_broken(struct ins_sweep *s, const struct broken *broken,
                                   struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (size_t i = 0; i < broken->count && status == INS_DONE; i++)
        status = ins_journal_drop(s->journal, broken->point[i], error);
    s->replayed = (int64_t)broken->count;
    return status == INS_DONE ? ins_journal_commit(s->journal, error) : status;
}

static enum ins_status recall_rows(struct ins_sweep *s, struct ins_error *error)
{
    double          row[INS_ROW_COLUMNS];
    struct broken   broken = {0};
    int64_t         point;
    bool            sound;
    enum ins_status status;
    while ((status = ins_journal_next(s->journal, &point, row, &sound, error)) == INS_DONE)
        if ((status = recall_row(s, point, row, sound, &broken, error)) != INS_DONE)
            break;
    if (status == INS_NO)
        status = drop_broken(s, &broken, error);
    free(broken.point);
    for (int64_t place = s->from; place < s->to; place++)
        s->found += is_done(s, ins_layout_point(&s->layout, place));
    s->finished = s->found;
    return status;
}

/* A sweep that goes on is not finished any more, and may have grown. */
static enum ins_status update_head(struct ins_sweep *s, struct ins_error *error)
{
    const struct ins_head *old = ins_journal_head(s->journal);
    (void)snprintf(s->head.started, sizeof s->head.started, "%s", old->started);
    bool complete = s->found == s->to - s->from;
    if (complete && old->finished[0])
        (void)snprintf(s->head.finished, sizeof s->head.finished, "%s", old->finished);
    if (old->futures == s->head.futures && old->points == s->head.points &&
        strcmp(old->finished, s->head.finished) == 0)
        return ins_head_copy(old, &s->head, error);
    enum ins_status status = ins_journal_put_head(s->journal, &s->head, error);
    return status == INS_DONE ? ins_journal_commit(s->journal, error) : status;
}

/* A file of another sweep may be one of this, over fewer values of its axes. */
static enum ins_status open_file(struct ins_sweep *s, struct ins_error *error)
{
    struct ins_error why    = {{0}};
    bool             grown  = false;
    enum ins_status  status = ins_journal_open(s->settings.file, s->settings.restart, &s->head,
                                               &s->names, &s->journal, error);
    if (status != INS_WRONG || s->layout.design != INS_GRID)
        return status;
    enum ins_status grew = ins_grow(s->settings.file, &s->layout, &s->head, &s->names, &grown, &why);
    if (!grown)
        return status;
    if (grew == INS_DONE)
        return ins_journal_open(s->settings.file, false, &s->head, &s->names, &s->journal, error);
    if (error)
        *error = why;
    return grew;
}

static enum ins_status count_months(struct ins_sweep *s, struct ins_error *error);

static enum ins_status open_journal(struct ins_sweep *s, struct ins_error *error)
{
    if (!s->settings.file)
        return INS_DONE;
    enum ins_status status = open_file(s, error);
    if (status == INS_DONE)
        status = compare_heads(s, error);
    if (status == INS_DONE)
        status = recall_rows(s, error);
    if (status == INS_DONE)
        status = update_head(s, error);
    if (status == INS_DONE)
        status = ins_writer_create(s->journal, QUEUE * (s->outer + s->settings.workers), committed,
                                   s, &s->writer, error);
    return status;
}

/* Order statistics, their intervals and the raising of `futures` speak of futures that were drawn
 * each on its own. */
static enum ins_status check_sampling(const struct ins_scenario *written, struct ins_error *error)
{
    if (written->sampling == INS_RANDOM && !written->control_variates)
        return INS_DONE;
    return ins_fail(error, INS_WRONG,
                    "%s: the rows of a sweep need independent futures as they are; sampling "
                    "\"random\" without control_variates was expected",
                    written->sampling == INS_RANDOM ? "control_variates" : "sampling");
}

static enum ins_status prepare_sweep(struct ins_sweep *s, const struct ins_case *scenario,
                                     struct ins_error *error)
{
    enum ins_status status = check_sampling(&s->written, error);
    if (status == INS_DONE)
        status = ins_layout_init(&s->layout, &s->written, error);
    if (status == INS_DONE)
        status = take_shard(s, error);
    if (status == INS_DONE)
        status = describe_sweep(s, scenario, error);
    if (status == INS_DONE)
        status = check_points(s, error);
    if (status != INS_DONE)
        return status;
    ins_row_name(&s->layout, s->settings.solve, &s->names);
    share_threads(s);
    if (count_months(s, error) != INS_DONE)
        return INS_WORLD;
    s->next = s->from;
    s->done = ins_memory_create((size_t)(s->layout.points / 64 + 1), sizeof *s->done, error);
    return s->done ? open_journal(s, error) : INS_WORLD;
}

enum ins_status ins_sweep_open(const struct ins_case           *scenario,
                               const struct ins_sweep_settings *settings,
                               const struct ins_options *options, struct ins_sweep **made,
                               struct ins_error *error)
{
    struct ins_sweep *s = ins_memory_create(1, sizeof *s, error);
    *made               = NULL;
    if (!s)
        return INS_WORLD;
    s->begun   = clock_seconds();
    s->settings    = *settings;
    s->source  = ins_case_hold(scenario);
    s->written = *ins_case_written(scenario);
    s->options = options ? *options : (struct ins_options){0};
    (void)pthread_mutex_init(&s->lock, NULL);
    enum ins_status status = prepare_sweep(s, scenario, error);
    if (status == INS_DONE)
        *made = s;
    else
        ins_sweep_free(s);
    return status;
}

void ins_sweep_free(struct ins_sweep *s)
{
    if (!s)
        return;
    ins_writer_free(s->writer);
    ins_journal_close(s->journal);
    ins_player_free(s->player);
    ins_head_clear(&s->head);
    ins_memory_free(s->done);
    ins_case_release(s->source);
    (void)pthread_mutex_destroy(&s->lock);
    ins_memory_free(s);
}

/* --- tasks ------------------------------------------------------------------------------------ */

/* The next places that hold a point to be played, at most `most`. */
static bool take_task(struct ins_sweep *s, int most, struct ins_task *task)
{
    *task = (struct ins_task){0};
    (void)pthread_mutex_lock(&s->lock);
    while (s->next < s->to && !task->wanted && s->status == INS_DONE) {
        int64_t left = s->to - s->next;
        *task        = (struct ins_task){s->next, left < most ? (int)left : most, 0};
        for (int i = 0; i < task->count; i++)
            if (!is_done(s, ins_layout_point(&s->layout, s->next + i)))
                task->wanted |= (uint64_t)1 << i;
        s->next += task->count;
    }
    (void)pthread_mutex_unlock(&s->lock);
    return task->wanted != 0;
}

static int64_t known_points(void *context, int64_t point, double **values)
{
    struct ins_sweep *s = context;
    return ins_journal_recall(s->journal, point + 1, ins_player_width(&s->written), values);
}

static struct ins_player_settings player_settings(struct ins_sweep *s)
{
    return (struct ins_player_settings){.layout  = &s->layout,
                                    .written = &s->written,
                                    .names   = &s->names,
                                    .futures = s->head.futures,
                                    .block   = s->block,
                                    .threads = s->inner,
                                    .keep    = s->head.keep,
                                    .stop    = s->options.stop,
                                    .known   = s->known ? known_points : NULL,
                                    .context = s};
}

/* The first failure is the one that is told. */
static void fail_sweep(struct ins_sweep *s, enum ins_status status, const struct ins_error *error)
{
    (void)pthread_mutex_lock(&s->lock);
    if (s->status == INS_DONE) {
        s->status = status;
        s->error  = *error;
    }
    (void)pthread_mutex_unlock(&s->lock);
}

static void tell_sweeping(struct ins_sweep *s)
{
    if (!s->options.progress || omp_get_thread_num() != 0)
        return;
    (void)pthread_mutex_lock(&s->lock);
    double part = s->to > s->from ? (double)s->finished / (double)(s->to - s->from) : 1.0;
    (void)pthread_mutex_unlock(&s->lock);
    s->options.progress(s->options.context, part);
}

/* One thread: tasks until there are no more. */
static void labour(struct ins_sweep *s)
{
    struct ins_error       error  = {{0}};
    struct ins_player     *player = NULL;
    struct ins_player_settings settings   = player_settings(s);
    struct ins_task        task;
    enum ins_status        status = ins_player_create(&settings, &player, &error);
    while (status == INS_DONE && !stop_asked(s) && take_task(s, s->block, &task)) {
        struct ins_batch *batch = NULL;
        status                  = ins_player_play(player, &task, &batch, &error);
        if (status == INS_DONE)
            status = ins_writer_give(s->writer, batch, &error);
        tell_sweeping(s);
    }
    if (status != INS_DONE)
        fail_sweep(s, status, &error);
    ins_player_free(player);
}

enum ins_status ins_sweep_work(struct ins_sweep *s, struct ins_error *error)
{
#pragma omp parallel num_threads(s->outer) if (s->outer > 1)
    labour(s);
    if (s->status == INS_DONE && stop_asked(s))
        return ins_fail(error, INS_STOPPED, "stopped");
    if (s->status != INS_DONE && error)
        *error = s->error;
    return s->status;
}

enum ins_status ins_sweep_end(struct ins_sweep *s, struct ins_error *error)
{
    enum ins_status status = s->writer ? ins_writer_end(s->writer, error) : INS_DONE;
    if (status != INS_DONE || !s->journal || s->finished < s->to - s->from || s->head.finished[0])
        return status;
    ins_head_now(s->head.finished);
    status = ins_journal_put_head(s->journal, &s->head, error);
    return status == INS_DONE ? ins_journal_commit(s->journal, error) : status;
}

/* --- in other processes ----------------------------------------------------------------------- */

int ins_sweep_take(struct ins_sweep *s, struct ins_sweep_task *task)
{
    struct ins_task own;
    if (stop_asked(s) || !take_task(s, s->block, &own))
        return 0;
    *task = (struct ins_sweep_task){own.place, own.count, own.wanted};
    return 1;
}

enum ins_status ins_sweep_play(struct ins_sweep *s, const struct ins_sweep_task *task, void **bytes,
                               size_t *length, struct ins_error *error)
{
    struct ins_player_settings settings   = player_settings(s);
    struct ins_task        own    = {task->place, task->count, task->wanted};
    struct ins_batch      *batch  = NULL;
    enum ins_status        status = INS_DONE;
    *bytes                        = NULL;
    settings.threads                  = ins_futures_threads(&s->options);
    if (task->count > s->player_block) {
        ins_player_free(s->player);
        s->player       = NULL;
        s->player_block = settings.block = task->count;
        status                       = ins_player_create(&settings, &s->player, error);
    }
    if (status == INS_DONE)
        status = ins_player_play(s->player, &own, &batch, error);
    if (status == INS_DONE)
        status = ins_batch_seal(batch, bytes, length, error);
    ins_batch_free(batch);
    return status;
}

enum ins_status ins_sweep_give(struct ins_sweep *s, const void *bytes, size_t length,
                               struct ins_error *error)
{
    struct ins_batch *batch  = NULL;
    enum ins_status   status = ins_batch_unseal(bytes, length, &batch, error);
    if (status == INS_DONE)
        status = ins_writer_give(s->writer, batch, error);
    if (status != INS_DONE && error)
        fail_sweep(s, status, error);
    return status;
}

int ins_sweep_keeps(const struct ins_sweep *s)
{
    return s->head.keep;
}

/* --- how it stands ---------------------------------------------------------------------------- */

void ins_sweep_look(struct ins_sweep *s, struct ins_sweep_state *state)
{
    (void)pthread_mutex_lock(&s->lock);
    *state = (struct ins_sweep_state){
        .points   = s->to - s->from,
        .done     = s->finished,
        .found    = s->found,
        .replayed = s->replayed,
        .futures  = s->head.futures,
        .months   = s->written.months,
        .future_months = s->months * (double)s->head.futures,
        .threads  = s->outer * s->inner * (s->settings.workers > 1 ? s->settings.workers : 1),
        .seconds  = clock_seconds() - s->begun,
        .best     = s->best.point,
        .best_social_cost = s->best.social_cost,
        .best_p_norm      = s->best.p_norm,
        .keys             = s->names.axes};
    for (int a = 0; a < s->names.axes; a++) {
        (void)snprintf(state->key[a], sizeof state->key[a], "%s", s->names.name[a]);
        state->best_value[a] = s->best.value[a];
    }
    (void)pthread_mutex_unlock(&s->lock);
    if (s->writer)
        state->database_share = ins_writer_seconds(s->writer) / state->seconds;
}

const struct ins_layout *ins_sweep_layout(const struct ins_sweep *s)
{
    return &s->layout;
}

const struct ins_scenario *ins_sweep_scenario(const struct ins_sweep *s)
{
    return &s->written;
}

const char *ins_sweep_file(const struct ins_sweep *s)
{
    return s->settings.file;
}

/* --- how long it will take -------------------------------------------------------------------- */

/* A trial: some points, each on so many futures. */
struct trial {
    struct ins_task task;
    double          months; /* of its points, added up */
};

/* Seconds of a trial. */
static enum ins_status time_trial(struct ins_sweep *s, const struct trial *trial, int64_t futures,
                                  double *seconds, struct ins_error *error)
{
    struct ins_player_settings settings = player_settings(s);
    struct ins_player         *player   = NULL;
    struct ins_batch          *batch    = NULL;
    settings.futures                    = futures;
    settings.threads                    = 1;
    settings.keep                       = false;
    settings.known                      = NULL;
    enum ins_status status = ins_player_create(&settings, &player, error);
    double          begun  = clock_seconds();
    if (status == INS_DONE)
        status = ins_player_play(player, &trial->task, &batch, error);
    *seconds = clock_seconds() - begun;
    ins_batch_free(batch);
    ins_player_free(player);
    return status;
}

/* What the points of a trial take with all their futures: tried with few, and with more until that
 * takes long enough to be told from the noise of the clock. */
static enum ins_status pace_of(struct ins_sweep *s, const struct trial *trial, double *seconds,
                               struct ins_error *error)
{
    double          few, many;
    int64_t         all = s->head.futures, least = all < INS_LANES ? all : INS_LANES, most = least;
    enum ins_status status = time_trial(s, trial, least, &few, error);
    /* The first trial fetches the program and its tables; the second tells. */
    if (status == INS_DONE)
        status = time_trial(s, trial, least, &few, error);
    many = few;
    while (status == INS_DONE && most < all && (most == least || many < LONG_ENOUGH)) {
        most   = most > all / 4 ? all : 4 * most;
        status = time_trial(s, trial, most, &many, error);
    }
    double future = most > least ? (many - few) / (double)(most - least) : 0.0;
    if (!(future > 0.0))
        future = many / (double)most;
    *seconds = many + future * (double)(all - most);
    return status;
}

/* The months of a scenario's points, where an axis turns them; NULL: none does. */
static const struct ins_handle *months_axis(const struct ins_sweep *s, int *axis)
{
    for (*axis = 0; *axis < s->layout.axes; ++*axis)
        if (s->layout.handle[*axis].offset == offsetof(struct ins_scenario, months))
            return &s->layout.handle[*axis];
    return NULL;
}

/* Added up over `count` places from `from` on, `step` apart. */
static enum ins_status add_months(struct ins_sweep *s, int64_t from, int64_t count, int64_t step,
                                  double *months, struct ins_error *error)
{
    struct ins_cursor cursor = {0};
    double            value[INS_AXES];
    int               axis;
    enum ins_status   status = INS_DONE;
    *months                  = (double)count * s->written.months;
    if (!months_axis(s, &axis))
        return INS_DONE;
    *months = 0.0;
    for (int64_t i = 0; i < count && status == INS_DONE; i++) {
        status = ins_layout_values(&s->layout, &cursor,
                                   ins_layout_point(&s->layout, from + i * step), value, error);
        *months += status == INS_DONE ? value[axis] : 0.0;
    }
    ins_cursor_clear(&cursor);
    return status;
}

/* Of many points some tell the mean: of Sobol's sequence the first, of others each so many-th. */
static enum ins_status count_months(struct ins_sweep *s, struct ins_error *error)
{
    int64_t points = s->to - s->from, some = points < LOOKED_AT ? points : LOOKED_AT;
    int64_t from = s->from, step = some > 0 ? points / some : 1;
    if (s->layout.design == INS_SOBOL && points > some) {
        from = 0;
        step = 1;
    }
    enum ins_status status = add_months(s, from, some, step, &s->months, error);
    if (some > 0)
        s->months *= (double)points / (double)some;
    return status;
}

static enum ins_status too_long(const struct ins_sweep *s, double seconds, struct ins_error *error)
{
    return ins_fail(
        error, INS_WRONG,
        "sweep: %lld points x %lld futures x %.4g months = %.3g future-months; at the pace "
        "of this machine that is %.0f years. Take fewer points or futures, or shards on "
        "many machines",
        (long long)(s->to - s->from), (long long)s->head.futures,
        s->months / (double)(s->to - s->from), s->months * (double)s->head.futures,
        seconds / 86400.0 / 365.25);
}

/* From the beginning, the middle and the end of the work: points of a sweep may differ. */
enum ins_status ins_sweep_estimate(struct ins_sweep *s, double *seconds, struct ins_error *error)
{
    enum { TRIALS = 3 };
    double  spent = 0.0, months = 0.0;
    int64_t points = s->to - s->from, left = points - s->found;
    int     workers = s->settings.workers > 1 ? s->settings.workers : 1;
    *seconds        = 0.0;
    if (left <= 0)
        return INS_DONE;
    enum ins_status status = INS_DONE;
    for (int t = 0; t < TRIALS && status == INS_DONE && spent < LONGEST_TRIAL; t++) {
        int          count = points < s->block ? (int)points : s->block;
        double       took  = 0.0;
        struct trial trial = {.task = {s->from + (points - count) * t / (TRIALS - 1), count,
                                       ~(uint64_t)0}};
        status = add_months(s, trial.task.place, count, 1, &trial.months, error);
        if (status == INS_DONE)
            status = pace_of(s, &trial, &took, error);
        spent += took;
        months += trial.months;
    }
    double point = spent / fmax(months, 1.0) * s->months / (double)points;
    *seconds     = point * (double)left / (s->outer * s->inner) / workers;
    return status == INS_DONE && *seconds > TOO_LONG ? too_long(s, *seconds, error) : status;
}
