#include "engine/summary.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "chance/real.h"
#include "engine/binomial.h"

/* Half of what a 95 % interval leaves out. */
static const double TAIL = 0.025;

int64_t ins_summary_rank(double alpha, int64_t count)
{
    const int64_t billion = 1000000000;
    __int128 product = (__int128)llround(alpha * 1e9) * count;
    int64_t  rank    = (int64_t)((product + billion - 1) / billion);
    return rank < 1 ? 1 : rank > count ? count : rank;
}

/* The largest k in 0 ... count + 1 with P(Bin < k) <= bound. */
static int64_t last_rank_within(double bound, double alpha, int64_t count)
{
    int64_t low = 0, high = count + 1;
    while (low < high) {
        int64_t middle = low + (high - low + 1) / 2;
        if (ins_binomial_below(middle, alpha, count) <= bound)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

void ins_summary_rank_interval(double alpha, int64_t count, int64_t *low, int64_t *high)
{
    /* low: P(Bin < low) <= TAIL; high: the first with P(Bin < high) >= 1 - TAIL */
    *low  = last_rank_within(TAIL, alpha, count);
    int64_t below = *low, above = count + 1;
    while (above - below > 1) {
        int64_t middle = below + (above - below) / 2;
        if (ins_binomial_below(middle, alpha, count) >= 1.0 - TAIL)
            above = middle;
        else
            below = middle;
    }
    *high = above;
}

int64_t ins_summary_futures_needed(double alpha)
{
    double edge = fmax(alpha, 1.0 - alpha);
    return (int64_t)ceil(ins_log(TAIL) / ins_log(edge));
}

/* Those below the pivot first, or those up to it; returns where the others begin. Without a branch,
 * which would be guessed wrong every other time. */
static int64_t part_at_pivot(double *values, int64_t low, int64_t high, double pivot,
                             bool with_equals)
{
    int64_t next = low;
    for (int64_t i = low; i <= high; i++) {
        double value = values[i];
        values[i]    = values[next];
        values[next] = value;
        next += with_equals ? value <= pivot : value < pivot;
    }
    return next;
}

static double middle_of_three(double a, double b, double c)
{
    double least = fmin(a, b), most = fmax(a, b);
    return c < least ? least : c > most ? most : c;
}

/* Quickselect with the median of three; values[k] becomes the k-th smallest of low ... high. */
static void place_rank(double *values, int64_t low, int64_t high, int64_t k)
{
    while (low < high) {
        double  pivot = middle_of_three(values[low], values[low + (high - low) / 2], values[high]);
        int64_t equal = part_at_pivot(values, low, high, pivot, false);
        if (k < equal) {
            high = equal - 1;
            continue;
        }
        low = part_at_pivot(values, equal, high, pivot, true);
        if (k < low)
            return;
    }
}

enum {
    BUCKETS    = 1024,
    EACH       = 8,    /* values a bucket, where there are few of them */
    WORTHWHILE = 256,  /* fewer values are placed one rank after the other */
    KEPT    = 16,   /* ranks that are looked for at once */
    KEPT_VALUES     = 1024, /* values of one bucket that are laid apart */
    CHAINS     = 8     /* values looked at side by side */
};

/* Values in buckets of equal width; those equal to the smallest, of which there are often many,
 * have the first bucket to themselves. */
struct sorter {
    double  least, scale;
    int     buckets;
    int64_t below[BUCKETS + 1]; /* values in earlier buckets */
};

/* The values of the buckets in which ranks lie. */
struct kept_buckets {
    uint8_t of[BUCKETS]; /* place among the kept of a bucket, counted from 1; 0: none */
    int     used;
    int32_t laid[KEPT];
    double  value[KEPT][KEPT_VALUES];
};

static inline int bucket_of(const struct sorter *sorter, double value)
{
    double steps = (value - sorter->least) * sorter->scale;
    return (int)steps + (value > sorter->least);
}

static void find_ends(const double *values, int64_t count, double *least, double *most)
{
    double low[CHAINS], high[CHAINS];
    for (int k = 0; k < CHAINS; k++)
        low[k] = high[k] = values[k];
    for (int64_t i = 0; i + CHAINS <= count; i += CHAINS)
        for (int k = 0; k < CHAINS; k++) {
            low[k]  = values[i + k] < low[k] ? values[i + k] : low[k];
            high[k] = values[i + k] > high[k] ? values[i + k] : high[k];
        }
    for (int k = 0; k < CHAINS; k++) { /* the rest lies in the last few */
        double last = values[count - CHAINS + k];
        low[k]  = last < low[k] ? last : low[k];
        high[k] = last > high[k] ? last : high[k];
    }
    for (int k = 1; k < CHAINS; k++) {
        low[0]  = low[k] < low[0] ? low[k] : low[0];
        high[0] = high[k] > high[0] ? high[k] : high[0];
    }
    *least = low[0];
    *most  = high[0];
}

/* Neighbours are counted in two tables: the same count twice in a row would be waited for. */
static void count_values(const double *values, int64_t count, struct sorter *sorter)
{
    int32_t odd[BUCKETS] = {0}, even[BUCKETS] = {0};
    for (int64_t i = 0; i + 1 < count; i += 2) {
        odd[bucket_of(sorter, values[i])]++;
        even[bucket_of(sorter, values[i + 1])]++;
    }
    if (count % 2)
        odd[bucket_of(sorter, values[count - 1])]++;
    sorter->below[0] = 0;
    for (int b = 0; b < sorter->buckets; b++)
        sorter->below[b + 1] = sorter->below[b] + odd[b] + even[b];
}

/* False where the values are too far apart to be divided. */
static bool sort_into_buckets(const double *values, int64_t count, struct sorter *sorter)
{
    double least, most;
    find_ends(values, count, &least, &most);
    sorter->buckets = count < EACH * BUCKETS ? (int)(count / EACH) : BUCKETS;
    sorter->least   = least;
    sorter->scale   = most > least ? (sorter->buckets - 1.5) / (most - least) : 0.0;
    if (!(sorter->scale < HUGE_VAL && most - least < HUGE_VAL))
        return false;
    count_values(values, count, sorter);
    return true;
}

/* The bucket in which a rank lies. */
static int seek(const struct sorter *sorter, int64_t rank)
{
    int low = 0, high = sorter->buckets - 1;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (sorter->below[middle + 1] >= rank)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* A kept bucket for every bucket that fits one and in which a rank lies; not for the first bucket, whose
 * values are known. */
static void open_kept(const struct sorter *sorter, const int64_t *ranks, int asked,
                         struct kept_buckets *kept)
{
    memset(kept->of, 0, sizeof kept->of);
    memset(kept->laid, 0, sizeof kept->laid);
    kept->used = 0;
    for (int a = 0; a < asked; a++) {
        int b = seek(sorter, ranks[a]);
        if (b > 0 && !kept->of[b] && sorter->below[b + 1] - sorter->below[b] <= KEPT_VALUES)
            kept->of[b] = (uint8_t)++kept->used;
    }
}

static void fill_kept(const double *values, int64_t count, const struct sorter *sorter,
                         struct kept_buckets *kept)
{
    for (int64_t i = 0; i < count; i++) {
        int d = kept->of[bucket_of(sorter, values[i])];
        if (d)
            kept->value[d - 1][kept->laid[d - 1]++] = values[i];
    }
}

/* False where the bucket of the rank has no kept bucket. */
static bool take_rank(const struct sorter *sorter, int64_t rank, struct kept_buckets *kept,
                      double *taken)
{
    int b = seek(sorter, rank), d = kept->of[b];
    if (b == 0)
        *taken = sorter->least;
    if (b == 0 || !d)
        return b == 0;
    double *value = kept->value[d - 1];
    int64_t inside = rank - sorter->below[b] - 1;
    place_rank(value, 0, kept->laid[d - 1] - 1, inside);
    *taken = value[inside];
    return true;
}

/* So many ranks as there are kept. */
static void select_some(double *values, int64_t count, const struct sorter *sorter,
                        const int64_t *ranks, int asked, double *selected)
{
    struct kept_buckets kept;
    open_kept(sorter, ranks, asked, &kept);
    if (kept.used > 0)
        fill_kept(values, count, sorter, &kept);
    for (int a = 0; a < asked; a++)
        if (!take_rank(sorter, ranks[a], &kept, &selected[a])) {
            place_rank(values, 0, count - 1, ranks[a] - 1);
            selected[a] = values[ranks[a] - 1];
        }
}

void ins_summary_select(double *values, int64_t count, const int64_t *ranks, int asked,
                        double *selected)
{
    struct sorter sorter;
    if (count >= WORTHWHILE && count <= INT32_MAX && sort_into_buckets(values, count, &sorter)) {
        for (int a = 0; a < asked; a += KEPT)
            select_some(values, count, &sorter, &ranks[a],
                        asked - a < KEPT ? asked - a : KEPT, &selected[a]);
        return;
    }
    for (int a = 0; a < asked; a++) {
        place_rank(values, 0, count - 1, ranks[a] - 1);
        selected[a] = values[ranks[a] - 1];
    }
}

struct ins_estimate ins_summary_probability(int64_t hits, int64_t count)
{
    struct ins_estimate p = {(double)hits / (double)count, 0.0, 1.0};
    if (hits > 0)
        p.low = ins_binomial_solve(hits, 1.0 - TAIL, count); /* P(Bin >= hits) = TAIL */
    if (hits < count)
        p.high = ins_binomial_solve(hits + 1, TAIL, count); /* P(Bin <= hits) = TAIL */
    return p;
}

void ins_moments_add(struct ins_moments *moments, double value)
{
    double step = value - moments->mean;
    moments->count += 1.0;
    moments->mean += step / moments->count;
    moments->spread += step * (value - moments->mean);
}

void ins_moments_weigh(struct ins_moments *moments, double value, double weight)
{
    double step = value - moments->mean;
    moments->count += weight;
    moments->mean += step * (weight / moments->count);
    moments->spread += weight * step * (value - moments->mean);
}

void ins_moments_merge(struct ins_moments *moments, const struct ins_moments *more)
{
    double count = moments->count + more->count;
    if (count <= 0.0)
        return;
    double step = more->mean - moments->mean, part = more->count / count;
    moments->mean += step * part;
    moments->spread += more->spread + step * step * moments->count * part;
    moments->count = count;
}

struct ins_mean ins_moments_mean(const struct ins_moments *moments)
{
    double n = moments->count;
    return (struct ins_mean){n > 0.0 ? moments->mean : NAN,
                             n > 1.0 ? sqrt(moments->spread / (n - 1.0) / n) : NAN};
}

struct ins_mean ins_summary_mean(const double *values, int64_t count)
{
    struct ins_moments moments = {0};
    for (int64_t i = 0; i < count; i++)
        ins_moments_add(&moments, values[i]);
    return ins_moments_mean(&moments);
}
