/* answers/risk.h - how bad it can get: tails, return periods, an empty buffer, recovery.
 *
 * Tails (6.41). Beside the alpha-quantile of a result (value at risk) stands what it comes to on
 * average in the worst 1 - alpha of futures (conditional value at risk; Acerbi and Tasche, 2002):
 * with q the ceil(alpha N)-th of N values x,  CVaR = q + sum (x - q)+ / ((1 - alpha) N). Its
 * error is that of the mean of q + (x - q)+ / (1 - alpha), the quantile's own error being of
 * smaller order (Trindade, Uryasev, Shapiro and Zrazhevsky, 2007).
 *
 * Years (6.42). A year is twelve months of the horizon, counted from month 0; what is left at the
 * end is no year. The draw of a year is what a buffer that is full when the year begins would have
 * had to hold: the largest X of (5.11), with X = 0 at the start of each year. An amount that is
 * exceeded in a share p of all years, over all futures, is exceeded once in 1 / p years. The years
 * of one future hang together, so that a future is one observation: intervals are Clopper and
 * Pearson's with the number of independent years that the spread between futures tells (Korn and
 * Graubard, 1998), and those of amounts come of inverting them (Woodruff, 1952).
 *
 * Empty (6.43). The buffer is empty in a month that it ends with less than half a cent.
 *
 * Recovery (6.44). A future breaches the norm in the first month from norm.from on with the measure
 * above the limit. It has recovered, `again`, with the first month that opens max(1,
 * tolerance_months) months in a row within the limit; `for good` with the month after the last
 * one above. What the horizon cuts off is not known: the share that has recovered after so many
 * months is Kaplan and Meier's (1958), which takes a future for what it showed up to then.
 */
#ifndef INS_ANSWERS_RISK_H
#define INS_ANSWERS_RISK_H

#include <stdint.h>

#include "answers/outcome.h"
#include "engine/futures.h"
#include "engine/summary.h"

struct ins_tail {
    struct ins_estimate quantile; /* at norm.confidence */
    struct ins_mean     beyond;   /* the mean of the worst rest */
};

/* "More than `draw` euro in a year, once in `years` years". */
enum { INS_RETURNS = 9 };
struct ins_return {
    double              years;
    struct ins_estimate draw; /* euro; NaN where the futures hold too few years to tell */
};

/* Chances that a draw exceeds an amount, in a year and at any time in the horizon. */
enum { INS_EXCEEDANCES = 41 };
struct ins_exceedance {
    double              draw;    /* euro, from 0 to the largest of the horizon; more of them up
                                    to the largest of a year */
    struct ins_estimate year;    /* of the draw of a year; NaN where the horizon has none */
    struct ins_estimate horizon; /* of the largest shortfall of the horizon */
};

/* Chances in a month and up to its end. */
struct ins_month_risk {
    struct ins_estimate empty, empty_by; /* the buffer; NaN where there is none */
    struct ins_estimate over, over_by;   /* above the norm's limit; NaN before norm.from */
};

enum { INS_RECOVERY_TERMS = 3 };
extern const int ins_recovery_term[INS_RECOVERY_TERMS]; /* months: 12, 24, 36 */

struct ins_recovery {
    int64_t             recovered, open; /* futures; `open`: not within the horizon */
    struct ins_estimate within[INS_RECOVERY_TERMS]; /* chance, of those that breached */
    struct ins_estimate median;                     /* months; NaN where not seen */
};

struct ins_risk {
    double                 confidence;
    int                    years;  /* whole years of the horizon */
    int                    months;
    struct ins_tail        tail[INS_TAILS];
    struct ins_return      once[INS_RETURNS];
    struct ins_exceedance  exceedance[INS_EXCEEDANCES];
    struct ins_month_risk *month;  /* [months] */
    struct ins_estimate    breach; /* chance that the limit is ever exceeded */
    int64_t                breached;
    int                    recovery_run; /* months within the limit that are a recovery */
    struct ins_recovery    again, good;
};

/* --- gathering ------------------------------------------------------------------------------ */

/* The columns of a tape that risk looks at. */
struct ins_risk_columns {
    int columns; /* of the tape */
    int cost, budget, buffer, backlog, overdue, overdue_share, older;
};

struct ins_risk_collector; /* what futures leave behind */
enum ins_status ins_risk_collector_create(const struct ins_scenario *scenario, int64_t futures,
                                 struct ins_risk_collector **made, struct ins_error *error);
void ins_risk_collector_free(struct ins_risk_collector *collector);

/* Take a block with its tape; may be called on several threads for different blocks. */
void ins_risk_collector_collect(struct ins_risk_collector     *collector,
                                const struct ins_risk_columns *columns,
                                const struct ins_played       *played);

/* Once all blocks are taken; result[r] holds a value a future. risk->month is freed with
 * ins_memory_free(). */
enum ins_status ins_risk_collector_finish(const struct ins_risk_collector *collector,
                                          double *const *result, struct ins_risk *risk,
                                          struct ins_error *error);

/* --- estimators ----------------------------------------------------------------------------- */

/* Quantile and mean beyond it of values[count]. */
enum ins_status ins_risk_tail(enum ins_sampling sampling, double alpha, const double *values,
                              int64_t count, struct ins_tail *tail, struct ins_error *error);

/* Time from breach to recovery: months[count], NaN for a future that did not breach; open[i] not
 * 0 where the end was not seen: longer than that. `horizon` bounds all months. */
enum ins_status ins_risk_recovery(enum ins_sampling sampling, const double *months,
                                  const double *open, int64_t count, int horizon,
                                  struct ins_recovery *recovery, struct ins_error *error);

#endif
