/* plan/power.h - whole powers. */
#ifndef INS_PLAN_POWER_H
#define INS_PLAN_POWER_H

/* By repeated multiplication: the same bits on every machine. */
static inline double ins_plan_power(double base, int exponent)
{
    double value = 1.0;
    for (; exponent > 0; exponent /= 2, base *= base)
        if (exponent % 2)
            value *= base;
    return value;
}

#endif
