/* output/number.h - numbers for machines, numbers for people.
 *
 * Machines get every digit and a decimal point whatever the locale. People get groups of
 * three and the decimal sign of their language: 12,600.5 in English, 12.600,5 in Dutch.
 * A number that is not there (NaN) is "-" for people.
 */
#ifndef INS_OUTPUT_NUMBER_H
#define INS_OUTPUT_NUMBER_H

#include "engine/summary.h"
#include "output/words.h"

enum { INS_FIGURE_TEXT = 48 };

/* A number as text, returned by value: ins_number_count(x, language).text lives to the end of
 * the expression that asked for it. */
struct ins_figure {
    char text[INS_FIGURE_TEXT];
};

/* %.17g; "" for NaN and infinities. */
struct ins_figure ins_number_full(double value);

/* The fewest digits that read back as the same double; "" for NaN and infinities. */
struct ins_figure ins_number_short(double value);

/* With `digits` decimals (0 to 9), grouped, rounded half to even. */
struct ins_figure ins_number_decimal(double value, int digits, enum ins_language language);

/* To the nearest whole number: cases, FTE. */
struct ins_figure ins_number_count(double value, enum ins_language language);

/* Euro as millions with as many decimals as such an amount deserves. */
struct ins_figure ins_number_million(double euro, enum ins_language language);

/* How many that is: 1 from ten million on, 2 from one million on, 3 below, 0 for nothing. For
 * a table all of whose cells must agree, or both ends of an interval. */
int ins_number_million_digits(double euro);

/* A share as "of 100", one decimal. */
struct ins_figure ins_number_hundred(double share, enum ins_language language);

/* A share of a whole in percent, as no more than its error leaves: whole ones, with one decimal below
 * ten. */
struct ins_figure ins_number_percent(double share, enum ins_language language);

/* Half the width of the 95 % interval of a mean: 1.96 standard errors; NaN where the error
 * is not known. */
double ins_number_half_width(struct ins_mean mean);

#endif
