/* cli/progress.h - how far the work is, and how long it will take.
 *
 * One line on standard error, drawn over itself and wiped at the end; only on a terminal.
 */
#ifndef INS_CLI_PROGRESS_H
#define INS_CLI_PROGRESS_H

#include <stdbool.h>
#include <time.h>

#include "instroom/answers.h"

struct ins_progress {
    bool            shown;
    const char     *label;
    struct timespec begun, drawn;
};

/* How to work on the piece called `label`, with a line about it unless `quiet`. `threads` as in
 * struct ins_options. `progress` must outlive the work. */
struct ins_options ins_progress_begin(struct ins_progress *progress, const char *label, int threads,
                                      bool quiet);

/* Wipe the line. */
void ins_progress_end(struct ins_progress *progress);

#endif
