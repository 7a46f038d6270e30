/* The daemon: one thread listens, the workers of the queue compute. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/stop.h"
#include "instroom/serve.h"
#include "serve/queue.h"

enum { USUAL_PORT = 8017, POOL = 32 * 1024, PAUSE_MS = 50 };

/* --- visits ----------------------------------------------------------------------------------- */

/* A body that is announced as too large is not even read. */
static bool announces_too_much(const struct ins_visit *visit)
{
    const char *length = ins_http_header(visit, "Content-Length");
    return length && strtoull(length, NULL, 10) > INS_HTTP_BODY;
}

static enum MHD_Result begin_visit(struct ins_server *server, struct MHD_Connection *connection,
                                   const char *path, const char *method, void **context)
{
    struct ins_visit *visit = calloc(1, sizeof *visit);
    if (!visit)
        return MHD_NO;
    *visit   = (struct ins_visit){.server = server, .connection = connection, .method = method,
                                  .path = path};
    *context = visit;
    visit->too_large = announces_too_much(visit);
    if (visit->too_large || ins_guard(visit, strncmp(path, "/api/", 5) == 0))
        return ins_route(visit); /* a refusal, before the body comes */
    return MHD_YES;
}

static void gather_body(struct ins_visit *visit, const char *bytes, size_t length)
{
    visit->too_large = visit->too_large || visit->body.length + length > INS_HTTP_BODY;
    if (!visit->too_large)
        ins_text_add_bytes(&visit->body, bytes, length);
}

static enum MHD_Result receive(void *context, struct MHD_Connection *connection, const char *path,
                               const char *method, const char *version, const char *bytes,
                               size_t *length, void **of_request)
{
    struct ins_visit *visit = *of_request;
    (void)version;
    if (!visit)
        return begin_visit(context, connection, path, method, of_request);
    if (*length > 0) {
        gather_body(visit, bytes, *length);
        *length = 0;
        return visit->body.failed ? MHD_NO : MHD_YES;
    }
    enum MHD_Result result = ins_route(visit);
    ins_guests_wait(connection, visit->job != NULL);
    return result;
}

static void end(void *context, struct MHD_Connection *connection, void **of_request,
                enum MHD_RequestTerminationCode why)
{
    struct ins_server *server = context;
    struct ins_visit  *visit  = *of_request;
    (void)why;
    ins_guests_served(&server->guests, connection);
    if (!visit)
        return;
    if (visit->job)
        ins_queue_leave(visit->server->queue, visit->job);
    ins_text_clear(&visit->body);
    free(visit);
    *of_request = NULL;
}

/* --- the daemon ------------------------------------------------------------------------------- */

static struct MHD_Daemon *listen_on(struct ins_server *server, int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port),
                                  .sin_addr = {htonl(INADDR_LOOPBACK)}};
    return MHD_start_daemon(
        MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL,
        receive, server, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
        MHD_OPTION_NOTIFY_COMPLETED, end, server, MHD_OPTION_NOTIFY_CONNECTION, ins_guests_notice,
        &server->guests, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)INS_HTTP_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)INS_HTTP_PATIENCE,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)POOL, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_END);
}

static struct MHD_Daemon *start_daemon(struct ins_server *server, int asked,
                                       struct ins_error *error)
{
    struct MHD_Daemon *daemon = listen_on(server, asked < 0 ? USUAL_PORT : asked);
    if (!daemon && asked < 0)
        daemon = listen_on(server, 0);
    if (!daemon) {
        ins_fail(error, INS_WORLD, "127.0.0.1:%d: cannot be listened on: %s",
                 asked < 0 ? USUAL_PORT : asked, strerror(errno));
        return NULL;
    }
    server->port = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
    return daemon;
}

static void wait_for(const volatile int *stop)
{
    const struct timespec pause = {0, PAUSE_MS * 1000000L};
    while (!ins_stop_asked(stop))
        (void)nanosleep(&pause, NULL);
}

static enum ins_status serve_visits(struct ins_server               *server,
                                    const struct ins_serve_settings *settings,
                                    struct ins_error                *error)
{
    char               address[INS_HTTP_ADDRESS];
    struct MHD_Daemon *daemon = start_daemon(server, settings->port, error);
    if (!daemon)
        return INS_WORLD;
    (void)snprintf(address, sizeof address, "http://127.0.0.1:%d/", server->port);
    enum ins_status told = settings->ready ? settings->ready(settings->context, address) : INS_DONE;
    if (told == INS_DONE)
        wait_for(settings->stop);
    ins_queue_close(server->queue);
    MHD_stop_daemon(daemon);
    return told == INS_DONE ? ins_fail(error, INS_STOPPED, "stopped")
                            : ins_fail(error, told, "%s: nobody could be told", address);
}

static int cores(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (int)count : 1;
}

enum ins_status ins_serve(const struct ins_case           *scenario,
                          const struct ins_serve_settings *settings, struct ins_error *error)
{
    struct ins_whatif whatif = {ins_case_hold(scenario)};
    struct ins_server server = {.whatif = &whatif};
    enum ins_status   status = INS_WORLD;
    server.queue =
        ins_queue_create(&whatif, settings->threads > 0 ? settings->threads : cores(), error);
    if (server.queue)
        status = serve_visits(&server, settings, error);
    if (server.queue && status == INS_WORLD)
        ins_queue_close(server.queue);
    ins_queue_free(server.queue);
    ins_case_release(whatif.start);
    return status;
}
