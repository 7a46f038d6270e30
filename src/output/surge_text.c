/* What scaling up and down for one surge costs, for people. */
#include <stdio.h>

#include "decide/surge.h"
#include "output/decide_parts.h"
#include "output/story.h"
#include "scenario/case.h"

static const int HANDS[] = {-2, 6, 7, 9, 9, 8, 8, 8, 8, 0};
static const int MONEY[] = {-2, 6, 7, 8, 7, 9, 7, 7, 8, 6, 10, 0};

static struct ins_figure size_of_surge(const struct ins_page         *page,
                                       const struct ins_scaled_surge *surge)
{
    return ins_number_decimal(100.0 * surge->size, 0, page->language);
}

static struct ins_phrase percent(const struct ins_page *page, const struct ins_scaled_surge *surge)
{
    struct ins_phrase text = {""};
    (void)snprintf(text.text, sizeof text.text, "%s%%", size_of_surge(page, surge).text);
    return text;
}

/* --- people ------------------------------------------------------------------------------------ */

/* "31", "> 31" where the horizon ends before. */
static struct ins_phrase open_of(const struct ins_scaled_surge *surge)
{
    struct ins_phrase text = {"-"};
    if (surge->first >= 0)
        (void)snprintf(text.text, sizeof text.text, "%s%d", surge->ends ? "" : "> ",
                       surge->last - surge->first + 1);
    return text;
}

static void tell_hands(struct ins_page *page, const struct ins_surges *all)
{
    ins_page_heading(page, INS_WORD_SURGE_HANDS);
    ins_page_head(page, HANDS,
                  INS_VALUES("", ins_page_word(page, INS_WORD_SURGE_HEAD_SIZE),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_MONTHS),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_CASES),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_HIRED),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_SHELL),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_PEAK),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_OPEN),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_LEFT)));
    for (int i = 0; i < all->count; i++) {
        const struct ins_scaled_surge *s  = &all->surge[i];
        enum ins_language       in = page->language;
        ins_page_row(page, HANDS,
                     INS_VALUES("", percent(page, s).text,
                                ins_story_plain(s->months).text,
                                ins_number_count(s->cases.value, in).text,
                                ins_number_decimal(s->item[INS_HIRED].value, 1, in).text,
                                ins_number_decimal(s->item[INS_FLEX_CALLED].value, 1, in).text,
                                ins_number_decimal(s->peak, 1, in).text, open_of(s).text,
                                ins_number_decimal(s->left, 1, in).text));
    }
    ins_page_gap(page);
    ins_page_say(page, 2, INS_WORD_SURGE_OPEN, INS_VALUES(""));
}

/* --- money ------------------------------------------------------------------------------------- */

static void tell_money_of(struct ins_page *page, const struct ins_scaled_surge *s)
{
    struct ins_figure of[INS_SCALING_COST];
    for (int k = 0; k < INS_SCALING_COST; k++)
        of[k] = ins_decide_euro(page, s->item[k].value, 2);
    ins_page_row(page, MONEY,
                 INS_VALUES("", percent(page, s).text,
                            ins_story_plain(s->months).text, of[INS_TRAINING_COST].text,
                            of[INS_COACHING].text, of[INS_IDLE_COST].text,
                            ins_decide_euro(page, s->idle_after.value, 2).text, of[INS_SEVERANCE].text,
                            of[INS_SCALING_COST_TOTAL].text,
                            ins_decide_euro(page, ins_decide_half(s->item[INS_SCALING_COST_TOTAL]), 2).text,
                            ins_number_count(s->a_case, page->language).text));
}

static void tell_surge_money(struct ins_page *page, const struct ins_surges *all)
{
    ins_page_heading(page, INS_WORD_SURGE_MONEY);
    ins_page_head(page, MONEY,
                  INS_VALUES("", ins_page_word(page, INS_WORD_SURGE_HEAD_SIZE),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_MONTHS),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_HIRE),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_COACH),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_IDLE),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_AFTER),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_LET_GO),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_TOTAL),
                             ins_page_word(page, INS_WORD_ERROR),
                             ins_page_word(page, INS_WORD_SURGE_HEAD_A_CASE)));
    for (int i = 0; i < all->count; i++)
        tell_money_of(page, &all->surge[i]);
    ins_page_gap(page);
    ins_page_say(page, 2, INS_WORD_SURGE_LINES, INS_VALUES(""));
}

/* The surge in the middle of the table leads. */
static void tell_answer(struct ins_page *page, const struct ins_surges *all)
{
    const struct ins_scaled_surge    *s     = &all->surge[all->count / 2];
    const struct ins_estimate *total = &s->item[INS_SCALING_COST_TOTAL];
    if (s->first < 0)
        ins_page_say(page, 0, INS_WORD_SURGE_ANSWER_NONE,
                     INS_VALUES(size_of_surge(page, s).text, ins_story_plain(s->months).text));
    else
        ins_page_say(page, 0, INS_WORD_SURGE_ANSWER,
                     INS_VALUES(size_of_surge(page, s).text, ins_story_plain(s->months).text,
                                ins_decide_euro(page, total->value, 2).text,
                                ins_decide_euro(page, ins_decide_half(*total), 2).text,
                                ins_number_count(s->a_case, page->language).text));
}

char *ins_surges_text(const struct ins_surges *all, const struct ins_look *look)
{
    struct ins_page            page;
    const struct ins_scenario *s = ins_case_scenario(all->played);
    ins_page_begin(&page, look);
    ins_story_open_with(&page, s, all->futures);
    ins_page_gap(&page);
    ins_page_say(&page, 0, INS_WORD_SURGE_ASKED,
                 INS_VALUES(ins_story_month(s, all->begins).text,
                            ins_number_count((double)all->futures, page.language).text));
    tell_answer(&page, all);
    tell_hands(&page, all);
    tell_surge_money(&page, all);
    return ins_page_take(&page);
}
