#include "decide/measures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/buffer.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "base/text.h"
#include "decide/contrast.h"
#include "scenario/case.h"
#include "scenario/measures.h"

/* --- the settings of some of the measures ------------------------------------------------------ */

/* Settings as the command line has them, and how many changes in time are there already. */
struct lines {
    char **line;
    int    count, changes;
    bool   failed;
};

static void add_measure_setting(struct lines *lines, const char *key, const char *value)
{
    struct ins_text text = {0};
    char          **more = realloc(lines->line, (size_t)(lines->count + 1) * sizeof *more);
    ins_text_add(&text, value ? "%s=%s" : "%s", key, value);
    char *line    = ins_text_take(&text);
    lines->line   = more ? more : lines->line;
    lines->failed = lines->failed || !more || !line;
    if (more && line)
        lines->line[lines->count++] = line;
    else
        free(line);
}

static void free_lines(struct lines *lines)
{
    for (int i = 0; i < lines->count; i++)
        free(lines->line[i]);
    free(lines->line);
}

static void add_side_settings(struct lines *lines, const char *text)
{
    char setting[INS_SETTINGS], key[INS_SETTINGS];
    while (ins_measures_next(&text, setting, key))
        add_measure_setting(lines, setting, NULL);
}

/* What holds from a month on is a change in time. */
static void add_later(struct lines *lines, const struct ins_policy_measure *measure)
{
    char        setting[INS_SETTINGS], key[INS_SETTINGS], date[INS_DATE_TEXT], path[64];
    const char *text = measure->with;
    while (ins_measures_next(&text, setting, key)) {
        (void)snprintf(path, sizeof path, "changes[%d].start", lines->changes);
        add_measure_setting(lines, path, ins_date_write(measure->from, date));
        (void)snprintf(path, sizeof path, "changes[%d].key", lines->changes);
        add_measure_setting(lines, path, key);
        (void)snprintf(path, sizeof path, "changes[%d].value", lines->changes++);
        add_measure_setting(lines, path, strchr(setting, '=') + 1);
    }
}

static void add_measure(struct lines *lines, const struct ins_policy_measure *measure, bool in)
{
    bool later = measure->from != INS_DATE_NONE;
    if (!in || later)
        add_side_settings(lines, measure->without);
    if (in && later)
        add_later(lines, measure);
    else if (in)
        add_side_settings(lines, measure->with);
}

enum ins_status ins_measures_lay(const struct ins_case *source, unsigned in,
                                 struct ins_case **made, struct ins_error *error)
{
    const struct ins_scenario *s     = ins_case_written(source);
    struct lines               lines = {.changes = s->change_count};
    struct ins_error           why   = {{0}};
    *made                            = NULL;
    for (int i = 0; i < s->measure_count; i++)
        add_measure(&lines, &s->measures[i], in >> i & 1u);
    enum ins_status status =
        lines.failed ? ins_fail(error, INS_WORLD, "out of memory")
                     : ins_case_vary(source, (const char *const *)lines.line, lines.count, made, &why);
    free_lines(&lines);
    if (!*made && why.text[0])
        return ins_fail(error, status, "measures: %s", why.text);
    return status;
}

/* --- the scenario with some of the measures ---------------------------------------------------- */

struct leg {
    struct ins_case            *made;
    struct ins_point_estimates *points;
    struct ins_month_money     *money;
    struct ins_quantiles       *quantiles; /* [2]: liquidity, norm */
};

static void free_leg(struct leg *leg)
{
    ins_memory_free(leg->quantiles);
    ins_month_money_free(leg->money);
    ins_point_free(leg->points);
    ins_case_free(leg->made);
}

struct work {
    const struct ins_options *options;
    struct ins_measures      *measures;
    struct ins_resample      *resample;
    double                    done, step; /* part of the whole; of one leg */
};

static enum ins_status lay_leg(const struct work *w, unsigned in, struct leg *leg,
                               struct ins_error *error)
{
    enum ins_status status = ins_measures_lay(w->measures->source, in, &leg->made, error);
    if (status == INS_DONE)
        status = ins_buffer_check(ins_case_scenario(leg->made), error);
    if (status == INS_DONE)
        status = ins_point_create(ins_case_scenario(leg->made), &leg->points, error);
    leg->quantiles = ins_memory_create(2, sizeof *leg->quantiles, error);
    return leg->quantiles ? status : INS_WORLD;
}

static enum ins_status play_legs(struct work *w, struct leg *leg, struct ins_error *error)
{
    struct ins_point_estimates *points[2] = {leg[0].points, leg[1].points};
    struct ins_point_settings   settings  = {w->options, 0, w->done, w->done + 1.6 * w->step};
    enum ins_status status = ins_point_estimates_play(points, 2, &settings, error);
    for (int i = 0; i < 2 && status == INS_DONE; i++) {
        double from = w->done + (1.6 + 0.2 * i) * w->step;
        status = ins_month_money_create(ins_case_scenario(leg[i].made), w->options, from,
                                        from + 0.2 * w->step, &leg[i].money, error);
    }
    w->done += 2.0 * w->step;
    return status;
}

static enum ins_status draw_again(struct work *w, struct leg *leg, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    if (!w->resample)
        status = ins_resample_create_of(ins_case_scenario(leg->made), &w->resample, error);
    for (enum ins_point_row r = 0; r < INS_POINT_ROWS && status == INS_DONE; r++)
        if (ins_point_is_quantile(r))
            status = ins_resample_quantiles(w->resample, leg->points, r, &leg->quantiles[r], error);
    return status;
}

/* Two legs side by side. */
static enum ins_status go(struct work *w, unsigned one, unsigned other, struct leg leg[2],
                          struct ins_error *error)
{
    enum ins_status status = lay_leg(w, one, &leg[0], error);
    if (status == INS_DONE)
        status = lay_leg(w, other, &leg[1], error);
    if (status == INS_DONE)
        status = play_legs(w, leg, error);
    for (int i = 0; i < 2 && status == INS_DONE; i++)
        status = draw_again(w, &leg[i], error);
    return status;
}

/* --- what a measure is worth ------------------------------------------------------------------- */

static enum ins_status hold_against(const struct ins_scenario       *s,
                                    const struct ins_policy_measure *measure,
                                    const struct leg *without, const struct leg *with,
                                    struct ins_measure_worth *worth, struct ins_error *error)
{
    static const double               less[] = {-1.0, 1.0};
    const struct ins_point_estimates *points[] = {without->points, with->points};
    int begins = measure->from == INS_DATE_NONE ? 0 : measure->from - s->start;
    for (enum ins_point_row r = 0; r < INS_POINT_ROWS; r++) {
        const struct ins_quantiles *both[] = {&without->quantiles[r], &with->quantiles[r]};
        worth->change[r] = ins_point_is_quantile(r) ? ins_contrast_quantiles(both, less, 2)
                                                    : ins_contrast_means(points, less, 2, r);
    }
    return ins_month_money_compare(with->money, without->money, measure, begins < 0 ? 0 : begins,
                                   worth, error);
}

static enum ins_status weigh_measure(struct work *w, int i, const struct leg ends[2],
                                     struct ins_error *error)
{
    const struct ins_scenario       *s       = &w->measures->scenario;
    const struct ins_policy_measure *measure = &s->measures[i];
    struct ins_measured             *told    = &w->measures->measured[i];
    unsigned                         all     = (1u << s->measure_count) - 1u, own = 1u << i;
    struct leg                       leg[2]  = {{NULL, NULL, NULL, NULL}, {NULL, NULL, NULL, NULL}};
    enum ins_status                  status  = go(w, own, all & ~own, leg, error);
    memcpy(told->name, measure->name, sizeof told->name);
    if (status == INS_DONE)
        status = hold_against(s, measure, &ends[0], &leg[0], &told->alone, error);
    if (status == INS_DONE)
        status = hold_against(s, measure, &leg[1], &ends[1], &told->last, error);
    free_leg(&leg[0]);
    free_leg(&leg[1]);
    return status;
}

static enum ins_status work_measures(struct ins_measures *m, const struct ins_options *options,
                                     struct ins_error *error)
{
    struct work     w = {options, m, NULL, 0.0, 0.5 / (m->count + 1)};
    struct leg      ends[2] = {{NULL, NULL, NULL, NULL}, {NULL, NULL, NULL, NULL}};
    enum ins_status status  = go(&w, 0, (1u << m->count) - 1u, ends, error);
    for (enum ins_point_row r = 0; r < INS_POINT_ROWS && status == INS_DONE; r++) {
        status = ins_point_estimate(ends[0].points, r, &m->none[r], error);
        if (status == INS_DONE)
            status = ins_point_estimate(ends[1].points, r, &m->all[r], error);
    }
    for (int i = 0; i < m->count && status == INS_DONE; i++)
        status = weigh_measure(&w, i, ends, error);
    free_leg(&ends[0]);
    free_leg(&ends[1]);
    ins_resample_free(w.resample);
    return status;
}

enum ins_status ins_measures_create(const struct ins_case *scenario,
                                    const struct ins_options *options, struct ins_measures **made,
                                    struct ins_error *error)
{
    const struct ins_scenario *s = ins_case_scenario(scenario);
    *made                        = NULL;
    if (s->measure_count == 0)
        return ins_fail(error, INS_WRONG,
                        "measures: expected measures in the scenario; `instroom explain measures` "
                        "tells how they are written");
    if (ins_buffer_check(s, error) != INS_DONE)
        return INS_WRONG;
    struct ins_measures *m = ins_memory_create(1, sizeof *m, error);
    if (!m)
        return INS_WORLD;
    m->source              = ins_case_hold(scenario);
    m->scenario            = *s;
    m->futures             = s->futures;
    m->money_futures       = ins_month_money_futures(s);
    m->count               = s->measure_count;
    enum ins_status status = work_measures(m, options, error);
    if (status == INS_DONE)
        *made = m;
    else
        ins_measures_free(m);
    return status;
}

void ins_measures_free(struct ins_measures *measures)
{
    if (!measures)
        return;
    ins_case_release(measures->source);
    ins_numbers_free(measures->numbers);
    ins_memory_free(measures);
}
