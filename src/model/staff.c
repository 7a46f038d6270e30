#include "model/staff.h"

#include "base/pack.h"

/* What is left when the last cohort has gone is rounding, a part in 10^16 of what there was. */
static const double ROUNDING = 1e-14;

int ins_staff_rows(const struct ins_staff_plan *plan, int patience)
{
    return ins_ring_places(plan->lead_time + 1) + ins_ring_places(plan->recruitment_months + 1) +
           ins_ring_places(plan->flex_lead_time + 1) + ins_ring_places(patience + 1) + patience + 1;
}

void ins_staff_begin(const struct ins_staff_plan *plan, int patience, struct ins_row **memory,
                     struct ins_staff *staff)
{
    staff->starts = ins_ring_take(memory, plan->lead_time + 1, 0.0);
    staff->orders = ins_ring_take(memory, plan->recruitment_months + 1, 0.0);
    staff->calls  = ins_ring_take(memory, plan->flex_lead_time + 1, plan->active);
    staff->needs  = ins_ring_take(memory, patience + 1, plan->active);
    staff->before = *memory;
    staff->window = 0; /* none is open */
    *memory += patience + 1;
    ins_row_set(&staff->experienced, plan->experienced);
    ins_row_set(&staff->trainees, plan->trainees);
    ins_row_set(&staff->most, plan->trainees);
    ins_row_set(&staff->learning, plan->learning);
    ins_row_set(&staff->mentors, ins_smaller(plan->experienced, plan->mentoring * plan->trainees));
    ins_row_set(&staff->flex, plan->active);
    ins_row_set(&staff->ordered, 0.0);
    ins_row_set(&staff->hires, 0.0);
    ins_row_set(&staff->intake, 0.0);
    ins_row_set(&staff->balance, 0.0);
}

/* --- orders ------------------------------------------------------------------------------------- */

/* Months are laid in windows of patience + 1. When one opens, the largest need of the last 1, 2 ...
 * months before it is worked out; then the largest of any patience + 1 months is that of the open
 * window or of the months before it that count, whatever the patience. (van Herk, 1992) */
static void open_window(int patience, int t, struct ins_staff *staff)
{
    staff->opened = t;
    staff->window = patience + 1;
    for (int p = 1; p <= patience; p++) {
        staff->before[p] = *ins_ring_at(&staff->needs, t - p);
        if (p > 1)
            ins_row_raise(&staff->before[p], &staff->before[p - 1]);
    }
}

/* The largest need of this month and of `patience` months before it is called. */
static void call(const struct ins_row *need, int patience, int t, struct ins_staff *staff)
{
    struct ins_row *called = ins_ring_at(&staff->calls, t), *own = ins_ring_at(&staff->needs, t);
    if (staff->window != patience + 1 || t == staff->opened + staff->window)
        open_window(patience, t, staff);
    int                   inside = t - staff->opened; /* months of the window before this one */
    const struct ins_row *before = &staff->before[patience - inside];
    INS_EACH_PACK(i) {
        ins_pack asked = at(need, i), most = asked;
        if (inside > 0)
            most = larger(asked, at(&staff->recent, i));
        put(own, i, asked);
        put(&staff->recent, i, most);
        if (inside < patience)
            most = larger(at(before, i), most);
        put(called, i, most);
    }
}

void ins_staff_order(const struct ins_staff_plan *plan, const struct ins_calendar *line,
                     int patience, int t, const struct ins_row *need, struct ins_staff *staff)
{
    if (line->intake_month)
        *ins_ring_at(&staff->orders, t) = staff->hires;
    if (plan->shell)
        call(need, patience, t, staff);
}

/* --- a month on --------------------------------------------------------------------------------- */

/* A cohort that nobody began. */
static const struct ins_row nobody;

/* The cohort that began `age` months ago; `line` is that of month t. */
static const struct ins_row *cohort(const struct ins_staff *staff,
                                    const struct ins_calendar *line, int t, int age)
{
    return age <= t && line[-age].begins ? ins_ring_at(&staff->starts, t - age) : &nobody;
}

/* Those ordered R months ago and those scheduled begin. In most months nobody does. */
static void recruit(const struct ins_staff_plan *plan, const struct ins_calendar *line, int t,
                    struct ins_staff *staff)
{
    if (line->begins || (t > 0 && line[-1].begins))
        ins_row_set(&staff->intake, line->intake);
    if (line->intake_month)
        ins_row_add(&staff->ordered, &staff->hires);
    if (line->arrives) {
        const struct ins_row *arrived = ins_ring_at(&staff->orders, t - plan->recruitment_months);
        ins_row_add(&staff->intake, arrived);
        INS_EACH_PACK(i)
            put(&staff->ordered, i, larger(at(&staff->ordered, i) - at(arrived, i), all(0.0)));
    }
    if (line->begins)
        *ins_ring_at(&staff->starts, t) = staff->intake;
}

/* Cohorts whose productivity changes this month, and by how much. */
struct lessons {
    int                   count;
    const struct ins_row *cohort[INS_TRAINING + 1];
    ins_pack              gain[INS_TRAINING + 1];
};

static void list_lessons(const struct ins_staff_plan *plan, const struct ins_calendar *line,
                         int t, const struct ins_staff *staff, struct lessons *lessons)
{
    lessons->count = 0;
    for (int k = 0; k < plan->steps; k++) {
        const struct ins_row *wiser = cohort(staff, line, t, plan->step[k].age);
        if (wiser == &nobody)
            continue;
        lessons->cohort[lessons->count] = wiser;
        lessons->gain[lessons->count++] = all(plan->step[k].gain);
    }
}

static inline ins_pack learn(const struct lessons *lessons, int i, ins_pack learning)
{
    for (int k = 0; k < lessons->count; k++)
        learning = fused(lessons->gain[k], at(lessons->cohort[k], i), learning);
    return larger(learning, all(0.0));
}

/* What is the same for all futures of a month. */
struct terms {
    ins_pack stay, dropout, attrition, mentoring, rounding;
    ins_pack graduation, veterans, steps; /* veterans: of those who began before month 0 */
    ins_pack fade, pool;
};

static struct terms terms_of(const struct ins_staff_plan *plan, const struct ins_calendar *line)
{
    return (struct terms){.stay       = all(plan->stay),
                          .dropout    = all(plan->dropout),
                          .attrition  = all(plan->attrition),
                          .mentoring  = all(plan->mentoring),
                          .rounding   = all(ROUNDING),
                          .graduation = all(plan->graduation),
                          .veterans   = all(line->graduates),
                          .steps      = all(line->steps),
                          .fade       = all(plan->flex_fade),
                          .pool       = all(plan->pool)};
}

static inline void grow(const struct terms *by, int i, const struct ins_row *oldest,
                        const struct lessons *lessons, struct ins_staff *staff)
{
    ins_pack trained   = at(&staff->trainees, i), intake = at(&staff->intake, i);
    ins_pack before    = at(&staff->experienced, i), learning = at(&staff->learning, i);
    ins_pack graduates = fused(by->graduation, at(oldest, i), by->veterans);
    ins_pack leave     = by->attrition * before;
    ins_pack trainees  = fused(by->stay, trained, intake - graduates);
    ins_pack most      = larger(at(&staff->most, i), trainees);
    ins_pack experienced = before + (graduates - leave);
    trainees = where(above(trainees, by->rounding * most), trainees, all(0.0));
    add(&staff->balance, i, intake - fused(by->dropout, trained, leave));
    put(&staff->most, i, most);
    put(&staff->experienced, i, experienced);
    put(&staff->trainees, i, trainees);
    put(&staff->learning, i, learn(lessons, i, fused(by->stay, learning, by->steps)));
    put(&staff->mentors, i, smaller(experienced, by->mentoring * trainees));
}

static inline void call_flex(const struct terms *by, const struct ins_row *called, int i,
                             struct ins_staff *staff)
{
    ins_pack kept = by->fade * at(&staff->flex, i);
    put(&staff->flex, i, smaller(larger(at(called, i), kept), by->pool));
}

void ins_staff_advance(const struct ins_staff_plan *plan, const struct ins_calendar *line, int t,
                       struct ins_staff *staff)
{
    const struct terms    by     = terms_of(plan, line);
    const struct ins_row *called = ins_ring_at(&staff->calls, t - plan->flex_lead_time);
    struct lessons        lessons;
    recruit(plan, line, t, staff);
    list_lessons(plan, line, t, staff, &lessons);
    const struct ins_row *oldest = cohort(staff, line, t, plan->lead_time);
    bool                  flex   = plan->shell;
    INS_EACH_PACK(i) {
        grow(&by, i, oldest, &lessons, staff);
        if (flex)
            call_flex(&by, called, i, staff);
    }
}
