#include <stdlib.h>
#include <sys/resource.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "instroom/sweep.h"

enum { OTHER_FILES = 64 };

/* Every part stays open until all have been compared, and many systems begin with 1,024 files. */
static void allow_files(int parts)
{
    struct rlimit files;
    rlim_t        needed = (rlim_t)parts + OTHER_FILES;
    if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= needed)
        return;
    files.rlim_cur = needed < files.rlim_max ? needed : files.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &files);
}

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
    allow_files(request->operand_count);
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
