#include "base/machine.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of the large arrays that are held now. */
static atomic_size_t held;

/* The number behind a name in a file of the system, in KiB there; 0 where it does not tell. */
static double read_kibibytes(const char *path, const char *name)
{
    char   line[128];
    double bytes = 0.0;
    FILE  *file  = fopen(path, "r");
    while (file && bytes == 0.0 && fgets(line, sizeof line, file))
        if (strncmp(line, name, strlen(name)) == 0)
            bytes = 1024.0 * (double)strtoll(line + strlen(name), NULL, 10);
    if (file)
        (void)fclose(file);
    return bytes;
}

/* That of a container (cgroup version 2). */
static double read_limit(void)
{
    long long bytes = 0;
    char      line[32];
    FILE     *file = fopen("/sys/fs/cgroup/memory.max", "r");
    if (file && fgets(line, sizeof line, file))
        bytes = strtoll(line, NULL, 10);
    if (file)
        (void)fclose(file);
    return (double)bytes;
}

double ins_machine_memory(void)
{
    double others = read_kibibytes("/proc/meminfo", "MemAvailable:") +
                    read_kibibytes("/proc/meminfo", "SwapFree:");
    double own   = read_kibibytes("/proc/self/status", "VmRSS:");
    double limit = read_limit();
    if (!(others > 0.0))
        return 0.0;
    return limit > 0.0 && limit < others + own ? limit : others + own;
}

enum ins_status ins_machine_foresee(double bytes, struct ins_error *error)
{
    double capacity = bytes < INS_MACHINE_LARGE ? 0.0 : ins_machine_memory();
    double all      = bytes + (double)atomic_load(&held);
    if (!(capacity > 0.0) || all <= capacity)
        return INS_DONE;
    return ins_fail(error, INS_WORLD,
                    "out of memory: this takes %lld MB, and the machine has %lld MB to give",
                    (long long)(all / 1e6), (long long)(capacity / 1e6));
}

static size_t counted(size_t bytes)
{
    return bytes < INS_MACHINE_LARGE ? 0 : bytes;
}

void ins_machine_hold(size_t bytes)
{
    atomic_fetch_add(&held, counted(bytes));
}

void ins_machine_release(size_t bytes)
{
    atomic_fetch_sub(&held, counted(bytes));
}
