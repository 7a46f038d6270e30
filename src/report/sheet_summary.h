/* report/sheet_summary.h - the sheets of figures: what a service is asked, and what it costs.
 * False: no memory. */
#ifndef INS_REPORT_SHEET_SUMMARY_H
#define INS_REPORT_SHEET_SUMMARY_H

#include "report/sheet.h"

bool ins_sheet_summary(struct ins_workbook *book);
bool ins_sheet_ledger(struct ins_workbook *book);

#endif
