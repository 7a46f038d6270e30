#include "engine/binomial.h"

#include "chance/beta.h"
#include "chance/real.h"

enum { MOST_HALVINGS = 200 };

/* I_x(a, b), y = 1 - x. */
static double incomplete_beta(double a, double b, double x, double y)
{
    if (x <= 0.0)
        return 0.0;
    if (y <= 0.0)
        return 1.0;
    double scale = ins_exp(ins_log_gamma(a + b) - ins_log_gamma(a) - ins_log_gamma(b) +
                           a * ins_log(x) + b * ins_log(y));
    double excess = a * y - b * x;
    if (excess >= 0.0)
        return scale * ins_beta_fraction(a, b, x, y, excess);
    return 1.0 - scale * ins_beta_fraction(b, a, y, x, -excess);
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
