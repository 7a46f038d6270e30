/* Forms on the same futures: the chance of the norm, and what a form comes to (6.77). */
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "answers/economy.h"
#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "chance/real.h"
#include "decide/forms.h"
#include "scenario/case.h"
#include "scenario/measures.h"

/* Futures that are played, at most, and memory for their inflow. */
enum { MOST_FUTURES = 100000, LINES = 16 };
static const size_t HELD_BYTES = (size_t)512 << 20;

enum { COST, BALANCE, IDLE, COLUMNS };
static const size_t column[COLUMNS] = {offsetof(struct ins_world, money.cost),
                                       offsetof(struct ins_world, money.buffer),
                                       offsetof(struct ins_world, work.idle)};

struct ins_form_room {
    const struct ins_case    *source;
    struct ins_inflow_plan   *inflow;
    struct ins_drawn         *drawn;
    struct ins_plan          *plan;
    enum ins_sampling         design;
    int64_t                   futures;
    int                       years;
    double *met;                        /* [future] */
    double *figure[INS_FORM_FIGURES];   /* [future]; NULL: the chance alone is asked for */
    double *paid;                       /* [year][future] by the treasury */
    double *idle;                       /* [future] hours without work, as `figure` */
    struct ins_options        quiet;
};

/* --- a form laid over the scenario ------------------------------------------------------------- */

/* The scenario without a buffer, and with orders that wait for money. */
#define NOTHING "funding=gated; buffer.initial=0; buffer.cap=0; buffer.top_up=0; buffer.frozen=0"

static enum ins_status lay_form(const struct ins_form_room *room, const char *settings,
                                struct ins_case **made, struct ins_error *error)
{
    char        text[2][LINES][INS_SETTINGS], key[INS_SETTINGS];
    const char *line[2 * LINES], *from[2] = {NOTHING, settings};
    int         count = 0;
    for (int part = 0; part < 2; part++)
        for (int i = 0; i < LINES && ins_measures_next(&from[part], text[part][i], key); i++)
            line[count++] = text[part][i];
    return ins_case_vary(room->source, line, count, made, error);
}

/* --- playing ----------------------------------------------------------------------------------- */

static double *slot(const struct ins_form_room *r, int year, int64_t future)
{
    return &r->paid[year * r->futures + future];
}

/* What the treasury pays in a month is what it costs and what the buffer gained (6.39). */
static void collect_years(const struct ins_form_room *r, const struct ins_played *played)
{
    for (int i = 0; i < played->count; i++) {
        double before = 0.0; /* what is there at the start comes from the treasury, too */
        for (int y = 0; y < r->years; y++)
            *slot(r, y, played->first + i) = 0.0;
        for (int t = 0; t < r->plan->months; t++) {
            const struct ins_row *row = &played->tape[t * COLUMNS];
            *slot(r, played->of->calendar[t].year, played->first + i) +=
                row[COST].lane[i] + row[BALANCE].lane[i] - before;
            before = row[BALANCE].lane[i];
        }
    }
}

static void collect_idle(const struct ins_form_room *r, const struct ins_played *played)
{
    for (int i = 0; i < played->count; i++) {
        double hours = 0.0;
        for (int t = 0; t < r->plan->months; t++)
            hours += played->tape[t * COLUMNS + IDLE].lane[i];
        r->idle[played->first + i] = hours;
    }
}

static double price_of_hour(const struct ins_form_room *r)
{
    const struct ins_scenario *s = ins_case_scenario(r->source);
    return s->costs.experienced / s->staff.hours_per_month;
}

static void collect_form(void *context, const struct ins_played *played)
{
    const struct ins_form_room *r    = context;
    size_t                      size = (size_t)played->count * sizeof(double);
    struct ins_row              row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    memcpy(&r->met[played->first], row[INS_NORM_MET].lane, size);
    if (!r->paid)
        return;
    memcpy(&r->figure[INS_FORM_OUTLAY][played->first], row[INS_COST_TOTAL].lane, size);
    memcpy(&r->figure[INS_FORM_OVERDUE][played->first], row[INS_OVERDUE_CASE_MONTHS].lane, size);
    for (int i = 0; i < played->count; i++)
        r->figure[INS_FORM_STATE][played->first + i] =
            row[INS_SOCIAL_COST_TOTAL].lane[i] +
            price_of_hour(r) * played->world->work.stock.lane[i];
    collect_years(r, played);
    collect_idle(r, played);
}

static enum ins_status play_form(struct ins_form_room *r, struct ins_error *error)
{
    const struct ins_plan *plan = r->plan;
    struct ins_play        job  = {.inflow  = r->inflow,
                                   .plan    = &plan,
                                   .plans   = 1,
                                   .seed    = (uint64_t)ins_case_scenario(r->source)->seed,
                                   .futures = r->futures,
                                   .columns = r->paid ? COLUMNS : 0,
                                   .offset  = column,
                                   .drawn   = r->drawn,
                                   .options = &r->quiet,
                                   .collect = collect_form,
                                   .context = r};
    return ins_futures_play(&job, error);
}

/* The futures with these settings; the buffer infinite where money holds nothing back. */
static enum ins_status play_with(struct ins_form_room *r, const char *settings, bool rich,
                                 struct ins_error *error)
{
    struct ins_case *made   = NULL;
    enum ins_status  status = lay_form(r, settings, &made, error);
    if (status != INS_DONE)
        return status;
    ins_plan_init(r->plan, ins_case_scenario(made));
    if (rich)
        ins_plan_set_buffer(r->plan, INFINITY);
    if (!r->paid)
        ins_plan_ask(r->plan, INS_OUTCOME);
    status = play_form(r, error);
    ins_case_free(made);
    return status;
}

static void write_settings(const struct ins_form_room *r, const struct ins_form_kind *kind,
                           double size, char settings[INS_FORM_SETTINGS])
{
    settings[0] = '\0';
    if (kind)
        ins_form_settings(kind, ins_case_scenario(r->source), size, settings);
}

enum ins_status ins_form_chance(struct ins_form_room *r, const struct ins_form_kind *kind,
                                double size, struct ins_estimate *chance, struct ins_error *error)
{
    char settings[INS_FORM_SETTINGS];
    write_settings(r, kind, size, settings);
    enum ins_status status = play_with(r, settings, false, error);
    *chance                = ins_sample_probability(r->design, r->met, r->futures);
    return status;
}

enum ins_status ins_form_chance_without_spring(struct ins_form_room *r, struct ins_estimate *chance,
                                               struct ins_error *error)
{
    enum ins_status status = play_with(r, "budget.spring.share=0", false, error);
    *chance                = ins_sample_probability(r->design, r->met, r->futures);
    return status;
}

enum ins_status ins_form_chance_of_money(struct ins_form_room *r, struct ins_estimate *chance,
                                         struct ins_error *error)
{
    enum ins_status status = play_with(r, "", true, error);
    *chance                = ins_sample_probability(r->design, r->met, r->futures);
    return status;
}

/* --- what it comes to -------------------------------------------------------------------------- */

static struct ins_estimate form_estimate(struct ins_mean mean, double more)
{
    return (struct ins_estimate){mean.value + more, mean.value + more - 1.96 * mean.error,
                                 mean.value + more + 1.96 * mean.error};
}

/* Euro that holding its money costs over the horizon. */
static double holding_of(const struct ins_form_room *r, const struct ins_form_kind *kind,
                         double size)
{
    const struct ins_scenario *s = ins_case_scenario(r->source);
    if (!kind || !kind->cash || !kind->first)
        return 0.0;
    return ins_economy_holding(s) * (kind->value ? kind->value(s, size) : size);
}

static void find_peak(const struct ins_form_room *r, struct ins_form *form)
{
    const struct ins_scenario *s = ins_case_scenario(r->source);
    form->peak                   = (struct ins_estimate){-INFINITY, -INFINITY, -INFINITY};
    for (int y = 0; y < r->years; y++) {
        struct ins_estimate paid =
            form_estimate(ins_sample_mean(r->design, slot(r, y, 0), r->futures), 0.0);
        if (paid.value <= form->peak.value)
            continue;
        form->peak      = paid;
        form->peak_year = ins_date_year(s->start) + y;
    }
}

static enum ins_status sum_up_form(const struct ins_form_room *r, double holding,
                                   struct ins_form *form, struct ins_error *error)
{
    for (int f = 0; f < INS_FORM_FIGURES; f++)
        form->mean[f] = form_estimate(ins_sample_mean(r->design, r->figure[f], r->futures),
                                      f == INS_FORM_OVERDUE ? 0.0 : holding);
    find_peak(r, form);
    struct ins_mean idle = ins_sample_mean(r->design, r->idle, r->futures);
    form->idle           = form_estimate((struct ins_mean){.value = idle.value * price_of_hour(r),
                                                           .error = idle.error * price_of_hour(r)},
                                                           0.0);
    form->p_norm = ins_sample_probability(r->design, r->met, r->futures);
    enum ins_status status = ins_sample_quantile(r->design, 0.95, r->figure[INS_FORM_OUTLAY],
                                                 r->futures, &form->p95, error);
    form->p95 = (struct ins_estimate){form->p95.value + holding, form->p95.low + holding,
                                      form->p95.high + holding};
    return status;
}

enum ins_status ins_form_play(struct ins_form_room *r, double size, struct ins_form *form,
                              double *state, struct ins_error *error)
{
    double holding = holding_of(r, form->kind, size);
    size_t values  = (size_t)(r->years + INS_FORM_FIGURES + 1) * (size_t)r->futures;
    r->paid        = ins_memory_create(values, sizeof(double), error);
    if (!r->paid)
        return INS_WORLD;
    for (int f = 0; f < INS_FORM_FIGURES; f++)
        r->figure[f] = slot(r, r->years + f, 0);
    r->idle = slot(r, r->years + INS_FORM_FIGURES, 0);
    write_settings(r, form->kind, size, form->settings);
    enum ins_status status = play_with(r, form->settings, false, error);
    if (status == INS_DONE)
        status = sum_up_form(r, holding, form, error);
    for (int64_t f = 0; f < r->futures; f++)
        state[f] = r->figure[INS_FORM_STATE][f] + holding;
    ins_memory_free(r->paid);
    r->paid = NULL;
    return status;
}

/* --- the room ---------------------------------------------------------------------------------- */

int64_t ins_form_room_futures(const struct ins_form_room *room)
{
    return room->futures;
}

static enum ins_status furnish_form_room(struct ins_form_room *r, struct ins_error *error)
{
    const struct ins_scenario *s = ins_case_scenario(r->source);
    r->futures = s->futures < MOST_FUTURES ? s->futures : MOST_FUTURES;
    r->years   = ins_date_year(s->start + s->months - 1) - ins_date_year(s->start) + 1;
    r->design  = ins_sample_design(s);
    r->inflow  = ins_memory_create(1, sizeof *r->inflow, error);
    r->plan    = ins_memory_create(1, sizeof *r->plan, error);
    r->met     = ins_memory_create((size_t)r->futures, sizeof *r->met, error);
    if (!r->inflow || !r->plan || !r->met)
        return INS_WORLD;
    ins_inflow_init(r->inflow, s);
    return ins_drawn_create(r->inflow, r->futures, HELD_BYTES, &r->drawn, error);
}

enum ins_status ins_form_room_create(const struct ins_case *source,
                                     const struct ins_options *options,
                                     struct ins_form_room **made, struct ins_error *error)
{
    struct ins_form_room *r = ins_memory_create(1, sizeof *r, error);
    *made                   = NULL;
    if (!r)
        return INS_WORLD;
    r->source = source;
    if (options)
        r->quiet = *options;
    r->quiet.progress      = NULL;
    enum ins_status status = furnish_form_room(r, error);
    if (status == INS_DONE)
        *made = r;
    else
        ins_form_room_free(r);
    return status;
}

void ins_form_room_free(struct ins_form_room *r)
{
    if (!r)
        return;
    ins_memory_free(r->met);
    ins_memory_free(r->plan);
    ins_drawn_free(r->drawn);
    ins_memory_free(r->inflow);
    ins_memory_free(r);
}
