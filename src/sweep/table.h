/* sweep/table.h - some columns of a sweep's results in memory. */
#ifndef INS_SWEEP_TABLE_H
#define INS_SWEEP_TABLE_H

#include <stdint.h>

#include "base/error.h"
#include "sweep/head.h"
#include "sweep/row.h"

/* The swept keys and one result of every point that is there, in the order of the points. Points
 * in which the result is not known are left out and counted. */
struct ins_table {
    struct ins_head      head;
    struct ins_row_names names;
    int                  column;         /* of the result, in names */
    int64_t              count, unknown; /* points */
    int64_t              done;           /* points that have all their futures */
    int64_t             *point;          /* [count], from 1 */
    double              *axis[INS_AXES]; /* [names.axes][count] */
    double              *result;         /* [count] */
};

/* INS_WRONG: it is no sweep, or there is no such column (with the nearest, or all of them). INS_WORLD: it
 * cannot be read, or a row does not match its checksum. On INS_DONE `error` tells of an unfinished
 * sweep; "" of a finished one. */
enum ins_status ins_table_read(const char *database, const char *column, struct ins_table **made,
                               struct ins_error *error);
void            ins_table_free(struct ins_table *table);

#endif
