/* output/levers.h - what the texts and tables about levers share. */
#ifndef INS_OUTPUT_LEVERS_H
#define INS_OUTPUT_LEVERS_H

#include "decide/levers.h"
#include "output/words.h"

/* "one month shorter training" */
const char *ins_levers_label(const struct ins_lever *lever, enum ins_language language);

#endif
