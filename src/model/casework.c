#include "model/casework.h"

#include <math.h>

/* Work below this many hours is none: it only keeps 0/0 from the division. */
static const double NO_WORK = 1e-300;

int ins_casework_rows(const struct ins_casework_plan *plan)
{
    return plan->tracks * ins_ring_places(plan->age_depth) +
           plan->followups * ins_ring_places(plan->followup_depth);
}

void ins_casework_begin(const struct ins_casework_plan *plan, struct ins_row **memory,
                        struct ins_casework *work)
{
    double stock = 0.0, backlog = 0.0, followup_hours = 0.0;
    for (int k = 0; k < plan->tracks; k++) {
        struct ins_queue *track = &work->track[k];
        track->arrived  = ins_ring_take(memory, plan->age_depth, plan->track[k].backlog);
        track->survival = 1.0;
        ins_row_set(&track->backlog, plan->track[k].backlog);
        ins_row_set(&track->done, 0.0);
        stock += plan->track[k].hours * plan->track[k].backlog;
        backlog += plan->track[k].backlog;
    }
    for (int j = 0; j < plan->followups; j++) {
        double booked   = plan->followup[j].per_month * plan->followup[j].before;
        double due      = booked * plan->followup[j].spread;
        work->booked[j] = ins_ring_take(memory, plan->followup_depth, booked);
        ins_row_set(&work->due[j], due);
        followup_hours += due * plan->track[plan->followup[j].to].hours;
    }
    ins_row_set(&work->stock, stock);
    ins_row_set(&work->backlog, backlog);
    ins_row_set(&work->followup_hours, followup_hours);
    ins_row_set(&work->workload, 0.0);
}

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
            work->followup_hours.lane[i] += hours * due->lane[i];
        }
    }
}

void ins_casework_receive(const struct ins_casework_plan *plan, int t,
                          const struct ins_row *primary, struct ins_casework *work)
{
    for (int k = 0; k < plan->tracks; k++)
        work->track[k].inflow = primary[k];
    bring_followups(plan, t, work);
    ins_row_set(&work->workload, 0.0);
    ins_row_set(&work->inflow, 0.0);
    for (int k = 0; k < plan->tracks; k++) {
        struct ins_queue     *track  = &work->track[k];
        const struct ins_row *before = ins_ring_at(&track->arrived, t - 1);
        struct ins_row       *now    = ins_ring_at(&track->arrived, t);
        double hours = plan->track[k].hours, stay = plan->track[k].stay;
        for (int i = 0; i < INS_LANES; i++) {
            double arrived = track->inflow.lane[i];
            now->lane[i]   = stay * before->lane[i] + arrived;
            work->inflow.lane[i] += arrived;
            work->workload.lane[i] += hours * arrived;
        }
    }
}

/* Withdraw, and lay the work on hand of a track (in track->backlog) on the table. */
static void gather(const struct ins_track_plan *plan, struct ins_queue *track,
                   struct ins_row *work)
{
    double hours = plan->hours, withdrawal = plan->withdrawal;
    for (int i = 0; i < INS_LANES; i++) {
        double withdrawn         = withdrawal * track->backlog.lane[i];
        track->withdrawn.lane[i] = withdrawn;
        track->backlog.lane[i] += track->inflow.lane[i] - withdrawn;
        work->lane[i] += hours * track->backlog.lane[i];
    }
}

static void decide(const struct ins_track_plan *plan, const struct ins_row *part,
                   struct ins_queue *track, struct ins_casework *work)
{
    double hours = plan->hours, stay = plan->stay;
    for (int i = 0; i < INS_LANES; i++) {
        double decided         = part->lane[i] * track->backlog.lane[i];
        double backlog         = track->backlog.lane[i] - decided;
        track->decided.lane[i] = decided;
        track->backlog.lane[i] = backlog;
        track->done.lane[i]    = stay * track->done.lane[i] + decided;
        work->decided.lane[i] += decided;
        work->withdrawn.lane[i] += track->withdrawn.lane[i];
        work->backlog.lane[i] += backlog;
        work->stock.lane[i] += hours * backlog;
    }
}

static void spend(const struct ins_casework_plan *plan, const struct ins_row *hours,
                  struct ins_casework *work)
{
    struct ins_row left = *hours;
    const int     *k    = plan->order;
    for (int c = 0; c < plan->classes; k += plan->class_size[c], c++) {
        struct ins_row wanted, part;
        ins_row_set(&wanted, 0.0);
        for (int j = 0; j < plan->class_size[c]; j++)
            gather(&plan->track[k[j]], &work->track[k[j]], &wanted);
        for (int i = 0; i < INS_LANES; i++) {
            double used  = ins_smaller(left.lane[i], wanted.lane[i]);
            part.lane[i] = used / ins_larger(wanted.lane[i], NO_WORK);
            left.lane[i] -= used;
        }
        for (int j = 0; j < plan->class_size[c]; j++)
            decide(&plan->track[k[j]], &part, &work->track[k[j]], work);
    }
    work->idle = left;
}

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

/* Cases older than an age at the end of month t. Before month 0 the backlog lies evenly over
 * the ages 0 ... G. */
static void count_older(const struct ins_track_plan *plan, const struct ins_queue *track, int t,
                        struct ins_age age, struct ins_row *older)
{
    if (age.months > t) {
        double remaining = 1.0 - (age.months - t - 1) / plan->backlog_age;
        double arrived   = track->survival * plan->backlog * ins_larger(remaining, 0.0);
        for (int i = 0; i < INS_LANES; i++)
            older->lane[i] = ins_larger(arrived - track->done.lane[i], 0.0);
    } else {
        const struct ins_row *arrived = ins_ring_at(&track->arrived, t - age.months);
        for (int i = 0; i < INS_LANES; i++)
            older->lane[i] =
                ins_larger(age.survival * arrived->lane[i] - track->done.lane[i], 0.0);
    }
}

static void count_late(const struct ins_track_plan *plan, const struct ins_queue *track, int t,
                       struct ins_row *late)
{
    struct ins_row noticed, expired;
    count_older(plan, track, t, plan->notice, &noticed);
    count_older(plan, track, t, plan->maximum, &expired);
    for (int i = 0; i < INS_LANES; i++)
        late->lane[i] += noticed.lane[i] - expired.lane[i];
}

static void look_back(const struct ins_casework_plan *plan, int t, struct ins_casework *work)
{
    ins_row_set(&work->overdue, 0.0);
    ins_row_set(&work->late, 0.0);
    ins_row_set(&work->in_reception, 0.0);
    for (int k = 0; k < plan->tracks; k++) {
        struct ins_queue *track = &work->track[k];
        double            share = plan->track[k].reception_share;
        track->survival *= plan->track[k].stay;
        count_older(&plan->track[k], track, t, plan->track[k].legal, &track->overdue);
        for (int i = 0; i < INS_LANES; i++) {
            work->overdue.lane[i] += track->overdue.lane[i];
            work->in_reception.lane[i] += share * track->backlog.lane[i];
        }
        if (plan->penalty)
            count_late(&plan->track[k], track, t, &work->late);
    }
}

void ins_casework_advance(const struct ins_casework_plan *plan, int t,
                          const struct ins_row *hours, struct ins_casework *work)
{
    ins_row_set(&work->decided, 0.0);
    ins_row_set(&work->withdrawn, 0.0);
    ins_row_set(&work->backlog, 0.0);
    ins_row_set(&work->stock, 0.0);
    spend(plan, hours, work);
    book_followups(plan, t, work);
    look_back(plan, t, work);
}
