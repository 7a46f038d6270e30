/* fit/fit.h - a record fitted: every law, what is taken of them, and how it sits.
 *
 * What is taken, unless one law is asked for, is an average (fit/average.h): worlds of a level that
 * wanders (fit/walk.h, fit/posterior.h) and of the five laws that return to a level, each law with as
 * many as its past forecasts are worth (fit/weigh.h). The five are fitted by their likelihoods, those of
 * the same months; the one with the least AIC is told. What a fit tells is the inflow section of a
 * scenario.
 */
#ifndef INS_FIT_FIT_H
#define INS_FIT_FIT_H

#include "fit/average.h"
#include "fit/backtest.h"
#include "fit/estimate.h"
#include "fit/filter.h"
#include "fit/posterior.h"
#include "fit/records.h"
#include "fit/series.h"
#include "fit/shares.h"
#include "instroom/fit.h"

enum { INS_FIT_LAWS = 5, INS_FIT_KEYS = 7, INS_FIT_BANDS = 5, INS_FIT_AHEAD = 24, INS_FIT_BINS = 10 };

/* Probabilities of the bands of a month: 2.5, 25, 50, 75 and 97.5 %. */
extern const double ins_fit_band[INS_FIT_BANDS];

/* A month of the record under the law that was taken. */
struct ins_fit_month {
    double band[INS_FIT_BANDS]; /* foretold a month before: cases */
    double residual;            /* as a standard normal deviate; NaN where not known */
    double turbulent;           /* probability of the second regime; 0 where there is one */
};

/* What the record was held against, and what came of it. */
struct ins_fit_walk {
    char                  prior[INS_TEXT];   /* europe, none, or a file */
    int                   records;           /* that the prior was learnt from */
    char                  without[INS_NAME]; /* the record's own country, left out of them; or "" */
    struct ins_prior      before;
    struct ins_posterior *posterior; /* owned; NULL where another law was asked for */
};

struct ins_fit {
    char                 *source; /* the record's path; owned */
    struct ins_account   *account; /* of what was read; owned */
    struct ins_cases      cases;
    int                   laws;
    struct ins_fitted     fitted[INS_FIT_LAWS];
    int                   taken; /* place in `fitted` */
    int                   asked; /* 1: the law was asked for */
    int                   keys;
    struct ins_figure_of  key[INS_FIT_KEYS];
    double                correlation[INS_FIT_KEYS][INS_FIT_KEYS];
    double                season_se[INS_SEASON];
    struct ins_shares     shares;
    struct ins_fit_month *month; /* [cases.months]; owned */
    int                   bin[INS_FIT_BINS]; /* how often a month fell in each tenth foretold */
    struct ins_belief     end;   /* at the end of the record */
    struct ins_fit_walk   walk;
    struct ins_average   *average; /* owned; NULL where one of the five was asked for */
    struct ins_foretold  *foretold; /* owned; NULL where laws were not weighed or tested */
    int                   tested; /* 1: `backtest` tells something */
    struct ins_backtest   backtest;
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

/* "average", "walk", or the one of the five that was asked for. */
const char *ins_fit_taken(const struct ins_fit *fit);

/* The name of a law: 0 the wandering level, then the others. */
const char *ins_fit_law(int law);

/* The shock at the end of the record: what is left of it the next month is persistence times. */
double ins_fit_initial(const struct ins_fit *fit);

/* The likeliest regime there. */
int ins_fit_regime(const struct ins_fit *fit);

#endif
