/* decide/compare.h - scenarios side by side, on the same futures.
 *
 * All are played on the same random numbers. Those that agree in their inflow meet the same
 * arrivals; the others share the numbers behind theirs (model/README.md, 7). Differences are to
 * the first scenario, with paired errors (decide/contrast.h).
 */
#ifndef INS_DECIDE_COMPARE_H
#define INS_DECIDE_COMPARE_H

#include "decide/point_estimates.h"
#include "decide/waterfall.h"
#include "instroom/decide.h"

struct ins_compared {
    const struct ins_case *source;                 /* held */
    bool                   same_inflow;            /* as the first */
    struct ins_estimate    value[INS_POINT_ROWS];
    struct ins_estimate    change[INS_POINT_ROWS]; /* less the first; of the first: 0 */
};

struct ins_compare {
    int                   count;
    struct ins_compared   scenario[INS_COMPARED];
    int64_t               futures;
    struct ins_waterfall *waterfall; /* NULL: not asked for */
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

#endif
