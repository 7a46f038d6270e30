/* The table of keys: whether its rows are whole, and whether what a row needs elsewhere is there. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "instroom/scenario.h"
#include "model/covariates.h"
#include "model/inflow.h"
#include "scenario/case.h"
#include "scenario/inside.h"
#include "scenario/keys.h"
#include "scenario/locate.h"
#include "scenario/read.h"
#include "scenario/value.h"
#include "support.h"

#define FULL "tests/scenario/full.cfg"

static struct ins_case *load(const char *path)
{
    static struct ins_error error;
    struct ins_case *made;
    enum ins_status status = ins_case_load(path, NULL, 0, &made, &error);
    cr_assert_eq(status, INS_DONE, "%s: %s", path, error.text);
    return made;
}

Test(keys, have_defaults_that_they_would_accept)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (int i = 0; i < count; i++) {
        const struct ins_key *key = &keys[i];
        if (ins_key_is_number(key) && key->otherwise.need == INS_KEY_CONSTANT &&
            isfinite(key->otherwise.value))
            cr_expect(ins_key_in_range(key, key->otherwise.value), "%s", key->path);
        cr_expect_gt(strlen(key->about), 5, "%s", key->path);
    }
}

Test(keys, stand_each_in_a_place_of_its_own)
{
    static int taken[sizeof(struct ins_scenario)];
    int count;
    const struct ins_key *keys = ins_keys(&count);
    cr_assert_leq(count, INS_KEY_ROWS);
    for (int i = 0; i < count; i++) {
        bool group = keys[i].kind == INS_KEY_GROUP || keys[i].kind == INS_KEY_GROUPS ||
                     keys[i].kind == INS_KEY_INHERITS;
        if (group)
            continue;
        const struct ins_key *list = ins_key_list(&keys[i]);
        size_t at = (keys[i].offset + (list ? ins_key_element(list, 0) : 0)) / INS_ORIGIN_STEP;
        cr_expect_eq(taken[at], 0, "%s and %s", keys[i].path, keys[taken[at]].path);
        taken[at] = i;
        cr_expect_eq(ins_key_find(keys[i].path), &keys[i]);
    }
}

Test(keys, are_all_explained_within_a_hundred_columns)
{
    static struct ins_error error;
    char *text, *one, path[160];
    int count;
    const struct ins_key *keys = ins_keys(&count);
    cr_assert_eq(ins_explain(NULL, &text, &error), INS_DONE);
    for (int i = 0; i < count; i++) {
        cr_expect_not_null(strstr(text, keys[i].about), "%s", keys[i].path);
        cr_expect_eq(ins_explain(keys[i].path, &one, &error), INS_DONE, "%s", keys[i].path);
        cr_expect_not_null(strstr(one, ins_key_leaf(ins_key_spell(&keys[i], path))));
        free(one);
    }
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        cr_expect_leq(strlen(line), 100, "%s", line);
    free(text);
}

Test(keys, name_the_nearest_of_an_unknown_one)
{
    static struct ins_error error;
    char *text;
    cr_expect_eq(ins_explain("staff.atrition", &text, &error), INS_WRONG);
    cr_expect_str_eq(error.text, "staff.atrition: unknown key; did you mean staff.attrition?");
    cr_expect_eq(ins_explain("tracks.asylum.legalterm", &text, &error), INS_WRONG);
    cr_expect_str_eq(error.text,
                     "tracks.asylum.legalterm: unknown key; did you mean tracks.NAME.legal_term?");
}

/* -- whoever adds a key is told here what was forgotten ---------------------------------------- */

static bool holds_values(const struct ins_key *key)
{
    return key->kind != INS_KEY_GROUP && key->kind != INS_KEY_GROUPS && key->kind != INS_KEY_INHERITS;
}

/* Given in a file or by --set, and not at its default. */
static bool stands(const struct ins_case *c, const struct ins_key *key, size_t base)
{
    size_t offset = base + key->offset;
    if (ins_origin(&c->origins, offset).file == INS_PLACE_NONE)
        return false;
    if (key->kind == INS_KEY_REALS || key->kind == INS_KEY_TEXT || key->kind == INS_KEY_NAME ||
        key->kind == INS_KEY_FILE)
        return true;
    double value = ins_key_get(&c->written, key, offset);
    return key->otherwise.need != INS_KEY_CONSTANT || value != key->otherwise.value;
}

/* Of any element, where it stands in a list. */
static bool stands_somewhere(const struct ins_case *c, const struct ins_key *key)
{
    const struct ins_key *list = ins_key_list(key);
    for (int i = 0; list && i < ins_key_count(ins_case_written(c), list, 0); i++)
        if (stands(c, key, ins_key_element(list, i)))
            return true;
    return list ? false : stands(c, key, 0);
}

/* One of the words of a choice, or a flag. */
static bool another_word(const struct ins_key *key, double part, char *text, size_t room)
{
    int words = 0;
    while (key->words && key->words[words])
        words++;
    if (key->kind == INS_KEY_FLAG)
        (void)snprintf(text, room, "%s", part < 0.5 ? "false" : "true");
    else if (key->kind == INS_KEY_CHOICE)
        (void)snprintf(text, room, "%s", key->words[(int)(part * words) % words]);
    return key->kind == INS_KEY_FLAG || key->kind == INS_KEY_CHOICE;
}

/* A value that is usual and no default, as --set takes it; false where the test knows none. */
static bool another_value(const struct ins_key *key, double part, char *text, size_t room)
{
    if (!ins_key_is_number(key))
        return another_word(key, part, text, room);
    double low   = isfinite(key->usual.low) ? key->usual.low : key->range.low;
    double high  = isfinite(key->usual.high) ? key->usual.high : key->range.high;
    double value = low + part * (high - low);
    char number[INS_NUMBER_TEXT];
    if (ins_key_is_whole(key))
        value = floor(value);
    if (!isfinite(value) || value == key->otherwise.value)
        return false;
    (void)snprintf(text, room, "%s", ins_key_number(value, true, number));
    return true;
}

/* The path of a key of one element, where it stands in a list. */
static void path_in(const struct ins_case *c, const struct ins_key *key, int index, char *path, size_t room)
{
    const struct ins_key *list = ins_key_list(key);
    char element[INS_PATH];
    (void)snprintf(path, room, "%s%s%s",
                   list ? ins_key_element_path(ins_case_written(c), list, index, element) : "",
                   list ? "." : "", list ? ins_key_leaf(key->path) : key->path);
}

/* Of the first element. */
static void path_of(const struct ins_case *c, const struct ins_key *key, char *path, size_t room)
{
    path_in(c, key, 0, path, room);
}

/* Lay a value that is no default over the full scenario; NULL where it takes none that was tried. */
static struct ins_case *full_with(const struct ins_case *full, const struct ins_key *key)
{
    static const double parts[] = {0.5, 0.25, 0.1, 0.75, 0.01, 1.0, 0.0};
    static struct ins_error error;
    char path[2 * INS_PATH], value[INS_NUMBER_TEXT], setting[3 * INS_PATH];
    struct ins_case *made = NULL;
    path_of(full, key, path, sizeof path);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && !made; i++) {
        const char *settings[] = {setting};
        if (!another_value(key, parts[i], value, sizeof value))
            continue;
        (void)snprintf(setting, sizeof setting, "%s=%s", path, value);
        (void)ins_case_load(FULL, settings, 1, &made, &error);
        if (made && !stands_somewhere(made, key)) {
            ins_case_free(made);
            made = NULL;
        }
    }
    return made;
}

/* What was read stands in the text, and comes out of it again. */
static void expect_kept(const struct ins_case *c, const struct ins_key *key)
{
    static struct ins_error error;
    struct ins_case *again = NULL;
    char *text             = ins_case_text(c, 0);
    cr_assert_eq(ins_case_read(text, "text", "/", NULL, 0, &again, &error), INS_DONE, "%s: %s",
                 key->path, error.text);
    cr_expect(stands_somewhere(again, key), "%s is not written", key->path);
    ins_case_free(again);
    free(text);
}

/* Values belong to a grid, points to the other designs; worlds want random futures and no control
 * variates. */
static bool stands_alone(const struct ins_key *key)
{
    return strcmp(key->path, "sweep.axes.*.values") == 0 || strcmp(key->path, "sampling") == 0 ||
           strcmp(key->path, "control_variates") == 0;
}

/* The full scenario gives each key a value that is no default. What does not stand in full.cfg, and
 * is a number, is laid over it here; all of it is read, written and read again. */
Test(keys, all_stand_in_the_full_scenario, .timeout = 600)
{
    struct ins_case *full = load(FULL);
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        if (!holds_values(key) || stands_alone(key))
            continue;
        bool there         = stands_somewhere(full, key);
        struct ins_case *c = there ? full : full_with(full, key);
        cr_assert_not_null(c, "%s: not in full.cfg, and no value of it can be set there", key->path);
        cr_expect(stands_somewhere(c, key), "%s is not in the full scenario", key->path);
        expect_kept(c, key);
        if (!there)
            ins_case_free(c);
    }
    ins_case_free(full);
}

/* A service with all there is, so that every key has something to work on. */
static const char *const lively[] = {
    "funding=gated", "futures=64", "tower.forecast=trend", "control_variates=false",
    "inflow.surge.probability=0.05", "inflow.surge.mean_log_size=0.4", "inflow.ceiling=2",
    "inflow.growth_per_year=0.05", "inflow.ar1.initial=0.2", "inflow.burn_in=3",
    "inflow.walk.innovation_sd=0.05",
    "inflow.initial_regime=turbulent", "inflow.regimes.turbulent.multiplier=1.3",
    "inflow.events=({start='2027-03';months=6;multiply=1.5;add=100.0;track='asylum';})",
    "inflow.uncertainty=({key='inflow.level_per_month';se=0.1;},"
    "{key='inflow.ar1.persistence';scale='fisher';se=0.2;correlations=[0.3];})",
    "parameter_uncertainty=true",
    "academie.intake=({month='2026-12';fte=20;})", "flex.active=20",
    "productivity.investments=({start='2026-09';lag=6;gain=0.05;cost=4e6;months=8;})",
    "taskforce=({trigger=5000;lead_time=2;times=2;months=3;hours_per_month=3000;cost_per_month=5e5;},"
    "{start='2027-01';months=6;hours_per_month=2000;cost_per_month=4e5;})",
    "changes=({start='2027-09';key='staff.attrition';value=0.02;})",
    "buffer.initial=5e6", "buffer.cap=6e6", "buffer.top_up=2e6",
    "budget.spring.share=0.5", "budget.spring.most=3e6", "budget.spring.chance=0.6",
    "buffer.frozen=2e6", "buffer.release=1.05", "buffer.carry_over=0.7", "reception.places=5000",
    "norm.measure=older", "norm.age=4", "norm.limit=40", "norm.from=12",
    "reception.emergency_per_case_month=3000", "penalty.borne=true", "costs.severance=5000",
    "costs.discount_rate=0.03", NULL};

static const struct ins_case *lively_with(const char *setting)
{
    const char *settings[sizeof lively / sizeof lively[0] + 1];
    int count = 0;
    while (lively[count]) {
        settings[count] = lively[count];
        count++;
    }
    settings[count]     = setting;
    settings[count + 1] = NULL;
    return world_try(world_service, settings);
}

/* Keys that no run answers to: they say how it is asked, or belong to another answer. */
static bool is_silent(const struct ins_key *key)
{
    static const char *const others[] = {
        "buffer.holding_rate", /* of the economic buffer */
        "control_variates",    /* of the means alone */
        "sampling",            /* not beside parameter_uncertainty */
        "costs.severance",     /* told beside the cost */
        "inflow.regimes.*.next", /* of two regimes one always follows the other: tests/inflow.c */
        "norm.confidence"};    /* of the norm buffer */
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcmp(others[i], key->path) == 0)
            return true;
    return ins_key_top(key)->uses & (INS_KEY_ASIDE | INS_KEY_DESIGN);
}

static bool same_results(const struct ins_run *a, const struct ins_run *b)
{
    if (a->futures != b->futures || a->scenario.months != b->scenario.months)
        return false;
    for (int r = 0; r < INS_RESULTS; r++)
        if (memcmp(a->result[r], b->result[r], (size_t)a->futures * sizeof *a->result[r]) != 0)
            return false;
    return true;
}

/* Whether some other value of the key gives other results. */
static bool matters(const struct ins_case *base, const struct ins_run *as_it_is,
                    const struct ins_key *key)
{
    static const double parts[] = {0.5, 0.9, 0.1, 0.02, 0.002, 0.0002, 1.0};
    char path[2 * INS_PATH], value[INS_NUMBER_TEXT];
    path_of(base, key, path, sizeof path);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!another_value(key, parts[i], value, sizeof value))
            continue;
        const struct ins_case *other = lively_with(with("%s=%s", path, value));
        if (other && !same_results(as_it_is, run(other, 1)))
            return true;
    }
    return false;
}

/* A list of `count` numbers that differ, so that rescaling does not make the usual ones of them. */
static void list_of(const struct ins_key *key, int count, char *text, size_t room)
{
    double low  = isfinite(key->usual.low) ? key->usual.low : key->range.low;
    double high = isfinite(key->usual.high) ? key->usual.high : key->range.high;
    size_t used = (size_t)snprintf(text, room, "[");
    for (int i = 0; i < count; i++) {
        char number[INS_NUMBER_TEXT];
        double part = 0.1 + 0.5 * i / count;
        used += (size_t)snprintf(text + used, room - used, "%s%s", i ? ", " : "",
                                 ins_key_number(low + part * (high - low), false, number));
    }
    (void)snprintf(text + used, room - used, "]");
}

/* Whether other numbers in a list of them, of whichever element, give other results. */
static bool list_matters(const struct ins_case *base, const struct ins_run *as_it_is,
                         const struct ins_key *key)
{
    static const char bands[] = "({ up_to = 2; cases = 900; }, { up_to = 9; cases = 10; })";
    const struct ins_key *list = ins_key_list(key);
    int elements = list ? ins_key_count(ins_case_written(base), list, 0) : 1;
    char path[2 * INS_PATH], value[INS_SEASON * INS_NUMBER_TEXT + 3];
    for (int e = 0; e < elements; e++)
        for (int count = 1; count <= INS_SEASON; count++) {
            path_in(base, key, e, path, sizeof path);
            list_of(key, count, value, sizeof value);
            const struct ins_case *other =
                lively_with(with("%s=%s", path, key->words ? bands : value));
            if (other && !same_results(as_it_is, run(other, 1)))
                return true;
        }
    return false;
}

/* A row whose number nobody reads: the plan, or a section of the model, has forgotten it. */
Test(keys, each_changes_what_is_played, .timeout = 600)
{
    const struct ins_case *base = lively_with("title=as it is");
    cr_assert_not_null(base);
    const struct ins_run *as_it_is = run(base, 1);
    int count, looked = 0;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        bool single = ins_key_is_number(key) || key->kind == INS_KEY_CHOICE ||
                      key->kind == INS_KEY_FLAG;
        bool many   = key->kind == INS_KEY_REALS;
        if (!(single || many) || is_silent(key))
            continue;
        cr_expect(many ? list_matters(base, as_it_is, key) : matters(base, as_it_is, key),
                  "%s changes nothing", key->path);
        looked++;
    }
    cr_expect_gt(looked, 90);
}

/* What drove one block of futures, and what is known of it beforehand. */
static void draw_and_expect(const struct ins_case *c, struct ins_row drawn[INS_COVARIATES],
                            struct ins_covariates *known)
{
    static struct ins_inflow_plan plan;
    const struct ins_scenario *s = ins_case_scenario(c);
    struct ins_block block       = {.seed = 1};
    for (int i = 0; i < INS_LANES; i++)
        block.future[i] = (uint64_t)i + 1;
    static struct ins_error error;
    struct ins_row *arrivals = ins_memory_create((size_t)(s->months * s->track_count), sizeof *arrivals, &error);
    cr_assert_not_null(arrivals);
    ins_inflow_init(&plan, s);
    ins_inflow_drive(&plan, &block, arrivals, drawn);
    ins_covariates_expect(s, known);
    ins_memory_free(arrivals);
}

/* Whether another value moves what is drawn and leaves what is known of it as it was. */
static bool is_unknown(const struct ins_case *base, const struct ins_key *key)
{
    static const double parts[] = {0.5, 0.9, 0.1, 0.02, 0.002, 0.0002, 1.0};
    static struct ins_row drawn[2][INS_COVARIATES];
    struct ins_covariates known[2];
    char path[2 * INS_PATH], value[INS_NUMBER_TEXT];
    bool moved = false;
    path_of(base, key, path, sizeof path);
    draw_and_expect(base, drawn[0], &known[0]);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!another_value(key, parts[i], value, sizeof value))
            continue;
        const struct ins_case *other = lively_with(with("%s=%s", path, value));
        if (!other)
            continue;
        draw_and_expect(other, drawn[1], &known[1]);
        if (memcmp(drawn[0], drawn[1], sizeof drawn[0]) == 0)
            continue;
        if (memcmp(&known[0], &known[1], sizeof known[0]) != 0)
            return false;
        moved = true;
    }
    return moved;
}

/* A law of the inflow that model/covariates.c has forgotten: means that are no longer those of what is
 * drawn would make the control variates wrong without a word. The tail of a shock leaves its mean and
 * its variance as they are. */
Test(keys, of_the_laws_of_the_inflow_are_known_to_the_covariates, .timeout = 600)
{
    const struct ins_case *base = lively_with("title=as it is");
    cr_assert_not_null(base);
    int count, looked = 0;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        bool single = ins_key_is_number(key) || key->kind == INS_KEY_CHOICE ||
                      key->kind == INS_KEY_FLAG;
        if (strncmp(key->path, "inflow.", 7) != 0 || !single || is_silent(key) ||
            strcmp(key->path, "inflow.ar1.tail") == 0)
            continue;
        cr_expect_not(is_unknown(base, key), "%s moves draws of which nothing is known", key->path);
        looked++;
    }
    cr_expect_gt(looked, 20);
}

/* src/model/README.md says what a key is for, and whether it may change in time. */
Test(keys, stand_on_the_page_of_the_model)
{
    static char page[1 << 18];
    FILE *file = fopen("src/model/README.md", "rb");
    cr_assert_not_null(file);
    size_t length = fread(page, 1, sizeof page - 1, file);
    (void)fclose(file);
    cr_assert_lt(length, sizeof page - 1);
    char *begin = strstr(page, "### Keys that change in time"), *end = strstr(begin, "The expected");
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        char quoted[INS_PATH];
        bool stands = ins_key_is_number(key) || key->kind == INS_KEY_REALS ||
                      key->kind == INS_KEY_CHOICE || key->kind == INS_KEY_FLAG;
        if (!stands || ins_key_top(key)->uses & (INS_KEY_ASIDE | INS_KEY_DESIGN))
            continue;
        cr_expect_not_null(strstr(page, ins_key_leaf(key->path)), "%s", key->path);
        (void)snprintf(quoted, sizeof quoted, "%s`", ins_key_leaf(key->path));
        char *said = strstr(begin, quoted);
        bool whole = strncmp(key->path, "tower.", 6) == 0 || strncmp(key->path, "costs.", 6) == 0 ||
                     strncmp(key->path, "penalty.", 8) == 0 ||
                     strncmp(key->path, "reception.", 10) == 0; /* "all but" */
        if (key->uses & INS_KEY_VARIES && !whole)
            cr_expect(said && said < end, "%s may change in time", key->path);
    }
}
