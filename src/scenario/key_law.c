#include "scenario/key_law.h"

#include <math.h>
#include <stddef.h>

#include "chance/normal.h"
#include "chance/real.h"

/* A triangle reaches a tenth of its mass where its rise has come this far: sqrt(2 / 10). */
static const double TENTH_OF_TRIANGLE = 0.447213595499957939;

static double triangular(const struct ins_key_law *l, double u)
{
    double width = l->to - l->from, rise = l->mode - l->from, fall = l->to - l->mode;
    if (u * width < rise)
        return l->from + sqrt(u * width * rise);
    return l->to - sqrt((1.0 - u) * width * fall);
}

static double cut_to_range(const struct ins_key_law *l, double value)
{
    if (value < l->from) /* false for an end that is not given */
        return l->from;
    return value > l->to ? l->to : value;
}

/* Of whole numbers each with the same chance. */
static double uniform_whole(const struct ins_key_law *l, double u)
{
    double value = floor(l->from + u * (l->to - l->from + 1.0));
    return value > l->to ? l->to : value;
}

double ins_key_law_quantile(const struct ins_key_law *l, bool whole, double u)
{
    double value = 0.0;
    switch (l->distribution) {
    case INS_UNIFORM:
        if (whole)
            return uniform_whole(l, u);
        value = cut_to_range(l, l->from + u * (l->to - l->from));
        break;
    case INS_NORMAL:
        value = cut_to_range(l, l->mean + l->sd * ins_normal(u));
        break;
    case INS_LOGNORMAL:
        value = cut_to_range(l, ins_exp(l->mean + l->sd * ins_normal(u)));
        break;
    case INS_TRIANGULAR:
        value = cut_to_range(l, triangular(l, u));
        break;
    case INS_BY_PARAMETERS: /* not settled */
        return NAN;
    }
    return whole ? floor(value + 0.5) : value;
}

/* --- as written ------------------------------------------------------------------------------- */

static bool has_ends(const struct ins_key_law *l)
{
    return !isnan(l->from) && !isnan(l->to);
}

static bool has_quantiles(const struct ins_key_law *l)
{
    return !isnan(l->p10) && !isnan(l->p90);
}

static bool has_spread(const struct ins_key_law *l)
{
    return !isnan(l->mean) && !isnan(l->sd);
}

enum ins_distribution ins_key_law_meant(const struct ins_key_law *l)
{
    if (l->distribution != INS_BY_PARAMETERS)
        return l->distribution;
    if (has_quantiles(l) || has_spread(l))
        return INS_NORMAL;
    if (has_ends(l))
        return isnan(l->mode) ? INS_UNIFORM : INS_TRIANGULAR;
    return INS_BY_PARAMETERS;
}

/* Quantiles and the parameters that they stand for exclude each other. */
static const char *quantiles_clash(const struct ins_key_law *l, enum ins_distribution meant)
{
    bool bell = meant == INS_NORMAL || meant == INS_LOGNORMAL;
    if (!has_quantiles(l))
        return "p10 and p90, both of them";
    if (l->p10 >= l->p90)
        return "p90 above p10";
    if (meant == INS_LOGNORMAL && l->p10 <= 0.0)
        return "p10 above 0, as the law is lognormal";
    if (!isnan(l->mean) || !isnan(l->sd) || !isnan(l->mode))
        return "either p10 and p90, or the parameters of the law";
    if (!bell && (!isnan(l->from) || !isnan(l->to)))
        return "either p10 and p90, or from and to";
    return NULL;
}

const char *ins_key_law_lacks(const struct ins_key_law *l)
{
    enum ins_distribution meant = ins_key_law_meant(l);
    if (!isnan(l->p10) || !isnan(l->p90))
        return quantiles_clash(l, meant);
    if (has_ends(l) && l->from >= l->to)
        return "more than from in to";
    if (has_ends(l) && (l->mode < l->from || l->mode > l->to))
        return "a mode between from and to";
    switch (meant) {
    case INS_NORMAL:
    case INS_LOGNORMAL:  return has_spread(l) ? NULL : "mean and sd beside it, or p10 and p90";
    case INS_TRIANGULAR: return has_ends(l) && !isnan(l->mode)
                                    ? NULL : "from, mode and to beside it, or p10 and p90";
    case INS_UNIFORM:    return has_ends(l) ? NULL : "from and to beside it, or p10 and p90";
    default:             return "a law: from and to, or p10 and p90, or mean and sd beside it";
    }
}

/* --- settled ---------------------------------------------------------------------------------- */

static void spread_between(double low, double high, struct ins_key_law *l)
{
    l->mean = 0.5 * (low + high);
    l->sd   = (high - low) / (2.0 * ins_normal(0.9));
}

static void ends_around(double reach, struct ins_key_law *l)
{
    double middle = 0.5 * (l->p10 + l->p90), half = 0.5 * (l->p90 - l->p10) / reach;
    l->from = middle - half;
    l->to   = middle + half;
}

void ins_key_law_settle(struct ins_key_law *l)
{
    l->distribution = ins_key_law_meant(l);
    if (!has_quantiles(l))
        return;
    switch (l->distribution) {
    case INS_NORMAL:    spread_between(l->p10, l->p90, l); break;
    case INS_LOGNORMAL: spread_between(ins_log(l->p10), ins_log(l->p90), l); break;
    case INS_UNIFORM:   ends_around(0.8, l); break;
    case INS_TRIANGULAR:
        ends_around(1.0 - TENTH_OF_TRIANGLE, l);
        l->mode = 0.5 * (l->from + l->to);
        break;
    case INS_BY_PARAMETERS: break;
    }
    l->p10 = l->p90 = NAN;
}
