#include "answers/economy.h"

#include <math.h>

#include "plan/calendar.h"

/* A size is known when its bracket is this narrow: relative, or in euro. */
static const double RELATIVE_WIDTH = 0.001;
static const double EURO_WIDTH     = 1000.0;

enum {
    INSIDE     = 2, /* sizes tried inside a bracket in one round */
    MOST_ROUND = 24 /* rounds; each narrows a bracket to a third */
};

double ins_economy_holding(const struct ins_scenario *scenario)
{
    double months = 0.0;
    for (int t = 0; t < scenario->months; t++)
        months += ins_calendar_discount(scenario, t);
    return scenario->buffer.holding_rate * months / 12.0;
}

/* Cost to the state, and holding the size. */
static double loss_of_size(const struct ins_trials *trials, enum ins_total by,
                           const struct ins_trial *trial)
{
    return trial->total[by].mean + ins_economy_holding(&trials->scenario) * trial->size;
}

const struct ins_trial *ins_economy_best(const struct ins_trials *trials, enum ins_total by)
{
    const struct ins_trial *best = &trials->trial[0];
    for (int i = 1; i < trials->count; i++)
        if (loss_of_size(trials, by, &trials->trial[i]) < loss_of_size(trials, by, best))
            best = &trials->trial[i];
    return best;
}

/* Sizes that divide the space between two neighbours; none where it is narrow enough. */
static int divide_space(double from, double to, double *sizes)
{
    if (to - from <= fmax(RELATIVE_WIDTH * to, EURO_WIDTH))
        return 0;
    for (int j = 1; j <= INSIDE; j++)
        sizes[j - 1] = from + (to - from) * j / (INSIDE + 1);
    return INSIDE;
}

/* On either side of the best one so far. */
static int divide_best(const struct ins_trials *trials, double *sizes)
{
    int count = 0, place = (int)(ins_economy_best(trials, INS_TOTAL_SOCIAL_COST) - trials->trial);
    if (place > 0)
        count += divide_space(trials->trial[place - 1].size, trials->trial[place].size, sizes);
    if (place + 1 < trials->count)
        count +=
            divide_space(trials->trial[place].size, trials->trial[place + 1].size, sizes + count);
    return count;
}

enum ins_status ins_economy_narrow(struct ins_trials *trials, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int round = 0; round < MOST_ROUND && status == INS_DONE; round++) {
        double sizes[2 * INSIDE];
        int    count = divide_best(trials, sizes);
        if (count == 0)
            break;
        status = ins_trials_add(trials, sizes, count, error);
    }
    return status;
}

/* Where the line from a size outside to one inside crosses what is still as good. */
static double cross(const struct ins_trials *trials, enum ins_total by,
                    const struct ins_trial *outside, const struct ins_trial *inside, double limit)
{
    double out = loss_of_size(trials, by, outside), in = loss_of_size(trials, by, inside);
    return outside->size + (inside->size - outside->size) * (out - limit) / (out - in);
}

/* All sizes tried are within the limit up to the largest: from there on holding alone counts. */
static double cross_beyond(const struct ins_trials *trials, enum ins_total by,
                           const struct ins_trial *last, double limit)
{
    double rate = ins_economy_holding(&trials->scenario);
    return rate > 0.0 ? last->size + (limit - loss_of_size(trials, by, last)) / rate : INFINITY;
}

void ins_economy_range(const struct ins_trials *trials, enum ins_total by,
                       struct ins_estimate *estimate)
{
    const struct ins_trial *best  = ins_economy_best(trials, by);
    int                     place = (int)(best - trials->trial), low = place, high = place;
    double error = 1.96 * ins_trials_mean(trials, best, by).error;
    double limit = loss_of_size(trials, by, best) + (isfinite(error) ? error : 0.0);
    while (low > 0 && loss_of_size(trials, by, &trials->trial[low - 1]) <= limit)
        low--;
    while (high + 1 < trials->count && loss_of_size(trials, by, &trials->trial[high + 1]) <= limit)
        high++;
    const struct ins_trial *trial = trials->trial;
    estimate->low  = low > 0 ? cross(trials, by, &trial[low - 1], &trial[low], limit) : 0.0;
    estimate->high = high + 1 < trials->count
                         ? cross(trials, by, &trial[high + 1], &trial[high], limit)
                         : cross_beyond(trials, by, &trial[high], limit);
}
