#include "engine/binomial.h"

#include <math.h>

#include "chance/real.h"

enum { MOST_TERMS = 100000, MOST_HALVINGS = 200 };

static const double TINY = 1e-300, CLOSE = 1e-16;

/* Keeps a factor of Lentz's method away from 0. */
static double apart(double value)
{
    return fabs(value) < TINY ? TINY : value;
}

/* The continued fraction of I_x(a, b), for x below (a+1)/(a+b+2). */
static double fraction(double a, double b, double x)
{
    double c = 1.0, d = 1.0 / apart(1.0 - (a + b) * x / (a + 1.0)), value = d;
    for (int m = 1; m < MOST_TERMS; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m));
        double odd  = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0));
        d = 1.0 / apart(1.0 + even * d);
        c = apart(1.0 + even / c);
        value *= d * c;
        d = 1.0 / apart(1.0 + odd * d);
        c = apart(1.0 + odd / c);
        value *= d * c;
        if (fabs(d * c - 1.0) <= CLOSE)
            break;
    }
    return value;
}

/* I_x(a, b), y = 1 - x. */
static double incomplete_beta(double a, double b, double x, double y)
{
    if (x <= 0.0)
        return 0.0;
    if (y <= 0.0)
        return 1.0;
    double scale = ins_exp(ins_log_gamma(a + b) - ins_log_gamma(a) - ins_log_gamma(b) +
                           a * ins_log(x) + b * ins_log(y));
    if (x < (a + 1.0) / (a + b + 2.0))
        return scale * fraction(a, b, x) / a;
    return 1.0 - scale * fraction(b, a, y) / b;
}

double ins_binomial_below(int64_t k, double p, int64_t count)
{
    if (k <= 0)
        return 0.0;
    if (k > count)
        return 1.0;
    /* P(Bin(n, p) <= k-1) = I_{1-p}(n-k+1, k) */
    return incomplete_beta((double)(count - k + 1), (double)k, 1.0 - p, p);
}

double ins_binomial_solve(int64_t k, double tail, int64_t count)
{
    double low = 0.0, high = 1.0; /* P(Bin < k) falls from 1 to 0 as p grows */
    for (int i = 0; i < MOST_HALVINGS; i++) {
        double middle = 0.5 * (low + high);
        if (middle <= low || middle >= high)
            break;
        if (ins_binomial_below(k, middle, count) > tail)
            low = middle;
        else
            high = middle;
    }
    return 0.5 * (low + high);
}
