/* What not knowing the keys does to the answer about the buffer, for people. */
#include <math.h>
#include <stdio.h>

#include "output/buffer_text.h"
#include "output/story.h"
#include "scenario/worlds.h"

static const int SIZE_WIDTHS[] = {-2, -36, 10, -1, -9, -20, 0};
static const int KEPT_WIDTHS[] = {10, 9, -2, -18, -16, 0};

static struct ins_figure world_share_of_100(const struct ins_page *page, double share)
{
    return ins_number_hundred(share, page->language);
}

/* Their paths, as many as a line of three holds. */
static struct ins_phrase keys_of(const struct ins_scenario *s)
{
    struct ins_phrase list = {""};
    size_t            used = 0;
    for (int k = 0; k < s->worlds->keys && used < sizeof list.text; k++)
        if (!s->move[k].fixed)
            used += (size_t)snprintf(list.text + used, sizeof list.text - used, "%s%s",
                                     used > 0 ? ", " : "", s->worlds->key[k].path);
    return list;
}

static void tell_quantile_size(struct ins_page *page, enum ins_word label, struct ins_estimate euro)
{
    bool none = !isfinite(euro.value);
    ins_page_row(page, SIZE_WIDTHS,
                 INS_VALUES("", ins_page_word(page, label),
                            none ? ins_page_word(page, INS_WORD_NONE)
                                 : ins_number_million(euro.value, page->language).text,
                            "", none ? "" : ins_page_word(page, INS_WORD_MILLION),
                            none ? "" : ins_story_euro(page, euro).text));
}

static void tell_unknown_frontier(struct ins_page *page, const struct ins_unknown *unknown)
{
    char bar[INS_BAR_TEXT];
    ins_page_gap(page);
    ins_page_head(page, KEPT_WIDTHS,
                  INS_VALUES(ins_page_word(page, INS_WORD_HEAD_BUFFER),
                             ins_page_word(page, INS_WORD_UNIT_OF_100), "",
                             ins_page_word(page, INS_WORD_HEAD_KEPT)));
    for (int i = 0; i < unknown->points; i++) {
        const struct ins_unknown_point *point = &unknown->frontier[i];
        ins_page_row(page, KEPT_WIDTHS,
                     INS_VALUES(ins_story_million(page, point->buffer).text,
                                world_share_of_100(page, point->p_norm.value).text, "",
                                ins_story_probable(page, point->p_norm).text,
                                ins_page_bar(point->p_norm.value, 16, bar)));
    }
}

void ins_buffer_tell_unknown(struct ins_page *page, const struct ins_buffer *buffer)
{
    const struct ins_unknown *unknown = buffer->unknown;
    if (!unknown)
        return;
    ins_page_heading(page, INS_WORD_UNKNOWN);
    ins_page_say(page, 2, INS_WORD_UNKNOWN_ABOUT,
                 INS_VALUES(keys_of(ins_case_scenario(buffer->source)).text,
                            ins_story_plain(unknown->worlds).text,
                            ins_story_asked(page, buffer->confidence).text));
    tell_quantile_size(page, INS_WORD_UNKNOWN_P05, unknown->p05);
    tell_quantile_size(page, INS_WORD_UNKNOWN_P50, unknown->p50);
    tell_quantile_size(page, INS_WORD_UNKNOWN_P95, unknown->p95);
    ins_page_say(page, 2, INS_WORD_UNKNOWN_NONE,
                 INS_VALUES(world_share_of_100(page, unknown->none.value).text,
                            ins_story_probable(page, unknown->none).text));
    ins_page_gap(page);
    tell_quantile_size(page, INS_WORD_UNKNOWN_BEST, unknown->best);
    ins_page_say(page, 4, INS_WORD_UNKNOWN_BEST_ABOUT, INS_VALUES(""));
    tell_unknown_frontier(page, unknown);
}
