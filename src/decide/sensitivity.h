/* decide/sensitivity.h - what drives the answers of a scenario (instroom/sensitivity.h). */
#ifndef INS_DECIDE_SENSITIVITY_H
#define INS_DECIDE_SENSITIVITY_H

#include "decide/uncertain.h"
#include "instroom/sensitivity.h"

struct ins_sensitivity {
    const struct ins_case *source; /* held */
    struct ins_case       *turned; /* its own: with the laws of `uncertain` for axes, or NULL */
    struct ins_scenario    scenario;
    struct ins_layout      layout;
    int64_t                base; /* base points or trajectories */
    int64_t                played; /* scenarios */
    struct ins_indices    *indices; /* NULL with Morris */
    struct ins_morris     *morris;  /* NULL without */
    /* Standard deviation from point to point that an answer has because so many futures were
     * played and not all; as a share of the variance over the keys (NaN with Morris). */
    double noise_sd[INS_UNCERTAIN_ANSWERS], noise_share[INS_UNCERTAIN_ANSWERS];
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

/* The keys in the order of an answer: the largest total index, or mu_star, first. */
void ins_sensitivity_rank(const struct ins_sensitivity *sensitivity, int answer,
                          int order[INS_AXES]);

/* The sum of the first-order indices of an answer: what is left to 1 is interaction. */
double ins_sensitivity_alone(const struct ins_sensitivity *sensitivity, int answer);

#endif
