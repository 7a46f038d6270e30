/* base/plain.h - numbers with a point, whatever the host's locale.
 *
 * A program that links the library may have called setlocale(): printf() then writes a decimal
 * comma, and strtod() stops at a point. Everything that prints or reads a fraction goes through
 * here, on any thread; tests/plain.sh looks for what does not.
 */
#ifndef INS_BASE_PLAIN_H
#define INS_BASE_PLAIN_H

#include <locale.h>
#include <stdarg.h>
#include <stddef.h>

/* snprintf(), vsnprintf() and strtod() of the C locale. */
int    ins_plain_print(char *text, size_t room, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int    ins_plain_vprint(char *text, size_t room, const char *format, va_list values)
    __attribute__((format(printf, 3, 0)));
double ins_plain_read(const char *text, char **end);

/* The C locale for this thread, around a library that prints numbers itself; `before` is given
 * back at the end. */
locale_t ins_plain_begin(void);
void     ins_plain_end(locale_t before);

#endif
