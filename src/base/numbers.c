#include "base/numbers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Room for one more element of `size` bytes; false, with `failed` set, when memory runs out. */
static bool room_for_element(struct ins_numbers *numbers, void **array, size_t used, size_t *room,
                             size_t size)
{
    if (used < *room)
        return true;
    size_t larger = *room ? 2 * *room : 64;
    void  *moved  = realloc(*array, larger * size);
    if (!moved) {
        numbers->failed = true;
        return false;
    }
    *array = moved;
    *room  = larger;
    return true;
}

void ins_numbers_add(struct ins_numbers *numbers, const char *name, const struct ins_number *number)
{
    void *array = numbers->value;
    bool  fits =
        room_for_element(numbers, &array, numbers->values, &numbers->values_room, sizeof *number);
    char *copy  = fits ? strdup(name) : NULL;
    numbers->value = array;
    if (!copy) {
        numbers->failed = true;
        return;
    }
    struct ins_number *added = &numbers->value[numbers->values++];
    *added                   = *number;
    added->name              = copy;
}

static double *unknown_row(size_t count)
{
    double *row = malloc((count + 1) * sizeof *row);
    for (size_t i = 0; row && i < count; i++)
        row[i] = NAN;
    return row;
}

static double *add_numbers_row(struct ins_numbers *numbers, const char *name, const char *which,
                               size_t count)
{
    void *array = numbers->row;
    bool  fits =
        room_for_element(numbers, &array, numbers->rows, &numbers->rows_room, sizeof *numbers->row);
    numbers->row   = array;
    char   *copy   = fits ? strdup(name) : NULL;
    double *number = copy ? unknown_row(count) : NULL;
    if (!number) {
        free(copy);
        numbers->failed = true;
        return NULL;
    }
    numbers->row[numbers->rows++] = (struct ins_number_row){copy, which, number, count};
    return number;
}

double *ins_numbers_row(struct ins_numbers *numbers, size_t from, const char *name, const char *which,
                        size_t count)
{
    for (size_t i = from; i < numbers->rows; i++)
        if (strcmp(numbers->row[i].name, name) == 0 && strcmp(numbers->row[i].which, which) == 0)
            return numbers->row[i].number;
    return add_numbers_row(numbers, name, which, count);
}

static int by_name(const void *one, const void *other)
{
    const struct ins_number *const *a = one, *const *b = other;
    return strcmp((*a)->name, (*b)->name);
}

void ins_numbers_sort(struct ins_numbers *numbers)
{
    numbers->by_name = malloc((numbers->values + 1) * sizeof *numbers->by_name);
    if (!numbers->by_name) {
        numbers->failed = true;
        return;
    }
    for (size_t i = 0; i < numbers->values; i++)
        numbers->by_name[i] = &numbers->value[i];
    qsort(numbers->by_name, numbers->values, sizeof *numbers->by_name, by_name);
}

static int against_name(const void *name, const void *number)
{
    const struct ins_number *const *one = number;
    return strcmp(name, (*one)->name);
}

const struct ins_number *ins_numbers_find(const struct ins_numbers *numbers, const char *name)
{
    struct ins_number **found = bsearch(name, numbers->by_name, numbers->values,
                                        sizeof *numbers->by_name, against_name);
    return found ? *found : NULL;
}

const struct ins_number_row *ins_numbers_find_row(const struct ins_numbers *numbers, const char *name,
                                                  const char *which)
{
    for (size_t i = 0; i < numbers->rows; i++)
        if (strcmp(numbers->row[i].name, name) == 0 && strcmp(numbers->row[i].which, which) == 0)
            return &numbers->row[i];
    return NULL;
}

void ins_numbers_free(struct ins_numbers *numbers)
{
    if (!numbers)
        return;
    for (size_t i = 0; i < numbers->values; i++)
        free(numbers->value[i].name);
    for (size_t i = 0; i < numbers->rows; i++) {
        free(numbers->row[i].name);
        free(numbers->row[i].number);
    }
    free(numbers->value);
    free(numbers->row);
    free(numbers->by_name);
    free(numbers);
}
