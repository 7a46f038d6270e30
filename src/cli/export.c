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

static enum ins_status print_csv(const struct ins_request *request, struct ins_error *error)
{
    int             reason = 0;
    enum ins_status status =
        ins_sweep_csv(request->operand, request->dialect, write_out, &reason, error);
    errno = 0;
    if (reason == 0 && (fflush(stdout) != 0 || close(STDOUT_FILENO) != 0))
        reason = errno ? errno : EIO;
    if (reason == 0)
        return status;
    (void)snprintf(error->text, sizeof error->text, "standard output: %s", strerror(reason));
    return INS_WORLD;
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
    enum ins_status status = INS_WORLD;
    if (path)
        status = ins_sweep_xlsx(request->operand, path, error);
    if (status == INS_DONE && !request->quiet)
        (void)ins_console_complain(INS_DONE, path);
    free(path);
    return status;
}

enum ins_status ins_command_export(const struct ins_request *request)
{
    struct ins_error error  = {{0}};
    enum ins_status  status = INS_DONE;
    if (request->csv == request->xlsx)
        return ins_console_complain(INS_WRONG, "export: as what? --csv or --xlsx");
    if (request->xlsx && request->dialect)
        return ins_console_complain(INS_WRONG, "export: --dialect belongs to --csv");
    if (request->xlsx)
        status = write_xlsx(request, &error);
    else if (request->file)
        status = ins_sweep_csv_file(request->operand, request->dialect, request->file, &error);
    else
        status = print_csv(request, &error);
    return status == INS_DONE ? status : ins_console_complain(status, error.text);
}
