/* bench/rival_gsl.c - the rival in plain C.
 *
 * The model of src/model/README.md as a good C programmer would write it first: one future after
 * another, one scalar at a time, GSL's Mersenne Twister and its distributions, the mathematics of
 * libm, explicit cohorts in the Academie, everything that must be remembered in arrays by month. It
 * is meant to be fast in that style: what a scenario fixes is worked out once, follow-ups and ages
 * cost the same whatever their spread, and no more is recorded than the digest needs. It reads
 * scenarios with the library and shares nothing else with it: chance/, model/ and engine/ are not
 * used.
 *
 *     rival_gsl SCENARIO [--set KEY=VALUE] [--futures N] [--repeat N] [--policies N]
 *     rival_gsl SCENARIO [--set KEY=VALUE] --path
 *
 * The first prints lines of key=value pairs: the speed in ns a future-month (and a policy;
 * policies share each drawn inflow and differ in the size of the flexible pool), the median of
 * several repeats (0: no speed); then means and standard errors over the futures, for the
 * scenario as given and for unlimited funding. The second prints future 1 by month, as
 * `instroom path` does.
 *
 * Left out: the replay of a history (inflow.history) and a correction of the budget (budget.spring),
 * which no bench needs.
 */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "instroom/scenario.h"
#include "scenario/case.h"

enum { MONTHS = INS_MONTHS, TRACKS = INS_TRACKS, YEAR = 12, KEPT = 256, SETTINGS = 64 };

/* fmax() and fmin() mind NaN, and cost a call for it. */
static double larger(double a, double b)
{
    return a > b ? a : b;
}

static double smaller(double a, double b)
{
    return a < b ? a : b;
}

/* --- what a scenario fixes -------------------------------------------------------------------- */

/* A scenario and its tables by month. */
struct world {
    struct ins_scenario s;
    int    months, tracks;
    double trend[MONTHS];            /* median inflow, cases/month */
    double multiply[MONTHS][1 + TRACKS], add[MONTHS][1 + TRACKS]; /* events: whole, tracks */
    double season[MONTHS], flex_season[MONTHS];
    double average_capacity[MONTHS], capacity[MONTHS]; /* hours/month of one FTE */
    double taskforce_hours[MONTHS], taskforce_cost[MONTHS], investments[MONTHS], intake[MONTHS];
    double survival[MONTHS][TRACKS]; /* S_t: share of cases not withdrawn since month -1 */
    double surge_fade;
    double expected;                 /* hours/month before month 0 */
    double hire_stay, trend_hire, trend_flex;
    int    order[TRACKS], class_end[TRACKS], classes; /* tracks by priority */
};

static double season_of(const struct ins_scenario *s, int t)
{
    return s->inflow.season[ins_date_month(s->start + t)];
}

static bool within(int t, int start, int months)
{
    return t >= start && t < start + months;
}

static void lay_events(struct world *w, int t)
{
    for (int k = 0; k <= w->tracks; k++) {
        w->multiply[t][k] = 1.0;
        w->add[t][k]      = 0.0;
    }
    for (int i = 0; i < w->s.inflow.event_count; i++) {
        const struct ins_event *event = &w->s.inflow.events[i];
        if (within(t, event->start, event->months)) {
            w->multiply[t][event->track_index + 1] *= event->multiply;
            w->add[t][event->track_index + 1] += event->add;
        }
    }
}

static void plan_capacity(struct world *w, int t)
{
    const struct ins_scenario *s = &w->s;
    double gain = pow(1.0 + s->productivity.growth_per_year, t / 12.0);
    w->investments[t] = 0.0;
    for (int i = 0; i < s->productivity.investment_count; i++) {
        const struct ins_investment *item = &s->productivity.investments[i];
        if (t >= item->start + item->lag)
            gain *= 1.0 + item->gain;
        if (within(t, item->start, item->months))
            w->investments[t] += item->cost / item->months;
    }
    double holidays        = s->productivity.capacity_season[ins_date_month(s->start + t)];
    w->average_capacity[t] = s->staff.hours_per_month * gain;
    w->capacity[t]         = w->average_capacity[t] * holidays;
}

static void plan_month(struct world *w, int t)
{
    const struct ins_scenario *s = &w->s;
    w->season[t]      = season_of(s, t);
    w->flex_season[t] = season_of(s, t + s->flex.lead_time);
    w->trend[t] = s->inflow.level_per_month * pow(1.0 + s->inflow.growth_per_year, t / 12.0) *
                  w->season[t];
    lay_events(w, t);
    plan_capacity(w, t);
    w->taskforce_hours[t] = w->taskforce_cost[t] = w->intake[t] = 0.0;
    for (int i = 0; i < s->taskforce_count; i++)
        if (!isfinite(s->taskforce[i].trigger) &&
            within(t, s->taskforce[i].start, s->taskforce[i].months)) {
            w->taskforce_hours[t] += s->taskforce[i].hours_per_month;
            w->taskforce_cost[t] += s->taskforce[i].cost_per_month;
        }
    for (int i = 0; i < s->academie.intake_count; i++)
        if (s->academie.intake[i].month == t)
            w->intake[t] += s->academie.intake[i].fte;
    for (int k = 0; k < w->tracks; k++)
        w->survival[t][k] = pow(1.0 - s->tracks[k].withdrawal, t + 1);
}

/* Tracks in the order in which hours go to them; class_end[c] is the place after class c. */
static void plan_classes(struct world *w)
{
    const struct ins_track *tracks = w->s.tracks;
    for (int k = 0; k < w->tracks; k++) {
        int place = k;
        for (; place > 0 && tracks[w->order[place - 1]].priority > tracks[k].priority; place--)
            w->order[place] = w->order[place - 1];
        w->order[place] = k;
    }
    w->classes = 0;
    for (int i = 1; i <= w->tracks; i++)
        if (i == w->tracks || tracks[w->order[i]].priority != tracks[w->order[i - 1]].priority)
            w->class_end[w->classes++] = i;
}

static double expected_hours(const struct ins_scenario *s)
{
    double hours = 0.0;
    for (int k = 0; k < s->track_count; k++)
        hours += s->inflow.level_per_month * s->tracks[k].fraction * s->tracks[k].hours;
    for (int i = 0; i < s->followup_count; i++) {
        const struct ins_followup *f = &s->followups[i];
        hours += f->per_decision * s->tracks[f->from_index].decided_before *
                 s->tracks[f->to_index].hours;
    }
    return hours;
}

/* d + d^2 + ... + d^lead */
static double damped(double d, int lead)
{
    double sum = 0.0;
    for (int j = 1; j <= lead; j++)
        sum += pow(d, j);
    return sum;
}

static void plan(struct world *w, const struct ins_scenario *s)
{
    int lead      = s->academie.recruitment_months + s->academie.lead_time;
    w->s          = *s;
    w->months     = s->months;
    w->tracks     = s->track_count;
    w->surge_fade = pow(2.0, -1.0 / s->inflow.surge.half_life);
    w->expected   = expected_hours(s);
    w->hire_stay  = pow(1.0 - s->staff.attrition, lead);
    w->trend_hire = damped(s->tower.damping, lead);
    w->trend_flex = damped(s->tower.damping, s->flex.lead_time);
    plan_classes(w);
    for (int t = 0; t < s->months; t++)
        plan_month(w, t);
}

/* --- 1. inflow -------------------------------------------------------------------------------- */

/* Primary arrivals of a future. */
struct inflow {
    double cases[MONTHS][TRACKS];
};

static int next_regime(const struct ins_inflow *inflow, int now, gsl_rng *rng)
{
    const struct ins_regime *regime = &inflow->regimes[now];
    if (inflow->regime_count == 1 || gsl_rng_uniform(rng) * regime->mean_months >= 1.0)
        return now;
    double u    = gsl_rng_uniform(rng);
    int    then = now;
    for (int j = 0; j < inflow->regime_count; j++) {
        if (regime->next[j] <= 0.0)
            continue;
        then = j;
        if (u < regime->next[j])
            break;
        u -= regime->next[j];
    }
    return then;
}

/* Unit variance. */
static double innovation(double tail, gsl_rng *rng)
{
    if (tail > 0.0)
        return gsl_ran_tdist(rng, tail) * sqrt((tail - 2.0) / tail);
    return gsl_ran_gaussian_ziggurat(rng, 1.0);
}

static double count(enum ins_counts law, double mean, double dispersion, gsl_rng *rng)
{
    if (mean <= 0.0 || law == INS_EXPECTED)
        return mean;
    if (law == INS_POISSON)
        return gsl_ran_poisson(rng, mean);
    return gsl_ran_negative_binomial(rng, dispersion / (dispersion + mean), dispersion);
}

static void split(const struct world *w, int t, int regime, double lambda, const double *drift,
                  gsl_rng *rng, double *cases)
{
    const struct ins_scenario *s = &w->s;
    double weight[TRACKS], sum = 0.0;
    for (int k = 0; k < w->tracks; k++) {
        weight[k] = s->inflow.regimes[regime].shares[k];
        if (s->inflow.composition.innovation_sd > 0.0)
            weight[k] *= exp(drift[k]);
        sum += weight[k];
    }
    for (int k = 0; k < w->tracks; k++) {
        double mean = lambda * weight[k] / sum * w->multiply[t][k + 1] + w->add[t][k + 1];
        cases[k]    = count(s->inflow.counts, larger(mean, 0.0), s->tracks[k].dispersion, rng);
    }
}

static void draw(const struct world *w, gsl_rng *rng, struct inflow *drawn)
{
    const struct ins_inflow *in = &w->s.inflow;
    double x = in->ar1.initial, surge = 0.0, drift[TRACKS] = {0.0};
    int    regime = in->initial_regime_index;
    for (int t = -in->burn_in; t < w->months; t++) {
        regime = next_regime(in, regime, rng);
        x *= in->ar1.persistence;
        if (in->ar1.innovation_sd > 0.0)
            x += in->regimes[regime].volatility * in->ar1.innovation_sd *
                 innovation(in->ar1.tail, rng);
        surge *= w->surge_fade;
        if (in->surge.probability > 0.0 && gsl_rng_uniform(rng) < in->surge.probability)
            surge += gsl_ran_exponential(rng, in->surge.mean_log_size);
        if (in->composition.innovation_sd > 0.0)
            for (int k = 0; k < w->tracks; k++)
                drift[k] = in->composition.persistence * drift[k] +
                           gsl_ran_gaussian_ziggurat(rng, in->composition.innovation_sd);
        if (t < 0)
            continue;
        double lambda = w->trend[t] * in->regimes[regime].multiplier * exp(x + surge);
        lambda = smaller(lambda, in->level_per_month * in->ceiling);
        lambda = larger(lambda * w->multiply[t][0] + w->add[t][0], 0.0);
        split(w, t, regime, lambda, drift, rng, drawn->cases[t]);
    }
}

/* --- the state of a future -------------------------------------------------------------------- */

/* Stocks at the end of a month, flows during it. */
struct month {
    double inflow, decided, withdrawn, backlog, overdue, overdue_share, experienced, trainees,
        flex, overtime, hours, idle_hours, required_hours, level, hires, intake, budget, cost,
        buffer, draw, deficit, shortfall, reception, penalties, social_cost;
};

struct result {
    double inflow_total, peak_backlog, peak_overdue, overdue_case_months, cost_total,
        social_cost_total, shortfall_max, norm_met;
};

/* What a future remembers; stocks bear their value at the end of the month before. */
struct state {
    double level, trend;
    double workload[MONTHS]; /* W_t / season_t */
    double ahead[MONTHS];    /* primary hours/month that "perfect" sees from month t on */
    double levels[MONTHS];
    double hires[MONTHS], needs[MONTHS], calls[MONTHS];
    double ordered, vacancies;
    double cohort[INS_TRAINING]; /* trainees by age */
    double experienced, trainees, learning, mentors, flex;
    double backlog[TRACKS], arrivals[TRACKS];
    double arrived[MONTHS][TRACKS], done[TRACKS]; /* A', D' */
    double decided[MONTHS][TRACKS];
    double due[INS_FOLLOWUPS], followup_hours;
    int    run_start[INS_TASKFORCES], runs[INS_TASKFORCES];
    double taskforce_hours, taskforce_cost;
    double buffer, shortfall;
    double pot; /* euro/month that flex and overtime may cost */
};

/* A series at a month that may lie before month 0. */
static double at(const double *series, int t, double before)
{
    return t >= 0 ? series[t] : before;
}

static void look_ahead(const struct world *w, const struct inflow *drawn, struct state *st)
{
    double hours[MONTHS];
    for (int t = 0; t < w->months; t++) {
        hours[t] = 0.0;
        for (int k = 0; k < w->tracks; k++)
            hours[t] += w->s.tracks[k].hours * drawn->cases[t][k] / w->season[t];
    }
    for (int t = 0; t < w->months; t++) {
        int    end = t + YEAR < w->months ? t + YEAR : w->months;
        double sum = 0.0;
        for (int i = t; i < end; i++)
            sum += hours[i];
        st->ahead[t] = sum / (end - t);
    }
}

static void begin_staff(const struct ins_scenario *s, struct state *st)
{
    st->experienced = s->staff.experienced;
    st->trainees    = s->staff.trainees;
    st->learning    = 0.0;
    for (int j = 0; j < s->academie.lead_time; j++) {
        st->cohort[j] = s->staff.trainees / s->academie.lead_time;
        st->learning += s->academie.productivity[j] * st->cohort[j];
    }
    st->mentors   = smaller(st->experienced, s->academie.mentoring * st->trainees);
    st->flex      = s->flex.active;
    st->ordered   = 0.0;
    st->vacancies = 0.0;
}

static void begin(const struct world *w, const struct inflow *drawn, struct state *st)
{
    const struct ins_scenario *s = &w->s;
    begin_staff(s, st);
    st->level = w->expected;
    st->trend = 0.0;
    st->pot   = 0.0;
    if (s->tower.forecast == INS_FORECAST_PERFECT)
        look_ahead(w, drawn, st);
    for (int k = 0; k < w->tracks; k++) {
        st->backlog[k] = s->tracks[k].backlog;
        st->done[k]    = 0.0;
    }
    st->followup_hours = 0.0;
    for (int i = 0; i < s->followup_count; i++) {
        const struct ins_followup *f = &s->followups[i];
        st->due[i] = f->per_decision * s->tracks[f->from_index].decided_before;
        st->followup_hours += st->due[i] * s->tracks[f->to_index].hours;
    }
    for (int i = 0; i < s->taskforce_count; i++) {
        st->run_start[i] = -s->taskforce[i].months;
        st->runs[i]      = 0;
    }
    st->buffer    = s->buffer.initial;
    st->shortfall = 0.0;
}

/* --- arrivals --------------------------------------------------------------------------------- */

/* Bookings of one month enter the window of `spread` months, those of another leave it. */
static void bring_followups(const struct world *w, int t, struct state *st)
{
    st->followup_hours = 0.0;
    for (int i = 0; i < w->s.followup_count; i++) {
        const struct ins_followup *f = &w->s.followups[i];
        double before = w->s.tracks[f->from_index].decided_before;
        int    in = t - f->delay, out = in - f->spread;
        double change = (in >= 0 ? st->decided[in][f->from_index] : before) -
                        (out >= 0 ? st->decided[out][f->from_index] : before);
        st->due[i] = larger(st->due[i] + f->per_decision / f->spread * change, 0.0);
        st->arrivals[f->to_index] += st->due[i];
        st->followup_hours += st->due[i] * w->s.tracks[f->to_index].hours;
    }
}

static void receive(const struct world *w, int t, const double *primary, struct state *st,
                    struct month *now)
{
    double hours = 0.0;
    for (int k = 0; k < w->tracks; k++)
        st->arrivals[k] = primary[k];
    bring_followups(w, t, st);
    now->inflow = 0.0;
    for (int k = 0; k < w->tracks; k++) {
        now->inflow += st->arrivals[k];
        hours += w->s.tracks[k].hours * st->arrivals[k];
    }
    st->workload[t] = hours / w->season[t];
}

/* --- 2. the control tower --------------------------------------------------------------------- */

/* What the tower looks at in a month. */
struct view {
    double excess;         /* hours/month by which the stock is too large */
    double followup_hours; /* of the month before */
    double working;        /* FTE that decide at the end of the month before */
    double experienced;
    double margin;         /* euro/month */
};

static void observe(const struct world *w, int t, struct state *st)
{
    const struct ins_scenario *s = &w->s;
    bool   trend  = s->tower.forecast == INS_FORECAST_TREND;
    double seen   = at(st->workload, t - 1 - s->tower.reporting_lag, w->expected);
    double before = st->level;
    double guess  = before + (trend ? st->trend : 0.0);
    st->level     = guess + s->tower.smoothing * (seen - guess);
    if (trend)
        st->trend += s->tower.smoothing * s->tower.trend_smoothing *
                     (st->level - before - st->trend);
    st->levels[t] = st->level;
}

static double required(const struct world *w, int t, int lead, double trend,
                       const struct view *view, const struct state *st)
{
    double forecast = w->expected;
    int    month    = t + lead < w->months ? t + lead : w->months - 1;
    if (w->s.tower.forecast == INS_FORECAST_LEVEL)
        forecast = st->level;
    else if (w->s.tower.forecast == INS_FORECAST_TREND)
        forecast = larger(st->level + st->trend * trend, 0.0);
    else if (w->s.tower.forecast == INS_FORECAST_PERFECT)
        forecast = st->ahead[month] + view->followup_hours;
    return larger(forecast + view->excess, 0.0);
}

static double budget_of(const struct world *w, int t, const struct state *st)
{
    const struct ins_scenario *s = &w->s;
    int    year     = ins_date_year(s->start + t) - ins_date_year(s->start);
    int    last     = s->budget.annual_count - 1;
    int    january  = t - ins_date_month(s->start + t);
    double level    = at(st->levels, january - s->budget.information_lag, w->expected);
    double relative = w->expected > 0.0 ? level / w->expected : 0.0;
    double volume   = smaller(larger(relative, s->budget.floor), s->budget.cap);
    double share    = 1.0 - s->budget.volume_share + s->budget.volume_share * volume;
    return s->budget.annual[year < last ? year : last] / YEAR * share;
}

static void count_margin(const struct world *w, double budget, struct view *view,
                         struct state *st)
{
    const struct ins_scenario *s = &w->s;
    double committed = s->costs.experienced * st->experienced +
                       s->costs.trainee * (st->trainees + st->ordered) +
                       s->costs.flex_retainer * s->flex.pool + s->costs.fixed +
                       s->costs.academie_fixed;
    view->margin = budget - committed;
    st->pot      = larger(view->margin + st->buffer / s->buffer.pace_months, 0.0);
}

static double wanted_hires(const struct world *w, int t, const struct view *view,
                           const struct state *st)
{
    const struct ins_scenario *s = &w->s;
    int    lead   = s->academie.recruitment_months + s->academie.lead_time;
    double people = st->experienced + st->trainees + st->ordered;
    double asked  = required(w, t, lead, w->trend_hire, view, st) / w->average_capacity[t];
    double hires  = s->tower.response * (asked - people * w->hire_stay);
    double room   = s->academie.absorption * st->experienced - st->trainees - st->ordered;
    return isfinite(s->academie.absorption) ? smaller(hires, room) : hires;
}

static double order_hires(const struct world *w, int t, const struct view *view,
                          struct state *st)
{
    const struct ins_scenario *s = &w->s;
    double hires, price = s->buffer.cover_months * s->costs.trainee + s->costs.tuition;
    st->vacancies += s->staff.attrition * st->experienced;
    if (s->tower.policy == INS_FIXED || t % s->academie.intake_every != 0)
        return 0.0;
    if (s->tower.policy == INS_REPLACE)
        hires = st->vacancies;
    else
        hires = wanted_hires(w, t, view, st);
    st->vacancies = 0.0;
    if (s->funding == INS_GATED && price > 0.0)
        hires = smaller(hires, larger(YEAR * view->margin + st->buffer, 0.0) / price);
    return larger(smaller(hires, s->academie.max_intake), 0.0);
}

static double need_flex(const struct world *w, int t, const struct view *view,
                        const struct state *st)
{
    const struct ins_scenario *s = &w->s;
    if (s->tower.policy != INS_TOWER || s->flex.pool <= 0.0 || s->flex.productivity <= 0.0)
        return 0.0;
    double hours = required(w, t, s->flex.lead_time, w->trend_flex, view, st);
    double fte   = hours * w->flex_season[t] / w->average_capacity[t];
    double need  = (fte - view->working) / s->flex.productivity;
    need = smaller(larger(need, 0.0), s->flex.pool);
    if (s->funding == INS_GATED && s->costs.flex > 0.0)
        need = smaller(need, st->pot / s->costs.flex);
    return need;
}

static void order_flex(const struct world *w, int t, const struct view *view, struct state *st)
{
    double active = w->s.flex.active;
    st->needs[t]  = need_flex(w, t, view, st);
    st->calls[t]  = st->needs[t];
    for (int i = 1; i <= w->s.tower.patience; i++)
        st->calls[t] = larger(st->calls[t], at(st->needs, t - i, active));
}

/* --- 3. staff --------------------------------------------------------------------------------- */

static void train(const struct ins_scenario *s, double start, struct state *st)
{
    int    oldest    = s->academie.lead_time - 1;
    double stay      = 1.0 - s->academie.dropout;
    double graduates = stay * st->cohort[oldest];
    for (int j = oldest; j > 0; j--)
        st->cohort[j] = stay * st->cohort[j - 1];
    st->cohort[0] = start;
    st->trainees = st->learning = 0.0;
    for (int j = 0; j <= oldest; j++) {
        st->trainees += st->cohort[j];
        st->learning += s->academie.productivity[j] * st->cohort[j];
    }
    st->experienced = (1.0 - s->staff.attrition) * st->experienced + graduates;
    st->mentors     = smaller(st->experienced, s->academie.mentoring * st->trainees);
}

static void move_staff(const struct world *w, int t, struct state *st, struct month *now)
{
    const struct ins_scenario *s = &w->s;
    double recruited = at(st->hires, t - s->academie.recruitment_months, 0.0);
    double called    = at(st->calls, t - s->flex.lead_time, s->flex.active);
    now->intake = recruited + w->intake[t];
    st->ordered = larger(st->ordered + st->hires[t] - recruited, 0.0);
    train(s, now->intake, st);
    st->flex = smaller(larger(called, st->flex * (1.0 - 1.0 / s->flex.min_term)), s->flex.pool);
}

static double ask_overtime(const struct world *w, int t, const struct view *view, double hours,
                           const struct state *st)
{
    const struct ins_scenario *s = &w->s;
    if (s->tower.policy != INS_TOWER || view->experienced <= 0.0)
        return 0.0;
    double missing = hours * w->season[t] / w->average_capacity[t] - view->working -
                     s->flex.productivity * st->flex;
    double share = smaller(larger(missing / view->experienced, 0.0), s->overtime.max);
    double price = s->costs.overtime_hour * w->capacity[t] * (st->experienced - st->mentors);
    if (s->funding == INS_GATED && price > 0.0)
        share = smaller(share, larger(st->pot - s->costs.flex * st->flex, 0.0) / price);
    return share;
}

/* --- 4. hours and casework -------------------------------------------------------------------- */

static void run_taskforces(const struct world *w, int t, struct state *st)
{
    st->taskforce_hours = w->taskforce_hours[t];
    st->taskforce_cost  = w->taskforce_cost[t];
    for (int i = 0; i < w->s.taskforce_count; i++) {
        const struct ins_taskforce *force = &w->s.taskforce[i];
        if (!isfinite(force->trigger))
            continue;
        double backlog = 0.0;
        for (int k = 0; k < w->tracks; k++)
            backlog += st->backlog[k];
        if (t >= st->run_start[i] + force->months && st->runs[i] < force->times &&
            backlog > force->trigger) {
            st->run_start[i] = t + force->lead_time;
            st->runs[i]++;
        }
        if (within(t, st->run_start[i], force->months)) {
            st->taskforce_hours += force->hours_per_month;
            st->taskforce_cost += force->cost_per_month;
        }
    }
}

static void decide_track(const struct world *w, int t, int k, double part, struct state *st,
                         struct month *now)
{
    double earlier    = t > 0 ? st->arrived[t - 1][k] : w->s.tracks[k].backlog;
    double decided    = part * st->backlog[k];
    st->decided[t][k] = decided;
    st->backlog[k] -= decided;
    st->arrived[t][k] = earlier + st->arrivals[k] / w->survival[t][k];
    st->done[k] += decided / w->survival[t][k];
    now->decided += decided;
    now->backlog += st->backlog[k];
}

static void work_off(const struct world *w, int t, struct state *st, struct month *now)
{
    double left  = now->hours;
    now->decided = now->backlog = now->withdrawn = 0.0;
    for (int c = 0, i = 0; c < w->classes; c++) {
        double wanted = 0.0;
        for (int j = i; j < w->class_end[c]; j++) {
            int    k         = w->order[j];
            double withdrawn = w->s.tracks[k].withdrawal * st->backlog[k];
            st->backlog[k] += st->arrivals[k] - withdrawn;
            now->withdrawn += withdrawn;
            wanted += w->s.tracks[k].hours * st->backlog[k];
        }
        double used = smaller(left, wanted);
        double part = wanted > 0.0 ? used / wanted : 0.0;
        left -= used;
        for (; i < w->class_end[c]; i++)
            decide_track(w, t, w->order[i], part, st, now);
    }
    now->idle_hours = left;
}

/* Cases of a track older than n months at the end of month t. */
static double older(const struct world *w, int t, int k, int n, const struct state *st)
{
    const struct ins_track *track = &w->s.tracks[k];
    double before  = larger(0.0, 1.0 - (double)(n - t - 1) / track->backlog_age);
    double arrived = t >= n ? st->arrived[t - n][k] : track->backlog * before;
    return w->survival[t][k] * larger(arrived - st->done[k], 0.0);
}

static void judge_ages(const struct world *w, int t, const struct state *st, struct month *now)
{
    const struct ins_scenario *s = &w->s;
    double late = 0.0, waiting = 0.0;
    now->overdue = 0.0;
    for (int k = 0; k < w->tracks; k++) {
        int notice = s->tracks[k].legal_term + s->penalty.grace;
        now->overdue += older(w, t, k, s->tracks[k].legal_term, st);
        late += older(w, t, k, notice, st) - older(w, t, k, notice + s->penalty.max_months, st);
        waiting += s->tracks[k].reception_share * st->backlog[k];
    }
    double placed      = smaller(waiting, s->reception.places);
    now->overdue_share = now->backlog < 1e-9 ? 0.0 : now->overdue / now->backlog;
    now->penalties     = s->penalty.claim_share * s->penalty.per_month * late;
    now->reception     = s->reception.per_case_month * placed +
                     s->reception.emergency_per_case_month * (waiting - placed);
}

/* --- 5. money --------------------------------------------------------------------------------- */

static void pay(const struct world *w, int t, const struct state *st, struct month *now)
{
    const struct ins_scenario *s = &w->s;
    double deciding = st->experienced - st->mentors;
    double overtime = w->capacity[t] * deciding * now->overtime;
    double staff    = s->costs.experienced * st->experienced + s->costs.trainee * st->trainees +
                   s->costs.tuition * now->intake + s->costs.academie_fixed;
    double flexible = s->costs.flex_retainer * s->flex.pool + s->costs.flex * st->flex +
                      s->costs.overtime_hour * overtime;
    double delay = now->penalties + now->reception;
    double borne = (s->penalty.borne ? now->penalties : 0.0) +
                   (s->reception.borne ? now->reception : 0.0);
    now->cost = staff + flexible + st->taskforce_cost + w->investments[t] + s->costs.fixed + borne;
    now->social_cost = now->cost + delay - borne;
}

static void settle(const struct world *w, int t, struct state *st, struct month *now)
{
    const struct ins_scenario *s = &w->s;
    if (ins_date_month(s->start + t) == 0)
        st->buffer += smaller(s->buffer.top_up, larger(s->buffer.cap - st->buffer, 0.0));
    double net  = now->budget - now->cost;
    double need = larger(-net, 0.0), kept = s->buffer.keep * larger(net, 0.0);
    now->draw    = smaller(need, st->buffer);
    now->deficit = need - now->draw;
    st->buffer += smaller(kept, larger(s->buffer.cap - st->buffer, 0.0)) - now->draw;
    st->shortfall  = larger(st->shortfall - kept, 0.0) + need;
    now->buffer    = st->buffer;
    now->shortfall = st->shortfall;
}

/* --- a month, a future ------------------------------------------------------------------------ */

static double stock_hours(const struct world *w, const struct state *st)
{
    double hours = 0.0;
    for (int k = 0; k < w->tracks; k++)
        hours += w->s.tracks[k].hours * st->backlog[k];
    return hours;
}

static void order(const struct world *w, int t, struct view *view, struct state *st,
                  struct month *now)
{
    const struct ins_scenario *s = &w->s;
    double stock      = stock_hours(w, st);
    now->level        = st->level;
    now->budget       = budget_of(w, t, st);
    view->excess      = (stock - s->tower.target_months * st->level) / s->tower.clear_months;
    view->experienced = st->experienced;
    view->working     = st->experienced - st->mentors + st->learning;
    if (s->funding == INS_GATED)
        count_margin(w, now->budget, view, st);
    now->required_hours = required(w, t, 0, 0.0, view, st);
    now->hires = st->hires[t] = order_hires(w, t, view, st);
    order_flex(w, t, view, st);
}

static void play_month(const struct world *w, int t, const double *primary, struct state *st,
                       struct month *now)
{
    struct view view = {.followup_hours = st->followup_hours};
    run_taskforces(w, t, st);
    receive(w, t, primary, st, now);
    observe(w, t, st);
    order(w, t, &view, st, now);
    move_staff(w, t, st, now);
    now->overtime = ask_overtime(w, t, &view, now->required_hours, st);
    double deciding = st->experienced - st->mentors;
    now->hours = w->capacity[t] * (deciding * (1.0 + now->overtime) + st->learning +
                                   w->s.flex.productivity * st->flex) +
                 st->taskforce_hours;
    work_off(w, t, st, now);
    judge_ages(w, t, st, now);
    pay(w, t, st, now);
    settle(w, t, st, now);
    now->experienced = st->experienced;
    now->trainees    = st->trainees;
    now->flex        = st->flex;
}

static bool above_norm(const struct ins_scenario *s, int t, const struct month *now)
{
    double measure = s->norm.measure == INS_MEASURE_BACKLOG   ? now->backlog
                     : s->norm.measure == INS_MEASURE_OVERDUE ? now->overdue
                                                              : now->overdue_share;
    return t >= s->norm.from && measure > s->norm.limit;
}

/* `path` may be NULL; else it is given every month. */
static struct result play(const struct world *w, const struct inflow *drawn, struct state *st,
                          struct month *path)
{
    struct result r = {0};
    int months_over = 0;
    begin(w, drawn, st);
    for (int t = 0; t < w->months; t++) {
        struct month now;
        play_month(w, t, drawn->cases[t], st, &now);
        r.inflow_total += now.inflow;
        r.peak_backlog = larger(r.peak_backlog, now.backlog);
        r.peak_overdue = larger(r.peak_overdue, now.overdue);
        r.overdue_case_months += now.overdue;
        r.cost_total += now.cost;
        r.social_cost_total += now.social_cost;
        r.shortfall_max = larger(r.shortfall_max, now.shortfall);
        months_over += above_norm(&w->s, t, &now);
        if (path)
            path[t] = now;
    }
    r.norm_met = months_over <= w->s.norm.tolerance_months;
    return r;
}

/* --- many futures ----------------------------------------------------------------------------- */

enum { RESULTS = sizeof(struct result) / sizeof(double) };

static const char *const result_name[RESULTS] = {
    "inflow_total", "peak_backlog",      "peak_overdue",  "overdue_case_months",
    "cost_total",   "social_cost_total", "shortfall_max", "norm_met",
};

/* Welford's running mean and sum of squares. */
struct moments {
    long   count;
    double mean[RESULTS], squares[RESULTS];
};

static void add(const struct result *result, struct moments *m)
{
    double value[RESULTS];
    memcpy(value, result, sizeof value);
    m->count++;
    for (int i = 0; i < RESULTS; i++) {
        double step = value[i] - m->mean[i];
        m->mean[i] += step / (double)m->count;
        m->squares[i] += step * (value[i] - m->mean[i]);
    }
}

static void print_digest(const char *which, const struct moments *m)
{
    printf("rival=gsl measure=digest case=%s futures=%ld", which, m->count);
    for (int i = 0; i < RESULTS; i++) {
        double n = (double)m->count;
        printf(" %s=%.17g %s_se=%.17g", result_name[i], m->mean[i], result_name[i],
               sqrt(m->squares[i] / (n - 1.0) / n));
    }
    printf("\n");
}

struct bench {
    struct world  *policy; /* the first is the scenario as given */
    int            policies;
    struct inflow *kept;   /* KEPT drawn inflows */
    struct state  *state;
    gsl_rng       *rng;
    int            futures, repeat;
    double         checksum;
};

static void digest(struct bench *b, struct world *unlimited)
{
    struct moments given = {0}, free_of_gates = {0};
    gsl_rng_set(b->rng, (unsigned long)b->policy[0].s.seed);
    for (int i = 0; i < b->futures; i++) {
        draw(&b->policy[0], b->rng, &b->kept[0]);
        struct result one = play(&b->policy[0], &b->kept[0], b->state, NULL);
        struct result two = play(unlimited, &b->kept[0], b->state, NULL);
        add(&one, &given);
        add(&two, &free_of_gates);
    }
    print_digest("given", &given);
    print_digest("unlimited", &free_of_gates);
}

/* --- speed ------------------------------------------------------------------------------------ */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now); /* neighbours on the machine do not count */
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void play_policies(struct bench *b, const struct inflow *drawn)
{
    for (int p = 0; p < b->policies; p++)
        b->checksum += play(&b->policy[p], drawn, b->state, NULL).cost_total;
}

static void draw_only(struct bench *b)
{
    for (int i = 0; i < b->futures; i++) {
        draw(&b->policy[0], b->rng, &b->kept[i % KEPT]);
        b->checksum += b->kept[i % KEPT].cases[0][0];
    }
}

static void compute_only(struct bench *b)
{
    for (int i = 0; i < b->futures; i++)
        play_policies(b, &b->kept[i % KEPT]);
}

static void draw_and_compute(struct bench *b)
{
    for (int i = 0; i < b->futures; i++) {
        draw(&b->policy[0], b->rng, &b->kept[0]);
        play_policies(b, &b->kept[0]);
    }
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Median time of the work, in ns a future-month and a `share` of it. */
static double measure(void (*work)(struct bench *), struct bench *b, int share)
{
    double *times = calloc((size_t)b->repeat, sizeof *times);
    if (!times)
        exit(1);
    for (int i = 0; i < b->repeat; i++) {
        gsl_rng_set(b->rng, (unsigned long)b->policy[0].s.seed);
        double start = seconds();
        work(b);
        times[i] = seconds() - start;
    }
    qsort(times, (size_t)b->repeat, sizeof *times, by_value);
    double middle = times[b->repeat / 2];
    free(times);
    return 1e9 * middle / ((double)b->futures * b->policy[0].months * share);
}

static void speed(struct bench *b)
{
    double draws    = measure(draw_only, b, 1);
    double computes = measure(compute_only, b, b->policies);
    b->checksum     = 0.0;
    double both     = measure(draw_and_compute, b, b->policies);
    printf("rival=gsl measure=speed futures=%d months=%d policies=%d repeat=%d ns=%.2f "
           "ns_draw=%.2f ns_compute=%.2f checksum=%.17g\n",
           b->futures, b->policy[0].months, b->policies, b->repeat, both, draws, computes,
           b->checksum / b->repeat);
}

/* --- the command ------------------------------------------------------------------------------ */

static void print_path(struct bench *b)
{
    static const char *const columns =
        "inflow,decided,withdrawn,backlog,overdue,overdue_share,experienced,trainees,flex,"
        "overtime,hours,idle_hours,required_hours,level,hires,intake,budget,cost,buffer,draw,"
        "deficit,shortfall,reception,penalties,social_cost";
    static struct month path[MONTHS];
    enum { COLUMNS = sizeof(struct month) / sizeof(double) };
    const struct world *w = &b->policy[0];
    gsl_rng_set(b->rng, (unsigned long)w->s.seed);
    draw(w, b->rng, &b->kept[0]);
    play(w, &b->kept[0], b->state, path);
    printf("month,%s\n", columns);
    for (int t = 0; t < w->months; t++) {
        char   date[INS_DATE_TEXT];
        double value[COLUMNS];
        memcpy(value, &path[t], sizeof value);
        printf("%s", ins_date_write(w->s.start + t, date));
        for (int i = 0; i < COLUMNS; i++)
            printf(",%.17g", value[i]);
        printf("\n");
    }
}

struct request {
    const char *scenario;
    const char *settings[SETTINGS];
    int         setting_count, futures, repeat, policies;
    bool        path;
};

static bool read_request(int count, char **words, struct request *request)
{
    *request = (struct request){.repeat = 5, .policies = 1};
    for (int i = 1; i < count; i++) {
        const char *word = words[i], *next = i + 1 < count ? words[i + 1] : NULL;
        if (strcmp(word, "--path") == 0)
            request->path = true;
        else if (word[0] != '-' && !request->scenario)
            request->scenario = word;
        else if (next && strcmp(word, "--set") == 0 && request->setting_count < SETTINGS)
            request->settings[request->setting_count++] = words[++i];
        else if (next && strcmp(word, "--futures") == 0)
            request->futures = atoi(words[++i]);
        else if (next && strcmp(word, "--repeat") == 0)
            request->repeat = atoi(words[++i]);
        else if (next && strcmp(word, "--policies") == 0)
            request->policies = atoi(words[++i]);
        else
            return false;
    }
    return request->scenario && request->futures >= 0 && request->repeat >= 0 &&
           request->policies >= 1;
}

static int run(const struct request *request, const struct ins_scenario *s)
{
    struct world *unlimited = calloc(1, sizeof *unlimited);
    struct bench  b = {.policies = request->policies, .repeat = request->repeat};
    b.futures = request->futures > 0 ? request->futures : s->futures;
    b.policy  = calloc((size_t)b.policies, sizeof *b.policy);
    b.kept    = calloc(KEPT, sizeof *b.kept);
    b.state   = calloc(1, sizeof *b.state);
    b.rng     = gsl_rng_alloc(gsl_rng_mt19937);
    if (!unlimited || !b.policy || !b.kept || !b.state || !b.rng)
        return 1;
    for (int p = 0; p < b.policies; p++) {
        struct ins_scenario point = *s;
        point.flex.pool *= 1.0 + (double)p / b.policies;
        plan(&b.policy[p], &point);
    }
    plan(unlimited, s);
    unlimited->s.funding = INS_UNLIMITED;
    if (request->path) {
        print_path(&b);
    } else {
        if (b.repeat > 0)
            speed(&b);
        digest(&b, unlimited);
    }
    gsl_rng_free(b.rng);
    free(b.state);
    free(b.kept);
    free(b.policy);
    free(unlimited);
    return 0;
}

int main(int count, char **words)
{
    static struct ins_error error;
    struct request   request;
    struct ins_case *loaded;
    if (!read_request(count, words, &request)) {
        (void)fputs("usage: rival_gsl SCENARIO [--set KEY=VALUE] [--futures N] [--repeat N] "
                    "[--policies N] [--path]\n", stderr);
        return 2;
    }
    if (ins_case_load(request.scenario, request.settings, request.setting_count, &loaded, &error)) {
        (void)fprintf(stderr, "%s\n", error.text);
        return 2;
    }
    const struct ins_scenario *s = ins_case_scenario(loaded);
    if (s->record || s->budget.spring.share > 0.0) {
        (void)fputs("rival_gsl: a history is not replayed here, and no budget corrected\n", stderr);
        ins_case_free(loaded);
        return 2;
    }
    int status = run(&request, s);
    ins_case_free(loaded);
    return status;
}
