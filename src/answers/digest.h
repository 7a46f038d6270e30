/* answers/digest.h - sums over futures: the phases, the ledger, what else adds up.
 *
 * Blocks leave moments in slots of their own, which are merged in order: the memory is a
 * thirty-second of the futures, and the same for any number of threads the bits.
 * Phases and sums are those of (6.3), means those of (6.15) and (6.16).
 */
#ifndef INS_ANSWERS_DIGEST_H
#define INS_ANSWERS_DIGEST_H

#include <stdint.h>

#include "answers/scaling_cost.h"
#include "base/error.h"
#include "engine/futures.h"
#include "engine/summary.h"
#include "quantity/quantity.h"

/* A phase: months 0-11, 12-23, 24 and on; the whole horizon. Means over futures with their
 * errors: cases a month, peaks in cases, sums in euro. */
struct ins_phase_summary {
    int exists; /* 0: the horizon ends before */
#define INS_PHASE_MEAN(NAME, name, unit, adds, member, mean, ...) struct ins_mean mean;
    INS_PHASE_LIST(INS_PHASE_MEAN)
#undef INS_PHASE_MEAN
};
extern const size_t ins_phase_mean[INS_OF_PHASES]; /* places of the means in it */
enum { INS_SHORT, INS_MEDIUM, INS_LONG, INS_WHOLE, INS_PHASE_SUMMARIES };
extern const char *const ins_phase_name[INS_PHASE_SUMMARIES]; /* short, medium, long, whole */

struct ins_digest_summary {
    struct ins_phase_summary phase[INS_PHASE_SUMMARIES];
    struct ins_mean ledger[INS_LEDGER];              /* euro over the horizon */
    struct ins_mean sum[INS_SUMS];                   /* what else adds up */
    struct ins_mean scaling_cost[INS_SCALING_COST];        /* 0 where it was not noted */
};

struct ins_digest; /* under construction */
enum ins_status ins_digest_create(int64_t futures, enum ins_sampling sampling,
                                  struct ins_digest **made,
                                  struct ins_error *error);
void ins_digest_free(struct ins_digest *digest);

/* Take a block; may be called on several threads for different blocks. */
void ins_digest_collect(struct ins_digest *digest, const struct ins_played *played);

/* The same of what scaling cost: row[INS_SCALING_COST]. */
void ins_digest_note(struct ins_digest *digest, const struct ins_played *played,
                     const struct ins_row *row);

void ins_digest_finish(const struct ins_digest *digest, int months,
                       struct ins_digest_summary *summary);

#endif
