/* Units that are easily mixed up, and values that nobody will have meant: which draw a warning, and
 * which slip it names. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "instroom/scenario.h"
#include "scenario/keys.h"
#include "scenario/slips.h"
#include "scenario/value.h"

#define NETHERLANDS "scenarios/netherlands-2026.cfg"

static char *warnings_of(const char *path, const char *setting)
{
    static struct ins_error error;
    struct ins_case *made = NULL;
    enum ins_status status = ins_case_load(path, &setting, setting ? 1 : 0, &made, &error);
    cr_assert_eq(status, INS_DONE, "%s with %s: %s", path, setting ? setting : "nothing", error.text);
    char *text = ins_case_warnings(made);
    ins_case_free(made);
    return text;
}

static void expect(const char *setting, const char *words)
{
    char *text = warnings_of(NETHERLANDS, setting);
    cr_expect_not_null(strstr(text, words), "%s: \"%s\" not in: %s", setting, words, text);
    free(text);
}

/* Figures of the scenario, written in another unit: 10 % a year is 1 - 0.9^(1/12) a month, six
 * months are 183 days, 26.1 weeks. */
Test(units, names_the_slip_that_is_likely)
{
    expect("staff.attrition=0.10", "if it is a year's share, write 0.00874");
    expect("academie.dropout=0.18", "if it is a year's share, write 0.0164");
    expect("inflow.growth_per_year=2", "if it is in percent, write 0.02");
    expect("budget.annual=[80.0]", "if it is in millions of euro, write 80000000");
    expect("budget.annual=[80000]", "if it is in thousands of euro, write 80000000");
    expect("costs.experienced=9.917", "if 9917 is meant, write 9917");
    expect("costs.experienced=9.9", "if it is in thousands of euro, write 9900");
    expect("costs.experienced=119000", "if it is a year's figure, write 9917");
    expect("costs.flex=1160000", "if it is in cents, write 11600");
    expect("tracks.asylum.legal_term=183", "if it is in days, write 6");
    expect("tracks.asylum.legal_term=26", "if it is in weeks, write 6");
    expect("tracks.asylum.hours=1860", "if it is in minutes, write 31");
    expect("staff.hours_per_month=26", "if it is a week's figure, write 113");
    expect("penalty.per_month=100", "if it is a day's figure, write 3044");
    expect("reception.places=35.0", "if it is in thousands, write 35000");
    expect("inflow.surge.mean_log_size=5", "if it is a factor, and not its logarithm, write 1.61");
    expect("budget.cap=130", "if it is in percent, write 1.3");
    expect("changes=({start=\"2028-01\";key=\"staff.attrition\";value=0.1;})",
           "changes[0].value, of staff.attrition = 0.1: such values usually lie from 0 to 0.05");
}

/* A point and three digits behind it, where thousandths mean nothing. */
Test(units, sees_a_point_between_thousands)
{
    expect("norm.limit=30.000", "norm.limit = 30: was written with a point and three digits");
    expect("tracks.asylum.backlog=42.125", "if 42125 is meant, write 42125");
    cr_expect(ins_slip_is_grouped("1.060") && ins_slip_is_grouped("130.000"));
    cr_expect(!ins_slip_is_grouped("0.125") && !ins_slip_is_grouped("1.06") &&
              !ins_slip_is_grouped("1.0600") && !ins_slip_is_grouped("1060.000") &&
              !ins_slip_is_grouped("1.0e3") && !ins_slip_is_grouped("-1.060"));
    char *text = warnings_of(NETHERLANDS, "tracks.asylum.hours=31.125");
    cr_expect_str_eq(text, "", "hours may have thousandths: %s", text);
    free(text);
}

/* The default's 2,000 cases take 24 hours on average: .86 of what 540 officers have. */
Test(units, holds_a_level_against_the_staff_and_the_record)
{
    expect("inflow.level_per_month=24000", "if it is a year's figure, write 2000");
    char *text = warnings_of("tests/scenario/full.cfg", "inflow.level_per_month=20000");
    cr_expect_not_null(strstr(text, "times the median month of the record"), "%s", text);
    free(text);
    text = warnings_of("tests/scenario/full.cfg", "inflow.level_per_month=2000");
    cr_expect_null(strstr(text, "median month"), "%s", text);
    free(text);
}

/* 540 officers at 9,917 euro and 60 trainees at 8,300 come to 70.2 million a year. */
Test(units, holds_money_against_what_the_staff_costs)
{
    expect("budget.annual=[6.67e6]", "if it is a month's figure, write 80040000");
    expect("buffer.initial=20000", "0.00025 times the budget of the first year");
}

Test(units, say_nothing_about_the_scenarios_that_are_shipped)
{
    static const char *const shipped[] = {
        NETHERLANDS, "scenarios/backcast-2021.cfg", "scenarios/better-forecast.cfg",
        "scenarios/cheapest-mix.cfg", "scenarios/earlier-signal.cfg", "scenarios/falling-budget.cfg",
        "scenarios/lead-time-9.cfg", "scenarios/lead-time-18.cfg", "scenarios/long-memory.cfg",
        "scenarios/measures.cfg", "scenarios/spring-correction.cfg", "scenarios/netherlands-2022.cfg",
        "scenarios/netherlands-2027.cfg", "scenarios/oldest-first.cfg", "scenarios/promised-2032.cfg",
        "scenarios/fitted-inflow.cfg",
        "scenarios/replay-2022.cfg", "scenarios/surge-2015.cfg", "scenarios/surge-2022.cfg",
        "scenarios/tutorial.cfg", "scenarios/uncertain.cfg", "scenarios/uncertain-inflow.cfg",
        "scenarios/cluster/sweep.cfg", "tests/reference/plain.cfg", "tests/reference/gated.cfg"};
    for (size_t i = 0; i < sizeof shipped / sizeof shipped[0]; i++) {
        char *text = warnings_of(shipped[i], NULL);
        cr_expect_str_eq(text, "", "%s: %s", shipped[i], text);
        free(text);
    }
}

/* What is usual is possible, and holds the default. */
Test(units, usual_values_may_be_given)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        const struct ins_default *otherwise = &key->otherwise;
        if (isinf(key->usual.high))
            continue;
        cr_expect(key->usual.low < key->usual.high, "%s", key->path);
        cr_expect(key->usual.low >= key->range.low && key->usual.high <= key->range.high, "%s",
                  key->path);
        if (otherwise->need == INS_KEY_CONSTANT && isfinite(otherwise->value))
            cr_expect(ins_slip_is_usual(key, otherwise->value), "%s", key->path);
    }
}

/* Whoever says what is usual for a key has a slip in mind: one that its unit knows. */
Test(units, each_usual_range_has_a_slip)
{
    static const double slips[] = {12.0, 1.0 / 12.0, 100.0, 1e-3, 1e-6, 30.4, 1.0 / 30.4, 1.0 / 4.35,
                                   60.0};
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        char hint[240] = "";
        if (isinf(key->usual.high))
            continue;
        double middle = 0.5 * (fmax(key->usual.low, 0.0) + key->usual.high);
        for (size_t i = 0; i < sizeof slips / sizeof slips[0] && !hint[0]; i++)
            (void)ins_slip_hint(key, middle * slips[i], hint, sizeof hint);
        cr_expect(hint[0], "%s (%s)", key->path, key->unit);
    }
}
