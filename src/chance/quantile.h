/* chance/quantile.h - where a count's distribution function passes u, by Cornish and Fisher.
 *
 * The negative binomial law of mean m and shape r (variance V = m + m^2/r; Poisson's law at
 * 1/r = 0) has P(N <= n) = I_q(r, n + 1), q = r/(r + m): the regularised incomplete beta
 * function, smooth in n. With w the normal quantile of u, the real x with I_q(r, x) = u is
 *
 *   x = m + 1/2 + b E + w sqrt(V) O      b = 1 + 2m/r
 *   E = E0 + E1/V + ..., O = O0 + O1/V + ...
 *
 * where each E and O is a polynomial in w^2 whose coefficients are polynomials in 1/r, made
 * once for a law: the series of Cornish and Fisher (1937) of a law with the cumulants of N, less
 * those of a uniform (Sheppard's correction: N is x rounded), its terms sorted by powers of
 * 1/V and 1/r (fit.py). At 1/r = 0 it is that of Giles (ACM TOMS 42, 2016, algorithm 955).
 *
 * Two lengths. How far each may be off, with h = w^2 + 3/2 and y = h (1/V + 1/r):
 *
 *   short   to 1/V^(3/2)   0.0014 b h y^2 (1 + y)
 *   long    to 1/V^(5/2)   0.0004 b h y^3 (1 + y)
 *
 * and the rounding of x. This is measured, not proved: on a grid of means from 1.5 up, shapes from
 * 10 up and w from -8.2 to 8.2, wherever the bound is below 1/2, the error is below 4/5 of it
 * (tests/chance_counts.c asks again, at other places).
 */
#ifndef INS_CHANCE_QUANTILE_H
#define INS_CHANCE_QUANTILE_H

#include <math.h>

struct ins_quantile {
    double inverse; /* 1/r */
    double short_even[2][3], short_odd[3][3]; /* E0, E1 and O0 ... O2 in 1, w^2, w^4 */
    double long_even[3][4], long_odd[4][4];   /* E0 ... E2 and O0 ... O3 in 1, w^2, w^4, w^6 */
};

/* `inverse` = 1/r; 0 for Poisson's law. */
void ins_quantile_init(struct ins_quantile *series, double inverse);

static inline double ins_quantile_square(const double c[3], double v)
{
    return fma(fma(c[2], v, c[1]), v, c[0]);
}

static inline double ins_quantile_cube(const double c[4], double v)
{
    return fma(fma(fma(c[3], v, c[2]), v, c[1]), v, c[0]);
}

/* What both lengths are made of. */
struct ins_quantile_terms {
    double root;  /* sqrt(V) */
    double s;     /* 1/V */
    double v;     /* w^2 */
    double b;     /* 1 + 2m/r */
    double y, by; /* as above; b h y^2 (1 + y) */
    double noise; /* rounding of x */
};

static inline struct ins_quantile_terms ins_quantile_terms(double inverse, double mean, double w)
{
    double ratio = mean * inverse, variance = fma(mean, ratio, mean);
    double s = 1.0 / variance, v = w * w, b = fma(2.0, ratio, 1.0), h = v + 1.5;
    double y = h * (s + inverse);

    return (struct ins_quantile_terms){
        sqrt(variance), s, v, b, y, b * h * (y * y) * (1.0 + y), fma(mean, 1e-14, 1e-8),
    };
}

/* x, and in `error` how far off it may be. Mean and variance must be positive. */
static inline double ins_quantile_short(const struct ins_quantile *c, double mean, double w,
                                        double *error)
{
    struct ins_quantile_terms t = ins_quantile_terms(c->inverse, mean, w);
    double even = ins_quantile_square(c->short_even[1], t.v);
    double odd  = ins_quantile_square(c->short_odd[2], t.v);

    even   = fma(even, t.s, ins_quantile_square(c->short_even[0], t.v));
    odd    = fma(odd, t.s, ins_quantile_square(c->short_odd[1], t.v));
    odd    = fma(odd, t.s, ins_quantile_square(c->short_odd[0], t.v));
    *error = fma(0.0014, t.by, t.noise);
    return fma(w * t.root, odd, fma(t.b, even, mean + 0.5));
}

static inline double ins_quantile_long(const struct ins_quantile *c, double mean, double w,
                                       double *error)
{
    struct ins_quantile_terms t = ins_quantile_terms(c->inverse, mean, w);
    double even = ins_quantile_cube(c->long_even[2], t.v);
    double odd  = ins_quantile_cube(c->long_odd[3], t.v);

    even   = fma(even, t.s, ins_quantile_cube(c->long_even[1], t.v));
    even   = fma(even, t.s, ins_quantile_cube(c->long_even[0], t.v));
    odd    = fma(odd, t.s, ins_quantile_cube(c->long_odd[2], t.v));
    odd    = fma(odd, t.s, ins_quantile_cube(c->long_odd[1], t.v));
    odd    = fma(odd, t.s, ins_quantile_cube(c->long_odd[0], t.v));
    *error = fma(0.0004, t.by * t.y, t.noise);
    return fma(w * t.root, odd, fma(t.b, even, mean + 0.5));
}

#endif
