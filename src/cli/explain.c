#include <stddef.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "instroom/output.h"

enum ins_status ins_command_explain(const struct ins_request *request)
{
    struct ins_error error  = {0};
    struct ins_look  look   = ins_console_look(request->language);
    char            *text   = NULL;
    enum ins_status  status = request->json
                                  ? ins_explain_json(request->operand, &text, &error)
                                  : ins_explain_in(request->operand, look.language, &text, &error);
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    return ins_console_print(text);
}

enum ins_status ins_command_schema(const struct ins_request *request)
{
    struct ins_error error = {{0}};
    char            *text  = NULL;
    if (!ins_command_named(request->operand))
        return ins_command_unknown(request->operand);
    enum ins_status status = ins_schema(request->operand, &text, &error);
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    return ins_console_print(text);
}
