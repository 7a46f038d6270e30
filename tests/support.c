#include "support.h"

#include <criterion/criterion.h>
#include <malloc.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/futures.h"

const char *const world_plain =
    "start = '2026-01'; months = 24; futures = 1; seed = 11;"
    "inflow = { level_per_month = 100.0; counts = 'none'; ceiling = 1000.0; };"
    "tracks = ( { name = 'asylum'; share = 1.0; hours = 1.0; legal_term = 6; } );"
    "staff = { experienced = 100.0; attrition = 0.0; hours_per_month = 1.0; };"
    "tower = { policy = 'fixed'; };"
    "budget = { annual = [0.0]; };"
    "norm = { limit = 1.0e9; };";

const char *const world_service =
    "start = '2026-07'; months = 48; futures = 500; seed = 2026; funding = 'unlimited';"
    "inflow = { level_per_month = 1900.0; dispersion = 60.0;"
    "  season = [0.98, 0.85, 0.91, 0.84, 0.81, 0.85, 1.01, 1.13, 1.24, 1.25, 1.19, 0.96];"
    "  ar1 = { persistence = 0.90; innovation_sd = 0.13; tail = 4.0; };"
    "  regimes = ( { name = 'calm'; mean_months = 36.0; },"
    "              { name = 'turbulent'; volatility = 2.0; mean_months = 11.0; } );"
    "  composition = { persistence = 0.9; innovation_sd = 0.05; }; };"
    "tracks = ( { name = 'asylum'; share = 0.75; hours = 31.0; legal_term = 6; withdrawal = 0.004;"
    "             backlog = 6600.0; backlog_age = 9; reception_share = 0.9; },"
    "           { name = 'family'; share = 0.25; hours = 6.5; legal_term = 9; backlog = 1500.0; } );"
    "followups = ( { from = 'asylum'; to = 'family'; per_decision = 0.36; delay = 6;"
    "  spread = 12; } );"
    "staff = { experienced = 430.0; trainees = 20.0; attrition = 0.0087; hours_per_month = 113.6; };"
    "academie = { recruitment_months = 3; lead_time = 9; productivity = [0.0, 0.0, 0.25, 0.5];"
    "  dropout = 0.016; mentoring = 0.25; intake_every = 3; max_intake = 60.0; absorption = 0.33; };"
    "flex = { pool = 80.0; lead_time = 2; min_term = 6; productivity = 0.85; };"
    "overtime = { max = 0.08; };"
    "tower = { policy = 'tower'; forecast = 'level'; reporting_lag = 1; patience = 4; };"
    "costs = { experienced = 8000.0; trainee = 6000.0; tuition = 15000.0; academie_fixed = 50000.0;"
    "  flex_retainer = 500.0; flex = 11000.0; overtime_hour = 90.0; fixed = 400000.0; };"
    "budget = { annual = [52.0e6]; volume_share = 0.5; floor = 0.8; cap = 1.2; };"
    "buffer = { initial = 5.0e6; };"
    "penalty = { grace = 2; max_months = 5; claim_share = 0.3; per_month = 1000.0; };"
    "reception = { per_case_month = 1500.0; };"
    "norm = { measure = 'overdue'; limit = 4000.0; from = 12; tolerance_months = 3;"
    "  confidence = 0.9; };";

/* --- memory ----------------------------------------------------------------------------------- */

/* A test asks many small questions one after the other. Memory that was given back to the system after
 * each, page by page anew for the next, took half the time of those that count over seeds. */
static void __attribute__((constructor)) hold_memory(void)
{
    (void)mallopt(M_MMAP_THRESHOLD, 32 << 20);
    (void)mallopt(M_TRIM_THRESHOLD, 128 << 20);
    (void)mallopt(M_TOP_PAD, 16 << 20);
}

/* --- what lives as long as the test -------------------------------------------------------- */

enum { MOST_KEPT = 16384, MOST_SETTINGS = 64 };

static struct {
    void *thing;
    void (*end)(void *thing);
} kept[MOST_KEPT];
static int kept_count;

static void end_all(void)
{
    while (kept_count > 0) {
        kept_count--;
        kept[kept_count].end(kept[kept_count].thing);
    }
}

static void *keep(void *thing, void (*end)(void *))
{
    cr_assert(thing && kept_count < MOST_KEPT);
    if (kept_count == 0)
        atexit(end_all);
    kept[kept_count].thing = thing;
    kept[kept_count].end   = end;
    kept_count++;
    return thing;
}

static void end_case(void *thing)
{
    ins_case_free(thing);
}

static void end_path(void *thing)
{
    ins_path_free(thing);
}

static void end_run(void *thing)
{
    ins_run_free(thing);
}

static void end_buffer(void *thing)
{
    ins_buffer_free(thing);
}

const struct ins_buffer *buffer_keep(struct ins_buffer *buffer)
{
    return keep(buffer, end_buffer);
}

const struct ins_case *case_keep(struct ins_case *scenario)
{
    return keep(scenario, end_case);
}

double *numbers(int64_t count)
{
    return keep(calloc((size_t)(count > 0 ? count : 1), sizeof(double)), free);
}

/* --- worlds -------------------------------------------------------------------------------- */

/* The bases above are written with ' for ", which libconfig wants. */
static char *quoted(const char *text)
{
    char *copy = keep(strdup(text), free);
    for (char *c = copy; *c; c++)
        if (*c == '\'')
            *c = '"';
    return copy;
}

const char *with(const char *format, ...)
{
    char    text[1024];
    va_list list;
    va_start(list, format);
    int length = vsnprintf(text, sizeof text, format, list);
    va_end(list);
    cr_assert(length >= 0 && length < (int)sizeof text);
    return keep(strdup(text), free);
}

static struct ins_case *world_read(const char *text, const char *const *settings,
                                   struct ins_error *error)
{
    const char      *laid[MOST_SETTINGS];
    struct ins_case *made  = NULL;
    int              count = 0;
    for (; settings[count]; count++) {
        cr_assert(count < MOST_SETTINGS);
        laid[count] = quoted(settings[count]);
    }
    (void)ins_case_read(quoted(text), "a test", NULL, laid, count, &made, error);
    return made ? keep(made, end_case) : NULL;
}

const struct ins_case *world_create(const char *text, const char *const *settings)
{
    static struct ins_error error;
    struct ins_case *made = world_read(text, settings, &error);
    cr_assert_not_null(made, "%s", error.text);
    return made;
}

const struct ins_case *world_try(const char *text, const char *const *settings)
{
    static struct ins_error error;
    return world_read(text, settings, &error);
}

const struct ins_path *play(const struct ins_case *world, int64_t future)
{
    static struct ins_error error;
    struct ins_path *path = NULL;
    char             which[32];
    (void)snprintf(which, sizeof which, "%lld", (long long)future);
    cr_assert_eq(ins_path_create(world, which, NULL, &path, &error), INS_DONE, "%s", error.text);
    return keep(path, end_path);
}

double at(const struct ins_path *path, const char *column, int month)
{
    cr_assert(month >= 0 && month < path->months);
    for (int c = 0; c < path->columns; c++)
        if (!strcmp(path->name[c], column))
            return path->value[month * path->columns + c];
    cr_assert_fail("no column %s", column);
    return NAN;
}

const struct ins_run *run(const struct ins_case *world, int threads)
{
    static struct ins_error error;
    struct ins_run         *made    = NULL;
    struct ins_options      options = {.threads = threads};
    cr_assert_eq(ins_run_create(world, &options, &made, &error), INS_DONE, "%s", error.text);
    return keep(made, end_run);
}

const struct ins_buffer *solve(const struct ins_case *world, int threads, enum ins_status expected)
{
    static struct ins_error error;
    struct ins_buffer      *made    = NULL;
    struct ins_options      options = {.threads = threads};
    cr_assert_eq(ins_buffer_create(world, &options, &made, &error), expected, "%s", error.text);
    return keep(made, end_buffer);
}

/* --- diaries ------------------------------------------------------------------------------- */

struct writing {
    int     months;
    double *value;
};

static void write_down(void *context, const struct ins_played *played)
{
    const struct writing *w = context;
    for (int i = 0; i < played->count; i++)
        for (int t = 0; t < w->months; t++)
            w->value[(played->first + i) * w->months + t] = played->tape[t].lane[i];
}

static size_t place_of(const struct ins_scenario *s, const char *column)
{
    static struct ins_path_columns columns;
    ins_path_list(s, &columns);
    for (int c = 0; c < columns.count; c++)
        if (!strcmp(columns.name[c], column))
            return columns.offset[c];
    cr_assert_fail("no column %s", column);
    return 0;
}

struct diary diary_keep(const struct ins_scenario *s, const char *column)
{
    static struct ins_error       error;
    static struct ins_plan        plan;
    static struct ins_inflow_plan inflow;
    const struct ins_plan        *plans = &plan;
    size_t         offset  = place_of(s, column);
    struct writing writing = {s->months, numbers((int64_t)s->futures * s->months)};
    ins_plan_init(&plan, s);
    ins_inflow_init(&inflow, s);
    struct ins_play job = {.inflow = &inflow, .plan = &plans, .plans = 1,
                           .seed = (uint64_t)s->seed, .futures = s->futures, .columns = 1,
                           .offset = &offset, .collect = write_down, .context = &writing};
    cr_assert_eq(ins_futures_play(&job, &error), INS_DONE, "%s", error.text);
    return (struct diary){s->futures, s->months, writing.value};
}

/* --- statistics ---------------------------------------------------------------------------- */

double z_of_mean(const double *value, int64_t count, double expected)
{
    double mean = 0.0, square = 0.0;
    for (int64_t i = 0; i < count; i++)
        mean += value[i] / (double)count;
    for (int64_t i = 0; i < count; i++)
        square += (value[i] - mean) * (value[i] - mean);
    return (mean - expected) / sqrt(square / (double)(count - 1) / (double)count);
}

double z_of_fit(const int64_t *count, const double *probability, int bins)
{
    double square = 0.0, total = 0.0, k = bins - 1;
    for (int b = 0; b < bins; b++)
        total += (double)count[b];
    for (int b = 0; b < bins; b++) {
        double expected = total * probability[b];
        cr_assert(expected >= 5.0, "bin %d is too thin: %g", b, expected);
        square += ((double)count[b] - expected) * ((double)count[b] - expected) / expected;
    }
    return (cbrt(square / k) - (1.0 - 2.0 / (9.0 * k))) / sqrt(2.0 / (9.0 * k));
}

double binomial_at(int64_t k, int64_t n, double p)
{
    double N = (double)n, K = (double)k;
    if (k < 0 || k > n)
        return 0.0;
    return exp(lgamma(N + 1.0) - lgamma(K + 1.0) - lgamma(N - K + 1.0) + K * log(p) +
               (N - K) * log1p(-p));
}

double binomial_to(int64_t k, int64_t n, double p)
{
    double sum = 0.0;
    for (int64_t j = 0; j <= k && j <= n; j++)
        sum += binomial_at(j, n, p);
    return sum;
}

double chance_of_hits(int64_t hits, int64_t trials, double p)
{
    double below = binomial_to(hits, trials, p), above = 0.0;
    for (int64_t j = hits; j <= trials; j++)
        above += binomial_at(j, trials, p);
    return fmin(1.0, 2.0 * fmin(below, above));
}

double apart(double a, double b)
{
    return a == b ? 0.0 : fabs(a - b) / fmax(1.0, fabs(b));
}
