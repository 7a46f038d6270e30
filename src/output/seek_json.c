/* What one key must be for the answer about the buffer to be yes, for machines. */
#include <math.h>

#include "decide/seek.h"
#include "output/decide_parts.h"
#include "output/parts.h"

static void add_bound(struct ins_json *json, const char *name, struct ins_estimate bound)
{
    if (isnan(bound.value))
        ins_json_null(json, name);
    else
        ins_json_estimate(json, name, bound);
}

char *ins_seek_json(const struct ins_buffer *buffer)
{
    struct ins_sought sought = ins_seek_sought(buffer);
    struct ins_json   json   = {0};
    ins_json_open(&json, NULL, '{');
    ins_decide_open(&json, "seek", &buffer->scenario);
    ins_json_text(&json, "key", sought.hold->key);
    ins_json_text(&json, "unit", sought.hold->unit);
    ins_json_number(&json, "value", sought.hold->value);
    ins_json_number(&json, "below", buffer->holds->below);
    ins_json_flag(&json, "today", sought.today);
    ins_json_flag(&json, "edge", sought.edge);
    add_bound(&json, "at_least", sought.at_least);
    add_bound(&json, "at_most", sought.at_most);
    ins_json_integer(&json, "common_futures", buffer->holds->futures);
    ins_json_estimate(&json, "p_norm_max", buffer->p_norm_max);
    ins_parts_provenance(&json, buffer->source, &buffer->scenario);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}
