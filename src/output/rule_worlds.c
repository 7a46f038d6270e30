#include "output/rule_worlds.h"

#include <stdlib.h>

#include "output/decide_parts.h"
#include "output/parts.h"
#include "output/story.h"
#include "scenario/worlds.h"

static struct ins_figure euro(const struct ins_page *page, double value)
{
    return ins_decide_euro(page, value, 1);
}

/* --- for people ------------------------------------------------------------------------------- */

static void tell_robust_row(struct ins_page *page, const int *widths, enum ins_word name,
                            struct ins_estimate saving, struct ins_estimate regret)
{
    ins_page_row(page, widths,
                 INS_VALUES("", ins_page_word(page, name), euro(page, saving.value).text,
                            euro(page, ins_decide_half(saving)).text, euro(page, regret.value).text,
                            euro(page, ins_decide_half(regret)).text));
}

static void tell_rows(struct ins_page *page, const struct ins_rule *rule)
{
    static const int              widths[] = {-2, -24, 14, 8, 15, 8, 0};
    const struct ins_rule_worlds *r        = &rule->robust;
    struct ins_estimate           worst[INS_RULE_KINDS];
    for (int i = 0; i < INS_RULE_KINDS; i++)
        worst[i] = r->regret[i][r->worst[i]];
    ins_page_head(page, widths,
                  INS_VALUES("", ins_page_word(page, INS_WORD_RULE_HEAD_RULE),
                             ins_page_word(page, INS_WORD_RULE_HEAD_SAVES), ins_page_word(page, INS_WORD_ERROR),
                             ins_page_word(page, INS_WORD_RULE_HEAD_REGRET),
                             ins_page_word(page, INS_WORD_ERROR)));
    tell_robust_row(page, widths, INS_WORD_RULE_AS_IS, (struct ins_estimate){0.0, 0.0, 0.0},
                    worst[INS_RULE_AS_IS]);
    tell_robust_row(page, widths, INS_WORD_RULE_ON_AVERAGE, rule->saving,
                    worst[INS_RULE_ON_AVERAGE]);
    tell_robust_row(page, widths, INS_WORD_RULE_ROBUST, r->saving, worst[INS_RULE_ROBUST]);
}

/* "inflow.level_per_month = 3100, staff.attrition = 0.012"; to be freed. */
static char *world_of(const struct ins_page *page, const struct ins_rule *rule, int w)
{
    const struct ins_rule_worlds *r    = &rule->robust;
    struct ins_text               text = {0};
    for (int k = 0; k < r->keys; k++)
        ins_text_add(&text, "%s%s = %s", k > 0 ? ", " : "", rule->scenario.worlds->key[r->differs[k]].path,
                     ins_decide_value(r->world[w][r->differs[k]], page->language).text);
    return ins_text_take(&text);
}

static char *robust_keys(const struct ins_rule *rule)
{
    struct ins_text text = {0};
    for (int k = 0; k < rule->keys; k++)
        ins_text_add(&text, "%s%s = %s", k > 0 ? ", " : "", rule->key[k].key,
                     ins_number_short(rule->robust.value[k]).text);
    return ins_text_take(&text);
}

void ins_rule_tell_worlds(struct ins_page *page, const struct ins_rule *rule)
{
    const struct ins_rule_worlds *r = &rule->robust;
    if (r->worlds == 0)
        return;
    char *average = world_of(page, rule, r->worst[INS_RULE_ON_AVERAGE]);
    char *robust  = world_of(page, rule, r->worst[INS_RULE_ROBUST]);
    char *keys    = robust_keys(rule);
    ins_page_gap(page);
    ins_page_title(page, ins_page_word(page, INS_WORD_RULE_WORLDS));
    ins_page_say(page, 2, INS_WORD_RULE_WORLDS_ABOUT,
                 INS_VALUES(ins_story_plain(r->worlds).text,
                            ins_number_count((double)r->futures, page->language).text));
    tell_rows(page, rule);
    if (average && robust)
        ins_page_say(page, 2, INS_WORD_RULE_WORST, INS_VALUES(average, robust));
    if (keys)
        ins_page_say(page, 2, INS_WORD_RULE_ROBUST_KEYS, INS_VALUES(keys));
    free(average);
    free(robust);
    free(keys);
}

/* --- for machines ----------------------------------------------------------------------------- */

static const char *const name[INS_RULE_KINDS] = {"as_it_is", "on_average", "robust"};

static void add_world(struct ins_json *json, const struct ins_rule *rule, int w)
{
    const struct ins_rule_worlds *r = &rule->robust;
    ins_json_open(json, NULL, '{');
    ins_json_open(json, "world", '{');
    for (int k = 0; k < r->keys; k++)
        ins_json_number(json, rule->scenario.worlds->key[r->differs[k]].path, r->world[w][r->differs[k]]);
    ins_json_close(json, '}');
    for (int i = 0; i < INS_RULE_KINDS; i++)
        ins_json_estimate(json, name[i], r->regret[i][w]);
    ins_json_close(json, '}');
}

void ins_rule_worlds_json(struct ins_json *json, const struct ins_rule *rule)
{
    const struct ins_rule_worlds *r = &rule->robust;
    if (r->worlds == 0) {
        ins_json_null(json, "robust");
        return;
    }
    ins_json_open(json, "robust", '{');
    ins_json_integer(json, "worlds", r->worlds);
    ins_json_open(json, "rule", '{');
    for (int k = 0; k < rule->keys; k++)
        ins_json_number(json, rule->key[k].key, r->value[k]);
    ins_json_close(json, '}');
    ins_json_estimate(json, "saving", r->saving);
    ins_json_open(json, "regret", '{');
    for (int i = 0; i < INS_RULE_KINDS; i++)
        ins_json_estimate(json, name[i], r->regret[i][r->worst[i]]);
    ins_json_close(json, '}');
    ins_json_open(json, "by_world", '[');
    for (int w = 0; w < r->worlds; w++)
        add_world(json, rule, w);
    ins_json_close(json, ']');
    ins_json_close(json, '}');
}
