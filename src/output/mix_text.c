/* The cheapest mix, for people. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "decide/mix.h"
#include "output/decide_parts.h"
#include "output/story.h"

static struct ins_figure euro_or_dash(const struct ins_page *page, double value)
{
    return isfinite(value) ? ins_decide_euro(page, value, 1) : (struct ins_figure){"-"};
}

/* --- the means ------------------------------------------------------------------------------- */

static const int MEANS_WIDTHS[] = {-2, -32, 12, 12, 10, 10, 0};

static void tell_means(struct ins_page *page, const struct ins_mix *mix)
{
    enum ins_language in = page->language;
    ins_page_head(page, MEANS_WIDTHS,
                  INS_VALUES("", ins_page_word(page, INS_WORD_MIX_HEAD_KEY),
                             ins_page_word(page, INS_WORD_MIX_HEAD_PRESENT),
                             ins_page_word(page, mix->found ? INS_WORD_MIX_HEAD_BEST
                                                            : INS_WORD_MIX_HEAD_SAFEST),
                             ins_page_word(page, INS_WORD_HEAD_FROM),
                             ins_page_word(page, INS_WORD_HEAD_TO)));
    for (int k = 0; k < mix->keys; k++) {
        const struct ins_mix_axis *axis = &mix->axis[k];
        ins_page_row(page, MEANS_WIDTHS,
                     INS_VALUES("", axis->key, ins_decide_value(axis->present, in).text,
                                ins_decide_value(mix->best.value[k], in).text,
                                ins_decide_value(axis->from, in).text,
                                ins_decide_value(axis->to, in).text));
    }
    ins_page_row(page, MEANS_WIDTHS,
                 INS_VALUES("", ins_page_word(page, INS_WORD_MIX_BUFFER),
                            euro_or_dash(page, mix->present.buffer).text,
                            euro_or_dash(page, mix->best.buffer).text,
                            euro_or_dash(page, mix->buffer_from).text,
                            euro_or_dash(page, mix->buffer_to).text));
}

static void tell_bounds_met(struct ins_page *page, const struct ins_mix *mix)
{
    for (int k = 0; k < mix->keys && mix->found; k++) {
        enum ins_mix_hold hold = ins_mix_holds(mix, k);
        if (hold == INS_MIX_BOUND || hold == INS_MIX_BOTH)
            ins_page_say(page, 2, INS_WORD_MIX_AT_END, INS_VALUES(mix->axis[k].key));
        if (hold == INS_MIX_PRICED || hold == INS_MIX_BOTH)
            ins_page_say(page, 2, INS_WORD_MIX_AT_PRICE, INS_VALUES(mix->axis[k].key));
    }
}

/* --- how sure it is -------------------------------------------------------------------------- */

static const int RIVALS_WIDTHS[] = {-2, -36, 10, 12, 9, 10, 0};

static void tell_rival(struct ins_page *page, const struct ins_mix *mix,
                       const struct ins_mix_rival *rival)
{
    struct ins_text values = {0};
    for (int k = 0; k < mix->keys; k++)
        ins_text_add(&values, "%s%s", k > 0 ? " / " : "",
                     ins_decide_value(rival->value[k], page->language).text);
    char *all = ins_text_take(&values);
    ins_page_row(page, RIVALS_WIDTHS,
                 INS_VALUES("", all ? all : "", euro_or_dash(page, rival->buffer).text,
                            ins_decide_euro(page, rival->more.value, 2).text,
                            ins_decide_euro(page, ins_decide_half(rival->more), 2).text,
                            ins_number_hundred(rival->chance, page->language).text));
    free(all);
}

static void tell_rivals(struct ins_page *page, const struct ins_mix *mix)
{
    enum ins_language in      = page->language;
    struct ins_figure futures = ins_number_count((double)mix->search_futures, in);
    struct ins_figure chance  = ins_number_hundred(mix->chance, in);
    ins_page_gap(page);
    if (mix->as_good == 0) {
        ins_page_say(page, 2, INS_WORD_MIX_AS_GOOD,
                     INS_VALUES(futures.text, ins_story_plain(mix->rivals).text, chance.text));
        return;
    }
    ins_page_say(page, 2, INS_WORD_MIX_CHANCE,
                 INS_VALUES(futures.text, ins_story_plain(mix->rivals + 1).text, chance.text,
                            ins_story_plain(mix->as_good).text));
    ins_page_head(page, RIVALS_WIDTHS,
                  INS_VALUES("", ins_page_word(page, INS_WORD_MIX_HEAD_VALUES),
                             ins_page_word(page, INS_WORD_HEAD_BUFFER),
                             ins_page_word(page, INS_WORD_MIX_HEAD_MORE),
                             ins_page_word(page, INS_WORD_ERROR),
                             ins_page_word(page, INS_WORD_MIX_HEAD_CHANCE)));
    for (int i = 0; i < mix->rivals; i++)
        if (mix->rival[i].as_good)
            tell_rival(page, mix, &mix->rival[i]);
}

/* --- on fresh futures ------------------------------------------------------------------------ */

static const int FRESH_WIDTHS[] = {-2, -32, 12, 9, 12, 9, 0};

static void tell_money_row(struct ins_page *page, const char *label, struct ins_estimate present,
                           struct ins_estimate best)
{
    ins_page_row(page, FRESH_WIDTHS,
                 INS_VALUES("", label, euro_or_dash(page, present.value).text,
                            euro_or_dash(page, ins_decide_half(present)).text,
                            euro_or_dash(page, best.value).text,
                            euro_or_dash(page, ins_decide_half(best)).text));
}

static void tell_fresh(struct ins_page *page, const struct ins_mix *mix)
{
    const struct ins_mix_point *now = &mix->present, *best = &mix->fresh;
    enum ins_language           in    = page->language;
    const char                 *error = ins_page_word(page, INS_WORD_ERROR);
    ins_page_gap(page);
    ins_page_say(page, 2, INS_WORD_MIX_FRESH,
                 INS_VALUES(ins_number_count((double)mix->futures, in).text));
    ins_page_head(page, FRESH_WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_MIX_HEAD_PRESENT), error,
                             ins_page_word(page, mix->found ? INS_WORD_MIX_HEAD_BEST
                                                            : INS_WORD_MIX_HEAD_SAFEST),
                             error));
    ins_page_row(page, FRESH_WIDTHS,
                 INS_VALUES("", ins_page_word(page, INS_WORD_MIX_KEPT),
                            ins_number_hundred(now->p_norm.value, in).text,
                            ins_number_hundred(ins_decide_half(now->p_norm), in).text,
                            ins_number_hundred(best->p_norm.value, in).text,
                            ins_number_hundred(ins_decide_half(best->p_norm), in).text));
    tell_money_row(page, ins_result[INS_COST_TOTAL].label.in[page->language], now->cost,
                   best->cost);
    tell_money_row(page, ins_result[INS_SOCIAL_COST_TOTAL].label.in[page->language],
                   now->social_cost, best->social_cost);
    if (mix->found)
        tell_money_row(page, ins_page_word(page, INS_WORD_MIX_TOTAL), now->total, best->total);
}

static void tell_verdict(struct ins_page *page, const struct ins_mix *mix)
{
    enum ins_language in    = page->language;
    struct ins_figure asked = ins_story_asked(page, mix->scenario.norm.confidence);
    double            saved = mix->saved.value;
    ins_page_say(page, 2, mix->confirmed ? INS_WORD_MIX_CONFIRMED : INS_WORD_MIX_DOUBTED,
                 INS_VALUES(asked.text));
    ins_page_say(page, 2, saved < 0.0 ? INS_WORD_MIX_COSTS : INS_WORD_MIX_SAVES,
                 INS_VALUES(ins_number_million(fabs(saved), in).text,
                            ins_decide_euro(page, ins_decide_half(mix->saved),
                                            ins_number_million_digits(saved)).text));
    if (isfinite(mix->fresh_buffer.value))
        ins_page_say(page, 2, INS_WORD_MIX_NEEDS,
                     INS_VALUES(ins_number_million(mix->fresh_buffer.value, in).text,
                                ins_story_euro(page, mix->fresh_buffer).text));
    if (!mix->present.keeps)
        ins_page_say(page, 2, INS_WORD_MIX_PRESENT_SHORT, INS_VALUES(""));
}

/* --- the trade-off --------------------------------------------------------------------------- */

static void tell_curve(struct ins_page *page, const struct ins_mix *mix)
{
    static const int  widths[] = {-2, 14, 14, -2, -20, 12, 0};
    enum ins_language in       = page->language;
    const char       *key      = mix->axis[mix->curve_key].key;
    ins_page_gap(page);
    ins_page_title(page, ins_page_phrase(page, INS_WORD_MIX_CURVE, INS_VALUES(key)).text);
    ins_page_say(page, 2, INS_WORD_MIX_CURVE_ABOUT,
                 INS_VALUES(ins_story_asked(page, mix->scenario.norm.confidence).text));
    ins_page_head(page, widths,
                  INS_VALUES("", key, ins_page_word(page, INS_WORD_HEAD_BUFFER), "",
                             ins_page_word(page, INS_WORD_MILLION),
                             ins_page_word(page, INS_WORD_HEAD_CHANCE)));
    for (int i = 0; i < mix->points; i++) {
        struct ins_estimate buffer = mix->curve_buffer[i];
        bool                known  = isfinite(buffer.value);
        ins_page_row(page, widths,
                     INS_VALUES("", ins_decide_value(mix->curve_value[i], in).text,
                                known ? ins_number_million(buffer.value, in).text : "-", "",
                                known ? ins_story_euro(page, buffer).text : "",
                                ins_number_hundred(mix->curve_chance[i], in).text));
    }
}

char *ins_mix_text(const struct ins_mix *mix, const struct ins_look *look)
{
    struct ins_page page;
    ins_page_begin(&page, look);
    ins_story_open(&page, &mix->scenario);
    ins_page_heading(&page, INS_WORD_MIX);
    ins_story_norm(&page, &mix->scenario);
    if (mix->usual)
        ins_page_say(&page, 2, INS_WORD_MIX_USUAL, INS_VALUES(""));
    if (!mix->found)
        ins_page_say(&page, 2, INS_WORD_MIX_NONE,
                     INS_VALUES(ins_story_asked(&page, mix->scenario.norm.confidence).text,
                                ins_number_hundred(mix->fresh.p_norm.value, page.language).text,
                                ins_story_probable(&page, mix->fresh.p_norm).text));
    ins_page_gap(&page);
    tell_means(&page, mix);
    tell_bounds_met(&page, mix);
    tell_fresh(&page, mix);
    if (mix->found)
        tell_verdict(&page, mix);
    if (mix->found)
        tell_rivals(&page, mix);
    tell_curve(&page, mix);
    ins_page_gap(&page);
    ins_page_say(&page, 0, INS_WORD_MIX_METHOD,
                 INS_VALUES(ins_story_plain(mix->tried).text,
                            ins_number_count((double)mix->search_futures, page.language).text,
                            ins_number_count((double)mix->futures, page.language).text));
    return ins_page_take(&page);
}
