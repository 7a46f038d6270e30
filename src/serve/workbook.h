/* serve/workbook.h - an answer as a workbook: sheets answer, months, frontier, scenario. */
#ifndef INS_SERVE_WORKBOOK_H
#define INS_SERVE_WORKBOOK_H

#include "base/text.h"
#include "instroom/answers.h"

/* The bytes of the .xlsx, added to `out`. INS_WORLD: memory or the temporary folder failed. */
enum ins_status ins_workbook(const struct ins_case *scenario, const struct ins_options *options,
                             struct ins_text *out, struct ins_error *error);

#endif
