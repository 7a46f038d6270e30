/* scenario/checked.h - a scenario under examination, and how a remark about it is made. */
#ifndef INS_SCENARIO_CHECKED_H
#define INS_SCENARIO_CHECKED_H

#include "scenario/read.h"

struct ins_checked {
    const struct ins_scenario *s;
    const struct ins_origins  *origins; /* NULL: no places are known */
    struct ins_report         *report;
};

/* One remark, as a printf format, about the key at `pattern` ("tracks.*.share"; element `index`
 * where there is a *): FILE:LINE: KEY = VALUE: remark. */
void ins_checked_say(const struct ins_checked *c, const char *pattern, int index,
                     const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Where the value at `offset` of the scenario came from; the main file for one not given. */
struct ins_place ins_checked_place(const struct ins_checked *c, size_t offset);

/* Where a missing key would have stood: in its element (at `base`, of `list`), its group, or the
 * main file. */
struct ins_place ins_checked_missing(const struct ins_checked *c, const struct ins_key *key,
                                     const struct ins_key *list, size_t base);

/* Something was said about the value at `offset` when it was read. */
bool ins_checked_is_bad(const struct ins_checked *c, size_t offset);

#endif
