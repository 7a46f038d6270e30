#include "instroom/serve.h"

#include <string.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/stop.h"

struct announcement {
    const struct ins_request *request;
    enum ins_status ended; /* and what went wrong has been said */
};

/* A server whose address nobody hears is of no use. */
static enum ins_status tell_address(void *context, const char *address)
{
    struct announcement *announcement   = context;
    char            line[128] = "";
    (void)strncat(line, address, sizeof line - 2);
    announcement->ended = ins_command_tell(announcement->request, strdup(strcat(line, "\n")));
    if (announcement->ended == INS_DONE && !announcement->request->quiet)
        (void)ins_console_complain(INS_DONE, "Ctrl-C ends it");
    return announcement->ended;
}

static enum ins_status serve_scenario(const struct ins_request *request,
                                      const struct ins_case    *scenario)
{
    struct ins_error      error   = {0};
    struct announcement        announcement = {.request = request, .ended = INS_DONE};
    struct ins_serve_settings settings = {.port    = request->port,
                                          .threads = request->threads,
                                          .stop    = ins_stop_flag(),
                                          .ready   = tell_address,
                                          .context = &announcement};
    enum ins_status       status  = ins_serve(scenario, &settings, &error);
    return status == INS_STOPPED || announcement.ended != INS_DONE ? status
                                                              : ins_console_complain(status, error.text);
}

enum ins_status ins_command_serve(const struct ins_request *request)
{
    return ins_command_ask(request, serve_scenario);
}
