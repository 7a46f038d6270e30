#include "model/casework_pack.h"

#include <assert.h>

int ins_casework_rows(const struct ins_casework_plan *plan, int months)
{
    return plan->tracks * (months + 1) +
           plan->followups * ins_ring_places(plan->followup_depth);
}

static void begin_tracks(const struct ins_casework_plan *plan, struct ins_casework *work)
{
    double stock = 0.0, backlog = 0.0;
    for (int k = 0; k < plan->tracks; k++) {
        struct ins_queue *track = &work->track[k];
        track->survival = 1.0;
        ins_row_set(&work->arrived[k], plan->track[k].backlog);
        ins_row_set(&track->backlog, plan->track[k].backlog);
        ins_row_set(&track->done, 0.0);
        stock += plan->track[k].hours * plan->track[k].backlog;
        backlog += plan->track[k].backlog;
    }
    ins_row_set(&work->stock, stock);
    ins_row_set(&work->backlog, backlog);
}

void ins_casework_begin(const struct ins_casework_plan *plan, int months, struct ins_row **memory,
                        struct ins_casework *work)
{
    double followup_hours = 0.0;
    work->arrived = *memory;
    *memory += plan->tracks * (months + 1);
    begin_tracks(plan, work);
    for (int j = 0; j < plan->followups; j++) {
        double booked   = plan->followup[j].per_month * plan->followup[j].before;
        double due      = booked * plan->followup[j].spread;
        work->booked[j] = ins_ring_filled(memory, plan->followup_depth, booked);
        ins_row_set(&work->due[j], due);
        followup_hours += due * plan->track[plan->followup[j].to].hours;
    }
    ins_row_set(&work->followup_hours, followup_hours);
}

/* --- what a month looks at --------------------------------------------------------------------- */

static void init_links(const struct ins_casework_plan *plan, struct ins_casework *work,
                       struct ins_casework_terms *terms)
{
    terms->links = plan->followups;
    for (int j = 0; j < plan->followups; j++) {
        struct ins_link *link = &terms->link[j];
        link->to        = plan->followup[j].to;
        link->decided   = &work->track[plan->followup[j].from].decided;
        link->due       = &work->due[j];
        link->hours     = all(plan->track[link->to].hours);
        link->per_month = all(plan->followup[j].per_month);
    }
}

void ins_casework_terms_init(const struct ins_casework_plan *plan, struct ins_casework *work,
                             struct ins_casework_terms *terms)
{
    assert(plan->tracks > 0);
    terms->classes = plan->classes;
    for (int k = 0; k < plan->tracks; k++) {
        const struct ins_track_plan *own   = &plan->track[k];
        struct ins_sight            *sight = &terms->sight[k];
        sight->class           = own->class;
        sight->hours           = all(own->hours);
        sight->stay            = all(own->stay);
        sight->withdrawal      = all(own->withdrawal);
        sight->reception_share = all(own->reception_share);
        sight->settled         = false;
    }
    init_links(plan, work, terms);
}

/* Where the curve of arrivals of track k stood `age` before the end of month t. Before month 0 the
 * backlog lies evenly over the ages 0 ... G; that part is the same in every lane and is laid into
 * `early`. */
static void look_back(const struct ins_casework_plan *plan, int k, int t,
                      const struct ins_age *age, const struct ins_casework *work,
                      struct ins_row *early, struct ins_glance *back)
{
    const struct ins_track_plan *own = &plan->track[k];
    if (age->months <= t) {
        *back = (struct ins_glance){&ins_casework_curves(work, plan->tracks, t - age->months)[k],
                                    all(age->survival)};
        return;
    }
    double part = 1.0 - (age->months - t - 1) / own->backlog_age;
    ins_row_set(early, part > 0.0 ? work->track[k].survival * own->backlog * part : 0.0);
    *back = (struct ins_glance){early, all(1.0)};
}

static void look(const struct ins_casework_plan *plan, int k, int t, struct ins_casework *work,
                 struct ins_sight *sight)
{
    const struct ins_track_plan *own = &plan->track[k];
    work->track[k].survival *= own->stay;
    sight->settled = own->legal.months <= t;
    look_back(plan, k, t, &own->legal, work, &sight->early[0], &sight->legal);
    if (!plan->penalty)
        return;
    sight->settled &= own->notice.months <= t && own->maximum.months <= t;
    look_back(plan, k, t, &own->notice, work, &sight->early[1], &sight->notice);
    look_back(plan, k, t, &own->maximum, work, &sight->early[2], &sight->maximum);
}

/* When no look back reaches beyond month 0 any more, the next month lies a step further. */
static void look_on(const struct ins_casework_plan *plan, struct ins_sight *sight)
{
    sight->legal.row += plan->tracks;
    if (!plan->penalty)
        return;
    sight->notice.row += plan->tracks;
    sight->maximum.row += plan->tracks;
}

void ins_casework_turn(const struct ins_casework_plan *plan, int t, const struct ins_row *primary,
                       struct ins_row *workload, struct ins_casework *work,
                       struct ins_casework_terms *terms)
{
    terms->primary  = primary;
    terms->workload = workload;
    terms->before   = ins_casework_curves(work, plan->tracks, t - 1);
    terms->now      = ins_casework_curves(work, plan->tracks, t);
    for (int k = 0; k < plan->tracks; k++)
        if (terms->sight[k].settled)
            look_on(plan, &terms->sight[k]);
        else
            look(plan, k, t, work, &terms->sight[k]);
    for (int j = 0; j < plan->followups; j++) {
        int recent = t - plan->followup[j].delay;
        terms->link[j].in     = ins_ring_at(&work->booked[j], recent);
        terms->link[j].out    = ins_ring_at(&work->booked[j], recent - plan->followup[j].spread);
        terms->link[j].booked = ins_ring_at(&work->booked[j], t);
    }
}
