/* fit/weigh.h - laws weighed by what they have foretold of a record.
 *
 * Year by year each law is fitted to what was known then, and foretells the months 1, 12 and 24 later.
 * The months of a year count as one look at each of the three, since their forecasts overlap: the mean
 * of the log densities that a law gave to what came. Weights are those under which the average of
 * the laws foretold best (stacking: Yao, Vehtari, Simpson and Gelman, Bayesian Analysis 13, 2018), from
 * weights that are believed beforehand and count as much as INS_WEIGH_BEFORE looks. What is believed
 * beforehand comes in the same way from the looks of other countries' records.
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

enum { INS_WEIGH_BEFORE = 12 /* four years of looks */ };

struct ins_weighed {
    int    years;                  /* looked at */
    double before[INS_WEIGH_LAWS]; /* believed beforehand; sum 1 */
    double weight[INS_WEIGH_LAWS]; /* sum 1; all on the wandering level where years are too few */
    double score[INS_WEIGH_LAWS];  /* mean log density of a look; NaN without years */
};

/* What is believed of the laws when the panel of the library has been seen up to, and without, a month and
 * a record of that name (NULL: none is left out). scenarios/data/europe-foretold.csv is the table, which
 * bench/foretold.c makes out of the records. `panel` false: a judgement, without any record. */
void ins_weigh_before(bool panel, ins_date until, const char *without, double before[INS_WEIGH_LAWS]);

/* The weights by what came in months 0 ... until - 1. */
void ins_weigh(const struct ins_foretold *foretold, int until, const double before[INS_WEIGH_LAWS],
               struct ins_weighed *weighed);

/* Mean log density that a law gave to the months until - 12 ... until - 1; NaN where to none. */
double ins_weigh_look(const struct ins_foretold *foretold, int law, int horizon, int until);

/* Weights of greatest likelihood times belief, which counts as `strength` looks. */
void ins_weigh_stack(const double (*look)[INS_WEIGH_LAWS], int looks, double strength,
                     const double before[INS_WEIGH_LAWS], double weight[INS_WEIGH_LAWS]);

#endif
