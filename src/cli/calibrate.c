#include "instroom/calibrate.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"

static bool writes(const struct ins_request *request, const struct ins_calibration *made)
{
    return request->file && !ins_command_is_standard(request->file) && !ins_calibration_trouble(made);
}

/* With -o - the worlds in the place of what is told about them. */
static enum ins_status tell_calibration(const struct ins_request     *request,
                                        const struct ins_calibration *made)
{
    struct ins_look look = ins_console_look(request->language);
    if (ins_command_is_standard(request->file) && !ins_calibration_trouble(made))
        return ins_console_print(ins_calibration_csv(made));
    return ins_console_print(request->json ? ins_calibration_json(made)
                                           : ins_calibration_text(made, writes(request, made) ? request->file : NULL,
                                                                  &look));
}

/* Where the worlds go, and where the folder. */
struct places {
    struct ins_destination file, folder;
};

static enum ins_status check_both_places(const struct ins_request *request, const struct places *to)
{
    struct ins_error error  = {{0}};
    enum ins_status  status = INS_DONE;
    if (request->file && !ins_command_is_standard(request->file))
        status = ins_calibration_place(&to->file, &error);
    if (status == INS_DONE && request->folder)
        status = ins_calibration_place_folder(&to->folder, &error);
    return status == INS_DONE ? status : ins_console_complain(status, error.text);
}

static enum ins_status save_calibration(const struct ins_request *request, const struct places *to,
                                        const struct ins_calibration *made)
{
    struct ins_error error  = {{0}};
    char            *note   = NULL;
    struct ins_look  look   = ins_console_look(request->language);
    enum ins_status  status = writes(request, made) ? ins_calibration_save(made, &to->file, &error) : INS_DONE;
    if (status == INS_DONE && request->folder && !ins_calibration_trouble(made))
        status = ins_calibration_save_folder(made, &look, &to->folder, &note, &error);
    return ins_command_saved(request, status, note, &error);
}

static enum ins_status answer_calibration(const struct ins_request *request,
                                          const struct ins_case    *scenario)
{
    struct ins_error        error = {{0}};
    struct ins_calibration *made  = NULL;
    struct ins_progress     progress;
    struct places           to    = {ins_command_destination(request, request->file, &scenario, 1),
                                     ins_command_destination(request, request->folder, &scenario, 1)};
    struct ins_calibrate_settings settings = {request->worlds, request->discrepancy, request->sheet, request->resume};
    enum ins_status place = check_both_places(request, &to);
    if (place != INS_DONE)
        return place;
    struct ins_options options =
        ins_progress_begin(&progress, "calibrate", request->threads, request->quiet);
    enum ins_status status =
        ins_calibration_create(scenario, request->operands[1], &settings, &options, &made, &error);
    ins_progress_end(&progress);
    if (status == INS_STOPPED)
        return status;
    if (!made)
        return ins_console_complain(status, error.text);
    enum ins_status kept = save_calibration(request, &to, made);
    enum ins_status told = kept == INS_DONE ? tell_calibration(request, made) : kept;
    ins_calibration_free(made);
    return told == INS_DONE ? status : told;
}

enum ins_status ins_command_calibrate(const struct ins_request *request)
{
    if (request->operand_count != 2)
        return ins_console_complain(INS_WRONG, "calibrate: expected a scenario and the CSV of what was observed: "
                                               "instroom calibrate SCENARIO OBSERVED.csv -o ENSEMBLE.csv");
    if (request->json && request->file && ins_command_is_standard(request->file))
        return ins_console_complain(INS_WRONG, "calibrate: -o - prints the worlds, and --json what is told "
                                               "about them; expected one of the two");
    return ins_command_ask(request, answer_calibration);
}
