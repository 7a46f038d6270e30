/* tower.c - what the control tower sees, expects and orders, with pencil and paper.
 *
 * Each number is worked out from (2.1) to (2.16) in the comment beside it;
 * the wide random comparison with a second implementation stands in kernel.c. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "support.h"

static const double ROUNDING = 1e-12;

static double cell(const struct diary *d, int64_t future, int month)
{
    return d->value[future * d->months + month];
}

/* --- what it sees -------------------------------------------------------------------------- */

/* The inflow doubles in month 6. With a lag of d months the level first hears of it in month
 * 7 + d and then misses 3/4 of the rest each month. */
Test(tower, hears_of_a_jump_when_it_is_reported)
{
    for (int lag = 0; lag <= 4; lag += 2) {
        const struct ins_path *p =
            play(WORLD(with("tower.reporting_lag=%d", lag), "tower.smoothing=0.25",
                       "inflow.events=({start='2026-07'; months=99; multiply=2.0;})"), 1);
        for (int t = 0; t < 24; t++) {
            double missed = t < 7 + lag ? 1.0 : pow(0.75, t - 6 - lag);
            cr_expect(apart(at(p, "level", t), 200.0 - 100.0 * missed) < ROUNDING,
                      "lag %d, month %d", lag, t);
        }
    }
}

/* A season is no news: W_v / season_v stays 100. */
Test(tower, takes_the_season_out_of_what_it_sees)
{
    const struct ins_path *p = play(WORLD("inflow.season=[1,2,3,4,5,6,7,8,9,10,11,12]",
                                          "tower.smoothing=0.7", "tower.reporting_lag=2"), 1);
    for (int t = 0; t < 24; t++)
        cr_expect(apart(at(p, "level", t), 100.0) < ROUNDING);
}

/* W-bar counts hours, 0.6 x 100 x 2 + 0.4 x 100 x 3 = 240, and the follow-up hours of 60
 * decisions, 60 x 0.5 x 3 = 90. */
Test(tower, expects_hours_and_followups_before_it_has_seen_anything)
{
    const struct ins_path *p =
        play(WORLD("tracks=({name='asylum'; share=0.6; hours=2.0; legal_term=6;},"
                   "{name='b'; share=0.4; hours=3.0; legal_term=6;})",
                   "followups=({from='asylum'; to='b'; per_decision=0.5; delay=1;})",
                   "tower.reporting_lag=3"), 1);
    for (int t = 0; t < 4; t++)
        cr_expect(apart(at(p, "level", t), 330.0) < ROUNDING);
}

/* --- what it expects ----------------------------------------------------------------------- */

/* Q(0) = l + (BH - 3 l) / 12 with a stock of 600 cases at 100 hours a month: 100 + 25; and with
 * nothing waiting 100 - 25. */
Test(tower, asks_for_what_clears_the_excess_in_time)
{
    const struct ins_path *full = play(WORLD("tracks.asylum.backlog=600"), 1);
    const struct ins_path *none = play(WORLD("months=12"), 1);
    cr_expect(apart(at(full, "required_hours", 0), 125.0) < ROUNDING);
    cr_expect(apart(at(none, "required_hours", 0), 75.0) < ROUNDING);
    cr_expect_eq(at(play(WORLD("tower.target_months=1200", "tower.clear_months=2"), 1),
                    "required_hours", 0), 0.0);
}

#define NO_STOCK "taskforce=({start='2026-01'; months=99; hours_per_month=1.0e6;})", \
                 "tower.target_months=0"

/* "none" expects W-bar for ever, whatever happens. */
Test(tower, expects_what_it_always_did_without_a_forecast)
{
    const struct ins_path *p =
        play(WORLD(NO_STOCK, "tower.forecast=none",
                   "inflow.events=({start='2026-03'; months=99; multiply=5.0;})"), 1);
    for (int t = 0; t < 24; t++)
        cr_expect(apart(at(p, "required_hours", t), 100.0) < ROUNDING);
}

/* "perfect" is the mean of months t ... t + 11, as far as there are any: the inflow doubles in
 * month 12, so month t sees t - ... of 12 doubled: 100 + 100 min(t, 12) / 12 until the end comes
 * near; the last month sees itself alone. */
Test(tower, foresees_the_coming_year_perfectly)
{
    const struct ins_path *p =
        play(WORLD(NO_STOCK, "tower.forecast=perfect",
                   "inflow.events=({start='2027-01'; months=99; multiply=2.0;},"
                   "{start='2027-12'; months=1; add=60.0;})"), 1);
    for (int t = 0; t < 12; t++) /* months t ... t + 11, t of which are doubled */
        cr_expect(apart(at(p, "required_hours", t), 100.0 + 100.0 * t / 12.0) < ROUNDING, "%d", t);
    for (int t = 12; t < 24; t++) /* 24 - t months, the last one with 60 more */
        cr_expect(apart(at(p, "required_hours", t), 200.0 + 60.0 / (24 - t)) < ROUNDING, "%d", t);
}

/* Damped Holt, a = .5, c = .4, delta = .5, lead 2 (delta + delta^2 = .75), 200 hours from month
 * 3 on. Level and trend:
 *   t = 4   l = 100 + .5 x 100 = 150              b = .2 x 50 = 10
 *   t = 5   l = 160 + .5 (200 - 160) = 180        b = 10 + .2 (30 - 10) = 14
 *   t = 6   l = 194 + .5 (200 - 194) = 197        b = 14 + .2 (17 - 14) = 14.6
 * Flex called in t for t + 2 is l + .75 b - 90. */
Test(tower, follows_a_damped_trend)
{
    const struct ins_path *p =
        play(WORLD(NO_STOCK, "tower.policy=tower", "tower.forecast=trend", "tower.smoothing=0.5",
                   "tower.trend_smoothing=0.4", "tower.damping=0.5", "flex.pool=1000",
                   "flex.lead_time=2", "staff.experienced=90", "academie.max_intake=0",
                   "inflow.events=({start='2026-04'; months=99; multiply=2.0;})"), 1);
    static const double level[] = {150.0, 180.0, 197.0}, trend[] = {10.0, 14.0, 14.6};
    for (int i = 0; i < 3; i++) {
        cr_expect(apart(at(p, "level", 4 + i), level[i]) < ROUNDING);
        cr_expect(apart(at(p, "required_hours", 4 + i), level[i]) < ROUNDING); /* lead 0 */
        cr_expect(apart(at(p, "flex", 6 + i), level[i] + 0.75 * trend[i] - 90.0) < ROUNDING);
    }
}

/* A forecast that falls below 0 is 0: the inflow stops, the trend goes on. */
Test(tower, never_expects_less_than_nothing)
{
    const struct ins_path *p =
        play(WORLD(NO_STOCK, "tower.forecast=trend", "tower.smoothing=0.9",
                   "tower.trend_smoothing=0.9",
                   "inflow.events=({start='2026-03'; months=99; multiply=0.0;})"), 1);
    cr_expect(at(p, "level", 5) < -1.0);
    cr_expect_eq(at(p, "required_hours", 5), 0.0);
}

/* --- hires --------------------------------------------------------------------------------- */

#define HIRING "tower.policy=tower", "tracks.asylum.backlog=600", "staff.experienced=80", \
               "staff.attrition=0.01", "academie.recruitment_months=2", "academie.lead_time=3", \
               "staff.hours_per_month=1.25", "tower.smoothing=0"

/* Month 0: Q = 125 hours is 100 FTE; of 80, .99^5 are left in 5 months; half the gap is asked.
 * Month 1: the stock is 600 + 100 - 80 x .99 x 1.25 = 601, and u_0 counts as ordered. */
Test(tower, hires_for_the_month_in_which_trainees_decide_alone)
{
    const struct ins_path *p = play(WORLD(HIRING, "tower.response=0.5"), 1);
    double u0 = 0.5 * (125.0 / 1.25 - 80.0 * pow(0.99, 5));
    double q1 = 100.0 + (600.0 + 100.0 - 80.0 * 0.99 * 1.25 - 300.0) / 12.0;
    double u1 = 0.5 * (q1 / 1.25 - (80.0 * 0.99 + u0) * pow(0.99, 5));
    cr_expect(apart(at(p, "hires", 0), u0) < ROUNDING);
    cr_expect(apart(at(p, "hires", 1), u1) < ROUNDING);
    cr_expect(apart(at(p, "intake", 2), u0) < ROUNDING);
    cr_expect(apart(at(p, "trainees", 3), u0 + u1) < ROUNDING);
}

Test(tower, orders_on_intake_months_within_its_limits)
{
    const struct ins_path *every = play(WORLD(HIRING, "academie.intake_every=4"), 1);
    for (int t = 0; t < 24; t++)
        cr_expect((at(every, "hires", t) > 0.0) <= (t % 4 == 0), "month %d", t);
    cr_expect(at(every, "hires", 4) > 0.0);
    cr_expect_eq(at(play(WORLD(HIRING, "academie.max_intake=3.5"), 1), "hires", 0), 3.5);
    /* .25 x 80 places, 12 taken by those who learn already (in month 0 by 12 of them) */
    const struct ins_path *p =
        play(WORLD(HIRING, "academie.absorption=0.25", "staff.trainees=12"), 1);
    cr_expect(apart(at(p, "hires", 0), 8.0) < ROUNDING);
    /* a month later 79.2 + 4 have 20.8 places: 8 learn still and 8 are on their way */
    cr_expect(apart(at(p, "hires", 1), 0.25 * (79.2 + 4.0) - 8.0 - 8.0) < ROUNDING);
}

Test(tower, orders_nothing_when_it_is_told_to_be_still)
{
    const struct ins_path *p = play(SERVICE("tower.policy=fixed", "flex.active=0"), 3);
    for (int t = 0; t < 48; t++) {
        cr_expect_eq(at(p, "hires", t), 0.0);
        cr_expect_eq(at(p, "flex", t), 0.0);
        cr_expect_eq(at(p, "overtime", t), 0.0);
    }
}

/* --- flex and overtime --------------------------------------------------------------------- */

#define CALLING "tower.policy=tower", "tracks.asylum.backlog=600", "staff.experienced=80", \
                "academie.max_intake=0", "tower.smoothing=0", \
                "inflow.season=[1.2,0.8,1.1,0.9,1,1,1,1,1,1,1,1]"

/* Q = 125. Flex for month 2 (season 1.1), of .8 productivity: (137.5 - 80) / .8 = 71.875; the
 * pool holds 70 of them. In month 3 (.9): stock 600 + 120 - 80 = 640, Q = 128.333. */
Test(tower, calls_flex_for_the_season_in_which_it_arrives)
{
    const struct ins_path *p = play(WORLD(CALLING, "flex.pool=200", "flex.lead_time=2",
                                          "flex.productivity=0.8"), 1);
    cr_expect_eq(at(p, "flex", 0), 0.0);
    cr_expect_eq(at(p, "flex", 1), 0.0);
    cr_expect(apart(at(p, "flex", 2), 71.875) < ROUNDING);
    cr_expect(apart(at(p, "flex", 3), (0.9 * (100.0 + 340.0 / 12.0) - 80.0) / 0.8) < ROUNDING);
    p = play(WORLD(CALLING, "flex.pool=70", "flex.lead_time=2", "flex.productivity=0.8"), 1);
    cr_expect_eq(at(p, "flex", 2), 70.0);
}

/* With patience 2 the call is the largest need of three months. */
Test(tower, scales_down_only_when_the_fall_is_structural)
{
    const char *jump = "inflow.events=({start='2026-03'; months=1; add=90.0;})";
    const struct ins_path *hasty =
        play(WORLD(NO_STOCK, "tower.policy=tower", "academie.max_intake=0", "tower.smoothing=1",
                   "flex.pool=200", jump), 1);
    const struct ins_path *patient =
        play(WORLD(NO_STOCK, "tower.policy=tower", "academie.max_intake=0", "tower.smoothing=1",
                   "flex.pool=200", "tower.patience=2", jump), 1);
    for (int t = 0; t < 12; t++) { /* the level of month 3 is the workload of month 2: 190 */
        cr_expect(apart(at(hasty, "flex", t), t == 3 ? 90.0 : 0.0) < ROUNDING, "month %d", t);
        cr_expect(apart(at(patient, "flex", t), t >= 3 && t <= 5 ? 90.0 : 0.0) < ROUNDING,
                  "month %d", t);
    }
}

/* Month 0, season 1.2: 1.2 x 125 = 150 wanted; 80 work, 40 flex of .5 are active: 50 of 80 is
 * .625 overtime. Hours are those of 80 (1 + o) and 20. */
Test(tower, fills_the_rest_with_overtime)
{
    const struct ins_path *p =
        play(WORLD(CALLING, "flex.pool=40", "flex.active=40", "flex.productivity=0.5",
                   "flex.lead_time=9", "overtime.max=0.9"), 1);
    cr_expect(apart(at(p, "overtime", 0), 0.625) < ROUNDING);
    cr_expect(apart(at(p, "hours", 0), 80.0 * 1.625 + 20.0) < ROUNDING);
    p = play(WORLD(CALLING, "overtime.max=0.3"), 1);
    cr_expect_eq(at(p, "overtime", 0), 0.3);
    p = play(WORLD(CALLING, "overtime.max=0.3", "staff.experienced=0"), 1);
    cr_expect_eq(at(p, "overtime", 0), 0.0);
}

/* The tower plans with average months: a holiday in month 0 changes no order of that month. */
Test(tower, plans_with_average_months)
{
    const char            *season  = "productivity.capacity_season=[1,1,1,1,1,1,0.5,1,1,1,1,1]";
    const struct ins_path *plain   = play(SERVICE("months=1", "norm.from=0"), 1);
    const struct ins_path *holiday = play(SERVICE("months=1", "norm.from=0", season), 1);
    cr_expect_eq(at(plain, "hires", 0), at(holiday, "hires", 0));
    cr_expect_eq(at(plain, "overtime", 0), at(holiday, "overtime", 0));
    cr_expect(apart(at(holiday, "hours", 0), 0.5 * at(plain, "hours", 0)) < ROUNDING);
}

/* --- relations ----------------------------------------------------------------------------- */

/* A service three times as large, in cases, people and money, lives three times the same life:
 * every column is three times what it was, but for shares. Counts would not scale. */
Test(tower, scales_with_the_size_of_the_service)
{
    const char *counts = "inflow.counts=none", *gated = "funding=gated";
    const struct ins_path *one   = play(SERVICE(counts, gated, "reception.places=4000",
                                                "reception.emergency_per_case_month=3000"), 7);
    const struct ins_path *three = play(
        SERVICE(counts, gated, "inflow.level_per_month=5700", "tracks.asylum.backlog=19800",
                "tracks.family.backlog=4500", "staff.experienced=1290", "staff.trainees=60",
                "academie.max_intake=180", "flex.pool=240", "costs.academie_fixed=150000",
                "costs.fixed=1200000", "budget.annual=[156.0e6]", "buffer.initial=15.0e6",
                "reception.places=12000", "reception.emergency_per_case_month=3000"), 7);
    double ordered = 0.0;
    for (int c = 0; c < one->columns; c++) {
        bool   share  = !strcmp(one->name[c], "overtime") || !strcmp(one->name[c], "overdue_share");
        double factor = share ? 1.0 : 3.0;
        for (int t = 0; t < one->months; t++) {
            double a = factor * one->value[t * one->columns + c];
            double b = three->value[t * three->columns + c];
            cr_assert(fabs(a - b) <= 1e-8 * fmax(1.0, fabs(b)), "%s, month %d: %g and %g",
                      one->name[c], t, a, b);
        }
    }
    for (int t = 0; t < one->months; t++)
        ordered += at(one, "hires", t) + at(one, "flex", t);
    cr_expect(ordered > 10.0);
}

/* A year later, with everything that has a date a year later, every month is what it was. */
Test(tower, lives_the_same_life_a_year_later)
{
    const struct ins_path *now = play(
        SERVICE("funding=gated", "buffer.top_up=1.0e6",
                "inflow.events=({start='2027-03'; months=6; multiply=1.5;})",
                "academie.intake=({month='2026-11'; fte=15.0;})",
                "taskforce=({start='2027-02'; months=4; hours_per_month=900.0;"
                "cost_per_month=7.0e4;})"),
        9);
    const struct ins_path *later = play(
        SERVICE("start=2027-07", "funding=gated", "buffer.top_up=1.0e6",
                "inflow.events=({start='2028-03'; months=6; multiply=1.5;})",
                "academie.intake=({month='2027-11'; fte=15.0;})",
                "taskforce=({start='2028-02'; months=4; hours_per_month=900.0;"
                "cost_per_month=7.0e4;})"),
        9);
    cr_expect_eq(later->start, now->start + 12);
    cr_expect(!memcmp(now->value, later->value,
                      (size_t)(now->months * now->columns) * sizeof *now->value));
}

/* Expect that in no future and month the second world has less backlog than the first. */
static void expect_no_less_backlog(const struct ins_case *better, const struct ins_case *worse)
{
    struct diary a = diary_keep(ins_case_scenario(better), "backlog");
    struct diary b = diary_keep(ins_case_scenario(worse), "backlog");
    double       more = 0.0;
    for (int64_t f = 0; f < a.futures; f++)
        for (int t = 0; t < a.months; t++) {
            cr_assert(cell(&b, f, t) >= cell(&a, f, t) - 1e-7, "future %d, month %d", (int)f, t);
            more += cell(&b, f, t) - cell(&a, f, t);
        }
    cr_expect(more > 1.0); /* or the lever was not connected */
}

#define SCHEDULE "tower.policy=fixed", "futures=200", "academie.productivity=[0.0]", \
    "academie.mentoring=0.0", "academie.intake=({month='2026-10'; fte=40.0;}," \
    "{month='2027-04'; fte=60.0;},{month='2028-01'; fte=60.0;})", \
    "followups=({from='asylum'; to='family'; per_decision=0.0; delay=1;})"

/* True where hires follow a schedule and no case begets another; a tower that reacts can make a
 * longer lead time do better in some months, and so nothing is claimed about it. */
Test(tower, never_does_better_for_a_longer_lead_time_under_a_schedule)
{
    expect_no_less_backlog(SERVICE(SCHEDULE, "academie.lead_time=4"),
                           SERVICE(SCHEDULE, "academie.lead_time=9"));
    expect_no_less_backlog(SERVICE(SCHEDULE, "academie.lead_time=9"),
                           SERVICE(SCHEDULE, "academie.lead_time=18"));
}

Test(tower, never_does_better_with_less_under_a_schedule)
{
    static const char *const less[] = {"staff.experienced=400", "staff.attrition=0.02",
                                       "staff.hours_per_month=100", "academie.dropout=0.1"};
    for (int i = 0; i < 4; i++)
        expect_no_less_backlog(SERVICE(SCHEDULE), SERVICE(SCHEDULE, less[i]));
}
