#include "chance/counts.h"

#include <stdbool.h>

#include "chance/normal.h"

/* Means below `few` are searched, and above `many` nobody waits for the last case. */
static const double few  = 8.0;
static const double many = 1e9;

/* Above this the search in lanes would lose the upper tail to rounding. */
static const double nearly_one = 1.0 - 1e-9;

/* log(n!) = log(sqrt(2 pi n) (n/e)^n) + this; n >= 16. */
static double stirling_rest(double n)
{
    double y = 1.0 / (n * n);
    double s = 1.0 / 1188.0;

    s = fma(s, y, -1.0 / 1680.0);
    s = fma(s, y, 1.0 / 1260.0);
    s = fma(s, y, -1.0 / 360.0);
    s = fma(s, y, 1.0 / 12.0);
    return s / n;
}

/* n log(n / mean) + mean - n without cancellation (Loader, 2000). */
static double deviance(double n, double mean)
{
    double v = (n - mean) / (n + mean);

    if (fabs(v) > 0.1)
        return n * ins_log(n / mean) + mean - n;

    double sum = (n - mean) * v, term = 2.0 * n * v, last = 0.0;
    for (double k = 3.0; sum != last; k += 2.0) {
        last = sum;
        term *= v * v;
        sum += term / k;
    }
    return sum;
}

/* P(N = n). */
static double point(double mean, double n)
{
    if (n >= 16.0)
        return ins_exp(-stirling_rest(n) - deviance(n, mean)) / sqrt(6.283185307179586477 * n);

    double p = ins_exp(-mean);
    for (double k = 1.0; k <= n; k += 1.0)
        p *= mean / k;
    return p;
}

/* P(N <= n), summed downwards; for n up to about the mean. */
static double lower_tail(double mean, double n)
{
    double term = 1.0, sum = 1.0;

    for (double k = n; k > 0.0 && term > 1e-17 * sum; k -= 1.0) {
        term *= k / mean;
        sum += term;
    }
    return point(mean, n) * sum;
}

/* P(N > n), summed upwards; for n from about the mean. */
static double upper_tail(double mean, double n)
{
    double term = 1.0, sum = 1.0;

    for (double k = n + 2.0; term > 1e-17 * sum; k += 1.0) {
        term *= mean / k;
        sum += term;
    }
    return point(mean, n + 1.0) * sum;
}

/* Is P(N <= n) >= u? Asked of the smaller tail, which has its full relative accuracy. */
static bool reaches(double mean, double u, double n)
{
    return u < 0.5 ? lower_tail(mean, n) >= u : upper_tail(mean, n) <= 1.0 - u;
}

/* The smallest n with P(N <= n) >= u, sought from `guess`. */
static double settle(double mean, double u, double guess)
{
    double n = guess > 0.0 ? guess : 0.0;

    if (reaches(mean, u, n)) {
        while (n > 0.0 && reaches(mean, u, n - 1.0))
            n -= 1.0;
    } else {
        do
            n += 1.0;
        while (!reaches(mean, u, n));
    }
    return n;
}

/* Giles's series to s^3, and how far it may be off: the next term with every sign made positive,
 * times a factor that covers the terms after it (measured: the error is under 1.0 times that
 * term above the median and under 1 + w^2 s^2 times it below, until w s = -1.4), and the rounding
 * of x. Sets `unsure` where a whole number is that near, or w s too large for a series. */
static inline double large(double mean, double w, double *unsure)
{
    double m    = mean > few ? mean : few;
    double root = sqrt(m);
    double s    = root / m;
    double v    = w * w;

    double c3 = w * fma(fma(v, -23.0 / 17280.0, -137.0 / 38880.0), v, 671.0 / 38880.0);
    double c2 = fma(fma(v, 1.0 / 270.0, 7.0 / 810.0), v, -8.0 / 405.0);
    double c1 = w * fma(v, -1.0 / 72.0, -1.0 / 36.0);
    double c0 = fma(v, 1.0 / 6.0, 1.0 / 3.0);
    double x  = m + fma(root, w, fma(fma(fma(c3, s, c2), s, c1), s, c0));

    double ss    = s * s;
    double c4    = fma(fma(fma(v, 19.0 / 34020.0, 5.0 / 3024.0), v, 5189.0 / 408240.0), v, 0.002);
    double error = fma(c4 * ss * ss, fma(2.0 * v, ss, 1.3), fma(m, 1e-14, 1e-8));

    error = v * ss > 1.96 ? 1.0 : error;
    double below = floor(x);
    double part  = x - below;
    double gap   = part < 0.5 ? part : 1.0 - part;

    *unsure = gap < error ? 1.0 : 0.0;
    return below;
}

/* Add up the law from 0 until every lane's u is reached. `mean` is 0 where a lane does not
 * take part: it is done at once. */
static void search(const struct ins_row *mean, const struct ins_row *u, struct ins_row *count)
{
    struct ins_row term, sum;
    uint64_t       waiting = 1;

    for (int i = 0; i < INS_LANES; i++) {
        term.lane[i]   = ins_exp(-mean->lane[i]);
        sum.lane[i]    = term.lane[i];
        count->lane[i] = 0.0;
    }
    for (double n = 1.0; waiting; n += 1.0) {
        double share = 1.0 / n;

        waiting = 0;
        for (int i = 0; i < INS_LANES; i++) {
            double more = u->lane[i] > sum.lane[i] ? 1.0 : 0.0;
            count->lane[i] += more;
            term.lane[i] *= mean->lane[i] * share;
            sum.lane[i] += term.lane[i];
            waiting |= ins_bits_of_real(more);
        }
    }
}

/* What is not for the series: small means, and draws too near a step. */
struct exceptions {
    struct ins_row small;  /* means to search; 0 elsewhere */
    struct ins_row unsure; /* 1 where the distribution function must decide */
    bool           any_small, any_unsure;
};

static void sort_out(const struct ins_row *mean, const struct ins_row *u, struct exceptions *rest)
{
    double smalls = 0.0, unsures = 0.0;

    for (int i = 0; i < INS_LANES; i++) {
        double m    = mean->lane[i];
        double rare = u->lane[i] > nearly_one ? 1.0 : 0.0;
        double part = m < few ? m : 0.0;
        double flag = m < few ? rare : rest->unsure.lane[i];

        flag                 = m > many ? 0.0 : flag;
        flag                 = m > 0.0 ? flag : 0.0;
        part                 = part > 0.0 ? part : 0.0;
        rest->small.lane[i]  = rare > 0.0 ? 0.0 : part;
        rest->unsure.lane[i] = flag;
    }
    for (int i = 0; i < INS_LANES; i++) {
        smalls += mean->lane[i] < few ? 1.0 : 0.0;
        unsures += rest->unsure.lane[i];
    }
    rest->any_small  = smalls > 0.0;
    rest->any_unsure = unsures > 0.0;
}

void ins_poisson_row(const struct ins_row *mean, const struct ins_row *u, struct ins_row *count)
{
    struct ins_row    z, whole, found;
    struct exceptions rest;

    ins_normal_row(u, &z);
    for (int i = 0; i < INS_LANES; i++)
        whole.lane[i] = large(mean->lane[i], z.lane[i], &rest.unsure.lane[i]);

    sort_out(mean, u, &rest);
    if (rest.any_small) {
        search(&rest.small, u, &found);
        for (int i = 0; i < INS_LANES; i++)
            whole.lane[i] = mean->lane[i] < few ? found.lane[i] : whole.lane[i];
    }
    if (rest.any_unsure)
        for (int i = 0; i < INS_LANES; i++)
            if (rest.unsure.lane[i] > 0.0)
                whole.lane[i] = settle(mean->lane[i], u->lane[i], whole.lane[i]);
    *count = whole;
}

void ins_negative_binomial_row(const struct ins_gamma *law, const struct ins_row *mean,
                               const struct ins_row *u_mixing, const struct ins_row *u_count,
                               struct ins_row *count)
{
    struct ins_row mixed;

    ins_gamma_row(law, u_mixing, &mixed);
    for (int i = 0; i < INS_LANES; i++)
        mixed.lane[i] *= mean->lane[i];
    ins_poisson_row(&mixed, u_count, count);
}
