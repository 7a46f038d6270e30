#include "model/plan.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "chance/real.h"
#include "scenario/changes.h"

enum { YEAR = 12 };

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

/* d + d^2 + ... + d^lead */
static double damped(double d, int lead)
{
    double sum = 0.0, term = 1.0;
    for (int j = 0; j < lead; j++)
        sum += term *= d;
    return sum;
}

static double season_of(const struct ins_scenario *s, int month)
{
    return s->inflow.season[ins_date_month(s->start + month)];
}

/* Section 4: G_t, what ICT and experience have added to the hours of one FTE. */
static double productivity_of(const struct ins_scenario *s, int month)
{
    double gain = ins_exp(month / 12.0 * ins_log(1.0 + s->productivity.growth_per_year));
    for (int i = 0; i < s->productivity.investment_count; i++) {
        const struct ins_investment *item = &s->productivity.investments[i];
        if (month >= item->start + item->lag)
            gain *= 1.0 + item->gain;
    }
    return gain;
}

static bool within(int month, int start, int months)
{
    return month >= start && month < start + months;
}

static void add_spending(const struct ins_scenario *s, int month, struct ins_calendar *line)
{
    for (int i = 0; i < s->productivity.investment_count; i++) {
        const struct ins_investment *item = &s->productivity.investments[i];
        if (within(month, item->start, item->months))
            line->investments += item->cost / item->months;
    }
    for (int i = 0; i < s->taskforce_count; i++) {
        const struct ins_taskforce *run = &s->taskforce[i];
        if (isfinite(run->trigger) || !within(month, run->start, run->months))
            continue;
        line->taskforce_hours += run->hours_per_month;
        line->taskforce_cost += run->cost_per_month;
    }
    for (int i = 0; i < s->academie.intake_count; i++)
        if (s->academie.intake[i].month == month)
            line->intake += s->academie.intake[i].fte;
}

/* The year whose budget follows the level of this month, if any (section 5). */
static int year_informed_by(const struct ins_scenario *s, int month)
{
    int january = s->start + month + s->budget.information_lag;
    if (ins_date_month(january) != 0)
        return -1;
    return ins_date_year(january) - ins_date_year(s->start);
}

/* A cohort can only begin in the months in which orders arrive, and as scheduled. */
static void mark_beginnings(const struct ins_scenario *s, struct ins_plan *plan)
{
    int recruitment = s->academie.recruitment_months;
    for (int t = 0; t < s->months; t++) {
        struct ins_calendar *line = &plan->calendar[t];
        line->arrives = t >= recruitment && plan->calendar[t - recruitment].intake_month;
        line->begins  = line->arrives || line->intake > 0.0;
        line->turns   = line->begins || (t > 0 && line[-1].begins);
    }
}

static bool began(const struct ins_plan *plan, int t)
{
    return t >= 0 && plan->calendar[t].begins;
}

/* What becomes of those who began. Ages at which one learns do not change in time. */
static void mark_learning_steps(struct ins_plan *plan)
{
    _Static_assert(INS_TRAINING < 64, "a bit for each step");
    const struct ins_staff_plan *staff = &plan->staff;
    for (int t = 0; t < plan->months; t++) {
        struct ins_calendar *line = &plan->calendar[t];
        line->graduates_begun = began(plan, t - staff->lead_time);
        for (int k = 0; k < staff->steps; k++)
            line->learning_steps |= (uint64_t)began(plan, t - staff->step[k].age) << k;
    }
}

/* Of trainees, those who do not drop out in month t: 1 - q_T. */
static double stay_of(const struct ins_plan *plan, int t)
{
    double stay = plan->staff.stay;
    for (int i = 0; i < plan->stretches && plan->stretch[i].first <= t; i++)
        stay = plan->stretch[i].staff.stay;
    return stay;
}

/* Trainees of month -1 stand evenly over the ages 0 ... P-1. In month t they have been thinned
 * t+1 times, the oldest of them graduate, and all others are a step older. */
static void follow_veterans(const struct ins_scenario *s, struct ins_plan *plan)
{
    double heads = s->staff.trainees / s->academie.lead_time;
    for (int t = 0; t < s->academie.lead_time && t < s->months; t++) {
        heads *= stay_of(plan, t);
        plan->calendar[t].graduates = heads;
        plan->calendar[t].steps     = -heads * s->academie.productivity[t];
    }
}

/* Months from `first` on, by the keys of `s`. */
static void fill_calendar(const struct ins_scenario *s, const struct ins_money_plan *money,
                          int first, struct ins_plan *plan)
{
    for (int t = first; t < s->months; t++) {
        struct ins_calendar *line = &plan->calendar[t];
        *line = (struct ins_calendar){0};
        int name               = ins_date_month(s->start + t);
        line->season           = season_of(s, t);
        line->unseasonal       = 1.0 / line->season;
        line->average_capacity = s->staff.hours_per_month * productivity_of(s, t);
        line->per_hour         = 1.0 / line->average_capacity;
        line->flex_per_hour = season_of(s, t + s->flex.lead_time) / line->average_capacity;
        line->overtime_per_hour = line->season / line->average_capacity;
        line->capacity = line->average_capacity * s->productivity.capacity_season[name];
        line->overtime_price = money->overtime_hour * line->capacity;
        line->january  = name == 0;
        line->intake_month =
            t % s->academie.intake_every == 0 && s->tower.policy != INS_FIXED;
        line->year          = ins_date_year(s->start + t) - ins_date_year(s->start);
        line->monthly_budget =
            s->budget.annual[least(line->year, s->budget.annual_count - 1)] / YEAR;
        line->informs_year = year_informed_by(s, t);
        line->grants = t == 0 || line->january || line->informs_year == line->year;
        add_spending(s, t, line);
        line->steady = money->academie_fixed + money->flex_retainer + line->investments +
                       money->fixed + line->taskforce_cost;
    }
}

static struct ins_age age(int months, double stay)
{
    return (struct ins_age){months, ins_plan_power(stay, months)};
}

static void plan_track(const struct ins_scenario *s, int k, struct ins_track_plan *plan)
{
    const struct ins_track *track = &s->tracks[k];
    int notice            = track->legal_term + s->penalty.grace;
    plan->hours           = track->hours;
    plan->withdrawal      = track->withdrawal;
    plan->stay            = 1.0 - track->withdrawal;
    plan->backlog         = track->backlog;
    plan->backlog_age     = track->backlog_age;
    plan->reception_share = track->reception_share;
    plan->legal           = age(track->legal_term, plan->stay);
    plan->notice          = age(notice, plan->stay);
    plan->maximum         = age(notice + s->penalty.max_months, plan->stay);
}

/* Tracks of equal priority are a class; the number of a class is how many priorities come before. */
static void plan_classes(const struct ins_scenario *s, struct ins_casework_plan *plan)
{
    plan->classes = 0;
    for (int k = 0; k < plan->tracks; k++) {
        int before = 0;
        for (int j = 0; j < plan->tracks; j++) {
            bool seen = false;
            for (int i = 0; i < j; i++)
                seen |= s->tracks[i].priority == s->tracks[j].priority;
            before += !seen && s->tracks[j].priority < s->tracks[k].priority;
        }
        plan->track[k].class = before;
        plan->classes        = most(plan->classes, before + 1);
    }
}

static void plan_casework(const struct ins_scenario *s, struct ins_casework_plan *plan)
{
    plan->tracks    = s->track_count;
    plan->penalty   = s->penalty.max_months > 0 && s->penalty.claim_share > 0.0 &&
                    s->penalty.per_month > 0.0;
    for (int k = 0; k < s->track_count; k++) {
        plan_track(s, k, &plan->track[k]);
    }
    plan_classes(s, plan);
    plan->followups      = s->followup_count;
    plan->followup_depth = 1;
    for (int i = 0; i < s->followup_count; i++) {
        const struct ins_followup *item = &s->followups[i];
        plan->followup[i].from      = item->from_index;
        plan->followup[i].to        = item->to_index;
        plan->followup[i].delay     = item->delay;
        plan->followup[i].spread    = item->spread;
        plan->followup[i].per_month = item->per_decision / item->spread;
        plan->followup[i].before    = s->tracks[item->from_index].decided_before;
        plan->followup_depth = most(plan->followup_depth, item->delay + item->spread + 1);
    }
}

/* Each change of productivity with age, and the last one: who has learnt leaves the room. */
static void plan_learning(const struct ins_scenario *s, struct ins_staff_plan *plan)
{
    double before  = 0.0;
    plan->steps    = 0;
    plan->learning = 0.0;
    for (int age_now = 0; age_now <= plan->lead_time; age_now++) {
        double now = age_now < plan->lead_time ? s->academie.productivity[age_now] : 0.0;
        if (now != before) {
            plan->step[plan->steps].age    = age_now;
            plan->step[plan->steps].change = now - before;
            plan->step[plan->steps].gain   = (now - before) * ins_plan_power(plan->stay, age_now);
            plan->steps++;
        }
        plan->learning += now * plan->trainees / plan->lead_time;
        before = now;
    }
}

static void plan_staff(const struct ins_scenario *s, struct ins_staff_plan *plan)
{
    plan->experienced        = s->staff.experienced;
    plan->trainees           = s->staff.trainees;
    plan->attrition          = s->staff.attrition;
    plan->dropout            = s->academie.dropout;
    plan->stay               = 1.0 - s->academie.dropout;
    plan->mentoring          = s->academie.mentoring;
    plan->recruitment_months = s->academie.recruitment_months;
    plan->lead_time          = s->academie.lead_time;
    plan->graduation         = ins_plan_power(plan->stay, plan->lead_time);
    plan_learning(s, plan);
    plan->shell             = s->flex.pool > 0.0 || s->flex.active > 0.0;
    plan->pool              = s->flex.pool;
    plan->active            = s->flex.active;
    plan->flex_fade         = 1.0 - 1.0 / s->flex.min_term;
    plan->flex_productivity = s->flex.productivity;
    plan->flex_lead_time    = s->flex.lead_time;
}

static double followup_hours_before(const struct ins_scenario *s)
{
    double hours = 0.0;
    for (int i = 0; i < s->followup_count; i++) {
        const struct ins_followup *item = &s->followups[i];
        hours += item->per_decision * s->tracks[item->from_index].decided_before *
                 s->tracks[item->to_index].hours;
    }
    return hours;
}

static double primary_hours(const struct ins_scenario *s)
{
    double hours = 0.0;
    for (int k = 0; k < s->track_count; k++)
        hours += s->tracks[k].fraction * s->tracks[k].hours;
    return hours * s->inflow.level_per_month;
}

static void plan_tower(const struct ins_scenario *s, struct ins_tower_plan *plan)
{
    double d = s->tower.damping;
    plan->policy          = s->tower.policy;
    plan->forecast        = s->tower.forecast;
    plan->gated           = s->funding == INS_GATED;
    plan->watched         = false;
    plan->followup_hours  = followup_hours_before(s);
    plan->expected        = primary_hours(s) + plan->followup_hours;
    plan->smoothing       = s->tower.smoothing;
    plan->trend_smoothing = s->tower.smoothing * s->tower.trend_smoothing;
    plan->hire_lead       = s->academie.recruitment_months + s->academie.lead_time;
    plan->trend_hire      = damped(d, plan->hire_lead);
    plan->trend_flex      = damped(d, s->flex.lead_time);
    plan->reporting_lag   = s->tower.reporting_lag;
    plan->longest_lag     = s->tower.reporting_lag;
    plan->per_clear       = 1.0 / s->tower.clear_months;
    plan->target_months   = s->tower.target_months;
    plan->response        = s->tower.response;
    plan->hire_stay       = ins_plan_power(1.0 - s->staff.attrition, plan->hire_lead);
    plan->max_intake      = s->academie.max_intake;
    plan->absorption      = s->academie.absorption;
    plan->patience        = s->tower.patience;
    plan->longest_patience = s->tower.patience;
    plan->overtime_max    = s->overtime.max;
    plan->cover_months    = s->buffer.cover_months;
    plan->pace_months     = s->buffer.pace_months;
    bool flex = s->flex.pool > 0.0 && s->flex.productivity > 0.0;
    plan->inverse_flex_productivity = flex ? 1.0 / s->flex.productivity : 0.0;
}

static void plan_money(const struct ins_scenario *s, double expected, struct ins_money_plan *plan)
{
    plan->experienced      = s->costs.experienced;
    plan->trainee          = s->costs.trainee;
    plan->tuition          = s->costs.tuition;
    plan->academie_fixed   = s->costs.academie_fixed;
    plan->flex_retainer    = s->costs.flex_retainer * s->flex.pool;
    plan->flex             = s->costs.flex;
    plan->overtime_hour    = s->costs.overtime_hour;
    plan->fixed            = s->costs.fixed;
    plan->volume_share     = s->budget.volume_share;
    plan->inverse_expected = expected > 0.0 ? 1.0 / expected : 0.0;
    plan->floor            = s->budget.floor;
    plan->cap_share        = s->budget.cap;
    plan->initial          = s->buffer.initial;
    plan->cap              = s->buffer.cap;
    plan->keep             = s->buffer.keep;
    plan->top_up           = s->buffer.top_up;
    plan->penalty_case     = s->penalty.claim_share * s->penalty.per_month;
    plan->penalty_borne    = s->penalty.borne;
    plan->places           = s->reception.places;
    plan->reception_case   = s->reception.per_case_month;
    plan->emergency_case   = s->reception.emergency_per_case_month;
    plan->reception_borne  = s->reception.borne;
    plan->reception        = false;
    for (int k = 0; k < s->track_count; k++)
        plan->reception |= s->tracks[k].reception_share > 0.0;
}

static void plan_taskforces(const struct ins_scenario *s, struct ins_plan *plan)
{
    plan->taskforces = 0;
    for (int i = 0; i < s->taskforce_count; i++) {
        const struct ins_taskforce *run = &s->taskforce[i];
        if (isfinite(run->trigger))
            plan->taskforce[plan->taskforces++] = (struct ins_taskforce_plan){
                run->trigger, run->lead_time, run->months, run->times,
                run->hours_per_month, run->cost_per_month};
    }
}

static void plan_norm(const struct ins_scenario *s, struct ins_norm_plan *plan)
{
    plan->measure   = s->norm.measure;
    plan->limit     = s->norm.limit;
    plan->from      = s->norm.from;
    plan->tolerance = s->norm.tolerance_months;
}

/* What holds from the start. */
static void plan_start(const struct ins_scenario *s, struct ins_plan *plan)
{
    plan_casework(s, &plan->casework);
    plan_staff(s, &plan->staff);
    plan_tower(s, &plan->tower);
    plan_money(s, plan->tower.expected, &plan->money);
    plan_norm(s, &plan->norm);
    plan_taskforces(s, plan);
    fill_calendar(s, &plan->money, 0, plan);
}

/* What holds from month `first` on. The expected workload stays that of the start: what the
 * planners of month 0 knew. */
static void add_stretch(const struct ins_scenario *now, int first, struct ins_plan *plan)
{
    struct ins_stretch *stretch = &plan->stretch[plan->stretches++];
    memset(stretch, 0, sizeof *stretch);
    stretch->first = first;
    plan_casework(now, &stretch->casework);
    plan_staff(now, &stretch->staff);
    plan_tower(now, &stretch->tower);
    plan_money(now, plan->tower.expected, &stretch->money);
    plan_norm(now, &stretch->norm);
    stretch->tower.expected       = plan->tower.expected;
    stretch->tower.followup_hours = plan->tower.followup_hours;
    stretch->tower.cover_months = stretch->tower.pace_months = 0.0;
    stretch->money.initial = stretch->money.cap = 0.0;
    stretch->money.keep = stretch->money.top_up = 0.0;
    fill_calendar(now, &stretch->money, first, plan);
    plan->tower.longest_lag     = most(plan->tower.longest_lag, now->tower.reporting_lag);
    plan->tower.longest_patience = most(plan->tower.longest_patience, now->tower.patience);
    plan->staff.shell |= stretch->staff.shell;
}

/* Every stretch knows whether there ever is a flexible shell. */
static void plan_stretches(const struct ins_scenario *s, struct ins_plan *plan)
{
    struct ins_scenario now;
    ins_changes_apply(s, 0, &now);
    plan_start(&now, plan);
    for (int t = ins_changes_next(s, 0); t < s->months; t = ins_changes_next(s, t)) {
        ins_changes_apply(s, t, &now);
        add_stretch(&now, t, plan);
    }
    for (int i = 0; i < plan->stretches; i++)
        plan->stretch[i].staff.shell = plan->staff.shell;
}

void ins_plan_init(struct ins_plan *plan, const struct ins_scenario *scenario)
{
    plan->months           = scenario->months;
    plan->years_remembered = 1 + (scenario->budget.information_lag + 11) / 12;
    plan->detail           = INS_TALLIED;
    plan->stretches        = 0;
    if (scenario->change_count > 0)
        plan_stretches(scenario, plan);
    else
        plan_start(scenario, plan);
    mark_beginnings(scenario, plan);
    mark_learning_steps(plan);
    follow_veterans(scenario, plan);
}

const struct ins_casework_plan *ins_plan_casework(const struct ins_plan *plan, int t)
{
    const struct ins_casework_plan *found = &plan->casework;
    for (int i = 0; i < plan->stretches && plan->stretch[i].first <= t; i++)
        found = &plan->stretch[i].casework;
    return found;
}

const struct ins_money_plan *ins_plan_money(const struct ins_plan *plan, int t)
{
    const struct ins_money_plan *found = &plan->money;
    for (int i = 0; i < plan->stretches && plan->stretch[i].first <= t; i++)
        found = &plan->stretch[i].money;
    return found;
}

bool ins_plan_same(const struct ins_plan *a, const struct ins_plan *b)
{
    size_t months = (size_t)a->months, stretches = (size_t)a->stretches;
    size_t head   = offsetof(struct ins_plan, calendar) + months * sizeof a->calendar[0];
    return a->months == b->months && a->stretches == b->stretches && memcmp(a, b, head) == 0 &&
           memcmp(a->stretch, b->stretch, stretches * sizeof a->stretch[0]) == 0;
}

void ins_plan_set_buffer(struct ins_plan *plan, double size)
{
    /* A balance that no draw can move stands for infinity: inf - inf would be no number. */
    double balance      = isfinite(size) ? size : 1e300;
    plan->tower.gated   = isfinite(size);
    plan->tower.watched = false;
    plan->money.initial = balance;
    plan->money.cap     = balance;
}

void ins_plan_ask(struct ins_plan *plan, enum ins_detail detail)
{
    assert(detail != INS_BRIEF || !plan->tower.gated);
    plan->detail = detail;
}

void ins_plan_watch(struct ins_plan *plan)
{
    assert(!plan->tower.gated);
    plan->tower.watched = true;
}
