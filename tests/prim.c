/* prim.c - the box in which the cases lie, against boxes that were put there. */
#include <criterion/criterion.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

#include "decide/prim.h"
#include "support.h"

static struct ins_error           story;
static const struct ins_prim_settings USUAL = {0.05, 0.05, 0.0};

static struct ins_prim *find(const struct ins_prim_points *points,
                             struct ins_prim_settings      settings)
{
    struct ins_prim *prim;
    cr_assert_eq(ins_prim_create(points, &settings, &prim, &story), INS_DONE, "%s", story.text);
    return prim;
}

/* 1 ... 20, of which 16 ... 20 are cases: the smallest goes first, then the next, and the density
 * is 5 / 20, 5 / 19, ... 5 / 5 under a coverage of 1. */
Test(prim, peels_one_thin_slice_after_the_other)
{
    double        x[20];
    unsigned char is_case[20];
    for (int i = 0; i < 20; i++) {
        x[i]       = 20 - i;
        is_case[i] = x[i] > 15;
    }
    const struct ins_prim_points points = {20, 1, {x}, is_case};
    struct ins_prim             *prim   = find(&points, USUAL);
    cr_assert_eq(prim->steps, 16);
    for (int b = 0; b < 16; b++) {
        cr_expect_eq(prim->trajectory[b].inside, 20 - b);
        cr_expect_eq(prim->trajectory[b].coverage, 1.0);
        cr_expect(fabs(prim->trajectory[b].density.value - 5.0 / (20 - b)) < 1e-15);
        cr_expect(fabs(prim->trajectory[b].support - (20 - b) / 20.0) < 1e-15);
        cr_expect(b == 0 ? isinf(prim->trajectory[b].low[0]) : prim->trajectory[b].low[0] == b + 1);
        cr_expect(isinf(prim->trajectory[b].high[0]));
    }
    cr_expect_eq(prim->taken, 15);
    cr_expect_eq(prim->box.low[0], 16.0);
    /* Five of five, where a quarter are cases: .25^5. */
    cr_expect(fabs(prim->box.quasi_p[0][0] - pow(0.25, 5)) < 1e-12);
    cr_expect(isnan(prim->box.quasi_p[0][1]));
    ins_prim_free(prim);
    prim = find(&points, (struct ins_prim_settings){0.05, 0.05, 0.5});
    cr_expect_eq(prim->taken, 10); /* the first with five cases in ten */
    cr_expect_eq(prim->box.low[0], 11.0);
    ins_prim_free(prim);
    prim = find(&points, (struct ins_prim_settings){0.05, 0.5, 0.0});
    cr_expect_eq(prim->steps, 11); /* half of the points stay */
    ins_prim_free(prim);
}

/* Slices of three tenths: 1 2 3, then 4 and the case 5 go. The case comes back, 4 does not. */
Test(prim, pastes_back_what_was_peeled_too_far)
{
    double        x[10]       = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    unsigned char is_case[10] = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    const struct ins_prim_points points = {10, 1, {x}, is_case};
    struct ins_prim *prim = find(&points, (struct ins_prim_settings){0.3, 0.1, 0.99});
    cr_assert_eq(prim->steps, 3);
    cr_expect_eq(prim->trajectory[1].low[0], 4.0);
    cr_expect_eq(prim->trajectory[2].low[0], 6.0);
    cr_expect(fabs(prim->trajectory[2].coverage - 5.0 / 6.0) < 1e-15);
    cr_expect_eq(prim->box.low[0], 5.0);
    cr_expect_eq(prim->box.coverage, 1.0);
    cr_expect_eq(prim->box.density.value, 1.0);
    ins_prim_free(prim);
}

/* Whole-number keys: all points of a value go together. */
Test(prim, peels_equal_values_together)
{
    double        x[12]       = {1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3};
    unsigned char is_case[12] = {0, 0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1};
    const struct ins_prim_points points = {12, 1, {x}, is_case};
    struct ins_prim             *prim   = find(&points, USUAL);
    cr_assert_eq(prim->steps, 3);
    cr_expect_eq(prim->trajectory[1].inside, 8);
    cr_expect_eq(prim->trajectory[2].inside, 4);
    cr_expect_eq(prim->trajectory[2].density.value, 1.0);
    ins_prim_free(prim);
}

/* Of 4,000 points in four inputs nine tenths are cases where x0 > .6 and .2 < x2 < .7, elsewhere
 * one in fifty: a fifth of the points, a coverage of .18 / (.18 + .8 x .02), a density of .9. */
Test(prim, finds_the_box_that_was_put_there)
{
    enum { COUNT = 4000 };
    gsl_rng       *source = gsl_rng_alloc(gsl_rng_taus2);
    double        *x[4];
    unsigned char *is_case = (unsigned char *)numbers(COUNT / 8 + 1);
    for (int i = 0; i < 4; i++)
        x[i] = numbers(COUNT);
    for (int p = 0; p < COUNT; p++) {
        for (int i = 0; i < 4; i++)
            x[i][p] = gsl_rng_uniform(source);
        bool inside = x[0][p] > 0.6 && x[2][p] > 0.2 && x[2][p] < 0.7;
        is_case[p]  = gsl_rng_uniform(source) < (inside ? 0.9 : 0.02);
    }
    const struct ins_prim_points points = {COUNT, 4, {x[0], x[1], x[2], x[3]}, is_case};
    struct ins_prim             *prim   = find(&points, USUAL);
    const struct ins_prim_box   *box    = &prim->box;
    cr_expect(fabs(box->low[0] - 0.6) < 0.02, "%g", box->low[0]);
    cr_expect(fabs(box->low[2] - 0.2) < 0.02 && fabs(box->high[2] - 0.7) < 0.02);
    cr_expect(isinf(box->high[0]));
    cr_expect(fabs(box->support - 0.2) < 0.02);
    cr_expect(fabs(box->density.value - 0.9) < 0.03);
    cr_expect(fabs(box->coverage - 0.18 / 0.196) < 0.03, "%g", box->coverage);
    cr_expect(box->quasi_p[0][0] < 1e-6 && box->quasi_p[2][0] < 1e-6 && box->quasi_p[2][1] < 1e-6);
    for (int i = 1; i < 4; i += 2) { /* what has no hand in it is hardly cut */
        cr_expect(!(box->low[i] > 0.06) && !(box->high[i] < 0.94), "%d", i);
        cr_expect(!(box->quasi_p[i][0] < 1e-3) && !(box->quasi_p[i][1] < 1e-3));
    }
    for (int b = 1; b < prim->steps; b++)
        cr_expect(prim->trajectory[b].density.value > prim->trajectory[b - 1].density.value);
    ins_prim_free(prim);
    gsl_rng_free(source);
}

Test(prim, wants_some_cases_and_not_only_them)
{
    double                       x[3] = {1, 2, 3};
    unsigned char                none[3] = {0, 0, 0}, all[3] = {1, 1, 1};
    struct ins_prim             *prim;
    const struct ins_prim_points empty = {3, 1, {x}, none}, full = {3, 1, {x}, all};
    cr_expect_eq(ins_prim_create(&empty, &USUAL, &prim, &story), INS_WRONG);
    cr_expect_eq(ins_prim_create(&full, &USUAL, &prim, &story), INS_WRONG);
}
