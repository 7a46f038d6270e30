#include <string.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "instroom/serve.h"

static enum ins_status print(const struct ins_request *request, const struct ins_case *scenario)
{
    struct ins_error error  = {0};
    char            *page   = NULL;
    enum ins_status  status = ins_page_make(scenario, request->language, &page, &error);
    return status == INS_DONE ? ins_console_print(page) : ins_console_complain(status, error.text);
}

static enum ins_status save_page(const struct ins_request *request, const struct ins_case *scenario)
{
    struct ins_error error  = {0};
    struct ins_destination to = ins_command_destination(request, request->file, &scenario, 1);
    enum ins_status  status = ins_page_save(scenario, request->language, &to, &error);
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    return request->json ? ins_command_tell(request, strdup(request->file)) : INS_DONE;
}

enum ins_status ins_command_page(const struct ins_request *request)
{
    if (!request->file)
        return ins_console_complain(INS_WRONG, "page: where to? -o FILE.html\nhelp: instroom page -h");
    if (request->json && ins_command_is_standard(request->file))
        return ins_console_complain(INS_WRONG, "page: either --json or -o -");
    return ins_command_ask(request, ins_command_is_standard(request->file) ? print : save_page);
}
