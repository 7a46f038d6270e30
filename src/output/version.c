/* Which instroom this is. */
#include <stdio.h>
#include <threads.h>

#include "engine/levels.h"
#include "instroom/output.h"
#include "instroom/version.h"

#ifdef __clang__
#define COMPILER "clang " __clang_version__
#else
#define COMPILER "gcc " __VERSION__
#endif

static char      version[160];
static once_flag written = ONCE_FLAG_INIT;

static void write_version(void)
{
    (void)snprintf(version, sizeof version, "%s (%s, vectors for %s)", INS_VERSION, COMPILER,
                   ins_levels_choose()->level);
}

const char *ins_version_text(void)
{
    return INSTROOM_VERSION;
}

int ins_version_number(void)
{
    return INSTROOM_VERSION_NUMBER;
}

const char *ins_version(void)
{
    call_once(&written, write_version);
    return version;
}
