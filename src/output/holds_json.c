/* Between which values of its keys the answer about the buffer stays what it is, for machines. */
#include <math.h>

#include "output/parts.h"

static void add_edge(struct ins_json *json, const char *const name[3], struct ins_estimate end)
{
    ins_json_number(json, name[0], end.value);
    ins_json_number(json, name[1], end.low);
    ins_json_number(json, name[2], end.high);
}

static void add_hold(struct ins_json *json, const struct ins_hold *hold)
{
    static const char *const from[] = {"from", "from_low", "from_high"};
    static const char *const to[]   = {"to", "to_low", "to_high"};
    ins_json_open_flat(json, NULL, '{');
    ins_json_text(json, "key", hold->key);
    ins_json_text(json, "unit", hold->unit);
    ins_json_number(json, "value", hold->value);
    add_edge(json, from, hold->from);
    add_edge(json, to, hold->to);
    ins_json_number(json, "spread", hold->spread);
    ins_json_number(json, "distance", hold->distance);
    ins_json_close(json, '}');
}

void ins_parts_holds(struct ins_json *json, const struct ins_holds *holds)
{
    if (!holds)
        return;
    ins_json_open(json, "holds", '{');
    ins_json_number(json, "below", holds->below);
    ins_json_flag(json, "today", holds->today);
    ins_json_text(json, "keys", holds->laws ? "uncertain" : "levers");
    ins_json_integer(json, "count", holds->keys);
    ins_json_flag(json, "all", holds->all);
    ins_json_integer(json, "futures", holds->futures);
    ins_json_close(json, '}');
    ins_json_open(json, "holds_while", '[');
    for (int i = 0; i < holds->count; i++)
        add_hold(json, &holds->hold[i]);
    ins_json_close(json, ']');
}
