/* answers/path.h - one future, month by month. */
#ifndef INS_ANSWERS_PATH_H
#define INS_ANSWERS_PATH_H

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "instroom/answers.h"
#include "quantity/quantity.h"
#include "scenario/scenario.h"

enum { INS_PATH_NAME = 80, INS_PATH_COLUMNS = INS_MONTHLIES + INS_BY_TRACKS * INS_TRACKS + INS_LEDGER + INS_OLDER };

/* The columns of a scenario's path, and where each lies in struct ins_world. */
struct ins_path_columns {
    int    count;
    size_t offset[INS_PATH_COLUMNS];
    char   name[INS_PATH_COLUMNS][INS_PATH_NAME]; /* as in the CSV of `path`, without "month" */
};
void ins_path_list(const struct ins_scenario *scenario, struct ins_path_columns *columns);

struct ins_path {
    int64_t  future; /* from 1 */
    ins_date start;
    int      months, columns;
    char   (*name)[INS_PATH_NAME]; /* [column] */
    double  *value;     /* [month][column] */
    double  *by_column; /* the same as [column][month] */
    double  *need;      /* [month] flexible staff that the tower asks for, FTE */
    struct ins_why *why; /* answers/why.h */
};

static inline double ins_path_at(const struct ins_path *path, int t, enum ins_monthly what)
{
    return path->value[(size_t)t * (size_t)path->columns + (size_t)what];
}

#endif
