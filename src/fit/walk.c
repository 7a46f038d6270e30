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
static void begin_walk(const struct ins_walk *law, double level, struct ins_walk_state *state)
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

/* A month on, but for the turbulence that it brings, which hangs on the regime. */
static void move_belief(const struct ins_walk *law, struct ins_walk_belief *b)
{
    double phi = law->persistence;
    b->mean[INS_WALK_SHOCK] *= phi;
    for (int i = 0; i < N; i++)
        b->covariance[INS_WALK_SHOCK][i] *= phi;
    for (int i = 0; i < N; i++)
        b->covariance[i][INS_WALK_SHOCK] *= phi;
    b->covariance[INS_WALK_LEVEL][INS_WALK_LEVEL] += law->step * law->step;
}

/* What a month says to a belief, where it brings turbulence of variance `own`: covariances with what is
 * seen, its variance, and how far the foretold lay from it. Where nothing is seen it says nothing. */
static void listen(const struct ins_walk_belief *b, double own, double seen, double variance,
                   int calendar, struct ins_walk_part *part)
{
    int season = INS_WALK_SEASON + calendar;
    if (isnan(seen)) {
        *part = (struct ins_walk_part){.spread = 1.0};
        return;
    }
    for (int i = 0; i < N; i++)
        part->gain[i] = b->covariance[i][INS_WALK_LEVEL] + b->covariance[i][INS_WALK_SHOCK] +
                        b->covariance[i][season];
    part->gain[INS_WALK_SHOCK] += own;
    part->spread = variance + part->gain[INS_WALK_LEVEL] + part->gain[INS_WALK_SHOCK] + part->gain[season];
    part->error  = seen - b->mean[INS_WALK_LEVEL] - b->mean[INS_WALK_SHOCK] - b->mean[season];
}

/* Beliefs of the same new regime, each as it is once the month was seen, become one with their mean and
 * covariance. */
static void melt(const struct ins_walk_belief *restrict was, const struct ins_walk_part *restrict part,
                 double own, struct ins_walk_belief *restrict b)
{
    double apart[N], weight = part[0].weight + part[1].weight;
    double first = weight > 0.0 ? part[0].weight / weight : 0.5, other = 1.0 - first;
    b->weight = weight;
    for (int i = 0; i < N; i++) {
        double one = was[0].mean[i] + part[0].gain[i] * (part[0].error / part[0].spread);
        double two = was[1].mean[i] + part[1].gain[i] * (part[1].error / part[1].spread);
        b->mean[i] = first * one + other * two;
        apart[i]   = one - two;
    }
    for (int i = 0; i < N; i++) {
        double one = first * part[0].gain[i] / part[0].spread, two = other * part[1].gain[i] / part[1].spread;
        double both = first * other * apart[i];
        for (int j = 0; j < N; j++)
            b->covariance[i][j] = first * was[0].covariance[i][j] + other * was[1].covariance[i][j] -
                                  one * part[0].gain[j] - two * part[1].gain[j] + both * apart[j];
    }
    b->covariance[INS_WALK_SHOCK][INS_WALK_SHOCK] += own;
}

static double turbulence_change(const struct ins_walk *law, int from, int to)
{
    double away = from ? law->settle : law->leave;
    return from == to ? 1.0 - away : away;
}

/* The parts' shares, which are normal densities times what was believed; returns the logarithm of the sum. The
 * nearest part's exponent is taken out of all, so that a month far from everything leaves a sum. */
static double share(struct ins_walk_part *part, int parts)
{
    double least = INFINITY, sum = 0.0;
    for (int p = 0; p < parts; p++)
        if (part[p].weight > 0.0)
            least = fmin(least, part[p].error * part[p].error / part[p].spread);
    for (int p = 0; p < parts; p++) {
        double far = part[p].error * part[p].error / part[p].spread - least;
        sum += part[p].weight *= exp(-0.5 * fmax(far, 0.0)) / sqrt(part[p].spread);
    }
    for (int p = 0; p < parts; p++)
        part[p].weight /= sum;
    return log(sum) - 0.5 * least;
}

/* One month on; `seen` is NaN where nothing is. Returns the log density of what was seen. */
static double step_month(const struct ins_walk *law, double seen, double variance, int calendar,
                         struct ins_walk_state *state)
{
    const double own[INS_WALK_REGIMES] = {law->calm * law->calm, law->turbulent * law->turbulent};
    for (int from = 0; from < INS_WALK_REGIMES; from++) {
        state->was[from] = state->regime[from];
        move_belief(law, &state->was[from]);
    }
    for (int p = 0; p < INS_WALK_PARTS; p++) {
        int to = p / INS_WALK_REGIMES, from = p % INS_WALK_REGIMES;
        listen(&state->was[from], own[to], seen, variance, calendar, &state->part[p]);
        state->part[p].weight = state->was[from].weight * turbulence_change(law, from, to);
    }
    double density = share(state->part, INS_WALK_PARTS);
    for (int to = 0; to < INS_WALK_REGIMES; to++)
        melt(state->was, &state->part[to * INS_WALK_REGIMES], own[to], &state->regime[to]);
    return density - 0.5 * LOG_2_PI;
}

double ins_walk_filter(const struct ins_walk *law, const struct ins_cases *cases, bool five,
                       struct ins_walk_state *state, ins_walk_look *look, void *context)
{
    double sum = 0.0, variance, seen = ins_walk_seen(cases->total[0], five, &variance);
    begin_walk(law, seen - law->season[ins_date_month(cases->first)], state);
    for (int t = 0; t < cases->months; t++) {
        bool known = !isnan(cases->total[t]);
        seen = known ? ins_walk_seen(cases->total[t], five, &variance) : NAN;
        double density = step_month(law, seen, variance + law->noise * law->noise,
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

void ins_walk_lead(const struct ins_walk *law, int ahead, struct ins_walk_lead *lead)
{
    lead->fade = pow(law->persistence, ahead);
    for (int r = 0; r < INS_WALK_REGIMES; r++)
        lead->spread[r] =
            law->noise * law->noise + ahead * law->step * law->step + gathered(law, r, ahead);
}

double ins_walk_ahead(const struct ins_walk_lead *lead, const struct ins_walk_state *state, int calendar,
                      double seen, double variance)
{
    int    at[3] = {INS_WALK_LEVEL, INS_WALK_SHOCK, INS_WALK_SEASON + calendar};
    double by[3] = {1.0, lead->fade, 1.0}, sum = 0.0;
    for (int r = 0; r < INS_WALK_REGIMES; r++) {
        const struct ins_walk_belief *b = &state->regime[r];
        double spread = variance + lead->spread[r], error = seen;
        for (int i = 0; i < 3; i++) {
            error -= by[i] * b->mean[at[i]];
            for (int j = 0; j < 3; j++)
                spread += by[i] * by[j] * b->covariance[at[i]][at[j]];
        }
        sum += b->weight * exp(-0.5 * error * error / spread) / sqrt(spread);
    }
    return log(sum + 1e-300) - 0.5 * LOG_2_PI;
}
