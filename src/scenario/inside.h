/* scenario/inside.h - what a case remembers of its files, for those of scenario/ alone. */
#ifndef INS_SCENARIO_INSIDE_H
#define INS_SCENARIO_INSIDE_H

#include "scenario/case.h"
#include "scenario/read.h"

/* All of it lives as long as the case. */
struct ins_inside {
    const struct ins_scenario *written;
    const struct ins_origins  *origins;
    const struct ins_report   *report; /* the names of the files */
    char *const               *texts;  /* their bytes, by number; NULL where they are not known */
};
struct ins_inside ins_case_inside(const struct ins_case *c);

#endif
