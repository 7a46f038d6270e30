/* decide/surge.h - what it costs to scale up for one surge and down again, by its size and length.
 *
 * A surge multiplies the whole inflow of some months. The scenario is played with and without it, on the
 * same futures, and for as long as it takes until those who came are gone: for twenty years from the
 * surge on, where its own horizon is shorter. What scaling costs (answers/scaling_cost.h) is told as the difference, with its paired
 * error (6.54). Who came for the surge and stays takes the place of a later recruit.
 */
#ifndef INS_DECIDE_SURGE_H
#define INS_DECIDE_SURGE_H

#include "answers/scaling_cost.h"
#include "engine/summary.h"
#include "instroom/decide.h"
#include "scenario/scenario.h"

enum { INS_SURGE_SIZES = 4, INS_SURGE_LENGTHS = 3, INS_SCALED_SURGES = INS_SURGE_SIZES * INS_SURGE_LENGTHS };
extern const double ins_surge_size[INS_SURGE_SIZES];     /* of the inflow that comes anyhow */
extern const int    ins_surge_months[INS_SURGE_LENGTHS];

struct ins_scaled_surge {
    double size;
    int    months;
    struct ins_estimate cases;                   /* that come more, over the horizon */
    struct ins_estimate item[INS_SCALING_COST];  /* with the surge less without it */
    struct ins_estimate idle_after;              /* euro: of the idle time what comes after the surge */
    struct ins_estimate overdue;                 /* case-months */
    double a_case;                               /* euro in all for each case more; NaN without any */
    double peak;                                 /* mean FTE more, in the month in which they are most */
    double left;                                 /* mean FTE more at the end of the horizon */
    int    first, last;                          /* months from the start (6.55); first -1: nobody comes */
    bool   ends;                                 /* whether that was before the horizon's end */
};

struct ins_surges {
    const struct ins_case *source; /* held */
    const struct ins_case *played; /* the same over the horizon that is played; held */
    int                    begins; /* month of the horizon in which a surge begins */
    int64_t                futures;
    int                    count;
    struct ins_scaled_surge       surge[INS_SCALED_SURGES]; /* by size, then by length */
    struct ins_numbers    *numbers;           /* by name; NULL until they are asked for (output/numbers.h) */
};

#endif
