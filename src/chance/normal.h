/* chance/normal.h - the normal law by inversion.
 *
 * With x = 2u - 1 and w = -log(4u(1 - u)) the quantile is z = x F(w), F smooth and without a
 * seam from the middle to the tails: one logarithm and one quotient of polynomials, no branch.
 * F is a rational minimax approximation on 0 <= w <= 35.5, made by fit.py; its own error is
 * 3.7e-15, relative.
 */
#ifndef INS_CHANCE_NORMAL_H
#define INS_CHANCE_NORMAL_H

#include "base/lanes.h"
#include "chance/real.h"

/* w = -log(4u(1 - u)): 0 in the middle, 35.35 at u = 2^-53. Never negative. */
static inline double ins_normal_depth(double u)
{
    double v = 1.0 - u;
    double p = u < v ? u : v;
    return -ins_log_normal(4.0 * p * (1.0 - p));
}

/* The z with P(Z <= z) = u, for 2^-53 <= u <= 1 - 2^-53; relative error under 6e-15, odd
 * about u = 1/2 to the last bit. */
static inline double ins_normal(double u)
{
    double w = ins_normal_depth(u);

    double above = 2.0635408904022986e-14;
    above = fma(above, w, 5.84397113303e-12);
    above = fma(above, w, 2.913792602740893e-10);
    above = fma(above, w, 8.796297357341947e-09);
    above = fma(above, w, 1.8724422312156428e-07);
    above = fma(above, w, 3.1763351799511136e-06);
    above = fma(above, w, 4.2785433656898054e-05);
    above = fma(above, w, 0.0004557313915722006);
    above = fma(above, w, 0.0038457084179551776);
    above = fma(above, w, 0.025634941189766544);
    above = fma(above, w, 0.1306055819344234);
    above = fma(above, w, 0.4745899879249917);
    above = fma(above, w, 1.2533141373155001);

    double below = 2.8897861910935357e-16;
    below = fma(below, w, 3.239813317439007e-13);
    below = fma(below, w, 3.464125478624889e-11);
    below = fma(below, w, 1.1382121831014462e-09);
    below = fma(below, w, 3.309825059619027e-08);
    below = fma(below, w, 5.228725619191873e-07);
    below = fma(below, w, 1.002518167933008e-05);
    below = fma(below, w, 8.917077767824907e-05);
    below = fma(below, w, 0.0012376023759319973);
    below = fma(below, w, 0.00570575974540883);
    below = fma(below, w, 0.06058000300113039);
    below = fma(below, w, 0.1168686362777738);
    below = fma(below, w, 1.0);

    return fma(2.0, u, -1.0) * above / below;
}

/* z[i] = ins_normal(u[i]), the same bits. `z` may be `u`. */
void ins_normal_row(const struct ins_row *u, struct ins_row *z);

#endif
