/* base/machine.h - what memory the machine has to give.
 *
 * The system promises more than it has, and kills who takes it at its word: so whoever is going to
 * need much asks first, and says the number before the work.
 */
#ifndef INS_BASE_MACHINE_H
#define INS_BASE_MACHINE_H

#include <stddef.h>

#include "base/error.h"

/* Bytes that this process can hold: what the machine, or its container, can give; 0: not known. */
double ins_machine_memory(void);

/* Whether so many bytes can be had beside the large arrays that are held (base/memory.h): INS_WORLD,
 * with both numbers, where they cannot. Less than INS_MACHINE_LARGE is not looked at. */
enum { INS_MACHINE_LARGE = 64 << 20 };
enum ins_status ins_machine_foresee(double bytes, struct ins_error *error);

/* An array of so many bytes is held, and given back: those of INS_MACHINE_LARGE and more count. */
void ins_machine_hold(size_t bytes);
void ins_machine_release(size_t bytes);

#endif
