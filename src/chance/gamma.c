#include "chance/gamma.h"

#include <assert.h>

#include "chance/normal.h"

enum { NODES = INS_GAMMA_NODES, TERMS = INS_GAMMA_TERMS, POWERS = 11 };

/* From this shape on the quantile is smooth enough for one polynomial. */
static const double smooth_from = 5.0;

/* S's coefficients, z^0 first; each a polynomial in 1/sqrt(r), the constant first (fit.py). */
static const double table[TERMS][POWERS] = {
    {5.9882654390719381e-14, -0.16666666669870364, 2.8268456541034816e-09, -0.004012442637081037,
     1.6908443911209493e-06, 0.0029200155293397042, 0.00010430231758569188,
     0.00040918748651413343, 0.00092200523940768339, -0.0016258945055534055,
     0.00047168826548727328},
    {0.4999999999999733, 2.4485942583967781e-11, -0.013888891202106662, 8.2048239299894121e-08,
     -0.005878531811799162, 1.5316517287144286e-05, -0.0016161758623560211,
     0.00039598073013552164, -0.00074441243647403981, 0.001423415889531301,
     -0.00052952040845576499},
    {-2.3795201919973863e-14, 0.041666666672582522, -4.3179138333899743e-10,
     0.0095679137453331155, -1.6973146021003138e-07, 0.002344062073586296,
     -1.6893534582560037e-06, 1.4079543309197191e-05, 0.00010943074260775223,
     -0.00062841676909670941, 0.00017946748859545397},
    {-4.8691627986541253e-14, 8.9058068645370136e-12, -0.0069444450069582322,
     1.5321479698741168e-08, -0.0020706774794512408, 1.358170830922727e-06,
     -0.00018522591096926548, -6.7286384052174737e-06, 0.00034798150733505708,
     -0.00013725795871960929, 0.00024468528825476177},
    {7.4639638680861278e-14, -3.7507925103763985e-11, 3.2640756620619713e-09,
     0.00075220528011092115, 1.8507767283237959e-06, 5.2460404433854952e-05,
     0.00010345435966313657, -0.00056210410344865905, 0.00078366385643466958,
     -0.001056096978450498, 0.00043420287463515446},
    {-4.1029141999640172e-15, 9.5752384292975209e-12, -9.6023772217218059e-10,
     3.5616840185929684e-08, 2.8262225233448159e-05, 7.3976765746905981e-06,
     6.7765903985172687e-05, 0.00021490733599624043, -0.00046372003999453089,
     0.00083653339991874079, -0.00050855913520174748},
    {-2.6278425197442585e-14, 1.3850987812206515e-11, -1.2046157302193709e-09,
     4.0024592270131822e-08, -6.6456243101230511e-07, -3.4306353035296112e-05,
     -3.4729079814520877e-05, 6.8155727280238109e-05, -0.00022288184599808135,
     0.00019033429345108305, -6.2106947041848146e-05},
    {2.9206151731671343e-15, -2.8182235355168948e-12, 2.7125337984351524e-10,
     -9.9226822463971067e-09, 1.8586403160685147e-07, -2.0265110476240726e-06,
     2.5153658697583221e-05, -5.7508650762306814e-05, 0.00015728692967643246,
     -0.0002118305606216658, 0.00012682614443934557},
    {6.0625486679665171e-15, -3.2645242489221153e-12, 2.8513580194232928e-10,
     -9.518643789878353e-09, 1.5915681193373458e-07, -1.507325656536653e-06,
     8.5564586975655814e-06, -3.119510307546534e-05, 5.9900163747786841e-05,
     -6.5126593930719791e-05, 2.9713233511303536e-05},
    {-1.4003631843887424e-15, 8.4905894257745332e-13, -7.7296883879526125e-11,
     2.7249241089999916e-09, -4.9146680102113879e-08, 5.146255334206032e-07,
     -3.3227698365082854e-06, 1.3471379825303159e-05, -3.3592114917160849e-05,
     4.7061208307295955e-05, -2.9370901638891798e-05},
    {-4.1098341814818176e-16, 2.2225376256472238e-13, -1.9250896347017458e-11,
     6.318320273877285e-10, -1.027508988305045e-08, 9.3182474049207922e-08,
     -4.9387383331321594e-07, 1.5162613854423068e-06, -2.4614687233092791e-06,
     1.5711483433519348e-06, 5.3679155803805038e-07},
    {1.4319953680093683e-16, -8.0197939133115873e-14, 7.1769406251741299e-12,
     -2.4873189870302941e-10, 4.3910701442634415e-09, -4.4775643389854331e-08,
     2.8005437418550472e-07, -1.0938458502522277e-06, 2.6065152887731496e-06,
     -3.4662353353865154e-06, 1.9214656657300776e-06},
    {-2.2608964678208624e-18, 1.2047819256866264e-15, -1.2372007495498595e-13,
     5.3083833596537813e-12, -1.1973233763327522e-10, 1.5673650547022542e-09,
     -1.2481582366427961e-08, 6.1270202046160513e-08, -1.8111274122726371e-07,
     2.9565239097547699e-07, -2.0303861255675991e-07},
    {-2.3911017705306811e-18, 1.3167287552006016e-15, -1.1719921512969511e-13,
     4.0336383044870554e-12, -7.0511562991707916e-11, 7.0933013458874622e-10,
     -4.3559400308396806e-09, 1.6593815623091991e-08, -3.8180682265425431e-08,
     4.8201465985906754e-08, -2.5002285066662303e-08},
    {1.7402098366549765e-19, -9.3743392012750794e-17, 8.4576826359113151e-15,
     -2.9927448321076884e-13, 5.4438975806071048e-12, -5.7614615491658026e-11,
     3.7602578448934375e-10, -1.5375411592458527e-09, 3.8381542075108452e-09,
     -5.3320724147157111e-09, 3.1210977778237895e-09},
};

/* The pieces in z. */
static const double lowest[INS_GAMMA_PIECES]  = {-8.3, -1.4, 1.4};
static const double highest[INS_GAMMA_PIECES] = {-1.4, 1.4, 8.3};

/* The nodes of each piece, stretched to -1 ... 1: Chebyshev's in the middle; in the tails closer
 * to the middle, where nearly all draws fall. */
static const double node[INS_GAMMA_PIECES][NODES] = {
    {-1, -0.94576061069229311, -0.78998786025250844, -0.55238380224158112, -0.26219953862697443,
     0.046494306951724004, 0.34024604461355284, 0.59143533400037351, 0.78236235917596897,
     0.9075052869224125, 0.97353828830058764, 0.99704019884317796, 1},
    {-1, -0.96592582628906831, -0.8660254037844386, -0.70710678118654757, -0.5,
     -0.25881904510252074, 0, 0.25881904510252074, 0.5, 0.70710678118654757, 0.8660254037844386,
     0.96592582628906831, 1},
    {-1, -0.99704019884317796, -0.97353828830058764, -0.9075052869224125, -0.78236235917596897,
     -0.59143533400037351, -0.34024604461355284, -0.046494306951724004, 0.26219953862697443,
     0.55238380224158112, 0.78998786025250844, 0.94576061069229311, 1},
};

/* P(Z <= z) at the nodes of each piece; where that is over a half, -P(Z > z). */
static const double tail[INS_GAMMA_PIECES][NODES] = {
    {5.2055697448902854e-17, 2.4718141273317141e-16, 1.7893127439581704e-14,
     7.1061813775807238e-12, 4.3426571621433417e-09, 1.3687340033156262e-06,
     0.00011838963450175529, 0.0024805552776764423, 0.015744026052720069, 0.042797467051252487,
     0.067942305394462194, 0.0792386480194157, 0.080756659233771053},
    {0.080756659233771053, 0.088140296678999155, 0.11267284685083341, 0.16109940308129075,
     0.24196365222307301, 0.35854649587691162, -0.5, -0.35854649587691162, -0.24196365222307301,
     -0.16109940308129075, -0.11267284685083341, -0.088140296678999155, -0.080756659233771053},
    {-0.080756659233771053, -0.0792386480194157, -0.067942305394462194, -0.042797467051252487,
     -0.015744026052720069, -0.0024805552776764423, -0.00011838963450175529,
     -1.3687340033156262e-06, -4.3426571621433417e-09, -7.1061813775807238e-12,
     -1.7893127439581704e-14, -2.4718141273317141e-16, -5.2055697448902854e-17},
};

/* log P(G <= x) for a Gamma(r) quantity, by the series in x; x may underflow, its logarithm not. */
static double log_below(double r, double log_gamma, double log_x)
{
    double x = ins_exp(log_x), term = 1.0, sum = 1.0;

    for (double k = r + 1.0; term > 1e-17 * sum; k += 1.0) {
        term *= x / k;
        sum += term;
    }
    return r * log_x - x - log_gamma - ins_log(r) + ins_log(sum);
}

/* log P(G > x): the complement of the series while x is small, then Legendre's continued
 * fraction by Lentz's method. */
static double log_above(double r, double log_gamma, double log_x)
{
    double x = ins_exp(log_x);

    if (x < r + 1.0)
        return ins_log(1.0 - ins_exp(log_below(r, log_gamma, log_x)));

    double b = x + 1.0 - r, c = 1e300, d = 1.0 / b, fraction = d, change = 0.0;
    for (int k = 1; k < 200 && fabs(change - 1.0) > 1e-15; k++) {
        double a = -k * (k - r);
        b += 2.0;
        d        = 1.0 / (a * d + b);
        c        = b + a / c;
        change   = c * d;
        fraction *= change;
    }
    return r * log_x - x - log_gamma + ins_log(fraction);
}

/* log x with the tail probability `p` (positive: below x; negative: above), by Newton's method
 * on the logarithm of the probability, which is concave: from the left for the lower tail; for
 * the upper it may overshoot once and then comes from the right. */
static double log_quantile(double r, double log_gamma, double p, double start)
{
    double log_x = start, target = ins_log(fabs(p));

    for (int i = 0; i < 100; i++) {
        double log_p = p > 0.0 ? log_below(r, log_gamma, log_x) : log_above(r, log_gamma, log_x);
        double slope = ins_exp(r * log_x - ins_exp(log_x) - log_gamma - log_p);
        double step  = (target - log_p) / (p > 0.0 ? slope : -slope);

        step = step < 2.0 || p > 0.0 ? step : 2.0;
        log_x += step;
        if (fabs(step) < 1e-13 * (1.0 + fabs(log_x)))
            break;
    }
    return log_x;
}

/* Turn values at the nodes into coefficients of 1, t, t^2, ...: divided differences, then
 * Newton's form multiplied out. */
static void interpolate(const double t[NODES], double c[NODES])
{
    for (int k = 1; k < NODES; k++)
        for (int i = NODES - 1; i >= k; i--)
            c[i] = (c[i] - c[i - 1]) / (t[i] - t[i - k]);
    for (int k = NODES - 2; k >= 0; k--)
        for (int i = k; i < NODES - 1; i++)
            c[i] -= t[k] * c[i + 1];
}

static void fit_pieces(struct ins_gamma *law)
{
    double r         = law->shape;
    double log_gamma = ins_log_gamma(r);
    double log_x     = 0.0;

    for (int k = 0; k < INS_GAMMA_PIECES; k++) {
        for (int i = 0; i < NODES; i++) {
            double p = tail[k][i];
            if (p > 0.0) /* x^r / Gamma(r + 1) is over the probability: start left of the root */
                log_x = (ins_log(p) + log_gamma + ins_log(r)) / r;
            log_x            = log_quantile(r, log_gamma, p, log_x);
            law->piece[k][i] = log_x - ins_log(r);
        }
        interpolate(node[k], law->piece[k]);
    }
}

static void fit_smooth(struct ins_gamma *law)
{
    double s = 1.0 / sqrt(law->shape);

    for (int k = 0; k < TERMS; k++) {
        double c = 0.0;
        for (int j = POWERS - 1; j >= 0; j--)
            c = fma(c, s, table[k][j]);
        law->smooth[k] = c * s;
    }
    law->smooth[0] += 1.0;
}

void ins_gamma_init(struct ins_gamma *law, double shape)
{
    assert(shape > 0.0);
    *law = (struct ins_gamma){.shape = shape};
    if (shape >= smooth_from)
        fit_smooth(law);
    else
        fit_pieces(law);
}

static inline double smooth_quantile(const double c[TERMS], double z)
{
    double root = ins_horner(c[14], z, &c[10]);

    root = ins_horner(root, z, &c[6]);
    root = ins_horner(root, z, &c[2]);
    root = fma(fma(root, z, c[1]), z, c[0]);
    root = root > 0.0 ? root : 0.0;
    return root * root;
}

static inline double piece_quantile(const double c[NODES], double low, double high, double z)
{
    double t = (z - 0.5 * (low + high)) * (2.0 / (high - low));
    double y = ins_horner(c[12], t, &c[8]);

    return ins_horner(ins_horner(y, t, &c[4]), t, &c[0]);
}

void ins_gamma_row(const struct ins_gamma *law, const struct ins_row *restrict u,
                   struct ins_row *restrict g)
{
    const struct ins_gamma own = *law; /* so that `g` is known not to overlap it */
    struct ins_row         normal;

    ins_normal_row(u, &normal);
    if (own.shape >= smooth_from) {
        for (int i = 0; i < INS_LANES; i++)
            g->lane[i] = smooth_quantile(own.smooth, normal.lane[i]);
        return;
    }
    for (int i = 0; i < INS_LANES; i++) {
        double z    = normal.lane[i];
        double low  = piece_quantile(own.piece[0], lowest[0], highest[0], z);
        double mid  = piece_quantile(own.piece[1], lowest[1], highest[1], z);
        double high = piece_quantile(own.piece[2], lowest[2], highest[2], z);
        double left = z < highest[0] ? low : mid;

        g->lane[i] = ins_exp(z < lowest[2] ? left : high);
    }
}
