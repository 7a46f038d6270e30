/* report/sheets.h - the sheets of a workbook. */
#ifndef INS_REPORT_SHEETS_H
#define INS_REPORT_SHEETS_H

#include "report/sheet.h"

/* All of them, in their order. False: no memory. */
bool ins_sheets_write(struct ins_workbook *book);

#endif
