/* fit/rivals.h - forecasts of the next two years without a law, to hold a law's against.
 *
 * The seasonal naive one repeats the last year, times the changes over so long that the
 * record has known. The random walk adds months' changes of the deseasonalised logarithms, drawn from
 * all records of a panel in blocks of half a year, to the mean of the last three months. Smoothing is
 * simple exponential smoothing of the same logarithms, with the weight that foretold them best one month
 * ahead and normal errors (Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing,
 * 2008, model ANN).
 */
#ifndef INS_FIT_RIVALS_H
#define INS_FIT_RIVALS_H

#include "fit/playing.h"
#include "fit/records.h"

/* Each fills INS_PLAYING paths from what `past` knows; false where that says nothing. */
bool ins_rivals_naive(const struct ins_cases *past, struct ins_playing *paths);
bool ins_rivals_walk(const struct ins_cases *past, const struct ins_records *panel, gsl_rng *rng,
                     struct ins_playing *paths);
bool ins_rivals_smooth(const struct ins_cases *past, gsl_rng *rng, struct ins_playing *paths);

#endif
