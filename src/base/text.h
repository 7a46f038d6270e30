/* base/text.h - text that grows, and the nearest of several words. */
#ifndef INS_BASE_TEXT_H
#define INS_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Text under construction. Initialise with {0}. When memory runs out, `failed` is set, what
 * is there is kept and every later call does nothing: look once, at the end. */
struct ins_text {
    char  *bytes; /* NUL-terminated, or NULL while empty */
    size_t length;
    size_t room;
    bool   failed;
};

void ins_text_add(struct ins_text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void ins_text_add_bytes(struct ins_text *text, const char *bytes, size_t length);
void ins_text_clear(struct ins_text *text);

/* Hand the bytes over (the caller frees them with free()); NULL when memory ran out. The
 * text is empty afterwards; an empty text gives "". */
char *ins_text_take(struct ins_text *text);

/* The first line from `text` on that begins with `mark`, NULL if none does. */
const char *ins_text_marked(const char *text, const char *mark);

/* Number of single-letter insertions, deletions, changes and swaps of neighbours that turn
 * one word into the other (Damerau, 1964; restricted to words under 128 letters). */
int ins_text_distance(const char *one, const char *other);

#endif
