/* record/shape.h - how a table is laid: where its months, figures and categories stand.
 *
 *     down         a line a month:            month,asylum,dublin
 *                  or a line a month and case: geo,citizen,TIME_PERIOD,OBS_VALUE; Year,Month,Value
 *     across       a column a month:          geo,2024-01,2024-02
 *     years down   a line a year:             Jahr,Land,Jänner,Februar
 *
 * It is told by the cells themselves: months are where most of a column, or of a line, are months.
 */
#ifndef INS_RECORD_SHAPE_H
#define INS_RECORD_SHAPE_H

#include "base/date.h"
#include "record/lines.h"
#include "record/faults.h"
#include "record/spelled.h"

enum ins_way { INS_DOWN, INS_ACROSS, INS_YEARS_DOWN };

enum ins_role {
    INS_ROLE_NONE,     /* nothing in it, or nothing that counts */
    INS_ROLE_TIME,     /* months, years, or months of the year */
    INS_ROLE_FIGURES,  /* across: of one month */
    INS_ROLE_CATEGORY, /* geo, citizen */
    INS_ROLE_ASIDE     /* remarks, flags, sums of a year */
};

struct ins_shape {
    enum ins_way   way;
    int            header;  /* line of the names */
    int            columns;
    int            time;    /* column of months; years down, or with `month`: of years */
    int            month;   /* column of months of the year; -1: none */
    enum ins_role *role;    /* [columns]; owned */
    ins_date      *date;    /* [columns]: across, the month; years down, 0 ... 11; owned */
    bool           american; /* 1/31/2024 */
    int            digits;  /* 1: months are spelled 202401 */
};

/* The word that a line of weights begins with, in the place of a month. */
bool ins_shape_is_weight(const char *text);

/* The month of a line of a table with months down; another span where that is none. */
struct ins_spelled ins_shape_month(const struct ins_lines *cells, const struct ins_shape *shape,
                                   int line);

/* False after a fault; to be cleared either way. */
bool ins_shape_find(const struct ins_lines *cells, bool weights, struct ins_shape *shape,
                    struct ins_faults *faults);
void ins_shape_clear(struct ins_shape *shape);

/* The word that a sum of months is called, in the place of one. */
bool ins_shape_is_sum(const char *text);

/* Whether a word is one of several, whatever its case: "|month|maand|". */
bool ins_shape_among(const char *words, const char *text);

#endif
