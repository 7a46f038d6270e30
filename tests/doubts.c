/* What looks wrong in a record is told, each kind by records that were made so; a plain one is let be. The
 * counts are drawn around 400 a month with a season, from a generator of its own with a fixed seed. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "record/doubts.h"

TestSuite(doubts);

enum { MONTHS = 60, FIRST = 12 * 2015 };

static struct ins_doubts found;

/* Uniform between 0 and 1: the minimal standard generator (Park and Miller, 1988). */
static double dice(void)
{
    static long long state = 20250101;
    state = state * 48271 % 2147483647;
    return (double)state / 2147483647.0;
}

static void plain(double level, double cases[MONTHS])
{
    for (int t = 0; t < MONTHS; t++)
        cases[t] = floor(level * (1.0 + 0.2 * sin(6.28318530718 * t / 12.0)) * (0.85 + 0.3 * dice()));
}

/* A count by Poisson's law, by the product of uniforms (Knuth, 1969). */
static double few(double mean)
{
    double count = 0.0;
    for (double left = dice(); left > exp(-mean); left *= dice())
        count++;
    return count;
}

static void look(const double cases[MONTHS], const char *column)
{
    ins_doubts_look(FIRST, MONTHS, cases, column, INS_DOUBT_OF_RECORD, &found);
}

static void expect_one(const double cases[MONTHS], enum ins_doubt_kind kind, int from, int to)
{
    const struct ins_doubt *one = &found.doubt[0];
    memset(&found, 0, sizeof found);
    look(cases, "asylum");
    cr_assert_eq(found.count, 1, "%s: %d doubts", ins_doubt_name(kind), found.count);
    cr_expect_eq(one->kind, kind, "%s in the place of %s", ins_doubt_name(one->kind), ins_doubt_name(kind));
    cr_expect_eq(one->from, FIRST + from, "%s from month %d", ins_doubt_name(kind), one->from - FIRST);
    cr_expect_eq(one->to, FIRST + to, "%s to month %d", ins_doubt_name(kind), one->to - FIRST);
}

Test(doubts, a_plain_record_is_let_be)
{
    double cases[MONTHS];
    for (int i = 0; i < 50; i++) {
        memset(&found, 0, sizeof found);
        plain(400.0, cases);
        for (int t = 0; t < MONTHS && i % 2; t++)
            cases[t] = few(6.0 + 4.0 * sin(t / 2.0));
        look(cases, "asylum");
        cr_expect_eq(found.count, 0, "record %d: %s", i, ins_doubt_name(found.doubt[0].kind));
    }
}

Test(doubts, last_months_that_are_not_finished)
{
    double cases[MONTHS];
    plain(400.0, cases);
    cases[MONTHS - 2] = 210.0;
    cases[MONTHS - 1] = 90.0;
    expect_one(cases, INS_DOUBT_UNFINISHED, MONTHS - 2, MONTHS - 1);
    cr_expect_eq(found.doubt[0].value, 90.0);
    /* A year's last months that are 0 until they come. */
    plain(400.0, cases);
    for (int t = MONTHS - 5; t < MONTHS; t++)
        cases[t] = 0.0;
    expect_one(cases, INS_DOUBT_UNFINISHED, MONTHS - 5, MONTHS - 1);
}

Test(doubts, a_fall_that_this_record_knows_is_no_unfinished_end)
{
    double cases[MONTHS];
    plain(400.0, cases);
    for (int t = 11; t < MONTHS; t += 12)
        cases[t] = 110.0; /* each December */
    memset(&found, 0, sizeof found);
    look(cases, "asylum");
    cr_expect_eq(found.count, 0);
}

Test(doubts, running_totals_of_a_year_whenever_it_begins)
{
    double cases[MONTHS], total[MONTHS], sum = 0.0;
    plain(400.0, cases);
    for (int begin = 0; begin < 12; begin += 3) {
        for (int t = 0; t < MONTHS; t++)
            total[t] = sum = (t % 12 == begin ? 0.0 : sum) + cases[t];
        expect_one(total, INS_DOUBT_RUNNING, 0, MONTHS - 1);
        cr_expect_eq(found.doubt[0].value, begin);
    }
    for (int t = 0; t < MONTHS; t++)
        total[t] = sum = (t ? sum : 0.0) + cases[t];
    expect_one(total, INS_DOUBT_SINCE, 0, MONTHS - 1);
}

Test(doubts, sums_that_were_spread_over_their_months)
{
    double cases[MONTHS], spread[MONTHS];
    plain(400.0, cases);
    for (int span = 3; span <= 12; span += 9) {
        for (int t = 0; t < MONTHS; t++)
            spread[t] = cases[t - t % span] + (t % span == 1); /* rounded so that they add up */
        expect_one(spread, span == 3 ? INS_DOUBT_QUARTERS : INS_DOUBT_YEARS, 0, MONTHS - 1);
    }
    /* A part of the record alone. */
    for (int t = 12; t < 30; t++)
        cases[t] = cases[t - t % 3];
    expect_one(cases, INS_DOUBT_QUARTERS, 12, 29);
}

Test(doubts, a_digit_too_many_or_too_few)
{
    static const int places[] = {0, 7, MONTHS - 1};
    double cases[MONTHS];
    for (int i = 0; i < 3; i++) {
        plain(400.0, cases);
        cases[places[i]] *= 10.0;
        expect_one(cases, INS_DOUBT_MANY, places[i], places[i]);
    }
    plain(400.0, cases);
    cases[20] /= 10.0;
    expect_one(cases, INS_DOUBT_FEW, 20, 20);
    /* A month without cases is a count. */
    cases[20] = 0.0;
    memset(&found, 0, sizeof found);
    look(cases, "asylum");
    cr_expect_eq(found.count, 0);
}

Test(doubts, blanks_among_small_counts_without_a_zero)
{
    double cases[MONTHS];
    for (int t = 0; t < MONTHS; t++)
        cases[t] = t % 5 == 2 ? (double)NAN : 1.0 + t % 3;
    expect_one(cases, INS_DOUBT_BLANKS, 2, MONTHS - 1);
    cr_expect_eq(found.doubt[0].value, 12.0);
    /* Where zeros are told, and where counts are large, a blank is what it is. */
    cases[0] = 0.0;
    memset(&found, 0, sizeof found);
    look(cases, "asylum");
    for (int t = 0; t < MONTHS; t++)
        cases[t] = t % 5 == 2 ? (double)NAN : 301.0 + t % 7;
    look(cases, "dublin");
    cr_expect_eq(found.count, 0);
}

Test(doubts, the_same_in_other_columns_is_told_once)
{
    double cases[MONTHS];
    char   where[INS_DOUBT_TEXT], text[INS_DOUBT_TEXT];
    plain(400.0, cases);
    cases[30] *= 10.0;
    expect_one(cases, INS_DOUBT_MANY, 30, 30);
    look(cases, "dublin");
    look(cases, "repeat");
    cr_assert_eq(found.count, 1);
    cr_expect_str_eq(ins_doubt_where(&found.doubt[0], INS_ENGLISH, where), "asylum and 2 other columns");
    cr_expect_str_eq(ins_doubt_where(&found.doubt[0], INS_DUTCH, where), "asylum en 2 andere kolommen");
    cr_expect(strstr(ins_doubt_write(&found.doubt[0], INS_ENGLISH, text), "2017-07"));
    cr_expect(strstr(ins_doubt_write(&found.doubt[0], INS_DUTCH, text), "een cijfer te veel"));
}

/* A forecast may be as even and as smooth as it likes. */
Test(doubts, a_forecast_is_asked_less)
{
    double cases[MONTHS];
    for (int t = 0; t < MONTHS; t++)
        cases[t] = 1900.0 + 30.0 * floor(t / 12.0);
    memset(&found, 0, sizeof found);
    ins_doubts_look(FIRST, MONTHS, cases, "planning", INS_DOUBT_OF_FORECAST, &found);
    cr_expect_eq(found.count, 0);
    cases[9] = 19000.0;
    ins_doubts_look(FIRST, MONTHS, cases, "planning", INS_DOUBT_OF_FORECAST, &found);
    cr_expect_eq(found.count, 1);
}

/* Of no months nothing is seen, nor is what stands before them read, which sanitizers would tell. */
Test(doubts, no_months_are_let_be)
{
    double *cases = calloc(1, sizeof *cases);
    memset(&found, 0, sizeof found);
    for (int of = INS_DOUBT_OF_RECORD; of <= INS_DOUBT_OF_FORECAST; of++)
        ins_doubts_look(FIRST, 0, cases, "asylum", (enum ins_doubt_of)of, &found);
    cr_expect_eq(found.count, 0);
    free(cases);
}
