/* cli/console.h - the three standard streams.
 *
 * Results go to standard output, all at once and only after success; everything else goes to
 * standard error, each line under the name of the program. Nobody else in the program prints.
 */
#ifndef INS_CLI_CONSOLE_H
#define INS_CLI_CONSOLE_H

#include <stdbool.h>

#include "cli/options.h"
#include "instroom/error.h"
#include "instroom/output.h"

/* Call first. A standard stream that was closed at the start gets /dev/null, opened the wrong
 * way round: no file of ours can then take its place, and using it is an error. */
void ins_console_open(void);

/* A story on standard error, "instroom: " before each of its lines. Returns `status`. */
enum ins_status ins_console_complain(enum ins_status status, const char *story);

/* "instroom: warning: ..." before each line; nothing for "". */
void ins_console_warn(const char *lines);

/* Put a result on standard output. `text` is freed; NULL stands for memory that ran out.
 * What ins_console_unheard() says, where it could not all be written. */
enum ins_status ins_console_print(char *text);

/* Standard output could not be written, for this errno. A complaint, INS_WORLD; but where its reader
 * has gone (EPIPE) silence, and INS_STOPPED. */
enum ins_status ins_console_unheard(int reason);

/* How a text for people is to look on standard output; `language` as in --lang, NULL: that of
 * the environment. */
struct ins_look ins_console_look(const char *language);

/* The language of the program's own texts, from the same. */
enum ins_speech ins_console_speech(const char *language);

/* Whether standard error is a terminal that a line may be drawn on and wiped again. */
bool ins_console_can_draw(void);

/* Whether colours are welcome on that descriptor (https://no-color.org). */
bool ins_console_can_colour(int descriptor);

#endif
