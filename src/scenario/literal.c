#include "scenario/literal.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/plain.h"

enum { LONGEST = 64 };

static size_t digits(const char *text)
{
    size_t count = 0;
    while (isdigit((unsigned char)text[count]))
        count++;
    return count;
}

/* Bytes of  [+-] digits [. digits] [e [+-] digits], 0 where that is not what stands there. */
static size_t grammar(const char *text, bool *whole)
{
    const char *at = text + (*text == '+' || *text == '-');
    size_t before  = digits(at), after = 0;
    at += before;
    *whole = true;
    if (*at == '.') {
        after = digits(at + 1);
        at += 1 + after;
        *whole = false;
    }
    if (before + after == 0)
        return 0;
    if (*at == 'e' || *at == 'E') {
        const char *power = at + 1 + (at[1] == '+' || at[1] == '-');
        if (digits(power) == 0)
            return 0;
        at     = power + digits(power);
        *whole = false;
    }
    return (size_t)(at - text);
}

static const char *attempt(const char *text)
{
    const char *at = text + (*text == '+' || *text == '-');
    if (at[0] == '0' && (at[1] == 'x' || at[1] == 'X'))
        return "a decimal number (hexadecimal is not read)";
    if (strncasecmp(at, "inf", 3) == 0 || strncasecmp(at, "nan", 3) == 0)
        return "a finite number";
    if (strchr(text, ','))
        return "a decimal point, not a comma";
    if (ins_date_read(text) != INS_DATE_NONE)
        return "a month in quotes, \"YYYY-MM\"";
    if (strchr(text, '%'))
        return "a share of 1, without a percent sign (75% is 0.75)";
    if (strspn(at, "0123456789._") == strlen(at))
        return "a number with one decimal point and nothing between the thousands";
    return "a number in digits, without letters or units";
}

static const char *read_whole(const char *text, struct ins_literal *literal)
{
    const char *first = text + (*text == '+' || *text == '-');
    if (first[0] == '0' && first[1] != '\0')
        return "a number without zeros in front";
    errno          = 0;
    literal->count = strtoll(text, NULL, 10);
    literal->value = (double)literal->count;
    return errno == ERANGE ? "a whole number of at most 9223372036854775807 in size" : NULL;
}

static const char *read_real(const char *text, struct ins_literal *literal)
{
    errno          = 0;
    literal->value = ins_plain_read(text, NULL);
    if (isinf(literal->value))
        return "a number of at most 1.8e308 in size (this one overflows)";
    return errno == ERANGE ? "0, or a number of at least 2.3e-308 in size (this one underflows)"
                           : NULL;
}

const char *ins_literal_read(const char *text, size_t length, struct ins_literal *literal)
{
    char copy[LONGEST + 1];
    if (length > LONGEST)
        return "a number of at most 64 characters";
    memcpy(copy, text, length);
    copy[length] = '\0';
    size_t used  = grammar(copy, &literal->whole);
    /* libconfig's mark of a 64-bit whole number. */
    if (literal->whole && used > 0 &&
        (strcmp(copy + used, "L") == 0 || strcmp(copy + used, "LL") == 0))
        copy[length = used] = '\0';
    if (used == 0 || used != length)
        return attempt(copy);
    return literal->whole ? read_whole(copy, literal) : read_real(copy, literal);
}

bool ins_literal_begins(char first)
{
    return isdigit((unsigned char)first) || first == '+' || first == '-' || first == '.';
}

size_t ins_literal_length(const char *text)
{
    size_t length = 0;
    while (isalnum((unsigned char)text[length]) || (text[length] && strchr("+-._%", text[length])))
        length++;
    return length;
}
