#include "fit/law.h"

#include <math.h>
#include <string.h>

#include "scenario/keys.h"

enum { PERSISTENCE = INS_LAW_DYNAMICS, INNOVATION, NOISE, EXTRA };

static double logistic(double x)
{
    return 1.0 / (1.0 + exp(-x));
}

/* --- scales ----------------------------------------------------------------------------------- */

double ins_scaled(enum ins_scale scale, double floor, double value)
{
    switch (scale) {
    case INS_ON_FISHER: return atanh(value);
    case INS_ON_LOGIT:  return log(value / (1.0 - value));
    case INS_ON_PLAIN:  return value;
    default:            return log(value - floor);
    }
}

double ins_unscaled(enum ins_scale scale, double floor, double scaled)
{
    switch (scale) {
    case INS_ON_FISHER: return tanh(scaled);
    case INS_ON_LOGIT:  return logistic(scaled);
    case INS_ON_PLAIN:  return scaled;
    default:            return floor + exp(scaled);
    }
}

double ins_scale_slope(enum ins_scale scale, double floor, double value)
{
    switch (scale) {
    case INS_ON_FISHER: return 1.0 - value * value;
    case INS_ON_LOGIT:  return value * (1.0 - value);
    case INS_ON_PLAIN:  return 1.0;
    default:            return value - floor;
    }
}

const char *ins_scale_name(enum ins_scale scale)
{
    return ins_key_find("inflow.uncertainty.*.scale")->words[scale];
}

/* --- families --------------------------------------------------------------------------------- */

static void no_extra(const double *theta, struct ins_law *law)
{
    (void)theta;
    (void)law;
}

static void heavy_tail(const double *theta, struct ins_law *law)
{
    law->tail = 2.0 + exp(theta[0]);
}

static void two_stays(const double *theta, struct ins_law *law)
{
    law->regimes = 2;
    law->stay[0] = logistic(theta[0]);
    law->stay[1] = logistic(theta[1]);
}

static void two_volatilities(const double *theta, struct ins_law *law)
{
    two_stays(theta + 1, law);
    law->volatility[1] = 1.0 + exp(theta[0]);
}

static void two_levels(const double *theta, struct ins_law *law)
{
    two_stays(theta + 1, law);
    law->multiplier[1] = 1.0 + exp(theta[0]);
}

static void surges(const double *theta, struct ins_law *law)
{
    law->surge_probability = logistic(theta[0]);
    law->surge_mean        = exp(theta[1]);
}

static double get_level(const struct ins_law *law) { return law->level; }
static double get_persistence(const struct ins_law *law) { return law->persistence; }
static double get_innovation(const struct ins_law *law) { return law->innovation_sd; }
static double get_dispersion(const struct ins_law *law) { return 1.0 / law->noise; }
static double get_tail(const struct ins_law *law) { return law->tail; }
static double get_volatility(const struct ins_law *law) { return law->volatility[1]; }
static double get_multiplier(const struct ins_law *law) { return law->multiplier[1]; }
static double get_first_months(const struct ins_law *law) { return 1.0 / (1.0 - law->stay[0]); }
static double get_second_months(const struct ins_law *law) { return 1.0 / (1.0 - law->stay[1]); }
static double get_probability(const struct ins_law *law) { return law->surge_probability; }
static double get_mean(const struct ins_law *law) { return law->surge_mean; }

#define LEVEL       {"inflow.level_per_month", INS_ON_LOG, 0.0, get_level}
#define SHOCKS      {"inflow.ar1.persistence", INS_ON_FISHER, 0.0, get_persistence}, \
                    {"inflow.ar1.innovation_sd", INS_ON_LOG, 0.0, get_innovation}
#define DISPERSION  {"inflow.dispersion", INS_ON_LOG, 0.0, get_dispersion}
#define MONTHS(name, get) {"inflow.regimes." name ".mean_months", INS_ON_LOG, 1.0, get}

static const double NO_START[][3]   = {{0.0, 0.0, 0.0}};
static const double TAILS[][3]      = {{0.7, 0.0, 0.0}, {2.5, 0.0, 0.0}};
static const double TURBULENCES[][3] = {{0.7, 3.0, 2.0}, {0.0, 2.0, 2.0}, {1.3, 3.0, 0.5}};
static const double LEVELS[][3]     = {{-0.5, 3.5, 2.5}, {0.5, 3.5, 2.5}, {-1.2, 2.5, 2.5}};
static const double SURGES[][3]     = {{-3.0, -0.7, 0.0}, {-2.0, -1.5, 0.0}, {-4.0, 0.0, 0.0}};

/* The list of them is the only switch. Regimes are called as in the scenarios. */
static const struct ins_family families[] = {
    {"normal", 3, 1, NO_START, 1, no_extra, {0}, {0}, {LEVEL, SHOCKS, DISPERSION}, 4},
    {"student", 4, 1, TAILS, 2, heavy_tail, {-3.0, 0.0, 0.0}, {5.3, 0.0, 0.0},
     {LEVEL, SHOCKS, DISPERSION, {"inflow.ar1.tail", INS_ON_LOG, 2.0, get_tail}}, 5},
    {"volatility", 6, 2, TURBULENCES, 3, two_volatilities, {-3.0, -5.0, -5.0}, {3.5, 6.5, 6.5},
     {LEVEL, SHOCKS, DISPERSION,
      {"inflow.regimes.turbulent.volatility", INS_ON_LOG, 0.0, get_volatility},
      MONTHS("calm", get_first_months), MONTHS("turbulent", get_second_months)}, 7},
    {"level", 6, 2, LEVELS, 3, two_levels, {-3.0, -5.0, -5.0}, {3.0, 6.5, 6.5},
     {LEVEL, SHOCKS, DISPERSION,
      {"inflow.regimes.high.multiplier", INS_ON_LOG, 0.0, get_multiplier},
      MONTHS("low", get_first_months), MONTHS("high", get_second_months)}, 7},
    {"surges", 5, 1, SURGES, 3, surges, {-7.0, -4.0, 0.0}, {-1.4, 2.0, 0.0},
     {LEVEL, SHOCKS, DISPERSION,
      {"inflow.surge.probability", INS_ON_LOGIT, 0.0, get_probability},
      {"inflow.surge.mean_log_size", INS_ON_LOG, 0.0, get_mean}}, 6},
};

enum { FAMILIES = sizeof families / sizeof families[0] };

const struct ins_family *ins_families(int *count)
{
    *count = FAMILIES;
    return families;
}

const struct ins_family *ins_family_named(const char *name)
{
    for (int i = 0; i < FAMILIES; i++)
        if (strcmp(families[i].name, name) == 0)
            return &families[i];
    return NULL;
}

int ins_family_size(const struct ins_family *family)
{
    return INS_LAW_DYNAMICS + family->dynamics;
}

/* --- theta ------------------------------------------------------------------------------------ */

static void open_season(const double *theta, struct ins_law *law)
{
    double last = 0.0, sum = 0.0;
    for (int m = 0; m < INS_SEASON - 1; m++) {
        law->season[m] = exp(theta[1 + m]);
        sum += law->season[m];
        last -= theta[1 + m];
    }
    law->season[INS_SEASON - 1] = exp(last);
    double mean = (sum + exp(last)) / INS_SEASON;
    for (int m = 0; m < INS_SEASON; m++)
        law->season[m] /= mean;
    law->level = exp(theta[0]) * mean;
}

void ins_law_at(const struct ins_family *family, const double *theta, struct ins_law *law)
{
    *law = (struct ins_law){.regimes       = 1,
                            .persistence   = tanh(theta[PERSISTENCE]),
                            .innovation_sd = exp(theta[INNOVATION]),
                            .noise         = exp(theta[NOISE]),
                            .volatility    = {1.0, 1.0},
                            .multiplier    = {1.0, 1.0},
                            .stay          = {1.0, 1.0}};
    open_season(theta, law);
    family->extra(theta + EXTRA, law);
}

/* The ends of all laws: a half-life of some months to centuries, noise below rounding or as
 * large as the mean. */
static const double LOW[EXTRA - PERSISTENCE]  = {-3.5, -7.0, -14.0};
static const double HIGH[EXTRA - PERSISTENCE] = {3.5, 2.0, 0.0};

double ins_law_border(const struct ins_family *family, int which)
{
    if (INS_LAW_DYNAMICS + which == NOISE)
        return LOW[NOISE - PERSISTENCE];
    bool tail = family->extra == heavy_tail && INS_LAW_DYNAMICS + which == EXTRA;
    return tail ? family->high[0] : NAN;
}

static double excess_beyond(double value, double low, double high)
{
    double excess = value < low ? low - value : value > high ? value - high : 0.0;
    return excess * excess;
}

double ins_law_excess(const struct ins_family *family, const double *theta)
{
    double sum = 0.0;
    for (int i = PERSISTENCE; i < EXTRA; i++)
        sum += excess_beyond(theta[i], LOW[i - PERSISTENCE], HIGH[i - PERSISTENCE]);
    for (int i = EXTRA; i < ins_family_size(family); i++)
        sum += excess_beyond(theta[i], family->low[i - EXTRA], family->high[i - EXTRA]);
    for (int i = 1; i < INS_SEASON; i++)
        sum += excess_beyond(theta[i], -4.0, 4.0);
    return sum;
}
