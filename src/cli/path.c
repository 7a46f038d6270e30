#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"
#include "instroom/output.h"

static enum ins_status play(const struct ins_request *request, const struct ins_case *scenario)
{
    struct ins_error    error = {0};
    struct ins_path    *path  = NULL;
    struct ins_progress progress;
    const char         *which = request->future ? request->future : "1";
    struct ins_options  options =
        ins_progress_begin(&progress, "path", request->threads, request->quiet);
    enum ins_status status = ins_path_create(scenario, which, &options, &path, &error);
    ins_progress_end(&progress);
    if (status == INS_STOPPED)
        return status;
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    status = ins_console_print(request->json ? ins_path_json(path) : ins_path_csv(path));
    ins_path_free(path);
    return status;
}

enum ins_status ins_command_path(const struct ins_request *request)
{
    return ins_command_ask(request, play);
}
