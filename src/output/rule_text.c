/* The best rule of the tower, for people: on one page. */
#include <math.h>
#include <stdlib.h>

#include "decide/rule.h"
#include "output/decide_parts.h"
#include "output/rule_worlds.h"
#include "output/story.h"

static struct ins_figure euro_of_rule(const struct ins_page *page, double value)
{
    return ins_decide_euro(page, value, 1);
}

/* --- the keys -------------------------------------------------------------------------------- */

static void tell_rule_keys(struct ins_page *page, const struct ins_rule *rule)
{
    static const int  widths[] = {-2, -24, 10, 12, 10, 14, 8, 0};
    enum ins_language in       = page->language;
    ins_page_head(page, widths,
                  INS_VALUES("", ins_page_word(page, INS_WORD_RULE_HEAD_KEY),
                             ins_page_word(page, INS_WORD_MIX_HEAD_PRESENT),
                             ins_page_word(page, INS_WORD_RULE_HEAD_EQUAL),
                             ins_page_word(page, INS_WORD_RULE_HEAD_FREE),
                             ins_page_word(page, INS_WORD_RULE_HEAD_WORTH),
                             ins_page_word(page, INS_WORD_ERROR)));
    for (int k = 0; k < rule->keys; k++) {
        const struct ins_rule_key *key = &rule->key[k];
        ins_page_row(page, widths,
                     INS_VALUES("", key->key, ins_decide_value(key->axis.present, in).text,
                                ins_decide_value(key->value, in).text,
                                ins_decide_value(key->free_value, in).text,
                                euro_of_rule(page, key->worth.value).text,
                                euro_of_rule(page, ins_decide_half(key->worth)).text));
    }
}

/* --- what it saves --------------------------------------------------------------------------- */

static void say_pair(struct ins_page *page, enum ins_word word, struct ins_estimate one,
                     struct ins_estimate other)
{
    ins_page_say(page, 2, word,
                 INS_VALUES(euro_of_rule(page, one.value).text,
                            euro_of_rule(page, ins_decide_half(one)).text,
                            euro_of_rule(page, other.value).text,
                            euro_of_rule(page, ins_decide_half(other)).text));
}

static void tell_bound(struct ins_page *page, const struct ins_rule_bound *bound)
{
    if (bound->why) {
        ins_page_say(page, 2, INS_WORD_RULE_NO_BOUND, INS_VALUES(""));
        return;
    }
    ins_page_say(page, 2, INS_WORD_RULE_BOUND,
                 INS_VALUES(euro_of_rule(page, bound->bound.value).text,
                            euro_of_rule(page, ins_decide_half(bound->bound)).text,
                            euro_of_rule(page, bound->gap.value).text,
                            euro_of_rule(page, ins_decide_half(bound->gap)).text,
                            ins_number_hundred(bound->share, page->language).text));
    say_pair(page, INS_WORD_RULE_BOUND_PARTS, bound->let_go, bound->loose);
}

static void tell_simpler(struct ins_page *page, const struct ins_rule *rule)
{
    struct ins_text keys = {0};
    int             count = 0;
    for (int k = 0; k < rule->keys; k++)
        if (rule->key[k].simple)
            ins_text_add(&keys, "%s%s", count++ > 0 ? ", " : "", rule->key[k].key);
    char *all = ins_text_take(&keys);
    if (all && count > 0 && count < rule->keys)
        ins_page_say(page, 2, INS_WORD_RULE_SIMPLER,
                     INS_VALUES(all, euro_of_rule(page, rule->saving_simple.value).text,
                                euro_of_rule(page, ins_decide_half(rule->saving_simple)).text));
    free(all);
}

/* A value at an end of what was tried is the range's as much as the rule's. */
static void tell_keys_at_ends(struct ins_page *page, const struct ins_rule *rule)
{
    struct ins_text keys  = {0};
    int             count = 0;
    for (int k = 0; k < rule->keys; k++) {
        const struct ins_rule_key *key = &rule->key[k];
        if (key->value == key->axis.from || key->value == key->axis.to)
            ins_text_add(&keys, "%s%s", count++ > 0 ? ", " : "", key->key);
    }
    char *all = ins_text_take(&keys);
    if (all && count > 0)
        ins_page_say(page, 2, INS_WORD_RULE_ENDS, INS_VALUES(all));
    free(all);
}

/* --- in which situation how many ------------------------------------------------------------- */

static void tell_order_table(struct ins_page *page, const struct ins_rule *rule)
{
    static const int  widths[] = {-2, 22, 9, 9, 9, 9, 9, 0};
    enum ins_language in       = page->language;
    struct ins_figure cell[INS_RULE_SIGHT];
    ins_page_gap(page);
    ins_page_title(page, ins_page_word(page, INS_WORD_RULE_TABLE));
    ins_page_say(page, 2, INS_WORD_RULE_TABLE_ABOUT, INS_VALUES(""));
    for (int j = 0; j < INS_RULE_SIGHT; j++)
        cell[j] = ins_number_hundred(rule->sight[j], in);
    ins_page_head(page, widths, INS_VALUES("", ins_page_word(page, INS_WORD_RULE_HEAD_OPEN), cell[0].text,
                                           cell[1].text, cell[2].text, cell[3].text, cell[4].text));
    for (int i = 0; i < INS_RULE_OPEN; i++) {
        for (int j = 0; j < INS_RULE_SIGHT; j++)
            cell[j] = ins_number_count(floor(rule->order[i][j] + 0.5), in);
        ins_page_row(page, widths,
                     INS_VALUES("", ins_decide_value(rule->open[i], in).text, cell[0].text, cell[1].text,
                                cell[2].text, cell[3].text, cell[4].text));
    }
    ins_page_say(page, 2, INS_WORD_RULE_SHELL, INS_VALUES(ins_decide_value(rule->patience, in).text));
}

static void tell_config(struct ins_page *page, const struct ins_rule *rule)
{
    static const int widths[] = {-4, -70, 0};
    ins_page_gap(page);
    ins_page_say(page, 2, INS_WORD_RULE_CONFIG, INS_VALUES(""));
    for (int k = 0; k < rule->keys; k++) {
        struct ins_text line = {0};
        ins_text_add(&line, "%s = %s;", rule->key[k].key, ins_number_short(rule->key[k].value).text);
        char *text = ins_text_take(&line);
        ins_page_row(page, widths, INS_VALUES("", text ? text : ""));
        free(text);
    }
}

char *ins_rule_text(const struct ins_rule *rule, const struct ins_look *look)
{
    struct ins_page page;
    ins_page_begin(&page, look);
    ins_story_open(&page, &rule->scenario);
    ins_page_heading(&page, INS_WORD_RULE);
    say_pair(&page, INS_WORD_RULE_SAVES, rule->saving, rule->outlay);
    say_pair(&page, INS_WORD_RULE_MARGINAL, rule->saving_marginal, rule->saving_marginal);
    say_pair(&page, INS_WORD_RULE_FREE, rule->saving_free, rule->outlay_free);
    tell_bound(&page, &rule->bound);
    ins_page_gap(&page);
    tell_rule_keys(&page, rule);
    tell_keys_at_ends(&page, rule);
    tell_simpler(&page, rule);
    ins_rule_tell_worlds(&page, rule);
    tell_order_table(&page, rule);
    tell_config(&page, rule);
    ins_page_gap(&page);
    ins_page_say(&page, 0, INS_WORD_RULE_METHOD,
                 INS_VALUES(ins_story_plain(rule->tried).text,
                            ins_number_count((double)rule->futures, page.language).text));
    return ins_page_take(&page);
}
