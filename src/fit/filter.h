/* fit/filter.h - the likelihood of a record under a law, and what the law foretells.
 *
 * The logarithm of a month's count is the logarithm of its intensity and a counting error of
 * variance 1/lambda + 1/r (delta method; its mean is minus half of that). The shocks are a
 * hidden linear state, the regimes a hidden Markov chain, and an innovation of Student's t is a
 * mixture of normal ones over a grid of its precision; a surge adds an exponential size, whose sum
 * with a normal has a closed density. So a month maps a mixture of normal beliefs, one a regime, onto a larger
 * one, by Kalman's rule in each part, which is then brought back to one normal a regime by its
 * first two moments (Hamilton, Econometrica 57, 1989; Kim, J. Econometrics 60, 1994).
 *
 * Without counting error the state is known in every month and nothing is lost by the last step;
 * with the errors of counts in the hundreds and more, almost nothing (tests/fit.c). A month that
 * is not known moves the belief on and adds nothing.
 */
#ifndef INS_FIT_FILTER_H
#define INS_FIT_FILTER_H

#include "fit/law.h"

enum { INS_FILTER_SHOCKS = 14, INS_FILTER_PARTS = 2 * 2 * INS_FILTER_SHOCKS };

/* What is believed of the shocks (with surges) at the end of a month, in each regime. */
struct ins_belief {
    double weight[INS_LAW_REGIMES]; /* probability of the regime */
    double mean[INS_LAW_REGIMES], variance[INS_LAW_REGIMES];
};

/* The logarithm of a month's count as foretold: a mixture of normal laws, some with a surge. */
struct ins_outlook {
    int    parts;
    double weight[INS_FILTER_PARTS], mean[INS_FILTER_PARTS], sd[INS_FILTER_PARTS];
    double surge[INS_FILTER_PARTS]; /* mean of an exponential size that is added; 0: none */
};
double ins_outlook_below(const struct ins_outlook *outlook, double log_count);
double ins_outlook_quantile(const struct ins_outlook *outlook, double probability);

/* What a month's innovation can be: parts of a mixture, normal with the variance volatility^2 own,
 * plus an exponential size of mean `surge` where that is not 0. */
struct ins_shocks {
    int    parts;
    double weight[INS_FILTER_SHOCKS], own[INS_FILTER_SHOCKS], surge[INS_FILTER_SHOCKS];
};
void ins_shocks_init(const struct ins_law *law, struct ins_shocks *shocks);

/* The long run, before the first month. */
void ins_belief_init(const struct ins_law *law, struct ins_belief *belief);

/* One month on: calendar month 0 ... 11, log_count NaN where it is not known. Returns the log
 * density of log_count, 0 for one not known. `outlook` is written, or NULL. */
double ins_filter_month(const struct ins_law *law, const struct ins_shocks *shocks,
                        int calendar_month, double log_count, struct ins_belief *belief,
                        struct ins_outlook *outlook);

/* Months 0 ... months - 1 from the long run: the log-likelihood of their logarithms. `first` is
 * the calendar month of month 0. `belief` is that of the end; NULL: not asked for. */
double ins_filter(const struct ins_law *law, const double *log_count, int months, int first,
                  struct ins_belief *belief);

/* The logarithm of a month's cases, as the laws that fade to a level see it: a month without cases
 * stands for half a case. NaN where it is not known. */
double ins_filter_log(double cases);

#endif
