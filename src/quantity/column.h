/* quantity/column.h - what stands in a column of a file that instroom writes.
 *
 * A column is a quantity, or one of the answer's own, often with an ending: NAME.p95, NAME_low. A
 * swept key is a column too, and means what it means in a scenario.
 */
#ifndef INS_QUANTITY_COLUMN_H
#define INS_QUANTITY_COLUMN_H

#include <stdbool.h>

#include "base/language.h"
#include "base/text.h"

struct ins_column {
    const char *unit;  /* "" for none */
    const char *about; /* a sentence */
    const char *end;   /* what the ending says, NULL where there is none */
};

/* The column `name` of the file `file` ("months.csv"); false where nobody knows it. Its words are
 * borrowed from the tables. */
bool ins_column_find(const char *file, const char *name, enum ins_language language,
                     struct ins_column *column);

/* The same of a name in an answer, in English: a quantity, or a column that stands in any file. False
 * where it is neither, or has no unit. */
bool ins_quantity_column(const char *name, struct ins_column *column);

/* A column in a line of columns.csv: column,unit,meaning,file. An unknown column has no meaning. */
void ins_column_add(const char *file, const char *name, enum ins_language language,
                    struct ins_text *text);
extern const char ins_column_head[]; /* its first line */

/* Every column of a file's first line, the line ends at \n or \0. */
void ins_column_add_all(const char *file, const char *line, enum ins_language language,
                        struct ins_text *text);

/* The columns that are no quantity by month or by future, for the manual: row i, false behind the last. */
bool ins_column_at(int i, enum ins_language language, const char **file, const char **name,
                   struct ins_column *column);

#endif
