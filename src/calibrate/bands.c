#include "calibrate/bands.h"

#include <math.h>
#include <stdlib.h>

struct weighed {
    double value, weight;
};

static int by_weighed_value(const void *one, const void *other)
{
    const struct weighed *a = one, *b = other;
    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    return (a->weight > b->weight) - (a->weight < b->weight);
}

static double quantile(const struct weighed *sorted, int count, double part, double sum)
{
    double passed = 0.0;
    for (int i = 0; i < count; i++) {
        passed += sorted[i].weight;
        if (passed >= part * sum)
            return sorted[i].value;
    }
    return count > 0 ? sorted[count - 1].value : (double)NAN;
}

struct ins_band ins_bands_of(const double *value, int stride, const double *weight, int count,
                             double *scratch)
{
    struct weighed *sorted = (struct weighed *)(void *)scratch;
    double          sum    = 0.0;
    int             known  = 0;
    for (int i = 0; i < count; i++) {
        struct weighed one = {value[(size_t)i * (size_t)stride], weight ? weight[i] : 1.0};
        if (isnan(one.value))
            continue;
        sorted[known++] = one;
        sum += one.weight;
    }
    qsort(sorted, (size_t)known, sizeof *sorted, by_weighed_value);
    return (struct ins_band){quantile(sorted, known, 0.05, sum), quantile(sorted, known, 0.5, sum),
                             quantile(sorted, known, 0.95, sum)};
}
