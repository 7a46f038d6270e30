/* sweep/inside.h - inside a journal: its connection to SQLite, for those of sweep/ that write it.
 *
 * A database may have come from anybody. Only the four tables of sweep/journal.h are looked at, and
 * only if they are the very tables that instroom makes: no view, no trigger, no virtual table and no
 * function that a file brings along is ever run (SQLite, "Defense Against The Dark Arts"). A stop that
 * was asked for ends any query that reads.
 */
#ifndef INS_SWEEP_INSIDE_H
#define INS_SWEEP_INSIDE_H

#include <pthread.h>
#include <sqlite3.h>

#include "sweep/journal.h"

/* "inst": who made this database (SQLite keeps the number in the header). */
enum { INS_APPLICATION = 0x696e7374 };

struct ins_journal {
    char                *path;
    int                  lock;      /* descriptor that holds the lock; -1: reading alone */
    sqlite3             *db, *side; /* `side` reads while another thread writes */
    bool                 alone;     /* no second connection can be had: `side` is `db` */
    pthread_mutex_t      side_lock;
    struct ins_head      head;
    struct ins_row_names names;
    sqlite3_stmt        *put, *put_sum, *put_kept, *walk, *find, *recall;
    bool                 open; /* a transaction is */
};

/* --- statements (sweep/connect.c) ---------------------------------------------------------------- */

/* The story of what SQLite failed at; of a file whose content is not what was written. */
enum ins_status ins_journal_fail(const struct ins_journal *j, struct ins_error *error);
enum ins_status ins_journal_damaged(const struct ins_journal *j, struct ins_error *error,
                                    const char *what);

enum ins_status ins_journal_perform(struct ins_journal *j, const char *sql,
                                    struct ins_error *error);
enum ins_status ins_journal_prepare(struct ins_journal *j, const char *sql,
                                    sqlite3_stmt **statement, struct ins_error *error);

/* The first column of the first row; -1 for none. */
int64_t ins_journal_ask(struct ins_journal *j, const char *sql);

/* --- connections ----------------------------------------------------------------------------------- */

/* A new connection to the file `name` (a path or, with SQLITE_OPEN_URI, a URI). */
enum ins_status ins_journal_connect(const struct ins_journal *j, const char *name, int flags,
                                    sqlite3 **db, struct ins_error *error);

/* Whether SQLite failed for want of memory that processes share, as on the file systems of clusters;
 * and a connection in its place that needs none: the file is held locked, and nobody reads it. */
bool            ins_journal_lacks_memory(const struct ins_journal *j);
enum ins_status ins_journal_connect_alone(struct ins_journal *j, struct ins_error *error);

/* Create the file, or open it, as its only writer among those who heed the lock. */
enum ins_status ins_journal_lock(struct ins_journal *j, bool *fresh, struct ins_error *error);

/* Let it be written with a log beside it (WAL); where that takes memory that cannot be had, alone. */
enum ins_status ins_journal_begin_log(struct ins_journal *j, struct ins_error *error);

/* --- tables (sweep/schema.c) ------------------------------------------------------------------------ */

/* Begin a transaction and create them. */
enum ins_status ins_journal_create_tables(struct ins_journal *j, struct ins_error *error);

/* Whether the tables are the very ones that are made here, `results` with the names of `j`. What else
 * the file holds is left alone; for a writer, nothing of it may have a say in what is written. */
enum ins_status ins_journal_check_others(struct ins_journal *j, struct ins_error *error);
enum ins_status ins_journal_check_results(struct ins_journal *j, bool writer,
                                          struct ins_error *error);

/* INS_WRONG, with a name, where the file holds what instroom did not make: to throw all of it away
 * would not be ours to do. */
enum ins_status ins_journal_check_alone(struct ins_journal *j, struct ins_error *error);

/* Whether the pages hold together. */
enum ins_status ins_journal_check_pages(struct ins_journal *j, struct ins_error *error);

/* The names of the columns into `j`, and whether they are those that were made. */
enum ins_status ins_journal_read_names(struct ins_journal *j, struct ins_error *error);

#endif
