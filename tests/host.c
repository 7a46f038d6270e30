/* The library in somebody else's program: a host with a decimal comma, with a GSL handler of its own,
 * that changes its folder, and frees what it was given in an order of its own. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <gsl/gsl_errno.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "instroom/decide.h"
#include "instroom/fit.h"
#include "instroom/output.h"
#include "instroom/report.h"
#include "instroom/sensitivity.h"
#include "instroom/sweep.h"
#include "instroom/values.h"

#define SERVICE "tests/intervals/service.cfg"
#define RECORD  "scenarios/data/netherlands-first-applications.csv"
#define DESIGN  "scenarios/cluster/sweep.cfg"

static struct ins_error error;

static struct ins_case *load(const char *path, const char *const *settings, int count)
{
    struct ins_case *made = NULL;
    cr_assert_eq(ins_case_load(path, settings, count, &made, &error), INS_DONE, "%s", error.text);
    return made;
}

static struct ins_case *service(void)
{
    static const char *const few[] = {"futures=200", "norm.confidence=0.8", "flex.pool=80.5"};
    return load(SERVICE, few, 3);
}

/* --- the order of freeing -------------------------------------------------------------------- */

/* A name under /tmp that nothing has. */
static void new_place(char *pattern)
{
    int file = mkstemp(pattern);
    cr_assert_geq(file, 0);
    (void)close(file);
    (void)unlink(pattern);
}

static void expect_told(char *text)
{
    cr_expect(text && strlen(text) > 20);
    free(text);
}

Test(host, frees_a_scenario_before_the_answers_to_it)
{
    struct ins_case *c = service(), *other = service();
    const struct ins_case *both[] = {c, other};
    struct ins_run *run;
    struct ins_buffer *buffer;
    struct ins_levers *levers;
    struct ins_compare *compare;
    struct ins_mix *mix;
    cr_assert_eq(ins_run_create(c, NULL, &run, &error), INS_DONE, "%s", error.text);
    cr_assert_leq(ins_buffer_create(c, NULL, &buffer, &error), INS_NO);
    cr_assert_eq(ins_levers_create(c, NULL, &levers, &error), INS_DONE);
    cr_assert_eq(ins_compare_create(both, 2, 1, NULL, &compare, &error), INS_DONE);
    cr_assert(ins_mix_create(c, NULL, &mix, &error) != INS_WORLD && mix);
    ins_case_free(c);
    ins_case_free(other);
    expect_told(ins_run_json(run));
    expect_told(ins_buffer_json(buffer));
    expect_told(ins_levers_json(levers));
    expect_told(ins_compare_json(compare));
    expect_told(ins_mix_json(mix));
    ins_run_free(run);
    ins_buffer_free(buffer);
    ins_levers_free(levers);
    ins_compare_free(compare);
    ins_mix_free(mix);
}

Test(host, frees_a_scenario_before_a_backcast_and_a_sweep)
{
    static const char *const few[] = {"futures=20"};
    char database[] = "/tmp/instroom-host-XXXXXX";
    struct ins_case *c = load("scenarios/backcast-2021.cfg", few, 1), *d = load(DESIGN, few, 1);
    struct ins_backcast *backcast = NULL;
    struct ins_sweep *sweep       = NULL;
    struct ins_sweep_settings settings = {.file = database};
    new_place(database);
    cr_assert_eq(ins_backcast_create(c, "scenarios/data/netherlands-record.csv", NULL, NULL, &backcast,
                                     &error), INS_DONE, "%s", error.text);
    cr_assert_eq(ins_sweep_open(d, &settings, NULL, &sweep, &error), INS_DONE, "%s", error.text);
    ins_case_free(c);
    ins_case_free(d);
    expect_told(ins_backcast_json(backcast));
    expect_told(ins_sweep_plan_json(sweep, 1.0));
    ins_backcast_free(backcast);
    ins_sweep_free(sweep);
    (void)unlink(database);
}

/* --- numbers by name --------------------------------------------------------------------------- */

enum { ASKERS = 4 };

static void *ask_by_name(void *answer)
{
    struct ins_value cost = {0}, none = {.value = 7.0};
    cr_expect_eq(ins_compare_value(answer, "scenarios.A.cost", &cost), INS_DONE);
    cr_expect_eq(ins_compare_value(answer, "scenarios.Z.cost", &none), INS_WRONG);
    cr_expect(cost.value > cost.low && cost.value < cost.high && none.value == 7.0);
    cr_expect_str_eq(cost.unit, "euro");
    return (void *)ins_compare_value_name(answer, 0);
}

/* The numbers of an answer are made when they are first asked for: by several at once, once. */
Test(host, may_ask_for_numbers_in_several_threads)
{
    struct ins_case *c = service();
    const struct ins_case *both[] = {c, c};
    struct ins_compare *compare;
    pthread_t asker[ASKERS];
    void *name[ASKERS];
    size_t count = 0;
    cr_assert_eq(ins_compare_create(both, 2, 0, NULL, &compare, &error), INS_DONE, "%s", error.text);
    ins_case_free(c);
    for (int i = 0; i < ASKERS; i++)
        cr_assert_eq(pthread_create(&asker[i], NULL, ask_by_name, compare), 0);
    for (int i = 0; i < ASKERS; i++)
        cr_assert_eq(pthread_join(asker[i], &name[i]), 0);
    for (int i = 1; i < ASKERS; i++)
        cr_expect_eq(name[i], name[0]);
    cr_expect(ins_compare_series(compare, "scenarios.cost", "low", &count) && count == 2);
    cr_expect_null(ins_compare_series(compare, "scenarios.title", "value", &count));
    ins_compare_free(compare);
}

/* --- GSL's error handler ---------------------------------------------------------------------- */

static void own_handler(const char *reason, const char *file, int line, int code)
{
    (void)reason;
    (void)file;
    (void)line;
    (void)code;
}

static void expect_own_handler(const char *after)
{
    gsl_error_handler_t *found = gsl_set_error_handler(own_handler);
    cr_expect_eq(found, own_handler, "after %s", after);
}

Test(host, keeps_its_own_handler_of_gsl)
{
    static const char *const sobol[]   = {"futures=128", "sampling=sobol"};
    static const char *const control[] = {"futures=200", "control_variates=true"};
    static const char *const few[]     = {"futures=20", "sweep.points=8"};
    struct ins_sensitivity_settings how = {0};
    struct ins_run *run;
    struct ins_fit *fit;
    struct ins_sensitivity *sensitivity;
    (void)gsl_set_error_handler(own_handler);
    struct ins_case *c = load(SERVICE, sobol, 2);
    cr_assert_eq(ins_run_create(c, NULL, &run, &error), INS_DONE, "%s", error.text);
    expect_own_handler("a run on Sobol points");
    ins_run_free(run);
    ins_case_free(c);
    c = load(SERVICE, control, 2);
    cr_assert_eq(ins_run_create(c, NULL, &run, &error), INS_DONE, "%s", error.text);
    expect_own_handler("a run with control variates");
    ins_run_free(run);
    ins_case_free(c);
    cr_assert_eq(ins_fit_create(RECORD, NULL, NULL, &fit, &error), INS_DONE, "%s", error.text);
    expect_own_handler("a fit");
    ins_fit_free(fit);
    c = load("scenarios/uncertain.cfg", few, 2);
    cr_assert_eq(ins_sensitivity_create(c, &how, NULL, &sensitivity, &error), INS_DONE, "%s",
                 error.text);
    expect_own_handler("sensitivities");
    ins_sensitivity_free(sensitivity);
    ins_case_free(c);
}

/* --- the locale ------------------------------------------------------------------------------- */

enum { TEXTS = 32 };

struct texts {
    char *text[TEXTS];
    int   count;
};

static void note(struct texts *all, char *text)
{
    cr_assert(text && all->count < TEXTS);
    all->text[all->count++] = text;
}

static char *slurp(const char *folder, const char *name)
{
    char path[256], *bytes;
    long length;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    cr_assert(file, "%s", path);
    cr_assert_eq(fseek(file, 0, SEEK_END), 0);
    length = ftell(file);
    rewind(file);
    bytes = calloc((size_t)length + 1, 1);
    cr_assert_eq(fread(bytes, 1, (size_t)length, file), (size_t)length);
    (void)fclose(file);
    return bytes;
}

static int gather(void *context, const char *bytes, size_t length)
{
    char **all = context;
    size_t had = *all ? strlen(*all) : 0;
    *all       = realloc(*all, had + length + 1);
    memcpy(*all + had, bytes, length);
    (*all)[had + length] = '\0';
    return 0;
}

static void note_answers(struct texts *all, const struct ins_case *c)
{
    static const struct ins_look look = {0};
    struct ins_run *run;
    struct ins_buffer *buffer;
    struct ins_levers *levers;
    struct ins_path *path;
    char folder[] = "/tmp/instroom-host-XXXXXX", *said = NULL;
    struct ins_destination to = {.path = folder};
    cr_assert_eq(ins_run_create(c, NULL, &run, &error), INS_DONE, "%s", error.text);
    cr_assert_leq(ins_buffer_create(c, NULL, &buffer, &error), INS_NO);
    cr_assert_eq(ins_levers_create(c, NULL, &levers, &error), INS_DONE);
    cr_assert_eq(ins_path_create(c, "worst", NULL, &path, &error), INS_DONE);
    note(all, ins_run_text(run, &look));
    note(all, ins_run_json(run));
    note(all, ins_buffer_text(buffer, &look));
    note(all, ins_buffer_json(buffer));
    note(all, ins_levers_csv(levers, &look));
    note(all, ins_path_csv(path));
    new_place(folder);
    cr_assert_eq(ins_run_save(run, buffer, &to, &said, &error), INS_DONE, "%s", error.text);
    note(all, slurp(folder, "months.csv"));
    note(all, slurp(folder, "futures.csv"));
    free(said);
    ins_run_free(run);
    ins_buffer_free(buffer);
    ins_levers_free(levers);
    ins_path_free(path);
}

static void note_sweep(struct texts *all)
{
    static const char *const few[] = {"futures=20", "sweep.axes=({key=\"flex.pool\";from=0.5;to=9.5;steps=3;})"};
    char database[] = "/tmp/instroom-host-XXXXXX", *rows = NULL;
    struct ins_sweep_settings settings = {.file = database};
    struct ins_sweep *sweep;
    struct ins_case *c = load(SERVICE, few, 2);
    new_place(database);
    cr_assert_eq(ins_sweep_open(c, &settings, NULL, &sweep, &error), INS_DONE, "%s", error.text);
    cr_assert_eq(ins_sweep_work(sweep, &error), INS_DONE, "%s", error.text);
    cr_assert_eq(ins_sweep_end(sweep, &error), INS_DONE, "%s", error.text);
    ins_sweep_free(sweep);
    cr_assert_eq(ins_sweep_csv(database, NULL, gather, &rows, &error), INS_DONE, "%s", error.text);
    note(all, rows);
    ins_case_free(c);
    (void)unlink(database);
}

/* What a host may ask for, of figures that have a fraction. */
static void note_everything(struct texts *all)
{
    struct ins_case *c = service();
    struct ins_fit *fit;
    note(all, ins_case_text(c, 1));
    note_answers(all, c);
    note_sweep(all);
    cr_assert_eq(ins_fit_create(RECORD, NULL, NULL, &fit, &error), INS_DONE, "%s", error.text);
    note(all, ins_fit_config(fit, NULL));
    note(all, ins_fit_json(fit));
    ins_fit_free(fit);
    ins_case_free(c);
    static const char *const slip[] = {"staff.attrition=0.12"};
    c = load("scenarios/netherlands-2026.cfg", slip, 1);
    note(all, ins_case_warnings(c));
    ins_case_free(c);
}

/* A locale with a decimal comma, made for this test (localedef, of Debian's libc-bin and locales). */
static void take_a_comma(void)
{
    char folder[] = "/tmp/instroom-host-XXXXXX", command[256];
    cr_assert_not_null(mkdtemp(folder));
    (void)snprintf(command, sizeof command,
                   "localedef -i nl_NL -f UTF-8 %s/nl_NL.UTF-8 >/dev/null 2>&1", folder);
    (void)!system(command);
    cr_assert_eq(setenv("LOCPATH", folder, 1), 0);
    cr_assert_not_null(setlocale(LC_ALL, "nl_NL.UTF-8"), "no locale with a decimal comma");
    cr_assert_eq(unsetenv("LOCPATH"), 0);
    (void)snprintf(command, sizeof command, "rm -rf %s", folder);
    (void)!system(command);
    char number[8];
    (void)snprintf(number, sizeof number, "%.1f", 0.5);
    cr_assert_str_eq(number, "0,5");
}

/* The first line that differs. */
static void expect_same(const char *one, const char *other, int text)
{
    size_t at = 0, line = 0;
    for (; one[at] && one[at] == other[at]; at++)
        if (one[at] == '\n')
            line = at + 1;
    cr_expect(one[at] == other[at], "text %d: \"%.*s\" and \"%.*s\"", text,
              (int)strcspn(one + line, "\n"), one + line, (int)strcspn(other + line, "\n"),
              other + line);
}

Test(host, with_a_decimal_comma_gets_the_same_bytes, .timeout = 600)
{
    struct texts plain = {0}, comma = {0};
    note_everything(&plain);
    take_a_comma();
    note_everything(&comma);
    cr_assert_eq(plain.count, comma.count);
    for (int i = 0; i < plain.count; i++) {
        expect_same(plain.text[i], comma.text[i], i);
        free(plain.text[i]);
        free(comma.text[i]);
    }
}

/* --- the folder ------------------------------------------------------------------------------- */

Test(host, may_change_its_folder)
{
    static struct ins_error none;
    struct ins_case *c = load("tests/scenario/full.cfg", NULL, 0), *again = NULL;
    cr_assert_eq(chdir("/"), 0);
    char *text = ins_case_text(c, 0);
    cr_assert_eq(ins_case_read(text, "text", "/", NULL, 0, &again, &none), INS_DONE, "%s", none.text);
    char *same = ins_case_text(again, 0);
    cr_expect_str_eq(text, same);
    free(same);
    free(text);
    ins_case_free(again);
    ins_case_free(c);
}
