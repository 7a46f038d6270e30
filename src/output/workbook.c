#include "output/workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/seal.h"

/* Sizes of the fixed heads of a ZIP file, and how far from its end the last one may begin. */
enum { LOCAL = 30, ENTRY = 46, END = 22, FARTHEST = END + 0xffff, PIECE = 1 << 16 };

struct bytes {
    const unsigned char *at;
    size_t               length;
};

/* A part as it is unpacked, piece by piece. */
struct part {
    uLong   crc;
    int64_t cells;
    size_t  length;
    char    first, last, before[2];
    int64_t depth; /* elements that are open */
    bool    inside, quoted, torn; /* in a tag; in a value; what is no XML was met */
};

static uint32_t little_endian(const unsigned char *at, int bytes)
{
    uint32_t value = 0;
    for (int i = bytes - 1; i >= 0; i--)
        value = value << 8 | at[i];
    return value;
}

/* Tags begin and end in turn, values between quotes stand in them, and what is opened is closed: a
 * block that got lost seldom leaves it so. */
static void nest(struct part *part, char letter)
{
    char before = part->before[1];
    if (part->inside && letter == '"')
        part->quoted = !part->quoted;
    if (letter == '<') {
        part->torn |= part->inside;
        part->inside = true;
        part->depth++;
    } else if (before == '<' && part->inside && !part->quoted) {
        part->depth -= letter == '/' ? 2 : letter == '?' || letter == '!';
    }
    if (letter == '>' && !part->quoted) {
        part->torn |= !part->inside;
        part->inside = false;
        part->depth -= before == '/';
        part->torn |= part->depth < 0;
    }
}

/* A cell begins with "<c ", perhaps across two pieces. */
static void look_at_piece(struct part *part, const unsigned char *piece, size_t length)
{
    part->crc = crc32(part->crc, piece, (uInt)length);
    for (size_t i = 0; i < length; i++) {
        char letter = (char)piece[i];
        nest(part, letter);
        part->cells += letter == ' ' && part->before[1] == 'c' && part->before[0] == '<';
        part->before[0] = part->before[1];
        part->before[1] = letter;
        if (part->length++ == 0)
            part->first = letter;
        if (letter != '\n' && letter != '\r')
            part->last = letter;
    }
}

static bool unpack(struct bytes packed, struct part *part)
{
    unsigned char piece[PIECE];
    z_stream      stream = {.next_in = (unsigned char *)(uintptr_t)packed.at,
                            .avail_in = (uInt)packed.length};
    int           code   = inflateInit2(&stream, -MAX_WBITS);
    if (code != Z_OK)
        return false;
    while (code == Z_OK) {
        stream.next_out  = piece;
        stream.avail_out = sizeof piece;
        code             = inflate(&stream, Z_NO_FLUSH);
        look_at_piece(part, piece, sizeof piece - stream.avail_out);
    }
    (void)inflateEnd(&stream);
    return code == Z_STREAM_END;
}

/* The packed bytes of a part; of no length where it lies outside the file. */
static struct bytes packed_bytes(struct bytes file, const unsigned char *entry)
{
    size_t begin = little_endian(entry + 42, 4), length = little_endian(entry + 20, 4);
    if (begin + LOCAL > file.length)
        return (struct bytes){0};
    begin +=
        LOCAL + little_endian(file.at + begin + 26, 2) + little_endian(file.at + begin + 28, 2);
    return begin + length <= file.length ? (struct bytes){file.at + begin, length}
                                         : (struct bytes){0};
}

static bool is_whole(struct bytes file, const unsigned char *entry, const char *name,
                     const int64_t *cells, int sheets)
{
    struct part  part   = {0};
    struct bytes packed = packed_bytes(file, entry);
    bool         stored = little_endian(entry + 10, 2) == 0;
    int          sheet  = 0;
    if (packed.length == 0)
        return false;
    if (stored)
        look_at_piece(&part, packed.at, packed.length);
    else if (!unpack(packed, &part))
        return false;
    if (sscanf(name, "xl/worksheets/sheet%d.xml", &sheet) == 1 &&
        (sheet < 1 || sheet > sheets || part.cells != cells[sheet - 1]))
        return false;
    return part.first == '<' && part.last == '>' && part.depth == 0 && !part.inside && !part.torn &&
           part.crc == little_endian(entry + 16, 4) && part.length == little_endian(entry + 24, 4);
}

/* The head at the end of the file; NULL where there is none. */
static const unsigned char *find_end(struct bytes file)
{
    for (size_t back = END; back <= file.length && back <= FARTHEST; back++)
        if (memcmp(file.at + file.length - back, "PK\5\6", 4) == 0)
            return file.at + file.length - back;
    return NULL;
}

static bool check_sheets(struct bytes file, const int64_t *cells, int sheets)
{
    const unsigned char *end = find_end(file);
    if (!end)
        return false;
    size_t   at    = little_endian(end + 16, 4);
    uint32_t count = little_endian(end + 10, 2);
    for (uint32_t i = 0; i < count; i++) {
        char name[64] = "";
        if (at + ENTRY > file.length || memcmp(file.at + at, "PK\1\2", 4) != 0)
            return false;
        size_t length = little_endian(file.at + at + 28, 2);
        if (at + ENTRY + length > file.length)
            return false;
        memcpy(name, file.at + at + ENTRY, length < sizeof name ? length : sizeof name - 1);
        if (!is_whole(file, file.at + at, name, cells, sheets))
            return false;
        at += ENTRY + length + little_endian(file.at + at + 30, 2) +
              little_endian(file.at + at + 32, 2);
    }
    return count > (uint32_t)sheets;
}

enum ins_status ins_workbook_lost(const char *name, struct ins_error *error)
{
    return ins_fail(error, INS_WORLD,
                    "%s: cannot be written: parts of it were lost on the way (is the disk of the "
                    "temporary files, TMPDIR or /tmp, full?)",
                    name);
}

enum ins_status ins_workbook_check(const char *path, const char *name, const int64_t *cells,
                                   int sheets, uint32_t *print, struct ins_error *error)
{
    struct stat about;
    void       *memory = MAP_FAILED;
    int         file   = open(path, O_RDONLY | O_CLOEXEC);
    if (file >= 0 && fstat(file, &about) == 0 && about.st_size > 0)
        memory = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    int reason = errno;
    if (file >= 0)
        (void)close(file);
    if (memory == MAP_FAILED)
        return ins_fail(error, INS_WORLD, "%s: cannot be read back: %s", name, strerror(reason));
    size_t length = (size_t)about.st_size;
    bool   whole  = check_sheets((struct bytes){memory, length}, cells, sheets);
    if (print)
        *print = (uint32_t)crc32_z(0, memory, length);
    (void)munmap(memory, length);
    return whole ? INS_DONE : ins_workbook_lost(name, error);
}

/* The ZIP file ends with the length of its comment, which is none so far. */
static int add_comment(int file, const char *comment)
{
    size_t              length   = strlen(comment);
    const unsigned char little[] = {(unsigned char)(length & 0xff), (unsigned char)(length >> 8)};
    off_t               end      = lseek(file, 0, SEEK_END);
    errno                        = 0;
    if (end < END || pwrite(file, little, sizeof little, end - 2) != (ssize_t)sizeof little ||
        pwrite(file, comment, length, end) != (ssize_t)length)
        return errno ? errno : EIO;
    return 0;
}

enum ins_status ins_workbook_seal(const char *path, const char *name, const char *kind,
                                  struct ins_error *error)
{
    char seal[INS_SEAL_TEXT];
    int  file   = open(path, O_RDWR | O_CLOEXEC);
    int  reason = file < 0 ? errno : add_comment(file, ins_seal_open(kind, seal));
    if (file >= 0 && close(file) != 0 && reason == 0)
        reason = errno;
    if (reason != 0)
        return ins_fail(error, INS_WORLD, "%s: cannot be written: %s", name, strerror(reason));
    return ins_seal_close_file(path, name, error);
}
