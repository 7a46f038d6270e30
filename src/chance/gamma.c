#include "chance/gamma.h"

#include <assert.h>

#include "chance/normal.h"

enum { NODES = INS_GAMMA_NODES, TERMS = INS_GAMMA_TERMS, POWERS = 11 };

/* From this shape on the quantile is smooth enough for one polynomial. */
static const double smooth_from = 5.0;

/* S's coefficients, z^0 first; each a polynomial in 1/sqrt(r), the constant first (fit.py). */
static const double table[TERMS][POWERS] = {
    {-5.8876514774652833e-14, -0.16666666668608004, 2.3757220331952129e-09,
     -0.0040124346532999381, 1.6092243511657742e-06, 0.0029205345499272403,
     0.00010218258912342653, 0.00041475263953014228, 0.00091292564143786081,
     -0.001617517109359004, 0.00046834825320686335},
    {0.4999999999998756, 3.3433365139432826e-11, -0.013888891514493046, 8.7614302028507122e-08,
     -0.0058785895885199238, 1.5690259773723874e-05, -0.0016177282931745553,
     0.00040012290532639565, -0.00075127533477396054, 0.0014298423922024441,
     -0.00053211964333907771},
    {8.7239243606873629e-15, 0.041666666668256011, -2.6345709448877242e-10,
     0.0095679106277304256, -1.3688172724816955e-07, 0.0023438477947974384,
     -7.9239852303476611e-07, 1.1665757591157035e-05, 0.00011346666904882819,
     -0.00063223014553610954, 0.0001810223636882573},
    {7.2686702577012818e-14, -2.1700265452021406e-12, -0.0069444446243866302,
     8.5529170163458306e-09, -0.0020706075830216318, 9.0788860652580056e-07,
     -0.00018336151079544722, -1.1692164332119334e-05, 0.0003561949169644338,
     -0.00014494631109612707, 0.00024779617460202039},
    {-3.1865819932839351e-14, -2.5226204812382486e-11, 2.7950438678116879e-09,
     0.00075221402397475845, 1.7576394682031803e-06, 5.307289179059523e-05,
     0.00010088034606693021, -0.00055517373017503573, 0.00077209562604836396,
     -0.0010451957288254311, 0.00042976990324957158},
    {-4.2505766278017358e-14, 1.293557859996488e-11, -1.0741946561670585e-09,
     3.7614128192409115e-08, 2.824172841102594e-05, 7.529070632399076e-06,
     6.7224082442593949e-05, 0.00021634501504990311, -0.00046609289545367891,
     0.00083875041119212362, -0.00050945510887793924},
    {2.4424965781120192e-14, 8.1547947367743539e-12, -9.8854165475584525e-10,
     3.6005155692946765e-08, -6.2177477941995344e-07, -3.4587675422347994e-05,
     -3.3547036985925176e-05, 6.4974084549178414e-05, -0.00021757305773684968,
     0.00018533372599585483, -6.0074336685663142e-05},
    {7.1347944795732311e-15, -3.1447670918633382e-12, 2.8161325436813777e-10,
     -1.0096949725452632e-08, 1.8759988685804937e-07, -2.0373740000987288e-06,
     2.5197559806486244e-05, -5.7623200623902223e-05, 0.00015747344116181933,
     -0.00021200299895509826, 0.00012689530273224609},
    {-2.8082249754639271e-15, -2.2790406386001631e-12, 2.4783779852823017e-10,
     -8.8248314131892018e-09, 1.5176492901221418e-07, -1.458671097696077e-06,
     8.3517875030244237e-06, -3.0643582240419091e-05, 5.897894232762695e-05,
     -6.4257999974909522e-05, 2.9359842932500518e-05},
    {-1.5584746328567874e-15, 8.5644850278373337e-13, -7.7433173596312902e-11,
     2.7260914400179972e-09, -4.9149646283152586e-08, 5.1459864978073926e-07,
     -3.3225031134020583e-06, 1.3470331619241619e-05, -3.3589931180923778e-05,
     4.7058836774151619e-05, -2.9369843513156533e-05},
    {2.5520108309476098e-16, 1.4870502905647962e-13, -1.6469523270072013e-11,
     5.800661792514555e-10, -9.7230029534409098e-09, 8.9544129590243066e-08,
     -4.7854964229738822e-07, 1.4749176664589563e-06, -2.3923309355491052e-06,
     1.5058882733782652e-06, 5.6337074981590148e-07},
    {1.4406930192067684e-16, -7.9982571519369083e-14, 7.1644211492048344e-12,
     -2.4845633886334353e-10, 4.3878270810835991e-09, -4.4752742283099601e-08,
     2.7995278259266635e-07, -1.0935606819052031e-06, 2.6060238602293429e-06,
     -3.4657610384473416e-06, 1.9212694310000071e-06},
    {-2.2788131364614254e-17, 3.4630493149070669e-15, -2.0909779783938973e-13,
     6.8980889510812272e-12, -1.3669807475666224e-10, 1.6792550557780199e-09,
     -1.2953197909827391e-08, 6.2543510054815899e-08, -1.8324353074555251e-07,
     2.9766501277771532e-07, -2.0385884321968423e-07},
    {-2.379888728582497e-18, 1.3126568179541911e-15, -1.1700723603473186e-13,
     4.0297012716625185e-12, -7.0466959272284011e-11, 7.090229501348046e-10,
     -4.3546016976923071e-09, 1.6590109610418962e-08, -3.8174362191763287e-08,
     4.8195415755496193e-08, -2.4999797787231535e-08},
    {3.5955655052144386e-19, -1.1413029769076795e-16, 9.2287285959603954e-15,
     -3.1363998943374022e-13, 5.5973087272197668e-12, -5.8626987927974012e-11,
     3.8029532175486771e-10, -1.5490743541804214e-09, 3.8574633579960165e-09,
     -5.3503188346320015e-09, 3.1285371062048951e-09},
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

void ins_gamma_row(const struct ins_gamma *law, const struct ins_row *u, struct ins_row *g)
{
    const struct ins_gamma own = *law; /* so that `g` is known not to overlap it */

    if (own.shape >= smooth_from) {
        for (int i = 0; i < INS_LANES; i++)
            g->lane[i] = smooth_quantile(own.smooth, ins_normal(u->lane[i]));
        return;
    }
    for (int i = 0; i < INS_LANES; i++) {
        double z    = ins_normal(u->lane[i]);
        double low  = piece_quantile(own.piece[0], lowest[0], highest[0], z);
        double mid  = piece_quantile(own.piece[1], lowest[1], highest[1], z);
        double high = piece_quantile(own.piece[2], lowest[2], highest[2], z);
        double left = z < highest[0] ? low : mid;

        g->lane[i] = ins_exp(z < lowest[2] ? left : high);
    }
}
