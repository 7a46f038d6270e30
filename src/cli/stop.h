/* cli/stop.h - when to stop: SIGINT and SIGTERM, and a reader who has gone. */
#ifndef INS_CLI_STOP_H
#define INS_CLI_STOP_H

/* From now on these signals only raise a flag that the work looks at. A broken pipe and a file
 * that grew too large become errors of the write instead of signals. */
void ins_stop_listen(void);

/* What the work looks at: not 0 once a stop was asked for. */
const volatile int *ins_stop_flag(void);

/* The reader of standard output has gone, as head does when it has seen enough: there is nobody to
 * work for, and nothing to complain of. */
void ins_stop_unheard(void);

/* The exit code of a program that was stopped: 130 or 143, or 141 for a reader who has gone; that is
 * what the shell makes of the signal. Says "stopped", but for the last. */
int ins_stop_tell(void);

#endif
