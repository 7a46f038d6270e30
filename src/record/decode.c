#include "record/decode.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/letter.h"

/* A letter of one or two bytes takes at most three in UTF-8. */
enum { WIDEST = 3, LOOKED_AT = 256, LONGEST_LETTER = 4 };

/* UTF-8 out of `from`; NULL where the bytes are none of it (errno EILSEQ), or without memory. */
static char *convert(const char *from, const char *bytes, size_t length)
{
    size_t  room = WIDEST * length, left = room;
    char   *text = malloc(room + 1), *to = text, *at = (char *)bytes; /* iconv() only reads */
    iconv_t way  = text ? iconv_open("UTF-8", from) : (iconv_t)-1;
    bool    all  = way != (iconv_t)-1 && iconv(way, &at, &length, &to, &left) != (size_t)-1;
    int     why  = !text ? ENOMEM : way == (iconv_t)-1 && errno != ENOMEM ? EILSEQ : errno;
    if (way != (iconv_t)-1)
        (void)iconv_close(way);
    if (all && memchr(text, '\0', (size_t)(to - text))) {
        all = false; /* text holds no NUL: what stands behind it would be lost */
        why = EILSEQ;
    }
    if (all) {
        *to = '\0';
        return text;
    }
    free(text);
    errno = why == EINVAL ? EILSEQ : why;
    return NULL;
}

/* A copy of what is UTF-8 already, which takes no tables of the system. */
static char *copy_utf8(const char *bytes, size_t length)
{
    uint32_t code;
    char    *text = malloc(length + 1);
    errno = ENOMEM;
    for (size_t i = 0; text && i < length;) {
        int size = ins_letter_read(bytes + i, length - i, &code);
        if (size <= 0) {
            free(text);
            errno = EILSEQ;
            return NULL;
        }
        i += (size_t)size;
    }
    if (text) {
        memcpy(text, bytes, length);
        text[length] = '\0';
    }
    return text;
}

/* UTF-16 without a mark shows in the zeros of its Latin letters; NULL: it is not UTF-16. */
static const char *sixteen(const char *bytes, size_t length)
{
    size_t even = 0, odd = 0, looked = length < LOOKED_AT ? length : LOOKED_AT;
    if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
        return "UTF-16LE";
    if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        return "UTF-16BE";
    for (size_t i = 0; i < looked; i++)
        *(i % 2 ? &odd : &even) += bytes[i] == '\0';
    return 3 * odd > looked && even == 0 ? "UTF-16LE" : 3 * even > looked && odd == 0 ? "UTF-16BE" : NULL;
}

/* The letter that begins at `text`; a blank in the midst of one. */
static uint32_t letter_at(const char *text)
{
    uint32_t code = 0;
    return ins_letter_read(text, strnlen(text, LONGEST_LETTER), &code) ? code : ' ';
}

/* CR LF and CR alone become LF; false, with the line, for what is no text. */
static bool tidy_lines(char *text, struct ins_faults *faults)
{
    char *to   = text;
    int   line = 1;
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '\x1A') /* the end of a file, as DOS marked it */
        text[length - 1] = '\0';
    for (const char *at = text; *at; at++) {
        bool     end  = *at == '\n' || *at == '\r';
        uint32_t code = letter_at(at);
        if (*at == '\r' && at[1] == '\n')
            continue;
        if (!end && *at != '\t' && ins_letter_is_command(code)) {
            ins_faults_add(faults, line, NULL, NULL, "expected text (U+%04X is a control character)",
                           (unsigned)code);
            return false;
        }
        line += end;
        *to++ = end ? '\n' : *at;
    }
    *to = '\0';
    return true;
}

static char *any(const char *bytes, size_t length, enum ins_letters *letters)
{
    const char *wide = sixteen(bytes, length);
    char       *text = wide ? convert(wide, bytes, length) : copy_utf8(bytes, length);
    *letters = wide ? INS_UTF_16 : INS_UTF_8;
    if (!text && !wide && errno == EILSEQ) {
        text     = convert("WINDOWS-1252", bytes, length);
        *letters = INS_WINDOWS_1252;
    }
    return text;
}

char *ins_decode(const char *bytes, size_t length, enum ins_letters *letters,
                 struct ins_faults *faults)
{
    char *text = any(bytes, length, letters);
    if (text && strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        memmove(text, text + 3, strlen(text + 3) + 1);
    if (!text && errno == ENOMEM)
        faults->no_memory = true;
    else if (!text)
        ins_faults_add(faults, 1, NULL, NULL, "expected text, or a workbook (.xlsx)");
    else if (*letters != INS_UTF_16 && memchr(bytes, '\0', length))
        ins_faults_add(faults, 1, NULL, NULL, "expected text, or a workbook (.xlsx)");
    else if (tidy_lines(text, faults))
        return text;
    free(text);
    return NULL;
}
