/* decide/least.h - the least buffer that keeps the norm in each future.
 *
 * A full buffer keeps the norm in a future from some size on (6.62). The norm buffer of a scenario
 * is the quantile of that size over its futures, just as the liquidity buffer is that of the
 * largest shortfall; so two scenarios are compared future by future, and their differences have
 * paired errors. Near the quantile the sizes are narrowed to a part in four thousand, around it as
 * far as resampled quantiles stray; elsewhere it is only known on which side they lie.
 *
 * A future that keeps the norm without a buffer is taken to keep it with any, and one that
 * misses it with no order held back to miss it with any. (Of 10,000 futures of the default
 * scenario none did otherwise at 34 sizes.)
 */
#ifndef INS_DECIDE_LEAST_H
#define INS_DECIDE_LEAST_H

#include <stdint.h>

#include "base/error.h"
#include "instroom/answers.h"
#include "model/inflow.h"
#include "plan/plan.h"

struct ins_least_settings {
    const struct ins_plan        *plan;   /* under which the futures are played */
    const struct ins_inflow_plan *inflow;
    uint64_t                      seed;
    double                        confidence;
    int64_t                       first, futures; /* numbered first ... first + futures - 1 */
    const double                 *met_none;  /* [futures] 0 or 1: kept without a buffer */
    const double                 *met_all;   /* [futures] 0 or 1: with no order held back */
    const double                 *reach;     /* [futures] from this size on money changes nothing */
    const struct ins_options     *options;   /* NULL: as good as {0} */
};

/* least[future] is written: euro; infinite where no buffer keeps the norm. INS_WORLD, INS_STOPPED
 * as of ins_futures_play(). */
enum ins_status ins_least_find(const struct ins_least_settings *settings, double *least,
                               struct ins_error *error);

#endif
