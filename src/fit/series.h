/* fit/series.h - a monthly record of applications, read to be fitted.
 *
 * The record comes through record/months.h. Several columns are tracks, and their sum is the inflow;
 * a column called total beside them must be that sum, and stands where one of them is not known.
 *
 * What cannot be fitted is refused with its place: quarters or years in the place of months, a record
 * that is too short.
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

struct ins_account;

/* Which part of a file is the record; each may be NULL. */
struct ins_record_choice {
    const char          *select, *sheet; /* NAME=VALUE,... of a table of several cases; of a workbook */
    struct ins_account **account;        /* where what was read is told, to be freed; NULL: nowhere */
};

/* Read and check. INS_WRONG, with every mistake as FILE:LINE: COLUMN = VALUE: what was expected;
 * INS_WORLD where the file cannot be read. */
enum ins_status ins_cases_read(const char *path, const struct ins_record_choice *choice,
                               struct ins_cases *cases, struct ins_error *error);

/* The first `months` months of it; for fits that must not know what came after. */
void ins_cases_until(const struct ins_cases *cases, int months, struct ins_cases *early);

#endif
