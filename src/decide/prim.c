#include "decide/prim.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/binomial.h"

enum { LOW, HIGH, SIDES };

/* Points in the order of each input, and which of them lie in the box in hand. */
struct search {
    const struct ins_prim_points *points;
    const struct ins_prim_settings   *settings;
    int64_t                      *order; /* [input][count] */
    bool                         *held;  /* [count] */
    int64_t                      *line;  /* [count], room for the points inside, by one input */
    struct ins_prim_box           box;
};

/* --- boxes ----------------------------------------------------------------------------------- */

bool ins_prim_holds(const struct ins_prim_points *points, const struct ins_prim_box *box,
                    int64_t point)
{
    for (int i = 0; i < points->inputs; i++) {
        double value = points->value[i][point];
        if (value < box->low[i] || value > box->high[i])
            return false;
    }
    return true;
}

void ins_prim_count(const struct ins_prim_points *points, struct ins_prim_box *box)
{
    int64_t cases = 0;
    box->inside = box->cases = 0;
    for (int64_t p = 0; p < points->count; p++) {
        cases += points->is_case[p];
        if (!ins_prim_holds(points, box, p))
            continue;
        box->inside++;
        box->cases += points->is_case[p];
    }
    box->coverage = cases > 0 ? (double)box->cases / (double)cases : (double)NAN;
    box->support  = (double)box->inside / (double)points->count;
    box->density  = box->inside > 0 ? ins_summary_probability(box->cases, box->inside)
                                    : (struct ins_estimate){NAN, NAN, NAN};
}

static void open_box(struct ins_prim_box *box)
{
    for (int i = 0; i < INS_AXES; i++) {
        box->low[i]  = -INFINITY;
        box->high[i] = INFINITY;
        box->quasi_p[i][LOW] = box->quasi_p[i][HIGH] = NAN;
    }
}

static double *limit(struct ins_prim_box *box, int input, int side)
{
    return side == LOW ? &box->low[input] : &box->high[input];
}

/* --- slices ---------------------------------------------------------------------------------- */

/* What a limit at `at` would leave or bring, and what for each point that is lost. */
struct slice {
    bool   known;
    int    input, side;
    double at, gain;
    int64_t left; /* points inside afterwards */
};

static int64_t line_up(const struct search *s, int input)
{
    int64_t count = 0;
    for (int64_t k = 0; k < s->points->count; k++) {
        int64_t point = s->order[input * s->points->count + k];
        if (s->held[point])
            s->line[count++] = point;
    }
    return count;
}

static int64_t part_to_peel(const struct search *s, int64_t count)
{
    int64_t part = (int64_t)(s->settings->peel * (double)count);
    return part < 1 ? 1 : part;
}

/* Place k from the outer end of the line. */
static int64_t from_end(const struct search *s, int64_t count, int side, int64_t k)
{
    return s->line[side == LOW ? k : count - 1 - k];
}

/* Peel one side of an input: the points inside stand on the line. */
static struct slice slice_of(const struct search *s, int input, int side, int64_t count)
{
    const double *value = s->points->value[input];
    int64_t       k = part_to_peel(s, count), cases = 0, lost = 0;
    double        outer = value[from_end(s, count, side, 0)];
    while (k < count && value[from_end(s, count, side, k)] == outer)
        k++; /* all of equal value go together */
    struct slice slice = {false, input, side, NAN, 0.0, 0};
    if (k >= count)
        return slice;
    slice.at = value[from_end(s, count, side, k)];
    for (lost = 0; value[from_end(s, count, side, lost)] != slice.at; lost++)
        cases += s->points->is_case[from_end(s, count, side, lost)];
    slice.left     = count - lost;
    double density = (double)(s->box.cases - cases) / (double)slice.left;
    slice.gain     = (density - (double)s->box.cases / (double)count) / (double)lost;
    slice.known    = (double)slice.left >= s->settings->least * (double)s->points->count;
    return slice;
}

static bool is_better_slice(const struct slice *one, const struct slice *other)
{
    if (!one->known || one->gain <= 0.0)
        return false;
    return !other->known || one->gain > other->gain ||
           (one->gain == other->gain && one->left > other->left);
}

static struct slice best_slice(const struct search *s)
{
    struct slice best = {0};
    for (int i = 0; i < s->points->inputs; i++) {
        int64_t count = line_up(s, i);
        for (int side = 0; side < SIDES; side++) {
            struct slice slice = slice_of(s, i, side, count);
            if (is_better_slice(&slice, &best))
                best = slice;
        }
    }
    return best;
}

static void settle_box(struct search *s)
{
    ins_prim_count(s->points, &s->box);
    for (int64_t p = 0; p < s->points->count; p++)
        s->held[p] = ins_prim_holds(s->points, &s->box, p);
}

/* --- peeling --------------------------------------------------------------------------------- */

static enum ins_status keep_box(struct ins_prim *prim, const struct ins_prim_box *box, int *room,
                                struct ins_error *error)
{
    if (prim->steps == *room) {
        int                  more = *room > 0 ? 2 * *room : 64;
        struct ins_prim_box *wide = ins_memory_create((size_t)more, sizeof *wide, error);
        if (!wide)
            return INS_WORLD;
        if (prim->steps > 0)
            memcpy(wide, prim->trajectory, (size_t)prim->steps * sizeof *wide);
        ins_memory_free(prim->trajectory);
        prim->trajectory = wide;
        *room            = more;
    }
    prim->trajectory[prim->steps++] = *box;
    return INS_DONE;
}

static enum ins_status peel(struct search *s, struct ins_prim *prim, struct ins_error *error)
{
    int room = 0;
    open_box(&s->box);
    settle_box(s);
    enum ins_status status = keep_box(prim, &s->box, &room, error);
    while (status == INS_DONE) {
        struct slice slice = best_slice(s);
        if (!slice.known)
            break;
        *limit(&s->box, slice.input, slice.side) = slice.at;
        settle_box(s);
        status = keep_box(prim, &s->box, &room, error);
    }
    return status;
}

static double merit(const struct ins_prim_box *box)
{
    double sum = box->coverage + box->density.value;
    return sum > 0.0 ? 2.0 * box->coverage * box->density.value / sum : 0.0;
}

static int choose_box(const struct ins_prim *prim, double density)
{
    int best = 0;
    for (int b = 0; b < prim->steps; b++) {
        const struct ins_prim_box *box = &prim->trajectory[b];
        if (density > 0.0 && box->density.value >= density)
            return b;
        if (density > 0.0 ? box->density.value > prim->trajectory[best].density.value
                          : merit(box) > merit(&prim->trajectory[best]))
            best = b;
    }
    return best;
}

/* --- pasting --------------------------------------------------------------------------------- */

/* The points that lie in the box but for one limit, in their order by that input. */
static int64_t line_up_beyond(struct search *s, int input, int side)
{
    struct ins_prim_box wide = s->box;
    int64_t             count = 0;
    *limit(&wide, input, side) = side == LOW ? -INFINITY : INFINITY;
    for (int64_t k = 0; k < s->points->count; k++) {
        int64_t point  = s->order[input * s->points->count + k];
        double  value  = s->points->value[input][point];
        bool    beyond = side == LOW ? value < s->box.low[input] : value > s->box.high[input];
        if (beyond && ins_prim_holds(s->points, &wide, point))
            s->line[count++] = point;
    }
    return count;
}

/* Paste one side: the next slice outwards, where the density does not fall. */
static bool paste(struct search *s, int input, int side)
{
    if (isinf(*limit(&s->box, input, side)))
        return false;
    int64_t count = line_up_beyond(s, input, side);
    if (count == 0)
        return false;
    int64_t part = part_to_peel(s, s->box.inside);
    part         = part < count ? part : count;
    int64_t last = side == LOW ? s->line[count - part] : s->line[part - 1];
    struct ins_prim_box before = s->box;
    *limit(&s->box, input, side) = s->points->value[input][last];
    ins_prim_count(s->points, &s->box);
    if (s->box.density.value >= before.density.value)
        return true;
    s->box = before;
    return false;
}

static void paste_all(struct search *s)
{
    bool pasted = true;
    while (pasted) {
        pasted = false;
        for (int i = 0; i < s->points->inputs; i++)
            for (int side = 0; side < SIDES; side++)
                pasted |= paste(s, i, side);
    }
}

/* --- what a limit is worth ------------------------------------------------------------------- */

static void judge_sides(const struct ins_prim_points *points, struct ins_prim_box *box)
{
    for (int i = 0; i < points->inputs; i++)
        for (int side = 0; side < SIDES; side++) {
            struct ins_prim_box wide = *box;
            if (isinf(*limit(box, i, side)))
                continue;
            *limit(&wide, i, side) = side == LOW ? -INFINITY : INFINITY;
            ins_prim_count(points, &wide);
            box->quasi_p[i][side] =
                1.0 - ins_binomial_below(box->cases, wide.density.value, box->inside);
        }
}

/* A limit that shuts no point out is none. */
static void drop_idle(const struct ins_prim_points *points, struct ins_prim_box *box)
{
    for (int i = 0; i < points->inputs; i++)
        for (int side = 0; side < SIDES; side++) {
            struct ins_prim_box wide = *box;
            *limit(&wide, i, side) = side == LOW ? -INFINITY : INFINITY;
            ins_prim_count(points, &wide);
            if (wide.inside == box->inside)
                *limit(box, i, side) = *limit(&wide, i, side);
        }
}

/* --- all of it ------------------------------------------------------------------------------- */

struct place {
    double  value;
    int64_t point;
};

static int by_point_value(const void *one, const void *other)
{
    const struct place *a = one, *b = other;
    int order = (a->value > b->value) - (a->value < b->value);
    return order != 0 ? order : (a->point > b->point) - (a->point < b->point);
}

static enum ins_status sort_points(struct search *s, struct ins_error *error)
{
    int64_t       count = s->points->count;
    struct place *place = ins_memory_create((size_t)count, sizeof *place, error);
    for (int i = 0; i < s->points->inputs && place; i++) {
        for (int64_t p = 0; p < count; p++)
            place[p] = (struct place){s->points->value[i][p], p};
        qsort(place, (size_t)count, sizeof *place, by_point_value);
        for (int64_t k = 0; k < count; k++)
            s->order[i * count + k] = place[k].point;
    }
    ins_memory_free(place);
    return place ? INS_DONE : INS_WORLD;
}

static enum ins_status work_prim(struct search *s, struct ins_prim *prim, struct ins_error *error)
{
    size_t count = (size_t)s->points->count;
    s->order = ins_memory_create((size_t)s->points->inputs * count, sizeof *s->order, error);
    s->held  = ins_memory_create(count, sizeof *s->held, error);
    s->line  = ins_memory_create(count, sizeof *s->line, error);
    enum ins_status status = s->order && s->held && s->line ? sort_points(s, error) : INS_WORLD;
    if (status == INS_DONE)
        status = peel(s, prim, error);
    if (status == INS_DONE) {
        prim->taken = choose_box(prim, s->settings->density);
        s->box      = prim->trajectory[prim->taken];
        paste_all(s);
        drop_idle(s->points, &s->box);
        judge_sides(s->points, &s->box);
        prim->box = s->box;
    }
    ins_memory_free(s->order);
    ins_memory_free(s->held);
    ins_memory_free(s->line);
    return status;
}

enum ins_status ins_prim_create(const struct ins_prim_points *points,
                                const struct ins_prim_settings *settings, struct ins_prim **made,
                                struct ins_error *error)
{
    int64_t cases = 0;
    *made = NULL;
    for (int64_t p = 0; p < points->count; p++)
        cases += points->is_case[p];
    if (cases == 0 || cases == points->count)
        return ins_fail(error, INS_WRONG, "%lld of %lld points are cases: expected some and not all",
                        (long long)cases, (long long)points->count);
    struct ins_prim *prim = ins_memory_create(1, sizeof *prim, error);
    struct search   *s    = ins_memory_create(1, sizeof *s, error);
    enum ins_status status = prim && s ? INS_DONE : INS_WORLD;
    if (status == INS_DONE) {
        s->points = points;
        s->settings   = settings;
        status    = work_prim(s, prim, error);
    }
    ins_memory_free(s);
    if (status == INS_DONE)
        *made = prim;
    else
        ins_prim_free(prim);
    return status;
}

void ins_prim_free(struct ins_prim *prim)
{
    if (prim)
        ins_memory_free(prim->trajectory);
    ins_memory_free(prim);
}
