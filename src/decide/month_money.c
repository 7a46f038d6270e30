/* Money by month, and what a measure moves of it: (6.73) to (6.76). */
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/memory.h"
#include "chance/real.h"
#include "decide/measures.h"
#include "engine/futures.h"

/* Memory for the months of each block is bounded. */
enum { MOST_FUTURES = 100000, GROUPS = INS_LANES };

enum { COST, SOCIAL, ONCE, NEED, KINDS };

enum { TAPE_COST, TAPE_SOCIAL, TAPE_BUDGET, TAPE_INVESTED, TAPE_TASKFORCE, COLUMNS };
static const size_t column[COLUMNS] = {
    [TAPE_COST]   = offsetof(struct ins_world, money.cost),
    [TAPE_SOCIAL] = offsetof(struct ins_world, money.social_cost),
    [TAPE_BUDGET] = offsetof(struct ins_world, money.budget),
    [TAPE_INVESTED] =
        offsetof(struct ins_world, money.ledger) + INS_COST_INVESTMENTS * sizeof(struct ins_row),
    [TAPE_TASKFORCE] =
        offsetof(struct ins_world, money.ledger) + INS_COST_TASKFORCE * sizeof(struct ins_row)};

const char *const ins_spent_name[INS_SPENT_FIGURES] = {
    "one_off",     "structural",   "short",      "middle",         "long",  "state_short",
    "state_middle", "state_long",  "deepest_outlay", "along", "own_money"};

/* Lane g of a month's row is the mean of all groups but g; the last one that of all. */
struct ins_month_money {
    int     months, groups;
    double *mean; /* [GROUPS + 1][month][kind] */
};

/* --- playing --------------------------------------------------------------------------------- */

struct work {
    int     months;
    double *sum;   /* [block][month][kind] */
    int    *count; /* [block] futures */
};

static void collect_month_money(void *context, const struct ins_played *played)
{
    const struct work *w     = context;
    int64_t            block = played->first / INS_LANES;
    w->count[block]          = played->count;
    for (int t = 0; t < w->months; t++) {
        const struct ins_row *row = &played->tape[t * COLUMNS];
        double               *sum = &w->sum[(block * w->months + t) * KINDS];
        for (int i = 0; i < played->count; i++) {
            double cost = row[TAPE_COST].lane[i];
            sum[COST] += cost;
            sum[SOCIAL] += row[TAPE_SOCIAL].lane[i];
            sum[ONCE] += row[TAPE_INVESTED].lane[i] + row[TAPE_TASKFORCE].lane[i];
            sum[NEED] += ins_larger(cost - row[TAPE_BUDGET].lane[i], 0.0);
        }
    }
}

int64_t ins_month_money_futures(const struct ins_scenario *s)
{
    return s->futures < MOST_FUTURES ? s->futures : MOST_FUTURES;
}

/* Means of all, and of all but each group. */
static void average_groups(const struct work *w, int64_t blocks, struct ins_month_money *money)
{
    int    cells                 = money->months * KINDS;
    double futures[GROUPS + 1]   = {0};
    for (int64_t b = 0; b < blocks; b++)
        for (int g = 0; g <= GROUPS; g++) {
            if (g == (int)(b % money->groups) || (g >= money->groups && g < GROUPS))
                continue;
            futures[g] += w->count[b];
            for (int c = 0; c < cells; c++)
                money->mean[g * cells + c] += w->sum[b * cells + c];
        }
    for (int g = 0; g <= GROUPS; g++)
        for (int c = 0; c < cells && futures[g] > 0.0; c++)
            money->mean[g * cells + c] /= futures[g];
}

static enum ins_status play_months(const struct ins_scenario *s, struct ins_plan *plan,
                                   struct ins_inflow_plan *inflow, const struct ins_play *part,
                                   struct work *w, struct ins_error *error)
{
    const struct ins_plan *one = plan;
    struct ins_play        job = *part;
    ins_inflow_init(inflow, s);
    ins_plan_init(plan, s);
    job.inflow = inflow, job.plan = &one, job.plans = 1, job.seed = (uint64_t)s->seed;
    job.futures = ins_month_money_futures(s), job.columns = COLUMNS, job.offset = column;
    job.collect = collect_month_money, job.context = w;
    return ins_futures_play(&job, error);
}

enum ins_status ins_month_money_create(const struct ins_scenario *s,
                                       const struct ins_options *options, double from, double to,
                                       struct ins_month_money **made, struct ins_error *error)
{
    int64_t                 blocks = (ins_month_money_futures(s) + INS_LANES - 1) / INS_LANES;
    size_t                  cells  = (size_t)s->months * KINDS;
    struct ins_plan        *plan   = ins_memory_create(1, sizeof *plan, error);
    struct ins_inflow_plan *inflow = ins_memory_create(1, sizeof *inflow, error);
    struct ins_month_money *money  = ins_memory_create(1, sizeof *money, error);
    struct work w = {s->months, ins_memory_create((size_t)blocks * cells, sizeof(double), error),
                     ins_memory_create((size_t)blocks, sizeof(int), error)};
    struct ins_play part = {.options = options, .progress_from = from, .progress_to = to};
    if (money)
        *money = (struct ins_month_money){s->months, blocks < GROUPS ? (int)blocks : GROUPS,
                                          ins_memory_create((GROUPS + 1) * cells, sizeof(double),
                                                            error)};
    bool            room   = plan && inflow && money && money->mean && w.sum && w.count;
    enum ins_status status = room ? play_months(s, plan, inflow, &part, &w, error) : INS_WORLD;
    if (status == INS_DONE)
        average_groups(&w, blocks, money);
    else
        ins_month_money_free(money);
    *made = status == INS_DONE ? money : NULL;
    ins_memory_free(w.count);
    ins_memory_free(w.sum);
    ins_memory_free(inflow);
    ins_memory_free(plan);
    return status;
}

void ins_month_money_free(struct ins_month_money *money)
{
    if (money)
        ins_memory_free(money->mean);
    ins_memory_free(money);
}

/* --- what a measure moves -------------------------------------------------------------------- */

struct contrast {
    const struct ins_month_money    *with, *without;
    const struct ins_policy_measure *measure;
    int                              begins; /* month of what it says it costs */
};

static double difference_in_month(const struct contrast *c, int group, int t, int kind)
{
    int at = (group * c->with->months + t) * KINDS + kind;
    return c->with->mean[at] - c->without->mean[at];
}

static double told_once(const struct contrast *c, int t)
{
    return t == c->begins ? c->measure->one_off : 0.0;
}

static double told_yearly(const struct contrast *c, int t)
{
    return t >= c->begins ? c->measure->per_year / 12.0 : 0.0;
}

/* What the state has paid by the end of month t (6.73): paid[t + 1]; paid[0] is 0. Groups lie ROOM
 * apart. */
enum { ROOM = INS_MONTHS + 1 };

static void add_up_months(const struct contrast *c, int group, double *paid)
{
    paid[0] = 0.0;
    for (int t = 0; t < c->with->months; t++)
        paid[t + 1] = paid[t] + difference_in_month(c, group, t, SOCIAL) + told_once(c, t) +
                      told_yearly(c, t);
}

/* The phases (6.74): `first` and the two behind it; NaN where the horizon ends before. */
static void add_phases(const struct contrast *c, int group, int kind, double *first)
{
    for (int p = 0; p < INS_PHASES; p++)
        first[p] = p == 0 || c->with->months > 12 * p ? 0.0 : (double)NAN;
    for (int t = 0; t < c->with->months; t++)
        first[t < INS_LONG_TERM ? t / INS_MEDIUM_TERM : 2] +=
            difference_in_month(c, group, t, kind) + told_once(c, t) + told_yearly(c, t);
}

/* Once or each year (6.75), with the budget or beside it (6.76). */
static void tell_once_and_yearly(const struct contrast *c, int group, double *spent)
{
    int    months = c->with->months;
    double once = 0.0, late = 0.0, told = 0.0, cost = 0.0, need = 0.0;
    for (int t = 0; t < months; t++) {
        double all  = difference_in_month(c, group, t, COST),
               part = difference_in_month(c, group, t, ONCE);
        once += part + told_once(c, t);
        told += told_once(c, t) + told_yearly(c, t);
        cost += all;
        need += difference_in_month(c, group, t, NEED);
        if (t >= INS_LONG_TERM)
            late += all - part + told_yearly(c, t);
    }
    spent[INS_SPENT_ONE_OFF] = once;
    spent[INS_SPENT_STRUCTURAL] =
        months > INS_LONG_TERM ? 12.0 * late / (months - INS_LONG_TERM) : (double)NAN;
    spent[INS_SPENT_ALONG] = cost - need;
    spent[INS_SPENT_OWN]   = need + told;
}

static double deepest_of(const double *paid, int months)
{
    double deepest = 0.0;
    for (int t = 0; t <= months; t++)
        deepest = ins_larger(deepest, paid[t]);
    return deepest;
}

/* Half of a 95 % interval, of what is left when each group is left out in turn. */
static double half_over_groups(const double *without, int groups, int stride)
{
    double middle = 0.0, square = 0.0;
    for (int g = 0; g < groups; g++)
        middle += without[g * stride] / groups;
    for (int g = 0; g < groups; g++)
        square += (without[g * stride] - middle) * (without[g * stride] - middle);
    return groups > 1 ? 1.96 * sqrt(square * (groups - 1.0) / groups) : (double)NAN;
}

/* The first month from which on nothing is left to come back; -1: none. */
static int even_in(const double *paid, const double *half, double errors, int months)
{
    int month = -1;
    for (int t = months - 1; t >= 0 && paid[t + 1] + errors * half[t] <= 0.0; t--)
        month = t;
    return month;
}

static struct ins_break_even break_even(const double *paid, int months, int groups)
{
    double        half[INS_MONTHS];
    const double *all = &paid[GROUPS * ROOM];
    for (int t = 0; t < months; t++)
        half[t] = groups > 1 ? half_over_groups(&paid[t + 1], groups, ROOM) : 0.0;
    return (struct ins_break_even){even_in(all, half, 0.0, months), even_in(all, half, -1.0, months),
                                   even_in(all, half, 1.0, months)};
}

enum ins_status ins_month_money_compare(const struct ins_month_money *with,
                                        const struct ins_month_money *without,
                                        const struct ins_policy_measure *measure, int begins,
                                        struct ins_measure_worth *worth, struct ins_error *error)
{
    const struct contrast c = {with, without, measure, begins};
    double  spent[GROUPS + 1][INS_SPENT_FIGURES];
    double *paid = ins_memory_create((size_t)(GROUPS + 1) * ROOM, sizeof *paid, error);
    if (!paid)
        return INS_WORLD;
    for (int g = 0; g <= GROUPS; g++) {
        add_up_months(&c, g, &paid[g * ROOM]);
        add_phases(&c, g, COST, &spent[g][INS_SPENT_SHORT]);
        add_phases(&c, g, SOCIAL, &spent[g][INS_SPENT_STATE_SHORT]);
        tell_once_and_yearly(&c, g, spent[g]);
        spent[g][INS_SPENT_DEEPEST] = deepest_of(&paid[g * ROOM], with->months);
    }
    for (int f = 0; f < INS_SPENT_FIGURES; f++) {
        double value    = spent[GROUPS][f];
        double half     = half_over_groups(&spent[0][f], with->groups, INS_SPENT_FIGURES);
        worth->spent[f] = (struct ins_estimate){value, value - half, value + half};
    }
    worth->even = break_even(paid, with->months, with->groups);
    ins_memory_free(paid);
    return INS_DONE;
}
