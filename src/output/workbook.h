/* output/workbook.h - a finished workbook, read back.
 *
 * libxlsxwriter lays each sheet into a temporary file and does not look whether that went well: on
 * a full disk it closes a workbook with rows missing and reports success. So the parts of the
 * ZIP file are unpacked again, and what stands in the sheets is counted.
 * Source: PKWARE, APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
#ifndef INS_OUTPUT_WORKBOOK_H
#define INS_OUTPUT_WORKBOOK_H

#include <stdint.h>

#include "base/error.h"

/* Whether the workbook in the file `path` is whole: each part unpacks to XML whose elements all
 * close and agrees with its checksum, and sheet s holds cells[s] cells. Stories call it `name`.
 * INS_WORLD where it is not. */
enum ins_status ins_workbook_check(const char *path, const char *name, const int64_t *cells,
                                   int sheets, struct ins_error *error);

#endif
