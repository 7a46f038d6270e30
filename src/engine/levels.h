/* engine/levels.h - which copy of the kernel this machine runs. */
#ifndef INS_ENGINE_LEVELS_H
#define INS_ENGINE_LEVELS_H

#include "model/kernel.h"

/* The widest level that the processor has, or the one that the environment variable
 * INSTROOM_LEVEL names ("portable", "x86-64-v3", "x86-64-v4") where the processor has it.
 * All give the same bits. */
const struct ins_kernel *ins_levels_choose(void);

#endif
