/* model/casework_pack.h - a month of casework, a pack of futures at a time: (4.4) to
 * (4.15).
 *
 * Where a month finds what it looks at is worked out before (casework.c). Bodies are made for each
 * number of tracks (model/tracks.h). Only month.c includes this file.
 */
#ifndef INS_MODEL_CASEWORK_PACK_H
#define INS_MODEL_CASEWORK_PACK_H

#include "base/pack.h"
#include "model/casework.h"
#include "model/money_pack.h"
#include "model/tracks.h"

/* Where the curve of arrivals stood some months ago, and what that is worth now: (1-w)^n. What lies
 * before month 0 is the same in every future, so that it is worth itself, of a row of ones. */
struct ins_look_back {
    ptrdiff_t away; /* bytes from the first of this month's curves */
    ins_pack  worth;
};

/* The same where what is left hangs on the future: also times each of these rows. */
enum { INS_WINDOWS = 11 }; /* of 1, 2, ... 1,024 months */
_Static_assert(INS_MONTHS <= 1 << INS_WINDOWS, "the longest look back is a sum of windows");
struct ins_aged_look {
    const struct ins_row *curve;
    ins_pack              worth;
    int                   lefts;
    const struct ins_row *left[INS_WINDOWS];
};

/* A track in month t, where decisions are taken at random or on record, or ages are asked for. */
struct ins_aged_terms {
    bool                 mixed;
    bool                 given;   /* decisions are on record: */
    ins_pack             decided; /* so many */
    struct ins_aged_look legal, notice, maximum;
    struct ins_row      *thinned;             /* by all months so far */
    int                  windows;
    struct ins_row      *window[INS_WINDOWS]; /* of 1, 2, 4, ... months; until month t is closed that
                                                 of as many months ago */
};

/* An age that is asked for. */
struct ins_older_terms {
    int                  track;
    bool                 pledge;  /* cases that came before a month */
    bool                 coming;  /* which is yet to come */
    struct ins_aged_look look;
};

/* A track in month t. */
struct ins_track_terms {
    INS_TRACK_CONSTANTS(INS_CONSTANT_PACK)
    struct ins_look_back legal, notice, maximum;
    const struct ins_row *arrivals; /* a: primary arrivals and follow-ups */
    int               class;
};

/* Follow-ups in month t: what is booked for it from now on and no more, what they join, and what
 * it books. */
struct ins_link {
    bool     next; /* after others that come to the same track */
    ins_pack hours, per_month;
    const struct ins_row *in, *out, *others, *decided;
    struct ins_row       *due, *arrivals, *booked;
};

struct ins_casework_terms {
    int                   links, classes;
    bool                  foreseen; /* the tower asks for the hours of follow-ups */
    bool                  settled;  /* no look back reaches beyond month 0 */
    bool                  given;    /* of a plan that is aged: decisions of some track are on record */
    struct ins_row       *now;      /* curves of arrivals at the end of month t, by track; those of
                                       t-1 lie before them */
    struct ins_row       *workload;
    struct ins_track_terms      track[INS_TRACKS];
    struct ins_link       link[INS_FOLLOWUPS];
    struct ins_aged_terms  aged[INS_TRACKS]; /* all from here on: of a plan that is aged */
    int                    olders, norm_olders;
    struct ins_older_terms older[INS_OLDER];
};

/* What the plan fixes. */
void ins_casework_terms_init(const struct ins_plan *plan, struct ins_casework *work,
                             struct ins_casework_terms *terms);

/* Month t, with its `primary` arrivals (rows by track); `workload` will be W_t. */
void ins_casework_turn(const struct ins_plan *plan, int t, const struct ins_row *primary,
                       struct ins_row *workload, struct ins_casework *work,
                       struct ins_casework_terms *terms);

/* Follow-ups due in month t join the primary arrivals of their tracks; the tower may know of them
 * a month later. */
void ins_casework_follow_up(const struct ins_casework_terms *terms, struct ins_casework *work);

/* Step 5: the decisions of month t book follow-ups for later. */
void ins_casework_book(const struct ins_casework_terms *terms);

/* --- a pack of futures -------------------------------------------------------------------------- */

/* What a pack has in hand during a month, by track. */
struct ins_hand {
    ins_pack cases[INS_TRACKS]; /* A: on hand before a decision */
    ins_pack share[INS_TRACKS]; /* of A that is decided */
};

/* What a month comes to over all tracks: cases, and hours. */
struct ins_caseload {
    ins_pack inflow, decided, backlog, overdue;
    ins_pack older; /* by what the norm asks, where it does */
    ins_pack idle; /* hours */
    struct ins_claims claims;
};

/* Sums over tracks that begin with their first term, k = 0. */
INS_PART(ins_pack) ins_more(int k, ins_pack sum, ins_pack term)
{
    return k > 0 ? sum + term : term;
}

INS_PART(ins_pack) ins_fused_more(int k, ins_pack sum, ins_pack factor, ins_pack term)
{
    return k > 0 ? fused(factor, term, sum) : factor * term;
}

/* Step 1: what comes, what goes, what is on hand (4.4); the curve of arrivals (4.7); the workload
 * (2.2). */
INS_PART(void) ins_casework_take_in(const int tracks, const enum ins_detail detail,
                                    const struct ins_casework_terms *by, int i,
                                    struct ins_casework *work, struct ins_hand *hand,
                                    struct ins_caseload *load)
{
    struct ins_row *now    = by->now;
    ins_pack        inflow = all(0.0), workload = all(0.0), withdrawn = all(0.0);
    for (int k = 0; k < tracks; k++) {
        const struct ins_track_terms *track_terms = &by->track[k];
        ins_pack arrived = at(track_terms->arrivals, i), waiting = at(&work->track[k].backlog, i);
        ins_pack gone    = track_terms->withdrawal * waiting;
        hand->cases[k]   = waiting + (arrived - gone);
        put(&now[k], i, fused(track_terms->stay, at(&now[k - tracks], i), arrived));
        inflow    = ins_more(k, inflow, arrived);
        withdrawn = ins_more(k, withdrawn, gone);
        workload  = ins_fused_more(k, workload, track_terms->hours, arrived);
        if (detail == INS_NOTED)
            put(&work->track[k].inflow, i, arrived);
    }
    put(by->workload, i, workload);
    if (detail == INS_NOTED)
        put(&work->withdrawn, i, withdrawn);
    load->inflow = inflow;
}

/* Work below this many hours is none: it only keeps 0/0 from the division. */
static const double INS_NO_WORK = 1e-300;

/* Step 4: hours go to the classes in order (4.5), and inside one every track has the same share.
 * With one class that is soon said. Returns the hours that are left. */
INS_PART(ins_pack) ins_casework_serve_all(const int tracks, const struct ins_casework_terms *by,
                                          ins_pack left, struct ins_hand *hand)
{
    ins_pack wanted = all(0.0);
    for (int k = 0; k < tracks; k++)
        wanted = ins_fused_more(k, wanted, by->track[k].hours, hand->cases[k]);
    ins_pack used  = smaller(left, wanted);
    ins_pack share = used / larger(wanted, all(INS_NO_WORK));
    for (int k = 0; k < tracks; k++)
        hand->share[k] = share;
    return left - used;
}

INS_PART(ins_pack) ins_casework_serve(const int tracks, const struct ins_casework_terms *by,
                                      ins_pack left, struct ins_hand *hand)
{
    if (by->classes == 1)
        return ins_casework_serve_all(tracks, by, left, hand);
    for (int k = 0; k < tracks; k++)
        hand->share[k] = all(0.0);
    for (int c = 0; c < by->classes; c++) {
        ins_pack wanted = all(0.0);
        for (int k = 0; k < tracks; k++)
            if (by->track[k].class == c)
                wanted = fused(by->track[k].hours, hand->cases[k], wanted);
        ins_pack used  = smaller(left, wanted);
        ins_pack share = used / larger(wanted, all(INS_NO_WORK));
        left -= used;
        for (int k = 0; k < tracks; k++)
            if (by->track[k].class == c)
                hand->share[k] = share;
    }
    return left;
}

/* The same where decisions are on record (4.16): they take their hours first, whether there are so many
 * or not, and no more than is on hand is decided. */
INS_PART(ins_pack) ins_casework_serve_given(const int tracks, const struct ins_casework_terms *by,
                                            ins_pack left, struct ins_hand *hand)
{
    for (int k = 0; k < tracks; k++) {
        hand->share[k] = all(0.0);
        if (!by->aged[k].given)
            continue;
        ins_pack taken = smaller(by->aged[k].decided, hand->cases[k]);
        hand->share[k] = taken / larger(hand->cases[k], all(INS_NO_WORK));
        left           = larger(less_fused(by->track[k].hours, taken, left), all(0.0));
    }
    for (int c = 0; c < by->classes; c++) {
        ins_pack wanted = all(0.0);
        for (int k = 0; k < tracks; k++)
            if (by->track[k].class == c && !by->aged[k].given)
                wanted = fused(by->track[k].hours, hand->cases[k], wanted);
        ins_pack used  = smaller(left, wanted);
        ins_pack share = used / larger(wanted, all(INS_NO_WORK));
        left -= used;
        for (int k = 0; k < tracks; k++)
            if (by->track[k].class == c && !by->aged[k].given)
                hand->share[k] = share;
    }
    return left;
}

/* Cases of a curve that were there at a look back and are not decided yet (4.9). */
INS_PART(ins_pack) ins_older(const struct ins_row *now, const struct ins_look_back *back, int i,
                             ins_pack done)
{
    return larger(fused_less(back->worth, at_distance(now, back->away, i), done), all(0.0));
}

/* The same where what is left, S of (4.14), hangs on the future. */
INS_PART(ins_pack) ins_older_aged(const struct ins_aged_look *look, int i, ins_pack done)
{
    ins_pack worth = look->worth;
    for (int j = 0; j < look->lefts; j++)
        worth = worth * at(look->left[j], i);
    return larger(fused_less(worth, at(look->curve, i), done), all(0.0));
}

/* Decisions at random leave the same part of every cohort (4.12): the curve of arrivals and the
 * products of (4.14) are thinned by it. Of the curve of decisions `*stay` is what is kept of it, and
 * what is returned is the part of this month's decisions that was taken oldest first (4.13). */
INS_PART(ins_pack) ins_casework_thin(const struct ins_casework_terms *by, int k, ins_pack share,
                                     int i, ins_pack *stay)
{
    const struct ins_aged_terms *aged = &by->aged[k];
    ins_pack left = less_fused(by->track[k].random_share, share, all(1.0));
    ins_pack product = *stay = left * by->track[k].stay;
    put(&by->now[k], i, left * at(&by->now[k], i));
    put(aged->thinned, i, product * at(aged->thinned, i));
    for (int j = 0; j < aged->windows; j++) {
        ins_pack before = at(aged->window[j], i);
        put(aged->window[j], i, product);
        product = product * before;
    }
    return all(1.0) - by->track[k].random_share;
}

/* The curve of decisions that were taken oldest first. */
INS_PART(ins_pack) ins_casework_done(const bool aged, const struct ins_casework_terms *by, int k,
                                     ins_pack before, ins_pack taken, ins_pack share, int i)
{
    ins_pack stay = by->track[k].stay;
    if (aged && by->aged[k].mixed)
        taken = ins_casework_thin(by, k, share, i, &stay) * taken;
    return fused(stay, before, taken);
}

/* Cases that wait longer than the legal term, and those past the notice and not yet past the
 * longest penalty. */
INS_PART(ins_pack) ins_casework_overdue(const bool aged, const struct ins_casework_terms *by,
                                        const struct ins_row *now, int k, int i, ins_pack done)
{
    return aged ? ins_older_aged(&by->aged[k].legal, i, done)
                : ins_older(now, &by->track[k].legal, i, done);
}

INS_PART(ins_pack) ins_casework_late(const bool aged, const struct ins_casework_terms *by,
                                     const struct ins_row *now, int k, int i, ins_pack done)
{
    if (aged)
        return ins_older_aged(&by->aged[k].notice, i, done) -
               ins_older_aged(&by->aged[k].maximum, i, done);
    return ins_older(now, &by->track[k].notice, i, done) -
           ins_older(now, &by->track[k].maximum, i, done);
}

/* Of cases that came before a month (4.15), how many there would be if none were decided oldest
 * first: as long as they come, all that came. */
INS_PART(ins_pack) ins_casework_pledged(const struct ins_casework_terms *by,
                                        const struct ins_older_terms *older,
                                        const struct ins_hand *hand, int i,
                                        struct ins_row *pledged)
{
    const struct ins_track_terms *own = &by->track[older->track];
    ins_pack left = less_fused(own->random_share, hand->share[older->track], all(1.0));
    ins_pack came = left * own->stay * at(pledged, i);
    if (older->coming)
        came = at(&by->now[older->track], i);
    put(pledged, i, came);
    return came;
}

/* Decide (4.6), and look back at what is older than the ages that matter: (4.7), (4.9); for
 * penalties (5.2). */
INS_PART(void) ins_casework_decide(const int tracks, const bool penalty, const bool reception,
                                   const bool aged, const enum ins_detail detail,
                                   const struct ins_casework_terms *by, int i,
                                   struct ins_casework *work, const struct ins_hand *hand,
                                   struct ins_caseload *load)
{
    const struct ins_row *now = by->now;
    ins_pack decided = all(0.0), backlog = all(0.0), stock = all(0.0), overdue = all(0.0);
    ins_pack housed = all(0.0), late = all(0.0);
    for (int k = 0; k < tracks; k++) {
        const struct ins_track_terms *track_terms = &by->track[k];
        struct ins_queue       *track = &work->track[k];
        ins_pack taken = hand->share[k] * hand->cases[k];
        ins_pack rest  = hand->cases[k] - taken;
        ins_pack done  = ins_casework_done(aged, by, k, at(&track->done, i), taken, hand->share[k], i);
        ins_pack old   = all(0.0);
        if (detail != INS_BRIEF)
            old = ins_casework_overdue(aged, by, now, k, i, done);
        put(&track->decided, i, taken);
        put(&track->backlog, i, rest);
        put(&track->done, i, done);
        if (detail == INS_NOTED)
            put(&track->overdue, i, old);
        if (penalty)
            late = ins_more(k, late, ins_casework_late(aged, by, now, k, i, done));
        decided   = ins_more(k, decided, taken);
        backlog   = ins_more(k, backlog, rest);
        overdue   = ins_more(k, overdue, old);
        stock     = ins_fused_more(k, stock, track_terms->hours, rest);
        if (reception)
            housed = ins_fused_more(k, housed, track_terms->reception_share, rest);
    }
    put(&work->backlog, i, backlog);
    put(&work->stock, i, stock);
    load->decided = decided;
    load->backlog = backlog;
    load->overdue = overdue;
    load->claims  = (struct ins_claims){late, housed};
}

/* Ages that are asked for, once all is decided. Returns the cases that the norm asks for. */
INS_PART(ins_pack) ins_casework_count_older(const struct ins_casework_terms *by,
                                            const struct ins_hand *hand, int i,
                                            struct ins_casework *work)
{
    ins_pack norm = all(0.0);
    for (int e = 0; e < by->olders; e++) {
        const struct ins_older_terms *older = &by->older[e];
        ins_pack done = at(&work->track[older->track].done, i), count;
        if (older->pledge)
            count = larger(ins_casework_pledged(by, older, hand, i, &work->pledged[e]) - done, all(0.0));
        else
            count = ins_older_aged(&older->look, i, done);
        put(&work->older[e], i, count);
        if (e < by->norm_olders)
            norm = norm + count;
    }
    put(&work->norm_older, i, norm);
    return norm;
}

/* Steps 1 and 4: what arrives in month t comes in and withdrawals go; `hours` are spent; what is
 * overdue at the end of the month is counted. */
INS_PART(struct ins_caseload) ins_casework_advance(const int tracks, const bool penalty,
                                                   const bool reception, const bool aged,
                                                   const enum ins_detail detail,
                                                   const struct ins_casework_terms *by,
                                                   ins_pack hours, int i, struct ins_casework *work)
{
    struct ins_hand     hand;
    struct ins_caseload load;
    ins_casework_take_in(tracks, detail, by, i, work, &hand, &load);
    load.idle = aged && by->given ? ins_casework_serve_given(tracks, by, hours, &hand)
                                  : ins_casework_serve(tracks, by, hours, &hand);
    ins_casework_decide(tracks, penalty, reception, aged, detail, by, i, work, &hand, &load);
    load.older = all(0.0);
    if (aged && detail != INS_BRIEF)
        load.older = ins_casework_count_older(by, &hand, i, work);
    return load;
}

#endif
