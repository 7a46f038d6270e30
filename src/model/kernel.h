/* model/kernel.h - the month as one table of functions.
 *
 * The rooms chance/ and model/ are compiled once for every vector level of the processor; in
 * each copy only this table keeps a name of its own. All copies compute the same bits.
 */
#ifndef INS_MODEL_KERNEL_H
#define INS_MODEL_KERNEL_H

#include "model/inflow.h"
#include "model/month.h"

struct ins_kernel {
    const char *level; /* of the instruction set, as compilers name it */
    void (*draw)(const struct ins_inflow_plan *plan, const struct ins_block *block,
                 struct ins_row *arrivals);
    void (*drive)(const struct ins_inflow_plan *plan, const struct ins_block *block,
                  struct ins_row *arrivals, struct ins_row *covariates);
    double (*play)(const struct ins_plan *plan, const struct ins_row *arrivals,
                   const struct ins_block *block, int lanes, struct ins_row *memory,
                   const struct ins_tape *tape, struct ins_world *world);
};

extern const struct ins_kernel ins_kernel;

#endif
