/* answers/holds.h - between which values of a key the answer about the buffer stays what it is.
 *
 * The answer is a yes or a no: some buffer keeps the norm, or one of at most so many euro does. One
 * key moves at a time, all others stay as the scenario says (decide/holds.h finds the edges).
 */
#ifndef INS_ANSWERS_HOLDS_H
#define INS_ANSWERS_HOLDS_H

#include <stdbool.h>
#include <stdint.h>

#include "instroom/error.h"
#include "engine/summary.h"
#include "scenario/locate.h"

enum { INS_HOLDS = 64, INS_HOLDS_NEAREST = 3 };

struct ins_hold {
    char        key[INS_PATH];
    const char *unit;   /* of its values; "factor": all values of the key times so much */
    bool        whole;  /* it takes whole numbers */
    double      value;  /* today */
    double      spread; /* standard deviation of what it may be; without a law a tenth of today's
                           value, and of whole numbers one at least */
    struct ins_estimate from, to; /* the outermost values at which the answer stays, with the error
                                     that so many futures leave; NaN: it stays up to the key's end */
    double      distance; /* from today to the nearer end, in spreads; infinite where there is none */
};

struct ins_holds {
    double  below;   /* euro; infinite: that there is a buffer at all */
    bool    today;   /* yes or no */
    bool    laws;    /* the keys are those that are uncertain; otherwise those of levers */
    bool    all;     /* every one was looked at closely, not the nearest alone */
    int64_t futures; /* common to all values of a key */
    int     keys;    /* that there are */
    int     count;
    struct ins_hold hold[INS_HOLDS]; /* the nearest first */
};

#endif
