/* answers/given_paths.h - given paths, each played alone: what answers/given.h rests on. */
#ifndef INS_ANSWERS_GIVEN_PATHS_H
#define INS_ANSWERS_GIVEN_PATHS_H

#include "answers/given.h"
#include "answers/part.h"
#include "scenario/scenario.h"

struct ins_given_work {
    const struct ins_scenario *scenario;
    const struct ins_options  *options;
    enum ins_sampling          design;
    enum ins_filling           filling;
    int64_t                    futures;
    int                        paths;
    struct ins_scenario        alone;                   /* the path in hand */
    struct ins_paths          *only[INS_GIVEN_PATHS];   /* each of them alone; freed with free() */
    struct ins_part            part[INS_GIVEN_PATHS];   /* of the progress */
    struct ins_norm_search    *search[INS_GIVEN_PATHS];
    double                    *size[INS_GIVEN_PATHS];   /* [future] least sizes, euro */
    double                    *value;                   /* [future] scratch */
};

/* The weight at which the answer turns, once all paths have been played. */
enum ins_status ins_given_find_turn(struct ins_given_work *work, struct ins_given *given,
                                    struct ins_error *error);

#endif
