/* model/plan.h - what a scenario fixes before the first future is drawn.
 *
 * A plan is the scenario worked out once: a line of figures for every month of the calendar
 * and the constants of each section of model.md. The months then only multiply and add.
 * Plain data, copied by assignment; symbols as in model.md.
 */
#ifndef INS_MODEL_PLAN_H
#define INS_MODEL_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "scenario/scenario.h"

/* One month of the calendar: what is the same in every future. */
struct ins_calendar {
    double season;             /* of the inflow */
    double unseasonal;         /* 1 / season */
    double capacity;           /* hours of an experienced FTE with holidays: eta_t capacity_season_t */
    double average_capacity;   /* hours of an experienced FTE in an average month: eta_t */
    double per_hour;           /* FTE that an hour of an average month takes: 1 / eta_t */
    double flex_per_hour;      /* the same, in the season in which flex ordered now arrives */
    double overtime_per_hour;  /* and in the season of this month */
    double overtime_price;     /* of the overtime of an FTE who does nothing else, euro */
    double intake;             /* scheduled, FTE */
    double graduates;          /* of those who began before month 0, FTE */
    double steps;              /* change of what those work, beyond their dropouts, FTE */
    double taskforce_hours;    /* of runs with a fixed start */
    double taskforce_cost;     /* of runs with a fixed start, euro */
    double investments;        /* euro */
    double steady;             /* costs whatever happens, euro */
    double monthly_budget;     /* a twelfth of that of the month's calendar year, euro */
    bool   january;            /* the top-up arrives */
    bool   grants;             /* the budget is not that of a month ago */
    bool   intake_month;       /* trainees may be ordered */
    bool   arrives;            /* orders of R months ago begin the Academie */
    bool   begins;             /* they do, or scheduled intake does */
    bool   turns;              /* intake is not what it was a month ago */
    bool   graduates_begun;    /* those who began P months ago decide alone from now on */
    int    year;               /* calendar year, 0 for that of month 0 */
    int    informs_year;       /* the level of this month sets the budget of that year; -1: of none */
    uint64_t learning_steps;          /* steps of productivity that a cohort takes now: a bit each */
};

/* Overdue against one age: cases older than `months` at the end of a month. */
struct ins_age {
    int    months;   /* n */
    double survival; /* (1 - w)^n */
};

struct ins_track_plan {
    double hours;      /* h */
    double stay;       /* 1 - w */
    double withdrawal; /* w */
    double backlog;    /* at the end of month -1 */
    double backlog_age;
    double reception_share;
    int    class;      /* of priority, 0 is served first */
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

struct ins_staff_plan {
    double experienced, trainees; /* at the end of month -1 */
    double attrition;             /* q_E */
    double stay;                  /* 1 - q_T */
    double dropout;               /* q_T */
    double mentoring;
    int    recruitment_months; /* R */
    int    lead_time;          /* P */
    double learning;           /* Pt at the end of month -1 */
    double graduation;         /* (1 - q_T)^P: of a cohort, those who come to decide alone */
    int    steps;              /* ages at which a trainee's productivity changes */
    struct {
        int    age;
        double change; /* of productivity */
        double gain;   /* change x (1 - q_T)^age */
    } step[INS_TRAINING + 1];
    bool   shell;        /* there is a flex pool now, or later */
    double pool, active; /* flex, FTE */
    double flex_fade;    /* 1 - 1/min_term */
    double flex_productivity;
    int    flex_lead_time;
};

struct ins_taskforce_plan {
    double trigger;
    int    lead_time, months, times;
    double hours_per_month, cost_per_month;
};

struct ins_tower_plan {
    enum ins_policy   policy;
    enum ins_forecast forecast;
    bool   gated;
    bool   watched; /* note what buffer would have let every order pass; not with `gated` */
    double expected;        /* W-bar, hours/month */
    double followup_hours;  /* of them, follow-ups at decided_before */
    double smoothing;       /* a */
    double trend_smoothing; /* a c */
    double trend_hire, trend_flex; /* d + d^2 + ... up to the lead */
    int    reporting_lag;
    int    longest_lag;     /* of all months, for what must be remembered */
    double per_clear;       /* 1 / clear_months */
    double target_months;
    double response;
    int    hire_lead;       /* R + P */
    double hire_stay;       /* (1 - q_E)^(R+P) */
    double max_intake, absorption;
    int    patience;
    int    longest_patience; /* of all months */
    double overtime_max;
    double cover_months, pace_months;
    double inverse_flex_productivity; /* 0 where flex produces nothing or has no pool */
};

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

struct ins_money_plan {
    double experienced, trainee, tuition, academie_fixed;
    double flex_retainer; /* of the whole pool, euro/month */
    double flex, overtime_hour, fixed;
    double volume_share, inverse_expected, floor, cap_share;
    double initial, cap, keep, top_up;
    double penalty_case; /* claim_share x per_month */
    bool   penalty_borne;
    double places, reception_case, emergency_case;
    bool   reception_borne, reception;
};

struct ins_norm_plan {
    enum ins_measure measure;
    double limit;
    int    from, tolerance;
};

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
    int years_remembered; /* from the month that informs a budget to that budget, and one */
    struct ins_casework_plan casework; /* as of month 0, like all up to the norm */
    struct ins_staff_plan    staff;
    struct ins_tower_plan    tower;
    struct ins_money_plan    money;
    struct ins_norm_plan     norm;
    int                       taskforces; /* with a trigger */
    struct ins_taskforce_plan taskforce[INS_TASKFORCES];
    int                       stretches; /* in use, by month; 0 where nothing changes */
    struct ins_calendar       calendar[INS_MONTHS];
    struct ins_stretch        stretch[INS_CHANGES];
};

/* Work out a resolved scenario. */
void ins_plan_init(struct ins_plan *plan, const struct ins_scenario *scenario);

/* Whole powers by repeated multiplication: the same bits on every machine. */
static inline double ins_plan_power(double base, int exponent)
{
    double value = 1.0;
    for (; exponent > 0; exponent /= 2, base *= base)
        if (exponent % 2)
            value *= base;
    return value;
}

/* Casework and prices of month t. */
const struct ins_casework_plan *ins_plan_casework(const struct ins_plan *plan, int t);
const struct ins_money_plan    *ins_plan_money(const struct ins_plan *plan, int t);

/* Whether two plans play alike, byte for byte; `a` and `b` were zeroed before they were worked
 * out. */
bool ins_plan_same(const struct ins_plan *a, const struct ins_plan *b);

/* The same plan with another buffer: full at `size` euro, refilled up to it, funding gated;
 * an infinite size means that no order is ever held back (model.md, section 6). */
void ins_plan_set_buffer(struct ins_plan *plan, double size);

/* Ask for so much of each play; INS_BRIEF of a plan that is not gated. */
void ins_plan_ask(struct ins_plan *plan, enum ins_detail detail);

/* Note in tower.sufficient, future by future, the size from which on a full buffer holds no order
 * back, so that every larger one gives the same future. For a plan that is not gated. */
void ins_plan_watch(struct ins_plan *plan);

#endif
