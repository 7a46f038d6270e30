/* decide/holds.h - the edges of the keys of an answer about the buffer (answers/holds.h). */
#ifndef INS_DECIDE_HOLDS_H
#define INS_DECIDE_HOLDS_H

#include "answers/buffer.h"
#include "instroom/decide.h"

/* buffer->holds, in the place of what it was; after a failure it is not to be read. Of `key` alone, where
 * it is not NULL. */
enum ins_status ins_holds_find(struct ins_buffer *buffer, const struct ins_hold_settings *settings,
                               const char *key, const struct ins_options *options,
                               struct ins_error *error);

/* Whether the key can be moved: a number that says what is believed, or a list that a lever moves by a
 * factor. INS_WRONG with what was expected. */
enum ins_status ins_holds_check(const struct ins_case *scenario, const char *key,
                                struct ins_error *error);

#endif
