#include "record/workbook.h"

#include <string.h>

bool ins_workbook_is(const char *bytes, size_t length)
{
    return length > 4 && memcmp(bytes, "PK\3\4", 4) == 0;
}

bool ins_workbook_read(const char *bytes, size_t length, const char *sheet, char *named,
                       struct ins_lines *cells, struct ins_faults *faults)
{
    (void)bytes, (void)length, (void)sheet, (void)named, (void)cells;
    ins_faults_add(faults, 0, NULL, NULL, "expected CSV (this is a workbook)");
    return false;
}
