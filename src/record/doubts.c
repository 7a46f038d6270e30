#include "record/doubts.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"

enum { YEAR = 12, QUARTER = 3, BEFORE = 3, LONGEST_END = 3, NEIGHBOURS = 2, REACH = 3, ONE_IN = 50 };
enum { LEAST_RISES = 10, LEAST_SINCE = 23, LEAST_BLANKS = 3 };

/* A pattern that calm counts show in fewer than one record of ten thousand is told; small counts without
 * a 0, in one of a hundred. */
static const double RARE = 1e-4, UNCOMMON = 1e-2;

/* How far months must stand apart. A surge doubles within a month now and then, a digit too many makes
 * ten; a fall to 65 % is one of a third, and at least four times what calm counts would do by chance. */
static const double FAR = 5.0, LEAST_MANY = 10.0, LEAST_FEW = 100.0, LOW = 0.65, LOWER = 0.85, LEAST_SDS = 4.0;

/* What a running total may take back of what it counted before. */
static const double TAKEN_BACK = 0.01;

struct look {
    ins_date           first;
    int                months;
    int                end; /* months before what is not finished */
    double             grid; /* all counts are multiples of it: rounded to fives, tens ... */
    const double      *cases;
    const char        *column;
    struct ins_doubts *doubts;
};

/* The same in another column: a pattern of the whole record, or in the same months. */
static bool is_same(const struct ins_doubt *one, const struct ins_doubt *other)
{
    bool of_months = one->kind == INS_DOUBT_UNFINISHED || one->kind == INS_DOUBT_MANY || one->kind == INS_DOUBT_FEW;
    return one->kind == other->kind && strcmp(one->column, other->column) != 0 &&
           (!of_months || (one->from <= other->to && other->from <= one->to));
}

static void tell_doubt(struct look *l, enum ins_doubt_kind kind, int from, int to, double value,
                       double beside)
{
    struct ins_doubts *doubts = l->doubts;
    struct ins_doubt   made   = {kind, "", 0, l->first + from, l->first + to, value, beside};
    (void)snprintf(made.column, sizeof made.column, "%s", l->column);
    for (int i = 0; i < doubts->count && i < INS_DOUBTS; i++)
        if (is_same(&doubts->doubt[i], &made)) {
            doubts->doubt[i].others++;
            return;
        }
    if (doubts->count < INS_DOUBTS)
        doubts->doubt[doubts->count] = made;
    doubts->count++;
}

static int by_figure(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* --- running totals ------------------------------------------------------------------------ */

/* Whether the record rises but in month `anew` of the year, when it falls to less than half. */
static bool begins_anew(const struct look *l, int anew)
{
    int rises = 0, times = 0;
    for (int t = 1; t < l->months; t++) {
        double here = l->cases[t], before = l->cases[t - 1];
        if (isnan(here) || isnan(before))
            continue;
        bool begins = ins_date_month(l->first + t) == anew;
        if (begins ? here >= before / 2.0 : here < (1.0 - TAKEN_BACK) * before)
            return false;
        times += begins;
        rises += !begins && here > before;
    }
    return times >= 1 && rises >= LEAST_RISES;
}

/* The first month of a total is a month's worth of it: the last is many times the first. */
static bool rises_throughout(const struct look *l)
{
    int    rises = 0;
    double begin = NAN, last = NAN;
    for (int t = 0; t < l->months; t++) {
        if (isnan(l->cases[t]))
            continue;
        if (l->cases[t] < (1.0 - TAKEN_BACK) * last)
            return false;
        rises += l->cases[t] > last;
        begin = isnan(begin) ? l->cases[t] : begin;
        last  = l->cases[t];
    }
    return rises >= LEAST_SINCE && last >= begin * l->months / 2.0;
}

static bool find_running(struct look *l)
{
    for (int anew = 0; anew < YEAR; anew++)
        if (begins_anew(l, anew)) {
            tell_doubt(l, INS_DOUBT_RUNNING, 0, l->months - 1, anew, NAN);
            return true;
        }
    bool since = rises_throughout(l);
    if (since)
        tell_doubt(l, INS_DOUBT_SINCE, 0, l->months - 1, NAN, NAN);
    return since;
}

/* --- sums that were spread ------------------------------------------------------------------ */

/* The chance, in logarithms, that a calm count comes out the same as another, to a case or as rounded:
 * their difference has twice the variance of either. */
static double chance_of_same(const struct look *l, double count)
{
    double width = fmax(3.0, l->grid);
    return count > 0.0 ? fmin(log(width / sqrt(4.0 * M_PI * count)), 0.0) : 0.0;
}

static bool all_same(const struct look *l, int from, int months)
{
    for (int t = from; t < from + months; t++)
        if (!(fabs(l->cases[t] - l->cases[from]) <= 1.0))
            return false;
    return true;
}

static bool find_years(struct look *l)
{
    int from = -1, to = -1;
    for (int t = 0, length; t < l->months; t += length) {
        for (length = 1; t + length < l->months && all_same(l, t, length + 1);)
            length++;
        bool rare = (length - 1) * chance_of_same(l, l->cases[t]) + log(l->months) < log(RARE);
        if (length < YEAR || !rare)
            continue;
        from = from < 0 ? t : from;
        to   = t + length - 1;
    }
    if (from >= 0)
        tell_doubt(l, INS_DOUBT_YEARS, from, to, NAN, NAN);
    return from >= 0;
}

static void find_quarters(struct look *l)
{
    int    run = 0, best = 0, until = 0;
    double chance = log(l->months);
    for (int t = (YEAR - ins_date_month(l->first)) % QUARTER; t + QUARTER <= l->months; t += QUARTER) {
        bool same = all_same(l, t, QUARTER);
        run    = same ? run + 1 : 0;
        chance = same ? chance + 2.0 * chance_of_same(l, l->cases[t]) : log(l->months);
        if (run >= 2 && run > best && chance < log(RARE)) {
            best  = run;
            until = t + QUARTER;
        }
    }
    if (best > 0)
        tell_doubt(l, INS_DOUBT_QUARTERS, until - QUARTER * best, until - 1, best, NAN);
}

/* --- the end --------------------------------------------------------------------------------- */

/* The middle of the known months before `t`, up to BEFORE of them; NaN without one. */
static double middle_before(const struct look *l, int t)
{
    double known[BEFORE];
    int    count = 0;
    for (int u = t - 1; u >= 0 && u >= t - 2 * BEFORE && count < BEFORE; u--)
        if (!isnan(l->cases[u]))
            known[count++] = l->cases[u];
    qsort(known, (size_t)count, sizeof known[0], by_figure);
    return count ? known[count / 2] : (double)NAN;
}

/* Whether a month before `from` was hardly ever as small a share of the ones before it as the one at `last`,
 * nor in its season half as far down; false where a year of such months is not known. */
static bool is_deepest(const struct look *l, int from, int last, double share)
{
    int known = 0, deeper = 0, in_season = 0;
    for (int t = BEFORE; t < from; t++) {
        double other = l->cases[t] / middle_before(l, t);
        known += !isnan(other);
        deeper += other <= share;
        in_season += (last - t) % YEAR == 0 && other * other <= share;
    }
    return known >= YEAR - BEFORE && deeper <= known / ONE_IN && in_season <= known / ONE_IN;
}

/* The first month of an end that has begun to fall, or in which zeros hold the place. */
static int begin_of_end(const struct look *l, int last)
{
    int from = last;
    while (from > 0 && last - from < YEAR && l->cases[from] == 0.0 && l->cases[from - 1] == 0.0)
        from--;
    while (from > 0 && last - from < LONGEST_END - 1 && l->cases[from - 1] < LOWER * middle_before(l, from - 1))
        from--;
    return from;
}

static void find_unfinished(struct look *l)
{
    int last = l->months - 1;
    while (last > 0 && isnan(l->cases[last]))
        last--;
    int    from = begin_of_end(l, last);
    double before = middle_before(l, from), share = l->cases[last] / before;
    bool   far = before - l->cases[last] > LEAST_SDS * sqrt(before);
    if (!(share < LOW && far && is_deepest(l, from, last, share)))
        return;
    l->end = from;
    tell_doubt(l, INS_DOUBT_UNFINISHED, from, last, l->cases[last], before);
}

/* --- one month -------------------------------------------------------------------------------- */

/* The least and the most of the two known months nearest to `t`. */
static bool look_beside(const struct look *l, int t, double *low, double *high)
{
    int found = 0;
    *low  = INFINITY;
    *high = 0.0;
    for (int far = 1; far <= REACH && found < NEIGHBOURS; far++)
        for (int side = -far; side <= far; side += 2 * far) {
            int u = t + side;
            if (u < 0 || u >= l->months || isnan(l->cases[u]))
                continue;
            *low  = fmin(*low, l->cases[u]);
            *high = fmax(*high, l->cases[u]);
            found++;
        }
    return found >= NEIGHBOURS;
}

static void find_far(struct look *l)
{
    double low, high;
    for (int t = 0; t < l->end; t++) {
        double here = l->cases[t];
        if (isnan(here) || !look_beside(l, t, &low, &high))
            continue;
        if (high >= LEAST_MANY && here > FAR * high)
            tell_doubt(l, INS_DOUBT_MANY, t, t, here, high);
        else if (low >= LEAST_FEW && here > 0.0 && here < low / FAR)
            tell_doubt(l, INS_DOUBT_FEW, t, t, here, low);
    }
}

/* --- blanks ------------------------------------------------------------------------------------ */

/* Calm counts of a mean are 0 with the probability exp(-mean), and uneven ones more often. */
static void find_blanks(struct look *l)
{
    int    from = -1, first = -1, last = -1, known = 0, blanks = 0;
    double sum = 0.0;
    for (int t = 0; t < l->months; t++) {
        if (l->cases[t] == 0.0)
            return;
        if (isnan(l->cases[t])) {
            first = known > 0 && first < 0 ? t : first;
            continue;
        }
        from = from < 0 ? t : from;
        last = t;
        sum += l->cases[t];
        known++;
    }
    blanks = last - from + 1 - known;
    if (blanks < LEAST_BLANKS || blanks > known || known * log1p(-exp(-sum / known)) >= log(UNCOMMON))
        return;
    tell_doubt(l, INS_DOUBT_BLANKS, first, last, blanks, sum / known);
}

/* --- all of it ---------------------------------------------------------------------------------- */

/* Figures are published to fives and tens, and such come out the same more often. */
static double grid_of(const double *cases, int months)
{
    static const double grids[] = {10.0, 5.0};
    for (size_t g = 0; g < sizeof grids / sizeof grids[0]; g++) {
        bool fits = true;
        for (int t = 0; t < months && fits; t++)
            fits = isnan(cases[t]) || fmod(cases[t], grids[g]) == 0.0;
        if (fits)
            return grids[g];
    }
    return 1.0;
}

void ins_doubts_look(ins_date first, int months, const double *cases, const char *column,
                     enum ins_doubt_of of, struct ins_doubts *doubts)
{
    if (months < 1)
        return;
    struct look l = {first, months, months, grid_of(cases, months), cases, column, doubts};
    bool forecast = of == INS_DOUBT_OF_FORECAST;
    if (find_running(&l))
        return;
    if (!forecast && !find_years(&l))
        find_quarters(&l);
    if (!forecast)
        find_unfinished(&l);
    find_far(&l);
    if (!forecast)
        find_blanks(&l);
}

/* --- words ---------------------------------------------------------------------------------------- */

/* {f}, {t}: the first and last month; {v}, {b}: the figures; {m}: a month of the year. */
static const struct words {
    const char      *name;
    struct ins_told  says;
} words[INS_DOUBT_KINDS] = {
    [INS_DOUBT_UNFINISHED] =
        {"unfinished",
         {{"falls from some {b} to {v} in {t}, from {f} on, as this record hardly ever did: not finished yet? "
           "Leave such months out until they are",
           "daalt vanaf {f} van zo'n {b} naar {v} in {t}, zoals in deze reeks haast nooit: nog niet volledig? "
           "Laat zulke maanden weg tot ze dat zijn"}}},
    [INS_DOUBT_RUNNING] =
        {"running totals",
         {{"rises in every month of each year and begins anew each {m}: running totals? Expected are the cases of "
           "each month by itself",
           "stijgt elke maand van elk jaar en begint telkens opnieuw in {m}: oplopende totalen? Verwacht worden de "
           "zaken van elke maand apart"}}},
    [INS_DOUBT_SINCE] =
        {"running total",
         {{"rises in every month from {f} to {t}: a running total, or a stock? Expected are the cases of each month "
           "by itself",
           "stijgt elke maand van {f} tot en met {t}: een oplopend totaal, of een werkvoorraad? Verwacht worden de zaken "
           "van elke maand apart"}}},
    [INS_DOUBT_QUARTERS] =
        {"quarters spread",
         {{"has the same figure in the three months of each quarter from {f} to {t}: quarters spread evenly over their "
           "months? Season and swings within them are lost",
           "heeft van {f} tot en met {t} hetzelfde cijfer in de drie maanden van elk kwartaal: kwartalen gelijk over "
           "hun maanden verdeeld? Seizoen en schommelingen daarbinnen zijn weg"}}},
    [INS_DOUBT_YEARS] =
        {"years spread",
         {{"has the same figure in twelve months or more in a row, between {f} and {t}: years spread evenly over their "
           "months? Season and swings within them are lost",
           "heeft tussen {f} en {t} hetzelfde cijfer in twaalf maanden of meer achtereen: jaren gelijk over hun "
           "maanden verdeeld? Seizoen en schommelingen daarbinnen zijn weg"}}},
    [INS_DOUBT_MANY] =
        {"far above",
         {{"has {v} in {f}, and at most {b} in the months beside it: a digit too many?",
           "heeft {v} in {f}, en hoogstens {b} in de maanden ernaast: een cijfer te veel?"}}},
    [INS_DOUBT_FEW] =
        {"far below",
         {{"has {v} in {f}, and at least {b} in the months beside it: a digit too few, or a point between thousands?",
           "heeft {v} in {f}, en minstens {b} in de maanden ernaast: een cijfer te weinig, of een punt tussen "
           "duizendtallen?"}}},
    [INS_DOUBT_BLANKS] =
        {"blanks",
         {{"leaves {v} months empty between {f} and {t} and never says 0, where counts are {b} on average: zeros left "
           "empty? An empty cell is a month that is not known; one without cases is written 0",
           "laat {v} maanden leeg tussen {f} en {t} en meldt nooit 0, bij gemiddeld {b} zaken: nullen die leeg bleven? "
           "Een lege cel is een onbekende maand; een maand zonder zaken schrijft u als 0"}}}};

static const struct ins_told month_of[YEAR] = {
    {{"January", "januari"}},   {{"February", "februari"}}, {{"March", "maart"}},
    {{"April", "april"}},       {{"May", "mei"}},           {{"June", "juni"}},
    {{"July", "juli"}},         {{"August", "augustus"}},   {{"September", "september"}},
    {{"October", "oktober"}},   {{"November", "november"}}, {{"December", "december"}}};

const char *ins_doubt_name(enum ins_doubt_kind kind)
{
    return words[kind].name;
}

/* What stands in the place of a letter. */
static void fill_in(const struct ins_doubt *doubt, char letter, enum ins_language language,
                    char text[INS_DATE_TEXT * 2])
{
    enum { ROOM = INS_DATE_TEXT * 2 };
    switch (letter) {
    case 'f': (void)ins_date_write(doubt->from, text); break;
    case 't': (void)ins_date_write(doubt->to, text); break;
    case 'm': (void)snprintf(text, ROOM, "%s", month_of[(int)doubt->value].in[language]); break;
    case 'v': (void)ins_plain_print(text, ROOM, "%.15g", doubt->value); break;
    default: (void)ins_plain_print(text, ROOM, doubt->beside < 100.0 ? "%.3g" : "%.0f", doubt->beside); break;
    }
    char *point = language == INS_DUTCH ? strchr(text, '.') : NULL;
    if (point)
        *point = ',';
}

char *ins_doubt_write(const struct ins_doubt *doubt, enum ins_language language, char text[INS_DOUBT_TEXT])
{
    size_t length = 0;
    for (const char *at = words[doubt->kind].says.in[language]; *at && length + 1 < INS_DOUBT_TEXT; at++) {
        char figure[INS_DATE_TEXT * 2];
        if (*at != '{') {
            text[length++] = *at;
            continue;
        }
        fill_in(doubt, at[1], language, figure);
        int more = snprintf(text + length, INS_DOUBT_TEXT - length, "%s", figure);
        length += more > 0 ? (size_t)more : 0;
        at += 2;
    }
    text[length < INS_DOUBT_TEXT ? length : INS_DOUBT_TEXT - 1] = '\0';
    return text;
}

char *ins_doubt_where(const struct ins_doubt *doubt, enum ins_language language, char text[INS_DOUBT_TEXT])
{
    static const struct ins_told one = {{"and 1 other column", "en 1 andere kolom"}};
    static const struct ins_told more = {{"other columns", "andere kolommen"}};
    if (doubt->others == 0)
        (void)snprintf(text, INS_DOUBT_TEXT, "%s", doubt->column);
    else if (doubt->others == 1)
        (void)snprintf(text, INS_DOUBT_TEXT, "%s %s", doubt->column, one.in[language]);
    else
        (void)snprintf(text, INS_DOUBT_TEXT, "%s %s %d %s", doubt->column, language == INS_DUTCH ? "en" : "and",
                       doubt->others, more.in[language]);
    return text;
}
