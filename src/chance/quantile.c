#include "chance/quantile.h"

/* One polynomial in v = w^2 of the series: the term of 1/V^s r^r in E or O. */
struct part {
    int    order;    /* of the term in 1/sqrt(V): up to 3 in the short series */
    int    s, r;     /* powers of 1/V and 1/r */
    double c[4];     /* coefficients of 1, v, v^2, v^3 */
};

static const struct part even[] = {
    {0, 0, 0, {-1.0 / 6.0, 1.0 / 6.0}},
    {2, 1, 0, {-8.0 / 405.0, 7.0 / 810.0, 1.0 / 270.0}},
    {2, 0, 1, {4.0 / 405.0, -7.0 / 1620.0, -1.0 / 540.0}},
    {4, 2, 0, {-16.0 / 25515.0, -5189.0 / 408240.0, 5.0 / 3024.0, 19.0 / 34020.0}},
    {4, 1, 1, {-176.0 / 25515.0, -1087.0 / 102060.0, 11.0 / 3780.0, 1.0 / 1701.0}},
    {4, 0, 2, {92.0 / 25515.0, -923.0 / 408240.0, -1.0 / 1680.0, 1.0 / 34020.0}},
};

static const struct part odd[] = {
    {-1, 0, 0, {1.0}},
    {1, 1, 0, {-1.0 / 36.0, -1.0 / 72.0}},
    {1, 0, 1, {-7.0 / 36.0, 1.0 / 36.0}},
    {3, 2, 0, {671.0 / 38880.0, -137.0 / 38880.0, -23.0 / 17280.0}},
    {3, 1, 1, {677.0 / 19440.0, -403.0 / 38880.0, -13.0 / 4320.0}},
    {3, 0, 2, {-433.0 / 38880.0, 8.0 / 1215.0, 1.0 / 4320.0}},
    {5, 3, 0, {274867.0 / 146966400.0, 2647909.0 / 293932800.0, -165779.0 / 195955200.0,
               -11237.0 / 43545600.0}},
    {5, 2, 1, {700477.0 / 48988800.0, 99857.0 / 3061800.0, -250559.0 / 65318400.0,
               -7171.0 / 7257600.0}},
    {5, 1, 2, {180671.0 / 9797760.0, 211583.0 / 19595520.0, -1763.0 / 653184.0,
               -313.0 / 725760.0}},
    {5, 0, 3, {289717.0 / 146966400.0, 289517.0 / 146966400.0, -1451.0 / 48988800.0,
               -139.0 / 5443200.0}},
};

enum { EVENS = sizeof even / sizeof even[0], ODDS = sizeof odd / sizeof odd[0] };

static double power(double inverse, int exponent)
{
    double value = 1.0;

    for (int i = 0; i < exponent; i++)
        value *= inverse;
    return value;
}

/* Add to `sum` what `part` is at this 1/r. */
static void lay_powers_of_r(const struct part *part, double inverse, int terms, double *sum)
{
    for (int k = 0; k < terms; k++)
        sum[k] += power(inverse, part->r) * part->c[k];
}

void ins_quantile_init(struct ins_quantile *series, double inverse)
{
    *series = (struct ins_quantile){.inverse = inverse};
    for (int i = 0; i < EVENS; i++) {
        lay_powers_of_r(&even[i], inverse, 4, series->long_even[even[i].s]);
        if (even[i].order <= 3)
            lay_powers_of_r(&even[i], inverse, 3, series->short_even[even[i].s]);
    }
    for (int i = 0; i < ODDS; i++) {
        lay_powers_of_r(&odd[i], inverse, 4, series->long_odd[odd[i].s]);
        if (odd[i].order <= 3)
            lay_powers_of_r(&odd[i], inverse, 3, series->short_odd[odd[i].s]);
    }
}
