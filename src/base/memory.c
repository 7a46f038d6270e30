#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>

enum { ALIGNMENT = 64 };

/* Where the memory began stands before the boundary; malloc's own alignment leaves room for it. The
 * system hands out zeros, and what of them is never touched takes no memory. */
void *ins_memory_create(size_t count, size_t size, struct ins_error *error)
{
    size_t bytes = 0;
    if (!__builtin_mul_overflow(count, size, &bytes) && bytes <= SIZE_MAX - 2 * ALIGNMENT) {
        char *start = calloc(1, bytes + ALIGNMENT);
        if (start) {
            void **memory = (void **)(void *)(start + ALIGNMENT - (uintptr_t)start % ALIGNMENT);
            memory[-1]    = start;
            return memory;
        }
    }
    ins_fail(error, INS_WORLD, "out of memory: %zu values of %zu bytes", count, size);
    return NULL;
}

void ins_memory_free(void *memory)
{
    if (memory)
        free(((void **)memory)[-1]);
}
