/* record/doubts.h - what looks wrong in a series of monthly counts.
 *
 * A record may be a table of numbers and still not be what it claims: its last months unfinished, running
 * totals of the year, quarters or years spread over their months, a digit too many, blanks for nought.
 * None of it is certain: it is told, and not mended.
 */
#ifndef INS_RECORD_DOUBTS_H
#define INS_RECORD_DOUBTS_H

#include "base/date.h"

enum ins_doubt_kind {
    INS_DOUBT_UNFINISHED,     /* the last months stand far below those before */
    INS_DOUBT_RUNNING_TOTALS, /* rises in each month of each year, falls each January */
    INS_DOUBT_QUARTERS,       /* the three months of each quarter are the same */
    INS_DOUBT_YEARS,          /* the twelve of each year are */
    INS_DOUBT_TENFOLD,        /* a month far above, or below, both its neighbours */
    INS_DOUBT_BLANKS          /* months that are not known among small counts without a nought */
};

enum { INS_DOUBTS = 8 };

struct ins_doubt {
    enum ins_doubt_kind kind;
    ins_date            month;         /* of an end, or of one month: the first that is meant */
    double              value, beside; /* its count, and what stands beside it; months, of blanks */
};

/* Look at `months` counts from `first` on, NaN where not known; returns how many doubts there are, at most
 * INS_DOUBTS. */
int ins_doubts_find(ins_date first, int months, const double *cases, struct ins_doubt doubt[INS_DOUBTS]);

#endif
