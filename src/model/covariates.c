#include "model/covariates.h"

#include "base/lanes.h"
#include "chance/real.h"

int ins_covariate_part(int t, int months)
{
    return t * INS_PARTS / months;
}

int ins_covariate_months(int part, int months)
{
    int from = (part * months + INS_PARTS - 1) / INS_PARTS;
    int to   = ((part + 1) * months + INS_PARTS - 1) / INS_PARTS;
    return to - from;
}

/* Where the random state stands at the end of a month, on average. */
struct state {
    double shock, surge;         /* means */
    double variance;             /* of the shock */
    double walk;                 /* variance of the walk, whose mean is 0 */
    double regime[INS_REGIMES];  /* probabilities */
};

/* Probabilities of the regimes a month on (1.41). */
static void switch_regime(const struct ins_inflow *inflow, double regime[INS_REGIMES])
{
    double next[INS_REGIMES] = {0};
    for (int i = 0; i < inflow->regime_count; i++) {
        double leave = inflow->regime_count > 1 ? 1.0 / inflow->regimes[i].mean_months : 0.0;
        next[i] += regime[i] * (1.0 - leave);
        for (int j = 0; j < inflow->regime_count; j++)
            next[j] += regime[i] * leave * inflow->regimes[i].next[j];
    }
    for (int i = 0; i < inflow->regime_count; i++)
        regime[i] = next[i];
}

/* Where a future begins (1.13). */
static void begin_regimes(const struct ins_inflow *inflow, double regime[INS_REGIMES])
{
    int    own  = inflow->initial_regime_index;
    double left = 1.0;
    for (int i = 0; i < inflow->regime_count; i++) {
        regime[i] = i == own ? 0.0 : ins_smaller(inflow->regimes[i].initial, left);
        left -= regime[i];
    }
    regime[own] = left;
}

/* A month on: (1.42) and (1.44). */
static void move_expectation(const struct ins_inflow *inflow, struct state *state)
{
    double phi = inflow->ar1.persistence, volatility = 0.0;
    double fade = ins_exp(-ins_log(2.0) / inflow->surge.half_life);
    switch_regime(inflow, state->regime);
    for (int i = 0; i < inflow->regime_count; i++)
        volatility += state->regime[i] * inflow->regimes[i].volatility * inflow->regimes[i].volatility;
    state->shock *= phi;
    state->variance = phi * phi * state->variance +
                      volatility * inflow->ar1.innovation_sd * inflow->ar1.innovation_sd;
    state->surge = fade * state->surge + inflow->surge.probability * inflow->surge.mean_log_size;
}

/* Months of the horizon: means by quarter, and the shock's mean and variance by month. */
static void expect_months(const struct ins_scenario *s, struct ins_covariates *covariates,
                          double shock[INS_MONTHS], double variance[INS_MONTHS],
                          double walk[INS_MONTHS])
{
    double kappa = s->inflow.walk.persistence, omega = s->inflow.walk.innovation_sd;
    struct state state = {.shock = s->inflow.ar1.initial};
    begin_regimes(&s->inflow, state.regime);
    for (int t = -s->inflow.burn_in; t < s->months; t++) {
        move_expectation(&s->inflow, &state);
        if (t < 0)
            continue;
        int    part  = ins_covariate_part(t, s->months);
        double share = 1.0 / ins_covariate_months(part, s->months);
        shock[t]     = state.shock;
        variance[t]  = state.variance;
        state.walk   = kappa * kappa * state.walk + omega * omega;
        walk[t]      = state.walk;
        covariates->mean[ins_covariate(part, 0)] += share * state.shock;
        covariates->mean[ins_covariate(part, 1)] += share * state.surge;
        for (int r = 0; r < s->inflow.regime_count; r++)
            covariates->mean[ins_covariate(part, 2 + r)] += share * state.regime[r];
    }
}

/* Means of products (1.43), with those of the walk (1.45). */
static void multiply(const struct ins_scenario *s, const double *shock, const double *variance,
                     const double *walk, struct ins_covariates *covariates)
{
    for (int a = 0; a < s->months; a++) {
        double fade = 1.0, stay = 1.0;
        for (int b = a; b < s->months;
             b++, fade *= s->inflow.ar1.persistence, stay *= s->inflow.walk.persistence) {
            int    p = ins_covariate_part(a, s->months), q = ins_covariate_part(b, s->months);
            double share = 1.0 / ((double)ins_covariate_months(p, s->months) *
                                  ins_covariate_months(q, s->months));
            double value = share * (shock[a] * shock[b] + fade * variance[a] + stay * walk[a]);
            covariates->product[p][q] += value;
            if (a != b)
                covariates->product[q][p] += value;
        }
    }
}

void ins_covariates_expect(const struct ins_scenario *scenario, struct ins_covariates *covariates)
{
    double shock[INS_MONTHS], variance[INS_MONTHS], walk[INS_MONTHS];
    *covariates = (struct ins_covariates){0};
    expect_months(scenario, covariates, shock, variance, walk);
    multiply(scenario, shock, variance, walk, covariates);
}
