/* kernel.c - the lanes of src/model against the second implementation in tests/oracle.
 *
 * Worlds are drawn over the whole ranges of the keys; every lane meets arrivals of its own.
 * Expected numbers come from oracle.c, which was written from the model's page alone. */
#include <criterion/criterion.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "answers/outcome.h"
#include "answers/path.h"
#include "base/memory.h"
#include "model/month.h"
#include "often.h"
#include "oracle/compare.h"
#include "oracle/oracle.h"
#include "oracle/random.h"
#include "oracle/shrink.h"
#include "scenario/case.h"
#include "scenario/history.h"

/* Sums of some hundred months of cases and euro, added in another order. */
static const double ROUNDING = 1e-8;

/* A deviation that a nudge of 1e-16 makes as well, up to this factor, is no fault. */
static const double CHAOS = 300.0;

struct stage {
    struct ins_plan         plan;
    struct ins_world        world;
    struct ins_path_columns columns;
    struct ins_row         *arrivals, *memory, *tape;
    double                  gap;
};

static struct stage *stage_create(const struct ins_scenario *s, bool gates_off)
{
    struct stage *stage = ins_memory_create(1, sizeof *stage, NULL);
    size_t        row   = sizeof(struct ins_row), months = (size_t)s->months;
    cr_assert(stage);
    ins_plan_init(&stage->plan, s);
    if (gates_off)
        stage->plan.tower.gated = false;
    ins_path_list(s, &stage->columns);
    stage->arrivals = ins_memory_create(months * (size_t)s->track_count, row, NULL);
    stage->memory   = ins_memory_create((size_t)ins_month_rows(&stage->plan), row, NULL);
    stage->tape     = ins_memory_create(months * (size_t)stage->columns.count, row, NULL);
    cr_assert(stage->arrivals && stage->memory && stage->tape);
    return stage;
}

static void stage_free(struct stage *stage)
{
    ins_memory_free(stage->arrivals);
    ins_memory_free(stage->memory);
    ins_memory_free(stage->tape);
    ins_memory_free(stage);
}

static void play(struct stage *stage)
{
    struct ins_tape tape = {stage->columns.count, stage->columns.offset, stage->tape};
    stage->gap = ins_month_play(&stage->plan, stage->arrivals, NULL, INS_LANES, stage->memory, &tape,
                                &stage->world);
}

/* The columns of one lane, in the shape that the oracle compares: value[column][month]. */
static double *lane_columns(const struct stage *stage, int months, int lane)
{
    int     count = stage->columns.count;
    double *value = malloc((size_t)count * (size_t)months * sizeof *value);
    cr_assert(value);
    for (int c = 0; c < count; c++)
        for (int t = 0; t < months; t++)
            value[c * months + t] = stage->tape[t * count + c].lane[lane];
    return value;
}

/* How far the second implementation moves when its arrivals are nudged by a rounding error, one way
 * or another. */
static double nudged(const struct ins_scenario *s, const double *arrivals, bool gates_off,
                     const struct oracle_months *plain, int way)
{
    struct oracle_months other;
    const char   *name[INS_PATH_COLUMNS];
    const double *column[INS_PATH_COLUMNS];
    int           cells = s->months * s->track_count;
    double       *moved = malloc((size_t)cells * sizeof *moved);
    cr_assert(moved);
    for (int c = 0; c < cells; c++)
        moved[c] = arrivals[c] * (1.0 + 3e-16 * (c % way));
    oracle_play(s, moved, (struct oracle_options){gates_off}, &other);
    for (int c = 0; c < other.column_count; c++) {
        name[c]   = other.columns[c].name;
        column[c] = other.columns[c].value;
    }
    double worst = oracle_worst(plain, other.column_count, name, column, NULL);
    oracle_free(&other);
    free(moved);
    return worst;
}

/* A few worlds are chaotic (hires that overshoot under a gate), and no two programs agree on
 * those. A single nudge may happen to hit little of what grows: the worst of several tells. */
static double sensitivity(const struct ins_scenario *s, const double *arrivals, bool gates_off)
{
    struct oracle_months plain;
    double               worst = 0.0;
    oracle_play(s, arrivals, (struct oracle_options){gates_off}, &plain);
    for (int way = 2; way <= 7; way++)
        worst = fmax(worst, nudged(s, arrivals, gates_off, &plain, way));
    oracle_free(&plain);
    return worst;
}

static double sum_of(const double *value, int months)
{
    double sum = 0.0;
    for (int t = 0; t < months; t++)
        sum += value[t];
    return sum;
}

static double largest(const double *value, int months)
{
    double most = 0.0;
    for (int t = 0; t < months; t++)
        most = fmax(most, value[t]);
    return most;
}

/* The sum of a flow as it is worth in month 0 (6.4). */
static double worth_of(const struct ins_scenario *s, const double *flow)
{
    double sum = 0.0;
    for (int t = 0; t < s->months; t++)
        sum += flow[t] / pow(1.0 + s->costs.discount_rate, t / 12.0);
    return sum;
}

/* What a future comes to, out of the oracle's months as futures.csv says; relative deviation. */
static double results_apart(const struct ins_scenario *s, const struct stage *stage, int lane,
                            const struct oracle_months *o, char *where)
{
    struct ins_row row[INS_RESULTS];
    int            n = s->months;
    double         worst = 0.0, expected[INS_RESULTS] = {
        [INS_INFLOW_TOTAL] = sum_of(o->inflow, n), [INS_PEAK_BACKLOG] = largest(o->backlog, n),
        [INS_MEAN_BACKLOG] = sum_of(o->backlog, n) / n, [INS_END_BACKLOG] = o->backlog[n - 1],
        [INS_PEAK_OVERDUE] = largest(o->overdue, n),
        [INS_OVERDUE_CASE_MONTHS] = sum_of(o->overdue, n), [INS_COST_TOTAL] = sum_of(o->cost, n),
        [INS_SOCIAL_COST_TOTAL] = worth_of(s, o->social_cost),
        [INS_PENALTIES_TOTAL] = worth_of(s, o->penalties), /* and the cost of (5.14) */
        [INS_STATE_MARGINAL] = worth_of(s, o->social_cost) - worth_of(s, o->empty_beds),
        [INS_SHORTFALL_MAX] = largest(o->shortfall, n), [INS_DRAW_TOTAL] = sum_of(o->draw, n),
        [INS_DEFICIT_TOTAL] = sum_of(o->deficit, n)};
    ins_outcome_rows(&stage->plan, &stage->world, row);
    double over = row[INS_MONTHS_OVER_NORM].lane[lane];
    bool   near = over >= o->over && over <= o->over + o->near;
    expected[INS_MONTHS_OVER_NORM] = near ? over : o->over;
    expected[INS_NORM_MET]         = over <= s->norm.tolerance_months ? 1.0 : 0.0;
    for (int r = 0; r < INS_RESULTS; r++) {
        double gap = fabs(row[r].lane[lane] - expected[r]) / fmax(1.0, fabs(expected[r]));
        if (!(gap <= worst))
            (void)snprintf(where, ORACLE_WHERE, "%s: oracle %.17g, other %.17g", ins_result[r].name,
                           expected[r], row[r].lane[lane]);
        worst = gap <= worst ? worst : gap;
    }
    return worst;
}

/* The largest deviation of one lane from the oracle, 0 where rounding alone explains it. */
static double deviation(const struct ins_scenario *s, const struct stage *stage, int lane,
                        const double *arrivals, bool gates_off, char *where)
{
    struct oracle_months months;
    const char   *name[INS_PATH_COLUMNS];
    const double *column[INS_PATH_COLUMNS];
    double       *value = lane_columns(stage, s->months, lane);
    for (int c = 0; c < stage->columns.count; c++) {
        name[c]   = stage->columns.name[c];
        column[c] = &value[c * s->months];
    }
    oracle_play(s, arrivals, (struct oracle_options){gates_off}, &months);
    double worst = oracle_worst(&months, stage->columns.count, name, column, where);
    if (worst <= ROUNDING)
        worst = fmax(worst, results_apart(s, stage, lane, &months, where));
    oracle_free(&months);
    free(value);
    if (worst > ROUNDING && worst <= CHAOS * sensitivity(s, arrivals, gates_off))
        return 0.0;
    return worst;
}

/* In one world of five some months of staff, hours and decisions are on record, by dice of their own. */
static const struct ins_record *draw_record(uint64_t number, const struct ins_scenario *s)
{
    struct dice        dice   = dice_of(number * 4 + 3000000);
    struct ins_record *record = number % 5 == 0 ? ins_history_create(s->months, s->track_count) : NULL;
    double             known  = dice_unit(&dice);
    for (int t = 0; record && t < s->months; t++)
        for (int i = 0; i < ins_record_width(s->track_count); i++) {
            double most = i == INS_RECORD_EXPERIENCED ? 2.0 * s->staff.experienced
                          : i == INS_RECORD_INTAKE    ? 0.2 * s->staff.experienced
                          : i == INS_RECORD_FLEX      ? 0.3 * s->staff.experienced
                          : i == INS_RECORD_HOURS     ? 200.0 * s->staff.experienced
                                                      : s->inflow.level_per_month;
            if (dice_unit(&dice) < known)
                ins_record_row(record, t)[i] = dice_unit(&dice) * most;
        }
    if (record)
        record->served = true;
    return record;
}

/* Arrivals of its own for every lane: arrivals[lane][month x track], the caller's to free. */
static double *draw_arrivals(uint64_t number, const struct ins_scenario *s, struct stage *stage)
{
    int     cells    = s->months * s->track_count;
    double *arrivals = malloc(INS_LANES * (size_t)cells * sizeof *arrivals);
    cr_assert(arrivals);
    for (int i = 0; i < INS_LANES; i++) {
        double *own = arrivals + i * cells;
        random_arrivals(number * INS_LANES + (uint64_t)i, s, own);
        for (int c = 0; c < cells; c++)
            stage->arrivals[c].lane[i] = own[c];
    }
    return arrivals;
}

/* A random world and its arrivals. */
static struct stage *set_up(uint64_t number, struct ins_scenario *s, double **arrivals)
{
    random_scenario(number, s);
    s->record           = draw_record(number, s);
    struct stage *stage = stage_create(s, s->funding == INS_GATED && number % 4 == 0);
    *arrivals           = draw_arrivals(number, s, stage);
    return stage;
}

/* One world, of which two lanes are looked at. */
static double try_world(uint64_t number, char *where)
{
    double              *arrivals;
    struct ins_scenario *s         = ins_memory_create(1, sizeof *s, NULL);
    struct stage        *stage     = set_up(number, s, &arrivals);
    int                  cells     = s->months * s->track_count;
    bool                 gates_off = s->funding == INS_GATED && !stage->plan.tower.gated;
    play(stage);
    int    lanes[] = {(int)(number % INS_LANES), (int)((number * 7 + 3) % INS_LANES)};
    double worst   = stage->gap <= 1e-9 ? 0.0 : INFINITY;
    if (worst > 0.0)
        strcpy(where, "the books do not close");
    for (int j = 0; j < 2 && worst <= ROUNDING; j++)
        worst = fmax(worst, deviation(s, stage, lanes[j], &arrivals[lanes[j] * cells], gates_off,
                                      where));
    free(arrivals);
    stage_free(stage);
    free((void *)(size_t)s->record);
    ins_memory_free(s);
    return worst;
}

Test(kernel, gives_the_months_of_the_second_implementation_in_random_worlds)
{
    const char *asked = getenv("INSTROOM_WORLDS"); /* more of them by hand */
    uint64_t    count = asked ? strtoull(asked, NULL, 10) : (uint64_t)as_often(3000, 1000);
    for (uint64_t number = 1; number <= count; number++) {
        char   where[ORACLE_WHERE] = "";
        double worst = try_world(number, where);
        cr_assert(worst <= ROUNDING, "world %llu: %g at %s", (unsigned long long)number, worst, where);
    }
}

/* What people read first, to the last case: the ages, the order of work, the norm, follow-ups and
 * budgets by year that the two scenarios of the Netherlands use. */
static void agree_of(const char *scenario)
{
    struct ins_case *made  = NULL;
    struct ins_error error = {0};
    cr_assert_eq(ins_case_load(scenario, NULL, 0, &made, &error), INS_DONE, "%s", error.text);

    const struct ins_scenario *s        = ins_case_scenario(made);
    struct stage              *stage    = stage_create(s, false);
    double                    *arrivals = draw_arrivals(22, s, stage);
    play(stage);
    cr_expect(stage->gap <= 1e-9, "%s: the books do not close", scenario);
    for (int lane = 0; lane < INS_LANES; lane++) {
        char   where[ORACLE_WHERE] = "";
        double worst = deviation(s, stage, lane, &arrivals[lane * s->months * s->track_count], false, where);
        cr_expect(worst <= ROUNDING, "%s: %g at %s", scenario, worst, where);
    }
    free(arrivals);
    stage_free(stage);
    ins_case_free(made);
}

Test(kernel, gives_the_months_of_the_second_implementation_of_the_shipped_scenarios)
{
    agree_of("scenarios/netherlands-2027.cfg");
    agree_of("scenarios/netherlands-2026.cfg");
}

/* What is left of a play: each double of the tally, and the buffer that its orders needed. */
static struct ins_world *remember(const struct stage *stage)
{
    struct ins_world *kept = ins_memory_create(1, sizeof *kept, NULL);
    cr_assert(kept);
    *kept = stage->world;
    return kept;
}

static void expect_same_rows(const struct ins_row *row, const struct ins_row *expected, size_t rows,
                             const char *what, uint64_t number)
{
    for (size_t r = 0; r < rows; r++)
        for (int i = 0; i < INS_LANES; i++)
            cr_assert_eq(row[r].lane[i], expected[r].lane[i], "world %llu: %s, row %d",
                         (unsigned long long)number, what, (int)r);
}

static double play_untaped(struct stage *stage, int lanes)
{
    memset(&stage->world, 0xff, sizeof stage->world);
    return ins_month_play(&stage->plan, stage->arrivals, NULL, lanes, stage->memory, NULL, &stage->world);
}

/* The first futures of a block alone, as in the last one of a run: the same, and the books of no
 * others are looked at. */
static void expect_same_of_some(struct stage *stage, const struct ins_world *noted, uint64_t number)
{
    const int            lanes = 1 + (int)(number % INS_LANES);
    const size_t         rows  = offsetof(struct ins_tally, settled) / sizeof(struct ins_row);
    const struct ins_row *row = (const struct ins_row *)&stage->world.tally;
    const struct ins_row *expected = (const struct ins_row *)&noted->tally;
    cr_assert(play_untaped(stage, lanes) <= stage->gap, "world %llu", (unsigned long long)number);
    for (size_t r = 0; r < rows; r++)
        for (int i = 0; i < lanes; i++)
            cr_assert_eq(row[r].lane[i], expected[r].lane[i], "world %llu: %d lanes, row %d",
                         (unsigned long long)number, lanes, (int)r);
}

/* What an outcome is made of. */
static void expect_same_outcome(struct stage *stage, const struct ins_world *noted, uint64_t number)
{
    struct ins_row expected[INS_RESULTS], row[INS_RESULTS];
    ins_outcome_rows(&stage->plan, noted, expected);
    ins_plan_ask(&stage->plan, INS_OUTCOME);
    stage->plan.apart = number % 2 > 0;
    cr_assert(play_untaped(stage, INS_LANES) <= stage->gap); /* which knows of the ledger, too */
    ins_outcome_rows(&stage->plan, &stage->world, row);
    for (int r = 0; r < INS_RESULTS; r++)
        if (r == INS_INFLOW_TOTAL || r == INS_DRAW_TOTAL || r == INS_DEFICIT_TOTAL ||
            (!stage->plan.apart && (r == INS_PENALTIES_TOTAL || r == INS_STATE_MARGINAL)))
            cr_assert(isnan(row[r].lane[number % INS_LANES]), "%s was not asked for",
                      ins_result[r].name);
        else
            expect_same_rows(&row[r], &expected[r], 1, ins_result[r].name, number);
}

/* The usual months have bodies of their own, and those of which less is asked do less: all must
 * come to the same, bit for bit. Every world is played as it is written, and where no gate is in
 * the way also unwatched, and for its shortfall alone. */
Test(kernel, comes_to_the_same_whatever_is_written_down)
{
    const size_t rows = offsetof(struct ins_tally, settled) / sizeof(struct ins_row);
    for (uint64_t number = 1; number <= 1500; number++) {
        double              *arrivals;
        struct ins_scenario *s     = ins_memory_create(1, sizeof *s, NULL);
        struct stage        *stage = set_up(number, s, &arrivals);
        if (!stage->plan.tower.gated)
            ins_plan_watch(&stage->plan);
        play(stage);
        struct ins_world *noted = remember(stage);
        cr_assert_eq(play_untaped(stage, INS_LANES), stage->gap);
        expect_same_rows((const struct ins_row *)&stage->world.tally,
                         (const struct ins_row *)&noted->tally, rows, "not written down", number);
        expect_same_of_some(stage, noted, number);
        expect_same_outcome(stage, noted, number);
        ins_plan_ask(&stage->plan, INS_TALLIED);
        if (!stage->plan.tower.gated) {
            expect_same_rows(&stage->world.tower.sufficient, &noted->tower.sufficient, 1, "reach",
                             number);
            stage->plan.tower.watched = false;
            play_untaped(stage, INS_LANES);
            expect_same_rows((const struct ins_row *)&stage->world.tally,
                             (const struct ins_row *)&noted->tally, rows, "not watched", number);
            ins_plan_ask(&stage->plan, INS_BRIEF);
            cr_assert(play_untaped(stage, INS_LANES) <= 1e-9);
            expect_same_rows(&stage->world.tally.shortfall_max, &noted->tally.shortfall_max, 1,
                             "for its shortfall alone", number);
        }
        ins_memory_free(noted);
        free(arrivals);
        stage_free(stage);
        free((void *)(size_t)s->record);
        ins_memory_free(s);
    }
}

/* --- the books ---------------------------------------------------------------------------------- */

/* An amount that was moved from nowhere, in one future. */
static bool is_noticed(struct stage *stage, struct ins_row *account, int lane, int lanes)
{
    const struct ins_world *w    = &stage->world;
    double                  kept = account->lane[lane];
    account->lane[lane] += 1e6;
    double gap = ins_tally_gap(&stage->plan, lanes, &w->staff, &w->work, &w->money, &w->tally);
    account->lane[lane] = kept;
    return !(gap <= 1e-9);
}

static void expect_watch_over_accounts(struct stage *stage, enum ins_detail detail, int lane)
{
    struct ins_world *w = &stage->world;
    ins_plan_ask(&stage->plan, detail);
    cr_assert(play_untaped(stage, INS_LANES) <= 1e-9);
    cr_expect(is_noticed(stage, &w->work.track[0].done, lane, INS_LANES));
    cr_expect(is_noticed(stage, &w->staff.balance, lane, INS_LANES));
    cr_expect_eq(is_noticed(stage, &w->money.cash, lane, INS_LANES), detail >= INS_OUTCOME);
    cr_expect_eq(is_noticed(stage, &w->money.gained, lane, INS_LANES), detail >= INS_OUTCOME);
    cr_expect_eq(is_noticed(stage, &w->tally.experienced, lane, INS_LANES), detail >= INS_TALLIED);
    cr_expect(is_noticed(stage, &w->work.track[0].done, lane, lane + 1), "the last that is played");
    cr_expect(!is_noticed(stage, &w->work.track[0].done, lane, lane), "one that is not");
}

/* Each account is looked at in every future, as far as what was asked keeps it. */
Test(kernel, has_an_eye_on_each_account_of_each_future)
{
    int looked_at = 0;
    for (uint64_t number = 1; number <= 40; number++) {
        double              *arrivals;
        struct ins_scenario *s     = ins_memory_create(1, sizeof *s, NULL);
        struct stage        *stage = set_up(number, s, &arrivals);
        int                  lane  = 1 + (int)(number % (INS_LANES - 1));
        bool                 paid  = ins_plan_money(&stage->plan, s->months - 1)->experienced > 0.0;
        stage->plan.tower.gated    = false;
        for (enum ins_detail d = INS_BRIEF; paid && d <= INS_TALLIED; d++)
            expect_watch_over_accounts(stage, d, lane);
        looked_at += paid;
        free(arrivals);
        stage_free(stage);
        free((void *)(size_t)s->record);
        ins_memory_free(s);
    }
    cr_expect_gt(looked_at, 20);
}
