/* answers/part.h - the progress of a part of the work, told as progress of the whole. */
#ifndef INS_ANSWERS_PART_H
#define INS_ANSWERS_PART_H

#include "instroom/answers.h"

/* Hand `options` down to the part: what it tells from 0 to 1 is told as `from` to `to`. Must outlive
 * the work. */
struct ins_part {
    struct ins_options        options;
    const struct ins_options *whole;
    double                    from, to;
};

/* `whole` may be NULL: as good as {0}. */
void ins_part_init(struct ins_part *part, const struct ins_options *whole, double from, double to);

#endif
