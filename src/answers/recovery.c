/* Kaplan and Meier's share of futures that have recovered, after so many months (6.44). */
#include <math.h>

#include "answers/risk.h"
#include "answers/sample.h"
#include "base/memory.h"

const int ins_recovery_term[INS_RECOVERY_TERMS] = {12, 24, 36};

static const double NORMAL = 1.959963984540054; /* 97.5 % point */

/* By duration 0 ... horizon: futures still looked at just before, and recoveries then. */
struct table {
    int     horizon;
    double *at_risk, *ended;
    double *hazard; /* sum of ended / (at_risk (at_risk - ended)) up to and including */
    double *left;   /* share that has not recovered, after */
};

static bool table_init(int horizon, struct table *table, struct ins_error *error)
{
    size_t  places = (size_t)horizon + 1;
    double *memory = ins_memory_create(4 * places, sizeof *memory, error);
    *table = (struct table){.horizon = horizon, .at_risk = memory};
    if (memory) {
        table->ended  = memory + places;
        table->hazard = memory + 2 * places;
        table->left   = memory + 3 * places;
    }
    return memory;
}

static void fill_life_table(const double *months, const double *open, int64_t count,
                            struct table *table)
{
    double left = 1.0, hazard = 0.0, waiting = 0.0;
    for (int64_t f = 0; f < count; f++) {
        if (isnan(months[f]))
            continue;
        waiting += 1.0;
        table->at_risk[(int)months[f]] += 1.0; /* for the moment: those who go */
        table->ended[(int)months[f]] += open[f] > 0.0 ? 0.0 : 1.0;
    }
    for (int d = 0; d <= table->horizon; d++) {
        double gone = table->at_risk[d];
        table->at_risk[d] = waiting;
        if (waiting > 0.0) {
            left *= 1.0 - table->ended[d] / waiting;
            if (waiting > table->ended[d])
                hazard += table->ended[d] / (waiting * (waiting - table->ended[d]));
        }
        table->left[d]   = left;
        table->hazard[d] = hazard;
        waiting -= gone;
    }
}

/* Standard error of left[d]: that of the mean of what each future adds to it (Reid, 1981);
 * `part` holds a value a future. */
static double error_at(enum ins_sampling sampling, const struct table *table, int d,
                       const double *months, const double *open, int64_t count, double *part)
{
    for (int64_t f = 0; f < count; f++) {
        part[f] = 0.0;
        if (isnan(months[f]))
            continue;
        int    own = (int)months[f], end = own < d ? own : d;
        double stayed = table->at_risk[own] - table->ended[own];
        double went   = own <= d && !(open[f] > 0.0) && stayed > 0.0 ? 1.0 / stayed : 0.0;
        part[f] = -table->left[d] * (went - table->hazard[end]) * (double)count;
    }
    return ins_sample_mean(sampling, part, count).error;
}

/* Nobody was looked at for so long, and somebody had not recovered before. */
static bool unseen(const struct table *table, int d)
{
    if (d > table->horizon)
        return true;
    return !(table->at_risk[d] > 0.0) && !(table->at_risk[0] > 0.0 && table->left[d] == 0.0);
}

static struct ins_estimate recovered_by(const struct table *table, int d, double error)
{
    return ins_sample_share((struct ins_mean){1.0 - table->left[d], error}, table->at_risk[0],
                          table->at_risk[0]);
}

/* The first duration after which at most `share` are left; NaN: not seen. */
static double first_at(const struct table *table, double share)
{
    for (int d = 0; d <= table->horizon && !unseen(table, d); d++)
        if (table->left[d] <= share)
            return d;
    return NAN;
}

enum ins_status ins_risk_recovery(enum ins_sampling sampling, const double *months,
                                  const double *open, int64_t count, int horizon,
                                  struct ins_recovery *recovery, struct ins_error *error)
{
    const struct ins_estimate unknown = {NAN, NAN, NAN};
    struct table table;
    double      *part = ins_memory_create((size_t)count, sizeof *part, error);
    bool         all  = table_init(horizon, &table, error) && part;
    *recovery = (struct ins_recovery){.median = unknown};
    if (all)
        fill_life_table(months, open, count, &table);
    for (int64_t f = 0; f < count && all; f++) {
        recovery->recovered += !isnan(months[f]) && !(open[f] > 0.0);
        recovery->open += !isnan(months[f]) && open[f] > 0.0;
    }
    for (int i = 0; i < INS_RECOVERY_TERMS && all; i++) {
        int d = ins_recovery_term[i];
        recovery->within[i] = unknown;
        if (!unseen(&table, d))
            recovery->within[i] = recovered_by(
                &table, d, error_at(sampling, &table, d, months, open, count, part));
    }
    double median = all ? first_at(&table, 0.5) : NAN;
    if (!isnan(median)) {
        double half = NORMAL * error_at(sampling, &table, (int)median, months, open, count, part);
        recovery->median = (struct ins_estimate){median, first_at(&table, 0.5 + half),
                                                 first_at(&table, 0.5 - half)};
    }
    ins_memory_free(table.at_risk);
    ins_memory_free(part);
    return all ? INS_DONE : INS_WORLD;
}
