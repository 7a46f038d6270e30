/* report/charts.h - the drawings of a report, each in a wide and a narrow form.
 *
 * The style sheet shows the one that suits the window; both carry their figures in words, and
 * the section around them a table.
 */
#ifndef INS_REPORT_CHARTS_H
#define INS_REPORT_CHARTS_H

#include "report/tell.h"

/* A series of months.csv as a fan: its name there, its heading, units of the file per unit of the
 * drawing; the norm as a line where it is about this series. */
struct ins_fan_settings {
    const char   *series;
    enum ins_word head;
    double        unit;
    double        high;  /* of the drawing's field, in points */
    bool          named; /* with the names of the years */
    bool          norm;
};
void ins_chart_fan(struct ins_report_writer *report, const struct ins_fan_settings *settings);

/* Futures that keep the norm against the size of the buffer. */
void ins_chart_frontier(struct ins_report_writer *report);

/* The norm buffer against the yearly budget; nothing where no buffer is known. */
void ins_chart_equal(struct ins_report_writer *report);

/* A bar for each line of the ledger. */
struct ins_ledger_line {
    const char *label;
    double      euro;
    bool        others; /* paid by others */
};
void ins_chart_ledger(struct ins_report_writer *report, const struct ins_ledger_line *lines,
                      int count);

/* A bar for each key: from three spreads below today's value to three above it, dark where the answer
 * stays. `about` says so in words. */
struct ins_hold;
void ins_chart_holds(struct ins_report_writer *report, const struct ins_hold *hold, int count,
                     const char *about);

/* A row for each label: a dot, and through it the interval of its error; nothing where no value is known.
 * The axis tells values divided by `unit`. An open end of an interval goes to the edge. */
struct ins_dot {
    const char         *label;
    struct ins_estimate at;
};
struct ins_dots {
    const char           *title, *about;
    double                unit;
    const struct ins_dot *dot;
    int                   count;
};
void ins_chart_dots(struct ins_report_writer *report, const struct ins_dots *what);

/* A share of 1 as a small bar for a cell of a table. */
void ins_chart_share(struct ins_html *html, double share);

#endif
