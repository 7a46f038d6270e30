/* report/sections.h - the parts of a report, in the order in which they are read.
 *
 * Each writes one <section>, or nothing where the findings do not tell of it. A reader who has a
 * minute reads the first; one who has an hour can check all of it in the others.
 */
#ifndef INS_REPORT_SECTIONS_H
#define INS_REPORT_SECTIONS_H

#include "report/tell.h"

struct ins_section {
    const char   *id;
    enum ins_word head;
    bool (*exists)(const struct ins_report_writer *report);
    void (*write)(struct ins_report_writer *report);
};

/* What every report begins with, and the list of all others, `*count` long. */
extern const struct ins_section ins_answer_section;
const struct ins_section *ins_sections(int *count);

/* answer.c */
void ins_section_answer(struct ins_report_writer *report);
void ins_section_why(struct ins_report_writer *report);

/* results.c */
void ins_section_phases(struct ins_report_writer *report);
void ins_section_results(struct ins_report_writer *report);
void ins_section_ledger(struct ins_report_writer *report);

/* sizes.c */
void ins_section_buffers(struct ins_report_writer *report);
void ins_section_frontier(struct ins_report_writer *report);

/* unknown.c */
bool ins_section_has_unknown(const struct ins_report_writer *report);
void ins_section_unknown(struct ins_report_writer *report);
/* "p05", "p50", "p95" of the norm buffer over all worlds, euro, NaN where none keeps the norm; "none", the
 * share of those worlds. */
struct ins_estimate ins_unknown_estimate(const struct ins_report_writer *report, const char *name);
bool ins_section_has_holds(const struct ins_report_writer *report);
void ins_section_holds(struct ins_report_writer *report);

/* money.c */
bool ins_section_has_split(const struct ins_report_writer *report);
void ins_section_split(struct ins_report_writer *report);
bool ins_section_has_books(const struct ins_report_writer *report);
void ins_section_books(struct ins_report_writer *report);
void ins_books_table(struct ins_report_writer *report); /* what is paid in each year, alone */

/* given.c */
bool ins_section_has_given(const struct ins_report_writer *report);
void ins_section_given(struct ins_report_writer *report);

/* levers.c */
bool ins_section_has_levers(const struct ins_report_writer *report);
void ins_section_levers(struct ins_report_writer *report);
void ins_levers_table(struct ins_report_writer *report, int most); /* the first of them, without the drawing */

/* worth.c */
bool ins_section_has_worth(const struct ins_report_writer *report);
void ins_section_worth(struct ins_report_writer *report);

/* measures.c */
bool ins_section_has_measures(const struct ins_report_writer *report);
void ins_section_measures(struct ins_report_writer *report);

/* forms.c */
bool ins_section_has_forms(const struct ins_report_writer *report);
void ins_section_forms(struct ins_report_writer *report);

/* compared.c, mixed.c, replayed.c: answers that are no part of a run's report */
void ins_section_compared(struct ins_report_writer *report);
void ins_section_mixed(struct ins_report_writer *report);
void ins_section_replayed(struct ins_report_writer *report);

/* risk.c */
bool ins_section_has_risk(const struct ins_report_writer *report);
void ins_section_risk(struct ins_report_writer *report);

/* basis.c */
bool ins_section_has_assumptions(const struct ins_report_writer *report);
bool ins_section_has_records(const struct ins_report_writer *report);
void ins_section_records(struct ins_report_writer *report);
void ins_section_trust(struct ins_report_writer *report);
void ins_section_assumed(struct ins_report_writer *report);
void ins_section_limits(struct ins_report_writer *report);
void ins_section_source(struct ins_report_writer *report);

#endif
