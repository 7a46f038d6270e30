#include "serve/work.h"

#include <stdlib.h>
#include <string.h>

#include "base/stop.h"
#include "serve/workbook.h"

static const char JSON[]   = "application/json";
static const char STREAM[] = "text/event-stream";
static const char CSV[]    = "text/csv; charset=utf-8";
static const char PLAIN[]  = "text/plain; charset=utf-8";
static const char XLSX[]   = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/* --- how it ends ------------------------------------------------------------------------------ */

static void add_event(struct ins_text *out, const char *event, const char *data)
{
    size_t length = strcspn(data, "\n"); /* JSON on one line */
    ins_text_add(out, "event: %s\ndata: ", event);
    ins_text_add_bytes(out, data, length);
    ins_text_add(out, "\n\n");
}

static unsigned code_of(const struct ins_job *job, enum ins_status status)
{
    switch (status) {
    case INS_WRONG: return 422;
    case INS_STOPPED: return job->late ? 503 : 409;
    default: return 500;
    }
}

static const char *story_of(const struct ins_job *job, enum ins_status status,
                            const struct ins_error *error)
{
    if (status != INS_STOPPED)
        return error->text;
    return job->late ? "the computation took longer than a question may; ask for fewer futures"
                     : "a newer question took the place of this one";
}

static bool fail_job(struct ins_job *job, enum ins_status status, const struct ins_error *error,
                     struct ins_text *out)
{
    unsigned code    = code_of(job, status);
    char    *problem = ins_problem_json(code, story_of(job, status, error));
    job->status      = code;
    job->type        = "application/problem+json";
    if (problem && job->query.stream)
        add_event(out, code == 409 ? "cancelled" : "problem", problem);
    else if (problem)
        ins_text_add(out, "%s", problem);
    out->failed = out->failed || !problem;
    free(problem);
    return true;
}

/* --- playing ---------------------------------------------------------------------------------- */

static struct ins_settings side(const struct ins_job *job, int i)
{
    return (struct ins_settings){(const char *const *)job->query.line[i], job->query.count[i]};
}

static void free_cases(struct ins_case *scenario[2])
{
    ins_case_free(scenario[0]);
    ins_case_free(scenario[1]);
}

static enum ins_status load_sides(const struct ins_job *job, const struct ins_whatif *whatif,
                                  int futures, struct ins_case *scenario[2],
                                  struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    scenario[0] = scenario[1] = NULL;
    for (int i = 0; i < job->query.sides && status == INS_DONE; i++)
        status = ins_whatif_case(whatif, side(job, i), futures, &scenario[i], error);
    if (status != INS_DONE)
        free_cases(scenario);
    return status;
}

/* How many futures a question ends with: as asked, or as the scenario asks. */
static enum ins_status target(const struct ins_job *job, const struct ins_whatif *whatif,
                              int *futures, struct ins_error *error)
{
    struct ins_case *scenario[2];
    *futures = job->query.futures;
    if (*futures > 0)
        return INS_DONE;
    enum ins_status status = load_sides(job, whatif, 0, scenario, error);
    if (status != INS_DONE)
        return status;
    *futures = ins_whatif_target(scenario[0]);
    if (scenario[1] && ins_whatif_target(scenario[1]) < *futures)
        *futures = ins_whatif_target(scenario[1]);
    free_cases(scenario);
    return INS_DONE;
}

static int next_futures(const struct ins_job *job, int most)
{
    int next = job->futures ? job->futures * INS_WHATIF_STEP : INS_WHATIF_FIRST;
    /* No last step that adds little. */
    return !job->query.stream || 2 * next > most ? most : next;
}

static void add_done(struct ins_text *out, int futures, bool late)
{
    ins_text_add(out, "event: done\ndata: {\"futures\": %d, \"reason\": \"%s\"}\n\n", futures,
                 late ? "budget" : "small-error");
}

void ins_work_end(const struct ins_job *job, struct ins_text *out)
{
    add_done(out, job->futures, true);
}

static bool finish_job(struct ins_job *job, const char *json, bool last, struct ins_text *out)
{
    if (!job->query.stream) {
        ins_text_add(out, "%s", json);
        return true;
    }
    add_event(out, "answer", json);
    if (last)
        add_done(out, job->futures, job->late);
    return last;
}

/* The first answer of a stream is to be there at once: it has the fans, and the buffers follow. */
static int wants_buffers(const struct ins_job *job, bool last)
{
    return !job->query.stream || job->steps > 0 || last;
}

static bool answer_job(struct ins_job *job, const struct ins_whatif *whatif,
                       const struct ins_options *options, struct ins_text *out)
{
    struct ins_error error = {0};
    struct ins_case *scenario[2] = {NULL, NULL};
    char            *json   = NULL;
    int              most, next = 0, narrow = 0;
    enum ins_status  status = target(job, whatif, &most, &error);
    job->type               = job->query.stream ? STREAM : JSON;
    if (status == INS_DONE) {
        next   = next_futures(job, most);
        status = load_sides(job, whatif, next, scenario, &error);
    }
    if (status == INS_DONE)
        status = ins_whatif_answer(scenario[0], scenario[1], wants_buffers(job, next == most), options,
                                   &json, &narrow, &error);
    free_cases(scenario);
    if (status == INS_STOPPED && job->late && job->query.stream && job->steps > 0) {
        ins_work_end(job, out);
        return true;
    }
    if (status != INS_DONE)
        return fail_job(job, status, &error, out);
    job->futures = next;
    bool last    = finish_job(job, json,
                              next == most || job->late ||
                              (narrow && job->steps > 0 && job->query.futures == 0), out);
    free(json);
    return last;
}

static bool download(struct ins_job *job, const struct ins_whatif *whatif,
                     const struct ins_options *options, struct ins_text *out)
{
    struct ins_error error = {0};
    struct ins_case *scenario[2] = {NULL, NULL};
    char            *bytes  = NULL;
    int              most   = 0;
    bool             book   = strcmp(job->query.kind, "xlsx") == 0;
    bool             text   = strcmp(job->query.kind, "cfg") == 0;
    enum ins_status  status = text ? INS_DONE : target(job, whatif, &most, &error);
    if (status == INS_DONE)
        status = load_sides(job, whatif, most, scenario, &error);
    if (status == INS_DONE && book)
        status = ins_workbook(scenario[0], options, out, &error);
    else if (status == INS_DONE)
        status = ins_whatif_download(scenario[0], job->query.kind, options, &bytes, &error);
    free_cases(scenario);
    job->type = book ? XLSX : text ? PLAIN : strcmp(job->query.kind, "holds") == 0 ? JSON : CSV;
    if (bytes)
        ins_text_add_bytes(out, bytes, strlen(bytes));
    free(bytes);
    return status == INS_DONE || fail_job(job, status, &error, out);
}

bool ins_work_step(struct ins_job *job, const struct ins_whatif *whatif,
                   const struct ins_options *options, struct ins_text *out)
{
    if (ins_stop_asked(&job->stop) && !job->late)
        return fail_job(job, INS_STOPPED, NULL, out);
    return job->query.shape == INS_QUERY_DOWNLOAD ? download(job, whatif, options, out)
                                                : answer_job(job, whatif, options, out);
}
