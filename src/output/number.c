#include "output/number.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"

enum { ROUND_TRIP = 17, MOST_DIGITS = 9 };

static const double LARGEST  = 1e15; /* beyond it, groups of three say nothing any more */
static const double SCORE_95 = 1.959963984540054; /* of the normal law, two-sided */
static const double MILLION  = 1e6;

/* Signs of each language. */
static const struct {
    const char *group, *decimal;
} sign[INS_LANGUAGES] = {[INS_ENGLISH] = {",", "."}, [INS_DUTCH] = {".", ","}};

static bool is_number_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || byte == '-' || byte == '+' || byte == 'e';
}

/* The decimal sign of the locale, of one or more bytes, becomes a point. */
static void set_point(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (is_number_byte(*from))
            *to++ = *from;
        else if (to == text || to[-1] != '.')
            *to++ = '.';
    }
    *to = '\0';
}

struct ins_figure ins_number_full(double value)
{
    struct ins_figure figure = {""};
    if (isfinite(value))
        (void)ins_plain_print(figure.text, sizeof figure.text, "%.17g", value);
    set_point(figure.text);
    return figure;
}

struct ins_figure ins_number_short(double value)
{
    struct ins_figure figure = {""};
    if (!isfinite(value))
        return figure;
    for (int digits = 15; digits <= ROUND_TRIP; digits++) {
        (void)ins_plain_print(figure.text, sizeof figure.text, "%.*g", digits, value);
        if (ins_plain_read(figure.text, NULL) == value)
            break;
    }
    set_point(figure.text);
    return figure;
}

/* Digits, with the sign of the group before every third from the right. */
static void add_groups(struct ins_figure *figure, const char *digits, size_t count,
                       const char *group)
{
    size_t used = strlen(figure->text);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0)
            figure->text[used++] = group[0];
        figure->text[used++] = digits[i];
    }
    figure->text[used] = '\0';
}

static bool is_zero(const char *text)
{
    return text[strspn(text, "0.")] == '\0';
}

struct ins_figure ins_number_decimal(double value, int digits, enum ins_language language)
{
    struct ins_figure figure = {"-"}, plain;
    if (isnan(value))
        return figure;
    if (!(fabs(value) < LARGEST)) {
        (void)ins_plain_print(figure.text, sizeof figure.text, "%.3g", value);
        return figure;
    }
    (void)ins_plain_print(plain.text, sizeof plain.text, "%.*f",
                   digits < MOST_DIGITS ? digits : MOST_DIGITS, fabs(value));
    set_point(plain.text);
    size_t whole                                           = strcspn(plain.text, ".");
    figure.text[value < 0 && !is_zero(plain.text) ? 1 : 0] = '\0';
    add_groups(&figure, plain.text, whole, sign[language].group);
    if (plain.text[whole] == '.') {
        strcat(figure.text, sign[language].decimal);
        strcat(figure.text, plain.text + whole + 1);
    }
    return figure;
}

struct ins_figure ins_number_count(double value, enum ins_language language)
{
    return ins_number_decimal(value, 0, language);
}

int ins_number_million_digits(double euro)
{
    double million = fabs(euro) / MILLION;
    return million == 0.0 ? 0 : million < 1.0 ? 3 : million < 10.0 ? 2 : 1;
}

struct ins_figure ins_number_million(double euro, enum ins_language language)
{
    return ins_number_decimal(euro / MILLION, ins_number_million_digits(euro), language);
}

struct ins_figure ins_number_hundred(double share, enum ins_language language)
{
    return ins_number_decimal(100 * share, 1, language);
}

struct ins_figure ins_number_percent(double share, enum ins_language language)
{
    return ins_number_decimal(100.0 * share, share < 0.1 ? 1 : 0, language);
}

double ins_number_half_width(struct ins_mean mean)
{
    return SCORE_95 * mean.error;
}
