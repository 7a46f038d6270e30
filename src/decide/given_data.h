/* decide/given_data.h - Sobol's first-order indices out of worlds that were played anyway.
 *
 * A world's answer is known twice, from the even futures and from the odd ones, which share nothing but
 * the world: what both say together holds no noise of playing so few. A key explains what the answer's
 * least squares on Legendre's polynomials of the key's rank do, taken less what as many polynomials of
 * a key without any say would (6.94), (6.95). Keys that go together each explain what they tell of the
 * other, too. What keys do together is in no index: that takes the design of decide/indices.h.
 */
#ifndef INS_DECIDE_GIVEN_DATA_H
#define INS_DECIDE_GIVEN_DATA_H

#include "decide/indices.h"

/* So many worlds at least. */
enum { INS_GIVEN_DATA_WORLDS = 64 };

struct ins_given_data {
    int64_t       worlds; /* a fair sample, and so is any row of them that follow one another */
    int           keys;
    const double *key;  /* [world][keys] */
    const double *half; /* [world][2]: an answer's mean over either half of the world's futures */
};

struct ins_given_answer {
    struct ins_estimate mean, sd; /* over the worlds, without the noise */
    double              noise_sd; /* standard deviation of a world's own answer around its expectation */
    double              noise_share; /* its square, of the variance of the answers of worlds with it */
};

/* index[keys], total NaN; all NaN where the answer does not differ beyond the noise. INS_WORLD without
 * memory. */
enum ins_status ins_given_data_find(const struct ins_given_data *data, struct ins_given_answer *answer,
                                    struct ins_index *index, struct ins_error *error);

#endif
