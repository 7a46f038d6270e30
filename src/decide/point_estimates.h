/* decide/point_estimates.h - how a scenario stands in each of its futures.
 *
 * What decisions compare is kept future by future, so that scenarios on the same random numbers
 * can be held against each other with paired errors. The buffers are quantiles over the futures
 * ((6.31), (6.62)), all else is a mean.
 */
#ifndef INS_DECIDE_POINT_ESTIMATES_H
#define INS_DECIDE_POINT_ESTIMATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "engine/summary.h"
#include "instroom/answers.h"
#include "scenario/scenario.h"

/* Rows of a stand. The results are those under the scenario's own funding and buffer. */
enum ins_point_row {
    INS_POINT_LIQUIDITY,    /* largest shortfall with no order held back, euro */
    INS_POINT_NORM,         /* least buffer that keeps the norm, euro; infinite where none does */
    INS_POINT_P_NORM,       /* 1 where the norm is kept, else 0 */
    INS_POINT_P_NORM_MAX,   /* the same with no order held back */
    INS_POINT_COST,         /* euro over the horizon */
    INS_POINT_SOCIAL_COST,
    INS_POINT_OVERDUE,      /* case-months beyond the legal term */
    INS_POINT_PEAK_BACKLOG, /* cases */
    INS_POINT_PEAK_OVERDUE,
    INS_POINT_PENALTIES,    /* within the social cost, euro */
    INS_POINT_MARGINAL,     /* social cost, a place in reception at its marginal price */
    INS_POINT_ROWS
};

/* Names as in JSON: liquidity_buffer, norm_buffer, p_norm ... */
extern const char *const ins_point_name[INS_POINT_ROWS];

/* The first two are quantiles over the futures. */
static inline bool ins_point_is_quantile(enum ins_point_row row)
{
    return row == INS_POINT_LIQUIDITY || row == INS_POINT_NORM;
}

struct ins_point_estimates {
    struct ins_scenario scenario;
    int64_t             futures;
    double             *row[INS_POINT_ROWS]; /* [future] */
};

/* Room for the futures of a resolved scenario. */
enum ins_status ins_point_create(const struct ins_scenario   *scenario,
                                 struct ins_point_estimates **made, struct ins_error *error);
void            ins_point_free(struct ins_point_estimates *points);

/* Bytes that a stand takes. */
size_t ins_point_bytes(int64_t futures);

/* Play `count` stands on futures numbered from `first` on. Neighbours that agree in their inflow
 * are played on the same draws. `from` ... `to` is the part of the whole that progress is told
 * of. INS_WORLD, INS_STOPPED as of ins_futures_play(). */
struct ins_point_settings {
    const struct ins_options *options;
    int64_t                   first;
    double                    from, to;
};
enum ins_status ins_point_estimates_play(struct ins_point_estimates *const *points, int count,
                                const struct ins_point_settings *settings, struct ins_error *error);

/* A quantity of a scenario by itself, with its 95 % interval: a quantile by order statistics, a
 * probability by Clopper and Pearson, a mean by its standard error. */
enum ins_status ins_point_estimate(const struct ins_point_estimates *points, enum ins_point_row row,
                                   struct ins_estimate *estimate, struct ins_error *error);

#endif
