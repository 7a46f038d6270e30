#include "sweep/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* As SQLite keeps the text of a table: letter by letter. */
static const struct {
    const char *name, *sql;
} other_table[] = {
    {"run", "CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT)"},
    {"sums", "CREATE TABLE sums (point INTEGER PRIMARY KEY, sum INTEGER NOT NULL)"},
    {"kept", "CREATE TABLE kept (point INTEGER PRIMARY KEY, futures INTEGER NOT NULL,"
             " sum INTEGER NOT NULL, data BLOB NOT NULL)"},
};
enum { OTHER_TABLES = sizeof other_table / sizeof other_table[0] };

/* No key of a scenario holds a quotation mark. */
static char *say_results(const struct ins_row_names *names)
{
    struct ins_text sql = {0};
    ins_text_add(&sql, "CREATE TABLE results (point INTEGER PRIMARY KEY");
    for (int c = 0; c < names->count; c++)
        ins_text_add(&sql, ", \"%s\" %s", names->name[c], names->whole[c] ? "INTEGER" : "REAL");
    ins_text_add(&sql, ")");
    return ins_text_take(&sql);
}

enum ins_status ins_journal_create_tables(struct ins_journal *j, struct ins_error *error)
{
    struct ins_text sql     = {0};
    char           *results = say_results(&j->names);
    ins_text_add(&sql, "PRAGMA application_id = %d; PRAGMA user_version = 1;", INS_APPLICATION);
    for (int t = 0; t < OTHER_TABLES; t++)
        ins_text_add(&sql, "%s;", other_table[t].sql);
    ins_text_add(&sql, "%s", results ? results : "");
    char *text = results ? ins_text_take(&sql) : NULL;
    ins_text_clear(&sql);
    free(results);
    if (!text)
        return ins_fail(error, INS_WORLD, "out of memory");
    enum ins_status status = ins_journal_perform(j, "BEGIN IMMEDIATE", error);
    if (status == INS_DONE)
        status = ins_journal_perform(j, text, error);
    free(text);
    return status;
}

/* --- looking at them ---------------------------------------------------------------------------- */

static enum ins_status strange(const struct ins_journal *j, const char *name,
                               struct ins_error *error)
{
    return ins_fail(error, INS_WORLD,
                    "%s: damaged, or of somebody else: its table %s is not one that instroom makes. "
                    "Bring back a copy, or begin again with --restart",
                    j->path, name);
}

/* A view, a virtual table or one with a rule of its own is none of ours, whatever its name. */
static enum ins_status check_table(struct ins_journal *j, const char *name, const char *sql,
                                   struct ins_error *error)
{
    sqlite3_stmt   *statement = NULL;
    enum ins_status status    = ins_journal_prepare(
        j, "SELECT count(*) FROM sqlite_schema WHERE name = ? AND type = 'table' AND sql = ?",
        &statement, error);
    if (status != INS_DONE)
        return status;
    (void)sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    (void)sqlite3_bind_text(statement, 2, sql, -1, SQLITE_STATIC);
    bool there = sqlite3_step(statement) == SQLITE_ROW;
    if (!there)
        status = ins_journal_fail(j, error);
    else if (sqlite3_column_int64(statement, 0) != 1)
        status = strange(j, name, error);
    (void)sqlite3_finalize(statement);
    return status;
}

/* The first name that a query gives; INS_WRONG with it. */
static enum ins_status refuse_any(struct ins_journal *j, const char *sql, const char *story,
                                  struct ins_error *error)
{
    sqlite3_stmt   *statement = NULL;
    enum ins_status status    = ins_journal_prepare(j, sql, &statement, error);
    if (status != INS_DONE)
        return status;
    int         step = sqlite3_step(statement);
    const char *name = step == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    if (step == SQLITE_ROW)
        status = ins_fail(error, INS_WRONG, "%s: holds %s, which instroom did not make%s", j->path,
                          name ? name : "something", story);
    else if (step != SQLITE_DONE)
        status = ins_journal_fail(j, error);
    (void)sqlite3_finalize(statement);
    return status;
}

#define OWN "('run', 'sums', 'kept', 'results')"

enum ins_status ins_journal_check_alone(struct ins_journal *j, struct ins_error *error)
{
    return refuse_any(j,
                      "SELECT name FROM sqlite_schema WHERE name NOT IN " OWN
                      " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' LIMIT 1",
                      ": --restart would delete it. Take another file", error);
}

/* An index that lets no two rows be alike would delete rows; one over an expression runs it. */
static enum ins_status check_indexes(struct ins_journal *j, struct ins_error *error)
{
    return refuse_any(j,
                      "SELECT i.name FROM sqlite_schema s, pragma_index_list(s.name) i"
                      " WHERE s.type = 'table' AND s.name IN " OWN " AND i.origin = 'c' AND"
                      " (i.\"unique\" OR i.partial OR EXISTS (SELECT 1 FROM"
                      " pragma_index_xinfo(i.name) WHERE cid = -2)) LIMIT 1",
                      ", and which would have a say in what is written. Remove it, or take "
                      "another file",
                      error);
}

enum ins_status ins_journal_check_others(struct ins_journal *j, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int t = 0; t < OTHER_TABLES && status == INS_DONE; t++)
        status = check_table(j, other_table[t].name, other_table[t].sql, error);
    return status;
}

enum ins_status ins_journal_check_results(struct ins_journal *j, bool writer,
                                          struct ins_error *error)
{
    char           *results = say_results(&j->names);
    enum ins_status status  = results ? check_table(j, "results", results, error)
                                      : ins_fail(error, INS_WORLD, "out of memory");
    free(results);
    return status == INS_DONE && writer ? check_indexes(j, error) : status;
}

enum ins_status ins_journal_check_pages(struct ins_journal *j, struct ins_error *error)
{
    sqlite3_stmt   *statement = NULL;
    enum ins_status status = ins_journal_prepare(j, "PRAGMA quick_check(1)", &statement, error);
    if (status != INS_DONE)
        return status;
    int         step  = sqlite3_step(statement);
    const char *found = step == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : "";
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        status = ins_journal_fail(j, error);
    else if (!found || strcmp(found, "ok") != 0)
        status = ins_journal_damaged(j, error,
                                     found && found[0] ? found : "its pages cannot be read");
    (void)sqlite3_finalize(statement);
    return status;
}

/* --- names -------------------------------------------------------------------------------------- */

static void take_names(struct ins_journal *j, sqlite3_stmt *all)
{
    j->names = (struct ins_row_names){0};
    for (int c = 1; c < sqlite3_column_count(all) && c <= INS_ROW_COLUMNS; c++) {
        const char *type = sqlite3_column_decltype(all, c);
        const char *name = sqlite3_column_name(all, c);
        if (name && strcmp(name, "futures") == 0)
            j->names.axes = j->names.count;
        if (name && strcmp(name, "norm_buffer") == 0)
            j->names.solved = true;
        (void)snprintf(j->names.name[j->names.count], INS_ROW_NAME, "%s", name ? name : "");
        j->names.whole[j->names.count++] = type && strcmp(type, "INTEGER") == 0;
    }
}

static enum ins_status check_names(struct ins_journal *j, struct ins_error *error)
{
    char            sum[INS_SHA256_TEXT];
    enum ins_status status = ins_row_sum_names(&j->names, sum, error);
    if (status == INS_DONE && j->head.columns_sha256[0] && strcmp(sum, j->head.columns_sha256) != 0)
        status = ins_journal_damaged(
            j, error, "the columns of its table results are not those that were made");
    return status;
}

enum ins_status ins_journal_read_names(struct ins_journal *j, struct ins_error *error)
{
    sqlite3_stmt *all = NULL;
    if (ins_journal_ask(j, "SELECT count(*) FROM sqlite_schema WHERE name = 'results'"
                           " AND type = 'table' AND rootpage > 0") != 1)
        return strange(j, "results", error);
    enum ins_status status = ins_journal_prepare(j, "SELECT * FROM results", &all, error);
    if (status == INS_DONE)
        take_names(j, all);
    (void)sqlite3_finalize(all);
    return status == INS_DONE ? check_names(j, error) : status;
}
