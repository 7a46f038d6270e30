/* Penalties under the bound: what waits beyond a size costs at least so much. */
#include <math.h>
#include <string.h>

#include "decide/bound.h"
#include "plan/power.h"

/* Hours that are there whatever is ordered (4.2). */
static double hours_at_least(const struct ins_bound *b, int t)
{
    const struct ins_staff_plan *plan = &b->plan->staff;
    const struct ins_calendar   *line = &b->plan->calendar[t];
    double                       free = b->given.experienced[t] - plan->mentoring * b->largest.trainees[t];
    return line->capacity * (fmax(free, 0.0) + b->given.learning[t] +
                             plan->flex_productivity * b->flex_least[t]) +
           line->taskforce_hours;
}

/* At most so many cases of each track wait, since no hour is left unused while there are any (4.5). */
static void lay_largest(const struct ins_bound *b, struct ins_bound_work *w)
{
    const struct ins_casework_plan *plan = &b->plan->casework;
    double                          stock[INS_TRACKS];
    for (int k = 0; k < plan->tracks; k++)
        stock[k] = plan->track[k].backlog;
    for (int t = 0; t < b->months; t++) {
        double hours = hours_at_least(b, t), work = 0.0;
        for (int k = 0; k < plan->tracks; k++) {
            stock[k] = plan->track[k].stay * stock[k] + w->cases[t][k] + w->most[t][k];
            work += plan->track[k].hours * stock[k];
        }
        for (int k = 0; k < plan->tracks; k++) {
            stock[k] *= work > hours ? 1.0 - hours / work : 0.0;
            w->largest[t][k] = stock[k];
        }
    }
}

/* Of those who came, how many are no older than `age` at the end of month t, none decided: (4.7) to (4.9). */
static double newer(const struct ins_bound *b, int k, const double *come, int t, const struct ins_age *age)
{
    const struct ins_track_plan *track  = &b->plan->casework.track[k];
    int                          months = age->months < t + 1 ? age->months : t + 1;
    int                          before = age->months - months; /* months before month 0 */
    double older = t - months >= 0 ? come[t - months]
                                   : track->backlog * ins_ages_share_older(&b->plan->ages, k, before);
    return come[t] - ins_plan_power(track->stay, months) * older;
}

/* A line below the penalties of a track (5.2), (6.70) as they rise with what waits, between nothing and the most
 * there can be: they begin where more waits than is newer than the notice, and rise no more where the
 * oldest have had their months. */
static void lay_track(const struct ins_bound *b, int k, struct ins_bound_work *w)
{
    const struct ins_track_plan *track = &b->plan->casework.track[k];
    double                       come[INS_MONTHS], stock = track->backlog;
    for (int t = 0; t < b->months; t++) {
        come[t] = stock = track->stay * stock + w->cases[t][k];
        double from = newer(b, k, come, t, &track->notice), to = newer(b, k, come, t, &track->maximum);
        double over     = w->largest[t][k] - from;
        w->late[t][k]   = over <= 0.0 ? 0.0 : b->penalty[t] * fmin((to - from) / over, 1.0);
        w->beyond[t][k] = from;
    }
}

void ins_bound_late(const struct ins_bound *b, struct ins_bound_work *w)
{
    memset(w->late, 0, (size_t)b->months * sizeof w->late[0]);
    memset(w->beyond, 0, (size_t)b->months * sizeof w->beyond[0]);
    lay_largest(b, w);
    for (int k = 0; k < b->plan->casework.tracks; k++)
        if (b->ages[k])
            lay_track(b, k, w);
}
