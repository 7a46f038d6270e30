#include "answers/replayed.h"

#include <math.h>

double ins_replayed_total(const struct ins_backcast *b, int t)
{
    double sum = 0.0;
    if (t < 0 || t >= b->months)
        return NAN;
    for (int k = 0; k < b->record->tracks; k++) {
        double cases = b->record->cases[t * b->record->tracks + k];
        sum += isnan(cases) && b->scenario.tracks[k].share <= 0.0 ? 0.0 : cases;
    }
    return sum;
}
