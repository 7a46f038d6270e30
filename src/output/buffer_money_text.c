/* What a buffer's money is for, for people: what is structural and what for swings, and its books. */
#include <math.h>

#include "output/buffer_text.h"
#include "output/story.h"

/* --- what is structural --------------------------------------------------------------------- */

static const int SPLIT_WIDTHS[] = {-8, 11, 7, 8, 7, 11, 7, 8, 11, 0};

static struct ins_figure million_with_tenths(const struct ins_page *page, double euro)
{
    return ins_number_decimal(euro / 1e6, 1, page->language);
}

/* Half an interval, with two decimals: most are small. */
static struct ins_figure half_in_million(const struct ins_page *page, struct ins_estimate estimate)
{
    return ins_number_decimal((estimate.high - estimate.low) / 2e6, 2, page->language);
}

static void tell_split_year(struct ins_page *page, const struct ins_split_year *year)
{
    ins_page_row(page, SPLIT_WIDTHS,
                 INS_VALUES(ins_story_plain(year->year).text,
                            million_with_tenths(page, year->structural.value).text,
                            half_in_million(page, year->structural).text,
                            million_with_tenths(page, year->stock.value).text,
                            half_in_million(page, year->stock).text,
                            million_with_tenths(page, year->swings.value).text,
                            half_in_million(page, year->swings).text,
                            million_with_tenths(page, year->gap.value).text,
                            million_with_tenths(page, year->carrying.value).text));
}

static void tell_split_years(struct ins_page *page, const struct ins_split *split)
{
    const char *error = ins_page_word(page, INS_WORD_ERROR);
    ins_page_head(page, SPLIT_WIDTHS,
                  INS_VALUES("", ins_page_word(page, INS_WORD_SPLIT_STRUCTURAL), error,
                             ins_page_word(page, INS_WORD_SPLIT_STOCK), error,
                             ins_page_word(page, INS_WORD_SPLIT_SWINGS), error,
                             ins_page_word(page, INS_WORD_SPLIT_TOGETHER),
                             ins_page_word(page, INS_WORD_SPLIT_CARRYING)));
    for (int y = 0; y < split->years; y++)
        tell_split_year(page, &split->year[y]);
}

static const int CASE_WIDTHS[] = {-2, -28, 8, -1, -20, 8, -1, -20, 0};

static void tell_case(struct ins_page *page, enum ins_word word, const struct ins_split_case *of)
{
    bool none = !isfinite(of->norm.value);
    ins_page_row(page, CASE_WIDTHS,
                 INS_VALUES("", ins_page_word(page, word),
                            ins_number_million(of->liquidity.value, page->language).text, "",
                            ins_story_euro(page, of->liquidity).text,
                            none ? ins_page_word(page, INS_WORD_NONE)
                                 : ins_number_million(of->norm.value, page->language).text,
                            "", none ? "" : ins_story_euro(page, of->norm).text));
}

static void tell_sequence(struct ins_page *page, const struct ins_buffer *buffer)
{
    const struct ins_split     *split = buffer->split;
    const struct ins_split_case as_is = {.liquidity = buffer->liquidity, .norm = buffer->norm};
    ins_page_say(page, 2, INS_WORD_SPLIT_SEQUENCE, INS_VALUES(""));
    ins_page_head(page, CASE_WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_HEAD_LIQUIDITY), "", "",
                             ins_page_word(page, INS_WORD_HEAD_NORM), "", ""));
    tell_case(page, INS_WORD_SPLIT_AS_IS, &as_is);
    if (split->carried.exists)
        tell_case(page, INS_WORD_SPLIT_CARRIED, &split->carried);
    if (split->carried_no_stock.exists)
        tell_case(page, INS_WORD_SPLIT_NO_STOCK, &split->carried_no_stock);
    if (!split->carried.exists)
        ins_page_say(page, 2, INS_WORD_SPLIT_CARRIES_NOTHING, INS_VALUES(""));
}

void ins_buffer_tell_split(struct ins_page *page, const struct ins_buffer *buffer)
{
    struct ins_estimate saved = buffer->saved_by_budget;
    ins_page_heading(page, INS_WORD_SPLIT);
    ins_page_say(page, 2, INS_WORD_SPLIT_ABOUT, INS_VALUES(""));
    tell_split_years(page, buffer->split);
    ins_page_say(page, 2, INS_WORD_SPLIT_MEANS,
                 INS_VALUES(ins_number_short(buffer->scenario.tower.target_months).text));
    ins_page_gap(page);
    tell_sequence(page, buffer);
    if (isfinite(saved.value))
        ins_page_say(page, 2, INS_WORD_TRADE,
                     INS_VALUES(ins_number_decimal(saved.value, 2, page->language).text,
                                ins_number_decimal((saved.high - saved.low) / 2, 2, page->language)
                                    .text));
}

/* --- the books ------------------------------------------------------------------------------ */

static const int BOOK_WIDTHS[] = {-6, 8, 10, 10, 10, 10, 9, 10, 9, 0};

static void tell_book_year(struct ins_page *page, int year, const struct ins_book_entry *line)
{
    struct ins_figure mean[INS_BOOK_LINES];
    for (int l = 0; l < INS_BOOK_LINES; l++)
        mean[l] = million_with_tenths(page, line[l].mean.value);
    ins_page_row(page, BOOK_WIDTHS,
                 INS_VALUES(ins_story_plain(year).text, mean[INS_BOOK_PAID_IN].text,
                            mean[INS_BOOK_DEPOSITS].text, mean[INS_BOOK_DRAWN].text,
                            mean[INS_BOOK_RETURNED].text, mean[INS_BOOK_CLOSING].text,
                            mean[INS_BOOK_DEFICIT].text,
                            million_with_tenths(page, line[INS_BOOK_DRAWN].p95.value).text,
                            million_with_tenths(page, line[INS_BOOK_DEFICIT].p95.value).text));
}

static void tell_book_head(struct ins_page *page)
{
    static const int widths[] = {-65, -20, 0};
    const char      *head[INS_BOOK_LINES];
    for (int l = 0; l < INS_BOOK_LINES; l++)
        head[l] = ins_page_word(page, INS_WORD_BOOKS_FIRST + (enum ins_word)l);
    ins_page_head(page, widths, INS_VALUES("", ins_page_word(page, INS_WORD_BOOKS_WORST)));
    ins_page_head(page, BOOK_WIDTHS,
                  INS_VALUES("", head[INS_BOOK_PAID_IN], head[INS_BOOK_DEPOSITS],
                             head[INS_BOOK_DRAWN], head[INS_BOOK_RETURNED],
                             head[INS_BOOK_CLOSING], head[INS_BOOK_DEFICIT], head[INS_BOOK_DRAWN],
                             head[INS_BOOK_DEFICIT]));
}

/* The widest of the errors that the table leaves out. */
static void tell_book_errors(struct ins_page *page, const struct ins_books *books)
{
    double mean = 0.0, worst = 0.0;
    for (int y = 0; y < books->years; y++)
        for (int l = 0; l < INS_BOOK_LINES; l++) {
            const struct ins_book_entry *entry = &books->line[y][l];
            bool shown = l == INS_BOOK_DRAWN || l == INS_BOOK_DEFICIT;
            mean       = fmax(mean, ins_number_half_width(entry->mean));
            worst      = shown ? fmax(worst, (entry->p95.high - entry->p95.low) / 2) : worst;
        }
    ins_page_say(page, 2, INS_WORD_BOOKS_ERRORS,
                 INS_VALUES(ins_number_decimal(mean / 1e6, 2, page->language).text,
                            ins_number_decimal(worst / 1e6, 2, page->language).text));
}

static void tell_treasury(struct ins_page *page, const struct ins_treasury *treasury)
{
    ins_page_say(
        page, 2, INS_WORD_TREASURY,
        INS_VALUES(million_with_tenths(page, treasury->outlay.value).text,
                   million_with_tenths(page, ins_number_half_width(treasury->outlay)).text,
                   million_with_tenths(page, treasury->budget.value).text,
                   million_with_tenths(page, treasury->initial).text,
                   million_with_tenths(page, treasury->paid_in.value).text,
                   million_with_tenths(page, treasury->deficit.value).text,
                   million_with_tenths(page, treasury->holding).text,
                   million_with_tenths(page, treasury->returned.value).text,
                   million_with_tenths(page, treasury->closing.value).text));
}

void ins_buffer_tell_books(struct ins_page *page, const struct ins_buffer *buffer)
{
    const struct ins_books *books = buffer->books;
    enum ins_word           filled = INS_WORD_FILLED_FIRST + (enum ins_word)buffer->filled;
    ins_page_heading(page, buffer->reachable ? INS_WORD_BOOKS_NORM : INS_WORD_BOOKS_ECONOMIC);
    ins_page_say(
        page, 2, INS_WORD_BOOKS_ABOUT,
        INS_VALUES(million_with_tenths(page, books->size).text, ins_page_word(page, filled)));
    tell_book_head(page);
    for (int y = 0; y < books->years; y++)
        tell_book_year(page, books->year[y], books->line[y]);
    ins_page_say(page, 2, INS_WORD_BOOKS_MEANS, INS_VALUES(""));
    tell_book_errors(page, books);
    tell_treasury(page, &books->treasury);
}
