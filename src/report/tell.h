/* report/tell.h - figures of the findings, as the pages tell them. */
#ifndef INS_REPORT_TELL_H
#define INS_REPORT_TELL_H

#include "engine/summary.h"
#include "report/findings.h"
#include "report/html.h"

/* A report on its way: the page, and what it tells. */
struct ins_report_writer {
    struct ins_html            html;
    const struct ins_findings *f;
};

/* A word with its {1}, {2} ... filled in, not escaped, its "~" a plain blank. */
struct ins_phrase ins_tell(const struct ins_report_writer *report, enum ins_word word,
                           const char *const *values);

/* "January 2030", of an ins_date; of month `t` of the horizon. */
struct ins_phrase ins_tell_date(const struct ins_report_writer *report, int date);
struct ins_phrase ins_tell_month(const struct ins_report_writer *report, int t);

/* { value, low, high } at a path of summary.json. */
struct ins_estimate ins_tell_estimate(const struct ins_report_writer *report, const char *path);

/* "(16.4 to 20.9)": bounds of euro in millions with the digits that suit `value`, and of a
 * probability, of 100. "" where both are open. */
struct ins_phrase ins_tell_euro_interval(const struct ins_report_writer *report,
                                         struct ins_estimate estimate);
struct ins_phrase ins_tell_hundred_interval(const struct ins_report_writer *report,
                                            struct ins_estimate estimate);

/* Euro in millions with a number of decimals that suits a table up to `largest` euro. */
struct ins_figure ins_tell_million(const struct ins_report_writer *report, double euro,
                                   double largest);
struct ins_figure ins_tell_count(const struct ins_report_writer *report, double value);
struct ins_figure ins_tell_hundred(const struct ins_report_writer *report, double share);

/* What is asked of the futures, of 100, without needless decimals. */
struct ins_figure ins_tell_asked(const struct ins_report_writer *report);

/* A share so, of 100. */
struct ins_figure ins_tell_plainly(const struct ins_report_writer *report, double share);

/* "at most 30,000 cases beyond their legal term"; ", 6 months above that forgiven" or "". */
struct ins_phrase ins_tell_norm(const struct ins_report_writer *report);
struct ins_phrase ins_tell_forgiven(const struct ins_report_writer *report);

/* Whether the buffer was looked for. */
bool ins_tell_knows_buffer(const struct ins_report_writer *report);

#endif
