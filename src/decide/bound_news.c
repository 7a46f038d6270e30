/* What nobody can know beforehand, and its price: the penalty of the bound (6.69). */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "decide/bound.h"
#include "decide/squares.h"

/* --- what is new in a month ------------------------------------------------------------------- */

bool ins_bound_news_known(const struct ins_inflow_plan *inflow)
{
    return inflow->innovation_sd > 0.0 && !inflow->uncertain && !inflow->start_drawn;
}

/* The chain (1.4), of one future. */
static int next_regime(const struct ins_inflow_plan *inflow, int regime, double u)
{
    int passed = 0;
    for (int j = 0; j < inflow->regime_count; j++)
        passed += inflow->regime[regime].leave[j] <= u;
    return inflow->regimes && passed < inflow->regime_count ? passed : regime;
}

/* Shock (1.3) of one future in a month; returns its news. */
static double move_shock_of_future(const struct ins_inflow_plan *inflow, double u, double e,
                                   int *regime, double *shock)
{
    *regime      = next_regime(inflow, *regime, u);
    double faded = inflow->persistence * *shock;
    double moved = inflow->innovation_sd * inflow->regime[*regime].volatility * e;
    *shock       = faded + moved;
    return fmin(exp(faded), INS_BOUND_HIGHEST) * moved;
}

void ins_bound_news(const struct ins_inflow_plan *inflow, const struct ins_block *block, struct ins_row *news)
{
    double shock[INS_LANES];
    int    regime[INS_LANES];
    for (int i = 0; i < INS_LANES; i++) {
        shock[i]  = inflow->initial;
        regime[i] = inflow->initial_regime;
    }
    for (int t = -inflow->burn_in; t < inflow->months; t++) {
        struct ins_row u, v, e;
        ins_stream_pair(block, t, 0, &u, &v);
        ins_student_row(&inflow->innovation, &v, &e);
        for (int i = 0; i < INS_LANES; i++) {
            double new = move_shock_of_future(inflow, u.lane[i], e.lane[i], &regime[i], &shock[i]);
            if (t >= 0)
                news[t].lane[i] = new;
        }
    }
}

/* --- what is seen ----------------------------------------------------------------------------- */

void ins_bound_open(const struct ins_bound *b, const double *reference, const double *arrivals, double *open)
{
    const struct ins_casework_plan *plan = &b->plan->casework;
    double expected = b->plan->tower.expected, work = 0.0;
    for (int k = 0; k < plan->tracks; k++)
        work += plan->track[k].hours * plan->track[k].backlog;
    for (int t = 0; t < b->months; t++) {
        for (int k = 0; k < plan->tracks; k++)
            work += plan->track[k].hours * arrivals[t * plan->tracks + k];
        work    = fmax(work - reference[t], 0.0);
        open[t] = expected > 0.0 ? fmin(work / expected / 12.0, 1.0) : 0.0;
    }
}

/* The news after month t, in three windows, as it is and by the work that is open then. What comes late
 * has less time to cost. */
static void terms_of_news(const struct ins_bound *b, const double *news, double open, int t,
                          double *term)
{
    memset(term, 0, INS_BOUND_TERMS * sizeof *term);
    for (int u = t + 1; u < b->months; u++) {
        int    window = u <= t + 6 ? 0 : u <= t + 18 ? 1 : 2;
        double part   = news[u] * (b->months - u) / b->months;
        term[window] += part;
        term[3 + window] += part * open;
    }
}

static double sum_of(const double *weight, const double *term)
{
    double sum = 0.0;
    for (int i = 0; i < INS_BOUND_TERMS; i++)
        sum += weight[i] * term[i];
    return sum;
}

void ins_bound_unseen(const struct ins_bound *b, const struct ins_bound_penalty *penalty,
                      const double *arrivals, const double *news, struct ins_bound_work *w)
{
    int lag = b->plan->staff.recruitment_months;
    ins_bound_open(b, penalty->reference, arrivals, w->open);
    memset(w->unseen_order, 0, sizeof w->unseen_order);
    for (int t = 0; t < b->months; t++) {
        double term[INS_BOUND_TERMS];
        terms_of_news(b, news, w->open[t], t, term);
        w->unseen[t]    = sum_of(penalty->hour[t], term);
        w->reference[t] = penalty->reference[t];
        if (t + lag < b->months)
            w->unseen_order[t + lag] = -sum_of(penalty->order[t], term);
    }
}

/* --- what it costs not to see it -------------------------------------------------------------- */

enum { HOUR, ORDER, OUTPUTS };

/* Observations of one month, and behind them each term alone: what is foretold of it is its weight. */
struct class_of {
    int64_t        lessons;
    double        *basis, *y, *weight; /* [lessons + terms] x terms, outputs, outputs */
    unsigned char *role;
};

static void class_free(struct class_of *c)
{
    ins_memory_free(c->basis);
    ins_memory_free(c->y);
    ins_memory_free(c->role);
}

static enum ins_status class_make(int64_t lessons, struct class_of *c, struct ins_error *error)
{
    size_t rows = (size_t)lessons + INS_BOUND_TERMS;
    c->lessons  = lessons;
    c->basis    = ins_memory_create(rows * INS_BOUND_TERMS, sizeof(double), error);
    c->y        = ins_memory_create(2 * rows * OUTPUTS, sizeof(double), error);
    c->role     = ins_memory_create(rows, 1, error);
    c->weight   = c->y ? c->y + rows * OUTPUTS : NULL;
    for (size_t i = 0; c->basis && c->role && i < rows; i++)
        c->role[i] = i < (size_t)lessons ? INS_TEACHES : INS_FORETOLD;
    for (size_t a = 0; c->basis && a < INS_BOUND_TERMS; a++)
        c->basis[((size_t)lessons + a) * INS_BOUND_TERMS + a] = 1.0;
    return c->basis && c->y && c->role ? INS_DONE : INS_WORLD;
}

/* Both outputs from their means. */
static void centre(struct class_of *c)
{
    double mean[OUTPUTS] = {0.0};
    for (int64_t i = 0; i < c->lessons; i++)
        for (int o = 0; o < OUTPUTS; o++)
            mean[o] += c->y[i * OUTPUTS + o] / (double)c->lessons;
    for (int64_t i = 0; i < c->lessons; i++)
        for (int o = 0; o < OUTPUTS; o++)
            c->y[i * OUTPUTS + o] -= mean[o];
}

static enum ins_status learn_month(const struct ins_bound *b, const struct ins_bound_lessons *of, int t,
                                   struct class_of *c, struct ins_bound_penalty *penalty,
                                   struct ins_error *error)
{
    int                start   = t + b->plan->staff.recruitment_months;
    struct ins_squares squares = {c->lessons + INS_BOUND_TERMS, INS_BOUND_TERMS, OUTPUTS,
                                  c->basis, c->y, c->role};
    for (int64_t i = 0; i < c->lessons; i++) {
        const double *row = &of->news[i * b->months];
        terms_of_news(b, row, of->open[i * b->months + t], t, &c->basis[i * INS_BOUND_TERMS]);
        c->y[i * OUTPUTS + HOUR]  = of->hour[i * b->months + t];
        c->y[i * OUTPUTS + ORDER] = start < b->months ? of->trainee[i * b->months + start] : 0.0;
    }
    centre(c);
    enum ins_status status = ins_squares_foretell(&squares, c->weight, error);
    for (int a = 0; a < INS_BOUND_TERMS && status == INS_DONE; a++) {
        penalty->hour[t][a]  = c->weight[(c->lessons + a) * OUTPUTS + HOUR];
        penalty->order[t][a] = c->weight[(c->lessons + a) * OUTPUTS + ORDER];
    }
    return status;
}

enum ins_status ins_bound_learn(const struct ins_bound *b, const struct ins_bound_lessons *of,
                                struct ins_bound_penalty *penalty, struct ins_error *error)
{
    struct class_of c;
    enum ins_status status = class_make(of->futures, &c, error);
    for (int t = 0; t < b->months && status == INS_DONE; t++)
        status = learn_month(b, of, t, &c, penalty, error);
    class_free(&c);
    return status;
}
