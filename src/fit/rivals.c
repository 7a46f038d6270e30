#include "fit/rivals.h"

#include <gsl/gsl_randist.h>
#include <math.h>

#include "base/memory.h"
#include "fit/filter.h"

enum { BLOCK = 6, STEPS = 19 /* weights tried */ };

/* --- the seasonal naive ----------------------------------------------------------------------- */

/* The months of the last year that is wholly known, times the change of a whole path of 24 months from the
 * year before it, for each place of the record where that was known. */
bool ins_rivals_naive(const struct ins_cases *past, struct ins_playing *paths)
{
    int n = past->months, from[INS_MONTHS], count = 0;
    for (int o = 12; o + INS_PLAYING_MONTHS <= n; o++) {
        bool known = true;
        for (int t = o - 12; t < o + INS_PLAYING_MONTHS; t++)
            known = known && past->total[t] >= 1.0;
        if (known)
            from[count++] = o;
    }
    for (int t = n - 12; t < n; t++)
        if (isnan(past->total[t]))
            return false;
    for (int i = 0; i < INS_PLAYING && count > 0; i++) {
        int o = from[i % count];
        for (int t = 0; t < INS_PLAYING_MONTHS; t++)
            paths->cases[i][t] = past->total[n - 12 + t % 12] * past->total[o + t] /
                                 past->total[o - 12 + t % 12];
    }
    return count > 0;
}

/* --- deseasonalised logarithms ---------------------------------------------------------------- */

struct calm {
    double season[INS_SEASON];
    double value[INS_MONTHS]; /* NaN: not known */
};

static bool take_season_out(const struct ins_cases *cases, struct calm *calm)
{
    double unused;
    if (!ins_panel_season(cases, calm->season, &unused))
        return false;
    for (int t = 0; t < cases->months; t++)
        calm->value[t] = ins_filter_log(cases->total[t]) -
                         calm->season[ins_date_month(cases->first + t)];
    return true;
}

/* --- the random walk -------------------------------------------------------------------------- */

/* Changes of one record from its mean change, where a whole block of them is known. */
struct changes {
    int    count;
    double value[INS_MONTHS][BLOCK];
};

static void take_changes(const struct ins_cases *cases, struct changes *changes)
{
    struct calm calm;
    double      sum = 0.0;
    int         known = 0;
    changes->count = 0;
    if (!take_season_out(cases, &calm))
        return;
    for (int t = 1; t < cases->months; t++) {
        double change = calm.value[t] - calm.value[t - 1];
        known += !isnan(change);
        sum += isnan(change) ? 0.0 : change;
    }
    for (int t = 1; t + BLOCK <= cases->months; t++) {
        bool whole = true;
        for (int i = 0; i < BLOCK; i++) {
            changes->value[changes->count][i] = calm.value[t + i] - calm.value[t + i - 1] - sum / known;
            whole = whole && !isnan(changes->value[changes->count][i]);
        }
        changes->count += whole;
    }
}

static double last_level(const struct ins_cases *past, const struct calm *calm)
{
    double sum = 0.0;
    int    known = 0;
    for (int t = past->months - 1; t >= 0 && known < 3; t--)
        if (!isnan(calm->value[t])) {
            sum += calm->value[t];
            known++;
        }
    return sum / known;
}

static void walk_on(double level, const double *season, int first, const struct changes *from, int records,
                    gsl_rng *rng, double *cases)
{
    for (int t = 0; t < INS_PLAYING_MONTHS;) {
        const struct changes *c = &from[gsl_rng_uniform_int(rng, (unsigned long)records)];
        const double *block = c->value[gsl_rng_uniform_int(rng, (unsigned long)c->count)];
        for (int i = 0; i < BLOCK; i++, t++) {
            level += block[i];
            cases[t] = exp(level + season[(first + t) % INS_SEASON]);
        }
    }
}

/* The changes of each record; of the past alone where the panel has none. */
static int take_all(const struct ins_cases *past, const struct ins_records *panel,
                    struct changes *from)
{
    int records = 0;
    for (int i = 0; i < (panel ? panel->count : 0); i++) {
        take_changes(&panel->cases[i], &from[records]);
        records += from[records].count > 0;
    }
    if (records == 0)
        take_changes(past, &from[records++]);
    return from[0].count > 0 ? records : 0;
}

bool ins_rivals_walk(const struct ins_cases *past, const struct ins_records *panel, gsl_rng *rng,
                     struct ins_playing *paths)
{
    struct changes *from = ins_memory_create(INS_RECORDS, sizeof *from, NULL);
    struct calm     calm;
    int             first = ins_date_month(past->first + past->months);
    int             records = from && take_season_out(past, &calm) ? take_all(past, panel, from) : 0;
    for (int i = 0; i < INS_PLAYING && records > 0; i++)
        walk_on(last_level(past, &calm), calm.season, first, from, records, rng, paths->cases[i]);
    ins_memory_free(from);
    return records > 0;
}

/* --- smoothing -------------------------------------------------------------------------------- */

/* Mean square error one month ahead; `level` is that of the end. */
static double smooth(const struct ins_cases *past, const struct calm *calm, double weight,
                     double *level)
{
    double sum = 0.0;
    int    known = 0;
    *level = NAN;
    for (int t = 0; t < past->months; t++) {
        if (isnan(calm->value[t]))
            continue;
        double error = isnan(*level) ? 0.0 : calm->value[t] - *level;
        *level = isnan(*level) ? calm->value[t] : *level + weight * error;
        sum += error * error;
        known++;
    }
    return sum / (known - 1);
}

bool ins_rivals_smooth(const struct ins_cases *past, gsl_rng *rng, struct ins_playing *paths)
{
    struct calm calm;
    double      least = INFINITY, best = 1.0, level;
    int         first = ins_date_month(past->first + past->months);
    if (!take_season_out(past, &calm))
        return false;
    for (int s = 1; s <= STEPS; s++) {
        double weight = s / (STEPS + 1.0), error = smooth(past, &calm, weight, &level);
        best  = error < least ? weight : best;
        least = fmin(least, error);
    }
    least = smooth(past, &calm, best, &level);
    for (int i = 0; i < INS_PLAYING; i++) {
        double at = level;
        for (int t = 0; t < INS_PLAYING_MONTHS; t++) {
            double error = sqrt(least) * gsl_ran_ugaussian(rng);
            paths->cases[i][t] = exp(at + error + calm.season[(first + t) % INS_SEASON]);
            at += best * error;
        }
    }
    return true;
}
