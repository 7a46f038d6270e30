/* output/numbers.h - the numbers of an answer by name, out of its JSON.
 *
 * The JSON of an answer holds all that it knows, and its schema says in which unit. So a number is
 * named by its place there, and none can be forgotten.
 */
#ifndef INS_OUTPUT_NUMBERS_H
#define INS_OUTPUT_NUMBERS_H

#include "base/numbers.h"
#include "instroom/numbers.h"

/* Of the JSON `text` of the command `command`; NULL when memory runs out. Freed with ins_numbers_free(). */
struct ins_numbers *ins_numbers_create(const char *command, const char *text);

/* Those at `place`, made of `json`, which is freed, where there are none yet. NULL when memory runs out. */
const struct ins_numbers *ins_numbers_once(struct ins_numbers **place, const char *command, char *json);

/* What the functions of instroom/numbers.h give; of NULL nothing, and INS_WORLD. */
enum ins_status ins_numbers_value(const struct ins_numbers *numbers, const char *name, struct ins_value *value);
const char     *ins_numbers_name(const struct ins_numbers *numbers, int i);
const double   *ins_numbers_series(const struct ins_numbers *numbers, const char *name, const char *which,
                                   size_t *count);
const char     *ins_numbers_series_name(const struct ins_numbers *numbers, int i);

/* ANSWER_numbers(), all of an answer that has a member `numbers`, and the functions of
 * INS_NUMBERS_OF; `command` is the one that prints its JSON. */
#define INS_NUMBERS_MADE(answer, command)                                                           \
    static const struct ins_numbers *answer##_numbers(const struct ins_##answer *answer)            \
    {                                                                                               \
        struct ins_numbers **place = &((struct ins_##answer *)answer)->numbers;                     \
        struct ins_numbers  *there = __atomic_load_n(place, __ATOMIC_ACQUIRE);                      \
        return there ? there : ins_numbers_once(place, command, ins_##answer##_json(answer));       \
    }

#define INS_NUMBERS_BY_NAME(answer, command)                                                        \
    INS_NUMBERS_MADE(answer, command)                                                               \
    enum ins_status ins_##answer##_value(const struct ins_##answer *answer, const char *name,       \
                                         struct ins_value *value)                                   \
    {                                                                                               \
        return ins_numbers_value(answer##_numbers(answer), name, value);                            \
    }                                                                                               \
    const char *ins_##answer##_value_name(const struct ins_##answer *answer, int i)                 \
    {                                                                                               \
        return ins_numbers_name(answer##_numbers(answer), i);                                       \
    }                                                                                               \
    const double *ins_##answer##_series(const struct ins_##answer *answer, const char *name,        \
                                        const char *which, size_t *count)                           \
    {                                                                                               \
        return ins_numbers_series(answer##_numbers(answer), name, which, count);                    \
    }                                                                                               \
    const char *ins_##answer##_series_name(const struct ins_##answer *answer, int i)                \
    {                                                                                               \
        return ins_numbers_series_name(answer##_numbers(answer), i);                                \
    }

#endif
