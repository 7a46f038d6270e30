#include "record/spelled.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { YEAR = 12, WORD = 24, PIECES = 4, LONGEST = 48 };

/* A number or a word of a date. */
struct piece {
    int  digits; /* 0: a word */
    int  value;
    char word[WORD];
};

/* --- words --------------------------------------------------------------------------------- */

static const char *const months[YEAR] = {
    " january jan januari januar jänner jaenner jän janvier janv ",
    " february feb febr februari februar feber février fevrier févr fevr ",
    " march mar maart mrt märz maerz mär mrz mars ",
    " april apr avril avr ",
    " may mei mai ",
    " june jun juni juin ",
    " july jul juli juillet juil ",
    " august aug augustus août aout ",
    " september sep sept septembre ",
    " october oct oktober okt octobre ",
    " november nov novembre ",
    " december dec dezember dez décembre decembre déc "};

static bool among(const char *words, const char *word)
{
    char key[WORD + 3] = " ";
    strcat(strcat(key, word), " ");
    return strstr(words, key) != NULL;
}

static int month_named(const char *word)
{
    for (int m = 0; m < YEAR; m++)
        if (among(months[m], word))
            return m;
    return -1;
}

/* --- pieces -------------------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Small letters, those of Latin-1 included. */
static char small(char before, char c)
{
    unsigned char byte = (unsigned char)c;
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return (unsigned char)before == 0xC3 && byte >= 0x80 && byte <= 0x9E ? (char)(byte + 0x20) : c;
}

/* Bytes of what parts the pieces of a date: jan '24 among them, with whichever apostrophe. */
static size_t gap(const char *text)
{
    static const char *const quotes[] = {"\xE2\x80\x98", "\xE2\x80\x99", "\xC2\xA0"};
    if (*text && strchr(" -/._,'", *text))
        return 1;
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
        if (strncmp(text, quotes[i], strlen(quotes[i])) == 0)
            return strlen(quotes[i]);
    return 0;
}

static const char *take_piece(const char *text, struct piece *piece)
{
    int length = 0;
    *piece     = (struct piece){0};
    if (is_digit(*text)) {
        for (; is_digit(*text) && piece->digits < 9; text++, piece->digits++)
            piece->value = 10 * piece->value + (*text - '0');
        return text;
    }
    for (; is_letter(*text) && !gap(text) && length < WORD - 1; text++, length++)
        piece->word[length] = small(length ? text[-1] : 0, *text);
    return text;
}

/* A clock behind a day; what is told of a month behind it: *, (p), 1), or p alone. */
static bool is_aside(const char *text, int count)
{
    size_t length = strlen(text);
    if (count == 3 && (is_digit(*text) || *text == 'T') && strspn(text, "T0123456789:.+-Z ") == length &&
        strchr(text, ':'))
        return true;
    if (*text == '*')
        return !text[strspn(text, "*")];
    if (count < 2)
        return false;
    return (*text == '(' && strcspn(text, ")") == length - 1) || (length == 2 && is_digit(*text) && text[1] == ')') ||
           (length == 1 && strchr("pre", *text) && text[-1] == ' ');
}

/* The ends of 1er, 1st, 2nd, 3rd, 4th. */
static bool is_ordinal(const struct piece *piece, int count)
{
    return count > 0 && piece[-1].digits > 0 && piece[-1].digits < 3 && among(" er st nd rd th ", piece->word);
}

/* Pieces of a date. -1: more of them than a date has, or something that no date has. */
static int take_apart(const char *text, struct piece piece[PIECES])
{
    int count = 0;
    while (*text) {
        size_t wide = gap(text);
        text += wide;
        if (wide)
            continue;
        if (is_aside(text, count))
            return count;
        if (count == PIECES || (!is_digit(*text) && !is_letter(*text)))
            return -1;
        text = take_piece(text, &piece[count]);
        count += piece[count].digits || !is_ordinal(&piece[count], count);
    }
    return count;
}

/* --- dates --------------------------------------------------------------------------------- */

static bool is_year(const struct piece *p)
{
    return p->digits == 4 && p->value >= 1900 && p->value <= 2999;
}

/* A year in two digits is one from 1980 to 2079. */
static int year_of(const struct piece *p)
{
    if (is_year(p))
        return p->value;
    return p->digits == 2 ? p->value + (p->value < 80 ? 2000 : 1900) : -1;
}

static bool is_month_number(const struct piece *p)
{
    return (p->digits == 1 || p->digits == 2) && p->value >= 1 && p->value <= YEAR;
}

static bool is_day(const struct piece *p)
{
    return (p->digits == 1 || p->digits == 2) && p->value >= 1 && p->value <= 31;
}

static struct ins_spelled spell_month(enum ins_span span, int year, int month)
{
    return (struct ins_spelled){span, YEAR * year + month, INS_DATE_NONE, 0, 0};
}

static const struct ins_spelled nothing = {INS_SPAN_NONE, INS_DATE_NONE, INS_DATE_NONE, 0, 0};

static struct ins_spelled of_one(const struct piece *p)
{
    int year = p->value / 100, month = p->value % 100;
    if (!p->digits && month_named(p->word) >= 0)
        return spell_month(INS_SPAN_NAME, 0, month_named(p->word));
    if (p->digits == 6 && year >= 1900 && year <= 2999 && month >= 1 && month <= YEAR)
        return spell_month(INS_SPAN_DIGITS, year, month - 1);
    if (p->digits == 8 && year / 100 >= 1900 && year / 100 <= 2999 && year % 100 >= 1 &&
        year % 100 <= YEAR && month >= 1 && month <= 31)
        return spell_month(INS_SPAN_DIGITS, year / 100, year % 100 - 1);
    return is_year(p) ? spell_month(INS_SPAN_YEAR, p->value, 0) : nothing;
}

static struct ins_spelled of_two(const struct piece *p)
{
    for (int i = 0; i < 2; i++) {
        const struct piece *one = &p[i], *other = &p[1 - i];
        int month = one->digits ? -1 : month_named(one->word);
        if (month >= 0 && year_of(other) >= 0)
            return spell_month(INS_SPAN_MONTH, year_of(other), month);
        if (is_year(one) && is_month_number(other))
            return spell_month(INS_SPAN_MONTH, one->value, other->value - 1);
        if (is_year(one) && !other->digits && among(" jaar year jahr ", other->word))
            return spell_month(INS_SPAN_YEAR, one->value, 0);
    }
    return nothing;
}

/* A day that a month is named by: its first or one of its last. */
static bool is_end(const struct piece *p)
{
    return p->value == 1 || p->value >= 28;
}

/* Whether the third number is the year: four digits, or two that are no such day, behind one that is. */
static bool ends_with_year(const struct piece *p)
{
    bool brief = p[2].digits == 2 && p[2].value < 80 && !(is_day(&p[2]) && is_end(&p[2]));
    return is_year(&p[2]) || (brief && (is_end(&p[0]) || is_end(&p[1])));
}

/* 1-2-2024 or 1-2-24, in whichever order. */
static struct ins_spelled of_day(const struct piece *p)
{
    struct ins_spelled made = nothing;
    int                year = year_of(&p[2]);
    if (!ends_with_year(p) || !is_day(&p[0]) || !is_day(&p[1]))
        return made;
    made.first = p[0].value;
    made.day   = p[1].value;
    if (is_month_number(&p[1]))
        made.date = YEAR * year + p[1].value - 1;
    if (is_month_number(&p[0]))
        made.other = YEAR * year + p[0].value - 1;
    bool none = made.date == INS_DATE_NONE && made.other == INS_DATE_NONE;
    made.span = none ? INS_SPAN_NONE : INS_SPAN_DAY;
    return made;
}

/* M01-2024, maand 1 2024: what the number counts, a number, a year. */
static struct ins_spelled of_number(const struct piece *p)
{
    bool month =
        !p[0].digits && among(" m mm maand month monat mois ", p[0].word) && is_month_number(&p[1]);
    return month && is_year(&p[2]) ? spell_month(INS_SPAN_MONTH, p[2].value, p[1].value - 1)
                                   : nothing;
}

/* 2024M01, 2024KW01, 2024JJ00: a year, what the number counts, a number. */
static struct ins_spelled of_office(const struct piece *p)
{
    if (!is_year(&p[0]) || p[1].digits || !p[2].digits)
        return nothing;
    if (among(" m mm maand month monat mois ", p[1].word) && is_month_number(&p[2]))
        return spell_month(INS_SPAN_MONTH, p[0].value, p[2].value - 1);
    if (among(" q k kw qtr kwartaal quarter ", p[1].word) && p[2].value >= 1 && p[2].value <= 4)
        return spell_month(INS_SPAN_QUARTER, p[0].value, 3 * p[2].value - 3);
    return among(" jj a ", p[1].word) ? spell_month(INS_SPAN_YEAR, p[0].value, 0) : nothing;
}

/* Q1 2024, 1e kwartaal 2024, kwartaal 1 2024, 2024 1e kwartaal. */
static struct ins_spelled of_quarter(const struct piece *p, int count)
{
    int year = 0, quarter = 0;
    bool word = false;
    for (int i = 0; i < count; i++) {
        if (is_year(&p[i]))
            year = p[i].value;
        else if (p[i].digits == 1 && p[i].value >= 1 && p[i].value <= 4)
            quarter = p[i].value;
        else
            word |= !p[i].digits && among(" q k kw kwartaal quarter quartal trimestre ", p[i].word);
    }
    return word && year && quarter ? spell_month(INS_SPAN_QUARTER, year, 3 * quarter - 3) : nothing;
}

static struct ins_spelled of_three(const struct piece *p)
{
    int month = p[1].digits ? -1 : month_named(p[1].word), first = p[0].digits ? -1 : month_named(p[0].word);
    if (first >= 0 && is_day(&p[1]) && is_year(&p[2])) /* January 1, 2024 */
        return spell_month(INS_SPAN_MONTH, p[2].value, first);
    if (is_year(&p[0]) && is_month_number(&p[1]) && is_day(&p[2]))
        return spell_month(INS_SPAN_MONTH, p[0].value, p[1].value - 1);
    if (month >= 0 && is_day(&p[0]) && year_of(&p[2]) >= 0)
        return spell_month(INS_SPAN_MONTH, year_of(&p[2]), month);
    struct ins_spelled made = of_office(p);
    if (made.span == INS_SPAN_NONE)
        made = of_number(p);
    return made.span == INS_SPAN_NONE ? of_day(p) : made;
}

struct ins_spelled ins_spelled_read(const char *text)
{
    struct piece       piece[PIECES];
    struct ins_spelled made  = nothing;
    int                count = strlen(text) < LONGEST ? take_apart(text, piece) : 0;
    if (count == 1)
        made = of_one(piece);
    if (count == 2)
        made = of_two(piece);
    if (count == 3)
        made = of_three(piece);
    if (made.span == INS_SPAN_NONE && count >= 2)
        made = of_quarter(piece, count);
    return made;
}
