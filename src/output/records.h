/* output/records.h - what was read of records, and what looks wrong in them: in words, and for machines. */
#ifndef INS_OUTPUT_RECORDS_H
#define INS_OUTPUT_RECORDS_H

#include "output/json.h"
#include "record/account.h"
#include "scenario/case.h"

/* "doubts": what looks wrong in these records; each may be NULL. */
void ins_records_json(struct ins_json *json, const struct ins_account *const *account, int count);

/* The same of the record and the paths of a case. */
void ins_records_json_of(struct ins_json *json, const struct ins_case *source);

/* What looks wrong in a record (NULL: nothing), one a line: FILE: COLUMN: it; to be freed with free(). NULL
 * when memory runs out. */
char *ins_records_warnings(const struct ins_account *account);

#endif
