/* base/source.h - the bytes of a file, looked at before anybody parses them.
 *
 * Only regular files of at most 1 MiB that are UTF-8 text come through: a directory makes
 * libconfig end the program, a FIFO makes it wait for ever, and a NUL or an old line end
 * makes it drop half a file without a word.
 */
#ifndef INS_BASE_SOURCE_H
#define INS_BASE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"

enum { INS_SOURCE_MOST = 1024 * 1024 };

struct ins_source {
    char  *text; /* NUL-terminated, without byte-order mark, lines end with \n; freed with free() */
    size_t length;
    dev_t  device; /* which file it is, whatever its name */
    ino_t  inode;
};

/* Why a file was not taken. */
struct ins_refusal {
    char text[160]; /* "a regular file (this is a directory)" */
    int  line;      /* 0: no line in particular */
    bool no_memory; /* the fault is not the file's */
};

/* Read a file; "-" is standard input. INS_WORLD: it cannot be opened or read, is no regular file,
 * or memory ran out; INS_WRONG: its bytes are no text. `why` says it. */
enum ins_status ins_source_read(const char *path, struct ins_source *source,
                                struct ins_refusal *why);

/* The bytes as they are, whatever they are: a NUL behind them, `length` without it. */
enum ins_status ins_source_bytes(const char *path, size_t most, struct ins_source *source,
                                 struct ins_refusal *why);

/* ins_source_read() of a file of at most so many bytes, a MiB or more. */
enum ins_status ins_source_read_long(const char *path, size_t most, struct ins_source *source,
                                     struct ins_refusal *why);

/* The same for text in memory; `text` is copied. */
enum ins_status ins_source_copy(const char *text, size_t length, struct ins_source *source,
                                struct ins_refusal *why);

/* The folder of a file's path ("." where it has none), and a path relative to such a folder.
 * Both to be freed with free(); NULL when memory runs out. */
char *ins_source_folder(const char *path);
char *ins_source_join(const char *folder, const char *path);

#endif
