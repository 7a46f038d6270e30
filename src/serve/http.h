/* serve/http.h - one request on its way through the server.
 *
 * A visit is a request as libmicrohttpd hands it out: looked at by the guard, its body gathered
 * up to a limit, answered by a route. Every answer carries the strict headers; every refusal is
 * an RFC 9457 problem.
 */
#ifndef INS_SERVE_HTTP_H
#define INS_SERVE_HTTP_H

#include <microhttpd.h>

#include "base/text.h"
#include "serve/guests.h"
#include "serve/whatif.h"

enum {
    INS_HTTP_BODY        = 64 * 1024, /* bytes of a request's body, at most */
    INS_HTTP_CONNECTIONS = 256,
    INS_HTTP_PATIENCE    = 15,        /* seconds that a connection may be silent */
    INS_HTTP_ADDRESS     = 64
};

struct ins_job;
struct ins_queue;

struct ins_server {
    const struct ins_whatif *whatif;
    struct ins_queue        *queue;
    struct ins_guests        guests;
    int                      port;
};

struct ins_visit {
    struct ins_server     *server;
    struct MHD_Connection *connection;
    const char            *method, *path;
    struct ins_text        body;
    bool                   too_large;
    struct ins_job        *job; /* what it waits for; NULL: nothing */
};

/* NULL, or the refusal of a request that does not come from this server's own page or from a
 * program on this machine: a foreign Host (DNS rebinding), a foreign Origin. */
const char *ins_guard(const struct ins_visit *visit, bool api);

/* Answer with `bytes`, which are freed (NULL: memory ran out), or with bytes that stay. */
enum MHD_Result ins_http_give(struct ins_visit *visit, unsigned status, const char *type,
                              char *bytes);
enum MHD_Result ins_http_hand_over(struct ins_visit *visit, unsigned status, const char *type,
                                   char *bytes, size_t length);
enum MHD_Result ins_http_show(struct ins_visit *visit, const char *type, const char *bytes,
                              size_t length);

/* The same with one more header. */
enum MHD_Result ins_http_give_with(struct ins_visit *visit, unsigned status, const char *type,
                                   char *bytes, const char *header, const char *value);

/* A problem (RFC 9457): `detail` is the story, one line a mistake. */
enum MHD_Result ins_http_problem(struct ins_visit *visit, unsigned status, const char *detail);

/* The problem as JSON on one line, for a stream. */
char *ins_problem_json(unsigned status, const char *detail);

/* The strict headers. False when memory runs out. */
bool ins_http_harden(struct MHD_Response *response);

/* Send the request where it belongs. */
enum MHD_Result ins_route(struct ins_visit *visit);

/* A header of the request; NULL. */
const char *ins_http_header(const struct ins_visit *visit, const char *name);

#endif
