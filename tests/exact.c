/* The fused multiply-add of the engine for browsers (src/wasm/exact.h) against that of the C library, which is
 * exact (C17, 7.12.13.1). */
#include <criterion/criterion.h>
#include <math.h>

#include "wasm/exact.h"
#undef fma

enum { TRIES = 2000000 };

static uint64_t state = 88172645463325252u;

/* Marsaglia's xorshift, 2003. */
static uint64_t draw(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state * 2685821657736338717u;
}

/* A number of up to `spread` powers of two, its last digits sometimes 0, so that ties come up. */
static double number(int spread)
{
    uint64_t digits = draw() & 0x000fffffffffffffu, sign = draw() & 0x8000000000000000u;
    uint64_t power  = 1023 - (uint64_t)spread + draw() % (2 * (uint64_t)spread + 1);
    switch (draw() % 4) {
    case 0: digits &= ~UINT64_C(0x7ffffff); break;
    case 1: digits &= ~((UINT64_C(1) << draw() % 52) - 1); break;
    default: break;
    }
    uint64_t bits = sign | power << 52 | digits;
    double   value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* An addend that has nothing to do with the product, nearly cancels it, or lies far from it. */
static double addend(double product, int spread)
{
    switch (draw() % 4) {
    case 0: return -product;
    case 1: return -product * (1.0 + ldexp((double)(draw() % 9) - 4.0, -52));
    case 2: return ldexp(product, (int)(draw() % 120) - 60);
    default: return number(2 * spread);
    }
}

Test(exact, rounds_once_like_the_processor)
{
    for (int i = 0; i < TRIES; i++) {
        int    spread = 1 + (int)(draw() % 120);
        double a = number(spread), b = number(spread), c = addend(a * b, spread);
        double mine = ins_exact_fma(a, b, c), theirs = (fma)(a, b, c);
        cr_assert(mine == theirs, "%a %a %a: %a, not %a", a, b, c, mine, theirs);
    }
}

Test(exact, passes_what_is_no_number)
{
    cr_assert(isinf(ins_exact_fma(INFINITY, 2.0, 1.0)));
    cr_assert(isinf(ins_exact_fma(2.0, 3.0, -INFINITY)));
    cr_assert(isnan(ins_exact_fma(INFINITY, 0.0, 1.0)));
    cr_assert(isnan(ins_exact_fma(INFINITY, 1.0, -INFINITY)));
    cr_assert(isinf(ins_exact_fma(1e300, 1e300, 1.0)));
    cr_assert_eq(ins_exact_fma(0.0, 5.0, 7.5), 7.5);
}
