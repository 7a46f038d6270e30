/* oracle_test.c - is the second implementation itself right?
 *
 * It must give the reference months (tests/reference, computed elsewhere from the same page), sums
 * that close, numbers that a pencil gives, and the same count of old cases by the formula of
 * (4.9), and by a queue of parcels. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "instroom/scenario.h"
#include "oracle/compare.h"
#include "oracle/oracle.h"
#include "oracle/random.h"
#include "oracle/shrink.h"
#include "scenario/case.h"
#include "scenario/keys.h"

/* Tests run from the root of the repository. */
#define REFERENCE "tests/reference/"

enum { WORLDS = 300, COLUMNS = 100, LINE = 1 << 16 };

static const struct oracle_options as_written = {0};

static void *make(size_t count, size_t size)
{
    void *memory = calloc(count, size);

    cr_assert(memory);
    return memory;
}

/* ---------------------------------------------------------------- a CSV of months */

struct table {
    int           count;
    char         *header;
    const char   *name[COLUMNS];
    double       *value[COLUMNS]; /* by month */
    const double *column[COLUMNS];
};

static void read_header(struct table *table, char *line, int months)
{
    char *rest = NULL;

    table->header = strdup(line);
    for (char *word = strtok_r(table->header, ",\r\n", &rest); word;
         word       = strtok_r(NULL, ",\r\n", &rest)) {
        cr_assert(table->count < COLUMNS);
        table->name[table->count]   = word;
        table->value[table->count]  = make((size_t)months, sizeof(double));
        table->column[table->count] = table->value[table->count];
        table->count++;
    }
}

/* The first cell is the month, a text; the others are numbers. */
static void read_row(struct table *table, char *line, int month)
{
    char *at = strchr(line, ',');

    for (int c = 1; c < table->count; c++) {
        cr_assert(at && *at == ',');
        table->value[c][month] = strtod(at + 1, &at);
    }
}

static struct table read_table(const char *path, int months)
{
    static char  line[LINE];
    struct table table = {0};
    FILE        *file  = fopen(path, "r");

    cr_assert(file, "%s cannot be read", path);
    cr_assert(fgets(line, sizeof line, file));
    read_header(&table, line, months);
    for (int t = 0; t < months; t++) {
        cr_assert(fgets(line, sizeof line, file), "%s ends before month %d", path, t);
        read_row(&table, line, t);
    }
    cr_assert(!fgets(line, sizeof line, file), "%s goes on after %d months", path, months);
    fclose(file);
    return table;
}

static void free_table(struct table *table)
{
    for (int c = 0; c < table->count; c++)
        free(table->value[c]);
    free(table->header);
}

/* ---------------------------------------------------------------- the reference */

static void agree_with_reference(const char *scenario, const char *csv)
{
    struct ins_case *made  = NULL;
    struct ins_error error = {0};

    cr_assert_eq(ins_case_load(scenario, NULL, 0, &made, &error), INS_DONE, "%s", error.text);

    const struct ins_scenario *s     = ins_case_scenario(made);
    struct table               table = read_table(csv, s->months);
    double *arrivals = make((size_t)(s->months * s->track_count), sizeof *arrivals);
    char    where[ORACLE_WHERE];

    struct oracle_months months;
    cr_assert(oracle_expected_arrivals(s, arrivals));
    oracle_play(s, arrivals, as_written, &months);
    /* 1e-8: what the reference promises of itself. */
    cr_expect(oracle_worst(&months, table.count, table.name, table.column, where) < 1e-8,
              "%s: %s", csv, where);
    oracle_free(&months);
    free(arrivals);
    free_table(&table);
    ins_case_free(made);
}

Test(oracle, gives_the_reference_months_of_a_plain_tower)
{
    agree_with_reference(REFERENCE "plain.cfg", REFERENCE "plain.csv");
}

Test(oracle, gives_the_reference_months_of_gated_funding)
{
    agree_with_reference(REFERENCE "gated.cfg", REFERENCE "gated.csv");
}

Test(oracle, gives_the_reference_months_of_taskforces_and_a_perfect_forecast)
{
    agree_with_reference(REFERENCE "taskforce.cfg", REFERENCE "taskforce.csv");
}

Test(oracle, gives_the_reference_months_of_replacement_hiring)
{
    agree_with_reference(REFERENCE "replace.cfg", REFERENCE "replace.csv");
}

/* ---------------------------------------------------------------- random worlds */

struct play {
    struct ins_scenario *s;
    double              *arrivals;
    struct oracle_months months;
};

static void play_world(uint64_t number, struct oracle_options options, struct play *play)
{
    play->s = make(1, sizeof *play->s);
    random_scenario(number, play->s);
    play->arrivals =
        make((size_t)(play->s->months * play->s->track_count), sizeof *play->arrivals);
    random_arrivals(number, play->s, play->arrivals);
    oracle_play(play->s, play->arrivals, options, &play->months);
}

static void free_play(struct play *play)
{
    oracle_free(&play->months);
    free(play->arrivals);
    free(play->s);
}

Test(oracle, closes_the_books_of_cases_people_and_money_in_random_worlds)
{
    for (uint64_t number = 0; number < WORLDS; number++) {
        struct play play;

        play_world(number, as_written, &play);
        /* Rounding of at most 1,200 sums of 150 months: far below 1e-11. */
        cr_expect(oracle_books_gap(&play.months.books) < 1e-11, "world %d: %g", (int)number,
                  oracle_books_gap(&play.months.books));
        free_play(&play);
    }
}

Test(oracle, counts_old_cases_alike_by_formula_and_by_parcels)
{
    for (uint64_t number = 0; number < WORLDS; number++) {
        struct play play;

        play_world(number, as_written, &play);
        cr_expect(play.months.age_gap < 1e-9, "world %d: %g", (int)number, play.months.age_gap);
        free_play(&play);
    }
}

/* The level is no stock: a steep downward trend carries it below 0, and (2.8) floors the
 * forecast only. */
static bool is_sound(const char *name, double value)
{
    return isfinite(value) && (value > -1e-6 || strcmp(name, "level") == 0);
}

/* A sum that closes can still hide a number that is none, or a stock below 0. */
Test(oracle, keeps_every_column_finite_and_every_stock_from_falling_below_zero)
{
    for (uint64_t number = 0; number < WORLDS; number++) {
        struct play play;

        play_world(number, as_written, &play);
        for (int c = 0; c < play.months.column_count; c++) {
            const struct oracle_column *one = &play.months.columns[c];

            for (int t = 0; t < play.months.months; t++)
                cr_assert(is_sound(one->name, one->value[t]), "world %d: %s, month %d: %g",
                          (int)number, one->name, t, one->value[t]);
        }
        free_play(&play);
    }
}

/* The lines of the ledger add up to the cost, the tracks to the whole. */
Test(oracle, adds_ledger_lines_to_the_cost)
{
    for (uint64_t number = 0; number < WORLDS; number++) {
        struct play play;

        play_world(number, as_written, &play);
        for (int t = 0; t < play.months.months; t++) {
            double sum = 0.0;

            for (int c = 0; c < play.months.column_count; c++)
                if (strncmp(play.months.columns[c].name, "cost.", 5) == 0)
                    sum += play.months.columns[c].value[t];
            cr_assert(fabs(sum - play.months.cost[t]) <= 1e-12 * fmax(1.0, sum));
        }
        free_play(&play);
    }
}

/* A buffer without bound means that no order is ever held back. */
Test(oracle, without_gates_does_what_unlimited_funding_does)
{
    for (uint64_t number = 0; number < WORLDS; number++) {
        struct play         free_hand;
        struct oracle_months unlimited;

        play_world(number, (struct oracle_options){.gates_off = true}, &free_hand);
        free_hand.s->funding = INS_UNLIMITED;
        oracle_play(free_hand.s, free_hand.arrivals, as_written, &unlimited);
        for (int c = 0; c < unlimited.column_count; c++)
            cr_assert_arr_eq(unlimited.columns[c].value, free_hand.months.columns[c].value,
                             (size_t)unlimited.months * sizeof(double));
        oracle_free(&unlimited);
        free_play(&free_hand);
    }
}

/* ---------------------------------------------------------------- the worlds themselves */

/* What is worked out may be without bound: a single regime is never left. */
static bool allowed(const struct ins_key *key, double value)
{
    return ins_key_in_range(key, value) ||
           (key->otherwise.need == INS_KEY_DERIVED && value == INFINITY) ||
           (key->otherwise.need == INS_KEY_CONSTANT && value == key->otherwise.value);
}

static void look_at_key(const struct ins_scenario *s, const struct ins_key *key, int number)
{
    const struct ins_key *list = ins_key_list(key);

    if (!ins_key_is_number(key) || strncmp(key->path, "sweep", 5) == 0)
        return;
    for (int i = 0; i < (list ? ins_key_count(s, list, 0) : 1); i++) {
        double value =
            ins_key_get(s, key, (list ? ins_key_element(list, i) : 0) + key->offset);

        cr_expect(allowed(key, value), "world %d: %s = %g", number, key->path, value);
    }
}

Test(random_worlds, stay_inside_the_range_of_every_key)
{
    int                   count;
    const struct ins_key *keys = ins_keys(&count);
    struct ins_scenario  *s    = make(1, sizeof *s);

    for (int number = 0; number < WORLDS; number++) {
        random_scenario((uint64_t)number, s);
        for (int i = 0; i < count; i++)
            look_at_key(s, &keys[i], number);
    }
    free(s);
}

/* Keys of which no month reads anything: they say how it is asked, what is watched, or stand in the
 * inflow, whose draws are handed to both implementations. */
static bool is_beside_the_months(const struct ins_key *key)
{
    static const char *const beside[] = {"inflow", "norm", "sweep", "changes", "uncertain", "sampling",
                                         "control_variates", "parameter_uncertainty",
                                         "costs.severance", "buffer.holding_rate"};
    if (ins_key_top(key)->uses & (INS_KEY_ASIDE | INS_KEY_DESIGN))
        return true;
    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++)
        if (strncmp(key->path, beside[i], strlen(beside[i])) == 0)
            return true;
    return false;
}

/* Whether some world gives the key another value than its default. */
static bool is_drawn(const struct ins_key *key, struct ins_scenario *s)
{
    const struct ins_key *list = ins_key_list(key);

    for (int number = 0; number < WORLDS; number++) {
        random_scenario((uint64_t)number, s);
        for (int i = 0; i < (list ? ins_key_count(s, list, 0) : 1); i++) {
            double value =
                ins_key_get(s, key, (list ? ins_key_element(list, i) : 0) + key->offset);

            if (key->otherwise.need != INS_KEY_CONSTANT || value != key->otherwise.value)
                return true;
        }
    }
    return false;
}

/* Whoever adds a key that the months read is told here that the worlds on which the two
 * implementations are held side by side never move it: equal they would be without it. */
Test(random_worlds, move_every_key_that_the_months_read)
{
    int                   count;
    const struct ins_key *keys = ins_keys(&count);
    struct ins_scenario  *s    = make(1, sizeof *s);

    for (int i = 0; i < count; i++)
        if ((ins_key_is_number(&keys[i]) || keys[i].kind == INS_KEY_CHOICE ||
             keys[i].kind == INS_KEY_FLAG) && !is_beside_the_months(&keys[i]))
            cr_expect(is_drawn(&keys[i], s), "%s is at its default in every world", keys[i].path);
    free(s);
}

static double sum(const double *value, int count)
{
    double total = 0.0;

    for (int i = 0; i < count; i++)
        total += value[i];
    return total;
}

/* What scenario.h promises of a resolved scenario beside ranges. */
Test(random_worlds, are_resolved)
{
    struct ins_scenario *s = make(1, sizeof *s);

    for (int number = 0; number < WORLDS; number++) {
        const struct ins_regime *regimes = s->inflow.regimes;
        double                   whole   = 0.0;

        random_scenario((uint64_t)number, s);
        for (int k = 0; k < s->track_count; k++)
            whole += s->tracks[k].fraction;
        cr_expect(fabs(whole - 1.0) < 1e-12);
        cr_expect(fabs(sum(s->inflow.season, INS_SEASON) - INS_SEASON) < 1e-12);
        for (int i = 0; i < s->inflow.regime_count; i++) {
            cr_expect(fabs(sum(regimes[i].shares, s->track_count) - 1.0) < 1e-12);
            cr_expect(s->inflow.regime_count == 1 ||
                      fabs(sum(regimes[i].next, s->inflow.regime_count) - 1.0) < 1e-12);
            cr_expect_eq(regimes[i].next[i], 0.0);
        }
        cr_expect(s->flex.active <= s->flex.pool && s->buffer.cap >= s->buffer.initial &&
                  s->budget.cap >= s->budget.floor && s->norm.from < s->months);
    }
    free(s);
}

/* ---------------------------------------------------------------- pencil and paper */

/* One track, nobody hired, nothing paid; resolved. */
static void fill_bare(struct ins_scenario *s, int months)
{
    ins_scenario_init(s);
    s->start                      = 2026 * 12;
    s->months                     = months;
    s->tower.policy               = INS_FIXED;
    s->inflow.counts              = INS_EXPECTED;
    s->inflow.level_per_month     = 2000.0;
    s->inflow.regime_count        = 1;
    s->inflow.regimes[0]          = (struct ins_regime){.multiplier = 1.0, .volatility = 1.0};
    s->inflow.regimes[0].shares[0] = 1.0;
    s->track_count                = 1;
    s->tracks[0] = (struct ins_track){.name = "all", .share = 1.0, .fraction = 1.0, .hours = 20.0,
                                      .legal_term = 3, .backlog_age = 6, .dispersion = 60.0,
                                      .decided_before = 2000.0};
    s->budget.annual_count = 1;
    s->budget.annual[0]    = 0.0;
    s->buffer.cap          = 0.0;
    s->staff.experienced   = 0.0;
    s->staff.attrition     = 0.0;
}

/* 500 at 1 % a month: 500 x 0.99^60 = 273.578. */
Test(oracle, loses_staff_as_a_power_of_what_stays)
{
    struct ins_scenario *s            = make(1, sizeof *s);
    double               arrivals[60] = {0.0};
    struct oracle_months months;

    fill_bare(s, 60);
    s->staff.experienced = 500.0;
    s->staff.attrition   = 0.01;
    oracle_play(s, arrivals, as_written, &months);
    cr_expect(fabs(months.experienced[59] - 273.578) < 5e-4);
    oracle_free(&months);
    free(s);
}

/* 3,500 a month for 9 months over 2,250 served: 9 x 1,250 = 11,250 at the peak; 2,000 after
 * that leave 250 a month, so 45 months to recover. */
Test(oracle, recovers_from_a_surge_when_a_pencil_says_so)
{
    struct ins_scenario *s            = make(1, sizeof *s);
    double               arrivals[60] = {0.0};
    struct oracle_months months;

    fill_bare(s, 60);
    s->staff.experienced     = 450.0;
    s->staff.hours_per_month = 100.0; /* 45,000 hours, 20 a case */
    for (int t = 0; t < 60; t++)
        arrivals[t] = t < 9 ? 3500.0 : 2000.0;
    oracle_play(s, arrivals, as_written, &months);
    cr_expect(fabs(months.backlog[8] - 11250.0) < 1e-6);
    cr_expect(fabs(months.backlog[52] - 250.0) < 1e-6);
    cr_expect(fabs(months.backlog[53]) < 1e-6);
    oracle_free(&months);
    free(s);
}

/* 600 cases of ages 0 ... 5, 100 each, nobody to decide them, 20 % withdrawn a month. At the
 * end of month 0 all but the new 1,000 are a month older: ages 3 and more were 2 and more,
 * 400 x 0.8 = 320. A month on 500 x 0.64 = 320, then 600 x 0.512 = 307.2, and then the first
 * arrivals are 3 full months old: 600 x 0.4096 + 1,000 x 0.512 = 757.76. */
Test(oracle, counts_overdue_cases_by_their_age)
{
    static const double  overdue[4]  = {320.0, 320.0, 307.2, 757.76};
    struct ins_scenario *s           = make(1, sizeof *s);
    double               arrivals[4] = {1000.0, 0.0, 0.0, 0.0};
    struct oracle_months months;

    fill_bare(s, 4);
    s->tracks[0].backlog    = 600.0;
    s->tracks[0].withdrawal = 0.2;
    oracle_play(s, arrivals, as_written, &months);
    for (int t = 0; t < 4; t++)
        cr_expect(fabs(months.overdue[t] - overdue[t]) < 1e-9, "month %d: %g", t,
                  months.overdue[t]);
    oracle_free(&months);
    free(s);
}

/* By the page: level 2,000, shock ln 2 that halves, an event that doubles and adds 100 in
 * month 1, and a record that knows month 2. 2,000 x 2^(1/2), 2,000 x 2^(1/4) x 2 + 100. */
Test(oracle, works_out_expected_arrivals)
{
    struct ins_scenario *s = make(1, sizeof *s);
    double               arrivals[3];
    struct ins_record   *record = make(1, sizeof *record + 3 * sizeof(double));

    fill_bare(s, 3);
    s->inflow.ar1.initial     = log(2.0);
    s->inflow.ar1.persistence = 0.5;
    s->inflow.event_count     = 1;
    s->inflow.events[0]       = (struct ins_event){
              .start = 1, .months = 1, .multiply = 2.0, .add = 100.0, .track_index = -1};
    record->months = 3;
    record->tracks = 1;
    memcpy(record->cases, (double[]){NAN, NAN, 17.0}, 3 * sizeof(double));
    s->record = record;
    cr_expect(oracle_expected_arrivals(s, arrivals));
    cr_expect(fabs(arrivals[0] - 2000.0 * sqrt(2.0)) < 1e-9);
    cr_expect(fabs(arrivals[1] - (4000.0 * pow(2.0, 0.25) + 100.0)) < 1e-9);
    cr_expect_eq(arrivals[2], 17.0);
    s->inflow.ar1.innovation_sd = 0.1;
    cr_expect_not(oracle_expected_arrivals(s, arrivals));
    free(record);
    free(s);
}

/* ---------------------------------------------------------------- comparing and shrinking */

Test(oracle, finds_the_place_that_deviates_and_the_column_that_is_missing)
{
    const char   *name[ORACLE_COLUMNS];
    const double *column[ORACLE_COLUMNS];
    char          where[ORACLE_WHERE];
    struct play   play;

    play_world(3, as_written, &play);

    struct oracle_months *months = &play.months;
    double               *bent   = make((size_t)months->months, sizeof *bent);

    for (int c = 0; c < months->column_count; c++) {
        name[c]   = months->columns[c].name;
        column[c] = months->columns[c].value;
    }
    cr_expect_eq(oracle_worst(months, months->column_count, name, column, where), 0.0);
    memcpy(bent, column[0], (size_t)months->months * sizeof *bent);
    bent[1] += 0.5 * fmax(1.0, bent[1]);
    column[0] = bent;
    cr_expect(fabs(oracle_worst(months, months->column_count, name, column, where) - 0.5) < 1e-12);
    cr_expect(strstr(where, "inflow, month 1:"), "%s", where);
    cr_expect(isinf(oracle_worst(months, months->column_count - 1, name, column, where)));
    cr_expect(strstr(where, name[months->column_count - 1]), "%s", where);
    free(bent);
    free_play(&play);
}

/* Of a line of the ledger the last digits of the month's cost are not told apart, and a millionth of it is. */
Test(oracle, sees_a_millionth_of_the_cost_in_a_line_of_the_ledger_and_no_last_digit)
{
    const char   *name[ORACLE_COLUMNS];
    const double *column[ORACLE_COLUMNS];
    struct play   play;
    play_world(3, as_written, &play);
    struct oracle_months *months = &play.months;
    double *bent = make((size_t)months->months, sizeof *bent), cost = 0.0;
    int     line = -1;
    for (int c = 0; c < months->column_count; c++) {
        name[c]   = months->columns[c].name;
        column[c] = months->columns[c].value;
        line      = strcmp(name[c], "cost.overtime") == 0 ? c : line;
        cost      = strcmp(name[c], "cost") == 0 ? column[c][1] : cost;
    }
    cr_assert(line >= 0 && cost > 1000.0);
    memcpy(bent, column[line], (size_t)months->months * sizeof *bent);
    bent[1]      = column[line][1] + 1e-13 * cost;
    column[line] = bent;
    cr_expect(oracle_worst(months, months->column_count, name, column, NULL) < 1e-8);
    bent[1] += 1e-6 * fmax(cost, bent[1]);
    cr_expect(oracle_worst(months, months->column_count, name, column, NULL) > 1e-8);
    free(bent);
    free_play(&play);
}

/* A fault in one line: whoever forgets the retainer of the flex pool; of worlds whose pool and price are not
 * those of a change. */
static bool forgets_the_retainer(const struct ins_scenario *s, const double *arrivals,
                                 void *context)
{
    struct oracle_months months;
    bool                 differs;

    (void)context;
    oracle_play(s, arrivals, as_written, &months);
    differs = s->change_count == 0 && months.cost_flex_retainer[s->months - 1] > 0.0;
    oracle_free(&months);
    return differs;
}

static uint64_t first_world_that(shrink_fails *fails)
{
    for (uint64_t number = 0;; number++) {
        struct play play;
        bool        found;

        play_world(number, as_written, &play);
        found = play.s->track_count > 3 && fails(play.s, play.arrivals, NULL);
        free_play(&play);
        if (found)
            return number;
    }
}

Test(random_worlds, shrink_to_what_the_fault_needs_and_nothing_else)
{
    struct play play;

    play_world(first_world_that(forgets_the_retainer), as_written, &play);
    cr_expect(shrink_world(play.s, play.arrivals, forgets_the_retainer, NULL) > 0);
    cr_expect(forgets_the_retainer(play.s, play.arrivals, NULL));
    cr_expect(play.s->flex.pool > 0.0 && play.s->costs.flex_retainer > 0.0);
    cr_expect_eq(play.s->months, 1);
    cr_expect_eq(play.s->track_count, 1);
    cr_expect_eq(play.s->followup_count + play.s->taskforce_count + play.s->inflow.event_count, 0);
    cr_expect_eq(play.s->costs.experienced, 0.0);
    cr_expect_eq(play.arrivals[0], 0.0);
    free_play(&play);
}

static char *printed(const struct play *play)
{
    char  *text = NULL;
    size_t length;
    FILE  *file = open_memstream(&text, &length);

    cr_assert(file);
    shrink_print(file, play->s, play->arrivals);
    fclose(file);
    return text;
}

/* What is printed is a scenario file: read back it plays the same months. */
Test(random_worlds, print_as_scenarios_that_read_back)
{
    for (uint64_t number = 0; number < 50; number++) {
        struct play          play;
        struct ins_case     *made  = NULL;
        struct ins_error     error = {0};
        struct oracle_months again;

        play_world(number, as_written, &play);

        char *text = printed(&play);

        cr_assert_eq(ins_case_read(text, "printed", NULL, NULL, 0, &made, &error), INS_DONE,
                     "world %d: %s\n%s", (int)number, error.text, text);
        oracle_play(ins_case_scenario(made), play.arrivals, as_written, &again);
        /* Shares and seasons are normalised once more: rounding, amplified by the months. */
        for (int t = 0; t < again.months; t++)
            cr_assert(fabs(again.cost[t] - play.months.cost[t]) <=
                      1e-8 * fmax(1.0, again.cost[t]));
        oracle_free(&again);
        ins_case_free(made);
        free(text);
        free_play(&play);
    }
}
