/* record/decode.h - the bytes of a table as UTF-8, whoever saved it. */
#ifndef INS_RECORD_DECODE_H
#define INS_RECORD_DECODE_H

#include <stddef.h>

#include "record/faults.h"

/* What a file was written in. */
enum ins_letters { INS_UTF_8, INS_UTF_16, INS_WINDOWS_1252 };

/* Text in UTF-8 with lines that end in \n alone, NUL-terminated, to be freed with free(). UTF-16 is
 * told by its mark, or by its zeros; what is no UTF-8 is read as spreadsheets of western Europe save
 * it (Windows-1252). NULL after a fault: bytes that are no text, or no memory. */
char *ins_decode(const char *bytes, size_t length, enum ins_letters *letters,
                 struct ins_faults *faults);

#endif
