/* paths.c - paths of the inflow that come from elsewhere.
 *
 * Counts "none": what arrives is what stands in the file, to the last digit; how often each path
 * is taken is held against the binomial law. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "oracle/oracle.h"
#include "scenario/paths.h"
#include "support.h"
#include "sweep/pack.h"

static char scratch[] = "/tmp/instroom-paths-XXXXXX";

static void leave(void)
{
    (void)unlink(scratch);
}

/* A setting that names a file with this text. */
static const char *paths(const char *text)
{
    int handle = mkstemp(strcpy(scratch, "/tmp/instroom-paths-XXXXXX"));
    cr_assert(handle >= 0);
    FILE *file = fdopen(handle, "w");
    atexit(leave);
    fputs(text, file);
    fclose(file);
    return with("inflow.paths='%s'", scratch);
}

/* Months 0 and 1 and 3 of a world that begins in January 2026. */
static const char THREE[] = "# a forecast\nmonth,low,planning,high\nweight,1,2.5,1.5\n"
                            "2025-12,1,1,1\n2026-01,70,110,150\n2026-02,72,,155\n2026-04,74,112,160\n";

/* 20, 50 and 30 of 100 futures take the three; 100 a month is the model's where a path is silent
 * (1.6). */
Test(paths, are_taken_whole_and_as_often_as_they_weigh)
{
    const struct ins_scenario *s =
        ins_case_scenario(WORLD("months=6", "futures=2000", paths(THREE)));
    static const double first[3] = {70, 110, 150}, second[3] = {72, 100, 155}, fourth[3] = {74, 112, 160};
    struct diary d = diary_keep(s, "inflow");
    int64_t      taken[3] = {0};
    for (int64_t f = 0; f < d.futures; f++) {
        const double *month = &d.value[f * d.months];
        int path = month[0] == first[0] ? 0 : month[0] == first[1] ? 1 : 2;
        taken[path]++;
        cr_assert_eq(month[0], first[path]);
        cr_assert_eq(month[1], second[path]);
        cr_assert_eq(month[2], 100.0);
        cr_assert_eq(month[3], fourth[path]);
        cr_assert_eq(month[5], 100.0);
    }
    cr_expect(chance_of_hits(taken[0], d.futures, 0.2) > LEAST_CHANCE, "%d", (int)taken[0]);
    cr_expect(chance_of_hits(taken[1], d.futures, 0.5) > LEAST_CHANCE, "%d", (int)taken[1]);
    cr_expect(chance_of_hits(taken[2], d.futures, 0.3) > LEAST_CHANCE, "%d", (int)taken[2]);
}

/* Without weights all are alike; a path of weight 0 is never taken. */
Test(paths, weigh_the_same_without_weights_and_nothing_at_zero)
{
    struct diary d = diary_keep(ins_case_scenario(WORLD("months=1", "futures=2000",
                                paths("month,a,b\n2026-01,1,2\n"))), "inflow");
    int64_t one = 0;
    for (int64_t f = 0; f < d.futures; f++)
        one += d.value[f] == 1.0;
    cr_expect(chance_of_hits(one, d.futures, 0.5) > LEAST_CHANCE, "%d", (int)one);
    d = diary_keep(ins_case_scenario(WORLD("months=1", "futures=500",
                   paths("month,a,b,c\nweight,0,1,0\n2026-01,1,2,3\n"))), "inflow");
    for (int64_t f = 0; f < d.futures; f++)
        cr_assert_eq(d.value[f], 2.0);
}

/* Events work on what is given, shares split it; a record of history goes before it. */
Test(paths, meet_events_and_shares)
{
    const struct ins_path *p = play(
        WORLD("months=4", "tracks=({name='asylum'; share=0.75; hours=1.0; legal_term=6;},"
              "{name='family'; share=0.25; hours=1.0; legal_term=6;})",
              "inflow.events=({start='2026-02'; months=1; multiply=2.0; add=10.0;})",
              paths("month,only\n2026-01,80\n2026-02,100\n")), 1);
    cr_expect_eq(at(p, "inflow.asylum", 0), 60.0);
    cr_expect_eq(at(p, "inflow.family", 0), 20.0);
    cr_expect_eq(at(p, "inflow", 1), 210.0);
    cr_expect_eq(at(p, "inflow", 2), 100.0);
}

/* The same numbers are drawn for all else: a path of the model's own level leaves every bit. */
Test(paths, move_no_other_draw)
{
    char text[4096] = "month,level\n", date[INS_DATE_TEXT];
    for (int t = 0; t < 24; t++)
        (void)snprintf(text + strlen(text), sizeof text - strlen(text), "%s,100\n",
                       ins_date_write(2026 * 12 + t, date));
    const char *given = paths(text);
    struct diary a = diary_keep(ins_case_scenario(WORLD("futures=50", "inflow.counts=poisson")), "inflow");
    struct diary b = diary_keep(ins_case_scenario(WORLD("futures=50", "inflow.counts=poisson", given)), "inflow");
    cr_expect_arr_eq(a.value, b.value, sizeof(double) * 50 * 24);
}

/* Mirrored futures take mirrored paths: of a pair one takes the lower, the other the upper half. */
Test(paths, are_mirrored_in_antithetic_pairs)
{
    const struct ins_run *r = run(WORLD("months=1", "futures=400", "sampling=antithetic",
                                        paths("month,a,b\n2026-01,1,2\n")), 2);
    for (int f = 0; f < 400; f += 2)
        cr_assert_eq(r->result[INS_INFLOW_TOTAL][f] + r->result[INS_INFLOW_TOTAL][f + 1], 3.0);
}

Test(paths, agree_with_the_second_implementation_where_there_is_one)
{
    double arrivals[4];
    const struct ins_case *world = WORLD("months=4", "inflow.growth_per_year=0.3",
                                         paths("month,only\n2026-01,80\n2026-03,0\n"));
    const struct ins_path *p = play(world, 1);
    cr_assert(oracle_expected_arrivals(ins_case_scenario(world), arrivals));
    for (int t = 0; t < 4; t++)
        cr_expect(apart(at(p, "inflow", t), arrivals[t]) < 1e-12, "month %d", t);
}

/* What a sweep's database keeps of them gives the same futures, without the file. */
Test(paths, travel_in_the_pack_of_a_sweep)
{
    static struct ins_error error;
    const struct ins_case *world = WORLD("months=6", "futures=60", paths(THREE));
    struct ins_case *back = NULL;
    char *text = ins_sweep_pack(world);
    cr_assert(text);
    (void)unlink(scratch);
    cr_assert_eq(ins_sweep_unpack(text, "pack", NULL, 0, &back, &error), INS_DONE, "%s", error.text);
    struct diary a = diary_keep(ins_case_scenario(world), "inflow");
    struct diary b = diary_keep(ins_case_scenario(back), "inflow");
    cr_expect_arr_eq(a.value, b.value, sizeof(double) * 60 * 6);
    cr_expect_str_eq(ins_case_scenario(back)->paths->name[1], "planning");
    ins_case_free(back);
    char *cut = strstr(text, "#~ 0");
    cr_assert(cut);
    strcpy(cut, "#~ 0 7\n"); /* a line that lost its end */
    cr_expect_eq(ins_sweep_unpack(text, "pack", NULL, 0, &back, &error), INS_WORLD);
    free(text);
}

/* Whoever changes a figure in the file has another scenario. */
Test(paths, are_part_of_what_a_scenario_is)
{
    char *one = ins_case_identity(WORLD(paths("month,a\n2026-01,80\n")));
    char  name[64];
    (void)snprintf(name, sizeof name, "%s", scratch);
    FILE *file = fopen(name, "w");
    fputs("month,a\n2026-01,81\n", file);
    fclose(file);
    char *other = ins_case_identity(WORLD(with("inflow.paths='%s'", name)));
    cr_assert(one && other);
    cr_expect_neq(strcmp(one, other), 0);
    free(one);
    free(other);
}
