#include "record/doubts.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { YEAR = 12, QUARTER = 3, SPANS_ENOUGH = 3, BEFORE = 3, LONGEST_END = 3, BLANKS_ENOUGH = 3 };

/* How far a month must stand from others to be told. A surge doubles within a month now and then; a digit
 * too many makes ten. */
static const double FAR = 7.0, SMALL = 20.0, LOW = 0.65, LOWER = 0.85, FEW = 6.0;

struct look {
    ins_date          first;
    int               months, found;
    const double     *cases;
    struct ins_doubt *doubt;
};

static void tell(struct look *l, enum ins_doubt_kind kind, int month, double value, double beside)
{
    if (l->found < INS_DOUBTS)
        l->doubt[l->found++] = (struct ins_doubt){kind, l->first + month, value, beside};
}

static int by_size(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* The middle of the known months before `t`, up to BEFORE of them; NaN without one. */
static double middle_before(const struct look *l, int t)
{
    double known[BEFORE];
    int    count = 0;
    for (int u = t - 1; u >= 0 && u >= t - 2 * BEFORE && count < BEFORE; u--)
        if (!isnan(l->cases[u]))
            known[count++] = l->cases[u];
    qsort(known, (size_t)count, sizeof known[0], by_size);
    return count ? known[count / 2] : (double)NAN;
}

/* --- running totals ------------------------------------------------------------------------ */

static void find_running_totals(struct look *l)
{
    int rises = 0, falls = 0, january = 0;
    for (int t = 1; t < l->months; t++) {
        double step = l->cases[t] - l->cases[t - 1];
        if (isnan(step))
            continue;
        if (ins_date_month(l->first + t) == 0) {
            january++;
            falls += step < 0.0;
        } else if (step < 0.0) {
            return;
        } else {
            rises += step > 0.0;
        }
    }
    if (january >= 2 && falls == january && rises >= YEAR)
        tell(l, INS_DOUBT_RUNNING_TOTALS, 0, NAN, NAN);
}

/* --- sums that were spread ------------------------------------------------------------------ */

/* Whether the months of each whole quarter, or year, are the same to a case, and the spans are not. */
static bool is_spread(const struct look *l, int span)
{
    int    spans = 0;
    double least = INFINITY, most = 0.0;
    for (int t = 0; t + span <= l->months; t++) {
        if (ins_date_month(l->first + t) % span != 0)
            continue;
        for (int u = t; u < t + span; u++)
            if (!(fabs(l->cases[u] - l->cases[t]) <= 1.0))
                return false;
        least = fmin(least, l->cases[t]);
        most  = fmax(most, l->cases[t]);
        spans++;
    }
    return spans >= (span == YEAR ? 2 : SPANS_ENOUGH) && most > least + 2.0;
}

static void find_spread(struct look *l)
{
    if (is_spread(l, YEAR))
        tell(l, INS_DOUBT_YEARS, 0, NAN, NAN);
    else if (is_spread(l, QUARTER))
        tell(l, INS_DOUBT_QUARTERS, 0, NAN, NAN);
}

/* --- the end --------------------------------------------------------------------------------- */

/* The least share that a month ever was of the ones before it, up to `end`. */
static double least_share(const struct look *l, int end)
{
    double least = 1.0;
    for (int t = BEFORE; t < end; t++) {
        double share = l->cases[t] / middle_before(l, t);
        least        = share < least ? share : least;
    }
    return least;
}

/* An unfinished end is the deepest fall of the record; months before the last one belong to it where they
 * have begun to fall. */
static void find_unfinished(struct look *l)
{
    int last = l->months - 1, from;
    while (last > YEAR && isnan(l->cases[last]))
        last--;
    if (last <= YEAR)
        return;
    for (from = last; from > last - LONGEST_END + 1; from--)
        if (!(l->cases[from - 1] < LOWER * middle_before(l, from - 1)))
            break;
    double share = l->cases[last] / middle_before(l, from);
    if (middle_before(l, from) >= SMALL && share < LOW && share < least_share(l, from))
        tell(l, INS_DOUBT_UNFINISHED, from, l->cases[last], middle_before(l, from));
}

/* --- one month -------------------------------------------------------------------------------- */

static void find_tenfold(struct look *l)
{
    for (int t = 1; t + 1 < l->months; t++) {
        double low  = fmin(l->cases[t - 1], l->cases[t + 1]);
        double high = fmax(l->cases[t - 1], l->cases[t + 1]), here = l->cases[t];
        if (isnan(l->cases[t - 1] + l->cases[t + 1] + here))
            continue;
        if ((low >= SMALL && here > FAR * high) || (low >= FAR * SMALL && here < low / FAR))
            tell(l, INS_DOUBT_TENFOLD, t, here, here > high ? high : low);
    }
}

static void find_blanks(struct look *l)
{
    int    blanks = 0, known = 0, first = -1;
    double sum = 0.0;
    for (int t = 0; t < l->months; t++) {
        if (l->cases[t] == 0.0)
            return;
        blanks += isnan(l->cases[t]);
        first = isnan(l->cases[t]) && first < 0 ? t : first;
        known += !isnan(l->cases[t]);
        sum += isnan(l->cases[t]) ? 0.0 : l->cases[t];
    }
    if (blanks >= BLANKS_ENOUGH && known > 0 && sum / known < FEW)
        tell(l, INS_DOUBT_BLANKS, first, blanks, sum / known);
}

int ins_doubts_find(ins_date first, int months, const double *cases, struct ins_doubt doubt[INS_DOUBTS])
{
    struct look l = {first, months, 0, cases, doubt};
    find_running_totals(&l);
    find_spread(&l);
    if (l.found == 0)
        find_unfinished(&l);
    if (l.found == 0 || doubt[0].kind == INS_DOUBT_UNFINISHED)
        find_tenfold(&l);
    find_blanks(&l);
    return l.found;
}
