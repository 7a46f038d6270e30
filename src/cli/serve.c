#include "instroom/serve.h"

#include <string.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/stop.h"

static void tell(void *context, const char *address)
{
    const struct ins_request *request = context;
    char                      line[128] = "";
    (void)strncat(line, address, sizeof line - 2);
    (void)ins_console_print(strdup(strcat(line, "\n")));
    if (!request->quiet)
        (void)ins_console_complain(INS_DONE, "Ctrl-C ends it");
}

static enum ins_status serve(const struct ins_request *request, const struct ins_case *scenario)
{
    struct ins_error      error = {0};
    struct ins_serve_wish wish  = {.port = request->port, .threads = request->threads,
                                   .stop = ins_stop_flag(), .ready = tell,
                                   .context = (void *)(size_t)request};
    enum ins_status       status = ins_serve(scenario, &wish, &error);
    return status == INS_STOPPED ? status : ins_console_complain(status, error.text);
}

enum ins_status ins_command_serve(const struct ins_request *request)
{
    return ins_command_ask(request, serve);
}
