#include "random.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "scenario/changes.h"
#include "scenario/value.h"

/* Streams of one number that have nothing to do with each other. */
enum { WORTH = 0, WORLD = 1, ARRIVALS = 2, AGES = 3 };

static uint64_t next(struct dice *dice)
{
    uint64_t z = dice->state += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

struct dice dice_of(uint64_t number)
{
    return (struct dice){number};
}

double dice_unit(struct dice *dice)
{
    return (double)(next(dice) >> 11) * 0x1p-53;
}

static bool often(struct dice *dice, double probability)
{
    return dice_unit(dice) < probability;
}

static double real(struct dice *dice, double low, double high)
{
    return low + (high - low) * dice_unit(dice);
}

static int whole(struct dice *dice, int low, int high)
{
    return low + (int)(next(dice) % (uint64_t)(high - low + 1));
}

static double clip_to(double value, double high)
{
    return value < high ? value : high;
}

/* `value` in a part of the worlds, else a draw: the corner of a range. */
static double corner(struct dice *dice, double probability, double value, double low, double high)
{
    return often(dice, probability) ? value : real(dice, low, high);
}

/* One of three whole numbers or ranges: nothing, something usual, something very long. */
static int term(struct dice *dice, int least, int usual, int most)
{
    if (often(dice, 0.2))
        return least;
    return often(dice, 0.15) ? whole(dice, usual, most) : whole(dice, least, usual);
}

/* The hours a month that this inflow asks for; sizes staff, pools and money. */
static double workload_of(const struct ins_scenario *s)
{
    double hours = 0.0;

    for (int k = 0; k < s->track_count; k++)
        hours += s->inflow.level_per_month * s->tracks[k].fraction * s->tracks[k].hours;
    return hours;
}

/* Staff that would do the inflow, FTE. */
static double staff_for(const struct ins_scenario *s)
{
    return workload_of(s) / s->staff.hours_per_month;
}

static void draw_frame(struct dice *d, uint64_t number, struct ins_scenario *s)
{
    snprintf(s->title, sizeof s->title, "random world %llu", (unsigned long long)number);
    s->start   = 2020 * 12 + whole(d, 0, 11) + 12 * whole(d, 0, 9);
    s->months  = often(d, 0.15) ? whole(d, 1, 13) : whole(d, 14, 150);
    s->futures = 100;
    s->seed    = (int64_t)(number % 1000000);
    s->funding = often(d, 0.6) ? INS_GATED : INS_UNLIMITED;
}

static void draw_season(struct dice *d, double season[INS_SEASON])
{
    double sum  = 0.0;
    bool   flat = often(d, 0.3);

    for (int i = 0; i < INS_SEASON; i++)
        sum += season[i] = flat ? 1.0 : real(d, 0.4, 1.6);
    for (int i = 0; i < INS_SEASON; i++)
        season[i] *= INS_SEASON / sum;
}

static void draw_shares(struct dice *d, int count, double share[INS_TRACKS])
{
    double sum = 0.0;

    for (int k = 0; k < count; k++)
        sum += share[k] = k > 0 ? corner(d, 0.1, 0.0, 0.05, 1.0) : real(d, 0.05, 1.0);
    for (int k = 0; k < count; k++)
        share[k] /= sum;
}

/* Weights over the other regimes that sum to 1; drawn, or equal where none were given. */
static void draw_next(struct dice *d, int count, int own, struct ins_regime *regime)
{
    double sum = 0.0;

    regime->next_count = count > 1 && often(d, 0.5) ? count : 0;
    for (int j = 0; j < count; j++) {
        double weight = regime->next_count ? real(d, 0.1, 1.0) : 1.0;

        sum += regime->next[j] = j == own ? 0.0 : weight;
    }
    for (int j = 0; j < count && sum > 0.0; j++)
        regime->next[j] /= sum;
}

static void draw_regimes(struct dice *d, struct ins_scenario *s)
{
    struct ins_inflow *inflow = &s->inflow;

    inflow->regime_count = often(d, 0.5) ? 1 : whole(d, 2, 4);
    for (int i = 0; i < inflow->regime_count; i++) {
        struct ins_regime *regime = &inflow->regimes[i];
        bool               own    = often(d, 0.3);

        snprintf(regime->name, sizeof regime->name, "regime%d", i + 1);
        regime->multiplier  = i > 0 ? real(d, 0.5, 2.5) : 1.0;
        regime->volatility  = i > 0 ? corner(d, 0.2, 0.0, 0.2, 3.0) : 1.0;
        regime->mean_months = corner(d, 0.2, 1.0, 1.0, 40.0);
        draw_next(d, inflow->regime_count, i, regime);
        for (int k = 0; k < s->track_count; k++)
            regime->shares[k] = s->tracks[k].fraction;
        if (own)
            draw_shares(d, s->track_count, regime->shares);
        regime->shares_count = own ? s->track_count : 0;
    }
    if (inflow->regime_count == 1)
        inflow->regimes[0].mean_months = INFINITY; /* resolved: never left */
    inflow->initial_regime_index = whole(d, 0, inflow->regime_count - 1);
    strcpy(inflow->initial_regime, inflow->regimes[inflow->initial_regime_index].name);
}

static void draw_events(struct dice *d, struct ins_scenario *s)
{
    struct ins_inflow *inflow = &s->inflow;

    inflow->event_count = often(d, 0.5) ? 0 : whole(d, 1, 5);
    for (int i = 0; i < inflow->event_count; i++) {
        struct ins_event *event = &inflow->events[i];

        event->start       = whole(d, -6, s->months);
        event->date        = s->start + event->start;
        event->months      = whole(d, 1, 18);
        event->multiply    = corner(d, 0.3, 1.0, 0.0, 3.0);
        event->add         = corner(d, 0.5, 0.0, -0.5, 0.5) * inflow->level_per_month;
        event->track_index = often(d, 0.5) ? -1 : whole(d, 0, s->track_count - 1);
        if (event->track_index >= 0)
            strcpy(event->track, s->tracks[event->track_index].name);
    }
}

/* The level comes with the tracks: they need it. */
static void draw_inflow(struct dice *d, struct ins_scenario *s)
{
    struct ins_inflow *inflow = &s->inflow;

    inflow->growth_per_year           = corner(d, 0.4, 0.0, -0.1, 0.15);
    inflow->ceiling                   = corner(d, 0.5, 10.0, 1.2, 12.0);
    inflow->counts                    = (enum ins_counts)whole(d, 0, 2);
    inflow->burn_in                   = often(d, 0.7) ? 0 : whole(d, 1, 60);
    inflow->ar1.persistence           = corner(d, 0.2, 0.0, -0.3, 0.98);
    inflow->ar1.innovation_sd         = corner(d, 0.2, 0.0, 0.01, 0.3);
    inflow->ar1.tail                  = corner(d, 0.5, 0.0, 2.5, 12.0);
    inflow->ar1.initial               = corner(d, 0.5, 0.0, -0.7, 0.7);
    inflow->surge.probability         = corner(d, 0.6, 0.0, 0.005, 0.1);
    inflow->surge.mean_log_size       = real(d, 0.1, 0.6);
    inflow->surge.half_life           = real(d, 0.5, 12.0);
    inflow->composition.persistence   = real(d, 0.0, 0.95);
    inflow->composition.innovation_sd = corner(d, 0.5, 0.0, 0.01, 0.2);
    draw_season(d, inflow->season);
    draw_regimes(d, s);
    draw_events(d, s);
    inflow->walk.persistence   = corner(d, 0.5, 1.0, 0.8, 1.0);
    inflow->walk.innovation_sd = corner(d, 0.5, 0.0, 0.01, 0.2);
    inflow->ceiling_per_month  = often(d, 0.8) ? INFINITY : real(d, 10.0, 6000.0);
}

static void draw_track(struct dice *d, const struct ins_scenario *s, struct ins_track *track)
{
    double usual = s->inflow.level_per_month * track->fraction;

    track->hours           = real(d, 0.5, 60.0);
    track->legal_term      = term(d, 0, 12, 200);
    track->priority        = whole(d, -1, 3);
    track->withdrawal      = corner(d, 0.4, 0.0, 0.001, often(d, 0.3) ? 0.3 : 0.02);
    if (often(d, 0.02))
        track->withdrawal = 0.95; /* of long horizons next to nothing is left */
    track->backlog         = corner(d, 0.2, 0.0, 0.5, 12.0) * usual;
    track->backlog_age     = term(d, 1, 15, 60);
    track->reception_share = corner(d, 0.3, 0.0, 0.0, 1.0);
    track->decided_before  = corner(d, 0.5, 1.0, 0.0, 2.0) * usual;
    track->dispersion      = s->inflow.dispersion * corner(d, 0.5, 1.0, 0.2, 3.0);
}

static void draw_tracks(struct dice *d, struct ins_scenario *s)
{
    double share[INS_TRACKS];

    s->inflow.level_per_month = often(d, 0.1) ? real(d, 1.0, 20.0) : real(d, 50.0, 3000.0);
    s->inflow.dispersion      = real(d, 4.0, 120.0);
    s->track_count            = often(d, 0.2) ? 1 : whole(d, 1, INS_TRACKS);
    draw_shares(d, s->track_count, share);
    for (int k = 0; k < s->track_count; k++) {
        snprintf(s->tracks[k].name, sizeof s->tracks[k].name, "track%d", k + 1);
        s->tracks[k].share = s->tracks[k].fraction = share[k];
        draw_track(d, s, &s->tracks[k]);
    }
}

/* What one decision brings stays below one case, so that no loop of follow-ups can grow. */
static void draw_followups(struct dice *d, struct ins_scenario *s)
{
    double room[INS_TRACKS];

    for (int k = 0; k < s->track_count; k++)
        room[k] = 0.9;
    s->followup_count = often(d, 0.3) ? 0 : whole(d, 1, 6);
    for (int i = 0; i < s->followup_count; i++) {
        struct ins_followup *f = &s->followups[i];

        f->from_index   = whole(d, 0, s->track_count - 1);
        f->to_index     = whole(d, 0, s->track_count - 1);
        f->per_decision = corner(d, 0.1, 0.0, 0.05, 0.6) * room[f->from_index];
        f->delay        = term(d, 1, 12, 160);
        f->spread       = term(d, 1, 18, 60);
        room[f->from_index] -= f->per_decision;
        strcpy(f->from, s->tracks[f->from_index].name);
        strcpy(f->to, s->tracks[f->to_index].name);
    }
}

static void draw_staff(struct dice *d, struct ins_scenario *s)
{
    s->staff.hours_per_month = real(d, 80.0, 140.0);
    s->staff.experienced     = corner(d, 0.08, 0.0, 0.4, 1.4) * staff_for(s);
    s->staff.trainees        = corner(d, 0.3, 0.0, 0.01, 0.3) * staff_for(s);
    s->staff.attrition       = corner(d, 0.1, 0.0, 0.001, often(d, 0.2) ? 0.2 : 0.02);
    if (often(d, 0.02))
        s->staff.attrition = 1.0;
}

static void draw_productivity_list(struct dice *d, struct ins_scenario *s)
{
    int    count = often(d, 0.3) ? 0 : whole(d, 1, s->academie.lead_time);
    double value = 0.0;

    s->academie.productivity_count = count;
    for (int age = 0; age < INS_TRAINING; age++) {
        if (age < count)
            value = fmin(1.0, value + corner(d, 0.5, 0.0, 0.05, 0.4));
        s->academie.productivity[age] = value;
    }
}

static void draw_academie(struct dice *d, struct ins_scenario *s)
{
    static const int every[] = {1, 1, 3, 5, 12};

    s->academie.recruitment_months = term(d, 0, 8, 30);
    s->academie.lead_time          = term(d, 1, 18, INS_TRAINING);
    s->academie.dropout            = corner(d, 0.3, 0.0, 0.002, often(d, 0.3) ? 0.4 : 0.03);
    s->academie.mentoring          = corner(d, 0.3, 0.0, 0.05, often(d, 0.2) ? 3.0 : 0.4);
    s->academie.intake_every       = every[whole(d, 0, 4)];
    s->academie.max_intake         = corner(d, 0.3, INFINITY, 0.01, 0.3) * staff_for(s);
    s->academie.absorption         = corner(d, 0.3, INFINITY, 0.02, 0.6);
    if (often(d, 0.08))
        s->academie.max_intake = 0.0;
    if (often(d, 0.02))
        s->academie.dropout = 1.0;
    draw_productivity_list(d, s);
    s->academie.intake_count = often(d, 0.5) ? 0 : whole(d, 1, 6);
    for (int i = 0; i < s->academie.intake_count; i++) {
        struct ins_intake *one = &s->academie.intake[i];

        one->month = whole(d, 0, s->months - 1);
        one->date  = s->start + one->month;
        one->fte   = real(d, 0.0, 0.2) * staff_for(s);
    }
}

static void draw_flex(struct dice *d, struct ins_scenario *s)
{
    s->flex.pool         = corner(d, 0.25, 0.0, 0.02, 0.6) * staff_for(s);
    s->flex.lead_time    = term(d, 0, 6, 60);
    s->flex.min_term     = term(d, 1, 9, 100);
    s->flex.productivity = corner(d, 0.1, 0.0, 0.3, 1.1);
    s->flex.active       = corner(d, 0.4, 0.0, 0.0, 1.0) * s->flex.pool;
    s->overtime.max      = corner(d, 0.3, 0.0, 0.01, 0.3);
}

static void draw_investments(struct dice *d, struct ins_scenario *s)
{
    s->productivity.growth_per_year  = corner(d, 0.4, 0.0, -0.03, 0.04);
    s->productivity.investment_count = often(d, 0.5) ? 0 : whole(d, 1, 3);
    for (int i = 0; i < s->productivity.investment_count; i++) {
        struct ins_investment *one = &s->productivity.investments[i];

        one->start  = whole(d, -10, s->months + 3);
        one->date   = s->start + one->start;
        one->lag    = whole(d, 0, 15);
        one->gain   = real(d, -0.1, 0.2);
        one->cost   = corner(d, 0.2, 0.0, 1e4, 5e6);
        one->months = whole(d, 1, 24);
    }
}

static void draw_capacity(struct dice *d, struct ins_scenario *s)
{
    bool flat = often(d, 0.4);

    for (int i = 0; i < INS_SEASON; i++)
        s->productivity.capacity_season[i] = flat ? 1.0 : real(d, 0.6, 1.1);
    if (often(d, 0.15))
        s->productivity.capacity_season[whole(d, 0, INS_SEASON - 1)] = 0.0;
}

static double backlog_of(const struct ins_scenario *s)
{
    double sum = 0.0;

    for (int k = 0; k < s->track_count; k++)
        sum += s->tracks[k].backlog;
    return sum;
}

/* A trigger stays away from 0: whether an empty backlog exceeds it is a question of rounding. */
static void draw_taskforces(struct dice *d, struct ins_scenario *s)
{
    double usual = backlog_of(s) + s->inflow.level_per_month;

    s->taskforce_count = often(d, 0.4) ? 0 : whole(d, 1, 4);
    for (int i = 0; i < s->taskforce_count; i++) {
        struct ins_taskforce *force = &s->taskforce[i];
        bool                  fixed = often(d, 0.4);

        force->start           = fixed ? whole(d, -8, s->months) : s->months;
        force->date            = fixed ? s->start + force->start : INS_DATE_NONE;
        force->trigger         = fixed ? INFINITY : real(d, 0.3, 1.8) * usual;
        force->lead_time       = fixed || often(d, 0.4) ? 0 : whole(d, 1, 9);
        force->times           = fixed || often(d, 0.4) ? 1 : whole(d, 2, 5);
        force->months          = whole(d, 1, 14);
        force->hours_per_month = corner(d, 0.1, 0.0, 0.02, 0.5) * workload_of(s);
        force->cost_per_month  = corner(d, 0.2, 0.0, 50.0, 150.0) * force->hours_per_month;
    }
}

static void draw_tower(struct dice *d, struct ins_scenario *s)
{
    s->tower.policy          = often(d, 0.7) ? INS_TOWER : (enum ins_policy)whole(d, 0, 1);
    s->tower.forecast        = (enum ins_forecast)whole(d, 0, 3);
    s->tower.smoothing       = corner(d, 0.1, 1.0, 0.05, 1.0);
    s->tower.trend_smoothing = corner(d, 0.1, 0.0, 0.02, 1.0);
    s->tower.damping         = corner(d, 0.3, 1.0, 0.3, 1.0);
    s->tower.reporting_lag   = whole(d, 0, 5);
    s->tower.clear_months    = real(d, 3.0, 30.0);
    s->tower.target_months   = corner(d, 0.2, 0.0, 0.2, 8.0);
    s->tower.response        = corner(d, 0.3, 1.0, 0.0, 1.5);
    s->tower.patience        = term(d, 0, 8, 120);
}

static void draw_costs(struct dice *d, struct ins_scenario *s)
{
    bool free = often(d, 0.1);

    s->costs.experienced    = corner(d, 0.05, 0.0, 4000.0, 12000.0);
    s->costs.trainee        = free ? 0.0 : real(d, 3000.0, 9000.0);
    s->costs.tuition        = free || often(d, 0.2) ? 0.0 : real(d, 1000.0, 20000.0);
    s->costs.academie_fixed = corner(d, 0.3, 0.0, 0.0, 500.0) * staff_for(s);
    s->costs.flex_retainer  = corner(d, 0.3, 0.0, 50.0, 1000.0);
    s->costs.flex           = corner(d, 0.15, 0.0, 6000.0, 16000.0);
    s->costs.overtime_hour  = corner(d, 0.15, 0.0, 40.0, 160.0);
    s->costs.fixed          = corner(d, 0.3, 0.0, 0.0, 1000.0) * staff_for(s);
}

static void draw_budget(struct dice *d, struct ins_scenario *s)
{
    double usual = 12.0 * staff_for(s) * (s->costs.experienced + 1500.0);

    s->budget.annual_count = whole(d, 1, 6);
    for (int i = 0; i < s->budget.annual_count; i++)
        s->budget.annual[i] = corner(d, 0.07, 0.0, 0.6, 1.7) * usual;
    s->budget.volume_share    = corner(d, 0.4, 0.0, 0.1, 1.0);
    s->budget.information_lag = whole(d, 0, 30);
    s->budget.floor           = corner(d, 0.4, 0.0, 0.3, 1.05);
    s->budget.cap             = corner(d, 0.4, INFINITY, 0.9, 1.6);
    s->budget.cap             = fmax(s->budget.cap, s->budget.floor);
}

/* Hires that answer a margin with 12 / cover_months above 2 make it swing without end, and the
 * months after a few years are chaos, where no two programs agree: long horizons stay below. */
static void draw_buffer(struct dice *d, struct ins_scenario *s)
{
    double month = staff_for(s) * 9000.0;

    s->buffer.initial      = corner(d, 0.3, 0.0, 0.1, 10.0) * month;
    s->buffer.cap          = s->buffer.initial + corner(d, 0.5, 0.0, 0.0, 5.0) * month;
    s->buffer.keep         = corner(d, 0.3, 1.0, 0.0, 1.0);
    s->buffer.top_up       = corner(d, 0.5, 0.0, 0.05, 3.0) * month;
    s->buffer.holding_rate = 0.02;
    s->buffer.cover_months = real(d, s->months < 24 ? 0.5 : 6.5, 24.0);
    s->buffer.pace_months  = real(d, s->months < 24 ? 0.5 : 1.0, 24.0);
    if (often(d, 0.2))
        s->buffer.keep = whole(d, 0, 1) / 2.0;
}

static void draw_public_money(struct dice *d, struct ins_scenario *s)
{
    double usual = backlog_of(s) + s->inflow.level_per_month;

    s->penalty.grace                      = term(d, 0, 6, 60);
    s->penalty.max_months                 = term(d, 0, 12, 160);
    s->penalty.claim_share                = corner(d, 0.3, 0.0, 0.01, 1.0);
    s->penalty.per_month                  = corner(d, 0.2, 0.0, 1.0, 60.0);
    s->penalty.borne                      = often(d, 0.5);
    s->reception.places                   = corner(d, 0.3, INFINITY, 0.0, 1.5) * usual;
    s->reception.per_case_month           = corner(d, 0.2, 0.0, 500.0, 3000.0);
    s->reception.emergency_per_case_month = corner(d, 0.2, 0.0, 1000.0, 6000.0);
    s->reception.borne                    = often(d, 0.3);
    if (often(d, 0.15))
        s->reception.places = 0.0;
}

static void draw_norm(struct dice *d, struct ins_scenario *s)
{
    double usual = backlog_of(s) + s->inflow.level_per_month;

    s->norm.measure          = (enum ins_measure)whole(d, 0, 2);
    s->norm.limit            = real(d, 0.0, 1.5) * usual;
    s->norm.from             = whole(d, 0, s->months - 1);
    s->norm.tolerance_months = term(d, 0, 6, 40);
    s->norm.confidence       = real(d, 0.5, 0.99);
    if (s->norm.measure == INS_MEASURE_OVERDUE_SHARE)
        s->norm.limit = real(d, 0.0, 1.0);
}

/* ---------------------------------------------------------------- ages */

/* Bands whose cases need not add up to the backlog, which scales them. */
static void draw_bands(struct dice *d, struct ins_track *track)
{
    int    bands = whole(d, 1, often(d, 0.1) ? INS_AGE_BANDS : 4);
    double up_to = 0.0;

    for (int i = 0; i < bands; i++) {
        up_to += term(d, 1, 8, 40);
        track->backlog_ages[i].up_to = up_to;
        track->backlog_ages[i].cases = i > 0 ? corner(d, 0.1, 0.0, 1.0, 5000.0) : real(d, 1.0, 5000.0);
    }
    track->backlog_ages_count = 2 * bands;
}

static void draw_older(struct dice *d, const struct ins_scenario *s, struct ins_older *older)
{
    bool pledge = often(d, 0.4);

    older->track_index = often(d, 0.3) ? -1 : whole(d, 0, s->track_count - 1);
    if (older->track_index >= 0)
        strcpy(older->track, s->tracks[older->track_index].name);
    older->age    = pledge ? 0 : term(d, 1, 24, 180);
    older->month  = pledge ? whole(d, -20, s->months + 5) : 0;
    older->before = pledge ? s->start + older->month : INS_DATE_NONE;
}

/* How old the first cases are, whom decisions take, and which ages are asked for: in half of the
 * worlds, by dice of their own. */
/* What is valued apart, from numbers of its own: the worlds stay those that they were. */
static void draw_worth(uint64_t number, struct ins_scenario *s)
{
    struct dice own = dice_of(number * 4 + WORTH), *d = &own;

    s->costs.discount_rate      = corner(d, 0.4, 0.0, 0.005, 0.2);
    s->reception.marginal_share = corner(d, 0.2, 1.0, 0.0, 1.0);
}

/* A frozen allotment, in a third of the worlds, and a correction within the year, in half. Whoever plays them draws no numbers for it. */
static void draw_spring(uint64_t number, struct ins_scenario *s)
{
    struct dice own = dice_of(number + (UINT64_C(1) << 60)), *d = &own;

    s->buffer.frozen        = dice_unit(d) < 0.33 ? dice_unit(d) * 0.2 * s->budget.annual[0] : 0.0;
    s->buffer.release       = corner(d, 0.2, 0.0, 0.6, 1.6);
    s->buffer.carry_over    = corner(d, 0.6, 1.0, 0.0, 1.0);
    s->budget.spring.month  = whole(d, 2, 12);
    s->budget.spring.share  = corner(d, 0.5, 0.0, 0.05, 1.0);
    s->budget.spring.most   = corner(d, 0.5, INFINITY, 0.0, 0.1) * s->budget.annual[0];
    s->budget.spring.chance = corner(d, 0.4, 1.0, 0.0, 1.0);
    if (isnan(s->budget.spring.most))
        s->budget.spring.most = INFINITY;
}

static void draw_ages(uint64_t number, struct ins_scenario *s)
{
    struct dice own = dice_of(number * 4 + AGES), *d = &own;

    s->norm.older.before      = INS_DATE_NONE;
    s->norm.older.track_index = -1;
    if (often(d, 0.5))
        return;
    for (int k = 0; k < s->track_count; k++) {
        s->tracks[k].random_share = corner(d, 0.4, 0.0, 0.0, 1.0);
        if (often(d, 0.1))
            s->tracks[k].random_share = 1.0;
        if (often(d, 0.5))
            draw_bands(d, &s->tracks[k]);
    }
    s->older_count = often(d, 0.4) ? 0 : whole(d, 1, 3);
    for (int i = 0; i < s->older_count; i++)
        draw_older(d, s, &s->older[i]);
    if (often(d, 0.5)) {
        s->norm.measure = INS_MEASURE_OLDER;
        s->norm.limit   = real(d, 0.0, 0.6) * (backlog_of(s) + s->inflow.level_per_month);
        draw_older(d, s, &s->norm.older);
    }
}

/* ---------------------------------------------------------------- changes */

/* Any key of the table that varies, of any element: its row and its place. */
static const struct ins_key *draw_key(struct dice *d, const struct ins_scenario *s, int *element)
{
    int                   count;
    const struct ins_key *keys = ins_keys(&count);

    for (;;) {
        const struct ins_key *key  = &keys[whole(d, 0, count - 1)];
        const struct ins_key *list = ins_key_list(key);
        int                   most = list ? ins_key_count(s, list, 0) : 1;

        if (!(key->uses & INS_KEY_VARIES) || most == 0)
            continue;
        *element = whole(d, 0, most - 1);
        return key;
    }
}

static void name_key(const struct ins_scenario *s, const struct ins_key *key, int element,
                     struct ins_change *change)
{
    const struct ins_key *list = ins_key_list(key);
    char                  path[INS_PATH];

    if (list)
        snprintf(change->key, sizeof change->key, "%.70s.%.40s",
                 ins_key_element_path(s, list, element, path), ins_key_leaf(key->path));
    else
        snprintf(change->key, sizeof change->key, "%s", key->path);
}

/* What a key of this size may become. Follow-ups only fall, so that no loop can grow. */
static double draw_value(struct dice *d, const struct ins_scenario *s, const struct ins_key *key,
                         double before)
{
    bool   tower = strncmp(key->path, "tower", 5) == 0;
    double high  = strcmp(key->path, "followups.*.per_decision") == 0 ? 1.0 : tower ? 1.4 : 2.5;
    double usual = strcmp(key->unit, "FTE") == 0 ? 0.3 * staff_for(s) : 0.05;
    double value = before > 0.0 && isfinite(before) ? before * real(d, tower ? 0.7 : 0.2, high)
                                                    : usual * dice_unit(d) * (high > 1.0);

    if (ins_key_is_whole(key))
        value = whole(d, 0, (int)fmin(2.0 * fmax(before, 0.0) + 4.0, 150.0));
    if (often(d, 0.15))
        value = key->range.above ? value : fmax(0.0, key->range.low);
    if (key->range.high <= 1.0 && often(d, 0.03))
        value = key->range.below ? 0.95 : 1.0; /* everybody leaves */
    value = clip_to(value, key->range.below ? 0.95 : key->range.high);
    if (strcmp(key->path, "norm.limit") == 0 && s->norm.measure == INS_MEASURE_OVERDUE_SHARE)
        value = clip_to(value, 1.0);
    return fmax(value, key->range.low);
}

static void draw_changes(struct dice *d, struct ins_scenario *s)
{
    s->change_count = often(d, 0.4) ? 0 : whole(d, 1, often(d, 0.2) ? 40 : 6);
    for (int i = 0; i < s->change_count; i++) {
        struct ins_change    *change = &s->changes[i];
        int                   element;
        const struct ins_key *key  = draw_key(d, s, &element);
        const struct ins_key *list = ins_key_list(key);
        size_t                base = list ? ins_key_element(list, element) : 0;

        name_key(s, key, element, change);
        if (i > 0 && often(d, 0.2)) { /* the same key once more */
            strcpy(change->key, s->changes[i - 1].key);
            change->value = s->changes[i - 1].value;
        } else {
            change->value = draw_value(d, s, key, ins_key_get(s, key, base + key->offset));
        }
        change->date = s->start + whole(d, -6, s->months + 2);
    }
    ins_changes_resolve(s);
}

void random_scenario(uint64_t number, struct ins_scenario *s)
{
    struct dice d = dice_of(number * 4 + WORLD);

    ins_scenario_init(s); /* a key that nobody draws here stands at its default, and in changes */
    draw_frame(&d, number, s);
    draw_tracks(&d, s);
    draw_inflow(&d, s);
    draw_followups(&d, s);
    draw_staff(&d, s);
    draw_academie(&d, s);
    draw_flex(&d, s);
    draw_investments(&d, s);
    draw_capacity(&d, s);
    draw_taskforces(&d, s);
    draw_tower(&d, s);
    draw_costs(&d, s);
    draw_budget(&d, s);
    draw_buffer(&d, s);
    draw_public_money(&d, s);
    draw_norm(&d, s);
    draw_ages(number, s);
    draw_worth(number, s);
    draw_spring(number, s);
    draw_changes(&d, s);
    strcpy(s->history.mode, "replay");
}

void random_arrivals(uint64_t number, const struct ins_scenario *s, double *arrivals)
{
    struct dice d = dice_of(number * 4 + ARRIVALS);

    for (int t = 0; t < s->months; t++)
        for (int k = 0; k < s->track_count; k++) {
            double usual = s->inflow.level_per_month * s->tracks[k].fraction *
                           s->inflow.season[ins_date_month(s->start + t)];
            double mean  = usual * corner(&d, 0.05, 0.0, 0.6, 1.4);

            if (often(&d, 0.04))
                mean *= 6.0;
            arrivals[t * s->track_count + k] = floor(mean + dice_unit(&d));
        }
}
