#include "answers/risk.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/sample.h"
#include "base/memory.h"

static const double return_years[INS_RETURNS] = {2, 5, 10, 20, 50, 100, 200, 500, 1000};

enum { YEAR = 12 };

/* Half a cent. */
static const double EMPTY = 0.005;

static const struct ins_estimate UNKNOWN = {NAN, NAN, NAN};

/* A bit a lane, so that a future takes two bits a month. */
typedef uint32_t mask;
_Static_assert(INS_LANES == 8 * sizeof(mask), "a bit a lane");

struct ins_risk_collector {
    struct ins_scenario scenario;
    enum ins_sampling   sampling; /* how its futures hang together */
    int64_t             futures, blocks;
    int                 years;
    mask               *empty, *over; /* [block][month] */
    double             *draw;         /* [year][future] */
};

void ins_risk_collector_free(struct ins_risk_collector *collector)
{
    if (collector) {
        ins_memory_free(collector->empty);
        ins_memory_free(collector->over);
        ins_memory_free(collector->draw);
    }
    ins_memory_free(collector);
}

enum ins_status ins_risk_collector_create(const struct ins_scenario *scenario, int64_t futures,
                                 struct ins_risk_collector **made, struct ins_error *error)
{
    struct ins_risk_collector *collector = ins_memory_create(1, sizeof *collector, error);
    *made = NULL;
    if (!collector)
        return INS_WORLD;
    collector->scenario = *scenario;
    collector->sampling = ins_sample_design(scenario);
    collector->futures  = futures;
    collector->blocks   = (futures + INS_LANES - 1) / INS_LANES;
    collector->years    = scenario->months / YEAR;
    size_t masks    = (size_t)collector->blocks * (size_t)scenario->months;
    collector->empty    = ins_memory_create(masks, sizeof(mask), error);
    collector->over     = ins_memory_create(masks, sizeof(mask), error);
    collector->draw =
        ins_memory_create((size_t)collector->years * (size_t)futures, sizeof(double), error);
    if (!collector->empty || !collector->over || !collector->draw) {
        ins_risk_collector_free(collector);
        return INS_WORLD;
    }
    *made = collector;
    return INS_DONE;
}

/* --- a block -------------------------------------------------------------------------------- */

static mask lanes_below(const struct ins_row *row, double limit)
{
    mask found = 0;
    for (int i = 0; i < INS_LANES; i++)
        found |= (mask)(row->lane[i] < limit) << i;
    return found;
}

static mask lanes_above(const struct ins_row *row, double limit)
{
    mask found = 0;
    for (int i = 0; i < INS_LANES; i++)
        found |= (mask)(row->lane[i] > limit) << i;
    return found;
}

static int measured(enum ins_measure measure, const struct ins_risk_columns *c)
{
    return measure == INS_MEASURE_BACKLOG         ? c->backlog
           : measure == INS_MEASURE_OVERDUE       ? c->overdue
           : measure == INS_MEASURE_OVERDUE_SHARE ? c->overdue_share
                                                  : c->older;
}

/* The shortfall X of (5.11), of one year after the other, each from nothing: (6.42). */
static void draw_of_year(struct ins_risk_collector *collector, const struct ins_risk_columns *c,
                         const struct ins_played *played, int year)
{
    struct ins_row lacking, most;
    double         keep = collector->scenario.buffer.keep;
    ins_row_set(&lacking, 0.0);
    ins_row_set(&most, 0.0);
    for (int t = year * YEAR; t < (year + 1) * YEAR; t++) {
        const struct ins_row *row  = &played->tape[t * c->columns];
        const struct ins_row *cost = &row[c->cost], *budget = &row[c->budget];
        for (int i = 0; i < INS_LANES; i++) {
            double net      = budget->lane[i] - cost->lane[i];
            double kept     = lacking.lane[i] - keep * ins_larger(net, 0.0);
            lacking.lane[i] = ins_larger(kept, 0.0) + ins_larger(-net, 0.0);
            most.lane[i]    = ins_larger(lacking.lane[i], most.lane[i]);
        }
    }
    memcpy(&collector->draw[year * collector->futures + played->first], most.lane,
           (size_t)played->count * sizeof(double));
}

void ins_risk_collector_collect(struct ins_risk_collector     *collector,
                                const struct ins_risk_columns *columns,
                                const struct ins_played       *played)
{
    const struct ins_scenario *s = &collector->scenario;
    int     months  = s->months, measure = measured(s->norm.measure, columns);
    int64_t first   = played->first / INS_LANES * months;
    mask    counted = played->count < INS_LANES ? ((mask)1 << played->count) - 1 : ~(mask)0;
    for (int t = 0; t < months; t++) {
        const struct ins_row *row = &played->tape[t * columns->columns];
        collector->empty[first + t] = counted & lanes_below(&row[columns->buffer], EMPTY);
        collector->over[first + t] =
            t < s->norm.from ? 0 : counted & lanes_above(&row[measure], ins_plan_norm(played->of, t)->limit);
    }
    for (int y = 0; y < collector->years; y++)
        draw_of_year(collector, columns, played, y);
}

/* --- tails ---------------------------------------------------------------------------------- */

enum ins_status ins_risk_tail(enum ins_sampling sampling, double alpha, const double *values,
                              int64_t count, struct ins_tail *tail, struct ins_error *error)
{
    double *part = ins_memory_create((size_t)count, sizeof *part, error);
    if (!part)
        return INS_WORLD;
    enum ins_status status =
        ins_sample_quantile(sampling, alpha, values, count, &tail->quantile, error);
    double q = tail->quantile.value;
    for (int64_t f = 0; f < count; f++)
        part[f] = q + fmax(values[f] - q, 0.0) / (1.0 - alpha);
    tail->beyond = ins_sample_mean(sampling, part, count);
    ins_memory_free(part);
    return status;
}

/* --- years ---------------------------------------------------------------------------------- */

/* The share of years whose draw exceeds an amount; `room` holds a value a future. */
static struct ins_estimate exceeding(const struct ins_risk_collector *collector, double amount,
                                     double *room)
{
    double part = 1.0 / collector->years;
    memset(room, 0, (size_t)collector->futures * sizeof *room);
    for (int y = 0; y < collector->years; y++)
        for (int64_t f = 0; f < collector->futures; f++)
            room[f] += collector->draw[y * collector->futures + f] > amount ? 1.0 : 0.0;
    for (int64_t f = 0; f < collector->futures; f++)
        room[f] *= part;
    return ins_sample_share(
        ins_sample_mean(ins_sample_design(&collector->scenario), room, collector->futures),
        collector->sampling == INS_CLUSTERED ? (double)collector->blocks
                                             : (double)collector->futures,
        (double)collector->futures * collector->years);
}

/* The amount that is exceeded in a share p of the sorted years; NaN where that is less than one
 * of them. */
static double amount_at(const double *sorted, int64_t count, double p)
{
    if (!(p * (double)count >= 1.0))
        return NAN;
    return sorted[ins_summary_rank(1.0 - p, count) - 1];
}

/* `level` is the share that exceeds the amount itself: with atoms another than 1 / years. */
static void return_level(const struct ins_risk_collector *collector, const double *sorted,
                         double *room, struct ins_return *once)
{
    int64_t count = collector->years * collector->futures;
    double  p     = 1.0 / once->years, amount = amount_at(sorted, count, p);
    once->draw    = UNKNOWN;
    if (isnan(amount))
        return;
    struct ins_estimate level = exceeding(collector, amount, room);
    double shift = p - level.value;
    once->draw   = (struct ins_estimate){amount, amount_at(sorted, count, fmin(level.high + shift, 1.0)),
                                         amount_at(sorted, count, level.low + shift)};
}

static int draws_ascending(const void *one, const void *other)
{
    const double *a = one, *b = other;
    return (*a > *b) - (*a < *b);
}

static struct ins_estimate share_above(const struct ins_risk_collector *collector,
                                       const double *values, double amount, double *room)
{
    for (int64_t f = 0; f < collector->futures; f++)
        room[f] = values[f] > amount ? 1.0 : 0.0;
    return ins_sample_probability(ins_sample_design(&collector->scenario), room,
                                  collector->futures);
}

static double largest(const double *values, int64_t count)
{
    double most = 0.0;
    for (int64_t f = 0; f < count; f++)
        most = values[f] > most ? values[f] : most;
    return most;
}

/* A part of the amounts lies below the largest draw of a year, the rest above. */
static double amount_of(int i, double of_a_year, double of_the_horizon)
{
    const int split = INS_EXCEEDANCES * 2 / 3, last = INS_EXCEEDANCES - 1;
    if (!(of_a_year > 0.0 && of_a_year < of_the_horizon))
        return of_the_horizon * i / last;
    if (i <= split)
        return of_a_year * i / split;
    return of_a_year + (of_the_horizon - of_a_year) * (i - split) / (last - split);
}

static void work_out_years(const struct ins_risk_collector *collector, const double *shortfall,
                           const double *sorted, double *room, struct ins_risk *risk)
{
    double most = largest(shortfall, collector->futures);
    double of_a_year = largest(collector->draw, collector->years * collector->futures);
    for (int i = 0; i < INS_RETURNS; i++) {
        risk->once[i] = (struct ins_return){return_years[i], UNKNOWN};
        if (collector->years > 0)
            return_level(collector, sorted, room, &risk->once[i]);
    }
    for (int i = 0; i < INS_EXCEEDANCES; i++) {
        struct ins_exceedance *x = &risk->exceedance[i];
        x->draw    = amount_of(i, of_a_year, most);
        x->horizon = share_above(collector, shortfall, x->draw, room);
        x->year    = collector->years > 0 ? exceeding(collector, x->draw, room) : UNKNOWN;
    }
}

static enum ins_status years(const struct ins_risk_collector *collector, const double *shortfall,
                             struct ins_risk *risk, struct ins_error *error)
{
    int64_t count  = collector->years * collector->futures;
    double *sorted = ins_memory_create((size_t)count, sizeof *sorted, error);
    double *room   = ins_memory_create((size_t)collector->futures, sizeof *room, error);
    bool    all    = sorted && room;
    if (all) {
        memcpy(sorted, collector->draw, (size_t)count * sizeof *sorted);
        qsort(sorted, (size_t)count, sizeof *sorted, draws_ascending);
        work_out_years(collector, shortfall, sorted, room, risk);
    }
    ins_memory_free(room);
    ins_memory_free(sorted);
    return all ? INS_DONE : INS_WORLD;
}

/* --- months --------------------------------------------------------------------------------- */

/* Room for a value a future, and intervals found before: months without news have the same. */
enum { MEMO = 61 };
struct desk {
    double *room;
    struct {
        bool                known;
        int64_t             hits;
        struct ins_estimate p;
    } memo[MEMO];
};

static struct ins_estimate recall_probability(struct desk *desk, int64_t hits, int64_t count)
{
    int place = (int)(hits % MEMO);
    if (!desk->memo[place].known || desk->memo[place].hits != hits) {
        desk->memo[place].known = true;
        desk->memo[place].hits  = hits;
        desk->memo[place].p     = ins_summary_probability(hits, count);
    }
    return desk->memo[place].p;
}

/* The share of futures with their bit set in mask[block x stride]. Independent futures need only
 * be counted. */
static struct ins_estimate share_set(const struct ins_risk_collector *collector, const mask *bits,
                                     int64_t stride, struct desk *desk)
{
    int64_t hits = 0;
    for (int64_t b = 0; b < collector->blocks; b++)
        hits += __builtin_popcount(bits[b * stride]);
    if (ins_sample_design(&collector->scenario) == INS_RANDOM)
        return recall_probability(desk, hits, collector->futures);
    for (int64_t f = 0; f < collector->futures; f++)
        desk->room[f] = bits[f / INS_LANES * stride] >> f % INS_LANES & 1 ? 1.0 : 0.0;
    return ins_sample_probability(ins_sample_design(&collector->scenario), desk->room,
                                  collector->futures);
}

static bool has_buffer(const struct ins_scenario *s)
{
    return s->buffer.initial > 0.0 || s->buffer.cap > 0.0;
}

/* What has happened up to month t, laid over what had happened before. */
static void lay_month_over(const struct ins_risk_collector *collector, const mask *bits, int t,
                           mask *so_far)
{
    for (int64_t b = 0; b < collector->blocks; b++)
        so_far[b] |= bits[b * collector->scenario.months + t];
}

static void work_out_months(const struct ins_risk_collector *collector, mask *empty_by,
                            mask *over_by, struct desk *desk, struct ins_risk *risk)
{
    const struct ins_scenario *s = &collector->scenario;
    for (int t = 0; t < s->months; t++) {
        struct ins_month_risk *month = &risk->month[t];
        *month = (struct ins_month_risk){UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN};
        lay_month_over(collector, collector->empty, t, empty_by);
        lay_month_over(collector, collector->over, t, over_by);
        if (has_buffer(s)) {
            month->empty    = share_set(collector, &collector->empty[t], s->months, desk);
            month->empty_by = share_set(collector, empty_by, 1, desk);
        }
        if (t >= s->norm.from) {
            month->over    = share_set(collector, &collector->over[t], s->months, desk);
            month->over_by = share_set(collector, over_by, 1, desk);
        }
    }
    risk->breach = share_set(collector, over_by, 1, desk);
    for (int64_t b = 0; b < collector->blocks; b++)
        risk->breached += __builtin_popcount(over_by[b]);
}

static enum ins_status months(const struct ins_risk_collector *collector, struct ins_risk *risk,
                              struct ins_error *error)
{
    size_t  blocks   = (size_t)collector->blocks;
    mask   *empty_by = ins_memory_create(blocks, sizeof *empty_by, error);
    mask   *over_by  = ins_memory_create(blocks, sizeof *over_by, error);
    struct desk desk     = {
            .room = ins_memory_create((size_t)collector->futures, sizeof *desk.room, error)};
    risk->month      = ins_memory_create((size_t)risk->months, sizeof *risk->month, error);
    bool all         = empty_by && over_by && desk.room && risk->month;
    if (all)
        work_out_months(collector, empty_by, over_by, &desk, risk);
    ins_memory_free(desk.room);
    ins_memory_free(over_by);
    ins_memory_free(empty_by);
    return all ? INS_DONE : INS_WORLD;
}

/* --- recovery ------------------------------------------------------------------------------- */

/* Months that futures took, and whether the horizon cut them off. */
struct spans {
    double *months, *open;
};

/* One future, month by month. */
static void follow_future(const struct ins_risk_collector *collector, int64_t f, int run_asked,
                          const struct spans *again, const struct spans *good)
{
    const mask *bits   = &collector->over[f / INS_LANES * collector->scenario.months];
    int         months = collector->scenario.months, breach = -1, last = -1, run = 0, back = -1;
    for (int t = 0; t < months; t++) {
        bool over = bits[t] >> f % INS_LANES & 1;
        if (over)
            last = t;
        if (over && breach < 0)
            breach = t;
        run = over || breach < 0 ? 0 : run + 1;
        if (run == run_asked && back < 0)
            back = t + 1 - run;
    }
    bool seen = back >= 0;
    int  end  = seen ? back : months - run;
    again->months[f] = breach < 0 ? (double)NAN : end - breach;
    again->open[f]   = seen ? 0.0 : 1.0;
    good->months[f]  = breach < 0 ? (double)NAN : last + 1 - breach;
    good->open[f]    = last == months - 1 ? 1.0 : 0.0;
}

static enum ins_status recoveries(const struct ins_risk_collector *collector, struct ins_risk *risk,
                                  struct ins_error *error)
{
    enum { ARRAYS = 4 };
    size_t  count  = (size_t)collector->futures;
    double *memory = ins_memory_create(ARRAYS * count, sizeof *memory, error);
    if (!memory)
        return INS_WORLD;
    struct spans again = {memory, memory + count}, good = {memory + 2 * count, memory + 3 * count};
    int tolerance      = collector->scenario.norm.tolerance_months;
    risk->recovery_run = tolerance > 1 ? tolerance : 1;
    for (int64_t f = 0; f < collector->futures; f++)
        follow_future(collector, f, risk->recovery_run, &again, &good);
    enum ins_status status =
        ins_risk_recovery(ins_sample_design(&collector->scenario), again.months, again.open,
                          collector->futures, risk->months, &risk->again, error);
    if (status == INS_DONE)
        status = ins_risk_recovery(ins_sample_design(&collector->scenario), good.months, good.open,
                                   collector->futures, risk->months, &risk->good, error);
    ins_memory_free(memory);
    return status;
}

/* --- all of it ------------------------------------------------------------------------------ */

static enum ins_status tails(const struct ins_risk_collector *collector, double *const *result,
                             struct ins_risk *risk, struct ins_error *error)
{
    const struct ins_scenario *s = &collector->scenario;
    enum ins_status status = INS_DONE;
    for (int i = 0; i < INS_TAILS && status == INS_DONE; i++)
        status = ins_risk_tail(ins_sample_design(s), s->norm.confidence, result[ins_tail_result[i]],
                               collector->futures, &risk->tail[i], error);
    return status;
}

enum ins_status ins_risk_collector_finish(const struct ins_risk_collector *collector,
                                          double *const *result, struct ins_risk *risk,
                                          struct ins_error *error)
{
    *risk = (struct ins_risk){.confidence = collector->scenario.norm.confidence,
                              .years = collector->years, .months = collector->scenario.months};
    enum ins_status status = tails(collector, result, risk, error);
    if (status == INS_DONE)
        status = years(collector, result[INS_SHORTFALL_MAX], risk, error);
    if (status == INS_DONE)
        status = months(collector, risk, error);
    return status == INS_DONE ? recoveries(collector, risk, error) : status;
}
