#include "model/inflow.h"

#include <math.h>
#include <stddef.h>

#include "chance/normal.h"
#include "chance/real.h"

/* Streams of a month; each gives two rows of uniforms, and one serves two tracks. */
enum {
    PAIRS              = (INS_TRACKS + 1) / 2,
    STREAM_WEATHER     = 0, /* regime, shock */
    STREAM_SURGE       = 1,
    STREAM_COUNT       = 2,                      /* + track / 2 */
    STREAM_MIXING      = STREAM_COUNT + PAIRS,   /* + track / 2 */
    STREAM_COMPOSITION = STREAM_MIXING + PAIRS,  /* + track / 2 */
};

/* The random state of a block at the end of a month. */
struct weather {
    struct ins_row shock;  /* x */
    struct ins_row surge;  /* j */
    struct ins_row regime; /* s, a whole number */
    struct ins_row drift[INS_TRACKS]; /* y */
};

static void plan_regimes(struct ins_inflow_plan *plan, const struct ins_scenario *s)
{
    plan->regime_count   = s->inflow.regime_count;
    plan->initial_regime = s->inflow.initial_regime_index;
    plan->regimes        = s->inflow.regime_count > 1;
    plan->regime_shares  = false;
    plan->regime_multipliers = false;
    for (int i = 0; i < s->inflow.regime_count; i++) {
        const struct ins_regime *from = &s->inflow.regimes[i];
        struct ins_inflow_regime *to  = &plan->regime[i];
        to->multiplier = from->multiplier;
        to->volatility = from->volatility;
        plan->regime_multipliers |= from->multiplier != 1.0;
        double edge = 0.0;
        for (int j = 0; j < s->inflow.regime_count; j++) {
            edge += from->next[j] / from->mean_months;
            to->leave[j] = edge;
        }
        for (int k = 0; k < s->track_count; k++) {
            to->shares[k] = from->shares[k];
            plan->regime_shares |= from->shares[k] != s->tracks[k].fraction;
        }
    }
}

static void lay_event(const struct ins_event *event, struct ins_inflow_plan *plan)
{
    int first = event->start > 0 ? event->start : 0;
    for (int t = first; t < event->start + event->months && t < plan->months; t++) {
        struct ins_inflow_event *place =
            event->track_index < 0 ? &plan->whole[t] : &plan->track[t][event->track_index];
        place->multiply *= event->multiply;
        place->add += event->add;
    }
    if (event->track_index < 0)
        plan->events = true;
    else
        plan->track_events = true;
}

static void plan_events(struct ins_inflow_plan *plan, const struct ins_scenario *s)
{
    const struct ins_inflow_event none = {1.0, 0.0};
    plan->events = plan->track_events = false;
    for (int t = 0; t < s->months; t++) {
        plan->whole[t] = none;
        for (int k = 0; k < s->track_count; k++)
            plan->track[t][k] = none;
    }
    for (int i = 0; i < s->inflow.event_count; i++)
        lay_event(&s->inflow.events[i], plan);
}

static bool can_arrive(const struct ins_inflow_plan *plan, int k)
{
    for (int i = 0; i < plan->regime_count; i++)
        if (plan->regime[i].shares[k] > 0.0)
            return true;
    for (int t = 0; t < plan->months; t++)
        if (plan->track[t][k].add > 0.0)
            return true;
    return false;
}

static void plan_shocks(struct ins_inflow_plan *plan, const struct ins_scenario *s)
{
    plan->shocks        = s->inflow.ar1.innovation_sd > 0.0 || s->inflow.ar1.initial != 0.0;
    plan->persistence   = s->inflow.ar1.persistence;
    plan->innovation_sd = s->inflow.ar1.innovation_sd;
    plan->initial       = s->inflow.ar1.initial;
    ins_student_init(&plan->innovation, s->inflow.ar1.tail);
    plan->surges            = s->inflow.surge.probability > 0.0;
    plan->surge_probability = s->inflow.surge.probability;
    plan->surge_mean        = s->inflow.surge.mean_log_size;
    plan->surge_fade        = ins_exp(-ins_log(2.0) / s->inflow.surge.half_life);
    plan->composition             = s->inflow.composition.innovation_sd > 0.0;
    plan->composition_persistence = s->inflow.composition.persistence;
    plan->composition_sd          = s->inflow.composition.innovation_sd;
}

void ins_inflow_init(struct ins_inflow_plan *plan, const struct ins_scenario *s)
{
    double growth = ins_log(1.0 + s->inflow.growth_per_year);
    plan->months  = s->months;
    plan->tracks  = s->track_count;
    plan->burn_in = s->inflow.burn_in;
    plan->counts  = s->inflow.counts;
    plan->ceiling = s->inflow.level_per_month * s->inflow.ceiling;
    plan->record  = s->record;
    plan->uncertain = s->parameter_uncertainty ? s : NULL;
    plan_shocks(plan, s);
    plan_regimes(plan, s);
    plan_events(plan, s);
    for (int t = 0; t < s->months; t++)
        plan->trend[t] = s->inflow.level_per_month * ins_exp(t / 12.0 * growth) *
                         s->inflow.season[ins_date_month(s->start + t)];
    for (int k = 0; k < s->track_count; k++) {
        plan->drawn[k] = can_arrive(plan, k);
        if (plan->drawn[k] && plan->counts != INS_EXPECTED)
            ins_count_init(&plan->law[k], plan->counts == INS_POISSON ? INFINITY
                                                                      : s->tracks[k].dispersion);
    }
}

static void begin(const struct ins_inflow_plan *plan, struct weather *w)
{
    ins_row_set(&w->shock, plan->initial);
    ins_row_set(&w->surge, 0.0);
    ins_row_set(&w->regime, plan->initial_regime);
    for (int k = 0; k < plan->tracks; k++)
        ins_row_set(&w->drift[k], 0.0);
}

/* value[lane] = of[regime of the lane], by selection: no gather, any vector width. */
static void by_regime(const struct ins_inflow_plan *plan, const struct weather *w,
                      const double *of, struct ins_row *value)
{
    ins_row_set(value, of[0]);
    for (int r = 1; r < plan->regime_count; r++) {
        double number = r, own = of[r];
        for (int i = 0; i < INS_LANES; i++)
            value->lane[i] = w->regime.lane[i] == number ? own : value->lane[i];
    }
}

static void switch_regime(const struct ins_inflow_plan *plan, const struct ins_row *u,
                          struct weather *w)
{
    int count = plan->regime_count;
    struct ins_row passed, edge;
    ins_row_set(&passed, 0.0);
    for (int j = 0; j < count; j++) {
        double of[INS_REGIMES];
        for (int r = 0; r < count; r++)
            of[r] = plan->regime[r].leave[j];
        by_regime(plan, w, of, &edge);
        for (int i = 0; i < INS_LANES; i++)
            passed.lane[i] += u->lane[i] >= edge.lane[i] ? 1.0 : 0.0;
    }
    for (int i = 0; i < INS_LANES; i++) {
        double stayed = w->regime.lane[i];
        w->regime.lane[i] = passed.lane[i] < count ? passed.lane[i] : stayed;
    }
}

static void move_shock(const struct ins_inflow_plan *plan, const struct ins_row *u,
                       struct weather *w)
{
    double phi = plan->persistence, sd = plan->innovation_sd;
    struct ins_row e, v;
    ins_student_row(&plan->innovation, u, &e);
    double of[INS_REGIMES];
    for (int r = 0; r < plan->regime_count; r++)
        of[r] = sd * plan->regime[r].volatility;
    by_regime(plan, w, of, &v);
    for (int i = 0; i < INS_LANES; i++)
        w->shock.lane[i] = phi * w->shock.lane[i] + v.lane[i] * e.lane[i];
}

/* One uniform says both: a surge starts (u < q), and how large it is (u/q is uniform then). */
static void move_surge(const struct ins_inflow_plan *plan, const struct ins_block *block, int t,
                       struct weather *w)
{
    double q = plan->surge_probability, mean = plan->surge_mean, fade = plan->surge_fade;
    struct ins_row u, unused;
    ins_stream_pair(block, t, STREAM_SURGE, &u, &unused);
    for (int i = 0; i < INS_LANES; i++) {
        double part       = u.lane[i] < q ? u.lane[i] / q : 1.0;
        w->surge.lane[i] = fade * w->surge.lane[i] - mean * ins_log(part);
    }
}

static void move_composition(const struct ins_inflow_plan *plan, const struct ins_block *block,
                             int t, struct weather *w)
{
    double phi = plan->composition_persistence, sd = plan->composition_sd;
    struct ins_row u[2], z;
    for (int k = 0; k < plan->tracks; k++) {
        if (k % 2 == 0)
            ins_stream_pair(block, t, STREAM_COMPOSITION + k / 2, &u[0], &u[1]);
        ins_normal_row(&u[k % 2], &z);
        for (int i = 0; i < INS_LANES; i++)
            w->drift[k].lane[i] = phi * w->drift[k].lane[i] + sd * z.lane[i];
    }
}

static void move(const struct ins_inflow_plan *plan, const struct ins_block *block, int t,
                 struct weather *w)
{
    struct ins_row regime, shock;
    if (plan->regimes || plan->innovation_sd > 0.0)
        ins_stream_pair(block, t, STREAM_WEATHER, &regime, &shock);
    if (plan->regimes)
        switch_regime(plan, &regime, w);
    if (plan->innovation_sd > 0.0 && t >= 0 && t < block->dimensions)
        ins_stream_point(block, t, &shock);
    if (plan->innovation_sd > 0.0)
        move_shock(plan, &shock, w);
    else
        for (int i = 0; i < INS_LANES; i++)
            w->shock.lane[i] *= plan->persistence;
    if (plan->surges)
        move_surge(plan, block, t, w);
    if (plan->composition)
        move_composition(plan, block, t, w);
}

static void apply(struct ins_inflow_event event, struct ins_row *intensity)
{
    for (int i = 0; i < INS_LANES; i++)
        intensity->lane[i] = ins_larger(intensity->lane[i] * event.multiply + event.add, 0.0);
}

/* lambda_t before it is split. */
static void intensity(const struct ins_inflow_plan *plan, int t, const struct weather *w,
                      struct ins_row *lambda)
{
    double trend = plan->trend[t], ceiling = plan->ceiling;
    ins_row_set(lambda, trend);
    if (plan->shocks || plan->surges)
        for (int i = 0; i < INS_LANES; i++)
            lambda->lane[i] = trend * ins_exp(w->shock.lane[i] + w->surge.lane[i]);
    if (plan->regime_multipliers) {
        double of[INS_REGIMES];
        struct ins_row multiplier;
        for (int r = 0; r < plan->regime_count; r++)
            of[r] = plan->regime[r].multiplier;
        by_regime(plan, w, of, &multiplier);
        for (int i = 0; i < INS_LANES; i++)
            lambda->lane[i] *= multiplier.lane[i];
    }
    for (int i = 0; i < INS_LANES; i++)
        lambda->lane[i] = ins_smaller(lambda->lane[i], ceiling);
    if (plan->events)
        apply(plan->whole[t], lambda);
}

/* share[k], rows that sum to 1 */
static void split(const struct ins_inflow_plan *plan, const struct weather *w,
                  struct ins_row share[INS_TRACKS])
{
    for (int k = 0; k < plan->tracks; k++) {
        double of[INS_REGIMES];
        for (int r = 0; r < plan->regime_count; r++)
            of[r] = plan->regime[r].shares[k];
        if (plan->regime_shares)
            by_regime(plan, w, of, &share[k]);
        else
            ins_row_set(&share[k], of[0]);
    }
    if (!plan->composition)
        return;
    struct ins_row sum;
    ins_row_set(&sum, 0.0);
    for (int k = 0; k < plan->tracks; k++)
        for (int i = 0; i < INS_LANES; i++) {
            share[k].lane[i] *= ins_exp(w->drift[k].lane[i]);
            sum.lane[i] += share[k].lane[i];
        }
    for (int k = 0; k < plan->tracks; k++)
        for (int i = 0; i < INS_LANES; i++)
            share[k].lane[i] /= sum.lane[i];
}

/* The uniforms of tracks k and k + 1, of which the first is even. */
struct draws {
    struct ins_row count[2], mixing[2];
};

static bool is_mixed(const struct ins_inflow_plan *plan, int k)
{
    return k < plan->tracks && plan->drawn[k] && plan->law[k].mixed;
}

static void draw_two(const struct ins_inflow_plan *plan, const struct ins_block *block, int t,
                     int k, struct draws *u)
{
    if (plan->counts == INS_EXPECTED)
        return;
    ins_stream_pair(block, t, STREAM_COUNT + k / 2, &u->count[0], &u->count[1]);
    if (is_mixed(plan, k) || is_mixed(plan, k + 1))
        ins_stream_pair(block, t, STREAM_MIXING + k / 2, &u->mixing[0], &u->mixing[1]);
}

/* Cases a month, primary, of track k: `mean` is its share of lambda_t. */
static void count(const struct ins_inflow_plan *plan, int t, int k, const struct draws *u,
                  struct ins_row *mean, struct ins_row *cases)
{
    double recorded = plan->record ? plan->record->cases[t * plan->tracks + k] : NAN;
    if (!isnan(recorded) || !plan->drawn[k]) {
        ins_row_set(cases, isnan(recorded) ? 0.0 : recorded);
        return;
    }
    if (plan->track_events)
        apply(plan->track[t][k], mean);
    if (plan->counts == INS_EXPECTED)
        *cases = *mean;
    else
        ins_count_row(&plan->law[k], mean, &u->count[k % 2], &u->mixing[k % 2], cases);
}

static void arrive(const struct ins_inflow_plan *plan, const struct ins_block *block, int t,
                   const struct weather *w, struct ins_row *cases)
{
    struct ins_row lambda, share[INS_TRACKS];
    struct draws   u;
    intensity(plan, t, w, &lambda);
    split(plan, w, share);
    for (int k = 0; k < plan->tracks; k++) {
        for (int i = 0; i < INS_LANES; i++)
            share[k].lane[i] *= lambda.lane[i];
        if (k % 2 == 0)
            draw_two(plan, block, t, k, &u);
        count(plan, t, k, &u, &share[k], &cases[k]);
    }
}

/* Add a month to the means of its quarter. */
static void note(const struct ins_inflow_plan *plan, int t, const struct weather *w,
                 struct ins_row *drivers)
{
    int    part  = ins_driver_part(t, plan->months);
    double share = 1.0 / ins_driver_months(part, plan->months);
    for (int i = 0; i < INS_LANES; i++) {
        drivers[ins_driver(part, 0)].lane[i] += share * w->shock.lane[i];
        drivers[ins_driver(part, 1)].lane[i] += share * w->surge.lane[i];
    }
    for (int r = 0; r < plan->regime_count; r++)
        for (int i = 0; i < INS_LANES; i++)
            drivers[ins_driver(part, 2 + r)].lane[i] += w->regime.lane[i] == r ? share : 0.0;
}

void ins_inflow_drive(const struct ins_inflow_plan *plan, const struct ins_block *block,
                      struct ins_row *arrivals, struct ins_row *drivers)
{
    struct weather w;
    begin(plan, &w);
    for (int d = 0; drivers && d < INS_DRIVERS; d++)
        ins_row_set(&drivers[d], 0.0);
    for (int t = -plan->burn_in; t < plan->months; t++) {
        move(plan, block, t, &w);
        if (t < 0)
            continue;
        arrive(plan, block, t, &w, &arrivals[t * plan->tracks]);
        if (drivers)
            note(plan, t, &w, drivers);
    }
}

void ins_inflow_draw(const struct ins_inflow_plan *plan, const struct ins_block *block,
                     struct ins_row *arrivals)
{
    ins_inflow_drive(plan, block, arrivals, NULL);
}
