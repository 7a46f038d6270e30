/* Scenarios side by side, for people. */
#include <math.h>
#include <string.h>

#include "decide/compare.h"
#include "output/decide_parts.h"
#include "output/statement.h"
#include "output/story.h"
#include "scenario/case.h"

static const char *letter_of(int i)
{
    static const char *const letters[INS_COMPARED] = {"A", "B", "C", "D", "E", "F", "G", "H"};
    return letters[i];
}

/* --- a quantity as it is read ---------------------------------------------------------------- */

static bool is_money_row(enum ins_point_row row)
{
    return row <= INS_POINT_NORM || row == INS_POINT_COST || row == INS_POINT_SOCIAL_COST ||
           row == INS_POINT_PENALTIES || row == INS_POINT_MARGINAL;
}

static bool is_share(enum ins_point_row row)
{
    return row == INS_POINT_P_NORM || row == INS_POINT_P_NORM_MAX;
}

static struct ins_figure figure_in_row(const struct ins_page *page, enum ins_point_row row,
                                       double value)
{
    if (!isfinite(value))
        return (struct ins_figure){"-"};
    if (is_money_row(row))
        return ins_decide_euro(page, value, 2);
    if (is_share(row))
        return ins_number_decimal(100.0 * value, 2, page->language);
    return ins_number_count(value, page->language);
}

static const char *label(const struct ins_page *page, enum ins_point_row row)
{
    return ins_page_word(page, INS_WORD_QUANTITY_FIRST + (enum ins_word)row);
}

/* --- one scenario against the first ---------------------------------------------------------- */

static const int WIDTHS[] = {-2, -28, 13, 13, 13, 10, 0};

/* What stands apart in the cost to the state is told below it. */
static const enum ins_point_row ORDER[INS_POINT_ROWS] = {
    INS_POINT_LIQUIDITY,   INS_POINT_NORM,      INS_POINT_P_NORM,  INS_POINT_P_NORM_MAX,
    INS_POINT_COST,        INS_POINT_SOCIAL_COST, INS_POINT_PENALTIES, INS_POINT_MARGINAL,
    INS_POINT_OVERDUE,     INS_POINT_PEAK_BACKLOG, INS_POINT_PEAK_OVERDUE};

static void tell_compared_row(struct ins_page *page, const struct ins_compared *first,
                              const struct ins_compared *other, enum ins_point_row r)
{
    ins_page_row(page, WIDTHS,
                 INS_VALUES("", label(page, r), figure_in_row(page, r, first->value[r].value).text,
                            figure_in_row(page, r, other->value[r].value).text,
                            figure_in_row(page, r, other->change[r].value).text,
                            figure_in_row(page, r, ins_decide_half(other->change[r])).text));
}

static void tell_against(struct ins_page *page, const struct ins_compare *c, int i)
{
    const struct ins_compared *first = &c->scenario[0], *other = &c->scenario[i];
    ins_page_gap(page);
    ins_page_head(page, WIDTHS,
                  INS_VALUES("", ins_page_phrase(page, INS_WORD_COMPARE_AGAINST,
                                                 INS_VALUES(letter_of(i))).text,
                             "A", letter_of(i), ins_page_word(page, INS_WORD_HEAD_CHANGE),
                             ins_page_word(page, INS_WORD_ERROR)));
    for (int r = 0; r < INS_POINT_ROWS; r++)
        tell_compared_row(page, first, other, ORDER[r]);
}

static void tell_who(struct ins_page *page, const struct ins_compare *c)
{
    for (int i = 0; i < c->count; i++) {
        const struct ins_case *one = c->scenario[i].source;
        ins_page_say(page, 2, INS_WORD_COMPARE_LETTER,
                     INS_VALUES(letter_of(i), ins_case_scenario(one)->title, ins_case_name(one)));
    }
    for (int i = 1; i < c->count; i++)
        if (!c->scenario[i].same_inflow)
            ins_page_say(page, 2, INS_WORD_COMPARE_DRAWS, INS_VALUES(letter_of(i)));
}

/* --- the waterfall --------------------------------------------------------------------------- */

static const enum ins_point_row shown[] = {INS_POINT_LIQUIDITY, INS_POINT_NORM,
                                           INS_POINT_SOCIAL_COST};
static const int FALL_WIDTHS[] = {-2, -25, 10, 7, 9, 7, 13, 7, 0};

static void tell_fall_line(struct ins_page *page, const char *name,
                           const struct ins_estimate value[INS_POINT_ROWS], bool part)
{
    struct ins_figure cell[3], error[3];
    for (int s = 0; s < 3; s++) {
        cell[s]  = figure_in_row(page, shown[s], value[shown[s]].value);
        error[s] = part ? figure_in_row(page, shown[s], ins_decide_half(value[shown[s]]))
                        : (struct ins_figure){""};
    }
    ins_page_row(page, FALL_WIDTHS,
                 INS_VALUES("", name, cell[0].text, error[0].text, cell[1].text, error[1].text,
                            cell[2].text, error[2].text));
}

static void tell_order(struct ins_page *page, const struct ins_waterfall *fall)
{
    const struct ins_part *most = NULL, *largest = NULL;
    double                 width = 0.0, moved = 0.0;
    for (int g = 0; g < fall->parts; g++) {
        const struct ins_part *part = &fall->part[g];
        double                 span = part->order_high[0] - part->order_low[0];
        if (span > width)
            width = span, most = part;
        if (fabs(part->change[0].value) > moved)
            moved = fabs(part->change[0].value), largest = part;
    }
    if (largest)
        ins_page_say(page, 2, INS_WORD_WATERFALL_MOST,
                     INS_VALUES(largest->group.name,
                                ins_decide_euro(page, largest->change[0].value, 2).text,
                                ins_decide_euro(page, ins_decide_half(largest->change[0]), 2)
                                    .text));
    if (most && width >= 5e3)
        ins_page_say(page, 2, INS_WORD_WATERFALL_ORDER,
                     INS_VALUES(most->group.name, ins_decide_euro(page, most->order_low[0], 2).text,
                                ins_decide_euro(page, most->order_high[0], 2).text));
}

static void tell_waterfall(struct ins_page *page, const struct ins_waterfall *fall)
{
    const char *error = ins_page_word(page, INS_WORD_ERROR);
    ins_page_heading(page, INS_WORD_WATERFALL);
    if (fall->parts == 0) {
        ins_page_say(page, 2, INS_WORD_WATERFALL_SAME, INS_VALUES(""));
        return;
    }
    if (fall->orders > 1)
        ins_page_say(page, 2, fall->all_orders ? INS_WORD_WATERFALL_ALL : INS_WORD_WATERFALL_TWO,
                     INS_VALUES(ins_story_plain(fall->orders).text));
    ins_page_head(page, FALL_WIDTHS,
                  INS_VALUES("", ins_page_word(page, INS_WORD_MILLION),
                             ins_page_word(page, INS_WORD_HEAD_LIQUIDITY), error,
                             ins_page_word(page, INS_WORD_HEAD_NORM), error,
                             ins_page_word(page, INS_WORD_HEAD_SOCIAL), error));
    tell_fall_line(page, "A", fall->from, false);
    for (int g = 0; g < fall->parts; g++)
        tell_fall_line(page, fall->part[g].group.name, fall->part[g].change, true);
    tell_fall_line(page, "B", fall->to, false);
    tell_order(page, fall);
}

static void tell_all(struct ins_page *page, const struct ins_compare *c)
{
    const struct ins_scenario *s = ins_case_scenario(c->scenario[0].source);
    ins_page_title(page, ins_page_word(page, INS_WORD_COMPARE));
    ins_page_say(page, 0, INS_WORD_COMPARE_PLAYED,
                 INS_VALUES(ins_story_plain(s->months).text, ins_story_month(s, 0).text,
                            ins_story_month(s, s->months - 1).text,
                            ins_number_count(s->futures, page->language).text,
                            ins_story_plain(s->seed).text));
    ins_page_gap(page);
    tell_who(page, c);
    for (int i = 1; i < c->count; i++)
        tell_against(page, c, i);
    if (c->waterfall)
        tell_waterfall(page, c->waterfall);
}

char *ins_compare_text(const struct ins_compare *c, const struct ins_look *look)
{
    struct ins_page page;
    ins_page_begin(&page, look);
    if (c->statement) {
        ins_page_title(&page, ins_page_word(&page, INS_WORD_STATEMENT));
        ins_statement_tell(&page, c);
    } else
        tell_all(&page, c);
    ins_page_gap(&page);
    ins_page_say(&page, 0, INS_WORD_LEVERS_METHOD,
                 INS_VALUES(ins_number_count((double)c->futures, page.language).text,
                            ins_number_count(INS_RESAMPLES, page.language).text));
    return ins_page_take(&page);
}
