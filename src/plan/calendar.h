/* plan/calendar.h - the months of the horizon: what is the same in every future. */
#ifndef INS_PLAN_CALENDAR_H
#define INS_PLAN_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "plan/money.h"
#include "plan/staff.h"
#include "scenario/scenario.h"

struct ins_calendar {
    double season;             /* of the inflow */
    double unseasonal;         /* 1 / season */
    double capacity;           /* hours of an experienced FTE with holidays: eta_t capacity_season_t */
    double average_capacity;   /* hours of an experienced FTE in an average month: eta_t */
    double per_hour;           /* FTE that an hour of an average month takes: 1 / eta_t */
    double flex_per_hour;      /* the same, in the season in which flex ordered now arrives */
    double overtime_per_hour;  /* and in the season of this month */
    double overtime_price;     /* of the overtime of an FTE who does nothing else, euro */
    double intake;             /* scheduled, or on record, FTE */
    double graduates;          /* of those who began before month 0, FTE */
    double steps;              /* change of what those work, beyond their dropouts, FTE */
    double taskforce_hours;    /* of runs with a fixed start */
    double taskforce_cost;     /* of runs with a fixed start, euro */
    double investments;        /* euro */
    double steady;             /* costs whatever happens, euro */
    double monthly_budget;     /* a twelfth of that of the month's calendar year, euro */
    double discount;           /* what a euro of this month is worth in month 0 */
    bool   january;            /* the top-up arrives */
    bool   grants;             /* the budget is not that of a month ago */
    bool   beside;             /* a correction or a release may come beside the budget and the top-up */
    bool   intake_month;       /* trainees may be ordered */
    bool   arrives;            /* orders of R months ago begin the Academie */
    bool   begins;             /* they do, or scheduled intake does */
    bool   intake_known;       /* the record knows who begins: none of the orders do */
    bool   turns;              /* intake is not what it was a month ago */
    bool   graduates_begun;    /* those who began P months ago decide independently from now on */
    int    corrects;           /* months over which a correction of the budget is paid, this one and on;
                                  0: none may come */
    int    year;               /* calendar year, 0 for that of month 0 */
    int    informs_year;       /* the level of this month sets the budget of that year; -1: of none */
    uint64_t learning_steps;   /* steps of productivity that a cohort takes now: a bit each */
};

/* What a euro of month t is worth in month 0 (6.4). */
double ins_calendar_discount(const struct ins_scenario *s, int t);

/* Months from `first` to the one before `next`, by the keys of `s` and the prices that hold then. */
void ins_calendar_fill(const struct ins_scenario *s, const struct ins_money_plan *money, int first,
                       int next, struct ins_calendar *calendar);

/* Once all months are filled: in which of them a cohort can begin, and when those who began change. */
void ins_calendar_mark_cohorts(const struct ins_scenario *s, const struct ins_staff_plan *staff,
                               struct ins_calendar *calendar);

#endif
