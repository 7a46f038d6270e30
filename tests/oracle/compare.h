/* compare.h - the oracle's columns against those of somebody else. */
#ifndef ORACLE_COMPARE_H
#define ORACLE_COMPARE_H

#include "oracle.h"

enum { ORACLE_WHERE = 320 };

/* The largest deviation, relative to max(1, |the oracle's value|), of `count` columns of the
 * same months, found by name: column[c][t] bears the name name[c].
 *
 * `where` (may be NULL) says where it is, and where the first month lies that deviates by
 * more than 1e-8: a fault spreads, so that is the place to look. A column that one side lacks
 * (other than "month"), and a value that is not a number, deviate by infinity. */
double oracle_worst(const struct oracle_months *months, int count, const char *const *name,
                    const double *const *column, char where[ORACLE_WHERE]);

#endif
