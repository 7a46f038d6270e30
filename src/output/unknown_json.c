/* What not knowing the keys does to the answer about the buffer, for machines. */
#include "output/parts.h"
#include "scenario/worlds.h"

static void add_uncertain_keys(struct ins_json *json, const struct ins_scenario *s)
{
    ins_json_open_flat(json, "keys", '[');
    for (int k = 0; k < s->worlds->keys; k++)
        if (!s->move[k].fixed)
            ins_json_text(json, NULL, s->worlds->key[k].path);
    ins_json_close(json, ']');
}

static void add_bounded(struct ins_json *json, const char *const name[3], struct ins_estimate of)
{
    ins_json_number(json, name[0], of.value);
    ins_json_number(json, name[1], of.low);
    ins_json_number(json, name[2], of.high);
}

static void add_spread(struct ins_json *json, const struct ins_unknown *unknown)
{
    static const char *const names[4][3] = {{"p05", "p05_low", "p05_high"},
                                            {"p50", "p50_low", "p50_high"},
                                            {"p95", "p95_low", "p95_high"},
                                            {"none", "none_low", "none_high"}};
    ins_json_open(json, "norm_buffer", '{');
    add_bounded(json, names[0], unknown->p05);
    add_bounded(json, names[1], unknown->p50);
    add_bounded(json, names[2], unknown->p95);
    add_bounded(json, names[3], unknown->none);
    ins_json_close(json, '}');
}

void ins_parts_unknown(struct ins_json *json, const struct ins_buffer *buffer)
{
    const struct ins_unknown *unknown = buffer->unknown;
    if (!unknown)
        return;
    ins_json_open(json, "unknown", '{');
    ins_json_integer(json, "worlds", unknown->worlds);
    add_uncertain_keys(json, ins_case_scenario(buffer->source));
    add_spread(json, unknown);
    ins_json_estimate(json, "best", unknown->best);
    ins_json_open(json, "frontier", '[');
    for (int i = 0; i < unknown->points; i++) {
        ins_json_open_flat(json, NULL, '{');
        ins_json_number(json, "buffer", unknown->frontier[i].buffer);
        ins_json_estimate(json, "p_norm", unknown->frontier[i].p_norm);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
    ins_json_close(json, '}');
}
