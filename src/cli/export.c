#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "instroom/output.h"

/* As an ins_sink: row by row, since ten million rows do not fit into one text. */
static int write_out(void *context, const char *bytes, size_t length)
{
    int *reason = context;
    errno       = 0;
    if (fwrite(bytes, 1, length, stdout) < length)
        *reason = errno ? errno : EIO;
    return *reason;
}

static enum ins_status tell_export_end(const struct ins_request *request, enum ins_status status,
                                       const struct ins_error *error)
{
    if (status == INS_NO)
        return ins_command_unfinished(request, error);
    return status == INS_DONE ? status : ins_console_complain(status, error->text);
}

static enum ins_status print_csv(const struct ins_request *request, struct ins_error *error)
{
    int             reason = 0;
    enum ins_status status =
        ins_sweep_csv(request->operand, request->dialect, write_out, &reason, error);
    errno = 0;
    if (reason == 0 && (fflush(stdout) != 0 || close(STDOUT_FILENO) != 0))
        reason = errno ? errno : EIO;
    return reason == 0 ? tell_export_end(request, status, error) : ins_console_unheard(reason);
}

/* FILE.db becomes FILE.xlsx. */
static char *beside(const char *database)
{
    size_t length = strlen(database);
    if (length > 3 && strcmp(database + length - 3, ".db") == 0)
        length -= 3;
    char *path = malloc(length + sizeof ".xlsx");
    if (path)
        (void)sprintf(path, "%.*s.xlsx", (int)length, database);
    return path;
}

static enum ins_status write_xlsx(const struct ins_request *request, struct ins_error *error)
{
    char           *path   = request->file ? strdup(request->file) : beside(request->operand);
    enum ins_status status = INS_WORLD, told = INS_DONE;
    struct ins_destination to = ins_command_destination(request, path, NULL, 0);
    if (path)
        status = ins_sweep_xlsx(request->operand, &to, error);
    if ((status == INS_DONE || status == INS_NO) && !request->quiet && !request->json)
        (void)ins_console_complain(INS_DONE, path);
    if ((status == INS_DONE || status == INS_NO) && request->json)
        told = ins_command_tell(request, strdup(path));
    free(path);
    return told == INS_DONE ? status : told;
}

static enum ins_status write_csv(const struct ins_request     *request,
                                 const struct ins_destination *to, struct ins_error *error)
{
    enum ins_status status = ins_sweep_csv_file(request->operand, request->dialect, to, error);
    if ((status == INS_DONE || status == INS_NO) && request->json) {
        enum ins_status told = ins_command_tell(request, strdup(request->file));
        status               = told == INS_DONE ? status : told;
    }
    return status;
}

enum ins_status ins_command_export(const struct ins_request *request)
{
    struct ins_error error  = {{0}};
    enum ins_status  status = INS_DONE;
    struct ins_destination to = ins_command_destination(request, request->file, NULL, 0);
    if (request->csv == request->xlsx)
        return ins_console_complain(INS_WRONG, "export: as what? --csv or --xlsx");
    if (request->xlsx && request->dialect)
        return ins_console_complain(INS_WRONG, "export: --dialect belongs to --csv");
    bool rows = !request->xlsx && (!request->file || ins_command_is_standard(request->file));
    if (rows && request->json)
        return ins_console_complain(INS_WRONG, "export: --json tells what was written: -o FILE");
    if (rows)
        return print_csv(request, &error);
    if (request->xlsx)
        status = write_xlsx(request, &error);
    else
        status = write_csv(request, &to, &error);
    return tell_export_end(request, status, &error);
}
