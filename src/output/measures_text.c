/* What measures cost and bring, for people: the table of the letter. */
#include <math.h>

#include "decide/contrast.h"
#include "decide/measures.h"
#include "output/decide_parts.h"
#include "output/story.h"

enum { NAME = 15 };
static const int MONEY_WIDTHS[] = {-2, -NAME, 8, 8, 8, 8, 8, 8, 10, 0};
static const int WORTH_WIDTHS[] = {-2, -NAME, 9, 7, 9, 7, 9, 7, 9, 0};

/* Beside what a measure stands: nothing, or all the others. */
struct way {
    bool alone;
};

static const struct ins_measure_worth *worth_of(const struct ins_measured *measured, struct way way)
{
    return way.alone ? &measured->alone : &measured->last;
}

/* --- money ------------------------------------------------------------------------------------- */

static struct ins_figure month_or_dash(const struct ins_page *page, const struct ins_measures *m,
                                       int t)
{
    struct ins_figure none = {"-"};
    (void)page;
    return t < 0 ? none : ins_story_month(&m->scenario, t);
}

/* A row of what is spent, and below it half of each interval. */
static void tell_spent(struct ins_page *page, const struct ins_measures *m,
                       const struct ins_measured *measured, struct way way)
{
    static const enum ins_spent shown[] = {INS_SPENT_ONE_OFF,      INS_SPENT_STRUCTURAL,
                                           INS_SPENT_STATE_SHORT,  INS_SPENT_STATE_MIDDLE,
                                           INS_SPENT_STATE_LONG,   INS_SPENT_DEEPEST};
    const struct ins_measure_worth *worth = worth_of(measured, way);
    struct ins_figure       value[6], half[6];
    for (int i = 0; i < 6; i++) {
        struct ins_estimate spent = worth->spent[shown[i]];
        value[i] = ins_decide_euro(page, spent.value, 1);
        half[i]  = ins_decide_euro(page, ins_decide_half(spent), 1);
    }
    ins_page_row(page, MONEY_WIDTHS,
                 INS_VALUES("", measured->name, value[0].text, value[1].text, value[2].text,
                            value[3].text, value[4].text, value[5].text,
                            month_or_dash(page, m, worth->even.month).text));
    ins_page_row(page, MONEY_WIDTHS,
                 INS_VALUES("", "  +/-", half[0].text, half[1].text, half[2].text, half[3].text,
                            half[4].text, half[5].text, ""));
}

static void tell_spent_money(struct ins_page *page, const struct ins_measures *m, struct way way)
{
    ins_page_heading(page, way.alone ? INS_WORD_MEASURES_ALONE : INS_WORD_MEASURES_LAST);
    ins_page_head(page, MONEY_WIDTHS,
                  INS_VALUES("", ins_page_word(page, INS_WORD_UNIT_MILLION),
                             ins_page_word(page, INS_WORD_SPENT_ONCE),
                             ins_page_word(page, INS_WORD_SPENT_YEARLY),
                             ins_page_word(page, INS_WORD_SPENT_SHORT),
                             ins_page_word(page, INS_WORD_SPENT_MIDDLE),
                             ins_page_word(page, INS_WORD_SPENT_LONG),
                             ins_page_word(page, INS_WORD_SPENT_DEEPEST),
                             ins_page_word(page, INS_WORD_SPENT_EVEN)));
    for (int i = 0; i < m->count; i++)
        tell_spent(page, m, &m->measured[i], way);
}

/* --- what it brings ---------------------------------------------------------------------------- */

/* Norm buffers, where all can be told; else the best chance that money reaches. */
static bool told_in_euro(const struct ins_measures *m)
{
    bool euro = isfinite(m->none[INS_POINT_NORM].value) && isfinite(m->all[INS_POINT_NORM].value);
    for (int i = 0; i < m->count; i++)
        euro = euro && isfinite(m->measured[i].alone.change[INS_POINT_NORM].value) &&
               isfinite(m->measured[i].last.change[INS_POINT_NORM].value);
    return euro;
}

static void tell_brought(struct ins_page *page, const struct ins_measures *m,
                         const struct ins_measured *measured, struct way way)
{
    enum ins_language       in    = page->language;
    const struct ins_measure_worth *worth = worth_of(measured, way);
    bool                    euro  = told_in_euro(m);
    struct ins_estimate     size  = worth->change[euro ? INS_POINT_NORM : INS_POINT_P_NORM_MAX];
    struct ins_estimate     late  = worth->change[INS_POINT_OVERDUE];
    struct ins_estimate     own   = worth->spent[INS_SPENT_OWN];
    struct ins_estimate     along = worth->spent[INS_SPENT_ALONG];
    double                  scale = euro ? 1.0 : 1e8; /* points of 100 */
    ins_page_row(page, WORTH_WIDTHS,
                 INS_VALUES("", measured->name, ins_decide_euro(page, scale * size.value, 1).text,
                            ins_decide_euro(page, scale * ins_decide_half(size), 1).text,
                            ins_number_count(late.value, in).text,
                            ins_number_count(ins_decide_half(late), in).text,
                            ins_decide_euro(page, own.value, 1).text,
                            ins_decide_euro(page, ins_decide_half(own), 1).text,
                            ins_decide_euro(page, along.value, 1).text));
}

static void tell_measures_worth(struct ins_page *page, const struct ins_measures *m, struct way way)
{
    const char *error = ins_page_word(page, INS_WORD_ERROR);
    ins_page_heading(page, way.alone ? INS_WORD_MEASURES_BRING : INS_WORD_MEASURES_BRING_LAST);
    ins_page_head(page, WORTH_WIDTHS,
                  INS_VALUES("", "",
                             ins_page_word(page, told_in_euro(m) ? INS_WORD_HEAD_NORM
                                                                 : INS_WORD_HEAD_CHANCE),
                             error, ins_page_word(page, INS_WORD_HEAD_OVERDUE), error,
                             ins_page_word(page, INS_WORD_SPENT_OWN), error,
                             ins_page_word(page, INS_WORD_SPENT_ALONG)));
    for (int i = 0; i < m->count; i++)
        tell_brought(page, m, &m->measured[i], way);
}

/* --- the whole --------------------------------------------------------------------------------- */

static void tell_none_and_all(struct ins_page *page, const struct ins_measures *m)
{
    struct ins_estimate none = m->none[INS_POINT_P_NORM_MAX], all = m->all[INS_POINT_P_NORM_MAX];
    ins_page_heading(page, INS_WORD_MEASURES);
    ins_story_norm(page, &m->scenario);
    ins_page_say(page, 2, INS_WORD_MEASURES_ENDS,
                 INS_VALUES(ins_number_hundred(none.value, page->language).text,
                            ins_story_probable(page, none).text,
                            ins_number_hundred(all.value, page->language).text,
                            ins_story_probable(page, all).text));
}

char *ins_measures_text(const struct ins_measures *m, const struct ins_look *look)
{
    static const struct way alone = {true}, last = {false};
    struct ins_page         page;
    ins_page_begin(&page, look);
    ins_story_open(&page, &m->scenario);
    tell_none_and_all(&page, m);
    tell_spent_money(&page, m, alone);
    if (m->count > 1)
        tell_spent_money(&page, m, last);
    tell_measures_worth(&page, m, alone);
    if (m->count > 1)
        tell_measures_worth(&page, m, last);
    ins_page_gap(&page);
    ins_page_say(&page, 0, INS_WORD_MEASURES_METHOD, INS_VALUES(""));
    ins_page_say(&page, 0, INS_WORD_LEVERS_METHOD,
                 INS_VALUES(ins_number_count((double)m->futures, page.language).text,
                            ins_number_count(INS_RESAMPLES, page.language).text));
    return ins_page_take(&page);
}
