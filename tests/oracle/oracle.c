#include "oracle.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/locate.h"
#include "scenario/value.h"

enum { JANUARY = 0, YEAR = 12 };

/* Cases of one track that came in one month and are still there. */
struct parcel {
    int    month; /* of arrival; negative: before month 0 */
    double amount;
};

struct queue {
    struct parcel *parcels; /* oldest first */
    int            count;
};

/* What a triggered taskforce has done so far. */
struct runs {
    int started;
    int last; /* first month of the latest run */
};

struct world {
    const struct ins_scenario *s;   /* as of month 0 */
    struct ins_scenario      **now; /* by month: as of that month */
    const double              *primary;
    bool                       gated;
    struct oracle_months      *out; /* the columns are the history */

    double *followup[INS_TRACKS];
    double *track_withdrawn[INS_TRACKS];
    double *workload; /* W_t, hours */
    double *trend;    /* b_t */
    double *need;     /* y_t, FTE */
    double *order;    /* z_t, FTE */

    struct {
        struct ins_older what;
        int              track;
    } asked[INS_OLDER]; /* each once */
    int          asked_count;
    struct queue queue[INS_TRACKS];
    struct runs  runs[INS_TASKFORCES];
};

static void *make(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size);

    if (!memory)
        abort();
    return memory;
}

static double clip(double value, double low, double high)
{
    return fmin(fmax(value, low), high);
}

/* ---------------------------------------------------------------- keys that change */

/* The keys as they stand in a month; before month 0 those of month 0 hold. */
static const struct ins_scenario *as_of(const struct world *w, int month)
{
    return w->now[month < 0 ? 0 : month];
}

static void turn(struct ins_scenario *s, const struct ins_change *change)
{
    struct ins_target target;
    char              why[400];

    if (!ins_locate(s, change->key, &target, why, sizeof why))
        abort();
    ins_key_put(s, target.key, target.offset, change->value);
}

/* All that changes in one month, in the order in which it is written; a copy for that month. */
static struct ins_scenario *turned(const struct ins_scenario *before, int month)
{
    struct ins_scenario *s = make(1, sizeof *s);

    *s = *before;
    for (int i = 0; i < s->change_count; i++)
        if (s->changes[i].date - s->start == month)
            turn(s, &s->changes[i]);
    return s;
}

static bool changes_in(const struct ins_scenario *s, int month)
{
    for (int i = 0; i < s->change_count; i++)
        if (s->changes[i].date - s->start == month)
            return true;
    return false;
}

/* The calendar is walked from long before month 0, so that the latest change holds. */
static void fill_now(struct world *w, const struct ins_scenario *written)
{
    struct ins_scenario *current = make(1, sizeof *current);

    *current = *written;
    w->now   = make((size_t)written->months, sizeof *w->now);
    for (int month = -2 * INS_MONTHS; month < written->months; month++) {
        if (changes_in(written, month)) {
            struct ins_scenario *next = turned(current, month);

            if (month <= 0)
                free(current);
            current = next;
        }
        if (month >= 0)
            w->now[month] = current;
    }
    w->s = w->now[0];
}

static void free_now(struct world *w)
{
    for (int month = w->s->months - 1; month >= 0; month--)
        if (month == 0 || w->now[month] != w->now[month - 1])
            free(w->now[month]);
    free(w->now);
}

/* ---------------------------------------------------------------- stocks and their past */

static double backlog_at(const struct world *w, int track, int month)
{
    return month < 0 ? w->s->tracks[track].backlog : w->out->track_backlog[track][month];
}

static double decided_at(const struct world *w, int track, int month)
{
    return month < 0 ? w->s->tracks[track].decided_before : w->out->track_decided[track][month];
}

static double experienced_at(const struct world *w, int month)
{
    return month < 0 ? w->s->staff.experienced : w->out->experienced[month];
}

static double hires_at(const struct world *w, int month)
{
    return month < 0 ? 0.0 : w->out->hires[month];
}

static double buffer_at(const struct world *w, int month)
{
    return month < 0 ? w->s->buffer.initial : w->out->buffer[month];
}

/* n_{age,month} of (3.2) and (3.6): from the month in which they began, or from the even spread at
 * the end of month -1, in one step. */
static double alive(const struct world *w, int age, int month)
{
    const struct ins_scenario *s = w->s;

    int    first = age <= month ? month - age + 1 : 0; /* month in which some could drop out */
    double left  = age <= month ? w->out->intake[month - age]
                                : s->staff.trainees / s->academie.lead_time;

    for (int u = first; u <= month; u++)
        left *= 1.0 - as_of(w, u)->academie.dropout;
    return left;
}

/* Tr (3.4). */
static double trainees_at(const struct world *w, int month)
{
    double sum = 0.0;

    for (int age = 0; age < w->s->academie.lead_time; age++)
        sum += alive(w, age, month);
    return sum;
}

/* What trainees do, in FTE of an experienced one: Pt (3.4). */
static double trainee_work_at(const struct world *w, int month)
{
    double sum = 0.0;

    for (int age = 0; age < w->s->academie.lead_time; age++)
        sum += w->s->academie.productivity[age] * alive(w, age, month);
    return sum;
}

/* M (3.5). */
static double mentors_at(const struct world *w, int month)
{
    return fmin(experienced_at(w, month),
                as_of(w, month)->academie.mentoring * trainees_at(w, month));
}

static double backlog_in_all(const struct world *w, int month)
{
    double sum = 0.0;

    for (int k = 0; k < w->s->track_count; k++)
        sum += backlog_at(w, k, month);
    return sum;
}

/* ---------------------------------------------------------------- inflow */

static double season_of(const struct ins_scenario *s, int month)
{
    return s->inflow.season[ins_date_month(s->start + month)];
}

static double primary_at(const struct world *w, int track, int month)
{
    return w->primary[month * w->s->track_count + track];
}

/* Cases that the decisions of earlier months bring into `track` now (1.21). */
static double followups_due(const struct world *w, int track, int month)
{
    double sum = 0.0;

    for (int i = 0; i < w->s->followup_count; i++) {
        const struct ins_followup *f = &w->s->followups[i];

        if (f->to_index != track)
            continue;
        for (int u = month - f->delay - f->spread + 1; u <= month - f->delay; u++)
            sum += as_of(w, u)->followups[i].per_decision / f->spread *
                   decided_at(w, f->from_index, u);
    }
    return sum;
}

/* Arrivals (1.22), and the workload that they are (2.2). */
static void arrive(struct world *w, int t)
{
    struct oracle_months *out = w->out;

    for (int k = 0; k < w->s->track_count; k++) {
        w->followup[k][t]       = followups_due(w, k, t);
        out->track_inflow[k][t] = primary_at(w, k, t) + w->followup[k][t];
        out->inflow[t] += out->track_inflow[k][t];
        w->workload[t] += as_of(w, t)->tracks[k].hours * out->track_inflow[k][t];
    }
}

/* Follow-up hours a month at `decided_before`. */
static double followup_hours_before(const struct ins_scenario *s)
{
    double sum = 0.0;

    for (int i = 0; i < s->followup_count; i++) {
        const struct ins_followup *f = &s->followups[i];

        sum += f->per_decision * s->tracks[f->from_index].decided_before *
               s->tracks[f->to_index].hours;
    }
    return sum;
}

/* W_0: the hours a month that are expected before anything is seen (2.1). */
static double expected_hours(const struct ins_scenario *s)
{
    double mean = 0.0;

    for (int k = 0; k < s->track_count; k++)
        mean += s->tracks[k].fraction * s->tracks[k].hours;
    return s->inflow.level_per_month * mean + followup_hours_before(s);
}

/* ---------------------------------------------------------------- what the tower sees */

static double level_at(const struct world *w, int month)
{
    return month < 0 ? expected_hours(w->s) : w->out->level[month];
}

/* What is seen (2.2), the level (2.3) and the trend (2.4). */
static void observe(struct world *w, int t)
{
    const struct ins_scenario *s = as_of(w, t);

    int    newest   = t - 1 - s->tower.reporting_lag;
    double seen     = newest < 0 ? expected_hours(w->s) : w->workload[newest] / season_of(s, newest);
    double a        = s->tower.smoothing;
    double previous = level_at(w, t - 1);
    double slope    = t > 0 ? w->trend[t - 1] : 0.0; /* stays 0 unless the forecast is a trend */
    double start    = previous + slope;

    w->out->level[t] = start + a * (seen - start);
    if (s->tower.forecast == INS_FORECAST_TREND)
        w->trend[t] =
            slope + a * s->tower.trend_smoothing * (w->out->level[t] - previous - slope);
}

/* True primary hours over season, mean over a year from `month` on, as far as there are months
 * (2.6). */
static double perfect_hours(const struct world *w, int month)
{
    const struct ins_scenario *s = w->s;

    int    last  = s->months - 1;
    int    from  = month > last ? last : month;
    int    to    = month + YEAR - 1 > last ? last : month + YEAR - 1;
    double total = 0.0;

    for (int u = from; u <= to; u++)
        for (int k = 0; k < s->track_count; k++)
            total += as_of(w, u)->tracks[k].hours * primary_at(w, k, u) / season_of(s, u);
    return total / (to - from + 1);
}

/* Follow-up hours of a month as booked: not divided by the season (as in
 * tests/reference/taskforce.csv). */
static double followup_hours_at(const struct world *w, int month)
{
    double sum = 0.0;

    if (month < 0)
        return followup_hours_before(w->s);
    for (int k = 0; k < w->s->track_count; k++)
        sum += as_of(w, month)->tracks[k].hours * w->followup[k][month];
    return sum;
}

/* F(lead): deseasonalised hours a month (2.5). */
static double forecast(const struct world *w, int t, int lead)
{
    double run = 0.0;

    switch (w->s->tower.forecast) {
    case INS_FORECAST_NONE:
        return expected_hours(w->s);
    case INS_FORECAST_LEVEL:
        return w->out->level[t];
    case INS_FORECAST_TREND:
        for (int i = 1; i <= lead; i++)
            run += pow(as_of(w, t)->tower.damping, i);
        return fmax(0.0, w->out->level[t] + w->trend[t] * run);
    case INS_FORECAST_PERFECT:
        return perfect_hours(w, t + lead) + followup_hours_at(w, t - 1);
    }
    abort();
}

/* Q(lead): hours a month wanted, deseasonalised, stock (2.7) above what is wanted included
 * (2.8). */
static double required(const struct world *w, int t, int lead)
{
    const struct ins_scenario *s = as_of(w, t);

    double stock  = 0.0;
    double wanted = s->tower.target_months * w->out->level[t];

    for (int k = 0; k < s->track_count; k++)
        stock += s->tracks[k].hours * backlog_at(w, k, t - 1);
    return fmax(0.0, forecast(w, t, lead) + (stock - wanted) / s->tower.clear_months);
}

/* eta_t: hours of one experienced FTE in an average month (4.1). */
static double hours_per_fte(const struct ins_scenario *s, int t)
{
    double gain = pow(1.0 + s->productivity.growth_per_year, t / 12.0);

    for (int i = 0; i < s->productivity.investment_count; i++) {
        const struct ins_investment *one = &s->productivity.investments[i];

        if (t >= one->start + one->lag)
            gain *= 1.0 + one->gain;
    }
    return s->staff.hours_per_month * gain;
}

/* Hired, and not in the Academie yet when month t is decided (3.7). */
static double ordered_at(const struct world *w, int t)
{
    double sum = 0.0;

    for (int u = t - w->s->academie.recruitment_months; u < t; u++)
        sum += hires_at(w, u);
    return sum;
}

/* ---------------------------------------------------------------- the gates */

/* Share of the yearly budget that a level gives. */
static double budget_share(const struct ins_scenario *s, double level)
{
    double usual = expected_hours(s);
    double ratio = clip(usual > 0.0 ? level / usual : 1.0, s->budget.floor, s->budget.cap);

    return 1.0 - s->budget.volume_share + s->budget.volume_share * ratio;
}

/* What a correction within the year adds to month t, once its spring month has come: the gap (5.15)
 * between what was known at the end of the month before that and what the year was given, part of
 * which is paid in what is left of the year (5.16). Chance is taken as its mean. */
static double correction_at(const struct world *w, int t, double annual, double given)
{
    const struct ins_scenario *s = w->s;

    int    since  = ins_date_month(s->start + t) + 1 - s->budget.spring.month;
    int    spring = t - since;
    double gap, extra;

    if (since < 0 || spring <= 0)
        return 0.0;
    gap   = annual * fmax(0.0, budget_share(s, level_at(w, spring - 1)) - given);
    extra = s->budget.spring.chance * fmin(s->budget.spring.most, s->budget.spring.share * gap);
    return extra / (YEAR + 1 - s->budget.spring.month);
}

/* The budget of a month (5.5), and what corrects it. Its year is known to the level of `information_lag` months before
 * January; years before the horizon knew the expectation. */
static double budget_at(const struct world *w, int t)
{
    const struct ins_scenario *s = w->s;

    int    year    = ins_date_year(s->start + t) - ins_date_year(s->start);
    int    row     = year < s->budget.annual_count ? year : s->budget.annual_count - 1;
    int    january = t - ins_date_month(s->start + t);
    double annual  = s->budget.annual[row];
    double share   = budget_share(s, level_at(w, january - s->budget.information_lag));

    return annual * share / YEAR + correction_at(w, t, annual, share);
}

/* What the month leaves when everybody on board and on order is paid (5.21); may be negative. */
static double margin_at(const struct world *w, int t)
{
    const struct ins_scenario *s = as_of(w, t);

    double learning  = trainees_at(w, t - 1) + ordered_at(w, t);
    double committed = experienced_at(w, t - 1) * s->costs.experienced +
                       learning * s->costs.trainee + s->flex.pool * s->costs.flex_retainer +
                       s->costs.fixed + s->costs.academie_fixed;

    return budget_at(w, t) - committed;
}

/* What is released in month t (5.18) of what was granted since the last release and carried over from
 * January to January (5.17). */
static double released_at(const struct world *w, int t)
{
    const struct ins_scenario *s = w->s;

    double frozen = 0.0, released = 0.0;

    for (int u = 0; u <= t; u++) {
        bool sign = !(level_at(w, u - 1) < s->buffer.release * expected_hours(s));

        if (u == 0 || ins_date_month(s->start + u) == JANUARY)
            frozen = s->buffer.carry_over * frozen + s->buffer.frozen;
        released = sign ? frozen : 0.0;
        frozen -= released;
    }
    return released;
}

/* What is in the buffer when the month begins to spend. */
static double opening_at(const struct world *w, int t)
{
    return buffer_at(w, t - 1) + released_at(w, t);
}

/* Money a month for flex and overtime (5.23). */
static double pot_at(const struct world *w, int t)
{
    return fmax(0.0, margin_at(w, t) + opening_at(w, t) / w->s->buffer.pace_months);
}

/* `settings` as far as `money` pays for it; what costs nothing knows no limit. */
static double affordable(const struct world *w, double settings, double money, double price)
{
    if (!w->gated || price == 0.0)
        return settings;
    return fmin(settings, money / price);
}

/* ---------------------------------------------------------------- orders */

/* What attrition took since the last intake month, this month's included (2.13); in month 0 that is
 * one month, and what a limit or the gate cuts off is not asked for again: the page leaves
 * both open, tests/reference/replace.csv settles them. */
static double hires_to_replace(const struct world *w, int t)
{
    double lost = 0.0;

    for (int u = t; u >= 0 && u > t - w->s->academie.intake_every; u--)
        lost += as_of(w, u)->staff.attrition * experienced_at(w, u - 1);
    return fmin(lost, as_of(w, t)->academie.max_intake);
}

/* Trainees that the tower wants (2.12), beside the staff that will be there (2.11). */
static double hires_of_tower(const struct world *w, int t)
{
    const struct ins_scenario *s = as_of(w, t);

    int    ahead     = s->academie.recruitment_months + s->academie.lead_time;
    double learning  = trainees_at(w, t - 1) + ordered_at(w, t);
    double staff     = experienced_at(w, t - 1) + learning;
    double projected = staff * pow(1.0 - s->staff.attrition, ahead);
    double missing   = required(w, t, ahead) / hours_per_fte(s, t) - projected;
    double places    = s->academie.absorption * experienced_at(w, t - 1) - learning;

    if (isinf(s->academie.absorption))
        places = INFINITY; /* also without a single experienced one */
    return fmin(fmin(s->tower.response * missing, s->academie.max_intake), places);
}

/* The same as far as there is money for them (5.22). */
static double hires(const struct world *w, int t)
{
    const struct ins_scenario *s = as_of(w, t);

    double settings  = 0.0;
    double money = fmax(0.0, 12.0 * margin_at(w, t) + opening_at(w, t));
    double price = s->buffer.cover_months * s->costs.trainee + s->costs.tuition;

    if (t % s->academie.intake_every != 0)
        return 0.0;
    if (s->tower.policy == INS_REPLACE)
        settings = hires_to_replace(w, t);
    if (s->tower.policy == INS_TOWER)
        settings = hires_of_tower(w, t);
    return affordable(w, fmax(0.0, settings), money, price);
}

/* FTE of casework that the staff of the end of last month does. */
static double own_work(const struct world *w, int t)
{
    return experienced_at(w, t - 1) - mentors_at(w, t - 1) + trainee_work_at(w, t - 1);
}

/* y_t (2.14), as far as there is money for it (5.23). */
static double flex_need(const struct world *w, int t)
{
    const struct ins_scenario *s = as_of(w, t);

    int    ahead = s->flex.lead_time;
    double fte, gap;

    if (s->tower.policy != INS_TOWER || s->flex.pool == 0.0 || s->flex.productivity == 0.0)
        return 0.0;
    fte = required(w, t, ahead) * season_of(s, t + ahead) / hours_per_fte(s, t);
    gap = (fte - own_work(w, t)) / s->flex.productivity;
    return affordable(w, clip(gap, 0.0, s->flex.pool), pot_at(w, t), s->costs.flex);
}

/* z_t: the largest need of the window (2.15); before month 0 the need was what was active. */
static double flex_order(const struct world *w, int t)
{
    double largest = 0.0;

    for (int u = t - as_of(w, t)->tower.patience; u <= t; u++)
        largest = fmax(largest, u < 0 ? w->s->flex.active : w->need[u]);
    return largest;
}

/* o_t (2.16), as far as there is money for it (5.24). What is wanted knows the staff of last month
 * and this month's flex; the bill, and with it the gate, is that of this month's staff (as in
 * tests/reference/gated.csv), so it is asked for after staff has moved. */
static double overtime(const struct world *w, int t)
{
    const struct ins_scenario *s = as_of(w, t);

    double eta = hours_per_fte(s, t);
    double settings, fte, hours, money;

    if (s->tower.policy != INS_TOWER || experienced_at(w, t - 1) == 0.0)
        return 0.0;
    fte   = required(w, t, 0) * season_of(s, t) / eta - own_work(w, t) -
            s->flex.productivity * w->out->flex[t];
    settings  = clip(fte / experienced_at(w, t - 1), 0.0, s->overtime.max);
    hours = eta * s->productivity.capacity_season[ins_date_month(s->start + t)] *
            (experienced_at(w, t) - mentors_at(w, t));
    money = fmax(0.0, pot_at(w, t) - s->costs.flex * w->out->flex[t]);
    return affordable(w, settings, money, hours * s->costs.overtime_hour);
}

static void decide(struct world *w, int t)
{
    observe(w, t);
    w->out->required_hours[t] = required(w, t, 0);
    w->out->hires[t]          = hires(w, t);
    w->need[t]                = flex_need(w, t);
    w->order[t]               = flex_order(w, t);
}

/* ---------------------------------------------------------------- staff */

/* A start before month 0 is an instant outside the horizon: those people are in `trainees`. */
static double scheduled_intake(const struct ins_scenario *s, int t)
{
    double sum = 0.0;

    for (int i = 0; i < s->academie.intake_count; i++)
        if (s->academie.intake[i].month == t)
            sum += s->academie.intake[i].fte;
    return sum;
}

/* What the scenario's record knows of a month, NaN where it knows nothing: `place` as in
 * ins_record_row(). */
static double on_record(const struct world *w, int place, int t)
{
    const struct ins_record *record = w->s->record;

    return record && record->served ? ins_record_row(record, t)[place] : (double)NAN;
}

/* Staff and shell on record (3.10), (3.12) take the place of the model's; the others joined, or went. */
static void correct_staff(struct world *w, int t)
{
    double known = on_record(w, INS_RECORD_EXPERIENCED, t), flex = on_record(w, INS_RECORD_FLEX, t);

    if (!isnan(flex))
        w->out->flex[t] = flex;
    if (isnan(known))
        return;
    w->out->books.people.begun += known - w->out->experienced[t];
    w->out->experienced[t] = known;
}

/* Who begins (3.1), who decides alone (3.3), who is on call (3.8), who left (3.9). */
static void move_staff(struct world *w, int t)
{
    const struct ins_scenario *s   = as_of(w, t);
    struct oracle_months      *out = w->out;

    double stays    = 1.0 - s->academie.dropout;
    double finished = stays * alive(w, s->academie.lead_time - 1, t - 1);
    double before   = t > 0 ? out->flex[t - 1] : s->flex.active;
    int    ordered  = t - s->flex.lead_time;
    double called   = ordered < 0 ? s->flex.active : w->order[ordered];
    double kept     = before * (1.0 - 1.0 / s->flex.min_term);

    out->intake[t] = hires_at(w, t - s->academie.recruitment_months) + scheduled_intake(s, t);
    if (!isnan(on_record(w, INS_RECORD_INTAKE, t))) /* (3.11) */
        out->intake[t] = on_record(w, INS_RECORD_INTAKE, t);
    out->experienced[t] = (1.0 - s->staff.attrition) * experienced_at(w, t - 1) + finished;
    out->trainees[t]    = trainees_at(w, t);
    out->flex[t]        = fmin(fmax(called, kept), s->flex.pool);

    w->out->books.people.begun += out->intake[t];
    w->out->books.people.resigned += s->staff.attrition * experienced_at(w, t - 1);
    w->out->books.people.dropped_out += s->academie.dropout * trainees_at(w, t - 1);
    correct_staff(w, t);
}

/* ---------------------------------------------------------------- casework */

/* Whether a taskforce works in month t (4.3). A trigger is looked at only when no run is awaited
 * or going on; the first month after a run may trigger again, and does so in
 * tests/reference/taskforce.csv. */
static bool taskforce_works(struct world *w, int which, int t)
{
    const struct ins_taskforce *force = &w->s->taskforce[which];
    struct runs                *runs  = &w->runs[which];
    bool                        idle  = !runs->started || t >= runs->last + force->months;

    if (force->date != INS_DATE_NONE)
        return t >= force->start && t < force->start + force->months;
    if (idle && runs->started < force->times && backlog_in_all(w, t - 1) > force->trigger) {
        runs->started++;
        runs->last = t + force->lead_time;
        idle       = false;
    }
    return !idle && t >= runs->last;
}

/* Hours of the taskforces; what they cost is booked at once. */
static double taskforce_hours(struct world *w, int t)
{
    double hours = 0.0;

    for (int i = 0; i < w->s->taskforce_count; i++)
        if (taskforce_works(w, i, t)) {
            hours += w->s->taskforce[i].hours_per_month;
            w->out->cost_taskforce[t] += w->s->taskforce[i].cost_per_month;
        }
    return hours;
}

/* H (4.2), or what is on record of it (4.17). */
static void make_hours(struct world *w, int t)
{
    const struct ins_scenario *s = as_of(w, t);

    double full   = hours_per_fte(s, t) *
                    s->productivity.capacity_season[ins_date_month(s->start + t)];
    double own    = experienced_at(w, t) - mentors_at(w, t);
    double extra  = own * w->out->overtime[t];
    double others = trainee_work_at(w, t) + s->flex.productivity * w->out->flex[t];

    w->out->cost_overtime[t] = full * extra * s->costs.overtime_hour;
    w->out->hours[t]         = full * (own + extra + others) + taskforce_hours(w, t);
    if (!isnan(on_record(w, INS_RECORD_HOURS, t)))
        w->out->hours[t] = on_record(w, INS_RECORD_HOURS, t);
}

/* A_k: what is left of the stock, and what came (4.4). */
static double on_hand(const struct world *w, int track, int t)
{
    return (1.0 - as_of(w, t)->tracks[track].withdrawal) * backlog_at(w, track, t - 1) +
           w->out->track_inflow[track][t];
}

static void serve_oldest(struct queue *queue, double amount)
{
    for (int i = 0; i < queue->count && amount > 0.0; i++) {
        double taken = fmin(amount, queue->parcels[i].amount);

        queue->parcels[i].amount -= taken;
        amount -= taken;
    }
}

static bool is_given(const struct world *w, int track, int t)
{
    return !isnan(on_record(w, INS_RECORD_DECIDED + track, t));
}

/* Decisions on record (4.16); returns the hours that they leave. */
static double decide_given(struct world *w, double hours, int t)
{
    for (int k = 0; k < w->s->track_count; k++)
        if (is_given(w, k, t)) {
            w->out->track_decided[k][t] =
                fmin(on_record(w, INS_RECORD_DECIDED + k, t), on_hand(w, k, t));
            hours = fmax(0.0, hours - as_of(w, t)->tracks[k].hours * w->out->track_decided[k][t]);
        }
    return hours;
}

/* (4.5), (4.6): hours in proportion to h A inside a class are the same part of A in each of its
 * tracks. */
static double serve_class(struct world *w, int priority, double hours, int t)
{
    const struct ins_scenario *s = as_of(w, t);

    double wanted = 0.0, part, spent = 0.0;

    for (int k = 0; k < s->track_count; k++)
        if (s->tracks[k].priority == priority && !is_given(w, k, t))
            wanted += s->tracks[k].hours * on_hand(w, k, t);
    part = wanted > hours ? hours / wanted : 1.0; /* all, where no work is wanted */
    for (int k = 0; k < s->track_count; k++)
        if (s->tracks[k].priority == priority && !is_given(w, k, t)) {
            w->out->track_decided[k][t] = part * on_hand(w, k, t);
            spent += s->tracks[k].hours * w->out->track_decided[k][t];
        }
    return part < 1.0 ? hours : spent;
}

/* The lowest priority above `done`; false when there is none. */
static bool next_class(const struct ins_scenario *s, bool first, int done, int *priority)
{
    bool found = false;

    for (int k = 0; k < s->track_count; k++) {
        int own = s->tracks[k].priority;

        if ((first || own > done) && (!found || own < *priority)) {
            *priority = own;
            found     = true;
        }
    }
    return found;
}

static void do_cases(struct world *w, int t)
{
    struct oracle_months *out = w->out;

    double left     = decide_given(w, out->hours[t], t);
    int    priority = 0;

    for (bool first = true; next_class(as_of(w, t), first, priority, &priority); first = false)
        left -= serve_class(w, priority, left, t);
    out->idle_hours[t] = left;
    for (int k = 0; k < w->s->track_count; k++) {
        out->track_backlog[k][t]   = on_hand(w, k, t) - out->track_decided[k][t];
        w->track_withdrawn[k][t]   = as_of(w, t)->tracks[k].withdrawal * backlog_at(w, k, t - 1);
        out->decided[t] += out->track_decided[k][t];
        out->withdrawn[t] += w->track_withdrawn[k][t];
        out->backlog[t] += out->track_backlog[k][t];
    }
}

/* ---------------------------------------------------------------- old cases */

/* The end of the last age of a track's first stock. */
static int oldest_age(const struct ins_track *one)
{
    int bands = one->backlog_ages_count / 2;

    return bands > 0 ? (int)one->backlog_ages[bands - 1].up_to : one->backlog_age;
}

/* Cases of age i (full months) at the end of month -1: as many as of any other age below backlog_age,
 * that is what (4.8) says; or inside a band, (4.11), whose cases are parts of the backlog. */
static double first_of_age(const struct ins_track *one, int age)
{
    double from = 0.0, cases = 0.0, all = 0.0;

    if (one->backlog_ages_count == 0)
        return age < one->backlog_age ? one->backlog / one->backlog_age : 0.0;
    for (int i = 0; i < one->backlog_ages_count / 2; i++) {
        const struct ins_age_band *band = &one->backlog_ages[i];

        all += band->cases;
        if (age >= from && age < band->up_to)
            cases = band->cases / (band->up_to - from);
        from = band->up_to;
    }
    return cases / all * one->backlog;
}

static void fill_queue(struct world *w, int track)
{
    const struct ins_track *one    = &w->s->tracks[track];
    struct queue           *queue  = &w->queue[track];
    int                     oldest = oldest_age(one);

    queue->parcels = make((size_t)(oldest + w->s->months), sizeof *queue->parcels);
    for (int age = oldest - 1; age >= 0; age--)
        queue->parcels[queue->count++] =
            (struct parcel){.month = -1 - age, .amount = first_of_age(one, age)};
}

/* Part of the cases on hand that decisions at random leave (4.12); 1 where there are none. */
static double left_at_random(const struct world *w, int track, int t)
{
    double taken = as_of(w, t)->tracks[track].random_share * w->out->track_decided[track][t];

    return taken > 0.0 ? 1.0 - taken / on_hand(w, track, t) : 1.0;
}

/* A month in the queue: withdrawals thin every parcel alike, the new ones join; some are decided
 * at random, out of all alike, and of the rest the oldest. */
static void age_queue(struct world *w, int track, int t)
{
    struct queue *queue  = &w->queue[track];
    double        random = as_of(w, t)->tracks[track].random_share;

    for (int i = 0; i < queue->count; i++)
        queue->parcels[i].amount *= 1.0 - as_of(w, t)->tracks[track].withdrawal;
    queue->parcels[queue->count++] =
        (struct parcel){.month = t, .amount = w->out->track_inflow[track][t]};
    for (int i = 0; i < queue->count; i++)
        queue->parcels[i].amount *= left_at_random(w, track, t);
    serve_oldest(queue, (1.0 - random) * w->out->track_decided[track][t]);
}

/* Cases that came before a month (4.15). */
static double came_before(const struct queue *queue, int month)
{
    double sum = 0.0;

    for (int i = 0; i < queue->count; i++)
        if (queue->parcels[i].month < month)
            sum += queue->parcels[i].amount;
    return sum;
}

static double older_in_queue(const struct queue *queue, int t, int n)
{
    double sum = 0.0;

    for (int i = 0; i < queue->count; i++)
        if (t - queue->parcels[i].month >= n)
            sum += queue->parcels[i].amount;
    return sum;
}

/* Of the cases there at the end of month `u`, those neither withdrawn nor decided at random in the
 * month after it: a factor of (4.14). */
static double stays(const struct world *w, int track, int u)
{
    return (1.0 - as_of(w, u + 1)->tracks[track].withdrawal) * left_at_random(w, track, u + 1);
}

/* C of (4.7) and (4.13): everything that came up to `month`, thinned to month t; before month 0 what
 * is left of the first stock. Told from the end: `left` of month u's cases are there in t. */
static double came_until(const struct world *w, int track, int month, int t)
{
    const struct ins_track *one = &w->s->tracks[track];

    double first = 0.0, sum = 0.0, left = 1.0;

    for (int age = month < -1 ? -1 - month : 0; age < oldest_age(one); age++)
        first += first_of_age(one, age);
    for (int u = t; u >= 0; left *= stays(w, track, --u))
        sum += u <= month ? w->out->track_inflow[track][u] * left_at_random(w, track, u) * left : 0.0;
    return sum + first * left;
}

/* D of (4.7) and (4.13): who was decided as the oldest. */
static double decided_until(const struct world *w, int track, int t)
{
    double sum = 0.0, left = 1.0;

    for (int u = t; u >= 0; left *= stays(w, track, --u))
        sum += (1.0 - as_of(w, u)->tracks[track].random_share) * w->out->track_decided[track][u] * left;
    return sum;
}

/* Cases older than n full months at the end of month t, by (4.9); how far the
 * queue of parcels differs is kept. */
static double older(struct world *w, int track, int t, int n)
{
    double formula =
        fmax(0.0, came_until(w, track, t - n, t) - decided_until(w, track, t));
    double parcels = older_in_queue(&w->queue[track], t, n);
    double scale   = fmax(1.0, came_until(w, track, t, t));

    w->out->age_gap = fmax(w->out->age_gap, fabs(formula - parcels) / scale);
    return formula;
}

/* Cases of a track by what is asked: older than an age, or come before a month. */
static double asked_of(struct world *w, const struct ins_older *asked, int track, int t)
{
    return asked->before == INS_DATE_NONE ? older(w, track, t, asked->age)
                                          : came_before(&w->queue[track], asked->month);
}

static bool asks_of(const struct ins_older *asked, int track)
{
    return asked->track_index < 0 || asked->track_index == track;
}

/* The ages that the scenario and its norm ask for. */
static void count_older(struct world *w, int t)
{
    const struct ins_scenario *s = w->s;

    for (int k = 0; k < s->track_count; k++)
        if (s->norm.measure == INS_MEASURE_OLDER && asks_of(&s->norm.older, k))
            w->out->norm_older[t] += asked_of(w, &s->norm.older, k, t);
    for (int i = 0; i < w->asked_count; i++)
        w->out->older[i][t] = asked_of(w, &w->asked[i].what, w->asked[i].track, t);
}

/* Overdue cases (4.9) and penalties (5.2). */
static void look_at_ages(struct world *w, int t)
{
    const struct ins_scenario *s   = as_of(w, t);
    struct oracle_months      *out = w->out;

    for (int k = 0; k < s->track_count; k++) {
        int    late = s->tracks[k].legal_term + s->penalty.grace;
        double claimed;

        age_queue(w, k, t);
        out->track_overdue[k][t] = older(w, k, t, s->tracks[k].legal_term);
        out->overdue[t] += out->track_overdue[k][t];
        claimed = older(w, k, t, late) - older(w, k, t, late + s->penalty.max_months);
        out->penalties[t] += s->penalty.claim_share * claimed * s->penalty.per_month;
    }
    out->overdue_share[t] = out->backlog[t] < 1e-9 ? 0.0 : out->overdue[t] / out->backlog[t];
    count_older(w, t);
}

/* ---------------------------------------------------------------- money */

static double investment_cost(const struct ins_scenario *s, int t)
{
    double sum = 0.0;

    for (int i = 0; i < s->productivity.investment_count; i++) {
        const struct ins_investment *one = &s->productivity.investments[i];

        if (t >= one->start && t < one->start + one->months)
            sum += one->cost / one->months;
    }
    return sum;
}

/* Reception (5.1). */
static double reception_cost(const struct world *w, int t)
{
    const struct ins_scenario *s = as_of(w, t);

    double waiting = 0.0;

    for (int k = 0; k < s->track_count; k++)
        waiting += s->tracks[k].reception_share * w->out->track_backlog[k][t];
    if (waiting <= s->reception.places)
        return waiting * s->reception.per_case_month;
    return s->reception.places * s->reception.per_case_month +
           (waiting - s->reception.places) * s->reception.emergency_per_case_month;
}

/* What of it regular places would cost empty, too (5.13): what (5.14) leaves out. */
static double empty_beds_cost(const struct world *w, int t)
{
    const struct ins_scenario *s = as_of(w, t);

    double waiting = 0.0;

    for (int k = 0; k < s->track_count; k++)
        waiting += s->tracks[k].reception_share * w->out->track_backlog[k][t];
    return fmin(waiting, s->reception.places) * s->reception.per_case_month *
           (1.0 - s->reception.marginal_share);
}

/* The ledger and what it adds up to: (5.3), (5.4). */
static void bill(struct world *w, int t)
{
    const struct ins_scenario *s   = as_of(w, t);
    struct oracle_months      *out = w->out;

    out->reception[t]           = reception_cost(w, t);
    out->empty_beds[t]          = empty_beds_cost(w, t);
    out->cost_experienced[t]    = out->experienced[t] * s->costs.experienced;
    out->cost_trainee[t]        = out->trainees[t] * s->costs.trainee;
    out->cost_tuition[t]        = out->intake[t] * s->costs.tuition;
    out->cost_academie_fixed[t] = s->costs.academie_fixed;
    out->cost_flex_retainer[t]  = s->flex.pool * s->costs.flex_retainer;
    out->cost_flex[t]           = out->flex[t] * s->costs.flex;
    out->cost_investments[t]    = investment_cost(s, t);
    out->cost_fixed[t]          = s->costs.fixed;
    out->cost_penalty[t]        = s->penalty.borne ? out->penalties[t] : 0.0;
    out->cost_reception[t]      = s->reception.borne ? out->reception[t] : 0.0;
#define ADD(member, name) out->cost[t] += out->member[t];
    ORACLE_LEDGER(ADD)
#undef ADD
    out->social_cost[t] = out->cost[t] + (s->penalty.borne ? 0.0 : out->penalties[t]) +
                          (s->reception.borne ? 0.0 : out->reception[t]);
}

/* What the buffer does with a month's net (5.6): draw and deficit (5.8), deposit (5.9), balance
 * (5.10), shortfall (5.11). The top-up of January (5.7) comes first, and a January that is month 0
 * has one too (the page says each January; the reference starts in July). */
static void settle(struct world *w, int t)
{
    const struct ins_scenario *s     = w->s;
    struct oracle_months      *out   = w->out;
    struct oracle_books       *books = &out->books;

    bool   january = ins_date_month(s->start + t) == JANUARY;
    double stock   = opening_at(w, t);
    double room    = fmax(0.0, s->buffer.cap - stock);
    double top_up  = january ? fmin(s->buffer.top_up, room) : 0.0;
    double net     = out->budget[t] - out->cost[t];
    double short_  = fmax(0.0, -net);
    double over    = fmax(0.0, net);
    double earlier = t > 0 ? out->shortfall[t - 1] : 0.0;
    double saved;

    stock += top_up;
    saved             = fmin(s->buffer.keep * over, fmax(0.0, s->buffer.cap - stock));
    out->draw[t]      = fmin(stock, short_);
    out->deficit[t]   = short_ - out->draw[t];
    out->buffer[t]    = stock - out->draw[t] + saved;
    out->shortfall[t] = fmax(0.0, earlier - s->buffer.keep * over) + short_;

    books->money.top_up += top_up + released_at(w, t);
    books->money.flowed_back += over - saved;
}

static void pay(struct world *w, int t)
{
    w->out->budget[t] = budget_at(w, t);
    bill(w, t);
    settle(w, t);
}

/* ---------------------------------------------------------------- the months, in order */

static void play_month(struct world *w, int t)
{
    arrive(w, t);
    decide(w, t);
    move_staff(w, t);
    w->out->overtime[t] = overtime(w, t);
    make_hours(w, t);
    do_cases(w, t);
    look_at_ages(w, t);
    pay(w, t);
}

/* ---------------------------------------------------------------- books */

static double total(const double *series, int months)
{
    double sum = 0.0;

    for (int t = 0; t < months; t++)
        sum += series[t];
    return sum;
}

/* Part of the cases that follow a decision of month u and come inside the horizon, each of
 * the `spread` months its own share; counted from the decision, not from the arrival. */
static double comes_in_time(const struct ins_followup *f, double per_decision, int u, int months)
{
    int inside = 0;

    for (int v = u + f->delay; v < u + f->delay + f->spread; v++)
        inside += v >= 0 && v < months;
    return per_decision / f->spread * inside;
}

static void close_followups(struct world *w)
{
    const struct ins_scenario *s     = w->s;
    struct oracle_books       *books = &w->out->books;

    for (int k = 0; k < s->track_count; k++)
        books->followups.arrived += total(w->followup[k], s->months);
    for (int i = 0; i < s->followup_count; i++) {
        const struct ins_followup *f = &s->followups[i];

        for (int u = -f->delay - f->spread; u < s->months; u++) {
            double each     = as_of(w, u)->followups[i].per_decision;
            double promised = decided_at(w, f->from_index, u) *
                              (u < 0 ? comes_in_time(f, each, u, INS_MONTHS * 2) : each);
            double came = decided_at(w, f->from_index, u) * comes_in_time(f, each, u, s->months);

            books->followups.promised += promised;
            books->followups.pending += promised - came;
        }
    }
}

static void close_books(struct world *w)
{
    const struct ins_scenario *s     = w->s;
    struct oracle_months      *out   = w->out;
    struct oracle_books       *books = &out->books;

    int last = s->months - 1;

    books->tracks = s->track_count;
    for (int k = 0; k < s->track_count; k++) {
        books->cases[k].opening   = s->tracks[k].backlog;
        books->cases[k].arrived   = total(out->track_inflow[k], s->months);
        books->cases[k].decided   = total(out->track_decided[k], s->months);
        books->cases[k].withdrawn = total(w->track_withdrawn[k], s->months);
        books->cases[k].closing   = out->track_backlog[k][last];
    }
    close_followups(w);
    books->people.opening = s->staff.experienced + s->staff.trainees;
    books->people.closing = out->experienced[last] + out->trainees[last];
    books->money.opening  = s->buffer.initial;
    books->money.budget   = total(out->budget, s->months);
    books->money.deficit  = total(out->deficit, s->months);
    books->money.cost     = total(out->cost, s->months);
    books->money.closing  = out->buffer[last];
}

static double gap(double in, double out)
{
    return fabs(in - out) / fmax(1.0, fmax(fabs(in), fabs(out)));
}

/* (3.9), (4.6), (5.12), and that follow-ups come. */
double oracle_books_gap(const struct oracle_books *b)
{
    double worst = gap(b->people.opening + b->people.begun,
                       b->people.closing + b->people.resigned + b->people.dropped_out);

    for (int k = 0; k < b->tracks; k++)
        worst = fmax(worst, gap(b->cases[k].opening + b->cases[k].arrived,
                                b->cases[k].closing + b->cases[k].decided +
                                    b->cases[k].withdrawn));
    worst = fmax(worst, gap(b->followups.promised, b->followups.arrived + b->followups.pending));
    return fmax(worst, gap(b->money.opening + b->money.budget + b->money.top_up + b->money.deficit,
                           b->money.closing + b->money.cost + b->money.flowed_back));
}

/* ---------------------------------------------------------------- setting up */

/* The next series of the arena, under a name where it is a column. */
static double *series(struct world *w, int *used)
{
    return w->out->memory + (size_t)w->s->months * (size_t)(*used)++;
}

static double *column(struct world *w, int *used, const char *name, const char *track,
                      const char *more)
{
    struct oracle_column *one = &w->out->columns[w->out->column_count++];

    snprintf(one->name, sizeof one->name, "%s%s%s", name, track, more);
    return one->value = series(w, used);
}

static bool is_asked(const struct world *w, const struct ins_older *what, int track)
{
    for (int i = 0; i < w->asked_count; i++)
        if (w->asked[i].track == track && w->asked[i].what.before == what->before &&
            (what->before != INS_DATE_NONE || w->asked[i].what.age == what->age))
            return true;
    return false;
}

/* Columns older.TRACK.AGE and older.TRACK.MONTH, those of the norm last. */
static void ask(struct world *w, const struct ins_older *what, int *used)
{
    char age[INS_DATE_TEXT + 8], name[ORACLE_NAME];

    snprintf(age, sizeof age, "%d", what->age);
    if (what->before != INS_DATE_NONE)
        ins_date_write(what->before, age);
    for (int k = 0; k < w->s->track_count; k++) {
        if (!asks_of(what, k) || is_asked(w, what, k))
            continue;
        w->asked[w->asked_count].what  = *what;
        w->asked[w->asked_count].track = k;
        snprintf(name, sizeof name, ".%s", age);
        w->out->older[w->asked_count++] = column(w, used, "older.", w->s->tracks[k].name, name);
    }
}

static void set_up(struct world *w)
{
    const struct ins_scenario *s   = w->s;
    struct oracle_months      *out = w->out;

    int used = 0, most = ORACLE_COLUMNS + 6 + 2 * INS_TRACKS;

    out->months = s->months;
    out->tracks = s->track_count;
    out->memory = make((size_t)s->months * (size_t)most, sizeof *out->memory);
#define COLUMN(member, name) out->member = column(w, &used, name, "", "");
    ORACLE_WHOLE(COLUMN)
    for (int k = 0; k < s->track_count; k++)
        out->track_inflow[k] = column(w, &used, "inflow.", s->tracks[k].name, "");
    for (int k = 0; k < s->track_count; k++)
        out->track_decided[k] = column(w, &used, "decided.", s->tracks[k].name, "");
    for (int k = 0; k < s->track_count; k++)
        out->track_backlog[k] = column(w, &used, "backlog.", s->tracks[k].name, "");
    for (int k = 0; k < s->track_count; k++)
        out->track_overdue[k] = column(w, &used, "overdue.", s->tracks[k].name, "");
    ORACLE_LEDGER(COLUMN)
#undef COLUMN
    for (int i = 0; i < s->older_count; i++)
        ask(w, &s->older[i], &used);
    if (s->norm.measure == INS_MEASURE_OLDER)
        ask(w, &s->norm.older, &used);
    out->norm_older = series(w, &used);
    out->empty_beds = series(w, &used);
    for (int k = 0; k < s->track_count; k++) {
        w->followup[k]        = series(w, &used);
        w->track_withdrawn[k] = series(w, &used);
        fill_queue(w, k);
    }
    w->workload = series(w, &used);
    w->trend    = series(w, &used);
    w->need     = series(w, &used);
    w->order    = series(w, &used);
}

/* The months from `from` on in which the measure is above the limit in force (6.1). */
static void judge(struct world *w)
{
    const struct oracle_months *out = w->out;

    for (int t = w->s->norm.from; t < out->months; t++) {
        enum ins_measure measure = as_of(w, t)->norm.measure;

        double limit = as_of(w, t)->norm.limit;
        double value = measure == INS_MEASURE_BACKLOG   ? out->backlog[t]
                       : measure == INS_MEASURE_OVERDUE ? out->overdue[t]
                       : measure == INS_MEASURE_OLDER   ? out->norm_older[t]
                                                        : out->overdue_share[t];
        bool   near  = fabs(value - limit) <= 1e-8 * fmax(1.0, limit);

        w->out->near += near;
        w->out->over += !near && value > limit;
    }
}

void oracle_play(const struct ins_scenario *scenario, const double *arrivals,
                 struct oracle_options options, struct oracle_months *months)
{
    struct world w = {.primary = arrivals,
                      .gated   = scenario->funding == INS_GATED && !options.gates_off,
                      .out     = months};

    *months = (struct oracle_months){0};
    fill_now(&w, scenario);
    set_up(&w);
    for (int t = 0; t < scenario->months; t++)
        play_month(&w, t);
    close_books(&w);
    judge(&w);
    for (int k = 0; k < scenario->track_count; k++)
        free(w.queue[k].parcels);
    free_now(&w);
    assert(months->age_gap < 1e-9);
}

void oracle_free(struct oracle_months *months)
{
    if (months)
        free(months->memory);
}

/* ---------------------------------------------------------------- inflow without chance */

static bool touches(const struct ins_event *event, int track, int t)
{
    return event->track_index == track && t >= event->start && t < event->start + event->months;
}

/* All that multiplies, then all that adds; never below 0: (1.7), (1.10). */
static double after_events(const struct ins_inflow *inflow, int track, int t, double intensity)
{
    for (int i = 0; i < inflow->event_count; i++)
        if (touches(&inflow->events[i], track, t))
            intensity *= inflow->events[i].multiply;
    for (int i = 0; i < inflow->event_count; i++)
        if (touches(&inflow->events[i], track, t))
            intensity += inflow->events[i].add;
    return fmax(0.0, intensity);
}

/* lambda_t before the events: (1.1), (1.2), (1.3), (1.6). The first shock stands at the end of the
 * month before the first one that is run, so it has faded once when that month begins. */
static double intensity_at(const struct ins_scenario *s, int t)
{
    const struct ins_inflow *inflow = &s->inflow;

    double mean  = total(inflow->season, INS_SEASON) / INS_SEASON;
    double shock = inflow->ar1.initial * pow(inflow->ar1.persistence, inflow->burn_in + t + 1);
    double given = s->paths ? s->paths->cases[t * s->paths->count] : NAN;
    double wave  = inflow->level_per_month * pow(1.0 + inflow->growth_per_year, t / 12.0) *
                  season_of(s, t) / mean * inflow->regimes[0].multiplier * exp(shock);

    double bound = isfinite(inflow->ceiling_per_month) ? inflow->ceiling_per_month
                                                       : inflow->level_per_month * inflow->ceiling;

    return isnan(given) ? fmin(wave, bound) : given;
}

/* A quarter on record, ending with month t: its open months take what the known ones leave, as the model
 * shares it out (1.14). */
static void fit_quarter(const struct ins_scenario *s, int k, int t, double sum, double *arrivals)
{
    double known = 0.0, model = 0.0;
    int    open = 0;

    for (int u = t - 2; u <= t; u++) {
        int cell = u * s->track_count + k;

        if (isnan(s->record->cases[cell])) {
            model += arrivals[cell];
            open++;
        } else
            known += s->record->cases[cell];
    }
    for (int u = t - 2; u <= t; u++) {
        int cell = u * s->track_count + k;

        if (isnan(s->record->cases[cell]))
            arrivals[cell] = fmax(sum - known, 0.0) * (model > 0.0 ? arrivals[cell] / model : 1.0 / open);
    }
}

static void fit_quarters(const struct ins_scenario *s, double *arrivals)
{
    for (int t = 2; t < s->months; t++)
        for (int k = 0; k < s->track_count; k++) {
            double sum = ins_record_row(s->record, t)[ins_record_quarter(s->record, k)];

            if (!isnan(sum))
                fit_quarter(s, k, t, sum, arrivals);
        }
}

bool oracle_expected_arrivals(const struct ins_scenario *s, double *arrivals)
{
    const struct ins_inflow *inflow = &s->inflow;

    if (inflow->counts != INS_EXPECTED || inflow->ar1.innovation_sd != 0.0 ||
        inflow->walk.innovation_sd != 0.0 ||
        inflow->surge.probability != 0.0 || inflow->regime_count != 1 ||
        inflow->composition.innovation_sd != 0.0 || (s->paths && s->paths->count > 1))
        return false;
    for (int t = 0; t < s->months; t++) {
        double whole = after_events(inflow, -1, t, intensity_at(s, t));

        for (int k = 0; k < s->track_count; k++) {
            int    cell  = t * s->track_count + k;
            double known = s->record ? s->record->cases[cell] : NAN;
            double model = after_events(inflow, k, t, whole * inflow->regimes[0].shares[k]);

            arrivals[cell] = isnan(known) ? model : known;
        }
    }
    if (s->record && s->record->served)
        fit_quarters(s, arrivals);
    return true;
}
