#include "model/tally_pack.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

void ins_tally_begin(struct ins_tally *tally)
{
    memset(&tally->now, 0, offsetof(struct ins_tally, settled) - offsetof(struct ins_tally, now));
    tally->reached = 0;
}

void ins_tally_next_phase(struct ins_tally *tally)
{
    tally->phase[tally->reached++] = tally->now;
    memset(&tally->now, 0, sizeof tally->now);
}

void ins_tally_end(const struct ins_plan *plan, struct ins_tally *tally)
{
    if (!ins_plan_discounts(plan))
        tally->transfers = tally->penalties;
    tally->phase[tally->reached] = tally->now;
    for (int p = tally->reached + 1; p < INS_PHASES; p++)
        memset(&tally->phase[p], 0, sizeof tally->phase[p]);
}

void ins_tally_terms_init(const struct ins_plan *plan, struct ins_tally_terms *terms)
{
    terms->measure    = plan->norm.measure;
    terms->triggered  = plan->taskforces > 0;
    terms->apart      = plan->apart;
    terms->limit      = all(plan->norm.limit);
    terms->discounted = ins_plan_discounts(plan);
}

static struct ins_used used_up(const struct ins_tally *tally, int months)
{
    return (struct ins_used){
        .experienced = &tally->experienced, .trainees = &tally->trainees,
        .flex = &tally->flex, .intake = &tally->intake, .overtime = &tally->overtime_hours,
        .triggered = &tally->taskforce, .penalties = &tally->penalties,
        .reception = &tally->reception, .months = months};
}

/* The last prices times all that was used, and for each change before them what the earlier
 * months cost more or less. */
void ins_tally_reprice(const struct ins_money_plan *old, const struct ins_money_plan *fresh, int t,
                       struct ins_tally *tally)
{
    struct ins_used used = used_up(tally, t);
    struct ins_row  was[INS_LEDGER], would_be[INS_LEDGER];
    if (t == 0) {
        memset(tally->settled, 0, sizeof tally->settled);
        return;
    }
    ins_money_itemise(old, &used, was);
    ins_money_itemise(fresh, &used, would_be);
    for (int line = 0; line < INS_LEDGER; line++)
        for (int i = 0; i < INS_LANES; i++)
            tally->settled[line].lane[i] += was[line].lane[i] - would_be[line].lane[i];
}

void ins_tally_ledger(const struct ins_plan *plan, const struct ins_tally *tally,
                      struct ins_row ledger[INS_LEDGER])
{
    struct ins_used used = used_up(tally, plan->months);
    for (int t = 0; t < plan->months; t++) {
        used.taskforce_cost += plan->calendar[t].taskforce_cost;
        used.investments += plan->calendar[t].investments;
    }
    ins_money_itemise(ins_plan_money(plan, plan->months - 1), &used, ledger);
    for (int line = 0; line < INS_LEDGER && plan->stretches > 0; line++)
        ins_row_add(&ledger[line], &tally->settled[line]);
}

/* The largest gap so far, relative to what passed through its account. Every one is added up, too:
 * larger() has no eye for a number that was lost, a sum has. */
struct gaps {
    ins_pack largest, sum;
};

static inline void note_gap(ins_pack balance, ins_pack turnover, struct gaps *gaps)
{
    ins_pack relative = larger(balance, -balance) / larger(turnover, all(1.0));
    gaps->largest     = larger(relative, gaps->largest);
    gaps->sum += relative;
}

static inline void compare_people(const struct ins_plan *plan, const struct ins_staff *staff,
                                  const struct ins_tally *tally, int i, struct gaps *gaps)
{
    ins_pack before = all(plan->staff.experienced + plan->staff.trainees);
    ins_pack after  = at(&staff->experienced, i) + at(&staff->trainees, i);
    note_gap(before + at(&staff->balance, i) - after, before + at(&tally->intake, i), gaps);
}

static inline void compare_money(const struct ins_plan *plan, const struct ins_money *money,
                                 const struct ins_tally *tally, const struct ins_row *ledger,
                                 int i, struct gaps *gaps)
{
    ins_pack cost = all(0.0), lines = all(0.0), initial = all(plan->money.initial);
    for (int p = 0; p < INS_PHASES; p++)
        cost += at(&tally->phase[p].cost, i);
    note_gap(at(&money->cash, i), cost, gaps);
    note_gap(initial + at(&money->gained, i) - at(&money->buffer, i), initial + cost, gaps);
    if (plan->detail < INS_TALLIED)
        return;
    for (int line = 0; line < INS_LEDGER; line++)
        lines += at(&ledger[line], i);
    note_gap(cost - lines, cost, gaps);
}

static inline void compare_cases(const struct ins_plan *plan, const struct ins_casework *work,
                                 int i, struct gaps *gaps)
{
    int tracks = plan->casework.tracks;
    const struct ins_row *curve = ins_casework_curves(work, tracks, plan->months - 1);
    for (int k = 0; k < tracks; k++) {
        ins_pack waiting = at(&curve[k], i) - at(&work->track[k].done, i);
        note_gap(waiting - at(&work->track[k].backlog, i), at(&curve[k], i), gaps);
    }
}

double ins_tally_gap(const struct ins_plan *plan, int lanes, const struct ins_staff *staff,
                     const struct ins_casework *work, const struct ins_money *money,
                     const struct ins_tally *tally)
{
    struct ins_row ledger[INS_LEDGER], largest, sum;
    double         gap = 0.0;
    if (plan->detail >= INS_TALLIED)
        ins_tally_ledger(plan, tally, ledger);
    INS_EACH_PACK_OF(lanes, i) {
        struct gaps gaps = {all(0.0), all(0.0)};
        compare_cases(plan, work, i, &gaps);
        compare_people(plan, staff, tally, i, &gaps);
        if (plan->detail != INS_BRIEF)
            compare_money(plan, money, tally, ledger, i, &gaps);
        put(&largest, i, gaps.largest);
        put(&sum, i, gaps.sum);
    }
    for (int i = 0; i < lanes; i++)
        gap = isnan(sum.lane[i]) ? NAN : ins_larger(largest.lane[i], gap);
    return gap;
}
