/* statement.c - the yearly statement: which key belongs to which part, what a scenario on the way is,
 * what each part moved, and that it adds up, to the last digit that is shown.
 *
 * Expected numbers come from fluid arithmetic by hand. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "decide/compare.h"
#include "output/statement.h"
#include "scenario/keys.h"
#include "support.h"

static struct ins_error story;

static struct ins_compare *state(const struct ins_case *last, const struct ins_case *now)
{
    struct ins_compare *made = NULL;
    cr_assert_eq(ins_compare_create((const struct ins_case *[]){last, now}, 2, INS_COMPARE_STATEMENT,
                                    NULL, &made, &story),
                 INS_DONE, "%s", story.text);
    return made;
}

static const struct ins_part *part(const struct ins_compare *c, enum ins_yearly_part which)
{
    return ins_statement_part(c->statement, which);
}

static struct ins_scenario laid_of(const struct ins_case *last, const struct ins_case *now,
                                   uint32_t parts)
{
    struct ins_scenario laid;
    cr_assert_eq(ins_yearly_lay(ins_case_written(last), ins_case_written(now), parts, &laid, &story),
                 INS_DONE, "%s", story.text);
    return laid;
}

#define BIT(part) (1U << INS_YEARLY_##part)
#define ALL       ((1U << INS_YEARLY_PARTS) - 1)

/* Whoever adds a section is told here that it has no part. */
Test(statement, every_key_on_which_an_answer_depends_has_a_part)
{
    int                   count;
    const struct ins_key *keys = ins_keys(&count);
    for (int i = 0; i < count; i++) {
        const struct ins_key *top = ins_key_top(&keys[i]);
        bool free = top->uses & (INS_KEY_ASIDE | INS_KEY_DESIGN) || keys[i].kind == INS_KEY_INHERITS ||
                    strcmp(top->path, "changes") == 0;
        bool named = ins_yearly_part_of(keys[i].path) != INS_YEARLY_PARTS;
        bool worlds = strcmp(top->path, "uncertain") == 0 || strcmp(top->path, "ensemble") == 0;
        cr_expect(worlds ? named : named != free, "%s", keys[i].path);
    }
}

Test(statement, a_key_belongs_to_what_it_says)
{
    static const struct {
        const char          *path;
        enum ins_yearly_part part;
    } known[] = {{"start", INS_YEARLY_RECORD},
                 {"tracks.asylum.backlog", INS_YEARLY_RECORD},
                 {"tracks.asylum.backlog_ages", INS_YEARLY_RECORD},
                 {"tracks.asylum.hours", INS_YEARLY_CASES},
                 {"tracks.asylum.share", INS_YEARLY_LAW},
                 {"staff.experienced", INS_YEARLY_RECORD},
                 {"staff.attrition", INS_YEARLY_STAFF},
                 {"inflow.history.file", INS_YEARLY_RECORD},
                 {"inflow.paths_sheet", INS_YEARLY_RECORD},
                 {"inflow.ar1.persistence", INS_YEARLY_LAW},
                 {"inflow.uncertainty", INS_YEARLY_METHOD},
                 {"budget.annual[1]", INS_YEARLY_BUDGET},
                 {"norm.limit", INS_YEARLY_NORM},
                 {"title", INS_YEARLY_PARTS}};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        cr_expect_eq(ins_yearly_part_of(known[i].path), known[i].part, "%s", known[i].path);
}

/* 80 or 90 decide, at 1,000 euro without a budget or at 1,200 with 10,000 a month: of two parts each
 * moves the mean of what it moves first and last. */
Test(statement, parts_are_the_means_over_all_orders)
{
    const struct ins_case *last = WORLD("futures=100", "staff.experienced=80", "costs.experienced=1000"),
                          *now  = WORLD("futures=100", "staff.experienced=90", "costs.experienced=1200",
                                        "budget.annual=[120000.0]");
    struct ins_compare    *c      = state(last, now);
    const struct ins_part *record = part(c, INS_YEARLY_RECORD), *budget = part(c, INS_YEARLY_BUDGET);
    cr_assert_eq(c->statement->fall->parts, 2);
    cr_expect_lt(apart(record->change[INS_POINT_LIQUIDITY].value, 24 * 10 * 1100.0), 1e-9);
    cr_expect_lt(apart(record->order_high[INS_POINT_LIQUIDITY], 24 * 10 * 1200.0), 1e-9);
    cr_expect_lt(apart(budget->change[INS_POINT_LIQUIDITY].value, 24 * (85 * 200 - 10000.0)), 1e-9);
    cr_expect_null(part(c, INS_YEARLY_STAFF));
    cr_expect(isnan(c->statement->budget_last) && isnan(record->share.value));
    cr_expect_eq(c->statement->budget, 120000.0);
    ins_compare_free(c);
}

/* The share of a part is its euro over the budget, where that is the same; else the parts add up to the
 * difference of the shares all the same. */
Test(statement, adds_up_in_euro_and_in_shares_of_the_budget)
{
    const struct ins_case *last = SERVICE("futures=200", "norm.confidence=0.8"),
                          *now  = SERVICE("futures=200", "norm.confidence=0.75", "staff.attrition=0.01",
                                          "tracks.asylum.hours=30.0", "inflow.level_per_month=1850.0",
                                          "staff.experienced=440");
    double annual = ins_case_scenario(last)->budget.annual[0];
    const struct ins_case *paid =
        SERVICE("futures=200", "norm.confidence=0.8", with("budget.annual=[%.1f]", 1.02 * annual));
    struct ins_compare *c = state(last, now), *other = state(last, paid);
    for (int r = 0; r < INS_POINT_ROWS; r++) {
        double sum = c->scenario[0].value[r].value;
        for (int p = 0; p < INS_YEARLY_PARTS; p++)
            sum += part(c, p) ? part(c, p)->change[r].value : 0.0;
        cr_expect_lt(apart(sum, c->scenario[1].value[r].value), 1e-9, "%s", ins_point_name[r]);
    }
    cr_assert_eq(c->statement->fall->parts, 5);
    cr_assert_gt(c->statement->share_last.value, 0.0);
    cr_assert_neq(c->statement->fall->share.value, 0.0);
    for (int p = 0; p < INS_YEARLY_PARTS; p++)
        if (part(c, p))
            cr_expect_lt(apart(part(c, p)->share.value, part(c, p)->change[INS_POINT_NORM].value / annual),
                         1e-12);
    cr_assert_eq(other->statement->fall->parts, 1);
    cr_expect_lt(fabs(part(other, INS_YEARLY_BUDGET)->share.value -
                      other->scenario[1].value[INS_POINT_NORM].value / (1.02 * annual) +
                      other->scenario[0].value[INS_POINT_NORM].value / annual),
                 1e-12);
    cr_expect_lt(fabs(other->statement->fall->share.value - other->statement->share.value +
                      other->statement->share_last.value),
                 1e-12);
    ins_compare_free(c);
    ins_compare_free(other);
}

/* A year later the first year's budget is gone; whose turn it is, each calendar year keeps its own. */
Test(statement, reads_the_budget_by_the_calendar)
{
    const struct ins_case *last = WORLD("futures=100", "budget.annual=[120000.0, 240000.0, 360000.0]"),
                          *now  = WORLD("futures=100", "start='2027-01'",
                                        "budget.annual=[250000.0, 360000.0]");
    struct ins_scenario laid = laid_of(last, now, BIT(RECORD));
    cr_expect_eq(laid.start, ins_date_read("2027-01"));
    cr_expect_eq(laid.budget.annual_count, 2);
    cr_expect_eq(laid.budget.annual[0], 240000.0);
    cr_expect_eq(laid.budget.annual[1], 360000.0);
    laid = laid_of(last, now, BIT(BUDGET));
    cr_expect_eq(laid.budget.annual_count, 3);
    cr_expect_eq(laid.budget.annual[0], 120000.0);
    cr_expect_eq(laid.budget.annual[1], 250000.0);
    laid = laid_of(last, now, ALL);
    cr_expect_eq(laid.budget.annual_count, 2);
    cr_expect_eq(laid.budget.annual[0], 250000.0);
}

/* Statements are of two scenarios of which the second may begin later; all else must agree. */
Test(statement, lets_a_year_go_by_and_nothing_else)
{
    struct ins_compare    *made = NULL;
    const struct ins_case *last = WORLD("futures=100", "costs.experienced=1000", "budget.annual=[600000.0]"),
                          *now  = WORLD("futures=100", "costs.experienced=1000", "budget.annual=[600000.0]",
                                        "start='2027-01'"),
                          *longer = WORLD("futures=100", "months=25");
    struct ins_compare *c = state(last, now);
    cr_assert_eq(c->statement->keys, 1);
    cr_expect_str_eq(c->statement->key[0].path, "start");
    cr_expect_str_eq(c->statement->key[0].last, "\"2026-01\"");
    cr_expect_str_eq(c->statement->key[0].now, "\"2027-01\"");
    cr_expect_lt(apart(part(c, INS_YEARLY_RECORD)->change[INS_POINT_LIQUIDITY].value, 0.0), 1e-9);
    ins_compare_free(c);
    const struct ins_case *three[] = {last, now, now}, *unlike[] = {last, longer};
    cr_expect_eq(ins_compare_create(three, 3, INS_COMPARE_STATEMENT, NULL, &made, &story), INS_WRONG);
    cr_expect_not_null(strstr(story.text, "statement: expected two"), "%s", story.text);
    cr_expect_eq(ins_compare_create(unlike, 2, INS_COMPARE_STATEMENT, NULL, &made, &story), INS_WRONG);
}

static const struct ins_yearly_key *key_of(const struct ins_statement *s, const char *path)
{
    for (int i = 0; i < s->keys; i++)
        if (strcmp(s->key[i].path, path) == 0)
            return &s->key[i];
    cr_assert_fail("no %s", path);
    return NULL;
}

Test(statement, lists_each_key_that_differs_under_its_part)
{
    const struct ins_case *last = SERVICE("futures=100", "title='one'"),
                          *now  = SERVICE("futures=100", "title='other'", "tower.patience=5",
                                          "tracks.family.hours=7.0", "inflow.season=[1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,2.0]",
                                          "changes=({start='2027-07'; key='tracks.asylum.legal_term'; value=9.0;})",
                                          "taskforce=({start='2027-01'; months=6; hours_per_month=100.0;})");
    struct ins_compare         *c = state(last, now);
    const struct ins_statement *s = c->statement;
    cr_expect_eq(key_of(s, "tower.patience")->part, INS_YEARLY_STAFF);
    cr_expect_str_eq(key_of(s, "tower.patience")->now, "5");
    cr_expect_eq(key_of(s, "tracks.family.hours")->part, INS_YEARLY_CASES);
    cr_expect_str_eq(key_of(s, "tracks.family.hours")->now, "7.0");
    cr_expect_eq(key_of(s, "tracks.asylum.legal_term (2027-07)")->part, INS_YEARLY_CASES);
    cr_expect_str_eq(key_of(s, "tracks.asylum.legal_term (2027-07)")->last, "-");
    cr_expect_str_eq(key_of(s, "taskforce")->now, "1");
    cr_expect_eq(key_of(s, "taskforce")->part, INS_YEARLY_STAFF);
    for (int i = 0; i < s->keys; i++)
        cr_expect_null(strstr(s->key[i].path, "title"));
    ins_compare_free(c);
}

/* A change goes with the part of its key, a track's keys each with their own. */
Test(statement, lays_a_part_and_leaves_the_others)
{
    const char *changes = "changes=({start='2027-07'; key='tracks.asylum.legal_term'; value=%s;},"
                          "{start='2027-07'; key='flex.pool'; value=%s;})";
    const struct ins_case *last = SERVICE(with(changes, "9.0", "40.0")),
                          *now  = SERVICE(with(changes, "8.0", "50.0"), "tracks.asylum.backlog=77",
                                          "tracks.asylum.hours=29.0", "tracks.asylum.share=0.5",
                                          "staff.experienced=1", "staff.attrition=0.02");
    struct ins_scenario laid = laid_of(last, now, BIT(CASES));
    cr_assert_eq(laid.change_count, 2);
    cr_expect_str_eq(laid.changes[0].key, "flex.pool");
    cr_expect_eq(laid.changes[0].value, 40.0);
    cr_expect_eq(laid.changes[1].value, 8.0);
    cr_expect_eq(laid.tracks[0].hours, 29.0);
    cr_expect_neq(laid.tracks[0].backlog, 77.0);
    cr_expect_neq(laid.tracks[0].share, 0.5);
    laid = laid_of(last, now, BIT(RECORD));
    cr_expect_eq(laid.tracks[0].backlog, 77.0);
    cr_expect_eq(laid.staff.experienced, 1.0);
    cr_expect_neq(laid.staff.attrition, 0.02);
    cr_expect_neq(laid.tracks[0].hours, 29.0);
    laid = laid_of(last, now, ALL);
    cr_expect_eq(ins_yearly_keys(&laid, ins_case_written(now), NULL), 0);
    laid = laid_of(last, now, 0);
    cr_expect_eq(ins_yearly_keys(&laid, ins_case_written(last), NULL), 0);
}

/* Other tracks come with their record and their cases: all of it is the law's. */
Test(statement, lets_other_tracks_change_together)
{
    struct ins_group       group[INS_GROUPS];
    const struct ins_case *last = SERVICE("futures=100"), *now = WORLD("futures=100");
    struct ins_scenario    laid = laid_of(last, now, BIT(LAW));
    cr_expect_eq(laid.track_count, 1);
    cr_expect_eq(laid.start, ins_case_written(now)->start);
    cr_expect_eq(laid.staff.experienced, 100.0);
    int count = ins_yearly_list(ins_case_written(last), ins_case_written(now), group);
    cr_assert_gt(count, 2);
    cr_expect_str_eq(group[0].name, "law");
    cr_expect_str_eq(group[1].name, "budget");
}

Test(statement, rounds_so_that_it_adds_up)
{
    double rounded[5], part[] = {0.334, 0.333, 0.333};
    ins_statement_round(10.0, part, 3, 11.0, 0.1, rounded);
    cr_expect_lt(fabs(rounded[0] + rounded[1] + rounded[2] + rounded[3] - rounded[4]), 1e-12);
    cr_expect_lt(fabs(rounded[1] - 0.4), 1e-12); /* where rounding had moved it farthest */
    cr_expect_lt(fabs(rounded[2] - 0.3), 1e-12);
    double down[] = {-0.26, -0.26, 0.0};
    ins_statement_round(1.0, down, 3, 0.48, 0.1, rounded);
    cr_expect_lt(fabs(rounded[4] - 0.5), 1e-12);
    cr_expect_lt(fabs(rounded[1] + rounded[2] + 0.5), 1e-12);
    cr_expect_eq(rounded[3], 0.0); /* what has not changed stays so */
    double two[] = {0.26, 0.26};
    ins_statement_round(1.0, two, 2, 1.52, 0.1, rounded);
    cr_expect_lt(fabs(rounded[1] + rounded[2] - 0.5), 1e-12);
    double none[] = {0.26, NAN, 0.0};
    ins_statement_round(1.0, none, 3, NAN, 0.1, rounded);
    cr_expect_lt(fabs(rounded[1] - 0.3), 1e-12);
    cr_expect(isnan(rounded[2]) && isnan(rounded[4]));
}
