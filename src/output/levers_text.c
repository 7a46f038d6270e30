/* What a step of each lever is worth, for people. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "decide/contrast.h"
#include "decide/levers.h"
#include "output/decide_parts.h"
#include "output/levers.h"
#include "output/story.h"

enum { DIGITS = 2, SENTENCES = 3 };

const char *ins_levers_label(const struct ins_lever *lever, enum ins_language language)
{
    return language == INS_DUTCH ? lever->kind->label_nl : lever->kind->label;
}

/* A value of the lever's key as it is read: a number, parts of a hundred for a factor, a word. */
static struct ins_figure value_of_lever(const struct ins_page *page, const struct ins_lever *lever,
                                        bool to)
{
    double            value = to ? lever->to : lever->from;
    struct ins_figure text  = ins_decide_value(value, page->language);
    if (lever->from_word)
        (void)strncpy(text.text, to ? lever->kind->word : lever->from_word, sizeof text.text - 1);
    else if (strcmp(ins_lever_unit(lever->kind), "factor") == 0)
        (void)strcat(strcpy(text.text, ins_decide_value(100 * value, page->language).text), " %");
    return text;
}

/* --- the two tables -------------------------------------------------------------------------- */

static const int BUFFER_WIDTHS[] = {-2, -32, 7, 8, 10, 7, 8, 6, 0};
static const int COST_WIDTHS[]   = {-2, -32, 10, 6, 12, 8, 0};
static const int STATE_WIDTHS[]  = {-2, -32, 12, 5, 9, 5, 10, 5, 0};

static bool base_reached(const struct ins_levers *levers)
{
    return isfinite(levers->base[INS_POINT_NORM].value);
}

static void tell_buffers(struct ins_page *page, const struct ins_levers *levers,
                         const struct ins_lever *lever)
{
    struct ins_estimate liquid = lever->change[INS_POINT_LIQUIDITY];
    struct ins_estimate norm   = lever->change[base_reached(levers) ? INS_POINT_NORM
                                                                    : INS_POINT_P_NORM_MAX];
    double              scale  = base_reached(levers) ? 1.0 : 1e8; /* points of 100 */
    ins_page_row(page, BUFFER_WIDTHS,
                 INS_VALUES("", ins_levers_label(lever, page->language),
                            value_of_lever(page, lever, false).text,
                            value_of_lever(page, lever, true).text,
                            ins_decide_euro(page, liquid.value, DIGITS).text,
                            ins_decide_euro(page, ins_decide_half(liquid), DIGITS).text,
                            ins_decide_euro(page, scale * norm.value, DIGITS).text,
                            ins_decide_euro(page, scale * ins_decide_half(norm), DIGITS).text));
}

static void tell_costs(struct ins_page *page, const struct ins_lever *lever)
{
    struct ins_estimate cost   = lever->change[INS_POINT_COST];
    struct ins_estimate late   = lever->change[INS_POINT_OVERDUE];
    enum ins_language   in     = page->language;
    ins_page_row(page, COST_WIDTHS,
                 INS_VALUES("", ins_levers_label(lever, in),
                            ins_decide_euro(page, cost.value, 1).text,
                            ins_decide_euro(page, ins_decide_half(cost), 1).text,
                            ins_number_count(late.value, in).text,
                            ins_number_count(ins_decide_half(late), in).text));
}

/* The cost to the state at both prices of a place, and the transfer within it. */
static void tell_state(struct ins_page *page, const struct ins_lever *lever)
{
    static const enum ins_point_row row[3] = {INS_POINT_SOCIAL_COST, INS_POINT_MARGINAL,
                                              INS_POINT_PENALTIES};
    struct ins_figure change[3], half[3];
    for (int i = 0; i < 3; i++) {
        change[i] = ins_decide_euro(page, lever->change[row[i]].value, 1);
        half[i]   = ins_decide_euro(page, ins_decide_half(lever->change[row[i]]), 1);
    }
    ins_page_row(page, STATE_WIDTHS,
                 INS_VALUES("", ins_levers_label(lever, page->language), change[0].text, half[0].text,
                            change[1].text, half[1].text, change[2].text, half[2].text));
}

static void tell_states(struct ins_page *page, const struct ins_levers *levers)
{
    const char *error = ins_page_word(page, INS_WORD_ERROR);
    const char *mln   = ins_page_word(page, INS_WORD_UNIT_MILLION);
    ins_page_heading(page, INS_WORD_LEVERS_STATE);
    ins_page_say(page, 2, INS_WORD_LEVERS_STATE_ABOUT, INS_VALUES(""));
    ins_page_head(page, STATE_WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_HEAD_SOCIAL), error,
                             ins_page_word(page, INS_WORD_HEAD_MARGINAL), error,
                             ins_page_word(page, INS_WORD_HEAD_PENALTIES), error));
    ins_page_head(page, STATE_WIDTHS, INS_VALUES("", "", mln, "", mln, "", mln, ""));
    for (int i = 0; i < levers->count; i++)
        tell_state(page, &levers->lever[i]);
}

static void tell_tables(struct ins_page *page, const struct ins_levers *levers)
{
    const char *error = ins_page_word(page, INS_WORD_ERROR);
    const char *mln   = ins_page_word(page, INS_WORD_UNIT_MILLION);
    ins_page_say(page, 2, INS_WORD_LEVERS_ABOUT, INS_VALUES(""));
    ins_page_head(page, BUFFER_WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_HEAD_FROM),
                             ins_page_word(page, INS_WORD_HEAD_TO),
                             ins_page_word(page, INS_WORD_HEAD_LIQUIDITY), error,
                             ins_page_word(page, base_reached(levers) ? INS_WORD_HEAD_NORM
                                                                      : INS_WORD_HEAD_CHANCE),
                             error));
    ins_page_head(page, BUFFER_WIDTHS,
                  INS_VALUES("", "", "", "", mln, "",
                             base_reached(levers) ? mln : ins_page_word(page, INS_WORD_UNIT_POINTS),
                             ""));
    for (int i = 0; i < levers->count; i++)
        tell_buffers(page, levers, &levers->lever[i]);
    ins_page_heading(page, INS_WORD_LEVERS_OUTSIDE);
    ins_page_say(page, 2, INS_WORD_LEVERS_OUTSIDE_ABOUT, INS_VALUES(""));
    ins_page_head(page, COST_WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_HEAD_COST), error,
                             ins_page_word(page, INS_WORD_HEAD_OVERDUE), error));
    ins_page_head(page, COST_WIDTHS,
                  INS_VALUES("", "", mln, "", ins_page_word(page, INS_WORD_UNIT_CASE_MONTHS), ""));
    for (int i = 0; i < levers->count; i++)
        tell_costs(page, &levers->lever[i]);
    tell_states(page, levers);
}

/* --- sentences ------------------------------------------------------------------------------- */

static void tell_base(struct ins_page *page, const struct ins_levers *levers)
{
    struct ins_estimate liquid = levers->base[INS_POINT_LIQUIDITY];
    struct ins_estimate norm   = levers->base[INS_POINT_NORM];
    struct ins_estimate best   = levers->base[INS_POINT_P_NORM_MAX];
    ins_page_heading(page, INS_WORD_LEVERS);
    ins_story_norm(page, &levers->scenario);
    if (base_reached(levers))
        ins_page_say(page, 2, INS_WORD_LEVERS_BASE,
                     INS_VALUES(ins_number_million(liquid.value, page->language).text,
                                ins_story_euro(page, liquid).text,
                                ins_number_million(norm.value, page->language).text,
                                ins_story_euro(page, norm).text));
    else
        ins_page_say(page, 2, INS_WORD_LEVERS_BASE_NONE,
                     INS_VALUES(ins_number_million(liquid.value, page->language).text,
                                ins_story_euro(page, liquid).text,
                                ins_number_hundred(best.value, page->language).text,
                                ins_story_probable(page, best).text));
}

static void tell_lever_saving(struct ins_page *page, const char *label, struct ins_estimate change)
{
    char name[64];
    int  digits = ins_number_million_digits(change.value);
    (void)strncpy(name, ins_page_word(page, INS_WORD_NAME_NORM), sizeof name - 1);
    name[sizeof name - 1] = '\0';
    name[0]               = (char)tolower((unsigned char)name[0]);
    ins_page_say(page, 2, INS_WORD_LEVERS_SAVES,
                 INS_VALUES(label, ins_decide_euro(page, -change.value, digits).text,
                            ins_decide_euro(page, ins_decide_half(change), digits).text, name));
}

static void tell_raise(struct ins_page *page, const char *label, struct ins_estimate change)
{
    enum ins_language in = page->language;
    ins_page_say(page, 2, INS_WORD_LEVERS_RAISES,
                 INS_VALUES(label, ins_number_decimal(100.0 * change.value, 1, in).text,
                            ins_number_decimal(100.0 * ins_decide_half(change), 1, in).text));
}

/* What a lever surely moves for the better, of what was asked: less norm buffer, or where no buffer
 * is enough, more of the best chance. 0 where it does not. */
static double gain_of(const struct ins_levers *levers, const struct ins_lever *lever)
{
    struct ins_estimate norm = lever->change[INS_POINT_NORM];
    struct ins_estimate best = lever->change[INS_POINT_P_NORM_MAX];
    if (base_reached(levers))
        return norm.high < 0.0 ? -norm.value : 0.0;
    return best.low > 0.0 ? best.value : 0.0;
}

static void tell_gain(struct ins_page *page, const struct ins_levers *levers,
                      const struct ins_lever *lever)
{
    char label[64];
    (void)strncpy(label, ins_levers_label(lever, page->language), sizeof label - 1);
    label[sizeof label - 1] = '\0';
    label[0]                = (char)toupper((unsigned char)label[0]);
    if (base_reached(levers))
        tell_lever_saving(page, label, lever->change[INS_POINT_NORM]);
    else
        tell_raise(page, label, lever->change[INS_POINT_P_NORM_MAX]);
}

/* The levers that surely bring most of what was asked. */
static void tell_gains(struct ins_page *page, const struct ins_levers *levers)
{
    double last = INFINITY;
    for (int told = 0; told < SENTENCES; told++) {
        const struct ins_lever *best = NULL;
        for (int i = 0; i < levers->count; i++) {
            double gain = gain_of(levers, &levers->lever[i]);
            if (gain > 0.0 && gain < last && (!best || gain > gain_of(levers, best)))
                best = &levers->lever[i];
        }
        if (!best)
            return;
        tell_gain(page, levers, best);
        last = gain_of(levers, best);
    }
}

static void tell_left(struct ins_page *page, const struct ins_levers *levers)
{
    if (levers->left_out == 0)
        return;
    ins_page_heading(page, INS_WORD_LEVERS_LEFT);
    for (int i = levers->count; i < levers->count + levers->left_out; i++) {
        const struct ins_lever *lever = &levers->lever[i];
        ins_page_say(page, 2, INS_WORD_COLON,
                     INS_VALUES(ins_levers_label(lever, page->language),
                                ins_page_word(page, INS_WORD_LEVER_WHY_FIRST +
                                                        (enum ins_word)lever->why - 1)));
    }
}

char *ins_levers_text(const struct ins_levers *levers, const struct ins_look *look)
{
    struct ins_page page;
    ins_page_begin(&page, look);
    ins_story_open(&page, &levers->scenario);
    tell_base(&page, levers);
    ins_page_gap(&page);
    tell_gains(&page, levers);
    ins_page_gap(&page);
    tell_tables(&page, levers);
    tell_left(&page, levers);
    ins_page_gap(&page);
    ins_page_say(&page, 0, INS_WORD_LEVERS_METHOD,
                 INS_VALUES(ins_number_count((double)levers->futures, page.language).text,
                            ins_number_count(INS_RESAMPLES, page.language).text));
    return ins_page_take(&page);
}
