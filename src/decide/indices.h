/* decide/indices.h - which inputs of a function its spread comes from.
 *
 * A response gives some outputs at points of the unit cube; that inputs follow other laws is its
 * own business (it inverts them).
 *
 * Sobol's indices (1993). Of the variance V of an output, the first-order index of an input is the
 * part that is explained by this input alone, the total index the part that would be left if all
 * others were known: first = V(E(y | x_i)) / V, total = E(V(y | x without i)) / V. Two matrices A
 * and B of `base` points, and A with column i of B for every i; so base (dims + 2) evaluations. Inputs
 * that are taken together are one input: A with all of their columns of B, base evaluations more.
 * First-order by Saltelli et al. (2010), total by Jansen (1999). The points are GSL's Sobol
 * sequence in 2 dims dimensions behind its first, turned around the cube by a random shift
 * (Cranley and Patterson, 1976), without which equal coordinates would meet. Intervals: the rows
 * drawn again with replacement, 95 % of 1,000 times; they take the points for independent, which
 * are more even, and so are rather too wide.
 *
 * Elementary effects (Morris, 1991). Trajectories on a grid of four levels change one input after
 * the other by half of its range; effects per unit of the range. mu_star, the mean of their sizes
 * (Campolongo, Cariboni and Saltelli, 2007), ranks; sigma tells of curves and interactions.
 */
#ifndef INS_DECIDE_INDICES_H
#define INS_DECIDE_INDICES_H

#include <stdint.h>

#include "base/error.h"
#include "engine/response.h"
#include "engine/summary.h"

/* GSL's Sobol sequence is known to be sound up to so many dimensions, two for each input. */
enum { INS_INDICES_DIMS = 20, INS_INDICES_GROUPS = 16 };

struct ins_index {
    struct ins_estimate first, total;
    double correlation; /* of output and input: its sign tells the direction; NaN of a group */
};

/* Inputs that are taken together. */
struct ins_index_group {
    int        count;
    const int *input; /* [count] their places */
};

struct ins_indices {
    int                  dims, outputs, groups;
    int64_t              base;
    struct ins_estimate *mean, *sd; /* [outputs], over the cube */
    struct ins_index    *index;     /* [outputs][dims]; NaN for an output without spread */
    struct ins_index    *group;     /* [outputs][groups], the same */
    double              *y;         /* [base][2 + dims + groups][outputs]: A, B, A with column i of B */
};

/* INS_WRONG: more than INS_INDICES_DIMS inputs, or fewer than 8 base points. */
enum ins_status ins_indices_create(const struct ins_response *response, int64_t base,
                                   uint64_t seed, struct ins_indices **made,
                                   struct ins_error *error);
/* The same with groups of inputs besides, at most INS_INDICES_GROUPS. What is told of an input is the same
 * bits with groups and without. */
enum ins_status ins_indices_create_grouped(const struct ins_response *response,
                                           const struct ins_index_group *group, int groups, int64_t base,
                                           uint64_t seed, struct ins_indices **made,
                                           struct ins_error *error);
void ins_indices_free(struct ins_indices *indices);

struct ins_effect {
    struct ins_estimate mu_star; /* interval: 1.96 standard errors */
    double              mu, sigma;
};

struct ins_morris {
    int                dims, outputs;
    int64_t            trajectories;
    struct ins_effect *effect; /* [outputs][dims], units of the output for the whole range */
    double            *y;      /* [trajectories][dims + 1][outputs] */
};

/* INS_WRONG: fewer than two trajectories. */
enum ins_status ins_morris_create(const struct ins_response *response, int64_t trajectories,
                                  uint64_t seed, struct ins_morris **made,
                                  struct ins_error *error);
void ins_morris_free(struct ins_morris *morris);

/* A uniform number of its own for an address inside a design: (k + 1/2) / 2^52. */
double ins_design_uniform(uint64_t seed, uint32_t purpose, uint32_t one, uint32_t other);

#endif
