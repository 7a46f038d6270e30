#define _GNU_SOURCE /* memmem */
#include "base/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sha256.h"

/* Where a seal is looked for: in so many bytes of the head, and of the end. */
enum { DIGITS = INS_SHA256_TEXT - 1, HEAD = 4096, TAIL = 256, PIECE = 1 << 16 };

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"
static const char OPEN[] = ", sha256 " ZEROS;

static int write_start(const char *kind, char text[INS_SEAL_TEXT])
{
    return snprintf(text, INS_SEAL_TEXT, "instroom %s, sha256 ", kind);
}

char *ins_seal_open(const char *kind, char text[INS_SEAL_TEXT])
{
    int used = write_start(kind, text);
    (void)snprintf(text + used, (size_t)(INS_SEAL_TEXT - used), "%s", ZEROS);
    return text;
}

void ins_seal_close(char *bytes, size_t length)
{
    char  sum[INS_SHA256_TEXT];
    char *seal = memmem(bytes, length, OPEN, sizeof OPEN - 1);
    if (seal)
        memcpy(seal + sizeof OPEN - 1 - DIGITS, ins_sha256(bytes, length, sum), DIGITS);
}

/* --- in files ------------------------------------------------------------------------------- */

/* As many of `length` bytes as the file has from `from` on; -1 where it cannot be read. */
static ssize_t read_at(int file, void *bytes, size_t length, off_t from)
{
    size_t got = 0;
    while (got < length) {
        ssize_t some = pread(file, (char *)bytes + got, length - got, from + (off_t)got);
        if (some < 0 && errno == EINTR)
            continue;
        if (some < 0)
            return -1;
        if (some == 0)
            break;
        got += (size_t)some;
    }
    return (ssize_t)got;
}

/* Where in the file the digits of the seal begin that has this start; -1 for none. */
static off_t find_digits(int file, off_t size, const char *start)
{
    char        bytes[HEAD];
    const off_t from[2] = {0, size > TAIL ? size - TAIL : 0};
    size_t      length  = strlen(start);
    for (int i = 0; i < 2; i++) {
        ssize_t     got  = read_at(file, bytes, i == 0 ? HEAD : TAIL, from[i]);
        const char *seal = got > 0 ? memmem(bytes, (size_t)got, start, length) : NULL;
        if (seal && (seal - bytes) + (ssize_t)length + DIGITS <= got)
            return from[i] + (seal - bytes) + (off_t)length;
    }
    return -1;
}

/* Zeros in the place of the digits, as far as they lie in this piece of the file. */
static void blank(char *piece, off_t at, size_t length, off_t digits)
{
    for (off_t i = digits; i < digits + DIGITS; i++)
        if (i >= at && i < at + (off_t)length)
            piece[i - at] = '0';
}

static bool sum_file(int file, off_t digits, char sum[INS_SHA256_TEXT])
{
    char              piece[PIECE];
    struct ins_sha256 all;
    off_t             at = 0;
    ssize_t           got;
    ins_sha256_begin(&all);
    while ((got = read_at(file, piece, sizeof piece, at)) > 0) {
        blank(piece, at, (size_t)got, digits);
        ins_sha256_add(&all, piece, (size_t)got);
        at += got;
    }
    (void)ins_sha256_end(&all, sum);
    return got == 0;
}

static enum ins_seal look_for_seal(int file, const char *start)
{
    char        sum[INS_SHA256_TEXT], digits[DIGITS];
    struct stat about;
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))
        return INS_SEAL_NONE;
    off_t at = find_digits(file, about.st_size, start);
    if (at < 0 || read_at(file, digits, DIGITS, at) != DIGITS)
        return INS_SEAL_NONE;
    bool equal = sum_file(file, at, sum) && memcmp(digits, sum, DIGITS) == 0;
    return equal ? INS_SEAL_WHOLE : INS_SEAL_BROKEN;
}

enum ins_seal ins_seal_look(const char *path, const char *kind)
{
    char start[INS_SEAL_TEXT];
    int  file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0)
        return INS_SEAL_NONE;
    (void)write_start(kind, start);
    enum ins_seal found = look_for_seal(file, start);
    (void)close(file);
    return found;
}

static int close_seal(int file)
{
    char        sum[INS_SHA256_TEXT], end[DIGITS];
    struct stat about;
    if (fstat(file, &about) != 0)
        return errno;
    off_t at = about.st_size - DIGITS;
    if (at < 0 || read_at(file, end, DIGITS, at) != DIGITS || memcmp(end, ZEROS, DIGITS) != 0)
        return EINVAL;
    if (!sum_file(file, at, sum))
        return errno;
    return pwrite(file, sum, DIGITS, at) == DIGITS ? 0 : errno ? errno : EIO;
}

enum ins_status ins_seal_close_file(const char *path, const char *name, struct ins_error *error)
{
    int file   = open(path, O_RDWR | O_CLOEXEC);
    int reason = file < 0 ? errno : close_seal(file);
    if (file >= 0 && close(file) != 0 && reason == 0)
        reason = errno;
    return reason == 0 ? INS_DONE
                       : ins_fail(error, INS_WORLD, "%s: cannot be written: %s", name,
                                  strerror(reason));
}
