/* measures.c - what named measures cost and bring: (6.73) to (6.76).
 *
 * Expected numbers come from fluid arithmetic by hand, in worlds without chance. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decide/measures.h"
#include "instroom/output.h"
#include "support.h"

static struct ins_error story;

static struct ins_measures *measures_of(const struct ins_case *world, int threads)
{
    struct ins_measures *made    = NULL;
    struct ins_options   options = {.threads = threads};
    cr_assert_eq(ins_measures_create(world, &options, &made, &story), INS_DONE, "%s", story.text);
    return made;
}

static double spent(const struct ins_measure_worth *worth, enum ins_spent figure)
{
    return worth->spent[figure].value;
}

/* 80 decide of 100 a month, at 1,000 euro an FTE; who waits costs 100 euro a month elsewhere. */
#define FLUID(...)                                                                                 \
    WORLD("futures=100", "months=36", "norm.limit=1000000", "staff.experienced=80",                \
          "costs.experienced=1000", "reception.per_case_month=100",                                \
          "tracks.asylum.reception_share=1", "tracks.asylum.legal_term=3", __VA_ARGS__)

/* Lambda come and e are decided a month, first in, first out, with a term of 3 months. */
static double overdue_of(double lambda, double e, int months)
{
    double sum = 0.0;
    for (int t = 0; t < months; t++)
        sum += fmax(0.0, lambda * fmax(0.0, t - 2) - e * (t + 1));
    return sum;
}

Test(measures, pay_back_when_fluid_arithmetic_says)
{
    /* One FTE more costs 1,000 a month and 100 more beside it; each month one case more does not wait:
     * after n months 500 + 1100 n - 50 n (n + 1) have been paid (6.73). */
    const struct ins_case *world =
        FLUID("budget.annual=[966000.0]",
              "measures=({name='staff';with='staff.experienced = 81';one_off=500;per_year=1200;})");
    struct ins_measures    *m     = measures_of(world, 1);
    const struct ins_measure_worth *alone = &m->measured[0].alone, *last = &m->measured[0].last;
    cr_expect_lt(apart(spent(alone, INS_SPENT_DEEPEST), 6000), 1e-9);
    cr_expect_eq(alone->even.month, 21);
    cr_expect_eq(alone->even.low, 21);
    cr_expect_eq(alone->even.high, 21);
    cr_expect_lt(apart(spent(alone, INS_SPENT_SHORT), 12 * 1100 + 500), 1e-9);
    cr_expect_lt(apart(spent(alone, INS_SPENT_MIDDLE), 12 * 1100), 1e-9);
    cr_expect_lt(apart(spent(alone, INS_SPENT_LONG), 12 * 1100), 1e-9);
    cr_expect_lt(apart(spent(alone, INS_SPENT_STATE_SHORT), 5900), 1e-9);
    cr_expect_lt(apart(spent(alone, INS_SPENT_STATE_MIDDLE), -9000), 1e-9);
    cr_expect_lt(apart(spent(alone, INS_SPENT_STATE_LONG), -23400), 1e-9);
    cr_expect_lt(apart(spent(alone, INS_SPENT_ONE_OFF), 500), 1e-9);
    cr_expect_lt(apart(spent(alone, INS_SPENT_STRUCTURAL), 12 * 1100), 1e-9);
    /* The budget has 500 a month left: the other half needs money of its own (6.76). */
    cr_expect_lt(apart(spent(alone, INS_SPENT_OWN), 36 * 500 + 36 * 100 + 500), 1e-9);
    cr_expect_lt(apart(spent(alone, INS_SPENT_ALONG), 36 * 500), 1e-9);
    for (int f = 0; f < INS_SPENT_FIGURES; f++)
        cr_expect_eq(last->spent[f].value, alone->spent[f].value, "%s", ins_spent_name[f]);
    ins_measures_free(m);
}

Test(measures, are_worth_less_or_more_beside_others)
{
    const struct ins_case *world =
        FLUID("budget.annual=[966000.0]",
              "measures=({name='staff';with='staff.experienced = 81';},"
              "{name='work';without='tracks.asylum.hours = 1.25';})");
    struct ins_measures *m = measures_of(world, 2);
    double               slow = 1.25;
    cr_expect_lt(apart(m->none[INS_POINT_OVERDUE].value, overdue_of(100, 80 / slow, 36)), 1e-9);
    cr_expect_lt(apart(m->all[INS_POINT_OVERDUE].value, overdue_of(100, 81, 36)), 1e-9);
    cr_expect_lt(apart(m->measured[0].alone.change[INS_POINT_OVERDUE].value,
                       overdue_of(100, 81 / slow, 36) - overdue_of(100, 80 / slow, 36)), 1e-9);
    cr_expect_lt(apart(m->measured[0].last.change[INS_POINT_OVERDUE].value,
                       overdue_of(100, 81, 36) - overdue_of(100, 80, 36)), 1e-9);
    cr_expect_lt(apart(m->measured[1].last.change[INS_POINT_OVERDUE].value,
                       overdue_of(100, 81, 36) - overdue_of(100, 81 / slow, 36)), 1e-9);
    ins_measures_free(m);
}

Test(measures, may_begin_later_and_cost_once)
{
    /* From month 12 an FTE costs 100 more; a taskforce costs 700 in two months (6.74), (6.75). */
    const struct ins_case *world =
        FLUID("budget.annual=[600000.0]",
              "taskforce=({start='2026-03';months=2;hours_per_month=0;cost_per_month=700;})",
              "measures=({name='pay';with='costs.experienced = 1100';from='2027-01';one_off=5;},"
              "{name='force';without='taskforce = ()';})");
    struct ins_measures    *m   = measures_of(world, 1);
    const struct ins_measure_worth *pay = &m->measured[0].alone, *force = &m->measured[1].last;
    cr_expect_lt(fabs(spent(pay, INS_SPENT_SHORT)), 1e-9);
    cr_expect_lt(apart(spent(pay, INS_SPENT_MIDDLE), 12 * 8000 + 5), 1e-9);
    cr_expect_lt(apart(spent(pay, INS_SPENT_STRUCTURAL), 12 * 8000), 1e-9);
    cr_expect_lt(apart(spent(pay, INS_SPENT_ONE_OFF), 5), 1e-9);
    cr_expect_eq(pay->even.month, -1);
    cr_expect_lt(apart(spent(pay, INS_SPENT_DEEPEST), 24 * 8000 + 5), 1e-9);
    cr_expect_lt(apart(spent(force, INS_SPENT_ONE_OFF), 1400), 1e-9);
    cr_expect_lt(apart(spent(force, INS_SPENT_SHORT), 1400), 1e-9);
    cr_expect_lt(fabs(spent(force, INS_SPENT_STRUCTURAL)), 1e-9);
    ins_measures_free(m);
}

Test(measures, have_errors_that_pairing_makes_small)
{
    const struct ins_case *world =
        SERVICE("measures=({name='shell';without='flex.pool = 0; flex.active = 0';})");
    struct ins_measures    *one = measures_of(world, 1), *two = measures_of(world, 3);
    const struct ins_measure_worth *a = &one->measured[0].alone, *b = &two->measured[0].alone;
    for (int f = 0; f < INS_SPENT_FIGURES; f++) {
        struct ins_estimate e = a->spent[f];
        cr_expect(e.low <= e.value && e.value <= e.high, "%s", ins_spent_name[f]);
        cr_expect_eq(e.value, b->spent[f].value);
        cr_expect_eq(e.high, b->spent[f].high);
    }
    /* What the phases cost is what the whole horizon costs, which is told elsewhere. */
    double phases = spent(a, INS_SPENT_SHORT) + spent(a, INS_SPENT_MIDDLE) + spent(a, INS_SPENT_LONG);
    cr_expect_lt(apart(phases, a->change[INS_POINT_COST].value), 1e-9);
    cr_expect_lt(apart(spent(a, INS_SPENT_OWN) + spent(a, INS_SPENT_ALONG), phases), 1e-9);
    ins_measures_free(one);
    ins_measures_free(two);
}

/* What is said of measures that cannot be. */
static void refused(const char *measures, const char *expected)
{
    static struct ins_error error;
    struct ins_case *made = NULL;
    char             setting[400];
    (void)snprintf(setting, sizeof setting, "measures=%s", measures);
    const char *settings[] = {setting};
    cr_expect_eq(ins_case_load("tests/cli/scenarios/random.cfg", settings, 1, &made, &error),
                 INS_WRONG, "%s", measures);
    cr_expect_not_null(strstr(error.text, expected), "%s: %s", measures, error.text);
    ins_case_free(made);
}

Test(measures, that_cannot_be_are_refused)
{
    refused("({name=\"a\";})", "expected keys in `with` or in `without`");
    refused("({name=\"a\";with=\"flex.poll = 3\";})", "flex.pool");
    refused("({name=\"a\";with=\"flex.pool\";})", "is no setting");
    refused("({name=\"a\";with=\"norm.limit = 3\";})", "part of the question");
    refused("({name=\"a\";with=\"flex.lead_time = 3\";from=\"2027-01\";})", "whole horizon");
    refused("({name=\"a\";without=\"flex.pool = 3\";from=\"2027-01\";})", "from `from` on");
    refused("({name=\"a\";with=\"flex.pool = 3\";},{name=\"b\";without=\"flex.pool = 2\";})",
            "in one measure");
}

Test(measures, without_any_there_is_nothing_to_tell)
{
    struct ins_measures *made = NULL;
    cr_expect_eq(ins_measures_create(WORLD("futures=100"), NULL, &made, &story), INS_WRONG);
    cr_expect_not_null(strstr(story.text, "expected measures"));
    cr_expect_null(made);
}
