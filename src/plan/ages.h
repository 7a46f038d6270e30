/* plan/ages.h - how old cases are: at the start, and the ages beyond which they are counted.
 *
 * The same in all months, whatever changes. Cases are decided oldest first, but for a share of the
 * decisions that is taken from all waiting cases alike; a track in which there ever is such a share
 * is mixed.
 */
#ifndef INS_PLAN_AGES_H
#define INS_PLAN_AGES_H

#include <stdbool.h>

#include "scenario/scenario.h"

/* Ages from `from` to `up_to` months, evenly, of a track at the end of month -1. */
struct ins_age_band_plan {
    double from, up_to, length;
    double share; /* of the track's cases */
    double above; /* share of those that are older than the band */
};

/* Cases of a track that wait longer than so many months, or that came before a month. */
struct ins_older_plan {
    int    track;
    bool   pledged;  /* that came before month `months`, in the place of longer than it */
    int    months;
    double survival; /* of an age: (1 - w)^months */
};

struct ins_ages_plan {
    struct {
        int                      bands;
        struct ins_age_band_plan band[INS_AGE_BANDS];
        bool                     mixed;
    } track[INS_TRACKS];
    bool matter;  /* some track is mixed, or some age is asked for */
    int  longest; /* of all ages at which a mixed track is looked at, months */
    int  olders;  /* in use; those of the norm stand first */
    int  norm_olders;
    struct ins_older_plan older[INS_OLDER];
};

/* Ages at the start and those of the norm and of the scenario's own list. Which tracks are mixed
 * is not known yet. */
void ins_ages_plan_init(const struct ins_scenario *s, struct ins_ages_plan *plan);

/* Count these, too. Returns where they stand, -1 where there is no room for more. */
int ins_ages_add(struct ins_ages_plan *plan, int track, bool pledged, int months, double stay);

/* Of the cases of a track at the end of month -1, the share that is older than `months`. */
static inline double ins_ages_share_older(const struct ins_ages_plan *plan, int track, double months)
{
    const struct ins_age_band_plan *band = plan->track[track].band;
    const struct ins_age_band_plan *end  = band + plan->track[track].bands;
    for (; band < end; band++)
        if (months < band->up_to)
            return band->above + band->share * (1.0 - (months - band->from) / band->length);
    return 0.0;
}

#endif
