#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"
#include "cli/stop.h"
#include "instroom/decide.h"
#include "instroom/report.h"

/* What the buffer should be goes into the folder too; a scenario that cannot be asked for it
 * (too few futures for its confidence) is no reason to withhold the run. */
static enum ins_status ask_buffer(const struct ins_request *request,
                                  const struct ins_case *scenario, struct ins_buffer **buffer)
{
    struct ins_error    error = {0};
    struct ins_progress progress;
    struct ins_options  options =
        ins_progress_begin(&progress, "buffer", request->threads, request->quiet);
    options.well_enough    = !request->fixed;
    enum ins_status status = ins_buffer_create_held(scenario, &(struct ins_hold_settings){0}, &options,
                                                    buffer, &error);
    ins_progress_end(&progress);
    if (status == INS_NO)
        return INS_DONE;
    if (status == INS_WRONG) {
        if (!request->quiet)
            ins_console_warn(error.text);
        return INS_DONE;
    }
    return status == INS_WORLD ? ins_console_complain(status, error.text) : status;
}

static enum ins_status save_report(const struct ins_request *request,
                                   const struct ins_case *scenario, const struct ins_run *run,
                                   const struct ins_buffer *buffer)
{
    struct ins_error error  = {0};
    char            *note   = NULL;
    struct ins_look  look   = ins_console_look(request->language);
    struct ins_report_settings settings = {
        .language = look.language,
        .to       = ins_command_destination(request, request->folder, &scenario, 1)};
    enum ins_status status = ins_report_run(run, buffer, &settings, &note, &error);
    return ins_command_saved(request, status, note, &error);
}

static enum ins_status save_run(const struct ins_request *request, const struct ins_case *scenario,
                                const struct ins_run *run)
{
    struct ins_buffer *buffer = NULL;
    enum ins_status    status = INS_DONE;
    if (!request->no_frontier)
        status = ask_buffer(request, scenario, &buffer);
    if (status == INS_DONE && *ins_stop_flag())
        status = INS_STOPPED;
    if (status == INS_DONE)
        status = save_report(request, scenario, run, buffer);
    ins_buffer_free(buffer);
    return status;
}

/* What was told, and at its end where the report stands: the page is what people read. */
static char *name_report(const struct ins_request *request, char *text)
{
    static const char *const words[INS_SPEECHES] = {"The report", "Het rapport"};
    size_t length = text ? strlen(text) : 0, more = strlen(request->folder) + 64;
    char  *longer = text ? realloc(text, length + more) : NULL;
    if (!longer)
        free(text);
    else
        (void)snprintf(longer + length, more, "\n%s:  %s/report.html\n",
                       words[ins_console_speech(request->language)], request->folder);
    return longer;
}

static enum ins_status tell_run(const struct ins_request *request, const struct ins_run *run)
{
    struct ins_look look = ins_console_look(request->language);
    look.full            = request->full;
    if (request->json)
        return ins_console_print(ins_run_json(run));
    char *text = ins_run_text(run, &look);
    return ins_console_print(request->folder ? name_report(request, text) : text);
}

static enum ins_status run_scenario(const struct ins_request *request,
                                    const struct ins_case    *scenario)
{
    struct ins_error    error = {0};
    struct ins_run     *run   = NULL;
    struct ins_progress progress;
    if (request->folder) {
        struct ins_destination to = ins_command_destination(request, request->folder, &scenario, 1);
        enum ins_status free_place = ins_run_place(&to, &error);
        if (free_place != INS_DONE)
            return ins_console_complain(free_place, error.text);
    }
    struct ins_options options =
        ins_progress_begin(&progress, "run", request->threads, request->quiet);
    options.until          = request->until;
    enum ins_status status = ins_run_create(scenario, &options, &run, &error);
    ins_progress_end(&progress);
    if (status == INS_STOPPED)
        return status;
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    if (request->folder)
        status = save_run(request, scenario, run);
    if (status == INS_DONE)
        status = tell_run(request, run);
    ins_run_free(run);
    return status;
}

enum ins_status ins_command_run(const struct ins_request *request)
{
    return ins_command_ask(request, run_scenario);
}
