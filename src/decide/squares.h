/* decide/squares.h - what least squares foretell of some observations from others. */
#ifndef INS_DECIDE_SQUARES_H
#define INS_DECIDE_SQUARES_H

#include <stdint.h>

#include "base/error.h"

/* What an observation is there for. */
enum { INS_TEACHES = 1, INS_FORETOLD = 2 };

struct ins_squares {
    int64_t              count; /* observations */
    int                  terms, outputs;
    const double        *basis; /* [count][terms] */
    const double        *y;     /* [count][outputs], read of those that teach */
    const unsigned char *role;  /* [count] of the above, together */
};

/* foretold[count][outputs] of those whose role it is. A term that others make up has no weight of its
 * own; nothing is foretold (0) where nothing can be. INS_WORLD without memory. */
enum ins_status ins_squares_foretell(const struct ins_squares *of, double *foretold,
                                     struct ins_error *error);

#endif
