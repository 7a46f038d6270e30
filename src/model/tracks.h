/* model/tracks.h - loops over lanes in which all tracks of a lane are taken together.
 *
 * A body is compiled once for every number of tracks, so that the compiler unrolls the inner
 * loop over tracks, keeps the sums of a lane in registers and still turns the outer loop into
 * vector code:
 *
 *     INS_TRACKS_BODY add_up(const int tracks, ...)
 *     {
 *         INS_APART
 *         for (int i = 0; i < INS_LANES; i++) {
 *             for (int k = 0; k < tracks; k++) ...
 *         }
 *     }
 *     ...
 *     INS_FOR_TRACKS(add_up, plan->tracks, ...);
 */
#ifndef INS_MODEL_TRACKS_H
#define INS_MODEL_TRACKS_H

#include "scenario/scenario.h"

#define INS_TRACKS_BODY static inline __attribute__((always_inline)) void

/* Said before a loop over lanes: no lane writes what another one reads. */
#ifdef __clang__
#define INS_APART _Pragma("clang loop vectorize(assume_safety)")
#else
#define INS_APART _Pragma("GCC ivdep")
#endif

_Static_assert(INS_TRACKS == 8, "one case for each number of tracks");
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
