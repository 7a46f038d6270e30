/* quantity/quantity.h - the quantities of the lists, to be walked and to be found by name.
 *
 * Nothing is found by its place in an enum: a table says of each quantity what it is, where it
 * stands and how it adds up, and who prints, stores or hands it out walks the table.
 */
#ifndef INS_QUANTITY_QUANTITY_H
#define INS_QUANTITY_QUANTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/language.h"
#include "model/month.h"
#include "quantity/list.h"

enum ins_unit {
    INS_UNIT_NONE, /* words, dates, numbers of things */
    INS_UNIT_CASES,
    INS_UNIT_CASES_A_MONTH,
    INS_UNIT_CASE_MONTHS,
    INS_UNIT_FTE,
    INS_UNIT_HOURS,
    INS_UNIT_EURO,
    INS_UNIT_SHARE,  /* 0 to 1 */
    INS_UNIT_YES_NO, /* 1 or 0 */
    INS_UNIT_MONTHS,
    INS_UNIT_YEARS,
    INS_UNITS
};
extern const struct ins_told ins_unit_told[INS_UNITS];

/* How a quantity adds up. */
enum ins_adding {
    INS_ADDS_FLOW,      /* months add up */
    INS_ADDS_STOCK,     /* what stands at the end of the month */
    INS_ADDS_FLOW_RATE, /* holds during the month; months do not add up */
    INS_ADDS_PEAK,      /* the largest of the months */
    INS_ADDS_PER_MONTH, /* a flow, divided by the months */
    INS_ADDS_MEAN,      /* a stock, divided by the months */
    INS_ADDS_YES_NO,
    INS_ADDINGS
};
extern const struct ins_told ins_adding_told[INS_ADDINGS];

struct ins_quantity {
    const char     *name;
    enum ins_unit   unit;
    enum ins_adding adds;
    struct ins_told label; /* with its unit, for tables of people; {NULL} where none tells it */
    struct ins_told about; /* what it is, in one sentence */
};

/* --- by month ---------------------------------------------------------------------------------- */

#define INS_QUANTITY_ENUM(NAME, ...) INS_MONTHLY_##NAME,
enum ins_monthly { INS_MONTHLY_LIST(INS_QUANTITY_ENUM) INS_MONTHLIES };
#undef INS_QUANTITY_ENUM
extern const struct ins_quantity ins_monthly[INS_MONTHLIES];
extern const size_t              ins_monthly_place[INS_MONTHLIES]; /* of its row in struct ins_world */

#define INS_QUANTITY_ENUM(NAME, ...) INS_BY_TRACK_##NAME,
enum ins_by_track { INS_TRACK_LIST(INS_QUANTITY_ENUM) INS_BY_TRACKS };
#undef INS_QUANTITY_ENUM
extern const struct ins_quantity ins_by_track[INS_BY_TRACKS];
extern const size_t              ins_by_track_place[INS_BY_TRACKS]; /* in struct ins_world, of track 0 */

/* Those of months.csv. */
#define INS_QUANTITY_ENUM(NAME) INS_SERIES_##NAME,
enum ins_series { INS_SERIES_LIST(INS_QUANTITY_ENUM) INS_SERIES };
#undef INS_QUANTITY_ENUM
extern const enum ins_monthly ins_series[INS_SERIES];

/* --- by future --------------------------------------------------------------------------------- */

#define INS_QUANTITY_ENUM(NAME, ...) INS_##NAME,
enum ins_result { INS_RESULT_LIST(INS_QUANTITY_ENUM) INS_RESULTS };
#undef INS_QUANTITY_ENUM
extern const struct ins_quantity ins_result[INS_RESULTS];

/* What is called social cost, by the name that says whose it is; JSON has both. */
#define INS_STATE_NAME "cost_to_the_state"

/* Where a result comes from: see the list. */
struct ins_result_source {
    enum {
        INS_FROM_SUM,
        INS_FROM_COUNTED,
        INS_FROM_PEAK,
        INS_FROM_TALLY,
        INS_FROM_APART,
        INS_FROM_MEAN,
        INS_FROM_END,
        INS_FROM_KEPT
    } kind;
    size_t place; /* of a row in struct ins_phase, ins_tally or ins_world */
};
extern const struct ins_result_source ins_result_source[INS_RESULTS];

/* Those of a row of a sweep, in their order; those whose tail is told. */
#define INS_QUANTITY_ENUM(NAME) INS_SWEPT_##NAME,
enum ins_swept { INS_SWEPT_LIST(INS_QUANTITY_ENUM) INS_SWEPT };
#undef INS_QUANTITY_ENUM
extern const enum ins_result ins_swept[INS_SWEPT];
#define INS_QUANTITY_ONE(NAME) +1
enum { INS_TAILS = 0 INS_TAIL_LIST(INS_QUANTITY_ONE) };
#undef INS_QUANTITY_ONE
extern const enum ins_result ins_tail_result[INS_TAILS];

/* --- over the horizon -------------------------------------------------------------------------- */

/* Of a phase, in the order of struct ins_phase. */
#define INS_QUANTITY_ENUM(NAME, ...) INS_OF_PHASE_##NAME,
enum ins_of_phase { INS_PHASE_LIST(INS_QUANTITY_ENUM) INS_OF_PHASES };
#undef INS_QUANTITY_ENUM
extern const struct ins_quantity ins_of_phase[INS_OF_PHASES];
extern const size_t              ins_of_phase_place[INS_OF_PHASES]; /* in struct ins_phase */

#define INS_QUANTITY_ENUM(NAME, ...) INS_SUM_##NAME,
enum ins_sum { INS_SUM_LIST(INS_QUANTITY_ENUM) INS_SUMS };
#undef INS_QUANTITY_ENUM
extern const struct ins_quantity ins_sum[INS_SUMS];
extern const size_t              ins_sum_place[INS_SUMS]; /* in struct ins_tally */

extern const struct ins_quantity ins_ledger[INS_LEDGER];

/* --- all of them ------------------------------------------------------------------------------- */

/* The tables in their order, for who tells them all. */
struct ins_quantity_table {
    const char                *name;   /* "monthly" */
    const char                *before; /* of the names in a file: "cost." */
    struct ins_told            stands; /* in which files */
    struct ins_told            about;
    const struct ins_quantity *row;
    int                        rows;
};
const struct ins_quantity_table *ins_quantity_tables(int *count);

#endif
