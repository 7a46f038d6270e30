#include "fit/importance.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

double ins_importance_open(double *weight, int count)
{
    double most = -INFINITY, sum = 0.0, squares = 0.0;
    for (int n = 0; n < count; n++)
        most = fmax(most, weight[n]);
    for (int n = 0; n < count; n++)
        sum += weight[n] = exp(weight[n] - most);
    for (int n = 0; n < count; n++) {
        weight[n] /= sum;
        squares += weight[n] * weight[n];
    }
    return 1.0 / squares;
}

static int descending(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a < b) - (a > b);
}

/* A mean of the scales that a grid has, weighed by their profile likelihoods. */
static double scale_of(const double *x, int tail, int grid)
{
    double edge = x[tail], quarter = x[tail - 1 - tail / 4] - edge, largest = x[0] - edge;
    double bend[64], look[64], sum = 0.0;
    for (int g = 0; g < grid; g++) {
        bend[g] = 1.0 / largest + (1.0 - sqrt(grid / (g + 0.5))) / (3.0 * quarter);
        double k = 0.0;
        for (int i = 0; i < tail; i++)
            k += log1p(-bend[g] * (x[i] - edge)) / tail;
        look[g] = tail * (log(-bend[g] / k) - k - 1.0);
    }
    for (int g = 0; g < grid; g++) {
        double under = 0.0;
        for (int h = 0; h < grid; h++)
            under += exp(look[h] - look[g]);
        sum += bend[g] / under;
    }
    return sum;
}

double ins_importance_shape(const double *weight, int count)
{
    double x[INS_IMPORTANCE_TRIES], shape = 0.0;
    int    tail = (int)fmin(0.2 * count, 3.0 * sqrt(count)), grid = 20 + (int)sqrt(tail);
    assert(count <= INS_IMPORTANCE_TRIES && tail > 4);
    memcpy(x, weight, (size_t)count * sizeof x[0]);
    qsort(x, (size_t)count, sizeof x[0], descending);
    if (!(x[tail - 1 - tail / 4] > x[tail]))
        return NAN;
    double scale = scale_of(x, tail, grid);
    for (int i = 0; i < tail; i++)
        shape += log1p(-scale * (x[i] - x[tail])) / tail;
    return (shape * tail + 5.0) / (tail + 10.0);
}

void ins_importance_take(const double *weight, int count, double at, int draws, int *which)
{
    double edge = weight[0];
    int    n    = 0;
    for (int d = 0; d < draws; d++) {
        while (n + 1 < count && edge < (d + at) / draws)
            edge += weight[++n];
        which[d] = n;
    }
}
