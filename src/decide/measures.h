/* decide/measures.h - what each named measure of a scenario costs and brings.
 *
 * The scenario is played without any of its measures, with all of them, with each alone, and with all
 * but each, on the same futures. A measure is then told as the first one (alone, against none) and as
 * the last one added (all, against all but it): what it is worth hangs on what is there already.
 * Buffers, chances and lateness are contrasts of decide/contrast.h; money is the mean over the futures
 * of each month's difference, (6.73) to (6.76), with errors by the jackknife over groups of blocks.
 */
#ifndef INS_DECIDE_MEASURES_H
#define INS_DECIDE_MEASURES_H

#include "decide/point_estimates.h"
#include "instroom/decide.h"
#include "scenario/scenario.h"

/* Euro more with the measure than without it, over the horizon or a part of it: the short, middle and
 * long term are months 0-11, 12-23 and from 24 on. NaN where the horizon ends before. */
enum ins_spent {
    INS_SPENT_ONE_OFF,    /* investments, taskforces, and what it costs once */
    INS_SPENT_STRUCTURAL, /* all else, a year of the long term */
    INS_SPENT_SHORT,      /* cost to the organisation */
    INS_SPENT_MIDDLE,
    INS_SPENT_LONG,
    INS_SPENT_STATE_SHORT, /* social cost */
    INS_SPENT_STATE_MIDDLE,
    INS_SPENT_STATE_LONG,
    INS_SPENT_DEEPEST,     /* the most that the state has paid before it comes back */
    INS_SPENT_ALONG,       /* what the budget pays of the cost */
    INS_SPENT_OWN,         /* what needs money of its own */
    INS_SPENT_FIGURES
};
extern const char *const ins_spent_name[INS_SPENT_FIGURES]; /* one_off, structural ... */

/* The first month from which on the state has paid nothing any more, by the mean, and by what its
 * error leaves open; -1: not within the horizon. */
struct ins_break_even {
    int month, low, high;
};

/* A measure beside others that are there already, or by itself. */
struct ins_measure_worth {
    struct ins_estimate   spent[INS_SPENT_FIGURES];
    struct ins_break_even even;
    struct ins_estimate   change[INS_POINT_ROWS]; /* with it less without it */
};

struct ins_measured {
    char             name[INS_NAME];
    struct ins_measure_worth alone, last;
};

struct ins_measures {
    const struct ins_case *source; /* held */
    struct ins_scenario    scenario;
    int64_t                futures, money_futures; /* what the money rests on, the first ones */
    struct ins_estimate    none[INS_POINT_ROWS], all[INS_POINT_ROWS]; /* without any, with all */
    int                    count;
    struct ins_measured    measured[INS_POLICY_MEASURES];
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

/* --- inside ---------------------------------------------------------------------------------- */

/* The scenario with the measures whose bit is set in `in`, the others left out. To be released. */
enum ins_status ins_measures_lay(const struct ins_case *source, unsigned in,
                                 struct ins_case **made, struct ins_error *error);

/* Mean money of each month over the futures, of all and of all but each group of blocks. */
struct ins_month_money;
enum ins_status ins_month_money_create(const struct ins_scenario *scenario,
                                       const struct ins_options *options, double from, double to,
                                       struct ins_month_money **made, struct ins_error *error);
void            ins_month_money_free(struct ins_month_money *money);
int64_t         ins_month_money_futures(const struct ins_scenario *scenario);

/* What is spent with the measure and not without it; beside it what the measure says it costs. */
enum ins_status ins_month_money_compare(const struct ins_month_money *with,
                                        const struct ins_month_money *without,
                                        const struct ins_policy_measure *measure, int begins,
                                        struct ins_measure_worth *worth, struct ins_error *error);

#endif
