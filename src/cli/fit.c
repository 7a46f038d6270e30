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
    struct ins_destination file   = ins_command_destination(request, request->file, NULL, 0);
    struct ins_destination folder = ins_command_destination(request, request->folder, NULL, 0);
    if (request->file && !ins_command_is_standard(request->file))
        status = ins_fit_config_file(fit, &file, &error);
    if (status == INS_DONE && request->folder)
        status = ins_fit_save(fit, &folder, &note, &error);
    return ins_command_saved(request, status, note, &error);
}

static enum ins_status check_places(const struct ins_request *request, struct ins_error *error)
{
    struct ins_destination file   = ins_command_destination(request, request->file, NULL, 0);
    struct ins_destination folder = ins_command_destination(request, request->folder, NULL, 0);
    enum ins_status status = INS_DONE;
    if (request->file && !ins_command_is_standard(request->file))
        status = ins_fit_config_place(&file, error);
    return status == INS_DONE && request->folder ? ins_fit_place(&folder, error) : status;
}

/* With -o - the section in the place of what is told about it. */
static enum ins_status tell_fit(const struct ins_request *request, const struct ins_fit *fit)
{
    struct ins_look look = ins_console_look(request->language);
    if (ins_command_is_standard(request->file))
        return ins_console_print(ins_fit_config(fit, NULL));
    return ins_console_print(request->json ? ins_fit_json(fit)
                                           : ins_fit_text(fit, request->file, &look));
}

static void warn(const struct ins_request *request, const struct ins_fit *fit)
{
    char *warnings = request->quiet ? NULL : ins_fit_warnings(fit);
    if (warnings)
        ins_console_warn(warnings);
    free(warnings);
}

enum ins_status ins_command_fit(const struct ins_request *request)
{
    struct ins_error    error = {0};
    struct ins_fit     *fit   = NULL;
    struct ins_progress progress;
    struct ins_fit_settings settings = {.law = request->law, .prior = request->prior,
                                        .select = request->select, .sheet = request->sheet,
                                        .backtest = request->backtest};
    enum ins_status     status = check_places(request, &error);
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    struct ins_options options =
        ins_progress_begin(&progress, "fit", request->threads, request->quiet);
    status = ins_fit_create(request->operand, &settings, &options, &fit, &error);
    ins_progress_end(&progress);
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    warn(request, fit);
    status = write_files(request, fit);
    if (status == INS_DONE)
        status = tell_fit(request, fit);
    ins_fit_free(fit);
    return status;
}
