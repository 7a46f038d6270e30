#include "decide/signals_work.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "base/plain.h"
#include "decide/rule.h"
#include "engine/futures.h"
#include "engine/summary.h"
#include "plan/tower.h"
#include "scenario/keys.h"

/* Futures that choose, and as many that tell; plans played at a time; months between two alarms. */
enum { MOST = 2048, QUIET = 12, YEAR = 12, LINES = 6 * INS_ALARM_KEYS };

/* The coming year brings so much more than the last one: a surge. */
static const double SURGE = 1.25;

static const double heights[INS_SIGNS][INS_SIGN_HEIGHTS] = {
    [INS_SIGN_INFLOW]   = {1.10, 1.25, 1.50, 2.00},
    [INS_SIGN_WORK]     = {6.0, 9.0, 12.0, 18.0},
    [INS_SIGN_FORECAST] = {1.10, 1.25, 1.50, 2.00},
};

/* --- signs ------------------------------------------------------------------------------------ */

static double sum_of_months(const double *value, int from, int count)
{
    double sum = 0.0;
    for (int t = from; t < from + count; t++)
        sum += value[t];
    return sum;
}

double ins_sign_at(const struct ins_sighted *seen, enum ins_sign sign, int t)
{
    int newest = t - 1 - seen->lag; /* month whose inflow is known */
    if (sign == INS_SIGN_INFLOW)
        return newest < YEAR + 2 ? NAN
                                 : sum_of_months(seen->inflow, newest - 2, 3) /
                                       sum_of_months(seen->inflow, newest - 2 - YEAR, 3);
    if (sign == INS_SIGN_WORK)
        return t < 1 ? NAN : seen->work[t - 1];
    return t < YEAR || t + YEAR > seen->months
               ? NAN
               : sum_of_months(seen->inflow, t, YEAR) / sum_of_months(seen->inflow, t - YEAR, YEAR);
}

static bool holds(const struct ins_sighted *seen, const struct ins_signal *signal, int t)
{
    return ins_sign_at(seen, signal->sign, t) >= signal->height &&
           (signal->also == INS_SIGN_NONE || ins_sign_at(seen, signal->also, t) >= signal->also_height);
}

struct ins_alarms ins_alarms_count(const struct ins_sighted *seen, const struct ins_signal *signal, int first,
                                   int last)
{
    struct ins_alarms count = {.raised = -1};
    bool              held = false, surging = false;
    bool              seen_it = false; /* the surge in hand was hit in a month before */
    int               newest = -QUIET;
    for (int t = first; t < last; t++) {
        bool surge = ins_sign_at(seen, INS_SIGN_FORECAST, t) >= SURGE, now = holds(seen, signal, t);
        bool alarm = now && !held && t - newest >= QUIET;
        seen_it    = surge && surging && seen_it;
        count.surges += surge && !surging;
        count.hits += surge && now && !seen_it;
        seen_it = seen_it || (surge && now);
        count.alarms += alarm;
        count.false_alarms += alarm && !surge;
        if (alarm && count.raised < 0)
            count.raised = t;
        newest  = alarm ? t : newest;
        held    = now;
        surging = surge;
    }
    return count;
}

/* --- the tower with an alarm ------------------------------------------------------------------ */

struct lines {
    char        text[LINES][2 * INS_PATH];
    const char *line[LINES];
    int         count, changes;
};

static char *next_line(struct lines *lines)
{
    lines->line[lines->count] = lines->text[lines->count];
    return lines->text[lines->count++];
}

/* From month t on the key has this value; from the start where t is below 0. */
static void set_from(struct lines *lines, const struct ins_signals *all, int k, double value, int t)
{
    char  date[INS_DATE_TEXT];
    int   i     = lines->changes;
    char *first = next_line(lines);
    if (t < 0) {
        (void)ins_plain_print(first, sizeof lines->text[0], "%s=%.17g", all->key[k], value);
        return;
    }
    (void)snprintf(first, sizeof lines->text[0], "changes[%d].start=%s", i,
                   ins_date_write(ins_case_scenario(all->source)->start + t, date));
    (void)snprintf(next_line(lines), sizeof lines->text[0], "changes[%d].key=%s", i, all->key[k]);
    (void)ins_plain_print(next_line(lines), sizeof lines->text[0], "changes[%d].value=%.17g", i, value);
    lines->changes++;
}

static enum ins_status lay(struct ins_signals_work *w, int plan, int place, struct ins_error *error)
{
    const struct ins_signals *all   = w->all;
    struct lines             *lines = ins_memory_create(1, sizeof *lines, error);
    if (!lines)
        return INS_WORLD;
    int raised     = all->first + plan - INS_PLAYED_RAISED, ends = raised + INS_ALARM_HOLDS;
    lines->changes = ins_case_written(all->source)->change_count;
    for (int k = 0; k < all->keys && plan != INS_PLAYED_AS_IS; k++) {
        set_from(lines, all, k, all->value[k], plan == INS_PLAYED_ALWAYS ? -1 : raised);
        if (plan >= INS_PLAYED_RAISED && ends < w->s->months)
            set_from(lines, all, k, all->present[k], ends);
    }
    enum ins_status status = ins_case_vary(all->source, lines->line, lines->count, &w->made[place], error);
    ins_memory_free(lines);
    if (status != INS_DONE)
        return status;
    ins_plan_init(&w->plan[place], ins_case_scenario(w->made[place]));
    w->playing[place] = &w->plan[place];
    return INS_DONE;
}

/* --- playing ---------------------------------------------------------------------------------- */

static void note(const struct ins_signals_work *w, const struct ins_played *played)
{
    int months = played->of->months, tracks = played->of->casework.tracks;
    for (int i = 0; i < played->count; i++)
        for (int t = 0; t < months; t++) {
            size_t at     = (size_t)((played->first + i) * months + t);
            w->inflow[at] = 0.0;
            for (int k = 0; k < tracks; k++)
                w->inflow[at] += played->arrivals[t * tracks + k].lane[i];
            w->stock[at] = played->tape[t].lane[i] / w->expected;
        }
}

static void collect(void *context, const struct ins_played *played)
{
    const struct ins_signals_work *w    = context;
    int                           plan = w->begin + played->plan;
    struct ins_row                row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++) {
        size_t at     = (size_t)(plan * w->futures + played->first + i);
        w->outlay[at] = row[INS_COST_TOTAL].lane[i];
        w->cost[at]   = row[INS_SOCIAL_COST_TOTAL].lane[i] +
                      ins_rule_left_over(w->s, played->world->work.stock.lane[i],
                                         played->world->staff.trainees.lane[i]);
    }
    if (plan == INS_PLAYED_AS_IS)
        note(w, played);
}

static enum ins_status play_batch(struct ins_signals_work *w, const struct ins_inflow_plan *inflow,
                                  struct ins_drawn *drawn, int plans, struct ins_error *error)
{
    size_t          offset = offsetof(struct ins_world, work.stock);
    struct ins_play job    = {.inflow = inflow, .plan = w->playing, .plans = plans, .columns = 1,
                              .offset = &offset, .seed = (uint64_t)w->s->seed, .futures = w->futures,
                              .drawn = drawn, .options = w->options, .collect = collect, .context = w};
    job.progress_from = (double)w->begin / w->plans;
    job.progress_to   = (double)(w->begin + plans) / w->plans;
    return ins_futures_play(&job, error);
}

enum ins_status ins_signals_play(struct ins_signals_work *w, const struct ins_inflow_plan *inflow,
                                 struct ins_drawn *drawn, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (w->begin = 0; w->begin < w->plans && status == INS_DONE; w->begin += INS_SIGNALS_BATCH) {
        int plans = w->plans - w->begin < INS_SIGNALS_BATCH ? w->plans - w->begin : INS_SIGNALS_BATCH;
        for (int p = 0; p < plans && status == INS_DONE; p++)
            status = lay(w, w->begin + p, p, error);
        if (status == INS_DONE)
            status = play_batch(w, inflow, drawn, plans, error);
        for (int p = 0; p < INS_SIGNALS_BATCH; p++) {
            ins_case_free(w->made[p]);
            w->made[p] = NULL;
        }
    }
    return status;
}

static enum ins_status play_signals(struct ins_signals_work *w, struct ins_error *error)
{
    struct ins_drawn       *drawn  = NULL;
    struct ins_inflow_plan *inflow = ins_memory_create(1, sizeof *inflow, error);
    if (!inflow)
        return INS_WORLD;
    ins_inflow_init(inflow, w->s);
    enum ins_status status = ins_drawn_create(inflow, w->futures, (size_t)1 << 27, &drawn, error);
    if (status == INS_DONE)
        status = ins_signals_play(w, inflow, drawn, error);
    ins_drawn_free(drawn);
    ins_memory_free(inflow);
    return status;
}

/* --- what a signal is worth ------------------------------------------------------------------- */

static struct ins_estimate estimate_of_signal(const struct ins_signals_work *w, const double *value)
{
    struct ins_mean mean = ins_sample_mean(ins_sample_random_design(w->s), value, w->all->futures);
    return (struct ins_estimate){mean.value, mean.value - 1.96 * mean.error, mean.value + 1.96 * mean.error};
}

/* What the signal does in future f into row f of what is kept, first of the half in hand. */
void ins_signals_look(const struct ins_signals_work *w, const struct ins_signal *signal, int64_t first, int64_t f)
{
    const struct ins_signals *all   = w->all;
    int64_t                   own   = first + f;
    size_t                    row   = (size_t)(own * w->s->months);
    double                    tens  = 120.0 / (all->last - all->first);
    struct ins_sighted        seen  = {w->s->months, w->s->tower.reporting_lag, &w->inflow[row], &w->stock[row]};
    struct ins_alarms         count = {.raised = -1};
    int                       plan  = INS_PLAYED_ALWAYS;
    if (signal->sign != INS_SIGN_NONE) {
        count = ins_alarms_count(&seen, signal, all->first, all->last);
        plan  = count.raised < 0 ? INS_PLAYED_AS_IS : INS_PLAYED_RAISED + count.raised - all->first;
    }
    double *kept = w->kept + f;
    kept[INS_KEPT_ALARMS * w->stride]       = count.alarms * tens;
    kept[INS_KEPT_FALSE_ALARMS * w->stride] = count.false_alarms * tens;
    kept[INS_KEPT_ACTS * w->stride]         = plan != INS_PLAYED_AS_IS;
    kept[INS_KEPT_SAVING * w->stride]       = w->cost[own] - w->cost[plan * w->futures + own];
    kept[INS_KEPT_OUTLAY * w->stride]       = w->outlay[plan * w->futures + own] - w->outlay[own];
    kept[INS_KEPT_HITS * w->stride]         = count.hits;
    kept[INS_KEPT_SURGES * w->stride]       = count.surges;
}

/* A ratio of two means, with the error of what is left of one after the other. */
static struct ins_estimate hit_share(const struct ins_signals_work *w, double *one, const double *other)
{
    int64_t futures = w->all->futures;
    double  mean = ins_summary_mean(other, futures).value, share = ins_summary_mean(one, futures).value / mean;
    if (!(mean > 0.0))
        return (struct ins_estimate){NAN, NAN, NAN};
    for (int64_t f = 0; f < futures; f++)
        one[f] = (one[f] - share * other[f]) / mean;
    struct ins_estimate rest = estimate_of_signal(w, one);
    return (struct ins_estimate){share, share + rest.low - rest.value, share + rest.high - rest.value};
}

static void tell(const struct ins_signals_work *w, struct ins_signal *signal)
{
    struct ins_signals *all = w->all;
    int64_t             n   = all->futures;
    for (int64_t f = 0; f < n; f++)
        ins_signals_look(w, signal, 0, f);
    signal->chosen = ins_summary_mean(w->kept + INS_KEPT_SAVING * n, n).value;
    for (int64_t f = 0; f < n; f++)
        ins_signals_look(w, signal, n, f);
    signal->alarms       = estimate_of_signal(w, w->kept + INS_KEPT_ALARMS * n);
    signal->false_alarms = estimate_of_signal(w, w->kept + INS_KEPT_FALSE_ALARMS * n);
    signal->acts         = estimate_of_signal(w, w->kept + INS_KEPT_ACTS * n);
    signal->saving       = estimate_of_signal(w, w->kept + INS_KEPT_SAVING * n);
    signal->outlay       = estimate_of_signal(w, w->kept + INS_KEPT_OUTLAY * n);
    if (signal->sign == INS_SIGN_NONE)
        signal->hits = (struct ins_estimate){NAN, NAN, NAN};
    else
        signal->hits = hit_share(w, w->kept + INS_KEPT_HITS * n, w->kept + INS_KEPT_SURGES * n);
    for (int64_t f = 0; f < n && signal->sign != INS_SIGN_NONE; f++)
        w->kept[INS_KEPT_SURGES * n + f] *= 120.0 / (all->last - all->first);
    if (signal->sign != INS_SIGN_NONE)
        all->surges = estimate_of_signal(w, w->kept + INS_KEPT_SURGES * n);
}

/* Always on; each sign at each height; inflow and work together. */
static int list(struct ins_signals *all)
{
    int n = 0;
    all->signal[n++] = (struct ins_signal){.sign = INS_SIGN_NONE, .also = INS_SIGN_NONE};
    for (int s = 0; s < INS_SIGNS; s++)
        for (int h = 0; h < INS_SIGN_HEIGHTS; h++)
            all->signal[n++] = (struct ins_signal){
                .sign = (enum ins_sign)s, .also = INS_SIGN_NONE, .height = heights[s][h]};
    for (int h = 0; h < INS_SIGN_HEIGHTS * INS_SIGN_HEIGHTS; h++)
        all->signal[n++] = (struct ins_signal){.sign        = INS_SIGN_INFLOW,
                                               .also        = INS_SIGN_WORK,
                                               .height      = heights[INS_SIGN_INFLOW][h / INS_SIGN_HEIGHTS],
                                               .also_height = heights[INS_SIGN_WORK][h % INS_SIGN_HEIGHTS]};
    return n;
}

/* Of those that can be known: no forecast is without an error. */
static void tell_all(const struct ins_signals_work *w)
{
    struct ins_signals *all = w->all;
    int                 n   = list(all);
    all->best      = 1;
    all->best_pair = 1 + INS_SIGNS * INS_SIGN_HEIGHTS;
    for (int i = 0; i < n; i++) {
        struct ins_signal *signal = &all->signal[i];
        tell(w, signal);
        if (signal->sign >= INS_SIGN_FORECAST)
            continue;
        if (signal->chosen > all->signal[all->best].chosen)
            all->best = i;
        if (signal->also != INS_SIGN_NONE && signal->chosen > all->signal[all->best_pair].chosen)
            all->best_pair = i;
    }
}

/* --- what an alarm does ----------------------------------------------------------------------- */

static enum ins_status take_key(struct ins_signals *all, char *text, struct ins_error *error)
{
    struct ins_handle handle;
    char             *value = strchr(text, '='), *end;
    int               k     = all->keys;
    if (!value || k == INS_ALARM_KEYS)
        return ins_fail(error, INS_WRONG, "signals: expected KEY=VALUE, at most %d, not \"%s\"", INS_ALARM_KEYS,
                        text);
    *value++ = '\0';
    if (ins_scenario_find(ins_case_written(all->source), text, &handle, error) != INS_DONE)
        return INS_WRONG;
    all->value[k] = ins_plain_read(value, &end);
    if (end == value || *end)
        return ins_fail(error, INS_WRONG, "signals: %s: expected a number, not \"%s\"", text, value);
    (void)snprintf(all->key[k], sizeof all->key[k], "%.*s", INS_PATH - 1, text);
    all->present[k] = ins_scenario_get(ins_case_scenario(all->source), &handle);
    all->keys++;
    for (int i = 0; i < ins_case_scenario(all->source)->change_count; i++)
        if (strcmp(ins_case_written(all->source)->changes[i].key, text) == 0)
            return ins_fail(error, INS_WRONG, "signals: %s changes in time already", text);
    return INS_DONE;
}

static enum ins_status take_keys(struct ins_signals *all, const char *with, struct ins_error *error)
{
    const struct ins_scenario *s = ins_case_scenario(all->source);
    char                       own[64], text[2 * INS_PATH];
    enum ins_status            status = INS_DONE;
    if (s->tower.policy != INS_TOWER)
        return ins_fail(error, INS_WRONG, "signals: expected tower.policy = \"tower\", which an alarm turns");
    (void)ins_plain_print(own, sizeof own, "tower.clear_months=%.17g", 0.25 * s->tower.clear_months);
    for (with = with ? with : own; *with && status == INS_DONE;) {
        size_t length = strcspn(with, ",");
        (void)snprintf(text, sizeof text, "%.*s", length < sizeof text ? (int)length : (int)sizeof text - 1, with);
        status = take_key(all, text, error);
        with += length + (with[length] == ',');
    }
    return status;
}

/* --- the whole -------------------------------------------------------------------------------- */

enum ins_status ins_signals_room(struct ins_signals_work *w, struct ins_error *error)
{
    size_t futures = (size_t)w->futures, cells = (size_t)w->plans * futures;
    w->cost   = ins_memory_create(2 * cells, sizeof *w->cost, error);
    w->inflow = ins_memory_create(2 * futures * (size_t)w->s->months, sizeof *w->inflow, error);
    w->kept   = ins_memory_create(INS_KEPT * (size_t)w->stride, sizeof *w->kept, error);
    w->plan   = ins_memory_create(INS_SIGNALS_BATCH, sizeof *w->plan, error);
    if (!w->cost || !w->inflow || !w->kept || !w->plan)
        return INS_WORLD;
    w->outlay = w->cost + cells;
    w->stock  = w->inflow + futures * (size_t)w->s->months;
    return INS_DONE;
}

void ins_signals_clear(struct ins_signals_work *w)
{
    ins_memory_free(w->cost);
    ins_memory_free(w->inflow);
    ins_memory_free(w->kept);
    ins_memory_free(w->plan);
}

static enum ins_status work(struct ins_signals *all, const char *with, const struct ins_options *options,
                            struct ins_error *error)
{
    const struct ins_scenario *s = ins_case_scenario(all->source);
    struct ins_signals_work    w = {.all = all, .options = options, .s = s};
    struct ins_tower_plan      tower;
    all->first = YEAR + 3 + s->tower.reporting_lag;
    all->last  = s->months - YEAR;
    if (all->last - all->first < YEAR)
        return ins_fail(error, INS_WRONG, "signals: expected at least %d months, a year of signs and one after",
                        all->first + 2 * YEAR);
    all->futures = s->futures < MOST ? s->futures : MOST;
    all->futures = (all->futures + INS_LANES - 1) / INS_LANES * INS_LANES;
    w.futures    = 2 * all->futures;
    w.stride     = all->futures;
    w.plans      = INS_PLAYED_RAISED + all->last - all->first;
    ins_tower_plan_init(s, &tower);
    w.expected             = tower.expected;
    enum ins_status status = take_keys(all, with, error);
    if (status == INS_DONE)
        status = ins_signals_room(&w, error);
    if (status == INS_DONE)
        status = play_signals(&w, error);
    if (status == INS_DONE) {
        tell_all(&w);
        status = ins_signals_replay(&w, error);
    }
    ins_signals_clear(&w);
    return status;
}

enum ins_status ins_signals_create(const struct ins_case *scenario, const struct ins_signals_settings *settings,
                                   const struct ins_options *options, struct ins_signals **made,
                                   struct ins_error *error)
{
    struct ins_signals *all = ins_memory_create(1, sizeof *all, error);
    *made                   = NULL;
    if (!all)
        return INS_WORLD;
    all->source            = ins_case_hold(scenario);
    enum ins_status status = work(all, settings ? settings->with : NULL, options, error);
    if (status == INS_DONE)
        *made = all;
    else
        ins_signals_free(all);
    return status;
}

void ins_signals_free(struct ins_signals *all)
{
    if (!all)
        return;
    ins_case_release(all->source);
    ins_numbers_free(all->numbers);
    ins_memory_free(all);
}
