#include "chance/beta.h"

#include <math.h>

enum { MOST_TERMS = 1000000 };

static const double close_enough = 1e-16, tiny = 1e-300;

/* Lentz's method. */
double ins_beta_fraction(double a, double b, double x, double y, double excess)
{
    double value = a / (a + 1.0) * (excess + 1.0);
    value        = fabs(value) < tiny ? tiny : value;

    double c = value, d = 0.0;
    for (int k = 1; k < MOST_TERMS; k++) {
        double step  = a + 2.0 * k - 1.0;
        double twist = k * (b - k) * x / step;
        double alpha = twist * ((a + k - 1.0) / step) * ((a + b + k - 1.0) * x);
        double beta  = k + twist + (a + k) / (step + 2.0) * (excess + 1.0 + k * (1.0 + y));

        d = 1.0 / fma(alpha, d, beta);
        c = beta + alpha / c;
        value *= c * d;
        if (fabs(fma(c, d, -1.0)) <= close_enough)
            break;
    }
    return 1.0 / value;
}
