/* cli/stop.h - a settings to stop: SIGINT and SIGTERM. */
#ifndef INS_CLI_STOP_H
#define INS_CLI_STOP_H

/* From now on these signals only raise a flag that the work looks at. A broken pipe and a file
 * that grew too large become errors of the write instead of signals. */
void ins_stop_listen(void);

/* What the work looks at: not 0 once a stop was asked for. */
const volatile int *ins_stop_flag(void);

/* The exit code of a program that was stopped: 130 or 143. */
int ins_stop_code(void);

#endif
