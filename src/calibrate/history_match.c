#include "calibrate/history_match.h"

#include <gsl/gsl_qrng.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "calibrate/bands.h"
#include "chance/normal.h"
#include "engine/quiet.h"

enum { DESIGN = 2048, GRID = 64 };

/* How far along a direction; how many errors are too many. */
static const double FAR = 2.6, ERRORS = 3.0;

struct look {
    struct ins_calibration *c;
    struct ins_worlds_play *play;
    double *z, *model;     /* of the design: [DESIGN][keys], [DESIGN][figures] */
    double *ends, *told;   /* two for each figure */
    double *scratch;       /* [2 DESIGN] */
};

static enum ins_status room_for_figures(struct look *l, struct ins_error *error)
{
    size_t keys = (size_t)l->c->keys, figures = (size_t)l->c->observed->figures;
    l->z       = ins_memory_create(DESIGN * keys, sizeof *l->z, error);
    l->model   = ins_memory_create(DESIGN * figures, sizeof *l->model, error);
    l->ends    = ins_memory_create(2 * figures * keys, sizeof *l->ends, error);
    l->told    = ins_memory_create(2 * figures * figures, sizeof *l->told, error);
    l->scratch = ins_memory_create(2 * DESIGN, sizeof *l->scratch, error);
    return l->z && l->model && l->ends && l->told && l->scratch ? INS_DONE : INS_WORLD;
}

static void look_clear(struct look *l)
{
    ins_memory_free(l->z);
    ins_memory_free(l->model);
    ins_memory_free(l->ends);
    ins_memory_free(l->told);
    ins_memory_free(l->scratch);
}

/* Sobol's points, GSL's without the origin, as normal numbers. */
static enum ins_status spread_out(struct look *l, struct ins_error *error)
{
    int    keys = l->c->keys;
    double u[INS_SMC_DIMS];
    ins_quiet_begin();
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)keys);
    for (int p = 0; sequence && p < DESIGN; p++) {
        (void)gsl_qrng_get(sequence, u);
        for (int k = 0; k < keys; k++)
            l->z[p * keys + k] = ins_normal(fmax(u[k], 0.5 / DESIGN));
    }
    gsl_qrng_free(sequence);
    ins_quiet_end();
    return sequence ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}

/* Worlds that are no scenario are left out: the others no longer lie around nought, so that a figure's
 * own size would take the place of what it moves with. */
static double mean_of_worlds(const struct look *l, int f)
{
    double sum   = 0.0;
    int    known = 0, figures = l->c->observed->figures;
    for (int p = 0; p < DESIGN; p++) {
        double own = l->model[(size_t)p * (size_t)figures + (size_t)f];
        sum += isfinite(own) ? own : 0.0;
        known += isfinite(own) != 0;
    }
    return known > 0 ? sum / known : 0.0;
}

/* The direction in which figure f rises: its covariances with the normal numbers, scaled to length FAR. */
static void aim_at_figure(struct look *l, int f)
{
    int     keys = l->c->keys, figures = l->c->observed->figures;
    double *high = &l->ends[2 * f * keys], *low = high + keys, length = 0.0;
    double mean = mean_of_worlds(l, f);
    memset(high, 0, (size_t)keys * sizeof *high);
    for (int p = 0; p < DESIGN; p++) {
        double own = l->model[(size_t)p * (size_t)figures + (size_t)f];
        for (int k = 0; k < keys && isfinite(own); k++)
            high[k] += (own - mean) * l->z[p * keys + k];
    }
    for (int k = 0; k < keys; k++)
        length += high[k] * high[k];
    for (int k = 0; k < keys; k++) {
        high[k] = length > 0.0 ? FAR * high[k] / sqrt(length) : 0.0;
        low[k]  = -high[k];
    }
}

static void stretch(struct ins_calibrated_figure *figure, double value)
{
    figure->least = fmin(figure->least, value);
    figure->most  = fmax(figure->most, value);
}

/* The error of a figure where the model is off by as much as it is in the middle beforehand. */
static double figure_error(const struct ins_likelihood *l, int f)
{
    return sqrt(l->variance[f * l->nodes + l->nodes / 2]);
}

static void sum_up_reach(struct look *l, const struct ins_likelihood *likelihood, int f)
{
    int figures = l->c->observed->figures;
    struct ins_calibrated_figure *own = &l->c->figure[f];
    own->before = ins_bands_of(&l->model[f], figures, NULL, DESIGN, l->scratch);
    own->least = INFINITY, own->most = -INFINITY;
    for (int p = 0; p < DESIGN; p++)
        stretch(own, l->model[(size_t)p * (size_t)figures + (size_t)f]);
    for (int p = 0; p < 2 * figures; p++)
        stretch(own, l->told[(size_t)p * (size_t)figures + (size_t)f]);
    double value = l->c->observed->figure[f].value, room = ERRORS * figure_error(likelihood, f);
    own->unmet   = !(value >= own->least - room && value <= own->most + room);
    l->c->unmet += own->unmet;
}

/* What is known of the keys beforehand: quantiles of their laws, and by a grid of shares their spread. */
static void sum_up_keys(const struct look *l)
{
    static const double at[3] = {-1.6448536269514729, 0.0, 1.6448536269514729};
    int    keys = l->c->keys;
    double z[INS_SMC_DIMS], value[3][INS_SMC_DIMS], one[INS_SMC_DIMS];
    double sum[INS_SMC_DIMS] = {0}, square[INS_SMC_DIMS] = {0};
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < keys; k++)
            z[k] = at[i];
        ins_worlds_play_values(l->play, z, value[i]);
    }
    for (int g = 0; g < GRID; g++) {
        for (int k = 0; k < keys; k++)
            z[k] = ins_normal((g + 0.5) / GRID);
        ins_worlds_play_values(l->play, z, one);
        for (int k = 0; k < keys; k++) {
            sum[k] += (one[k] - value[1][k]) / GRID;
            square[k] += (one[k] - value[1][k]) * (one[k] - value[1][k]) / GRID;
        }
    }
    for (int k = 0; k < keys; k++) {
        l->c->key[k].before    = (struct ins_band){value[0][k], value[1][k], value[2][k]};
        l->c->key[k].sd_before = sqrt(fmax(0.0, square[k] - sum[k] * sum[k]));
    }
}

static enum ins_status look_at_reach(struct look *l, const struct ins_likelihood *likelihood,
                                     struct ins_error *error)
{
    int             figures = l->c->observed->figures;
    enum ins_status status  = spread_out(l, error);
    if (status == INS_DONE)
        status = ins_worlds_play_all(l->play, l->z, DESIGN, l->model, error);
    for (int f = 0; f < figures && status == INS_DONE; f++)
        aim_at_figure(l, f);
    if (status == INS_DONE)
        status = ins_worlds_play_all(l->play, l->ends, 2 * figures, l->told, error);
    for (int f = 0; f < figures && status == INS_DONE; f++)
        sum_up_reach(l, likelihood, f);
    l->c->played += DESIGN + 2 * figures;
    if (status == INS_DONE)
        sum_up_keys(l);
    return status;
}

enum ins_status ins_history_match(struct ins_calibration *c, const struct ins_likelihood *likelihood,
                               struct ins_worlds_play *play, struct ins_error *error)
{
    struct look     l      = {.c = c, .play = play};
    enum ins_status status = room_for_figures(&l, error);
    if (status == INS_DONE)
        status = look_at_reach(&l, likelihood, error);
    look_clear(&l);
    return status;
}
