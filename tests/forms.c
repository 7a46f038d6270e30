/* forms.c - one protection in several forms, at equal safety: (6.77).
 *
 * Expected numbers come from fluid arithmetic by hand, and from `buffer`, which seeks the same size
 * future by future. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/buffer.h"
#include "decide/forms.h"
#include "instroom/output.h"
#include "scenario/case.h"
#include "support.h"

static struct ins_error story;

static struct ins_forms *forms_of(const struct ins_case *world, int threads)
{
    struct ins_forms  *made    = NULL;
    struct ins_options options = {.threads = threads};
    cr_assert_eq(ins_forms_create(world, &options, &made, &story), INS_DONE, "%s", story.text);
    return made;
}

static const struct ins_form *form(const struct ins_forms *forms, int level, const char *name)
{
    for (int i = 1; i < forms->level[level].count; i++)
        if (strcmp(forms->level[level].form[i].kind->name, name) == 0)
            return &forms->level[level].form[i];
    return NULL;
}

static const struct ins_case *random_world(const char *confidence, const char *limit)
{
    struct ins_case *made = NULL;
    const char *settings[] = {confidence, limit, "buffer.initial=0"};
    cr_assert_eq(ins_case_load("tests/cli/scenarios/random.cfg", settings, 3, &made, &story),
                 INS_DONE, "%s", story.text);
    return case_keep(made);
}

Test(forms, cost_what_fluid_arithmetic_says)
{
    /* 80 decide of 100 a month at 1,000 euro; 24 months: 480 cases of an hour are left, who waits
     * costs 10 a month, and the norm is kept whatever is held. */
    const struct ins_case *world =
        WORLD("futures=100", "norm.limit=1000000", "staff.experienced=80", "costs.experienced=1000",
              "budget.annual=[600000.0]", "reception.per_case_month=10",
              "tracks.asylum.reception_share=1");
    struct ins_forms      *f    = forms_of(world, 1);
    const struct ins_form *cash = form(f, 0, "cash_yearly");
    cr_expect_eq(f->levels, 1);
    cr_expect_eq(cash->size.value, 0.0);
    cr_expect_eq(cash->p_norm.value, 1.0);
    cr_expect_lt(apart(cash->mean[INS_FORM_OUTLAY].value, 24 * 80000.0), 1e-12);
    cr_expect_lt(apart(cash->mean[INS_FORM_STATE].value,
                       24 * 80000.0 + 10 * 20.0 * 24 * 25 / 2 + 480 * 1000.0), 1e-12);
    cr_expect_lt(apart(cash->peak.value, 12 * 80000.0), 1e-12);
    cr_expect_eq(cash->peak_year, 2026);
    for (int i = 1; i < f->level[0].count; i++)
        cr_expect_eq(f->level[0].form[i].better, -1);
    ins_forms_free(f);
}

/* 120 decide of 100 a month that come: 20 hours a month at 1,000 euro have no work, for 24 months. */
Test(forms, tell_what_hours_without_work_cost)
{
    struct ins_forms *f = forms_of(WORLD("futures=100", "norm.limit=1000000", "staff.experienced=120",
                                         "costs.experienced=1000", "budget.annual=[2000000.0]"), 1);
    for (int i = 0; i < 2; i++)
        cr_expect_lt(apart(f->level[0].form[i].idle.value, 24 * 20 * 1000.0), 1e-12);
    cr_expect(isnan(f->p_no_spring.value));
    ins_forms_free(f);
}

/* Nothing is what the scenario does without a reserve, and with the correction of its budget. */
Test(forms, set_out_with_the_correction_within_the_year)
{
    const struct ins_case *with_it =
        SERVICE("futures=320", "norm.limit=2000", "budget.spring.share=1", "budget.cap=2");
    const struct ins_case *without = SERVICE("futures=320", "norm.limit=2000", "budget.cap=2");
    struct ins_forms *one = forms_of(with_it, 1), *two = forms_of(without, 1);
    cr_expect_eq(one->p_no_spring.value, two->p_none.value);
    cr_expect_gt(one->p_none.value, two->p_none.value);
    cr_expect_eq(one->p_max.value, two->p_max.value);
    ins_forms_free(one);
    ins_forms_free(two);
}

Test(forms, cash_is_what_the_buffer_finds)
{
    const struct ins_case *world  = random_world("norm.confidence=0.95", "norm.limit=900");
    struct ins_forms      *f      = forms_of(world, 2);
    struct ins_estimate    norm   = {0};
    const struct ins_form *yearly = form(f, 0, "cash_yearly"), *once = form(f, 0, "cash_once");
    double                 best;
    cr_assert_eq(f->levels, 1);
    cr_assert_eq(ins_buffer_norm(ins_case_scenario(world), NULL, &norm, &best, &story), INS_DONE);
    cr_expect_lt(fabs(once->size.value / norm.value - 1), 0.02, "%g, %g", once->size.value,
                 norm.value);
    cr_expect_leq(yearly->size.value, once->size.value * 1.01);
    cr_expect_lt(yearly->size.low, yearly->size.value);
    cr_expect_gt(yearly->size.high, yearly->size.value);
    cr_expect_lt(apart(best, f->p_max.value), 1e-12);
    ins_forms_free(f);
}

Test(forms, are_held_side_by_side_at_equal_safety)
{
    struct ins_forms *one = forms_of(random_world("norm.confidence=0.99", "norm.limit=50"), 1);
    struct ins_forms *two = forms_of(random_world("norm.confidence=0.99", "norm.limit=50"), 3);
    cr_assert_eq(one->levels, 2);
    cr_expect_lt(apart(one->level[1].chance, 0.5 * (one->p_none.value + one->p_max.value)), 1e-12);
    for (int l = 0; l < 2; l++)
        for (int i = 1; i < one->level[l].count; i++) {
            const struct ins_form *a = &one->level[l].form[i], *b = &two->level[l].form[i];
            if (!a->why)
                cr_expect_geq(a->p_norm.value, one->level[l].chance, "%s", a->kind->name);
            cr_expect(a->size.value == b->size.value || isnan(a->size.value), "%s", a->kind->name);
            cr_expect(a->p95.value == b->p95.value || isnan(a->p95.value), "%s", a->kind->name);
        }
    cr_expect_not_null(form(one, 0, "cash_yearly")->why);
    cr_expect_null(form(one, 1, "cash_yearly")->why);
    ins_forms_free(one);
    ins_forms_free(two);
}

/* Of no use is a form beside which another keeps the norm as often, is nowhere worse, and is cheaper for
 * the state by more than the error. The default scenario has such forms. */
Test(forms, of_no_use_are_worse_in_every_figure)
{
    struct ins_case *made = NULL;
    int              found = 0;
    const char *settings[] = {"futures=320", "buffer.initial=0"};
    cr_assert_eq(ins_case_load("scenarios/netherlands-2026.cfg", settings, 2, &made, &story), INS_DONE);
    struct ins_forms *f = forms_of(case_keep(made), 2);
    for (int i = 1; i < f->level[0].count; i++) {
        const struct ins_form *one = &f->level[0].form[i];
        if (one->better < 0)
            continue;
        const struct ins_form *other = &f->level[0].form[one->better];
        cr_expect(other->p95.value <= one->p95.value && other->peak.value <= one->peak.value);
        for (int q = 0; q < INS_FORM_FIGURES; q++)
            cr_expect_leq(other->mean[q].value, one->mean[q].value);
        cr_expect(0.0 < one->saves.low && one->saves.low < one->saves.value);
        cr_expect_lt(fabs(one->saves.value - one->mean[INS_FORM_STATE].value +
                          other->mean[INS_FORM_STATE].value), 1.0);
        found++;
    }
    cr_expect_gt(found, 0);
    ins_forms_free(f);
}

Test(forms, write_settings_that_are_taken)
{
    const struct ins_case *world = random_world("norm.confidence=0.95", "norm.limit=900");
    const struct ins_scenario *s = ins_case_scenario(world);
    char settings[INS_FORM_SETTINGS];
    int  count;
    const struct ins_form_kind *kind = ins_form_kinds(&count);
    for (int i = 0; i < count; i++) {
        ins_form_settings(&kind[i], s, 2.0, settings);
        cr_expect_null(strchr(settings, '@'), "%s", kind[i].name);
        cr_expect_leq(strlen(kind[i].label), 25, "%s", kind[i].label);
        cr_expect_leq(strlen(kind[i].label_nl), 25, "%s", kind[i].label_nl);
    }
    ins_form_settings(&kind[3], s, 0.05, settings);
    cr_expect_not_null(strstr(settings, "buffer.cap=575000"), "%s", settings);
}
