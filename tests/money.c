/* money.c - what a month costs, what the budget brings, what the buffer bears.
 *
 * Ledgers and balances by pencil, (5.1) to (5.24), shortfalls by brute force over all
 * windows, and what a full buffer reaches by playing it. */
#include <criterion/criterion.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "engine/futures.h"
#include "oracle/random.h"
#include "support.h"

static const double ROUNDING = 1e-12;

static double cell(const struct diary *d, int64_t future, int month)
{
    return d->value[future * d->months + month];
}

static void expect_months(const struct ins_path *p, const char *column, const double *expected,
                          int count)
{
    for (int t = 0; t < count; t++)
        cr_expect(apart(at(p, column, t), expected[t]) < ROUNDING, "%s, month %d: %.17g", column, t,
                  at(p, column, t));
}

/* --- the budget ---------------------------------------------------------------------------- */

/* From July 2026: six months of 120 / 12, a year of 240 / 12, then 360 / 12 for ever. */
Test(money, grants_a_twelfth_of_the_calendar_year)
{
    const struct ins_path *p =
        play(WORLD("start=2026-07", "months=42", "budget.annual=[120.0, 240.0, 360.0]"), 1);
    for (int t = 0; t < 42; t++)
        cr_expect(apart(at(p, "budget", t), t < 6 ? 10.0 : t < 18 ? 20.0 : 30.0) < ROUNDING, "%d", t);
}

static double second_year(const char *multiply, const char *setting)
{
    const struct ins_path *p =
        play(WORLD("budget.annual=[120.0]", "budget.volume_share=0.6", "tower.smoothing=1",
                   with("inflow.events=({start='2026-04'; months=99; multiply=%s;})", multiply),
                   setting, "budget.floor=0.5", "budget.cap=1.5"), 1);
    for (int t = 0; t < 12; t++) /* the level informing 2026 lies before month 0 */
        cr_expect(apart(at(p, "budget", t), 10.0) < ROUNDING);
    return at(p, "budget", 12);
}

/* A level from before month 0 counts as the expected one, 1, which floor and cap clip like any
 * other: 10 (.4 + .6 x 1.25) under a floor of 1.25, 10 (.4 + .6 x .5) under a cap of .5. */
Test(money, clips_the_expected_workload_too)
{
    const char *follows = "budget.volume_share=0.6", *money = "budget.annual=[120.0]";
    const struct ins_path *low  = play(WORLD(money, follows, "budget.floor=1.25"), 1);
    const struct ins_path *high = play(WORLD(money, follows, "budget.cap=0.5"), 1);
    for (int t = 0; t < 12; t++) {
        cr_expect(apart(at(low, "budget", t), 4.0 + 6.0 * 1.25) < ROUNDING, "month %d", t);
        cr_expect(apart(at(high, "budget", t), 4.0 + 6.0 * 0.5) < ROUNDING, "month %d", t);
    }
}

/* The workload changes in month 3; the level (smoothing 1) hears of it in month 4. The budget of
 * 2027 (month 12) looks at month 12 - lag: 10 (.4 + .6 clip(l / W-bar, .5, 1.5)). */
Test(money, follows_the_workload_after_its_information_lag)
{
    cr_expect(apart(second_year("1.2", "budget.information_lag=9"), 10.0) < ROUNDING);
    cr_expect(apart(second_year("1.2", "budget.information_lag=8"), 4.0 + 6.0 * 1.2) < ROUNDING);
    cr_expect(apart(second_year("3.0", "budget.information_lag=8"), 4.0 + 6.0 * 1.5) < ROUNDING);
    cr_expect(apart(second_year("0.1", "budget.information_lag=8"), 4.0 + 6.0 * 0.5) < ROUNDING);
    cr_expect(apart(second_year("1.2", "budget.information_lag=14"), 10.0) < ROUNDING);
    cr_expect(apart(second_year("1.2", "budget.information_lag=0"), 4.0 + 6.0 * 1.2) < ROUNDING);
}

/* --- a correction within the year ---------------------------------------------------------- */

/* The workload is half as much again from April 2026 on, and the level (smoothing 1) hears of it in
 * May. The budget of 120 a year looks 14 months back and knows nothing. Paid in June is what was known
 * in May: of the gap 120 x .6 x .5 = 36 a part, over the 7 months to December. */
static void expect_corrected(double first, double extra, const char *one, const char *two)
{
    const struct ins_path *p =
        play(WORLD("budget.annual=[120.0]", "budget.volume_share=0.6", "tower.smoothing=1",
                   "inflow.events=({start='2026-04'; months=99; multiply=1.5;})",
                   "budget.spring.share=0.5", one, two), 1);
    for (int t = 0; t < 12; t++)
        cr_expect(apart(at(p, "budget", t), t < first ? 10.0 : 10.0 + extra) < ROUNDING,
                  "%s, %s, month %d: %.17g", one, two, t, at(p, "budget", t));
    cr_expect(apart(at(p, "budget", 12), 10.0) < ROUNDING, "it ends with its year");
}

Test(money, is_corrected_in_spring_by_part_of_what_the_budget_lacks)
{
    const char *june = "budget.spring.month=6", *later = "budget.spring.month=9";
    expect_corrected(5, 18.0 / 7.0, june, "budget.cap=9");
    expect_corrected(8, 18.0 / 4.0, later, "budget.cap=9");
    expect_corrected(5, 7.0 / 7.0, june, "budget.spring.most=7");
    expect_corrected(5, 0.5 * 120.0 * 0.6 * 0.2 / 7.0, june, "budget.cap=1.2");
    expect_corrected(99, 0.0, "budget.spring.month=5", "budget.cap=9"); /* in April nothing was known */
    expect_corrected(99, 0.0, june, "budget.volume_share=0");
    expect_corrected(99, 0.0, june, "budget.spring.chance=0");
}

/* A correction adds and never takes: a fall of the workload leaves the budget as it was granted. */
Test(money, is_never_corrected_downwards)
{
    const struct ins_path *p =
        play(WORLD("budget.annual=[120.0]", "budget.volume_share=0.6", "tower.smoothing=1",
                   "inflow.events=({start='2026-02'; months=99; multiply=0.5;})",
                   "budget.spring.share=1"), 1);
    for (int t = 0; t < 12; t++)
        cr_expect(apart(at(p, "budget", t), 10.0) < ROUNDING, "month %d", t);
}

#define CORRECTED(chance, sampling)                                                               \
    WORLD("budget.annual=[120.0]", "budget.volume_share=0.6", "tower.smoothing=1",                \
          "inflow.events=({start='2026-02'; months=99; multiply=1.5;})", "budget.cap=9",          \
          "budget.spring.share=1", "futures=4000", "seed=7", "inflow.counts=poisson",            \
          "inflow.dispersion=60", chance, sampling)

/* It comes by chance, in each year anew: of 4,000 futures .3, and .3 x .3 in both years. */
Test(money, is_corrected_as_often_as_its_chance_says)
{
    const struct ins_case *world = CORRECTED("budget.spring.chance=0.3", "sampling=random");
    struct diary           d     = diary_keep(ins_case_scenario(world), "budget");
    int64_t                first = 0, second = 0, both = 0;
    for (int64_t f = 0; f < d.futures; f++) {
        bool one = cell(&d, f, 5) > cell(&d, f, 4), two = cell(&d, f, 17) > cell(&d, f, 16);
        first += one, second += two, both += one && two;
    }
    cr_expect(chance_of_hits(first, d.futures, 0.3) > LEAST_CHANCE, "%lld", (long long)first);
    cr_expect(chance_of_hits(second, d.futures, 0.3) > LEAST_CHANCE, "%lld", (long long)second);
    cr_expect(chance_of_hits(both, d.futures, 0.09) > LEAST_CHANCE, "%lld", (long long)both);
}

/* Of two mirrored futures (7.2) one has it where it comes in half of the years. */
Test(money, is_corrected_in_one_of_two_mirrored_futures)
{
    const struct ins_case *world = CORRECTED("budget.spring.chance=0.5", "sampling=antithetic");
    for (int64_t f = 1; f < 40; f += 2) {
        const struct ins_path *one = play(world, f), *two = play(world, f + 1);
        cr_expect_neq(at(one, "budget", 5) > at(one, "budget", 4),
                      at(two, "budget", 5) > at(two, "budget", 4), "%lld", (long long)f);
    }
}

/* Its numbers are its own: whatever its chance, the same cases arrive. */
Test(money, moves_no_case_by_being_corrected)
{
    const struct ins_case *with_it = SERVICE("budget.spring.share=1", "budget.spring.chance=0.5");
    const struct ins_case *without = SERVICE("budget.spring.share=0");
    struct diary a = diary_keep(ins_case_scenario(with_it), "inflow.asylum");
    struct diary b = diary_keep(ins_case_scenario(without), "inflow.asylum");
    cr_expect_eq(memcmp(a.value, b.value, (size_t)(a.futures * a.months) * sizeof(double)), 0);
}

/* --- a frozen allotment -------------------------------------------------------------------- */

/* From November 2026 on 8 a year, a buffer of 0 and nothing to pay. The workload is half as much again
 * from February 2027 on (month 3), and the level (smoothing 1) hears of it in month 4: released in month
 * 5 are January's 8 and of November's 8 the part that was carried over; 8 again in January 2028. */
static void expect_released(const char *carry_over, const char *release, int month, double sum)
{
    const struct ins_path *p =
        play(WORLD("start=2026-11", "tower.smoothing=1", "buffer.frozen=8",
                   "inflow.events=({start='2027-02'; months=99; multiply=1.5;})", carry_over, release), 1);
    for (int t = 0; t < 24; t++)
        cr_expect(apart(at(p, "buffer", t), t < month ? 0.0 : t < 14 ? sum : sum + 8.0) < ROUNDING,
                  "%s, %s, month %d: %.17g", carry_over, release, t, at(p, "buffer", t));
}

Test(money, is_released_once_the_workload_is_high_and_carried_over_until_then)
{
    expect_released("buffer.carry_over=1", "buffer.release=1.4", 5, 16.0);
    expect_released("buffer.carry_over=0.25", "buffer.release=1.5", 5, 10.0);
    expect_released("buffer.carry_over=0", "buffer.release=1.2", 5, 8.0);
}

/* Where the sign is there from the start, it is a buffer that holds 8 at the start and gets 8 a year. */
Test(money, is_a_buffer_where_it_is_released_at_once)
{
    const char *dear = "costs.fixed=9", *paid = "budget.annual=[100]", *no_end = "buffer.cap=1e9";
    const struct ins_path *frozen = play(WORLD("start=2026-11", dear, paid, no_end, "buffer.frozen=8",
                                               "buffer.release=1"), 1);
    const struct ins_path *buffer = play(WORLD("start=2026-11", dear, paid, no_end, "buffer.initial=8",
                                               "buffer.top_up=8"), 1);
    for (int t = 0; t < 24; t++) {
        cr_expect(apart(at(frozen, "buffer", t), at(buffer, "buffer", t)) < ROUNDING, "month %d", t);
        cr_expect(apart(at(frozen, "deficit", t), at(buffer, "deficit", t)) < ROUNDING, "month %d", t);
    }
}

/* --- the buffer ---------------------------------------------------------------------------- */

/* From November 2026, 20 a month and from January 50, against 30 a month. 15 in a buffer of 40:
 *   Nov  -10: draw 10, 5 left                 X = 10
 *   Dec  -10: draw 5, deficit 5               X = 20
 *   Jan  +20: top-up 25, deposit .5 x 20 = 10 X = 20 - 10
 *   Feb  +20: 5 fit in                        X = 0
 *   Mar  +20: full */
Test(money, draws_deposits_and_tops_up)
{
    const struct ins_path *p =
        play(WORLD("start=2026-11", "months=5", "budget.annual=[240.0, 600.0]", "costs.fixed=30",
                   "buffer.initial=15", "buffer.cap=40", "buffer.keep=0.5", "buffer.top_up=25"), 1);
    expect_months(p, "draw", (double[]){10, 5, 0, 0, 0}, 5);
    expect_months(p, "deficit", (double[]){0, 5, 0, 0, 0}, 5);
    expect_months(p, "buffer", (double[]){5, 0, 35, 40, 40}, 5);
    expect_months(p, "shortfall", (double[]){10, 20, 10, 0, 0}, 5);
    expect_months(p, "cost", (double[]){30, 30, 30, 30, 30}, 5);
}

/* In January, before the draw: 12 + 100 up to 40, then 10 are drawn. */
Test(money, tops_up_no_further_than_the_cap)
{
    const struct ins_path *p =
        play(WORLD("start=2026-12", "months=3", "budget.annual=[240.0]", "costs.fixed=30",
                   "buffer.initial=22", "buffer.cap=40", "buffer.top_up=100"), 1);
    expect_months(p, "buffer", (double[]){12, 30, 20}, 3);
}

/* X_t is the worst sum of (need - keep surplus) over all windows that end in t, or 0. */
Test(money, finds_the_shortfall_of_the_worst_window)
{
    const struct ins_case *world = SERVICE("futures=64", "buffer.keep=0.6", "buffer.top_up=1.0e6");
    const struct ins_scenario *s = ins_case_scenario(world);
    struct diary cost = diary_keep(s, "cost"), budget = diary_keep(s, "budget");
    struct diary x    = diary_keep(s, "shortfall");
    double       most = 0.0;
    for (int64_t f = 0; f < 64; f++)
        for (int t = 0; t < s->months; t++) {
            double sum = 0.0, worst = 0.0;
            for (int u = t; u >= 0; u--) {
                double net = cell(&budget, f, u) - cell(&cost, f, u);
                sum += net < 0.0 ? -net : -0.6 * net;
                worst = fmax(worst, sum);
            }
            cr_assert(fabs(cell(&x, f, t) - worst) <= 1e-9 * fmax(1.0, worst));
            most = fmax(most, worst);
        }
    cr_expect(most > 1e6);
}

/* Euro: budget + draw + deficit == cost + deposited + returned, and the buffer moves by what is
 * written; the ledger adds up to the cost. What is returned is all that cannot be put in. */
Test(money, loses_no_euro_in_random_worlds)
{
    enum { BUDGET, COST, DRAW, DEFICIT, BUFFER, COLUMNS };
    static const char *const name[COLUMNS] = {"budget", "cost", "draw", "deficit", "buffer"};
    for (uint64_t number = 1; number <= 60; number++) {
        static struct ins_scenario s;
        random_scenario(number, &s);
        s.futures        = 6;
        s.buffer.release = 0.0; /* the sign is always there */
        struct diary d[COLUMNS];
        for (int c = 0; c < COLUMNS; c++)
            d[c] = diary_keep(&s, name[c]);
        for (int64_t f = 0; f < s.futures; f++) {
            double before = s.buffer.initial;
            for (int t = 0; t < s.months; t++) {
                bool   jan  = ins_date_month(s.start + t) == 0;
                before += t == 0 || jan ? s.buffer.frozen : 0.0;
                double net  = cell(&d[BUDGET], f, t) - cell(&d[COST], f, t);
                double size = fmax(1.0, fabs(net) + before);
                double top  = jan ? fmin(s.buffer.top_up, fmax(s.buffer.cap - before, 0.0)) : 0.0;
                double put  = net > 0.0 ? fmin(s.buffer.keep * net,
                                               fmax(0.0, s.buffer.cap - before - top)) : 0.0;
                double draw = net < 0.0 ? fmin(before + top, -net) : 0.0;
                cr_assert(fabs(cell(&d[DRAW], f, t) - draw) <= 1e-9 * size);
                cr_assert(fabs(cell(&d[DEFICIT], f, t) - (fmax(-net, 0.0) - draw)) <= 1e-9 * size);
                cr_assert(fabs(cell(&d[BUFFER], f, t) - (before + top + put - draw)) <= 1e-9 * size,
                          "world %d, month %d", (int)number, t);
                before = cell(&d[BUFFER], f, t);
            }
        }
    }
}

/* --- the ledger ---------------------------------------------------------------------------- */

/* Prices times the columns that are paid for, in one future of a whole service. */
Test(money, prices_every_line_of_the_ledger)
{
    static const char *const line[] = {
        "cost.experienced", "cost.trainee", "cost.tuition", "cost.academie_fixed",
        "cost.flex_retainer", "cost.flex", "cost.overtime", "cost.taskforce", "cost.investments",
        "cost.fixed", "cost.penalty", "cost.reception"};
    const struct ins_path *p = play(
        SERVICE("reception.borne=true",
                "taskforce=({start='2027-01'; months=3; hours_per_month=900.0;"
                "cost_per_month=7.0e4;},"
                "{start='2027-03'; months=2; hours_per_month=100.0; cost_per_month=1.0e4;})"), 5);
    double worked = 0.0;
    for (int t = 0; t < 48; t++) {
        double mentors  = fmin(at(p, "experienced", t), 0.25 * at(p, "trainees", t));
        double overtime = 113.6 * (at(p, "experienced", t) - mentors) * at(p, "overtime", t);
        double force    = (t >= 6 && t <= 8 ? 7e4 : 0.0) + (t == 8 || t == 9 ? 1e4 : 0.0);
        const double expected[] = {8000.0 * at(p, "experienced", t), 6000.0 * at(p, "trainees", t),
                                   15000.0 * at(p, "intake", t), 50000.0, 500.0 * 80.0,
                                   11000.0 * at(p, "flex", t), 90.0 * overtime, force, 0.0, 400000.0,
                                   at(p, "penalties", t),
                                   1500.0 * 0.9 * at(p, "backlog.asylum", t)};
        double sum = 0.0;
        for (int i = 0; i < 12; i++) {
            cr_expect(fabs(at(p, line[i], t) - expected[i]) <= 1e-9 * fmax(1.0, expected[i]),
                      "%s, month %d", line[i], t);
            sum += at(p, line[i], t);
        }
        cr_expect(fabs(at(p, "cost", t) - sum) <= 1e-9 * sum);
        cr_expect(fabs(at(p, "social_cost", t) - sum) <= 1e-9 * sum); /* everything is borne */
        worked += overtime + at(p, "flex", t) + at(p, "penalties", t) + at(p, "intake", t);
    }
    cr_expect(worked > 0.0);
}

/* 100 of the 130 cases that wait in reception (.5 x 260) have a place at 7, the rest costs 11. */
Test(money, records_reception_and_bears_it_only_when_told)
{
    const char *places = "reception.places=100", *price = "reception.per_case_month=7";
    const char *dear = "reception.emergency_per_case_month=11";
    const char *share = "tracks.asylum.reception_share=0.5", *stock = "tracks.asylum.backlog=260";
    const struct ins_path *p = play(WORLD(places, price, dear, share, stock, "costs.fixed=50"), 1);
    cr_expect(apart(at(p, "reception", 0), 100.0 * 7.0 + 30.0 * 11.0) < ROUNDING);
    cr_expect(apart(at(p, "cost", 0), 50.0) < ROUNDING);
    cr_expect(apart(at(p, "social_cost", 0), 1080.0) < ROUNDING);
    p = play(WORLD(places, price, dear, share, stock, "costs.fixed=50", "reception.borne=true"), 1);
    cr_expect(apart(at(p, "cost", 0), 1080.0) < ROUNDING);
    cr_expect(apart(at(p, "cost.reception", 0), 1030.0) < ROUNDING);
    cr_expect(apart(at(p, "social_cost", 0), 1080.0) < ROUNDING);
    p = play(WORLD(price, dear, share, stock), 1); /* no places: no emergency */
    cr_expect(apart(at(p, "reception", 0), 910.0) < ROUNDING);
}

/* Nobody decides; 100 come each month. Legal term 2 + grace 1: 100 (t - 2) cases are older than
 * 3 months, 100 (t - 5) older than 6 no longer claim. Half of them ask 10 a month. */
Test(money, pays_penalties_between_grace_and_maximum)
{
    const char *law = "tracks.asylum.legal_term=2", *none = "staff.experienced=0";
    const char *grace = "penalty.grace=1", *most = "penalty.max_months=3";
    const char *claim = "penalty.claim_share=0.5", *pay = "penalty.per_month=10";
    const struct ins_path *p =
        play(WORLD(law, none, grace, most, claim, pay, "penalty.borne=false"), 1);
    const double late[] = {0, 0, 0, 100, 200, 300, 300, 300};
    for (int t = 0; t < 8; t++) {
        cr_expect(apart(at(p, "penalties", t), 5.0 * late[t]) < ROUNDING, "month %d", t);
        cr_expect_eq(at(p, "cost", t), 0.0);
        cr_expect(apart(at(p, "social_cost", t), 5.0 * late[t]) < ROUNDING);
    }
    p = play(WORLD(law, none, grace, most, claim, pay), 1); /* borne, unless it is said not to be */
    cr_expect(apart(at(p, "cost", 7), 1500.0) < ROUNDING);
    cr_expect(apart(at(p, "social_cost", 7), 1500.0) < ROUNDING);
}

/* --- means that come and go ---------------------------------------------------------------- */

/* 120 over four months from month 2, a tenth more from month 5; another began before month 0:
 * its 40 a month are counted in months 0 and 1 only, its gain from month 0 on. */
Test(money, spreads_investments_and_reaps_them_later)
{
    const struct ins_path *p = play(
        WORLD("productivity.investments=({start='2026-03'; lag=3; gain=0.1; cost=120.0; months=4;},"
              "{start='2025-12'; lag=1; gain=0.5; cost=120.0; months=3;})"), 1);
    expect_months(p, "cost.investments", (double[]){40, 40, 30, 30, 30, 30, 0, 0}, 8);
    expect_months(p, "hours", (double[]){150, 150, 150, 150, 150, 165, 165, 165}, 8);
}

/* eta_t = 1.06^(t/12); the holiday factors stand as they are written. */
Test(money, grows_more_productive_and_takes_holidays)
{
    const struct ins_path *p =
        play(WORLD("productivity.growth_per_year=0.06", "start=2026-06",
                   "productivity.capacity_season=[1,1,1,1,1,1,0.6,0.7,1,1,1,2]"), 1);
    for (int t = 0; t < 24; t++) {
        int    name    = (t + 5) % 12;
        double holiday = name == 6 ? 0.6 : name == 7 ? 0.7 : name == 11 ? 2.0 : 1.0;
        cr_expect(apart(at(p, "hours", t), 100.0 * holiday * pow(1.06, t / 12.0)) < ROUNDING);
    }
}

/* The backlog passes 250 at the end of month 2; in month 3 the taskforce is called for 5 ... 7.
 * Month 8 looks again (the backlog is higher): 10 ... 12. Twice is all. */
Test(money, calls_a_taskforce_as_often_as_it_may)
{
    const struct ins_path *p = play(
        WORLD("staff.experienced=0",
              "taskforce=({trigger=250.0; lead_time=2; months=3; times=2; hours_per_month=60.0;"
              "cost_per_month=9.0;})"), 1);
    for (int t = 0; t < 24; t++) {
        bool running = (t >= 5 && t <= 7) || (t >= 10 && t <= 12);
        cr_expect_eq(at(p, "hours", t), running ? 60.0 : 0.0, "month %d", t);
        cr_expect_eq(at(p, "cost.taskforce", t), running ? 9.0 : 0.0, "month %d", t);
    }
}

/* The backlog is 300 at the end of month 2, which does not exceed 300; at that of month 3 it is 400. */
Test(money, calls_no_taskforce_for_a_backlog_at_its_trigger)
{
    const struct ins_path *p =
        play(WORLD("staff.experienced=0",
                   "taskforce=({trigger=300.0; months=3; hours_per_month=60.0;})"), 1);
    cr_expect_eq(at(p, "backlog", 2), 300.0); /* or the test sees nothing */
    for (int t = 0; t < 24; t++)
        cr_expect_eq(at(p, "hours", t), t >= 4 && t <= 6 ? 60.0 : 0.0, "month %d", t);
}

/* One that began before month 0 is there for the rest of its term. */
Test(money, keeps_a_taskforce_for_the_part_inside_the_horizon)
{
    const struct ins_path *p = play(
        WORLD("taskforce=({start='2025-12'; months=3; hours_per_month=60.0; cost_per_month=9.0;})"),
        1);
    expect_months(p, "hours", (double[]){160, 160, 100, 100}, 4);
    expect_months(p, "cost", (double[]){9, 9, 0, 0}, 4);
}

/* --- the gates ----------------------------------------------------------------------------- */

/* Budget 100 a month, of which 80 FTE take 80: the margin is 20, the buffer 40.
 *   hires     (12 x 20 + 40) / (12 x 10 + 20) = 2
 *   flex      the pot is 20 + 40 / 4 = 30, flex pay 5: 6 FTE
 *   overtime  30 at 2 an hour: 15 hours of 80 */
#define GATED "funding=gated", "tower.policy=tower", "tracks.asylum.backlog=9000", \
    "staff.experienced=80", "costs.experienced=1", "costs.trainee=10", "costs.tuition=20", \
    "budget.annual=[1200.0]", "buffer.initial=40", "buffer.pace_months=4"

Test(money, lets_no_more_orders_pass_than_it_can_pay)
{
    cr_expect(apart(at(play(WORLD(GATED), 1), "hires", 0), 2.0) < ROUNDING);
    cr_expect(apart(at(play(WORLD(GATED, "flex.pool=99", "flex.lead_time=1", "costs.flex=5"), 1),
                       "flex", 1), 6.0) < ROUNDING);
    cr_expect(apart(at(play(WORLD(GATED, "overtime.max=0.9", "costs.overtime_hour=2"), 1),
                       "overtime", 0), 15.0 / 80.0) < ROUNDING);
    cr_expect(apart(at(play(WORLD(GATED, "overtime.max=0.9", "costs.overtime_hour=2",
                                  "flex.pool=4", "flex.active=4", "costs.flex=5",
                                  "flex.lead_time=1"), 1), "overtime", 0), 5.0 / 80.0) < ROUNDING);
}

/* What is committed also counts who learns (6 at 10), who is ordered, and what is fixed. */
Test(money, counts_what_is_committed)
{
    const struct ins_path *p = play(WORLD(GATED, "costs.fixed=3", "costs.academie_fixed=2",
                                          "costs.flex_retainer=0.5", "flex.pool=8",
                                          "flex.productivity=0", "academie.lead_time=24"), 1);
    double first = (12.0 * (20.0 - 9.0) + 40.0) / 140.0;
    cr_expect(apart(at(p, "hires", 0), first) < ROUNDING);
    /* the month costs 89 against 100, 11 go into the full buffer's return: 40 stays */
    cr_expect(apart(at(p, "hires", 1), (12.0 * (11.0 - 10.0 * first) + 40.0) / 140.0) < ROUNDING);
    p = play(WORLD(GATED, "staff.trainees=6", "academie.lead_time=24", "buffer.initial=600"), 1);
    cr_expect(apart(at(p, "hires", 0), (12.0 * (20.0 - 60.0) + 600.0) / 140.0) < ROUNDING);
}

/* Zero pay is no limit; scheduled intake is never held back; without means nothing passes. */
Test(money, holds_back_what_costs_money_and_only_orders)
{
    const char *intake = "academie.intake=({month='2026-01'; fte=5.0;})";
    cr_expect(at(play(WORLD(GATED, "costs.trainee=0", "costs.tuition=0"), 1), "hires", 0) > 500.0);
    cr_expect_eq(at(play(WORLD(GATED, "flex.pool=99", "flex.lead_time=1"), 1), "flex", 1), 99.0);
    cr_expect_eq(at(play(WORLD(GATED, "overtime.max=0.9"), 1), "overtime", 0), 0.9);
    const struct ins_path *p =
        play(WORLD(GATED, intake, "budget.annual=[0.0]", "buffer.initial=0", "flex.pool=99",
                   "costs.flex=5", "overtime.max=0.9", "costs.overtime_hour=2"), 1);
    cr_expect_eq(at(p, "intake", 0), 5.0);
    for (int t = 0; t < 24; t++) {
        cr_expect_eq(at(p, "hires", t), 0.0);
        cr_expect_eq(at(p, "flex", t), 0.0);
        cr_expect_eq(at(p, "overtime", t), 0.0);
    }
}

/* The top-up of January comes after that month's orders: they see 40, and those of February the
 * 140 that then stand, less what was spent. Nothing is hired meanwhile but at month 0. */
Test(money, lets_orders_see_the_buffer_before_the_top_up)
{
    const char *cap = "buffer.cap=140", *late = "academie.recruitment_months=60";
    const struct ins_path *with_top = play(WORLD(GATED, cap, late, "buffer.top_up=100"), 1);
    const struct ins_path *without  = play(WORLD(GATED, cap, late), 1);
    cr_expect_eq(at(with_top, "hires", 0), at(without, "hires", 0));
    cr_expect(at(with_top, "hires", 1) > at(without, "hires", 1) + 0.1);
}

/* "Replace" is held back by money as well. */
Test(money, gates_replacements)
{
    const struct ins_path *p =
        play(WORLD(GATED, "tower.policy=replace", "staff.attrition=0.1"), 1);
    cr_expect(apart(at(p, "hires", 0), 2.0) < ROUNDING); /* of 8 who leave */
}

/* --- what a full buffer reaches ------------------------------------------------------------ */

enum { REACH_FUTURES = 128, ORDERS = 3 };

struct reach_pass {
    int     months;
    double *reach;   /* [future] */
    double *deficit; /* [future] in all */
    double *order;   /* [future][month][ORDERS] */
};

static void note_reach(void *context, const struct ins_played *played)
{
    const struct reach_pass *pass  = context;
    int                      cells = pass->months * ORDERS;
    for (int i = 0; i < played->count; i++) {
        pass->reach[played->first + i] = played->world->tower.sufficient.lane[i];
        for (int p = 0; p < INS_PHASES; p++)
            pass->deficit[played->first + i] += played->world->tally.phase[p].deficit.lane[i];
        for (int c = 0; c < cells; c++)
            pass->order[(played->first + i) * cells + c] = played->tape[c].lane[i];
    }
}

/* Play `count` futures from `first` with a buffer of this size (infinite: watched). */
static struct reach_pass play_reach(const struct ins_scenario *s, int64_t first, int64_t count,
                                    double size)
{
    static const size_t offset[ORDERS] = {offsetof(struct ins_world, staff.hires),
                                          offsetof(struct ins_world, tower.need),
                                          offsetof(struct ins_world, tower.overtime)};
    static struct ins_plan        plan;
    static struct ins_inflow_plan inflow;
    static struct ins_error       error;
    const struct ins_plan *plans = &plan;
    int64_t                number[REACH_FUTURES];
    struct reach_pass pass = {s->months, numbers(count), numbers(count),
                              numbers(count * s->months * ORDERS)};
    for (int64_t i = 0; i < count; i++)
        number[i] = first + i;
    ins_plan_init(&plan, s);
    ins_inflow_init(&inflow, s);
    ins_plan_set_buffer(&plan, size);
    if (isinf(size))
        ins_plan_watch(&plan);
    struct ins_play job = {.inflow = &inflow, .plan = &plans, .plans = 1,
                           .seed = (uint64_t)s->seed, .futures = count, .number = number,
                           .columns = ORDERS, .offset = offset, .collect = note_reach,
                           .context = &pass};
    cr_assert_eq(ins_futures_play(&job, &error), INS_DONE, "%s", error.text);
    return pass;
}

static double difference(const double *a, const double *b, int cells)
{
    double most = 0.0;
    for (int c = 0; c < cells; c++)
        most = fmax(most, fabs(a[c] - b[c]));
    return most;
}

/* From its reach on a full buffer holds no order back: the orders of every month are those of
 * the ungated future. Just below it some order is smaller; that is looked at only where the
 * buffer never ran dry, for an empty one forgives its debt. */
static void expect_reach(const struct ins_case *world)
{
    const struct ins_scenario *s     = ins_case_scenario(world);
    struct reach_pass          free_ = play_reach(s, 0, REACH_FUTURES, INFINITY);
    int cells = s->months * ORDERS, sharp = 0;
    for (int64_t f = 0; f < REACH_FUTURES; f++) {
        const double *order = &free_.order[f * cells];
        double        reach = free_.reach[f];
        struct reach_pass same = play_reach(s, f, 1, reach);
        cr_assert(difference(order, same.order, cells) < 1e-7, "future %d at its reach", (int)f);
        same = play_reach(s, f, 1, 1.7 * reach + 1.0);
        cr_assert(difference(order, same.order, cells) < 1e-12, "future %d above", (int)f);
        struct reach_pass less = play_reach(s, f, 1, 0.99 * reach);
        if (reach <= 0.0 || less.deficit[0] > 0.0)
            continue;
        cr_assert(difference(order, less.order, cells) > 1e-6, "future %d just below", (int)f);
        sharp++;
    }
    cr_expect(sharp >= 40, "only %d futures were sharp", sharp);
}

Test(money, knows_from_which_size_on_a_buffer_holds_nothing_back)
{
    expect_reach(SERVICE("buffer.keep=0.7"));
}

Test(money, knows_it_with_top_ups_and_fewer_means)
{
    expect_reach(SERVICE("buffer.top_up=2.0e6", "costs.flex=15000", "buffer.pace_months=3"));
    expect_reach(SERVICE("changes=({start='2027-06'; key='flex.pool'; value=30;},"
                         "{start='2028-01'; key='costs.trainee'; value=6500;})"));
    expect_reach(SERVICE("flex.pool=0", "costs.overtime_hour=150", "buffer.cover_months=24",
                         "budget.annual=[56.0e6]"));
}
