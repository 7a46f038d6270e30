#include "answers/run.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "answers/control_variates.h"
#include "answers/sample.h"
#include "answers/until.h"
#include "base/machine.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "engine/fan.h"
#include "engine/futures.h"
#include "scenario/case.h"

const char *const ins_fan_name[INS_FAN] = {"mean", "p05", "p25", "p50", "p75", "p95"};

static const double fan_level[INS_FAN - 1] = {0.05, 0.25, 0.50, 0.75, 0.95};

/* Beside the series, for the risk and for the cost of scaling. */
enum { BUDGET = INS_SERIES, OVERDUE_SHARE, IDLE, INTAKE, OLDER, COLUMNS };
static const enum ins_monthly beside[] = {
    [BUDGET - INS_SERIES]        = INS_MONTHLY_BUDGET,
    [OVERDUE_SHARE - INS_SERIES] = INS_MONTHLY_OVERDUE_SHARE,
    [IDLE - INS_SERIES]          = INS_MONTHLY_IDLE_HOURS,
    [INTAKE - INS_SERIES]        = INS_MONTHLY_INTAKE,
};

/* Where the columns stand in a world. */
static void list_columns(size_t offset[COLUMNS])
{
    for (int s = 0; s < INS_SERIES; s++)
        offset[s] = ins_monthly_place[ins_series[s]];
    for (int c = INS_SERIES; c < OLDER; c++)
        offset[c] = ins_monthly_place[beside[c - INS_SERIES]];
    offset[OLDER] = offsetof(struct ins_world, work.norm_older);
}

static const struct ins_risk_columns risk_columns = {
    .columns = COLUMNS, .cost = INS_SERIES_COST, .budget = BUDGET, .buffer = INS_SERIES_BUFFER,
    .backlog = INS_SERIES_BACKLOG, .overdue = INS_SERIES_OVERDUE, .overdue_share = OVERDUE_SHARE,
    .older = OLDER};
static const struct ins_scaling_cost_columns scaling_cost_columns = {
    .columns = COLUMNS, .experienced = INS_SERIES_EXPERIENCED, .trainees = INS_SERIES_TRAINEES,
    .flex = INS_SERIES_FLEX, .intake = INTAKE, .idle = IDLE};

/* Months of so many futures are held at once, up to this many bytes: a chunk. */
static const size_t CHUNK_BYTES = (size_t)96 << 20;

/* Margins of the brackets in which the quantiles of more futures are looked for, in standard errors:
 * of futures each on its own, of those that hang together; wider by this where they were missed. */
static const double WIDTH = 6.0, CLUSTERED_WIDTH = 34.0, WIDER = 4.0;

/* What is gathered beside the cells. */
struct ledgers {
    struct ins_digest         *digest;
    struct ins_control_variates       *controls; /* NULL where not asked for */
    struct ins_risk_collector          *collector;
    struct ins_scaling_cost_plan *scaling_cost;
};

/* A cell is one series in one month; a chunk holds the cells of the futures from `first` on. */
struct chunk {
    struct ins_run       *run;
    const struct ins_inflow_plan *inflow;
    const struct ledgers *ledgers; /* NULL where they know these futures already */
    double               *cells;   /* [cell][room] */
    int64_t               first, room;
};

/* What scaling cost in the world that was played. */
static void scaling_cost_of(const struct ledgers *ledgers, const struct ins_played *played,
                            struct ins_row row[INS_SCALING_COST])
{
    const struct ins_scaling_cost_plan *known = ledgers->scaling_cost;
    struct ins_scaling_cost_plan        own;
    if (played->of != known->plan) {
        ins_scaling_cost_init(played->of->scenario, played->of, &own);
        known = &own;
    }
    ins_scaling_cost_rows(known, &scaling_cost_columns, played->tape, row);
}

static void collect_results(const struct chunk *chunk, const struct ins_played *played)
{
    struct ins_row row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    for (int r = 0; r < INS_RESULTS; r++)
        memcpy(&chunk->run->result[r][played->first], row[r].lane,
               (size_t)played->count * sizeof(double));
    ins_digest_collect(chunk->ledgers->digest, played);
    ins_risk_collector_collect(chunk->ledgers->collector, &risk_columns, played);
    if (chunk->ledgers->controls)
        ins_control_variates_collect(chunk->ledgers->controls, played);
    struct ins_row scaling_cost[INS_SCALING_COST];
    scaling_cost_of(chunk->ledgers, played, scaling_cost);
    ins_digest_note(chunk->ledgers->digest, played, scaling_cost);
}

/* Which of the given paths the futures take. */
static void note_paths(const struct ins_run *run, const struct ins_inflow_plan *inflow,
                       const struct ins_played *played)
{
    int taken[INS_LANES];
    if (!run->path)
        return;
    ins_inflow_paths(inflow, played->block, taken);
    for (int i = 0; i < played->count; i++)
        run->path[played->first + i] = (uint16_t)taken[i];
}

static void collect_run(void *context, const struct ins_played *played)
{
    const struct chunk *chunk = context;
    int                 cells = chunk->run->scenario.months * INS_SERIES;
    if (chunk->ledgers) {
        collect_results(chunk, played);
        note_paths(chunk->run, chunk->inflow, played);
    }
    for (int c = 0; c < cells; c++) {
        double *cell = &chunk->cells[c * chunk->room + played->first - chunk->first];
        const struct ins_row *row = &played->tape[c / INS_SERIES * COLUMNS + c % INS_SERIES];
        memcpy(cell, row->lane, (size_t)played->count * sizeof(double));
    }
}

/* The cells of a chunk of `count` futures, side by side. */
static bool gather_chunk(const struct chunk *chunk, int64_t count, struct ins_fan_gatherer *fan,
                         const struct ins_options *options)
{
    int threads = ins_futures_threads(options), lost = 0;
    int cells   = chunk->run->scenario.months * INS_SERIES;
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1) reduction(+ : lost)
    for (int c = 0; c < cells; c++)
        lost += !ins_fan_add(fan, c, &chunk->cells[c * chunk->room], count);
    return lost == 0;
}

/* False where a quantile was missed: the margin was too narrow. */
static bool finish_fan(struct ins_run *run, struct ins_fan_gatherer *fan,
                       const struct ins_options *options)
{
    int threads = ins_futures_threads(options), missed = 0;
    int cells   = run->scenario.months * INS_SERIES;
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1) reduction(+ : missed)
    for (int c = 0; c < cells; c++)
        missed += !ins_fan_finish(fan, c, &run->fan[c * INS_FAN]);
    return missed == 0;
}

/* The fan once more, a series behind the other: what ins_run_series() hands out. */
static void lay_series(struct ins_run *run)
{
    int months = run->scenario.months, columns = INS_SERIES * INS_FAN;
    for (int c = 0; c < columns; c++)
        for (int t = 0; t < months; t++)
            run->by_series[c * months + t] = run->fan[t * columns + c];
}

static enum ins_status play_chunks(struct chunk *chunk, struct ins_play *job,
                                   struct ins_fan_gatherer *fan, struct ins_error *error)
{
    int64_t         futures = chunk->run->futures;
    enum ins_status status  = INS_DONE;
    for (chunk->first = 0; chunk->first < futures && status == INS_DONE; chunk->first += chunk->room) {
        int64_t end        = chunk->first + chunk->room < futures ? chunk->first + chunk->room : futures;
        job->begin         = chunk->first;
        job->futures       = end;
        job->progress_from = (double)chunk->first / (double)futures;
        job->progress_to   = (double)end / (double)futures;
        status             = ins_futures_play(job, error);
        if (status == INS_DONE && !gather_chunk(chunk, end - chunk->first, fan, job->options))
            status = ins_fail(error, INS_WORLD, "out of memory");
    }
    return status;
}

static int64_t chunk_room(const struct ins_run *run)
{
    size_t  future = (size_t)run->scenario.months * INS_SERIES * sizeof(double);
    int64_t room   = (int64_t)(CHUNK_BYTES / future) / INS_LANES * INS_LANES;
    room           = room < 1024 ? 1024 : room;
    return run->futures < room ? run->futures : room;
}

static enum ins_status play_run(struct ins_run *run, const struct ins_plan *plan,
                                const struct ins_inflow_plan *inflow, const struct ledgers *ledgers,
                                const struct ins_options *options, struct ins_error *error)
{
    size_t          offset[COLUMNS];
    int             cells = run->scenario.months * INS_SERIES;
    struct chunk    chunk = {run, inflow, ledgers, NULL, 0, chunk_room(run)};
    double          width = ins_sample_design(&run->scenario) == INS_CLUSTERED ? CLUSTERED_WIDTH : WIDTH;
    struct ins_play job   = {.inflow = inflow, .plan = &plan, .plans = 1,
                             .seed = (uint64_t)run->scenario.seed,
                             .sampling = run->scenario.sampling, .columns = COLUMNS,
                             .offset = offset, .options = options,
                             .collect = collect_run, .context = &chunk};
    list_columns(offset);
    chunk.cells = ins_memory_create((size_t)cells * (size_t)chunk.room, sizeof(double), error);
    enum ins_status status = chunk.cells ? INS_DONE : INS_WORLD;
    for (bool known = false; status == INS_DONE && !known; width *= WIDER, chunk.ledgers = NULL) {
        struct ins_fan_gatherer *fan = NULL;
        job.covariates = chunk.ledgers && ledgers->controls;
        status = ins_fan_create(cells, run->futures, fan_level, INS_FAN - 1, width, &fan, error);
        if (status == INS_DONE)
            status = play_chunks(&chunk, &job, fan, error);
        known = status == INS_DONE && finish_fan(run, fan, options);
        ins_fan_free(fan);
    }
    ins_memory_free(chunk.cells);
    return status;
}

static enum ins_status summarise(struct ins_run *run, struct ins_control_variates *controls,
                                 struct ins_error *error)
{
    enum ins_sampling sampling = ins_sample_design(&run->scenario);
    enum ins_status   status   = INS_DONE;
    run->p_norm = ins_sample_probability(sampling, run->result[INS_NORM_MET], run->futures);
    if (controls)
        status = ins_control_variates_finish(controls, sampling == INS_ANTITHETIC ? 2 : 1, error);
    for (int r = 0; r < INS_RESULTS && status == INS_DONE; r++) {
        const double *values = run->result[r];
        run->mean[r] = controls ? ins_control_variates_mean(controls, values)
                                : ins_sample_mean(sampling, values, run->futures);
        status = ins_sample_quantile(sampling, 0.50, values, run->futures, &run->median[r], error);
        if (status == INS_DONE)
            status = ins_sample_quantile(sampling, 0.95, values, run->futures, &run->p95[r], error);
    }
    return status;
}

static enum ins_status check_control_variates(const struct ins_scenario *s, struct ins_error *error)
{
    if (!s->control_variates || s->sampling != INS_SCRAMBLED)
        return INS_DONE;
    return ins_fail(error, INS_WRONG,
                    "control_variates = true: 32 replicates of Sobol points are too few for a "
                    "regression; sampling \"random\" or \"antithetic\" was expected");
}

static enum ins_status ledgers_init(const struct ins_run *run, struct ledgers *ledgers,
                                    struct ins_error *error)
{
    enum ins_status status =
        ins_digest_create(run->futures, ins_sample_design(&run->scenario), &ledgers->digest,
                          error);
    if (status == INS_DONE && run->scenario.control_variates)
        status =
            ins_control_variates_create(&run->scenario, run->futures, &ledgers->controls, error);
    if (status == INS_DONE)
        status =
            ins_risk_collector_create(&run->scenario, run->futures, &ledgers->collector, error);
    ledgers->scaling_cost = ins_memory_create(1, sizeof *ledgers->scaling_cost, error);
    return ledgers->scaling_cost ? status : INS_WORLD;
}

static void ledgers_clear(struct ledgers *ledgers)
{
    ins_memory_free(ledgers->scaling_cost);
    ins_risk_collector_free(ledgers->collector);
    ins_control_variates_free(ledgers->controls);
    ins_digest_free(ledgers->digest);
}

static enum ins_status work_run(struct ins_run *run, const struct ins_options *options,
                                struct ins_error *error)
{
    struct ins_plan        *plan   = ins_memory_create(1, sizeof *plan, error);
    struct ins_inflow_plan *inflow = ins_memory_create(1, sizeof *inflow, error);
    struct ledgers          ledgers = {0};
    enum ins_status         status =
        plan && inflow ? check_control_variates(&run->scenario, error) : INS_WORLD;
    if (status == INS_DONE)
        status = ledgers_init(run, &ledgers, error);
    if (status == INS_DONE) {
        ins_plan_init(plan, &run->scenario);
        ins_inflow_init(inflow, &run->scenario);
        ins_scaling_cost_init(&run->scenario, plan, ledgers.scaling_cost);
        status = play_run(run, plan, inflow, &ledgers, options, error);
    }
    if (status == INS_DONE) {
        lay_series(run);
        ins_digest_finish(ledgers.digest, run->scenario.months, &run->digest);
        status = summarise(run, ledgers.controls, error);
    }
    if (status == INS_DONE)
        status = ins_risk_collector_finish(ledgers.collector, run->result, &run->risk, error);
    ledgers_clear(&ledgers);
    ins_memory_free(inflow);
    ins_memory_free(plan);
    return status;
}

static enum ins_status room_for_run(struct ins_run *run, struct ins_error *error)
{
    size_t cells = (size_t)run->scenario.months * INS_SERIES * INS_FAN;
    double years = run->scenario.months / 12.0;
    /* Results, what is drawn in each year (answers/risk.h), and room to put one of them in order. */
    if (ins_machine_foresee((INS_RESULTS + years + 2.0) * 8.0 * (double)run->futures, error) != INS_DONE)
        return INS_WORLD;
    run->fan       = ins_memory_create(cells, sizeof(double), error);
    run->by_series = ins_memory_create(cells, sizeof(double), error);
    if (run->scenario.paths)
        run->path = ins_memory_create((size_t)run->futures, sizeof *run->path, error);
    bool all = run->fan && run->by_series && (run->path || !run->scenario.paths);
    for (int r = 0; r < INS_RESULTS; r++) {
        run->result[r] = ins_memory_create((size_t)run->futures, sizeof(double), error);
        all            = all && run->result[r];
    }
    return all ? INS_DONE : INS_WORLD;
}

static enum ins_status create_run(const struct ins_case *scenario, int futures,
                                  const struct ins_options *options, struct ins_run **made,
                                  struct ins_error *error)
{
    struct ins_run *run    = ins_memory_create(1, sizeof *run, error);
    enum ins_status status = INS_WORLD;
    *made                  = NULL;
    if (!run)
        return status;
    run->source           = ins_case_hold(scenario);
    run->scenario         = *ins_case_scenario(scenario);
    run->scenario.futures = futures;
    run->futures          = futures;
    status                = room_for_run(run, error);
    if (status == INS_DONE)
        status = work_run(run, options, error);
    if (status == INS_DONE)
        *made = run;
    else
        ins_run_free(run);
    return status;
}

/* Half the width of the interval of the expected social cost, as a share of it. */
static double half_width(const struct ins_run *run)
{
    struct ins_mean cost = run->mean[INS_SOCIAL_COST_TOTAL];
    return 1.96 * cost.error / fabs(cost.value);
}

enum ins_status ins_run_create(const struct ins_case *scenario, const struct ins_options *options,
                               struct ins_run **made, struct ins_error *error)
{
    double  asked   = options ? options->until : 0.0;
    int64_t futures = ins_case_scenario(scenario)->futures;
    enum ins_status status = create_run(scenario, (int)futures, options, made, error);
    while (status == INS_DONE && asked > 0.0 && !(half_width(*made) <= asked)) {
        double reached = half_width(*made);
        ins_run_free(*made);
        *made = NULL;
        if (ins_until_next(futures, reached, asked) > INS_UNTIL_MOST)
            return ins_until_refuse(reached, asked, futures, error);
        futures = ins_until_next(futures, reached, asked);
        status  = create_run(scenario, (int)futures, options, made, error);
    }
    return status;
}

void ins_run_free(struct ins_run *run)
{
    if (!run)
        return;
    ins_case_release(run->source);
    for (int r = 0; r < INS_RESULTS; r++)
        ins_memory_free(run->result[r]);
    ins_memory_free(run->risk.month);
    ins_memory_free(run->by_series);
    ins_memory_free(run->fan);
    ins_memory_free(run->path);
    ins_numbers_free(run->numbers);
    ins_memory_free(run);
}
