/* chance/stream.h - random numbers by address.
 *
 * Every random number is a pure function of (seed, future, month, stream): the generator
 * keeps no state, it encrypts the address. So future 7 can be played alone, two policies meet
 * the same inflow, and a new stream moves no other. The cipher is Threefry4x32 (Salmon,
 * Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11): additions,
 * rotations and exclusive ors of 32-bit words, which every compiler turns into vector code. Its
 * authors found 12 rounds to pass every battery of TestU01, take 20 by default for a wide margin,
 * and publish known answers for 13, the number taken here.
 */
#ifndef INS_CHANCE_STREAM_H
#define INS_CHANCE_STREAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/lanes.h"

enum { INS_STREAM_ROUNDS = 13 };

/* Whose numbers are drawn. Lanes are strangers to each other: any future may sit in any lane. */
struct ins_block {
    uint64_t seed;
    uint64_t future[INS_LANES];
    bool     mirrored;           /* some lane turns each of its uniforms u to 1 - u (7.2): */
    uint64_t mirror[INS_LANES];  /* 1: this one does; 0: it does not */
    int      dimensions;         /* of the points below; 0: there are none */
    const double *point[INS_LANES];     /* coordinates, whole multiples of 2^-52 */
    uint64_t      replicate[INS_LANES]; /* whose shift scrambles them */
};

/* Two rows of uniforms: lane i gets two numbers that depend on (seed, future[i], month, stream)
 * alone.
 *
 *   month, stream   any int; months of the burn-in are negative
 *   first, second   written; two different rows
 *
 * Each number is (k + 1/2) / 2^52 (7.1) with k of 52 random bits: 2^-53 ... 1 - 2^-53, never 0 or
 * 1, and u, 1 - u and 2u - 1 are all exact. The key is the seed and a fixed word; the counter is
 * (future's low half, high half, month, stream); k is made of 20 bits of the second word and all of
 * the first, or of the fourth and the third. */
void ins_stream_pair(const struct ins_block *block, int month, int stream,
                     struct ins_row *restrict first, struct ins_row *restrict second);

/* One coordinate, 0 ... block->dimensions - 1, of the lanes' points, scrambled (7.3): uniforms as
 * above. The bits are turned by a digital shift of the replicate (Owen, Monte Carlo theory,
 * methods and examples, chapter 17), which keeps the points spread evenly and makes each one
 * uniform. */
void ins_stream_point(const struct ins_block *block, int dimension, struct ins_row *coordinate);

/* The cipher itself, Threefry4x32 of 13 rounds: `words` is written. */
void ins_stream_words(const uint32_t key[4], const uint32_t counter[4], uint32_t words[4]);

#endif
