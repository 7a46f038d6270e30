#include "sweep/writer.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "base/memory.h"

/* A transaction is committed when it is this old, in seconds, or holds this many rows. */
static const double OLD = 0.2;
enum { MANY = 20000 };

struct entry {
    struct entry     *next;
    struct ins_batch *batch;
};

struct list {
    struct entry *first, *last;
    int           count;
};

struct ins_writer {
    struct ins_journal *journal;
    ins_committed      *committed;
    void               *context;
    pthread_t           thread;
    pthread_mutex_t     lock;
    pthread_cond_t      more, less; /* batches in the queue */
    struct list         queue;
    int                 room;
    bool                running, ending;
    enum ins_status     status;
    struct ins_error    error;
    double              seconds;
    /* the writer's own */
    struct list pending; /* put, and not yet committed */
    int         rows;
    double      begun;
};

static double clock_seconds(clockid_t clock)
{
    struct timespec now;
    (void)clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void append_entry(struct list *list, struct entry *entry)
{
    entry->next = NULL;
    if (list->last)
        list->last->next = entry;
    else
        list->first = entry;
    list->last = entry;
    list->count++;
}

static struct entry *shift(struct list *list)
{
    struct entry *entry = list->first;
    list->first         = entry->next;
    list->count--;
    if (!list->first)
        list->last = NULL;
    return entry;
}

static void entry_free(struct entry *entry)
{
    ins_batch_free(entry->batch);
    ins_memory_free(entry);
}

static void list_clear(struct list *list)
{
    while (list->first)
        entry_free(shift(list));
}

/* --- the thread ------------------------------------------------------------------------------- */

static bool is_due(const struct ins_writer *w)
{
    return w->pending.first &&
           (w->rows >= MANY || clock_seconds(CLOCK_MONOTONIC) - w->begun >= OLD);
}

/* Wait for a batch, or for the time to commit; with the lock. */
static void wait_for_work(struct ins_writer *w)
{
    double          until = clock_seconds(CLOCK_REALTIME) + OLD;
    struct timespec then  = {.tv_sec = (time_t)until};
    then.tv_nsec          = (long)((until - (double)then.tv_sec) * 1e9);
    while (!w->queue.first && !w->ending && !is_due(w))
        if (w->pending.first ? pthread_cond_timedwait(&w->more, &w->lock, &then) == ETIMEDOUT
                             : pthread_cond_wait(&w->more, &w->lock) != 0)
            return;
}

static enum ins_status put_batch(struct ins_writer *w, struct entry *entry, struct ins_error *error)
{
    if (!w->pending.first)
        w->begun = clock_seconds(CLOCK_MONOTONIC);
    enum ins_status status = ins_journal_put(w->journal, entry->batch, error);
    w->rows += entry->batch->count;
    append_entry(&w->pending, entry);
    return status;
}

static enum ins_status commit(struct ins_writer *w, struct ins_error *error)
{
    enum ins_status status = ins_journal_commit(w->journal, error);
    while (w->pending.first) {
        struct entry *entry = shift(&w->pending);
        if (status == INS_DONE)
            w->committed(w->context, entry->batch);
        entry_free(entry);
    }
    w->rows = 0;
    return status;
}

/* After a failure nothing is written any more, and whoever waits for room is let through. */
static void note_written(struct ins_writer *w, enum ins_status status,
                         const struct ins_error *error, double seconds)
{
    w->seconds += seconds;
    if (status == INS_DONE || w->status != INS_DONE)
        return;
    w->status = status;
    w->error  = *error;
    list_clear(&w->queue);
    list_clear(&w->pending);
    (void)pthread_cond_broadcast(&w->less);
}

/* Take one batch or commit; with the lock, which is let go meanwhile. */
static void work_once(struct ins_writer *w)
{
    struct ins_error error  = {{0}};
    enum ins_status  status = INS_DONE;
    struct entry    *entry  = w->queue.first ? shift(&w->queue) : NULL;
    bool             last   = w->ending && !w->queue.first;
    (void)pthread_cond_signal(&w->less);
    (void)pthread_mutex_unlock(&w->lock);
    double begun = clock_seconds(CLOCK_MONOTONIC);
    if (entry)
        status = put_batch(w, entry, &error);
    if (status == INS_DONE && (last || is_due(w)))
        status = commit(w, &error);
    double seconds = clock_seconds(CLOCK_MONOTONIC) - begun;
    (void)pthread_mutex_lock(&w->lock);
    note_written(w, status, &error, seconds);
}

static void *run_writer(void *context)
{
    struct ins_writer *w = context;
    (void)pthread_mutex_lock(&w->lock);
    for (;;) {
        wait_for_work(w);
        if (w->status != INS_DONE)
            list_clear(&w->queue);
        if (w->ending && !w->queue.first && !w->pending.first)
            break;
        work_once(w);
    }
    (void)pthread_mutex_unlock(&w->lock);
    return NULL;
}

/* --- for others ------------------------------------------------------------------------------- */

enum ins_status ins_writer_create(struct ins_journal *journal, int room, ins_committed *committed,
                                  void *context, struct ins_writer **made, struct ins_error *error)
{
    struct ins_writer *w = ins_memory_create(1, sizeof *w, error);
    *made                = NULL;
    if (!w)
        return INS_WORLD;
    w->journal   = journal;
    w->room      = room;
    w->committed = committed;
    w->context   = context;
    (void)pthread_mutex_init(&w->lock, NULL);
    (void)pthread_cond_init(&w->more, NULL);
    (void)pthread_cond_init(&w->less, NULL);
    w->running = pthread_create(&w->thread, NULL, run_writer, w) == 0;
    if (!w->running) {
        ins_writer_free(w);
        return ins_fail(error, INS_WORLD, "no thread for the writer of the database");
    }
    *made = w;
    return INS_DONE;
}

enum ins_status ins_writer_give(struct ins_writer *w, struct ins_batch *batch,
                                struct ins_error *error)
{
    struct entry *entry = ins_memory_create(1, sizeof *entry, error);
    if (!entry) {
        ins_batch_free(batch);
        return INS_WORLD;
    }
    entry->batch = batch;
    (void)pthread_mutex_lock(&w->lock);
    while (w->queue.count >= w->room && w->status == INS_DONE)
        (void)pthread_cond_wait(&w->less, &w->lock);
    enum ins_status status = w->status;
    if (status == INS_DONE)
        append_entry(&w->queue, entry);
    else if (error)
        *error = w->error;
    (void)pthread_cond_signal(&w->more);
    (void)pthread_mutex_unlock(&w->lock);
    if (status != INS_DONE)
        entry_free(entry);
    return status;
}

enum ins_status ins_writer_end(struct ins_writer *w, struct ins_error *error)
{
    if (w->running) {
        (void)pthread_mutex_lock(&w->lock);
        w->ending = true;
        (void)pthread_cond_signal(&w->more);
        (void)pthread_mutex_unlock(&w->lock);
        (void)pthread_join(w->thread, NULL);
        w->running = false;
    }
    if (w->status != INS_DONE && error)
        *error = w->error;
    return w->status;
}

void ins_writer_free(struct ins_writer *w)
{
    if (!w)
        return;
    (void)ins_writer_end(w, NULL);
    list_clear(&w->queue);
    list_clear(&w->pending);
    (void)pthread_cond_destroy(&w->less);
    (void)pthread_cond_destroy(&w->more);
    (void)pthread_mutex_destroy(&w->lock);
    ins_memory_free(w);
}

double ins_writer_seconds(struct ins_writer *w)
{
    (void)pthread_mutex_lock(&w->lock);
    double seconds = w->seconds;
    (void)pthread_mutex_unlock(&w->lock);
    return seconds;
}
