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
#include "output/destination.h"

/* Whether the workbook in the file `path` is whole: each part unpacks to XML whose elements all
 * close and agrees with its checksum, and sheet s holds cells[s] cells. Stories call it `name`.
 * INS_WORLD where it is not.
 *
 * What was lost between two equal texts of a chart would still be such XML. A workbook with charts
 * is therefore written twice, and `print`, the CRC-32 of the file (NULL: not asked for), must be
 * the same: what is lost on the way is not lost twice at the same place. */
enum ins_status ins_workbook_check(const char *path, const char *name, const int64_t *cells,
                                   int sheets, uint32_t *print, struct ins_error *error);

/* Seal it (base/seal.h), in the comment of its ZIP file: there every reader passes it over, and a
 * spreadsheet that saves the workbook anew leaves it out. After ins_workbook_check(). */
enum ins_status ins_workbook_seal(const char *path, const char *name, const char *kind,
                                  struct ins_error *error);

/* That of a sweep, which export and report write alike. */
extern const struct ins_answer_kind ins_sweep_workbook;

/* The story of a workbook that was not written whole: INS_WORLD. */
enum ins_status ins_workbook_lost(const char *name, struct ins_error *error);

#endif
