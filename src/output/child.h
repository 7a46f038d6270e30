/* output/child.h - another program, started without a shell and without a word of its own.
 *
 * It reads nothing and its messages are thrown away: what it is for lies in a file afterwards, or not.
 */
#ifndef INS_OUTPUT_CHILD_H
#define INS_OUTPUT_CHILD_H

#include <sys/types.h>

/* Start `arguments` (the program, looked for along PATH, then its arguments, NULL behind the last) in
 * `folder`. 0 or an errno: ENOENT where there is no such program. */
int ins_child_begin(const char *folder, const char *const *arguments, pid_t *child);

/* Its status, as of waitpid(), when it has ended; -1 for one that had to be ended after a minute. */
int ins_child_wait(pid_t child);

#endif
