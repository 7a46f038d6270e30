/* answers/norm.h - the norm buffer: the least size that keeps the norm in the asked share of futures.
 *
 * Filled once, or filled again each January, on a sample of futures that may grow until the answer is
 * known well enough. Every future is played without a buffer and with no order held back; those that
 * money decides are narrowed one by one (answers/least.h). What is found so takes for granted that
 * a future keeps the norm from one size on. Therefore the answer and the size just below it are
 * played on all futures in which an order would be held back there; where the count of one of them
 * says otherwise, the search goes on from what was counted. So of (6.33) the answer itself and the
 * size below it are known without any assumption; larger sizes are those at which single futures
 * were narrowed, and those of the frontier.
 */
#ifndef INS_ANSWERS_NORM_H
#define INS_ANSWERS_NORM_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/summary.h"
#include "instroom/answers.h"
#include "plan/plan.h"
#include "quantity/quantity.h"

struct ins_norm_answer {
    bool                asked;     /* for this rule of filling */
    bool                reachable; /* some buffer keeps the norm in enough futures */
    struct ins_estimate size;      /* euro; a value or bound that nothing reaches is infinite */
    struct ins_estimate p_norm;    /* at the size; where unreachable, with no order held back */
    double              inside;    /* futures whose least size lies in the interval, its ends beside */
    double              within;    /* the same as a share */
};

/* What a future comes to: cost, cost to the state, of it penalties, and the same with a place in
 * reception at its marginal price (5.14), euro; case-months overdue. */
enum ins_total {
    INS_TOTAL_COST,
    INS_TOTAL_SOCIAL_COST,
    INS_TOTAL_OVERDUE,
    INS_TOTAL_PENALTIES,
    INS_TOTAL_MARGINAL,
    INS_TOTALS
};
extern const enum ins_result ins_total_result[INS_TOTALS];

struct ins_norm_result {
    int64_t                futures;
    struct ins_moments     total[INS_TOTALS];     /* with no order held back; of blocks, where those
                                                     share their parameters */
    struct ins_estimate    liquidity;             /* euro */
    struct ins_estimate    p_norm_none, p_norm_max; /* without a buffer; with no order held back */
    struct ins_norm_answer answer[INS_FILLINGS];
};

/* Futures 0 ... count - 1 that have been played elsewhere. */
struct ins_norm_sample {
    int64_t       count;
    const double *met_none, *met_all;       /* [count] 0 or 1: without a buffer, no order held back */
    const double *shortfall;                /* [count] euro, the largest */
    const double *sufficient[INS_FILLINGS]; /* [count] from this size on money changes nothing */
    const double *total[INS_TOTALS];        /* [count] with no order held back */
};

struct ins_norm_search;

/* For the rules of filling that are asked for: bits of 1 << enum ins_filling. No futures yet. */
enum ins_status ins_norm_create(const struct ins_scenario *scenario, unsigned fillings,
                                const struct ins_options *options, struct ins_norm_search **made,
                                struct ins_error *error);
void            ins_norm_free(struct ins_norm_search *search);

enum ins_status ins_norm_take(struct ins_norm_search *search, const struct ins_norm_sample *sample,
                              struct ins_error *error);

/* Play more of them, so that there are `futures`. */
enum ins_status ins_norm_grow(struct ins_norm_search *search, int64_t futures,
                              struct ins_error *error);

/* Find the buffers on the futures that there are. Without `counted` what the search takes for
 * granted is not played: good enough to see how many futures it takes. */
enum ins_status ins_norm_find(struct ins_norm_search *search, bool counted,
                              struct ins_norm_result *result, struct ins_error *error);

/* The least size of each future for a rule that was asked for, size[futures] in euro, infinite where no
 * buffer is enough; known to `wide` euro between the two sizes, elsewhere the largest that it may be. */
enum ins_status ins_norm_sizes(struct ins_norm_search *search, enum ins_filling filling, double low,
                               double high, double wide, double *size, struct ins_error *error);

#endif
