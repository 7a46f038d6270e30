#include "serve/http.h"

#include <stdlib.h>
#include <string.h>

#include "output/json.h"

/* Nothing from elsewhere, nothing inline, in nobody's frame. uPlot lays its parts out through
 * the style object of a script, which this allows. */
static const char POLICY[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

static const struct {
    const char *name, *value;
} strict[] = {
    {"Content-Security-Policy", POLICY},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"Cache-Control", "no-store"},
};

static const struct {
    unsigned    status;
    const char *title;
} titles[] = {
    {400, "The request cannot be read"},
    {403, "The request comes from another site"},
    {404, "There is nothing at this address"},
    {405, "This address does not know that method"},
    {406, "The answer has no such form"},
    {409, "The question was taken back"},
    {413, "The request is too large"},
    {415, "The body has another type than this address takes"},
    {421, "This server has another name"},
    {422, "The scenario is wrong"},
    {500, "The world failed"},
    {503, "Too many questions at once"},
};

bool ins_http_harden(struct MHD_Response *response)
{
    bool done = true;
    for (size_t i = 0; i < sizeof strict / sizeof strict[0]; i++)
        done = MHD_add_response_header(response, strict[i].name, strict[i].value) == MHD_YES && done;
    return done;
}

const char *ins_http_header(const struct ins_visit *visit, const char *name)
{
    return MHD_lookup_connection_value(visit->connection, MHD_HEADER_KIND, name);
}

static enum MHD_Result queue(struct ins_visit *visit, unsigned status, const char *type,
                             struct MHD_Response *response, const char *header, const char *value)
{
    enum MHD_Result result = MHD_NO;
    if (!response)
        return MHD_NO;
    if (ins_http_harden(response) &&
        MHD_add_response_header(response, "Content-Type", type) == MHD_YES &&
        (!header || MHD_add_response_header(response, header, value) == MHD_YES))
        result = MHD_queue_response(visit->connection, status, response);
    MHD_destroy_response(response);
    return result;
}

enum MHD_Result ins_http_give_with(struct ins_visit *visit, unsigned status, const char *type,
                                   char *bytes, const char *header, const char *value)
{
    if (!bytes)
        return MHD_NO;
    return queue(visit, status, type,
                 MHD_create_response_from_buffer(strlen(bytes), bytes, MHD_RESPMEM_MUST_FREE),
                 header, value);
}

enum MHD_Result ins_http_give(struct ins_visit *visit, unsigned status, const char *type,
                              char *bytes)
{
    return ins_http_give_with(visit, status, type, bytes, NULL, NULL);
}

enum MHD_Result ins_http_hand_over(struct ins_visit *visit, unsigned status, const char *type,
                                   char *bytes, size_t length)
{
    if (!bytes)
        return MHD_NO;
    return queue(visit, status, type,
                 MHD_create_response_from_buffer(length, bytes, MHD_RESPMEM_MUST_FREE), NULL, NULL);
}

enum MHD_Result ins_http_show(struct ins_visit *visit, const char *type, const char *bytes,
                              size_t length)
{
    return queue(visit, MHD_HTTP_OK, type,
                 MHD_create_response_from_buffer(length, (void *)bytes, MHD_RESPMEM_PERSISTENT),
                 NULL, NULL);
}

static const char *title_of(unsigned status)
{
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (titles[i].status == status)
            return titles[i].title;
    return "The request failed";
}

static void add_error_details(struct ins_json *json, const char *detail)
{
    ins_json_open(json, "errors", '[');
    for (const char *at = detail; *at;) {
        size_t length = strcspn(at, "\n");
        char  *line   = strndup(at, length);
        ins_json_open(json, NULL, '{');
        ins_json_text(json, "detail", line);
        ins_json_close(json, '}');
        json->text.failed = json->text.failed || !line;
        free(line);
        at += length + (at[length] == '\n');
    }
    ins_json_close(json, ']');
}

char *ins_problem_json(unsigned status, const char *detail)
{
    struct ins_json json = {0};
    ins_json_open_flat(&json, NULL, '{');
    ins_json_text(&json, "type", "about:blank");
    ins_json_text(&json, "title", title_of(status));
    ins_json_integer(&json, "status", status);
    ins_json_text(&json, "detail", detail);
    if (status == 422)
        add_error_details(&json, detail);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

enum MHD_Result ins_http_problem(struct ins_visit *visit, unsigned status, const char *detail)
{
    const char *header = status == 503 ? "Retry-After" : status == 405 ? "Allow" : NULL;
    const char *value  = status == 503 ? "1" : detail;
    return ins_http_give_with(visit, status, "application/problem+json",
                              ins_problem_json(status, detail), header, value);
}
