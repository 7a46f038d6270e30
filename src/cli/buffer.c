#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"
#include "instroom/output.h"

static enum ins_status answer(const struct ins_request *request, const struct ins_case *scenario)
{
    struct ins_error    error  = {0};
    struct ins_buffer  *buffer = NULL;
    struct ins_progress progress;
    struct ins_look     look = ins_console_look(request->language);
    struct ins_options  options =
        ins_progress_begin(&progress, "buffer", request->threads, request->quiet);
    options.until         = request->until;
    options.well_enough   = !request->fixed;
    enum ins_status found = ins_buffer_create(scenario, &options, &buffer, &error);
    ins_progress_end(&progress);
    if (found == INS_STOPPED)
        return found;
    if (!buffer)
        return ins_console_complain(found, error.text);
    enum ins_status printed =
        ins_console_print(request->json ? ins_buffer_json(buffer) : ins_buffer_text(buffer, &look));
    ins_buffer_free(buffer);
    return printed != INS_DONE ? printed : found;
}

enum ins_status ins_command_buffer(const struct ins_request *request)
{
    return ins_command_ask(request, answer);
}
