/* report/other.h - the answer of a command other than `run` as a page of its own. */
#ifndef INS_REPORT_OTHER_H
#define INS_REPORT_OTHER_H

#include "report/findings.h"
#include "report/html.h"

/* Whether a page is made of what a folder of that command holds: "compare", "mix", ... */
bool ins_other_knows(const char *command);

/* As ins_document_html(), of findings that ins_findings_read_other() read. */
char *ins_other_html(const struct ins_findings *findings, enum ins_language language);

#endif
