#include "decide/uncertain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/outcome.h"
#include "base/memory.h"
#include "base/text.h"
#include "engine/futures.h"

const char *const ins_uncertain_name[INS_UNCERTAIN_ANSWERS] = {"liquidity_buffer", "p_norm",
                                                               "social_cost"};

enum { MOST_POINTS = INS_INDICES_DIMS + 2, LEAST_FUTURES = 4, VALUES = INS_UNCERTAIN_ANSWERS };

/* One plan that is played: whose point, and whether no order is held back in it. */
struct part {
    int  point;
    bool free;
};

struct ins_uncertain {
    const struct ins_options *options;
    struct ins_layout         layout;
    struct ins_scenario       written; /* without axes, the keys of the point in hand set */
    struct ins_scenario      *point;   /* [MOST_POINTS], resolved */
    struct ins_inflow_plan   *inflow;
    struct ins_plan          *plan; /* [2 MOST_POINTS] */
    const struct ins_plan    *playing[2 * MOST_POINTS];
    struct part               part[2 * MOST_POINTS];
    int                       parts;
    int64_t                   futures, asked, done; /* points, for progress */
    double                   *value;   /* [MOST_POINTS][VALUES][futures] */
    double                   *scratch; /* [futures] */
};

/* --- setting up ------------------------------------------------------------------------------ */

static enum ins_status check_design(const struct ins_scenario *s, struct ins_error *error)
{
    if (s->sweep.axis_count > 0 && s->sweep.design == INS_GRID)
        return ins_fail(error, INS_WRONG,
                        "sweep.design = \"grid\": the uncertain keys need laws; expected \"sobol\" "
                        "or \"latin-hypercube\", with from and to or a distribution on each axis");
    if (ins_scenario_is_clustered(s))
        return ins_fail(error, INS_WRONG,
                        "parameter_uncertainty = true: its futures share their parameters by "
                        "blocks; false was expected, and the uncertain keys as axes of the sweep");
    if (s->futures < LEAST_FUTURES)
        return ins_fail(error, INS_WRONG, "futures = %d: expected at least %d", s->futures,
                        LEAST_FUTURES);
    return INS_DONE;
}

static enum ins_status room_for_points(struct ins_uncertain *x, struct ins_error *error)
{
    x->point   = ins_memory_create(MOST_POINTS, sizeof *x->point, error);
    x->inflow  = ins_memory_create(1, sizeof *x->inflow, error);
    x->plan    = ins_memory_create(2 * MOST_POINTS, sizeof *x->plan, error);
    x->value   = ins_memory_create(MOST_POINTS * VALUES * (size_t)x->futures, sizeof(double), error);
    x->scratch = ins_memory_create((size_t)x->futures, sizeof *x->scratch, error);
    return x->point && x->inflow && x->plan && x->value && x->scratch ? INS_DONE : INS_WORLD;
}

enum ins_status ins_uncertain_create(const struct ins_case *scenario, int64_t points,
                                     const struct ins_options *options,
                                     struct ins_uncertain **made, struct ins_error *error)
{
    struct ins_uncertain *x = ins_memory_create(1, sizeof *x, error);
    *made = NULL;
    if (!x)
        return INS_WORLD;
    x->options = options;
    x->written = *ins_case_written(scenario);
    x->futures = ins_case_scenario(scenario)->futures;
    x->asked   = points;
    enum ins_status status = check_design(ins_case_scenario(scenario), error);
    if (status == INS_DONE)
        status = ins_layout_init(&x->layout, &x->written, error);
    if (status == INS_DONE)
        status = room_for_points(x, error);
    x->written.sweep.axis_count = 0; /* the design says nothing about one of its points */
    if (status == INS_DONE)
        *made = x;
    else
        ins_uncertain_free(x);
    return status;
}

void ins_uncertain_free(struct ins_uncertain *x)
{
    if (!x)
        return;
    ins_memory_free(x->point);
    ins_memory_free(x->inflow);
    ins_memory_free(x->plan);
    ins_memory_free(x->value);
    ins_memory_free(x->scratch);
    ins_memory_free(x);
}

/* --- points ---------------------------------------------------------------------------------- */

static enum ins_status fail_uncertain_point(const struct ins_uncertain *x, const double *value,
                                            struct ins_error *error)
{
    char             number[INS_NUMBER_TEXT];
    struct ins_text  values = {0};
    struct ins_error why    = *error;
    for (int a = 0; a < x->layout.axes; a++)
        ins_text_add(&values, "%s%s = %s", a ? ", " : "", x->layout.axis[a].key,
                     ins_key_number(value[a], true, number));
    char *text = ins_text_take(&values);
    (void)ins_fail(error, INS_WRONG, "a point of the uncertain keys (%s) is no sound scenario:\n%s\n"
                   "from and to beside a law cut it off", text ? text : "", why.text);
    free(text);
    return INS_WRONG;
}

static enum ins_status resolve(struct ins_uncertain *x, const double *u, int point,
                               struct ins_error *error)
{
    double value[INS_AXES];
    ins_layout_at(&x->layout, u, value);
    enum ins_status status = ins_layout_set(&x->layout, value, &x->written, error);
    if (status == INS_DONE)
        status = ins_scenario_resolve(&x->written, &x->point[point], error);
    return status == INS_WRONG ? fail_uncertain_point(x, value, error) : status;
}

/* --- playing --------------------------------------------------------------------------------- */

static double *slot(const struct ins_uncertain *x, int point, int answer)
{
    return &x->value[(point * VALUES + answer) * x->futures];
}

static void collect_uncertain(void *context, const struct ins_played *played)
{
    const struct ins_uncertain *x    = context;
    const struct part          *part = &x->part[played->plan];
    size_t                      size = (size_t)played->count * sizeof(double);
    struct ins_row              row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    if (part->free || x->point[part->point].funding == INS_UNLIMITED)
        memcpy(&slot(x, part->point, INS_UNCERTAIN_LIQUIDITY)[played->first],
               row[INS_SHORTFALL_MAX].lane, size);
    if (part->free)
        return;
    memcpy(&slot(x, part->point, INS_UNCERTAIN_P_NORM)[played->first], row[INS_NORM_MET].lane, size);
    memcpy(&slot(x, part->point, INS_UNCERTAIN_SOCIAL)[played->first],
           row[INS_SOCIAL_COST_TOTAL].lane, size);
}

static void enlist(struct ins_uncertain *x, int point, bool is_free)
{
    struct ins_plan *plan = &x->plan[x->parts];
    ins_plan_init(plan, &x->point[point]);
    if (is_free)
        ins_plan_set_buffer(plan, INFINITY);
    ins_plan_ask(plan, is_free ? INS_BRIEF : INS_OUTCOME);
    x->playing[x->parts] = plan;
    x->part[x->parts++]  = (struct part){point, is_free};
}

/* The points that share the inflow of `first`; `taken` remembers them. */
static enum ins_status play_same_inflow(struct ins_uncertain *x, int first, int count, bool *taken,
                                        struct ins_error *error)
{
    struct ins_options quiet = {0};
    if (x->options)
        quiet = (struct ins_options){.threads = x->options->threads, .stop = x->options->stop};
    x->parts = 0;
    for (int p = first; p < count; p++) {
        if (taken[p] || !ins_scenario_same_inflow(&x->point[first], &x->point[p]))
            continue;
        taken[p] = true;
        enlist(x, p, false);
        if (x->point[p].funding == INS_GATED)
            enlist(x, p, true);
    }
    ins_inflow_init(x->inflow, &x->point[first]);
    struct ins_play job = {.inflow = x->inflow, .plan = x->playing, .plans = x->parts,
                           .seed = (uint64_t)x->point[first].seed, .futures = x->futures,
                           .sampling = INS_RANDOM, .options = &quiet, .collect = collect_uncertain,
                           .context = x};
    return ins_futures_play(&job, error);
}

/* --- answers --------------------------------------------------------------------------------- */

/* From every `stride`-th future, beginning with `from`. */
static void answer_of_point(struct ins_uncertain *x, int point, int from, int stride, double *y)
{
    int64_t         count = 0;
    struct ins_mean mean[VALUES];
    for (int a = 0; a < VALUES; a++) {
        count = 0;
        for (int64_t f = from; f < x->futures; f += stride)
            x->scratch[count++] = slot(x, point, a)[f];
        mean[a] = ins_summary_mean(x->scratch, count);
        if (a != INS_UNCERTAIN_LIQUIDITY)
            continue;
        int64_t rank = ins_summary_rank(x->point[point].norm.confidence, count);
        ins_summary_select(x->scratch, count, &rank, 1, &mean[a].value);
    }
    for (int a = 0; a < VALUES; a++)
        y[a] = mean[a].value;
}

static enum ins_status play_some(struct ins_uncertain *x, const double *u, int count, double *y,
                                 struct ins_error *error)
{
    bool            taken[MOST_POINTS] = {false};
    enum ins_status status             = INS_DONE;
    for (int p = 0; p < count && status == INS_DONE; p++)
        status = resolve(x, &u[p * x->layout.axes], p, error);
    for (int p = 0; p < count && status == INS_DONE; p++)
        if (!taken[p])
            status = play_same_inflow(x, p, count, taken, error);
    for (int p = 0; p < count && status == INS_DONE; p++) {
        double *to = &y[p * INS_UNCERTAIN_OUTPUTS];
        answer_of_point(x, p, 0, 1, to);
        answer_of_point(x, p, 0, 2, to + VALUES);
        answer_of_point(x, p, 1, 2, to + 2 * VALUES);
    }
    x->done += count;
    if (status == INS_DONE && x->options && x->options->progress)
        x->options->progress(x->options->context, (double)x->done / (double)x->asked);
    return status;
}

static enum ins_status play_points(void *context, const double *u, int64_t count, double *y,
                                   struct ins_error *error)
{
    struct ins_uncertain *x      = context;
    enum ins_status       status = INS_DONE;
    for (int64_t p = 0; p < count && status == INS_DONE; p += MOST_POINTS) {
        int some = count - p < MOST_POINTS ? (int)(count - p) : MOST_POINTS;
        status   = play_some(x, &u[p * x->layout.axes], some, &y[p * INS_UNCERTAIN_OUTPUTS], error);
    }
    return status;
}

struct ins_response ins_uncertain_response(struct ins_uncertain *uncertain)
{
    return (struct ins_response){uncertain->layout.axes, INS_UNCERTAIN_OUTPUTS, play_points,
                                 uncertain};
}
