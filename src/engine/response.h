/* engine/response.h - what answers at points of a design. */
#ifndef INS_ENGINE_RESPONSE_H
#define INS_ENGINE_RESPONSE_H

#include <stdint.h>

#include "base/error.h"

struct ins_response {
    int dims, outputs;
    /* y[count][outputs] at u[count][dims]: inside (0, 1) for a design over laws. */
    enum ins_status (*at)(void *context, const double *u, int64_t count, double *y,
                          struct ins_error *error);
    void *context;
};

#endif
