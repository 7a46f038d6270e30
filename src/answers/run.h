/* answers/run.h - what many futures come to: fans by month, results by future, phases.
 *
 * Results (6.3) and what they come to over all futures, (6.11) to (6.19).
 */
#ifndef INS_ANSWERS_RUN_H
#define INS_ANSWERS_RUN_H

#include <stdint.h>

#include "answers/digest.h"
#include "answers/outcome.h"
#include "answers/risk.h"
#include "engine/summary.h"
#include "instroom/answers.h"
#include "scenario/scenario.h"

/* Of each series of months.csv: mean, p05, p25, p50, p75, p95. */
enum ins_fan { INS_FAN_MEAN, INS_FAN_P05, INS_FAN_P25, INS_FAN_P50, INS_FAN_P75, INS_FAN_P95, INS_FAN };
extern const char *const ins_fan_name[INS_FAN];

struct ins_run {
    const struct ins_case *source;  /* held */
    struct ins_scenario    scenario;
    int64_t  futures;
    double  *result[INS_RESULTS];   /* [future] */
    uint16_t *path;                 /* [future] which given path it takes, from 0; NULL: there are none */
    double  *fan;                   /* [month][series][INS_FAN] */
    double  *by_series;             /* the same as [series][INS_FAN][month] */
    struct ins_estimate p_norm;     /* probability that the norm is met */
    struct ins_mean     mean[INS_RESULTS];
    struct ins_estimate median[INS_RESULTS], p95[INS_RESULTS]; /* open sides: NaN */
    struct ins_digest_summary digest; /* phases, ledger and other sums, the cost of scaling */
    struct ins_risk risk;
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

#endif
