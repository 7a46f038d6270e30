/* wasm/exact.h - a fused multiply-add for processors that have none, to the last bit.
 *
 * WebAssembly knows no fma(), and the one of its C library takes whole numbers apart for each
 * call. This one is additions and multiplications alone, so that a compiler turns it into
 * vectors: the product as an exact sum of two (Dekker, 1971), the sum of three rounded once by
 * rounding its tail to odd (Boldo and Melquiond, 2008, "Emulation of a FMA and correctly rounded
 * sums: proved algorithms using rounding to odd", IEEE Trans. Computers 57).
 *
 * Exact where the product is 0 or lies above 2^-900 in size and no factor exceeds 2^990; a
 * smaller product may be off by 2^-1050, and what is no number here (an infinity came in) is
 * a b + c. tests/exact.c asks for millions of numbers whether it is fma().
 */
#ifndef INS_WASM_EXACT_H
#define INS_WASM_EXACT_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#define INS_EXACT static inline __attribute__((always_inline))

/* The sum as it is rounded, and what the rounding lost (Knuth). */
INS_EXACT double ins_exact_sum(double a, double b, double *lost)
{
    double sum = a + b, part = sum - a;
    *lost = (a - (sum - part)) + (b - part);
    return sum;
}

/* The upper half of the digits. */
INS_EXACT double ins_exact_head(double a)
{
    double wide = 134217729.0 * a; /* 2^27 + 1 */
    return wide - (wide - a);
}

INS_EXACT double ins_exact_product(double a, double b, double *lost)
{
    double p = a * b, ah = ins_exact_head(a), bh = ins_exact_head(b), al = a - ah, bl = b - bh;
    *lost = al * bl - (((p - ah * bh) - al * bh) - ah * bl);
    return p;
}

/* a + b rounded to odd: towards the neighbour whose last bit is 1, where it is not exact. */
INS_EXACT double ins_exact_odd(double a, double b)
{
    double  lost, sum = ins_exact_sum(a, b, &lost);
    int64_t bits, step;
    memcpy(&bits, &sum, sizeof bits);
    step = (lost > 0.0) == (sum > 0.0) ? 1 : -1;
    step = lost != 0.0 ? step : 0;
    bits += step & ((bits & 1) - 1);
    memcpy(&sum, &bits, sizeof sum);
    return sum;
}

/* The sum of the upper parts is exact wherever they nearly cancel, and else so much larger than
 * what is left that the odd last bit of that decides the rounding rightly. */
INS_EXACT double ins_exact_fma(double a, double b, double c)
{
    double low, lost;
    double p   = ins_exact_product(a, b, &low);
    double sum = ins_exact_sum(p, c, &lost);
    double z   = sum + ins_exact_odd(lost, low);
    return z == z ? z : p + c;
}

#define fma ins_exact_fma

#endif
