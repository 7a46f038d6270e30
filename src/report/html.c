#include "report/html.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/letter.h"
#include "base/plain.h"

enum { PIECE = 512 };

static const char NO_LETTER[] = "\xEF\xBF\xBD"; /* U+FFFD */
static const char NO_BREAK[]  = "\xC2\xA0";     /* U+00A0 */

void ins_html_raw(struct ins_html *html, const char *format, ...)
{
    char    piece[PIECE];
    va_list values;
    va_start(values, format);
    int length = ins_plain_vprint(piece, sizeof piece, format, values);
    va_end(values);
    if (length < 0 || (size_t)length >= sizeof piece)
        html->text.failed = true;
    else
        ins_text_add_bytes(&html->text, piece, (size_t)length);
}

static const char *escape(char letter)
{
    switch (letter) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

/* Returns the bytes that it takes. */
static size_t add_letter(struct ins_html *html, const char *letter)
{
    uint32_t    code;
    int         length = ins_letter_read(letter, strnlen(letter, 4), &code);
    const char *as     = escape(*letter);
    if (length == 0 || (ins_letter_is_command(code) && code != '\n' && code != '\t'))
        as = NO_LETTER;
    size_t bytes = length > 0 ? (size_t)length : 1;
    ins_text_add_bytes(&html->text, as ? as : letter, as ? strlen(as) : bytes);
    return bytes;
}

void ins_html_text(struct ins_html *html, const char *text)
{
    while (*text)
        text += add_letter(html, text);
}

void ins_html_say(struct ins_html *html, enum ins_word word, const char *const *values)
{
    for (const char *at = ins_words(word, html->language); *at;) {
        if (values && at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}') {
            ins_html_text(html, values[at[1] - '1']);
            at += 3;
        } else if (*at == '~') {
            ins_text_add_bytes(&html->text, NO_BREAK, sizeof NO_BREAK - 1);
            at++;
        } else {
            at += add_letter(html, at);
        }
    }
}

void ins_html_element(struct ins_html *html, const char *tag, enum ins_word word,
                      const char *const *values)
{
    ins_html_raw(html, "<%s>", tag);
    ins_html_say(html, word, values);
    ins_html_raw(html, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

void ins_html_swatch(struct ins_html *html, const char *kind)
{
    static const char *const shape[][2] = {
        {"line", "▬"},  {"norm", "╍╍"}, {"green", "●"}, {"amber", "◆"}, {"blank", "○"}};
    const char *letter = "■";
    for (size_t i = 0; i < sizeof shape / sizeof shape[0]; i++)
        if (strcmp(kind, shape[i][0]) == 0)
            letter = shape[i][1];
    ins_html_raw(html, "<span class=\"swatch %s\" aria-hidden=\"true\">%s</span>", kind, letter);
}

void ins_html_key(struct ins_html *html, const char *kind, enum ins_word word)
{
    ins_html_raw(html, "<span class=\"key\">");
    ins_html_swatch(html, kind);
    ins_html_say(html, word, NULL);
    ins_html_raw(html, "</span> ");
}

void ins_html_table(struct ins_html *html, enum ins_word caption, const enum ins_word *heads,
                    int columns)
{
    ins_html_scroll(html, caption);
    ins_html_raw(html, "\n<thead><tr>");
    for (int i = 0; i < columns; i++)
        ins_html_element(html, "th scope=\"col\"", heads[i], NULL);
    ins_html_raw(html, "</tr></thead>\n<tbody>\n");
}

/* A table that may be wider than the window can be scrolled by the keyboard, under its name. */
void ins_html_scroll(struct ins_html *html, enum ins_word caption)
{
    ins_html_raw(html, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
    ins_html_say(html, caption, NULL);
    ins_html_raw(html, "\"><table>\n<caption>");
    ins_html_say(html, caption, NULL);
    ins_html_raw(html, "</caption>");
}

void ins_html_row(struct ins_html *html, const char *kind, const char *const *cells)
{
    ins_html_raw(html, kind ? "<tr class=\"%s\">" : "<tr>", kind);
    for (int i = 0; cells[i]; i++) {
        ins_html_raw(html, i ? "<td>" : "<th scope=\"row\">");
        ins_html_text(html, cells[i]);
        ins_html_raw(html, i ? "</td>" : "</th>");
    }
    ins_html_raw(html, "</tr>\n");
}

void ins_html_table_end(struct ins_html *html)
{
    ins_html_raw(html, "</tbody>\n</table></div>\n");
}

struct ins_figure ins_html_length(double value)
{
    struct ins_figure figure;
    long              tenths = isfinite(value) ? lround(value * 10.0) : 0;
    (void)snprintf(figure.text, sizeof figure.text, "%s%ld", tenths < 0 ? "-" : "",
                   labs(tenths) / 10);
    if (tenths % 10 != 0)
        (void)snprintf(figure.text + strlen(figure.text),
                       sizeof figure.text - strlen(figure.text), ".%ld", labs(tenths) % 10);
    return figure;
}
