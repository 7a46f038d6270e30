#include "instroom/report.h"

#include <stdlib.h>

#include "cli/commands.h"
#include "cli/console.h"

enum ins_status ins_command_report(const struct ins_request *request)
{
    struct ins_error       error = {{0}};
    struct ins_look        look  = ins_console_look(request->language);
    struct ins_report_settings settings = {
        .language = look.language, .brief = request->brief,
        .to = {.path = request->file, .force = request->force}};
    char                  *story = NULL;
    enum ins_status        status = ins_report_make(request->operand, &settings, &story, &error);
    if (status == INS_NO)
        status = ins_command_unfinished(request, &error);
    else if (status != INS_DONE || error.text[0])
        (void)ins_console_complain(status, error.text);
    enum ins_status printed = INS_DONE;
    if (story && (request->json || !request->quiet))
        printed = ins_command_tell(request, story);
    else
        free(story);
    return printed != INS_DONE ? printed : status;
}
