#include "chance/tails.h"

#include <stdbool.h>

#include "chance/beta.h"
#include "chance/real.h"

/* The law: `odds` = mean / shape = p / q, p + q = 1. */
struct law {
    double shape, mean, odds, p, q;
};

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

/* n log(n / mean) + mean - n without cancellation (Loader, 2000); away = n - mean. */
static double deviance(double n, double away)
{
    double mean = n - away;
    double v    = away / (n + mean);

    if (fabs(v) > 0.1)
        return n * ins_log(n / mean) - away;

    double sum = away * v, term = 2.0 * n * v, last = 0.0;
    for (double k = 3.0; sum != last; k += 2.0) {
        last = sum;
        term *= v * v;
        sum += term / k;
    }
    return sum;
}

/* P(N = n). */
static double point(const struct law *law, double n)
{
    double r = law->shape, whole = n + r;

    if (n >= 16.0) {
        double away = (n - law->mean) * law->q;
        double rest = stirling_rest(whole) - stirling_rest(r) - stirling_rest(n);
        return ins_exp(rest - deviance(n, away) - deviance(r, -away)) *
               sqrt(r / whole / (6.283185307179586477 * n));
    }

    double p = ins_exp(-r * ins_log_one_plus(law->odds));
    for (double k = 1.0; k <= n; k += 1.0)
        p *= (law->mean * law->q + (k - 1.0) * law->p) / k;
    return p;
}

/* Is P(N <= n) >= u? Asked of the smaller tail, which has its full relative accuracy; worked out
 * from the tail that does not hold the mean, where the fraction has positive terms.
 *
 *   P(N <= n) = I_q(r, n + 1)      P(N > n) = I_p(n + 1, r) */
static bool reaches(const struct law *law, double u, double n)
{
    double r = law->shape, next = n + 1.0, away = (next - law->mean) * law->q;
    bool   above = next >= law->mean;
    double tail  = above ? next * point(law, next) *
                              ins_beta_fraction(next, r, law->p, law->q, away)
                         : (law->mean * law->q + n * law->p) * point(law, n) *
                              ins_beta_fraction(r, next, law->q, law->p, -away);

    if (u < 0.5)
        return (above ? 1.0 - tail : tail) >= u;
    return (above ? tail : 1.0 - tail) <= 1.0 - u;
}

double ins_tails_invert(double shape, double mean, double u, double guess)
{
    double     odds = mean / shape, q = 1.0 / (1.0 + odds);
    struct law law  = {shape, mean, odds, odds * q, q};
    double     n    = guess > 0.0 ? guess : 0.0;

    if (reaches(&law, u, n)) {
        while (n > 0.0 && reaches(&law, u, n - 1.0))
            n -= 1.0;
    } else {
        do
            n += 1.0;
        while (!reaches(&law, u, n));
    }
    return n;
}
