/* headline.c - the first sentences about the buffer: the figures in them, and on what it hangs.
 *
 * What a tenth of a key does is played again here as a scenario of its own, written with --set. */
#include "answers/headline.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "answers/hangs.h"
#include "output/headline.h"
#include "support.h"

#define FEW  "futures=320", "norm.limit=2000", "norm.tolerance_months=6", "norm.confidence=0.5"
#define TEN  "funding=gated", "buffer.initial=10.0e6", "buffer.cap=10.0e6"
#define ONCE "buffer.top_up=0.0"

static double chance(const char *setting)
{
    return run(SERVICE(FEW, TEN, ONCE, setting), 2)->p_norm.value;
}

/* Each key as it is in the service, a tenth less and more; whole months by one. */
static const struct {
    enum ins_hang hang;
    const char   *less, *more;
} tenth[] = {
    {INS_HANG_INFLOW, "inflow.events=({start='2026-07';months=48;multiply=0.9;})",
     "inflow.events=({start='2026-07';months=48;multiply=1.1;})"},
    {INS_HANG_ATTRITION, "staff.attrition=%.17g", NULL},
    {INS_HANG_HOURS_WORKED, "staff.hours_per_month=%.17g", NULL},
    {INS_HANG_POOL, "flex.pool=%.17g", NULL},
    {INS_HANG_BUDGET, "budget.annual=[%.17g]", NULL},
    {INS_HANG_LEAD_TIME, "academie.lead_time=%.0f", NULL},
};

static double value_of(enum ins_hang hang, double factor)
{
    const struct ins_scenario *s = ins_case_scenario(SERVICE(FEW));
    switch (hang) {
    case INS_HANG_ATTRITION: return s->staff.attrition * factor;
    case INS_HANG_HOURS_WORKED: return s->staff.hours_per_month * factor;
    case INS_HANG_POOL: return s->flex.pool * factor;
    case INS_HANG_BUDGET: return s->budget.annual[0] * factor;
    default: return s->academie.lead_time + (factor > 1.0 ? 1.0 : -1.0);
    }
}

static void hang(const struct ins_case *world, struct ins_hangs *hangs)
{
    static struct ins_error error;
    cr_assert_eq(ins_hangs_find(ins_case_scenario(world), INS_FILLED_ONCE, 10.0e6, NULL, hangs, &error),
                 INS_DONE, "%s", error.text);
}

Test(headline, tells_what_a_tenth_of_a_key_does)
{
    struct ins_hangs hangs;
    char             less[128], more[128];
    hang(SERVICE(FEW), &hangs);
    cr_assert_eq(hangs.futures, 320);
    for (size_t i = 0; i < sizeof tenth / sizeof tenth[0]; i++) {
        (void)snprintf(less, sizeof less, "%s", tenth[i].less);
        (void)snprintf(more, sizeof more, "%s", tenth[i].more ? tenth[i].more : "");
        if (!tenth[i].more) {
            strcpy(less, with(tenth[i].less, value_of(tenth[i].hang, 0.9)));
            strcpy(more, with(tenth[i].less, value_of(tenth[i].hang, 1.1)));
        }
        const struct ins_hang_pair *pair = &hangs.chance[tenth[i].hang];
        cr_expect_eq(pair->less.value, chance(less), "%s: %g", less, pair->less.value);
        cr_expect_eq(pair->more.value, chance(more), "%s: %g", more, pair->more.value);
        cr_expect(pair->less.low <= pair->less.value && pair->less.value <= pair->less.high);
    }
}

/* Of all that a tenth does, the most. */
Test(headline, hangs_on_what_moves_the_chance_most)
{
    struct ins_hangs hangs;
    hang(SERVICE(FEW), &hangs);
    cr_assert(hangs.most >= 0);
    const struct ins_hang_pair *most = &hangs.chance[hangs.most];
    for (int h = 0; h < INS_HANGS; h++)
        cr_expect(fabs(hangs.chance[h].more.value - hangs.chance[h].less.value) <=
                  fabs(most->more.value - most->less.value));
    cr_expect(fabs(most->more.value - most->less.value) > 0.05);
    /* A norm that nothing breaks hangs on nothing. */
    hang(SERVICE(FEW, "norm.limit=1.0e6"), &hangs);
    cr_expect_eq(hangs.most, -1);
}

/* Of July to December 2026 and all of 2027: 10 million for half a year, 40 a year after it, of which
 * the stock takes 3 and 6; in 2028 it saves. 6 + 12 months until 2027: 9 million in 1.5 years. */
Test(headline, tells_money_by_the_year_and_until_when)
{
    static struct ins_split  split = {.years = 3};
    static struct ins_buffer b;
    struct ins_headline      headline;
    const double carrying[] = {20e6, 40e6, 40e6}, stock[] = {3e6, 6e6, -1e6};
    b.scenario = *ins_case_scenario(SERVICE("months=30", "budget.annual=[30.0e6,36.0e6]"));
    for (int y = 0; y < 3; y++)
        split.year[y] = (struct ins_split_year){.year = 2026 + y, .months = y ? 12 : 6,
                                                .carrying = {carrying[y], NAN, NAN},
                                                .stock    = {stock[y], NAN, NAN}};
    split.carried = (struct ins_split_case){.exists = true, .norm = {4e6, 3e6, 5e6}};
    b.split       = &split;
    b.norm        = (struct ins_estimate){12e6, 11e6, 13e6};
    b.hangs.most  = -1;
    ins_headline_of(&b, &headline);
    cr_expect(headline.carries);
    cr_expect(apart(headline.told.budget, (20e6 * 6 + 40e6 * 24) / 30) < 1e-12);
    cr_expect(apart(headline.as_is.budget, (30e6 * 6 + 36e6 * 24) / 30) < 1e-12);
    cr_expect(apart(headline.stock, 6e6) < 1e-12);
    cr_expect_eq(headline.until, 2027);
    cr_expect_eq(headline.told.reserve.value, 4e6);
    cr_expect_eq(headline.as_is.reserve.value, 12e6);
    split.carried.exists = false;
    ins_headline_of(&b, &headline);
    cr_expect_not(headline.carries);
    cr_expect_eq(headline.told.reserve.value, 12e6);
}

/* Both sentences in both languages, for a reserve, for none that is needed, and for none that is enough. */
static void expect_says(const struct ins_buffer *b, enum ins_language in, const char *const *parts)
{
    struct ins_page   page = {.language = in};
    struct ins_phrase says[INS_HEADLINE_SENTENCES];
    ins_headline_say(&page, b, says);
    for (; *parts; parts++)
        cr_expect(strstr(says[0].text, *parts) || strstr(says[1].text, *parts), "%s: %s %s", *parts,
                  says[0].text, says[1].text);
    cr_expect_not(strchr(says[0].text, '{'));
    cr_expect_not(strchr(says[1].text, '{'));
}

Test(headline, says_it_in_two_languages)
{
    const struct ins_buffer *some = solve(SERVICE(FEW, ONCE, "norm.confidence=0.86"), 2, INS_DONE);
    const struct ins_buffer *zero = solve(SERVICE(FEW, "norm.limit=1.0e6"), 2, INS_DONE);
    const struct ins_buffer *none = solve(SERVICE(FEW, "norm.limit=1.0", "norm.from=0", "norm.tolerance_months=0"), 2, INS_NO);
    expect_says(some, INS_ENGLISH,
                INS_VALUES("for today's backlog until 20", "a reserve of", "of the budget", "filled once",
                           "keeps at most 2,000~cases", "without it", "it depends most on",
                           "the scenario's own budget"));
    expect_says(some, INS_DUTCH,
                INS_VALUES("voor de huidige werkvoorraad tot en met 20", "een reserve van", "een keer gevuld",
                           "hoogstens 2.000~zaken", "het hangt het meest af van", "eigen begroting"));
    expect_says(zero, INS_ENGLISH, INS_VALUES("no reserve is needed for", "is needed: the norm"));
    expect_says(zero, INS_DUTCH, INS_VALUES("is geen reserve nodig voor", "ook zonder"));
    expect_says(none, INS_ENGLISH, INS_VALUES("no reserve keeps", "in 50 of 100", "no reserve is enough"));
    expect_says(none, INS_DUTCH, INS_VALUES("geen enkele reserve", "geen reserve genoeg"));
}

/* The third sentence: nothing where all is known; else from where to where, without end, or nowhere. */
static void expect_unknown(double p05, double p95, double none, enum ins_language in, const char *part)
{
    struct ins_page    page = {.language = in};
    struct ins_phrase  says[INS_HEADLINE_SENTENCES];
    struct ins_buffer  b = *solve(SERVICE(FEW, "norm.limit=1.0e6"), 2, INS_DONE);
    struct ins_unknown unknown = {.p05 = {p05, NAN, NAN}, .p95 = {p95, NAN, NAN}, .none = {none, NAN, NAN}};
    ins_headline_say(&page, &b, says);
    cr_expect_str_empty(says[2].text);
    b.unknown = &unknown;
    ins_headline_say(&page, &b, says);
    cr_expect(strstr(says[2].text, part) && !strchr(says[2].text, '{'), "%s: %s", part, says[2].text);
}

Test(headline, says_what_not_knowing_does)
{
    expect_unknown(2.5e6, 40e6, 0.03, INS_ENGLISH, "to 40.0~million (95 of 100); in 3.0 of 100 there is none");
    expect_unknown(2.5e6, 40e6, 0.03, INS_DUTCH, "van 2,50~miljoen euro");
    expect_unknown(2.5e6, INFINITY, 0.2, INS_ENGLISH, "without end: in 20.0 of 100 worlds no buffer");
    expect_unknown(INFINITY, INFINITY, 0.97, INS_DUTCH, "in 97,0 van de 100 werelden geen enkele buffer");
}

/* --- equal safety ---------------------------------------------------------------------------- */

/* Each point of the line is the norm buffer of a scenario with that budget. */
/* A world without costs or budget has no figure a year, and its own budget is no other than the one that
 * carries. */
Test(headline, says_no_figure_where_there_is_no_money_and_no_budget_twice)
{
    static const char *const begins[INS_LANGUAGES] = {"Without a yearly budget no reserve keeps",
                                                      "Zonder jaarlijkse begroting zorgt geen enkele"};
    const struct ins_buffer *b =
        solve(WORLD("futures=200", "staff.experienced=90", "norm.limit=1", "norm.measure=backlog"), 2, INS_NO);
    for (int l = 0; l < INS_LANGUAGES; l++) {
        struct ins_page   page = {.language = (enum ins_language)l};
        struct ins_phrase says[INS_HEADLINE_SENTENCES];
        ins_headline_say(&page, b, says);
        cr_expect(strncmp(says[0].text, begins[l], strlen(begins[l])) == 0, "%s", says[0].text);
        cr_expect_str_empty(says[1].text);
    }
}

Test(headline, draws_the_line_of_equal_safety_through_norm_buffers)
{
    const struct ins_buffer *b = solve(SERVICE(FEW, ONCE, "norm.confidence=0.7"), 2, INS_DONE);
    const double factor[]      = {0.95, 0.975, 1.0, 1.025, 1.05, 1.1, 1.15};
    cr_assert_eq(b->equal.points, 7);
    for (int p = 0; p < 7; p += 3) {
        const struct ins_equal_point *point = &b->equal.point[p];
        const struct ins_buffer      *own =
            solve(SERVICE(FEW, ONCE, "norm.confidence=0.7", with("budget.annual=[%.17g]", 52.0e6 * factor[p])), 2,
                  INS_DONE);
        cr_expect(apart(point->budget, 52.0e6 * factor[p]) < 1e-12);
        cr_expect_eq(point->norm.value, own->norm.value);
        cr_expect(p == 0 || point->norm.value <= b->equal.point[p - 3].norm.value);
    }
    cr_expect_gt(b->equal.point[0].norm.value, b->equal.point[6].norm.value + 1e5);
}
