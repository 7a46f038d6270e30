/* plan/casework.h - what a scenario fixes of the cases: tracks, priorities, follow-ups. */
#ifndef INS_PLAN_CASEWORK_H
#define INS_PLAN_CASEWORK_H

#include <stdbool.h>

#include "plan/constants.h"
#include "scenario/scenario.h"

/* Of a `track` of the scenario. */
#define INS_TRACK_CONSTANTS(X)                                                                    \
    X(hours, track->hours)                  /* h */                                               \
    X(withdrawal, track->withdrawal)        /* w */                                               \
    X(stay, 1.0 - track->withdrawal)        /* 1 - w */                                           \
    X(random_share, track->random_share)    /* r */                                               \
    X(reception_share, track->reception_share)

/* Overdue against one age: cases older than `months` at the end of a month. */
struct ins_age {
    int    months;   /* n */
    double survival; /* (1 - w)^n */
};

struct ins_track_plan {
    INS_TRACK_CONSTANTS(INS_CONSTANT_MEMBER)
    double backlog;         /* at the end of month -1 */
    int    class;           /* of priority, 0 is served first */
    struct ins_age legal;   /* overdue */
    struct ins_age notice;  /* the penalty begins */
    struct ins_age maximum; /* the penalty ends */
};

struct ins_casework_plan {
    int    tracks;
    struct ins_track_plan track[INS_TRACKS];
    int    classes;                  /* of priority */
    int    followups;
    struct {
        int    from, to;
        int    delay, spread;
        double per_month; /* per_decision / spread: cases booked for each of `spread` months */
        double before;    /* decisions a month before month 0 */
    } followup[INS_FOLLOWUPS];
    int    followup_depth; /* months of bookings to remember */
    bool   penalty;        /* some case may cost a penalty */
};

void ins_casework_plan_init(const struct ins_scenario *s, struct ins_casework_plan *plan);

#endif
