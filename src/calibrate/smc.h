/* calibrate/smc.h - draws from a posterior by tempered sequential Monte Carlo.
 *
 * The prior is the standard normal law in `dims` numbers z; whoever has other laws maps them. A crowd of
 * particles is drawn from it and led to the posterior through prior x likelihood^b, b from 0 to 1: each
 * step is as long as leaves the weights worth half of the crowd (Del Moral, Doucet and Jasra, 2006;
 * Jasra et al., 2011). Between steps the particles are resampled and moved by Metropolis sweeps whose
 * proposals follow the crowd's own mean and covariance: around where a particle is (a random walk),
 * and around the mean (Neal's autoregression), in turn. A step ends when the crowd has moved as far as
 * it is wide.
 *
 * Islands are crowds that know nothing of each other. What they disagree about is the error of the
 * answer, and where they disagree much it is none (ins_smc_judge).
 *
 * Every random number hangs on the seed, island, particle, sweep and stream alone, and sums are taken in
 * order: the same bits whatever evaluates the likelihoods, and on however many threads.
 */
#ifndef INS_CALIBRATE_SMC_H
#define INS_CALIBRATE_SMC_H

#include <stdint.h>

#include "base/error.h"

enum { INS_SMC_DIMS = 40, INS_SMC_ISLANDS = 8, INS_SMC_STEPS = 200 };

/* log likelihood[count] of the points z[count][dims], -INFINITY where there is none; what is worked out on
 * the way may be kept in rows of `keep` numbers (keep[count][keeps], or NULL). Any other status ends it. */
typedef enum ins_status ins_smc_evaluate(void *context, const double *z, int count, double *likelihood,
                                         double *keep, struct ins_error *error);

struct ins_smc_job {
    int      dims, keeps;
    int      particles; /* of an island */
    uint64_t seed;
    ins_smc_evaluate *evaluate;
    void             *context;
    /* NULL, or told the part done, 0 to 1. */
    void (*progress)(void *context, double part);
    void *progress_context;
};

/* Of an island, when it has come to the posterior. */
struct ins_smc_island {
    double evidence;   /* log of the mean likelihood under the prior */
    int    steps;      /* 0: it has not come there in INS_SMC_STEPS */
    double accepted;   /* share of proposals, last step */
    double moved;      /* share of particles that took one, last step */
};

struct ins_smc {
    int      dims, keeps, particles, islands;
    double  *z;          /* [island][particle][dims] */
    double  *likelihood; /* [island][particle], log */
    double  *keep;       /* [island][particle][keeps] */
    struct ins_smc_island island[INS_SMC_ISLANDS];
};

/* INS_WORLD without memory; what `evaluate` returns; else INS_DONE, whatever it is worth. */
enum ins_status ins_smc_create(const struct ins_smc_job *job, struct ins_smc **made,
                               struct ins_error *error);
void ins_smc_free(struct ins_smc *smc);

/* How far the islands agree. */
struct ins_smc_verdict {
    double apart;     /* the largest statistic R of Gelman and Rubin (1992) over z, islands as chains */
    int    apart_at;  /* of which number */
    double evidence, evidence_error; /* log, over all islands; half the 95 % interval */
    double effective; /* independent draws that the crowd is worth, of its worst number */
    double weight[INS_SMC_ISLANDS]; /* by evidence, sum 1 */
    const char *trouble; /* NULL: a sound run; else what is wrong, in the words of "... because" */
};
void ins_smc_judge(const struct ins_smc *smc, struct ins_smc_verdict *verdict);

#endif
