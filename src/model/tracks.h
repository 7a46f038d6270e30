/* model/tracks.h - bodies in which all tracks of a future, or all regimes, are taken together.
 *
 * A body is compiled once for every number of them, so that the compiler unrolls the loops over
 * tracks and keeps what belongs to one in registers:
 *
 *     INS_PART(void) add_up(const int tracks, ...)
 *     {
 *         for (int k = 0; k < tracks; k++) ...
 *     }
 *     ...
 *     INS_FOR_TRACKS(add_up, plan->tracks, ...);
 */
#ifndef INS_MODEL_TRACKS_H
#define INS_MODEL_TRACKS_H

#include "base/pack.h"
#include "scenario/scenario.h"

_Static_assert(INS_TRACKS == 8 && INS_REGIMES == 8, "one case for each number");
#define INS_FOR_TRACKS(body, tracks, ...)                                                         \
    switch (tracks) {                                                                             \
    case 1:                                                                                       \
        body(1, __VA_ARGS__);                                                                     \
        break;                                                                                    \
    case 2:                                                                                       \
        body(2, __VA_ARGS__);                                                                     \
        break;                                                                                    \
    case 3:                                                                                       \
        body(3, __VA_ARGS__);                                                                     \
        break;                                                                                    \
    case 4:                                                                                       \
        body(4, __VA_ARGS__);                                                                     \
        break;                                                                                    \
    case 5:                                                                                       \
        body(5, __VA_ARGS__);                                                                     \
        break;                                                                                    \
    case 6:                                                                                       \
        body(6, __VA_ARGS__);                                                                     \
        break;                                                                                    \
    case 7:                                                                                       \
        body(7, __VA_ARGS__);                                                                     \
        break;                                                                                    \
    default:                                                                                      \
        body(8, __VA_ARGS__);                                                                     \
        break;                                                                                    \
    }

#endif
