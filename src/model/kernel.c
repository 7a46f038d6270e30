#include "model/kernel.h"

#ifndef INS_LEVEL
#define INS_LEVEL "portable"
#endif

const struct ins_kernel ins_kernel = {INS_LEVEL, ins_inflow_draw, ins_inflow_drive, ins_month_play};
