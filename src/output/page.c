#include "output/page.h"

#include <math.h>
#include <string.h>

#include "base/letter.h"

enum { USUAL_WIDTH = 80, LEAST_WIDTH = 40, MOST_WIDTH = 200 };

static const char STRONG[] = "\033[1m", FAINT[] = "\033[2m", PLAIN[] = "\033[0m";

void ins_page_begin(struct ins_page *page, const struct ins_look *look)
{
    *page = (struct ins_page){.width = USUAL_WIDTH, .decimals = 1};
    if (!look)
        return;
    page->language = ins_words_language(look->language);
    page->colour   = look->colour != 0;
    if (look->width > 0)
        page->width = look->width < LEAST_WIDTH  ? LEAST_WIDTH
                      : look->width > MOST_WIDTH ? MOST_WIDTH
                                                 : look->width;
}

char *ins_page_take(struct ins_page *page)
{
    return ins_text_take(&page->text);
}

const char *ins_page_word(const struct ins_page *page, enum ins_word word)
{
    return ins_words(word, page->language);
}

static void paint(struct ins_page *page, const char *how)
{
    if (page->colour)
        ins_text_add(&page->text, "%s", how);
}

void ins_page_title(struct ins_page *page, const char *title)
{
    paint(page, STRONG);
    ins_letter_add(&page->text, title);
    paint(page, PLAIN);
    ins_text_add(&page->text, "\n");
}

void ins_page_gap(struct ins_page *page)
{
    ins_text_add(&page->text, "\n");
}

void ins_page_heading(struct ins_page *page, enum ins_word word)
{
    ins_page_gap(page);
    paint(page, STRONG);
    ins_text_add(&page->text, "%s", ins_page_word(page, word));
    paint(page, PLAIN);
    ins_text_add(&page->text, "\n");
}

/* Letters of UTF-8, each taken to be one column wide. */
static int columns_of(const char *text, size_t length)
{
    int columns = 0;
    for (size_t i = 0; i < length; i++)
        columns += ((unsigned char)text[i] & 0xC0) != 0x80;
    return columns;
}

/* A value as it may be shown, as much of it as there is room for; returns the bytes. */
static size_t fill_in(char *text, size_t room, const char *value)
{
    char   shown[INS_LETTER_SHOWN];
    size_t used = 0;
    for (size_t length; (length = ins_letter_show(value, shown)) > 0; value += length) {
        size_t more = strlen(shown);
        if (more > room - used)
            break;
        memcpy(text + used, shown, more);
        used += more;
    }
    return used;
}

struct ins_phrase ins_page_phrase(const struct ins_page *page, enum ins_word word,
                                  const char *const *values)
{
    struct ins_phrase phrase;
    size_t            used = 0, room = sizeof phrase.text - 1;
    for (const char *at = ins_page_word(page, word); *at && used < room;) {
        bool slot = at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}';
        if (slot)
            used += fill_in(phrase.text + used, room - used, values[at[1] - '1']);
        else
            phrase.text[used++] = *at;
        at += slot ? 3 : 1;
    }
    phrase.text[used] = '\0';
    return phrase;
}

/* Words in lines; a "~" is a blank at which no line ends. */
static void wrap(struct ins_page *page, int indent, const char *text)
{
    int column = 0;
    while (*text) {
        size_t length = strcspn(text, " ");
        int    width  = columns_of(text, length);
        if (column > 0 && column + 1 + width > page->width) {
            ins_text_add(&page->text, "\n");
            column = 0;
        }
        int blanks = column == 0 ? indent : 1;
        ins_text_add(&page->text, "%*s", blanks, "");
        for (size_t i = 0; i < length; i++)
            ins_text_add_bytes(&page->text, text[i] == '~' ? " " : text + i, 1);
        column += blanks + width;
        text += length;
        text += strspn(text, " ");
    }
    ins_text_add(&page->text, "\n");
}

void ins_page_say(struct ins_page *page, int indent, enum ins_word word, const char *const *values)
{
    wrap(page, indent, ins_page_phrase(page, word, values).text);
}

static void add_shown_cell(struct ins_text *line, int width, const char *cell)
{
    size_t length = strlen(cell);
    int    room   = (width < 0 ? -width : width) - columns_of(cell, length);
    int    blanks = room > 0 ? room : 0;
    /* Cells never touch, not even one that is too long. */
    if (blanks == 0 && line->length > 0 && line->bytes[line->length - 1] != ' ')
        ins_text_add(line, " ");
    if (width > 0)
        ins_text_add(line, "%*s", blanks, "");
    ins_text_add_bytes(line, cell, length);
    if (width < 0)
        ins_text_add(line, "%*s", blanks, "");
}

static void add_lettered_cell(struct ins_text *line, int width, const char *words)
{
    struct ins_text cell = {0};
    ins_letter_add(&cell, words);
    if (cell.failed)
        line->failed = true;
    add_shown_cell(line, width, cell.bytes ? cell.bytes : "");
    ins_text_clear(&cell);
}

void ins_page_row(struct ins_page *page, const int *widths, const char *const *cells)
{
    struct ins_text line = {0};
    for (int i = 0; widths[i] != 0 && cells[i]; i++)
        add_lettered_cell(&line, widths[i], cells[i]);
    while (line.length > 0 && line.bytes[line.length - 1] == ' ')
        line.length--;
    if (line.failed)
        page->text.failed = true;
    ins_text_add_bytes(&page->text, line.bytes ? line.bytes : "", line.length);
    ins_text_add(&page->text, "\n");
    ins_text_clear(&line);
}

void ins_page_head(struct ins_page *page, const int *widths, const char *const *cells)
{
    paint(page, FAINT);
    ins_page_row(page, widths, cells);
    paint(page, PLAIN);
}

/* Column of a place between 0 and 1. */
static int column_at(double place, int columns)
{
    if (!(place > 0))
        return 0;
    return place >= 1 ? columns - 1 : (int)floor(place * columns);
}

static int fitting(int columns)
{
    return columns < 1 ? 1 : columns < INS_BAR_TEXT ? columns : INS_BAR_TEXT - 1;
}

char *ins_page_bar(double share, int columns, char text[INS_BAR_TEXT])
{
    columns    = fitting(columns);
    int filled = share >= 1 ? columns : share > 0 ? (int)floor(share * columns + 0.5) : 0;
    memset(text, '#', (size_t)filled);
    memset(text + filled, '.', (size_t)(columns - filled));
    text[columns] = '\0';
    return text;
}

char *ins_page_range(const double low_to_high[5], int columns, char text[INS_BAR_TEXT])
{
    int at[5];
    columns = fitting(columns);
    for (int i = 0; i < 5; i++)
        at[i] = column_at(low_to_high[i], columns);
    memset(text, ' ', (size_t)columns);
    memset(text + at[0], '.', (size_t)at[4] - (size_t)at[0] + 1);
    memset(text + at[1], '=', (size_t)at[3] - (size_t)at[1] + 1);
    text[at[2]]   = 'o';
    text[columns] = '\0';
    return text;
}
