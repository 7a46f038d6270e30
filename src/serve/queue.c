#include "serve/queue.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/stop.h"
#include "serve/work.h"

enum { MOST_WORKERS = 2 };

struct ins_queue {
    const struct ins_whatif *whatif;
    pthread_mutex_t          lock;
    pthread_cond_t           news;
    pthread_t                worker[MOST_WORKERS];
    int                      workers, threads; /* threads of each */
    bool                     closing;
    int                      jobs;
    struct ins_job          *first; /* all that are not finished */
};

/* --- inside, with the lock held ------------------------------------------------------------- */

static void wake(struct ins_job *job)
{
    if (!job->suspended || !job->connection)
        return;
    job->suspended = false;
    MHD_resume_connection(job->connection);
}

static void release(struct ins_job *job)
{
    if (--job->holders > 0)
        return;
    ins_query_clear(&job->query);
    ins_text_clear(&job->out);
    free(job);
}

static void unlink_job(struct ins_queue *queue, struct ins_job *job)
{
    for (struct ins_job **at = &queue->first; *at; at = &(*at)->next)
        if (*at == job) {
            *at = job->next;
            queue->jobs--;
            return;
        }
}

/* The job that waits with the fewest steps behind it, the oldest of them. */
static struct ins_job *choose_job(struct ins_queue *queue)
{
    struct ins_job *chosen = NULL;
    for (struct ins_job *job = queue->first; job; job = job->next)
        if (!job->busy && (!chosen || job->steps < chosen->steps))
            chosen = job;
    return chosen;
}

/* --- workers ---------------------------------------------------------------------------------- */

static double seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Told while a step is played: keeps a stream alive, so that a page that went away is noticed,
 * and stops a job whose time is over. */
static void beat(void *context, double part)
{
    static const double often = 0.25;
    struct ins_job     *job   = context;
    double              now   = seconds();
    (void)part;
    if (now - job->begun > INS_QUEUE_SECONDS - job->spent) {
        job->late = true;
        ins_stop_ask(&job->stop);
    }
    if (now - job->beaten < often)
        return;
    job->beaten = now;
    (void)pthread_mutex_lock(&job->queue->lock);
    if (job->query.stream)
        ins_text_add(&job->out, ": at work\n\n");
    wake(job);
    (void)pthread_mutex_unlock(&job->queue->lock);
}

static void work_on(struct ins_queue *queue, struct ins_job *job)
{
    struct ins_options options = {.threads = queue->threads, .stop = &job->stop, .progress = beat,
                                  .context = job};
    struct ins_text    made    = {0};
    job->begun = job->beaten = seconds();
    bool last = ins_work_step(job, queue->whatif, &options, &made);
    job->spent += seconds() - job->begun;
    (void)pthread_mutex_lock(&queue->lock);
    ins_text_add_bytes(&job->out, made.bytes ? made.bytes : "", made.length);
    job->out.failed = job->out.failed || made.failed;
    job->busy       = false;
    job->steps++;
    if (last || job->out.failed) {
        job->done = true;
        unlink_job(queue, job);
    }
    wake(job);
    if (job->done)
        release(job);
    (void)pthread_mutex_unlock(&queue->lock);
    ins_text_clear(&made);
}

static void *work_jobs(void *context)
{
    struct ins_queue *queue = context;
    for (;;) {
        (void)pthread_mutex_lock(&queue->lock);
        struct ins_job *job = choose_job(queue);
        while (!job && !queue->closing) {
            (void)pthread_cond_wait(&queue->news, &queue->lock);
            job = choose_job(queue);
        }
        if (job)
            job->busy = true;
        (void)pthread_mutex_unlock(&queue->lock);
        if (!job)
            return NULL;
        work_on(queue, job);
    }
}

/* --- outside ---------------------------------------------------------------------------------- */

struct ins_queue *ins_queue_create(const struct ins_whatif *whatif, int threads,
                                   struct ins_error *error)
{
    struct ins_queue *queue = calloc(1, sizeof *queue);
    if (!queue) {
        ins_fail(error, INS_WORLD, "out of memory");
        return NULL;
    }
    queue->whatif  = whatif;
    int wanted     = threads < MOST_WORKERS ? 1 : MOST_WORKERS;
    queue->threads = threads / wanted > 0 ? threads / wanted : 1;
    (void)pthread_mutex_init(&queue->lock, NULL);
    (void)pthread_cond_init(&queue->news, NULL);
    while (queue->workers < wanted &&
           pthread_create(&queue->worker[queue->workers], NULL, work_jobs, queue) == 0)
        queue->workers++;
    if (queue->workers == wanted)
        return queue;
    ins_fail(error, INS_WORLD, "no thread can be started");
    ins_queue_close(queue);
    ins_queue_free(queue);
    return NULL;
}

void ins_queue_close(struct ins_queue *queue)
{
    (void)pthread_mutex_lock(&queue->lock);
    queue->closing = true;
    for (struct ins_job *job = queue->first; job; job = job->next)
        ins_stop_ask(&job->stop);
    (void)pthread_cond_broadcast(&queue->news);
    (void)pthread_mutex_unlock(&queue->lock);
    for (int i = 0; i < queue->workers; i++)
        (void)pthread_join(queue->worker[i], NULL);
    queue->workers = 0;
}

void ins_queue_free(struct ins_queue *queue)
{
    if (!queue)
        return;
    (void)pthread_cond_destroy(&queue->news);
    (void)pthread_mutex_destroy(&queue->lock);
    free(queue);
}

static int stop_of(struct ins_queue *queue, const char *client)
{
    int stopped = 0;
    for (struct ins_job *job = queue->first; job && client[0]; job = job->next)
        if (strcmp(job->query.client, client) == 0 && !ins_stop_asked(&job->stop)) {
            ins_stop_ask(&job->stop);
            stopped++;
        }
    return stopped;
}

int ins_queue_cancel(struct ins_queue *queue, const char *client)
{
    (void)pthread_mutex_lock(&queue->lock);
    int stopped = stop_of(queue, client);
    (void)pthread_mutex_unlock(&queue->lock);
    return stopped;
}

/* --- room for one more ------------------------------------------------------------------------ */

/* Those that were not told to stop. */
static int jobs_of(const struct ins_queue *queue, const char *client)
{
    int jobs = 0;
    for (struct ins_job *job = queue->first; job; job = job->next)
        jobs += strcmp(job->query.client, client) == 0 && !ins_stop_asked(&job->stop);
    return jobs;
}

/* A stream whose answer can stand as it is. */
static bool may_end(const struct ins_job *job)
{
    return job->query.stream && job->steps > 0 && !job->done && !ins_stop_asked(&job->stop);
}

/* The stream that was worked on longest, of one client or (NULL) of all; NULL for none. */
static struct ins_job *most_refined(struct ins_queue *queue, const char *client)
{
    struct ins_job *found = NULL;
    for (struct ins_job *job = queue->first; job; job = job->next)
        if (may_end(job) && (!client || strcmp(job->query.client, client) == 0) &&
            (!found || job->spent > found->spent))
            found = job;
    return found;
}

/* It ends with what it has: at once, or when its worker looks up. */
static bool end_early(struct ins_queue *queue, struct ins_job *job)
{
    if (!job)
        return false;
    job->late = true;
    ins_stop_ask(&job->stop);
    if (job->busy)
        return true;
    ins_work_end(job, &job->out);
    job->done = true;
    unlink_job(queue, job);
    wake(job);
    release(job);
    return true;
}

static bool find_room(struct ins_queue *queue, const char *client)
{
    int own = client[0] ? INS_QUEUE_OWN : INS_QUEUE_NOBODYS;
    if (queue->closing)
        return false;
    if (jobs_of(queue, client) >= own)
        return end_early(queue, most_refined(queue, client));
    return queue->jobs < INS_QUEUE_JOBS || end_early(queue, most_refined(queue, NULL));
}

static void append_job(struct ins_queue *queue, struct ins_job *job)
{
    struct ins_job **at = &queue->first;
    while (*at)
        at = &(*at)->next;
    *at = job;
    queue->jobs++;
}

struct ins_job *ins_queue_add(struct ins_queue *queue, struct ins_query *query,
                              struct MHD_Connection *connection, int *memory)
{
    struct ins_job *job = calloc(1, sizeof *job);
    *memory             = job != NULL;
    if (!job)
        return NULL;
    (void)pthread_mutex_lock(&queue->lock);
    if (query->shape != INS_QUERY_DOWNLOAD)
        (void)stop_of(queue, query->client);
    bool room = find_room(queue, query->client);
    if (room) {
        *job = (struct ins_job){.queue = queue, .query = *query, .connection = connection,
                                .holders = 2, .status = 200};
        *query = (struct ins_query){0};
        append_job(queue, job);
        (void)pthread_cond_signal(&queue->news);
    }
    (void)pthread_mutex_unlock(&queue->lock);
    if (!room)
        free(job);
    return room ? job : NULL;
}

void ins_queue_leave(struct ins_queue *queue, struct ins_job *job)
{
    (void)pthread_mutex_lock(&queue->lock);
    job->connection = NULL;
    ins_stop_ask(&job->stop);
    release(job);
    (void)pthread_mutex_unlock(&queue->lock);
}

void ins_queue_hold(struct ins_queue *queue, struct ins_job *job)
{
    (void)pthread_mutex_lock(&queue->lock);
    job->holders++;
    (void)pthread_mutex_unlock(&queue->lock);
}

void ins_queue_drop(struct ins_queue *queue, struct ins_job *job)
{
    (void)pthread_mutex_lock(&queue->lock);
    release(job);
    (void)pthread_mutex_unlock(&queue->lock);
}

static void suspend(struct ins_job *job)
{
    job->suspended = true;
    MHD_suspend_connection(job->connection);
}

long ins_queue_feed(struct ins_queue *queue, struct ins_job *job, char *bytes, size_t room)
{
    (void)pthread_mutex_lock(&queue->lock);
    size_t left = job->out.length - job->sent, some = left < room ? left : room;
    if (some > 0)
        memcpy(bytes, job->out.bytes + job->sent, some);
    job->sent += some;
    if (job->sent == job->out.length)
        job->sent = job->out.length = 0;
    bool over = some == 0 && (job->done || !job->connection);
    if (some == 0 && !over)
        suspend(job);
    (void)pthread_mutex_unlock(&queue->lock);
    return over ? -1 : (long)some;
}

bool ins_queue_finished(struct ins_queue *queue, struct ins_job *job)
{
    (void)pthread_mutex_lock(&queue->lock);
    bool done = job->done;
    if (!done)
        suspend(job);
    (void)pthread_mutex_unlock(&queue->lock);
    return done;
}

char *ins_queue_take(struct ins_job *job, unsigned *status, const char **type, size_t *length)
{
    *status = job->status;
    *type   = job->type;
    *length = job->out.length;
    return ins_text_take(&job->out);
}
