/* record/doubts.h - what looks wrong in a record of months.
 *
 * A record may be a table of numbers and still not be what it claims: its last months unfinished, running
 * totals, quarters or years spread evenly over their months, a digit too many, zeros left empty. None of
 * it is certain: it is told, and nothing is mended. A 0 is a count, and is never doubted but at the end.
 *
 * How improbable a pattern must be is said by counts at their calmest, Poisson's law: real ones swing
 * more, and so are less likely to look so by chance.
 */
#ifndef INS_RECORD_DOUBTS_H
#define INS_RECORD_DOUBTS_H

#include "base/date.h"
#include "base/language.h"

enum ins_doubt_kind {
    INS_DOUBT_UNFINISHED, /* the last months fall as months of the record hardly ever did */
    INS_DOUBT_RUNNING,    /* rises within each year, and begins anew at the same month of the year */
    INS_DOUBT_SINCE,      /* rises from the first month to the last, from a first month's worth */
    INS_DOUBT_QUARTERS,   /* quarters in a row whose three months are the same */
    INS_DOUBT_YEARS,      /* twelve months or more in a row are the same */
    INS_DOUBT_MANY,       /* a month far above those beside it */
    INS_DOUBT_FEW,        /* far below them */
    INS_DOUBT_BLANKS,     /* empty months among small counts of which none is 0 */
    INS_DOUBT_KINDS
};

enum { INS_DOUBTS = 16, INS_DOUBT_NAME = 48, INS_DOUBT_TEXT = 360 };

/* Which kinds are looked for: a record of what was, or a forecast, which may be as smooth as it likes. */
enum ins_doubt_of { INS_DOUBT_OF_RECORD, INS_DOUBT_OF_FORECAST };

struct ins_doubt {
    enum ins_doubt_kind kind;
    char     column[INS_DOUBT_NAME]; /* the first that it is seen in */
    int      others;                 /* columns that it is seen in, too */
    ins_date from, to;               /* the months that are meant */
    double   value, beside;          /* cases: there, and before or beside it; of BLANKS: months, their mean */
};

struct ins_doubts {
    int              count; /* all of them; the first INS_DOUBTS are kept */
    struct ins_doubt doubt[INS_DOUBTS];
};

/* Look at a column: `months` counts (of none nothing is seen) from `first` on, NaN where not known. What is
 * seen is added; the same in another column is counted with that one. */
void ins_doubts_look(ins_date first, int months, const double *cases, const char *column,
                     enum ins_doubt_of of, struct ins_doubts *doubts);

/* "unfinished", for machines. */
const char *ins_doubt_name(enum ins_doubt_kind kind);

/* A sentence about it, without the column; returns `text`. */
char *ins_doubt_write(const struct ins_doubt *doubt, enum ins_language language, char text[INS_DOUBT_TEXT]);

/* Its column, "asylum" or "asylum and 2 other columns"; returns `text`. */
char *ins_doubt_where(const struct ins_doubt *doubt, enum ins_language language, char text[INS_DOUBT_TEXT]);

#endif
