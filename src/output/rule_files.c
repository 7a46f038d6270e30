/* The best rule of the tower, for machines. */
#include "decide/rule.h"
#include "output/decide_parts.h"
#include "output/parts.h"
#include "output/rule_worlds.h"

static void add_rule_keys(struct ins_json *json, const struct ins_rule *rule)
{
    ins_json_open(json, "rule", '{');
    for (int k = 0; k < rule->keys; k++)
        ins_json_number(json, rule->key[k].key, rule->key[k].value);
    ins_json_close(json, '}');
    ins_json_open(json, "keys", '[');
    for (int k = 0; k < rule->keys; k++) {
        const struct ins_rule_key *key = &rule->key[k];
        ins_json_open_flat(json, NULL, '{');
        ins_json_text(json, "key", key->key);
        ins_json_number(json, "present", key->axis.present);
        ins_json_number(json, "value", key->value);
        ins_json_number(json, "free", key->free_value);
        ins_json_number(json, "from", key->axis.from);
        ins_json_number(json, "to", key->axis.to);
        ins_json_estimate(json, "worth", key->worth);
        ins_json_flag(json, "in_simpler", key->simple);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

static void add_order_table(struct ins_json *json, const struct ins_rule *rule)
{
    ins_json_open(json, "orders", '[');
    for (int i = 0; i < INS_RULE_OPEN; i++)
        for (int j = 0; j < INS_RULE_SIGHT; j++) {
            ins_json_open_flat(json, NULL, '{');
            ins_json_number(json, "open_months", rule->open[i]);
            ins_json_number(json, "staff_in_sight", rule->sight[j]);
            ins_json_number(json, "trainees", rule->order[i][j]);
            ins_json_close(json, '}');
        }
    ins_json_close(json, ']');
}

static void add_bound(struct ins_json *json, const struct ins_rule_bound *bound)
{
    if (bound->why) {
        ins_json_null(json, "bound");
        ins_json_null(json, "gap");
        ins_json_text(json, "bound_why", bound->why);
        return;
    }
    ins_json_estimate(json, "bound", bound->bound);
    ins_json_number(json, "gap", bound->share);
    ins_json_null(json, "bound_why");
    ins_json_open(json, "gap_of", '{');
    ins_json_estimate(json, "cost", bound->cost);
    ins_json_estimate(json, "gap", bound->gap);
    ins_json_estimate(json, "let_go", bound->let_go);
    ins_json_estimate(json, "loose", bound->loose);
    ins_json_number(json, "price_of_outlay", bound->price);
    ins_json_integer(json, "futures", bound->futures);
    ins_json_close(json, '}');
}

char *ins_rule_json(const struct ins_rule *rule)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_decide_open(&json, "rule", &rule->scenario);
    add_rule_keys(&json, rule);
    ins_json_estimate(&json, "saving", rule->saving);
    ins_json_estimate(&json, "saving_marginal_bed", rule->saving_marginal);
    ins_json_estimate(&json, "outlay", rule->outlay);
    ins_json_number(&json, "price_of_outlay", rule->price);
    ins_json_estimate(&json, "saving_free", rule->saving_free);
    ins_json_estimate(&json, "outlay_free", rule->outlay_free);
    ins_json_estimate(&json, "saving_simpler", rule->saving_simple);
    add_bound(&json, &rule->bound);
    ins_rule_worlds_json(&json, rule);
    ins_json_flag(&json, "fresh", true);
    add_order_table(&json, rule);
    ins_json_integer(&json, "tried", rule->tried);
    ins_parts_provenance(&json, rule->source, &rule->scenario);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}
