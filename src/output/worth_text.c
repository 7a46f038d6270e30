/* What knowing better is worth to the choice of the buffer's size, for people. */
#include <math.h>
#include <stdio.h>

#include "base/lanes.h"
#include "decide/worth.h"
#include "instroom/output.h"
#include "output/decide_parts.h"
#include "output/story.h"

static const int WIDTHS[] = {-2, -40, 10, -1, -24, 0};

/* Small sums need more decimals. */
static int digits_of(const struct ins_worth *x)
{
    double most = x->all.value.high;
    return most >= 1e8 ? 0 : most >= 1e7 ? 1 : most >= 1e6 ? 2 : 3;
}

static struct ins_phrase euro_interval(const struct ins_page *page, struct ins_estimate euro,
                                       int digits)
{
    return ins_story_interval(page, ins_decide_euro(page, euro.low, digits),
                              ins_decide_euro(page, euro.high, digits));
}

static void tell_worth_row(struct ins_page *page, const char *name,
                           const struct ins_information *worth, int digits)
{
    ins_page_row(page, WIDTHS,
                 INS_VALUES("", name, ins_decide_euro(page, worth->value.value, digits).text, "",
                            euro_interval(page, worth->value, digits).text));
}

static void tell_group(struct ins_page *page, const struct ins_worth_group *group, int digits)
{
    char keys[16];
    (void)snprintf(keys, sizeof keys, "%d", group->keys);
    tell_worth_row(page,
                   ins_page_phrase(page, INS_WORD_WORTH_GROUP, INS_VALUES(group->name, keys)).text,
                   &group->worth, digits);
}

static void tell_worth_table(struct ins_page *page, const struct ins_worth *x)
{
    int digits = digits_of(x);
    ins_page_gap(page);
    ins_page_head(page, WIDTHS,
                  INS_VALUES("", ins_page_word(page, INS_WORD_WORTH_KNOWN),
                             ins_page_word(page, INS_WORD_WORTH_VALUE), "", ""));
    for (int k = 0; k < x->keys; k++)
        tell_worth_row(page, x->key[k].path, &x->key[k].worth, digits);
    for (int g = 0; g < x->groups; g++)
        tell_group(page, &x->group[g], digits);
    tell_worth_row(page, ins_page_word(page, INS_WORD_WORTH_ALL), &x->all, digits);
}

static void tell_worth_choice(struct ins_page *page, const struct ins_worth *x)
{
    enum ins_language in     = page->language;
    int               digits = digits_of(x);
    ins_page_say(page, 2, INS_WORD_WORTH_BEST,
                 INS_VALUES(ins_number_million(x->best.value, in).text,
                            ins_decide_euro(page, x->saves.value, 1).text,
                            ins_story_euro(page, x->saves).text));
    ins_page_say(page, 2, isfinite(x->best.high) ? INS_WORD_WORTH_FLAT : INS_WORD_WORTH_FLAT_OPEN,
                 INS_VALUES(ins_number_million(x->best.low, in).text,
                            ins_number_million(x->best.high, in).text));
    ins_page_say(page, 2, INS_WORD_WORTH_MOST,
                 INS_VALUES(ins_decide_euro(page, x->all.value.value, digits).text,
                            euro_interval(page, x->all.value, digits).text));
}

char *ins_worth_text(const struct ins_worth *x, const struct ins_look *look)
{
    struct ins_page page;
    ins_page_begin(&page, look);
    ins_story_open(&page, &x->scenario);
    ins_page_heading(&page, INS_WORD_WORTH);
    if (x->from_axes)
        ins_page_say(&page, 2, INS_WORD_WORTH_AXES, INS_VALUES(""));
    tell_worth_choice(&page, x);
    tell_worth_table(&page, x);
    ins_page_gap(&page);
    ins_page_say(&page, 0, INS_WORD_WORTH_METHOD,
                 INS_VALUES(ins_number_count((double)x->worlds, page.language).text,
                            ins_decide_euro(&page, x->all.bias, digits_of(x)).text));
    if (x->norm_price > 0.0)
        ins_page_say(&page, 0, INS_WORD_WORTH_PRICE,
                     INS_VALUES(ins_number_million(x->norm_price, page.language).text));
    return ins_page_take(&page);
}
