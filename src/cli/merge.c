#include <stdlib.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "instroom/sweep.h"

enum ins_status ins_command_merge(const struct ins_request *request)
{
    struct ins_error error = {{0}};
    char            *story = NULL;
    if (request->operand_count < 2 || ins_command_is_standard(request->operands[0]))
        return ins_console_complain(INS_WRONG,
                                    "merge: which parts? instroom merge OUT.db IN.db ...");
    struct ins_destination to     = {.path       = request->operands[0],
                                     .reads      = &request->operands[1],
                                     .read_count = request->operand_count - 1};
    enum ins_status        status = ins_destination_apart(&to, &error);
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    status = ins_sweep_merge(request->operands[0], &request->operands[1],
                                             request->operand_count - 1, &story, &error);
    if (status != INS_DONE && status != INS_NO) {
        free(story);
        return ins_console_complain(status, error.text);
    }
    enum ins_status printed = INS_DONE;
    if (request->quiet && !request->json && status == INS_DONE)
        free(story);
    else
        printed = ins_command_tell(request, story);
    return printed != INS_DONE ? printed : status;
}
