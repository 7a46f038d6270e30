/* A sweep's database: read out, asked for a point, merged, gone on with. Bytes that were changed are
 * met with a refusal or do not matter; which of the two, tests/journal.c looks at. */
#include "fuzz.h"

#include "instroom/output.h"
#include "instroom/sweep.h"

static int swallow(void *context, const char *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)context += length;
    return 0;
}

static void go_on(const char *path)
{
    char                  base[2048];
    struct ins_case      *made  = NULL;
    struct ins_sweep     *sweep = NULL;
    struct ins_error      error = {{0}};
    struct ins_sweep_settings settings  = {.file = path, .keep = 1};
    struct ins_options    one   = {.threads = 1};
    (void)snprintf(base, sizeof base, SOUND, "");
    MUST(ins_case_read(base, "base", NULL, NULL, 0, &made, &error) == INS_DONE);
    if (ins_sweep_open(made, &settings, &one, &sweep, &error) == INS_DONE) {
        if (ins_sweep_work(sweep, &error) == INS_DONE)
            (void)ins_sweep_end(sweep, &error);
        ins_sweep_free(sweep);
    }
    ins_case_free(made);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const ends[] = {"-wal", "-shm", "-journal", ".merged", ".merged-wal", ".merged-shm", ""};
    const char      *path  = file_of(data, size, ".db");
    char             other[160], *story = NULL;
    size_t           bytes = 0;
    struct ins_case *made  = NULL;
    struct ins_error error = {{0}};
    (void)ins_sweep_csv(path, NULL, swallow, &bytes, &error);
    (void)ins_sweep_case(path, 1, NULL, 0, &made, &error);
    ins_case_free(made);
    (void)snprintf(other, sizeof other, "%s.merged", path);
    (void)ins_sweep_merge(other, &path, 1, &story, &error);
    free(story);
    go_on(path);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        (void)snprintf(other, sizeof other, "%s%s", path, ends[i]);
        (void)unlink(other);
    }
    return 0;
}
