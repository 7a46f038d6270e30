/* fit/backtest.h - how well a law would have foretold, had it been fitted earlier.
 *
 * The law is fitted to the first months of a record alone, year by year, and foretells what
 * came: each month one month ahead (the mean log density is its score), and every third month
 * a month one and two years ahead, from random
 * paths under the model's ceiling of ten times the level. How often that fell inside the bands, in
 * which tenth it fell (the probability integral transform), and the continuous ranked
 * probability score (Gneiting and Raftery, J. American Statistical Association 102, 2007) beside
 * that of a seasonal naive rival: the same month one or two years earlier, times the changes
 * over so long that the record had known by then.
 */
#ifndef INS_FIT_BACKTEST_H
#define INS_FIT_BACKTEST_H

#include "fit/estimate.h"
#include "instroom/answers.h"

enum {
    INS_BACKTEST_LAWS     = 8,
    INS_BACKTEST_HORIZONS = 2,
    INS_BACKTEST_BANDS    = 3,
    INS_BACKTEST_BINS     = 10,
    INS_BACKTEST_FIRST    = 60 /* months that the first fit has */
};
extern const int    ins_backtest_ahead[INS_BACKTEST_HORIZONS]; /* 12, 24 */
extern const double ins_backtest_band[INS_BACKTEST_BANDS];     /* .5, .8, .95 */

struct ins_backtest_horizon {
    int    origins;                     /* forecasts; they overlap, so they are not independent */
    int    inside[INS_BACKTEST_BANDS];  /* of them, inside each band */
    int    bin[INS_BACKTEST_BINS];      /* in each tenth of what was foretold */
    double crps, rival;                 /* mean, cases; smaller is better */
};

struct ins_backtest {
    int    scored;                   /* months foretold one month ahead */
    double score[INS_BACKTEST_LAWS]; /* mean log density of log counts, by law */
    struct ins_backtest_horizon horizon[INS_BACKTEST_HORIZONS]; /* of the law that was taken */
};

/* INS_WRONG for a record under seven years. */
enum ins_status ins_backtest_run(const struct ins_cases *cases, const struct ins_fitted *fitted,
                                 int laws, int taken, const struct ins_options *options,
                                 struct ins_backtest *backtest, struct ins_error *error);

#endif
