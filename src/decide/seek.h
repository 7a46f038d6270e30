/* decide/seek.h - what one key must be for the answer about the buffer to be yes.
 *
 * The edges of one key (answers/holds.h, 6.86), told from the side of who wants a yes: where it is one
 * today, how far the key may move; where it is none, from which value on there is one. Of a whole
 * number the needed value is the one behind the last at which the answer stays no.
 */
#ifndef INS_DECIDE_SEEK_H
#define INS_DECIDE_SEEK_H

#include "answers/buffer.h"
#include "instroom/decide.h"

/* Of today's yes the values from at_least to at_most; of a no those of at_least and more, and those of
 * at_most and less. NaN: there is no such bound, or no such value; `none`: the answer is no at each
 * value that was tried. `edge`: today's value is as near the edge as so many futures can tell. */
struct ins_sought {
    const struct ins_hold *hold;
    bool                   today, none, edge;
    struct ins_estimate    at_least, at_most;
};

/* Of an answer of ins_buffer_create_sought(). */
struct ins_sought ins_seek_sought(const struct ins_buffer *buffer);

#endif
