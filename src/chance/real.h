/* chance/real.h - exponentials and logarithms with the same bits on every machine.
 *
 * The mathematics library gives other bits on a processor without fused multiply-add, so
 * nothing that draws or moves a future may call it. What stands here uses only + - * /,
 * fma(), sqrt() and the bits of a double, which IEEE 754 fixes to the last place, and has no
 * branch: a loop over a row becomes vector code of any width.
 *
 *   function           domain                   error, units in the last place
 *   ins_exp            all x                    1.2; 0 below -708, infinite above 709.78
 *   ins_log            0, and 2^-1022 ... max   1.0; -infinity below 2^-1022
 *   ins_log_normal     2^-1022 ... max          as ins_log, without its care for 0
 *   ins_log_one_plus   0 ... 1e300              2
 *   ins_log_gamma      x > 0                    1e-14 of max(1, |result|)
 *
 * Sources: exp by a minimax polynomial on |x| <= log(2)/2; log as in fdlibm's e_log.c (Sun,
 * 1993); log of the gamma function by Stirling's series after a shift to x >= 12.
 */
#ifndef INS_CHANCE_REAL_H
#define INS_CHANCE_REAL_H

#include <math.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t ins_bits_of_real(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double ins_real_of_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* Four steps of Horner's rule: (((s x + c[3]) x + c[2]) x + c[1]) x + c[0]. Written out, since a
 * compiler vectorises over lanes only where no inner loop is left. */
static inline double ins_horner(double s, double x, const double c[4])
{
    return fma(fma(fma(fma(s, x, c[3]), x, c[2]), x, c[1]), x, c[0]);
}

/* e^x; NaN stays NaN. The exponent is added as an integer, so the result must stay a normal
 * number. */
static inline double ins_exp(double x)
{
    const double whole = 0x1.8p52; /* adding it rounds to a whole number, kept in the low bits */
    double low   = x < -708.0 ? -708.0 : x;
    double y     = low > 709.78 ? 709.78 : low;
    double shift = fma(y, 0x1.71547652b82fep+0, whole);
    double n     = shift - whole;
    double r     = fma(n, -0x1.abc9e3b39803fp-56, fma(n, -0x1.62e42fefa39efp-1, y));

    double q = 2.5100395159429243e-08;
    q = fma(q, r, 2.7620101012098e-07);
    q = fma(q, r, 2.7557268439678e-06);
    q = fma(q, r, 2.4801521269532122e-05);
    q = fma(q, r, 0.00019841269863066696);
    q = fma(q, r, 0.0013888888917230724);
    q = fma(q, r, 0.00833333333333006);
    q = fma(q, r, 0.041666666666624094);
    q = fma(q, r, 0.16666666666666669);
    q = fma(q, r, 0.5000000000000001);

    double p = 1.0 + fma(r * r, q, r);
    double e = ins_real_of_bits(ins_bits_of_real(p) + (ins_bits_of_real(shift) << 52));
    e = x < -708.0 ? 0.0 : e;
    return x > 709.78 ? INFINITY : e;
}

/* Natural logarithm of a positive, normal, finite number. */
static inline double ins_log_normal(double x)
{
    const uint64_t half = 0x3fe6a09e00000000u; /* about sqrt(1/2) */
    uint64_t shifted = ins_bits_of_real(x) + (0x3ff0000000000000u - half);
    double   n = ins_real_of_bits(0x4330000000000000u | shifted >> 52) - (0x1p52 + 1023.0);
    double   f = ins_real_of_bits((shifted & 0x000fffffffffffffu) + half) - 1.0;

    double s = f / (2.0 + f);
    double z = s * s;
    double r = 1.479819860511658591e-01;
    r = fma(r, z, 1.531383769920937332e-01);
    r = fma(r, z, 1.818357216161805012e-01);
    r = fma(r, z, 2.222219843214978396e-01);
    r = fma(r, z, 2.857142874366239149e-01);
    r = fma(r, z, 3.999999999940941908e-01);
    r = fma(r, z, 6.666666666666735130e-01);
    r *= z;

    double square = 0.5 * f * f;
    double small  = fma(s, square + r, n * 1.90821492927058770002e-10);
    return fma(n, 6.93147180369123816490e-01, f - (square - small));
}

static inline double ins_log(double x)
{
    double y = ins_log_normal(x);
    return x < 0x1p-1022 ? -INFINITY : y;
}

/* log(1 + x) for x >= 0 with the digits that 1 + x loses. */
static inline double ins_log_one_plus(double x)
{
    double y = 1.0 + x;
    return ins_log_normal(y) + (x - (y - 1.0)) / y;
}

/* Logarithm of the gamma function; for set-up, not for lanes. */
static inline double ins_log_gamma(double x)
{
    double product = 1.0;
    while (x < 12.0) {
        product *= x;
        x += 1.0;
    }
    double y = 1.0 / (x * x);
    double s = -691.0 / 360360.0;
    s = fma(s, y, 1.0 / 1188.0);
    s = fma(s, y, -1.0 / 1680.0);
    s = fma(s, y, 1.0 / 1260.0);
    s = fma(s, y, -1.0 / 360.0);
    s = fma(s, y, 1.0 / 12.0);
    return fma(x - 0.5, ins_log(x), -x) + 0.91893853320467274178 + s / x - ins_log(product);
}

#endif
