#include "answers/outcome.h"

#include <math.h>

static const struct ins_row *row_at(const void *start, size_t place)
{
    return (const struct ins_row *)((const char *)start + place);
}

static void sum_phases(const struct ins_tally *tally, size_t place, struct ins_row *row)
{
    ins_row_set(row, 0.0);
    for (int p = 0; p < INS_PHASES; p++)
        ins_row_add(row, row_at(&tally->phase[p], place));
}

static void raise_phases(const struct ins_tally *tally, size_t place, struct ins_row *row)
{
    ins_row_set(row, 0.0);
    for (int p = 0; p < INS_PHASES; p++)
        ins_row_raise(row, row_at(&tally->phase[p], place));
}

static void mean_by_month(const struct ins_row *sum, int months, struct ins_row *row)
{
    double share = 1.0 / months;
    for (int i = 0; i < INS_LANES; i++)
        row->lane[i] = sum->lane[i] * share;
}

/* (6.2) */
static void kept(const struct ins_row *months_over, double tolerance, struct ins_row *row)
{
    for (int i = 0; i < INS_LANES; i++)
        row->lane[i] = months_over->lane[i] <= tolerance ? 1.0 : 0.0;
}

static void find_result(const struct ins_plan *plan, const struct ins_world *world,
                        const struct ins_result_source *source, struct ins_row *row)
{
    const struct ins_tally *tally = &world->tally;
    switch (source->kind) {
    case INS_FROM_SUM: sum_phases(tally, source->place, row); break;
    case INS_FROM_COUNTED:
        if (plan->detail < INS_TALLIED) /* nobody counted what passed */
            ins_row_set(row, NAN);
        else
            sum_phases(tally, source->place, row);
        break;
    case INS_FROM_PEAK: raise_phases(tally, source->place, row); break;
    case INS_FROM_APART:
        if (plan->detail < INS_TALLIED && !plan->apart)
            ins_row_set(row, NAN);
        else
            *row = *row_at(tally, source->place);
        break;
    case INS_FROM_TALLY: *row = *row_at(tally, source->place); break;
    case INS_FROM_MEAN: mean_by_month(row_at(tally, source->place), plan->months, row); break;
    case INS_FROM_END: *row = *row_at(world, source->place); break;
    case INS_FROM_KEPT: kept(row_at(tally, source->place), plan->norm.tolerance, row); break;
    }
}

/* Sums, peaks and means (6.3), and whether the norm is kept (6.2). */
void ins_outcome_rows(const struct ins_plan *plan, const struct ins_world *world,
                      struct ins_row *row)
{
    for (int r = 0; r < INS_RESULTS; r++)
        find_result(plan, world, &ins_result_source[r], &row[r]);
}
