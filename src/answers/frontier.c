#include "answers/frontier.h"

#include <math.h>

enum { STEPS = 15 }; /* up to where 95 in 100 futures want no more money */

/* The next of 1, 2, 2.5, 5 times a power of ten. */
static double round_step(double step)
{
    static const double nice[] = {1.0, 2.0, 2.5, 5.0, 10.0};
    double              ten    = 1.0; /* by factors, for the same bits on every machine */
    while (ten * 10.0 <= step)
        ten *= 10.0;
    while (ten > step)
        ten /= 10.0;
    int i = 0;
    while (nice[i] * ten < step * (1.0 - 1e-9)) /* ten more than `step` is the last */
        i++;
    return nice[i] * ten;
}

int ins_frontier_sizes(const struct ins_trials *trials, double sizes[INS_FRONTIER])
{
    int    count  = 0;
    double most   = ins_trials_sufficient(trials, 0.95);
    double nearly = ins_trials_sufficient(trials, 0.99);
    sizes[count++] = 0.0;
    if (trials->top <= 0.0)
        return count;
    double step = round_step((most > 0.0 ? most : trials->top) / STEPS);
    while (count <= STEPS && sizes[count - 1] < most && sizes[count - 1] + step < trials->top) {
        sizes[count] = count * step;
        count++;
    }
    nearly = ceil(nearly / step) * step;
    if (nearly > sizes[count - 1] && nearly < trials->top)
        sizes[count++] = nearly;
    sizes[count++] = ceil(trials->top / step) * step;
    return count;
}
