/* base/pack.h - as many neighbouring futures as one vector register holds.
 *
 * A month does many small things to each future. Written as loops over rows of one thing each,
 * most instructions would load and store what the loop before had in hand, and turn loops of a
 * few turns. So a section of the month takes a pack of futures through all that it does,
 *
 *     INS_EACH_PACK(i) {
 *         ins_pack net = at(&money->budget, i) - at(&money->cost, i);
 *         put(&money->need, i, larger(-net, all(0.0)));
 *     }
 *
 * with values in registers and one load and one store for what stays. + - * / work on packs, and
 * on a pack and a number. Eight futures on AVX-512, four on AVX2, elsewhere one, in which case
 * a pack is a plain double. Each does the same arithmetic, so all give the same bits.
 *
 * The names are short because kernels are made of them: only those include this file.
 */
#ifndef INS_BASE_PACK_H
#define INS_BASE_PACK_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/lanes.h"

#if defined(__AVX512F__) || (defined(__AVX2__) && defined(__FMA__))
#include <immintrin.h>
#endif

#if defined(__AVX512F__)

enum { INS_PACK = 8 };
typedef double   ins_pack __attribute__((vector_size(64)));
typedef __mmask8 ins_pack_mask; /* a bit a future */

static inline ins_pack all(double value)
{
    return _mm512_set1_pd(value);
}

/* a b + c, rounded once */
static inline ins_pack fused(ins_pack a, ins_pack b, ins_pack c)
{
    return _mm512_fmadd_pd(a, b, c);
}

/* a b - c, rounded once */
static inline ins_pack fused_less(ins_pack a, ins_pack b, ins_pack c)
{
    return _mm512_fmsub_pd(a, b, c);
}

/* c - a b, rounded once */
static inline ins_pack less_fused(ins_pack a, ins_pack b, ins_pack c)
{
    return _mm512_fnmadd_pd(a, b, c);
}

/* As ins_larger() and ins_smaller(): where a number is missing, or for two zeros, the second. */
static inline ins_pack larger(ins_pack a, ins_pack b)
{
    return _mm512_max_pd(a, b);
}

static inline ins_pack smaller(ins_pack a, ins_pack b)
{
    return _mm512_min_pd(a, b);
}

static inline ins_pack_mask above(ins_pack a, ins_pack b)
{
    return _mm512_cmp_pd_mask(a, b, _CMP_GT_OQ);
}

static inline ins_pack_mask equal(ins_pack a, ins_pack b)
{
    return _mm512_cmp_pd_mask(a, b, _CMP_EQ_OQ);
}

/* `yes` where the mask is set, `no` elsewhere. */
static inline ins_pack where(ins_pack_mask mask, ins_pack yes, ins_pack no)
{
    return _mm512_mask_blend_pd(mask, no, yes);
}

/* `yes` where the mask is set, 0 elsewhere. */
static inline ins_pack only_where(ins_pack_mask mask, ins_pack yes)
{
    return _mm512_maskz_mov_pd(mask, yes);
}

#elif defined(__AVX2__) && defined(__FMA__)

enum { INS_PACK = 4 };
typedef double  ins_pack __attribute__((vector_size(32)));
typedef __m256d ins_pack_mask; /* all bits of a future */

static inline ins_pack all(double value)
{
    return _mm256_set1_pd(value);
}

static inline ins_pack fused(ins_pack a, ins_pack b, ins_pack c)
{
    return _mm256_fmadd_pd(a, b, c);
}

static inline ins_pack fused_less(ins_pack a, ins_pack b, ins_pack c)
{
    return _mm256_fmsub_pd(a, b, c);
}

static inline ins_pack less_fused(ins_pack a, ins_pack b, ins_pack c)
{
    return _mm256_fnmadd_pd(a, b, c);
}

static inline ins_pack larger(ins_pack a, ins_pack b)
{
    return _mm256_max_pd(a, b);
}

static inline ins_pack smaller(ins_pack a, ins_pack b)
{
    return _mm256_min_pd(a, b);
}

static inline ins_pack_mask above(ins_pack a, ins_pack b)
{
    return _mm256_cmp_pd(a, b, _CMP_GT_OQ);
}

static inline ins_pack_mask equal(ins_pack a, ins_pack b)
{
    return _mm256_cmp_pd(a, b, _CMP_EQ_OQ);
}

static inline ins_pack where(ins_pack_mask mask, ins_pack yes, ins_pack no)
{
    return _mm256_blendv_pd(no, yes, mask);
}

static inline ins_pack only_where(ins_pack_mask mask, ins_pack yes)
{
    return _mm256_and_pd(mask, yes);
}

#else

enum { INS_PACK = 1 };
typedef double ins_pack;
typedef bool   ins_pack_mask;

static inline ins_pack all(double value)
{
    return value;
}

static inline ins_pack fused(ins_pack a, ins_pack b, ins_pack c)
{
    return fma(a, b, c);
}

static inline ins_pack fused_less(ins_pack a, ins_pack b, ins_pack c)
{
    return fma(a, b, -c);
}

static inline ins_pack less_fused(ins_pack a, ins_pack b, ins_pack c)
{
    return fma(-a, b, c);
}

static inline ins_pack larger(ins_pack a, ins_pack b)
{
    return ins_larger(a, b);
}

static inline ins_pack smaller(ins_pack a, ins_pack b)
{
    return ins_smaller(a, b);
}

static inline ins_pack_mask above(ins_pack a, ins_pack b)
{
    return a > b;
}

static inline ins_pack_mask equal(ins_pack a, ins_pack b)
{
    return a == b;
}

static inline ins_pack where(ins_pack_mask mask, ins_pack yes, ins_pack no)
{
    return mask ? yes : no;
}

static inline ins_pack only_where(ins_pack_mask mask, ins_pack yes)
{
    return mask ? yes : 0.0;
}

#endif

/* A part of a kernel is compiled into each body made of it, where what the body knows falls out of
 * its questions; a body is a function. */
#define INS_PART(type) static inline __attribute__((always_inline)) type
#define INS_BODY(type) static __attribute__((noinline)) type

/* The packs of a row, or those that hold the first `lanes` of it: i is the first lane of each. */
#define INS_EACH_PACK(i)          INS_EACH_PACK_OF(INS_LANES, i)
#define INS_EACH_PACK_OF(lanes, i) for (int i = 0; i < (lanes); i += INS_PACK)

/* A pack where it lies in a row. */
typedef ins_pack ins_pack_place __attribute__((may_alias));

static inline ins_pack at(const struct ins_row *row, int i)
{
    return *(const ins_pack_place *)(const void *)&row->lane[i];
}

/* The same of a row so many bytes away from that one. */
static inline ins_pack at_distance(const struct ins_row *row, ptrdiff_t bytes, int i)
{
    return *(const ins_pack_place *)(const void *)((const char *)&row->lane[i] + bytes);
}

static inline void put(struct ins_row *row, int i, ins_pack value)
{
    *(ins_pack_place *)(void *)&row->lane[i] = value;
}

static inline void add(struct ins_row *sum, int i, ins_pack value)
{
    put(sum, i, at(sum, i) + value);
}

static inline void raise_to(struct ins_row *peak, int i, ins_pack value)
{
    put(peak, i, larger(value, at(peak, i)));
}

#endif
