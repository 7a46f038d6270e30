/* record/workbook.h - a sheet of a workbook (.xlsx) as lines of cells. */
#ifndef INS_RECORD_WORKBOOK_H
#define INS_RECORD_WORKBOOK_H

#include <stddef.h>

#include "record/lines.h"

/* Whether bytes are those of a workbook (a zip). */
bool ins_workbook_is(const char *bytes, size_t length);

/* Read a sheet by its name or number; NULL: the first one. Its name goes into `named` (48 bytes). False
 * after a fault. */
bool ins_workbook_read(const char *bytes, size_t length, const char *sheet, char *named,
                       struct ins_lines *cells, struct ins_faults *faults);

#endif
