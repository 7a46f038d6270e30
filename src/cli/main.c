/* instroom - how large must the buffer of an asylum service be?
 *
 * The program is a client of the public interface like any other: it reads the command line,
 * asks, prints, and turns the status into the exit code.
 */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/stop.h"
#include "instroom/output.h"

static enum ins_status print_version(void)
{
    char text[256];
    (void)snprintf(text, sizeof text, "instroom %s\n", ins_version());
    return ins_console_print(strdup(text));
}

static enum ins_status obey(const struct ins_command *command, int count, char **argv)
{
    struct ins_request request;
    enum ins_status    status = ins_request_read(command, count, argv, &request);
    enum ins_speech    speech = ins_console_speech(request.language);
    if (status == INS_DONE)
        status = request.help ? ins_console_print(ins_request_help(command, speech))
                              : ins_request_obey(&request);
    ins_request_clear(&request);
    return status;
}

static enum ins_status start_command(int count, char **argv)
{
    if (count < 2)
        return ins_console_complain(INS_WRONG, "which command?\nhelp: instroom -h");
    if (strcmp(argv[1], "--version") == 0)
        return print_version();
    bool        help = strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0;
    const char *name = help ? "help" : argv[1];
    const struct ins_command *command = ins_command_named(name);
    return command ? obey(command, count - 2, argv + 2) : ins_command_unknown(name);
}

int main(int count, char **argv)
{
    ins_console_open();
    ins_stop_listen();
    ins_sweep_heed(ins_stop_flag());
    enum ins_status status = start_command(count, argv);
    if (status != INS_STOPPED)
        return (int)status;
    return ins_stop_tell();
}
