/* base/sha256.h - a fingerprint of bytes.
 *
 * Two texts with the same fingerprint are the same text, as far as anybody knows. The same
 * figure as that of the command sha256sum. Source: NIST, FIPS 180-4 (2015), section 6.2.
 */
#ifndef INS_BASE_SHA256_H
#define INS_BASE_SHA256_H

#include <stddef.h>

enum { INS_SHA256_TEXT = 65 };

/* 64 hexadecimal digits of `length` bytes into `text`; returns `text`. */
char *ins_sha256(const void *bytes, size_t length, char text[INS_SHA256_TEXT]);

#endif
