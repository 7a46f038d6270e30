#include "record/faults.h"

#include <stdarg.h>
#include <string.h>

#include "base/plain.h"
#include "record/figure.h"

/* As much of a text as fits, whole letters of UTF-8 only. */
static void copy_letters(char *to, size_t room, const char *from)
{
    size_t length = from ? strlen(from) : 0;
    if (length >= room)
        for (length = room - 1; length > 0 && ((unsigned char)from[length] & 0xC0) == 0x80;)
            length--;
    memcpy(to, from ? from : "", length);
    to[length] = '\0';
}

void ins_faults_add(struct ins_faults *faults, int line, const char *key, const char *value,
                    const char *format, ...)
{
    va_list arguments;
    if (faults->count++ >= INS_FAULTS)
        return;
    struct ins_fault *fault = &faults->fault[faults->count - 1];
    fault->line = line;
    copy_letters(fault->key, sizeof fault->key, key);
    copy_letters(fault->value, sizeof fault->value, value);
    va_start(arguments, format);
    (void)ins_plain_vprint(fault->story, sizeof fault->story, format, arguments);
    va_end(arguments);
}

void ins_faults_double(struct ins_faults *faults, int line, const char *key, const char *text, int others)
{
    char              point[48], comma[48];
    struct ins_figure figure  = ins_figure_read(text);
    bool              pointed = strchr(text, '.') != NULL;
    const char       *sign    = pointed ? "point" : "comma";
    (void)ins_plain_print(point, sizeof point, "%.15g", figure.value[INS_POINT]);
    (void)ins_plain_print(comma, sizeof comma, "%.15g", figure.value[INS_COMMA]);
    ins_faults_add(faults, line, key, text,
                   "expected a number that can be read in one way: this is %s if the %s parts thousands, "
                   "or %s if it is the decimal sign%s; write it without the %s", pointed ? comma : point, sign,
                   pointed ? point : comma, others > 1 ? " (so it is with others)" : "", sign);
}
