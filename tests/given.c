/* given.c - what each given path of the inflow comes to, and at which weight the answer turns. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support.h"

static char scratch[] = "/tmp/instroom-given-XXXXXX";

static void leave(void)
{
    (void)unlink(scratch);
}

/* A setting that names a file of these paths over 48 months from July 2026, `level[]` cases each month;
 * `head` is "low,high" with a line of weights behind it. Read at once, so one file serves them all. */
static const char *paths(const char *head, const double *level, int count)
{
    static bool first = true;
    if (first)
        atexit(leave);
    else
        leave();
    first      = false;
    int handle = mkstemp(strcpy(scratch, "/tmp/instroom-given-XXXXXX"));
    cr_assert(handle >= 0);
    FILE *file = fdopen(handle, "w");
    fprintf(file, "month,%s\n", head);
    for (int t = 0; t < 48; t++) {
        char date[INS_DATE_TEXT];
        fprintf(file, "%s", ins_date_write(2026 * 12 + 6 + t, date));
        for (int p = 0; p < count; p++)
            fprintf(file, ",%.17g", level[p]);
        fprintf(file, "\n");
    }
    fclose(file);
    return with("inflow.paths='%s'", scratch);
}

/* A norm that a low path keeps by itself, that money helps to keep on a path between, and that it
 * cannot keep on a high one. */
#define HELPED "futures=400", "norm.limit=4000", "norm.tolerance_months=10", \
    "norm.confidence=0.85", "buffer.top_up=2.0e5"
static const double LEVEL[3] = {1900.0, 2300.0, 3000.0};
static const char   THREE[]  = "low,planning,high\nweight,1,1,2";

static void expect_same(struct ins_estimate a, struct ins_estimate b, const char *what)
{
    cr_expect_eq(a.value, b.value, "%s: %.17g, %.17g", what, a.value, b.value);
    cr_expect(a.low == b.low || (isnan(a.low) && isnan(b.low)), "%s: low", what);
    cr_expect(a.high == b.high || (isnan(a.high) && isnan(b.high)), "%s: high", what);
}

/* A path by itself is what a file of that one column says, asked on its own: to the last bit. */
Test(given, paths_are_told_as_if_each_were_the_only_one)
{
    static const char *const name[3] = {"low", "planning", "high"};
    const struct ins_buffer *all = solve(SERVICE(HELPED, paths(THREE, LEVEL, 3)), 2, INS_NO);
    cr_assert(all->given && all->given->paths == 3);
    for (int p = 0; p < 3; p++) {
        const struct ins_given_path *path = &all->given->path[p];
        const struct ins_buffer     *own  = solve(SERVICE(HELPED, paths(name[p], &LEVEL[p], 1)), 1,
                                                  p == 2 ? INS_NO : INS_DONE);
        cr_expect_str_eq(path->name, name[p]);
        cr_expect_float_eq(path->weight, p == 2 ? 0.5 : 0.25, 1e-12);
        expect_same(path->liquidity, own->liquidity, name[p]);
        expect_same(path->norm, own->norm, name[p]);
        expect_same(path->p_norm, own->p_norm, name[p]);
        expect_same(path->p_norm_none, own->p_norm_none, name[p]);
        expect_same(path->p_norm_max, own->p_norm_max, name[p]);
        cr_expect_eq(path->p_norm_told.value, own->p_norm_max.value, "none reaches, so all the money");
    }
}

/* The chance of all together is that of the paths by their weights: within the error of which path each
 * future takes, and exactly of the futures that take it. */
Test(given, paths_come_to_what_the_futures_that_take_them_do)
{
    const struct ins_case *world = SERVICE(HELPED, "buffer.initial=0", "buffer.top_up=0", "funding=gated",
                                           paths(THREE, LEVEL, 3));
    const struct ins_buffer *b = solve(world, 2, INS_NO);
    const struct ins_run    *r = run(world, 2);
    double mixed = 0.0, square = 0.0;
    for (int p = 0; p < 3; p++) {
        double kept = b->given->path[p].p_norm_none.value, weight = b->given->path[p].weight;
        mixed += weight * kept;
        square += weight * kept * kept;
    }
    double error = sqrt((mixed * (1.0 - mixed) + square - mixed * mixed) / 400.0);
    cr_expect(fabs(r->p_norm.value - mixed) < WIDEST_Z * error, "%g, %g", r->p_norm.value, mixed);
    const struct ins_run *alone = run(SERVICE(HELPED, "buffer.initial=0", "buffer.top_up=0",
                                              "funding=gated", paths("planning", &LEVEL[1], 1)), 2);
    int64_t taken = 0;
    for (int64_t f = 0; f < r->futures; f++)
        if (r->path[f] == 1) {
            taken++;
            cr_assert_eq(r->result[INS_PEAK_BACKLOG][f], alone->result[INS_PEAK_BACKLOG][f]);
        }
    cr_expect(chance_of_hits(taken, 400, 0.25) > LEAST_CHANCE, "%d", (int)taken);
}

/* Nothing is random: the low path always keeps the norm, the high one from a size on. So the confidence
 * of 75 is the weight that turns it (6.46): with 74 of 100 for the low path the size of the high one is
 * needed, with 76 none. */
Test(given, path_weight_that_decides_is_found)
{
#define SURE "futures=200", "norm.limit=4000", "norm.tolerance_months=10", "norm.confidence=0.75", \
    "inflow.counts=none", "inflow.composition.innovation_sd=0", "buffer.top_up=0"
    static const double two[2] = {1900.0, 2500.0};
    const struct ins_buffer *b =
        solve(SERVICE(SURE, paths("low,high\nweight,3,2", two, 2)), 2, INS_DONE);
    const struct ins_buffer *high = solve(SERVICE(SURE, paths("high", &two[1], 1)), 2, INS_DONE);
    const struct ins_given_turn *turn = &b->given->turn;
    cr_assert_gt(high->norm.value, 0.0);
    cr_assert_eq(turn->path, 0);
    cr_expect(turn->needed);
    cr_expect_float_eq(turn->weight.value, 0.75, 1e-12);
    cr_expect_float_eq(turn->side[0], 0.74, 1e-12);
    cr_expect_float_eq(turn->side[1], 0.76, 1e-12);
    cr_expect(apart(turn->norm[0].value, high->norm.value) < 0.002, "%g, %g", turn->norm[0].value,
              high->norm.value);
    cr_expect_eq(turn->norm[1].value, 0.0);
}

/* Kept with this buffer, played: a run of one path under gated funding. */
static double kept(const char *name, double level, double buffer)
{
    return run(SERVICE(HELPED, "buffer.top_up=0", "funding=gated", with("buffer.initial=%.17g", buffer),
                       paths(name, &level, 1)), 2)->p_norm.value;
}

/* (6.45), by playing it: at the size that is told for a weight the paths by their weights keep the norm
 * in so many futures as are asked, and not at one that is a little smaller. */
Test(given, path_sizes_at_a_weight_are_the_least_that_keep_the_norm)
{
    static const double two[2] = {2200.0, 2400.0};
    const struct ins_buffer *b = solve(SERVICE(HELPED, "buffer.top_up=0",
                                               paths("low,high\nweight,1,1", two, 2)), 2, INS_DONE);
    const struct ins_given_turn *turn = &b->given->turn;
    cr_assert_geq(turn->path, 0);
    int sized = 0;
    for (int side = 0; side < 2; side++) {
        double size = turn->norm[side].value, low = turn->path == 0 ? turn->side[side] : 1.0 - turn->side[side];
        if (!(size > 0.0) || !isfinite(size))
            continue;
        double less = size - fmax(0.002 * size, 2000.0);
        sized++;
        cr_expect(low * kept("low", two[0], size) + (1.0 - low) * kept("high", two[1], size) > 0.85 - 1e-9);
        cr_expect(low * kept("low", two[0], less) + (1.0 - low) * kept("high", two[1], less) < 0.85);
        cr_expect(turn->norm[side].low <= size && size <= turn->norm[side].high);
    }
    cr_expect_gt(sized, 0);
}

/* Its interval (Fieller): at its ends the chance is 1.96 errors away from what is asked. Without a
 * buffer the shares of the paths are those of single runs; of the same futures, so that the error of
 * their sum is that of the sums. */
Test(given, path_weights_are_told_with_their_error)
{
    static const double two[2] = {2200.0, 2400.0};
    const struct ins_buffer *b = solve(SERVICE(HELPED, "buffer.top_up=0",
                                               paths("low,high\nweight,1,1", two, 2)), 2, INS_DONE);
    const struct ins_given_turn *turn = &b->given->turn;
    const struct ins_run *r[2];
    cr_assert(turn->path >= 0 && turn->needed);
    for (int p = 0; p < 2; p++)
        r[p] = run(SERVICE(HELPED, "buffer.top_up=0", "buffer.initial=0", "funding=gated",
                           paths("one", &two[p], 1)), 2);
    const double ends[2] = {turn->weight.low, turn->weight.high};
    for (int e = 0; e < 2; e++) {
        double w = turn->path == 0 ? ends[e] : 1.0 - ends[e], sum = 0.0, square = 0.0;
        for (int f = 0; f < 400; f++) {
            double value = w * r[0]->result[INS_NORM_MET][f] + (1.0 - w) * r[1]->result[INS_NORM_MET][f];
            sum += value;
            square += value * value;
        }
        double mean = sum / 400.0, error = sqrt((square - 400.0 * mean * mean) / 399.0 / 400.0);
        bool   open = ends[e] == 0.0 || ends[e] == 1.0;
        if (open)
            cr_expect(fabs(mean - 0.85) <= 1.96 * error);
        else
            cr_expect_float_eq(fabs(mean - 0.85), 1.96 * error, 1e-9);
    }
}

/* Hundreds of paths are not told one by one, and a single one turns nothing. */
Test(given, paths_are_told_where_they_are_few)
{
    static const double nine[9] = {1900, 1900, 1900, 1900, 1900, 1900, 1900, 1900, 1900};
    cr_expect_null(solve(SERVICE(HELPED, paths("a,b,c,d,e,f,g,h,i", nine, 9)), 2, INS_DONE)->given);
    cr_expect_null(solve(SERVICE(HELPED), 2, INS_DONE)->given);
    cr_expect_eq(solve(SERVICE(HELPED, paths("a", nine, 1)), 2, INS_DONE)->given->turn.path, -1);
}
