/* base/seal.h - by what an answer in a file of its own is known again.
 *
 * A seal is the text "instroom KIND, sha256 HEX". It stands near the head of a file or at its very
 * end, where the format has room for a remark (an attribute of HTML, a comment of a scenario, the
 * comment of a ZIP file). HEX is the SHA-256 of the file's bytes with 64 zeros in its own place: a
 * file that somebody edited, or saved with another program, no longer matches what it bears.
 */
#ifndef INS_BASE_SEAL_H
#define INS_BASE_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { INS_SEAL_TEXT = 128 };

/* The seal of a kind ("report", "fit"), still open: with zeros. Returns `text`. */
char *ins_seal_open(const char *kind, char text[INS_SEAL_TEXT]);

/* Close the first seal in a text: from then on no byte may change. Nothing where there is none. */
void ins_seal_close(char *bytes, size_t length);

/* The same of a file that ends with an open seal. Stories call it `name`. */
enum ins_status ins_seal_close_file(const char *path, const char *name, struct ins_error *error);

/* What a file bears. */
enum ins_seal {
    INS_SEAL_NONE,   /* no seal of this kind, or it cannot be read */
    INS_SEAL_BROKEN, /* one, and the file was changed since */
    INS_SEAL_WHOLE   /* one that matches */
};
enum ins_seal ins_seal_look(const char *path, const char *kind);

#endif
