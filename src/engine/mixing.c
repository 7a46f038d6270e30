#include "engine/mixing.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "chance/normal.h"
#include "chance/real.h"
#include "plan/power.h"

/* The lattice of (6.82): chances with equal steps on the scale of the normal law. Beyond its ends,
 * 3 in 100,000 and all but these, INS_LANES futures tell nothing. */
enum { POINTS = 81, POWERS = 5, CELLS = INS_LANES + 1, ROUNDS = 200 };
static const double EDGE = 4.0;

/* It keeps the density from becoming a spike where all worlds agree. */
static const double RIDGE = 1e-4;

struct lattice {
    double power[POINTS][POWERS];  /* Legendre's polynomials 1 ... POWERS */
    double chance[CELLS][POINTS];  /* of so many hits, at the point's chance */
};

struct density {
    double of[POINTS];     /* share of the worlds at the point */
    double seen[CELLS];    /* share of the worlds with so many hits, as it foretells them */
};

static double place_of_lattice_point(int point)
{
    return -EDGE + 2.0 * EDGE * point / (POINTS - 1);
}

/* Legendre's polynomials by their recurrence. */
static void lay_powers(double x, double power[POWERS])
{
    double before = 1.0, now = x;
    for (int d = 1; d <= POWERS; d++) {
        double next  = ((2 * d + 1) * x * now - d * before) / (d + 1);
        power[d - 1] = now;
        before       = now;
        now          = next;
    }
}

static void lay_lattice(struct lattice *l)
{
    for (int j = 0; j < POINTS; j++) {
        double p = ins_normal_below(place_of_lattice_point(j)), q = ins_normal_below(-place_of_lattice_point(j));
        lay_powers(place_of_lattice_point(j) / EDGE, l->power[j]);
        double ways = 1.0;
        for (int k = 0; k < CELLS; k++) {
            l->chance[k][j] = ways * ins_plan_power(p, k) * ins_plan_power(q, INS_LANES - k);
            ways *= (double)(INS_LANES - k) / (k + 1);
        }
    }
}

/* (6.82) and what it foretells of the counts. */
static void spread_density(const struct lattice *l, const double slope[POWERS], struct density *g)
{
    double most = -INFINITY, sum = 0.0;
    memset(g->seen, 0, sizeof g->seen);
    for (int j = 0; j < POINTS; j++) {
        g->of[j] = 0.0;
        for (int d = 0; d < POWERS; d++)
            g->of[j] += slope[d] * l->power[j][d];
        most = fmax(most, g->of[j]);
    }
    for (int j = 0; j < POINTS; j++)
        sum += g->of[j] = ins_exp(g->of[j] - most);
    for (int j = 0; j < POINTS; j++) {
        g->of[j] /= sum;
        for (int k = 0; k < CELLS; k++)
            g->seen[k] += g->of[j] * l->chance[k][j];
    }
}

/* (6.83) */
static double likelihood(const double worlds[CELLS], const struct density *g,
                         const double slope[POWERS])
{
    double sum = 0.0;
    for (int k = 0; k < CELLS; k++)
        if (worlds[k] > 0.0)
            sum += worlds[k] * ins_log(fmax(g->seen[k], 1e-300));
    for (int d = 0; d < POWERS; d++)
        sum -= 0.5 * RIDGE * slope[d] * slope[d];
    return sum;
}

/* The gradient of the likelihood, and its information as the squares of what each world adds. */
static void turn_slope(const struct lattice *l, const double worlds[CELLS], const struct density *g,
                       const double slope[POWERS], double up[POWERS], double bend[POWERS][POWERS])
{
    memset(bend, 0, POWERS * sizeof bend[0]);
    for (int d = 0; d < POWERS; d++)
        up[d] = -RIDGE * slope[d];
    for (int k = 0; k < CELLS; k++) {
        double own[POWERS] = {0};
        for (int j = 0; j < POINTS && worlds[k] > 0.0; j++)
            for (int d = 0; d < POWERS; d++)
                own[d] += g->of[j] * (l->chance[k][j] / fmax(g->seen[k], 1e-300) - 1.0) *
                          l->power[j][d];
        for (int d = 0; d < POWERS; d++) {
            up[d] += worlds[k] * own[d];
            for (int e = 0; e < POWERS; e++)
                bend[d][e] += worlds[k] * own[d] * own[e];
        }
    }
}

/* Solve (bend + damping) step = up, by Cholesky; bend is written over. */
static void solve_step(double bend[POWERS][POWERS], double damping, const double up[POWERS],
                       double step[POWERS])
{
    for (int i = 0; i < POWERS; i++) {
        step[i] = up[i];
        bend[i][i] += damping;
        for (int j = 0; j <= i; j++) {
            double rest = bend[i][j];
            for (int k = 0; k < j; k++)
                rest -= bend[i][k] * bend[j][k];
            bend[i][j] = i == j ? sqrt(rest) : rest / bend[j][j];
        }
        for (int j = 0; j < i; j++)
            step[i] -= bend[i][j] * step[j];
        step[i] /= bend[i][i];
    }
    for (int i = POWERS - 1; i >= 0; i--) {
        for (int k = i + 1; k < POWERS; k++)
            step[i] -= bend[k][i] * step[k];
        step[i] /= bend[i][i];
    }
}

/* Uphill, with more damping where a step would lead down. */
static void climb(const struct lattice *l, const double worlds[CELLS], struct density *g)
{
    double slope[POWERS] = {0}, up[POWERS], bend[POWERS][POWERS], step[POWERS], damping = 1e-2;
    spread_density(l, slope, g);
    double now = likelihood(worlds, g, slope);
    for (int round = 0; round < ROUNDS && damping < 1e9; round++) {
        struct density next;
        double         tried[POWERS];
        turn_slope(l, worlds, g, slope, up, bend);
        solve_step(bend, damping, up, step);
        for (int d = 0; d < POWERS; d++)
            tried[d] = slope[d] + step[d];
        spread_density(l, tried, &next);
        double then = likelihood(worlds, &next, tried);
        if (!(then >= now)) {
            damping *= 8.0;
            continue;
        }
        bool there = then - now < 1e-9 * (1.0 + fabs(now));
        damping    = fmax(damping / 4.0, 1e-9);
        memcpy(slope, tried, sizeof slope);
        *g  = next;
        now = then;
        if (there)
            break;
    }
}

double ins_mixing_share(const double worlds[CELLS], double least)
{
    struct lattice l;
    struct density g;
    double         edge = ins_normal(fmin(fmax(least, 0x1p-53), 1.0 - 0x1p-53));
    double         step = 2.0 * EDGE / (POINTS - 1), sum = 0.0;
    lay_lattice(&l);
    climb(&l, worlds, &g);
    for (int j = 0; j < POINTS; j++)
        sum += g.of[j] * fmin(fmax((place_of_lattice_point(j) - edge) / step + 0.5, 0.0), 1.0);
    return fmin(sum, 1.0);
}
