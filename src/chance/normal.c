#include "chance/normal.h"

/* exp(-6.25): the p = 1 - x^2 at which the polynomial ends. */
static const double edge = 0.0019304541362277092, middle = 3.125;

/* F in powers of g = 3.125 - w, the even and the odd ones apart: half as long to wait for. */
static inline double near(double g)
{
    double v = g * g;

    double even = 1.7063523162497857e-18;
    even = fma(even, v, -1.9015606204262516e-16);
    even = fma(even, v, 9.4695693846528198e-15);
    even = fma(even, v, -1.1651449537529345e-13);
    even = fma(even, v, -1.8339915100062666e-11);
    even = fma(even, v, 1.4865936867801478e-09);
    even = fma(even, v, -4.111158769998928e-08);
    even = fma(even, v, -1.9310652545245937e-06);
    even = fma(even, v, 0.00026408204971182484);
    even = fma(even, v, -0.0085328991773176432);
    even = fma(even, v, 2.3386207100265959);

    double odd = -3.6085492453832778e-18;
    odd = fma(odd, v, -2.959533834022914e-16);
    odd = fma(odd, v, 6.0599337304070009e-14);
    odd = fma(odd, v, -3.7487847155485071e-12);
    odd = fma(odd, v, 7.6701131000738056e-11);
    odd = fma(odd, v, 5.8158001247426932e-09);
    odd = fma(odd, v, -5.988888220900053e-07);
    odd = fma(odd, v, 1.9632852224443079e-05);
    odd = fma(odd, v, 0.0010475115697680384);
    odd = fma(odd, v, -0.33963495870117566);

    return fma(odd, g, even);
}

static inline double far(double u)
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

/* 1 - x^2, within 2e-16 */
static inline double depth(double x)
{
    return fma(-x, x, 1.0);
}

double ins_normal(double u)
{
    double x = fma(2.0, u, -1.0), p = depth(x);

    return p >= edge ? x * near(ins_normal_log(p, middle)) : far(u);
}

/* Rows in which a lane lies outside; one in 34. */
__attribute__((noinline)) static void far_lanes(const struct ins_row *restrict u,
                                                struct ins_row *restrict z)
{
    for (int i = 0; i < INS_LANES; i++) {
        double p = depth(fma(2.0, u->lane[i], -1.0)), beyond = far(u->lane[i]);

        z->lane[i] = p >= edge ? z->lane[i] : beyond;
    }
}

/* Two loops: what one lane waits for is then short enough for others to be worked on meanwhile. */
void ins_normal_row(const struct ins_row *restrict u, struct ins_row *restrict z)
{
    struct ins_row x, g;
    uint64_t       outside = 0;

    for (int i = 0; i < INS_LANES; i++) {
        x.lane[i] = fma(2.0, u->lane[i], -1.0);
        double p  = depth(x.lane[i]);
        g.lane[i] = ins_normal_log(p, middle);
        outside |= ins_bits_of_real(p - edge);
    }
    for (int i = 0; i < INS_LANES; i++)
        z->lane[i] = x.lane[i] * near(g.lane[i]);
    if (outside >> 63)
        far_lanes(u, z);
}
