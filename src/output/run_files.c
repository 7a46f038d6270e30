#include "output/run_files.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "instroom/output.h"
#include "output/csv.h"
#include "output/figures.h"
#include "output/own_files.h"
#include "output/summary.h"

enum { FUTURES_AT_ONCE = 4096 };

/* `bytes` is freed; NULL stands for memory that ran out. */
static enum ins_status put_run_file(const struct ins_folder *folder, const char *name, char *bytes,
                                    struct ins_error *error)
{
    if (!bytes)
        return ins_fail(error, INS_WORLD, "%s: out of memory for %s", folder->place, name);
    enum ins_status status = ins_folder_write(folder, name, bytes, strlen(bytes), error);
    free(bytes);
    return status;
}

static enum ins_status put_months(const struct ins_folder *folder, const struct ins_run *run,
                                  struct ins_error *error)
{
    struct ins_text text = {0};
    ins_csv_months(&text, run);
    return put_run_file(folder, "months.csv", ins_text_take(&text), error);
}

static enum ins_status put_risk(const struct ins_folder *folder, const struct ins_run *run,
                                struct ins_error *error)
{
    struct ins_text risk = {0}, exceedance = {0};
    ins_csv_risk(&risk, run);
    enum ins_status status = put_run_file(folder, "risk.csv", ins_text_take(&risk), error);
    if (status != INS_DONE)
        return status;
    ins_csv_exceedance(&exceedance, run);
    return put_run_file(folder, "exceedance.csv", ins_text_take(&exceedance), error);
}

static enum ins_status put_frontier(const struct ins_folder *folder,
                                    const struct ins_buffer *buffer, struct ins_error *error)
{
    struct ins_text text = {0};
    ins_csv_frontier(&text, buffer);
    return put_run_file(folder, "frontier.csv", ins_text_take(&text), error);
}

/* Piece by piece: the table may be larger than the memory. */
static bool add_futures(struct ins_file *file, const struct ins_run *run)
{
    struct ins_text text = {0};
    ins_csv_futures_head(&text, run);
    for (int64_t from = 0; from < run->futures; from += FUTURES_AT_ONCE) {
        int64_t to = from + FUTURES_AT_ONCE < run->futures ? from + FUTURES_AT_ONCE : run->futures;
        ins_csv_futures(&text, run, from, to);
        if (text.failed)
            break;
        ins_file_add(file, text.bytes, text.length);
        text.length = 0;
    }
    bool whole = !text.failed;
    ins_text_clear(&text);
    return whole;
}

static enum ins_status put_futures(const struct ins_folder *folder, const struct ins_run *run,
                                   struct ins_error *error)
{
    struct ins_file file;
    char           *path = ins_folder_file(folder, "futures.csv");
    if (!path)
        return ins_fail(error, INS_WORLD, "%s: out of memory for futures.csv", folder->place);
    enum ins_status status = ins_file_begin(path, folder->place, &file, error);
    free(path);
    if (status != INS_DONE)
        return status;
    if (add_futures(&file, run))
        return ins_file_end(&file, error);
    ins_file_drop(&file);
    return ins_fail(error, INS_WORLD, "%s: out of memory for futures.csv", folder->place);
}

static enum ins_status put_assumptions(const struct ins_folder *folder, const struct ins_run *run,
                                       struct ins_error *error)
{
    struct ins_assumptions assumptions;
    struct ins_text        text   = {0};
    enum ins_status        status = ins_case_assumptions(run->source, &assumptions, error);
    if (status == INS_DONE) {
        ins_csv_assumptions(&text, &assumptions);
        status = put_run_file(folder, "assumptions.csv", ins_text_take(&text), error);
    }
    ins_assumptions_clear(&assumptions);
    return status;
}

/* The scenario, and what it names, so that the folder can be sent and played again elsewhere. */
static enum ins_status put_scenario(const struct ins_folder *folder, const struct ins_run *run,
                                    struct ins_text *note, struct ins_error *error)
{
    struct ins_named_files *named = ins_named_files_create(run->source, "inputs");
    char           *text   = ins_named_files_text(named, ins_case_written(run->source));
    enum ins_status status = put_run_file(folder, "scenario.cfg", text, error);
    if (status == INS_DONE)
        status = ins_own_files_put(folder, named, note, error);
    ins_named_files_free(named);
    return status;
}

static enum ins_status put_all(const struct ins_folder *folder, const struct ins_run *run,
                               const struct ins_buffer *buffer, struct ins_text *note,
                               struct ins_error *error)
{
    enum ins_status status = put_months(folder, run, error);
    if (status == INS_DONE)
        status = put_futures(folder, run, error);
    if (status == INS_DONE)
        status = put_risk(folder, run, error);
    if (status == INS_DONE && buffer)
        status = put_frontier(folder, buffer, error);
    if (status == INS_DONE)
        status = put_assumptions(folder, run, error);
    if (status == INS_DONE)
        status = put_scenario(folder, run, note, error);
    if (status == INS_DONE)
        status = put_run_file(folder, "summary.json", ins_summary_json(run, buffer), error);
    return status;
}

enum ins_status ins_run_place(const struct ins_destination *to, struct ins_error *error)
{
    return ins_folder_check(to, "run", error);
}

static void draw_run(const struct ins_run *run, const struct ins_buffer *buffer,
                     const struct ins_folder *folder, enum ins_language language,
                     struct ins_text *note)
{
    const struct ins_scenario *s    = &run->scenario;
    struct ins_figures_settings    settings = {.measure    = s->norm.measure,
                                       .limit      = s->norm.limit,
                                       .norm_from  = s->start + s->norm.from,
                                       .confidence = s->norm.confidence,
                                       .frontier   = buffer && buffer->points > 1,
                                       .years      = run->risk.years > 0,
                                       .answer     = {NAN, NAN, NAN},
                                       .language   = language};
    settings.exceedance = run->risk.exceedance[INS_EXCEEDANCES - 1].draw > 0.0;
    settings.empty      = isfinite(run->risk.month[run->risk.months - 1].empty.value);
    if (buffer && buffer->reachable)
        settings.answer = buffer->norm;
    ins_figures_draw(&settings, folder->partial, note);
}

enum ins_status ins_run_files(const struct ins_run *run, const struct ins_buffer *buffer,
                              const struct ins_destination *to, const struct ins_run_extra *extra,
                              char **note, struct ins_error *error)
{
    struct ins_folder folder;
    struct ins_text   remarks = {0};
    *note                     = NULL;
    enum ins_status status    = ins_folder_begin(to, "run", &folder, error);
    if (status != INS_DONE)
        return status;
    folder.language = extra ? extra->language : INS_ENGLISH;
    status          = put_all(&folder, run, buffer, &remarks, error);
    if (status == INS_DONE && extra)
        status = extra->add(extra->context, &folder, error);
    if (status != INS_DONE) {
        ins_folder_drop(&folder);
        ins_text_clear(&remarks);
        return status;
    }
    draw_run(run, buffer, &folder, extra ? extra->language : INS_ENGLISH, &remarks);
    status = ins_folder_end(&folder, error);
    if (status == INS_DONE)
        *note = ins_text_take(&remarks);
    ins_text_clear(&remarks);
    return status;
}

enum ins_status ins_run_save(const struct ins_run *run, const struct ins_buffer *buffer,
                             const struct ins_destination *to, char **note,
                             struct ins_error *error)
{
    return ins_run_files(run, buffer, to, NULL, note, error);
}
