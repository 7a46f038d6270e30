/* output/records.h - what was read of records, and what looks wrong in them: in words, and for machines. */
#ifndef INS_OUTPUT_RECORDS_H
#define INS_OUTPUT_RECORDS_H

#include "output/json.h"
#include "output/page.h"
#include "record/account.h"
#include "scenario/case.h"

/* Months of a scenario's horizon that its record, or its paths, tell of. */
struct ins_coverage {
    int months, known;     /* all of them; those with a figure */
    int tracks;            /* 0: paths */
    int track[INS_TRACKS]; /* months of each track */
};
void ins_coverage_of(const struct ins_scenario *scenario, const struct ins_account *account,
                     struct ins_coverage *coverage);

/* What was read, in sentences: columns and months; of the `scenario` (NULL: none) the months of the horizon
 * that come from it; months that are not known; the choice, and how it was spelled. How many there are; 0
 * for an account of NULL. */
enum { INS_RECORDS_SENTENCES = 12 };
int ins_records_say(const struct ins_page *page, const struct ins_account *account,
                    const struct ins_scenario *scenario, struct ins_phrase says[INS_RECORDS_SENTENCES]);

/* The same on a page; without the first sentence and what is not known, where those are told already;
 * and of the record and the paths of a case. */
void ins_records_tell(struct ins_page *page, const struct ins_account *account,
                      const struct ins_scenario *scenario);
void ins_records_tell_rest(struct ins_page *page, const struct ins_account *account);
void ins_records_tell_of(struct ins_page *page, const struct ins_case *source,
                         const struct ins_scenario *scenario);

/* "read" and "doubts": these records, and what looks wrong in them; each may be NULL. The first two are
 * the record and the paths of the scenario, where that is not NULL. */
void ins_records_json(struct ins_json *json, const struct ins_account *const *account, int count,
                      const struct ins_scenario *scenario);

/* The same of the record and the paths of a case. */
void ins_records_json_of(struct ins_json *json, const struct ins_case *source,
                         const struct ins_scenario *scenario);

/* What looks wrong in a record (NULL: nothing), one a line: FILE: COLUMN: it; to be freed with free(). NULL
 * when memory runs out. */
char *ins_records_warnings(const struct ins_account *account);

#endif
