/* instroom/numbers.h - a number by name, and what every answer has to hand out its own. */
#ifndef INSTROOM_NUMBERS_H
#define INSTROOM_NUMBERS_H

#include <stddef.h>

#include "instroom/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/* low and high bound the 95 % interval of the Monte Carlo error; NaN where an end is open or not known,
 * infinite where nothing reaches it. */
struct ins_value {
    double      value, low, high;
    const char *unit;        /* "euro", "cases" ... */
    const char *more[4];     /* NULL; what later versions add */
};

/* The numbers of struct ins_ANSWER by the names of instroom/values.h: a value, the name of value i (from 0,
 * NULL behind the last), a series of `*count` numbers that lives as long as the answer (NULL where there is
 * none), the name of series i. */
#define INS_NUMBERS_OF(answer)                                                                         \
    enum ins_status ins_##answer##_value(const struct ins_##answer *answer, const char *name,          \
                                         struct ins_value *value);                                     \
    const char     *ins_##answer##_value_name(const struct ins_##answer *answer, int i);               \
    const double   *ins_##answer##_series(const struct ins_##answer *answer, const char *name,         \
                                          const char *which, size_t *count);                           \
    const char     *ins_##answer##_series_name(const struct ins_##answer *answer, int i);

#ifdef __cplusplus
}
#endif
#endif
