#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"

enum { FIRST_ROOM = 256, LONGEST_WORD = 128 };

static bool reserve(struct ins_text *text, size_t more)
{
    if (text->failed)
        return false;
    size_t need = text->length + more + 1;
    if (need <= text->room)
        return true;
    size_t room = text->room ? text->room : FIRST_ROOM;
    while (room < need)
        room *= 2;
    char *bytes = realloc(text->bytes, room);
    if (!bytes) {
        text->failed = true;
        return false;
    }
    text->bytes = bytes;
    text->room  = room;
    return true;
}

void ins_text_add(struct ins_text *text, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = ins_plain_vprint(NULL, 0, format, arguments);
    if (length >= 0 && reserve(text, (size_t)length)) {
        (void)ins_plain_vprint(text->bytes + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

void ins_text_add_bytes(struct ins_text *text, const char *bytes, size_t length)
{
    if (!reserve(text, length))
        return;
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void ins_text_clear(struct ins_text *text)
{
    free(text->bytes);
    *text = (struct ins_text){0};
}

char *ins_text_take(struct ins_text *text)
{
    (void)reserve(text, 0);
    if (text->failed) {
        ins_text_clear(text);
        return NULL;
    }
    char *bytes         = text->bytes;
    bytes[text->length] = '\0';
    *text               = (struct ins_text){0};
    return bytes;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

int ins_text_distance(const char *one, const char *other)
{
    size_t n = strlen(one), m = strlen(other);
    if (n >= LONGEST_WORD || m >= LONGEST_WORD)
        return LONGEST_WORD;
    int row[3][LONGEST_WORD + 1]; /* the last three rows of the edit matrix */
    for (size_t j = 0; j <= m; j++)
        row[0][j] = (int)j;
    for (size_t i = 1; i <= n; i++) {
        int *now = row[i % 3], *before = row[(i + 2) % 3], *earlier = row[(i + 1) % 3];
        now[0]   = (int)i;
        for (size_t j = 1; j <= m; j++) {
            int change = before[j - 1] + (one[i - 1] != other[j - 1]);
            now[j]     = least(change, 1 + least(before[j], now[j - 1]));
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                now[j] = least(now[j], earlier[j - 2] + 1);
        }
    }
    return row[n % 3][m];
}

/* What a user wrote, a title for instance, may hold a mark: only where it begins a line is it one. */
const char *ins_text_marked(const char *text, const char *mark)
{
    while (text && strncmp(text, mark, strlen(mark)) != 0) {
        text = strchr(text, '\n');
        text = text ? text + 1 : NULL;
    }
    return text;
}
