#include "calibrate/lessons.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "calibrate/bands.h"

/* Weights that are worth less than this part of the worlds tell nothing; beyond so many figures they are
 * not left out one by one. */
static const double LEAST_WORTH = 0.02;
enum { MOST_FIGURES = 400 };

/* A discrepancy whose 5 % quantile lies above so many times the median that was taken for granted is a
 * doubt about the model. */
static const double DOUBT = 2.0;

struct lessons {
    struct ins_calibration      *c;
    const struct ins_likelihood *likelihood;
    const struct ins_smc        *smc;
    double *scratch; /* [2 worlds] */
    double *weight;  /* [worlds] of worlds without some figures */
    double *whole;   /* [worlds][kinds] log likelihood */
};

static const double *told_by(const struct lessons *l, int world)
{
    return &l->smc->keep[(size_t)world * (size_t)l->smc->keeps];
}

/* --- keys ---------------------------------------------------------------------------------------------- */

/* Mean and sd of key k under weights that need not sum to 1. */
static void moments(const struct ins_calibration *c, const double *weight, int k, double *mean, double *sd)
{
    double sum = 0.0, first = 0.0, second = 0.0, from = c->key[k].before.p50;
    for (int p = 0; p < c->worlds; p++) {
        double off = c->value[p * c->keys + k] - from;
        sum += weight[p];
        first += weight[p] * off;
        second += weight[p] * off * off;
    }
    *mean = from + first / sum;
    *sd   = sqrt(fmax(0.0, second / sum - first / sum * (first / sum)));
}

static void sum_up_key(const struct lessons *l, int k)
{
    struct ins_calibration    *c   = l->c;
    struct ins_calibrated_key *key = &c->key[k];
    key->after   = ins_bands_of(&c->value[k], c->keys, c->weight, c->worlds, l->scratch);
    key->teacher = -1;
    key->wider   = 1.0;
    moments(c, c->weight, k, &key->mean, &key->sd);
}

static void correlate(const struct ins_calibration *c)
{
    for (int i = 0; i < c->keys; i++)
        for (int j = 0; j < c->keys; j++) {
            double sum = 0.0, scale = c->key[i].sd * c->key[j].sd;
            for (int p = 0; p < c->worlds; p++)
                sum += c->weight[p] * (c->value[p * c->keys + i] - c->key[i].mean) *
                       (c->value[p * c->keys + j] - c->key[j].mean);
            c->correlation[i * c->keys + j] = scale > 0.0 ? sum / scale : i == j;
        }
}

/* --- figures -------------------------------------------------------------------------------------------- */

/* The middle of the discrepancy of a figure's kind, as a share. */
static double off_by(const struct ins_calibration *c, int f)
{
    return c->kind[c->observed->figure[f].kind].discrepancy.p50;
}

static void sum_up_figure(const struct lessons *l, int f)
{
    struct ins_calibration       *c   = l->c;
    struct ins_calibrated_figure *own = &c->figure[f];
    const struct ins_figure_read *is  = &c->observed->figure[f];
    own->after  = ins_bands_of(&l->smc->keep[f], l->smc->keeps, c->weight, c->worlds, l->scratch);
    own->shift  = NAN;
    double sd   = (own->after.p95 - own->after.p05) / 3.29, off = off_by(c, f) * ins_likelihood_size(c->observed, f);
    double whole = sqrt(sd * sd + is->sd * is->sd + off * off);
    own->implausibility = fabs(is->value - own->after.p50) / whole;
}

/* --- the discrepancy of a kind --------------------------------------------------------------------------- */

static double node_at(const struct ins_likelihood *l, const double *chance, double part)
{
    double passed = 0.0;
    for (int j = 0; j < l->nodes; j++) {
        passed += chance[j];
        if (passed >= part)
            return l->delta[j];
    }
    return l->delta[l->nodes - 1];
}

static void sum_up_kind(const struct lessons *l, int g)
{
    const struct ins_likelihood *by = l->likelihood;
    double all[INS_DISCREPANCY_NODES] = {0}, one[INS_DISCREPANCY_NODES];
    for (int p = 0; p < l->c->worlds; p++) {
        l->whole[p * by->kinds + g] = ins_likelihood_of_kind(by, told_by(l, p), g, -1, one);
        for (int j = 0; j < by->nodes; j++)
            all[j] += l->c->weight[p] * one[j];
    }
    struct ins_calibrated_kind *kind = &l->c->kind[g];
    kind->discrepancy = (struct ins_band){node_at(by, all, 0.05), node_at(by, all, 0.5), node_at(by, all, 0.95)};
    kind->doubtful    = by->nodes > 1 && kind->discrepancy.p05 > DOUBT * by->delta[by->nodes / 2];
    for (int f = by->figures - 1; f >= 0; f--)
        if (by->kind[f] == g) {
            kind->what = l->c->observed->figure[f].what;
            kind->figures++;
        }
}

/* --- leaving out ------------------------------------------------------------------------------------------ */

/* Weights of worlds whose log likelihood is `less` lower; whether they are worth enough. */
static bool reweigh(const struct lessons *l, const double *less)
{
    double most = -INFINITY, sum = 0.0, squares = 0.0;
    for (int p = 0; p < l->c->worlds; p++)
        most = fmax(most, -less[p]);
    for (int p = 0; p < l->c->worlds; p++) {
        double w     = l->c->weight[p] * exp(-less[p] - most);
        l->weight[p] = w;
        sum += w;
        squares += w * w;
    }
    return sum * sum / squares >= LEAST_WORTH * l->c->worlds;
}

static void leave_out_kind(const struct lessons *l, int g)
{
    for (int p = 0; p < l->c->worlds; p++)
        l->scratch[p] = l->whole[p * l->likelihood->kinds + g];
    if (!reweigh(l, l->scratch))
        return;
    for (int k = 0; k < l->c->keys; k++) {
        struct ins_calibrated_key *key = &l->c->key[k];
        double mean, sd;
        moments(l->c, l->weight, k, &mean, &sd);
        if (key->sd > 0.0 && sd / key->sd > key->wider) {
            key->wider   = sd / key->sd;
            key->teacher = g;
        }
    }
}

static void leave_out_figure(const struct lessons *l, int f)
{
    int g = l->likelihood->kind[f];
    struct ins_calibrated_figure *own = &l->c->figure[f];
    for (int p = 0; p < l->c->worlds; p++)
        l->scratch[p] = l->whole[p * l->likelihood->kinds + g] -
                        ins_likelihood_of_kind(l->likelihood, told_by(l, p), g, f, NULL);
    if (own->unmet || !reweigh(l, l->scratch))
        return;
    own->shift = 0.0;
    for (int k = 0; k < l->c->keys; k++) {
        double mean, sd;
        moments(l->c, l->weight, k, &mean, &sd);
        double shift = l->c->key[k].sd > 0.0 ? (mean - l->c->key[k].mean) / l->c->key[k].sd : 0.0;
        if (fabs(shift) > fabs(own->shift)) {
            own->shift  = shift;
            own->shifts = k;
        }
    }
}

static void learn_from_figures(struct lessons *l)
{
    int figures = l->c->observed->figures, kinds = l->c->observed->kinds;
    for (int k = 0; k < l->c->keys; k++)
        sum_up_key(l, k);
    correlate(l->c);
    for (int g = 0; g < kinds; g++)
        sum_up_kind(l, g);
    for (int f = 0; f < figures; f++)
        sum_up_figure(l, f);
    for (int g = 0; g < kinds; g++)
        leave_out_kind(l, g);
    for (int f = 0; f < figures && figures <= MOST_FIGURES; f++)
        leave_out_figure(l, f);
}

enum ins_status ins_lessons_learn(struct ins_calibration *c, const struct ins_likelihood *likelihood,
                                  const struct ins_smc *smc, struct ins_error *error)
{
    size_t         worlds = (size_t)c->worlds;
    struct lessons l      = {.c = c, .likelihood = likelihood, .smc = smc};
    l.scratch = ins_memory_create(2 * worlds, sizeof *l.scratch, error);
    l.weight  = ins_memory_create(worlds, sizeof *l.weight, error);
    l.whole   = ins_memory_create(worlds * (size_t)likelihood->kinds, sizeof *l.whole, error);
    bool all  = l.scratch && l.weight && l.whole;
    if (all)
        learn_from_figures(&l);
    ins_memory_free(l.scratch);
    ins_memory_free(l.weight);
    ins_memory_free(l.whole);
    return all ? INS_DONE : INS_WORLD;
}
