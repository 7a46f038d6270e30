/* casework.c - cases wait, are decided and grow old: queues against their known laws.
 *
 * Expected numbers come from fluid formulas, from exact chains worked out here by convolution,
 * and from slow simulations in which every case is a thing with a date: (4.4) to (4.9). */
#include <criterion/criterion.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/futures.h"
#include "oracle/random.h"
#include "scenario/changes.h"
#include "support.h"

static const double ROUNDING = 1e-12;

static double cell(const struct diary *d, int64_t future, int month)
{
    return d->value[future * d->months + month];
}

/* --- fluid --------------------------------------------------------------------------------- */

/* b_t = max(0, b0 + (t + 1)(lambda - c)) for a constant drift. */
Test(casework, fills_and_empties_as_a_fluid_does)
{
    static const double capacity[] = {85.0, 100.0, 130.5, 1000.0};
    for (int i = 0; i < 4; i++) {
        const struct ins_path *p =
            play(WORLD("tracks.asylum.backlog=210", with("staff.experienced=%g", capacity[i])), 1);
        for (int t = 0; t < 24; t++) {
            double backlog = fmax(0.0, 210.0 + (t + 1) * (100.0 - capacity[i]));
            double before  = t > 0 ? fmax(0.0, 210.0 + t * (100.0 - capacity[i])) : 210.0;
            double decided = before + 100.0 - backlog;
            cr_expect(apart(at(p, "backlog", t), backlog) < ROUNDING, "month %d", t);
            cr_expect(apart(at(p, "decided", t), decided) < ROUNDING, "month %d", t);
            cr_expect(apart(at(p, "idle_hours", t), capacity[i] - decided) < 1e-10, "month %d", t);
        }
    }
}

/* Nine months of 3,500 over a capacity of 2,250 (2,000 come in other months): the backlog peaks
 * at 9 x 1,250 = 11,250 and takes 11,250 / 250 = 45 months to go. */
Test(casework, takes_forty_five_months_to_recover_from_a_surge)
{
    const struct ins_path *p = play(
        WORLD("inflow.level_per_month=2000", "staff.experienced=2250", "months=60",
              "inflow.events=({start='2026-04'; months=9; add=1500.0;})"), 1);
    double peak = 0.0;
    int    last = 0;
    for (int t = 0; t < 60; t++) {
        peak = fmax(peak, at(p, "backlog", t));
        last = at(p, "backlog", t) > 1e-6 ? t : last;
    }
    cr_expect(apart(peak, 11250.0) < ROUNDING);
    cr_expect(apart(at(p, "backlog", 11), 11250.0) < ROUNDING); /* months 3 ... 11 */
    cr_expect_eq(last, 11 + 44);                                /* 45 months on it is gone */
}

#define PAIR(first, second)                                                                       \
    "tracks=({name='asylum'; share=0.6; hours=2.0; legal_term=6; backlog=10.0; " first "},"       \
    "{name='b'; share=0.4; hours=3.0; legal_term=6; backlog=20.0; " second "})"

/* On hand 70 cases of 2 hours and 60 of 3, 320 hours; 160 are made: half of each. */
Test(casework, shares_hours_by_the_work_that_waits)
{
    const struct ins_path *p = play(WORLD(PAIR("", ""), "staff.experienced=160"), 1);
    cr_expect(apart(at(p, "decided.asylum", 0), 35.0) < ROUNDING);
    cr_expect(apart(at(p, "decided.b", 0), 30.0) < ROUNDING);
    cr_expect_eq(at(p, "idle_hours", 0), 0.0);
}

/* The lower priority first, wherever it stands: b takes 180 of 200 hours, 20 are left. */
Test(casework, serves_the_lower_priority_first)
{
    const struct ins_path *p =
        play(WORLD(PAIR("priority=2;", "priority=-1;"), "staff.experienced=200"), 1);
    cr_expect(apart(at(p, "decided.b", 0), 60.0) < ROUNDING);
    cr_expect(apart(at(p, "decided.asylum", 0), 10.0) < ROUNDING);
    cr_expect(apart(at(p, "backlog.asylum", 0), 60.0) < ROUNDING);
}

/* Withdrawn are w b_{t-1}, not new cases: without staff b_t = .9 b_{t-1} + 100. */
Test(casework, withdraws_from_those_who_waited_already)
{
    const struct ins_path *p = play(WORLD("staff.experienced=0", "tracks.asylum.withdrawal=0.1",
                                          "tracks.asylum.backlog=400"), 1);
    for (int t = 0; t < 24; t++) {
        double before = 1000.0 - 600.0 * pow(0.9, t); /* the fixed point is 1,000 */
        cr_expect(apart(at(p, "withdrawn", t), 0.1 * before) < ROUNDING);
        cr_expect(apart(at(p, "backlog", t), 0.9 * before + 100.0) < ROUNDING);
    }
}

/* --- follow-ups ---------------------------------------------------------------------------- */

/* Every decision on 60 cases a month (30 before month 0) brings 1/2 case, a sixth in each of the
 * months u+2 ... u+4: month t gets a sixth of the decisions of t-2, t-3 and t-4. */
Test(casework, brings_followups_after_their_delay)
{
    const struct ins_path *p = play(
        WORLD("tracks=({name='asylum'; share=0.6; hours=1.0; legal_term=6; decided_before=30.0;},"
              "{name='b'; share=0.4; hours=1.0; legal_term=6;})", "staff.experienced=1000",
              "followups=({from='asylum'; to='b'; per_decision=0.5; delay=2; spread=3;})"), 1);
    const double due[] = {15.0, 15.0, 20.0, 25.0, 30.0, 30.0};
    for (int t = 0; t < 6; t++) {
        cr_expect(apart(at(p, "inflow.b", t), 40.0 + due[t]) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "inflow", t), 100.0 + due[t]) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "inflow.asylum", t), 60.0) < ROUNDING, "month %d", t);
    }
}

/* Without decided_before, decisions before month 0 are the track's share of the level: 60. */
Test(casework, takes_the_expected_decisions_before_the_start)
{
    const struct ins_path *p = play(
        WORLD("tracks=({name='asylum'; share=0.6; hours=1.0; legal_term=6;},"
              "{name='b'; share=0.4; hours=1.0; legal_term=6;})", "staff.experienced=0",
              "followups=({from='asylum'; to='b'; per_decision=0.5; delay=3; spread=2;})"), 1);
    const double due[] = {30.0, 30.0, 30.0, 15.0, 0.0, 0.0}; /* nobody decides from month 0 on */
    for (int t = 0; t < 6; t++)
        cr_expect(apart(at(p, "inflow.b", t), 40.0 + due[t]) < ROUNDING, "month %d", t);
}

/* --- queues with a law --------------------------------------------------------------------- */

enum { STATES = 400 };

/* The law of w after `steps` of w = max(0, w + a - served) from w = 0, with a of law
 * arrival[0 ... STATES-1]: convolution, month by month. Mass above STATES is below 1e-15. */
static void lindley(const double *arrival, int served, int steps, double *law)
{
    double next[STATES];
    memset(law, 0, STATES * sizeof *law);
    law[0] = 1.0;
    for (int t = 0; t < steps; t++) {
        memset(next, 0, sizeof next);
        for (int w = 0; w < STATES; w++)
            for (int a = 0; a < STATES && law[w] > 1e-18; a++) {
                int to = w + a - served;
                next[to < 0 ? 0 : to < STATES ? to : STATES - 1] += law[w] * arrival[a];
            }
        memcpy(law, next, sizeof next);
    }
}

static double mean_of(const double *law)
{
    double mean = 0.0;
    for (int w = 0; w < STATES; w++)
        mean += w * law[w];
    return mean;
}

/* Futures of the last month against a law: mean, P(0) and a chi-square. */
static void expect_law(const struct ins_case *world, const double *law, int bins)
{
    struct diary d     = diary_keep(ins_case_scenario(world), "backlog");
    double      *last  = numbers(d.futures), share[64] = {0};
    int64_t      hits[64] = {0};
    for (int64_t f = 0; f < d.futures; f++) {
        last[f] = cell(&d, f, d.months - 1);
        cr_assert_eq(last[f], floor(last[f]));
        hits[(int)fmin(last[f], bins - 1)]++;
    }
    for (int w = 0; w < STATES; w++)
        share[w < bins ? w : bins - 1] += law[w];
    cr_expect(fabs(z_of_mean(last, d.futures, mean_of(law))) < WIDEST_Z);
    cr_expect(chance_of_hits(hits[0], d.futures, law[0]) > LEAST_CHANCE);
    cr_expect(fabs(z_of_fit(hits, share, bins)) < WIDEST_Z);
}

/* Poisson(9) arrivals, 10 served a step. The chain's long run is the published one: mean queue
 * 3.10123845, sd 4.572378, P(0) .446500, 95 % quantile 12. */
Test(casework, queues_as_the_exact_chain_of_poisson_arrivals_says)
{
    double arrival[STATES] = {0}, law[STATES], square = 0.0, below = 0.0;
    for (unsigned a = 0; a < 80; a++)
        arrival[a] = gsl_ran_poisson_pdf(a, 9.0);
    lindley(arrival, 10, 400, law);
    for (int w = 0; w < STATES; w++) {
        square += (double)w * w * law[w];
        below += w < 12 ? law[w] : 0.0;
    }
    cr_assert(fabs(mean_of(law) - 3.10123845) < 1e-6); /* the test's own chain is the right one */
    cr_assert(fabs(sqrt(square - mean_of(law) * mean_of(law)) - 4.572378) < 1e-5);
    cr_assert(fabs(law[0] - 0.446500) < 1e-6);
    cr_assert(below < 0.95 && below + law[12] >= 0.95);
    expect_law(WORLD("inflow.level_per_month=9", "inflow.counts=poisson", "staff.experienced=10",
                     "months=400", "futures=20000"), law, 30);
}

/* A negative binomial with r = 1 is geometric. Mean .8, 1 served: mean 3.2, P(0) .36. */
Test(casework, queues_as_the_exact_chain_of_geometric_arrivals_says)
{
    double arrival[STATES], law[STATES];
    for (int a = 0; a < STATES; a++)
        arrival[a] = pow(0.8 / 1.8, a) / 1.8;
    lindley(arrival, 1, 1200, law);
    cr_assert(fabs(mean_of(law) - 3.2) < 1e-6);
    cr_assert(fabs(law[0] - 0.36) < 1e-6);
    expect_law(WORLD("inflow.level_per_month=0.8", "inflow.counts=negative-binomial",
                     "inflow.dispersion=1", "staff.experienced=1", "months=1200",
                     "futures=5000"), law, 20);
}

/* --- every case a thing -------------------------------------------------------------------- */

/* Cases of one track in the order in which they came, oldest first. */
struct file {
    int    *came; /* month */
    int64_t first, last;
};

static struct file file_of(int backlog, int backlog_age, int64_t room)
{
    struct file file = {calloc((size_t)room, sizeof(int)), 0, 0};
    for (int month = -backlog_age; month < 0; month++)
        for (int i = 0; i < backlog / backlog_age; i++)
            file.came[file.last++] = month;
    return file;
}

static int64_t older(const struct file *file, int t, int months)
{
    int64_t i = file->first;
    while (i < file->last && file->came[i] <= t - months)
        i++;
    return i - file->first;
}

/* Whole cases, whole capacity, two priorities, legal terms of 2 and 5 months: each case has its
 * own date, and the overdue are counted one by one. */
Test(casework, counts_overdue_as_a_file_of_dated_cases_does)
{
    const struct ins_case *world = WORLD(
        "tracks=({name='asylum'; share=0.6; hours=1.0; legal_term=2; backlog=90.0; backlog_age=6;},"
        "{name='b'; share=0.4; hours=1.0; legal_term=5; backlog=70.0; backlog_age=7; priority=2;})",
        "inflow.counts=poisson", "staff.experienced=102", "inflow.ar1.persistence=0.9",
        "inflow.ar1.innovation_sd=0.1", "months=60", "futures=50");
    static const char *const name[] = {"inflow.asylum", "inflow.b", "overdue.asylum", "overdue.b",
                                       "backlog.asylum", "backlog.b"};
    struct diary d[6];
    int64_t      late = 0;
    for (int c = 0; c < 6; c++)
        d[c] = diary_keep(ins_case_scenario(world), name[c]);
    for (int64_t f = 0; f < 50; f++) {
        struct file file[2] = {file_of(90, 6, 100000), file_of(70, 7, 100000)};
        for (int t = 0; t < 60; t++) {
            int64_t left = 102;
            for (int k = 0; k < 2; k++) {
                for (int i = 0; i < (int)cell(&d[k], f, t); i++)
                    file[k].came[file[k].last++] = t;
                int64_t waiting = file[k].last - file[k].first;
                int64_t served  = waiting < left ? waiting : left;
                file[k].first += served;
                left -= served;
                late += older(&file[k], t, k ? 5 : 2);
                cr_assert(apart(cell(&d[4 + k], f, t), (double)(waiting - served)) < 1e-9);
                cr_assert(apart(cell(&d[2 + k], f, t), (double)older(&file[k], t, k ? 5 : 2)) < 1e-9,
                          "future %d, month %d, track %d", (int)f, t, k);
            }
        }
        free(file[0].came);
        free(file[1].came);
    }
    cr_expect(late > 1000); /* or the test has seen nothing */
}

/* With withdrawals a case is a fraction: a parcel for each month, thinned and served oldest
 * first; the backlog at the start lies evenly over 6 ages. */
Test(casework, counts_overdue_as_thinned_parcels_do)
{
    enum { OLD = 6, MONTHS = 48 };
    const struct ins_case *world =
        WORLD("inflow.counts=poisson", "tracks.asylum.withdrawal=0.03", "tracks.asylum.backlog=300",
              "tracks.asylum.backlog_age=6", "tracks.asylum.legal_term=3", "staff.experienced=90",
              "months=48", "futures=40");
    struct diary came = diary_keep(ins_case_scenario(world), "inflow");
    struct diary late = diary_keep(ins_case_scenario(world), "overdue");
    for (int64_t f = 0; f < 40; f++) {
        double parcel[OLD + MONTHS] = {50.0, 50.0, 50.0, 50.0, 50.0, 50.0};
        for (int t = 0; t < MONTHS; t++) {
            double left = 90.0, overdue = 0.0;
            for (int i = 0; i < OLD + t; i++)
                parcel[i] *= 0.97;
            parcel[OLD + t] = cell(&came, f, t);
            for (int i = 0; i <= OLD + t; i++) {
                double served = fmin(left, parcel[i]);
                parcel[i] -= served;
                left -= served;
                overdue += i <= OLD + t - 3 ? parcel[i] : 0.0;
            }
            cr_assert(apart(cell(&late, f, t), overdue) < 1e-9, "month %d", t);
        }
    }
}

/* Little's law, L = lambda W: the mean backlog is the arrivals a month times the months that an
 * average case waits, each followed in a file of its own (those who wait at the end have waited
 * until then, which makes it exact). And L is the mean of the exact chain above. */
Test(casework, keeps_littles_law)
{
    enum { MONTHS = 1200, SETTLED = 300 };
    const struct ins_case *world =
        WORLD("inflow.level_per_month=9", "inflow.counts=poisson", "staff.experienced=10",
              "months=1200", "futures=200");
    struct diary came = diary_keep(ins_case_scenario(world), "inflow");
    struct diary b    = diary_keep(ins_case_scenario(world), "backlog");
    double      *mean = numbers(b.futures);
    for (int64_t f = 0; f < b.futures; f++) {
        struct file file  = file_of(0, 1, 20000);
        double      stock = 0.0, wait = 0.0;
        for (int t = 0; t < MONTHS; t++) {
            for (int i = 0; i < (int)cell(&came, f, t); i++)
                file.came[file.last++] = t;
            for (int i = 0; i < 10 && file.first < file.last; i++)
                wait += t - file.came[file.first++];
            stock += cell(&b, f, t);
            mean[f] += t >= SETTLED ? cell(&b, f, t) / (MONTHS - SETTLED) : 0.0;
        }
        while (file.first < file.last)
            wait += MONTHS - file.came[file.first++];
        double lambda = (double)file.last / MONTHS, mean_wait = wait / (double)file.last;
        cr_assert(apart(stock / MONTHS, lambda * mean_wait) < 1e-9);
        free(file.came);
    }
    cr_expect(fabs(z_of_mean(mean, b.futures, 3.10123845)) < WIDEST_Z);
}

/* --- conservation -------------------------------------------------------------------------- */

/* Whatever the world: cases before + inflow == decided + withdrawn + cases after, hours made ==
 * hours spent + idle, tracks add up to the whole, nothing is negative. */
Test(casework, loses_no_case_and_no_hour_in_random_worlds)
{
    enum { B, A, D, W, H, I, O, COLUMNS };
    static const char *const name[COLUMNS] = {"backlog", "inflow", "decided", "withdrawn", "hours",
                                              "idle_hours", "overdue"};
    for (uint64_t number = 1; number <= 60; number++) {
        static struct ins_scenario s;
        random_scenario(number, &s);
        s.futures = 6;
        struct diary d[COLUMNS], decided[INS_TRACKS];
        double       opening = 0.0;
        for (int c = 0; c < COLUMNS; c++)
            d[c] = diary_keep(&s, name[c]);
        for (int k = 0; k < s.track_count; k++) {
            decided[k] = diary_keep(&s, with("decided.%s", s.tracks[k].name));
            opening += s.tracks[k].backlog;
        }
        for (int64_t f = 0; f < s.futures; f++) {
            double before = opening;
            for (int t = 0; t < s.months; t++) {
                double in    = before + cell(&d[A], f, t), spent = 0.0;
                double out   = cell(&d[D], f, t) + cell(&d[W], f, t) + cell(&d[B], f, t);
                double hours = cell(&d[H], f, t);
                static struct ins_scenario now;
                ins_changes_apply(&s, t, &now);
                for (int k = 0; k < s.track_count; k++)
                    spent += now.tracks[k].hours * cell(&decided[k], f, t);
                cr_assert(fabs(in - out) <= 1e-10 * fmax(1.0, in), "world %d", (int)number);
                cr_assert(fabs(hours - spent - cell(&d[I], f, t)) <= 1e-10 * fmax(1.0, hours),
                          "world %d, month %d", (int)number, t);
                for (int c = 0; c < COLUMNS; c++)
                    cr_assert(cell(&d[c], f, t) >= -1e-9, "world %d: %s", (int)number, name[c]);
                cr_assert(cell(&d[O], f, t) <= cell(&d[B], f, t) + 1e-9 * fmax(1.0, in));
                before = cell(&d[B], f, t);
            }
        }
    }
}

/* --- how many tracks --------------------------------------------------------------------------- */

/* A track cut into n equal ones is the same service, whatever n is and whatever is asked of it: with
 * penalties or without, month by month (a path) or at the end (a run). */
static const struct ins_case *cut(int n, const char *penalty, const char *counts)
{
    char tracks[1600] = "tracks=(";
    for (int k = 0; k < n; k++) {
        char one[256];
        (void)snprintf(one, sizeof one,
                       "%s{name='%s';share=%.17g;hours=2;legal_term=4;withdrawal=0.01;"
                       "backlog=%.17g;backlog_age=5;reception_share=1.0;}",
                       k > 0 ? "," : "", k > 0 ? with("t%d", k) : "asylum", 1.0 / n, 600.0 / n);
        strcat(tracks, one);
    }
    strcat(tracks, ")");
    return WORLD(tracks, penalty, counts, "staff.experienced=190", "penalty.grace=1",
                 "penalty.max_months=6", "penalty.claim_share=1.0", "reception.per_case_month=7",
                 "costs.experienced=3", "inflow.season=[1,1,1.5,2,2,2,1,0.5,0.2,0.2,0.3,0.5]");
}

/* The largest shortfall of a future played without a tape, and without an account of anything else. */
static void take_shortfall(void *context, const struct ins_played *played)
{
    ((double *)context)[played->plan] = played->world->tally.shortfall_max.lane[0];
}

static void play_without_tape(const struct ins_case *world, double shortfall[2])
{
    static struct ins_plan        tallied, brief;
    static struct ins_inflow_plan inflow;
    const struct ins_plan        *plans[] = {&tallied, &brief};
    const struct ins_scenario    *s       = ins_case_scenario(world);
    ins_plan_init(&tallied, s);
    ins_plan_init(&brief, s);
    ins_plan_ask(&brief, INS_BRIEF);
    ins_inflow_init(&inflow, s);
    struct ins_play job = {.inflow = &inflow, .plan = plans, .plans = 2, .seed = 1, .futures = 1,
                           .collect = take_shortfall, .context = shortfall};
    cr_assert_eq(ins_futures_play(&job, NULL), INS_DONE);
}

Test(casework, is_the_same_whatever_the_number_of_equal_tracks)
{
    static const char *const column[] = {"backlog", "overdue", "decided", "withdrawn",
                                         "penalties", "social_cost"};
    static const char *const penalty[] = {"penalty.per_month=0", "penalty.per_month=50"};
    for (int p = 0; p < 2; p++) {
        const struct ins_path *one = play(cut(1, penalty[p], "inflow.counts='none'"), 1);
        const struct ins_run  *sum = run(cut(1, penalty[p], "inflow.counts='none'"), 1);
        cr_expect_gt(sum->result[INS_OVERDUE_CASE_MONTHS][0], 100.0);
        cr_expect_eq(at(one, "penalties", 20) > 0.0, p == 1);
        for (int n = 2; n <= INS_TRACKS; n++) {
            const struct ins_path *path = play(cut(n, penalty[p], "inflow.counts='none'"), 1);
            const struct ins_run  *r    = run(cut(n, penalty[p], "inflow.counts='none'"), 1);
            for (int t = 0; t < 24; t++)
                for (int c = 0; c < 6; c++)
                    cr_expect(apart(at(path, column[c], t), at(one, column[c], t)) < 1e-11,
                              "%d tracks, %s, month %d", n, column[c], t);
            for (int i = 0; i < INS_RESULTS; i++)
                cr_expect(apart(r->result[i][0], sum->result[i][0]) < 1e-11, "%d tracks, %s", n,
                          ins_result[i].name);
            double shortfall[2];
            play_without_tape(cut(n, penalty[p], "inflow.counts='none'"), shortfall);
            cr_expect_gt(shortfall[0], 1000.0);
            for (int i = 0; i < 2; i++)
                cr_expect(apart(shortfall[i], sum->result[INS_SHORTFALL_MAX][0]) < 1e-11, "%d", n);
        }
    }
}
