#include "answers/part.h"

#include <stddef.h>

static void pass_on_progress(void *context, double done)
{
    const struct ins_part *part = context;
    part->whole->progress(part->whole->context, part->from + (part->to - part->from) * done);
}

void ins_part_init(struct ins_part *part, const struct ins_options *whole, double from, double to)
{
    *part = (struct ins_part){.whole = whole, .from = from, .to = to};
    if (whole)
        part->options = *whole;
    if (!part->options.progress)
        return;
    part->options.progress = pass_on_progress;
    part->options.context  = part;
}
