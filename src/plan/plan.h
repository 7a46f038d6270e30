/* plan/plan.h - what a scenario fixes before the first future is drawn.
 *
 * A plan is the scenario worked out once: a line of figures for every month of the calendar, and
 * the constants of each section of the model's page (model/README.md), which the other files of this room list. The months
 * then only multiply and add. Plain data, copied by assignment.
 */
#ifndef INS_PLAN_PLAN_H
#define INS_PLAN_PLAN_H

#include <stdbool.h>

#include "plan/ages.h"
#include "plan/calendar.h"
#include "plan/casework.h"
#include "plan/money.h"
#include "plan/norm.h"
#include "plan/staff.h"
#include "plan/taskforce.h"
#include "plan/tower.h"
#include "scenario/scenario.h"

/* What holds from a month on, where keys change in time; the buffer and its gate are those of
 * the plan. */
struct ins_stretch {
    int                      first; /* month, > 0 */
    struct ins_casework_plan casework;
    struct ins_staff_plan    staff;
    struct ins_tower_plan    tower;
    struct ins_money_plan    money;
    struct ins_norm_plan     norm;
};

/* How much of a play is kept. What is not is not told: what of it the tally holds means nothing. */
enum ins_detail {
    INS_BRIEF,   /* tally.shortfall_max alone */
    INS_OUTCOME, /* cases that wait, the norm, cost and shortfall; not what passes (inflow, decisions,
                    idle hours, draws and deficits), nor the lines of the ledger */
    INS_TALLIED, /* all but the months themselves */
    INS_NOTED    /* these too: whatever a plan asks for, where there is a tape */
};

struct ins_plan {
    int months;
    enum ins_detail detail; /* asked for */
    bool apart; /* of an outcome: penalties, and the cost to the state at the marginal price, too */
    int years_remembered; /* from the month that informs a budget to that budget, and one */
    struct ins_casework_plan casework; /* as of month 0, like all up to the norm */
    struct ins_staff_plan    staff;
    struct ins_tower_plan    tower;
    struct ins_money_plan    money;
    struct ins_norm_plan     norm;
    struct ins_ages_plan     ages;
    int                       taskforces; /* with a trigger */
    struct ins_taskforce_plan taskforce[INS_TASKFORCES];
    const struct ins_record  *record;    /* where it takes the place of staff, hours or decisions; NULL:
                                            nowhere; borrowed */
    int                       stretches; /* in use, by month; 0 where nothing changes */
    bool                      trainees_differ; /* some stretch has another share of them that stays */
    bool                      cases_differ[INS_TRACKS]; /* and of the cases of a track */
    struct ins_calendar       calendar[INS_MONTHS];
    struct ins_stretch        stretch[INS_CHANGES];
    const struct ins_scenario *scenario; /* that it was worked out from: borrowed */
};

/* Work out a resolved scenario, which must outlive the plan where its worlds differ. */
void ins_plan_init(struct ins_plan *plan, const struct ins_scenario *scenario);

/* The plan `of` in a world: `world` is its scenario with other values (scenario/worlds.h). Tower and
 * budget expect the workload that `of` expects (7.6); what was asked of `of`, and the buffer that it was
 * given, hold here too. The second does this last part alone, for another plan of the same scenario. */
void ins_plan_ask_as(struct ins_plan *plan, const struct ins_plan *of);
void ins_plan_init_world(struct ins_plan *plan, const struct ins_plan *of,
                         const struct ins_scenario *world);

/* Casework, staff, prices and norm of month t. */
const struct ins_casework_plan *ins_plan_casework(const struct ins_plan *plan, int t);
const struct ins_staff_plan    *ins_plan_staff(const struct ins_plan *plan, int t);
const struct ins_money_plan    *ins_plan_money(const struct ins_plan *plan, int t);
const struct ins_norm_plan     *ins_plan_norm(const struct ins_plan *plan, int t);

/* Whether two plans play alike, byte for byte; `a` and `b` were zeroed before they were worked
 * out. */
bool ins_plan_same(const struct ins_plan *a, const struct ins_plan *b);

/* How a buffer whose size is asked for is filled: full at the start and never again, or up to its
 * size each January too. A scenario's own rule: yearly where there is a top_up. */
enum ins_filling { INS_FILLED_ONCE, INS_FILLED_YEARLY, INS_FILLINGS };
static inline enum ins_filling ins_filling_of(const struct ins_scenario *scenario)
{
    return scenario->buffer.top_up > 0.0 ? INS_FILLED_YEARLY : INS_FILLED_ONCE;
}

/* The same plan with another buffer: full at `size` euro, filled up to it again as its rule says,
 * funding gated; an infinite size means that no order is ever held back: what (6.32) to (6.35) ask
 * for. */
void ins_plan_set_buffer(struct ins_plan *plan, double size);

/* The same plan with another rule of filling, whatever its buffer. */
void ins_plan_set_filling(struct ins_plan *plan, enum ins_filling filling);

/* Ask for so much of each play; INS_BRIEF of a plan that is not gated. */
void ins_plan_ask(struct ins_plan *plan, enum ins_detail detail);

/* Of an outcome tell penalties, and the cost to the state at the marginal price of a bed, too. */
void ins_plan_ask_apart(struct ins_plan *plan);

/* Whether a euro of a later month is worth less. */
bool ins_plan_discounts(const struct ins_plan *plan);

/* Count the cases of a track that wait longer than so many months, too. Returns where, in
 * work.older[]; -1 where there is no room for more. */
int ins_plan_ask_older(struct ins_plan *plan, int track, int months);

/* Note in tower.sufficient, future by future, the size from which on a full buffer holds no order
 * back, so that every larger one gives the same future. For a plan that is not gated. */
void ins_plan_watch(struct ins_plan *plan);

#endif
