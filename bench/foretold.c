/* What each law of inflow has foretold of each record of the library, year by year: prints
 * scenarios/data/europe-foretold.csv, out of which fit learns what laws are worth beforehand
 * (fit/weigh.h). `make foretold` renews it when a record or a law has changed.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "fit/weigh.h"

static void print_look(const struct ins_foretold *foretold, const char *name, ins_date last, int horizon,
                       int until)
{
    char   month[INS_DATE_TEXT];
    double look[INS_WEIGH_LAWS], sum = 0.0;
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        sum += look[i] = ins_weigh_look(foretold, i, horizon, until);
    if (isnan(sum))
        return;
    printf("%s,%s,%d", name, ins_date_write(last, month), ins_weigh_ahead[horizon]);
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        printf(",%.4f", look[i]);
    printf("\n");
}

static bool print_record(const struct ins_records *all, int which, struct ins_foretold *foretold)
{
    const struct ins_cases *cases = &all->cases[which];
    if (ins_weigh_foretell(cases, all, 2, foretold, NULL) != INS_DONE)
        return false;
    for (int end = cases->months; end - 12 >= INS_WEIGH_FIRST; end -= 12)
        for (int h = 0; h < INS_WEIGH_HORIZONS; h++)
            print_look(foretold, all->name[which], cases->first + end - 1, h, end);
    return true;
}

int main(void)
{
    struct ins_records  *all;
    struct ins_foretold *foretold = malloc(sizeof *foretold);
    bool good = foretold && ins_records_europe(&all, NULL) == INS_DONE;
    printf("# Mean log density that each law gave to the logarithms of what came in the year until a month,\n"
           "# foretold 1, 12 and 24 months before from what was known then. Made by bench/foretold.c out of\n"
           "# the records in europe/ (Eurostat).\n"
           "record,until,ahead,walk,normal,student,volatility,level,surges\n");
    for (int i = 0; good && i < all->count; i++)
        good = print_record(all, i, foretold);
    if (good)
        ins_memory_free(all);
    free(foretold);
    return good ? 0 : 1;
}
