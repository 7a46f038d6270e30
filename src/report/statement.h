/* report/statement.h - the yearly statement of a comparison (decide/compare.h) on one page of A4. */
#ifndef INS_REPORT_STATEMENT_H
#define INS_REPORT_STATEMENT_H

#include "base/language.h"
#include "report/findings.h"

/* Of the findings of a folder that `compare --statement` made. To be freed with free(); NULL when
 * memory runs out. The same bytes for the same findings. */
char *ins_statement_html(const struct ins_findings *findings, enum ins_language language);

#endif
