/* base/lanes.h - rows of futures side by side.
 *
 * The engine plays futures in blocks of INS_LANES. Every quantity of a block is a row: one
 * double a future, aligned for the widest vectors. A loop over a row is written plainly,
 *
 *     for (int i = 0; i < INS_LANES; i++)
 *
 * without branches that split lanes, so that a compiler turns it into vector code of any
 * width with the same bits (-ffp-contract=off; where a fused multiply-add is wanted, fma()
 * is called by name).
 */
#ifndef INS_BASE_LANES_H
#define INS_BASE_LANES_H

enum { INS_LANES = 32 };

/* One quantity of a block of futures. */
struct ins_row {
    _Alignas(64) double lane[INS_LANES];
};

/* The larger and the smaller of two numbers. fmax() and fmin() take care of NaN and would be
 * calls; these become one instruction on a row. */
static inline double ins_larger(double a, double b)
{
    return a > b ? a : b;
}

static inline double ins_smaller(double a, double b)
{
    return a < b ? a : b;
}

static inline void ins_row_set(struct ins_row *row, double value)
{
    for (int i = 0; i < INS_LANES; i++)
        row->lane[i] = value;
}

static inline void ins_row_add(struct ins_row *sum, const struct ins_row *term)
{
    for (int i = 0; i < INS_LANES; i++)
        sum->lane[i] += term->lane[i];
}

static inline void ins_row_raise(struct ins_row *peak, const struct ins_row *value)
{
    for (int i = 0; i < INS_LANES; i++)
        peak->lane[i] = ins_larger(value->lane[i], peak->lane[i]);
}

#endif
