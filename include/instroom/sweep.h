/* instroom/sweep.h - a design of many scenarios, each played on many futures, in one database.
 *
 * The points of `sweep` in a scenario are numbered from 1. A sweep is opened on its database,
 * worked on, and ended; whatever was committed to the database survives any end of the process,
 * and the same sweep opened again goes on where it was. Rows are the same bits whatever the
 * threads, shards, processes or interruptions.
 */
#ifndef INSTROOM_SWEEP_H
#define INSTROOM_SWEEP_H

#include <stddef.h>

#include "instroom/answers.h"
#include "instroom/former.h"

#ifdef __cplusplus
extern "C" {
#endif

struct ins_sweep_settings {
    const char *file;          /* the database; NULL: none, only to look at the design */
    int         shard, shards; /* one part of several, from 1; 0, 0: all of it */
    int         restart;       /* 1: throw away what the database holds */
    int         solve;         /* 1: the norm buffer of every point too */
    int         keep;          /* each future's results, so that futures can be added later:
                                  1 always, -1 never, 0 while they take less than 64 MiB */
    int workers;               /* processes that work on it, this one among them; 0: 1 */
};

struct ins_sweep;

/* INS_WRONG: the design is none, is too large, leaves the range of a key, or the database holds
 * another sweep. INS_WORLD: the database cannot be used, is damaged, or another process is at
 * work on it. */
enum ins_status ins_sweep_open(const struct ins_case           *scenario,
                               const struct ins_sweep_settings *settings,
                               const struct ins_options *options, struct ins_sweep **made,
                               struct ins_error *error);

/* Play what is not finished. options->progress is called from one thread; ins_sweep_look() tells
 * it more. INS_STOPPED: a stop was asked for. On INS_WORLD, too, all that was committed is kept. */
enum ins_status ins_sweep_work(struct ins_sweep *sweep, struct ins_error *error);

/* Commit the last rows; when every point of the shard is there, note when it was finished. Call
 * it however the work ended, and before ins_sweep_free(). */
enum ins_status ins_sweep_end(struct ins_sweep *sweep, struct ins_error *error);
void            ins_sweep_free(struct ins_sweep *sweep);

/* How it stands; from any thread. */
enum { INS_SWEEP_KEYS = 16, INS_SWEEP_KEY = 256 };
struct ins_sweep_state {
    long long points;   /* of the shard */
    long long done;     /* in the database */
    long long found;    /* of them, already there when it was opened */
    long long replayed; /* rows of the database that did not match their checksum */
    long long futures;
    int       months;        /* of the scenario; points may have others */
    double    future_months; /* of all points of the shard, about */
    int       threads;
    double    seconds;        /* since it was opened */
    double    database_share; /* of that time spent in SQLite */
    long long best; /* point with the least mean cost to the state of those that meet the norm with
                       the asked confidence, else the one that meets it most often; 0: none */
    double best_social_cost, best_p_norm; /* euro; probability */
    int    keys;
    char   key[INS_SWEEP_KEYS][INS_SWEEP_KEY];
    double best_value[INS_SWEEP_KEYS];
};
void ins_sweep_look(struct ins_sweep *sweep, struct ins_sweep_state *state);

/* Seconds that the points not finished will take, from a short trial. INS_WRONG, with the
 * arithmetic, where that is more than ten years. */
enum ins_status ins_sweep_estimate(struct ins_sweep *sweep, double *seconds,
                                   struct ins_error *error);

/* --- work in other processes ----------------------------------------------------------------
 *
 * The process that opened the database gives tasks away and takes their rows back; another one
 * opens the same sweep without a database (ins_case_text() and ins_sweep_pack() carry the
 * scenario there) and plays them. */
struct ins_sweep_task {
    long long          place;
    int                count;
    unsigned long long wanted;
};

/* Whether each future's results are kept in the database. */
int ins_sweep_keeps(const struct ins_sweep *sweep);

/* 0: nothing is left to give away. */
int ins_sweep_take(struct ins_sweep *sweep, struct ins_sweep_task *task);

/* `*bytes` is freed with free(). Not from two threads at once. */
enum ins_status ins_sweep_play(struct ins_sweep *sweep, const struct ins_sweep_task *task,
                               void **bytes, size_t *length, struct ins_error *error);
enum ins_status ins_sweep_give(struct ins_sweep *sweep, const void *bytes, size_t length,
                               struct ins_error *error);

/* The scenario with all that it needs of other files, as one text, and back. */
char           *ins_sweep_pack(const struct ins_case *scenario);
enum ins_status ins_sweep_unpack(const char *text, const char *name, const char *const *settings,
                                 int count, struct ins_case **made, struct ins_error *error);

/* A flag that ends what is read from any database, once it is set by a signal handler or another
 * thread: INS_STOPPED. What is being written is brought to its end. */
void ins_sweep_heed(const volatile int *stop);

/* --- databases -------------------------------------------------------------------------------- */

/* The scenario of one point, with its futures, to be asked anything else; `settings` are laid
 * over it. INS_WRONG: there is no such point. */
enum ins_status ins_sweep_case(const char *file, long long point, const char *const *settings,
                               int count, struct ins_case **made, struct ins_error *error);

/* Put the rows of `count` databases into `out`, which is created, or already holds some of them.
 * INS_WRONG: they are not parts of one sweep, or tell different things about a point; `out` is
 * then as it was. INS_NO: done, and points are missing. `story` tells what was merged, what
 * overlaps and what is missing; freed with free(). */
enum ins_status ins_sweep_merge(const char *out, const char *const *in, int count, char **story,
                                struct ins_error *error);

#ifdef __cplusplus
}
#endif
#endif
