/* answers/replayed.h - what is known after a record has been replayed: of each month from which it was,
 * of its surges, and of the months that were looked up (anchors).
 */
#ifndef INS_ANSWERS_REPLAYED_H
#define INS_ANSWERS_REPLAYED_H

#include <stdint.h>

#include "engine/summary.h"
#include "instroom/answers.h"
#include "scenario/scenario.h"

/* A replay. Estimates and means of one sure future have low == high and an error of 0. */
struct ins_replay {
    ins_date            start;
    int                 covered; /* months of the horizon that the record knows in every track */
    int64_t             futures;
    struct ins_estimate kept;      /* probability that the norm is kept, with the buffer */
    struct ins_estimate kept_free; /* the same with unlimited money */
    struct ins_estimate dry;       /* probability that money is short in some month */
    double              dry_month; /* first such month, from the start; median; NaN: none */
    struct ins_mean     drawn, deficit;             /* euro over the horizon */
    struct ins_mean     peak_overdue, peak_backlog; /* cases */
    struct ins_mean     months_over;                /* the norm's limit */
    struct ins_estimate needed; /* euro that pay every order: quantile at the confidence */
    double              norm_buffer; /* least buffer that keeps the norm, euro; infinite where no
                                        money does; NaN where the months are not all on record */
};

/* A surge of the record: from a low of the twelve-month inflow to its next high, a third higher at
 * least. */
struct ins_surge {
    ins_date start, peak;  /* month after the quiet year; last month of the busiest one */
    double   before, most; /* cases in those twelve months */
    int      replay;       /* from `start`; -1: the record covers too little */
};
enum { INS_SURGES = 24 };

/* A published figure beside that of the replay from the scenario's own start. */
struct ins_anchor {
    ins_date        month;
    int             over; /* months summed, up to `month`; 1: the month itself */
    char            what[160];   /* as it is told */
    char            column[160]; /* of `path`, or several with + between them */
    double          published, low, high; /* low and high NaN where not given */
    char            confidence[16], source[160];
    struct ins_mean model; /* NaN outside the horizon */
};
enum { INS_ANCHOR_TERMS = 4 };

struct ins_account;

struct ins_backcast {
    const struct ins_case *source; /* held */
    struct ins_scenario    scenario;
    char                   history[INS_TEXT]; /* the file, as named */
    ins_date               first; /* month of the record's first row */
    int                    months; /* of the record */
    struct ins_account    *account; /* of what was read of it; owned */
    struct ins_record     *record; /* owned */
    struct ins_replay     *replay; /* [replays], by start; owned */
    int                    replays, whole; /* of them, covered wholly: those come first */
    struct ins_surge       surge[INS_SURGES];
    int                    surges;
    struct ins_anchor     *anchor; /* [anchors]; owned */
    int                    anchors;
    int64_t                anchor_futures;
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

/* All tracks of month `t` of the record, cases; NaN where one is not known that
 * has a share of the inflow. */
double ins_replayed_total(const struct ins_backcast *backcast, int t);

#endif
