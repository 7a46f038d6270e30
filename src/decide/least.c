#include "decide/least.h"

#include <math.h>
#include <stdlib.h>

#include "answers/outcome.h"
#include "base/memory.h"
#include "chance/real.h"
#include "engine/futures.h"
#include "engine/summary.h"

enum {
    PARTS  = 8, /* a cell is divided into */
    INSIDE = PARTS - 1,
    CELLS  = 9, /* divided in one play */
    PLANS  = CELLS * INSIDE,
    ROUNDS = 16
};

/* How narrow a size is known: at the quantile; around it, as a part of the band that resampled
 * quantiles fall into, so many standard errors to either side. */
static const double FINE = 1.0 / 4096, EURO = 100.0, COARSE = 1.0 / 128, STRAY = 3.5;

/* A future of which money decides: its least size lies above `low` and not above `high`. */
struct item {
    double  low, high;
    int64_t future;
};

struct search {
    const struct ins_least_settings *settings;
    struct ins_plan             *plan; /* [PLANS] */
    const struct ins_plan       *playing[PLANS];
    struct item                 *item; /* [items] */
    double                      *scratch;
    int64_t                     *number;
    char                        *met; /* [item of the chunk][INSIDE] */
    int                         *cell_of; /* [item of the chunk] */
    int64_t                      items, sure; /* sure: kept without a buffer */
    double                       top;
    int64_t                      from, count; /* the chunk in hand: items from ... */
};

static bool same_cell(const struct item *a, const struct item *b)
{
    return a->low == b->low && a->high == b->high;
}

/* --- where the quantile lies ----------------------------------------------------------------- */

/* The rank-th smallest of the lower or of the upper bounds. */
static double bound_at(const struct search *s, int64_t rank, bool upper)
{
    double value;
    rank -= s->sure;
    if (rank < 1)
        return 0.0;
    if (rank > s->items)
        return s->top;
    for (int64_t i = 0; i < s->items; i++)
        s->scratch[i] = upper ? s->item[i].high : s->item[i].low;
    ins_summary_select(s->scratch, s->items, &rank, 1, &value);
    return value;
}

struct band {
    double low, high;                 /* where resampled quantiles fall */
    double center_low, center_high;   /* where the quantile itself lies */
};

static struct band band_of(const struct search *s)
{
    double  n = (double)s->settings->futures, a = s->settings->confidence;
    int64_t rank  = ins_summary_rank(a, s->settings->futures);
    int64_t stray = (int64_t)(STRAY * sqrt(n * a * (1.0 - a))) + 2;
    return (struct band){bound_at(s, rank - stray, false), bound_at(s, rank + stray, true),
                         bound_at(s, rank, false), bound_at(s, rank, true)};
}

static bool meets(const struct item *item, double low, double high)
{
    return item->high > low && item->low < high;
}

static bool waits(const struct item *item, const struct band *band)
{
    double fine   = ins_larger(FINE * band->center_high, EURO);
    double coarse = ins_larger(COARSE * (band->high - band->low), fine);
    bool   center = meets(item, band->center_low, band->center_high);
    return meets(item, band->low, band->high) && item->high - item->low > (center ? fine : coarse);
}

/* --- one round ------------------------------------------------------------------------------- */

static int by_cell(const void *one, const void *other)
{
    const struct item *a = one, *b = other;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    if (a->high != b->high)
        return a->high < b->high ? -1 : 1;
    return (a->future > b->future) - (a->future < b->future);
}

/* Sizes inside a cell: even steps; at first, when nothing is known, closer to 0. */
static double size_inside(const struct search *s, const struct item *cell, int step)
{
    double part = (double)step / PARTS;
    if (cell->low == 0.0 && cell->high == s->top)
        part *= part;
    return cell->low + (cell->high - cell->low) * part;
}

static bool needed(const void *context, int plan, int64_t first)
{
    const struct search *s    = context;
    int64_t              last = first + INS_LANES < s->count ? first + INS_LANES : s->count;
    int                  cell = plan / INSIDE;
    return cell >= s->cell_of[first] && cell <= s->cell_of[last - 1];
}

static void collect(void *context, const struct ins_played *played)
{
    struct search *s    = context;
    int            cell = played->plan / INSIDE, step = played->plan % INSIDE;
    struct ins_row row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++)
        if (s->cell_of[played->first + i] == cell)
            s->met[(played->first + i) * INSIDE + step] = row[INS_NORM_MET].lane[i] > 0.0;
}

/* Sorted items from `from` on, of at most CELLS cells, that wait; returns the number of cells. */
static int gather(struct search *s, int64_t waiting)
{
    int cells = 0;
    s->count  = 0;
    for (int64_t i = s->from; i < waiting; i++) {
        const struct item *item = &s->item[i];
        if (i == s->from || !same_cell(item, item - 1)) {
            if (cells == CELLS)
                break;
            for (int step = 0; step < INSIDE; step++)
                ins_plan_set_buffer(&s->plan[cells * INSIDE + step],
                                    size_inside(s, item, step + 1));
            cells++;
        }
        s->cell_of[s->count]  = cells - 1;
        s->number[s->count++] = s->settings->first + item->future;
    }
    return cells;
}

/* What was played tells between which two of the sizes the least one lies. */
static void narrow(struct search *s)
{
    for (int64_t i = 0; i < s->count; i++) {
        struct item *item = &s->item[s->from + i];
        struct item  cell = *item;
        for (int step = INSIDE; step >= 1; step--) {
            double size = size_inside(s, &cell, step);
            if (!s->met[i * INSIDE + step - 1]) {
                item->low = size;
                break;
            }
            item->high = size;
        }
    }
}

static enum ins_status play_chunk(struct search *s, int cells, struct ins_error *error)
{
    struct ins_options quiet =
        s->settings->options ? *s->settings->options : (struct ins_options){0};
    quiet.progress           = NULL;
    struct ins_play job      = {.inflow  = s->settings->inflow,
                                .plan    = s->playing,
                                .plans   = cells * INSIDE,
                                .seed    = s->settings->seed,
                                .futures = s->count,
                                .number  = s->number,
                                .options = &quiet,
                                .needed  = needed,
                                .collect = collect,
                                .context = s};
    enum ins_status status = ins_futures_play(&job, error);
    if (status == INS_DONE)
        narrow(s);
    return status;
}

/* Those that wait come to stand first. */
static int64_t sort_waiting(struct search *s, const struct band *band)
{
    int64_t waiting = 0;
    for (int64_t i = 0; i < s->items; i++)
        if (waits(&s->item[i], band)) {
            struct item kept   = s->item[waiting];
            s->item[waiting++] = s->item[i];
            s->item[i]         = kept;
        }
    qsort(s->item, (size_t)waiting, sizeof *s->item, by_cell);
    return waiting;
}

static enum ins_status search(struct search *s, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int round = 0; round < ROUNDS && status == INS_DONE; round++) {
        struct band band    = band_of(s);
        int64_t     waiting = sort_waiting(s, &band);
        if (waiting == 0)
            break;
        for (s->from = 0; s->from < waiting && status == INS_DONE; s->from += s->count)
            status = play_chunk(s, gather(s, waiting), error);
    }
    return status;
}

/* --- the whole ------------------------------------------------------------------------------- */

static enum ins_status room_for(struct search *s, struct ins_error *error)
{
    size_t most = (size_t)s->settings->futures;
    s->item     = ins_memory_create(most, sizeof *s->item, error);
    s->scratch  = ins_memory_create(most, sizeof *s->scratch, error);
    s->number   = ins_memory_create(most, sizeof *s->number, error);
    s->met      = ins_memory_create(most, INSIDE, error);
    s->cell_of  = ins_memory_create(most, sizeof *s->cell_of, error);
    return s->item && s->scratch && s->number && s->met && s->cell_of ? INS_DONE : INS_WORLD;
}

static enum ins_status room_for_plans(struct search *s, struct ins_error *error)
{
    s->plan = ins_memory_create(PLANS, sizeof *s->plan, error);
    for (int p = 0; p < PLANS && s->plan; p++) {
        s->plan[p]    = *s->settings->plan;
        s->playing[p] = &s->plan[p];
    }
    return s->plan ? INS_DONE : INS_WORLD;
}

/* Futures that no size can change are settled; the others wait. */
static void settle(struct search *s, double *least)
{
    const struct ins_least_settings *settings = s->settings;
    for (int64_t f = 0; f < settings->futures; f++) {
        bool none = settings->met_none[f] > 0.0, all = settings->met_all[f] > 0.0;
        least[f] = none ? 0.0 : INFINITY;
        s->sure += none;
        if (none || !all)
            continue;
        s->top              = ins_larger(s->top, settings->reach[f]);
        s->item[s->items++] = (struct item){.future = f};
    }
    for (int64_t i = 0; i < s->items; i++)
        s->item[i].high = s->top;
}

enum ins_status ins_least_find(const struct ins_least_settings *settings, double *least,
                               struct ins_error *error)
{
    struct search   s      = {.settings = settings};
    enum ins_status status = room_for(&s, error);
    if (status == INS_DONE) {
        settle(&s, least);
        if (s.items > 0)
            status = room_for_plans(&s, error);
        if (status == INS_DONE)
            status = search(&s, error);
    }
    for (int64_t i = 0; i < s.items && status == INS_DONE; i++)
        least[s.item[i].future] = s.item[i].high;
    ins_memory_free(s.cell_of);
    ins_memory_free(s.met);
    ins_memory_free(s.number);
    ins_memory_free(s.scratch);
    ins_memory_free(s.item);
    ins_memory_free(s.plan);
    return status;
}
