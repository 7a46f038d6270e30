#include "sweep/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/stop.h"
#include "base/text.h"

enum { EVERYBODY = 0666, STEP_MS = 10, PATIENCE_MS = 10000, STEPS = 1000 };

/* A signal is one for all that the process does. */
static const volatile int *heeded;

void ins_journal_heed(const volatile int *stop)
{
    heeded = stop;
}

/* --- failures --------------------------------------------------------------------------------- */

enum ins_status ins_journal_damaged(const struct ins_journal *j, struct ins_error *error,
                                    const char *what)
{
    return ins_fail(error, INS_WORLD,
                    "%s: damaged: %s. Bring back a copy, or begin again with --restart", j->path,
                    what);
}

/* What can be done about it is said where the file system is at fault, and not the file. */
static enum ins_status fail_on_disk(const struct ins_journal *j, sqlite3 *db, int reason,
                                    struct ins_error *error)
{
    const char *why = reason ? strerror(reason) : sqlite3_errmsg(db);
    switch (sqlite3_extended_errcode(db)) {
    case SQLITE_IOERR_LOCK:
    case SQLITE_IOERR_RDLOCK:
    case SQLITE_IOERR_UNLOCK:
    case SQLITE_IOERR_CHECKRESERVEDLOCK:
        return ins_fail(error, INS_WORLD,
                        "%s: cannot be locked: %s. This file system knows no locks; keep the "
                        "database on a disk of the machine, and copy it when it is done",
                        j->path, why);
    default:
        return ins_fail(error, INS_WORLD, "%s: the disk failed%s%s", j->path, reason ? ": " : "",
                        reason ? why : "");
    }
}

static enum ins_status fail_on(const struct ins_journal *j, sqlite3 *db, struct ins_error *error)
{
    int code = db ? sqlite3_errcode(db) : SQLITE_NOMEM, reason = db ? sqlite3_system_errno(db) : 0;
    if (code == SQLITE_FULL || (code == SQLITE_IOERR && reason == ENOSPC))
        return ins_fail(error, INS_WORLD, "%s: the disk is full", j->path);
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        return ins_journal_damaged(j, error, sqlite3_errmsg(db));
    if (code == SQLITE_INTERRUPT)
        return ins_fail(error, INS_STOPPED, "stopped");
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        return ins_fail(error, ins_stop_asked(heeded) ? INS_STOPPED : INS_WORLD,
                        "%s: another program holds it locked", j->path);
    if (code == SQLITE_IOERR)
        return fail_on_disk(j, db, reason, error);
    if (code == SQLITE_NOMEM)
        return ins_fail(error, INS_WORLD, "%s: out of memory", j->path);
    return ins_fail(error, INS_WORLD, "%s: %s%s%s", j->path, sqlite3_errmsg(db), reason ? ": " : "",
                    reason ? strerror(reason) : "");
}

enum ins_status ins_journal_fail(const struct ins_journal *j, struct ins_error *error)
{
    return fail_on(j, j->db, error);
}

enum ins_status ins_journal_perform(struct ins_journal *j, const char *sql,
                                    struct ins_error *error)
{
    int code = sqlite3_exec(j->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? INS_DONE : ins_journal_fail(j, error);
}

enum ins_status ins_journal_prepare(struct ins_journal *j, const char *sql,
                                    sqlite3_stmt **statement, struct ins_error *error)
{
    int code = sqlite3_prepare_v2(j->db, sql, -1, statement, NULL);
    return code == SQLITE_OK ? INS_DONE : ins_journal_fail(j, error);
}

int64_t ins_journal_ask(struct ins_journal *j, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int64_t       answer    = -1;
    if (sqlite3_prepare_v2(j->db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        answer = sqlite3_column_int64(statement, 0);
    (void)sqlite3_finalize(statement);
    return answer;
}

/* --- connections ------------------------------------------------------------------------------ */

/* Called by SQLite every so many steps of a query. What is being written is brought to its end. */
static int is_enough(void *context)
{
    const struct ins_journal *j = context;
    return !j->alone && !j->open && ins_stop_asked(heeded);
}

static int wait_for_others(void *context, int times)
{
    static const struct timespec step = {.tv_nsec = STEP_MS * 1000000L};
    (void)context;
    if (times * STEP_MS >= PATIENCE_MS || ins_stop_asked(heeded))
        return 0;
    (void)nanosleep(&step, NULL);
    return 1;
}

/* Nothing that a file brings along is run. */
static void defend(sqlite3 *db)
{
    static const int guard[][2] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}};
    for (size_t i = 0; i < sizeof guard / sizeof guard[0]; i++)
        (void)sqlite3_db_config(db, guard[i][0], guard[i][1], (int *)NULL);
    (void)sqlite3_exec(db, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
}

enum ins_status ins_journal_connect(const struct ins_journal *j, const char *name, int flags,
                                    sqlite3 **db, struct ins_error *error)
{
    if (sqlite3_open_v2(name, db, flags | SQLITE_OPEN_FULLMUTEX, NULL) != SQLITE_OK)
        return fail_on(j, *db, error);
    (void)sqlite3_extended_result_codes(*db, 0);
    (void)sqlite3_busy_handler(*db, wait_for_others, NULL);
    if (db == &j->db)
        sqlite3_progress_handler(*db, STEPS, is_enough, (void *)(uintptr_t)j);
    defend(*db);
    return INS_DONE;
}

bool ins_journal_lacks_memory(const struct ins_journal *j)
{
    int whole = sqlite3_extended_errcode(j->db), code = whole & 0xff;
    switch (code) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE: /* the mode was refused without a word */
    case SQLITE_PROTOCOL:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY: /* of the memory, if not of the file, which the next try will tell */
        return true;
    default:
        return whole == SQLITE_IOERR_SHMOPEN || whole == SQLITE_IOERR_SHMMAP ||
               whole == SQLITE_IOERR_SHMLOCK || whole == SQLITE_IOERR_SHMSIZE;
    }
}

enum ins_status ins_journal_connect_alone(struct ins_journal *j, struct ins_error *error)
{
    (void)sqlite3_close(j->db);
    j->db                  = NULL;
    j->alone               = true;
    enum ins_status status = ins_journal_connect(j, j->path, SQLITE_OPEN_READWRITE, &j->db, error);
    return status == INS_DONE
               ? ins_journal_perform(j, "PRAGMA locking_mode = EXCLUSIVE", error)
               : status;
}

/* SQLite would take what lies beside a new file under these names for its own, and remove it. */
static enum ins_status check_beside(const struct ins_journal *j, struct ins_error *error)
{
    static const char *const tail[] = {"-wal", "-journal", "-shm"};
    enum ins_status          status = INS_DONE;
    for (int i = 0; i < 3 && status == INS_DONE; i++) {
        struct ins_text name = {0};
        struct stat     about;
        ins_text_add(&name, "%s%s", j->path, tail[i]);
        if (name.failed)
            status = ins_fail(error, INS_WORLD, "out of memory");
        else if (lstat(name.bytes, &about) == 0 && S_ISREG(about.st_mode))
            status = ins_fail(error, INS_WRONG,
                              "%s: stands there, and a new database %s would take it for its own; "
                              "move it away, or take another name",
                              name.bytes, j->path);
        ins_text_clear(&name);
    }
    return status;
}

enum ins_status ins_journal_lock(struct ins_journal *j, bool *fresh, struct ins_error *error)
{
    struct stat about;
    j->lock = open(j->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, EVERYBODY);
    *fresh  = j->lock >= 0;
    if (j->lock < 0 && errno == EEXIST)
        j->lock = open(j->path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
    if (j->lock < 0)
        return ins_fail(error, INS_WORLD, "%s: cannot be opened: %s", j->path, strerror(errno));
    if (fstat(j->lock, &about) != 0 || !S_ISREG(about.st_mode))
        return ins_fail(error, INS_WRONG, "%s: expected an ordinary file", j->path);
    enum ins_status status = *fresh ? check_beside(j, error) : INS_DONE;
    if (status != INS_DONE) {
        (void)unlink(j->path);
        *fresh = false;
        return status;
    }
    if (flock(j->lock, LOCK_EX | LOCK_NB) == 0)
        return INS_DONE;
    if (errno == EWOULDBLOCK)
        return ins_fail(error, INS_WORLD,
                        "%s: another instroom is at work on it; wait for it, or stop it first",
                        j->path);
    return ins_fail(error, INS_WORLD,
                    "%s: cannot be locked: %s. This file system knows no locks; keep the database "
                    "on a disk of the machine, and copy it when it is done",
                    j->path, strerror(errno));
}

/* --- the log ----------------------------------------------------------------------------------- */

static bool log_begins(struct ins_journal *j)
{
    sqlite3_stmt *statement = NULL;
    bool          begun     = false;
    if (sqlite3_prepare_v2(j->db, "PRAGMA journal_mode = WAL", -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW) {
        const char *mode = (const char *)sqlite3_column_text(statement, 0);
        begun            = mode && strcmp(mode, "wal") == 0;
    }
    int code = sqlite3_finalize(statement);
    return begun && code == SQLITE_OK &&
           sqlite3_exec(j->db, "BEGIN IMMEDIATE; COMMIT", NULL, NULL, NULL) == SQLITE_OK;
}

/* Held locked from the beginning, a log needs no shared memory; where there can be none at all,
 * SQLite keeps what a change replaces in a file beside it. */
static enum ins_status begin_alone(struct ins_journal *j, struct ins_error *error)
{
    enum ins_status status = ins_journal_connect_alone(j, error);
    if (status != INS_DONE || log_begins(j))
        return status;
    return ins_journal_perform(j, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL", error);
}

enum ins_status ins_journal_begin_log(struct ins_journal *j, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    if (log_begins(j))
        status = ins_journal_perform(j, "PRAGMA synchronous = NORMAL", error);
    else
        status = ins_journal_lacks_memory(j) ? begin_alone(j, error) : ins_journal_fail(j, error);
    return status == INS_DONE ? ins_journal_perform(j, "PRAGMA cache_size = -32768", error) : status;
}
