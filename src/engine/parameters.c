#include "engine/parameters.h"

#include "base/lanes.h"
#include "chance/normal.h"
#include "chance/real.h"
#include "chance/stream.h"

/* Apart from the streams of the inflow, of a grid's shifts and of the bootstrap. */
enum { STREAM = 0x9a7a };

_Static_assert((int)INS_UNCERTAIN <= (int)INS_LANES, "a lane for each parameter");

static double unscaled(enum ins_scale scale, double floor, double x)
{
    switch (scale) {
    case INS_ON_LOG:    return floor + ins_exp(x);
    case INS_ON_FISHER: return 1.0 - 2.0 / (ins_exp(2.0 * x) + 1.0);
    case INS_ON_LOGIT:  return 1.0 / (1.0 + ins_exp(-x));
    default:            return x;
    }
}

/* The value of parameter i (1.31): its place on the scale, moved by its share of the normals. */
static double draw_parameter(const struct ins_uncertain_parameter *u, int i,
                             const struct ins_row *z)
{
    double sum = 0.0;
    for (int j = 0; j <= i; j++)
        sum += u->root[j] * z->lane[j];
    double value = unscaled(u->scale, u->floor, u->middle + u->se * sum);
    return ins_smaller(ins_larger(value, u->low), u->high);
}

/* Tracks without a dispersion of their own follow that of the inflow. */
static void follow_dispersion(const struct ins_scenario *scenario, struct ins_scenario *own)
{
    for (int k = 0; k < scenario->track_count; k++)
        if (scenario->tracks[k].dispersion == scenario->inflow.dispersion)
            own->tracks[k].dispersion = own->inflow.dispersion;
}

void ins_parameters_draw(const struct ins_scenario *scenario, uint64_t seed, uint64_t block,
                         struct ins_scenario *own)
{
    struct ins_block address = {.seed = seed};
    struct ins_row   u, unused, z;
    for (int i = 0; i < INS_LANES; i++)
        address.future[i] = (uint64_t)i;
    ins_stream_pair(&address, (int)block, STREAM, &u, &unused);
    ins_normal_row(&u, &z);
    for (int i = 0; i < scenario->inflow.uncertainty_count; i++) {
        const struct ins_uncertain_parameter *one = &scenario->inflow.uncertainty[i];
        *(double *)(void *)((char *)own + one->offset) = draw_parameter(one, i, &z);
    }
    follow_dispersion(scenario, own);
}
