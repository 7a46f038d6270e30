/* The CSV that is fitted, and that a backcast replays. */
#include "fuzz.h"

#include "fit/series.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct ins_cases cases;
    const char      *path   = file_of(data, size, ".csv");
    struct ins_error error  = {{0}};
    enum ins_status  status = ins_cases_read(path, &(struct ins_record_choice){0}, &cases, &error);
    MUST(status == INS_DONE || error.text[0]);
    MUST(status != INS_DONE || (cases.known >= INS_SERIES_LEAST && cases.months >= cases.known));
    (void)unlink(path);
    return 0;
}
