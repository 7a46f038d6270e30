/* fit/series.h - a monthly record of applications, read to be fitted.
 *
 * Lines that begin with # are comments; the header is month,NAME,...; then one line a month,
 * YYYY-MM in rising order, cases as numbers with a decimal point. An empty cell, and a month
 * that is left out, is one that the record does not know. Several columns are tracks; their sum
 * is the inflow.
 *
 * What cannot be fitted is refused with its place: months without cases, quarters or years in
 * the place of months, decimal commas and thousands, a record that is too short.
 */
#ifndef INS_FIT_SERIES_H
#define INS_FIT_SERIES_H

#include "base/date.h"
#include "base/error.h"
#include "scenario/scenario.h"

/* The least number of known months, and of each month of the calendar. */
enum { INS_SERIES_LEAST = 36, INS_SERIES_LEAST_OF_MONTH = 2 };

struct ins_cases {
    ins_date first;
    int      months; /* from the first known month to the last */
    int      known;  /* of them, with cases */
    int      tracks;
    char     track[INS_TRACKS][INS_NAME];
    double   total[INS_MONTHS];             /* cases; NaN: not known */
    double   cases[INS_MONTHS][INS_TRACKS]; /* by track; NaN: not known */
};

/* Read and check. INS_WRONG, with every mistake as FILE:LINE: COLUMN = VALUE: what was expected;
 * INS_WORLD where the file cannot be read. */
enum ins_status ins_cases_read(const char *path, struct ins_cases *cases, struct ins_error *error);

/* The first `months` months of it; for fits that must not know what came after. */
void ins_cases_until(const struct ins_cases *cases, int months, struct ins_cases *early);

#endif
