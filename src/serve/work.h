/* serve/work.h - one step of a question. */
#ifndef INS_SERVE_WORK_H
#define INS_SERVE_WORK_H

#include "serve/queue.h"

struct ins_job {
    struct ins_queue      *queue;
    struct ins_job        *next;
    struct ins_query        query;
    struct MHD_Connection *connection; /* NULL: gone */
    int                    holders;    /* the queue, the visit, a stream */
    bool                   busy, done, suspended;
    volatile int           stop;
    bool                   late;     /* stopped because its time was over, or others came */
    int                    steps;    /* behind it */
    int                    futures;  /* of the last step */
    double                 begun, beaten, spent; /* seconds */
    struct ins_text        out;      /* what is to be sent */
    size_t                 sent;     /* of it */
    unsigned               status;   /* of an answer in one piece */
    const char            *type;
};

/* The end of a stream whose time is over: what there is stands. */
void ins_work_end(const struct ins_job *job, struct ins_text *out);

/* Play the next step and write what it gives. True: that was the last. */
bool ins_work_step(struct ins_job *job, const struct ins_whatif *whatif,
                   const struct ins_options *options, struct ins_text *out);

#endif
