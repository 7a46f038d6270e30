/* The CSV of inflow.history. */
#include "fuzz.h"

#include "instroom/scenario.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char      *path = file_of(data, size, ".csv");
    char             history[256], base[2048];
    struct ins_case *made  = NULL;
    struct ins_error error = {{0}};
    (void)snprintf(history, sizeof history, "history = { file = \"%s\"; mode = \"replay\"; };", path);
    (void)snprintf(base, sizeof base, SOUND, history);
    enum ins_status status = ins_case_read(base, "base", "/", NULL, 0, &made, &error);
    MUST((status == INS_DONE) == (made != NULL));
    MUST(status == INS_DONE || error.text[0]);
    ins_case_free(made);
    (void)unlink(path);
    return 0;
}
