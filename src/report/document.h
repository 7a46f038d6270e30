/* report/document.h - a run's folder as one page of HTML that needs nothing beside it. */
#ifndef INS_REPORT_DOCUMENT_H
#define INS_REPORT_DOCUMENT_H

#include "output/destination.h"
#include "output/words.h"
#include "report/findings.h"

/* By what seal a page and a workbook are known again. */
extern const struct ins_answer_kind ins_report_kind;

/* To be freed with free(); NULL when memory runs out. The same bytes for the same findings. */
char *ins_document_html(const struct ins_findings *findings, enum ins_language language);

/* The head of a page and its end, its title with what was played, and one of its sections: for other
 * reports in the same dress. */
struct ins_html;
struct ins_report_writer;
struct ins_section;
void ins_document_head(struct ins_report_writer *report);
void ins_document_section(struct ins_report_writer *report, const struct ins_section *section);
void ins_document_open(struct ins_html *html, const char *title);
void ins_document_close(struct ins_html *html);

/* The finished page, sealed, to be freed with free(); NULL when memory ran out. */
char *ins_document_take(struct ins_html *html);

#endif
