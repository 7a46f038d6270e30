/* decide/worth.h - what knowing better is worth to the choice of the buffer's size.
 *
 * One ensemble of worlds, INS_LANES futures each, every size on the same futures: (6.88). The tower
 * knows in each world what it knows there (model/README.md, 7), whoever chooses the size; W, the budget
 * and its unit prices are those of the scenario in all of them. The size that is best without knowing
 * is held against the size that whoever knows a key would choose: decide/information.h.
 */
#ifndef INS_DECIDE_WORTH_H
#define INS_DECIDE_WORTH_H

#include <stdbool.h>

#include "decide/information.h"
#include "instroom/decide.h"
#include "scenario/worlds.h"

struct ins_worth_key {
    const char            *path; /* lives as long as the answer */
    struct ins_information worth;
};

/* Keys that are known together: those that whoever asks names, or else those of one section. */
struct ins_worth_group {
    char                   name[INS_NAME]; /* its own, or that of the section */
    int                    keys;
    struct ins_information worth;
};

enum { INS_WORTH_GROUPS = INS_WORLD_KEYS / 2 };

struct ins_worth {
    const struct ins_case *source; /* held: as it was asked about */
    struct ins_case       *worlds_of; /* its own: with the axes of a sweep for what is not known, or NULL */
    struct ins_scenario    scenario; /* with worlds; its futures are those that were played */
    bool                   from_axes;
    double                 norm_price; /* euro a future in which the norm is missed; 0: it has none */
    int64_t                worlds;
    struct ins_estimate    best;  /* euro; low and high: the flat part, sizes that cost more by no more
                                     than the error of the difference on the same futures */
    struct ins_estimate    saves; /* the best size, less loss than none, euro */
    struct ins_information all;   /* all keys known: EVPI */
    int                    keys, groups;
    struct ins_worth_key   key[INS_WORLD_KEYS]; /* what is worth most first */
    struct ins_worth_group group[INS_WORTH_GROUPS];
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

/* --- inside ---------------------------------------------------------------------------------- */

/* What each size costs each world: sizes where the loss of the scenario's futures moves. */
struct ins_worth_sample {
    struct ins_information_sample of;
    double *size, *loss, *key; /* what it points to */
};
enum ins_status ins_worth_play(const struct ins_scenario *scenario, double norm_price,
                               const struct ins_options *options, struct ins_worth_sample *sample,
                               struct ins_error *error);
/* The same at given sizes, ascending. */
enum ins_status ins_worth_play_sizes(const struct ins_scenario *scenario, double norm_price,
                                     const double *sizes, int count,
                                     const struct ins_options *options,
                                     struct ins_worth_sample *sample, struct ins_error *error);
void ins_worth_sample_free(struct ins_worth_sample *sample);

#endif
