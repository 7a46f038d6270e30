#include "model/casework.h"

#include <math.h>

#include "model/tracks.h"

/* Work below this many hours is none: it only keeps 0/0 from the division. */
static const double NO_WORK = 1e-300;

int ins_casework_rows(const struct ins_casework_plan *plan)
{
    return plan->tracks * ins_ring_places(plan->age_depth) +
           plan->followups * ins_ring_places(plan->followup_depth);
}

static void begin_tracks(const struct ins_casework_plan *plan, struct ins_row **memory,
                         struct ins_casework *work)
{
    double stock = 0.0, backlog = 0.0;
    for (int k = 0; k < plan->tracks; k++) {
        struct ins_queue *track = &work->track[k];
        track->arrived  = ins_ring_take(memory, plan->age_depth, plan->track[k].backlog);
        track->survival = 1.0;
        ins_row_set(&track->backlog, plan->track[k].backlog);
        ins_row_set(&track->done, 0.0);
        stock += plan->track[k].hours * plan->track[k].backlog;
        backlog += plan->track[k].backlog;
    }
    ins_row_set(&work->stock, stock);
    ins_row_set(&work->backlog, backlog);
    ins_row_set(&work->late, 0.0);
}

void ins_casework_begin(const struct ins_casework_plan *plan, struct ins_row **memory,
                        struct ins_casework *work)
{
    double followup_hours = 0.0;
    begin_tracks(plan, memory, work);
    for (int j = 0; j < plan->followups; j++) {
        double booked   = plan->followup[j].per_month * plan->followup[j].before;
        double due      = booked * plan->followup[j].spread;
        work->booked[j] = ins_ring_take(memory, plan->followup_depth, booked);
        ins_row_set(&work->due[j], due);
        followup_hours += due * plan->track[plan->followup[j].to].hours;
    }
    ins_row_set(&work->followup_hours, followup_hours);
}

/* --- step 1 -------------------------------------------------------------------------------- */

/* Follow-ups of a month: the sum of what `spread` months of decisions have booked for it;
 * one month of bookings comes in, one goes out. */
static void bring_followups(const struct ins_casework_plan *plan, int t,
                            struct ins_casework *work)
{
    ins_row_set(&work->followup_hours, 0.0);
    for (int j = 0; j < plan->followups; j++) {
        int                   recent = t - plan->followup[j].delay;
        const struct ins_row *in     = ins_ring_at(&work->booked[j], recent);
        const struct ins_row *out = ins_ring_at(&work->booked[j], recent - plan->followup[j].spread);
        struct ins_row       *due   = &work->due[j];
        struct ins_row       *to    = &work->track[plan->followup[j].to].inflow;
        double                hours = plan->track[plan->followup[j].to].hours;
        for (int i = 0; i < INS_LANES; i++) {
            due->lane[i] = ins_larger(due->lane[i] + in->lane[i] - out->lane[i], 0.0);
            to->lane[i] += due->lane[i];
            work->followup_hours.lane[i] = fma(hours, due->lane[i], work->followup_hours.lane[i]);
        }
    }
}

/* What comes, what goes, what is on hand; all tracks of a lane together. */
INS_TRACKS_BODY take_in(const int tracks, const struct ins_casework_plan *plan, int t,
                        struct ins_casework *work)
{
    const double *before[INS_TRACKS];
    double       *now[INS_TRACKS];
    for (int k = 0; k < tracks; k++) {
        before[k] = ins_ring_at(&work->track[k].arrived, t - 1)->lane;
        now[k]    = ins_ring_at(&work->track[k].arrived, t)->lane;
    }
    INS_APART
    for (int i = 0; i < INS_LANES; i++) {
        double inflow = 0.0, workload = 0.0, withdrawn = 0.0;
        for (int k = 0; k < tracks; k++) {
            struct ins_queue *track   = &work->track[k];
            double            arrived = track->inflow.lane[i], waiting = track->backlog.lane[i];
            double            gone    = plan->track[k].withdrawal * waiting;
            track->withdrawn.lane[i]  = gone;
            track->hand.lane[i]       = waiting + (arrived - gone);
            now[k][i]                 = fma(plan->track[k].stay, before[k][i], arrived);
            inflow += arrived;
            withdrawn += gone;
            workload = fma(plan->track[k].hours, arrived, workload);
        }
        work->inflow.lane[i]    = inflow;
        work->withdrawn.lane[i] = withdrawn;
        work->workload.lane[i]  = workload;
    }
}

void ins_casework_receive(const struct ins_casework_plan *plan, int t,
                          const struct ins_row *primary, struct ins_casework *work)
{
    for (int k = 0; k < plan->tracks; k++)
        work->track[k].inflow = primary[k];
    bring_followups(plan, t, work);
    INS_FOR_TRACKS(take_in, plan->tracks, plan, t, work);
}

/* --- step 4 -------------------------------------------------------------------------------- */

/* Hours left after a class has had its own; part[lane] of each of its tracks is decided. */
static void serve(const struct ins_casework_plan *plan, const int *k, int size,
                  const struct ins_casework *work, struct ins_row *left, struct ins_row *part)
{
    struct ins_row wanted;
    ins_row_set(&wanted, 0.0);
    for (int j = 0; j < size; j++) {
        const struct ins_row *hand  = &work->track[k[j]].hand;
        double                hours = plan->track[k[j]].hours;
        INS_APART
        for (int i = 0; i < INS_LANES; i++)
            wanted.lane[i] = fma(hours, hand->lane[i], wanted.lane[i]);
    }
    INS_APART
    for (int i = 0; i < INS_LANES; i++) {
        double used   = ins_smaller(left->lane[i], wanted.lane[i]);
        part->lane[i] = used / ins_larger(wanted.lane[i], NO_WORK);
        left->lane[i] -= used;
    }
}

/* The curve of arrivals `age` before the end of month t. Before month 0 the backlog lies evenly
 * over the ages 0 ... G; that part is the same in every lane and is laid into `early`. */
static const double *arrived_before(const struct ins_track_plan *plan,
                                    const struct ins_queue *track, int t, struct ins_age age,
                                    struct ins_row *early)
{
    if (age.months <= t)
        return ins_ring_at(&track->arrived, t - age.months)->lane;
    double part = 1.0 - (age.months - t - 1) / plan->backlog_age;
    double left = part > 0.0 ? track->survival * plan->backlog * part : 0.0;
    ins_row_set(early, left);
    return early->lane;
}

/* What the curve is worth at the end of month t: (1-w)^n, or 1 for what lies before month 0. */
static double worth(int t, struct ins_age age)
{
    return age.months <= t ? age.survival : 1.0;
}

/* Decide, and look back at what is older than the legal term; all tracks of a lane together. */
INS_TRACKS_BODY decide(const int tracks, const struct ins_casework_plan *plan, int t,
                       const struct ins_row *const *part, struct ins_casework *work)
{
    struct ins_row early[INS_TRACKS];
    const double  *arrived[INS_TRACKS], *share[INS_TRACKS];
    double         survival[INS_TRACKS];
    for (int k = 0; k < tracks; k++) {
        struct ins_age legal = plan->track[k].legal;
        arrived[k]  = arrived_before(&plan->track[k], &work->track[k], t, legal, &early[k]);
        survival[k] = worth(t, legal);
        share[k]    = part[k]->lane;
    }
    INS_APART
    for (int i = 0; i < INS_LANES; i++) {
        double decided = 0.0, backlog = 0.0, stock = 0.0, overdue = 0.0, reception = 0.0;
        for (int k = 0; k < tracks; k++) {
            struct ins_queue *track = &work->track[k];
            double hand  = track->hand.lane[i];
            double taken = share[k][i] * hand;
            double rest  = hand - taken;
            double done  = fma(plan->track[k].stay, track->done.lane[i], taken);
            double old   = ins_larger(fma(survival[k], arrived[k][i], -done), 0.0);
            track->decided.lane[i] = taken;
            track->backlog.lane[i] = rest;
            track->done.lane[i]    = done;
            track->overdue.lane[i] = old;
            decided += taken;
            backlog += rest;
            overdue += old;
            stock     = fma(plan->track[k].hours, rest, stock);
            reception = fma(plan->track[k].reception_share, rest, reception);
        }
        work->decided.lane[i]      = decided;
        work->backlog.lane[i]      = backlog;
        work->overdue.lane[i]      = overdue;
        work->stock.lane[i]        = stock;
        work->in_reception.lane[i] = reception;
    }
}

static void spend(const struct ins_casework_plan *plan, int t, const struct ins_row *hours,
                  struct ins_casework *work)
{
    struct ins_row        part[INS_TRACKS];
    const struct ins_row *of_track[INS_TRACKS];
    const int            *k = plan->order;
    work->idle = *hours;
    for (int c = 0; c < plan->classes; k += plan->class_size[c], c++) {
        serve(plan, k, plan->class_size[c], work, &work->idle, &part[c]);
        for (int j = 0; j < plan->class_size[c]; j++)
            of_track[k[j]] = &part[c];
    }
    for (int j = 0; j < plan->tracks; j++)
        work->track[j].survival *= plan->track[j].stay;
    INS_FOR_TRACKS(decide, plan->tracks, plan, t, of_track, work);
}

/* Cases past the notice and not yet past the longest penalty. */
static void count_late(const struct ins_casework_plan *plan, int t, struct ins_casework *work)
{
    ins_row_set(&work->late, 0.0);
    for (int k = 0; k < plan->tracks; k++) {
        const struct ins_queue      *track = &work->track[k];
        const struct ins_track_plan *own   = &plan->track[k];
        struct ins_row early[2];
        const double *noticed = arrived_before(own, track, t, own->notice, &early[0]);
        const double *expired = arrived_before(own, track, t, own->maximum, &early[1]);
        double noticed_worth = worth(t, own->notice), expired_worth = worth(t, own->maximum);
        INS_APART
        for (int i = 0; i < INS_LANES; i++) {
            double done = track->done.lane[i];
            double from = ins_larger(fma(noticed_worth, noticed[i], -done), 0.0);
            double past = ins_larger(fma(expired_worth, expired[i], -done), 0.0);
            work->late.lane[i] += from - past;
        }
    }
}

/* --- step 5 -------------------------------------------------------------------------------- */

static void book_followups(const struct ins_casework_plan *plan, int t, struct ins_casework *work)
{
    for (int j = 0; j < plan->followups; j++) {
        const struct ins_row *decided = &work->track[plan->followup[j].from].decided;
        struct ins_row       *booked  = ins_ring_at(&work->booked[j], t);
        double                rate    = plan->followup[j].per_month;
        for (int i = 0; i < INS_LANES; i++)
            booked->lane[i] = rate * decided->lane[i];
    }
}

void ins_casework_advance(const struct ins_casework_plan *plan, int t,
                          const struct ins_row *hours, struct ins_casework *work)
{
    spend(plan, t, hours, work);
    if (plan->penalty)
        count_late(plan, t, work);
    book_followups(plan, t, work);
}
