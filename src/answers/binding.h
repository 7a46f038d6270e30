/* answers/binding.h - what binds where no buffer reaches the norm.
 *
 * A quarter more of one means after the other, on the same futures with no order held back: the
 * one that raises the chance of the norm most binds.
 */
#ifndef INS_ANSWERS_BINDING_H
#define INS_ANSWERS_BINDING_H

#include "answers/trials.h"

/* What a quarter more of one means, or a control tower that aims lower and sooner, does to the best probability that money can reach. */
struct ins_binding {
    const char         *name; /* lead_time, intake, absorption, pool, budget, rule */
    struct ins_estimate p_norm_max;
};
enum { INS_BINDINGS = 6 };

/* bindings[INS_BINDINGS] and the name of the one that binds; "" where nothing helps. */
enum ins_status ins_binding_find(const struct ins_trials *trials, struct ins_binding *bindings,
                                 const char **binding, struct ins_error *error);

#endif
