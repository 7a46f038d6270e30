/* scenario/paths.h - paths of the inflow that come from elsewhere.
 *
 * A forecast with its low and high variants, or hundreds of simulated paths, through record/months.h: a
 * column a path with its name, cases of the whole inflow; above the months, where they do not weigh the
 * same, a line weight,.... An empty cell, and a month that is not there, is left to the model.
 */
#ifndef INS_SCENARIO_PATHS_H
#define INS_SCENARIO_PATHS_H

#include "base/text.h"
#include "scenario/report.h"
#include "scenario/scenario.h"

struct ins_account;

/* Read the file scenario->paths_file; months count from scenario->start. `named` is where the
 * scenario names it. What was read is told in `*account`. NULL after a mistake; else both to be freed. */
struct ins_paths *ins_paths_read(const struct ins_scenario *scenario, struct ins_place named,
                                 struct ins_account **account, struct ins_report *report);

/* Without a path in them: room for `count` of them, weighing the same, and numbered. NULL without
 * memory. */
struct ins_paths *ins_paths_create(int count);

/* How often a path is drawn, as a share of 1 (1.6). */
double ins_paths_weight(const struct ins_paths *paths, int path);

/* That path alone: what a file of its one column holds. NULL without memory; else to be freed. */
struct ins_paths *ins_paths_alone(const struct ins_paths *paths, int path);

/* Whether all of them know every month up to `months`: the model's own inflow is not asked then. */
bool ins_paths_whole(const struct ins_paths *paths, int months);

/* The same figures as text, each line behind `mark`: weights, then the months up to `months`; their
 * names, which decide nothing, apart; and back from the text in which they stand, NULL for damage or
 * without memory. */
void ins_paths_write(const struct ins_paths *paths, int months, const char *mark,
                     struct ins_text *text);
void ins_paths_write_names(const struct ins_paths *paths, const char *mark, struct ins_text *text);
struct ins_paths *ins_paths_unpack(const char *text, const char *mark);

#endif
