#include "answers/path.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/outcome.h"
#include "answers/why.h"
#include "base/memory.h"
#include "engine/futures.h"
#include "engine/summary.h"
#include "quantity/quantity.h"
#include "scenario/case.h"

_Static_assert(INS_MONTHLIES + INS_BY_TRACKS * INS_TRACKS + INS_LEDGER + INS_OLDER == INS_PATH_COLUMNS,
               "room for all");

static void add_path_column(struct ins_path_columns *columns, size_t offset, const char *head,
                            const char *tail)
{
    columns->offset[columns->count] = offset;
    (void)snprintf(columns->name[columns->count++], INS_PATH_NAME, "%s%s%s", head,
                   *tail ? "." : "", tail);
}

/* "older.TRACK.12", or "older.TRACK.2026-07" of cases that came before that month. */
static void add_older_column(const struct ins_scenario *s, const struct ins_older_plan *older,
                             int place, struct ins_path_columns *columns)
{
    char age[INS_DATE_TEXT], tail[INS_NAME + INS_DATE_TEXT + 2];
    (void)snprintf(age, sizeof age, "%d", older->months);
    if (older->pledged)
        (void)ins_date_write(s->start + older->months, age);
    (void)snprintf(tail, sizeof tail, "%s.%s", s->tracks[older->track].name, age);
    for (int c = 0; c < columns->count; c++)
        if (strncmp(columns->name[c], "older.", 6) == 0 && strcmp(columns->name[c] + 6, tail) == 0)
            return;
    add_path_column(columns,
                    offsetof(struct ins_world, work.older) + (size_t)place * sizeof(struct ins_row),
                    "older", tail);
}

/* The ages that the scenario lists, then those that its norm asks for; each once. */
static void list_older(const struct ins_scenario *s, struct ins_path_columns *columns)
{
    struct ins_ages_plan ages;
    ins_ages_plan_init(s, &ages);
    for (int i = 0; i < ages.olders; i++) {
        int place = (i + ages.norm_olders) % ages.olders;
        add_older_column(s, &ages.older[place], place, columns);
    }
}

void ins_path_list(const struct ins_scenario *s, struct ins_path_columns *columns)
{
    columns->count = 0;
    for (int c = 0; c < INS_MONTHLIES; c++)
        add_path_column(columns, ins_monthly_place[c], ins_monthly[c].name, "");
    for (int c = 0; c < INS_BY_TRACKS; c++)
        for (int k = 0; k < s->track_count; k++)
            add_path_column(columns, ins_by_track_place[c] + (size_t)k * sizeof(struct ins_queue),
                            ins_by_track[c].name, s->tracks[k].name);
    for (int line = 0; line < INS_LEDGER; line++)
        add_path_column(columns,
                        offsetof(struct ins_world, money.ledger) +
                            (size_t)line * sizeof(struct ins_row),
                        "cost", ins_ledger[line].name);
    list_older(s, columns);
}

/* --- which future -------------------------------------------------------------------------- */

struct peak {
    double  overdue, backlog;
    int64_t future;
};

struct survey {
    const struct ins_plan *plan;
    struct peak           *peak;
};

static void collect_peaks(void *context, const struct ins_played *played)
{
    const struct survey *survey = context;
    struct ins_row       row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++)
        survey->peak[played->first + i] = (struct peak){
            row[INS_PEAK_OVERDUE].lane[i], row[INS_PEAK_BACKLOG].lane[i], played->first + i};
}

static int order_of(double a, double b)
{
    return (a > b) - (a < b);
}

/* By peak overdue, then by peak backlog, then by number. */
static int by_peak(const void *one, const void *other)
{
    const struct peak *a = one, *b = other;
    int order = order_of(a->overdue, b->overdue);
    if (order == 0)
        order = order_of(a->backlog, b->backlog);
    return order != 0 ? order : (a->future > b->future) - (a->future < b->future);
}

static enum ins_status rank_futures(struct ins_play *job, bool worst, int64_t *number,
                                    struct ins_error *error)
{
    struct survey survey = {job->plan[0], NULL};
    survey.peak = ins_memory_create((size_t)job->futures, sizeof *survey.peak, error);
    if (!survey.peak)
        return INS_WORLD;
    job->collect = collect_peaks;
    job->context = &survey;
    enum ins_status status = ins_futures_play(job, error);
    if (status == INS_DONE) {
        qsort(survey.peak, (size_t)job->futures, sizeof *survey.peak, by_peak);
        int64_t place = worst ? job->futures : ins_summary_rank(0.5, job->futures);
        *number       = survey.peak[place - 1].future;
    }
    ins_memory_free(survey.peak);
    return status;
}

static enum ins_status choose_future(struct ins_play *job, const char *which, int64_t *number,
                                     struct ins_error *error)
{
    if (!strcmp(which, "worst") || !strcmp(which, "median"))
        return rank_futures(job, which[0] == 'w', number, error);
    char     *end;
    long long given = strtoll(which, &end, 10);
    if (which[0] < '1' || which[0] > '9' || *end || given > 1000000000000)
        return ins_fail(error, INS_WRONG,
                        "--future %s: a number from 1, \"worst\" or \"median\" was expected",
                        which);
    *number = given - 1;
    return INS_DONE;
}

/* --- one future ---------------------------------------------------------------------------- */

/* The tape has the columns, and behind them what the tower asks for. */
static void collect_months(void *context, const struct ins_played *played)
{
    struct ins_path *path = context;
    struct ins_row   row[INS_RESULTS];
    for (int t = 0; t < path->months; t++) {
        const struct ins_row *month = &played->tape[t * (path->columns + 1)];
        for (int c = 0; c < path->columns; c++)
            path->value[t * path->columns + c] = path->by_column[c * path->months + t] = month[c].lane[0];
        path->need[t] = month[path->columns].lane[0];
    }
    ins_outcome_rows(played->of, played->world, row);
    path->why->months_over = row[INS_MONTHS_OVER_NORM].lane[0];
    path->why->kept        = row[INS_NORM_MET].lane[0] > 0.0;
    ins_why_find(played->of, path, path->need, path->why);
}

static enum ins_status prepare_why(struct ins_path *path, struct ins_error *error)
{
    path->need = ins_memory_create((size_t)path->months, sizeof *path->need, error);
    path->why  = path->need ? ins_memory_create(1, sizeof *path->why, error) : NULL;
    if (path->why)
        path->why->month = ins_memory_create((size_t)path->months, sizeof *path->why->month, error);
    return path->why && path->why->month ? INS_DONE : INS_WORLD;
}

static enum ins_status prepare_path(const struct ins_scenario     *s,
                                    const struct ins_path_columns *columns, struct ins_path *path,
                                    struct ins_error *error)
{
    path->start   = s->start;
    path->months  = s->months;
    path->columns = columns->count;
    path->name    = ins_memory_create((size_t)columns->count, sizeof *path->name, error);
    path->value   = ins_memory_create((size_t)columns->count * (size_t)s->months,
                                      sizeof *path->value, error);
    path->by_column = ins_memory_create((size_t)columns->count * (size_t)s->months,
                                        sizeof *path->by_column, error);
    if (!path->name || !path->value || !path->by_column)
        return INS_WORLD;
    memcpy(path->name, columns->name, (size_t)columns->count * sizeof *path->name);
    return prepare_why(path, error);
}

static enum ins_status follow_one_future(const struct ins_scenario *s, const char *which,
                                         const struct ins_plan        *plan,
                                         const struct ins_inflow_plan *inflow,
                                         const struct ins_options *options, struct ins_path *path,
                                         struct ins_error *error)
{
    struct ins_path_columns columns;
    int64_t        number = 0;
    struct ins_play job   = {.inflow = inflow, .plan = &plan, .plans = 1,
                             .seed = (uint64_t)s->seed, .futures = s->futures,
                             .sampling = s->sampling,
                             .options = options};
    ins_path_list(s, &columns);
    enum ins_status status = choose_future(&job, which, &number, error);
    if (status == INS_DONE)
        status = prepare_path(s, &columns, path, error);
    if (status != INS_DONE)
        return status;
    path->future = number + 1;
    job.futures  = 1;
    job.number   = &number;
    size_t offset[INS_PATH_COLUMNS + 1];
    memcpy(offset, columns.offset, (size_t)columns.count * sizeof *offset);
    offset[columns.count] = offsetof(struct ins_world, tower.need);
    job.columns  = columns.count + 1;
    job.offset   = offset;
    job.collect  = collect_months;
    job.context  = path;
    return ins_futures_play(&job, error);
}

enum ins_status ins_path_create(const struct ins_case *scenario, const char *which,
                                const struct ins_options *options, struct ins_path **made,
                                struct ins_error *error)
{
    const struct ins_scenario *s      = ins_case_scenario(scenario);
    struct ins_plan           *plan   = ins_memory_create(1, sizeof *plan, error);
    struct ins_inflow_plan    *inflow = ins_memory_create(1, sizeof *inflow, error);
    struct ins_path           *path   = ins_memory_create(1, sizeof *path, error);
    enum ins_status            status = INS_WORLD;
    *made = NULL;
    if (plan && inflow && path) {
        ins_plan_init(plan, s);
        ins_inflow_init(inflow, s);
        status = follow_one_future(s, which, plan, inflow, options, path, error);
    }
    ins_memory_free(inflow);
    ins_memory_free(plan);
    if (status == INS_DONE)
        *made = path;
    else
        ins_path_free(path);
    return status;
}

void ins_path_free(struct ins_path *path)
{
    if (!path)
        return;
    if (path->why)
        ins_memory_free(path->why->month);
    ins_memory_free(path->why);
    ins_memory_free(path->need);
    ins_memory_free(path->name);
    ins_memory_free(path->by_column);
    ins_memory_free(path->value);
    ins_memory_free(path);
}
