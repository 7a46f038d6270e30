#include "calibrate/likelihood.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

/* The grid reaches so many spreads to both sides. */
static const double REACH = 3.5, TAU = 6.283185307179586;

static void lay_grid(double median, double spread, struct ins_likelihood *l)
{
    double sum = 0.0;
    l->nodes   = median > 0.0 ? INS_DISCREPANCY_NODES : 1;
    for (int j = 0; j < l->nodes; j++) {
        double x     = l->nodes > 1 ? REACH * (2.0 * j / (l->nodes - 1) - 1.0) : 0.0;
        l->delta[j]  = median * exp(spread * x);
        l->chance[j] = exp(-0.5 * x * x);
        sum += l->chance[j];
    }
    for (int j = 0; j < l->nodes; j++)
        l->chance[j] /= sum;
}

double ins_likelihood_size(const struct ins_observed *o, int i)
{
    double square = 0.0;
    int    count  = 0;
    for (int j = 0; j < o->figures; j++)
        if (o->figure[j].kind == o->figure[i].kind) {
            square += o->figure[j].value * o->figure[j].value;
            count++;
        }
    return fmax(fabs(o->figure[i].value), 0.1 * sqrt(square / count));
}

static enum ins_status fill_likelihood(const struct ins_observed *o, struct ins_likelihood *l,
                                       struct ins_error *error)
{
    for (int i = 0; i < o->figures; i++) {
        double size = ins_likelihood_size(o, i), sd = o->figure[i].sd;
        l->used[i]  = true;
        l->kind[i]  = o->figure[i].kind;
        l->value[i] = o->figure[i].value;
        for (int j = 0; j < l->nodes; j++) {
            double *variance = &l->variance[i * l->nodes + j];
            *variance        = sd * sd + l->delta[j] * l->delta[j] * size * size;
            l->pull[i * l->nodes + j] = 0.5 / *variance;
            if (!(*variance > 0.0))
                return ins_fail(error, INS_WRONG, "%s: expected an sd, or a value that is not 0: a model is "
                                "not held against it without an error", o->figure[i].what);
        }
    }
    return INS_DONE;
}

static void put_in_order(struct ins_likelihood *l)
{
    int placed = 0;
    for (int g = 0; g < l->kinds; g++) {
        l->first[g] = placed;
        for (int i = 0; i < l->figures; i++)
            if (l->kind[i] == g)
                l->order[placed++] = i;
    }
    l->first[l->kinds] = placed;
}

static void sum_constants(struct ins_likelihood *l)
{
    for (int g = 0; g < l->kinds; g++)
        for (int j = 0; j < l->nodes; j++) {
            double sum = log(l->chance[j]);
            for (int i = 0; i < l->figures; i++)
                if (l->kind[i] == g && l->used[i])
                    sum -= 0.5 * log(TAU * l->variance[i * l->nodes + j]);
            l->constant[g * l->nodes + j] = sum;
        }
}

enum ins_status ins_likelihood_init(const struct ins_observed *o, double median, double spread,
                                    struct ins_likelihood *l, struct ins_error *error)
{
    size_t n = (size_t)o->figures;
    *l = (struct ins_likelihood){.figures = o->figures, .kinds = o->kinds};
    lay_grid(median, spread, l);
    l->used     = ins_memory_create(n, sizeof *l->used, error);
    l->kind     = ins_memory_create(n, sizeof *l->kind, error);
    l->value    = ins_memory_create(n, sizeof *l->value, error);
    l->variance = ins_memory_create(n * (size_t)l->nodes, sizeof *l->variance, error);
    l->constant = ins_memory_create((size_t)(l->kinds * l->nodes), sizeof *l->constant, error);
    l->pull     = ins_memory_create(n * (size_t)l->nodes, sizeof *l->pull, error);
    l->order    = ins_memory_create(n, sizeof *l->order, error);
    l->first    = ins_memory_create((size_t)l->kinds + 1, sizeof *l->first, error);
    if (!l->used || !l->kind || !l->value || !l->variance || !l->constant || !l->pull || !l->order || !l->first)
        return INS_WORLD;
    enum ins_status status = fill_likelihood(o, l, error);
    put_in_order(l);
    if (status == INS_DONE)
        sum_constants(l);
    return status;
}

void ins_likelihood_clear(struct ins_likelihood *l)
{
    ins_memory_free(l->used);
    ins_memory_free(l->kind);
    ins_memory_free(l->value);
    ins_memory_free(l->variance);
    ins_memory_free(l->constant);
    ins_memory_free(l->pull);
    ins_memory_free(l->order);
    ins_memory_free(l->first);
}

void ins_likelihood_use(struct ins_likelihood *l, int figure, bool used)
{
    l->used[figure] = used;
    sum_constants(l);
}

/* What is that much less, on the log scale, is lost in a sum. */
static const double NOTHING = -37.0;

/* Log of the sum of exp(x). */
static double log_sum(const double *x, int count)
{
    double most = -INFINITY, sum = 0.0;
    for (int j = 0; j < count; j++)
        most = x[j] > most ? x[j] : most;
    for (int j = 0; j < count && most > -INFINITY; j++)
        if (x[j] - most > NOTHING)
            sum += exp(x[j] - most);
    return most > -INFINITY ? most + log(sum) : most;
}

/* The height of the law of figure i, which the constants hold. */
static void give_back(const struct ins_likelihood *l, int i, double *x)
{
    for (int j = 0; j < l->nodes; j++)
        x[j] += 0.5 * log(TAU * l->variance[i * l->nodes + j]);
}

double ins_likelihood_of_kind(const struct ins_likelihood *l, const double *model, int kind, int but,
                              double *chance)
{
    double x[INS_DISCREPANCY_NODES];
    memcpy(x, &l->constant[kind * l->nodes], (size_t)l->nodes * sizeof *x);
    for (int at = l->first[kind]; at < l->first[kind + 1]; at++) {
        int           i    = l->order[at];
        double        off  = l->value[i] - model[i], square = off * off;
        const double *pull = &l->pull[i * l->nodes];
        if (!l->used[i])
            continue;
        if (i == but)
            give_back(l, i, x);
        else
            for (int j = 0; j < l->nodes; j++)
                x[j] -= square * pull[j];
    }
    double whole = log_sum(x, l->nodes);
    for (int j = 0; chance && j < l->nodes; j++)
        chance[j] = exp(x[j] - whole);
    return isnan(whole) ? -INFINITY : whole;
}

double ins_likelihood_of(const struct ins_likelihood *l, const double *model)
{
    double sum = 0.0;
    for (int g = 0; g < l->kinds; g++)
        sum += ins_likelihood_of_kind(l, model, g, -1, NULL);
    return sum;
}
