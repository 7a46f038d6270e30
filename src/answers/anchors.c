#include "answers/anchors.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/path.h"
#include "base/memory.h"
#include "engine/futures.h"
#include "record/published.h"
#include "scenario/report.h"

/* How wide 95 % of a normal error lie on either side. */
static const double WIDE = 1.96;

/* --- reading --------------------------------------------------------------------------------- */

/* The columns of an anchor, as places in struct ins_path_columns; 0 where one is unknown. */
static int terms_of_anchor(const char *column, const struct ins_path_columns *columns,
                           int term[INS_ANCHOR_TERMS])
{
    int count = 0;
    while (*column) {
        size_t length = strcspn(column, "+");
        int    found  = -1;
        for (int c = 0; c < columns->count; c++)
            if (strlen(columns->name[c]) == length &&
                strncmp(columns->name[c], column, length) == 0)
                found = c;
        if (found < 0 || count == INS_ANCHOR_TERMS)
            return 0;
        term[count++] = found;
        column += length;
        column += *column == '+' && column[1] ? 1 : 0;
        if (*column == '+')
            return 0;
    }
    return count;
}

static void fill_anchor(const struct ins_published_figure *from, struct ins_anchor *anchor)
{
    bool told = !isnan(from->low) || !isnan(from->high) || isnan(from->sd);
    *anchor = (struct ins_anchor){.month = from->month, .over = from->over, .published = from->value,
                                  .low = told ? from->low : from->value - WIDE * from->sd,
                                  .high = told ? from->high : from->value + WIDE * from->sd,
                                  .model = {NAN, NAN}};
    (void)snprintf(anchor->what, sizeof anchor->what, "%s", from->title);
    (void)snprintf(anchor->column, sizeof anchor->column, "%s", from->what);
    (void)snprintf(anchor->confidence, sizeof anchor->confidence, "%s", from->confidence);
    (void)snprintf(anchor->source, sizeof anchor->source, "%s", from->source);
}

/* Figures into anchors, each with columns that the scenario has. */
static void take_published(const struct ins_published *from, const struct ins_path_columns *columns,
                           struct ins_backcast *b, struct ins_faults *faults)
{
    int term[INS_ANCHOR_TERMS];
    for (int i = 0; i < from->count; i++) {
        fill_anchor(&from->figure[i], &b->anchor[i]);
        if (terms_of_anchor(b->anchor[i].column, columns, term) == 0)
            ins_faults_add(faults, from->figure[i].line, "what", b->anchor[i].column,
                           "expected a column that `instroom path` prints, or up to four with + between "
                           "them, or year(...) or quarter(...) of such");
    }
    b->anchors = from->count;
}

enum ins_status ins_anchors_read(const char *path, struct ins_backcast *b, struct ins_error *error)
{
    struct ins_path_columns *columns = ins_memory_create(1, sizeof *columns, error);
    struct ins_faults       *faults  = ins_memory_create(1, sizeof *faults, error);
    struct ins_published    *from    = columns && faults ? ins_published_read(path, NULL, faults) : NULL;
    enum ins_status          status  = columns && faults ? INS_DONE : INS_WORLD;
    if (from) {
        b->anchor = ins_memory_create((size_t)from->count, sizeof *b->anchor, error);
        status    = b->anchor ? INS_DONE : INS_WORLD;
    }
    if (from && b->anchor) {
        ins_path_list(&b->scenario, columns);
        take_published(from, columns, b, faults);
    }
    if (status == INS_DONE && (faults->count > 0 || faults->no_memory))
        status = ins_report_refusal(path, faults, error);
    ins_published_free(from);
    ins_memory_free(faults);
    ins_memory_free(columns);
    return status;
}

/* --- what the model says --------------------------------------------------------------------- */

/* Where an anchor lies: its month, and its columns of the tape. */
struct aim {
    int month, terms, term[INS_ANCHOR_TERMS];
};

struct pass {
    const struct ins_backcast *b;
    struct aim                *aim;     /* [anchors] */
    int                        columns; /* of the tape: each column once */
    size_t                     offset[INS_PATH_COLUMNS];
    double                    *slot; /* [anchor][future] */
    int64_t                    futures;
};

/* Months over which an anchor is summed, in one lane; NaN where one lies outside the horizon. */
static double value_of_anchor(const struct pass *pass, const struct ins_row *tape, int a, int lane)
{
    const struct aim *aim  = &pass->aim[a];
    double            sum  = 0.0;
    int               from = aim->month - pass->b->anchor[a].over + 1;
    if (from < 0 || aim->month >= pass->b->scenario.months)
        return NAN;
    for (int t = from; t <= aim->month; t++)
        for (int c = 0; c < aim->terms; c++)
            sum += tape[t * pass->columns + aim->term[c]].lane[lane];
    return sum;
}

static void collect_anchored(void *context, const struct ins_played *played)
{
    const struct pass *pass = context;
    for (int a = 0; a < pass->b->anchors; a++)
        for (int i = 0; i < played->count; i++)
            pass->slot[a * pass->futures + played->first + i] =
                value_of_anchor(pass, played->tape, a, i);
}

/* The column of the tape that lies at `offset`. */
static int on_tape(struct pass *pass, size_t offset)
{
    for (int c = 0; c < pass->columns; c++)
        if (pass->offset[c] == offset)
            return c;
    pass->offset[pass->columns] = offset;
    return pass->columns++;
}

static void take_aim(const struct ins_path_columns *columns, struct pass *pass)
{
    for (int a = 0; a < pass->b->anchors; a++) {
        struct aim *aim = &pass->aim[a];
        aim->month = pass->b->anchor[a].month - pass->b->scenario.start;
        aim->terms = terms_of_anchor(pass->b->anchor[a].column, columns, aim->term);
        for (int i = 0; i < aim->terms; i++)
            aim->term[i] = on_tape(pass, columns->offset[aim->term[i]]);
    }
}

static void sum_up_anchors(struct ins_backcast *b, const struct pass *pass)
{
    for (int a = 0; a < b->anchors; a++) {
        b->anchor[a].model = ins_summary_mean(&pass->slot[a * pass->futures], pass->futures);
        if (pass->futures == 1 && !isnan(b->anchor[a].model.value))
            b->anchor[a].model.error = 0.0; /* sure */
    }
}

static enum ins_status play_anchors(struct ins_backcast *b, const struct ins_options *options,
                                    struct ins_replay_room *room, struct ins_path_columns *columns,
                                    struct aim *aim, double *slot, struct ins_error *error)
{
    struct pass            pass = {.b = b, .aim = aim, .slot = slot, .futures = b->anchor_futures};
    const struct ins_plan *plan = &room->plan[0];
    ins_path_list(&b->scenario, columns);
    take_aim(columns, &pass);
    enum ins_status status = ins_replay_move(b, b->scenario.start, room, error);
    if (status != INS_DONE)
        return status;
    ins_plan_init(&room->plan[0], room->resolved);
    ins_inflow_init(room->inflow, room->resolved);
    struct ins_play job = {.inflow = room->inflow, .plan = &plan, .plans = 1,
                           .seed = (uint64_t)b->scenario.seed, .futures = b->anchor_futures,
                           .columns = pass.columns, .offset = pass.offset, .options = options,
                           .progress_from = 0.99, .collect = collect_anchored, .context = &pass};
    status = ins_futures_play(&job, error);
    if (status == INS_DONE)
        sum_up_anchors(b, &pass);
    return status;
}

enum ins_status ins_anchors_play(struct ins_backcast *b, const struct ins_options *options,
                                 struct ins_replay_room *room, struct ins_error *error)
{
    bool sure = ins_replay_covered(b, b->scenario.start) == b->scenario.months;
    b->anchor_futures = sure ? 1 : b->scenario.futures;
    struct ins_path_columns *columns = ins_memory_create(1, sizeof *columns, error);
    double *slot = ins_memory_create((size_t)b->anchors * (size_t)b->anchor_futures, sizeof *slot,
                                     error);
    struct aim *aim = ins_memory_create((size_t)b->anchors, sizeof *aim, error);
    enum ins_status status = columns && slot && aim
                                 ? play_anchors(b, options, room, columns, aim, slot, error)
                                 : INS_WORLD;
    ins_memory_free(aim);
    ins_memory_free(slot);
    ins_memory_free(columns);
    return status;
}
