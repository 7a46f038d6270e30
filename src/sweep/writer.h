/* sweep/writer.h - one thread that writes, while others compute.
 *
 * Batches of rows stand in a short queue; the writer puts them into the journal in transactions
 * of about a fifth of a second. Only committed rows count as done.
 */
#ifndef INS_SWEEP_WRITER_H
#define INS_SWEEP_WRITER_H

#include "sweep/journal.h"

/* Told of every batch that was committed, on the writer's thread. */
typedef void ins_committed(void *context, const struct ins_batch *batch);

struct ins_writer;
enum ins_status ins_writer_create(struct ins_journal *journal, int room, ins_committed *committed,
                                  void *context, struct ins_writer **made, struct ins_error *error);

/* Hand a batch over; it is the writer's then, whatever the answer. Waits while the queue is full.
 * INS_WORLD, with the story, once writing has failed. */
enum ins_status ins_writer_give(struct ins_writer *writer, struct ins_batch *batch,
                                struct ins_error *error);

/* Commit what is in the queue and end the thread. */
enum ins_status ins_writer_end(struct ins_writer *writer, struct ins_error *error);
void            ins_writer_free(struct ins_writer *writer);

/* Seconds that were spent in the journal. */
double ins_writer_seconds(struct ins_writer *writer);

#endif
