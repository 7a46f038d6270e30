/* sweep/row.h - a line of the table `results`: one point of a sweep.
 *
 * The columns: the swept keys, futures, mean, standard error, median and 95 %
 * quantile of the results of INS_SWEPT_LIST (quantity/list.h), the probability that the norm is met, the liquidity buffer, and
 * with --solve the norm buffer. What is not known (the error of one future, an open end, a norm
 * buffer that does not exist) is NaN.
 */
#ifndef INS_SWEEP_ROW_H
#define INS_SWEEP_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/sha256.h"
#include "quantity/quantity.h"
#include "sweep/layout.h"

/* Results that a row sums up, and where in the row each column behind the axes stands. */
enum {
    INS_ROW_RESULTS = INS_SWEPT,
    INS_ROW_MEAN    = 0, /* of the four columns of a result */
    INS_ROW_ERROR,
    INS_ROW_P50,
    INS_ROW_P95,
    INS_ROW_FOUR,
    INS_ROW_FUTURES = 0, /* behind the axes */
    INS_ROW_RESULT,
    INS_ROW_P_NORM = INS_ROW_RESULT + INS_ROW_FOUR * INS_ROW_RESULTS,
    INS_ROW_LIQUIDITY,                           /* value, low, high */
    INS_ROW_NORM_BUFFER = INS_ROW_LIQUIDITY + 3, /* value, low, high; p_norm_max */
    INS_ROW_BEHIND      = INS_ROW_NORM_BUFFER,
    INS_ROW_SOLVED      = INS_ROW_NORM_BUFFER + 4,
    INS_ROW_COLUMNS     = INS_AXES + INS_ROW_SOLVED,
    INS_ROW_NAME        = 256
};

/* The columns of a sweep, without `point`. */
struct ins_row_names {
    int  count, axes;
    bool solved;
    char name[INS_ROW_COLUMNS][INS_ROW_NAME];
    bool whole[INS_ROW_COLUMNS]; /* holds whole numbers */
};
void ins_row_name(const struct ins_layout *layout, bool solved, struct ins_row_names *names);

/* A checksum over the names and what they hold. INS_WORLD: no memory. */
enum ins_status ins_row_sum_names(const struct ins_row_names *names, char sum[INS_SHA256_TEXT],
                                  struct ins_error *error);

/* 64 bits over a point and its row. A change of any one value always changes them: every step is
 * a bijection. All NaN count as one. */
int64_t ins_row_sum(int64_t point, const double *row, int columns);

/* The same over the values of a point's futures. */
int64_t ins_row_sum_values(int64_t point, const double *values, int64_t count);

#endif
