/* sweep/journal.h - a sweep's database: what is finished stays finished.
 *
 * One SQLite file, in WAL mode while it is written and plain at rest: the tables `results` and
 * `run`, and beside them
 *
 *   sums (point, sum)                a checksum of each row of results (sweep/row.h)
 *   kept (point, futures, sum, data) each future's results, so that futures can be added
 *
 * One process writes (flock on the file), in transactions of many rows; whatever was committed
 * survives the end of the process at any moment. Points are numbered from 1. Nobody else in the
 * program knows SQLite.
 */
#ifndef INS_SWEEP_JOURNAL_H
#define INS_SWEEP_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "sweep/batch.h"
#include "sweep/head.h"
#include "sweep/row.h"

struct ins_journal;

/* From now on a query that reads, of any journal, ends where this flag is set: INS_STOPPED. NULL:
 * nobody can ask. What is being written is brought to its end. */
void ins_journal_heed(const volatile int *stop);

/* Open for writing, or create. With `restart` what is there is thrown away.
 *
 * On INS_DONE the journal holds the head of the file (a new file: `head`), and the caller is its
 * only writer. INS_WORLD: the file cannot be used, is damaged, or another process writes it;
 * INS_WRONG: it is another sweep, or something else altogether. */
enum ins_status ins_journal_open(const char *path, bool restart, const struct ins_head *head,
                                 const struct ins_row_names *names, struct ins_journal **made,
                                 struct ins_error *error);

/* Open for reading alone; names and head come from the file. */
enum ins_status ins_journal_read(const char *path, struct ins_journal **made,
                                 struct ins_error *error);

/* NULL does nothing. What was not committed is lost. */
void ins_journal_close(struct ins_journal *journal);

const struct ins_head      *ins_journal_head(const struct ins_journal *journal);
const struct ins_row_names *ins_journal_names(const struct ins_journal *journal);
const char                 *ins_journal_path(const struct ins_journal *journal);

/* Walk the rows in the order of their points: INS_DONE and one row, or INS_NO behind the last.
 * `sound` tells whether the row matches its checksum; with NULL one that does not is INS_WORLD.
 * The first call after the opening or after INS_NO begins anew. */
enum ins_status ins_journal_next(struct ins_journal *journal, int64_t *point, double *row,
                                 bool *sound, struct ins_error *error);

/* How many points of the sweep are there with all their futures. INS_NO, with the story, where that is
 * not all of them. */
enum ins_status ins_journal_whole(struct ins_journal *journal, int64_t *done,
                                  struct ins_error *error);

/* The same where it is no matter whether that is all of them: INS_DONE for both. */
enum ins_status ins_journal_count(struct ins_journal *journal, int64_t *done,
                                  struct ins_error *error);

/* One row. INS_NO where the point is not there. */
enum ins_status ins_journal_find(struct ins_journal *journal, int64_t point, double *row,
                                 struct ins_error *error);

/* The kept values of a point's futures, freed with ins_memory_free(): values[width][futures].
 * 0 where there are none, or they do not match their checksum. May be called while another
 * thread writes. */
int64_t ins_journal_recall(struct ins_journal *journal, int64_t point, int width, double **values);

/* Write. A transaction is begun by the first ins_journal_put() after a commit. On any failure it
 * is rolled back: what was committed before is kept. */
enum ins_status ins_journal_put(struct ins_journal *journal, const struct ins_batch *batch,
                                struct ins_error *error);
enum ins_status ins_journal_put_head(struct ins_journal *journal, const struct ins_head *head,
                                     struct ins_error *error);
/* Give every row the number that `after` makes of its own; a row of none (0), or one that does not
 * match its checksum, is dropped. In the open transaction, which the caller commits. */
typedef int64_t ins_journal_number(void *context, int64_t point);
enum ins_status ins_journal_renumber(struct ins_journal *journal, ins_journal_number *after,
                                     void *context, struct ins_error *error);
enum ins_status ins_journal_drop(struct ins_journal *journal, int64_t point,
                                 struct ins_error *error);
enum ins_status ins_journal_commit(struct ins_journal *journal, struct ins_error *error);
void            ins_journal_rollback(struct ins_journal *journal);

#endif
