/* base/stop.h - a settings to stop: said by a signal handler or another thread, looked at by those who
 * work. What has been worked out is told by other means; this orders nothing. */
#ifndef INS_BASE_STOP_H
#define INS_BASE_STOP_H

#include <stdbool.h>

static inline void ins_stop_ask(volatile int *stop)
{
    __atomic_store_n(stop, 1, __ATOMIC_RELAXED);
}

/* NULL: nobody can ask. */
static inline bool ins_stop_asked(const volatile int *stop)
{
    return stop && __atomic_load_n(stop, __ATOMIC_RELAXED) != 0;
}

#endif
