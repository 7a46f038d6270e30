#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"
#include "instroom/decide.h"
#include "instroom/output.h"

static enum ins_status keep(const struct ins_request *request, const struct ins_destination *to,
                            const struct ins_levers *levers, const struct ins_look *look)
{
    struct ins_error error  = {{0}};
    char            *note   = NULL;
    enum ins_status  status = ins_levers_save(levers, look, to, &note, &error);
    return ins_command_saved(request, status, note, &error);
}

static enum ins_status tell(const struct ins_request *request, const struct ins_destination *to,
                            const struct ins_levers *levers)
{
    struct ins_look look   = ins_console_look(request->language);
    enum ins_status status = request->folder ? keep(request, to, levers, &look) : INS_DONE;
    if (status != INS_DONE)
        return status;
    return ins_console_print(request->json ? ins_levers_json(levers)
                                           : ins_levers_text(levers, &look));
}

static enum ins_status work(const struct ins_request *request, const struct ins_case *scenario)
{
    struct ins_error    error  = {{0}};
    struct ins_levers  *levers = NULL;
    struct ins_progress progress;
    struct ins_destination to = ins_command_destination(request, request->folder, &scenario, 1);
    enum ins_status place = request->folder ? ins_levers_place(&to, &error) : INS_DONE;
    if (place != INS_DONE)
        return ins_console_complain(place, error.text);
    struct ins_options options =
        ins_progress_begin(&progress, "levers", request->threads, request->quiet);
    enum ins_status status = ins_levers_create(scenario, &options, &levers, &error);
    ins_progress_end(&progress);
    if (status == INS_STOPPED)
        return status;
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    status = tell(request, &to, levers);
    ins_levers_free(levers);
    return status;
}

enum ins_status ins_command_levers(const struct ins_request *request)
{
    return ins_command_ask(request, work);
}
