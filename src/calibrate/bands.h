/* calibrate/bands.h - quantiles of values that have weights. */
#ifndef INS_CALIBRATE_BANDS_H
#define INS_CALIBRATE_BANDS_H

#include "calibrate/calibrate.h"

/* 5 %, 50 % and 95 % of value[i * stride] with weight[i] (NULL: alike), i < count: the smallest value at or
 * below which so much of the weight lies. Values that are none are left out. `scratch` has room for 2 count
 * numbers. */
struct ins_band ins_bands_of(const double *value, int stride, const double *weight, int count,
                             double *scratch);

#endif
