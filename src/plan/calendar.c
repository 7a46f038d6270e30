#include "plan/calendar.h"

#include <math.h>

#include "chance/real.h"

enum { YEAR = 12 }; /* months */

static double season_of(const struct ins_scenario *s, int month)
{
    return s->inflow.season[ins_date_month(s->start + month)];
}

/* What ICT and experience have added to the hours of one FTE, of (4.1); growth is that of its logarithm in
 * a year. */
static double productivity_of(const struct ins_scenario *s, double growth, int month)
{
    double gain = ins_exp(month / 12.0 * growth);
    for (int i = 0; i < s->productivity.investment_count; i++) {
        const struct ins_investment *item = &s->productivity.investments[i];
        if (month >= item->start + item->lag)
            gain *= 1.0 + item->gain;
    }
    return gain;
}

static void fill_hours(const struct ins_scenario *s, double growth, int t, struct ins_calendar *line)
{
    int name               = ins_date_month(s->start + t);
    line->season           = season_of(s, t);
    line->unseasonal       = 1.0 / line->season;
    line->average_capacity = s->staff.hours_per_month * productivity_of(s, growth, t);
    line->per_hour         = 1.0 / line->average_capacity;
    line->flex_per_hour = season_of(s, t + s->flex.lead_time) / line->average_capacity;
    line->overtime_per_hour = line->season / line->average_capacity;
    line->capacity = line->average_capacity * s->productivity.capacity_season[name];
}

/* --- money that is the same in every future ------------------------------------------------------ */

static bool lies_within(int month, int start, int months)
{
    return month >= start && month < start + months;
}

static void add_spending(const struct ins_scenario *s, int month, struct ins_calendar *line)
{
    for (int i = 0; i < s->productivity.investment_count; i++) {
        const struct ins_investment *item = &s->productivity.investments[i];
        if (lies_within(month, item->start, item->months))
            line->investments += item->cost / item->months;
    }
    for (int i = 0; i < s->taskforce_count; i++) {
        const struct ins_taskforce *run = &s->taskforce[i];
        if (isfinite(run->trigger) || !lies_within(month, run->start, run->months))
            continue;
        line->taskforce_hours += run->hours_per_month;
        line->taskforce_cost += run->cost_per_month;
    }
    for (int i = 0; i < s->academie.intake_count; i++)
        if (s->academie.intake[i].month == month)
            line->intake += s->academie.intake[i].fte;
}

/* Who begins the Academie by the record takes the place of those ordered and scheduled (3.11). */
static void take_intake(const struct ins_scenario *s, int month, struct ins_calendar *line)
{
    double known       = ins_record_of(s->record, INS_RECORD_INTAKE, month);
    line->intake_known = !isnan(known);
    line->intake       = line->intake_known ? known : line->intake;
}

/* The year whose budget follows the level of this month, if any (5.5). */
static int year_informed_by(const struct ins_scenario *s, int month)
{
    int january = s->start + month + s->budget.information_lag;
    if (ins_date_month(january) != 0)
        return -1;
    return ins_date_year(january) - ins_date_year(s->start);
}

/* Months to the end of the year in which a correction is paid that comes in this one (5.16); none
 * comes in month 0, before which nothing was seen. */
static int corrected_months(const struct ins_scenario *s, int t)
{
    int  name  = ins_date_month(s->start + t);
    bool comes = t > 0 && name + 1 == s->budget.spring.month && s->budget.spring.share > 0.0;
    return comes ? YEAR - name : 0;
}

static void fill_budget(const struct ins_scenario *s, int t, struct ins_calendar *line)
{
    int last             = s->budget.annual_count - 1;
    line->january        = ins_date_month(s->start + t) == 0;
    line->year           = ins_date_year(s->start + t) - ins_date_year(s->start);
    line->monthly_budget = s->budget.annual[line->year < last ? line->year : last] / YEAR;
    line->informs_year   = year_informed_by(s, t);
    line->corrects       = corrected_months(s, t);
    line->beside         = line->corrects > 0 || s->buffer.frozen > 0.0;
    line->grants = t == 0 || line->january || line->informs_year == line->year;
}

/* What a month costs whatever happens. */
static double steady_cost(const struct ins_money_plan *money, const struct ins_calendar *line)
{
    double cost = 0.0;
#define ADD_MONTHLY(LINE, amount) cost += money->amount;
#define ADD_LAID(LINE, amount)    cost += line->amount;
    INS_LEDGER_STEADY(ADD_MONTHLY, ADD_LAID)
    return cost;
}

double ins_calendar_discount(const struct ins_scenario *s, int t)
{
    return s->costs.discount_rate > 0.0
               ? ins_exp(-(t / (double)YEAR) * ins_log(1.0 + s->costs.discount_rate))
               : 1.0;
}

void ins_calendar_fill(const struct ins_scenario *s, const struct ins_money_plan *money, int first,
                       int next, struct ins_calendar *calendar)
{
    double growth = ins_log(1.0 + s->productivity.growth_per_year);
    for (int t = first; t < next; t++) {
        struct ins_calendar *line = &calendar[t];
        *line = (struct ins_calendar){0};
        fill_hours(s, growth, t, line);
        fill_budget(s, t, line);
        add_spending(s, t, line);
        take_intake(s, t, line);
        line->intake_month = t % s->academie.intake_every == 0 && s->tower.policy != INS_FIXED;
        line->discount       = ins_calendar_discount(s, t);
        line->overtime_price = money->overtime_hour * line->capacity;
        line->steady         = steady_cost(money, line);
    }
}

/* --- cohorts ------------------------------------------------------------------------------------- */

/* A cohort can only begin in the months in which orders arrive, and as scheduled. */
static void mark_beginnings(const struct ins_scenario *s, struct ins_calendar *calendar)
{
    int recruitment = s->academie.recruitment_months;
    for (int t = 0; t < s->months; t++) {
        struct ins_calendar *line = &calendar[t];
        line->arrives = t >= recruitment && calendar[t - recruitment].intake_month;
        line->begins  = line->arrives || line->intake > 0.0;
        line->turns   = line->begins || (t > 0 && line[-1].begins);
    }
}

static bool began_in(const struct ins_calendar *calendar, int t)
{
    return t >= 0 && calendar[t].begins;
}

/* What becomes of those who began. Ages at which one learns do not change in time. */
static void mark_learning_steps(int months, const struct ins_staff_plan *staff,
                                struct ins_calendar *calendar)
{
    _Static_assert(INS_TRAINING < 64, "a bit for each step");
    for (int t = 0; t < months; t++) {
        struct ins_calendar *line = &calendar[t];
        line->graduates_begun = began_in(calendar, t - staff->lead_time);
        for (int k = 0; k < staff->steps; k++)
            line->learning_steps |= (uint64_t)began_in(calendar, t - staff->step[k].age) << k;
    }
}

void ins_calendar_mark_cohorts(const struct ins_scenario *s, const struct ins_staff_plan *staff,
                               struct ins_calendar *calendar)
{
    mark_beginnings(s, calendar);
    mark_learning_steps(s->months, staff, calendar);
}
