#include "model/month.h"

#include "base/pack.h"
#include "model/changes.h"

/* A share of a backlog that is rounding, not cases, is no share. */
static const double NO_CASES = 1e-9;

int ins_month_rows(const struct ins_plan *plan)
{
    return ins_changes_rows(plan) + ins_casework_rows(&plan->casework) +
           ins_staff_rows(&plan->staff, plan->tower.longest_patience) + ins_tower_rows(plan) +
           ins_money_rows(plan);
}

static void begin(const struct ins_plan *plan, const struct ins_row *arrivals,
                  struct ins_row *memory, struct ins_world *world)
{
    ins_casework_begin(&plan->casework, &memory, &world->work);
    ins_staff_begin(&plan->staff, plan->tower.longest_patience, &memory, &world->staff);
    ins_tower_begin(plan, arrivals, &memory, &world->tower);
    ins_money_begin(plan, &memory, &world->money);
    ins_taskforce_begin(plan, &world->taskforce);
    ins_tally_begin(&world->tally);
}

/* Step 2: the tower knows nothing of month t but what it orders. */
static void steer(const struct ins_plan *plan, int t, struct ins_world *world)
{
    const struct ins_orders of = {&world->work.stock, &world->work.followup_hours, &world->money,
                                  &world->staff};
    ins_tower_observe(plan, t, &world->tower);
    ins_money_grant(plan, t, &world->tower.level, &world->money);
    ins_tower_order(plan, t, &of, &world->tower);
}

/* Step 3. */
static void staff(const struct ins_plan *plan, int t, struct ins_world *world)
{
    const struct ins_calendar *line = &plan->calendar[t];
    ins_staff_order(&plan->staff, line, plan->tower.patience, t, &world->tower.need, &world->staff);
    ins_staff_advance(&plan->staff, line, t, &world->staff);
    ins_tower_ask_overtime(plan, t, &world->staff, &world->tower);
}

/* Step 4, the hours. */
static void make_hours(const struct ins_plan *plan, int t, struct ins_world *world)
{
    const struct ins_staff *s = &world->staff;
    double capacity = plan->calendar[t].capacity, scheduled = plan->calendar[t].taskforce_hours;
    ins_pack flex   = all(plan->staff.flex_productivity);
    INS_EACH_PACK(i) {
        ins_pack deciding = at(&s->experienced, i) - at(&s->mentors, i);
        ins_pack extra    = deciding * at(&world->tower.overtime, i);
        ins_pack power    = fused(flex, at(&s->flex, i), deciding + extra + at(&s->learning, i));
        ins_pack hours    = fused(all(capacity), power, scheduled + at(&world->taskforce.hours, i));
        put(&world->overtime_hours, i, capacity * extra);
        put(&world->hours, i, hours);
    }
}

static void share_overdue(struct ins_world *world)
{
    for (int i = 0; i < INS_LANES; i++) {
        double backlog = world->work.backlog.lane[i];
        world->overdue_share.lane[i] =
            backlog < NO_CASES ? 0.0 : world->work.overdue.lane[i] / ins_larger(backlog, NO_CASES);
    }
}

static void itemise(const struct ins_plan *plan, int t, struct ins_world *world)
{
    const struct ins_used used = {
        &world->staff.experienced, &world->staff.trainees,   &world->staff.flex,
        &world->staff.intake,      &world->overtime_hours,   &world->taskforce.cost,
        &world->money.penalties,   &world->money.reception,  1.0,
        plan->calendar[t].taskforce_cost, plan->calendar[t].investments};
    ins_money_itemise(&plan->money, &used, world->money.ledger);
}

static void note(const struct ins_tape *tape, int t, const struct ins_world *world)
{
    const char *base = (const char *)world;
    for (int c = 0; c < tape->columns; c++)
        tape->row[t * tape->columns + c] = *(const struct ins_row *)(base + tape->offset[c]);
}

/* Steps 1 to 7. The tower does not know the arrivals of the month, so that the casework takes
 * them in when it works on them: steps 1, 4 and 5 are one pass. */
static void advance(const struct ins_plan *plan, int t, const struct ins_row *primary,
                    bool noted, bool shares, struct ins_world *world)
{
    const struct ins_due due = {&world->staff, &world->work, &world->overtime_hours,
                                &world->taskforce.cost};
    ins_taskforce_advance(plan, t, &world->work.backlog, &world->taskforce);
    steer(plan, t, world);
    staff(plan, t, world);
    make_hours(plan, t, world);
    if (plan->tower.watched)
        ins_tower_watch(plan, &world->staff, &world->overtime_hours, &world->money.debt,
                        &world->tower);
    ins_casework_advance(&plan->casework, t, primary, &world->hours, noted,
                         ins_ring_at(&world->tower.workload, t), &world->work);
    ins_money_advance(plan, t, &due, &world->money);
    if (shares)
        share_overdue(world);
    ins_tally_add(plan, t, &due, &world->money, &world->overdue_share, &world->tally);
}

double ins_month_play(const struct ins_plan *plan, const struct ins_row *arrivals,
                      struct ins_row *memory, const struct ins_tape *tape,
                      struct ins_world *world)
{
    bool noted = tape != NULL, shares = noted || plan->norm.measure == INS_MEASURE_OVERDUE_SHARE;
    struct ins_plan       *varying = ins_changes_begin(plan, memory);
    const struct ins_plan *now     = varying ? varying : plan;
    begin(plan, arrivals, memory + ins_changes_rows(plan), world);
    for (int t = 0; t < plan->months; t++) {
        if (varying)
            ins_changes_enter(plan, t, varying, world);
        advance(now, t, &arrivals[t * plan->casework.tracks], noted, shares, world);
        if (noted) {
            itemise(now, t, world);
            note(tape, t, world);
        }
    }
    return ins_tally_gap(plan, &world->staff, &world->work, &world->money, &world->tally);
}
