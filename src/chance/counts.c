#include "chance/counts.h"

#include <assert.h>

#include "chance/normal.h"
#include "chance/real.h"
#include "chance/tails.h"

/* Means below `few` are searched, and above `many` nobody waits for the last case. */
static const double few  = 5.0;
static const double many = 1e9;

/* Above this the search in lanes would lose the upper tail to rounding. */
static const double nearly_one = 1.0 - 1e-9;

/* Shapes from which one uniform makes the count. */
static const double direct_from = 25.0;

void ins_count_init(struct ins_count_law *law, double shape)
{
    assert(shape > 0.0);
    bool mixed = shape < direct_from;

    *law = (struct ins_count_law){
        .mixed = mixed,
        .shape = mixed || shape > INS_TAILS_POISSON ? INS_TAILS_POISSON : shape,
    };
    ins_quantile_init(&law->series, 1.0 / law->shape);
    if (mixed)
        ins_gamma_init(&law->mixing, shape);
}

/* Add up the law from 0 until every lane's u is reached: P(0) = (1 + m/r)^-r, and
 * P(n) / P(n-1) = (m q + (n - 1) p) / n. `mean` is 0 where a lane does not take part: it is done
 * at once. */
static void search_from_zero(double shape, const struct ins_row *restrict mean,
                             const struct ins_row *restrict u, struct ins_row *restrict count)
{
    struct ins_row term, sum, p, mq;
    uint64_t       waiting = 1;
    double         inverse = 1.0 / shape;

    for (int i = 0; i < INS_LANES; i++) {
        double odds = mean->lane[i] * inverse, q = 1.0 / (1.0 + odds);

        p.lane[i]      = odds * q;
        mq.lane[i]     = mean->lane[i] * q;
        term.lane[i]   = ins_exp(-shape * ins_log_one_plus(odds));
        sum.lane[i]    = term.lane[i];
        count->lane[i] = 0.0;
    }
    for (double n = 1.0; waiting; n += 1.0) {
        double share = 1.0 / n;

        waiting = 0;
        for (int i = 0; i < INS_LANES; i++) {
            double more = u->lane[i] > sum.lane[i] ? 1.0 : 0.0;
            count->lane[i] += more;
            term.lane[i] *= fma(n - 1.0, p.lane[i], mq.lane[i]) * share;
            sum.lane[i] += term.lane[i];
            waiting |= ins_bits_of_real(more);
        }
    }
}

/* How far x is from the nearest whole number, less what it may be off; below 0 it cannot say. */
static inline double room_of(double x, double below, double error)
{
    return 0.5 - fabs(x - below - 0.5) - error;
}

/* Rows in which the short series comes too near a step. */
__attribute__((noinline)) static void look_closer(const struct ins_count_law *law,
                                                  const struct ins_row *restrict mean,
                                                  const struct ins_row *restrict u,
                                                  const struct ins_row *restrict z,
                                                  struct ins_row *restrict count)
{
    struct ins_row room;

    for (int i = 0; i < INS_LANES; i++) {
        double error, x = ins_quantile_long(&law->series, mean->lane[i], z->lane[i], &error);

        count->lane[i] = floor(x);
        room.lane[i]   = room_of(x, count->lane[i], error);
    }
    for (int i = 0; i < INS_LANES; i++)
        if (mean->lane[i] >= few && mean->lane[i] <= many && room.lane[i] < 0.0)
            count->lane[i] =
                ins_tails_invert(law->shape, mean->lane[i], u->lane[i], count->lane[i]);
}

/* Rows with small means among them. */
__attribute__((noinline)) static void look_below(const struct ins_count_law *law,
                                                 const struct ins_row *restrict mean,
                                                 const struct ins_row *restrict u,
                                                 struct ins_row *restrict count)
{
    struct ins_row small, found;

    for (int i = 0; i < INS_LANES; i++) {
        double part   = mean->lane[i] < few ? mean->lane[i] : 0.0;
        double likely = u->lane[i] > nearly_one ? 0.0 : part;
        small.lane[i] = likely > 0.0 ? likely : 0.0;
    }
    search_from_zero(law->shape, &small, u, &found);
    for (int i = 0; i < INS_LANES; i++)
        count->lane[i] = mean->lane[i] < few ? found.lane[i] : count->lane[i];
    for (int i = 0; i < INS_LANES; i++)
        if (mean->lane[i] < few && mean->lane[i] > 0.0 && u->lane[i] > nearly_one)
            count->lane[i] = ins_tails_invert(law->shape, mean->lane[i], u->lane[i], 0.0);
}

/* The whole part of x, unless it is so near a whole number, or the mean so small, that the
 * series cannot say: the signs of all lanes are gathered, then looked at once. */
static void invert(const struct ins_count_law *law, const struct ins_row *mean,
                   const struct ins_row *u, struct ins_row *count)
{
    const struct ins_quantile series = law->series;
    struct ins_row            z, whole;
    uint64_t                  near = 0, small = 0;

    ins_normal_row(u, &z);
    for (int i = 0; i < INS_LANES; i++) {
        double error, m = mean->lane[i], x = ins_quantile_short(&series, m, z.lane[i], &error);
        double below = floor(x);
        double room  = room_of(x, below, error);

        whole.lane[i] = below;
        near |= ins_bits_of_real(m < few ? 1.0 : room);
        small |= ins_bits_of_real(m - few);
    }
    if (near >> 63)
        look_closer(law, mean, u, &z, &whole);
    if (small >> 63)
        look_below(law, mean, u, &whole);
    *count = whole;
}

void ins_count_row(const struct ins_count_law *law, const struct ins_row *mean,
                   const struct ins_row *u, const struct ins_row *u_mixing,
                   struct ins_row *count)
{
    struct ins_row mixed;

    if (!law->mixed) {
        invert(law, mean, u, count);
        return;
    }
    ins_gamma_row(&law->mixing, u_mixing, &mixed);
    for (int i = 0; i < INS_LANES; i++)
        mixed.lane[i] *= mean->lane[i];
    invert(law, &mixed, u, count);
}
