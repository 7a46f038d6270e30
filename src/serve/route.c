/* Which address answers what. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "instroom/output.h"
#include "serve/files.h"
#include "serve/http.h"
#include "serve/queue.h"

/* --- streams ---------------------------------------------------------------------------------- */

struct stream {
    struct ins_queue *queue;
    struct ins_job   *job;
};

static ssize_t feed(void *context, uint64_t position, char *bytes, size_t room)
{
    struct stream *stream = context;
    (void)position;
    long some = ins_queue_feed(stream->queue, stream->job, bytes, room);
    return some < 0 ? MHD_CONTENT_READER_END_OF_STREAM : some;
}

static void end_stream(void *context)
{
    struct stream *stream = context;
    ins_queue_drop(stream->queue, stream->job);
    free(stream);
}

static enum MHD_Result begin_stream(struct ins_visit *visit)
{
    struct stream *stream = calloc(1, sizeof *stream);
    if (!stream)
        return MHD_NO;
    *stream = (struct stream){visit->server->queue, visit->job};
    ins_queue_hold(stream->queue, stream->job);
    struct MHD_Response *response =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, INS_HTTP_BODY, feed, stream, end_stream);
    if (!response) {
        end_stream(stream);
        return MHD_NO;
    }
    enum MHD_Result result = MHD_NO;
    if (ins_http_harden(response) &&
        MHD_add_response_header(response, "Content-Type", "text/event-stream") == MHD_YES)
        result = MHD_queue_response(visit->connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return result;
}

/* --- questions -------------------------------------------------------------------------------- */

static enum MHD_Result refuse_query(struct ins_visit *visit, enum ins_status status,
                                   const struct ins_error *error)
{
    return ins_http_problem(visit, status == INS_WORLD ? 500 : 400, error->text);
}

static struct ins_settings side_of_query(const struct ins_query *query, int side)
{
    return (struct ins_settings){(const char *const *)query->line[side], query->count[side]};
}

/* Mistakes in a scenario are told at once, and not behind the others in the queue. */
static enum ins_status check_sides(const struct ins_visit *visit, const struct ins_query *query,
                                   char **warnings, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int i = 0; i < query->sides && status == INS_DONE; i++) {
        struct ins_case *scenario = NULL;
        status = ins_whatif_case(visit->server->whatif, side_of_query(query, i), query->futures,
                                 &scenario, error);
        if (status == INS_DONE && warnings)
            *warnings = ins_case_warnings(scenario);
        ins_case_free(scenario);
    }
    return status;
}

static bool wants_stream(const struct ins_visit *visit)
{
    const char *accept = ins_http_header(visit, "Accept");
    return accept && strstr(accept, "text/event-stream");
}

/* The answer in one piece; not yet there, the connection is suspended. */
static enum MHD_Result give_job(struct ins_visit *visit)
{
    unsigned    status;
    const char *type;
    size_t      length;
    if (!ins_queue_finished(visit->server->queue, visit->job))
        return MHD_YES;
    char *bytes = ins_queue_take(visit->job, &status, &type, &length);
    if (status == 200)
        return ins_http_hand_over(visit, status, type, bytes, length);
    return ins_http_give_with(visit, status, type, bytes, status == 503 ? "Retry-After" : NULL, "1");
}

static enum MHD_Result enqueue(struct ins_visit *visit, struct ins_query *query)
{
    int memory;
    query->stream = wants_stream(visit) && query->shape != INS_QUERY_DOWNLOAD;
    bool stream  = query->stream;
    visit->job   = ins_queue_add(visit->server->queue, query, visit->connection, &memory);
    if (!visit->job)
        return ins_http_problem(visit, memory ? 503 : 500,
                                memory ? "the queue is full; ask again in a second"
                                       : "out of memory");
    if (stream)
        return begin_stream(visit);
    return give_job(visit);
}

static bool known_kind(const struct ins_query *query)
{
    static const char *const kind[] = {"cfg", "csv", "frontier", "holds", "xlsx"};
    for (size_t i = 0; i < sizeof kind / sizeof kind[0]; i++)
        if (strcmp(query->kind, kind[i]) == 0)
            return true;
    return query->shape != INS_QUERY_DOWNLOAD;
}

static enum MHD_Result ask_whatif(struct ins_visit *visit, enum ins_query_shape shape)
{
    struct ins_query  query;
    struct ins_error error  = {0};
    enum ins_status   status =
        ins_query_read(visit->body.bytes, visit->body.length, shape, &query, &error);
    enum MHD_Result  result;
    if (status == INS_DONE && !known_kind(&query))
        status = ins_fail(&error, INS_WRONG, "kind: expected \"cfg\", \"csv\", \"frontier\", \"holds\" or "
                                             "\"xlsx\"");
    if (status != INS_DONE)
        result = refuse_query(visit, status, &error);
    else if ((status = check_sides(visit, &query, NULL, &error)) != INS_DONE)
        result = ins_http_problem(visit, status == INS_WRONG ? 422 : 500, error.text);
    else
        result = enqueue(visit, &query);
    ins_query_clear(&query);
    return result;
}

static enum MHD_Result answer_evaluation(struct ins_visit *visit)
{
    return ask_whatif(visit, INS_QUERY_EVALUATE);
}

static enum MHD_Result answer_comparison(struct ins_visit *visit)
{
    return ask_whatif(visit, INS_QUERY_COMPARE);
}

static enum MHD_Result download(struct ins_visit *visit)
{
    return ask_whatif(visit, INS_QUERY_DOWNLOAD);
}

static enum MHD_Result check_only(struct ins_visit *visit)
{
    struct ins_query  query;
    struct ins_error error    = {0};
    char            *warnings = NULL;
    enum ins_status   status =
        ins_query_read(visit->body.bytes, visit->body.length, INS_QUERY_CHECK, &query, &error);
    if (status != INS_DONE) {
        ins_query_clear(&query);
        return refuse_query(visit, status, &error);
    }
    status = check_sides(visit, &query, &warnings, &error);
    ins_query_clear(&query);
    if (status != INS_DONE)
        return ins_http_problem(visit, status == INS_WRONG ? 422 : 500, error.text);
    char *json = ins_whatif_warnings(warnings);
    free(warnings);
    return ins_http_give(visit, MHD_HTTP_OK, "application/json", json);
}

static enum MHD_Result cancel(struct ins_visit *visit)
{
    struct ins_query  query;
    struct ins_error error  = {0};
    enum ins_status   status =
        ins_query_read(visit->body.bytes, visit->body.length, INS_QUERY_CANCEL, &query, &error);
    struct ins_text  text   = {0};
    if (status == INS_DONE)
        ins_text_add(&text, "{ \"cancelled\": %d }\n",
                     ins_queue_cancel(visit->server->queue, query.client));
    ins_query_clear(&query);
    return status == INS_DONE
               ? ins_http_give(visit, MHD_HTTP_OK, "application/json", ins_text_take(&text))
               : refuse_query(visit, status, &error);
}

/* --- what is only told ------------------------------------------------------------------------ */

static enum MHD_Result keys(struct ins_visit *visit)
{
    return ins_http_give(visit, MHD_HTTP_OK, "application/json",
                         ins_whatif_keys(visit->server->whatif));
}

static enum MHD_Result about(struct ins_visit *visit)
{
    return ins_http_give(visit, MHD_HTTP_OK, "application/json",
                         ins_whatif_about(visit->server->whatif));
}

static enum MHD_Result show(struct ins_visit *visit, const struct ins_web_file *file)
{
    return ins_http_show(visit, file->type, file->bytes, (size_t)(file->end - file->bytes));
}

static const char SCHEMAS[] = "/api/schemas/";

static bool reads(const struct ins_visit *visit)
{
    return strcmp(visit->method, "GET") == 0 || strcmp(visit->method, "HEAD") == 0;
}

/* The shapes that openapi.json refers to: /api/schemas/buffers.json. */
static enum MHD_Result schema(struct ins_visit *visit, const char *file)
{
    char             name[64];
    struct ins_error error = {{0}};
    char            *made  = NULL;
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(file, "."), file);
    if (!reads(visit))
        return ins_http_problem(visit, 405, "GET, HEAD");
    enum ins_status status = ins_schema(name, &made, &error);
    if (status != INS_DONE)
        return ins_http_problem(visit, status == INS_WRONG ? 404 : 500, error.text);
    return ins_http_give(visit, MHD_HTTP_OK, "application/schema+json", made);
}

/* --- the table -------------------------------------------------------------------------------- */

static const struct {
    const char *path, *method;
    enum MHD_Result (*answer)(struct ins_visit *visit);
} routes[] = {
    {"/api/scenario", "GET", about},      {"/api/keys", "GET", keys},
    {"/api/evaluate", "POST", answer_evaluation},  {"/api/compare", "POST", answer_comparison},
    {"/api/check", "POST", check_only},   {"/api/download", "POST", download},
    {"/api/cancel", "POST", cancel},
};

static bool is_json(const struct ins_visit *visit)
{
    const char *type = ins_http_header(visit, "Content-Type");
    size_t      json = strlen("application/json");
    return type && strncasecmp(type, "application/json", json) == 0 &&
           (!type[json] || type[json] == ';' || type[json] == ' ');
}

static enum MHD_Result take_route(struct ins_visit *visit, size_t r)
{
    bool posts = strcmp(routes[r].method, "POST") == 0;
    if (posts ? strcmp(visit->method, "POST") != 0 : !reads(visit))
        return ins_http_problem(visit, 405, posts ? "POST" : "GET, HEAD");
    if (posts && !is_json(visit))
        return ins_http_problem(visit, 415, "Content-Type: expected application/json");
    return routes[r].answer(visit);
}

enum MHD_Result ins_route(struct ins_visit *visit)
{
    bool        api    = strncmp(visit->path, "/api/", 5) == 0;
    const char *foreign = ins_guard(visit, api);
    if (foreign)
        return ins_http_problem(visit, strncmp(foreign, "Host", 4) == 0 ? 421 : 403, foreign);
    if (visit->too_large)
        return ins_http_problem(visit, 413, "the body: expected at most 65536 bytes");
    if (visit->job)
        return give_job(visit);
    for (size_t r = 0; r < sizeof routes / sizeof routes[0]; r++)
        if (strcmp(visit->path, routes[r].path) == 0)
            return take_route(visit, r);
    if (strncmp(visit->path, SCHEMAS, sizeof SCHEMAS - 1) == 0)
        return schema(visit, visit->path + sizeof SCHEMAS - 1);
    const struct ins_web_file *file = ins_web_find(visit->path);
    if (!file)
        return ins_http_problem(visit, 404, "expected / or an address of /api/openapi.json");
    return reads(visit) ? show(visit, file) : ins_http_problem(visit, 405, "GET, HEAD");
}
