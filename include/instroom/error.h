/* instroom/error.h - how a call that failed says so. */
#ifndef INSTROOM_ERROR_H
#define INSTROOM_ERROR_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The values are the exit codes of the command line. */
enum ins_status {
    INS_DONE  = 0, /* as asked */
    INS_WORLD = 1, /* the world failed: disk, memory, file */
    INS_WRONG = 2, /* the request or the scenario is wrong */
    INS_NO    = 3, /* done, and the answer is "no" */
    INS_STOPPED = 4 /* a stop was asked for; what was finished is kept */
};

enum { INS_ERROR_SIZE = 16384 };

/* The story of a failure, one or more lines without a final newline; "" when all went well.
 * The caller owns it; initialise with {0}. */
struct ins_error {
    char text[INS_ERROR_SIZE];
};

/* A story names files and texts of others, which may hold codes that move a terminal's cursor or turn
 * a line round: whoever shows it shows it through here.
 *
 * The next letter as it may be shown, into `shown`: itself; a control character (C0, C1, bidirectional)
 * as "<U+202E>", what is no UTF-8 as its byte, "<FF>". Returns the bytes of `text` that it takes, 0 at
 * the end. */
enum { INS_LETTER_SHOWN = 12 };
size_t ins_letter_show(const char *text, char shown[INS_LETTER_SHOWN]);

#ifdef __cplusplus
}
#endif
#endif
