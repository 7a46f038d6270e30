#include "chance/named.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* A stream has 32 bits: the upper one is set, two tell the purpose, the rest is the slot. */
enum { SLOT_BITS = 29 };
static const uint32_t MASK = (1u << SLOT_BITS) - 1;

/* FNV-1a of 32 bits (Fowler, Noll and Vo), folded to 29 by an exclusive or as its authors say (7.8). */
static uint32_t hash(const char *name)
{
    uint32_t h = 2166136261u;

    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * 16777619u;
    return (h >> SLOT_BITS ^ h) & MASK;
}

/* Of those that have no slot yet, the name that is first in the order of bytes. */
static int first_of(int count, const char *const name[], const int slot[])
{
    int first = -1;

    for (int i = 0; i < count; i++)
        if (slot[i] < 0 && (first < 0 || strcmp(name[i], name[first]) < 0))
            first = i;
    return first;
}

static bool is_taken(int count, const int slot[], int wanted)
{
    for (int i = 0; i < count; i++)
        if (slot[i] == wanted)
            return true;
    return false;
}

void ins_named_slots(int count, const char *const name[], int slot[])
{
    for (int i = 0; i < count; i++)
        slot[i] = -1;
    for (int given = 0; given < count; given++) {
        int      i      = first_of(count, name, slot);
        uint32_t wanted = hash(name[i]);
        while (is_taken(count, slot, (int)wanted))
            wanted = (wanted + 1) & MASK;
        slot[i] = (int)wanted;
    }
}

int ins_named_stream(int slot, enum ins_purpose purpose)
{
    return (int)((uint32_t)slot | (uint32_t)purpose << SLOT_BITS) - INT32_MAX - 1;
}
