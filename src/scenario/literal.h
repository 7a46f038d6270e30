/* scenario/literal.h - numbers as they are written.
 *
 * libconfig wraps large whole numbers, reads 1e400 as infinity and 0xFFFFFFFF as -1, and its
 * releases differ on 010. So every number is looked at here first, by one rule for scenario
 * files, --set and histories: digits, one decimal point, an exponent.
 */
#ifndef INS_SCENARIO_LITERAL_H
#define INS_SCENARIO_LITERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ins_literal {
    bool    whole; /* no point and no exponent */
    int64_t count; /* whole: the value */
    double  value; /* the value in any case */
};

/* NULL when the `length` bytes of `text` are a number, else what was expected of them. */
const char *ins_literal_read(const char *text, size_t length, struct ins_literal *literal);

/* Whether `text` may be a number or a failed attempt at one. */
bool ins_literal_begins(char first);

/* Bytes of `text` that belong to the number or the attempt. */
size_t ins_literal_length(const char *text);

#endif
