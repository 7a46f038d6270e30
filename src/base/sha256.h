/* base/sha256.h - a fingerprint of bytes.
 *
 * Two texts with the same fingerprint are the same text, as far as anybody knows. The same
 * figure as that of the command sha256sum. Source: NIST, FIPS 180-4 (2015), section 6.2.
 */
#ifndef INS_BASE_SHA256_H
#define INS_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { INS_SHA256_TEXT = 65, INS_SHA256_BLOCK = 64, INS_SHA256_WORDS = 8 };

/* 64 hexadecimal digits of `length` bytes into `text`; returns `text`. */
char *ins_sha256(const void *bytes, size_t length, char text[INS_SHA256_TEXT]);

/* The same of bytes that come piece by piece. */
struct ins_sha256 {
    uint32_t      hash[INS_SHA256_WORDS];
    unsigned char rest[INS_SHA256_BLOCK]; /* bytes that do not fill a block yet */
    uint64_t      length;                 /* of all so far */
};
void  ins_sha256_begin(struct ins_sha256 *sum);
void  ins_sha256_add(struct ins_sha256 *sum, const void *bytes, size_t length);
char *ins_sha256_end(struct ins_sha256 *sum, char text[INS_SHA256_TEXT]);

#endif
