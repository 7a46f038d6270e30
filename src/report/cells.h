/* report/cells.h - a CSV file, read whole.
 *
 * RFC 4180: a header line, commas, quotes where a cell needs them; LF or CRLF. Every row has the
 * columns of the header.
 */
#ifndef INS_REPORT_CELLS_H
#define INS_REPORT_CELLS_H

#include "base/error.h"

struct ins_cells {
    char  *bytes;   /* owned; the cells lie in it */
    char **cell;    /* [1 + rows][columns], the header first; owned */
    int    rows, columns;
};

/* Read a file. INS_NO: there is none, or it is larger than `most` bytes; INS_WORLD: it cannot be
 * read or is no such table. Clear it either way. */
enum ins_status ins_cells_read(const char *path, long most, struct ins_cells *cells,
                               struct ins_error *error);
void            ins_cells_clear(struct ins_cells *cells);

/* The column of that name, from 0; -1 for none. */
int ins_cells_column(const struct ins_cells *cells, const char *name);

/* A cell of row 0 ... rows - 1, "" for column -1. */
const char *ins_cells_text(const struct ins_cells *cells, int row, int column);

/* The same as a number; NaN where there is none. */
double ins_cells_number(const struct ins_cells *cells, int row, int column);

#endif
