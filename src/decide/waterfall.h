/* decide/waterfall.h - which groups of keys moved the answer from one scenario to another.
 *
 * The groups in which the two differ are changed one at a time. What a group moves depends on
 * which came before it; so the parts are means over orders: all of them for up to four groups
 * (Shapley, 1953), else the order of the file and its reverse. In each order, and so in the mean,
 * the parts add up to the whole difference.
 */
#ifndef INS_DECIDE_WATERFALL_H
#define INS_DECIDE_WATERFALL_H

#include "decide/contrast.h"
#include "decide/groups.h"
#include "instroom/answers.h"

/* What one group moved; the least and the most that it moves in any of the orders. `share` is what it
 * moved of the norm buffer as a share of the first year's budget, NaN where a scenario on the way has
 * none. */
struct ins_part {
    struct ins_group    group;
    struct ins_estimate change[INS_POINT_ROWS];
    double              order_low[INS_POINT_ROWS], order_high[INS_POINT_ROWS];
    struct ins_estimate share;
};

struct ins_waterfall {
    int                 parts;
    struct ins_part     part[INS_GROUPS];
    int                 orders;
    bool                all_orders;
    struct ins_estimate from[INS_POINT_ROWS], to[INS_POINT_ROWS];
    struct ins_estimate share; /* the whole change of the share */
};

/* What a waterfall divides into, where it is not the groups of the file: parts with a number of their
 * own, their `piece`. `list` as ins_groups_list(); `lay` makes a of which the pieces with a bit in
 * `pieces` are those of b. */
struct ins_waterfall_division {
    int (*list)(const struct ins_scenario *a, const struct ins_scenario *b, struct ins_group *group);
    enum ins_status (*lay)(const struct ins_scenario *a, const struct ins_scenario *b, uint32_t pieces,
                           struct ins_scenario *laid, struct ins_error *error);
};

/* From scenario a to b, which agree in seed, months and futures, and in their start where the groups
 * are those of the file (`division` NULL). `part_from` ... `part_to`
 * of the whole is told as progress. INS_WRONG: a scenario on the way is none, with the story. */
struct ins_waterfall_settings {
    const struct ins_case    *a, *b;
    const struct ins_options *options;
    double                    part_from, part_to;
    const struct ins_waterfall_division *division;
};
enum ins_status ins_waterfall_create(const struct ins_waterfall_settings *settings,
                                     struct ins_waterfall **made, struct ins_error *error);
void            ins_waterfall_free(struct ins_waterfall *waterfall);

#endif
