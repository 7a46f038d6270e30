/* chance/normal.h - the normal law by inversion.
 *
 * With x = 2u - 1 and w = -log(1 - x^2) the quantile is z = x F(w), F smooth from the middle to
 * the tails. Up to w = 6.25, which holds for 998 draws of 1000, F is a polynomial of degree 20;
 * beyond, a quotient of two of degree 12, good from 0 to 35.5. Both are minimax approximations,
 * made by fit.py; their own relative errors are 2.6e-15 and 3.7e-15.
 */
#ifndef INS_CHANCE_NORMAL_H
#define INS_CHANCE_NORMAL_H

#include "base/lanes.h"
#include "chance/real.h"

/* shift + log p for a normal p under 1.5, to 4e-16 of max(1, |shift + log p|): where only the
 * sum matters, a logarithm need not care for its digits near p = 1. */
static inline double ins_normal_log(double p, double shift)
{
    const uint64_t half = 0x3fe6a09e00000000u; /* about sqrt(1/2) */
    uint64_t shifted = ins_bits_of_real(p) + (0x3ff0000000000000u - half);
    double   n = ins_real_of_bits(0x4330000000000000u | shifted >> 52) - (0x1p52 + 1023.0);
    double   f = ins_real_of_bits((shifted & 0x000fffffffffffffu) + half);

    double s = (f - 1.0) / (f + 1.0);
    double v = s * s;
    double a = 0.16947158360517128;
    a = fma(a, v, 0.18111479019610902);
    a = fma(a, v, 0.22223818367292875);
    a = fma(a, v, 0.28571409262087666);
    a = fma(a, v, 0.40000000119539386);
    a = fma(a, v, 0.66666666666341556);
    a = fma(a, v, 2.0000000000000027);
    return fma(s, a, fma(n, 0.69314718055994531, shift));
}

/* w: 0 in the middle, 35.35 at u = 2^-53. Absolute error 4e-16 or 2e-16 of w. */
static inline double ins_normal_depth(double u)
{
    double v = 1.0 - u;
    double p = u < v ? u : v;
    return -ins_normal_log(4.0 * p * (1.0 - p), 0.0);
}

/* The z with P(Z <= z) = u, for 2^-53 <= u <= 1 - 2^-53; odd about u = 1/2 to the last bit. Its
 * relative error is under 6e-15 for a u that a stream drew, whose x is exact, and under 1e-14 for
 * any other. */
double ins_normal(double u);

/* P(Z <= z) for -4 <= z <= 4, by the series about 0; absolute error 1e-15. For what hands its bits on: the C
 * library's exponentials have other ones on another processor. */
static inline double ins_normal_below(double z)
{
    double term = z, sum = z;
    for (int n = 1; n <= 60; n++) {
        term *= z * z / (2 * n + 1);
        sum += term;
    }
    return 0.5 + 0.39894228040143268 * ins_exp(-0.5 * z * z) * sum;
}

/* z[i] = ins_normal(u[i]), the same bits; two different rows. */
void ins_normal_row(const struct ins_row *restrict u, struct ins_row *restrict z);

#endif
