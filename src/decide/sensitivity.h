/* decide/sensitivity.h - what drives the answers of a scenario (instroom/sensitivity.h). */
#ifndef INS_DECIDE_SENSITIVITY_H
#define INS_DECIDE_SENSITIVITY_H

#include "decide/own_groups.h"
#include "decide/uncertain.h"
#include "instroom/sensitivity.h"
#include "scenario/worlds.h"

struct ins_sensitivity {
    const struct ins_case *source; /* held */
    struct ins_case       *turned; /* its own: with the laws of `uncertain` for axes, or NULL */
    struct ins_scenario    scenario;
    struct ins_layout      layout;
    int                    keys;
    const char            *key[INS_WORLD_KEYS]; /* their paths */
    struct ins_own_groups  own; /* keys that are taken together; their indices are those of groups */
    bool                   given; /* out of the worlds of one run: first-order indices alone */
    int64_t                base; /* base points, trajectories or worlds */
    int64_t                played; /* scenarios or worlds */
    struct ins_indices    *indices; /* NULL with Morris */
    struct ins_morris     *morris;  /* NULL without */
    /* Standard deviation from point to point that an answer has because so many futures were
     * played and not all; as a share of the variance over the keys (NaN with Morris). Of given worlds the
     * noise of 32 futures, which is taken out, as a share of the variance with it. */
    double noise_sd[INS_UNCERTAIN_ANSWERS], noise_share[INS_UNCERTAIN_ANSWERS];
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

/* What an answer is called in files. */
const char *ins_sensitivity_name(const struct ins_sensitivity *sensitivity, int answer);

/* The keys in the order of an answer: the largest total index (of given worlds the first-order one), or
 * mu_star, first. */
void ins_sensitivity_rank(const struct ins_sensitivity *sensitivity, int answer,
                          int order[INS_WORLD_KEYS]);

/* The sum of the first-order indices of an answer: what is left to 1 is interaction. */
double ins_sensitivity_alone(const struct ins_sensitivity *sensitivity, int answer);

/* --- inside ---------------------------------------------------------------------------------- */

/* Out of the worlds of `source`, played as instroom run plays them. INS_WRONG: it has none, or too few. */
enum ins_status ins_sensitivity_of_worlds(struct ins_sensitivity   *sensitivity,
                                          const struct ins_options *options, struct ins_error *error);

#endif
