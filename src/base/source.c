#include "base/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/letter.h"
#include "base/plain.h"

static enum ins_status refuse_source(struct ins_refusal *why, enum ins_status status, int line,
                                     const char *format, ...) __attribute__((format(printf, 4, 5)));

static enum ins_status refuse_source(struct ins_refusal *why, enum ins_status status, int line,
                                     const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    (void)ins_plain_vprint(why->text, sizeof why->text, format, arguments);
    va_end(arguments);
    why->line      = line;
    why->no_memory = false;
    return status;
}

static enum ins_status refuse_memory(struct ins_refusal *why)
{
    (void)refuse_source(why, INS_WORLD, 0, "more memory");
    why->no_memory = true;
    return INS_WORLD;
}

/* One pass over the bytes: what is no text is refused with its line. */
static enum ins_status look_for_text(const char *text, size_t length, struct ins_refusal *why)
{
    const unsigned char *bytes = (const unsigned char *)text;
    int      line = 1;
    uint32_t code;
    for (size_t i = 0; i < length;) {
        int size = ins_letter_read(text + i, length - i, &code);
        if (size == 0)
            return refuse_source(why, INS_WRONG, line, "text in UTF-8 (byte 0x%02X is none)",
                                 bytes[i]);
        if (bytes[i] == '\n')
            line++;
        else if (bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n'))
            return refuse_source(why, INS_WRONG, line,
                                 "lines that end with LF or CR LF (this one ends with CR alone)");
        else if ((bytes[i] < ' ' && bytes[i] != '\t' && bytes[i] != '\r') || bytes[i] == 0x7F)
            return refuse_source(why, INS_WRONG, line, "text (byte 0x%02X is a control character)",
                                 bytes[i]);
        else if (code > 0x7F && ins_letter_is_command(code))
            return refuse_source(why, INS_WRONG, line, "text (U+%04X is a control character)",
                                 (unsigned)code);
        i += (size_t)size;
    }
    return INS_DONE;
}

/* Drop a byte-order mark and the CR of CR LF, in place. */
static void tidy_source(struct ins_source *source)
{
    size_t used = 0, from = 0;
    if (source->length >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0)
        from = 3;
    for (; from < source->length; from++) {
        if (source->text[from] != '\r')
            source->text[used++] = source->text[from];
    }
    source->text[used] = '\0';
    source->length     = used;
}

static enum ins_status accept(struct ins_source *source, struct ins_refusal *why)
{
    enum ins_status status = look_for_text(source->text, source->length, why);
    if (status == INS_DONE) {
        tidy_source(source);
    } else {
        free(source->text);
        source->text = NULL;
    }
    return status;
}

static enum ins_status too_long(size_t most, struct ins_refusal *why)
{
    return refuse_source(why, INS_WRONG, 0, "a file of at most %zu MiB%s", most >> 20,
                         most == INS_SOURCE_MOST ? " (long series belong in a CSV of their own)"
                                                 : "");
}

/* Room for one byte more than is there, and for the NUL; false without memory. */
static bool room_for_bytes(struct ins_source *source, size_t *room, size_t most)
{
    if (source->length < *room)
        return true;
    size_t more = *room ? 2 * *room : (size_t)64 << 10;
    *room       = more > most ? most + 1 : more;
    char *text  = realloc(source->text, *room + 1);
    if (!text)
        free(source->text);
    source->text = text;
    return text != NULL;
}

/* All that `file` gives, up to one byte more than is allowed. */
static enum ins_status drain(int file, size_t most, struct ins_source *source,
                             struct ins_refusal *why)
{
    size_t room  = 0;
    *source      = (struct ins_source){.device = source->device, .inode = source->inode};
    while (source->length <= most) {
        if (!room_for_bytes(source, &room, most))
            return refuse_memory(why);
        ssize_t got = read(file, source->text + source->length, room - source->length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            free(source->text);
            return refuse_source(why, INS_WORLD, 0, "a file that can be read (%s)",
                                 strerror(errno));
        }
        if (got == 0)
            break;
        source->length += (size_t)got;
    }
    if (source->length > most) {
        free(source->text);
        return too_long(most, why);
    }
    source->text[source->length] = '\0';
    return INS_DONE;
}

static const char *sort_of_file(mode_t mode)
{
    if (S_ISDIR(mode))
        return "a directory";
    if (S_ISFIFO(mode))
        return "a pipe";
    return S_ISSOCK(mode) ? "a socket" : "a device";
}

static enum ins_status read_file(int file, size_t most, struct ins_source *source, struct ins_refusal *why)
{
    struct stat about;
    if (fstat(file, &about) != 0)
        return refuse_source(why, INS_WORLD, 0, "a file that can be read (%s)", strerror(errno));
    if (!S_ISREG(about.st_mode))
        return refuse_source(why, INS_WORLD, 0, "a regular file (this is %s)",
                             sort_of_file(about.st_mode));
    if ((size_t)about.st_size > most)
        return too_long(most, why);
    source->device = about.st_dev;
    source->inode  = about.st_ino;
    return drain(file, most, source, why);
}

enum ins_status ins_source_bytes(const char *path, size_t most, struct ins_source *source,
                                 struct ins_refusal *why)
{
    *source = (struct ins_source){0};
    if (strcmp(path, "-") == 0)
        return drain(STDIN_FILENO, most, source, why);
    /* Opening a FIFO waits for its other end unless told not to. */
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0)
        return refuse_source(why, INS_WORLD, 0, "a file that can be read (%s)", strerror(errno));
    enum ins_status status = read_file(file, most, source, why);
    (void)close(file);
    return status;
}

enum ins_status ins_source_read_long(const char *path, size_t most, struct ins_source *source,
                                     struct ins_refusal *why)
{
    enum ins_status status = ins_source_bytes(path, most, source, why);
    return status == INS_DONE ? accept(source, why) : status;
}

enum ins_status ins_source_read(const char *path, struct ins_source *source,
                                struct ins_refusal *why)
{
    return ins_source_read_long(path, INS_SOURCE_MOST, source, why);
}

enum ins_status ins_source_copy(const char *text, size_t length, struct ins_source *source,
                                struct ins_refusal *why)
{
    *source = (struct ins_source){0};
    if (length > INS_SOURCE_MOST)
        return too_long(INS_SOURCE_MOST, why);
    source->text = malloc(length + 1);
    if (!source->text)
        return refuse_memory(why);
    memcpy(source->text, text, length);
    source->text[length] = '\0';
    source->length       = length;
    return accept(source, why);
}

char *ins_source_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return strdup(".");
    return slash == path ? strdup("/") : strndup(path, (size_t)(slash - path));
}

char *ins_source_join(const char *folder, const char *path)
{
    if (path[0] == '/' || strcmp(folder, ".") == 0)
        return strdup(path);
    size_t room = strlen(folder) + strlen(path) + 2;
    char  *made = malloc(room);
    if (made)
        (void)snprintf(made, room, "%s%s%s", folder, strcmp(folder, "/") == 0 ? "" : "/", path);
    return made;
}
