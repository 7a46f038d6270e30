/* record/account.h - what was read of a record, for whoever tells of it: which columns went where, the
 * months that they cover and those that are not known, the choices that were made, and what looks wrong.
 */
#ifndef INS_RECORD_ACCOUNT_H
#define INS_RECORD_ACCOUNT_H

#include "record/decode.h"
#include "record/doubts.h"
#include "record/shape.h"

enum ins_account_role {
    INS_ACCOUNT_TRACK,   /* the cases of a track, or of all in one column of any name */
    INS_ACCOUNT_TOTAL,   /* the sum over tracks */
    INS_ACCOUNT_SERVICE, /* decisions, staff, hours, sums over quarters */
    INS_ACCOUNT_PATH     /* a forecast */
};

struct ins_account_column {
    char                  name[INS_DOUBT_NAME];
    enum ins_account_role role;
    ins_date              first, last; /* with a figure; INS_DATE_NONE: without one */
    int                   unknown;     /* months between them without one */
};

struct ins_account {
    char             *file; /* owned */
    char              sheet[INS_DOUBT_NAME], chosen[256]; /* as struct ins_months has them */
    enum ins_letters  letters;
    enum ins_way      way;
    char              comma;   /* between cells; 0: a workbook */
    bool              decimal_comma;
    ins_date          first;
    int               months; /* from the first line to the last */
    int               withheld, dashes, added_up_unknown, flagged; /* figures */
    int               longer_lines, notes;                 /* lines that were left out */
    struct ins_doubts doubts;
    int               columns;
    struct ins_account_column column[]; /* [columns] */
};

struct ins_months;

/* Of a record, or a forecast, read from `file`; `role` of each of its columns (NULL: paths of a forecast; of
 * a record tracks, and a total where one is so called). NULL without memory; else to be freed with
 * ins_account_free(). */
struct ins_account *ins_account_create(const char *file, const struct ins_months *months,
                                       enum ins_doubt_of of, const enum ins_account_role *role);
void                ins_account_free(struct ins_account *account);

#endif
