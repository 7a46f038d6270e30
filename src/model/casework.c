#include "model/casework.h"

#include <assert.h>

#include "base/pack.h"
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

/* --- what a month looks at --------------------------------------------------------------------- */

/* A track in month t: rows of its curve of arrivals, and what they are worth now. */
struct sight {
    int      class;
    const struct ins_row *primary, *before; /* arrivals; the curve at the end of month t-1 */
    struct ins_row       *now;
    const struct ins_row *legal, *notice, *maximum; /* the curve, so many months ago */
    ins_pack legal_worth, notice_worth, maximum_worth;
    ins_pack hours, stay, withdrawal, reception_share; /* of the plan */
    struct ins_row early[3];
};

/* Follow-ups in month t: what is booked for it from now on and no more, and what it books. */
struct link {
    int      to;
    const struct ins_row *in, *out, *decided;
    struct ins_row       *due, *booked;
    ins_pack hours, per_month;
};

/* Where the curve of arrivals stood `age` before the end of month t. Before month 0 the backlog
 * lies evenly over the ages 0 ... G; that part is the same in every lane and is laid into
 * `early`. What it is worth at the end of month t: (1-w)^n, or 1 for what lies before month 0. */
static const struct ins_row *look_back(const struct ins_track_plan *plan,
                                       const struct ins_queue *track, int t, struct ins_age age,
                                       struct ins_row *early, ins_pack *worth)
{
    bool inside = age.months <= t;
    *worth      = all(inside ? age.survival : 1.0);
    if (inside)
        return ins_ring_at(&track->arrived, t - age.months);
    double part = 1.0 - (age.months - t - 1) / plan->backlog_age;
    ins_row_set(early, part > 0.0 ? track->survival * plan->backlog * part : 0.0);
    return early;
}

static void look(const struct ins_casework_plan *plan, int t, const struct ins_row *primary,
                 struct ins_casework *work, struct sight *sight)
{
    for (int k = 0; k < plan->tracks; k++) {
        const struct ins_track_plan *own   = &plan->track[k];
        struct ins_queue            *track = &work->track[k];
        struct sight                *s     = &sight[k];
        track->survival *= own->stay;
        s->class   = own->class;
        s->primary = &primary[k];
        s->before  = ins_ring_at(&track->arrived, t - 1);
        s->now     = ins_ring_at(&track->arrived, t);
        s->legal   = look_back(own, track, t, own->legal, &s->early[0], &s->legal_worth);
        if (plan->penalty) {
            s->notice  = look_back(own, track, t, own->notice, &s->early[1], &s->notice_worth);
            s->maximum = look_back(own, track, t, own->maximum, &s->early[2], &s->maximum_worth);
        }
        s->hours           = all(own->hours);
        s->stay            = all(own->stay);
        s->withdrawal      = all(own->withdrawal);
        s->reception_share = all(own->reception_share);
    }
}

static void look_at_links(const struct ins_casework_plan *plan, int t, struct ins_casework *work,
                          struct link *link)
{
    for (int j = 0; j < plan->followups; j++) {
        int from = plan->followup[j].from, to = plan->followup[j].to;
        int recent = t - plan->followup[j].delay;
        link[j] = (struct link){
            .to        = to,
            .in        = ins_ring_at(&work->booked[j], recent),
            .out       = ins_ring_at(&work->booked[j], recent - plan->followup[j].spread),
            .decided   = &work->track[from].decided,
            .due       = &work->due[j],
            .booked    = ins_ring_at(&work->booked[j], t),
            .hours     = all(plan->track[to].hours),
            .per_month = all(plan->followup[j].per_month)};
    }
}

/* --- a pack of futures -------------------------------------------------------------------------- */

/* What a pack has in hand during a month, by track. */
struct hand {
    ins_pack arrived[INS_TRACKS]; /* a: primary arrivals and follow-ups */
    ins_pack cases[INS_TRACKS];   /* A: on hand before a decision */
    ins_pack share[INS_TRACKS];   /* of A that is decided */
};

/* Sums over tracks that begin with their first term, k = 0. */
static inline ins_pack more(int k, ins_pack sum, ins_pack term)
{
    return k > 0 ? sum + term : term;
}

static inline ins_pack fused_more(int k, ins_pack sum, ins_pack factor, ins_pack term)
{
    return k > 0 ? fused(factor, term, sum) : factor * term;
}

/* Follow-ups of a month: the sum of what `spread` months of decisions have booked for it;
 * one month of bookings comes in, one goes out. Returns the hours that they bring. */
static inline ins_pack bring_followups(const struct link *link, int links, int i,
                                       struct hand *hand)
{
    ins_pack hours = all(0.0);
    for (int j = 0; j < links; j++) {
        ins_pack due = larger(at(link[j].due, i) + at(link[j].in, i) - at(link[j].out, i), all(0.0));
        put(link[j].due, i, due);
        hand->arrived[link[j].to] += due;
        hours = fused(link[j].hours, due, hours);
    }
    return hours;
}

/* Step 1: what comes, what goes, what is on hand; returns the hours that the arrivals bring. */
INS_TRACKS_VALUE(ins_pack) take_in(const int tracks, const bool noted, const struct sight *sight,
                                   int i, struct ins_casework *work, struct hand *hand)
{
    ins_pack inflow = all(0.0), workload = all(0.0), withdrawn = all(0.0);
    for (int k = 0; k < tracks; k++) {
        ins_pack arrived = hand->arrived[k], waiting = at(&work->track[k].backlog, i);
        ins_pack gone    = sight[k].withdrawal * waiting;
        hand->cases[k]   = waiting + (arrived - gone);
        put(sight[k].now, i, fused(sight[k].stay, at(sight[k].before, i), arrived));
        inflow    = more(k, inflow, arrived);
        withdrawn = more(k, withdrawn, gone);
        workload  = fused_more(k, workload, sight[k].hours, arrived);
        if (noted)
            put(&work->track[k].inflow, i, arrived);
    }
    put(&work->inflow, i, inflow);
    if (noted)
        put(&work->withdrawn, i, withdrawn);
    return workload;
}

/* Step 4: hours go to the classes in order, and inside one every track has the same share. With
 * one class that is soon said. Returns the hours that are left. */
INS_TRACKS_VALUE(ins_pack) serve_all(const int tracks, const struct sight *sight, ins_pack left,
                                     struct hand *hand)
{
    ins_pack wanted = all(0.0);
    for (int k = 0; k < tracks; k++)
        wanted = fused_more(k, wanted, sight[k].hours, hand->cases[k]);
    ins_pack used  = smaller(left, wanted);
    ins_pack share = used / larger(wanted, all(NO_WORK));
    for (int k = 0; k < tracks; k++)
        hand->share[k] = share;
    return left - used;
}

INS_TRACKS_VALUE(ins_pack) serve(const int tracks, int classes, const struct sight *sight,
                                 ins_pack left, struct hand *hand)
{
    if (classes == 1)
        return serve_all(tracks, sight, left, hand);
    for (int k = 0; k < tracks; k++)
        hand->share[k] = all(0.0);
    for (int c = 0; c < classes; c++) {
        ins_pack wanted = all(0.0);
        for (int k = 0; k < tracks; k++)
            if (sight[k].class == c)
                wanted = fused(sight[k].hours, hand->cases[k], wanted);
        ins_pack used  = smaller(left, wanted);
        ins_pack share = used / larger(wanted, all(NO_WORK));
        left -= used;
        for (int k = 0; k < tracks; k++)
            if (sight[k].class == c)
                hand->share[k] = share;
    }
    return left;
}

/* Cases past the notice and not yet past the longest penalty. */
static inline ins_pack late_of(const struct sight *sight, int i, ins_pack done)
{
    ins_pack from = larger(fused(sight->notice_worth, at(sight->notice, i), -done), all(0.0));
    ins_pack past = larger(fused(sight->maximum_worth, at(sight->maximum, i), -done), all(0.0));
    return from - past;
}

/* Decide, and look back at what is older than the ages that matter. */
INS_TRACKS_BODY decide(const int tracks, const bool penalty, const bool noted,
                       const struct sight *sight, int i, struct ins_casework *work,
                       const struct hand *hand)
{
    ins_pack decided = all(0.0), backlog = all(0.0), stock = all(0.0), overdue = all(0.0);
    ins_pack reception = all(0.0), late = all(0.0);
    for (int k = 0; k < tracks; k++) {
        struct ins_queue *track = &work->track[k];
        ins_pack taken = hand->share[k] * hand->cases[k];
        ins_pack rest  = hand->cases[k] - taken;
        ins_pack done  = fused(sight[k].stay, at(&track->done, i), taken);
        ins_pack old   = larger(fused(sight[k].legal_worth, at(sight[k].legal, i), -done), all(0.0));
        put(&track->decided, i, taken);
        put(&track->backlog, i, rest);
        put(&track->done, i, done);
        if (noted)
            put(&track->overdue, i, old);
        if (penalty)
            late = more(k, late, late_of(&sight[k], i, done));
        decided   = more(k, decided, taken);
        backlog   = more(k, backlog, rest);
        overdue   = more(k, overdue, old);
        stock     = fused_more(k, stock, sight[k].hours, rest);
        reception = fused_more(k, reception, sight[k].reception_share, rest);
    }
    put(&work->decided, i, decided);
    put(&work->backlog, i, backlog);
    put(&work->overdue, i, overdue);
    put(&work->stock, i, stock);
    put(&work->in_reception, i, reception);
    put(&work->late, i, late);
}

/* Step 5 */
static inline void book_followups(const struct link *link, int links, int i)
{
    for (int j = 0; j < links; j++)
        put(link[j].booked, i, link[j].per_month * at(link[j].decided, i));
}

/* All that a month looks at. */
struct scene {
    const struct ins_casework_plan *plan;
    const struct ins_row           *hours;
    struct ins_row                 *workload;
    struct sight sight[INS_TRACKS];
    struct link  link[INS_FOLLOWUPS];
};

INS_TRACKS_BODY advance(const int tracks, const bool penalty, const bool noted,
                        const struct scene *scene, struct ins_casework *work)
{
    const struct sight *sight = scene->sight;
    int links = scene->plan->followups, classes = scene->plan->classes;
    INS_EACH_PACK(i) {
        struct hand hand;
        for (int k = 0; k < tracks; k++)
            hand.arrived[k] = at(sight[k].primary, i);
        put(&work->followup_hours, i, bring_followups(scene->link, links, i, &hand));
        put(scene->workload, i, take_in(tracks, noted, sight, i, work, &hand));
        put(&work->idle, i, serve(tracks, classes, sight, at(scene->hours, i), &hand));
        decide(tracks, penalty, noted, sight, i, work, &hand);
        book_followups(scene->link, links, i);
    }
}

/* What a scenario does not use and nobody reads costs nothing: bodies for the usual cases. */
void ins_casework_advance(const struct ins_casework_plan *plan, int t,
                          const struct ins_row *primary, const struct ins_row *hours, bool noted,
                          struct ins_row *workload, struct ins_casework *work)
{
    struct scene scene;
    assert(plan->tracks > 0);
    scene.plan     = plan;
    scene.hours    = hours;
    scene.workload = workload;
    look(plan, t, primary, work, scene.sight);
    look_at_links(plan, t, work, scene.link);
    if (noted)
        INS_FOR_TRACKS(advance, plan->tracks, plan->penalty, true, &scene, work)
    else if (plan->penalty)
        INS_FOR_TRACKS(advance, plan->tracks, true, false, &scene, work)
    else
        INS_FOR_TRACKS(advance, plan->tracks, false, false, &scene, work)
}
