#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 64 };

void *ins_memory_create(size_t count, size_t size, struct ins_error *error)
{
    size_t bytes = 0;
    if (!__builtin_mul_overflow(count, size, &bytes) && bytes <= SIZE_MAX - 2 * ALIGNMENT) {
        size_t whole  = (bytes / ALIGNMENT + 1) * ALIGNMENT;
        void  *memory = aligned_alloc(ALIGNMENT, whole);
        if (memory)
            return memset(memory, 0, whole);
    }
    ins_fail(error, INS_WORLD, "out of memory: %zu values of %zu bytes", count, size);
    return NULL;
}

void ins_memory_free(void *memory)
{
    free(memory);
}
