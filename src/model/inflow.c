#include "model/inflow.h"

#include <math.h>
#include <stddef.h>

#include "base/pack.h"
#include "chance/named.h"
#include "chance/normal.h"
#include "chance/real.h"
#include "model/tracks.h"

/* Streams of a month, two rows of uniforms each; those of tracks hang on their names (7.8). */
enum {
    STREAM_SHOCK = 0,  /* regime, shock */
    STREAM_SURGE = 1,
    STREAM_PATH  = 14, /* of month 0: which path */
    STREAM_WALK  = 15,
    STREAM_START = 16  /* of month 0: which regime it begins in */
};

/* Uniforms of a track: those of an even month, and of the odd one behind it. */
struct own_draws {
    struct ins_row count[2], mixing[2], composition[2];
};

/* The random state of a block at the end of a month. */
struct inflow_state {
    struct ins_row shock;  /* x */
    struct ins_row walk;   /* w */
    struct ins_row surge;  /* j */
    struct ins_row regime; /* s, a whole number */
    struct ins_row drift[INS_TRACKS]; /* y */
    int            path[INS_LANES];   /* given path of each future */
    struct own_draws own[INS_TRACKS];
};

/* Edges of the regimes in which a future may begin (1.13): a uniform below the first one takes
 * regime 0, and so on; at or above the last one it takes the initial regime. */
static void plan_start(struct ins_inflow_plan *plan, const struct ins_scenario *s)
{
    double edge = 0.0;
    for (int i = 0; i < s->inflow.regime_count; i++) {
        edge += i == plan->initial_regime ? 0.0 : s->inflow.regimes[i].initial;
        plan->start[i] = edge;
    }
    plan->start_drawn = edge > 0.0;
}

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

static void plan_names(struct ins_inflow_plan *plan, const struct ins_scenario *s)
{
    const char *name[INS_TRACKS];
    for (int k = 0; k < s->track_count; k++)
        name[k] = s->tracks[k].name;
    ins_named_slots(s->track_count, name, plan->slot);
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
    plan->walks            = s->inflow.walk.innovation_sd > 0.0;
    plan->walk_persistence = s->inflow.walk.persistence;
    plan->walk_sd          = s->inflow.walk.innovation_sd;
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
    plan->ceiling = isinf(s->inflow.ceiling_per_month)
                        ? s->inflow.level_per_month * s->inflow.ceiling
                        : s->inflow.ceiling_per_month;
    plan->record  = s->record;
    plan->paths   = s->paths;
    plan->uncertain = ins_scenario_is_clustered(s) ? s : NULL;
    plan_shocks(plan, s);
    plan_regimes(plan, s);
    plan_start(plan, s);
    plan_events(plan, s);
    for (int t = 0; t < s->months; t++)
        plan->trend[t] = s->inflow.level_per_month * ins_exp(t / 12.0 * growth) *
                         s->inflow.season[ins_date_month(s->start + t)];
    plan_names(plan, s);
    for (int k = 0; k < s->track_count; k++) {
        plan->drawn[k] = can_arrive(plan, k);
        if (plan->drawn[k] && plan->counts != INS_EXPECTED)
            ins_count_init(&plan->law[k], plan->counts == INS_POISSON ? INFINITY
                                                                      : s->tracks[k].dispersion);
    }
}

static void choose_start(const struct ins_inflow_plan *plan, const struct ins_block *block,
                         struct inflow_state *w)
{
    struct ins_row u, unused;
    ins_stream_pair(block, 0, STREAM_START, &u, &unused);
    for (int i = 0; i < INS_LANES; i++) {
        int regime = 0;
        while (regime < plan->regime_count && u.lane[i] >= plan->start[regime])
            regime++;
        w->regime.lane[i] = regime < plan->regime_count ? regime : plan->initial_regime;
    }
}

/* One pair serves a track for two months (7.9): the even one draws it, the odd one has its second half. */
static const struct ins_row *draw_own(const struct ins_inflow_plan *plan, const struct ins_block *block,
                                      int t, int k, enum ins_purpose purpose, struct ins_row two[2])
{
    if (t % 2 == 0)
        ins_stream_pair(block, t, ins_named_stream(plan->slot[k], purpose), &two[0], &two[1]);
    return &two[t % 2 != 0];
}

static void begin_inflow(const struct ins_inflow_plan *plan, const struct ins_block *block,
                         struct inflow_state *w)
{
    ins_row_set(&w->shock, plan->initial);
    ins_row_set(&w->walk, 0.0);
    ins_row_set(&w->surge, 0.0);
    ins_row_set(&w->regime, plan->initial_regime);
    if (plan->start_drawn)
        choose_start(plan, block, w);
    for (int k = 0; k < plan->tracks; k++) {
        ins_row_set(&w->drift[k], 0.0);
        if (plan->composition && plan->burn_in % 2 != 0)
            draw_own(plan, block, -plan->burn_in - 1, k, INS_PURPOSE_COMPOSITION, w->own[k].composition);
    }
}

/* of[regime of each future], by selection: no gather, any vector width. */
static inline ins_pack by_regime(ins_pack regime, int count, const ins_pack *of)
{
    ins_pack value = of[0];
    for (int r = 1; r < count; r++)
        value = where(equal(regime, all(r)), of[r], value);
    return value;
}

static void row_by_regime(const struct ins_inflow_plan *plan, const struct inflow_state *w,
                          const double *of, struct ins_row *value)
{
    ins_pack own[INS_REGIMES] = {all(of[0])};
    for (int r = 1; r < plan->regime_count; r++)
        own[r] = all(of[r]);
    INS_EACH_PACK(i)
        put(value, i, by_regime(at(&w->regime, i), plan->regime_count, own));
}

/* The chain (1.4) goes to the first regime whose edge lies above u, and stays where none does.
 * Bodies that know the number of regimes run without loops. */
INS_PART(void) switch_among(const int count, const struct ins_inflow_plan *plan,
                            const struct ins_row *u, struct inflow_state *w)
{
    ins_pack leave[INS_REGIMES][INS_REGIMES], last = all(count), one = all(1.0), none = all(0.0);
    for (int j = 0; j < count; j++)
        for (int r = 0; r < count; r++)
            leave[j][r] = all(plan->regime[r].leave[j]);
    INS_EACH_PACK(i) {
        ins_pack regime = at(&w->regime, i), own = at(u, i), passed = none;
        for (int j = 0; j < count; j++)
            passed += where(above(by_regime(regime, count, leave[j]), own), none, one);
        put(&w->regime, i, where(above(last, passed), passed, regime));
    }
}

static void switch_regime(const struct ins_inflow_plan *plan, const struct ins_row *u,
                          struct inflow_state *w)
{
    INS_FOR_TRACKS(switch_among, plan->regime_count, plan, u, w)
}

/* A month of shocks (1.3). */
INS_PART(void) push(const int count, const struct ins_inflow_plan *plan, const struct ins_row *e,
                    struct inflow_state *w)
{
    ins_pack phi = all(plan->persistence), of[INS_REGIMES];
    for (int r = 0; r < count; r++)
        of[r] = all(plan->innovation_sd * plan->regime[r].volatility);
    INS_EACH_PACK(i) {
        ins_pack v = by_regime(at(&w->regime, i), count, of);
        put(&w->shock, i, phi * at(&w->shock, i) + v * at(e, i));
    }
}

static void move_shock(const struct ins_inflow_plan *plan, const struct ins_row *u,
                       struct inflow_state *w)
{
    struct ins_row e;
    ins_student_row(&plan->innovation, u, &e);
    INS_FOR_TRACKS(push, plan->regime_count, plan, &e, w)
}

/* Surges (1.5). One uniform says both: a surge starts (u < q), and how large it is (u/q is uniform
 * then). */
static void move_surge(const struct ins_inflow_plan *plan, const struct ins_block *block, int t,
                       struct inflow_state *w)
{
    double q = plan->surge_probability, mean = plan->surge_mean, fade = plan->surge_fade;
    struct ins_row u, unused;
    ins_stream_pair(block, t, STREAM_SURGE, &u, &unused);
    for (int i = 0; i < INS_LANES; i++) {
        double part       = u.lane[i] < q ? u.lane[i] / q : 1.0;
        w->surge.lane[i] = fade * w->surge.lane[i] - mean * ins_log(part);
    }
}

/* The level wanders (1.12). */
static void move_walk(const struct ins_inflow_plan *plan, const struct ins_block *block, int t,
                      struct inflow_state *w)
{
    ins_pack       kappa = all(plan->walk_persistence), omega = all(plan->walk_sd);
    struct ins_row u, unused, z;
    ins_stream_pair(block, t, STREAM_WALK, &u, &unused);
    ins_normal_row(&u, &z);
    INS_EACH_PACK(i)
        put(&w->walk, i, kappa * at(&w->walk, i) + omega * at(&z, i));
}

/* The drift of the shares (1.8). */
static void move_composition(const struct ins_inflow_plan *plan, const struct ins_block *block,
                             int t, struct inflow_state *w)
{
    double phi = plan->composition_persistence, sd = plan->composition_sd;
    struct ins_row z;
    for (int k = 0; k < plan->tracks; k++) {
        ins_normal_row(draw_own(plan, block, t, k, INS_PURPOSE_COMPOSITION, w->own[k].composition), &z);
        for (int i = 0; i < INS_LANES; i++)
            w->drift[k].lane[i] = phi * w->drift[k].lane[i] + sd * z.lane[i];
    }
}

static void move_month(const struct ins_inflow_plan *plan, const struct ins_block *block, int t,
                       struct inflow_state *w)
{
    struct ins_row regime, shock;
    if (plan->regimes || plan->innovation_sd > 0.0)
        ins_stream_pair(block, t, STREAM_SHOCK, &regime, &shock);
    if (plan->regimes)
        switch_regime(plan, &regime, w);
    if (plan->innovation_sd > 0.0 && t >= 0 && t < block->dimensions)
        ins_stream_point(block, t, &shock);
    if (plan->innovation_sd > 0.0)
        move_shock(plan, &shock, w);
    else
        for (int i = 0; i < INS_LANES; i++)
            w->shock.lane[i] *= plan->persistence;
    if (plan->walks && t >= 0)
        move_walk(plan, block, t, w);
    if (plan->surges)
        move_surge(plan, block, t, w);
    if (plan->composition)
        move_composition(plan, block, t, w);
}

/* What events make of an intensity: (1.7), (1.10). */
static void apply(struct ins_inflow_event event, struct ins_row *intensity)
{
    for (int i = 0; i < INS_LANES; i++)
        intensity->lane[i] = ins_larger(intensity->lane[i] * event.multiply + event.add, 0.0);
}

/* One draw for all of the months of a future (1.6). */
void ins_inflow_paths(const struct ins_inflow_plan *plan, const struct ins_block *block,
                      int taken[INS_LANES])
{
    struct ins_row u, unused;
    ins_stream_pair(block, 0, STREAM_PATH, &u, &unused);
    for (int i = 0; i < INS_LANES; i++) {
        int path = 0;
        while (path + 1 < plan->paths->count && u.lane[i] >= plan->paths->edge[path])
            path++;
        taken[i] = path;
    }
}

/* A month that a path knows has its intensity from there, whatever the model says. */
static void follow_path(const struct ins_inflow_plan *plan, int t, const struct inflow_state *w,
                        struct ins_row *lambda)
{
    if (t >= plan->paths->months)
        return;
    const double *cases = &plan->paths->cases[t * plan->paths->count];
    for (int i = 0; i < INS_LANES; i++) {
        double given = cases[w->path[i]];
        lambda->lane[i] = isnan(given) ? lambda->lane[i] : given;
    }
}

/* lambda_t before it is split (1.2). */
static void intensity(const struct ins_inflow_plan *plan, int t, const struct inflow_state *w,
                      struct ins_row *lambda)
{
    double trend = plan->trend[t], ceiling = plan->ceiling;
    ins_row_set(lambda, trend);
    if (plan->shocks || plan->surges || plan->walks)
        for (int i = 0; i < INS_LANES; i++)
            lambda->lane[i] =
                trend * ins_exp(w->shock.lane[i] + w->surge.lane[i] + w->walk.lane[i]);
    if (plan->regime_multipliers) {
        double of[INS_REGIMES];
        struct ins_row multiplier;
        for (int r = 0; r < plan->regime_count; r++)
            of[r] = plan->regime[r].multiplier;
        row_by_regime(plan, w, of, &multiplier);
        for (int i = 0; i < INS_LANES; i++)
            lambda->lane[i] *= multiplier.lane[i];
    }
    INS_EACH_PACK(i)
        put(lambda, i, smaller(at(lambda, i), all(ceiling)));
    if (plan->paths)
        follow_path(plan, t, w, lambda);
    if (plan->events)
        apply(plan->whole[t], lambda);
}

/* share[k], rows that sum to 1 (1.9). */
static void split(const struct ins_inflow_plan *plan, const struct inflow_state *w,
                  struct ins_row share[INS_TRACKS])
{
    for (int k = 0; k < plan->tracks; k++) {
        double of[INS_REGIMES];
        for (int r = 0; r < plan->regime_count; r++)
            of[r] = plan->regime[r].shares[k];
        row_by_regime(plan, w, of, &share[k]);
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

/* The means of the tracks: lambda_t times their shares, which are mostly the same in all futures. */
static void split_mean(const struct ins_inflow_plan *plan, const struct inflow_state *w,
                       const struct ins_row *lambda, struct ins_row mean[INS_TRACKS])
{
    bool same = !plan->regime_shares && !plan->composition;
    if (!same)
        split(plan, w, mean);
    for (int k = 0; k < plan->tracks; k++) {
        ins_pack share = all(plan->regime[0].shares[k]);
        INS_EACH_PACK(i)
            put(&mean[k], i, (same ? share : at(&mean[k], i)) * at(lambda, i));
    }
}

/* Cases a month, primary, of track k (1.11): `mean` is its share of lambda_t. The numbers of a month that
 * a record knows are drawn all the same, since the month behind it has its own from there. */
static void count_cases(const struct ins_inflow_plan *plan, const struct ins_block *block, int t,
                        int k, struct own_draws *own, struct ins_row *mean, struct ins_row *cases)
{
    double recorded = plan->record ? plan->record->cases[t * plan->tracks + k] : NAN;
    bool   counted  = plan->drawn[k] && plan->counts != INS_EXPECTED;
    const struct ins_row *u = NULL, *mixing = NULL;
    if (counted)
        u = mixing = draw_own(plan, block, t, k, INS_PURPOSE_COUNT, own->count);
    if (counted && plan->law[k].mixed)
        mixing = draw_own(plan, block, t, k, INS_PURPOSE_MIXING, own->mixing);
    if (!isnan(recorded) || !plan->drawn[k]) {
        ins_row_set(cases, isnan(recorded) ? 0.0 : recorded);
        return;
    }
    if (plan->track_events)
        apply(plan->track[t][k], mean);
    if (counted)
        ins_count_row(&plan->law[k], mean, u, mixing, cases);
    else
        *cases = *mean;
}

static void arrive(const struct ins_inflow_plan *plan, const struct ins_block *block, int t,
                   struct inflow_state *w, struct ins_row *cases)
{
    struct ins_row lambda, mean[INS_TRACKS];
    intensity(plan, t, w, &lambda);
    split_mean(plan, w, &lambda, mean);
    for (int k = 0; k < plan->tracks; k++)
        count_cases(plan, block, t, k, &w->own[k], &mean[k], &cases[k]);
}

/* Add a month to the means of its quarter. */
static void note_covariates(const struct ins_inflow_plan *plan, int t, const struct inflow_state *w,
                            struct ins_row *covariates)
{
    int    part  = ins_covariate_part(t, plan->months);
    double share = 1.0 / ins_covariate_months(part, plan->months);
    for (int i = 0; i < INS_LANES; i++) {
        covariates[ins_covariate(part, 0)].lane[i] +=
            share * (w->shock.lane[i] + w->walk.lane[i]);
        covariates[ins_covariate(part, 1)].lane[i] += share * w->surge.lane[i];
    }
    for (int r = 0; r < plan->regime_count; r++)
        for (int i = 0; i < INS_LANES; i++)
            covariates[ins_covariate(part, 2 + r)].lane[i] += w->regime.lane[i] == r ? share : 0.0;
}

/* Primary arrivals of the months t-2 ... t of track k, for which a record knows no month of its own, are
 * scaled to what it knows of the quarter less the months that it knows (1.14); where the model has none
 * they come evenly. */
static void constrain(const struct ins_inflow_plan *plan, int t, int k, double rest,
                      struct ins_row *arrivals)
{
    enum { QUARTER = 3 };
    struct ins_row *month[QUARTER], sum = {{0}};
    int             open = 0;
    for (int u = t - QUARTER + 1; u <= t; u++) {
        double known = plan->record->cases[u * plan->tracks + k];
        if (isnan(known))
            month[open++] = &arrivals[u * plan->tracks + k];
        else
            rest -= known;
    }
    for (int m = 0; m < open; m++)
        ins_row_add(&sum, month[m]);
    for (int i = 0; i < INS_LANES; i++)
        for (int m = 0; m < open; m++) {
            double part = sum.lane[i] > 0.0 ? month[m]->lane[i] / sum.lane[i] : 1.0 / open;
            month[m]->lane[i] = fmax(rest, 0.0) * part;
        }
}

static void constrain_quarters(const struct ins_inflow_plan *plan, struct ins_row *arrivals)
{
    for (int t = 2; t < plan->months; t++)
        for (int k = 0; k < plan->tracks; k++) {
            double sum = ins_record_row(plan->record, t)[ins_record_quarter(plan->record, k)];
            if (!isnan(sum))
                constrain(plan, t, k, sum, arrivals);
        }
}

void ins_inflow_drive(const struct ins_inflow_plan *plan, const struct ins_block *block,
                      struct ins_row *arrivals, struct ins_row *covariates)
{
    struct inflow_state w;
    begin_inflow(plan, block, &w);
    if (plan->paths)
        ins_inflow_paths(plan, block, w.path);
    for (int d = 0; covariates && d < INS_COVARIATES; d++)
        ins_row_set(&covariates[d], 0.0);
    for (int t = -plan->burn_in; t < plan->months; t++) {
        move_month(plan, block, t, &w);
        if (t < 0)
            continue;
        arrive(plan, block, t, &w, &arrivals[t * plan->tracks]);
        if (covariates)
            note_covariates(plan, t, &w, covariates);
    }
    if (plan->record && plan->record->served)
        constrain_quarters(plan, arrivals);
}

void ins_inflow_draw(const struct ins_inflow_plan *plan, const struct ins_block *block,
                     struct ins_row *arrivals)
{
    ins_inflow_drive(plan, block, arrivals, NULL);
}
