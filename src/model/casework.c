#include "model/casework_pack.h"

#include <assert.h>
#include <math.h>

/* Windows of products of 1, 2, 4, ... months: as many as the bits of the longest look back. What lies
 * before month 0 takes the product of all months. */
static int windows_of(const struct ins_plan *plan)
{
    int longest = plan->ages.longest < plan->months ? plan->ages.longest : plan->months - 1;
    int windows = 0;
    while (longest >> windows > 0)
        windows++;
    return windows;
}

static int thinned_rows(const struct ins_plan *plan)
{
    int mixed = 0;
    for (int k = 0; k < plan->casework.tracks; k++)
        mixed += plan->ages.track[k].mixed;
    return mixed << windows_of(plan);
}

int ins_casework_rows(const struct ins_plan *plan)
{
    const struct ins_casework_plan *casework = &plan->casework;
    return 1 + casework->tracks * (plan->months + 1) +
           casework->followups * ins_ring_places(casework->followup_depth) + thinned_rows(plan);
}

static void begin_ages(const struct ins_plan *plan, struct ins_row **memory,
                       struct ins_casework *work)
{
    int rows = 1 << windows_of(plan);
    for (int k = 0; k < plan->casework.tracks; k++) {
        if (!plan->ages.track[k].mixed)
            continue;
        work->thinned[k] = *memory;
        *memory += rows;
        for (int i = 0; i < rows; i++)
            ins_row_set(&work->thinned[k][i], 1.0);
    }
    for (int i = 0; i < plan->ages.olders; i++) {
        const struct ins_older_plan *own = &plan->ages.older[i];
        double cases = plan->casework.track[own->track].backlog;
        double share = own->pledged ? ins_ages_share_older(&plan->ages, own->track, -own->months) : 0.0;
        ins_row_set(&work->pledged[i], cases * share);
    }
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

static void begin_followups(const struct ins_casework_plan *plan, struct ins_row **memory,
                            struct ins_casework *work)
{
    double followup_hours = 0.0;
    for (int j = 0; j < plan->followups; j++) {
        double booked   = plan->followup[j].per_month * plan->followup[j].before;
        double due      = booked * plan->followup[j].spread;
        work->booked[j] = ins_ring_filled(memory, plan->followup_depth, booked);
        ins_row_set(&work->due[j], due);
        followup_hours += due * plan->track[plan->followup[j].to].hours;
    }
    ins_row_set(&work->followup_hours, followup_hours);
}

void ins_casework_begin(const struct ins_plan *plan, struct ins_row **memory,
                        struct ins_casework *work)
{
    work->arrived = *memory + 1;
    *memory += 1 + plan->casework.tracks * (plan->months + 1);
    ins_row_set(&work->arrived[-1], 1.0);
    begin_tracks(&plan->casework, work);
    begin_followups(&plan->casework, memory, work);
    begin_ages(plan, memory, work);
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

/* Where the curve of arrivals of track k stood `age` before the end of month t. Before month 0 that
 * hangs on the ages at the start: (4.8), (4.11). */
INS_PART(struct ins_look_back) look_back_at_age(const struct ins_plan *plan, int k, int t,
                                                const struct ins_age      *age,
                                                const struct ins_casework *work)
{
    int tracks = plan->casework.tracks;
    if (age->months <= t)
        return look_back_of(k - age->months * tracks, age->survival);
    double part  = ins_ages_share_older(&plan->ages, k, age->months - t - 1);
    double cases = work->track[k].survival * plan->casework.track[k].backlog;
    return look_back_of(-(t + 1) * tracks - 1, part > 0.0 ? cases * part : 0.0);
}

/* Of what there was at the end of month -1. */
static inline void thin_survival(const struct ins_plan *plan, int k, struct ins_casework *work)
{
    work->track[k].survival *= plan->casework.track[k].stay;
}

static bool look_at_track(const struct ins_plan *plan, int k, int t, struct ins_casework *work,
                          struct ins_track_terms *track_terms)
{
    const struct ins_track_plan *own = &plan->casework.track[k];
    thin_survival(plan, k, work);
    track_terms->legal = look_back_at_age(plan, k, t, &own->legal, work);
    if (!plan->casework.penalty)
        return own->legal.months <= t;
    track_terms->notice  = look_back_at_age(plan, k, t, &own->notice, work);
    track_terms->maximum = look_back_at_age(plan, k, t, &own->maximum, work);
    return own->legal.months <= t && own->notice.months <= t && own->maximum.months <= t;
}

/* Once no look back reaches beyond month 0 any more, all stay as they are. */
static bool look_around(const struct ins_plan *plan, int t, struct ins_casework *work,
                        struct ins_casework_terms *terms)
{
    bool settled = true;
    for (int k = 0; k < plan->casework.tracks; k++)
        settled &= look_at_track(plan, k, t, work, &terms->track[k]);
    return settled;
}

/* --- ages where decisions are taken at random, or that are asked for ----------------------------- */

/* Of a mixed track, the window of 2^j months that ends with month t. */
static struct ins_row *window_at(const struct ins_casework *work, int track, int j, int t)
{
    return &work->thinned[track][(1 << j) + (t & ((1 << j) - 1))];
}

/* What `months` have left (4.14), up to month t: a window for each bit, the shortest one last. The latest
 * month of each lies no farther back than the window is long. */
static void take_windows(const struct ins_casework *work, int track, int months, int t,
                         struct ins_aged_look *look)
{
    for (int j = 0; months >> j > 0; j++)
        if (months >> j & 1)
            look->left[look->lefts++] = window_at(work, track, j, t - (months & ((1 << j) - 1)));
}

static void aim_at_age(const struct ins_plan *plan, int k, int t, const struct ins_age *age,
                       const struct ins_casework *work, struct ins_aged_look *look)
{
    struct ins_look_back back  = look_back_at_age(plan, k, t, age, work);
    bool                 mixed = plan->ages.track[k].mixed;
    look->curve = (const void *)((const char *)ins_casework_curves(work, plan->casework.tracks, t) +
                                 back.away);
    look->worth = back.worth;
    look->lefts = 0;
    if (mixed && age->months <= t) {
        look->worth = all(1.0);
        take_windows(work, k, age->months, t, look);
    } else if (mixed) {
        look->worth = all(plan->casework.track[k].backlog *
                          ins_ages_share_older(&plan->ages, k, age->months - t - 1));
        look->left[look->lefts++] = &work->thinned[k][0];
    }
}

static void aim_at_track(const struct ins_plan *plan, int k, int t, struct ins_casework *work,
                         struct ins_aged_terms *terms)
{
    const struct ins_track_plan *own = &plan->casework.track[k];
    terms->mixed = plan->ages.track[k].mixed;
    thin_survival(plan, k, work);
    aim_at_age(plan, k, t, &own->legal, work, &terms->legal);
    if (plan->casework.penalty) {
        aim_at_age(plan, k, t, &own->notice, work, &terms->notice);
        aim_at_age(plan, k, t, &own->maximum, work, &terms->maximum);
    }
    if (!terms->mixed)
        return;
    terms->thinned = &work->thinned[k][0];
    terms->windows = windows_of(plan);
    for (int j = 0; j < terms->windows; j++)
        terms->window[j] = window_at(work, k, j, t);
}

/* Decisions on record in month t (4.16). */
static void look_at_record(const struct ins_plan *plan, int t, struct ins_casework_terms *terms)
{
    terms->given = false;
    for (int k = 0; k < plan->casework.tracks; k++) {
        double known = plan->record ? ins_record_row(plan->record, t)[INS_RECORD_DECIDED + k] : NAN;
        terms->aged[k].given   = !isnan(known);
        terms->aged[k].decided = all(isnan(known) ? 0.0 : known);
        terms->given |= terms->aged[k].given;
    }
}

static void aim_at_olders(const struct ins_plan *plan, int t, const struct ins_casework *work,
                          struct ins_casework_terms *terms)
{
    terms->olders      = plan->ages.olders;
    terms->norm_olders = plan->ages.norm_olders;
    for (int i = 0; i < plan->ages.olders; i++) {
        const struct ins_older_plan *own   = &plan->ages.older[i];
        struct ins_older_terms      *older = &terms->older[i];
        struct ins_age               age   = {own->months, own->survival};
        older->track  = own->track;
        older->coming = own->pledged && t < own->months;
        older->pledge = own->pledged;
        if (!own->pledged)
            aim_at_age(plan, own->track, t, &age, work, &older->look);
    }
}

static void aim_around(const struct ins_plan *plan, int t, struct ins_casework *work,
                       struct ins_casework_terms *terms)
{
    for (int k = 0; k < plan->casework.tracks; k++)
        aim_at_track(plan, k, t, work, &terms->aged[k]);
    look_at_record(plan, t, terms);
    aim_at_olders(plan, t, work, terms);
}

/* --- to a month ---------------------------------------------------------------------------------- */

static void turn_followups(const struct ins_casework_plan *plan, int t,
                           const struct ins_row *primary, const struct ins_casework *work,
                           struct ins_casework_terms *terms)
{
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

void ins_casework_turn(const struct ins_plan *plan, int t, const struct ins_row *primary,
                       struct ins_row *workload, struct ins_casework *work,
                       struct ins_casework_terms *terms)
{
    terms->workload = workload;
    terms->now      = ins_casework_curves(work, plan->casework.tracks, t);
    if (plan->ages.matter)
        aim_around(plan, t, work, terms);
    else if (!terms->settled)
        terms->settled = look_around(plan, t, work, terms);
    for (int k = 0; k < plan->casework.tracks; k++)
        terms->track[k].arrivals = &primary[k];
    turn_followups(&plan->casework, t, primary, work, terms);
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
