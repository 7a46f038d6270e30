/* output/summary.h - summary.json: what a run came to. */
#ifndef INS_OUTPUT_SUMMARY_H
#define INS_OUTPUT_SUMMARY_H

#include "answers/buffer.h"
#include "answers/run.h"

/* The document opens with this member: the mark by which a folder is known as one of ours. */
#define INS_SUMMARY_MARK "{\n  \"instroom\": \"run\""

/* `buffer` may be NULL. To be freed with free(); NULL when memory runs out. The same bytes
 * whatever the threads, the day and the machine. */
char *ins_summary_json(const struct ins_run *run, const struct ins_buffer *buffer);

#endif
