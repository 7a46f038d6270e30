/* fit/law.h - laws of inflow that can be fitted, and their parameters on scales without ends.
 *
 * A law is that of (1.1) to (1.5) for the total of all tracks: level, season, shocks that fade,
 * and one extra: heavy tails, two regimes of volatility, two regimes of level, or surges that
 * fade as fast as the shocks do (the record is too short to tell two rates apart). The extra is
 * what a family of laws differs by.
 *
 * The minimiser works on numbers theta from minus to plus infinity: theta[0] the logarithm of
 * the level, eleven logarithms of seasonal factors (December is what they leave), then the
 * parameters of the family.
 */
#ifndef INS_FIT_LAW_H
#define INS_FIT_LAW_H

#include <stdbool.h>

#include "scenario/scenario.h"

enum {
    INS_LAW_REGIMES = 2,
    INS_LAW_DYNAMICS = INS_SEASON,          /* theta[INS_LAW_DYNAMICS] on: the dynamics */
    INS_LAW_MOST     = INS_LAW_DYNAMICS + 6 /* theta at most */
};

struct ins_law {
    double level;              /* cases a month, median, season taken out */
    double season[INS_SEASON]; /* mean 1 */
    double persistence, innovation_sd;
    double tail;  /* degrees of freedom; 0: normal */
    double noise; /* 1/r of the counts; 0: Poisson */
    int    regimes;
    double volatility[INS_LAW_REGIMES], multiplier[INS_LAW_REGIMES];
    double stay[INS_LAW_REGIMES]; /* probability of the same regime a month later */
    double surge_probability, surge_mean;
};

/* A parameter of the dynamics. */
struct ins_parameter {
    const char         *key;   /* of the scenario */
    enum ins_scale scale; /* of the key's value */
    double              floor; /* log: of the value less this */
    double (*get)(const struct ins_law *law);
};

struct ins_family {
    const char *name;
    int         dynamics; /* parameters: persistence, innovation_sd, noise, then the extra */
    int         regimes;
    const double (*starts)[3]; /* where to begin with the extra, on its scales */
    int         start_count;
    void (*extra)(const double *theta, struct ins_law *law);
    double low[3], high[3]; /* ends of the extra: beyond them numbers make no sense */
    struct ins_parameter parameter[7];
    int                  parameters;
};

const struct ins_family *ins_families(int *count);
const struct ins_family *ins_family_named(const char *name);

/* Numbers in theta. */
int ins_family_size(const struct ins_family *family);

/* The law that theta stands for. */
void ins_law_at(const struct ins_family *family, const double *theta, struct ins_law *law);

/* A parameter of the dynamics that may run to an end at which it says nothing more (no noise
 * beyond Poisson's, no tail beyond the normal): that end, or NaN. `which` counts from
 * INS_LAW_DYNAMICS. */
double ins_law_border(const struct ins_family *family, int which);

/* How far theta lies outside of where numbers make sense, squared; 0 inside. */
double ins_law_excess(const struct ins_family *family, const double *theta);

/* A value on its scale, back, and the slope of the value there. */
double ins_scaled(enum ins_scale scale, double floor, double value);
double ins_unscaled(enum ins_scale scale, double floor, double scaled);
double ins_scale_slope(enum ins_scale scale, double floor, double value);
const char *ins_scale_name(enum ins_scale scale); /* as the key inflow.uncertainty.*.scale says it */

#endif
