/* engine/binomial.h - the binomial law, for ranks and for intervals of probabilities.
 *
 * Through the incomplete beta function (chance/beta.h), so that an interval has the same bits on
 * every machine.
 */
#ifndef INS_ENGINE_BINOMIAL_H
#define INS_ENGINE_BINOMIAL_H

#include <stdint.h>

/* P(Bin(count, p) < k), 0 <= p <= 1; 0 for k <= 0 and 1 for k > count. Relative accuracy
 * about 1e-16 times count. */
double ins_binomial_below(int64_t k, double p, int64_t count);

/* The p at which P(Bin(count, p) < k) equals `tail`, 1 <= k <= count, by bisection. */
double ins_binomial_solve(int64_t k, double tail, int64_t count);

#endif
