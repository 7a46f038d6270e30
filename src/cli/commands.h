/* cli/commands.h - the commands, one file each. */
#ifndef INS_CLI_COMMANDS_H
#define INS_CLI_COMMANDS_H

#include "cli/options.h"
#include "instroom/scenario.h"

/* Each does what interface.md says, prints its result, and returns what the exit code tells. */
enum ins_status ins_command_check(const struct ins_request *request);
enum ins_status ins_command_explain(const struct ins_request *request);
enum ins_status ins_command_run(const struct ins_request *request);
enum ins_status ins_command_path(const struct ins_request *request);
enum ins_status ins_command_buffer(const struct ins_request *request);

/* The scenario of the request with its settings, its warnings told unless quiet; NULL after a
 * complaint, with the status in `*status`. */
struct ins_case *ins_command_load(const struct ins_request *request, enum ins_status *status);

#endif
