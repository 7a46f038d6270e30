/* record/published.h - published figures to hold a model against, a line each.
 *
 *     month,what,value,sd,source        what: columns of `path`, with + between them, inside year(...) or
 *                                       quarter(...) where they are summed up to the month
 *     month,what,column,over,published,low,high,confidence,source      as it was: `what` is a title
 *
 * The columns may stand in any order; month, what and value are needed. Months and numbers are spelled
 * as in any record; 35.800 beside no decimal comma has two readings, and is refused.
 */
#ifndef INS_RECORD_PUBLISHED_H
#define INS_RECORD_PUBLISHED_H

#include "base/date.h"
#include "record/faults.h"

enum { INS_PUBLISHED_MOST = 10000, INS_PUBLISHED_TEXT = 160 };

struct ins_published_figure {
    int      line;  /* of the file */
    ins_date month;
    int      over;  /* months summed up to it; 1: the month itself */
    char     title[INS_PUBLISHED_TEXT];
    char     spelled[INS_PUBLISHED_TEXT]; /* year(inflow) */
    char     what[INS_PUBLISHED_TEXT];    /* the columns of it alone: inflow */
    char     source[INS_PUBLISHED_TEXT], confidence[16];
    double   value, sd, low, high; /* all but the value NaN where not given */
};

struct ins_published {
    int                          count;
    struct ins_published_figure *figure; /* [count] */
};

/* Read the file at `path`, of a workbook its `sheet` (NULL: the first). NULL after faults; else to be freed
 * with ins_published_free(). */
struct ins_published *ins_published_read(const char *path, const char *sheet, struct ins_faults *faults);
void                  ins_published_free(struct ins_published *published);

#endif
