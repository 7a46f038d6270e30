/* decide/discover.h - where in a sweep a norm fails (instroom/sensitivity.h). */
#ifndef INS_DECIDE_DISCOVER_H
#define INS_DECIDE_DISCOVER_H

#include "decide/prim.h"
#include "instroom/sensitivity.h"
#include "sweep/table.h"

enum { INS_DISCOVER_BOXES = 8, INS_DISCOVER_WHERE = 320 };

struct ins_discovery {
    char              database[256];
    char              where[INS_DISCOVER_WHERE]; /* "p_norm < 0.8" */
    struct ins_table *table;
    int64_t           cases;
    double            low[INS_AXES], high[INS_AXES]; /* ends of each key in the sweep */
    int               boxes;
    struct ins_prim  *prim[INS_DISCOVER_BOXES]; /* each on the points that no box before holds;
                                                   coverage and support are of all points */
    /* The first box found anew on one half of the points, by lot, and counted on the other: without
     * the flattery of the search. NaN where that half has none, or nothing else. */
    struct ins_estimate held_density, held_coverage;
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

#endif
