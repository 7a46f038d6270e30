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
#include "decide/yearly_parts.h"
#include "instroom/decide.h"

struct ins_compared {
    const struct ins_case *source;                 /* held */
    bool                   same_inflow;            /* as the first */
    struct ins_estimate    value[INS_POINT_ROWS];
    struct ins_estimate    change[INS_POINT_ROWS]; /* less the first; of the first: 0 */
};

/* What the reserve must be, the norm buffer, as a share of the first year's budget (NaN without one);
 * last year and now; what moved it, by parts; and every key that differs. */
struct ins_statement {
    double                budget_last, budget; /* euro a year */
    struct ins_estimate   share_last, share;
    struct ins_waterfall *fall; /* its groups are parts, by their `piece` */
    int                   keys;
    struct ins_yearly_key *key;
};

/* The part of the fall that a part of the statement is; NULL: nothing differs in it. */
const struct ins_part *ins_statement_part(const struct ins_statement *statement,
                                          enum ins_yearly_part        part);

struct ins_compare {
    int                   count;
    struct ins_compared   scenario[INS_COMPARED];
    int64_t               futures;
    struct ins_waterfall *waterfall; /* NULL: not asked for */
    struct ins_statement *statement; /* NULL: not asked for */
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

#endif
