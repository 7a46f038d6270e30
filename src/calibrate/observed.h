/* calibrate/observed.h - what was observed of a service, to hold a model against.
 *
 * A table through record/published.h, a line a figure: month,what,value,sd,source. `what` is a column of `path` or several with +
 * between them, older.TRACK.N (cases that wait longer than N months), or one of those inside year(...) or
 * quarter(...): summed over the twelve or three months that end with `month`. sd is the error of the
 * reading, one standard deviation; it may be left out. The older header of `backcast --anchors` is read,
 * too. Figures are laid by the months of a scenario.
 */
#ifndef INS_CALIBRATE_OBSERVED_H
#define INS_CALIBRATE_OBSERVED_H

#include "base/date.h"
#include "base/error.h"
#include "plan/plan.h"

enum { INS_OBSERVED_MOST = 10000, INS_OBSERVED_TERMS = 8, INS_OBSERVED_WHAT = 160,
       INS_OBSERVED_COLUMNS = 256, INS_OBSERVED_KINDS = 256 };

/* One figure: the sum of `terms` columns over the months first ... last. */
struct ins_figure_read {
    ins_date month;
    char     what[INS_OBSERVED_WHAT];
    char     source[INS_OBSERVED_WHAT];
    double   value, sd;  /* sd 0 where it is not given */
    int      kind;       /* figures with the same `what` are of one kind */
    int      first, last; /* months from the start */
    int      terms, term[INS_OBSERVED_TERMS]; /* columns of the tape */
};

struct ins_observed {
    int     figures;
    struct ins_figure_read *figure; /* [figures] */
    int     kinds;
    int     columns;                /* of the tape */
    size_t  offset[INS_OBSERVED_COLUMNS]; /* inside struct ins_world */
};

/* Read the figures at `path` (of a workbook `sheet`, NULL: the first) for the plan of a resolved scenario, which is asked for ages that they need
 * (ins_plan_ask_older). INS_WRONG names file and line and what was expected. */
enum ins_status ins_observed_read(const char *path, const char *sheet, struct ins_plan *plan,
                                  struct ins_observed **made, struct ins_error *error);
void ins_observed_free(struct ins_observed *observed);

#endif
