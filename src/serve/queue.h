/* serve/queue.h - questions wait, are worked on in steps, and are told to stop.
 *
 * A question is a job. A few workers take the job that has had the fewest steps, so that every
 * page gets its first, rough answer soon however many wait for a fine one. The queue is bounded, and
 * so is each client's part of it (questions without a client share one part): for a new question the
 * stream that has been refined longest ends with the answer it has, of the same client where its part
 * is full, and what finds no place so is refused at once. A newer question of the same client stops
 * the older one; so does a client that went away, and a job that has had its time.
 */
#ifndef INS_SERVE_QUEUE_H
#define INS_SERVE_QUEUE_H

#include "serve/http.h"
#include "serve/request.h"

enum {
    INS_QUEUE_JOBS    = 64, /* at most, waiting or worked on */
    INS_QUEUE_OWN     = 8,  /* of them, of one client */
    INS_QUEUE_NOBODYS = 48, /* of those without one, together */
    INS_QUEUE_SECONDS = 20  /* that one job may compute */
};

/* Start the workers; NULL, with the story, where that fails. */
struct ins_queue *ins_queue_create(const struct ins_whatif *whatif, int threads,
                                   struct ins_error *error);

/* Tell all jobs to stop and wait for the workers. Answers that wait for nothing any more are
 * let go. */
void ins_queue_close(struct ins_queue *queue);
void ins_queue_free(struct ins_queue *queue);

/* Take a query over as a job of `connection`; NULL, with the query untouched, where the queue is
 * full. */
struct ins_job *ins_queue_add(struct ins_queue *queue, struct ins_query *query,
                              struct MHD_Connection *connection, int *memory);

/* Stop what this client asked before; the number of jobs stopped. */
int ins_queue_cancel(struct ins_queue *queue, const char *client);

/* The connection is gone: stop, and let go. */
void ins_queue_leave(struct ins_queue *queue, struct ins_job *job);

/* One more holder of the job, to be let go with ins_queue_drop(). */
void ins_queue_hold(struct ins_queue *queue, struct ins_job *job);
void ins_queue_drop(struct ins_queue *queue, struct ins_job *job);

/* Bytes for a stream: how many were copied; 0: none yet, and the connection is suspended until
 * there are; -1: that was all. */
long ins_queue_feed(struct ins_queue *queue, struct ins_job *job, char *bytes, size_t room);

/* For an answer in one piece. False: not yet, and the connection is suspended until it is. */
bool ins_queue_finished(struct ins_queue *queue, struct ins_job *job);

/* Of a finished job: its status, type and bytes, which are the caller's then. */
char *ins_queue_take(struct ins_job *job, unsigned *status, const char **type, size_t *length);

#endif
