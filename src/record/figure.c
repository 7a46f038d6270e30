#include "record/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"

enum { LONGEST = 64 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* --- what is no number --------------------------------------------------------------------- */

static bool is_dash(const char *text)
{
    return strcmp(text, "-") == 0 || strcmp(text, "–") == 0 || strcmp(text, "—") == 0;
}

static bool is_unknown(const char *text)
{
    static const char *const words[] = {
        "", ":", "..", "...", ".", "NA", "N/A", "n/a", "na", "n.a.", "#N/A", "#N/B", "NULL",
        "null", "NaN", "nan", "x", "X", "n.b.", "[x]", "[z]", "[u]", "N.A.", "n.a", "nvt",
        "n.v.t.", "onbekend", "unknown", "k.A.", "k. A.", "n.d.", "None", "unbekannt",
        "inconnu"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return is_dash(text) || (text[0] == ':' && strspn(text + 1, " bcdefinprsuz") == strlen(text + 1));
}

/* '*', '[c]', or '<5', a small count: not '<1000'. */
static bool is_withheld(const char *text)
{
    size_t less = text[0] == '<' ? 1 : strncmp(text, "\xE2\x89\xA4", 3) == 0 ? 3 : 0;
    if (text[0] == '*')
        return !text[strspn(text, "*")];
    if (strcmp(text, "[c]") == 0)
        return true;
    text += less;
    text += strspn(text, " ");
    return less && is_digit(text[0]) && strlen(text) <= 2 && !text[strspn(text, "0123456789")];
}

/* --- numbers ------------------------------------------------------------------------------- */

/* Bytes of a blank or an apostrophe that parts thousands; 0: none stands here. */
static size_t gap(const char *text)
{
    static const char *const gaps[] = {" ", "'", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89",
                                       "\xE2\x80\x99"};
    for (size_t i = 0; i < sizeof gaps / sizeof gaps[0]; i++)
        if (strncmp(text, gaps[i], strlen(gaps[i])) == 0)
            return strlen(gaps[i]);
    return 0;
}

/* The digits, points and commas that `text` begins with, gaps between them as _; returns what stands
 * behind them. */
static const char *take_body(const char *text, char body[LONGEST])
{
    int length = 0;
    if (*text == '+' || *text == '-')
        body[length++] = *text++;
    while (length < LONGEST - 1 && *text) {
        bool exponent = (*text == 'e' || *text == 'E') && length > 0 &&
                        (is_digit(text[1]) || ((text[1] == '+' || text[1] == '-') && is_digit(text[2])));
        size_t wide = gap(text);
        if (is_digit(*text) || *text == '.' || *text == ',')
            body[length++] = *text++;
        else if (exponent && length < LONGEST - 3) {
            body[length++] = *text++;
            body[length++] = *text++;
        } else if (wide && length > 0 && is_digit(text[-1]) && is_digit(text[wide])) {
            body[length++] = '_';
            text += wide;
        } else
            break;
    }
    body[length] = '\0';
    return text;
}

/* Marks behind a number: Eurostat's letters, (p), [r], a star, a small 1. */
static bool is_flag(const char *text)
{
    static const char *const marks[] = {"P", "R", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x80\xA0", "\xE1\xB5\x96"};
    text += strspn(text, " ");
    size_t letters = strspn(text, "bcdefinprsuz"), length = strlen(text);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (strcmp(text, marks[i]) == 0)
            return true;
    if (*text == '(' || *text == '[')
        return length >= 2 && length <= 12 && text[length - 1] == (*text == '(' ? ')' : ']');
    return *text && (!text[strspn(text, "*")] || (letters <= 3 && !text[letters]));
}

/* Three digits and no more. */
static bool is_three_digits(const char *text)
{
    return is_digit(text[0]) && is_digit(text[1]) && is_digit(text[2]) && !is_digit(text[3]);
}

/* A body under one reading; NaN where it cannot be read so. */
static double read_as(const char *body, enum ins_decimal reading)
{
    char decimal = reading == INS_POINT ? '.' : ',', other = reading == INS_POINT ? ',' : '.';
    char plain[LONGEST], parts = '\0', *end;
    int  length = 0, digits = 0;
    bool whole = true;
    for (const char *at = body; *at; at++) {
        bool between = *at == '_' || *at == other;
        bool begins  = between && !parts;
        if (begins && (digits < 1 || digits > 3 || at[-digits] == '0'))
            return NAN;
        if (between && (!whole || !is_three_digits(at + 1) || (parts && parts != *at)))
            return NAN;
        if (*at == decimal && !whole)
            return NAN;
        digits += is_digit(*at);
        whole &= is_digit(*at) || between || (at == body && strchr("+-", *at));
        if (between)
            parts = *at;
        else
            plain[length++] = *at == decimal ? '.' : *at;
    }
    plain[length] = '\0';
    if (parts && strpbrk(body, "eE"))
        return NAN;
    double value = digits > 0 ? ins_plain_read(plain, &end) : (double)NAN;
    return digits > 0 && *end == '\0' ? value : (double)NAN;
}

struct ins_figure ins_figure_read(const char *text)
{
    char              body[LONGEST];
    struct ins_figure figure = {.kind = INS_FIGURE_NUMBER, .value = {NAN, NAN}};
    if (is_unknown(text) || is_withheld(text)) {
        figure.kind = is_unknown(text) ? INS_FIGURE_UNKNOWN : INS_FIGURE_WITHHELD;
        figure.dash = is_dash(text);
        return figure;
    }
    const char *rest = take_body(text, body);
    figure.flagged   = is_flag(rest);
    for (int r = 0; r < INS_READINGS && (!*rest || figure.flagged); r++) {
        figure.value[r] = read_as(body, (enum ins_decimal)r);
        figure.can[r]   = !isnan(figure.value[r]);
    }
    if (!figure.can[INS_POINT] && !figure.can[INS_COMMA])
        figure.kind = INS_FIGURE_NONE;
    return figure;
}

bool ins_figure_is_double(const struct ins_figure *figure)
{
    return figure->can[INS_POINT] && figure->can[INS_COMMA] &&
           figure->value[INS_POINT] != figure->value[INS_COMMA];
}
