#include "instroom/sensitivity.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"

static enum ins_status keep(const struct ins_request *request, const struct ins_destination *to,
                            const struct ins_sensitivity *made, const struct ins_look *look)
{
    struct ins_error error  = {{0}};
    char            *note   = NULL;
    enum ins_status  status = ins_sensitivity_save(made, look, to, &note, &error);
    return ins_command_saved(request, status, note, &error);
}

static enum ins_status tell(const struct ins_request *request, const struct ins_destination *to,
                            const struct ins_sensitivity *made)
{
    struct ins_look look   = ins_console_look(request->language);
    enum ins_status status = request->folder ? keep(request, to, made, &look) : INS_DONE;
    if (status != INS_DONE)
        return status;
    return ins_console_print(request->json  ? ins_sensitivity_json(made)
                             : request->csv ? ins_sensitivity_csv(made)
                                            : ins_sensitivity_text(made, &look));
}

static enum ins_status work(const struct ins_request *request, const struct ins_case *scenario)
{
    struct ins_error            error = {{0}};
    struct ins_sensitivity     *made  = NULL;
    struct ins_sensitivity_settings settings  = {request->morris, request->trajectories};
    struct ins_progress         progress;
    if (request->trajectories > 0 && !request->morris)
        return ins_console_complain(INS_WRONG, "sensitivity: --trajectories belongs to --morris");
    struct ins_destination to = ins_command_destination(request, request->folder, &scenario, 1);
    enum ins_status place = request->folder ? ins_sensitivity_place(&to, &error) : INS_DONE;
    if (place != INS_DONE)
        return ins_console_complain(place, error.text);
    struct ins_options options =
        ins_progress_begin(&progress, "sensitivity", request->threads, request->quiet);
    enum ins_status status = ins_sensitivity_create(scenario, &settings, &options, &made, &error);
    ins_progress_end(&progress);
    if (status == INS_STOPPED)
        return status;
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    status = tell(request, &to, made);
    ins_sensitivity_free(made);
    return status;
}

enum ins_status ins_command_sensitivity(const struct ins_request *request)
{
    return ins_command_ask(request, work);
}
