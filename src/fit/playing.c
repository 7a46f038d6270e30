#include "fit/playing.h"

#include <gsl/gsl_randist.h>
#include <math.h>

/* What a path is in the midst of. */
struct path {
    double shock, surge, walk;
    int    turbulent;
};

static void change_regime(const struct ins_inflow_draw *w, gsl_rng *rng, struct path *p)
{
    double months = p->turbulent ? w->turbulent_months : w->calm_months;
    if (gsl_rng_uniform(rng) < 1.0 / months) /* (1.4) */
        p->turbulent = !p->turbulent;
}

/* A shock of variance 1 (1.3). */
static double innovation(const struct ins_inflow_draw *w, gsl_rng *rng)
{
    return w->tail > 0.0 ? sqrt((w->tail - 2.0) / w->tail) * gsl_ran_tdist(rng, w->tail)
                         : gsl_ran_ugaussian(rng);
}

static double month(const struct ins_inflow_draw *w, int ahead, int calendar, gsl_rng *rng,
                    struct path *p)
{
    double trend, lambda, u = gsl_rng_uniform_pos(rng);
    change_regime(w, rng, p);
    p->shock = w->persistence * p->shock +
               (p->turbulent ? w->turbulent : w->calm) * innovation(w, rng);
    p->surge = p->surge * exp2(-1.0 / w->half_life) +
               (u < w->surge ? -w->surge_size * log(u / w->surge) : 0.0); /* (1.5) */
    p->walk  = w->walk_persistence * p->walk + w->step * gsl_ran_ugaussian(rng); /* (1.12) */
    trend    = w->level * pow(1.0 + w->growth, ahead / 12.0) * w->season[calendar]; /* (1.1) */
    lambda   = fmin(trend * (p->turbulent ? w->multiplier : 1.0) * exp(p->shock + p->surge + p->walk),
                    w->ceiling); /* (1.2) */
    return gsl_ran_poisson(rng, lambda * gsl_ran_gamma(rng, w->dispersion, 1.0 / w->dispersion));
}

void ins_playing_run(const struct ins_inflow_draw *world, int first, gsl_rng *rng,
                    struct ins_playing *paths)
{
    for (int i = 0; i < INS_PLAYING; i++) {
        const struct ins_inflow_draw *w = &world[i / INS_PLAYING_OF_WORLD];
        struct path p = {.shock = w->initial, .turbulent = w->in_turbulence};
        for (int t = 0; t < INS_PLAYING_MONTHS; t++)
            paths->cases[i][t] = month(w, t, (first + t) % INS_SEASON, rng, &p);
    }
}
