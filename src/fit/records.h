/* fit/records.h - a panel: records of many countries, to learn beforehand of one.
 *
 * The library carries fifteen European ones (scenarios/data/europe). A file of one's own is a table
 * month,NAME,NAME,... with a record in each column, or of several cases (record/months.h), each of them a
 * record.
 */
#ifndef INS_FIT_RECORDS_H
#define INS_FIT_RECORDS_H

#include "base/error.h"
#include "fit/series.h"

enum { INS_RECORDS = 64 };

struct ins_records {
    int              count;
    char             name[INS_RECORDS][INS_NAME];
    struct ins_cases cases[INS_RECORDS];
};

/* Those of the library, or of a file. INS_WRONG names a mistake of the file with its place. To be
 * freed with ins_memory_free(). */
enum ins_status ins_records_europe(struct ins_records **made, struct ins_error *error);
enum ins_status ins_records_read(const char *path, struct ins_records **made,
                                 struct ins_error *error);

/* Leave out what a forecast made at the end of `own` must not know: the record itself, told by its
 * figures whatever it is called (two years in common whose monthly changes run alike), and all months
 * after its last one. Records that are too short then go too. Returns the place of the record that
 * was left out, or -1; `out` bears its name then. */
int ins_records_before(const struct ins_cases *own, struct ins_records *records,
                       char out[INS_NAME]);

#endif
