/* answers/trials.h - one buffer size after the other on the same futures.
 *
 * The futures are first played with no order held back, which tells of each from which size
 * on money changes nothing in it (ins_plan_watch): (6.32). A size is then played only on the futures
 * that it can still change; the others are known. A buffer is filled once or each January, as the
 * scenario says or as is asked for.
 */
#ifndef INS_ANSWERS_TRIALS_H
#define INS_ANSWERS_TRIALS_H

#include <stdint.h>

#include "answers/digest.h"
#include "answers/norm.h"
#include "engine/summary.h"
#include "scenario/scenario.h"

/* A size that was played on all futures. */
struct ins_trial {
    double             size; /* euro */
    int64_t            met;  /* futures that keep the norm */
    struct ins_moments total[INS_TOTALS];
    struct ins_moments beyond[INS_TOTALS]; /* each of them less what it is with no order held back,
                                              future by future */
    struct ins_moments saved[INS_TOTALS]; /* each of them without a buffer less what it is, so too */
    struct ins_moments kept;  /* `met` as a share, by blocks; of a clustered sample only */
    unsigned char     *hits;  /* [block] futures of it that keep the norm; NULL: not clustered */
    double            *state; /* [block] mean of their cost to the state, euro; NULL: the same */
};

struct ins_trials {
    struct ins_scenario       scenario;
    enum ins_filling          filling;
    const struct ins_options *options;
    int64_t                   futures;
    struct ins_norm_sample    sample;     /* what the first passes tell of each future */
    double                    top;        /* from this size on money changes nothing, euro */
    struct ins_trial          limit;      /* no order ever held back; size infinite */
    int                       count, room;
    struct ins_trial         *trial;      /* ascending by size */
    struct ins_digest_summary digest;     /* the scenario under its own buffer and funding */
    struct ins_moments        total[INS_TOTALS]; /* with no order held back, of more futures than
                                                    were tried; {0}: of no more */
    struct ins_trials_store  *store;
};

/* Play the futures without a gate and under the scenario's own funding, and size 0. The buffer is
 * filled as the scenario says. */
enum ins_status ins_trials_create(const struct ins_scenario *scenario,
                                  const struct ins_options *options, struct ins_trials **made,
                                  struct ins_error *error);
/* The same for whoever asks about sizes alone: not played under its own funding, the digest is {0}. */
enum ins_status ins_trials_create_sizes(const struct ins_scenario *scenario,
                                        const struct ins_options *options, struct ins_trials **made,
                                        struct ins_error *error);
void ins_trials_free(struct ins_trials *trials);

/* The same futures with the other rule of filling; nothing is played again. What it is made from
 * must outlive it. */
enum ins_status ins_trials_create_other(const struct ins_trials *trials, enum ins_filling filling,
                                        struct ins_trials **made, struct ins_error *error);

/* Share of futures in which money changes nothing any more at the returned size. */
double ins_trials_sufficient(const struct ins_trials *trials, double share);

/* The mean of a total at a size. Where it is known of more futures what comes out with no order held
 * back, its error is that of as many, but for what the size adds. */
struct ins_mean ins_trials_mean(const struct ins_trials *trials, const struct ins_trial *trial,
                                enum ins_total total);

/* The share of futures that keep the norm at a size, and its interval. */
struct ins_estimate ins_trials_probability(const struct ins_trials *trials,
                                           const struct ins_trial *trial);

/* So many independent futures are those of a clustered sample worth for that share; all of them
 * where they are independent. */
int64_t ins_trials_worth(const struct ins_trials *trials, const struct ins_trial *trial);

/* Play the sizes that were not played before; `sizes` is in any order. */
enum ins_status ins_trials_add(struct ins_trials *trials, const double *sizes, int count,
                               struct ins_error *error);

/* The trial of this very size, or NULL. */
const struct ins_trial *ins_trials_find(const struct ins_trials *trials, double size);

/* Probability that the norm is met with no order held back when each of `count` scenarios
 * (same inflow, same futures) stands in for the scenario: met[count] futures. */
enum ins_status ins_trials_relax(const struct ins_trials *trials,
                                 const struct ins_scenario *scenarios, int count, int64_t *met,
                                 struct ins_error *error);

#endif
