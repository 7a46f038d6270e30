#include <stddef.h>

#include "cli/commands.h"
#include "cli/console.h"

enum ins_status ins_command_explain(const struct ins_request *request)
{
    struct ins_error error  = {0};
    char            *text   = NULL;
    enum ins_status  status = ins_explain(request->operand, &text, &error);
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    return ins_console_print(text);
}
