/* answers/buffer.h - how large the buffer must be.
 *
 * Liquidity buffer: one pass with unlimited funding. Norm and economic buffer: gated funding at many
 * sizes on the same futures, filled once and filled again each January: (6.31) to (6.40). Liquidity, the norm buffer
 * and the chances beside it rest on as many futures as it takes to know them well enough; all else
 * rests on the scenario's own number, which are the first of them.
 */
#ifndef INS_ANSWERS_BUFFER_H
#define INS_ANSWERS_BUFFER_H

#include <stdint.h>

#include "answers/binding.h"
#include "answers/books.h"
#include "answers/given.h"
#include "answers/hangs.h"
#include "answers/holds.h"
#include "answers/norm.h"
#include "answers/run.h"
#include "answers/split.h"
#include "answers/trade.h"
#include "answers/unknown.h"

/* One buffer size played on all futures. */
struct ins_frontier_point {
    double              buffer; /* euro */
    struct ins_estimate p_norm;
    double              reach;  /* (P(B) - P(0)) / (P(inf) - P(0)); NaN where equal */
    struct ins_mean     cost, social_cost, overdue_case_months;
    struct ins_mean     penalties, marginal; /* of the cost to the state; it, at the marginal price */
};

/* Its columns as arrays: value, low and high of each. */
enum {
    INS_FRONTIER_BUFFER,
    INS_FRONTIER_REACH,
    INS_FRONTIER_P_NORM,
    INS_FRONTIER_COST,
    INS_FRONTIER_SOCIAL_COST,
    INS_FRONTIER_OVERDUE,
    INS_FRONTIER_NAMES,
    INS_FRONTIER_ENDS = 3
};

/* Sizes whose saving is told. */
enum { INS_SAVES_ECONOMIC, INS_SAVES_NORM, INS_SAVERS };

/* The answers for one rule of filling. */
struct ins_rule_answer {
    struct ins_norm_answer norm;
    struct ins_estimate    economic; /* low and high: the range that is as good (6.34) */
    struct ins_mean        economic_social_cost; /* without holding cost, euro over the horizon */
    struct ins_mean        saved_against_none;   /* social + holding cost at 0 less that at the
                                                    economic buffer, paired */
    struct ins_mean        saved_by_norm_buffer; /* the same at the norm buffer; NaN if none */
    struct ins_mean penalties[INS_SAVERS];   /* saved by each of these two, within the above */
    struct ins_mean marginal[INS_SAVERS];    /* the saving with a place at its marginal price */
    struct ins_estimate economic_marginal;   /* the economic buffer, at that price */
    struct ins_mean     economic_cost_marginal; /* the cost to the state at `economic`, at that price */
};

struct ins_buffer {
    const struct ins_case *source; /* held */
    struct ins_scenario    scenario; /* with all keys known */
    double  confidence;
    int64_t futures;       /* of liquidity, norm buffer and chances */
    int64_t first_futures; /* of all else: the scenario's own */

    /* How well the asked figure is known: half its 95 % interval, of the norm buffer as a share of
     * it, and where there is none, or none is needed, of the chance; whether that was enough. */
    double known, known_asked;
    bool   known_enough;

    struct ins_estimate    liquidity;
    struct ins_estimate    p_norm_none; /* at B = 0 */
    struct ins_estimate    p_norm_max;  /* at B = infinity */
    enum ins_filling       filled;      /* the scenario's own rule, of which all below is told */
    struct ins_rule_answer rule[INS_FILLINGS];

    int                 reachable;  /* 0: no buffer reaches the norm */
    struct ins_estimate norm;       /* euro; a bound that nothing reaches is infinite */
    struct ins_estimate p_norm;     /* at the norm buffer; where unreachable, at infinity */
    const char         *binding;    /* what binds; "" where not asked or nothing helps */
    struct ins_binding  bindings[INS_BINDINGS]; /* worked out where unreachable */

    struct ins_estimate economic;
    struct ins_mean     economic_social_cost, saved_against_none, saved_by_norm_buffer;

    int                       points;
    struct ins_frontier_point frontier[INS_FRONTIER]; /* ascending; the last: where more
                                                         money changes nothing */
    double by_name[INS_FRONTIER_NAMES][INS_FRONTIER_ENDS][INS_FRONTIER]; /* the same, for a caller */
    struct ins_digest_summary digest; /* phases at the scenario's own buffer and funding */

    struct ins_unknown *unknown; /* over all worlds; NULL where all keys are known. All else here is
                                    said for the scenario's own figures then */

    struct ins_holds *holds; /* NULL: not asked for (decide/holds.h) */

    struct ins_books *books; /* of the norm buffer; of the economic one where there is none */
    struct ins_split *split;
    struct ins_equal_safety equal; /* budget against norm buffer */
    struct ins_given *given; /* each given path; NULL where there are none, or too many to be told */
    struct ins_hangs  hangs; /* with the carrying budget, where one carries, and its norm buffer */
    struct ins_estimate saved_by_budget; /* euro of norm buffer that a euro a year saves (6.40); NaN:
                                            there is none to save */
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
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
