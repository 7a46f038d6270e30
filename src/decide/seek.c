/* What one key must be for the answer about the buffer to be yes. */
#include "decide/seek.h"

#include <math.h>
#include <string.h>

#include "answers/part.h"
#include "decide/holds.h"

/* The first value beyond a no: of whole numbers the next one. */
static struct ins_estimate value_beyond(const struct ins_hold *hold, struct ins_estimate edge,
                                        double side)
{
    double step = hold->whole ? side : 0.0;
    return (struct ins_estimate){edge.value + step, edge.low + step, edge.high + step};
}

struct ins_sought ins_seek_sought(const struct ins_buffer *buffer)
{
    const struct ins_hold *hold = &buffer->holds->hold[0];
    struct ins_sought      told = {.hold = hold, .today = buffer->holds->today,
                                   .edge = hold->distance == 0.0};
    bool open = isnan(hold->from.value) && isnan(hold->to.value);
    told.none     = !told.today && !told.edge && open;
    told.at_least = told.today ? hold->from : value_beyond(hold, hold->to, 1.0);
    told.at_most  = told.today ? hold->to : value_beyond(hold, hold->from, -1.0);
    return told;
}

/* The size of the buffer and the asked share are what the answer is about. */
static enum ins_status refuse_own_keys(const char *key, struct ins_error *error)
{
    if (key && strcmp(key, "buffer.initial") == 0)
        return ins_fail(error, INS_WRONG,
                        "seek buffer.initial: how large the buffer must be is what instroom buffer says");
    if (key && strcmp(key, "norm.confidence") == 0)
        return ins_fail(error, INS_WRONG,
                        "seek norm.confidence: which share of futures keeps the norm is what instroom "
                        "buffer says");
    return INS_DONE;
}

enum ins_status ins_buffer_create_sought(const struct ins_case          *scenario,
                                         const struct ins_seek_settings *settings,
                                         const struct ins_options *options, struct ins_buffer **made,
                                         struct ins_error *error)
{
    struct ins_part          first, rest;
    struct ins_hold_settings all = {1, settings->below};
    *made = NULL;
    if (refuse_own_keys(settings->key, error) != INS_DONE)
        return INS_WRONG;
    enum ins_status status = ins_holds_check(scenario, settings->key, error);
    if (status != INS_DONE)
        return status;
    ins_part_init(&first, options, 0.0, 0.7);
    ins_part_init(&rest, options, 0.7, 1.0);
    status = ins_buffer_create(scenario, &first.options, made, error);
    if (!*made)
        return status;
    status = ins_holds_find(*made, &all, settings->key, &rest.options, error);
    if (status == INS_DONE)
        return ins_seek_sought(*made).none ? INS_NO : INS_DONE;
    ins_buffer_free(*made);
    *made = NULL;
    return status;
}

void ins_seek_free(struct ins_buffer *sought)
{
    ins_buffer_free(sought);
}
