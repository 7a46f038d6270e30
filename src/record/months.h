/* record/months.h - one reader for all records of months.
 *
 * It takes what planners have, as published or as a spreadsheet saved it: the separators, letters,
 * spellings and layouts of shape.h, spelled.h, figure.h and decode.h, and sheets of workbooks. Each
 * month of each column is a number or is not known; a month that is left out is not known.
 */
#ifndef INS_RECORD_MONTHS_H
#define INS_RECORD_MONTHS_H

#include <stdbool.h>

#include "base/date.h"
#include "record/choose.h"
#include "record/decode.h"
#include "record/faults.h"
#include "record/figure.h"

enum { INS_MONTHS_NAME = 48, INS_MONTHS_MOST = 1200, INS_MONTHS_COLUMNS = 1000 };

struct ins_months {
    ins_date first;
    int      months, columns;
    char   (*name)[INS_MONTHS_NAME]; /* [columns] */
    double  *value;                   /* [months][columns]; NaN: not known */
    int     *line;                    /* [months][columns] of the file; 0: it has none */
    double  *weight;                  /* [columns]; NULL: no line of weights */
    int      weight_line, header_line;
    /* How it was read. */
    enum ins_letters letters;
    enum ins_way     way;
    enum ins_decimal reading;
    bool             single;        /* one column, of no name that a track could bear */
    char             comma;
    char             sheet[INS_MONTHS_NAME];
    char             chosen[256];   /* geo = NL, citizen added up (47); "" */
    int              flagged, withheld, dashes, added_up_unknown; /* figures */
    int              longer_lines, notes; /* of quarters or years; without a month */
    ins_date         last_quarter;        /* last month of the latest quarter that has a line ... */
    int              last_quarter_line;   /* ... of the file; 0: there is none */
};

/* Read the file at `path`. NULL after faults; else to be freed with ins_months_free(). */
struct ins_months *ins_months_read(const char *path, const struct ins_months_ask *ask,
                                     struct ins_faults *faults);
/* The same of a text. */
struct ins_months *ins_months_cut(const char *text, const struct ins_months_ask *ask,
                                    struct ins_faults *faults);
void                ins_months_free(struct ins_months *monthly);

/* The cells of a file, whatever it is, for readers of other tables; of a workbook those of `sheet`. False
 * after a fault. */
bool ins_months_open(const char *path, const char *sheet, struct ins_lines *cells, struct ins_faults *faults);

/* Whether a column, or a track, may bear a name: a letter, then letters, digits, _ and -, under 48
 * of them; and not total, which is the sum of all. */
bool ins_months_is_name(const char *text);
bool ins_months_is_total(const char *text);

/* The column that is the sum over the other ones, -1 for none; of `part` (NULL: all columns) alone. A
 * fault where it is not that sum, but for rounding to fives. */
int ins_months_total(const struct ins_months *monthly, const bool *part, struct ins_faults *faults);

/* The place of a value. */
double *ins_months_at(const struct ins_months *monthly, int month, int column);

#endif
