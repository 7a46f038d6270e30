#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "instroom/output.h"
#include "instroom/sweep.h"

struct ins_case *ins_command_load(const struct ins_request *request, enum ins_status *status)
{
    static struct ins_error error; /* large, and one is enough */
    struct ins_case        *scenario = NULL;
    const char *const *settings = (const char *const *)request->settings;
    if (request->point > 0)
        *status = ins_sweep_case(request->operand, request->point, settings,
                                 request->setting_count, &scenario, &error);
    else
        *status = ins_case_load(request->operand, settings, request->setting_count, &scenario,
                                &error);
    if (*status != INS_DONE) {
        (void)ins_console_complain(*status, error.text);
        return NULL;
    }
    char *warnings = request->quiet ? NULL : ins_case_warnings(scenario);
    if (warnings)
        ins_console_warn(warnings);
    free(warnings);
    return scenario;
}

/* Under --strict a warning is a "no". */
static enum ins_status verdict(const struct ins_request *request, const struct ins_case *scenario)
{
    if (!request->strict)
        return INS_DONE;
    char *warnings = ins_case_warnings(scenario);
    if (!warnings)
        return ins_console_complain(INS_WORLD, "out of memory");
    enum ins_status status = warnings[0] ? INS_NO : INS_DONE;
    free(warnings);
    return status;
}

enum ins_status ins_command_unfinished(const struct ins_request *request,
                                       const struct ins_error   *error)
{
    if (!request->quiet)
        ins_console_warn(error->text);
    return request->strict ? INS_NO : INS_DONE;
}

enum ins_status ins_command_tell(const struct ins_request *request, char *story)
{
    char *json = story && request->json ? ins_told_json(request->command->name, story) : NULL;
    if (!request->json)
        return ins_console_print(story);
    free(story);
    return ins_console_print(json);
}

bool ins_command_is_standard(const char *path)
{
    return path && strcmp(path, "-") == 0;
}

struct ins_destination ins_command_destination(const struct ins_request *request, const char *path,
                                               const struct ins_case *const *cases, int count)
{
    return (struct ins_destination){.path       = path,
                                    .force      = request->force,
                                    .reads      = request->reads,
                                    .read_count = request->read_count,
                                    .cases      = cases,
                                    .case_count = count};
}

enum ins_status ins_command_saved(const struct ins_request *request, enum ins_status status,
                                  char *note, const struct ins_error *error)
{
    if (status != INS_DONE || error->text[0])
        (void)ins_console_complain(status, error->text);
    if (status == INS_DONE && note && !request->quiet)
        ins_console_warn(note);
    free(note);
    return status;
}

enum ins_status ins_command_ask(const struct ins_request *request,
                                enum ins_status (*work)(const struct ins_request *request,
                                                        const struct ins_case *scenario))
{
    enum ins_status  status;
    struct ins_case *scenario = ins_command_load(request, &status);
    if (!scenario)
        return status;
    status = work(request, scenario);
    ins_case_free(scenario);
    return status;
}

static enum ins_status tell_checked(const struct ins_request *request,
                                    const struct ins_case    *scenario)
{
    struct ins_look look   = ins_console_look(request->language);
    enum ins_status status =
        ins_console_print(request->json ? ins_case_json(scenario) : ins_case_told(scenario, &look));
    return status == INS_DONE ? verdict(request, scenario) : status;
}

enum ins_status ins_command_check(const struct ins_request *request)
{
    return ins_command_ask(request, tell_checked);
}
