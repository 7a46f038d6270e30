/* output/summary.h - summary.json: what a run came to. */
#ifndef INS_OUTPUT_SUMMARY_H
#define INS_OUTPUT_SUMMARY_H

#include "answers/buffer.h"
#include "answers/run.h"

/* `buffer` may be NULL. To be freed with free(); NULL when memory runs out. The same bytes
 * whatever the threads, the day and the machine. */
char *ins_summary_json(const struct ins_run *run, const struct ins_buffer *buffer);

#endif
