#include "engine/levels.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#ifdef INS_LEVEL_v3
extern const struct ins_kernel ins_kernel_v3;
#endif
#ifdef INS_LEVEL_v4
extern const struct ins_kernel ins_kernel_v4;
#endif

static bool has_nothing_special(void)
{
    return true;
}

#ifdef INS_LEVEL_v3
static bool has_v3(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
           __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}
#endif

#ifdef INS_LEVEL_v4
static bool has_v4(void)
{
    return has_v3() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl");
}
#endif

static const struct {
    const struct ins_kernel *kernel;
    bool (*present)(void);
} levels[] = {
#ifdef INS_LEVEL_v4
    {&ins_kernel_v4, has_v4},
#endif
#ifdef INS_LEVEL_v3
    {&ins_kernel_v3, has_v3},
#endif
    {&ins_kernel, has_nothing_special},
};

const struct ins_kernel *ins_levels_choose(void)
{
    const char *wanted = getenv("INSTROOM_LEVEL");
    size_t      count  = sizeof levels / sizeof levels[0];
    for (size_t i = 0; wanted && i < count; i++)
        if (!strcmp(levels[i].kernel->level, wanted) && levels[i].present())
            return levels[i].kernel;
    for (size_t i = 0; i + 1 < count; i++)
        if (levels[i].present())
            return levels[i].kernel;
    return levels[count - 1].kernel;
}
