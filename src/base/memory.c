#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/machine.h"

enum { ALIGNMENT = 64 };

/* Two words stand before the boundary, for which malloc's own alignment leaves room: where the memory
 * began, and its bytes. The system hands out zeros, and what of them is never touched takes no
 * memory. */
static void *take_aligned(size_t bytes)
{
    char *start = calloc(1, bytes + ALIGNMENT);
    if (!start)
        return NULL;
    void *memory           = start + ALIGNMENT - (uintptr_t)start % ALIGNMENT;
    ((void **)memory)[-1]  = start;
    ((size_t *)memory)[-2] = bytes;
    ins_machine_hold(bytes);
    return memory;
}

void *ins_memory_create(size_t count, size_t size, struct ins_error *error)
{
    size_t bytes = 0;
    if (!__builtin_mul_overflow(count, size, &bytes) && bytes <= SIZE_MAX - 2 * ALIGNMENT) {
        if (ins_machine_foresee((double)bytes, error) != INS_DONE)
            return NULL;
        void *memory = take_aligned(bytes);
        if (memory)
            return memory;
    }
    ins_fail(error, INS_WORLD, "out of memory: %zu values of %zu bytes", count, size);
    return NULL;
}

void ins_memory_free(void *memory)
{
    if (!memory)
        return;
    ins_machine_release(((size_t *)memory)[-2]);
    free(((void **)memory)[-1]);
}
