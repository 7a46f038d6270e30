#include "answers/books.h"

#include <stddef.h>

#include "answers/economy.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "engine/futures.h"

const char *const ins_book_name[INS_BOOK_LINES] = {"paid_in",  "deposits", "drawn",
                                                   "returned", "closing",  "deficit"};

/* Memory for a year of each future is bounded. */
enum { MOST_FUTURES = 100000 };

enum { COST, BUDGET, BALANCE, DRAW, DEFICIT, RELEASED, COLUMNS };
static const size_t column[COLUMNS] = {
    offsetof(struct ins_world, money.cost), offsetof(struct ins_world, money.budget),
    offsetof(struct ins_world, money.buffer), offsetof(struct ins_world, money.draw),
    offsetof(struct ins_world, money.deficit), offsetof(struct ins_world, money.released)};

/* Lines of a year, and two of the horizon behind the last year. */
enum { BUDGET_TOTAL, OUTLAY, TOTALS };

struct account {
    const struct ins_plan *plan;
    int64_t                futures;
    int                    years;
    double                *value; /* [year x line, then totals][future] */
};

static double *slot_of(const struct account *a, int row, int64_t future)
{
    return &a->value[row * a->futures + future];
}

/* What a month moves, euro. */
struct month {
    double cost, budget, balance, draw, deficit, released;
};

static struct month month_of_lane(const struct ins_row *tape, int t, int lane, bool freezes)
{
    const struct ins_row *row = &tape[t * COLUMNS];
    return (struct month){row[COST].lane[lane], row[BUDGET].lane[lane], row[BALANCE].lane[lane],
                          row[DRAW].lane[lane], row[DEFICIT].lane[lane],
                          freezes ? row[RELEASED].lane[lane] : 0.0};
}

/* What is released of a frozen allotment, and January's top-up. */
static double paid_in(const struct ins_plan *plan, int t, double balance, double released)
{
    const struct ins_money_plan *money = &plan->money;
    if (!plan->calendar[t].january)
        return released;
    return released +
           ins_smaller(money->top_up, ins_larger(money->cap - (balance + released), 0.0));
}

/* A month is booked in the lines of its year; returns the treasury's outlay but for the balances. */
static double book(const struct account *a, int year, int64_t future, double paid, double before,
                   const struct month *m)
{
    double over     = ins_larger(m->budget - m->cost, 0.0);
    double deposit  = ins_smaller(ins_larger(m->balance - before - paid + m->draw, 0.0), over);
    double entry[INS_BOOK_LINES] = {
        [INS_BOOK_PAID_IN] = paid,          [INS_BOOK_DEPOSITS] = over,
        [INS_BOOK_DRAWN] = m->draw,         [INS_BOOK_RETURNED] = over - deposit,
        [INS_BOOK_DEFICIT] = m->deficit};
    for (int l = 0; l < INS_BOOK_LINES; l++)
        *slot_of(a, year * INS_BOOK_LINES + l, future) += entry[l];
    *slot_of(a, year * INS_BOOK_LINES + INS_BOOK_CLOSING, future) = m->balance;
    return m->budget + paid - entry[INS_BOOK_RETURNED] + m->deficit;
}

static void keep_future(const struct account *a, const struct ins_played *played, int lane)
{
    int64_t future  = played->first + lane;
    double  balance = a->plan->money.initial, outlay = balance, budget = 0.0;
    for (int t = 0; t < a->plan->months; t++) {
        struct month m    = month_of_lane(played->tape, t, lane, played->of->money.frozen > 0.0);
        double       paid = paid_in(a->plan, t, balance, m.released);
        outlay += book(a, a->plan->calendar[t].year, future, paid, balance, &m);
        budget += m.budget;
        balance = m.balance;
    }
    *slot_of(a, a->years * INS_BOOK_LINES + BUDGET_TOTAL, future) = budget;
    *slot_of(a, a->years * INS_BOOK_LINES + OUTLAY, future)       = outlay - balance;
}

static void collect_books(void *context, const struct ins_played *played)
{
    for (int i = 0; i < played->count; i++)
        keep_future(context, played, i);
}

static enum ins_status sum_up_books(const struct ins_scenario *s, const struct account *a,
                                    struct ins_books *books, struct ins_error *error)
{
    enum ins_sampling design = ins_sample_design(s);
    enum ins_status   status = INS_DONE;
    for (int y = 0; y < a->years; y++) {
        books->year[y] = ins_date_year(s->start) + y;
        for (int l = 0; l < INS_BOOK_LINES && status == INS_DONE; l++) {
            const double *values      = slot_of(a, y * INS_BOOK_LINES + l, 0);
            books->line[y][l].mean    = ins_sample_mean(design, values, a->futures);
            status = ins_sample_quantile(design, 0.95, values, a->futures, &books->line[y][l].p95,
                                         error);
        }
    }
    return status;
}

/* The sum of a line over the years, future by future. */
static struct ins_mean total_of(const struct ins_scenario *s, const struct account *a, int line,
                                double *sum)
{
    for (int64_t f = 0; f < a->futures; f++) {
        sum[f] = 0.0;
        for (int y = 0; y < a->years; y++)
            sum[f] += *slot_of(a, y * INS_BOOK_LINES + line, f);
    }
    return ins_sample_mean(ins_sample_design(s), sum, a->futures);
}

static void sum_up_treasury(const struct ins_scenario *s, const struct account *a, double *sum,
                            struct ins_books *books)
{
    enum ins_sampling    design   = ins_sample_design(s);
    int                  last     = (a->years - 1) * INS_BOOK_LINES, end = a->years * INS_BOOK_LINES;
    struct ins_treasury *treasury = &books->treasury;
    treasury->initial  = books->size;
    treasury->holding  = s->buffer.holding_rate * s->months / 12.0 * books->size;
    treasury->budget   = ins_sample_mean(design, slot_of(a, end + BUDGET_TOTAL, 0), a->futures);
    treasury->paid_in  = total_of(s, a, INS_BOOK_PAID_IN, sum);
    treasury->returned = total_of(s, a, INS_BOOK_RETURNED, sum);
    treasury->deficit  = total_of(s, a, INS_BOOK_DEFICIT, sum);
    treasury->closing  = ins_sample_mean(design, slot_of(a, last + INS_BOOK_CLOSING, 0), a->futures);
    treasury->outlay   = ins_sample_mean(design, slot_of(a, end + OUTLAY, 0), a->futures);
    treasury->outlay.value += treasury->holding;
}

static enum ins_status play_books(const struct ins_scenario *s, struct ins_plan *plan,
                                  struct ins_inflow_plan *inflow, struct account *a,
                                  const struct ins_options *options, struct ins_error *error)
{
    const struct ins_plan *one = plan;
    ins_inflow_init(inflow, s);
    struct ins_play job = {.inflow = inflow, .plan = &one, .plans = 1, .seed = (uint64_t)s->seed,
                           .futures = a->futures, .columns = COLUMNS, .offset = column,
                           .options = options, .collect = collect_books, .context = a};
    return ins_futures_play(&job, error);
}

enum ins_status ins_books_keep(const struct ins_scenario *s, enum ins_filling filling, double size,
                               const struct ins_options *options, struct ins_books *books,
                               struct ins_error *error)
{
    struct ins_plan        *plan   = ins_memory_create(1, sizeof *plan, error);
    struct ins_inflow_plan *inflow = ins_memory_create(1, sizeof *inflow, error);
    struct account a = {plan, s->futures < MOST_FUTURES ? s->futures : MOST_FUTURES, 0, NULL};
    double        *sum = ins_memory_create((size_t)a.futures, sizeof *sum, error);
    a.years            = ins_date_year(s->start + s->months - 1) - ins_date_year(s->start) + 1;
    a.value = ins_memory_create((size_t)(a.years * INS_BOOK_LINES + TOTALS) * (size_t)a.futures,
                                sizeof *a.value, error);
    *books = (struct ins_books){.size = size, .futures = a.futures, .years = a.years};
    enum ins_status status = plan && inflow && sum && a.value ? INS_DONE : INS_WORLD;
    if (status == INS_DONE) {
        ins_plan_init(plan, s);
        ins_plan_set_filling(plan, filling);
        ins_plan_set_buffer(plan, size);
        status = play_books(s, plan, inflow, &a, options, error);
    }
    if (status == INS_DONE)
        status = sum_up_books(s, &a, books, error);
    if (status == INS_DONE)
        sum_up_treasury(s, &a, sum, books);
    ins_memory_free(a.value);
    ins_memory_free(sum);
    ins_memory_free(inflow);
    ins_memory_free(plan);
    return status;
}
