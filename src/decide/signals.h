/* decide/signals.h - which sign, at which height, is worth an alarm, and with how many false ones.
 *
 * On an alarm the tower works with other keys for two years, once in a horizon. What that saves hangs on
 * the month of the alarm alone, so every future is played once for each month in which one may be raised, and
 * each sign then looks up its own (6.97). The best is chosen on some futures; all are told on others.
 */
#ifndef INS_DECIDE_SIGNALS_H
#define INS_DECIDE_SIGNALS_H

#include <stdint.h>

#include "engine/summary.h"
#include "instroom/decide.h"
#include "scenario/case.h"
#include "scenario/locate.h"

enum ins_sign {
    INS_SIGN_INFLOW,   /* inflow of three months over that of the same months a year before */
    INS_SIGN_WORK,     /* work that waits, in months of expected inflow */
    INS_SIGN_FORECAST, /* the inflow of the coming year over that of the last, foretold without an error */
    INS_SIGNS,
    INS_SIGN_NONE = INS_SIGNS
};
enum { INS_SIGN_HEIGHTS = 4, INS_SIGNALS = 1 + INS_SIGNS * INS_SIGN_HEIGHTS + INS_SIGN_HEIGHTS * INS_SIGN_HEIGHTS };
enum { INS_ALARM_HOLDS = 24 /* months */, INS_ALARM_KEYS = 8 };

/* An alarm where one sign, or both, reach a height. */
struct ins_signal {
    enum ins_sign       sign, also; /* NONE and NONE: always on, from the start to the end */
    double              height, also_height;
    struct ins_estimate alarms, false_alarms; /* in ten years */
    struct ins_estimate hits;                 /* share of surges; NaN where there is none */
    struct ins_estimate acts;                 /* share of futures with an alarm */
    struct ins_estimate saving, outlay;       /* euro over the horizon, against the scenario as it is */
    /* the same on records, each of them a mean of its years of start; errors are between records */
    struct ins_estimate record_alarms, record_false, record_hits, record_saving, record_outlay;
    double              chosen;               /* what it saved on the futures that choose */
};

struct ins_signals {
    const struct ins_case *source; /* held */
    int64_t                futures; /* fresh ones */
    int                    first, last; /* months in which an alarm may be raised: first ... last - 1 */
    int                    keys;        /* that an alarm turns */
    char                   key[INS_ALARM_KEYS][INS_PATH];
    double                 present[INS_ALARM_KEYS], value[INS_ALARM_KEYS];
    struct ins_estimate    surges;      /* in ten years */
    struct ins_signal      signal[INS_SIGNALS]; /* always; one sign; inflow and work */
    int                    best, best_pair;
    int                    records, windows;   /* European ones, and their years of start; 0: keys are not known */
    struct ins_numbers    *numbers; /* by name; NULL until they are asked for (output/numbers.h) */
};

/* --- inside ----------------------------------------------------------------------------------- */

/* What one future shows. inflow[months] in cases, work[months] as left at the end of the month. */
struct ins_sighted {
    int           months, lag; /* until a month's inflow is known */
    const double *inflow, *work;
};

/* A sign at the start of month t, of what is known then (6.97); NaN where it is not known. */
double ins_sign_at(const struct ins_sighted *seen, enum ins_sign sign, int t);

/* What an alarm did in a future: of months first ... last - 1. */
struct ins_alarms {
    int alarms, false_alarms, surges, hits;
    int raised; /* month of the first; -1: none */
};
struct ins_alarms ins_alarms_count(const struct ins_sighted *seen, const struct ins_signal *signal, int first,
                                   int last);

#endif
