/* report/brief.h - the answer of a run on one page of A4: what somebody reads who reads one page. */
#ifndef INS_REPORT_BRIEF_H
#define INS_REPORT_BRIEF_H

#include "base/error.h"
#include "base/language.h"
#include "report/findings.h"

/* To be freed with free(); NULL when memory runs out. The same bytes for the same findings. */
char *ins_brief_html(const struct ins_findings *findings, enum ins_language language);

/* FOLDER/brief.html printed as FOLDER/brief.pdf by a browser that is installed. A PDF is an extra: why
 * there is none is said in `note`, where nothing is said all went well. */
void ins_brief_print(const char *folder, struct ins_text *note);

#endif
