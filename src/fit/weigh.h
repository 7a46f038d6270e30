/* fit/weigh.h - laws weighed by what they have foretold of a record.
 *
 * Year by year each law is fitted to what was known then, and foretells the months 1, 12 and 24 later.
 * A calendar of twelve months counts as one look at each of the three, since its forecasts overlap. Laws
 * are weighed by the sum over the years of the logarithms of the densities that they gave to what
 * came, over years that are drawn again with chance (pseudo-BMA with the Bayesian bootstrap: Yao,
 * Vehtari, Simpson and Gelman, Bayesian Analysis 13, 2018), from weights that they have without any
 * record.
 */
#ifndef INS_FIT_WEIGH_H
#define INS_FIT_WEIGH_H

#include "fit/estimate.h"
#include "fit/panel.h"
#include "fit/records.h"

enum {
    INS_WEIGH_FAMILIES = 5,
    INS_WEIGH_LAWS     = 1 + INS_WEIGH_FAMILIES, /* the wandering level, then those of ins_families() */
    INS_WEIGH_HORIZONS = 3,
    INS_WEIGH_FIRST    = 48, /* months that the first fit has */
    INS_WEIGH_YEARS    = 3   /* that a record must have foretold before laws are weighed */
};
extern const int ins_weigh_ahead[INS_WEIGH_HORIZONS]; /* 1, 12, 24 */

/* Log densities of the logarithms of what came, by the month that was foretold; NaN where none was. */
struct ins_foretold {
    double density[INS_WEIGH_LAWS][INS_WEIGH_HORIZONS][INS_MONTHS];
};

/* Is there enough of a record to fit a law to it? */
bool ins_weigh_enough(const struct ins_cases *early);

/* Let all laws foretell the record from each year on. The wandering level learns beforehand from
 * `panel`, of which only the months before each year count; NULL: from none. INS_WORLD without
 * memory. */
enum ins_status ins_weigh_foretell(const struct ins_cases *cases, const struct ins_records *panel,
                                   int threads, struct ins_foretold *foretold,
                                   struct ins_error *error);

struct ins_weighed {
    int    years;                  /* looked at */
    double weight[INS_WEIGH_LAWS]; /* sum 1; all on the wandering level where years are too few */
    double score[INS_WEIGH_LAWS];  /* mean log density of a look; NaN without years */
};

/* The weights by what came in months 0 ... until - 1. */
void ins_weigh(const struct ins_foretold *foretold, int until, struct ins_weighed *weighed);

#endif
