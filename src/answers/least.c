#include "answers/least.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/outcome.h"
#include "base/memory.h"
#include "engine/futures.h"
#include "engine/summary.h"

enum {
    PARTS  = 8, /* a cell is divided into */
    INSIDE = PARTS - 1,
    CELLS  = 9, /* divided in one play */
    PLANS  = CELLS * INSIDE,
    SLOTS  = 1 << 16, /* played at once */
    ROUNDS = 64
};

/* --- the lattice ----------------------------------------------------------------------------- */

enum {
    EVEN    = 100000, /* places up to ten million euro, a hundred euro apart */
    DECADE  = 90000,  /* places in each power of ten beyond */
    DECADES = 280,
    BEYOND  = EVEN + DECADES * DECADE /* no size is too large to lie below this place */
};
static const double EURO = 100.0;

static double decade_begins(int decade)
{
    double euro = EVEN * EURO;
    for (int d = 0; d < decade; d++)
        euro *= 10.0;
    return euro;
}

static double size_of_place(int place)
{
    if (place <= EVEN)
        return place * EURO;
    if (place >= BEYOND)
        return INFINITY;
    int    decade = (place - EVEN) / DECADE, within = (place - EVEN) % DECADE;
    double begins = decade_begins(decade);
    return begins + within * (begins * 9.0 / DECADE);
}

/* The least place whose size is no less. */
static int place_of_size(double euro)
{
    int low = -1, high = BEYOND;
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (size_of_place(middle) >= euro)
            high = middle;
        else
            low = middle;
    }
    return high;
}

double ins_least_before(double size)
{
    int place = place_of_size(size);
    return place > 0 ? size_of_place(place - 1) : 0.0;
}

/* --- a search -------------------------------------------------------------------------------- */

/* A future of which money decides: its least size lies above the place `low` and not above `high`. */
struct item {
    int     low, high;
    int64_t future;
};

struct ins_least {
    struct ins_least_settings settings;
    struct ins_plan          *plan; /* [PLANS] */
    const struct ins_plan    *playing[PLANS];
    struct item              *item; /* [items] */
    int64_t                   items, room;
    unsigned char            *sure; /* [futures]: kept without a buffer */
    int64_t                   futures, futures_room, first, sures;
    int                       top; /* place: no item lies above */
    double                   *scratch;       /* [room] */
    int                       expected[2];   /* places; 0, 0: nothing is expected */
    /* the chunk in hand */
    int64_t      from, count;  /* items */
    int64_t      slots;
    struct item  cell[CELLS];  /* futures aside */
    int          cells;
    int          place[PLANS]; /* of the sizes inside the cells */
    int64_t     *number;       /* [SLOTS] */
    char        *cell_of;      /* [SLOTS] */
    char        *met;          /* [SLOTS][INSIDE] */
    unsigned     cells_in[SLOTS / INS_LANES]; /* of a block, a bit each */
};

static bool same_cell(const struct item *a, const struct item *b)
{
    return a->low == b->low && a->high == b->high;
}

/* --- where a quantile lies ------------------------------------------------------------------- */

/* The rank-th smallest of the lower or of the upper bounds, as a place. */
static int bound_at(const struct ins_least *s, int64_t rank, bool upper)
{
    double value;
    rank -= s->sures;
    if (rank < 1)
        return 0;
    if (rank > s->items)
        return BEYOND;
    for (int64_t i = 0; i < s->items; i++)
        s->scratch[i] = upper ? s->item[i].high : s->item[i].low;
    ins_summary_select(s->scratch, s->items, &rank, 1, &value);
    return (int)value;
}

/* A band in places, and how many euro wide a cell in it may stay. */
struct span {
    int    low, high;
    double wide;
};

static struct span span_of(const struct ins_least *s, const struct ins_least_band *band)
{
    struct span span = {bound_at(s, band->from, false), bound_at(s, band->to, true), 0.0};
    int         high = span.high < s->top ? span.high : s->top;
    if (band->part > 0.0 && high < BEYOND)
        span.wide = band->part * (size_of_place(high) - size_of_place(span.low));
    return span;
}

static bool waits(const struct item *item, const struct span *span)
{
    return item->high > span->low && item->low < span->high && item->high - item->low > 1 &&
           !(size_of_place(item->high) - size_of_place(item->low) <= span->wide);
}

static int by_cell(const void *one, const void *other)
{
    const struct item *a = one, *b = other;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    if (a->high != b->high)
        return a->high < b->high ? -1 : 1;
    return (a->future > b->future) - (a->future < b->future);
}

static int by_future(const void *one, const void *other)
{
    const struct item *a = one, *b = other;
    return (a->future > b->future) - (a->future < b->future);
}

/* Quantiles are expected in a small part of the cell. */
static bool is_expected_in(const struct ins_least *s, const struct item *cell)
{
    int wide = s->expected[1] - s->expected[0];
    return wide > 0 && cell->low < s->expected[0] && cell->high > s->expected[1] &&
           wide < (cell->high - cell->low) / 2;
}

/* Those that wait come to stand first. Without spans, those of which nothing is known yet: as long as
 * there are some, they would hide where a quantile lies. */
static int64_t sort_waiting(struct ins_least *s, const struct span *span, int spans)
{
    int64_t waiting = 0;
    for (int64_t i = 0; i < s->items; i++) {
        bool in_one = spans == 0 && is_expected_in(s, &s->item[i]);
        for (int b = 0; b < spans && !in_one; b++)
            in_one = waits(&s->item[i], &span[b]);
        if (!in_one)
            continue;
        struct item kept   = s->item[waiting];
        s->item[waiting++] = s->item[i];
        s->item[i]         = kept;
    }
    if (waiting > 0)
        qsort(s->item, (size_t)waiting, sizeof *s->item, by_cell);
    return waiting;
}

/* --- one round ------------------------------------------------------------------------------- */

/* Far from what is known: sizes that double. */
static int double_up(const struct item *cell, int step)
{
    double from = ins_larger(size_of_place(cell->low), 1e4 * EURO);
    return place_of_size(ldexp(from, step));
}

/* Places inside a cell. Where quantiles are expected in a small part of it: its ends and middle, and
 * none for the other steps. Else even steps; at first, when nothing is known, closer to 0. */
static int place_inside(const struct ins_least *s, const struct item *cell, int step)
{
    int    from = cell->low, to = cell->high;
    double part = (double)step / PARTS;
    if (is_expected_in(s, cell))
        return step <= 3 ? s->expected[0] + (s->expected[1] - s->expected[0]) * (step - 1) / 2
                         : cell->low;
    if (to == BEYOND)
        return double_up(cell, step);
    if (from == 0 && to > EVEN / PARTS)
        part *= part;
    return from + (int)((to - from) * part);
}

/* A size that divides nothing is not played. */
static bool divides(const struct item *cell, int place)
{
    return place > cell->low && place < cell->high;
}

static void lay_cell(struct ins_least *s, const struct item *item)
{
    int c      = s->cells++;
    s->cell[c] = *item;
    for (int step = 1; step <= INSIDE; step++) {
        int p       = c * INSIDE + step - 1;
        s->place[p] = place_inside(s, item, step);
        ins_plan_set_buffer(&s->plan[p], size_of_place(s->place[p]));
    }
}

static int find_cell(const struct ins_least *s, const struct item *item)
{
    int c = 0;
    while (c < s->cells && !same_cell(&s->cell[c], item))
        c++;
    return c;
}

/* Sorted items from `from` on, of at most CELLS cells and no more than the slots hold. Those that share
 * their parameters come to stand side by side. */
static void gather_cells(struct ins_least *s, int64_t waiting)
{
    s->cells = 0;
    s->count = 0;
    for (int64_t i = s->from; i < waiting && s->count < SLOTS; i++, s->count++) {
        if (i > s->from && same_cell(&s->item[i], &s->item[i - 1]))
            continue;
        if (s->cells == CELLS)
            break;
        lay_cell(s, &s->item[i]);
    }
    if (s->settings.blocks)
        qsort(&s->item[s->from], (size_t)s->count, sizeof *s->item, by_future);
}

static void fill_slot(struct ins_least *s, int64_t item, int cell)
{
    s->number[s->slots]  = s->item[item].future;
    s->cell_of[s->slots] = (char)cell;
    s->cells_in[s->slots / INS_LANES] |= 1u << cell;
    s->slots++;
}

static void fill_slots(struct ins_least *s)
{
    s->slots = 0;
    memset(s->cells_in, 0, sizeof s->cells_in);
    for (int64_t i = s->from; i < s->from + s->count; i++)
        fill_slot(s, i, find_cell(s, &s->item[i]));
}

static bool least_needs(const void *context, int plan, int64_t first)
{
    const struct ins_least *s    = context;
    int                     cell = plan / INSIDE;
    return (s->cells_in[first / INS_LANES] >> cell & 1u) && divides(&s->cell[cell], s->place[plan]);
}

static void collect_met_in_cell(void *context, const struct ins_played *played)
{
    struct ins_least *s    = context;
    int               cell = played->plan / INSIDE, step = played->plan % INSIDE;
    struct ins_row    row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++)
        if (s->cell_of[played->first + i] == cell)
            s->met[(played->first + i) * INSIDE + step] = row[INS_NORM_MET].lane[i] > 0.0;
}

/* What was played tells between which two of the sizes the least one lies. */
static void narrow_cells(struct ins_least *s)
{
    for (int64_t slot = 0; slot < s->slots; slot++) {
        struct item *item = &s->item[s->from + slot];
        const int   *place = &s->place[s->cell_of[slot] * INSIDE];
        struct item  cell  = *item;
        for (int step = INSIDE - 1; step >= 0; step--) {
            if (!divides(&cell, place[step]))
                continue;
            if (!s->met[slot * INSIDE + step]) {
                item->low = place[step];
                break;
            }
            item->high = place[step];
        }
    }
}

static enum ins_status play_chunk(struct ins_least *s, struct ins_error *error)
{
    struct ins_options quiet =
        s->settings.options ? *s->settings.options : (struct ins_options){0};
    quiet.progress      = NULL;
    struct ins_play job = {.inflow  = s->settings.inflow,
                           .plan    = s->playing,
                           .plans   = s->cells * INSIDE,
                           .seed    = s->settings.seed,
                           .futures = s->slots,
                           .number  = s->number,
                           .options = &quiet,
                           .needed  = least_needs,
                           .collect = collect_met_in_cell,
                           .context = s};
    enum ins_status status = ins_futures_play(&job, error);
    if (status == INS_DONE)
        narrow_cells(s);
    return status;
}

static enum ins_status play_waiting(struct ins_least *s, int64_t waiting, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (s->from = 0; s->from < waiting && status == INS_DONE; s->from += s->count) {
        gather_cells(s, waiting);
        fill_slots(s);
        status = play_chunk(s, error);
    }
    return status;
}

enum ins_status ins_least_narrow(struct ins_least *s, const struct ins_least_band *band, int bands,
                                 struct ins_error *error)
{
    struct span     span[INS_LEAST_BANDS] = {{0}};
    enum ins_status status = play_waiting(s, sort_waiting(s, span, 0), error);
    for (int round = 0; round < ROUNDS && status == INS_DONE; round++) {
        for (int b = 0; b < bands; b++)
            span[b] = span_of(s, &band[b]);
        int64_t waiting = sort_waiting(s, span, bands);
        if (waiting == 0)
            break;
        status = play_waiting(s, waiting, error);
    }
    return status;
}

enum ins_status ins_least_narrow_between(struct ins_least *s, double low, double high, double wide,
                                         struct ins_error *error)
{
    const struct span span   = {place_of_size(low), place_of_size(high), wide};
    enum ins_status   status = INS_DONE;
    for (int round = 0; round < ROUNDS && status == INS_DONE; round++) {
        int64_t waiting = sort_waiting(s, &span, 1);
        if (waiting == 0)
            break;
        status = play_waiting(s, waiting, error);
    }
    return status;
}

/* --- futures join ---------------------------------------------------------------------------- */

static void *grow_array(void *old, int64_t used, int64_t room, size_t size, struct ins_error *error)
{
    void *fresh = ins_memory_create((size_t)room, size, error);
    if (fresh && used > 0)
        memcpy(fresh, old, (size_t)used * size);
    ins_memory_free(old);
    return fresh;
}

static enum ins_status room_for_items(struct ins_least *s, int64_t more, struct ins_error *error)
{
    if (s->items + more <= s->room)
        return INS_DONE;
    s->room = s->items + more;
    s->item = grow_array(s->item, s->items, s->room, sizeof *s->item, error);
    ins_memory_free(s->scratch);
    s->scratch = ins_memory_create((size_t)s->room, sizeof *s->scratch, error);
    return s->item && s->scratch ? INS_DONE : INS_WORLD;
}

static enum ins_status room_for_futures(struct ins_least *s, int64_t more, struct ins_error *error)
{
    if (s->futures + more <= s->futures_room)
        return INS_DONE;
    s->futures_room = s->futures + more;
    s->sure         = grow_array(s->sure, s->futures, s->futures_room, 1, error);
    return s->sure ? INS_DONE : INS_WORLD;
}

static bool open(const struct ins_least_futures *futures, int64_t f)
{
    return !(futures->met_none[f] > 0.0) && futures->met_all[f] > 0.0;
}

enum ins_status ins_least_take(struct ins_least *s, const struct ins_least_futures *futures,
                               struct ins_error *error)
{
    int64_t more = 0;
    int     top  = isfinite(futures->top) ? place_of_size(futures->top) : BEYOND;
    for (int64_t f = 0; f < futures->count; f++)
        more += open(futures, f);
    if (room_for_items(s, more, error) != INS_DONE ||
        room_for_futures(s, futures->count, error) != INS_DONE)
        return INS_WORLD;
    if (s->futures == 0)
        s->first = futures->first;
    s->top = top > s->top ? top : s->top;
    for (int64_t f = 0; f < futures->count; f++) {
        bool sure                = futures->met_none[f] > 0.0;
        s->sure[s->futures + f]  = sure;
        s->sures += sure;
        if (open(futures, f))
            s->item[s->items++] = (struct item){0, top, futures->first + f};
    }
    s->futures += futures->count;
    return INS_DONE;
}

void ins_least_expect(struct ins_least *s, double from, double to)
{
    s->expected[0] = place_of_size(from);
    s->expected[1] = place_of_size(to);
}

/* --- what was found -------------------------------------------------------------------------- */

double ins_least_at(const struct ins_least *s, int64_t rank)
{
    return size_of_place(bound_at(s, rank, true));
}

int64_t ins_least_count(const struct ins_least *s, double size)
{
    int     place = place_of_size(size);
    int64_t count = s->sures;
    for (int64_t i = 0; i < s->items; i++)
        count += s->item[i].high <= place;
    return count;
}

void ins_least_sizes(const struct ins_least *s, double *size)
{
    for (int64_t f = 0; f < s->futures; f++)
        size[f] = s->sure[f] ? 0.0 : INFINITY;
    for (int64_t i = 0; i < s->items; i++)
        size[s->item[i].future - s->first] = size_of_place(s->item[i].high);
}

/* --- creation -------------------------------------------------------------------------------- */

enum ins_status ins_least_create(const struct ins_least_settings *settings,
                                 struct ins_least **made, struct ins_error *error)
{
    struct ins_least *s = ins_memory_create(1, sizeof *s, error);
    *made               = s;
    if (!s)
        return INS_WORLD;
    s->settings = *settings;
    s->plan     = ins_memory_create(PLANS, sizeof *s->plan, error);
    s->number   = ins_memory_create(SLOTS, sizeof *s->number, error);
    s->cell_of  = ins_memory_create(SLOTS, 1, error);
    s->met      = ins_memory_create(SLOTS, INSIDE, error);
    for (int p = 0; p < PLANS && s->plan; p++) {
        s->plan[p]    = *settings->plan;
        s->playing[p] = &s->plan[p];
    }
    if (s->plan && s->number && s->cell_of && s->met)
        return INS_DONE;
    ins_least_free(s);
    *made = NULL;
    return INS_WORLD;
}

void ins_least_free(struct ins_least *s)
{
    if (!s)
        return;
    ins_memory_free(s->plan);
    ins_memory_free(s->number);
    ins_memory_free(s->cell_of);
    ins_memory_free(s->met);
    ins_memory_free(s->item);
    ins_memory_free(s->sure);
    ins_memory_free(s->scratch);
    ins_memory_free(s);
}
