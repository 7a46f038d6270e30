#include <stdlib.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"
#include "instroom/output.h"

static enum ins_status write_files(const struct ins_request *request, const struct ins_fit *fit)
{
    struct ins_error error  = {0};
    char            *note   = NULL;
    enum ins_status  status = INS_DONE;
    if (request->file)
        status = ins_fit_config_file(fit, request->file, &error);
    if (status == INS_DONE && request->folder)
        status = ins_fit_save(fit, request->folder, &note, &error);
    if (note && !request->quiet)
        ins_console_warn(note);
    free(note);
    return status == INS_DONE ? status : ins_console_complain(status, error.text);
}

enum ins_status ins_command_fit(const struct ins_request *request)
{
    struct ins_error    error = {0};
    struct ins_fit     *fit   = NULL;
    struct ins_progress progress;
    struct ins_fit_settings settings = {.law = request->law, .backtest = request->backtest};
    struct ins_look     look = ins_console_look(request->language);
    enum ins_status     status = INS_DONE;
    if (request->folder)
        status = ins_fit_place(request->folder, &error);
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    struct ins_options options =
        ins_progress_begin(&progress, "fit", request->threads, request->quiet);
    status = ins_fit_create(request->operand, &settings, &options, &fit, &error);
    ins_progress_end(&progress);
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    status = write_files(request, fit);
    if (status == INS_DONE)
        status = ins_console_print(request->json ? ins_fit_json(fit)
                                                 : ins_fit_text(fit, request->file, &look));
    ins_fit_free(fit);
    return status;
}
