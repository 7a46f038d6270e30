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

static void swap(double *a, double *b)
{
    double kept = *a;
    *a          = *b;
    *b          = kept;
}

/* Quickselect with the median of three; values[k] becomes the k-th smallest of low ... high. */
static void place(double *values, int64_t low, int64_t high, int64_t k)
{
    while (low < high) {
        int64_t middle = low + (high - low) / 2, i = low, j = high;
        if (values[middle] < values[low])
            swap(&values[middle], &values[low]);
        if (values[high] < values[low])
            swap(&values[high], &values[low]);
        if (values[high] < values[middle])
            swap(&values[high], &values[middle]);
        double pivot = values[middle];
        while (i <= j) {
            while (values[i] < pivot)
                i++;
            while (pivot < values[j])
                j--;
            if (i <= j)
                swap(&values[i++], &values[j--]);
        }
        if (k <= j)
            high = j;
        else if (k >= i)
            low = i;
        else
            return;
    }
}

enum {
    BUCKETS   = 1024,
    WORTHWHILE = 256, /* fewer values are placed one rank after the other */
    DRAWER     = 1024 /* values of one bucket that are laid apart */
};

/* Values in buckets of equal width between the smallest and the largest. */
struct sorter {
    double  least, scale;
    int32_t count[BUCKETS];
};

static inline int bucket_of(const struct sorter *sorter, double value)
{
    return (int)((value - sorter->least) * sorter->scale);
}

/* False where the values are all the same, or too far apart to be divided. */
static bool sort(const double *values, int64_t count, struct sorter *sorter)
{
    double least = values[0], most = values[0];
    for (int64_t i = 1; i < count; i++) {
        least = values[i] < least ? values[i] : least;
        most  = values[i] > most ? values[i] : most;
    }
    sorter->least = least;
    sorter->scale = (BUCKETS - 0.5) / (most - least);
    if (!(sorter->scale > 0.0 && sorter->scale < HUGE_VAL))
        return false;
    memset(sorter->count, 0, sizeof sorter->count);
    for (int64_t i = 0; i < count; i++)
        sorter->count[bucket_of(sorter, values[i])]++;
    return true;
}

/* The rank-th of the values of one bucket, `below` of which lie in earlier ones; false where the
 * bucket does not fit the drawer. */
static bool take(const double *values, int64_t count, const struct sorter *sorter, int bucket,
                 int64_t place_inside, double *taken)
{
    double  drawer[DRAWER];
    int64_t laid = 0;
    if (sorter->count[bucket] > DRAWER)
        return false;
    for (int64_t i = 0; i < count; i++)
        if (bucket_of(sorter, values[i]) == bucket)
            drawer[laid++] = values[i];
    place(drawer, 0, laid - 1, place_inside);
    *taken = drawer[place_inside];
    return true;
}

static bool find(const double *values, int64_t count, const struct sorter *sorter, int64_t rank,
                 double *found)
{
    int64_t below = 0;
    int     bucket = 0;
    while (below + sorter->count[bucket] < rank)
        below += sorter->count[bucket++];
    return take(values, count, sorter, bucket, rank - below - 1, found);
}

void ins_summary_select(double *values, int64_t count, const int64_t *ranks, int asked,
                        double *selected)
{
    struct sorter sorter;
    bool sorted = count >= WORTHWHILE && count <= INT32_MAX && sort(values, count, &sorter);
    for (int a = 0; a < asked; a++) {
        if (sorted && find(values, count, &sorter, ranks[a], &selected[a]))
            continue;
        place(values, 0, count - 1, ranks[a] - 1);
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
