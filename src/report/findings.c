#include "report/findings.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/date.h"
#include "base/sha256.h"
#include "base/text.h"
#include "report/other.h"

enum { PART = 64 };

const char *const ins_findings_file[] = {
    "summary.json",    "months.csv",   "futures.csv",         "frontier.csv",
    "assumptions.csv", "scenario.cfg", "levers/summary.json", "forms/summary.json",
    "measures/summary.json", "worth/summary.json", INS_MANIFEST, NULL};

static const long MOST_BYTES   = 64L << 20; /* of a table that is read whole */
static const long MOST_FUTURES = 256L << 20;

static char *join_path(const char *folder, const char *name)
{
    struct ins_text text = {0};
    ins_text_add(&text, "%s/%s", folder, name);
    return ins_text_take(&text);
}

/* --- reading -------------------------------------------------------------------------------- */

/* INS_NO: there is no such file. */
static enum ins_status read_json(const char *folder, const char *name, json_t **made,
                                 struct ins_error *error)
{
    json_error_t    why;
    enum ins_status status = INS_DONE;
    char           *path   = join_path(folder, name);
    if (!path)
        return ins_fail(error, INS_WORLD, "out of memory");
    FILE *file = fopen(path, "rb");
    *made      = file ? json_loadf(file, 0, &why) : NULL;
    if (!file)
        status = errno == ENOENT || errno == ENOTDIR
                     ? INS_NO
                     : ins_fail(error, INS_WORLD, "%s: %s", path, strerror(errno));
    else if (!*made)
        status = ins_fail(error, INS_WORLD, "%s:%d: %s", path, why.line, why.text);
    if (file)
        (void)fclose(file);
    free(path);
    return status;
}

/* A table that an earlier run left, and the last one did not write, tells nothing of it. */
static enum ins_status read_cells(const char *folder, const char *name, long most,
                                  const struct ins_manifest *manifest, struct ins_cells *cells,
                                  struct ins_error *error)
{
    if (manifest->command[0] && !ins_manifest_lists(manifest, name, NULL))
        return INS_DONE;
    char *path = join_path(folder, name);
    if (!path)
        return ins_fail(error, INS_WORLD, "out of memory");
    enum ins_status status = ins_cells_read(path, most, cells, error);
    free(path);
    return status == INS_NO ? INS_DONE : status;
}

static enum ins_status read_bytes(FILE *file, const char *path, char **made,
                                  struct ins_error *error)
{
    char  *bytes  = NULL;
    size_t length = 0;
    FILE  *whole  = open_memstream(&bytes, &length);
    for (int letter; whole && (letter = getc(file)) != EOF && length < (size_t)MOST_BYTES;)
        (void)putc(letter, whole);
    int  reason = ferror(file) ? errno : 0;
    bool kept   = whole && fclose(whole) == 0;
    if (kept && reason == 0) {
        *made = bytes;
        return INS_DONE;
    }
    free(bytes);
    return ins_fail(error, INS_WORLD, "%s: %s", path, reason ? strerror(reason) : "out of memory");
}

/* INS_NO: there is no such file. */
static enum ins_status read_file_text(const char *folder, const char *name, char **made,
                                      struct ins_error *error)
{
    char *path = join_path(folder, name);
    if (!path)
        return ins_fail(error, INS_WORLD, "out of memory");
    FILE           *file   = fopen(path, "rb");
    enum ins_status status = file              ? read_bytes(file, path, made, error)
                             : errno == ENOENT ? INS_NO
                                               : ins_fail(error, INS_WORLD, "%s: %s", path, strerror(errno));
    if (file)
        (void)fclose(file);
    free(path);
    return status;
}

/* A number of months that a scenario may have. */
static bool is_month_count(const struct ins_findings *findings, const char *path)
{
    double value = ins_findings_number(findings, path);
    return value >= 0.0 && value <= INS_MONTHS;
}

static enum ins_status read_summary(const char *folder, struct ins_findings *findings,
                                    struct ins_error *error)
{
    enum ins_status status = read_json(folder, "summary.json", &findings->summary, error);
    if (status == INS_NO || (status == INS_DONE &&
                             strcmp(ins_findings_text(findings, "instroom"), "run") != 0))
        return ins_fail(error, INS_WRONG,
                        "%s: expected a folder that instroom run -o made (or compare, mix, levers, "
                        "measures, forms, worth, backcast), or a sweep's database",
                        folder);
    if (status != INS_DONE)
        return status;
    findings->first = ins_date_read(ins_findings_text(findings, "start"));
    if (findings->first != INS_DATE_NONE && is_month_count(findings, "months") &&
        is_month_count(findings, "norm.from"))
        return INS_DONE;
    return ins_fail(error, INS_WORLD, "%s/summary.json: does not hold what a run writes", folder);
}

/* --- what was changed since --------------------------------------------------------------------- */

static void add_changed(struct ins_findings *findings, const char *name)
{
    ins_text_add(&findings->changed, "%s%s", findings->changed.length ? ", " : "", name);
}

/* Reports and figures are made again; they tell nothing that is not in the tables. */
static bool is_made_again(const char *name)
{
    return strncmp(name, "report.", 7) == 0 || strncmp(name, "brief.", 6) == 0 ||
           strncmp(name, "figures/", 8) == 0;
}

static enum ins_status compare_files(const char *folder, struct ins_findings *findings,
                                     struct ins_error *error)
{
    char sum[INS_SHA256_TEXT];
    for (int i = 0; i < findings->manifest.count; i++) {
        const struct ins_listed *file = &findings->manifest.file[i];
        if (is_made_again(file->name))
            continue;
        int reason = ins_manifest_sum(folder, file->name, sum);
        if (reason != 0 && reason != ENOENT && reason != ELOOP)
            return ins_fail(error, INS_WORLD, "%s/%s: cannot be read: %s", folder, file->name,
                            strerror(reason));
        if (reason != 0 || strcmp(sum, file->sum) != 0)
            add_changed(findings, file->name);
    }
    return INS_DONE;
}

/* Where no list tells it, the scenario's own fingerprint does. */
static enum ins_status compare_scenario(struct ins_findings *findings, struct ins_error *error)
{
    char        sum[INS_SHA256_TEXT];
    const char *played = ins_findings_text(findings, "provenance.scenario_sha256");
    if (!findings->scenario || !played[0] ||
        ins_manifest_lists(&findings->manifest, "scenario.cfg", NULL))
        return INS_DONE;
    char *identity = ins_case_identity(findings->scenario);
    if (!identity)
        return ins_fail(error, INS_WORLD, "out of memory");
    if (strcmp(ins_sha256(identity, strlen(identity), sum), played) != 0)
        add_changed(findings, "scenario.cfg");
    free(identity);
    return INS_DONE;
}

static enum ins_status compare_with_folder(const char *folder, struct ins_findings *findings,
                                           struct ins_error *error)
{
    enum ins_status status = compare_files(folder, findings, error);
    if (status == INS_DONE)
        status = compare_scenario(findings, error);
    if (status == INS_DONE && findings->changed.failed)
        status = ins_fail(error, INS_WORLD, "out of memory");
    return status;
}

/* --- the folder ---------------------------------------------------------------------------------- */

/* What it cannot tell (a record that has moved away) is left out of the report. */
static enum ins_status read_scenario(const char *folder, struct ins_findings *findings,
                                     struct ins_error *error)
{
    enum ins_status status = read_file_text(folder, "scenario.cfg", &findings->text, error);
    if (status == INS_DONE)
        status = ins_case_read(findings->text, "scenario.cfg", folder, NULL, 0, &findings->scenario,
                               error);
    if (status == INS_WRONG && error)
        error->text[0] = '\0';
    return status == INS_WORLD ? status : INS_DONE;
}

/* Lines that may differ where the same world was asked: how many futures, which seed. */
static bool is_same_line(const char *one, const char *other, size_t length)
{
    return strncmp(one, other, length) == 0 || strncmp(one, "futures ", 8) == 0 ||
           strncmp(one, "seed ", 5) == 0;
}

static bool is_same_world(const char *one, const char *other)
{
    while (*one && *other) {
        size_t length = strcspn(one, "\n") + 1, far = strcspn(other, "\n") + 1;
        if (!is_same_line(one, other, length < far ? far : length))
            return false;
        one += one[length - 1] ? length : length - 1;
        other += other[far - 1] ? far : far - 1;
    }
    return *one == *other;
}

/* Answers of other commands lie in a folder of their own, which a new run leaves alone. */
static enum ins_status read_beside(const char *folder, const char *name, json_t **made,
                                   struct ins_findings *findings, struct ins_error *error)
{
    char  summary[PART], scenario[PART];
    char *text = NULL;
    (void)snprintf(summary, sizeof summary, "%s/summary.json", name);
    (void)snprintf(scenario, sizeof scenario, "%s/scenario.cfg", name);
    enum ins_status status = read_json(folder, summary, made, error);
    if (status == INS_DONE)
        status = read_file_text(folder, scenario, &text, error);
    if (status == INS_DONE && findings->text && !is_same_world(findings->text, text)) {
        ins_text_add(&findings->others, "%s%s", findings->others.length ? ", " : "", name);
        json_decref(*made);
        *made = NULL;
    }
    free(text);
    return status == INS_NO ? INS_DONE : status;
}

static enum ins_status read_all_beside(const char *folder, struct ins_findings *findings,
                                       struct ins_error *error)
{
    enum ins_status status = read_beside(folder, "levers", &findings->levers, findings, error);
    if (status == INS_DONE)
        status = read_beside(folder, "forms", &findings->forms, findings, error);
    if (status == INS_DONE)
        status = read_beside(folder, "measures", &findings->measures, findings, error);
    if (status == INS_DONE)
        status = read_beside(folder, "worth", &findings->worth, findings, error);
    if (status == INS_DONE && findings->others.failed)
        status = ins_fail(error, INS_WORLD, "out of memory");
    return status;
}

static enum ins_status read_list(const char *folder, struct ins_findings *findings,
                                 struct ins_error *error)
{
    enum ins_status status = ins_manifest_read(folder, &findings->manifest, error);
    if (status != INS_DONE || !findings->manifest.command[0] ||
        findings->manifest.state != INS_INTERRUPTED)
        return status;
    return ins_fail(error, INS_WRONG,
                    "%s: the run was interrupted while it took the place of an earlier one; play "
                    "it again",
                    folder);
}

static enum ins_status read_tables(const char *folder, struct ins_findings *findings,
                                   struct ins_error *error)
{
    const struct ins_manifest *manifest = &findings->manifest;
    enum ins_status            status   = read_cells(folder, "months.csv", MOST_BYTES, manifest,
                                                     &findings->months, error);
    if (status == INS_DONE)
        status = read_cells(folder, "futures.csv", MOST_FUTURES, manifest, &findings->futures,
                            error);
    if (status == INS_DONE)
        status = read_cells(folder, "frontier.csv", MOST_BYTES, manifest, &findings->frontier,
                            error);
    if (status == INS_DONE)
        status = read_cells(folder, "assumptions.csv", MOST_BYTES, manifest,
                            &findings->assumptions, error);
    return status;
}

enum ins_status ins_findings_read(const char *folder, struct ins_findings *findings,
                                  struct ins_error *error)
{
    *findings              = (struct ins_findings){0};
    enum ins_status status = read_summary(folder, findings, error);
    if (status == INS_DONE)
        status = read_list(folder, findings, error);
    if (status == INS_DONE)
        status = read_tables(folder, findings, error);
    if (status == INS_DONE)
        status = read_scenario(folder, findings, error);
    if (status == INS_DONE)
        status = read_all_beside(folder, findings, error);
    return status == INS_DONE ? compare_with_folder(folder, findings, error) : status;
}

enum ins_status ins_findings_read_statement(const char *folder, struct ins_findings *findings,
                                            struct ins_error *error)
{
    *findings              = (struct ins_findings){0};
    enum ins_status status = read_json(folder, "summary.json", &findings->summary, error);
    if (status == INS_NO || (status == INS_DONE && !ins_findings_has(findings, "statement")))
        return INS_NO;
    if (status == INS_DONE)
        status = read_list(folder, findings, error);
    return status == INS_DONE ? compare_files(folder, findings, error) : status;
}

/* Each by the name under which a run's report would look for it, too. */
static void share_summary(struct ins_findings *findings)
{
    const char *command = ins_findings_text(findings, "instroom");
    json_t    **place   = strcmp(command, "levers") == 0     ? &findings->levers
                          : strcmp(command, "forms") == 0    ? &findings->forms
                          : strcmp(command, "measures") == 0 ? &findings->measures
                          : strcmp(command, "worth") == 0    ? &findings->worth
                                                             : NULL;
    if (place)
        *place = json_incref(findings->summary);
}

enum ins_status ins_findings_read_other(const char *folder, struct ins_findings *findings,
                                        struct ins_error *error)
{
    *findings              = (struct ins_findings){0};
    enum ins_status status = read_json(folder, "summary.json", &findings->summary, error);
    if (status == INS_NO || (status == INS_DONE && !ins_other_knows(ins_findings_text(findings, "instroom"))))
        return INS_NO;
    if (status == INS_DONE)
        status = read_list(folder, findings, error);
    if (status != INS_DONE)
        return status;
    findings->first = ins_date_read(ins_findings_text(findings, "start"));
    if (findings->first == INS_DATE_NONE || !is_month_count(findings, "months"))
        return ins_fail(error, INS_WORLD, "%s/summary.json: does not hold what a run writes", folder);
    share_summary(findings);
    return compare_files(folder, findings, error);
}

void ins_findings_clear(struct ins_findings *findings)
{
    json_decref(findings->summary);
    json_decref(findings->levers);
    json_decref(findings->worth);
    json_decref(findings->forms);
    json_decref(findings->measures);
    ins_text_clear(&findings->others);
    ins_cells_clear(&findings->months);
    ins_cells_clear(&findings->futures);
    ins_cells_clear(&findings->frontier);
    ins_cells_clear(&findings->assumptions);
    ins_manifest_clear(&findings->manifest);
    ins_text_clear(&findings->changed);
    free(findings->text);
    ins_case_free(findings->scenario);
    *findings = (struct ins_findings){0};
}

/* --- looking -------------------------------------------------------------------------------- */

json_t *ins_findings_at(json_t *root, const char *path)
{
    char part[PART];
    while (root && *path) {
        size_t length = strcspn(path, ".");
        (void)snprintf(part, sizeof part, "%.*s", (int)length, path);
        root = json_object_get(root, part);
        path += length + (path[length] == '.');
    }
    return root;
}

double ins_findings_number(const struct ins_findings *findings, const char *path)
{
    json_t *value = ins_findings_at(findings->summary, path);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

const char *ins_findings_text(const struct ins_findings *findings, const char *path)
{
    const char *text = json_string_value(ins_findings_at(findings->summary, path));
    return text ? text : "";
}

bool ins_findings_flag(const struct ins_findings *findings, const char *path)
{
    return json_is_true(ins_findings_at(findings->summary, path));
}

bool ins_findings_has(const struct ins_findings *findings, const char *path)
{
    json_t *value = ins_findings_at(findings->summary, path);
    return value && !json_is_null(value);
}
