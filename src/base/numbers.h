/* base/numbers.h - numbers by name, and rows of them: what an answer hands out beside its text. */
#ifndef INS_BASE_NUMBERS_H
#define INS_BASE_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>

struct ins_number {
    char       *name;
    double      value, low, high; /* the ends NaN where there are none */
    const char *unit;             /* borrowed from the tables; "" for none */
};

struct ins_number_row {
    char       *name;
    const char *which; /* "value", "low" or "high" */
    double     *number;
    size_t      count;
};

/* Initialise with {0}. When memory runs out, `failed` is set and what is there is kept. */
struct ins_numbers {
    struct ins_number     *value;
    struct ins_number_row *row;
    struct ins_number    **by_name; /* in the order of their names, once they are sorted */
    size_t                 values, values_room, rows, rows_room;
    bool                   failed;
};

/* The name is copied. */
void ins_numbers_add(struct ins_numbers *numbers, const char *name, const struct ins_number *number);

/* The row of that name from row `from` on, added with `count` times NaN where it is not there. NULL
 * when memory runs out. */
double *ins_numbers_row(struct ins_numbers *numbers, size_t from, const char *name, const char *which,
                        size_t count);

/* Once all are added: makes them fit to be found. */
void ins_numbers_sort(struct ins_numbers *numbers);

/* NULL where there is none of that name. */
const struct ins_number     *ins_numbers_find(const struct ins_numbers *numbers, const char *name);
const struct ins_number_row *ins_numbers_find_row(const struct ins_numbers *numbers, const char *name,
                                                  const char *which);

/* With the memory that `numbers` points to itself. NULL does nothing. */
void ins_numbers_free(struct ins_numbers *numbers);

#endif
