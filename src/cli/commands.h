/* cli/commands.h - the commands: one table, and what they have in common. */
#ifndef INS_CLI_COMMANDS_H
#define INS_CLI_COMMANDS_H

#include "cli/options.h"
#include "instroom/destination.h"
#include "instroom/scenario.h"
#include "instroom/sweep.h"

/* The commands that do more than ask one question, each in its own file: it does what its page of
 * the manual says, prints its result, and returns what the exit code tells. */
enum ins_status ins_command_calibrate(const struct ins_request *request);
enum ins_status ins_command_check(const struct ins_request *request);
enum ins_status ins_command_discover(const struct ins_request *request);
enum ins_status ins_command_explain(const struct ins_request *request);
enum ins_status ins_command_export(const struct ins_request *request);
enum ins_status ins_command_fit(const struct ins_request *request);
enum ins_status ins_command_help(const struct ins_request *request);
enum ins_status ins_command_manual(const struct ins_request *request);
enum ins_status ins_command_merge(const struct ins_request *request);
enum ins_status ins_command_new(const struct ins_request *request);
enum ins_status ins_command_page(const struct ins_request *request);
enum ins_status ins_command_report(const struct ins_request *request);
enum ins_status ins_command_run(const struct ins_request *request);
enum ins_status ins_command_schema(const struct ins_request *request);
enum ins_status ins_command_path(const struct ins_request *request);
enum ins_status ins_command_sensitivity(const struct ins_request *request);
enum ins_status ins_command_serve(const struct ins_request *request);
enum ins_status ins_command_sweep(const struct ins_request *request);

/* The commands of the program, `*count` of them; and one by its name, or NULL. */
const struct ins_command *ins_commands(int *count);
const struct ins_command *ins_command_named(const char *name);

/* A complaint that there is no command of that name, with the nearest one. INS_WRONG. */
enum ins_status ins_command_unknown(const char *name);

/* The steps of a sweep, for a program that shares the work out (instroom-mpi): what is asked
 * for; what is said before the work, or all that is said with --dry-run; what is said behind it,
 * however it ended. */
struct ins_sweep_settings ins_command_sweep_settings(const struct ins_request *request);
enum ins_status       ins_command_sweep_place(const struct ins_request *request,
                                              const struct ins_case    *scenario);
enum ins_status       ins_command_sweep_begin(const struct ins_request *request,
                                              struct ins_sweep         *sweep);
enum ins_status       ins_command_sweep_end(const struct ins_request *request,
                                            struct ins_sweep *sweep, enum ins_status status,
                                            const char *story);

/* The scenario of the request with its settings, its warnings told unless quiet; NULL after a
 * complaint, with the status in `*status`. */
struct ins_case *ins_command_load(const struct ins_request *request, enum ins_status *status);

/* A sweep whose points are not all there (INS_NO) has an answer all the same: the story is told unless
 * quiet, and under --strict the exit code is that of a "no". */
enum ins_status ins_command_unfinished(const struct ins_request *request,
                                       const struct ins_error   *error);

/* Print what a command did, lines in `story`, which is freed: with --json as JSON, else as it is. */
enum ins_status ins_command_tell(const struct ins_request *request, char *story);

/* Whether -o names standard output: "-". */
bool ins_command_is_standard(const char *path);

/* Where the answer goes: a file or a folder, which must not be one of the files that the command
 * reads: its operands, those that its options name, and all that its scenarios come from. */
struct ins_destination ins_command_destination(const struct ins_request *request, const char *path,
                                               const struct ins_case *const *cases, int count);

/* What a folder's saving came to: a failure, and what could not be replaced, is told whatever is
 * asked for; a note is told unless quiet, and freed. Returns `status`. */
enum ins_status ins_command_saved(const struct ins_request *request, enum ins_status status,
                                  char *note, const struct ins_error *error);

/* Load it, ask `work` of it, and free it. */
enum ins_status ins_command_ask(const struct ins_request *request,
                                enum ins_status (*work)(const struct ins_request *request,
                                                        const struct ins_case *scenario));

#endif
