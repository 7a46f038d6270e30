#include "engine/worlds.h"

#include <gsl/gsl_qrng.h>

#include "chance/stream.h"
#include "engine/quiet.h"

/* Apart from the streams of the inflow, of parameters, of a grid's shifts and of the bootstrap. */
enum { STREAM = 0x9a7b };

static const double UNIT = 1.0 / (1 << INS_WORLD_BITS); /* of 30 binary places */

/* GSL gives the points in the order of Gray's code and leaves out the origin: its n-th point, from
 * 1, is that of the number n ^ n/2, whose only bit is bit b where n = 2^(b+1) - 1. */
static void note_direction(int64_t n, const double *u, struct ins_world_points *p)
{
    if ((n & (n + 1)) != 0)
        return;
    int bit = 0;
    while ((n >> (bit + 1)) > 0)
        bit++;
    for (int d = 0; d < p->dimensions; d++)
        p->direction[d][bit] = (uint32_t)(u[d] / UNIT);
}

static void draw_shifts(const struct ins_scenario *s, struct ins_world_points *p)
{
    struct ins_block address = {.seed = (uint64_t)s->seed};
    struct ins_row   u, unused;
    for (int d = 0; d < p->dimensions; d++) {
        if (d % INS_LANES == 0) {
            for (int i = 0; i < INS_LANES; i++)
                address.future[i] = (uint64_t)(d + i);
            ins_stream_pair(&address, 0, STREAM, &u, &unused);
        }
        p->shift[d] = d < p->files ? 0.0 : u.lane[d % INS_LANES];
    }
}

enum ins_status ins_world_points_init(const struct ins_scenario *s, int64_t last,
                                      struct ins_world_points *p, struct ins_error *error)
{
    double u[INS_WORLD_CUBE];
    *p = (struct ins_world_points){.files = s->worlds->files};
    p->dimensions = s->worlds->files + s->worlds->laws;
    while (p->bits < INS_WORLD_BITS && last >> p->bits > 0)
        p->bits++;
    draw_shifts(s, p);
    if (p->bits == 0)
        return INS_DONE;
    ins_quiet_begin();
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)p->dimensions);
    ins_quiet_end();
    if (!sequence)
        return ins_fail(error, INS_WORLD, "out of memory");
    for (int64_t n = 1; n < INT64_C(1) << p->bits; n++) {
        (void)gsl_qrng_get(sequence, u);
        note_direction(n, u, p);
    }
    gsl_qrng_free(sequence);
    return INS_DONE;
}

void ins_world_point(const struct ins_world_points *p, int64_t block, double *u)
{
    for (int d = 0; d < p->dimensions; d++) {
        uint32_t places = 0;
        for (int bit = 0; bit < p->bits; bit++)
            if (block >> bit & 1)
                places ^= p->direction[d][bit];
        double own = places * UNIT + p->shift[d];
        u[d]       = own < 1.0 ? own : own - 1.0;
        if (d >= p->files && u[d] < 0.5 * UNIT)
            u[d] = 0.5 * UNIT;
    }
}
