#include "model/month.h"

#include <assert.h>

#include "model/casework_pack.h"
#include "model/changes.h"
#include "model/money_pack.h"
#include "model/staff_pack.h"
#include "model/tally_pack.h"
#include "model/tower_pack.h"

/* A share of a backlog that is rounding, not cases, is no share. */
static const double NO_CASES = 1e-9;

int ins_month_rows(const struct ins_plan *plan)
{
    return ins_changes_rows(plan) + ins_casework_rows(plan) +
           ins_staff_rows(&plan->staff, plan->tower.longest_patience) + ins_tower_rows(plan) +
           ins_money_rows(plan);
}

static void begin_world(const struct ins_plan *plan, const struct ins_row *arrivals,
                        struct ins_row *memory, struct ins_world *world)
{
    ins_casework_begin(plan, &memory, &world->work);
    ins_staff_begin(&plan->staff, plan->tower.longest_patience, &memory, &world->staff);
    ins_tower_begin(plan, arrivals, &memory, &world->tower);
    ins_money_begin(plan, &memory, &world->money);
    ins_taskforce_begin(plan, &world->taskforce);
    ins_tally_begin(&world->tally);
}

/* What is the same for all futures of a block. */
struct terms {
    int                       lanes; /* that are played */
    struct ins_tower_terms    tower;
    struct ins_staff_terms    staff;
    struct ins_casework_terms work;
    struct ins_money_terms    money;
    struct ins_tally_terms    tally;
};

static void terms_init(const struct ins_plan *plan, struct ins_world *world, struct terms *terms)
{
    ins_tower_terms_init(plan, &world->work, &terms->tower);
    ins_staff_terms_init(&plan->staff, &terms->staff);
    ins_casework_terms_init(plan, &world->work, &terms->work);
    ins_money_terms_init(plan, &terms->money);
    ins_tally_terms_init(plan, &terms->tally);
}

/* A block that is played by many plans has pushed the next line out of the nearer memories. */
static inline void fetch_ahead(const struct ins_calendar *line)
{
    enum { CACHE_LINE = 64 };
    for (size_t byte = 0; byte < sizeof *line; byte += CACHE_LINE)
        __builtin_prefetch((const char *)line + byte);
}

/* A budget is corrected once a year and apart, so that all other months know nothing of it. What was
 * known at the end of the month before is the level that still stands. */
static void correct_budget(const struct ins_plan *plan, const struct ins_block *block, int t,
                           const struct terms *by, struct ins_world *world)
{
    struct ins_row comes;
    ins_money_chance(&plan->money, block, t, &comes);
    INS_EACH_PACK_OF(by->lanes, i)
        ins_money_correct(&by->money, &plan->money, &plan->calendar[t], at(&world->tower.level, i),
                          at(&comes, i), i, &world->money);
}

/* Before anybody orders. */
static void release_allotment(const struct ins_plan *plan, int t, const struct terms *by,
                              struct ins_world *world)
{
    bool grants = t == 0 || plan->calendar[t].january;
    INS_EACH_PACK_OF(by->lanes, i)
        ins_money_release(&plan->money, grants, at(&world->tower.level, i), i, &world->money);
}

/* What few scenarios know stands apart, so that all others do not pay for it. */
static void move_beside(const struct ins_plan *plan, const struct ins_block *block, int t,
                        const struct terms *by, struct ins_world *world)
{
    if (plan->calendar[t].corrects > 0)
        correct_budget(plan, block, t, by, world);
    if (plan->money.frozen > 0.0)
        release_allotment(plan, t, by, world);
}

/* To month t. A month without intake follows one in which trainees were ordered: nobody is. */
static void turn_to_month(const struct ins_plan *plan, int t, const struct ins_row *primary,
                          const struct ins_block *block, struct ins_world *world,
                          struct terms *terms)
{
    const struct ins_calendar *line = &plan->calendar[t];
    fetch_ahead(&line[1]);
    if (plan->taskforces > 0)
        ins_taskforce_advance(plan, t, &world->work.backlog, &world->taskforce);
    ins_tower_turn(plan, t, &world->tower, &terms->tower);
    ins_staff_turn(&plan->staff, line, plan->tower.patience, t, &world->staff, &terms->staff);
    ins_staff_look_at_record(plan->record, t, &terms->staff);
    ins_casework_turn(plan, t, primary, ins_ring_at(&world->tower.workload, t), &world->work,
                      &terms->work);
    ins_money_turn(plan, line, &world->money, &terms->money);
    ins_tally_turn(plan, t, &world->tally, &terms->tally);
    if (line->beside)
        move_beside(plan, block, t, terms, world);
    if (!terms->tower.kind.orders && t > 0 && line[-1].intake_month)
        ins_row_set(&world->staff.hires, 0.0);
}

/* --- a pack of futures -------------------------------------------------------------------------- */

/* Step 4, the hours (4.2): of overtime, and in all. */
INS_PART(ins_pack) make_hours(bool usual, const struct ins_staff_terms *by, const struct ins_at_work *now,
                                  ins_pack overtime, int i, struct ins_world *world)
{
    ins_pack deciding = now->experienced - now->mentors;
    ins_pack extra    = deciding * overtime;
    ins_pack power    = fused(by->flex_productivity, now->flex, deciding + extra + now->learning);
    ins_pack others   = by->taskforce_hours + at(&world->taskforce.hours, i);
    ins_pack hours    = by->capacity * extra;
    ins_pack made   = fused(by->capacity, power, others);
    put(&world->hours, i, !usual && by->known_hours ? by->hours : made); /* on record: (4.17) */
    return hours;
}

/* Steps 2 to 4: who works, how many hours, and for what pay. The tower knows nothing of month t but
 * what it orders. */
INS_PART(void) ready_people(struct ins_tower_kind kind, enum ins_beginning intake,
                            enum ins_detail detail, const struct terms *by,
                            struct ins_world *world)
{
    struct ins_staff *staff = &world->staff;
    struct ins_tower *tower = &world->tower;
    struct ins_tally *tally = &world->tally;
    bool              shell = kind.usual || by->staff.shell;
    INS_EACH_PACK_OF(by->lanes, i) {
        ins_pack level = ins_tower_observe(kind, &by->tower, i, tower);
        ins_money_grant(&by->money, level, i, &world->money);
        struct ins_view v = ins_tower_look(kind, &by->tower, level, &world->work, staff,
                                           &world->money, i, tower);
        ins_pack hires = ins_tower_hire(kind, &by->tower, &v, i, staff, tower);
        ins_pack need  = ins_tower_need(kind, &by->tower, &v, i, tower);
        if (kind.orders)
            ins_staff_order(&by->staff, hires, i, staff);
        if (shell)
            ins_staff_call(&by->staff, need, i, staff);
        struct ins_at_work now = ins_staff_advance(shell, intake, &by->staff, i, staff);
        if (!kind.usual && by->staff.known)
            ins_staff_correct(&by->staff, i, staff, &now);
        if (!kind.usual && by->staff.known_flex)
            ins_staff_correct_shell(&by->staff, i, staff, &now);
        if (intake == INS_BEGINS_SOME)
            add(&tally->intake, i, now.intake);
        ins_pack overtime = ins_tower_ask_overtime(kind, &by->tower, &v, &now);
        ins_pack hours    = make_hours(kind.usual, &by->staff, &now, overtime, i, world);
        now.overtime      = hours;
        put(&world->pay, i, ins_money_pay(&by->money, &now, at(&world->taskforce.cost, i)));
        if (kind.watched)
            ins_tower_watch(&by->tower, &v, &now, hires, need, hours, &world->money, i, tower);
        if (detail == INS_NOTED) {
            put(&tower->required, i, v.required);
            put(&tower->need, i, need);
            put(&tower->overtime, i, overtime);
            put(&world->overtime_hours, i, hours);
        }
        if (detail >= INS_TALLIED)
            ins_tally_add_staff(kind.orders, hires, &now, hours, i, tally);
    }
}

/* A month of a usual tower: what changes from month to month is asked once, not of every pack. An
 * intake that is over stays in its row, where only a tape would look. */
INS_PART(void) ready_as_usual(bool gated, bool watched, enum ins_detail detail,
                              const struct terms *by, struct ins_world *world)
{
    const struct ins_tower_kind orders = {gated, watched, INS_FORECAST_LEVEL, true, true};
    const struct ins_tower_kind waits  = {gated, watched, INS_FORECAST_LEVEL, false, true};
    bool                        begins = by->staff.intake == INS_BEGINS_SOME;
    if (by->tower.kind.orders && begins)
        ready_people(orders, INS_BEGINS_SOME, detail, by, world);
    else if (by->tower.kind.orders)
        ready_people(orders, INS_BEGINS_NONE, detail, by, world);
    else if (begins)
        ready_people(waits, INS_BEGINS_SOME, detail, by, world);
    else
        ready_people(waits, INS_BEGINS_NONE, detail, by, world);
}

/* Functions of a few kinds each: a compiler gives out registers for a whole function, and worse the
 * more bodies are in it. */
INS_BODY(void) ready_told(const struct terms *by, struct ins_world *world)
{
    if (by->tower.kind.gated)
        ready_as_usual(true, false, INS_TALLIED, by, world);
    else
        ready_as_usual(false, false, INS_TALLIED, by, world);
}

INS_BODY(void) ready_gated(const struct terms *by, struct ins_world *world)
{
    ready_as_usual(true, false, INS_OUTCOME, by, world);
}

INS_BODY(void) ready_free(const struct terms *by, struct ins_world *world)
{
    ready_as_usual(false, false, INS_OUTCOME, by, world);
}

INS_BODY(void) ready_watched(const struct terms *by, struct ins_world *world)
{
    ready_as_usual(false, true, INS_OUTCOME, by, world);
}

INS_BODY(void) ready_unusual(enum ins_detail detail, const struct terms *by,
                             struct ins_world *world)
{
    ready_people(by->tower.kind, by->staff.intake, detail, by, world);
}

static void make_ready(enum ins_detail detail, const struct terms *by, struct ins_world *world)
{
    struct ins_tower_kind kind  = by->tower.kind;
    bool                  usual = kind.usual && kind.forecast == INS_FORECAST_LEVEL;
    bool                  told  = detail >= INS_TALLIED;
    if (!usual || detail == INS_NOTED || (told && kind.watched))
        ready_unusual(detail, by, world);
    else if (told)
        ready_told(by, world);
    else if (kind.gated)
        ready_gated(by, world);
    else if (kind.watched)
        ready_watched(by, world);
    else
        ready_free(by, world);
}

static inline ins_pack share_overdue(const struct ins_caseload *load)
{
    ins_pack none = all(NO_CASES);
    return where(above(none, load->backlog), all(0.0), load->overdue / larger(load->backlog, none));
}

static inline void keep_noted(const struct ins_caseload *load, const struct ins_bill *bill,
                              const struct ins_moved *moved, ins_pack overdue_share, int i,
                              struct ins_world *world)
{
    put(&world->work.inflow, i, load->inflow);
    put(&world->work.decided, i, load->decided);
    put(&world->work.overdue, i, load->overdue);
    put(&world->work.idle, i, load->idle);
    put(&world->overdue_share, i, overdue_share);
    put(&world->money.cost, i, bill->own);
    put(&world->money.social_cost, i, bill->social);
    put(&world->money.penalties, i, bill->penalties);
    put(&world->money.reception, i, bill->reception);
    put(&world->money.draw, i, moved->draw);
    put(&world->money.deficit, i, moved->deficit);
}

/* Steps 1 and 5 to 7: the cases, and what they cost. The tower does not see the arrivals of the
 * month itself, so that they come in when they are worked on. */
INS_PART(void) work_cases(const int tracks, const bool penalty, const bool aged,
                          const enum ins_detail detail, const struct terms *by,
                          struct ins_world *world)
{
    bool shares = detail == INS_NOTED || by->tally.measure == INS_MEASURE_OVERDUE_SHARE;
    bool older  = aged && by->tally.measure == INS_MEASURE_OLDER;
    INS_EACH_PACK_OF(by->lanes, i) {
        struct ins_caseload load = ins_casework_advance(
            tracks, penalty, true, aged, detail, &by->work, at(&world->hours, i), i, &world->work);
        ins_pack overdue_share = shares ? share_overdue(&load) : all(0.0);
        ins_tally_add_cases(detail, &by->tally, &load, older ? load.older : overdue_share, i,
                            &world->tally);
        struct ins_bill  bill  = ins_money_charge(&by->money, at(&world->pay, i), &load.claims);
        struct ins_moved moved = ins_money_settle(&by->money, bill.own, i, &world->money);
        raise_to(&world->tally.shortfall_max, i, moved.shortfall);
        ins_tally_add_money(detail, &by->tally, &bill, &moved, at(&world->taskforce.cost, i), i,
                            &world->tally);
        if (detail >= INS_TALLIED || by->tally.apart)
            ins_tally_add_apart(&by->tally, &bill,
                                ins_money_marginal(&by->money, bill.social, load.claims.in_reception), i,
                                &world->tally);
        if (detail == INS_NOTED)
            keep_noted(&load, &bill, &moved, overdue_share, i, world);
    }
}

/* The same for its shortfall alone, of the claims that are borne. */
INS_PART(void) lack_money(const int tracks, const bool penalty, const bool reception,
                          const bool aged, const struct terms *by, struct ins_world *world)
{
    INS_EACH_PACK_OF(by->lanes, i) {
        struct ins_caseload load =
            ins_casework_advance(tracks, penalty, reception, aged, INS_BRIEF, &by->work,
                                 at(&world->hours, i), i, &world->work);
        ins_pack cost = ins_money_bear(penalty, reception, &by->money, at(&world->pay, i),
                                       &load.claims);
        raise_to(&world->tally.shortfall_max, i, ins_money_lack(&by->money, cost, i, &world->money));
    }
}

/* What a scenario does not use and nobody reads costs nothing: bodies for the usual cases. */
INS_BODY(void) work_noted(const struct ins_casework_plan *plan, const struct terms *by,
                          struct ins_world *world)
{
    INS_FOR_TRACKS(work_cases, plan->tracks, plan->penalty, false, INS_NOTED, by, world)
}

INS_BODY(void) work_told(const struct ins_casework_plan *plan, const struct terms *by,
                         struct ins_world *world)
{
    INS_FOR_TRACKS(work_cases, plan->tracks, plan->penalty, false, INS_TALLIED, by, world)
}

INS_BODY(void) work_punished(const struct ins_casework_plan *plan, const struct terms *by,
                             struct ins_world *world)
{
    INS_FOR_TRACKS(work_cases, plan->tracks, true, false, INS_OUTCOME, by, world)
}

INS_BODY(void) work_unpunished(const struct ins_casework_plan *plan, const struct terms *by,
                               struct ins_world *world)
{
    INS_FOR_TRACKS(work_cases, plan->tracks, false, false, INS_OUTCOME, by, world)
}

/* Where ages matter otherwise than by what is overdue and late, of cases decided oldest first. */
INS_BODY(void) work_aged(const struct ins_casework_plan *plan, enum ins_detail detail,
                         const struct terms *by, struct ins_world *world)
{
    INS_FOR_TRACKS(work_cases, plan->tracks, plan->penalty, true, detail, by, world)
}

INS_BODY(void) lack_aged(const struct ins_casework_plan *plan, const struct terms *by,
                         struct ins_world *world)
{
    bool penalties = by->money.bears_penalties, reception = by->money.bears_reception;
    INS_FOR_TRACKS(lack_money, plan->tracks, penalties, reception, true, by, world)
}

static void work_cases_on(const struct ins_plan *plan, enum ins_detail detail,
                          const struct terms *by, struct ins_world *world)
{
    const struct ins_casework_plan *casework = &plan->casework;
    if (plan->ages.matter)
        work_aged(casework, detail, by, world);
    else if (detail == INS_NOTED)
        work_noted(casework, by, world);
    else if (detail == INS_TALLIED)
        work_told(casework, by, world);
    else if (casework->penalty)
        work_punished(casework, by, world);
    else
        work_unpunished(casework, by, world);
}

static void work_briefly(const struct ins_plan *plan, const struct terms *by,
                         struct ins_world *world)
{
    const struct ins_casework_plan *casework = &plan->casework;
    if (plan->ages.matter)
        lack_aged(casework, by, world);
    else if (by->money.bears_reception)
        INS_FOR_TRACKS(lack_money, casework->tracks, by->money.bears_penalties, true, false, by, world)
    else if (by->money.bears_penalties)
        INS_FOR_TRACKS(lack_money, casework->tracks, true, false, false, by, world)
    else
        INS_FOR_TRACKS(lack_money, casework->tracks, false, false, false, by, world)
}

/* --- a tape ------------------------------------------------------------------------------------- */

static void itemise_month(const struct ins_plan *plan, int t, struct ins_world *world)
{
    const struct ins_used used = {
        .experienced = &world->staff.experienced, .trainees = &world->staff.trainees,
        .flex = &world->staff.flex, .intake = &world->staff.intake,
        .overtime = &world->overtime_hours, .triggered = &world->taskforce.cost,
        .penalties = &world->money.penalties, .reception = &world->money.reception, .months = 1.0,
        .taskforce_cost = plan->calendar[t].taskforce_cost,
        .investments    = plan->calendar[t].investments};
    ins_money_itemise(&plan->money, &used, world->money.ledger);
}

static void note_columns(const struct ins_tape *tape, int t, const struct ins_world *world)
{
    const char *base = (const char *)world;
    for (int c = 0; c < tape->columns; c++)
        tape->row[t * tape->columns + c] = *(const struct ins_row *)(base + tape->offset[c]);
}

double ins_month_play(const struct ins_plan *plan, const struct ins_row *arrivals,
                      const struct ins_block *block, int lanes, struct ins_row *memory,
                      const struct ins_tape *tape, struct ins_world *world)
{
    struct ins_plan       *varying = ins_changes_begin(plan, memory);
    const struct ins_plan *now     = varying ? varying : plan;
    enum ins_detail        detail  = tape ? INS_NOTED : plan->detail;
    struct terms           terms;
    terms.lanes = lanes;
    begin_world(plan, arrivals, memory + ins_changes_rows(plan), world);
    for (int t = 0; t < plan->months; t++) {
        if (varying)
            ins_changes_enter(plan, t, varying, world);
        if (varying || t == 0)
            terms_init(now, world, &terms);
        turn_to_month(now, t, &arrivals[t * plan->casework.tracks], block, world,
                      &terms);
        make_ready(detail, &terms, world);
        ins_casework_follow_up(&terms.work, &world->work);
        if (detail == INS_BRIEF)
            work_briefly(now, &terms, world);
        else
            work_cases_on(now, detail, &terms, world);
        ins_casework_book(&terms.work);
        if (tape) {
            itemise_month(now, t, world);
            note_columns(tape, t, world);
        }
    }
    ins_tally_end(plan, &world->tally);
    return ins_tally_gap(plan, lanes, &world->staff, &world->work, &world->money, &world->tally);
}
