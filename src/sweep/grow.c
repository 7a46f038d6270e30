#include "sweep/grow.h"

#include <string.h>

#include "base/memory.h"
#include "instroom/sweep.h"
#include "scenario/case.h"
#include "sweep/journal.h"
#include "sweep/pack.h"

/* The grid that a file holds, and where its values lie in the one that is asked for. */
struct growth {
    struct ins_layout        before;
    const struct ins_layout *after;
    int64_t                  step[INS_AXES][INS_AXIS_STEPS]; /* of a step before, after */
};

/* --- whether it is one ------------------------------------------------------------------------- */

/* All but the values of the axes: the fingerprint of the one with the axes of the other. */
static enum ins_status are_alike(const struct ins_case *before, const struct ins_case *after,
                                 int solve, bool *alike, struct ins_error *error)
{
    char                 one[INS_SHA256_TEXT], other[INS_SHA256_TEXT];
    struct ins_scenario *copy   = ins_memory_create(1, sizeof *copy, error);
    enum ins_status      status = copy ? INS_DONE : INS_WORLD;
    if (status == INS_DONE) {
        *copy       = *ins_case_written(before);
        copy->sweep = ins_case_written(after)->sweep;
        status      = ins_pack_fingerprint(copy, solve, one, error);
    }
    if (status == INS_DONE)
        status = ins_pack_fingerprint(ins_case_written(after), solve, other, error);
    *alike = status == INS_DONE && strcmp(one, other) == 0;
    ins_memory_free(copy);
    return status;
}

/* Each value of the axis before is one of it after. */
static bool find_steps(struct growth *growth, int axis)
{
    const struct ins_layout *before = &growth->before, *after = growth->after;
    if (strcmp(before->axis[axis].key, after->axis[axis].key) != 0 ||
        before->steps[axis] > after->steps[axis] || before->steps[axis] > INS_AXIS_STEPS)
        return false;
    for (int64_t s = 0; s < before->steps[axis]; s++) {
        int64_t t = 0;
        while (t < after->steps[axis] &&
               ins_layout_step(after, axis, t) != ins_layout_step(before, axis, s))
            t++;
        if (t == after->steps[axis])
            return false;
        growth->step[axis][s] = t;
    }
    return true;
}

static bool are_grids(struct growth *growth)
{
    bool grids = growth->before.design == INS_GRID && growth->after->design == INS_GRID &&
                 growth->before.axes == growth->after->axes;
    for (int a = 0; a < growth->after->axes && grids; a++)
        grids = find_steps(growth, a);
    return grids;
}

/* Both as they come out of their texts, in which every key is written. */
static enum ins_status compare_texts(struct growth *growth, const struct ins_head *before,
                                     const struct ins_head *after, bool *alike,
                                     struct ins_error *error)
{
    struct ins_case *one = NULL, *other = NULL;
    enum ins_status  status = ins_sweep_unpack(before->scenario, "", NULL, 0, &one, error);
    if (status == INS_DONE)
        status = ins_sweep_unpack(after->scenario, "", NULL, 0, &other, error);
    if (status == INS_DONE)
        status = ins_layout_init(&growth->before, ins_case_written(one), error);
    if (status == INS_DONE && are_grids(growth))
        status = are_alike(one, other, after->solve, alike, error);
    ins_case_free(one);
    ins_case_free(other);
    return status;
}

/* Fewer futures may have been played; more, or a part of the points alone, is another matter. */
static bool may_grow(const struct ins_head *before, const struct ins_head *after)
{
    return strcmp(before->version, after->version) == 0 && before->solve == after->solve &&
           before->futures <= after->futures && before->points <= after->points &&
           before->shards == 1 && after->shards == 1;
}

/* --- numbers ------------------------------------------------------------------------------------- */

/* From 1, as the database counts. */
static int64_t number_after(void *context, int64_t point)
{
    const struct growth *growth = context;
    int64_t              step[INS_AXES], after = 0, rest = point - 1;
    if (point < 1 || point > growth->before.points)
        return 0;
    for (int a = growth->before.axes - 1; a >= 0; a--) {
        step[a] = growth->step[a][rest % growth->before.steps[a]];
        rest /= growth->before.steps[a];
    }
    for (int a = 0; a < growth->after->axes; a++)
        after = after * growth->after->steps[a] + step[a];
    return after + 1;
}

static enum ins_status renumber(const char *file, struct growth *growth,
                                const struct ins_head *before, const struct ins_head *after,
                                const struct ins_row_names *names, struct ins_error *error)
{
    struct ins_journal *journal = NULL;
    struct ins_head     head    = *after;
    memcpy(head.started, before->started, sizeof head.started);
    head.futures           = before->futures; /* those come later, if there are to be more */
    enum ins_status status = ins_journal_open(file, false, before, names, &journal, error);
    if (status == INS_DONE)
        status = ins_journal_renumber(journal, number_after, growth, error);
    if (status == INS_DONE)
        status = ins_journal_put_head(journal, &head, error);
    if (status == INS_DONE)
        status = ins_journal_commit(journal, error);
    ins_journal_close(journal);
    return status;
}

enum ins_status ins_grow(const char *file, const struct ins_layout *layout,
                         const struct ins_head *head, const struct ins_row_names *names,
                         bool *grown, struct ins_error *error)
{
    struct ins_journal *journal = NULL;
    struct ins_head     before  = {0};
    struct growth      *growth  = ins_memory_create(1, sizeof *growth, error);
    *grown                      = false;
    if (!growth)
        return INS_WORLD;
    growth->after          = layout;
    enum ins_status status = ins_journal_read(file, &journal, error);
    if (status == INS_DONE)
        status = ins_head_copy(ins_journal_head(journal), &before, error);
    ins_journal_close(journal);
    if (status == INS_DONE && may_grow(&before, head))
        status = compare_texts(growth, &before, head, grown, error);
    if (status == INS_DONE && *grown)
        status = renumber(file, growth, &before, head, names, error);
    ins_head_clear(&before);
    ins_memory_free(growth);
    return status;
}
