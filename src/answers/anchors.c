#include "answers/anchors.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/path.h"
#include "base/memory.h"
#include "base/plain.h"
#include "engine/futures.h"
#include "scenario/report.h"
#include "base/source.h"

enum { MONTH, WHAT, COLUMN, OVER, PUBLISHED, LOW, HIGH, CONFIDENCE, SOURCE, CELLS };
static const char HEADER[] = "month,what,column,over,published,low,high,confidence,source";

/* --- reading --------------------------------------------------------------------------------- */

/* Cells of a line; the last one takes what is left. */
static int split(char *line, char *cell[CELLS])
{
    int count = 0;
    while (line) {
        char *comma   = count + 1 < CELLS ? strchr(line, ',') : NULL;
        cell[count++] = line;
        if (comma)
            *comma = '\0';
        line = comma ? comma + 1 : NULL;
    }
    return count;
}

/* A number, or NaN for an empty cell where one may be. */
static bool number(const char *text, bool may_lack, double *value)
{
    char *end;
    *value = NAN;
    if (!text[0])
        return may_lack;
    *value = ins_plain_read(text, &end);
    return *end == '\0' && isfinite(*value) && text[strspn(text, "0123456789.eE-+")] == '\0';
}

/* The columns of an anchor, as places in struct ins_path_columns; 0 where one is unknown. */
static int terms_of(const char *column, const struct ins_path_columns *columns,
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

static const char *fill(char *const cell[CELLS], const struct ins_path_columns *columns,
                        struct ins_anchor *anchor)
{
    double over;
    int    term[INS_ANCHOR_TERMS];
    anchor->month = ins_date_read(cell[MONTH]);
    if (anchor->month == INS_DATE_NONE)
        return "a month, YYYY-MM, first";
    if (terms_of(cell[COLUMN], columns, term) == 0 ||
        strlen(cell[COLUMN]) >= sizeof anchor->column)
        return "a column that `instroom path` prints, or up to four with + between them, third";
    if (!number(cell[OVER], false, &over) || over != floor(over) || over < 1.0 || over > 1200.0)
        return "a whole number of months to sum, 1 for the month itself, fourth";
    if (!number(cell[PUBLISHED], false, &anchor->published) ||
        !number(cell[LOW], true, &anchor->low) || !number(cell[HIGH], true, &anchor->high))
        return "numbers with a decimal point in published, low and high (low and high may be empty)";
    anchor->over  = (int)over;
    anchor->model = (struct ins_mean){NAN, NAN};
    (void)snprintf(anchor->what, sizeof anchor->what, "%s", cell[WHAT]);
    (void)snprintf(anchor->column, sizeof anchor->column, "%s", cell[COLUMN]);
    (void)snprintf(anchor->confidence, sizeof anchor->confidence, "%s", cell[CONFIDENCE]);
    (void)snprintf(anchor->source, sizeof anchor->source, "%s", cell[SOURCE]);
    return NULL;
}

static const char *read_line(char *line, bool *headed, const struct ins_path_columns *columns,
                             struct ins_backcast *b)
{
    char *cell[CELLS];
    if (line[0] == '#' || !line[strspn(line, " \t")])
        return NULL;
    if (!*headed) {
        *headed = true;
        return strcmp(line, HEADER) == 0 ? NULL : "the header month,what,column,over,published,"
                                                  "low,high,confidence,source";
    }
    if (split(line, cell) != CELLS)
        return "nine cells, as in the header";
    if (b->anchors == INS_ANCHORS)
        return "at most 32 anchors";
    return fill(cell, columns, &b->anchor[b->anchors++]);
}

enum ins_status ins_anchors_read(const char *path, struct ins_backcast *b, struct ins_error *error)
{
    static const size_t        room = sizeof(struct ins_path_columns);
    struct ins_source          source;
    struct ins_refusal         why;
    struct ins_path_columns   *columns = ins_memory_create(1, room, error);
    bool                       headed  = false;
    const char                *wrong   = NULL;
    int                        at      = 0;
    if (!columns)
        return INS_WORLD;
    ins_path_list(&b->scenario, columns);
    enum ins_status status = ins_source_read(path, &source, &why);
    if (status != INS_DONE) {
        ins_memory_free(columns);
        return ins_fail(error, status, "%s: expected %s", path, why.text);
    }
    for (char *line = source.text; line && *line && !wrong; at++) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        wrong = read_line(line, &headed, columns, b);
        line  = end ? end + 1 : NULL;
    }
    if (!wrong && b->anchors == 0)
        wrong = "a header and a line an anchor";
    free(source.text);
    ins_memory_free(columns);
    return wrong ? ins_fail(error, INS_WRONG, "%s:%d: expected %s", path, at, wrong) : INS_DONE;
}

/* --- what the model says --------------------------------------------------------------------- */

struct pass {
    const struct ins_backcast *b;
    int                        month[INS_ANCHORS];
    int                        terms[INS_ANCHORS];
    int                        columns; /* of the tape: term by term, anchor by anchor */
    size_t                     offset[INS_ANCHORS * INS_ANCHOR_TERMS];
    double                    *slot; /* [anchor][future] */
    int64_t                    futures;
};

/* Months over which an anchor is summed, in one lane; NaN where one lies outside the horizon. */
static double value_of(const struct pass *pass, const struct ins_row *tape, int a, int first,
                       int lane)
{
    double sum  = 0.0;
    int    from = pass->month[a] - pass->b->anchor[a].over + 1;
    if (from < 0 || pass->month[a] >= pass->b->scenario.months)
        return NAN;
    for (int t = from; t <= pass->month[a]; t++)
        for (int c = first; c < first + pass->terms[a]; c++)
            sum += tape[t * pass->columns + c].lane[lane];
    return sum;
}

static void collect(void *context, const struct ins_played *played)
{
    const struct pass *pass = context;
    for (int a = 0, first = 0; a < pass->b->anchors; first += pass->terms[a], a++)
        for (int i = 0; i < played->count; i++)
            pass->slot[a * pass->futures + played->first + i] =
                value_of(pass, played->tape, a, first, i);
}

static void aim(const struct ins_path_columns *columns, struct pass *pass)
{
    for (int a = 0; a < pass->b->anchors; a++) {
        int term[INS_ANCHOR_TERMS];
        pass->month[a] = pass->b->anchor[a].month - pass->b->scenario.start;
        pass->terms[a] = terms_of(pass->b->anchor[a].column, columns, term);
        for (int i = 0; i < pass->terms[a]; i++)
            pass->offset[pass->columns++] = columns->offset[term[i]];
    }
}

static void sum_up(struct ins_backcast *b, const struct pass *pass)
{
    for (int a = 0; a < b->anchors; a++) {
        b->anchor[a].model = ins_summary_mean(&pass->slot[a * pass->futures], pass->futures);
        if (pass->futures == 1 && !isnan(b->anchor[a].model.value))
            b->anchor[a].model.error = 0.0; /* sure */
    }
}

static enum ins_status play(struct ins_backcast *b, const struct ins_options *options,
                            struct ins_replay_room *room, struct ins_path_columns *columns,
                            double *slot, struct ins_error *error)
{
    struct pass            pass = {.b = b, .slot = slot, .futures = b->anchor_futures};
    const struct ins_plan *plan = &room->plan[0];
    ins_path_list(&b->scenario, columns);
    aim(columns, &pass);
    enum ins_status status = ins_replay_move(b, b->scenario.start, room, error);
    if (status != INS_DONE)
        return status;
    ins_plan_init(&room->plan[0], room->resolved);
    ins_inflow_init(room->inflow, room->resolved);
    struct ins_play job = {.inflow = room->inflow, .plan = &plan, .plans = 1,
                           .seed = (uint64_t)b->scenario.seed, .futures = b->anchor_futures,
                           .columns = pass.columns, .offset = pass.offset, .options = options,
                           .progress_from = 0.99, .collect = collect, .context = &pass};
    status = ins_futures_play(&job, error);
    if (status == INS_DONE)
        sum_up(b, &pass);
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
    enum ins_status status = columns && slot ? play(b, options, room, columns, slot, error)
                                             : INS_WORLD;
    ins_memory_free(slot);
    ins_memory_free(columns);
    return status;
}
