#include "fit/walk.h"

#include <math.h>
#include <string.h>

enum { N = INS_WALK_STATE };

static const double LOG_2_PI = 1.8378770664093453;

/* --- what is seen ----------------------------------------------------------------------------- */

double ins_walk_seen(double cases, bool five, double *variance)
{
    double count = fmax(cases, five ? 2.5 : 0.5);
    *variance    = 1.0 / count + (five ? 25.0 / 12.0 / (count * count) : 0.0);
    return log(count);
}

bool ins_walk_rounded(const struct ins_cases *cases)
{
    for (int t = 0; t < cases->months; t++)
        if (!isnan(cases->total[t]) && fmod(cases->total[t], 5.0) != 0.0)
            return false;
    return true;
}

/* --- the beginning ---------------------------------------------------------------------------- */

static double share_turbulent(const struct ins_walk *law)
{
    return law->leave / (law->leave + law->settle);
}

/* Little is known of the level, and of the season what the prior says. */
static void begin(const struct ins_walk *law, double level, struct ins_walk_state *state)
{
    double often    = share_turbulent(law);
    double usual    = law->calm * law->calm * (1.0 - often) + law->turbulent * law->turbulent * often;
    double variance = law->season_sd * law->season_sd;
    for (int r = 0; r < INS_WALK_REGIMES; r++) {
        struct ins_walk_belief *b = &state->regime[r];
        *b = (struct ins_walk_belief){.weight = r ? often : 1.0 - often};
        b->mean[INS_WALK_LEVEL] = level;
        b->covariance[INS_WALK_LEVEL][INS_WALK_LEVEL] = 1.0;
        b->covariance[INS_WALK_SHOCK][INS_WALK_SHOCK] =
            usual / (1.0 - law->persistence * law->persistence);
        for (int i = 0; i < INS_SEASON; i++) {
            b->mean[INS_WALK_SEASON + i] = law->season[i];
            for (int j = 0; j < INS_SEASON; j++)
                b->covariance[INS_WALK_SEASON + i][INS_WALK_SEASON + j] =
                    variance * ((i == j) - 1.0 / INS_SEASON);
        }
    }
}

/* --- a month ---------------------------------------------------------------------------------- */

static void move(const struct ins_walk *law, int to, struct ins_walk_belief *b)
{
    double sd = to ? law->turbulent : law->calm, phi = law->persistence;
    b->mean[INS_WALK_SHOCK] *= phi;
    for (int i = 0; i < N; i++)
        b->covariance[INS_WALK_SHOCK][i] *= phi;
    for (int i = 0; i < N; i++)
        b->covariance[i][INS_WALK_SHOCK] *= phi;
    b->covariance[INS_WALK_SHOCK][INS_WALK_SHOCK] += sd * sd;
    b->covariance[INS_WALK_LEVEL][INS_WALK_LEVEL] += law->step * law->step;
}

/* Take in what a month says; returns the log density of what was seen. */
static double learn(double seen, double variance, int calendar, struct ins_walk_belief *b)
{
    double gain[N], sum = variance, error = seen;
    int    season = INS_WALK_SEASON + calendar;
    for (int i = 0; i < N; i++)
        gain[i] = b->covariance[i][INS_WALK_LEVEL] + b->covariance[i][INS_WALK_SHOCK] +
                  b->covariance[i][season];
    sum += gain[INS_WALK_LEVEL] + gain[INS_WALK_SHOCK] + gain[season];
    error -= b->mean[INS_WALK_LEVEL] + b->mean[INS_WALK_SHOCK] + b->mean[season];
    for (int i = 0; i < N; i++) {
        double part = gain[i] / sum;
        b->mean[i] += part * error;
        for (int j = 0; j < N; j++)
            b->covariance[i][j] -= part * gain[j];
    }
    return -0.5 * (LOG_2_PI + log(sum) + error * error / sum);
}

/* Beliefs of the same new regime become one with their mean and covariance. */
static void melt(const struct ins_walk_belief part[INS_WALK_REGIMES], struct ins_walk_belief *b)
{
    double weight = part[0].weight + part[1].weight;
    double first = weight > 0.0 ? part[0].weight / weight : 0.5, other = 1.0 - first;
    b->weight = weight;
    for (int i = 0; i < N; i++)
        b->mean[i] = first * part[0].mean[i] + other * part[1].mean[i];
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++)
            b->covariance[i][j] = first * part[0].covariance[i][j] + other * part[1].covariance[i][j] +
                                  first * other * (part[0].mean[i] - part[1].mean[i]) *
                                      (part[0].mean[j] - part[1].mean[j]);
}

static double change(const struct ins_walk *law, int from, int to)
{
    double away = from ? law->settle : law->leave;
    return from == to ? 1.0 - away : away;
}

/* One month on; `seen` is NaN where nothing is. Returns the log density of what was seen. */
static double step(const struct ins_walk *law, double seen, double variance, int calendar,
                   struct ins_walk_state *state)
{
    double density[INS_WALK_REGIMES * INS_WALK_REGIMES], most = -INFINITY, sum = 0.0;
    for (int p = 0; p < INS_WALK_REGIMES * INS_WALK_REGIMES; p++) {
        int                     to = p / INS_WALK_REGIMES, from = p % INS_WALK_REGIMES;
        struct ins_walk_belief *b = &state->part[p];
        *b = state->regime[from];
        move(law, to, b);
        density[p] = log(b->weight * change(law, from, to));
        if (!isnan(seen))
            density[p] += learn(seen, variance, calendar, b);
        most = fmax(most, density[p]);
    }
    for (int p = 0; p < INS_WALK_REGIMES * INS_WALK_REGIMES; p++)
        sum += state->part[p].weight = exp(density[p] - most);
    for (int p = 0; p < INS_WALK_REGIMES * INS_WALK_REGIMES; p++)
        state->part[p].weight /= sum;
    for (int r = 0; r < INS_WALK_REGIMES; r++)
        melt(&state->part[r * INS_WALK_REGIMES], &state->regime[r]);
    return most + log(sum);
}

double ins_walk_filter(const struct ins_walk *law, const struct ins_cases *cases, bool five,
                       struct ins_walk_state *state, ins_walk_look *look, void *context)
{
    double sum = 0.0, variance, seen = ins_walk_seen(cases->total[0], five, &variance);
    begin(law, seen - law->season[ins_date_month(cases->first)], state);
    for (int t = 0; t < cases->months; t++) {
        bool known = !isnan(cases->total[t]);
        seen = known ? ins_walk_seen(cases->total[t], five, &variance) : NAN;
        double density = step(law, seen, variance + law->noise * law->noise,
                              ins_date_month(cases->first + t), state);
        sum += known && t > 0 ? density : 0.0;
        if (look)
            look(context, t, state);
    }
    return sum;
}

/* --- further ahead ---------------------------------------------------------------------------- */

/* Variance that turbulence gathers over `ahead` months from a regime on. */
static double gathered(const struct ins_walk *law, int regime, int ahead)
{
    double sum = 0.0, phi = law->persistence, turbulent = regime;
    for (int h = 0; h < ahead; h++) {
        turbulent = turbulent * (1.0 - law->settle) + (1.0 - turbulent) * law->leave;
        sum = phi * phi * sum + (1.0 - turbulent) * law->calm * law->calm +
              turbulent * law->turbulent * law->turbulent;
    }
    return sum;
}

double ins_walk_ahead(const struct ins_walk *law, const struct ins_walk_state *state, int ahead,
                      int calendar, double seen, double variance)
{
    double fade = pow(law->persistence, ahead), sum = 0.0;
    int    at[3] = {INS_WALK_LEVEL, INS_WALK_SHOCK, INS_WALK_SEASON + calendar};
    double by[3] = {1.0, fade, 1.0};
    for (int r = 0; r < INS_WALK_REGIMES; r++) {
        const struct ins_walk_belief *b = &state->regime[r];
        double spread = variance + law->noise * law->noise + ahead * law->step * law->step +
                        gathered(law, r, ahead), error = seen;
        for (int i = 0; i < 3; i++) {
            error -= by[i] * b->mean[at[i]];
            for (int j = 0; j < 3; j++)
                spread += by[i] * by[j] * b->covariance[at[i]][at[j]];
        }
        sum += b->weight * exp(-0.5 * (LOG_2_PI + log(spread) + error * error / spread));
    }
    return log(sum + 1e-300);
}
