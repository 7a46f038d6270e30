#include "decide/surge.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "base/plain.h"
#include "engine/futures.h"
#include "scenario/case.h"

const double ins_surge_size[INS_SURGE_SIZES]     = {0.10, 0.25, 0.50, 1.00};
const int    ins_surge_months[INS_SURGE_LENGTHS] = {6, 12, 24};

/* A surge begins a year from the start, when what stood there has settled, leaves a year at least to see
 * what becomes of it, and is followed for twenty. Futures that are played, at most. */
enum { SETTLED = 12, AFTER = 12, FOLLOWED = 240, MOST_FUTURES = 100000, LINE = 64 };

/* Part of the most people that a surge brings from which on it is told as still going on. */
static const double ENDS = 1.0 / 20;

enum { EXPERIENCED, TRAINEES, FLEX, INTAKE, IDLE, COLUMNS };
static const enum ins_monthly monthly[COLUMNS] = {
    [EXPERIENCED] = INS_MONTHLY_EXPERIENCED, [TRAINEES] = INS_MONTHLY_TRAINEES,
    [FLEX] = INS_MONTHLY_FLEX, [INTAKE] = INS_MONTHLY_INTAKE, [IDLE] = INS_MONTHLY_IDLE_HOURS};
static const struct ins_scaling_cost_columns columns = {
    .columns = COLUMNS, .experienced = EXPERIENCED, .trainees = TRAINEES, .flex = FLEX,
    .intake = INTAKE, .idle = IDLE};

/* What is kept of a future: the items of the cost of scaling, and behind them these; the last are the
 * idle time after a surge of each length. */
enum { CASES = INS_SCALING_COST, OVERDUE, IDLE_AFTER, KEPT = IDLE_AFTER + INS_SURGE_LENGTHS };

/* A scenario that was played. */
struct leg {
    double *kept;  /* [KEPT][future] */
    double *staff; /* [month][block]: people, over the futures of the block */
};

struct room {
    struct ins_surges            *made;
    struct ins_inflow_plan       *inflow;
    struct ins_plan              *plan;
    struct ins_scaling_cost_plan *cost;
    struct leg                    without, with;
    struct leg                   *playing;
    const struct ins_options     *options;
    int64_t                       blocks;
    double                       *less; /* [future] */
};

/* --- the scenario with a surge ------------------------------------------------------------------ */

/* The first month that no record tells of: a surge does not touch what is on record. */
static int first_unknown(const struct ins_scenario *s)
{
    int first = 0;
    for (int t = 0; s->record && t < s->months; t++)
        for (int k = 0; k < s->record->tracks; k++)
            if (!isnan(s->record->cases[t * s->record->tracks + k]))
                first = t + 1;
    return first;
}

static enum ins_status lay_surge(const struct ins_surges *all, const struct ins_scaled_surge *surge,
                                 struct ins_case **made, struct ins_error *error)
{
    const struct ins_scenario *s     = ins_case_scenario(all->played);
    int                        place = s->inflow.event_count;
    char                       line[3][LINE], date[INS_DATE_TEXT];
    (void)snprintf(line[0], LINE, "inflow.events[%d].start=%s", place,
                   ins_date_write(s->start + all->begins, date));
    (void)snprintf(line[1], LINE, "inflow.events[%d].months=%d", place, surge->months);
    (void)ins_plain_print(line[2], LINE, "inflow.events[%d].multiply=%.2f", place, 1.0 + surge->size);
    return ins_case_vary(all->played, (const char *const[]){line[0], line[1], line[2]}, 3, made, error);
}

/* --- playing ------------------------------------------------------------------------------------ */

/* What scaling cost in the world that was played. */
static void scaling_cost_of(const struct room *r, const struct ins_played *played,
                            struct ins_row row[INS_SCALING_COST])
{
    const struct ins_scaling_cost_plan *known = r->cost;
    struct ins_scaling_cost_plan        own;
    if (played->of != known->plan) {
        ins_scaling_cost_init(played->of->scenario, played->of, &own);
        known = &own;
    }
    ins_scaling_cost_rows(known, &columns, played->tape, row);
}

/* Idle time after each of the ends that a surge may have, at the pay of an hour (6.53). */
static void add_idle(const struct room *r, const struct ins_played *played,
                     struct ins_row after[INS_SURGE_LENGTHS])
{
    for (int j = 0; j < INS_SURGE_LENGTHS; j++) {
        ins_row_set(&after[j], 0.0);
        for (int t = r->made->begins + ins_surge_months[j]; t < played->of->months; t++) {
            double hour = ins_plan_money(played->of, t)->experienced /
                          played->of->calendar[t].average_capacity;
            for (int i = 0; i < INS_LANES; i++)
                after[j].lane[i] += hour * played->tape[t * COLUMNS + IDLE].lane[i];
        }
    }
}

static void count_people(const struct room *r, const struct ins_played *played)
{
    int64_t block = played->first / INS_LANES;
    for (int t = 0; t < r->plan->months; t++) {
        const struct ins_row *row = &played->tape[t * COLUMNS];
        double                sum = 0.0;
        for (int i = 0; i < played->count; i++)
            sum += row[EXPERIENCED].lane[i] + row[TRAINEES].lane[i] + row[FLEX].lane[i];
        r->playing->staff[t * r->blocks + block] = sum;
    }
}

static void collect_surge(void *context, const struct ins_played *played)
{
    const struct room *r    = context;
    size_t             size = (size_t)played->count * sizeof(double);
    struct ins_row     item[KEPT], result[INS_RESULTS];
    scaling_cost_of(r, played, item);
    ins_outcome_rows(played->of, played->world, result);
    item[CASES]   = result[INS_INFLOW_TOTAL];
    item[OVERDUE] = result[INS_OVERDUE_CASE_MONTHS];
    add_idle(r, played, &item[IDLE_AFTER]);
    for (int k = 0; k < KEPT; k++)
        memcpy(&r->playing->kept[k * r->made->futures + played->first], item[k].lane, size);
    count_people(r, played);
}

/* Leg `turn` of all, from 0. */
static enum ins_status play_leg(struct room *r, const struct ins_scenario *s, struct leg *leg,
                                int turn, struct ins_error *error)
{
    const struct ins_plan *plan = r->plan;
    size_t                 offset[COLUMNS];
    for (int c = 0; c < COLUMNS; c++)
        offset[c] = ins_monthly_place[monthly[c]];
    ins_inflow_init(r->inflow, s);
    ins_plan_init(r->plan, s);
    ins_scaling_cost_init(s, r->plan, r->cost);
    r->playing          = leg;
    struct ins_play job = {.inflow        = r->inflow,
                           .plan          = &plan,
                           .plans         = 1,
                           .seed          = (uint64_t)s->seed,
                           .futures       = r->made->futures,
                           .columns       = COLUMNS,
                           .offset        = offset,
                           .sampling      = s->sampling,
                           .options       = r->options,
                           .progress_from = (double)turn / (r->made->count + 1),
                           .progress_to   = (turn + 1.0) / (r->made->count + 1),
                           .collect       = collect_surge,
                           .context       = r};
    return ins_futures_play(&job, error);
}

/* --- what the difference is ---------------------------------------------------------------------- */

/* Mean over the futures of what they have more with the surge (6.54). */
static struct ins_estimate more_of(struct room *r, int item)
{
    const double *one = r->with.kept + item * r->made->futures;
    const double *other = r->without.kept + item * r->made->futures;
    for (int64_t f = 0; f < r->made->futures; f++)
        r->less[f] = one[f] - other[f];
    struct ins_mean mean = ins_sample_mean(ins_sample_design(ins_case_scenario(r->made->played)),
                                           r->less, r->made->futures);
    return (struct ins_estimate){mean.value, mean.value - 1.96 * mean.error,
                                 mean.value + 1.96 * mean.error};
}

static double people_more(const struct room *r, int t)
{
    double sum = 0.0;
    for (int64_t b = 0; b < r->blocks; b++)
        sum += r->with.staff[t * r->blocks + b] - r->without.staff[t * r->blocks + b];
    return sum / (double)r->made->futures;
}

/* When people come for it, how many, and when they are gone (6.55). */
static void find_end(const struct room *r, struct ins_scaled_surge *surge)
{
    int months = r->plan->months;
    surge->first = surge->last = -1;
    surge->peak                = 0.0;
    for (int t = 0; t < months; t++)
        surge->peak = fmax(surge->peak, people_more(r, t));
    surge->left = people_more(r, months - 1);
    for (int t = 0; t < months; t++)
        if (surge->peak > 1e-9 && people_more(r, t) >= ENDS * surge->peak) {
            surge->first = surge->first < 0 ? t : surge->first;
            surge->last  = t;
        }
    surge->ends = surge->last < months - 1;
}

static void sum_up_surge(struct room *r, struct ins_scaled_surge *surge)
{
    for (int k = 0; k < INS_SCALING_COST; k++)
        surge->item[k] = more_of(r, k);
    surge->cases   = more_of(r, CASES);
    surge->overdue = more_of(r, OVERDUE);
    for (int j = 0; j < INS_SURGE_LENGTHS; j++)
        if (ins_surge_months[j] == surge->months)
            surge->idle_after = more_of(r, IDLE_AFTER + j);
    surge->a_case  = surge->cases.value > 0.0
                         ? surge->item[INS_SCALING_COST_TOTAL].value / surge->cases.value
                         : (double)NAN;
    find_end(r, surge);
}

static enum ins_status play_and_tell_surge(struct room *r, int turn, struct ins_error *error)
{
    struct ins_scaled_surge *surge  = &r->made->surge[turn - 1];
    struct ins_case  *made   = NULL;
    enum ins_status   status = lay_surge(r->made, surge, &made, error);
    if (status == INS_DONE)
        status = play_leg(r, ins_case_scenario(made), &r->with, turn, error);
    if (status == INS_DONE)
        sum_up_surge(r, surge);
    ins_case_free(made);
    return status;
}

/* --- all of them --------------------------------------------------------------------------------- */

static enum ins_status furnish_surge_room(struct room *r, struct ins_error *error)
{
    size_t futures = (size_t)r->made->futures, months = (size_t)ins_case_scenario(r->made->played)->months;
    r->blocks      = (r->made->futures + INS_LANES - 1) / INS_LANES;
    r->inflow      = ins_memory_create(1, sizeof *r->inflow, error);
    r->plan        = ins_memory_create(1, sizeof *r->plan, error);
    r->cost        = ins_memory_create(1, sizeof *r->cost, error);
    r->less        = ins_memory_create(futures, sizeof(double), error);
    for (int i = 0; i < 2; i++) {
        struct leg *leg = i == 0 ? &r->without : &r->with;
        leg->kept       = ins_memory_create(KEPT * futures, sizeof(double), error);
        leg->staff      = ins_memory_create(months * (size_t)r->blocks, sizeof(double), error);
        if (!leg->kept || !leg->staff)
            return INS_WORLD;
    }
    return r->inflow && r->plan && r->cost && r->less ? INS_DONE : INS_WORLD;
}

static void clear_room(struct room *r)
{
    ins_memory_free(r->with.staff);
    ins_memory_free(r->with.kept);
    ins_memory_free(r->without.staff);
    ins_memory_free(r->without.kept);
    ins_memory_free(r->less);
    ins_memory_free(r->cost);
    ins_memory_free(r->plan);
    ins_memory_free(r->inflow);
}

/* The scenario over a horizon in which the last of those who came for a surge are gone. */
static enum ins_status lengthen(struct ins_surges *made, struct ins_error *error)
{
    const struct ins_scenario *s      = ins_case_scenario(made->source);
    int                        months = made->begins + FOLLOWED;
    struct ins_case           *longer = NULL;
    char                       line[LINE];
    if (s->months >= months || months > INS_MONTHS) {
        made->played = ins_case_hold(made->source);
        return INS_DONE;
    }
    (void)snprintf(line, LINE, "months=%d", months);
    enum ins_status status =
        ins_case_vary(made->source, (const char *const[]){line}, 1, &longer, error);
    made->played = longer;
    return status;
}

/* Those after which a year is left to see what becomes of them. */
static void list_surges(struct ins_surges *made, int months)
{
    for (int i = 0; i < INS_SURGE_SIZES; i++)
        for (int j = 0; j < INS_SURGE_LENGTHS; j++)
            if (made->begins + ins_surge_months[j] + AFTER <= months)
                made->surge[made->count++] =
                    (struct ins_scaled_surge){.size = ins_surge_size[i], .months = ins_surge_months[j]};
}

static enum ins_status work_surges(struct ins_surges *made, const struct ins_options *options,
                                   struct ins_error *error)
{
    struct room     r      = {.made = made, .options = options};
    enum ins_status status = furnish_surge_room(&r, error);
    if (status == INS_DONE)
        status = play_leg(&r, ins_case_scenario(made->played), &r.without, 0, error);
    for (int i = 1; i <= made->count && status == INS_DONE; i++)
        status = play_and_tell_surge(&r, i, error);
    clear_room(&r);
    return status;
}

enum ins_status ins_surges_create(const struct ins_case *scenario, const struct ins_options *options,
                                  struct ins_surges **answer, struct ins_error *error)
{
    const struct ins_scenario *s    = ins_case_scenario(scenario);
    struct ins_surges         *made = ins_memory_create(1, sizeof *made, error);
    *answer                         = NULL;
    if (!made)
        return INS_WORLD;
    made->source  = ins_case_hold(scenario);
    made->futures = s->futures < MOST_FUTURES ? s->futures : MOST_FUTURES;
    made->begins  = first_unknown(s) > SETTLED ? first_unknown(s) : SETTLED;
    enum ins_status status = lengthen(made, error);
    if (status == INS_DONE)
        list_surges(made, ins_case_scenario(made->played)->months);
    if (status == INS_DONE)
        status = made->count > 0 ? work_surges(made, options, error)
                        : ins_fail(error, INS_WRONG,
                                   "surge: months = %d: expected at least %d, so that a surge can begin, "
                                   "last and be seen to end",
                                   s->months, made->begins + ins_surge_months[0] + AFTER);
    if (status == INS_DONE)
        *answer = made;
    else
        ins_surges_free(made);
    return status;
}

void ins_surges_free(struct ins_surges *surges)
{
    if (surges) {
        ins_case_release(surges->source);
        ins_case_release(surges->played);
        ins_numbers_free(surges->numbers);
    }
    ins_memory_free(surges);
}
