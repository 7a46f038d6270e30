/* Between which values of its keys the answer about the buffer stays what it is, for people. */
#include <math.h>
#include <string.h>

#include "output/buffer_text.h"
#include "output/story.h"

enum { BAR = 9, REACH = 3, MOST_DIGITS = 6 };

static const int WIDTHS[] = {-2, -27, 7, -1, -13, -18, -11, 0};

/* With the decimals that a fifth of its spread needs; a factor in hundredths. */
struct ins_figure ins_hold_value(const struct ins_hold *hold, double value, enum ins_language in)
{
    bool   factor = strcmp(hold->unit, "factor") == 0;
    double scale  = factor ? 100.0 : 1.0;
    double needed = ceil(0.7 - log10(scale * hold->spread));
    int    digits = hold->whole ? 0 : (int)fmin(fmax(needed, 0.0), MOST_DIGITS);
    struct ins_figure figure = ins_number_decimal(scale * value, digits, in);
    if (factor)
        (void)strncat(figure.text, " %", sizeof figure.text - strlen(figure.text) - 1);
    return figure;
}

/* From REACH spreads below today's value to as many above: = where the answer stays. */
static const char *draw_stay(const struct ins_hold *hold, char bar[BAR + 3])
{
    bar[0] = '[';
    for (int i = 0; i < BAR; i++) {
        double at    = hold->value + hold->spread * REACH * (2.0 * i / (BAR - 1) - 1.0);
        bool   stays = !(at < hold->from.value) && !(at > hold->to.value);
        bar[1 + i]   = i == BAR / 2 ? 'o' : stays ? '=' : '.';
    }
    bar[BAR + 1] = ']';
    bar[BAR + 2] = '\0';
    return bar;
}

/* "up to 31.6" and "(31.4 to 31.8)". */
static void tell_end(struct ins_page *page, const struct ins_hold *hold, enum ins_word word,
                     struct ins_estimate end, bool first)
{
    enum ins_language in = page->language;
    char              bar[BAR + 3];
    ins_page_row(page, WIDTHS,
                 INS_VALUES("", first ? hold->key : "",
                            first ? ins_hold_value(hold, hold->value, in).text : "", "",
                            ins_page_phrase(page, word,
                                            INS_VALUES(ins_hold_value(hold, end.value, in).text)).text,
                            ins_page_phrase(page, INS_WORD_INTERVAL,
                                            INS_VALUES(ins_hold_value(hold, end.low, in).text,
                                                       ins_hold_value(hold, end.high, in).text)).text,
                            first ? draw_stay(hold, bar) : ""));
}

static void tell_without(struct ins_page *page, const struct ins_hold *hold, enum ins_word word)
{
    ins_page_row(page, WIDTHS,
                 INS_VALUES("", hold->key, ins_hold_value(hold, hold->value, page->language).text, "",
                            ins_page_word(page, word)));
}

static void tell_hold(struct ins_page *page, const struct ins_hold *hold)
{
    bool from = !isnan(hold->from.value), to = !isnan(hold->to.value);
    if (hold->distance == 0.0) {
        tell_without(page, hold, INS_WORD_HOLDS_EDGE);
        return;
    }
    if (from)
        tell_end(page, hold, INS_WORD_HOLDS_FROM, hold->from, true);
    if (to)
        tell_end(page, hold, INS_WORD_HOLDS_TO, hold->to, !from);
    if (!from && !to)
        tell_without(page, hold, INS_WORD_HOLDS_ALWAYS);
}

enum ins_word ins_holds_sentence(bool any, bool today)
{
    if (any)
        return today ? INS_WORD_HOLDS_SOME : INS_WORD_HOLDS_NONE;
    return today ? INS_WORD_HOLDS_BELOW : INS_WORD_HOLDS_NOT_BELOW;
}

void ins_buffer_tell_holds(struct ins_page *page, const struct ins_buffer *buffer)
{
    const struct ins_holds *holds = buffer->holds;
    if (!holds || holds->count == 0)
        return;
    ins_page_heading(page, INS_WORD_HOLDS);
    ins_page_say(page, 2, ins_holds_sentence(isinf(holds->below), holds->today),
                 INS_VALUES(ins_number_million(holds->below, page->language).text));
    ins_page_head(page, WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_HOLDS_TODAY)));
    for (int i = 0; i < holds->count; i++)
        tell_hold(page, &holds->hold[i]);
    ins_page_say(page, 2, holds->laws ? INS_WORD_HOLDS_LAWS : INS_WORD_HOLDS_TENTHS,
                 INS_VALUES(ins_number_count((double)holds->futures, page->language).text));
    if (holds->count < holds->keys)
        ins_page_say(page, 2, INS_WORD_HOLDS_MORE, INS_VALUES(ins_story_plain(holds->keys).text));
}
