/* scenario/history.h - a record of past inflow in the place of the model's months.
 *
 * It comes through record/months.h: a column a track, or total alone for cases that the tracks share
 * by their shares. A total beside all tracks must be their sum; beside some, what it leaves is shared by
 * the others.
 *
 * Other columns may stand among the tracks: decided.TRACK, experienced and flex (FTE), intake of the
 * Academie (FTE) and hours, which take the place of the model's in that month (3.10) to (3.12), (4.16),
 * (4.17); and quarter(TRACK), in the last month of a quarter, which the cases of its three months add up
 * to (1.14).
 */
#ifndef INS_SCENARIO_HISTORY_H
#define INS_SCENARIO_HISTORY_H

#include "scenario/report.h"
#include "scenario/scenario.h"

struct ins_account;

/* A record in a file; of a table of several cases and of a workbook also which (NULL or "": none is asked
 * for). */
struct ins_history_file {
    const char *path, *select, *sheet;
};

/* Read the file of scenario->history; months count from scenario->start. The record has
 * INS_MONTHS rows, so that it outlasts any horizon. Mistakes go to the report, with the CSV as
 * their place; `named` is where the scenario names the file. NULL after a mistake; else to be
 * freed with free(). What was read is told in `*account`, to be freed too; NULL after a mistake. */
struct ins_record *ins_history_read(const struct ins_scenario *scenario, struct ins_place named,
                                    struct ins_account **account, struct ins_report *report);

/* A record of which nothing is known yet, with room for its rows; from malloc(). NULL without memory. */
struct ins_record *ins_history_create(int months, int tracks);

/* A record for itself, whatever the months of the scenario: from the file's first month, which
 * `*first` becomes, to its last; `->months` of them, at most INS_MONTHS. The record is from
 * malloc(), `*account` as above. NULL after a report. */
struct ins_record *ins_history_whole(const struct ins_scenario *scenario, const struct ins_history_file *file,
                                     ins_date *first, struct ins_account **account,
                                     struct ins_report *report);

#endif
