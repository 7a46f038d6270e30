#include "model/casework_pack.h"

#include <assert.h>

int ins_casework_rows(const struct ins_casework_plan *plan, int months)
{
    return 1 + plan->tracks * (months + 1) +
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
    work->arrived = *memory + 1;
    *memory += 1 + plan->tracks * (months + 1);
    ins_row_set(&work->arrived[-1], 1.0);
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
    unsigned joined = 0;
    terms->links    = plan->followups;
    for (int j = 0; j < plan->followups; j++) {
        struct ins_link *link = &terms->link[j];
        int              to   = plan->followup[j].to;
        link->arrivals  = &work->arrivals[to];
        link->next      = joined >> to & 1;
        link->decided   = &work->track[plan->followup[j].from].decided;
        link->due       = &work->due[j];
        link->hours     = all(plan->track[to].hours);
        link->per_month = all(plan->followup[j].per_month);
        joined |= 1u << to;
    }
}

static void init_track(const struct ins_track_plan *plan, struct ins_track_terms *terms)
{
    INS_TRACK_CONSTANTS(INS_CONSTANT_BROADCAST)
    terms->class = plan->class;
}

void ins_casework_terms_init(const struct ins_plan *plan, struct ins_casework *work,
                             struct ins_casework_terms *terms)
{
    const struct ins_casework_plan *casework = &plan->casework;
    assert(casework->tracks > 0);
    terms->classes  = casework->classes;
    terms->foreseen = plan->tower.forecast == INS_FORECAST_PERFECT;
    for (int k = 0; k < casework->tracks; k++)
        init_track(&casework->track[k], &terms->track[k]);
    terms->settled = false;
    init_links(casework, work, terms);
}

static struct ins_look_back look_back_of(int rows, double worth)
{
    return (struct ins_look_back){rows * (ptrdiff_t)sizeof(struct ins_row), all(worth)};
}

/* Where the curve of arrivals of track k stood `age` before the end of month t. Before month 0 the
 * backlog lies evenly over the ages 0 ... G (4.8). */
static struct ins_look_back look_back_at_age(const struct ins_casework_plan *plan, int k, int t,
                                             const struct ins_age       *age,
                                             const struct ins_casework *work)
{
    const struct ins_track_plan *own = &plan->track[k];
    if (age->months <= t)
        return look_back_of(k - age->months * plan->tracks, age->survival);
    double part = 1.0 - (age->months - t - 1) / own->backlog_age;
    return look_back_of(-(t + 1) * plan->tracks - 1,
                  part > 0.0 ? work->track[k].survival * own->backlog * part : 0.0);
}

static bool look_at_track(const struct ins_casework_plan *plan, int k, int t,
                          struct ins_casework *work, struct ins_track_terms *track_terms)
{
    const struct ins_track_plan *own = &plan->track[k];
    work->track[k].survival *= own->stay;
    track_terms->legal = look_back_at_age(plan, k, t, &own->legal, work);
    if (!plan->penalty)
        return own->legal.months <= t;
    track_terms->notice  = look_back_at_age(plan, k, t, &own->notice, work);
    track_terms->maximum = look_back_at_age(plan, k, t, &own->maximum, work);
    return own->legal.months <= t && own->notice.months <= t && own->maximum.months <= t;
}

/* Once no look back reaches beyond month 0 any more, all stay as they are. */
static bool look_around(const struct ins_casework_plan *plan, int t, struct ins_casework *work,
                        struct ins_casework_terms *terms)
{
    bool settled = true;
    for (int k = 0; k < plan->tracks; k++)
        settled &= look_at_track(plan, k, t, work, &terms->track[k]);
    return settled;
}

void ins_casework_turn(const struct ins_casework_plan *plan, int t, const struct ins_row *primary,
                       struct ins_row *workload, struct ins_casework *work,
                       struct ins_casework_terms *terms)
{
    terms->workload = workload;
    terms->now      = ins_casework_curves(work, plan->tracks, t);
    if (!terms->settled)
        terms->settled = look_around(plan, t, work, terms);
    for (int k = 0; k < plan->tracks; k++)
        terms->track[k].arrivals = &primary[k];
    for (int j = 0; j < plan->followups; j++) {
        struct ins_link *link = &terms->link[j];
        int recent = t - plan->followup[j].delay, to = plan->followup[j].to;
        link->in     = ins_ring_at(&work->booked[j], recent);
        link->out    = ins_ring_at(&work->booked[j], recent - plan->followup[j].spread);
        link->booked = ins_ring_at(&work->booked[j], t);
        link->others = link->next ? link->arrivals : &primary[to];
        terms->track[to].arrivals = link->arrivals;
    }
}

/* --- follow-ups ------------------------------------------------------------------------------- */

static void foresee_followups(const struct ins_casework_terms *terms, struct ins_casework *work)
{
    ins_row_set(&work->followup_hours, 0.0);
    for (int j = 0; j < terms->links; j++) {
        const struct ins_link *own = &terms->link[j];
        INS_EACH_PACK(i) {
            ins_pack others = at(&work->followup_hours, i);
            put(&work->followup_hours, i, fused(own->hours, at(own->due, i), others));
        }
    }
}

/* Follow-ups (1.21) join the arrivals (1.22). They are the sum of what `spread` months of decisions
 * have booked for a month: one month of bookings comes in, one goes out. */
void ins_casework_follow_up(const struct ins_casework_terms *terms, struct ins_casework *work)
{
    for (int j = 0; j < terms->links; j++) {
        const struct ins_link own = terms->link[j];
        INS_EACH_PACK(i) {
            ins_pack due = larger(at(own.due, i) + at(own.in, i) - at(own.out, i), all(0.0));
            put(own.due, i, due);
            put(own.arrivals, i, at(own.others, i) + due);
        }
    }
    if (terms->foreseen)
        foresee_followups(terms, work);
}

void ins_casework_book(const struct ins_casework_terms *terms)
{
    for (int j = 0; j < terms->links; j++) {
        const struct ins_link own = terms->link[j];
        INS_EACH_PACK(i)
            put(own.booked, i, own.per_month * at(own.decided, i));
    }
}
