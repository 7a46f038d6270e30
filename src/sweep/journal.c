#include "sweep/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"

/* --- the head --------------------------------------------------------------------------------- */

static enum ins_status write_note(struct ins_journal *j, sqlite3_stmt *statement, const char *key,
                                  const char *value, struct ins_error *error)
{
    (void)sqlite3_reset(statement);
    (void)sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
    (void)sqlite3_bind_text(statement, 2, value, -1, SQLITE_TRANSIENT);
    return sqlite3_step(statement) == SQLITE_DONE ? INS_DONE : ins_journal_fail(j, error);
}

static enum ins_status write_notes(struct ins_journal *j, const struct ins_head *head,
                                   sqlite3_stmt *statement, struct ins_error *error)
{
    char            text[INS_NOTE_TEXT], sum[INS_SHA256_TEXT];
    const char     *key;
    enum ins_status status = ins_head_sum(head, sum, error);
    for (int i = 0; status == INS_DONE && (key = ins_head_note(head, i, text)); i++)
        status = write_note(j, statement, key, text, error);
    if (status == INS_DONE)
        status = write_note(j, statement, "scenario", head->scenario, error);
    return status == INS_DONE ? write_note(j, statement, "sum", sum, error) : status;
}

static enum ins_status write_run_head(struct ins_journal *j, const struct ins_head *head,
                                      struct ins_error *error)
{
    sqlite3_stmt   *statement = NULL;
    enum ins_status status =
        ins_journal_prepare(j, "INSERT OR REPLACE INTO run VALUES (?, ?)", &statement, error);
    if (status == INS_DONE)
        status = write_notes(j, head, statement, error);
    (void)sqlite3_finalize(statement);
    return status == INS_DONE ? ins_head_copy(head, &j->head, error) : status;
}

static enum ins_status hear_head(struct ins_journal *j, sqlite3_stmt *statement,
                                 char sum[INS_SHA256_TEXT], struct ins_error *error)
{
    int step;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *key   = (const char *)sqlite3_column_text(statement, 0);
        const char *value = (const char *)sqlite3_column_text(statement, 1);
        if (!key || !value)
            continue;
        if (strcmp(key, "sum") == 0)
            (void)snprintf(sum, INS_SHA256_TEXT, "%s", value);
        else if (ins_head_hear(&j->head, key, value, error) != INS_DONE)
            return INS_WORLD;
    }
    return step == SQLITE_DONE ? INS_DONE : ins_journal_fail(j, error);
}

static enum ins_status read_head(struct ins_journal *j, struct ins_error *error)
{
    char            sum[INS_SHA256_TEXT] = "", stored[INS_SHA256_TEXT] = "";
    sqlite3_stmt   *statement = NULL;
    enum ins_status status    = ins_journal_prepare(j, "SELECT key, value FROM run", &statement, error);
    if (status == INS_DONE)
        status = hear_head(j, statement, stored, error);
    (void)sqlite3_finalize(statement);
    if (status != INS_DONE)
        return status;
    if (!j->head.scenario)
        return ins_journal_damaged(j, error, "its table run has no scenario");
    status = ins_head_sum(&j->head, sum, error);
    if (status == INS_DONE && strcmp(sum, stored) != 0)
        return ins_journal_damaged(j, error, "its table run does not match its checksum");
    return status;
}

/* --- opening ---------------------------------------------------------------------------------- */

/* Throw everything away, even out of a damaged file, but not what somebody else put into it. */
static enum ins_status reset(struct ins_journal *j, struct ins_error *error)
{
    (void)ins_journal_begin_log(j, NULL);
    if (ins_journal_check_alone(j, error) == INS_WRONG)
        return INS_WRONG;
    (void)sqlite3_db_config(j->db, SQLITE_DBCONFIG_RESET_DATABASE, 1, (void *)0);
    enum ins_status status = ins_journal_perform(j, "VACUUM", error);
    (void)sqlite3_db_config(j->db, SQLITE_DBCONFIG_RESET_DATABASE, 0, (void *)0);
    return status;
}

/* What a file is: nothing yet, a sweep, or something else. */
enum kind { EMPTY, SWEEP, FOREIGN };

static enum kind kind_of_file(struct ins_journal *j)
{
    unsigned char head[100];
    ssize_t       got = pread(j->lock, head, sizeof head, 0);
    if (got == 0)
        return EMPTY;
    if (got < (ssize_t)sizeof head || memcmp(head, "SQLite format 3", 16) != 0)
        return FOREIGN;
    const unsigned char *id = &head[68];
    if (((unsigned)id[0] << 24 | (unsigned)id[1] << 16 | (unsigned)id[2] << 8 | id[3]) ==
        INS_APPLICATION)
        return SWEEP;
    /* A process that died while it made the file leaves the head in the log, or nothing. */
    if (ins_journal_ask(j, "PRAGMA application_id") == INS_APPLICATION)
        return SWEEP;
    return ins_journal_ask(j, "SELECT count(*) FROM sqlite_schema") == 0 ? EMPTY : FOREIGN;
}

static enum ins_status begin_file(struct ins_journal *j, const struct ins_head *head,
                                  struct ins_error *error)
{
    enum ins_status status = ins_journal_begin_log(j, error);
    if (status == INS_DONE)
        status = ins_journal_create_tables(j, error);
    if (status == INS_DONE)
        status = write_run_head(j, head, error);
    return status == INS_DONE ? ins_journal_perform(j, "COMMIT", error) : status;
}

static enum ins_status resume_file(struct ins_journal *j, const struct ins_head *head,
                                   struct ins_error *error)
{
    enum ins_status status = ins_journal_begin_log(j, error);
    if (status == INS_DONE)
        status = ins_journal_check_others(j, error);
    if (status == INS_DONE)
        status = ins_journal_check_pages(j, error);
    if (status == INS_DONE)
        status = read_head(j, error);
    if (status != INS_DONE)
        return status;
    if (strcmp(j->head.sweep_sha256, head->sweep_sha256) == 0)
        return ins_journal_check_results(j, true, error);
    if (strcmp(j->head.version, head->version) != 0)
        return ins_fail(error, INS_WRONG,
                        "%s: made by instroom %s, and this is %s: rows of the two must not be "
                        "mixed. Begin again with --restart, or take another file",
                        j->path, j->head.version, head->version);
    if (j->head.seed != head->seed)
        return ins_fail(error, INS_WRONG,
                        "%s: holds a sweep with seed %lld, and this is seed %lld. Begin again with "
                        "--restart, or take another file",
                        j->path, (long long)j->head.seed, (long long)head->seed);
    return ins_fail(
        error, INS_WRONG,
        "%s: holds another sweep: %s. Begin again with --restart, or take another file", j->path,
        j->head.solve != head->solve ? "one was asked for with --solve, the other without"
                                     : "its scenario is not the one given now");
}

static enum ins_status start_journal(struct ins_journal *j, bool restart,
                                     const struct ins_head *head, struct ins_error *error)
{
    enum kind kind = kind_of_file(j);
    if (kind == FOREIGN)
        return ins_fail(error, INS_WRONG,
                        "%s: is not a sweep of instroom, and is left alone; take another name",
                        j->path);
    if (kind == SWEEP && !restart)
        return resume_file(j, head, error);
    enum ins_status status = kind == SWEEP ? reset(j, error) : INS_DONE;
    return status == INS_DONE ? begin_file(j, head, error) : status;
}

static enum ins_status prepare_all(struct ins_journal *j, struct ins_error *error)
{
    struct ins_text sql = {0};
    ins_text_add(&sql, "INSERT OR REPLACE INTO results VALUES (?");
    for (int c = 0; c < j->names.count; c++)
        ins_text_add(&sql, ", ?");
    ins_text_add(&sql, ")");
    char *text = ins_text_take(&sql);
    if (!text)
        return ins_fail(error, INS_WORLD, "out of memory");
    enum ins_status status = ins_journal_prepare(j, text, &j->put, error);
    free(text);
    if (status == INS_DONE)
        status = ins_journal_prepare(j, "INSERT OR REPLACE INTO sums VALUES (?, ?)", &j->put_sum,
                                     error);
    if (status == INS_DONE)
        status = ins_journal_prepare(j, "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)",
                                     &j->put_kept, error);
    return status;
}

static struct ins_journal *create_journal(const char *path, struct ins_error *error)
{
    struct ins_journal *j = ins_memory_create(1, sizeof *j, error);
    if (!j)
        return NULL;
    j->lock = -1;
    j->path = strdup(path);
    (void)pthread_mutex_init(&j->side_lock, NULL);
    if (j->path)
        return j;
    ins_memory_free(j);
    (void)ins_fail(error, INS_WORLD, "out of memory");
    return NULL;
}

/* A file that could not even be begun is not left behind. */
static void remove_files(const char *path)
{
    static const char *const tails[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        struct ins_text name = {0};
        ins_text_add(&name, "%s%s", path, tails[i]);
        char *text = ins_text_take(&name);
        if (text)
            (void)unlink(text);
        free(text);
    }
}

enum ins_status ins_journal_open(const char *path, bool restart, const struct ins_head *head,
                                 const struct ins_row_names *names, struct ins_journal **made,
                                 struct ins_error *error)
{
    struct ins_journal *j     = create_journal(path, error);
    bool                fresh = false;
    *made                     = NULL;
    if (!j)
        return INS_WORLD;
    j->names               = *names;
    enum ins_status status = ins_journal_lock(j, &fresh, error);
    if (status == INS_DONE)
        status = ins_journal_connect(j, path, SQLITE_OPEN_READWRITE, &j->db, error);
    if (status == INS_DONE && ins_journal_ask(j, "SELECT count(*) FROM sqlite_schema") < 0 &&
        ins_journal_lacks_memory(j))
        status = ins_journal_connect_alone(j, error);
    if (status == INS_DONE)
        status = start_journal(j, restart, head, error);
    if (status == INS_DONE)
        status = prepare_all(j, error);
    if (status == INS_DONE) {
        *made = j;
        return INS_DONE;
    }
    if (j->db)
        (void)sqlite3_exec(j->db, "ROLLBACK", NULL, NULL, NULL);
    if (fresh)
        remove_files(path);
    ins_journal_close(j);
    return status;
}

/* Without memory to look, there may be one. */
static bool has_log(const struct ins_journal *j)
{
    struct ins_text log = {0};
    ins_text_add(&log, "%s-wal", j->path);
    bool there = log.failed || access(log.bytes, F_OK) == 0;
    ins_text_clear(&log);
    return there;
}

static enum ins_status fail_for_log(const struct ins_journal *j, struct ins_error *error)
{
    return ins_fail(error, INS_WORLD,
                    "%s: its last changes lie beside it in %s-wal, and this file system has no "
                    "memory that processes share to read them with (%s). The sweep's command, given "
                    "again, brings them in",
                    j->path, j->path, sqlite3_errmsg(j->db));
}

/* A place where nothing may be written, not even SQLite's notes about readers: then the file
 * is taken as it stands, if no log of changes lies beside it. */
static enum ins_status connect_still(struct ins_journal *j, struct ins_error *error)
{
    struct ins_text name = {0};
    ins_text_add(&name, "file:");
    for (const char *c = j->path; *c; c++)
        ins_text_add(&name, strchr("%?#", *c) ? "%%%02X" : "%c", (unsigned char)*c);
    ins_text_add(&name, "?immutable=1");
    char           *text   = ins_text_take(&name);
    enum ins_status status = INS_WORLD;
    if (text && !has_log(j)) {
        (void)sqlite3_close(j->db);
        j->db  = NULL;
        status = ins_journal_connect(j, text, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, &j->db, error);
    }
    free(text);
    return status;
}

static enum ins_status connect_reader(struct ins_journal *j, struct ins_error *error)
{
    struct stat about;
    if (stat(j->path, &about) != 0)
        return ins_fail(error, INS_WORLD, "%s: cannot be opened: %s", j->path, strerror(errno));
    if (!S_ISREG(about.st_mode))
        return ins_fail(error, INS_WRONG, "%s: expected a sweep's database", j->path);
    enum ins_status status = ins_journal_connect(j, j->path, SQLITE_OPEN_READONLY, &j->db, error);
    if (status != INS_DONE)
        return status;
    int64_t id = ins_journal_ask(j, "PRAGMA application_id");
    if (id < 0 && connect_still(j, error) == INS_DONE)
        id = ins_journal_ask(j, "PRAGMA application_id");
    if (id == INS_APPLICATION)
        return INS_DONE;
    int code = sqlite3_errcode(j->db);
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW || code == SQLITE_NOTADB)
        return ins_fail(error, INS_WRONG, "%s: is not a sweep of instroom", j->path);
    return has_log(j) && ins_journal_lacks_memory(j) ? fail_for_log(j, error)
                                                     : ins_journal_fail(j, error);
}

enum ins_status ins_journal_read(const char *path, struct ins_journal **made,
                                 struct ins_error *error)
{
    struct ins_journal *j = create_journal(path, error);
    *made                 = NULL;
    if (!j)
        return INS_WORLD;
    enum ins_status status = connect_reader(j, error);
    if (status == INS_DONE)
        status = ins_journal_check_others(j, error);
    if (status == INS_DONE)
        status = ins_journal_check_pages(j, error);
    if (status == INS_DONE)
        status = read_head(j, error);
    if (status == INS_DONE)
        status = ins_journal_read_names(j, error);
    if (status == INS_DONE)
        status = ins_journal_check_results(j, false, error);
    if (status == INS_DONE)
        *made = j;
    else
        ins_journal_close(j);
    return status;
}

void ins_journal_close(struct ins_journal *j)
{
    if (!j)
        return;
    ins_journal_rollback(j);
    bool                writer      = j->lock >= 0 && j->put;
    sqlite3_stmt *const statement[] = {j->put,  j->put_sum, j->put_kept,
                                       j->walk, j->find,    j->recall};
    for (size_t i = 0; i < sizeof statement / sizeof statement[0]; i++)
        (void)sqlite3_finalize(statement[i]);
    if (!j->alone)
        (void)sqlite3_close(j->side);
    /* At rest it is one plain file, which can be copied and read anywhere. */
    if (writer)
        (void)sqlite3_exec(j->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    (void)sqlite3_close(j->db);
    /* After SQLite: closing a descriptor would take away the locks that SQLite still holds. */
    if (j->lock >= 0)
        (void)close(j->lock);
    (void)pthread_mutex_destroy(&j->side_lock);
    ins_head_clear(&j->head);
    free(j->path);
    ins_memory_free(j);
}

const struct ins_head *ins_journal_head(const struct ins_journal *j)
{
    return &j->head;
}

const struct ins_row_names *ins_journal_names(const struct ins_journal *j)
{
    return &j->names;
}

const char *ins_journal_path(const struct ins_journal *j)
{
    return j->path;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* Behind the columns of the row: its checksum, and that of a row that is not there. */
static void read_row(const struct ins_journal *j, sqlite3_stmt *statement, int64_t *point,
                     double *row, bool *sound)
{
    *point = sqlite3_column_int64(statement, 0);
    for (int c = 0; c < j->names.count; c++)
        row[c] = sqlite3_column_type(statement, c + 1) == SQLITE_NULL
                     ? NAN
                     : sqlite3_column_double(statement, c + 1);
    int at = j->names.count + 1;
    *sound = sqlite3_column_type(statement, at) == SQLITE_INTEGER &&
             sqlite3_column_int64(statement, at) == ins_row_sum(*point, row, j->names.count);
}

static enum ins_status fail_damaged_row(const struct ins_journal *j, int64_t point,
                                        struct ins_error *error)
{
    return ins_fail(error, INS_WORLD,
                    "%s: damaged: the row of point %lld does not match its checksum; the command "
                    "that made it, given again, plays it anew",
                    j->path, (long long)point);
}

enum ins_status ins_journal_next(struct ins_journal *j, int64_t *point, double *row, bool *sound,
                                 struct ins_error *error)
{
    bool matches;
    if (!j->walk && ins_journal_prepare(j,
                            "SELECT results.*, sums.sum FROM results LEFT JOIN sums "
                            "ON sums.point = results.point ORDER BY results.point",
                            &j->walk, error) != INS_DONE)
        return INS_WORLD;
    int step = sqlite3_step(j->walk);
    if (step == SQLITE_DONE) {
        (void)sqlite3_reset(j->walk);
        return INS_NO;
    }
    if (step != SQLITE_ROW)
        return ins_journal_fail(j, error);
    read_row(j, j->walk, point, row, &matches);
    if (sound)
        *sound = matches;
    return sound || matches ? INS_DONE : fail_damaged_row(j, *point, error);
}

enum ins_status ins_journal_find(struct ins_journal *j, int64_t point, double *row,
                                 struct ins_error *error)
{
    bool            matches = true;
    int64_t         found;
    enum ins_status status = INS_DONE;
    if (!j->find && ins_journal_prepare(j,
                            "SELECT results.*, sums.sum FROM results LEFT JOIN sums "
                            "ON sums.point = results.point WHERE results.point = ?",
                            &j->find, error) != INS_DONE)
        return INS_WORLD;
    (void)sqlite3_bind_int64(j->find, 1, point);
    int step = sqlite3_step(j->find);
    if (step == SQLITE_ROW)
        read_row(j, j->find, &found, row, &matches);
    else
        status = step == SQLITE_DONE ? INS_NO : ins_journal_fail(j, error);
    (void)sqlite3_reset(j->find);
    return matches ? status : fail_damaged_row(j, point, error);
}

enum ins_status ins_journal_whole(struct ins_journal *j, int64_t *done, struct ins_error *error)
{
    struct ins_text sql = {0};
    char            shard[64] = "";
    ins_text_add(&sql, "SELECT count(*) FROM results WHERE futures >= %lld",
                 (long long)j->head.futures);
    *done = sql.failed ? -1 : ins_journal_ask(j, sql.bytes);
    ins_text_clear(&sql);
    if (*done < 0)
        return ins_journal_fail(j, error);
    if (*done >= j->head.points)
        return INS_DONE;
    if (j->head.shards > 1)
        (void)snprintf(shard, sizeof shard, " (it is shard %d/%d)", j->head.shard, j->head.shards);
    return ins_fail(error, INS_NO, "%s: %lld of %lld points: the sweep is not finished%s", j->path,
                    (long long)*done, (long long)j->head.points, shard);
}

enum ins_status ins_journal_count(struct ins_journal *j, int64_t *done, struct ins_error *error)
{
    enum ins_status status = ins_journal_whole(j, done, error);
    return status == INS_NO ? INS_DONE : status;
}

static int64_t read_kept(sqlite3_stmt *statement, int64_t point, int width, double **values)
{
    int64_t futures = sqlite3_column_int64(statement, 0);
    int64_t count   = futures * width;
    size_t  size    = (size_t)sqlite3_column_bytes(statement, 2);
    if (futures <= 0 || futures > INT32_MAX || size != (size_t)count * sizeof **values)
        return 0;
    *values = ins_memory_create((size_t)count, sizeof **values, NULL);
    if (!*values)
        return 0;
    memcpy(*values, sqlite3_column_blob(statement, 2), size);
    if (ins_row_sum_values(point, *values, count) == sqlite3_column_int64(statement, 1))
        return futures;
    ins_memory_free(*values);
    *values = NULL;
    return 0;
}

int64_t ins_journal_recall(struct ins_journal *j, int64_t point, int width, double **values)
{
    int64_t futures = 0;
    *values         = NULL;
    (void)pthread_mutex_lock(&j->side_lock);
    if (!j->side && j->alone)
        j->side = j->db;
    else if (!j->side)
        (void)ins_journal_connect(j, j->path, SQLITE_OPEN_READONLY, &j->side, NULL);
    if (j->side && !j->recall)
        (void)sqlite3_prepare_v2(j->side, "SELECT futures, sum, data FROM kept WHERE point = ?", -1,
                                 &j->recall, NULL);
    if (j->recall) {
        (void)sqlite3_bind_int64(j->recall, 1, point);
        if (sqlite3_step(j->recall) == SQLITE_ROW)
            futures = read_kept(j->recall, point, width, values);
        (void)sqlite3_reset(j->recall);
    }
    (void)pthread_mutex_unlock(&j->side_lock);
    return futures;
}

/* --- writing ---------------------------------------------------------------------------------- */

static enum ins_status begin_transaction(struct ins_journal *j, struct ins_error *error)
{
    if (j->open)
        return INS_DONE;
    enum ins_status status = ins_journal_perform(j, "BEGIN IMMEDIATE", error);
    j->open                = status == INS_DONE;
    return status;
}

static enum ins_status run_once(struct ins_journal *j, sqlite3_stmt *statement,
                                struct ins_error *error)
{
    int             step   = sqlite3_step(statement);
    enum ins_status status = step == SQLITE_DONE ? INS_DONE : ins_journal_fail(j, error);
    (void)sqlite3_reset(statement);
    return status;
}

/* NaN becomes NULL. */
static void bind_row(const struct ins_journal *j, int64_t point, const double *row)
{
    (void)sqlite3_bind_int64(j->put, 1, point);
    for (int c = 0; c < j->names.count; c++) {
        if (j->names.whole[c] && fabs(row[c]) < 0x1p53)
            (void)sqlite3_bind_int64(j->put, c + 2, (int64_t)row[c]);
        else
            (void)sqlite3_bind_double(j->put, c + 2, row[c]);
    }
}

static enum ins_status put_values(struct ins_journal *j, int64_t point,
                                  const struct ins_batch *batch, int i, struct ins_error *error)
{
    int64_t       count = batch->width * batch->futures;
    const double *data  = &batch->values[i * count];
    (void)sqlite3_bind_int64(j->put_kept, 1, point);
    (void)sqlite3_bind_int64(j->put_kept, 2, batch->futures);
    (void)sqlite3_bind_int64(j->put_kept, 3, ins_row_sum_values(point, data, count));
    (void)sqlite3_bind_blob64(j->put_kept, 4, data, (sqlite3_uint64)count * sizeof *data,
                              SQLITE_STATIC);
    return run_once(j, j->put_kept, error);
}

static enum ins_status put_row(struct ins_journal *j, const struct ins_batch *batch, int i,
                               struct ins_error *error)
{
    const double *row   = &batch->row[i * batch->columns];
    int64_t       point = batch->point[i];
    bind_row(j, point, row);
    enum ins_status status = run_once(j, j->put, error);
    if (status != INS_DONE)
        return status;
    (void)sqlite3_bind_int64(j->put_sum, 1, point);
    (void)sqlite3_bind_int64(j->put_sum, 2, ins_row_sum(point, row, batch->columns));
    status = run_once(j, j->put_sum, error);
    return status == INS_DONE && batch->values ? put_values(j, point, batch, i, error) : status;
}

enum ins_status ins_journal_put(struct ins_journal *j, const struct ins_batch *batch,
                                struct ins_error *error)
{
    enum ins_status status = begin_transaction(j, error);
    for (int i = 0; i < batch->count && status == INS_DONE; i++)
        status = put_row(j, batch, i, error);
    if (status != INS_DONE)
        ins_journal_rollback(j);
    return status;
}

enum ins_status ins_journal_put_head(struct ins_journal *j, const struct ins_head *head,
                                     struct ins_error *error)
{
    enum ins_status status = begin_transaction(j, error);
    if (status == INS_DONE)
        status = write_run_head(j, head, error);
    if (status != INS_DONE)
        ins_journal_rollback(j);
    return status;
}

enum ins_status ins_journal_drop(struct ins_journal *j, int64_t point, struct ins_error *error)
{
    struct ins_text sql = {0};
    ins_text_add(&sql,
                 "DELETE FROM results WHERE point = %lld; DELETE FROM sums WHERE point = %lld;"
                 "DELETE FROM kept WHERE point = %lld;",
                 (long long)point, (long long)point, (long long)point);
    char           *text   = ins_text_take(&sql);
    enum ins_status status =
        text ? begin_transaction(j, error) : ins_fail(error, INS_WORLD, "out of memory");
    if (status == INS_DONE)
        status = ins_journal_perform(j, text, error);
    if (status != INS_DONE)
        ins_journal_rollback(j);
    free(text);
    return status;
}

/* --- other numbers -------------------------------------------------------------------------------- */

/* A statement with its numbers. */
static enum ins_status change_rows(struct ins_journal *j, sqlite3_stmt *statement,
                                   const int64_t *number, int count, struct ins_error *error)
{
    for (int i = 0; i < count; i++)
        (void)sqlite3_bind_int64(statement, i + 1, number[i]);
    return run_once(j, statement, error);
}

/* Rows on their way from one number to another lie below zero, where they meet no other. */
struct renumbering {
    struct ins_journal *j;
    sqlite3_stmt       *row, *sum, *kept, *values;
};

static enum ins_status begin_renumbering(struct renumbering *r, struct ins_error *error)
{
    enum ins_status status = ins_journal_prepare(
        r->j, "UPDATE results SET point = ?2 WHERE point = ?1", &r->row, error);
    if (status == INS_DONE)
        status = ins_journal_prepare(r->j, "UPDATE sums SET point = ?2, sum = ?3 WHERE point = ?1",
                                     &r->sum, error);
    if (status == INS_DONE)
        status = ins_journal_prepare(r->j, "UPDATE kept SET point = ?2, sum = ?3 WHERE point = ?1",
                                     &r->kept, error);
    if (status == INS_DONE)
        status = ins_journal_prepare(r->j, "SELECT futures, sum, data FROM kept WHERE point = ?",
                                     &r->values, error);
    return status;
}

static void end_renumbering(struct renumbering *r)
{
    sqlite3_stmt *const statement[] = {r->row, r->sum, r->kept, r->values};
    for (size_t i = 0; i < sizeof statement / sizeof statement[0]; i++)
        (void)sqlite3_finalize(statement[i]);
}

/* Values that do not match their checksum keep a wrong one, and are not recalled. */
static enum ins_status move_values(struct renumbering *r, int64_t point, int64_t number,
                                   struct ins_error *error)
{
    int64_t to[3] = {point, -number, 0};
    (void)sqlite3_bind_int64(r->values, 1, point);
    int step = sqlite3_step(r->values);
    if (step == SQLITE_ROW) {
        size_t        size  = (size_t)sqlite3_column_bytes(r->values, 2);
        int64_t       count = (int64_t)(size / sizeof(double));
        double       *copy  = ins_memory_create((size_t)count + 1, sizeof *copy, error);
        if (!copy) {
            (void)sqlite3_reset(r->values);
            return INS_WORLD;
        }
        if (count > 0)
            memcpy(copy, sqlite3_column_blob(r->values, 2), (size_t)count * sizeof *copy);
        if (ins_row_sum_values(point, copy, count) == sqlite3_column_int64(r->values, 1))
            to[2] = ins_row_sum_values(number, copy, count);
        ins_memory_free(copy);
    }
    (void)sqlite3_reset(r->values);
    if (step == SQLITE_DONE)
        return INS_DONE;
    return step == SQLITE_ROW ? change_rows(r->j, r->kept, to, 3, error)
                              : ins_journal_fail(r->j, error);
}

static enum ins_status move_row(struct renumbering *r, int64_t point, int64_t number,
                                struct ins_error *error)
{
    double          row[INS_ROW_COLUMNS];
    struct ins_error why;
    enum ins_status status = ins_journal_find(r->j, point, row, &why);
    if (status != INS_DONE || number < 1) /* it does not match, or has no place any more */
        return ins_journal_drop(r->j, point, error);
    const int64_t to[3] = {point, -number, ins_row_sum(number, row, r->j->names.count)};
    status              = change_rows(r->j, r->row, to, 2, error);
    if (status == INS_DONE)
        status = change_rows(r->j, r->sum, to, 3, error);
    return status == INS_DONE ? move_values(r, point, number, error) : status;
}

/* The numbers of all rows, in their order. */
static enum ins_status list_points(struct ins_journal *j, int64_t **list, int64_t *count,
                                   struct ins_error *error)
{
    sqlite3_stmt *statement = NULL;
    int64_t       room      = ins_journal_ask(j, "SELECT count(*) FROM results");
    *count                  = 0;
    *list = room < 0 ? NULL : ins_memory_create((size_t)room + 1, sizeof **list, error);
    if (room < 0)
        return ins_journal_fail(j, error);
    if (!*list)
        return INS_WORLD;
    enum ins_status status =
        ins_journal_prepare(j, "SELECT point FROM results ORDER BY point", &statement, error);
    int step = SQLITE_DONE;
    while (status == INS_DONE && *count < room && (step = sqlite3_step(statement)) == SQLITE_ROW)
        (*list)[(*count)++] = sqlite3_column_int64(statement, 0);
    if (status == INS_DONE && step != SQLITE_DONE && step != SQLITE_ROW)
        status = ins_journal_fail(j, error);
    (void)sqlite3_finalize(statement);
    return status;
}

enum ins_status ins_journal_renumber(struct ins_journal *j, ins_journal_number *after,
                                     void *context, struct ins_error *error)
{
    static const char   back[] = "UPDATE results SET point = -point WHERE point < 0;"
                                 "UPDATE sums SET point = -point WHERE point < 0;"
                                 "UPDATE kept SET point = -point WHERE point < 0;";
    struct renumbering r      = {.j = j};
    int64_t           *point  = NULL, count = 0;
    enum ins_status    status = begin_transaction(j, error);
    if (status == INS_DONE)
        status = list_points(j, &point, &count, error);
    if (status == INS_DONE)
        status = begin_renumbering(&r, error);
    for (int64_t i = 0; i < count && status == INS_DONE; i++)
        status = move_row(&r, point[i], after(context, point[i]), error);
    if (status == INS_DONE)
        status = ins_journal_perform(j, back, error);
    end_renumbering(&r);
    ins_memory_free(point);
    if (status != INS_DONE)
        ins_journal_rollback(j);
    return status;
}

enum ins_status ins_journal_commit(struct ins_journal *j, struct ins_error *error)
{
    if (!j->open)
        return INS_DONE;
    enum ins_status status = ins_journal_perform(j, "COMMIT", error);
    if (status != INS_DONE)
        ins_journal_rollback(j);
    j->open = false;
    return status;
}

void ins_journal_rollback(struct ins_journal *j)
{
    if (j->open)
        (void)sqlite3_exec(j->db, "ROLLBACK", NULL, NULL, NULL);
    j->open = false;
}
