/* The answer to a question as JSON; names and units are those of `buffer --json`. */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "answers/buffer.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "output/number.h"
#include "output/parts.h"
#include "serve/whatif.h"

/* Errors small enough: half a 95 % interval of the norm's probability; of the expected social
 * cost, as a share of it. */
static const double NARROW_NORM = 0.02;
static const double NARROW_COST = 0.01;

/* One side of a question, played. */
struct side {
    const struct ins_case *scenario;
    struct ins_run        *run;
    struct ins_buffer     *buffer; /* NULL where so few futures cannot tell it */
    struct ins_error       why;    /* then */
};

static void add_fan(struct ins_json *json, const struct ins_run *run, int series)
{
    ins_json_open(json, ins_monthly[ins_series[series]].name, '{');
    for (int q = 0; q < INS_FAN; q++) {
        const double *cell = &run->fan[series * INS_FAN + q]; /* of month 0 */
        ins_json_open(json, ins_fan_name[q], '[');
        for (int t = 0; t < run->scenario.months; t++)
            ins_json_number(json, NULL, cell[t * INS_SERIES * INS_FAN]);
        ins_json_close(json, ']');
    }
    ins_json_close(json, '}');
}

static void add_answer_side(struct ins_json *json, const char *name, const struct side *side)
{
    const struct ins_run *run = side->run;
    ins_json_open(json, name, '{');
    ins_parts_open(json, &run->scenario);
    ins_parts_norm(json, &run->scenario);
    ins_json_estimate(json, "p_norm", run->p_norm);
    ins_json_open(json, "fan", '{');
    for (int s = 0; s < INS_SERIES; s++)
        add_fan(json, run, s);
    ins_json_close(json, '}');
    ins_parts_results(json, run);
    if (side->buffer) {
        ins_json_open(json, "buffers", '{');
        ins_parts_buffer(json, side->buffer);
        ins_json_close(json, '}');
    } else {
        ins_json_null(json, "buffers");
    }
    ins_json_text(json, "no_buffers", side->why.text[0] ? side->why.text : NULL);
    ins_json_close(json, '}');
}

/* --- differences on the same futures ---------------------------------------------------------- */

static void add_difference(struct ins_json *json, const struct side *from, const struct side *to,
                           int result, double *values)
{
    int64_t futures = from->run->futures;
    for (int64_t f = 0; f < futures; f++)
        values[f] = to->run->result[result][f] - from->run->result[result][f];
    bool            blocks = ins_scenario_is_clustered(&from->run->scenario) ||
                  ins_scenario_is_clustered(&to->run->scenario);
    struct ins_mean mean = ins_sample_mean(blocks ? INS_CLUSTERED : INS_RANDOM, values, futures);
    double          half = ins_number_half_width(mean);
    ins_json_open(json, ins_result[result].name, '{');
    ins_json_number(json, "mean", mean.value);
    ins_json_number(json, "se", mean.error);
    ins_json_number(json, "low", mean.value - half);
    ins_json_number(json, "high", mean.value + half);
    ins_json_close(json, '}');
}

/* The futures are the same, the order statistics need not be: the interval takes both errors at
 * their worst, which is safe and wide. */
static void add_apart(struct ins_json *json, const char *name, struct ins_estimate from,
                      struct ins_estimate to)
{
    struct ins_estimate apart = {to.value - from.value, to.low - from.high, to.high - from.low};
    ins_json_estimate(json, name, apart);
}

static void add_buffers_apart(struct ins_json *json, const struct side *from, const struct side *to)
{
    if (!from->buffer || !to->buffer)
        return;
    add_apart(json, "liquidity_buffer", from->buffer->liquidity, to->buffer->liquidity);
    add_apart(json, "norm_buffer", from->buffer->norm, to->buffer->norm);
    add_apart(json, "economic_buffer", from->buffer->economic, to->buffer->economic);
}

static enum ins_status add_differences(struct ins_json *json, const struct side *from,
                                       const struct side *to, struct ins_error *error)
{
    double *values = ins_memory_create((size_t)from->run->futures, sizeof *values, error);
    if (!values)
        return INS_WORLD;
    ins_json_open(json, "difference", '{');
    for (int r = 0; r < INS_RESULTS; r++)
        add_difference(json, from, to, r, values);
    add_buffers_apart(json, from, to);
    ins_json_close(json, '}');
    ins_memory_free(values);
    return INS_DONE;
}

/* --- playing ---------------------------------------------------------------------------------- */

static enum ins_status play_side(struct side *side, int buffers, const struct ins_options *options,
                                 struct ins_error *error)
{
    enum ins_status status = ins_run_create(side->scenario, options, &side->run, error);
    if (status != INS_DONE || !buffers)
        return status;
    status = ins_buffer_create(side->scenario, options, &side->buffer, &side->why);
    if (status == INS_WORLD || status == INS_STOPPED)
        return ins_fail(error, status, "%s", side->why.text);
    return INS_DONE;
}

static void clear_side(struct side *side)
{
    ins_buffer_free(side->buffer);
    ins_run_free(side->run);
}

static bool is_narrow(const struct ins_run *run)
{
    struct ins_mean cost = run->mean[INS_SOCIAL_COST_TOTAL];
    return run->p_norm.high - run->p_norm.low <= 2.0 * NARROW_NORM &&
           ins_number_half_width(cost) <= NARROW_COST * fabs(cost.value);
}

static enum ins_status tell_sides(const struct side *side, int sides, char **made,
                                  struct ins_error *error)
{
    static const char *const name[] = {"now", "what_if"};
    struct ins_json          json   = {0};
    enum ins_status          status = INS_DONE;
    ins_json_open_flat(&json, NULL, '{');
    ins_json_integer(&json, "futures", side[0].run->futures);
    ins_json_integer(&json, "seed", side[0].run->scenario.seed);
    for (int i = 0; i < sides; i++)
        add_answer_side(&json, sides == 1 ? "answer" : name[i], &side[i]);
    if (sides == 2)
        status = add_differences(&json, &side[0], &side[1], error);
    ins_json_close(&json, '}');
    *made = ins_json_take(&json);
    return status != INS_DONE || *made ? status : ins_fail(error, INS_WORLD, "out of memory");
}

enum ins_status ins_whatif_answer(const struct ins_case *scenario, const struct ins_case *other,
                                  int buffers, const struct ins_options *options, char **json,
                                  int *narrow, struct ins_error *error)
{
    int             sides  = other ? 2 : 1;
    struct side    *side   = ins_memory_create(2, sizeof *side, error);
    enum ins_status status = side ? INS_DONE : INS_WORLD;
    *json                  = NULL;
    for (int i = 0; i < sides && status == INS_DONE; i++) {
        side[i].scenario = i == 0 ? scenario : other;
        status           = play_side(&side[i], buffers, options, error);
    }
    if (status == INS_DONE)
        status = tell_sides(side, sides, json, error);
    if (status == INS_DONE && narrow)
        *narrow = is_narrow(side[0].run) && (sides == 1 || is_narrow(side[1].run));
    for (int i = 0; side && i < sides; i++)
        clear_side(&side[i]);
    ins_memory_free(side);
    return status;
}
