#include "base/date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { MONTHS = 12, FIRST_YEAR = 1900, LAST_YEAR = 2999 };

static int digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (!isdigit((unsigned char)text[i]))
            return -1;
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

ins_date ins_date_read(const char *text)
{
    if (strlen(text) != 7 || text[4] != '-')
        return INS_DATE_NONE;
    int year  = digits(text, 4);
    int month = digits(text + 5, 2);
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > MONTHS)
        return INS_DATE_NONE;
    return year * MONTHS + month - 1;
}

char *ins_date_write(ins_date date, char text[INS_DATE_TEXT])
{
    (void)snprintf(text, INS_DATE_TEXT, "%04d-%02d", date / MONTHS, date % MONTHS + 1);
    return text;
}

int ins_date_month(ins_date date)
{
    return date % MONTHS;
}

int ins_date_year(ins_date date)
{
    return date / MONTHS;
}
