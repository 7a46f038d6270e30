/* decide/information.h - what knowing some keys before a choice is worth, out of one sample of worlds.
 *
 * Of each world a few futures tell what every size costs, noise and all. Whoever knows keys chooses the
 * size that costs least of what they foretell: least squares on Legendre's polynomials of the rank of a
 * key, or, where keys are known together, of the rank of an index that foretells a world's own cheapest
 * size from them (a projection; smooth where the loss itself has kinks). What a size costs a world is
 * foretold from worlds of other folds, so that what the choice saves in the world in
 * hand, its noise and all, is on average no more than knowing is worth, and short of it by what the
 * choice was foretold badly. That shrinks as the worlds do that teach it: twice as much is lost where
 * half of them teach. What the choice is foretold to save lies as far above (Strong, Oakley and Brennan,
 * Medical Decision Making 34, 2014). Either tells how much is lost, and the larger is added: (6.89) to
 * (6.92).
 */
#ifndef INS_DECIDE_INFORMATION_H
#define INS_DECIDE_INFORMATION_H

#include <stdint.h>

#include "base/error.h"
#include "engine/summary.h"

/* So many worlds at least, for what follows to have a meaning. */
enum { INS_INFORMATION_WORLDS = 128 };

struct ins_information_sample {
    int64_t       worlds; /* a fair sample, and so is any row of them that follow one another */
    int           sizes, keys;
    const double *size; /* [sizes] ascending, euro */
    const double *loss; /* [world][sizes] euro */
    const double *key;  /* [world][keys] */
};

struct ins_information {
    struct ins_estimate value; /* euro, none below 0; from what is surely saved to twice the bias above
                                  that, and the error of the worlds beyond both */
    double realised; /* (6.91): what the choice saves in worlds that had no part in it */
    double bias;     /* how far that lies below the value, by estimate */
    double error;    /* of what is realised, one standard error */
};

/* The size with the least mean loss: its place. */
int ins_information_best(const struct ins_information_sample *sample);

/* Knowing `count` of the keys, by their places. INS_WORLD without memory. */
enum ins_status ins_information_find(const struct ins_information_sample *sample, const int *keys,
                                     int count, struct ins_information *found,
                                     struct ins_error *error);

#endif
