/* staff.c - who works, who learns, who leaves: cohorts against closed forms.
 *
 * Expected numbers are sums of powers, written beside each test: (3.1) to (3.9). */
#include <criterion/criterion.h>
#include <math.h>

#include "oracle/random.h"
#include "scenario/changes.h"
#include "support.h"

static const double ROUNDING = 1e-12;

static double cell(const struct diary *d, int64_t future, int month)
{
    return d->value[future * d->months + month];
}

/* 500 x .99^60 = 273.578. */
Test(staff, thins_five_hundred_at_one_percent_a_month)
{
    const struct ins_path *p = play(
        WORLD("staff.experienced=500", "staff.attrition=0.01", "months=60"), 1);
    cr_expect(fabs(at(p, "experienced", 59) - 273.578) < 5e-4);
    for (int t = 0; t < 60; t++)
        cr_expect(apart(at(p, "experienced", t), 500.0 * pow(0.99, t + 1)) < ROUNDING);
}

#define ACADEMIE "staff.experienced=50", "staff.attrition=0.01", "academie.lead_time=4", \
                 "academie.productivity=[0.0, 0.25, 0.5]", "academie.dropout=0.05", \
                 "academie.mentoring=0.2"

/* 20 trainees start in month 3: 20 x .95^j are left at age j = 0 ... 3, working 0, .25, .5 and
 * (the list's last value persists) .5; in month 7, 20 x .95^4 decide alone. */
Test(staff, brings_a_cohort_through_the_academie)
{
    const struct ins_path *p =
        play(WORLD(ACADEMIE, "academie.intake=({month='2026-04'; fte=20.0;})"), 1);
    static const double works[] = {0.0, 0.25, 0.5, 0.5};
    for (int t = 0; t < 24; t++) {
        int    age     = t - 3;
        double learn   = age >= 0 && age < 4 ? 20.0 * pow(0.95, age) : 0.0;
        double decide  = 50.0 * pow(0.99, t + 1);
        double working = age >= 0 && age < 4 ? works[age] * learn : 0.0;
        decide += age >= 4 ? 20.0 * pow(0.95, 4) * pow(0.99, age - 4) : 0.0;
        cr_expect(apart(at(p, "trainees", t), learn) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "experienced", t), decide) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "hours", t), decide - 0.2 * learn + working) < ROUNDING, "month %d", t);
        cr_expect_eq(at(p, "intake", t), t == 3 ? 20.0 : 0.0);
    }
}

/* 24 trainees over the ages 0 ... 5, 4 of each: at the end of month t, 5 - t cohorts are left,
 * each thinned t + 1 times; each month until then one of them has come to decide alone. */
Test(staff, spreads_those_who_learn_at_the_start_over_all_ages)
{
    const struct ins_path *p = play(WORLD("staff.trainees=24", "academie.lead_time=6",
                                          "academie.dropout=0.1",
                                          "academie.productivity=[0.0, 0.1, 0.2, 0.3, 0.4, 0.5]"), 1);
    double decide = 100.0;
    for (int t = 0; t < 12; t++) {
        double each = 4.0 * pow(0.9, t + 1), works = 0.0;
        for (int age = t + 1; age < 6; age++)
            works += 0.1 * age * each;
        decide += t < 6 ? each : 0.0;
        double learn = t < 5 ? (5 - t) * each : 0.0;
        cr_expect(apart(at(p, "trainees", t), learn) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "experienced", t), decide) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "hours", t), decide + works) < ROUNDING, "month %d", t);
    }
}

/* Mentors cannot be more than there are experienced: 2 x 30 > 20. */
Test(staff, takes_no_more_mentors_than_it_has)
{
    const struct ins_path *p = play(WORLD("staff.experienced=20", "academie.mentoring=2.0",
                                          "academie.lead_time=12", "academie.productivity=[0.1]",
                                          "academie.intake=({month='2026-02'; fte=30.0;})"), 1);
    cr_expect(apart(at(p, "hours", 0), 20.0) < ROUNDING);
    cr_expect(apart(at(p, "hours", 1), 3.0) < ROUNDING);
}

/* Nobody gets lost: E + Tr + those who resigned and dropped out == a month ago + intake. */
Test(staff, loses_nobody_between_academie_and_pool)
{
    for (uint64_t number = 1; number <= 60; number++) {
        static struct ins_scenario s;
        random_scenario(number, &s);
        s.futures = 8;
        struct diary e = diary_keep(&s, "experienced"), l = diary_keep(&s, "trainees");
        struct diary c = diary_keep(&s, "intake");
        for (int64_t f = 0; f < s.futures; f++) {
            double before = s.staff.experienced, learnt = s.staff.trainees;
            for (int t = 0; t < s.months; t++) {
                static struct ins_scenario now;
                ins_changes_apply(&s, t, &now);
                double left = now.staff.attrition * before + now.academie.dropout * learnt;
                double in   = before + learnt + cell(&c, f, t);
                before = cell(&e, f, t);
                learnt = cell(&l, f, t);
                cr_assert(fabs(in - left - before - learnt) <= 1e-9 * fmax(1.0, in),
                          "world %d, month %d", (int)number, t);
            }
        }
    }
}

/* --- who replaces whom --------------------------------------------------------------------- */

/* With training of one month and nothing held back, whoever leaves is ordered at once: the house
 * stays at 100, of whom 100 / 1.02 decide in the long run (Tr = .02 E). */
Test(staff, replaces_everybody_who_leaves)
{
    const struct ins_path *p =
        play(WORLD("tower.policy=replace", "staff.attrition=0.02", "academie.lead_time=1",
                   "academie.recruitment_months=0", "months=400"), 1);
    cr_expect(apart(at(p, "hires", 0), 2.0) < ROUNDING);
    for (int t = 0; t < 400; t++)
        cr_expect(apart(at(p, "experienced", t) + at(p, "trainees", t), 100.0) < 1e-10);
    cr_expect(apart(at(p, "experienced", 399), 100.0 / 1.02) < 1e-6);
}

/* Intake every third month: month 3 takes .02 (E_0 + E_1 + E_2), E falling by .98 a month; of
 * month 6 no more than 4, and the rest is not asked for again in month 9. */
Test(staff, replaces_on_intake_months_and_drops_the_excess)
{
    const struct ins_path *p =
        play(WORLD("tower.policy=replace", "staff.attrition=0.02", "academie.lead_time=24",
                   "academie.recruitment_months=0", "academie.intake_every=3",
                   "academie.max_intake=5.5"), 1);
    cr_expect(apart(at(p, "hires", 0), 2.0) < ROUNDING);
    cr_expect_eq(at(p, "hires", 1), 0.0);
    cr_expect_eq(at(p, "hires", 2), 0.0);
    cr_expect(apart(at(p, "hires", 3), fmin(5.5, 2.0 * (0.98 + pow(0.98, 2) + pow(0.98, 3)))) <
              ROUNDING);
    cr_expect(apart(at(p, "hires", 6),
                    2.0 * (pow(0.98, 4) + pow(0.98, 5) + pow(0.98, 6))) < ROUNDING);
    cr_expect(at(p, "hires", 3) == 5.5);
}

/* Orders of month t start in t + R and decide alone in t + R + P. */
Test(staff, starts_an_order_after_its_recruitment)
{
    const struct ins_path *p =
        play(WORLD("tower.policy=replace", "staff.attrition=0.02", "academie.lead_time=5",
                   "academie.recruitment_months=3", "academie.intake_every=24"), 1);
    for (int t = 0; t < 24; t++) {
        double back = t >= 8 ? 2.0 * pow(0.98, t - 8) : 0.0;
        cr_expect(apart(at(p, "intake", t), t == 3 ? 2.0 : 0.0) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "trainees", t), t >= 3 && t < 8 ? 2.0 : 0.0) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "experienced", t), 100.0 * pow(0.98, t + 1) + back) < ROUNDING,
                  "month %d", t);
    }
}

/* --- the flexible shell -------------------------------------------------------------------- */

/* Nobody calls flex: needs before month 0 count as active through patience 3, so the last call
 * of 40 is of month 2 and arrives in month 4; then 1 in 5 leaves each month. */
Test(staff, lets_flex_run_off_through_patience_and_terms)
{
    const struct ins_path *p =
        play(WORLD("flex.pool=80", "flex.active=40", "flex.lead_time=2", "flex.min_term=5",
                   "flex.productivity=0.5", "tower.patience=3"), 1);
    for (int t = 0; t < 24; t++) {
        double flex = t <= 4 ? 40.0 : 40.0 * pow(0.8, t - 4);
        cr_expect(apart(at(p, "flex", t), flex) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "hours", t), 100.0 + 0.5 * flex) < ROUNDING, "month %d", t);
    }
}
