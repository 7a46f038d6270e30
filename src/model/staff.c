#include "model/staff_pack.h"

#include <math.h>

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
    staff->starts = ins_ring_take(memory, plan->lead_time + 1);
    staff->orders = ins_ring_take(memory, plan->recruitment_months + 1);
    staff->calls  = ins_ring_filled(memory, plan->flex_lead_time + 1, plan->active);
    staff->needs  = ins_ring_filled(memory, patience + 1, plan->active);
    staff->before = *memory;
    staff->window = 0; /* none is open */
    *memory += patience + 1;
    ins_row_set(&staff->experienced, plan->experienced);
    ins_row_set(&staff->trainees, plan->trainees);
    ins_row_set(&staff->most, plan->trainees);
    ins_row_set(&staff->learning, plan->learning);
    double mentors = ins_smaller(plan->experienced, plan->mentoring * plan->trainees);
    ins_row_set(&staff->working, plan->experienced - mentors + plan->learning);
    ins_row_set(&staff->flex, plan->active);
    ins_row_set(&staff->ordered, 0.0);
    ins_row_set(&staff->hires, 0.0);
    ins_row_set(&staff->intake, 0.0);
    ins_row_set(&staff->balance, 0.0);
}

/* --- a month ------------------------------------------------------------------------------------ */

/* Months are laid in windows of patience + 1. When one opens, the largest need of the last 1, 2 ...
 * months before it is worked out; then the largest of any patience + 1 months is that of the open
 * window or of the months before it that count, whatever the patience. (van Herk, 1992) */
static void open_window(int patience, int t, struct ins_staff *staff)
{
    struct ins_row *most = staff->before;
    staff->opened = t;
    staff->window = patience + 1;
    ins_row_set(&staff->recent, 0.0); /* a need is never less */
    ins_row_set(most, 0.0);
    for (int p = 1; p <= patience; p++, most++) {
        const struct ins_row *need = ins_ring_at(&staff->needs, t - p);
        INS_EACH_PACK(i)
            put(&most[1], i, larger(at(need, i), at(most, i)));
    }
}

static void turn_to_needs(int patience, int t, struct ins_staff *staff,
                          struct ins_staff_terms *terms)
{
    if (staff->window != patience + 1 || t == staff->opened + staff->window)
        open_window(patience, t, staff);
    int inside        = t - staff->opened; /* months of the window before this one */
    terms->before     = &staff->before[patience - inside];
    terms->need       = ins_ring_at(&staff->needs, t);
    terms->call       = ins_ring_at(&staff->calls, t);
}

/* A cohort that nobody began. */
static const struct ins_row nobody;

static void list_learning_steps(const struct ins_staff_plan *plan, uint64_t steps, int t,
                         const struct ins_staff *staff, struct ins_learning_steps *learning_steps)
{
    learning_steps->count = 0;
    for (; steps != 0; steps &= steps - 1) {
        int k = __builtin_ctzll(steps), n = learning_steps->count++;
        learning_steps->cohort[n] = ins_ring_at(&staff->starts, t - plan->step[k].age);
        learning_steps->gain[n]   = all(plan->step[k].gain);
    }
}

void ins_staff_terms_init(const struct ins_staff_plan *plan, struct ins_staff_terms *terms)
{
    INS_STAFF_CONSTANTS(INS_CONSTANT_BROADCAST)
    terms->rounding = all(ROUNDING);
    terms->shell    = plan->shell;
}

void ins_staff_look_at_record(const struct ins_record *record, int t, struct ins_staff_terms *terms)
{
    terms->known = terms->known_flex = terms->known_hours = false;
    if (!record)
        return;
    const double *row  = ins_record_row(record, t);
    terms->known       = !isnan(row[INS_RECORD_EXPERIENCED]);
    terms->known_flex  = !isnan(row[INS_RECORD_FLEX]);
    terms->known_hours = !isnan(row[INS_RECORD_HOURS]);
    terms->experienced = all(row[INS_RECORD_EXPERIENCED]);
    terms->flex        = all(row[INS_RECORD_FLEX]);
    terms->hours       = all(row[INS_RECORD_HOURS]);
}

void ins_staff_turn(const struct ins_staff_plan *plan, const struct ins_calendar *line,
                    int patience, int t, struct ins_staff *staff, struct ins_staff_terms *terms)
{
    terms->arrives   = line->arrives;
    terms->intake    = line->begins  ? INS_BEGINS_SOME
                       : line->turns ? INS_BEGINS_OVER
                                     : INS_BEGINS_NONE;
    terms->scheduled = all(line->intake);
    terms->veterans  = all(line->graduates);
    terms->steps     = all(line->steps);
    terms->capacity  = all(line->capacity);
    terms->taskforce_hours = all(line->taskforce_hours);
    terms->oldest    = &nobody;
    if (line->graduates_begun)
        terms->oldest = ins_ring_at(&staff->starts, t - plan->lead_time);
    terms->arrived   = ins_ring_at(&staff->orders, t - plan->recruitment_months);
    terms->begin     = line->intake_known ? &nobody : terms->arrived;
    terms->called    = ins_ring_at(&staff->calls, t - plan->flex_lead_time);
    terms->order     = ins_ring_at(&staff->orders, t);
    terms->start     = ins_ring_at(&staff->starts, t);
    list_learning_steps(plan, line->learning_steps, t, staff, &terms->learning_steps);
    if (plan->shell)
        turn_to_needs(patience, t, staff, terms);
}
