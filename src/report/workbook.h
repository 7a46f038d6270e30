/* report/workbook.h - a run's folder as a workbook.
 *
 * Sheets: summary, months, futures, frontier, ledger, assumptions, scenario. Numbers are numbers,
 * with the names and the values of the CSV files; months are dates; euro look like euro; heads
 * stay in track_terms; charts are the spreadsheet's own. The same bytes for the same findings. */
#ifndef INS_REPORT_WORKBOOK_H
#define INS_REPORT_WORKBOOK_H

#include "output/words.h"
#include "report/findings.h"

enum { INS_WORKBOOK_FUTURES = 20000 }; /* rows of the sheet of futures, at most */

/* Into a new file, sealed and flushed; stories call it `name`. */
enum ins_status ins_workbook_write(const struct ins_findings *findings,
                                   enum ins_language language, const char *file, const char *name,
                                   struct ins_error *error);

#endif
