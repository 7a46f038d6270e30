#include "failing.h"

#include <gsl/gsl_matrix.h>
#include <gsl/gsl_qrng.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static atomic_long asked;
static long        victim;
static bool        for_ever; /* all that come after it too */

void failing_at(long number)
{
    atomic_store(&asked, 0);
    victim = number;
}

long failing_count(void)
{
    return atomic_load(&asked);
}

static bool fails(void)
{
    long number = atomic_fetch_add(&asked, 1) + 1;
    return victim > 0 && (number == victim || (for_ever && number > victim));
}

__attribute__((constructor)) static void look_at_environment(void)
{
    const char *wanted = getenv("INSTROOM_FAIL_MEMORY");
    if (!wanted)
        return;
    victim   = atol(wanted);
    for_ever = !strchr(wanted, '!');
}

__attribute__((destructor)) static void tell_count(void)
{
    const char *name = getenv("INSTROOM_COUNT_MEMORY");
    FILE       *file = name ? fopen(name, "w") : NULL;
    if (!file)
        return;
    (void)fprintf(file, "%ld\n", failing_count());
    (void)fclose(file);
}

/* One wrap for each function that gives memory. */
#define WRAP(type, name, parameters, ...)                                                          \
    type __real_##name parameters;                                                                 \
    type __wrap_##name parameters;                                                                 \
    type __wrap_##name parameters                                                                  \
    {                                                                                              \
        return fails() ? NULL : __real_##name(__VA_ARGS__);                                        \
    }
WRAP(void *, malloc, (size_t size), size)
WRAP(void *, calloc, (size_t count, size_t size), count, size)
WRAP(void *, realloc, (void *old, size_t size), old, size)
WRAP(void *, aligned_alloc, (size_t alignment, size_t size), alignment, size)
WRAP(char *, strdup, (const char *text), text)
WRAP(char *, strndup, (const char *text, size_t most), text, most)
WRAP(gsl_matrix *, gsl_matrix_alloc, (size_t rows, size_t columns), rows, columns)
WRAP(gsl_qrng *, gsl_qrng_alloc, (const gsl_qrng_type *type, unsigned dimension), type, dimension)
