/* What drives the answer, for people. */
#include <math.h>
#include <stdio.h>

#include "decide/sensitivity.h"
#include "output/decide_parts.h"
#include "output/sensitivity_text.h"
#include "output/story.h"

static const int INDEX_WIDTHS[]  = {-2, -34, -1, 7, 6, 8, 6, -2, -12, 0};
static const int GIVEN_WIDTHS[]  = {-2, -34, -1, 7, 6, -2, -12, 0};
static const int EFFECT_WIDTHS[] = {-2, -34, -1, 11, 9, 11, 0};
enum { BAR = 10 };

static bool is_money_answer(int answer)
{
    return answer != INS_UNCERTAIN_P_NORM;
}

static struct ins_figure amount(const struct ins_page *page, int answer, double value)
{
    return is_money_answer(answer) ? ins_number_million(value, page->language)
                            : ins_number_hundred(value, page->language);
}

static struct ins_phrase answer_interval(const struct ins_page *page, int answer,
                                         struct ins_estimate e)
{
    return ins_story_interval(page, amount(page, answer, e.low), amount(page, answer, e.high));
}

/* Nothing where so few rows cannot tell: 1.96 / sqrt(rows). A point of a design has two. */
static const char *direction(const struct ins_sensitivity *x, double correlation)
{
    double rows  = (x->given ? 1.0 : 2.0) * (double)x->base;
    bool   clear = correlation * correlation * rows > 1.96 * 1.96;
    return !clear ? "" : correlation > 0.0 ? "+" : "-";
}

/* --- Sobol's indices ------------------------------------------------------------------------- */

static void tell_index(struct ins_page *page, const char *name, const char *way,
                       const struct ins_index *index)
{
    enum ins_language in = page->language;
    char              bar[INS_BAR_TEXT];
    ins_page_row(page, INDEX_WIDTHS,
                 INS_VALUES("", name, way,
                            ins_number_hundred(fmax(index->first.value, 0.0), in).text,
                            ins_number_hundred(ins_decide_half(index->first), in).text,
                            ins_number_hundred(index->total.value, in).text,
                            ins_number_hundred(ins_decide_half(index->total), in).text, "",
                            ins_page_bar(index->total.value, BAR, bar)));
}

/* Groups in the order in which they were named, behind the keys. */
static void tell_groups(struct ins_page *page, const struct ins_sensitivity *x, int answer)
{
    for (int g = 0; g < x->own.count; g++) {
        const struct ins_own_group *group = &x->own.group[g];
        tell_index(page, ins_page_phrase(page, INS_WORD_WORTH_GROUP,
                                         INS_VALUES(group->name, ins_story_plain(group->keys).text)).text,
                   "", &x->indices->group[answer * x->own.count + g]);
    }
}

static void tell_first(struct ins_page *page, const struct ins_sensitivity *x, int answer, int key)
{
    const struct ins_index *index = &x->indices->index[answer * x->keys + key];
    enum ins_language       in    = page->language;
    char                    bar[INS_BAR_TEXT];
    ins_page_row(page, GIVEN_WIDTHS,
                 INS_VALUES("", x->key[key], direction(x, index->correlation),
                            ins_number_hundred(fmax(index->first.value, 0.0), in).text,
                            ins_number_hundred(ins_decide_half(index->first), in).text, "",
                            ins_page_bar(index->first.value, BAR, bar)));
}

static void tell_firsts(struct ins_page *page, const struct ins_sensitivity *x, int answer)
{
    int order[INS_WORLD_KEYS];
    ins_sensitivity_rank(x, answer, order);
    ins_page_head(page, GIVEN_WIDTHS,
                  INS_VALUES("", "", "", ins_page_word(page, INS_WORD_DRIVES_ALONE),
                             ins_page_word(page, INS_WORD_ERROR), "", ""));
    for (int k = 0; k < x->keys; k++)
        tell_first(page, x, answer, order[k]);
    ins_page_say(page, 2, INS_WORD_DRIVES_NOISE_GIVEN,
                 INS_VALUES(ins_number_hundred(x->noise_share[answer], page->language).text));
}

static void tell_indices(struct ins_page *page, const struct ins_sensitivity *x, int answer)
{
    int order[INS_WORLD_KEYS];
    ins_sensitivity_rank(x, answer, order);
    ins_page_head(page, INDEX_WIDTHS,
                  INS_VALUES("", "", "", ins_page_word(page, INS_WORD_DRIVES_ALONE),
                             ins_page_word(page, INS_WORD_ERROR),
                             ins_page_word(page, INS_WORD_DRIVES_TOTAL),
                             ins_page_word(page, INS_WORD_ERROR), "", ""));
    for (int a = 0; a < x->keys; a++) {
        const struct ins_index *index = &x->indices->index[answer * x->keys + order[a]];
        tell_index(page, x->key[order[a]], direction(x, index->correlation), index);
    }
    tell_groups(page, x, answer);
    ins_page_say(page, 2, INS_WORD_DRIVES_NOISE,
                 INS_VALUES(ins_number_hundred(x->noise_share[answer], page->language).text,
                            ins_number_count(x->scenario.futures, page->language).text));
}

static void tell_answer_spread(struct ins_page *page, const struct ins_sensitivity *x, int answer)
{
    struct ins_estimate mean = x->indices->mean[answer], sd = x->indices->sd[answer];
    ins_page_say(
        page, 2, is_money_answer(answer) ? INS_WORD_DRIVES_SPREAD_EURO : INS_WORD_DRIVES_SPREAD,
        INS_VALUES(amount(page, answer, mean.value).text, answer_interval(page, answer, mean).text,
                   amount(page, answer, sd.value).text, answer_interval(page, answer, sd).text));
    if (sd.value > 0.0)
        (x->given ? tell_firsts : tell_indices)(page, x, answer);
    else
        ins_page_say(page, 2, INS_WORD_DRIVES_NOTHING, INS_VALUES(""));
}

/* --- elementary effects ----------------------------------------------------------------------- */

static void tell_effects(struct ins_page *page, const struct ins_sensitivity *x, int answer)
{
    int order[INS_WORLD_KEYS];
    ins_sensitivity_rank(x, answer, order);
    ins_page_head(page, EFFECT_WIDTHS,
                  INS_VALUES("", "", "", ins_page_word(page, INS_WORD_DRIVES_EFFECT),
                             ins_page_word(page, INS_WORD_ERROR),
                             ins_page_word(page, INS_WORD_DRIVES_SIGMA)));
    for (int a = 0; a < x->keys; a++) {
        const struct ins_effect *e = &x->morris->effect[answer * x->keys + order[a]];
        ins_page_row(page, EFFECT_WIDTHS,
                     INS_VALUES("", x->key[order[a]], e->mu > 0.0 ? "+" : e->mu < 0.0 ? "-" : "",
                                amount(page, answer, e->mu_star.value).text,
                                amount(page, answer, e->mu_star.high - e->mu_star.value).text,
                                amount(page, answer, e->sigma).text));
    }
    ins_page_say(page, 2, INS_WORD_DRIVES_NOISE_MORRIS,
                 INS_VALUES(amount(page, answer, x->noise_sd[answer]).text,
                            ins_number_count(x->scenario.futures, page->language).text));
}

enum ins_word ins_sensitivity_heading(const struct ins_sensitivity *x, int answer)
{
    return x->given && answer == INS_UNCERTAIN_LIQUIDITY ? INS_WORD_DRIVES_SHORTFALL
                                                         : INS_WORD_DRIVES_FIRST + (enum ins_word)answer;
}

/* --- all of it -------------------------------------------------------------------------------- */

char *ins_sensitivity_text(const struct ins_sensitivity *x, const struct ins_look *look)
{
    struct ins_page page;
    ins_page_begin(&page, look);
    enum ins_language in = page.language;
    ins_story_open(&page, &x->scenario);
    ins_page_heading(&page, INS_WORD_DRIVES);
    ins_page_say(&page, 2,
                 x->morris  ? INS_WORD_DRIVES_PLAN_MORRIS
                 : x->given ? INS_WORD_DRIVES_PLAN_GIVEN
                            : INS_WORD_DRIVES_PLAN,
                 INS_VALUES(ins_story_plain(x->keys).text,
                            ins_number_count((double)x->base, in).text,
                            ins_number_count((double)x->played, in).text,
                            ins_number_count(x->scenario.futures, in).text));
    for (int answer = 0; answer < INS_UNCERTAIN_ANSWERS; answer++) {
        ins_page_heading(&page, ins_sensitivity_heading(x, answer));
        if (x->morris)
            tell_effects(&page, x, answer);
        else
            tell_answer_spread(&page, x, answer);
    }
    ins_page_gap(&page);
    ins_page_say(&page, 0,
                 x->morris  ? INS_WORD_DRIVES_ABOUT_MORRIS
                 : x->given ? INS_WORD_DRIVES_ABOUT_GIVEN
                            : INS_WORD_DRIVES_ABOUT,
                 INS_VALUES(""));
    ins_page_say(&page, 0, INS_WORD_DRIVES_INTERVALS, INS_VALUES(""));
    return ins_page_take(&page);
}
