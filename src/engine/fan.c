#include "engine/fan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/lanes.h"
#include "base/memory.h"
#include "engine/summary.h"

enum { ENDS = 2 * INS_FAN_LEVELS, PARTS = 1024, MIXED = 255 };

/* What is known of where a quantile lies: `below` values under `low`, `at_low` and `at_high` of
 * exactly the ends, and those between them. */
struct bracket {
    double  low, high;
    int64_t below, at_low, at_high;
    int64_t held, room;
    double *value; /* [held] */
};

struct cell {
    struct ins_row sum;  /* lane by lane */
    double         tail; /* of the values that fill no block of lanes */
    int64_t        seen;
    struct bracket bracket[INS_FAN_LEVELS];
};

struct ins_fan_gatherer {
    int          cells, levels;
    int64_t      count;
    double       width;
    double       level[INS_FAN_LEVELS];
    int64_t      rank[INS_FAN_LEVELS]; /* of all values */
    struct cell *cell;
};

enum ins_status ins_fan_create(int cells, int64_t count, const double *level, int levels,
                               double width, struct ins_fan_gatherer **made,
                               struct ins_error *error)
{
    struct ins_fan_gatherer *fan = ins_memory_create(1, sizeof *fan, error);
    *made = fan;
    if (!fan)
        return INS_WORLD;
    *fan = (struct ins_fan_gatherer){.cells = cells, .levels = levels, .count = count, .width = width};
    for (int q = 0; q < levels; q++) {
        fan->level[q] = level[q];
        fan->rank[q]  = ins_summary_rank(level[q], count);
    }
    fan->cell = ins_memory_create((size_t)cells, sizeof *fan->cell, error);
    if (fan->cell)
        return INS_DONE;
    ins_fan_free(fan);
    *made = NULL;
    return INS_WORLD;
}

void ins_fan_free(struct ins_fan_gatherer *fan)
{
    if (!fan)
        return;
    for (int c = 0; fan->cell && c < fan->cells; c++)
        for (int q = 0; q < fan->levels; q++)
            free(fan->cell[c].bracket[q].value);
    ins_memory_free(fan->cell);
    ins_memory_free(fan);
}

/* --- means ---------------------------------------------------------------------------------------- */

/* Lane by lane: one order whatever the vector width, and no division a value. */
static void add_up_lanes(struct cell *cell, const double *values, int64_t count)
{
    int64_t whole = count / INS_LANES * INS_LANES;
    for (int64_t i = 0; i < whole; i += INS_LANES)
        for (int k = 0; k < INS_LANES; k++)
            cell->sum.lane[k] += values[i + k];
    if (whole == count)
        return;
    /* The last ones come behind the lanes, one after the other. */
    for (int k = 0; k < INS_LANES; k++)
        cell->tail += cell->sum.lane[k];
    ins_row_set(&cell->sum, 0.0);
    for (int64_t i = whole; i < count; i++)
        cell->tail += values[i];
}

static double mean_of_cell(const struct cell *cell)
{
    double total = cell->tail;
    for (int k = 0; k < INS_LANES; k++)
        total += cell->sum.lane[k];
    return total / (double)cell->seen;
}

/* --- brackets ------------------------------------------------------------------------------------- */

static bool room_for_values(struct bracket *b, int64_t more)
{
    if (b->held + more <= b->room)
        return true;
    int64_t room  = b->held + more + b->held / 2;
    double *value = realloc(b->value, (size_t)room * sizeof *value);
    if (!value)
        return false;
    b->value = value;
    b->room  = room;
    return true;
}

/* The value of a rank that lies in the bracket; an end where it lies beyond. */
static double value_at_rank(struct bracket *b, int64_t rank)
{
    int64_t inside = rank - b->below - b->at_low;
    double  value;
    if (inside <= 0)
        return b->low;
    if (inside > b->held)
        return b->high;
    ins_summary_select(b->value, b->held, &inside, 1, &value);
    return value;
}

/* Values beyond the new ends are counted and let go. */
static void draw_in(struct bracket *b, double low, double high)
{
    struct bracket old = *b;
    b->low   = low;
    b->high  = high;
    b->held  = 0;
    b->at_low = low == old.low ? old.at_low : low == old.high ? old.at_high : 0;
    b->below += low > old.low ? old.at_low : 0;
    b->at_high = high == old.high && low < high ? old.at_high : 0;
    for (int64_t i = 0; i < old.held; i++) {
        double v = old.value[i];
        b->below += v < low;
        b->at_low += v == low;
        b->at_high += v == high && low < high;
        old.value[b->held] = v;
        b->held += v > low && v < high;
    }
}

/* The ranks among the first `seen` values between which the quantile of all can lie; 0, or one more than
 * there are, where there is no such end. How many of the values below it are among the first is a
 * draw without putting back: its variance is n p (1 - p) (1 - n / N). */
static void margin(const struct ins_fan_gatherer *fan, int q, int64_t seen, int64_t *low, int64_t *high)
{
    double p = fan->level[q], n = (double)seen;
    double half = fan->width * sqrt(p * (1.0 - p) * n * (1.0 - n / (double)fan->count)) + 2.0;
    *low  = (int64_t)floor(p * n - half);
    *high = (int64_t)ceil(p * n + half);
    *low  = *low < 0 ? 0 : *low;
    *high = *high > seen ? seen + 1 : *high;
}

static void tighten(const struct ins_fan_gatherer *fan, int q, int64_t seen, struct bracket *b)
{
    int64_t low, high;
    margin(fan, q, seen, &low, &high);
    double from = low < 1 ? b->low : value_at_rank(b, low),
           to   = high > seen ? b->high : value_at_rank(b, high);
    draw_in(b, from, to);
}

/* The first brackets, from the first chunk. */
static void first_brackets(const struct ins_fan_gatherer *fan, double *values, int64_t count,
                           struct cell *c)
{
    int64_t rank[ENDS];
    double  value[ENDS];
    int     asked = 0;
    for (int q = 0; q < fan->levels; q++) {
        int64_t low, high;
        margin(fan, q, count, &low, &high);
        rank[asked++] = low < 1 ? 1 : low;
        rank[asked++] = high > count ? count : high;
    }
    ins_summary_select(values, count, rank, asked, value);
    for (int q = 0; q < fan->levels; q++) {
        int64_t low, high;
        margin(fan, q, count, &low, &high);
        c->bracket[q] = (struct bracket){.low  = low < 1 ? -INFINITY : value[2 * q],
                                         .high = high > count ? INFINITY : value[2 * q + 1]};
    }
}

/* --- a chunk -------------------------------------------------------------------------------------- */

/* The ends of all brackets in rising order cut the line into pieces: piece 2 k lies between ends k - 1
 * and k, piece 2 k + 1 is the end k itself. Most values are told by a table of equal parts. */
struct pieces {
    double  end[ENDS];
    int     ends;
    int64_t count[2 * ENDS + 1];
    bool    kept[2 * ENDS + 1]; /* inside some bracket */
    double  from, scale;        /* of the table */
    uint8_t part[PARTS];        /* piece; MIXED: look */
};

static int by_bracket_end(const void *one, const void *other)
{
    const double *a = one, *b = other;
    return (*a > *b) - (*a < *b);
}

static int piece_of(const struct pieces *p, double v)
{
    int k = 0;
    while (k < p->ends && p->end[k] < v)
        k++;
    return 2 * k + (k < p->ends && p->end[k] == v);
}

static int end_at(const struct pieces *p, double end)
{
    int k = 0;
    while (p->end[k] != end)
        k++;
    return k;
}

static inline int part_of_value(const struct pieces *p, double v)
{
    double place = (v - p->from) * p->scale;
    return place > 0.0 ? place < PARTS - 1 ? (int)place : PARTS - 1 : 0;
}

/* A part in which an end lies, or beyond the table, must be looked at. */
static void lay_table(struct pieces *p)
{
    int first = 0, last = p->ends - 1;
    while (first < last && isinf(p->end[first]))
        first++;
    while (last > first && isinf(p->end[last]))
        last--;
    double width = p->end[last] - p->end[first];
    p->from      = p->end[first];
    p->scale     = width > 0.0 && isfinite(width) ? (PARTS - 2) / width : 0.0;
    int k = 0;
    for (int i = 0; i < PARTS; i++) {
        bool mixed = i == 0 || i == PARTS - 1 || p->scale == 0.0;
        while (k < p->ends && part_of_value(p, p->end[k]) < i)
            k++;
        mixed     = mixed || (k < p->ends && part_of_value(p, p->end[k]) == i);
        p->part[i] = (uint8_t)(mixed ? MIXED : 2 * k);
    }
}

static void cut_pieces(const struct ins_fan_gatherer *fan, const struct cell *c, struct pieces *p)
{
    double all[ENDS];
    memset(p, 0, sizeof *p);
    for (int q = 0; q < fan->levels; q++) {
        all[2 * q]     = c->bracket[q].low;
        all[2 * q + 1] = c->bracket[q].high;
    }
    qsort(all, (size_t)(2 * fan->levels), sizeof *all, by_bracket_end);
    for (int i = 0; i < 2 * fan->levels; i++)
        if (p->ends == 0 || all[i] > p->end[p->ends - 1])
            p->end[p->ends++] = all[i];
    for (int q = 0; q < fan->levels; q++)
        for (int i = 2 * end_at(p, c->bracket[q].low) + 2; i <= 2 * end_at(p, c->bracket[q].high); i++)
            p->kept[i] = true;
    lay_table(p);
}

/* Into their pieces; those that some bracket holds go to the front, with their piece. Returns how
 * many. A value that stands often stands behind itself mostly, or between two others. */
static int64_t sift(struct pieces *p, double *values, int64_t count, uint8_t *piece)
{
    double  known = NAN;
    int     its   = 0;
    int64_t kept  = 0;
    for (int64_t i = 0; i < count; i++) {
        double v   = values[i];
        int    own = p->part[part_of_value(p, v)];
        if (own == MIXED) {
            if (v != known) {
                known = v;
                its   = piece_of(p, v);
            }
            own = its;
        }
        p->count[own]++;
        values[kept] = v;
        piece[kept]  = (uint8_t)own;
        kept += p->kept[own];
    }
    return kept;
}

static bool share_out_pieces(const struct pieces *p, const double *values, const uint8_t *piece,
                             int64_t kept, struct bracket *b)
{
    int     low = 2 * end_at(p, b->low) + 1, high = 2 * end_at(p, b->high) + 1;
    int64_t inside = 0;
    for (int i = 0; i < low; i++)
        b->below += p->count[i];
    b->at_low += p->count[low];
    b->at_high += high > low ? p->count[high] : 0;
    for (int i = low + 1; i < high; i++)
        inside += p->count[i];
    if (!room_for_values(b, inside + 1))
        return false;
    for (int64_t i = 0; i < kept; i++) {
        b->value[b->held] = values[i];
        b->held += piece[i] > low && piece[i] < high;
    }
    return true;
}

bool ins_fan_add(struct ins_fan_gatherer *fan, int cell, double *values, int64_t count)
{
    struct cell  *c = &fan->cell[cell];
    struct pieces pieces;
    uint8_t      *piece = malloc((size_t)count);
    if (!piece)
        return false;
    add_up_lanes(c, values, count);
    if (c->seen == 0)
        first_brackets(fan, values, count, c);
    c->seen += count;
    cut_pieces(fan, c, &pieces);
    int64_t kept = sift(&pieces, values, count, piece);
    bool    all  = true;
    for (int q = 0; q < fan->levels && all; q++) {
        all = share_out_pieces(&pieces, values, piece, kept, &c->bracket[q]);
        if (all && c->seen < fan->count && c->seen > count)
            tighten(fan, q, c->seen, &c->bracket[q]);
    }
    free(piece);
    return all;
}

bool ins_fan_finish(struct ins_fan_gatherer *fan, int cell, double *result)
{
    struct cell *c = &fan->cell[cell];
    result[0]      = mean_of_cell(c);
    for (int q = 0; q < fan->levels; q++) {
        struct bracket *b = &c->bracket[q];
        if (fan->rank[q] <= b->below ||
            fan->rank[q] > b->below + b->at_low + b->held + b->at_high)
            return false;
        result[1 + q] = value_at_rank(b, fan->rank[q]);
    }
    return true;
}
