#include "plan/plan.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "scenario/changes.h"

/* Of trainees, those who do not drop out in month t: 1 - q_T. */
static double trainee_stay_in(const struct ins_plan *plan, int t)
{
    double stay = plan->staff.stay;
    for (int i = 0; i < plan->stretches && plan->stretch[i].first <= t; i++)
        stay = plan->stretch[i].staff.stay;
    return stay;
}

/* Trainees of month -1 stand evenly over the ages 0 ... P-1 (3.6). In month t they have been
 * thinned t+1 times, the oldest of them graduate, and all others are a step older. */
static void follow_veterans(const struct ins_scenario *s, struct ins_plan *plan)
{
    double heads = s->staff.trainees / s->academie.lead_time;
    for (int t = 0; t < s->academie.lead_time && t < s->months; t++) {
        heads *= trainee_stay_in(plan, t);
        plan->calendar[t].graduates = heads;
        plan->calendar[t].steps     = -heads * s->academie.productivity[t];
    }
}

/* --- ages ---------------------------------------------------------------------------------------- */

static int later_of(int a, int b)
{
    return a > b ? a : b;
}

/* The latest age at which a track is looked at as long as this casework holds. */
static int longest_look(const struct ins_casework_plan *casework, int track)
{
    const struct ins_track_plan *own = &casework->track[track];
    return later_of(own->legal.months, casework->penalty ? own->maximum.months : 0);
}

static void mark_mixed_track(struct ins_plan *plan, const struct ins_casework_plan *casework, int k)
{
    struct ins_ages_plan *ages = &plan->ages;
    ages->track[k].mixed |= casework->track[k].random_share > 0.0;
    ages->matter |= ages->track[k].mixed;
    ages->longest = later_of(ages->longest, longest_look(casework, k));
}

/* Once all stretches are known: of which tracks some decisions are ever taken at random, and how
 * far back such tracks are looked at. */
static void mark_mixed(struct ins_plan *plan)
{
    struct ins_ages_plan *ages = &plan->ages;
    ages->longest = 0;
    ages->matter |= plan->record != NULL; /* bodies in which decisions may be given */
    for (int k = 0; k < plan->casework.tracks; k++) {
        ages->track[k].mixed = false;
        mark_mixed_track(plan, &plan->casework, k);
        for (int i = 0; i < plan->stretches; i++)
            mark_mixed_track(plan, &plan->stretch[i].casework, k);
    }
    for (int i = 0; i < ages->olders; i++)
        if (!ages->older[i].pledged)
            ages->longest = later_of(ages->longest, ages->older[i].months);
}

/* --- what holds when ----------------------------------------------------------------------------- */

/* What holds from the start; `of` is NULL, or the plan whose workload is expected. */
static void plan_start(const struct ins_scenario *s, const struct ins_plan *of,
                       struct ins_plan *plan)
{
    ins_casework_plan_init(s, &plan->casework);
    ins_staff_plan_init(s, &plan->staff);
    ins_tower_plan_init(s, &plan->tower);
    if (of)
        plan->tower.expected = of->tower.expected;
    ins_money_plan_init(s, plan->tower.expected, &plan->money);
    ins_norm_plan_init(s, &plan->norm);
    ins_ages_plan_init(s, &plan->ages);
    plan->taskforces = ins_taskforce_plan_init(s, plan->taskforce);
    ins_calendar_fill(s, &plan->money, 0, ins_changes_next(s, 0), plan->calendar);
}

/* What holds from month `first` on, up to `next`, which is that of a change or the end. The expected workload stays that of the start: what the
 * planners of month 0 knew. */
static void add_stretch(const struct ins_scenario *now, int first, int next, struct ins_plan *plan)
{
    struct ins_stretch *stretch = &plan->stretch[plan->stretches++];
    memset(stretch, 0, sizeof *stretch);
    stretch->first = first;
    ins_casework_plan_init(now, &stretch->casework);
    ins_staff_plan_init(now, &stretch->staff);
    ins_tower_plan_init(now, &stretch->tower);
    ins_money_plan_init(now, plan->tower.expected, &stretch->money);
    ins_norm_plan_init(now, &stretch->norm);
    stretch->tower.expected     = plan->tower.expected;
    stretch->tower.cover_months = stretch->tower.pace_months = 0.0;
    stretch->money.initial = stretch->money.cap = 0.0;
    stretch->money.keep = stretch->money.top_up = 0.0;
    ins_calendar_fill(now, &stretch->money, first, next, plan->calendar);
    plan->staff.shell |= stretch->staff.shell;
    if (now->tower.reporting_lag > plan->tower.longest_lag)
        plan->tower.longest_lag = now->tower.reporting_lag;
    if (now->tower.patience > plan->tower.longest_patience)
        plan->tower.longest_patience = now->tower.patience;
}

/* Where nobody's chance to stay ever changes, what is left after so many months hangs on no month. */
static void mark_differences(struct ins_plan *plan)
{
    plan->trainees_differ = false;
    memset(plan->cases_differ, 0, sizeof plan->cases_differ);
    for (int i = 0; i < plan->stretches; i++) {
        const struct ins_stretch *own = &plan->stretch[i];
        plan->trainees_differ |= own->staff.stay != plan->staff.stay;
        for (int k = 0; k < plan->casework.tracks; k++)
            plan->cases_differ[k] |= own->casework.track[k].stay != plan->casework.track[k].stay;
    }
}

/* Every stretch knows whether there ever is a flexible shell. */
static void plan_stretches(const struct ins_scenario *s, const struct ins_plan *of,
                           struct ins_plan *plan)
{
    struct ins_scenario now;
    ins_changes_apply(s, 0, &now);
    plan_start(&now, of, plan);
    for (int t = ins_changes_next(s, 0); t < s->months; t = ins_changes_next(s, t)) {
        ins_changes_go_on(s, t, &now);
        add_stretch(&now, t, ins_changes_next(s, t), plan);
    }
    for (int i = 0; i < plan->stretches; i++)
        plan->stretch[i].staff.shell = plan->staff.shell;
    mark_differences(plan);
}

static void init(struct ins_plan *plan, const struct ins_plan *of,
                 const struct ins_scenario *scenario)
{
    plan->scenario         = scenario;
    plan->months           = scenario->months;
    plan->years_remembered = 1 + (scenario->budget.information_lag + 11) / 12;
    plan->detail           = INS_TALLIED;
    plan->apart            = false;
    plan->stretches        = 0;
    if (scenario->change_count > 0)
        plan_stretches(scenario, of, plan);
    else
        plan_start(scenario, of, plan);
    plan->record = scenario->record && scenario->record->served ? scenario->record : NULL;
    ins_calendar_mark_cohorts(scenario, &plan->staff, plan->calendar);
    follow_veterans(scenario, plan);
    mark_mixed(plan);
}

void ins_plan_init(struct ins_plan *plan, const struct ins_scenario *scenario)
{
    init(plan, NULL, scenario);
}

/* A figure of the buffer is the world's own, unless `of` was given another than its scenario has. */
static double own_unless_given(double own, double given, double written)
{
    return given == written ? own : given;
}

void ins_plan_ask_as(struct ins_plan *plan, const struct ins_plan *of)
{
    const struct ins_scenario *own = plan->scenario, *s = of->scenario;
    struct ins_money_plan     *m   = &plan->money;
    plan->detail        = of->detail;
    plan->apart         = of->apart;
    for (int i = plan->ages.olders; i < of->ages.olders; i++)
        (void)ins_plan_ask_older(plan, of->ages.older[i].track, of->ages.older[i].months);
    plan->tower.gated   = of->tower.gated;
    plan->tower.watched = of->tower.watched;
    m->initial = own_unless_given(own->buffer.initial, of->money.initial, s->buffer.initial);
    m->cap     = own_unless_given(own->buffer.cap, of->money.cap, s->buffer.cap);
    m->keep    = own_unless_given(own->buffer.keep, of->money.keep, s->buffer.keep);
    m->top_up  = own_unless_given(own->buffer.top_up, of->money.top_up, s->buffer.top_up);
}

void ins_plan_init_world(struct ins_plan *plan, const struct ins_plan *of,
                         const struct ins_scenario *world)
{
    init(plan, of, world);
    ins_plan_ask_as(plan, of);
}

/* The stretch that month t lies in; NULL for the start. */
static const struct ins_stretch *stretch_in(const struct ins_plan *plan, int t)
{
    const struct ins_stretch *found = NULL;
    for (int i = 0; i < plan->stretches && plan->stretch[i].first <= t; i++)
        found = &plan->stretch[i];
    return found;
}

const struct ins_casework_plan *ins_plan_casework(const struct ins_plan *plan, int t)
{
    const struct ins_stretch *now = stretch_in(plan, t);
    return now ? &now->casework : &plan->casework;
}

const struct ins_staff_plan *ins_plan_staff(const struct ins_plan *plan, int t)
{
    const struct ins_stretch *now = stretch_in(plan, t);
    return now ? &now->staff : &plan->staff;
}

const struct ins_money_plan *ins_plan_money(const struct ins_plan *plan, int t)
{
    const struct ins_stretch *now = stretch_in(plan, t);
    return now ? &now->money : &plan->money;
}

const struct ins_norm_plan *ins_plan_norm(const struct ins_plan *plan, int t)
{
    const struct ins_stretch *now = stretch_in(plan, t);
    return now ? &now->norm : &plan->norm;
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
    if (plan->money.top_up > 0.0)
        plan->money.top_up = INFINITY; /* as far as there is room */
}

void ins_plan_set_filling(struct ins_plan *plan, enum ins_filling filling)
{
    plan->money.top_up = filling == INS_FILLED_YEARLY ? INFINITY : 0.0;
}

void ins_plan_ask(struct ins_plan *plan, enum ins_detail detail)
{
    assert(detail != INS_BRIEF || !plan->tower.gated);
    plan->detail = detail;
}

bool ins_plan_discounts(const struct ins_plan *plan)
{
    return plan->calendar[plan->months - 1].discount < 1.0;
}

void ins_plan_ask_apart(struct ins_plan *plan)
{
    plan->apart = true;
}

int ins_plan_ask_older(struct ins_plan *plan, int track, int months)
{
    plan->ages.longest = later_of(plan->ages.longest, months);
    return ins_ages_add(&plan->ages, track, false, months, plan->casework.track[track].stay);
}

void ins_plan_watch(struct ins_plan *plan)
{
    assert(!plan->tower.gated);
    plan->tower.watched = true;
}
