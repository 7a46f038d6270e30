/* answers/until.h - how many futures an answer takes. */
#ifndef INS_ANSWERS_UNTIL_H
#define INS_ANSWERS_UNTIL_H

#include <stdint.h>

#include "base/error.h"

/* The number of futures to try next (6.20) when `futures` gave a half-width of `reached` and
 * `asked` is wanted: an error falls with the square root of their number. */
int64_t ins_until_next(int64_t futures, double reached, double asked);

/* The story where even the largest number of futures would not do. */
enum ins_status ins_until_refuse(double reached, double asked, int64_t futures,
                                 struct ins_error *error);

/* The largest number of futures. */
enum { INS_UNTIL_MOST = 100000000 };

#endif
