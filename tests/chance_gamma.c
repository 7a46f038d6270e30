/* tests/chance_gamma.c - gamma quantities, which mix a Poisson law into a negative binomial. */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

#include "chance/gamma.h"
#include "chance_rows.h"

static void setup(void)
{
    gsl_set_error_handler_off();
}

TestSuite(gamma_law, .init = setup);

/* The smaller tail probability by GSL at our quantile, against that of u. GSL's incomplete gamma
 * function is good to 1e-12 up to shapes of 1000; at 1e5 it is off by 1e-6, so there the series
 * below judges. */
static double gamma_error(double shape)
{
    struct ins_gamma law;
    struct ins_row   u, g;
    double           worst = 0.0;

    ins_gamma_init(&law, shape);
    for (int t = 0; t < 400; t++) {
        spread(t, &u);
        ins_gamma_row(&law, &u, &g);
        for (int i = 0; i < INS_LANES; i++) {
            double v = u.lane[i], x = g.lane[i] * shape;
            double p = v < 0.5 ? gsl_cdf_gamma_P(x, shape, 1.0) - v
                               : gsl_cdf_gamma_Q(x, shape, 1.0) - (1.0 - v);
            cr_assert_geq(g.lane[i], 0.0);
            worst = fmax(worst, fabs(p));
        }
    }
    return worst;
}

Test(gamma_law, quantiles_agree_with_gsl)
{
    static const struct {
        double shape, bound;
    } law[] = {{0.05, 3e-6}, {0.1, 1e-6},  {0.3, 1e-7},   {0.5, 1e-8},   {0.7, 1e-8},
               {1.0, 1e-8},  {1.6, 1e-8},  {2.0, 1e-8},   {3.0, 3e-10},  {3.5, 3e-10},
               {4.9, 3e-10}, {5.0, 3e-10}, {5.4, 3e-10},  {7.0, 3e-10},  {10.0, 3e-11},
               {25., 3e-12}, {60., 3e-12}, {200., 3e-12}, {1000., 1e-11}};

    for (int k = 0; k < (int)(sizeof law / sizeof law[0]); k++) {
        double worst = gamma_error(law[k].shape);
        cr_assert_leq(worst, law[k].bound, "shape %g: %g", law[k].shape, worst);
    }
}

/* Cornish and Fisher's series for chi-square (Abramowitz and Stegun 26.2.49 with the law's
 * cumulants), to the terms of shape^(-5/2): from 1e4 on its rest is under 1e-10. */
Test(gamma_law, quantiles_of_large_shapes_follow_cornish_and_fisher)
{
    static const double shape[] = {1e4, 1e5, 1e6, 1e7};

    for (int k = 0; k < 4; k++) {
        struct ins_gamma law;
        struct ins_row   u, g;
        double           s = 1.0 / sqrt(shape[k]);

        ins_gamma_init(&law, shape[k]);
        for (int t = 0; t < 200; t += 2) {
            spread(t, &u);
            ins_gamma_row(&law, &u, &g);
            for (int i = 0; i < INS_LANES; i++) {
                double z  = gsl_cdf_ugaussian_Pinv(u.lane[i]), v = z * z;
                double c3 = z * (v - 7.0) / 36.0;
                double c4 = (16.0 - 7.0 * v - 3.0 * v * v) / 810.0;
                double c5 = z * (9.0 * v * v + 256.0 * v - 433.0) / 38880.0;
                double x  = z * s + s * s * ((v - 1.0) / 3.0 + s * (c3 + s * (c4 + s * c5)));
                cr_assert_float_eq((g.lane[i] - 1.0 - x) / s, 0.0, 1e-9, "shape %g z %g", shape[k],
                                   z);
            }
        }
    }
}

Test(gamma_law, quantiles_rise_with_u)
{
    static const double shape[] = {0.05, 0.2, 0.5, 1.0, 2.0, 4.9, 5.0, 8.0, 60.0, 1e4};

    for (int k = 0; k < 10; k++) {
        struct ins_gamma law;
        struct ins_row   u, next, g, higher;

        ins_gamma_init(&law, shape[k]);
        for (int t = 0; t < 1000; t++) {
            spread(t, &u);
            for (int i = 0; i < INS_LANES; i++)
                next.lane[i] = u.lane[i] + fmin(u.lane[i], 1.0 - u.lane[i]) * 1e-9;
            ins_gamma_row(&law, &u, &g);
            ins_gamma_row(&law, &next, &higher);
            for (int i = 0; i < INS_LANES; i++)
                if (next.lane[i] > u.lane[i])
                    cr_assert_geq(higher.lane[i], g.lane[i], "shape %g u %.17g", shape[k],
                                  u.lane[i]);
        }
    }
}

/* The pieces of shapes under 5 meet where the normal quantile is -1.4 and 1.4. */
Test(gamma_law, pieces_meet)
{
    static const double shape[] = {0.05, 0.3, 1.0, 3.0, 4.9};

    for (int k = 0; k < 5; k++) {
        struct ins_gamma law;
        struct ins_row   u = constant(0.5), g;

        for (int side = 0; side < 2; side++) {
            u.lane[2 * side]     = gsl_cdf_ugaussian_P(side ? 1.4 : -1.4) - 1e-13;
            u.lane[2 * side + 1] = u.lane[2 * side] + 2e-13;
        }
        ins_gamma_init(&law, shape[k]);
        ins_gamma_row(&law, &u, &g);
        cr_assert_leq(fabs(g.lane[1] / g.lane[0] - 1.0), 1e-10 / shape[k]);
        cr_assert_leq(fabs(g.lane[3] / g.lane[2] - 1.0), 1e-10 / shape[k]);
    }
}
