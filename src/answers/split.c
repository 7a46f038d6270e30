#include "answers/split.h"

#include <math.h>
#include <stddef.h>

#include "answers/part.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "chance/real.h"
#include "engine/futures.h"
#include "engine/levels.h"

/* Futures whose expected arrivals and costs are asked for, at most: their mean is known well then. */
enum { MOST_FUTURES = 100000, GROUPS = INS_LANES };

/* What comes of the futures, and what the expected arrivals do. Lane g of a row is that of all groups
 * but g; beside it that of all. */
struct means {
    int    groups;
    double all, lane[GROUPS];
};

enum { COST, BUDGET, COLUMNS };
static const size_t column[COLUMNS] = {offsetof(struct ins_world, money.cost),
                                       offsetof(struct ins_world, money.budget)};

struct work {
    const struct ins_scenario *scenario;
    const struct ins_options  *options;
    int64_t                    futures, blocks;
    int                        months, tracks, years, groups;
    int                       *year;      /* [month] */
    double                    *arrivals;  /* [block][month x track] summed over the futures */
    double                    *money;     /* [block][year x column] */
    int                       *count;     /* [block] futures */
    struct ins_plan           *plan;
    struct ins_inflow_plan    *inflow;
    struct ins_row            *expected[2]; /* [month x track]: without a group each; all in each */
};

/* --- the futures ----------------------------------------------------------------------------- */

static void collect_blocks(void *context, const struct ins_played *played)
{
    const struct work *w        = context;
    int64_t            block    = played->first / INS_LANES;
    double            *arrivals = &w->arrivals[block * w->months * w->tracks];
    double            *money    = &w->money[block * w->years * COLUMNS];
    w->count[block]             = played->count;
    for (int r = 0; r < w->months * w->tracks; r++)
        for (int i = 0; i < played->count; i++)
            arrivals[r] += played->arrivals[r].lane[i];
    for (int t = 0; t < w->months; t++)
        for (int c = 0; c < COLUMNS; c++)
            for (int i = 0; i < played->count; i++)
                money[w->year[t] * COLUMNS + c] += played->tape[t * COLUMNS + c].lane[i];
}

static enum ins_status play_futures(struct work *w, struct ins_error *error)
{
    const struct ins_scenario *s    = w->scenario;
    const struct ins_plan     *plan = w->plan;
    ins_inflow_init(w->inflow, s);
    ins_plan_init(w->plan, s);
    ins_plan_set_buffer(w->plan, INFINITY);
    struct ins_play job = {.inflow = w->inflow, .plan = &plan, .plans = 1,
                           .seed = (uint64_t)s->seed, .futures = w->futures, .columns = COLUMNS,
                           .offset = column, .options = w->options, .progress_to = 0.3,
                           .collect = collect_blocks, .context = w};
    return ins_futures_play(&job, error);
}

/* --- means, with and without each group ------------------------------------------------------ */

/* Of sums by block, `stride` apart: the mean over futures of all, and of all but each group. */
static struct means mean_by_group(const struct work *w, const double *sums, int stride)
{
    double       sum[GROUPS] = {0}, count[GROUPS] = {0}, total = 0.0, futures = 0.0;
    struct means means = {.groups = w->groups};
    for (int64_t b = 0; b < w->blocks; b++) {
        sum[b % w->groups] += sums[b * stride];
        count[b % w->groups] += w->count[b];
    }
    for (int g = 0; g < w->groups; g++) {
        total += sum[g];
        futures += count[g];
    }
    means.all = total / futures;
    for (int g = 0; g < GROUPS; g++)
        means.lane[g] = g < w->groups && w->groups > 1 ? (total - sum[g]) / (futures - count[g])
                                                       : means.all;
    return means;
}

/* The jackknife: (n - 1) / n times the squares of what each group moves. */
static struct ins_estimate jackknife_estimate(const struct means *means)
{
    double n = means->groups, middle = 0.0, square = 0.0;
    for (int g = 0; g < means->groups; g++)
        middle += means->lane[g] / n;
    for (int g = 0; g < means->groups; g++)
        square += (means->lane[g] - middle) * (means->lane[g] - middle);
    double half = n > 1 ? 1.96 * sqrt(square * (n - 1.0) / n) : NAN;
    return (struct ins_estimate){means->all, means->all - half, means->all + half};
}

/* a x + b y */
static struct means combine(double a, const struct means *x, double b, const struct means *y)
{
    struct means sum = {.groups = x->groups, .all = a * x->all + b * y->all};
    for (int g = 0; g < GROUPS; g++)
        sum.lane[g] = a * x->lane[g] + b * y->lane[g];
    return sum;
}

static struct means divide_means(const struct means *x, double factor, const struct means *y)
{
    struct means quotient = {.groups = x->groups};
    quotient.all = y->all > 0.0 ? x->all * factor / y->all : NAN;
    for (int g = 0; g < GROUPS; g++)
        quotient.lane[g] = y->lane[g] > 0.0 ? x->lane[g] * factor / y->lane[g] : NAN;
    return quotient;
}

/* --- the expected arrivals ------------------------------------------------------------------- */

static void expect(struct work *w)
{
    for (int r = 0; r < w->months * w->tracks; r++) {
        struct means arrivals = mean_by_group(w, &w->arrivals[r], w->months * w->tracks);
        for (int g = 0; g < GROUPS; g++) {
            w->expected[0][r].lane[g] = arrivals.lane[g];
            w->expected[1][r].lane[g] = arrivals.all;
        }
    }
}

/* Arrivals a month of each track in the first year, or in what there is of it; what follows from
 * decisions comes with them, as if each arrival were decided. */
static void usual_arrivals(const struct work *w, double usual[INS_TRACKS])
{
    const struct ins_scenario *s = w->scenario;
    double first[INS_TRACKS] = {0};
    int    months            = w->months < 12 ? w->months : 12;
    for (int t = 0; t < months; t++)
        for (int k = 0; k < w->tracks; k++)
            first[k] += w->expected[1][t * w->tracks + k].lane[0] / months;
    for (int k = 0; k < w->tracks; k++)
        usual[k] = first[k];
    for (int round = 0; round < w->tracks; round++) {
        double next[INS_TRACKS];
        for (int k = 0; k < w->tracks; k++)
            next[k] = first[k];
        for (int i = 0; i < s->followup_count; i++)
            next[s->followups[i].to_index] +=
                s->followups[i].per_decision * usual[s->followups[i].from_index];
        for (int k = 0; k < w->tracks; k++)
            usual[k] = next[k];
    }
}

/* The stock that the tower aims at, and nothing overdue. */
static void aim_stock(const struct work *w, struct ins_scenario *s)
{
    double usual[INS_TRACKS];
    usual_arrivals(w, usual);
    for (int k = 0; k < w->tracks; k++) {
        int age = s->tracks[k].legal_term < s->tracks[k].backlog_age ? s->tracks[k].legal_term
                                                                     : s->tracks[k].backlog_age;
        s->tracks[k].backlog     = s->tower.target_months * usual[k];
        s->tracks[k].backlog_age = age > 1 ? age : 1;
    }
}

/* A year of cost, and of a budget, without and with all groups. */
struct sure_year {
    struct means cost, budget;
};

static void add_year(const struct work *w, const struct ins_row *tape, bool all,
                     struct sure_year *year)
{
    for (int t = 0; t < w->months; t++) {
        struct sure_year *y    = &year[w->year[t]];
        const struct ins_row *cost = &tape[t * COLUMNS + COST], *budget = &tape[t * COLUMNS + BUDGET];
        y->cost.groups = y->budget.groups = w->groups;
        if (all) {
            y->cost.all += cost->lane[0];
            y->budget.all += budget->lane[0];
            continue;
        }
        for (int g = 0; g < GROUPS; g++) {
            y->cost.lane[g] += cost->lane[g];
            y->budget.lane[g] += budget->lane[g];
        }
    }
}

/* Play the expected arrivals as sure numbers: year[years]. */
static enum ins_status play_sure(struct work *w, const struct ins_scenario *s,
                                 struct sure_year *year, struct ins_error *error)
{
    ins_plan_init(w->plan, s);
    ins_plan_set_buffer(w->plan, INFINITY);
    struct ins_row   *memory = ins_memory_create((size_t)ins_month_rows(w->plan), sizeof *memory, error);
    struct ins_row   *rows   = ins_memory_create((size_t)w->months * COLUMNS, sizeof *rows, error);
    struct ins_world *world  = ins_memory_create(1, sizeof *world, error);
    struct ins_tape   tape   = {COLUMNS, column, rows};
    enum ins_status   status = memory && rows && world ? INS_DONE : INS_WORLD;
    for (int y = 0; y < w->years; y++)
        year[y] = (struct sure_year){0};
    for (int all = 0; all < 2 && status == INS_DONE; all++) {
        (void)ins_levels_choose()->play(w->plan, w->expected[all], NULL, INS_LANES, memory, &tape, world);
        add_year(w, rows, all == 1, year);
    }
    ins_memory_free(world);
    ins_memory_free(rows);
    ins_memory_free(memory);
    return status;
}

/* --- the carrying budget --------------------------------------------------------------------- */

/* Budgets of a euro a month, to see what the volume share makes of them. A correction of the budget is laid
 * apart: its most is a sum of money, which has no meaning beside a euro. */
static void unit_budget(struct ins_scenario *s)
{
    for (int y = 0; y < INS_YEARS; y++)
        s->budget.annual[y] = 12.0;
    s->budget.annual_count = 1;
    s->budget.spring.share = 0.0;
}

/* Cost of a year over what a yearly euro brings in it: paid at the expected arrivals, it is the plan. */
static void find_carrying(const struct work *w, const struct sure_year *cost,
                          const struct sure_year *unit, struct means *carrying)
{
    for (int y = 0; y < w->years; y++)
        carrying[y] = divide_means(&cost[y].cost, 12.0, &unit[y].budget);
}

static bool carry(const struct work *w, const struct means *carrying, struct ins_scenario *s)
{
    s->budget.annual_count = w->years;
    for (int y = 0; y < w->years; y++) {
        s->budget.annual[y] = carrying[y].all;
        if (!isfinite(carrying[y].all))
            return false;
    }
    return true;
}

static enum ins_status answer_case(const struct work *w, const struct ins_scenario *s, double from,
                                   enum ins_filling filling, struct ins_split_case *answer,
                                   struct ins_error *error)
{
    struct ins_norm_search *search = NULL;
    struct ins_norm_result  result = {0};
    struct ins_part         part;
    ins_part_init(&part, w->options, from, from + 0.35);
    enum ins_status status = ins_norm_create(s, 1u << filling, &part.options, &search, error);
    if (status == INS_DONE)
        status = ins_norm_grow(search, w->futures, error);
    if (status == INS_DONE)
        status = ins_norm_find(search, true, &result, error);
    ins_norm_free(search);
    answer->exists     = true;
    answer->liquidity  = result.liquidity;
    answer->norm       = result.answer[filling].size;
    answer->p_norm     = result.answer[filling].p_norm;
    answer->p_norm_none = result.p_norm_none;
    answer->p_norm_max = result.p_norm_max;
    return status;
}

/* --- the whole ------------------------------------------------------------------------------- */

static void split_years(const struct work *w, const struct sure_year *today,
                        const struct sure_year *aimed, const struct means *carrying,
                        struct ins_split *split)
{
    for (int y = 0; y < w->years; y++) {
        const double *money = &w->money[y * COLUMNS];
        struct means  cost = mean_by_group(w, &money[COST], w->years * COLUMNS);
        struct means  budget = mean_by_group(w, &money[BUDGET], w->years * COLUMNS);
        struct means  structural = combine(1.0, &aimed[y].cost, -1.0, &today[y].budget);
        struct means  stock = combine(1.0, &today[y].cost, -1.0, &aimed[y].cost);
        struct means  gap = combine(1.0, &cost, -1.0, &budget);
        struct means  sure = combine(1.0, &today[y].cost, -1.0, &today[y].budget);
        struct means  swings = combine(1.0, &gap, -1.0, &sure);
        split->year[y] = (struct ins_split_year){
            .year = ins_date_year(w->scenario->start) + y,
            .structural = jackknife_estimate(&structural),
            .stock = jackknife_estimate(&stock), .swings = jackknife_estimate(&swings),
            .gap = jackknife_estimate(&gap),
            .carrying = jackknife_estimate(&carrying[y]),
            .budget = jackknife_estimate(&today[y].budget)};
    }
    for (int t = 0; t < w->months; t++)
        split->year[w->year[t]].months++;
}

/* Today's stock, the stock that is aimed at, and of both what a euro of budget brings. */
struct sure {
    struct ins_scenario scenario; /* the one in hand */
    struct sure_year    today[INS_YEARS], aimed[INS_YEARS], unit[INS_YEARS];
    struct means        carrying[INS_YEARS];
};

static enum ins_status answer_today(struct work *w, struct sure *sure, enum ins_filling filling,
                                    struct ins_split *split, struct ins_error *error)
{
    enum ins_status status = play_sure(w, w->scenario, sure->today, error);
    sure->scenario         = *w->scenario;
    unit_budget(&sure->scenario);
    if (status == INS_DONE)
        status = play_sure(w, &sure->scenario, sure->unit, error);
    if (status != INS_DONE)
        return status;
    find_carrying(w, sure->today, sure->unit, sure->carrying);
    split_years(w, sure->today, sure->aimed, sure->carrying, split);
    sure->scenario = *w->scenario;
    if (!carry(w, sure->carrying, &sure->scenario))
        return INS_DONE;
    return answer_case(w, &sure->scenario, 0.65, filling, &split->carried, error);
}

static enum ins_status answer_aimed(struct work *w, struct sure *sure, enum ins_filling filling,
                                    struct ins_split *split, struct ins_error *error)
{
    sure->scenario = *w->scenario;
    aim_stock(w, &sure->scenario);
    enum ins_status status = play_sure(w, &sure->scenario, sure->aimed, error);
    unit_budget(&sure->scenario);
    if (status == INS_DONE)
        status = play_sure(w, &sure->scenario, sure->unit, error);
    if (status != INS_DONE)
        return status;
    find_carrying(w, sure->aimed, sure->unit, sure->carrying);
    if (!carry(w, sure->carrying, &sure->scenario))
        return INS_DONE;
    return answer_case(w, &sure->scenario, 0.3, filling, &split->carried_no_stock, error);
}

static enum ins_status answer_filling(struct work *w, enum ins_filling filling,
                                      struct ins_split *split, struct ins_error *error)
{
    struct sure    *sure   = ins_memory_create(1, sizeof *sure, error);
    enum ins_status status = sure ? play_futures(w, error) : INS_WORLD;
    split->futures         = w->futures;
    split->years           = w->years;
    if (status == INS_DONE) {
        expect(w);
        status = answer_aimed(w, sure, filling, split, error);
    }
    if (status == INS_DONE)
        status = answer_today(w, sure, filling, split, error);
    ins_memory_free(sure);
    return status;
}

static enum ins_status room_for_years(struct work *w, struct ins_error *error)
{
    size_t rows = (size_t)(w->months * w->tracks), blocks = (size_t)w->blocks;
    w->year     = ins_memory_create((size_t)w->months, sizeof *w->year, error);
    w->arrivals = ins_memory_create(blocks * rows, sizeof *w->arrivals, error);
    w->money    = ins_memory_create(blocks * (size_t)w->years * COLUMNS, sizeof *w->money, error);
    w->count    = ins_memory_create(blocks, sizeof *w->count, error);
    w->plan     = ins_memory_create(1, sizeof *w->plan, error);
    w->inflow   = ins_memory_create(1, sizeof *w->inflow, error);
    for (int all = 0; all < 2; all++)
        w->expected[all] = ins_memory_create(rows, sizeof **w->expected, error);
    bool every = w->year && w->arrivals && w->money && w->count && w->plan && w->inflow &&
                 w->expected[0] && w->expected[1];
    for (int t = 0; t < w->months && w->year; t++)
        w->year[t] = ins_date_year(w->scenario->start + t) - ins_date_year(w->scenario->start);
    return every ? INS_DONE : INS_WORLD;
}

static void clear_years(struct work *w)
{
    ins_memory_free(w->year);
    ins_memory_free(w->arrivals);
    ins_memory_free(w->money);
    ins_memory_free(w->count);
    ins_memory_free(w->plan);
    ins_memory_free(w->inflow);
    ins_memory_free(w->expected[0]);
    ins_memory_free(w->expected[1]);
}

enum ins_status ins_split_create(const struct ins_scenario *s, enum ins_filling filling,
                                 const struct ins_options *options, struct ins_split **made,
                                 struct ins_error *error)
{
    struct work w = {.scenario = s, .options = options, .months = s->months,
                     .tracks   = s->track_count,
                     .futures  = s->futures < MOST_FUTURES ? s->futures : MOST_FUTURES};
    struct ins_split *split = ins_memory_create(1, sizeof *split, error);
    w.years  = ins_date_year(s->start + s->months - 1) - ins_date_year(s->start) + 1;
    w.blocks = (w.futures + INS_LANES - 1) / INS_LANES;
    w.groups = w.blocks < GROUPS ? (int)w.blocks : GROUPS;
    enum ins_status status = split ? room_for_years(&w, error) : INS_WORLD;
    if (status == INS_DONE)
        status = answer_filling(&w, filling, split, error);
    clear_years(&w);
    *made = status == INS_DONE ? split : NULL;
    if (status != INS_DONE)
        ins_split_free(split);
    return status;
}

void ins_split_free(struct ins_split *split)
{
    ins_memory_free(split);
}
