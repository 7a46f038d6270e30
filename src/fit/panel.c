#include "fit/panel.h"

#include <gsl/gsl_multimin.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"

enum { HORIZONS = 3, FIRST = 24 /* months before the first forecast */, STEPS = 400 };
static const int AHEAD[HORIZONS] = {1, 12, 24};

/* Step and noise are not taken from the panel: month by month it speaks for smaller ones, by which
 * the spread after a year comes out too small. They are judgements, held against records outside the
 * panel (bench/README.md). */
enum { TOLD = INS_WALK_PERSISTENCE };

/* A calm month's turbulence is next to nothing: what stirs then is the level. */
static const double CALM = 0.02;

/* Judgements, from other fields' monthly counts and the usual length of a crisis: a level that
 * moves a tenth a month, noise as large, a crisis every three years that lasts half a year and
 * halves in five months. */
const struct ins_prior ins_prior_none = {
    .middle = {-2.12, -1.61, 2.1, -0.9, -3.48, -1.73}, .sd = {0.25, 0.25, 0.1, 0.2, 0.1, 0.1},
    .season_sd = 0.15};

/* How far records differ in each parameter. */
static const double APART[INS_WALK_PARAMETERS] = {0.12, 0.06, 0.10, 0.05, 0.1, 0.1};
static const double SEASON_APART = 0.05;

static double logistic(double x)
{
    return 1.0 / (1.0 + exp(-x));
}

void ins_prior_law(const struct ins_prior *prior, const double *theta, struct ins_walk *law)
{
    *law = (struct ins_walk){.step        = exp(theta[INS_WALK_STEP]),
                             .noise       = exp(theta[INS_WALK_NOISE]),
                             .persistence = logistic(theta[INS_WALK_PERSISTENCE]),
                             .calm        = CALM,
                             .turbulent   = CALM + exp(theta[INS_WALK_TURBULENT]),
                             .leave       = logistic(theta[INS_WALK_LEAVE]),
                             .settle      = logistic(theta[INS_WALK_SETTLE]),
                             .season_sd   = prior->season_sd};
    memcpy(law->season, prior->season, sizeof law->season);
}

/* --- season ----------------------------------------------------------------------------------- */

static double middle_of(double *values, int count)
{
    for (int i = 1; i < count; i++)
        for (int j = i; j > 0 && values[j] < values[j - 1]; j--) {
            double held   = values[j];
            values[j]     = values[j - 1];
            values[j - 1] = held;
        }
    return count % 2 ? values[count / 2] : 0.5 * (values[count / 2 - 1] + values[count / 2]);
}

/* The logarithm of month t less the mean of the year around it; NaN where that is not known. */
static double deviation(const struct ins_cases *cases, bool five, int t)
{
    double sum = 0.0, own, unused;
    if (t < 6 || t + 6 >= cases->months)
        return NAN;
    for (int i = -6; i <= 6; i++)
        sum += (i == -6 || i == 6 ? 0.5 : 1.0) * ins_walk_seen(cases->total[t + i], five, &unused) +
               0.0 * cases->total[t + i]; /* NaN where one is not known */
    own = ins_walk_seen(cases->total[t], five, &unused);
    return own - sum / 12.0;
}

bool ins_panel_season(const struct ins_cases *cases, double season[INS_SEASON], double *sd)
{
    bool   five = ins_walk_rounded(cases);
    double apart[INS_MONTHS], of[INS_SEASON], sum = 0.0;
    int    all = 0;
    for (int c = 0; c < INS_SEASON; c++) {
        double value[INS_MONTHS / INS_SEASON + 1];
        int    count = 0;
        for (int t = 0; t < cases->months; t++)
            if (ins_date_month(cases->first + t) == c && !isnan(deviation(cases, five, t)))
                value[count++] = deviation(cases, five, t);
        if (count == 0)
            return false;
        of[c] = middle_of(value, count);
        sum += of[c];
        for (int i = 0; i < count; i++)
            apart[all++] = fabs(value[i] - of[c]);
    }
    for (int c = 0; c < INS_SEASON; c++)
        season[c] = of[c] - sum / INS_SEASON;
    *sd = fmax(middle_of(apart, all) / 0.6745, 0.02);
    return true;
}

static void take_season(const struct ins_cases *cases, int records, struct ins_prior *prior)
{
    double weight = 0.0;
    memset(prior->season, 0, sizeof prior->season);
    for (int i = 0; i < records; i++) {
        double season[INS_SEASON], sd;
        if (!ins_panel_season(&cases[i], season, &sd))
            continue;
        weight += 1.0 / (sd * sd);
        for (int c = 0; c < INS_SEASON; c++)
            prior->season[c] += season[c] / (sd * sd);
    }
    for (int c = 0; c < INS_SEASON && weight > 0.0; c++)
        prior->season[c] /= weight;
}

/* --- the law ---------------------------------------------------------------------------------- */

struct sums {
    const struct ins_cases *cases;
    bool                    five;
    struct ins_walk_lead    lead[HORIZONS];
    double                  sum[HORIZONS];
    int                     count[HORIZONS];
};

static void look_at_horizons(void *context, int t, const struct ins_walk_state *state)
{
    struct sums *s = context;
    for (int h = 0; h < HORIZONS && t >= FIRST; h++) {
        int to = t + AHEAD[h];
        if (to >= s->cases->months || isnan(s->cases->total[to]))
            continue;
        double variance, seen = ins_walk_seen(s->cases->total[to], s->five, &variance);
        s->sum[h] += ins_walk_ahead(&s->lead[h], state, ins_date_month(s->cases->first + to), seen,
                                    variance);
        s->count[h]++;
    }
}

/* How well a law foretells a record: n / 12 looks at each horizon. */
static double looks(const struct ins_walk *law, const struct ins_cases *cases,
                    struct ins_walk_state *state)
{
    struct sums s = {.cases = cases, .five = ins_walk_rounded(cases)};
    double      sum = 0.0;
    for (int h = 0; h < HORIZONS; h++)
        ins_walk_lead(law, AHEAD[h], &s.lead[h]);
    (void)ins_walk_filter(law, cases, s.five, state, look_at_horizons, &s);
    for (int h = 0; h < HORIZONS; h++)
        sum += s.count[h] > 0 ? cases->months / 12.0 * s.sum[h] / s.count[h] : 0.0;
    return sum;
}

struct panel {
    const struct ins_cases *cases;
    int                     records;
    const struct ins_prior *prior;
    struct ins_walk_state  *state;
};

/* Less the log of what is believed of a law once the panel was seen. */
static double loss(const gsl_vector *x, void *context)
{
    const struct panel *panel = context;
    double theta[INS_WALK_PARAMETERS], sum = 0.0;
    memcpy(theta, ins_prior_none.middle, sizeof theta);
    for (int i = TOLD; i < INS_WALK_PARAMETERS; i++) {
        theta[i]    = gsl_vector_get(x, (size_t)(i - TOLD));
        double away = (theta[i] - ins_prior_none.middle[i]) / ins_prior_none.sd[i];
        sum -= 0.5 * away * away;
    }
    struct ins_walk law;
    ins_prior_law(panel->prior, theta, &law);
    for (int i = 0; i < panel->records; i++)
        sum += looks(&law, &panel->cases[i], panel->state);
    return isfinite(sum) ? -sum : 1e100;
}

static bool search_mode(struct panel *panel, double *middle)
{
    gsl_multimin_function f = {loss, INS_WALK_PARAMETERS - TOLD, panel};
    gsl_vector *x = gsl_vector_alloc(INS_WALK_PARAMETERS - TOLD), *step = gsl_vector_alloc(INS_WALK_PARAMETERS - TOLD);
    gsl_multimin_fminimizer *m =
        gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, INS_WALK_PARAMETERS - TOLD);
    bool room = x && step && m;
    for (int i = TOLD; room && i < INS_WALK_PARAMETERS; i++)
        gsl_vector_set(x, (size_t)(i - TOLD), ins_prior_none.middle[i]);
    if (room)
        gsl_vector_set_all(step, 0.3);
    room = room && gsl_multimin_fminimizer_set(m, &f, x, step) == 0;
    for (int k = 0; room && k < STEPS && gsl_multimin_fminimizer_size(m) > 5e-3; k++)
        if (gsl_multimin_fminimizer_iterate(m))
            break;
    for (int i = TOLD; room && i < INS_WALK_PARAMETERS; i++)
        middle[i] = gsl_vector_get(gsl_multimin_fminimizer_x(m), (size_t)(i - TOLD));
    if (m)
        gsl_multimin_fminimizer_free(m);
    gsl_vector_free(x);
    gsl_vector_free(step);
    return room;
}

enum ins_status ins_panel_prior(const struct ins_cases *cases, int records, struct ins_prior *prior,
                                struct ins_error *error)
{
    struct ins_walk_state *state = ins_memory_create(1, sizeof *state, error);
    if (!state)
        return INS_WORLD;
    *prior           = ins_prior_none;
    prior->season_sd = SEASON_APART;
    memcpy(prior->sd, APART, sizeof prior->sd);
    take_season(cases, records, prior);
    struct panel panel = {cases, records, prior, state};
    bool         found = search_mode(&panel, prior->middle);
    ins_memory_free(state);
    return found ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}

enum ins_status ins_panel_before(const struct ins_cases *own, const struct ins_records *panel,
                                 struct ins_records *known, char out[INS_NAME],
                                 struct ins_prior *prior, struct ins_error *error)
{
    *prior       = ins_prior_none;
    known->count = 0;
    out[0]       = '\0';
    if (!panel)
        return INS_DONE;
    *known = *panel;
    (void)ins_records_before(own, known, out);
    return known->count > 0 ? ins_panel_prior(known->cases, known->count, prior, error) : INS_DONE;
}
