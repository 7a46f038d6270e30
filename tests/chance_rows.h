/* tests/chance_rows.h - rows of uniforms and of one value, for the tests of chance/. */
#ifndef INS_TESTS_CHANCE_ROWS_H
#define INS_TESTS_CHANCE_ROWS_H

#include <math.h>

#include "chance/stream.h"

static inline struct ins_block block_of(uint64_t seed)
{
    struct ins_block block = {.seed = seed};

    for (int i = 0; i < INS_LANES; i++)
        block.future[i] = (uint64_t)i;
    return block;
}

/* Uniforms of the whole unit interval: one row in two as drawn, the others pushed towards 0 or 1
 * by powers of two, on the grid that ins_stream_pair promises. */
static inline void spread(int row, struct ins_row *u)
{
    struct ins_block block = block_of(11);
    struct ins_row   other;

    ins_stream_pair(&block, row, 0, u, &other);
    for (int i = 0; i < INS_LANES && row % 2; i++) {
        double small = ldexp(u->lane[i], -(row / 2) % 46);
        small        = (floor(small * 0x1p52) + 0.5) * 0x1p-52;
        u->lane[i]   = row % 4 == 1 ? small : 1.0 - small;
    }
}

static inline struct ins_row constant(double value)
{
    struct ins_row row;

    ins_row_set(&row, value);
    return row;
}

#endif
