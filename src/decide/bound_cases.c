/* Casework under the bound: on given hours, and at its cheapest at given prices. */
#include <math.h>
#include <string.h>

#include "decide/bound.h"

/* --- prices ----------------------------------------------------------------------------------- */

/* Of a case in reception for a month: in a regular place, and beyond the places. Where emergency is the
 * cheaper of the two its price alone is below the cost of both (5.1). */
static double regular(const struct ins_bound *b, int t)
{
    const struct ins_money_plan *money = &b->plan->money;
    double case_month = isinf(money->places) ? money->reception_case
                                             : fmin(money->reception_case, money->emergency_case);
    return b->others[t] * case_month;
}

static double emergency_beyond_places(const struct ins_bound *b, int t)
{
    const struct ins_money_plan *money = &b->plan->money;
    return b->others[t] * fmax(money->emergency_case - money->reception_case, 0.0);
}

/* What the follow-ups of one decision in month t come to at so much a case. */
static void price_follow_ups(const struct ins_bound *b, int t, double (*each)[INS_TRACKS], double *after)
{
    const struct ins_casework_plan *plan = &b->plan->casework;
    memset(after, 0, INS_TRACKS * sizeof *after);
    for (int i = 0; i < plan->followups; i++) {
        int first = t + plan->followup[i].delay, end = first + plan->followup[i].spread;
        for (int u = first; u < end && u < b->months; u++)
            after[plan->followup[i].from] += plan->followup[i].per_month * each[u][plan->followup[i].to];
    }
}

/* --- what comes ------------------------------------------------------------------------------- */

static void follow_decision(const struct ins_bound *b, int i, int t, double decided,
                            double (*cases)[INS_TRACKS])
{
    const struct ins_casework_plan *plan = &b->plan->casework;
    int first = t + plan->followup[i].delay, end = first + plan->followup[i].spread;
    for (int u = first > 0 ? first : 0; u < end && u < b->months; u++)
        cases[u][plan->followup[i].to] += plan->followup[i].per_month * decided;
}

static double hours_at_most(const struct ins_bound *b, int t)
{
    const struct ins_calendar *line = &b->plan->calendar[t];
    return line->capacity * (b->largest.experienced[t] * (1.0 + b->plan->tower.overtime_max) +
                             b->largest.learning[t] +
                             b->plan->staff.flex_productivity * b->flex_most[t]) +
           line->taskforce_hours;
}

/* No more is decided than there are hours, or cases, for. */
static void lay_follow_ups(const struct ins_bound *b, struct ins_bound_work *w)
{
    const struct ins_casework_plan *plan = &b->plan->casework;
    double                          stock[INS_TRACKS];
    memset(w->most, 0, (size_t)b->months * sizeof w->most[0]);
    for (int k = 0; k < plan->tracks; k++)
        stock[k] = plan->track[k].backlog;
    for (int t = 0; t < b->months; t++) {
        for (int k = 0; k < plan->tracks; k++)
            stock[k] += w->cases[t][k] + w->most[t][k];
        for (int i = 0; i < plan->followups; i++) {
            int from = plan->followup[i].from;
            follow_decision(
                b, i, t, fmin(hours_at_most(b, t) / plan->track[from].hours, stock[from]), w->most);
        }
    }
}

void ins_bound_arrivals(const struct ins_bound *b, const double *arrivals, struct ins_bound_work *w)
{
    const struct ins_casework_plan *plan = &b->plan->casework;
    for (int t = 0; t < b->months; t++)
        for (int k = 0; k < plan->tracks; k++)
            w->cases[t][k] = arrivals[t * plan->tracks + k];
    for (int i = 0; i < plan->followups; i++)
        for (int t = -plan->followup[i].delay - plan->followup[i].spread; t < 0; t++)
            follow_decision(b, i, t, plan->followup[i].before, w->cases);
    lay_follow_ups(b, w);
}

/* --- on given hours --------------------------------------------------------------------------- */

/* A month of (4.4) to (4.6), all tracks alike. */
static double decide_month(const struct ins_bound *b, int t, double *stock, struct ins_bound_work *w)
{
    const struct ins_casework_plan *plan = &b->plan->casework;
    double                          work = 0.0, waiting = 0.0, late = 0.0;
    for (int k = 0; k < plan->tracks; k++) {
        w->hand[t][k] = plan->track[k].stay * stock[k] + w->come[t][k];
        work += plan->track[k].hours * w->hand[t][k];
    }
    w->share[t] = work > w->hours[t] ? fmax(w->hours[t], 0.0) / work : 1.0;
    for (int k = 0; k < plan->tracks; k++) {
        stock[k] = (1.0 - w->share[t]) * w->hand[t][k];
        waiting += plan->track[k].reception_share * stock[k];
        late += w->late[t][k] * fmax(stock[k] - w->beyond[t][k], 0.0);
        w->slope.late[t][k] = stock[k] > w->beyond[t][k] ? w->late[t][k] : 0.0;
    }
    for (int i = 0; i < plan->followups; i++)
        follow_decision(b, i, t, w->share[t] * w->hand[t][plan->followup[i].from], w->come);
    w->waiting[t] = waiting;
    return late + regular(b, t) * waiting +
           emergency_beyond_places(b, t) * fmax(waiting - b->plan->money.places, 0.0);
}

/* What one more hour of month t would save, and one more case on hand cost; kept[k]: a case that waits at
 * the end of the month. Where hours are left neither costs work. */
static void look_back(const struct ins_bound *b, int t, double *kept, struct ins_bound_work *w)
{
    const struct ins_casework_plan *plan = &b->plan->casework;
    double share = w->share[t], work = 0.0, saved = 0.0;
    bool   full  = w->waiting[t] > b->plan->money.places;
    w->slope.emergency[t] = full ? emergency_beyond_places(b, t) : 0.0;
    price_follow_ups(b, t, w->slope.follow, w->after[t]);
    for (int k = 0; k < plan->tracks; k++) {
        kept[k] += (regular(b, t) + w->slope.emergency[t]) * plan->track[k].reception_share +
                   w->slope.late[t][k];
        work += plan->track[k].hours * w->hand[t][k];
        saved += w->hand[t][k] * (kept[k] - w->after[t][k]);
    }
    w->slope.hour[t] = share < 1.0 ? fmax(saved / work, 0.0) : 0.0;
    for (int k = 0; k < plan->tracks; k++) {
        double one = (1.0 - share) * kept[k] + share * w->after[t][k] +
                     share * plan->track[k].hours * w->slope.hour[t];
        w->slope.follow[t][k] = one;
        kept[k]               = plan->track[k].stay * one;
    }
}

double ins_bound_casework(const struct ins_bound *b, struct ins_bound_work *w)
{
    const struct ins_casework_plan *plan = &b->plan->casework;
    double                          stock[INS_TRACKS], cost = 0.0;
    memcpy(w->come, w->cases, (size_t)b->months * sizeof w->come[0]);
    for (int k = 0; k < plan->tracks; k++)
        stock[k] = plan->track[k].backlog;
    for (int t = 0; t < b->months; t++)
        cost += decide_month(b, t, stock, w);
    for (int k = 0; k < plan->tracks; k++) {
        cost += b->hour * plan->track[k].hours * stock[k];
        stock[k] = b->hour * plan->track[k].hours;
    }
    for (int t = b->months - 1; t >= 0; t--)
        look_back(b, t, stock, w);
    return cost;
}

/* --- at given prices -------------------------------------------------------------------------- */

static double holding(const struct ins_bound *b, const struct ins_bound_work *w, int t)
{
    return regular(b, t) + w->price.emergency[t];
}

/* Follow-ups that arrive in month t, as many as are wanted: none, or all that can. Added to gain[u] is what
 * they come to more than their price where the next clearing is that of month u, months: none. */
static void add_follow_up(const struct ins_bound *b, int t, int k, struct ins_bound_work *w)
{
    const struct ins_track_plan *track = &b->plan->casework.track[k];
    double left = 1.0, waits = 0.0, cost = -w->price.follow[t][k];
    for (int u = t; u < b->months; u++, left *= track->stay) {
        double decided = left * (w->price.hour[u] * track->hours + w->after[u][k]);
        w->gain[u] += w->most[t][k] * fmin(cost + decided, 0.0);
        cost += left * holding(b, w, u) * track->reception_share;
        waits = left;
    }
    w->gain[b->months] += w->most[t][k] * fmin(cost + waits * b->hour * track->hours, 0.0);
}

/* The tracks of one class on hand in a month, over all of which a decision to clear falls. */
struct pile {
    double stock[INS_TRACKS];
    double clear, held; /* what it costs to decide all, and a month more of all */
};

static void pile_up(const struct ins_bound *b, const struct ins_bound_work *w, int t, int class,
                    struct pile *p)
{
    const struct ins_casework_plan *plan    = &b->plan->casework;
    double                          waiting = 0.0, late = 0.0;
    p->clear = 0.0;
    for (int k = 0; k < plan->tracks; k++) {
        if (plan->track[k].class != class)
            continue;
        p->stock[k] = plan->track[k].stay * p->stock[k] + w->cases[t][k];
        p->clear += p->stock[k] * (w->price.hour[t] * plan->track[k].hours + w->after[t][k]);
        waiting += plan->track[k].reception_share * p->stock[k];
        late += w->price.late[t][k] * p->stock[k];
    }
    p->held = holding(b, w, t) * waiting + late;
}

static double left_at_end(const struct ins_bound *b, int class, const struct pile *p)
{
    double cost = 0.0;
    for (int k = 0; k < b->plan->casework.tracks; k++)
        if (b->plan->casework.track[k].class == class)
            cost += b->hour * b->plan->casework.track[k].hours * p->stock[k];
    return cost;
}

/* The least from month t on, of a class that was cleared the month before (t = 0: that begins): when to
 * clear next. What waits until the end is valued then. */
static double clear_next(const struct ins_bound *b, int first, int class, struct ins_bound_work *w)
{
    struct pile p    = {{0}, 0.0, 0.0};
    double      best = INFINITY, held = 0.0;
    for (int k = 0; first == 0 && k < b->plan->casework.tracks; k++)
        p.stock[k] = b->plan->casework.track[k].backlog;
    for (int t = first; t < b->months; t++) {
        pile_up(b, w, t, class, &p);
        best = fmin(best, held + p.clear + w->gain[t] + w->tail[t + 1]);
        held += p.held;
    }
    return fmin(best, held + left_at_end(b, class, &p) + w->gain[b->months]);
}

/* The part of a class. A share of all cases is decided each month, so that its least is concave in what
 * waits: all is cleared in a month, or nothing. */
static double least_of(const struct ins_bound *b, int class, struct ins_bound_work *w)
{
    memset(w->gain, 0, sizeof w->gain);
    w->tail[b->months] = 0.0;
    for (int t = b->months - 1; t >= 0; t--) {
        for (int k = 0; k < b->plan->casework.tracks; k++)
            if (b->follows[k] && b->plan->casework.track[k].class == class)
                add_follow_up(b, t, k, w);
        w->tail[t] = clear_next(b, t, class, w);
    }
    return w->tail[0];
}

double ins_bound_least(const struct ins_bound *b, struct ins_bound_work *w)
{
    double value = 0.0;
    for (int t = 0; t < b->months; t++) {
        price_follow_ups(b, t, w->price.follow, w->after[t]);
        if (!isinf(b->plan->money.places))
            value -= w->price.emergency[t] * b->plan->money.places;
        for (int k = 0; k < b->plan->casework.tracks; k++)
            value -= w->price.late[t][k] * w->beyond[t][k];
    }
    for (int class = 0; class < b->plan->casework.classes; class++)
        value += least_of(b, class, w);
    return value;
}
