/* changes.c - keys that change in time, with pencil and paper.
 *
 * Each expected number is a sum that stands beside it; the wide random comparison with a second
 * implementation stands in kernel.c, whose worlds change any key that may. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/futures.h"
#include "scenario/changes.h"
#include "support.h"

static const double ROUNDING = 1e-12;

/* A list of one or more changes as a setting: CHANGES(CHANGE('2027-01', staff.attrition, 0.1)). */
#define CHANGES(...)             "changes=(" __VA_ARGS__ ")"
#define CHANGE(start, key, value) "{start='" start "'; key='" #key "'; value=" #value ";}"

/* --- cases --------------------------------------------------------------------------------- */

/* 100 cases a month and nobody to decide them: at the end of month t there are t + 1 months of
 * them, of which t - L + 1 are L full months old or more, whatever the term was before. */
Test(changes, count_overdue_against_the_term_in_force)
{
    const struct ins_path *p =
        play(WORLD("staff.experienced=0",
                   CHANGES(CHANGE("2027-01", tracks.asylum.legal_term, 15) ","
                           CHANGE("2027-09", tracks.asylum.legal_term, 2))), 1);
    for (int t = 0; t < 24; t++) {
        int term = t < 12 ? 6 : t < 20 ? 15 : 2;
        cr_expect(apart(at(p, "overdue", t), 100.0 * fmax(0.0, t - term + 1)) < ROUNDING,
                  "month %d", t);
    }
}

/* 20 % a month are withdrawn in months 4 and 5 alone. What came up to month t - 6 has then been
 * thinned as often as it was there in those months. */
Test(changes, thin_old_cases_by_what_stayed_month_by_month)
{
    const struct ins_path *p =
        play(WORLD("staff.experienced=0", "tracks.asylum.backlog=60", "tracks.asylum.backlog_age=1",
                   CHANGES(CHANGE("2026-05", tracks.asylum.withdrawal, 0.2) ","
                           CHANGE("2026-07", tracks.asylum.withdrawal, 0.0))), 1);
    double backlog = 60.0;
    for (int t = 0; t < 24; t++) {
        double old = t - 6 >= -1 ? 60.0 * 0.64 : 0.0;
        for (int u = 0; u <= t - 6; u++)
            old += 100.0 * (u < 4 ? 0.64 : u == 4 ? 0.8 : 1.0);
        backlog = backlog * (t == 4 || t == 5 ? 0.8 : 1.0) + 100.0;
        cr_expect(apart(at(p, "backlog", t), backlog) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "overdue", t), old) < ROUNDING, "month %d: %g, not %g", t,
                  at(p, "overdue", t), old);
    }
}

/* 100 hours for 100 cases of an hour; from month 6 on a case takes two: half of what is on hand
 * that month is decided, and the backlog grows by 50 a month. */
Test(changes, take_more_hours_for_a_case)
{
    const struct ins_path *p =
        play(WORLD(CHANGES(CHANGE("2026-07", tracks.asylum.hours, 2))), 1);
    for (int t = 0; t < 24; t++) {
        cr_expect(apart(at(p, "decided", t), t < 6 ? 100.0 : 50.0) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "backlog", t), t < 6 ? 0.0 : 50.0 * (t - 5)) < ROUNDING);
    }
}

/* 100 decisions a month bring 30 cases each after two months; those of month 6 and later bring
 * 10, so the first 10 come in month 8. */
Test(changes, book_follow_ups_at_the_rate_of_the_month_of_the_decision)
{
    const struct ins_path *p =
        play(WORLD("tracks=({name='asylum'; share=1.0; hours=1.0; legal_term=6;},"
                   "{name='family'; share=0.0; hours=0.0001; legal_term=6;})",
                   "staff.experienced=100.01",
                   "followups=({from='asylum'; to='family'; per_decision=0.3; delay=2; spread=1;})",
                   CHANGES(CHANGE("2026-07", followups[0].per_decision, 0.1))), 1);
    for (int t = 0; t < 24; t++)
        cr_expect(apart(at(p, "inflow.family", t), t < 8 ? 30.0 : 10.0) < 1e-9, "month %d: %g", t,
                  at(p, "inflow.family", t));
}

/* The urgent track comes last from month 6 on: 50 hours for 50 + 50 cases. */
Test(changes, serve_another_track_first)
{
    const struct ins_path *p =
        play(WORLD("tracks=({name='asylum'; share=0.5; hours=1.0; legal_term=6; priority=1;},"
                   "{name='family'; share=0.5; hours=1.0; legal_term=6; priority=2;})",
                   "staff.experienced=50", CHANGES(CHANGE("2026-07", tracks.asylum.priority, 3))),
             1);
    for (int t = 0; t < 6; t++)
        cr_expect(apart(at(p, "decided.asylum", t), 50.0) < ROUNDING, "month %d", t);
    for (int t = 6; t < 24; t++) /* 300 of the other wait by then, and go first */
        cr_expect(apart(at(p, "decided.asylum", t), 0.0) < ROUNDING, "month %d", t);
}

/* --- staff --------------------------------------------------------------------------------- */

/* 30 begin in month 1 and decide alone in month 7; of them 10 % drop out in months 4 and 5. */
Test(changes, thin_a_cohort_by_the_dropout_of_each_of_its_months)
{
    const struct ins_path *p =
        play(WORLD("academie.lead_time=6", "academie.intake=({month='2026-02'; fte=30.0;})",
                   CHANGES(CHANGE("2026-05", academie.dropout, 0.1) ","
                           CHANGE("2026-07", academie.dropout, 0.0))), 1);
    for (int t = 1; t < 7; t++) {
        double left = t < 4 ? 30.0 : t == 4 ? 27.0 : 24.3;
        cr_expect(apart(at(p, "trainees", t), left) < ROUNDING, "month %d", t);
    }
    cr_expect(apart(at(p, "experienced", 6), 100.0) < ROUNDING);
    cr_expect(apart(at(p, "experienced", 7), 124.3) < ROUNDING);
}

/* 6 of each age at the start, half an FTE each; 50 % drop out in month 2 alone. */
Test(changes, thin_those_of_the_start_as_well)
{
    const struct ins_path *p =
        play(WORLD("academie.lead_time=6", "staff.trainees=36", "academie.productivity=[0.5]",
                   CHANGES(CHANGE("2026-03", academie.dropout, 0.5) ","
                           CHANGE("2026-04", academie.dropout, 0.0))), 1);
    for (int t = 0; t < 8; t++) {
        double each = t < 2 ? 6.0 : 3.0, learn = t < 5 ? (5 - t) * each : 0.0;
        double decide = t < 2 ? 6.0 * (t + 1) : 12.0 + 3.0 * fmin(t - 1, 4);
        cr_expect(apart(at(p, "trainees", t), learn) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "experienced", t), 100.0 + decide) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "hours", t), 100.0 + decide + 0.5 * learn) < ROUNDING, "month %d", t);
    }
}

/* 40 at work that nobody calls back: patience lets the last call arrive in month 4; the pool is
 * cut to 10 in month 2 and to nothing in month 3, and is there again in month 6, empty. */
Test(changes, cut_the_flexible_shell_to_the_pool_in_force)
{
    const struct ins_path *p =
        play(WORLD("flex.pool=80", "flex.active=40", "flex.lead_time=2", "flex.min_term=5",
                   "tower.patience=3", "costs.flex_retainer=2",
                   CHANGES(CHANGE("2026-03", flex.pool, 10) "," CHANGE("2026-04", flex.pool, 0) ","
                           CHANGE("2026-07", flex.pool, 80))), 1);
    for (int t = 0; t < 24; t++) {
        cr_expect(apart(at(p, "flex", t), t < 2 ? 40.0 : t == 2 ? 10.0 : 0.0) < ROUNDING,
                  "month %d", t);
        cr_expect(apart(at(p, "cost.flex_retainer", t),
                        2.0 * (t < 2 ? 80.0 : t == 2 ? 10.0 : t < 6 ? 0.0 : 80.0)) < ROUNDING);
    }
}

/* 1 % leave a month, from month 12 on 5 %. */
Test(changes, let_more_people_leave)
{
    const struct ins_path *p = play(WORLD(
        "staff.attrition=0.01", CHANGES(CHANGE("2027-01", staff.attrition, 0.05))), 1);
    for (int t = 0; t < 24; t++) {
        double stay = pow(0.99, fmin(t + 1, 12)) * pow(0.95, fmax(0, t - 11));
        cr_expect(apart(at(p, "experienced", t), 100.0 * stay) < ROUNDING, "month %d", t);
    }
}

/* --- tower and money ------------------------------------------------------------------------- */

/* Cases of double the hours from month 6 on: the level hears of it in month 7 and misses 3/4 of
 * the rest each month; the expected workload stays that of the start, so a budget that follows
 * volume in full, told in the January of month 12 of the level of month 10, is 200 - 100 (3/4)^4
 * percent of the annual one. */
Test(changes, are_news_to_the_tower_and_to_the_budget)
{
    const struct ins_path *p =
        play(WORLD("tower.smoothing=0.25", "budget.annual=[1200.0]", "budget.volume_share=1.0",
                   "budget.information_lag=2", CHANGES(CHANGE("2026-07", tracks.asylum.hours, 2))),
             1);
    for (int t = 0; t < 24; t++) {
        double missed = t < 7 ? 1.0 : pow(0.75, t - 6);
        cr_expect(apart(at(p, "level", t), 200.0 - 100.0 * missed) < ROUNDING, "month %d", t);
    }
    cr_expect(apart(at(p, "budget", 11), 100.0) < ROUNDING);
    cr_expect(apart(at(p, "budget", 12), 200.0 - 100.0 * pow(0.75, 4)) < ROUNDING);
}

/* 100 FTE at 10 euro, at 12 from month 3 on and at 9 from month 20 on; the ledger of the whole
 * horizon is checked against the cost in every run, to a part in 10^9. */
Test(changes, pay_each_month_its_own_prices)
{
    const struct ins_path *p = play(WORLD("costs.experienced=10", "costs.fixed=7",
                                          CHANGES(CHANGE("2026-04", costs.experienced, 12) ","
                                                  CHANGE("2026-08", costs.fixed, 5) ","
                                                  CHANGE("2027-09", costs.experienced, 9))), 1);
    for (int t = 0; t < 24; t++) {
        double pay = t < 3 ? 1000.0 : t < 20 ? 1200.0 : 900.0;
        cr_expect(apart(at(p, "cost", t), pay + (t < 7 ? 7.0 : 5.0)) < ROUNDING, "month %d", t);
    }
}

/* 50 wait from month 0 on, 50 more each month; a bed costs 3, beyond 120 places 8. */
Test(changes, open_and_close_reception_places)
{
    const struct ins_path *p =
        play(WORLD("staff.experienced=50", "tracks.asylum.reception_share=1",
                   "reception.per_case_month=3", "reception.emergency_per_case_month=8",
                   CHANGES(CHANGE("2026-04", reception.places, 120) ","
                           CHANGE("2026-06", reception.places, 5000))), 1);
    for (int t = 0; t < 8; t++) {
        double wait = 50.0 * (t + 1), place = t == 3 || t == 4 ? 120.0 : wait;
        cr_expect(apart(at(p, "reception", t), 3.0 * place + 8.0 * (wait - place)) < ROUNDING,
                  "month %d", t);
    }
}

/* The backlog is 50 (t + 1): above 500 from month 10 on, above 800 from month 16 on. With the
 * limit at 500 to month 11 and at 800 then: months 10, 11 and 16 to 23. */
Test(changes, hold_each_month_against_its_own_norm)
{
    const struct ins_run *r = run(WORLD("staff.experienced=50", "norm.measure=backlog",
                                        "norm.limit=500", "norm.tolerance_months=24",
                                        CHANGES(CHANGE("2027-01", norm.limit, 800))), 1);
    cr_expect_eq(r->result[INS_MONTHS_OVER_NORM][0], 10.0);
}

/* --- which change holds ----------------------------------------------------------------------- */

static void expect_terms(const char *changes, const int *term)
{
    static struct ins_scenario now;
    const struct ins_scenario *s = ins_case_scenario(WORLD(changes));
    for (int t = 0; t < 24; t++) {
        ins_changes_apply(s, t, &now);
        cr_expect_eq(now.tracks[0].legal_term, term[t], "%s: month %d", changes, t);
    }
}

Test(changes, hold_until_a_later_one_in_whatever_order_they_are_written)
{
    const int term[24] = {9, 9, 9, 9, 9, 12, 12, 12, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
    expect_terms(CHANGES(CHANGE("2025-11", tracks.asylum.legal_term, 9) ","
                         CHANGE("2026-06", tracks.asylum.legal_term, 12) ","
                         CHANGE("2026-09", tracks.asylum.legal_term, 3)), term);
    expect_terms(CHANGES(CHANGE("2026-09", tracks.asylum.legal_term, 3) ","
                         CHANGE("2026-06", tracks[0].legal_term, 12) ","
                         CHANGE("2025-11", tracks.asylum.legal_term, 9) ","
                         CHANGE("2025-10", tracks.asylum.legal_term, 50)), term);
    expect_terms(CHANGES(CHANGE("2025-11", tracks.asylum.legal_term, 9) ","
                         CHANGE("2026-06", tracks.asylum.legal_term, 5) ","
                         CHANGE("2026-09", tracks.asylum.legal_term, 3) ","
                         CHANGE("2026-06", tracks.asylum.legal_term, 12)), term);
}

static void expect_same_bits(const struct ins_case *one, const struct ins_case *other)
{
    const struct ins_scenario *s = ins_case_scenario(one);
    static const char *const column[] = {"overdue", "cost", "buffer", "required_hours", "penalties"};
    for (int c = 0; c < 5; c++) {
        struct diary a = diary_keep(s, column[c]), b = diary_keep(ins_case_scenario(other), column[c]);
        cr_expect_arr_eq(a.value, b.value,
                         (size_t)(a.futures * a.months) * sizeof *a.value, "%s", column[c]);
    }
}

Test(changes, at_the_start_or_before_it_are_the_keys_of_the_start)
{
    expect_same_bits(SERVICE("futures=40", "funding=gated", "tracks.asylum.hours=28.5",
                             "tracks.asylum.legal_term=9", "tracks.family.withdrawal=0.01",
                             "academie.dropout=0.03", "flex.pool=60", "costs.flex=12000"),
                     SERVICE("futures=40", "funding=gated",
                             CHANGES(CHANGE("2026-07", tracks.asylum.hours, 28.5) ","
                                     CHANGE("2021-01", tracks.asylum.legal_term, 9) ","
                                     CHANGE("2026-06", tracks.family.withdrawal, 0.01) ","
                                     CHANGE("2020-01", academie.dropout, 0.03) ","
                                     CHANGE("2026-07", flex.pool, 60) ","
                                     CHANGE("2026-07", costs.flex, 12000))));
}

/* Values that stand already, and one after the end. */
Test(changes, that_change_nothing_leave_every_bit)
{
    expect_same_bits(SERVICE("futures=40", "funding=gated"),
                     SERVICE("futures=40", "funding=gated",
                             CHANGES(CHANGE("2027-02", tracks.asylum.legal_term, 6) ","
                                     CHANGE("2027-05", academie.dropout, 0.016) ","
                                     CHANGE("2028-01", costs.flex, 11000) ","
                                     CHANGE("2039-01", flex.pool, 0))));
}

/* --- solvers -------------------------------------------------------------------------------- */

/* The buffer that a solver tries stands in every stretch of months: a run with that buffer, no
 * solver about, keeps the norm in as many futures. */
Test(changes, meet_the_buffer_that_a_solver_sets)
{
#define TURNS                                                                                      \
    CHANGES(CHANGE("2027-03", flex.pool, 40) "," CHANGE("2027-09", costs.flex, 14000) ","         \
            CHANGE("2028-01", tracks.asylum.hours, 34) ","                                         \
            CHANGE("2028-01", tracks.asylum.legal_term, 9))
    const struct ins_buffer *b = solve(SERVICE("futures=300", "norm.limit=3500", TURNS), 2, INS_DONE);
    const struct ins_frontier_point *f = &b->frontier[b->points / 2];
    const struct ins_run *r =
        run(SERVICE("futures=300", "norm.limit=3500", "funding=gated", TURNS,
                    with("buffer.initial=%.17g", f->buffer), with("buffer.cap=%.17g", f->buffer),
                    with("buffer.top_up=%.17g", f->buffer)), 2);
    double met = 0.0;
    for (int i = 0; i < 300; i++)
        met += r->result[INS_NORM_MET][i] / 300.0;
    cr_expect(apart(met, f->p_norm.value) < 1e-12, "%g, not %g", met, f->p_norm.value);
}

/* One room plays plan after plan: what a plan with penalties leaves must not be the next one's. */
struct bills {
    double penalties[2];
};

static void collect(void *context, const struct ins_played *played)
{
    struct bills *bills = context;
    bills->penalties[played->plan] = played->world->tally.penalties.lane[0];
}

Test(changes, and_plans_side_by_side_share_no_late_case)
{
    static struct ins_plan        plan[2];
    static struct ins_inflow_plan inflow;
    const struct ins_plan        *plans[2] = {&plan[0], &plan[1]};
    struct bills bills = {{0.0, 0.0}};
    const struct ins_scenario *with_it =
        ins_case_scenario(WORLD("staff.experienced=0", "penalty.claim_share=0.5",
                                "penalty.per_month=100", "penalty.max_months=5"));
    ins_plan_init(&plan[0], with_it);
    ins_plan_init(&plan[1], ins_case_scenario(WORLD("staff.experienced=0", "penalty.claim_share=0.5",
                                                    "penalty.per_month=100")));
    ins_inflow_init(&inflow, with_it);
    struct ins_play job = {.inflow = &inflow, .plan = plans, .plans = 2, .seed = 1, .futures = 1,
                           .collect = collect, .context = &bills};
    cr_assert_eq(ins_futures_play(&job, NULL), INS_DONE);
    cr_expect(bills.penalties[0] > 0.0);
    cr_expect_eq(bills.penalties[1], 0.0);
}
