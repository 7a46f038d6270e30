/* output/page.h - text for a terminal: headings, sentences, tables, bars.
 *
 * Everything fits the width of the page and stands in the words of its language; only ASCII
 * is drawn with, so that a page survives mail and old terminals. Failures of memory are
 * those of struct ins_text: look once, at the end.
 */
#ifndef INS_OUTPUT_PAGE_H
#define INS_OUTPUT_PAGE_H

#include <stdbool.h>

#include "base/text.h"
#include "instroom/output.h"
#include "output/words.h"

struct ins_page {
    struct ins_text   text;
    enum ins_language language;
    int               width; /* columns */
    bool              colour;
    int               decimals; /* of millions of euro in tables: 1 until told otherwise */
};

/* `look` may be NULL: 80 columns, English, no colours. */
void ins_page_begin(struct ins_page *page, const struct ins_look *look);

/* The text, freed with free(); NULL when memory ran out. */
char *ins_page_take(struct ins_page *page);

/* A title or name of the user's, strong. This, what fills in the {1} of a sentence and the cells of
 * tables are shown as base/letter.h says. */
void ins_page_title(struct ins_page *page, const char *title);

/* An empty line and a heading. */
void ins_page_heading(struct ins_page *page, enum ins_word word);

void ins_page_gap(struct ins_page *page);

/* A sentence whose {1}, {2} ... are the `values` in their order, wrapped to the width of the
 * page with every line moved in by `indent` columns; "~" is a blank at which no line ends. */
void ins_page_say(struct ins_page *page, int indent, enum ins_word word, const char *const *values);
#define INS_VALUES(...) ((const char *const[]){__VA_ARGS__, NULL})

/* A word of the page's language. */
const char *ins_page_word(const struct ins_page *page, enum ins_word word);

/* Words with their {1}, {2} ... filled in, returned by value; cut where they are longer. */
enum { INS_PHRASE_TEXT = 640 };
struct ins_phrase {
    char text[INS_PHRASE_TEXT];
};
struct ins_phrase ins_page_phrase(const struct ins_page *page, enum ins_word word,
                                  const char *const *values);

/* One line of a table. A positive width sets its cell flush right, a negative one flush left;
 * widths end with 0. A cell that is too long moves the others; cells never touch. */
void ins_page_row(struct ins_page *page, const int *widths, const char *const *cells);

/* The same, faint or strong, for the head of a table. */
void ins_page_head(struct ins_page *page, const int *widths, const char *const *cells);

/* A bar of `columns` letters, `share` of it (0 to 1) filled; NaN: empty. Returns `text`. */
enum { INS_BAR_TEXT = 128 };
char *ins_page_bar(double share, int columns, char text[INS_BAR_TEXT]);

/* A range: dots from the lowest to the highest, = between the quarters, o in the middle, all on a
 * scale from 0 to 1. Returns `text`. */
char *ins_page_range(const double low_to_high[5], int columns, char text[INS_BAR_TEXT]);

#endif
