/* What knowing better is worth to the choice of the buffer's size, for machines. */
#include <math.h>

#include "base/lanes.h"
#include "decide/worth.h"
#include "instroom/output.h"
#include "output/decide_parts.h"
#include "output/parts.h"

static void add_worth(struct ins_json *json, const struct ins_information *worth)
{
    ins_json_number(json, "value", worth->value.value);
    ins_json_number(json, "low", worth->value.low);
    ins_json_number(json, "high", worth->value.high);
    ins_json_number(json, "realised", worth->realised);
    ins_json_number(json, "bias", worth->bias);
}

static void add_worth_of_keys(struct ins_json *json, const struct ins_worth *x)
{
    ins_json_open(json, "evppi", '[');
    for (int k = 0; k < x->keys; k++) {
        ins_json_open_flat(json, NULL, '{');
        ins_json_text(json, "key", x->key[k].path);
        add_worth(json, &x->key[k].worth);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
    ins_json_open(json, "groups", '[');
    for (int g = 0; g < x->groups; g++) {
        ins_json_open_flat(json, NULL, '{');
        ins_json_text(json, "group", x->group[g].name);
        ins_json_integer(json, "keys", x->group[g].keys);
        add_worth(json, &x->group[g].worth);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

char *ins_worth_json(const struct ins_worth *x)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_decide_open(&json, "worth", &x->scenario);
    ins_json_text(&json, "decision", "buffer");
    ins_json_text(&json, "unknown_from", x->from_axes ? "sweep.axes" : "uncertain");
    ins_json_integer(&json, "worlds", x->worlds);
    ins_json_integer(&json, "world_futures", INS_LANES);
    ins_json_number(&json, "norm_price", x->norm_price);
    ins_json_number(&json, "best", x->best.value);
    ins_json_open_flat(&json, "flat", '{');
    ins_json_number(&json, "from", x->best.low);
    ins_json_number(&json, "to", x->best.high);
    ins_json_close(&json, '}');
    ins_json_estimate(&json, "saved_against_none", x->saves);
    ins_json_open_flat(&json, "evpi", '{');
    add_worth(&json, &x->all);
    ins_json_close(&json, '}');
    add_worth_of_keys(&json, x);
    ins_parts_provenance(&json, x->source, &x->scenario);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}
