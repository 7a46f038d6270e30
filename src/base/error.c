#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/plain.h"

static void append_story(struct ins_error *error, size_t used, const char *format,
                         va_list arguments)
{
    if (used < sizeof error->text)
        (void)ins_plain_vprint(error->text + used, sizeof error->text - used, format, arguments);
}

enum ins_status ins_fail(struct ins_error *error, enum ins_status status, const char *format, ...)
{
    if (error) {
        va_list arguments;
        va_start(arguments, format);
        append_story(error, 0, format, arguments);
        va_end(arguments);
    }
    return status;
}

enum ins_status ins_fail_also(struct ins_error *error, enum ins_status status, const char *format,
                              ...)
{
    if (error) {
        size_t used = strlen(error->text);
        if (used > 0 && used + 1 < sizeof error->text) {
            error->text[used++] = '\n';
            error->text[used]   = '\0';
        }
        va_list arguments;
        va_start(arguments, format);
        append_story(error, used, format, arguments);
        va_end(arguments);
    }
    return status;
}
