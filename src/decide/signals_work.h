/* decide/signals_work.h - futures, or records, played once for each month in which an alarm may be raised. */
#ifndef INS_DECIDE_SIGNALS_WORK_H
#define INS_DECIDE_SIGNALS_WORK_H

#include "decide/signals.h"
#include "engine/futures.h"

enum { INS_SIGNALS_BATCH = 12 /* plans at a time */ };
/* As it is, the keys of an alarm for good, an alarm in each month from the first on. */
enum { INS_PLAYED_AS_IS, INS_PLAYED_ALWAYS, INS_PLAYED_RAISED };
enum {
    INS_KEPT_ALARMS,
    INS_KEPT_FALSE_ALARMS,
    INS_KEPT_ACTS,
    INS_KEPT_SAVING,
    INS_KEPT_OUTLAY,
    INS_KEPT_HITS,
    INS_KEPT_SURGES,
    INS_KEPT
};

struct ins_signals_work {
    struct ins_signals        *all;
    const struct ins_options  *options;
    const struct ins_scenario *s;
    int64_t                    futures, stride;
    int                        plans;
    double                    *cost, *outlay;  /* [plans][futures] */
    double                    *inflow, *stock; /* [futures][months] as it is */
    double                    *kept;           /* [INS_KEPT][stride] of a signal */
    double                     expected;       /* hours a month */
    struct ins_case           *made[INS_SIGNALS_BATCH];
    struct ins_plan           *plan;           /* [INS_SIGNALS_BATCH] */
    const struct ins_plan     *playing[INS_SIGNALS_BATCH];
    int                        begin;          /* the first plan in hand */
};

enum ins_status ins_signals_room(struct ins_signals_work *w, struct ins_error *error);
void            ins_signals_clear(struct ins_signals_work *w);

/* All plans on the futures, whose inflow `drawn` may know. */
enum ins_status ins_signals_play(struct ins_signals_work *w, const struct ins_inflow_plan *inflow,
                                 struct ins_drawn *drawn, struct ins_error *error);

/* What the signal does in future first + f, into column f of what is kept. */
void ins_signals_look(const struct ins_signals_work *w, const struct ins_signal *signal, int64_t first, int64_t f);

/* The signals on the library's records, of which all that is needed is asked again of `played`. */
enum ins_status ins_signals_replay(const struct ins_signals_work *played, struct ins_error *error);

#endif
