/* model/ring.h - the last months of one quantity.
 *
 * A ring holds rows by month; month t replaces the month that lies a whole ring before it.
 * Months before 0 have places too: what was active then is filled in at the start, where it is read.
 */
#ifndef INS_MODEL_RING_H
#define INS_MODEL_RING_H

#include "base/lanes.h"

struct ins_ring {
    struct ins_row *row;
    unsigned        mask; /* number of places - 1, a power of two - 1 */
};

/* Places that hold `depth` months: the next power of two. */
static inline int ins_ring_places(int depth)
{
    int places = 1;
    while (places < depth)
        places *= 2;
    return places;
}

/* Take the rows of a ring of `depth` months from `*memory` and move `*memory` past them. They hold
 * nothing yet: for what is never read before it is written. */
static inline struct ins_ring ins_ring_take(struct ins_row **memory, int depth)
{
    int             places = ins_ring_places(depth);
    struct ins_ring ring   = {*memory, (unsigned)places - 1};
    *memory += places;
    return ring;
}

/* The same, with `value` in every lane of every month. */
static inline struct ins_ring ins_ring_filled(struct ins_row **memory, int depth, double value)
{
    struct ins_ring ring = ins_ring_take(memory, depth);
    for (unsigned p = 0; p <= ring.mask; p++)
        ins_row_set(&ring.row[p], value);
    return ring;
}

static inline struct ins_row *ins_ring_at(const struct ins_ring *ring, int month)
{
    return &ring->row[(unsigned)month & ring->mask];
}

#endif
