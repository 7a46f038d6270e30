#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"
#include "instroom/output.h"

static enum ins_status keep(const struct ins_request *request, const struct ins_destination *to,
                            const struct ins_backcast *backcast, const struct ins_look *look)
{
    struct ins_error error  = {{0}};
    char            *note   = NULL;
    enum ins_status  status = ins_backcast_save(backcast, look, to, &note, &error);
    return ins_command_saved(request, status, note, &error);
}

static enum ins_status tell(const struct ins_request *request, const struct ins_destination *to,
                            const struct ins_backcast *backcast)
{
    struct ins_look look   = ins_console_look(request->language);
    enum ins_status status = request->folder ? keep(request, to, backcast, &look) : INS_DONE;
    if (status != INS_DONE)
        return status;
    return ins_console_print(request->json ? ins_backcast_json(backcast)
                                           : ins_backcast_text(backcast, &look));
}

static enum ins_status answer(const struct ins_request *request, const struct ins_case *scenario)
{
    struct ins_error     error = {{0}};
    struct ins_backcast *made  = NULL;
    struct ins_progress  progress;
    struct ins_destination to = ins_command_destination(request, request->folder, &scenario, 1);
    enum ins_status place = request->folder ? ins_backcast_place(&to, &error) : INS_DONE;
    if (place != INS_DONE)
        return ins_console_complain(place, error.text);
    struct ins_options   options =
        ins_progress_begin(&progress, "backcast", request->threads, request->quiet);
    enum ins_status status = ins_backcast_create(scenario, request->operands[1], request->anchors,
                                                 &options, &made, &error);
    ins_progress_end(&progress);
    if (status == INS_STOPPED)
        return status;
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    status = tell(request, &to, made);
    ins_backcast_free(made);
    return status;
}

enum ins_status ins_command_backcast(const struct ins_request *request)
{
    if (request->operand_count != 2)
        return ins_console_complain(INS_WRONG, "backcast: expected a scenario and the CSV of a record: "
                                               "instroom backcast SCENARIO HISTORY.csv");
    return ins_command_ask(request, answer);
}
