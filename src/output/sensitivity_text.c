/* What drives the answer, for people. */
#include <math.h>
#include <stdio.h>

#include "decide/sensitivity.h"
#include "output/decide_parts.h"
#include "output/story.h"

static const int INDEX_WIDTHS[]  = {-2, -34, -1, 7, 6, 8, 6, -2, -12, 0};
static const int EFFECT_WIDTHS[] = {-2, -34, -1, 11, 9, 11, 0};
enum { BAR = 10 };

static bool is_money(int answer)
{
    return answer != INS_UNCERTAIN_P_NORM;
}

static struct ins_figure amount(const struct ins_page *page, int answer, double value)
{
    return is_money(answer) ? ins_number_million(value, page->language)
                            : ins_number_hundred(value, page->language);
}

static struct ins_phrase interval(const struct ins_page *page, int answer, struct ins_estimate e)
{
    return ins_story_interval(page, amount(page, answer, e.low), amount(page, answer, e.high));
}

/* Nothing where so few points, two rows each, cannot tell: 1.96 / sqrt(2 base). */
static const char *direction(double correlation, int64_t base)
{
    bool clear = correlation * correlation * 2.0 * (double)base > 1.96 * 1.96;
    return !clear ? "" : correlation > 0.0 ? "+" : "-";
}

/* --- Sobol's indices ------------------------------------------------------------------------- */

static void tell_index(struct ins_page *page, const struct ins_sensitivity *x, int answer, int axis)
{
    const struct ins_index *index = &x->indices->index[answer * x->layout.axes + axis];
    enum ins_language       in    = page->language;
    char                    bar[INS_BAR_TEXT];
    ins_page_row(page, INDEX_WIDTHS,
                 INS_VALUES("", x->layout.axis[axis].key, direction(index->correlation, x->base),
                            ins_number_hundred(fmax(index->first.value, 0.0), in).text,
                            ins_number_hundred(ins_decide_half(index->first), in).text,
                            ins_number_hundred(index->total.value, in).text,
                            ins_number_hundred(ins_decide_half(index->total), in).text, "",
                            ins_page_bar(index->total.value, BAR, bar)));
}

static void tell_indices(struct ins_page *page, const struct ins_sensitivity *x, int answer)
{
    int order[INS_AXES];
    ins_sensitivity_rank(x, answer, order);
    ins_page_head(page, INDEX_WIDTHS,
                  INS_VALUES("", "", "", ins_page_word(page, INS_WORD_DRIVES_ALONE),
                             ins_page_word(page, INS_WORD_ERROR),
                             ins_page_word(page, INS_WORD_DRIVES_TOTAL),
                             ins_page_word(page, INS_WORD_ERROR), "", ""));
    for (int a = 0; a < x->layout.axes; a++)
        tell_index(page, x, answer, order[a]);
    ins_page_say(page, 2, INS_WORD_DRIVES_NOISE,
                 INS_VALUES(ins_number_hundred(x->noise_share[answer], page->language).text,
                            ins_number_count(x->scenario.futures, page->language).text));
}

static void tell_spread(struct ins_page *page, const struct ins_sensitivity *x, int answer)
{
    struct ins_estimate mean = x->indices->mean[answer], sd = x->indices->sd[answer];
    ins_page_say(page, 2, is_money(answer) ? INS_WORD_DRIVES_SPREAD_EURO : INS_WORD_DRIVES_SPREAD,
                 INS_VALUES(amount(page, answer, mean.value).text,
                            interval(page, answer, mean).text,
                            amount(page, answer, sd.value).text, interval(page, answer, sd).text));
    if (sd.value > 0.0)
        tell_indices(page, x, answer);
    else
        ins_page_say(page, 2, INS_WORD_DRIVES_NOTHING, INS_VALUES(""));
}

/* --- elementary effects ----------------------------------------------------------------------- */

static void tell_effects(struct ins_page *page, const struct ins_sensitivity *x, int answer)
{
    int order[INS_AXES];
    ins_sensitivity_rank(x, answer, order);
    ins_page_head(page, EFFECT_WIDTHS,
                  INS_VALUES("", "", "", ins_page_word(page, INS_WORD_DRIVES_EFFECT),
                             ins_page_word(page, INS_WORD_ERROR),
                             ins_page_word(page, INS_WORD_DRIVES_SIGMA)));
    for (int a = 0; a < x->layout.axes; a++) {
        const struct ins_effect *e = &x->morris->effect[answer * x->layout.axes + order[a]];
        ins_page_row(page, EFFECT_WIDTHS,
                     INS_VALUES("", x->layout.axis[order[a]].key, e->mu > 0.0 ? "+" : e->mu < 0.0 ? "-" : "",
                                amount(page, answer, e->mu_star.value).text,
                                amount(page, answer, e->mu_star.high - e->mu_star.value).text,
                                amount(page, answer, e->sigma).text));
    }
    ins_page_say(page, 2, INS_WORD_DRIVES_NOISE_MORRIS,
                 INS_VALUES(amount(page, answer, x->noise_sd[answer]).text,
                            ins_number_count(x->scenario.futures, page->language).text));
}

/* --- all of it -------------------------------------------------------------------------------- */

char *ins_sensitivity_text(const struct ins_sensitivity *x, const struct ins_look *look)
{
    struct ins_page page;
    ins_page_begin(&page, look);
    enum ins_language in = page.language;
    ins_story_open(&page, &x->scenario);
    ins_page_heading(&page, INS_WORD_DRIVES);
    ins_page_say(&page, 2, x->morris ? INS_WORD_DRIVES_PLAN_MORRIS : INS_WORD_DRIVES_PLAN,
                 INS_VALUES(ins_story_plain(x->layout.axes).text,
                            ins_number_count((double)x->base, in).text,
                            ins_number_count((double)x->played, in).text,
                            ins_number_count(x->scenario.futures, in).text));
    for (int answer = 0; answer < INS_UNCERTAIN_ANSWERS; answer++) {
        ins_page_heading(&page, INS_WORD_DRIVES_FIRST + (enum ins_word)answer);
        if (x->morris)
            tell_effects(&page, x, answer);
        else
            tell_spread(&page, x, answer);
    }
    ins_page_gap(&page);
    ins_page_say(&page, 0, x->morris ? INS_WORD_DRIVES_ABOUT_MORRIS : INS_WORD_DRIVES_ABOUT,
                 INS_VALUES(""));
    ins_page_say(&page, 0, INS_WORD_DRIVES_INTERVALS, INS_VALUES(""));
    return ins_page_take(&page);
}
