/* One forecast of a backtest held against what came. */
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#include "fit/backtest.h"

enum { ENOUGH = 8 /* forecasts that a coverage is told of */ };

static const double UPPER = 0.95;

/* Of a sorted sample: mean |x - y| - mean |x - x'| / 2. */
static double ranked_score(const double *sorted, int count, double came)
{
    double miss = 0.0, spread = 0.0;
    for (int i = 0; i < count; i++) {
        miss += fabs(sorted[i] - came);
        spread += (2.0 * i + 1.0 - count) * sorted[i];
    }
    return miss / count - spread / count / count;
}

/* Log density of the logarithm of what came under a normal kernel over the sample's logarithms, as wide as
 * Silverman (Density Estimation, 1986, 3.31) says; cases below one half count as that. */
static double log_score(const double *sorted, int count, double came)
{
    double value = log(fmax(came, 0.5)), sum = 0.0, mean = 0.0, square = 0.0;
    for (int i = 0; i < count; i++)
        mean += log(fmax(sorted[i], 0.5)) / count;
    for (int i = 0; i < count; i++)
        square += pow(log(fmax(sorted[i], 0.5)) - mean, 2) / count;
    double middle = log(fmax(gsl_stats_quantile_from_sorted_data(sorted, 1, (size_t)count, 0.75), 0.5)) -
                    log(fmax(gsl_stats_quantile_from_sorted_data(sorted, 1, (size_t)count, 0.25), 0.5));
    double width = 0.9 * fmax(fmin(sqrt(square), middle / 1.34), 1e-3) * pow(count, -0.2);
    for (int i = 0; i < count; i++)
        sum += exp(-0.5 * pow((log(fmax(sorted[i], 0.5)) - value) / width, 2)) / count;
    return log(sum / (width * sqrt(2.0 * M_PI)) + 1e-12);
}

void ins_backtest_judge(double *sample, int count, double came, struct ins_backtest_tally *tally)
{
    int below = 0;
    gsl_sort(sample, 1, (size_t)count);
    while (below < count && sample[below] <= came)
        below++;
    double rank  = (double)below / count;
    double upper = gsl_stats_quantile_from_sorted_data(sample, 1, (size_t)count, UPPER);
    double half  = gsl_stats_quantile_from_sorted_data(sample, 1, (size_t)count, 0.5);
    int    bin   = (int)(rank * INS_BACKTEST_BINS);
    for (int b = 0; b < INS_BACKTEST_BANDS; b++)
        tally->inside[b] += fabs(rank - 0.5) <= 0.5 * ins_backtest_band[b];
    tally->bin[bin < INS_BACKTEST_BINS ? bin : INS_BACKTEST_BINS - 1]++;
    tally->above += came > upper;
    tally->crps += ranked_score(sample, count, came);
    tally->pinball += (came > upper ? UPPER * (came - upper) : (1.0 - UPPER) * (upper - came)) /
                      fmax(came, 1.0);
    tally->log_score += log_score(sample, count, came);
    tally->error += fabs(log(fmax(half, 0.5) / fmax(came, 0.5)));
    tally->forecasts++;
}

bool ins_backtest_poor(const struct ins_backtest_tally *tally)
{
    double share = (double)tally->inside[INS_BACKTEST_BANDS - 1] / tally->forecasts;
    return tally->forecasts >= ENOUGH && share < 0.85;
}
