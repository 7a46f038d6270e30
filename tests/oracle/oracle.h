/* oracle.h - the months of one future, plainly and slowly: the second implementation.
 *
 * What the page src/model/README.md says in its sections 2 to 5, and in section 1 about follow-ups
 * and what comes without chance, written once more from that page alone: every stock is a sum over
 * the whole history where the page allows it, every case that waits lies in a parcel with an age.
 * Nothing here is shared with the model itself, so where the two agree to rounding both have read
 * the page alike.
 *
 * Months run from 0; month -1 is the state before the first one. A failed allocation aborts:
 * this is for tests.
 */
#ifndef ORACLE_ORACLE_H
#define ORACLE_ORACLE_H

#include <stdbool.h>

#include "scenario/scenario.h"

enum { ORACLE_NAME = 80, ORACLE_PER_TRACK = 4 };

/* The columns of `path` that do not name a track: X(member, name). Units: those of `path`. */
#define ORACLE_WHOLE(X)                                                                          \
    X(inflow, "inflow")                                                                          \
    X(decided, "decided")                                                                        \
    X(withdrawn, "withdrawn")                                                                    \
    X(backlog, "backlog")                                                                        \
    X(overdue, "overdue")                                                                        \
    X(overdue_share, "overdue_share")                                                            \
    X(experienced, "experienced")                                                                \
    X(trainees, "trainees")                                                                      \
    X(flex, "flex")                                                                              \
    X(overtime, "overtime")                                                                      \
    X(hours, "hours")                                                                            \
    X(idle_hours, "idle_hours")                                                                  \
    X(required_hours, "required_hours")                                                          \
    X(level, "level")                                                                            \
    X(hires, "hires")                                                                            \
    X(intake, "intake")                                                                          \
    X(budget, "budget")                                                                          \
    X(cost, "cost")                                                                              \
    X(buffer, "buffer")                                                                          \
    X(draw, "draw")                                                                              \
    X(deficit, "deficit")                                                                        \
    X(shortfall, "shortfall")                                                                    \
    X(reception, "reception")                                                                    \
    X(penalties, "penalties")                                                                    \
    X(social_cost, "social_cost")

/* The lines of the ledger; they add up to `cost`. */
#define ORACLE_LEDGER(X)                                                                         \
    X(cost_experienced, "cost.experienced")                                                      \
    X(cost_trainee, "cost.trainee")                                                              \
    X(cost_tuition, "cost.tuition")                                                              \
    X(cost_academie_fixed, "cost.academie_fixed")                                                \
    X(cost_flex_retainer, "cost.flex_retainer")                                                  \
    X(cost_flex, "cost.flex")                                                                    \
    X(cost_overtime, "cost.overtime")                                                            \
    X(cost_taskforce, "cost.taskforce")                                                          \
    X(cost_investments, "cost.investments")                                                      \
    X(cost_fixed, "cost.fixed")                                                                  \
    X(cost_penalty, "cost.penalty")                                                              \
    X(cost_reception, "cost.reception")

#define ORACLE_COUNT_ONE(member, name) +1
enum {
    ORACLE_COLUMNS = 0 ORACLE_WHOLE(ORACLE_COUNT_ONE) ORACLE_LEDGER(ORACLE_COUNT_ONE) +
                     ORACLE_PER_TRACK * INS_TRACKS + INS_OLDER
};

struct oracle_column {
    char    name[ORACLE_NAME];
    double *value; /* by month */
};

/* Sums over the whole horizon that must close. */
struct oracle_books {
    int tracks;
    struct {
        double opening, arrived, decided, withdrawn, closing; /* cases */
    } cases[INS_TRACKS];
    struct {
        double promised, arrived, pending; /* cases that follow a decision */
    } followups;
    struct {
        double opening, begun, resigned, dropped_out, closing; /* FTE, all staff but flex */
    } people;
    struct {
        double opening, budget, top_up, deficit, cost, flowed_back, closing; /* euro */
    } money;
};

struct oracle_months {
    int months;
    int tracks;
#define ORACLE_MEMBER(member, name) double *member;
    ORACLE_WHOLE(ORACLE_MEMBER)
    ORACLE_LEDGER(ORACLE_MEMBER)
#undef ORACLE_MEMBER
    double *track_inflow[INS_TRACKS];
    double *track_decided[INS_TRACKS];
    double *track_backlog[INS_TRACKS];
    double *track_overdue[INS_TRACKS];
    double *older[INS_OLDER]; /* the ages that are asked for, as older.TRACK.AGE */
    double *norm_older;       /* what the norm asks, of its track or of all; no column */
    double *empty_beds;       /* price of regular beds less their marginal price; no column, euro */

    struct oracle_column columns[ORACLE_COLUMNS]; /* all of the above, by name */
    int                  column_count;

    struct oracle_books books;
    int over, near;             /* months from norm.from on in which the measure lies above the limit,
                                   and those more in which it is the limit but for rounding */
    double              age_gap; /* largest difference between the two ways to count old cases,
                                    relative to the cases that ever came (thinned), at least 1 */
    double *memory;
};

struct oracle_options {
    bool gates_off; /* a buffer without bound: gated funding that never holds an order back */
};

/* Play `scenario` (resolved) with the primary arrivals n[t * track_count + k], cases.
 * `months` need not be initialised; free it with oracle_free(). */
void oracle_play(const struct ins_scenario *scenario, const double *arrivals,
                 struct oracle_options options, struct oracle_months *months);
void oracle_free(struct oracle_months *months);

/* The largest sum that does not close, relative to the largest amount in it (at least 1). */
double oracle_books_gap(const struct oracle_books *books);

/* Expected primary arrivals of a scenario without chance, n[t * track_count + k]: counts
 * "none", no innovations, no surges, one regime. False, with nothing written, for another. */
bool oracle_expected_arrivals(const struct ins_scenario *scenario, double *arrivals);

#endif
