/* plan/money.h - what a scenario fixes of the money: prices, budget, buffer; and the ledger.
 *
 * A line of the ledger stands in its order in enum ins_ledger and, with what it adds up, in one of
 * three lists: what was used times a price, what a month costs whatever happens, and what the
 * cases cost where it is borne. Month, calendar and ledger walk the lists.
 */
#ifndef INS_PLAN_MONEY_H
#define INS_PLAN_MONEY_H

#include <stdbool.h>

#include "plan/constants.h"
#include "scenario/scenario.h"

enum ins_ledger {
    INS_COST_EXPERIENCED,
    INS_COST_TRAINEE,
    INS_COST_TUITION,
    INS_COST_ACADEMIE_FIXED,
    INS_COST_FLEX_RETAINER,
    INS_COST_FLEX,
    INS_COST_OVERTIME,
    INS_COST_TASKFORCE,
    INS_COST_INVESTMENTS,
    INS_COST_FIXED,
    INS_COST_PENALTY,
    INS_COST_RECEPTION,
    INS_LEDGER
};

/* X(line, price, quantity): members of the plan, and of struct ins_used and struct ins_at_work
 * (model/). In the order in which a month adds them up. */
#define INS_LEDGER_USED(X)                                                                        \
    X(EXPERIENCED, experienced, experienced)                                                      \
    X(TRAINEE, trainee, trainees)                                                                 \
    X(TUITION, tuition, intake)                                                                   \
    X(FLEX, flex, flex)                                                                           \
    X(OVERTIME, overtime_hour, overtime)

/* MONTHLY(line, member of the plan), or LAID(line, member of struct ins_calendar and of struct
 * ins_used). To the TASKFORCE come the runs that were triggered. */
#define INS_LEDGER_STEADY(MONTHLY, LAID)                                                          \
    MONTHLY(ACADEMIE_FIXED, academie_fixed)                                                       \
    MONTHLY(FLEX_RETAINER, flex_retainer)                                                         \
    LAID(INVESTMENTS, investments)                                                                \
    MONTHLY(FIXED, fixed)                                                                         \
    LAID(TASKFORCE, taskforce_cost)

/* X(line, whether it is borne, quantity in euro) */
#define INS_LEDGER_CLAIMED(X)                                                                     \
    X(PENALTY, penalty_borne, penalties)                                                          \
    X(RECEPTION, reception_borne, reception)

#define INS_LEDGER_ONE(...) +1
_Static_assert(0 INS_LEDGER_USED(INS_LEDGER_ONE) INS_LEDGER_STEADY(INS_LEDGER_ONE, INS_LEDGER_ONE)
                       INS_LEDGER_CLAIMED(INS_LEDGER_ONE) == INS_LEDGER,
               "each line stands in one list");
#undef INS_LEDGER_ONE

/* Prices in euro; `expected` is W-bar. */
#define INS_MONEY_CONSTANTS(X)                                                                    \
    X(experienced, s->costs.experienced)                                                          \
    X(trainee, s->costs.trainee)                                                                  \
    X(tuition, s->costs.tuition)                                                                  \
    X(flex, s->costs.flex)                                                                        \
    X(overtime_hour, s->costs.overtime_hour)                                                      \
    X(penalty_case, s->penalty.claim_share * s->penalty.per_month)                                \
    X(penalty_borne, s->penalty.borne ? 1.0 : 0.0)                                                \
    X(places, s->reception.places)                                                                \
    X(reception_case, s->reception.per_case_month)                                                \
    X(emergency_case, s->reception.emergency_per_case_month)                                      \
    X(empty_case, (1.0 - s->reception.marginal_share) * s->reception.per_case_month)              \
    X(reception_borne, s->reception.borne ? 1.0 : 0.0)                                            \
    X(volume_share, s->budget.volume_share)                                                       \
    X(fixed_share, 1.0 - s->budget.volume_share)                                                  \
    X(inverse_expected, expected > 0.0 ? 1.0 / expected : 0.0)                                    \
    X(floor, s->budget.floor)                                                                     \
    X(cap_share, s->budget.cap)                                                                   \
    X(cap, s->buffer.cap)                                                                         \
    X(keep, s->buffer.keep)

struct ins_money_plan {
    INS_MONEY_CONSTANTS(INS_CONSTANT_MEMBER)
    double academie_fixed, flex_retainer, fixed; /* a month; the retainer of the whole pool */
    double initial, top_up; /* of the buffer */
    double frozen, release_level, carry_over;        /* euro/year; hours/month; share */
    double spring_share, spring_most, spring_chance; /* of the correction within the year */
    bool   reception;       /* somebody waits in reception */
};

/* `expected` is the workload that the budget counts on, hours/month. */
void ins_money_plan_init(const struct ins_scenario *s, double expected, struct ins_money_plan *plan);

#endif
