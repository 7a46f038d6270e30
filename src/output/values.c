/* The numbers of answers, by name (instroom/values.h). */
#include "instroom/values.h"

#include <math.h>
#include <string.h>

#include "answers/buffer.h"
#include "answers/path.h"
#include "answers/replayed.h"
#include "answers/run.h"
#include "calibrate/calibrate.h"
#include "decide/compare.h"
#include "decide/discover.h"
#include "decide/forms.h"
#include "decide/levers.h"
#include "decide/measures.h"
#include "decide/mix.h"
#include "decide/rule.h"
#include "decide/sensitivity.h"
#include "decide/signals.h"
#include "decide/worth.h"
#include "fit/fit.h"
#include "output/numbers.h"
#include "quantity/column.h"
#include "quantity/quantity.h"

static const double HALF = 1.96; /* standard errors of a 95 % interval (6.15) */

/* --- a value ----------------------------------------------------------------------------------- */

static enum ins_status give(struct ins_estimate estimate, const char *unit, struct ins_value *value)
{
    *value = (struct ins_value){estimate.value, estimate.low, estimate.high, unit, {NULL}};
    return INS_DONE;
}

static struct ins_estimate mean_with_interval(struct ins_mean mean)
{
    return (struct ins_estimate){mean.value, mean.value - HALF * mean.error,
                                 mean.value + HALF * mean.error};
}

static const char *unit_in_words(enum ins_unit unit)
{
    return ins_unit_told[unit].in[INS_ENGLISH];
}

/* --- every number of every answer -------------------------------------------------------------- */

INS_NUMBERS_BY_NAME(compare, "compare")
INS_NUMBERS_BY_NAME(mix, "mix")
INS_NUMBERS_BY_NAME(forms, "forms")
INS_NUMBERS_BY_NAME(measures, "measures")
INS_NUMBERS_BY_NAME(rule, "rule")
INS_NUMBERS_BY_NAME(signals, "signals")
INS_NUMBERS_BY_NAME(worth, "worth")
INS_NUMBERS_BY_NAME(sensitivity, "sensitivity")
INS_NUMBERS_BY_NAME(discovery, "discover")
INS_NUMBERS_BY_NAME(backcast, "backcast")
INS_NUMBERS_BY_NAME(calibration, "calibrate")
INS_NUMBERS_BY_NAME(fit, "fit")

#define NUMBERS_TOO(answer)                                                                         \
    INS_NUMBERS_MADE(answer, #answer)                                                               \
    const char *ins_##answer##_number_name(const struct ins_##answer *answer, int i)                \
    {                                                                                               \
        return ins_numbers_name(answer##_numbers(answer), i);                                       \
    }                                                                                               \
    const char *ins_##answer##_list_name(const struct ins_##answer *answer, int i)                  \
    {                                                                                               \
        return ins_numbers_series_name(answer##_numbers(answer), i);                                \
    }
NUMBERS_TOO(run)
NUMBERS_TOO(buffer)
NUMBERS_TOO(levers)

/* --- of a run ---------------------------------------------------------------------------------- */

static const char P_NORM[] = "p_norm", LINE[] = "cost.";

static int place_of_quantity(const struct ins_quantity *row, int rows, const char *name)
{
    for (int i = 0; i < rows; i++)
        if (strcmp(row[i].name, name) == 0)
            return i;
    return -1;
}

enum ins_status ins_run_value(const struct ins_run *run, const char *name, struct ins_value *value)
{
    if (strcmp(name, P_NORM) == 0)
        return give(run->p_norm, unit_in_words(INS_UNIT_SHARE), value);
    /* The cost to the state has its first name beside its own. */
    int result = strcmp(name, INS_STATE_NAME) == 0
                     ? INS_SOCIAL_COST_TOTAL
                     : place_of_quantity(ins_result, INS_RESULTS, name);
    if (result >= 0)
        return give(mean_with_interval(run->mean[result]), unit_in_words(ins_result[result].unit),
                    value);
    size_t before = strlen(LINE);
    int    line   = strncmp(name, LINE, before) == 0
                        ? place_of_quantity(ins_ledger, INS_LEDGER, name + before) : -1;
    if (line < 0)
        return ins_numbers_value(run_numbers(run), name, value);
    return give(mean_with_interval(run->digest.ledger[line]), unit_in_words(INS_UNIT_EURO), value);
}

#define LINE_NAME(LINE, name, ...) "cost." #name,
static const char *const line_name[INS_LEDGER] = {INS_LEDGER_WORDS(LINE_NAME)};
#undef LINE_NAME

const char *ins_run_value_name(int i)
{
    if (i < 0 || i > INS_RESULTS + INS_LEDGER + 1)
        return NULL;
    return i < INS_RESULTS                ? ins_result[i].name
           : i == INS_RESULTS             ? P_NORM
           : i <= INS_RESULTS + INS_LEDGER ? line_name[i - INS_RESULTS - 1] : INS_STATE_NAME;
}

const double *ins_run_series(const struct ins_run *run, const char *name, const char *which,
                             size_t *count)
{
    int result =
        strcmp(which, "futures") == 0 ? place_of_quantity(ins_result, INS_RESULTS, name) : -1;
    if (result >= 0) {
        *count = (size_t)run->futures;
        return run->result[result];
    }
    for (int s = 0; s < INS_SERIES; s++)
        for (int q = 0; q < INS_FAN; q++)
            if (strcmp(ins_run_series_name(s), name) == 0 && strcmp(ins_fan_name[q], which) == 0) {
                *count = (size_t)run->scenario.months;
                return &run->by_series[(size_t)(s * INS_FAN + q) * *count];
            }
    return ins_numbers_series(run_numbers(run), name, which, count);
}

const char *ins_run_series_name(int i)
{
    return i >= 0 && i < INS_SERIES ? ins_monthly[ins_series[i]].name : NULL;
}

/* --- of a path --------------------------------------------------------------------------------- */

const char *ins_path_series_name(const struct ins_path *path, int i)
{
    return i >= 0 && i < path->columns ? path->name[i] : NULL;
}

const double *ins_path_series(const struct ins_path *path, const char *name, size_t *count)
{
    for (int c = 0; c < path->columns; c++)
        if (strcmp(path->name[c], name) == 0) {
            *count = (size_t)path->months;
            return &path->by_column[(size_t)c * *count];
        }
    return NULL;
}

/* --- of a buffer ------------------------------------------------------------------------------- */

static struct ins_estimate norm_of(const struct ins_buffer *buffer)
{
    return buffer->reachable ? buffer->norm
                             : (struct ins_estimate){INFINITY, buffer->norm.low, INFINITY};
}

static const struct {
    const char   *name;
    enum ins_unit unit;
} of_buffer[] = {{"liquidity_buffer", INS_UNIT_EURO}, {"norm_buffer", INS_UNIT_EURO},
                 {"economic_buffer", INS_UNIT_EURO},  {"p_norm", INS_UNIT_SHARE},
                 {"p_norm_none", INS_UNIT_SHARE},     {"p_norm_max", INS_UNIT_SHARE}};
enum { OF_BUFFER = sizeof of_buffer / sizeof of_buffer[0] };

const char *ins_buffer_value_name(int i)
{
    return i >= 0 && i < OF_BUFFER ? of_buffer[i].name : NULL;
}

enum ins_status ins_buffer_value(const struct ins_buffer *buffer, const char *name,
                                 struct ins_value *value)
{
    const struct ins_estimate estimate[OF_BUFFER] = {buffer->liquidity, norm_of(buffer), buffer->economic,
                                            buffer->p_norm, buffer->p_norm_none, buffer->p_norm_max};
    for (int i = 0; i < OF_BUFFER; i++)
        if (strcmp(of_buffer[i].name, name) == 0)
            return give(estimate[i], unit_in_words(of_buffer[i].unit), value);
    return ins_numbers_value(buffer_numbers(buffer), name, value);
}

static const char *const frontier_name[INS_FRONTIER_NAMES] = {
    [INS_FRONTIER_BUFFER]      = "buffer",      [INS_FRONTIER_REACH]   = "reach",
    [INS_FRONTIER_P_NORM]      = "p_norm",      [INS_FRONTIER_COST]    = "cost",
    [INS_FRONTIER_SOCIAL_COST] = "social_cost", [INS_FRONTIER_OVERDUE] = "overdue_case_months"};

const char *ins_buffer_series_name(int i)
{
    return i >= 0 && i < INS_FRONTIER_NAMES ? frontier_name[i] : NULL;
}

const double *ins_buffer_series(const struct ins_buffer *buffer, const char *name, const char *which,
                                size_t *count)
{
    static const char *const ends[INS_FRONTIER_ENDS] = {"value", "low", "high"};
    for (int i = 0; i < INS_FRONTIER_NAMES; i++)
        for (int e = 0; e < INS_FRONTIER_ENDS; e++)
            if (strcmp(frontier_name[i], name) == 0 && strcmp(ends[e], which) == 0) {
                *count = (size_t)buffer->points;
                return buffer->by_name[i][e];
            }
    return ins_numbers_series(buffer_numbers(buffer), name, which, count);
}

/* --- of levers --------------------------------------------------------------------------------- */

const char *ins_levers_value_name(int i)
{
    return i >= 0 && i < INS_POINT_ROWS ? ins_point_name[i] : NULL;
}

const char *ins_levers_lever_name(const struct ins_levers *levers, int i)
{
    return i >= 0 && i < levers->count ? levers->lever[i].kind->name : NULL;
}

enum ins_status ins_levers_value(const struct ins_levers *levers, const char *lever, const char *name,
                                 struct ins_value *value)
{
    struct ins_column column;
    if (!lever[0])
        return ins_numbers_value(levers_numbers(levers), name, value);
    (void)ins_column_find("levers.csv", name, INS_ENGLISH, &column);
    for (int i = 0; i < levers->count; i++)
        for (int r = 0; r < INS_POINT_ROWS; r++)
            if (strcmp(levers->lever[i].kind->name, lever) == 0 && strcmp(ins_point_name[r], name) == 0)
                return give(levers->lever[i].change[r], column.unit, value);
    return INS_WRONG;
}

const double *ins_levers_series(const struct ins_levers *levers, const char *name, const char *which,
                                size_t *count)
{
    return ins_numbers_series(levers_numbers(levers), name, which, count);
}
