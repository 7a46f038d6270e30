/* base/memory.h - aligned heap memory for arrays whose length a scenario decides. */
#ifndef INS_BASE_MEMORY_H
#define INS_BASE_MEMORY_H

#include <stddef.h>

#include "base/error.h"

/* `count` zeroed elements of `size` bytes on a 64-byte boundary; NULL, with the story in
 * `error`, where memory or arithmetic runs out. A count of 0 gives a valid pointer. */
void *ins_memory_create(size_t count, size_t size, struct ins_error *error);

/* NULL does nothing. */
void ins_memory_free(void *memory);

#endif
