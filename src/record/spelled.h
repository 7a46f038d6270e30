/* record/spelled.h - months as people and offices spell them.
 *
 *     2024-01  2024-01-01  2024M01  2015MM01  M01-2024  01-2024  1-1-2024  31-1-24  jan-24  jan '24
 *     januari 2024  2024 januari*  1er janvier 2024  January 1, 2024  2024-01 (p)
 *
 * in English, Dutch, German and French.
 */
#ifndef INS_RECORD_SPELLED_H
#define INS_RECORD_SPELLED_H

#include "base/date.h"

enum ins_span {
    INS_SPAN_NONE,    /* no date */
    INS_SPAN_MONTH,   /* a month, or a day of one */
    INS_SPAN_DAY,     /* 1-2-2024, or 1-2-24: a day of January or of February; see `other` */
    INS_SPAN_NAME,    /* januari, without its year: `date` is 0 ... 11 */
    INS_SPAN_QUARTER, /* 2024Q1, 1e kwartaal 2024 */
    INS_SPAN_YEAR,    /* 2024, 2024JJ00 */
    INS_SPAN_DIGITS   /* 202401 or 20240101: a month where nothing but months can stand */
};

struct ins_spelled {
    enum ins_span span;
    ins_date      date;  /* day before month, where there are two ways */
    ins_date      other; /* INS_SPAN_DAY: month before day; INS_DATE_NONE: it cannot be that */
    int           day, first; /* of INS_SPAN_DAY: the numbers in their order */
};

struct ins_spelled ins_spelled_read(const char *text);

#endif
