/* decide/holds.h - the edges of the keys of an answer about the buffer (answers/holds.h). */
#ifndef INS_DECIDE_HOLDS_H
#define INS_DECIDE_HOLDS_H

#include "answers/buffer.h"
#include "instroom/decide.h"

/* buffer->holds, in the place of what it was; after a failure it is not to be read. */
enum ins_status ins_holds_find(struct ins_buffer *buffer, const struct ins_hold_settings *settings,
                               const struct ins_options *options, struct ins_error *error);

#endif
