/* answers/buffer.h - how large the buffer must be.
 *
 * Liquidity buffer: one pass with unlimited funding. Norm and economic buffer: gated funding
 * at many sizes on the same futures. (6.31) to (6.36).
 */
#ifndef INS_ANSWERS_BUFFER_H
#define INS_ANSWERS_BUFFER_H

#include <stdint.h>

#include "answers/run.h"

enum { INS_FRONTIER = 24 }; /* sizes of the frontier that is shown, at most */

/* One buffer size played on all futures. */
struct ins_frontier_point {
    double              buffer; /* euro */
    struct ins_estimate p_norm;
    double              reach;  /* (P(B) - P(0)) / (P(inf) - P(0)); NaN where equal */
    struct ins_mean     cost, social_cost, overdue_case_months;
};

/* What a quarter more of one means does to the best probability that money can reach. */
struct ins_binding {
    const char         *name; /* lead_time, intake, absorption, pool, budget */
    struct ins_estimate p_norm_max;
};
enum { INS_BINDINGS = 5 };

struct ins_buffer {
    const struct ins_case *source; /* borrowed */
    struct ins_scenario    scenario;
    double  confidence;
    int64_t futures;

    struct ins_estimate liquidity;

    int                 reachable;  /* 0: no buffer reaches the norm */
    struct ins_estimate norm;       /* euro; a bound that nothing reaches is infinite */
    struct ins_estimate p_norm;     /* at the norm buffer; where unreachable, at infinity */
    struct ins_estimate p_norm_none; /* at B = 0 */
    struct ins_estimate p_norm_max; /* at B = infinity */
    const char         *binding;    /* what binds; "" where not asked or nothing helps */
    struct ins_binding  bindings[INS_BINDINGS]; /* worked out where unreachable */

    struct ins_estimate economic;
    struct ins_mean     economic_social_cost;    /* without holding cost, euro over the horizon */
    struct ins_mean     saved_against_none;      /* social + holding cost at 0 less that at the
                                                    economic buffer, paired */
    struct ins_mean     saved_by_norm_buffer;    /* the same at the norm buffer; NaN if none */

    int                       points;
    struct ins_frontier_point frontier[INS_FRONTIER]; /* ascending; the last: where more
                                                         money changes nothing */
    struct ins_digest_summary digest; /* phases at the scenario's own buffer and funding */
};

/* INS_WRONG, with the story, where the futures of a scenario cannot tell a quantile with its
 * interval: not drawn each on its own, or too few for the confidence. */
enum ins_status ins_buffer_check(const struct ins_scenario *scenario, struct ins_error *error);

/* The norm buffer alone, the same as ins_buffer_create() finds: what each point of a sweep asks
 * for. `norm` is infinite where no buffer reaches the norm; `p_norm_max` is the best probability
 * that money can reach. INS_WRONG where the futures are too few for the confidence. */
enum ins_status ins_buffer_norm(const struct ins_scenario *scenario,
                                const struct ins_options *options, struct ins_estimate *norm,
                                double *p_norm_max, struct ins_error *error);

#endif
