/* answers/least.h - the least buffer that keeps the norm in each future.
 *
 * A full buffer keeps the norm in a future from some size on. The norm buffer of a scenario is the
 * quantile of that size over its futures, just as the liquidity buffer is that of the largest
 * shortfall: (6.62). Most futures keep the norm without a buffer, or miss it with no order held
 * back; each of the others is narrowed by itself, and only where a quantile that is asked for may
 * lie. Futures may be added, and what is known of the older ones stays.
 *
 * Sizes lie on a lattice of five digits, and no finer than 100 euro: what is found does not hang on
 * the way it was found.
 *
 * A future that keeps the norm without a buffer is taken to keep it with any, one that misses it
 * with no order held back to miss it with any, and the others to keep it from one size on. A tower
 * that reacts owes nobody that: answers/norm.h plays its answer on all futures.
 */
#ifndef INS_ANSWERS_LEAST_H
#define INS_ANSWERS_LEAST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "instroom/answers.h"
#include "model/inflow.h"
#include "plan/plan.h"

struct ins_least_settings {
    const struct ins_plan        *plan;   /* under which the futures are played */
    const struct ins_inflow_plan *inflow;
    uint64_t                      seed;
    bool                          blocks; /* INS_LANES futures in a row share their parameters */
    const struct ins_options     *options; /* NULL: as good as {0} */
};

/* Futures numbered first ... first + count - 1. */
struct ins_least_futures {
    int64_t       first, count;
    const double *met_none; /* [count] 0 or 1: kept without a buffer */
    const double *met_all;  /* [count] 0 or 1: with no order held back */
    double        top;      /* from this size on money changes nothing in any of them; may be
                               infinite */
};

struct ins_least; /* a search */
enum ins_status ins_least_create(const struct ins_least_settings *settings,
                                 struct ins_least **made, struct ins_error *error);
void            ins_least_free(struct ins_least *least);

/* Futures join, in the order of their numbers, after those before them. */
enum ins_status ins_least_take(struct ins_least *least, const struct ins_least_futures *futures,
                               struct ins_error *error);

/* Where quantiles are expected, for a quicker start of those that join: euro. */
void ins_least_expect(struct ins_least *least, double from, double to);

/* Ranks (1 ... futures, in ascending order of the sizes) whose sizes are to be known: as far as the
 * lattice goes, or with `part` > 0 to that part of the span of the sizes between the two. */
struct ins_least_band {
    int64_t from, to;
    double  part;
};
enum { INS_LEAST_BANDS = 8 };
enum ins_status ins_least_narrow(struct ins_least *least, const struct ins_least_band *band,
                                 int bands, struct ins_error *error);

/* Futures whose size may lie between two sizes, to `wide` euro; as far as the lattice goes at most. */
enum ins_status ins_least_narrow_between(struct ins_least *least, double low, double high,
                                         double wide, struct ins_error *error);

/* The size of that rank, once it has been narrowed: euro; infinite where no buffer is enough. */
double ins_least_at(const struct ins_least *least, int64_t rank);

/* Futures whose size is known to be no more: all of them at a size that was found. */
int64_t ins_least_count(const struct ins_least *least, double size);

/* The size of every future, as far as it was narrowed (the largest that it may be): euro. */
void ins_least_sizes(const struct ins_least *least, double *size);

/* The next smaller size on the lattice; 0 of 0. */
double ins_least_before(double size);

#endif
