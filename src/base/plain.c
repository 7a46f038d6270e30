#include "base/plain.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

/* Made once, and never freed: it is the C library's own. */
static locale_t c_locale(void)
{
    static _Atomic(locale_t) made;
    locale_t own = atomic_load(&made), none = (locale_t)0;
    if (own)
        return own;
    own = newlocale(LC_ALL_MASK, "C", none);
    if (!own || atomic_compare_exchange_strong(&made, &none, own))
        return own;
    freelocale(own);
    return none;
}

locale_t ins_plain_begin(void)
{
    return uselocale(c_locale());
}

void ins_plain_end(locale_t before)
{
    (void)uselocale(before);
}

int ins_plain_vprint(char *text, size_t room, const char *format, va_list values)
{
    locale_t before = ins_plain_begin();
    int length      = vsnprintf(text, room, format, values);
    ins_plain_end(before);
    return length;
}

int ins_plain_print(char *text, size_t room, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    int length = ins_plain_vprint(text, room, format, values);
    va_end(values);
    return length;
}

double ins_plain_read(const char *text, char **end)
{
    locale_t before = ins_plain_begin();
    double value    = strtod(text, end);
    ins_plain_end(before);
    return value;
}
