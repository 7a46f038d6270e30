/* record/lines.h - a table as it stands in its file: lines of cells, all of them text.
 *
 * Out of CSV (RFC 4180, with semicolons or tabs where the file has those) or a sheet of a workbook.
 * Lines without anything in them, and lines that begin with #, are no lines of it.
 */
#ifndef INS_RECORD_LINES_H
#define INS_RECORD_LINES_H

#include <stdbool.h>

#include "record/faults.h"

struct ins_lines_line {
    int line;  /* of the file, from 1 */
    int first; /* place of its first cell */
    int count;
};

struct ins_lines {
    int                    lines, room;
    struct ins_lines_line *line;  /* owned, as all below */
    int                    count, cell_room;
    const char           **cell;  /* without blanks around; in `text` */
    char                  *text;
    char                   comma; /* what stands between cells: ',', ';', '\t' or '|'; 0: of a workbook */
    bool                   no_memory;
};

/* Cut `text` (from malloc(), given away) into cells. False after a fault. */
bool ins_lines_cut(char *text, struct ins_lines *cells, struct ins_faults *faults);

/* For workbooks: begin a line; one more cell of it, which is borrowed; and end it, when it is dropped if
 * there is nothing in it. */
void ins_lines_begin(struct ins_lines *cells, int line);
void ins_lines_add(struct ins_lines *cells, const char *text);
void ins_lines_end(struct ins_lines *cells);

/* `text` without blanks around it, in its place. */
const char *ins_lines_trimmed(char *text);

/* A cell; "" behind the last one of a line. */
const char *ins_lines_at(const struct ins_lines *cells, int line, int column);

/* The most cells of a line. */
int ins_lines_columns(const struct ins_lines *cells);

void ins_lines_clear(struct ins_lines *cells);

#endif
