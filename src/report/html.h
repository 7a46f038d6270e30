/* report/html.h - HTML and SVG, written piece by piece.
 *
 * Markup is written as such; every word of the user's or of the table of words goes through the
 * functions that escape it. Failures of memory are those of `text`: look once, at the end.
 */
#ifndef INS_REPORT_HTML_H
#define INS_REPORT_HTML_H

#include "base/text.h"
#include "output/number.h"
#include "output/page.h"

struct ins_html {
    struct ins_text   text;
    enum ins_language language;
};

/* Markup, as it is; never with words of the user's. */
void ins_html_raw(struct ins_html *html, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Escaped for text and for values in double quotes; what no page may hold becomes U+FFFD. */
void ins_html_text(struct ins_html *html, const char *text);

/* A word with its {1}, {2} ... filled in, all of it escaped; "~" is a blank at which no line
 * ends. `values` may be NULL where there is nothing to fill in. */
void ins_html_say(struct ins_html *html, enum ins_word word, const char *const *values);

/* The same between <tag> and </tag>; `tag` may carry attributes. */
void ins_html_element(struct ins_html *html, const char *tag, enum ins_word word,
                      const char *const *values);

/* A table that scrolls by itself where the window is narrow: caption, head, then rows, each led by
 * its name. Words behind the first cell are set flush right. */
void ins_html_table(struct ins_html *html, enum ins_word caption, const enum ins_word *heads,
                    int columns);
void ins_html_scroll(struct ins_html *html, enum ins_word caption); /* its beginning alone */
void ins_html_row(struct ins_html *html, const char *kind, const char *const *cells);
void ins_html_table_end(struct ins_html *html);

/* The mark of a colour: a letter that shows it by its shape too. `kind` is line, half, most, norm,
 * own, others, green, amber, red or blank. */
void ins_html_swatch(struct ins_html *html, const char *kind);

/* The same with its word, for the legend of a drawing. */
void ins_html_key(struct ins_html *html, const char *kind, enum ins_word word);

/* A length of a drawing, one decimal, with a point whatever the locale. */
struct ins_figure ins_html_length(double value);

#endif
