/* answers/path.h - one future, month by month. */
#ifndef INS_ANSWERS_PATH_H
#define INS_ANSWERS_PATH_H

#include <stdint.h>

#include "base/date.h"
#include "instroom/answers.h"

enum { INS_PATH_NAME = 80 };

struct ins_path {
    int64_t  future; /* from 1 */
    ins_date start;
    int      months, columns;
    char   (*name)[INS_PATH_NAME]; /* [column], as in interface.md without "month" */
    double  *value;     /* [month][column] */
};

#endif
