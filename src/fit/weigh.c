#include "fit/weigh.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "fit/filter.h"
#include "fit/posterior.h"
#include "fit/revert.h"

const int ins_weigh_ahead[INS_WEIGH_HORIZONS] = {1, 12, 24};

enum { YEAR = 12 };

/* --- foretelling ------------------------------------------------------------------------------ */

/* What one law foretells from the months of one year on. */
struct year {
    const struct ins_cases *cases;
    int                     from;
    double (*density)[INS_MONTHS];
};

bool ins_weigh_enough(const struct ins_cases *early)
{
    int count[INS_SEASON] = {0};
    for (int t = 0; t < early->months; t++)
        count[ins_date_month(early->first + t)] += !isnan(early->total[t]);
    for (int m = 0; m < INS_SEASON; m++)
        if (count[m] < INS_SERIES_LEAST_OF_MONTH)
            return false;
    return early->known >= INS_SERIES_LEAST;
}

/* Is month t of the year at whose beginning the law was fitted, the last month known then with it? */
static bool of_year(const struct year *y, int t)
{
    return t >= y->from - 1 && t < y->from - 1 + YEAR;
}

static int last_ahead(const struct year *y, int t)
{
    int left = y->cases->months - 1 - t, most = ins_weigh_ahead[INS_WEIGH_HORIZONS - 1];
    return left < most ? left : most;
}

/* From month t on: months that are not known yet move the belief on alone. */
static void look_far(struct year *y, const struct ins_law *law, const struct ins_shocks *shocks,
                     struct ins_belief belief, int t)
{
    int first = ins_date_month(y->cases->first), h = 0;
    for (int a = 1; a <= last_ahead(y, t); a++) {
        struct ins_belief seen = belief;
        double            came = y->cases->total[t + a];
        int               calendar = (first + t + a) % INS_SEASON;
        if (a == ins_weigh_ahead[h] && !isnan(came))
            y->density[h][t + a] =
                ins_filter_month(law, shocks, calendar, ins_filter_log(came), &seen, NULL);
        h += a == ins_weigh_ahead[h];
        (void)ins_filter_month(law, shocks, calendar, NAN, &belief, NULL);
    }
}

static void foretell_reverting(struct year *y, const struct ins_law *law)
{
    struct ins_shocks shocks;
    struct ins_belief belief;
    int               first = ins_date_month(y->cases->first);
    ins_shocks_init(law, &shocks);
    ins_belief_init(law, &belief);
    for (int t = 0; t < y->cases->months && t < y->from - 1 + YEAR; t++) {
        (void)ins_filter_month(law, &shocks, (first + t) % INS_SEASON,
                               ins_filter_log(y->cases->total[t]), &belief, NULL);
        if (of_year(y, t))
            look_far(y, law, &shocks, belief, t);
    }
}

struct walking {
    struct year         *year;
    struct ins_walk_lead lead[INS_WEIGH_HORIZONS];
    bool                 five;
};

static void look_walk(void *context, int t, const struct ins_walk_state *state)
{
    const struct walking   *w     = context;
    const struct ins_cases *cases = w->year->cases;
    for (int h = 0; h < INS_WEIGH_HORIZONS && of_year(w->year, t); h++) {
        int to = t + ins_weigh_ahead[h];
        if (to >= cases->months || isnan(cases->total[to]))
            continue;
        double variance, seen = ins_walk_seen(cases->total[to], w->five, &variance);
        w->year->density[h][to] = ins_walk_ahead(
            &w->lead[h], state, ins_date_month(cases->first + to), seen, variance);
    }
}

/* --- year by year ----------------------------------------------------------------------------- */

struct walk_room {
    struct ins_records    known;
    struct ins_walk_state state;
    struct ins_cases      early;
};

static enum ins_status walk_year(struct year *y, const struct ins_records *panel,
                                 struct walk_room *room, struct ins_error *error)
{
    struct ins_prior prior;
    double           mode[INS_WALK_PARAMETERS];
    struct ins_walk  law;
    char             out[INS_NAME];
    ins_cases_until(y->cases, y->from, &room->early);
    enum ins_status status = ins_panel_before(&room->early, panel, &room->known, out, &prior, error);
    if (status == INS_DONE)
        status = ins_posterior_mode(&room->early, &prior, mode, error);
    if (status != INS_DONE)
        return status;
    ins_prior_law(&prior, mode, &law);
    struct walking w = {.year = y, .five = ins_walk_rounded(&room->early)};
    for (int h = 0; h < INS_WEIGH_HORIZONS; h++)
        ins_walk_lead(&law, ins_weigh_ahead[h], &w.lead[h]);
    (void)ins_walk_filter(&law, y->cases, w.five, &room->state, look_walk, &w);
    return INS_DONE;
}

static enum ins_status roll_walk(const struct ins_cases *cases, const struct ins_records *panel, int from,
                                 double (*density)[INS_MONTHS])
{
    struct walk_room *room   = ins_memory_create(1, sizeof *room, NULL);
    struct year       y      = {cases, from, density};
    enum ins_status   status = room ? walk_year(&y, panel, room, NULL) : INS_WORLD;
    ins_memory_free(room);
    return status;
}

static enum ins_status roll_reverting(const struct ins_cases *cases, const struct ins_family *family,
                                      int first, double (*density)[INS_MONTHS])
{
    struct ins_cases    *early  = ins_memory_create(1, sizeof *early, NULL);
    struct ins_fitted    fitted = {0}, mode;
    struct ins_belief_of of;
    enum ins_status      status = early ? INS_DONE : INS_WORLD;
    for (int o = first; o < cases->months && status == INS_DONE; o += YEAR) {
        ins_cases_until(cases, o, early);
        if (!ins_weigh_enough(early))
            continue;
        ins_revert_belief(family, early, &of);
        if (!fitted.family)
            status = ins_estimate(family, early, &fitted, NULL);
        if (status == INS_DONE)
            status = ins_estimate_mode(early, &of, &fitted, &mode, NULL);
        fitted = mode;
        struct year y = {cases, o, density};
        if (status == INS_DONE)
            foretell_reverting(&y, &mode.law);
    }
    ins_memory_free(early);
    return status;
}

/* The year that ends with the record is foretold, and so are those before it. */
static int first_year(const struct ins_cases *cases)
{
    return cases->months - (cases->months - INS_WEIGH_FIRST) / YEAR * YEAR;
}

static enum ins_status enough_of(const struct ins_cases *cases, int o)
{
    struct ins_cases *early = ins_memory_create(1, sizeof *early, NULL);
    if (!early)
        return INS_WORLD;
    ins_cases_until(cases, o, early);
    bool good = ins_weigh_enough(early);
    ins_memory_free(early);
    return good ? INS_DONE : INS_WRONG;
}

enum ins_status ins_weigh_foretell(const struct ins_cases *cases, const struct ins_records *panel,
                                   int threads, struct ins_foretold *foretold,
                                   struct ins_error *error)
{
    int families, lost = 0, first = first_year(cases);
    int years = cases->months > first ? (cases->months - first) / YEAR : 0;
    const struct ins_family *family = ins_families(&families);
    for (size_t i = 0; i < sizeof foretold->density / sizeof(double); i++)
        (&foretold->density[0][0][0])[i] = NAN;
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1) reduction(+ : lost)
    for (int i = 0; i < families + years; i++) {
        if (i < families) {
            lost += roll_reverting(cases, &family[i], first, foretold->density[1 + i]) != INS_DONE;
            continue;
        }
        int             o    = first + (i - families) * YEAR;
        enum ins_status good = enough_of(cases, o);
        lost += good == INS_WORLD || (good == INS_DONE &&
                roll_walk(cases, panel, o, foretold->density[0]) != INS_DONE);
    }
    return lost == 0 ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}
