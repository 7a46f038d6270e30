#include <stdlib.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "instroom/sensitivity.h"

enum ins_status ins_command_discover(const struct ins_request *request)
{
    struct ins_error         error = {{0}};
    struct ins_discovery    *found = NULL;
    struct ins_look          look  = ins_console_look(request->language);
    struct ins_discover_settings settings  = {request->where, request->density, request->boxes};
    if (request->json && request->csv)
        return ins_console_complain(INS_WRONG, "discover: either --json or --csv");
    enum ins_status status = ins_discovery_create(request->operand, &settings, &found, &error);
    if (!found)
        return ins_console_complain(status, error.text);
    enum ins_status printed = ins_console_print(request->json  ? ins_discovery_json(found)
                                                : request->csv ? ins_discovery_csv(found)
                                                               : ins_discovery_text(found, &look));
    ins_discovery_free(found);
    if (printed != INS_DONE)
        return printed;
    if (error.text[0] && ins_command_unfinished(request, &error) == INS_NO)
        return INS_NO;
    return status;
}
