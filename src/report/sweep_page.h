/* report/sweep_page.h - a sweep's database as a page. */
#ifndef INS_REPORT_SWEEP_PAGE_H
#define INS_REPORT_SWEEP_PAGE_H

#include "base/error.h"
#include "output/words.h"

/* `*html` is freed with free(). */
enum ins_status ins_sweep_page(const char *database, enum ins_language language, char **html,
                               struct ins_error *error);

#endif
