/* decide/yearly_parts.h - the parts of a yearly statement: which key belongs to which, which keys
 * differ between last year's scenario and this year's, and a scenario of which some parts are this
 * year's already.
 *
 * The budget is read by the calendar: where the month of the start has moved and the budget has not,
 * or the other way round, each year keeps its own. What is counted from the start (a level, a norm
 * that holds from some month on) is counted from the start that stands.
 */
#ifndef INS_DECIDE_YEARLY_PARTS_H
#define INS_DECIDE_YEARLY_PARTS_H

#include "base/error.h"
#include "decide/groups.h"
#include "scenario/locate.h"

enum ins_yearly_part {
    INS_YEARLY_RECORD, /* where the service stands: month, record, given paths, cases and people there */
    INS_YEARLY_LAW,    /* by which inflow is drawn */
    INS_YEARLY_CASES,  /* what a case asks and what waiting costs: hours, terms, follow-ups, penalties */
    INS_YEARLY_BUDGET, /* money: budget, prices, rules of the buffer */
    INS_YEARLY_STAFF,
    INS_YEARLY_NORM,
    INS_YEARLY_METHOD, /* how it is worked out: sampling, what is not known */
    INS_YEARLY_PARTS
};

extern const char *const ins_yearly_part_name[INS_YEARLY_PARTS];

/* The part of a key, by its path or by that of its row ("tracks.asylum.hours", "tracks.*.hours");
 * INS_YEARLY_PARTS for a key on which no answer depends. */
enum ins_yearly_part ins_yearly_part_of(const char *path);

/* A key that differs, and its values as a scenario writes them: "-" where it is not given, cut where
 * they are long. A list of which elements came or went is told by their number. */
enum { INS_YEARLY_VALUE = 48 };
struct ins_yearly_key {
    enum ins_yearly_part part;
    char                 path[INS_PATH];
    char                 last[INS_YEARLY_VALUE], now[INS_YEARLY_VALUE];
};

/* All that differ, in the order of the table; `key` NULL: only their number, which is returned. Both
 * scenarios as written. */
int ins_yearly_keys(const struct ins_scenario *last, const struct ins_scenario *now,
                    struct ins_yearly_key *key);

/* The parts in which the two differ, as groups whose piece is the part; returns their number. Where
 * the tracks are others, record, law and cases can only change together: all of them are the law's. */
int ins_yearly_list(const struct ins_scenario *last, const struct ins_scenario *now,
                    struct ins_group *group);

/* Last year's scenario with the parts of `now` whose bits are set. INS_WRONG: together they have more
 * changes than a scenario may. */
enum ins_status ins_yearly_lay(const struct ins_scenario *last, const struct ins_scenario *now,
                               uint32_t parts, struct ins_scenario *laid, struct ins_error *error);

#endif
