#include "compare.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PLACE = 150 };

static const double FIRST = 1e-8; /* what counts as a deviation at all */

static double deviation(double ours, double theirs, double of)
{
    if (!isfinite(ours) || !isfinite(theirs))
        return INFINITY;
    return fabs(ours - theirs) / fmax(fmax(1.0, fabs(ours)), of);
}

/* A line of the ledger is known no better than to the rounding of what it is a part of: where work and hours
 * are equal, one finds no overtime and the other that of a last digit. A thousandth of the month's cost is what
 * such a line is held against. */
static double whole_of(const struct oracle_months *months, const char *name, int month)
{
    enum { LINE = sizeof "cost." - 1 };
    for (int c = 0; strncmp(name, "cost.", LINE) == 0 && c < months->column_count; c++)
        if (strcmp(months->columns[c].name, "cost") == 0)
            return 1e-3 * fabs(months->columns[c].value[month]);
    return 0.0;
}

static const double *find(int count, const char *const *name, const double *const *column,
                          const char *wanted)
{
    for (int c = 0; c < count; c++)
        if (strcmp(name[c], wanted) == 0)
            return column[c];
    return NULL;
}

static bool known(const struct oracle_months *months, const char *name)
{
    if (strcmp(name, "month") == 0)
        return true;
    for (int c = 0; c < months->column_count; c++)
        if (strcmp(months->columns[c].name, name) == 0)
            return true;
    return false;
}

static double missing(const char *name, const char *whose, char *where)
{
    if (where)
        snprintf(where, ORACLE_WHERE, "%s has no column %s", whose, name);
    return INFINITY;
}

static void tell(char place[PLACE], const char *name, int month, double ours, double theirs)
{
    snprintf(place, PLACE, "%s, month %d: oracle %.17g, other %.17g", name, month, ours, theirs);
}

double oracle_worst(const struct oracle_months *months, int count, const char *const *name,
                    const double *const *column, char where[ORACLE_WHERE])
{
    char   place[PLACE] = "nowhere", begin[PLACE] = "never";
    double worst = 0.0;
    int    first = months->months;

    for (int c = 0; c < count; c++)
        if (!known(months, name[c]))
            return missing(name[c], "the oracle", where);
    for (int c = 0; c < months->column_count; c++) {
        const struct oracle_column *ours   = &months->columns[c];
        const double               *theirs = find(count, name, column, ours->name);

        if (!theirs)
            return missing(ours->name, "the other", where);
        for (int t = 0; t < months->months; t++) {
            double now = deviation(ours->value[t], theirs[t],
                                         whole_of(months, ours->name, t));

            if (now > worst) {
                worst = now;
                tell(place, ours->name, t, ours->value[t], theirs[t]);
            }
            if (now > FIRST && t < first) {
                first = t;
                tell(begin, ours->name, t, ours->value[t], theirs[t]);
            }
        }
    }
    if (where)
        snprintf(where, ORACLE_WHERE, "%s; first: %s", place, begin);
    return worst;
}
