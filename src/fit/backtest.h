/* fit/backtest.h - how well an average of laws would have foretold, had it been made earlier.
 *
 * Year by year everything is fitted to the first months of a record alone: season, laws, weights, the
 * prior from the panel's months before; worlds are drawn with all that was not known then, and play
 * four paths each. What came in the month one and two years ahead, and the sum until then, is held against
 * them and against three rivals (fit/rivals.h): how often it fell inside the bands, in which tenth it
 * fell (the probability integral transform), and three scores: the continuous ranked probability score
 * (Gneiting and Raftery, J. American Statistical Association 102, 2007), the pinball loss of the 95 %
 * quantile, over what came, and the log density of the logarithm (a normal kernel over the paths).
 */
#ifndef INS_FIT_BACKTEST_H
#define INS_FIT_BACKTEST_H

#include "fit/average.h"
#include "fit/playing.h"
#include "instroom/answers.h"

enum {
    INS_BACKTEST_HORIZONS = 2,
    INS_BACKTEST_BANDS    = 3,
    INS_BACKTEST_BINS     = 10,
    INS_BACKTEST_FIRST    = 60, /* months that the first fit has */
    INS_BACKTEST_EVERY    = 6   /* months between two forecasts */
};
extern const int    ins_backtest_ahead[INS_BACKTEST_HORIZONS]; /* 12, 24 */
extern const double ins_backtest_band[INS_BACKTEST_BANDS];     /* .5, .8, .95 */

enum ins_forecaster {
    INS_BACKTEST_OURS,
    INS_BACKTEST_NAIVE,
    INS_BACKTEST_WALK,
    INS_BACKTEST_SMOOTH,
    INS_BACKTEST_FORECASTERS
};

/* What is foretold of a horizon. */
enum ins_foretelling { INS_BACKTEST_MONTH, INS_BACKTEST_SUM, INS_BACKTEST_KINDS };

/* Sums over forecasts, which overlap, so that they are not independent. */
struct ins_backtest_tally {
    int    forecasts;
    int    inside[INS_BACKTEST_BANDS];
    int    bin[INS_BACKTEST_BINS];
    int    above;    /* the 95 % quantile */
    double crps;     /* cases */
    double pinball;  /* of the 95 % quantile, over what came */
    double log_score;
    double error;    /* |log(median / what came)| */
};

struct ins_backtest {
    int    scored; /* months foretold one month ahead by all laws */
    double score[INS_WEIGH_LAWS]; /* mean log density of them; NaN where there are none */
    struct ins_backtest_tally tally[INS_BACKTEST_FORECASTERS][INS_BACKTEST_HORIZONS]
                                   [INS_BACKTEST_KINDS];
};

/* One forecast held against what came: a sample, which is sorted, and a value. */
void ins_backtest_judge(double *sample, int count, double came, struct ins_backtest_tally *tally);

/* Do the bands of a tally hold far less than they say? False for few forecasts. */
bool ins_backtest_poor(const struct ins_backtest_tally *tally);

/* `law`: one of ins_fit_law()'s places alone, or -1 for the average. `panel`: as the prior has it, with
 * all months; NULL: none; `europe`: it is the library's, which knows the laws too. INS_WRONG for a record under seven years. */
enum ins_status ins_backtest_run(const struct ins_cases *cases, const struct ins_records *panel, bool europe,
                                 int law, const struct ins_foretold *foretold,
                                 const struct ins_options *options,
                                 struct ins_backtest *backtest, struct ins_error *error);

#endif
