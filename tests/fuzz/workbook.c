/* A workbook that is read back: no ZIP file may lead the reader outside it. */
#include "fuzz.h"

#include "output/workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int64_t cells[] = {3, 14, 20};
    const char          *path    = file_of(data, size, ".xlsx");
    struct ins_error     error   = {{0}};
    enum ins_status      status  = ins_workbook_check(path, "fuzz", cells, 3, NULL, &error);
    MUST(status == INS_DONE || error.text[0]);
    (void)unlink(path);
    return 0;
}
