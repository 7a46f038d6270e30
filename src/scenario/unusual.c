#include "scenario/unusual.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"
#include "scenario/changes.h"
#include "scenario/slips.h"
#include "scenario/value.h"

enum { HINT = 240 };

/* --- against what is usual for the key --------------------------------------------------------- */

/* A value as it stands: its row, its own path and place. */
struct given {
    const struct ins_key *key;
    const char           *path;
    struct ins_place      place;
    double                value;
};

static void say_unusual(const struct ins_checked *c, const struct given *g)
{
    char value[INS_NUMBER_TEXT], low[INS_NUMBER_TEXT], high[INS_NUMBER_TEXT], hint[HINT];
    ins_report_problem(c->report, g->place, g->path, ins_key_number(g->value, true, value),
                       "such values usually lie from %s to %s (%s)%s",
                       ins_key_end(g->key->usual.low, low),
                       ins_key_end(g->key->usual.high, high), g->key->unit,
                       ins_slip_hint(g->key, g->value, hint, sizeof hint));
}

/* Of cases, staff and euro nobody writes thousandths. */
static bool is_counted(const struct ins_key *key)
{
    return strncmp(key->unit, "cases", 5) == 0 || strncmp(key->unit, "FTE", 3) == 0 ||
           strncmp(key->unit, "euro", 4) == 0;
}

static void say_grouped(const struct ins_checked *c, const struct given *g)
{
    char value[INS_NUMBER_TEXT], meant[INS_NUMBER_TEXT];
    ins_report_problem(c->report, g->place, g->path, ins_key_number(g->value, true, value),
                       "was written with a point and three digits, and a point begins the decimals; "
                       "if %s is meant, write %s", ins_key_number(g->value * 1e3, true, meant), meant);
}

static void look_at_number(const struct ins_checked *c, const struct given *g)
{
    double thousand = g->value * 1e3;
    if (g->place.grouped && is_counted(g->key) && ins_key_in_range(g->key, thousand) &&
        ins_slip_is_usual(g->key, thousand))
        say_grouped(c, g);
    else if (isfinite(g->value) && !ins_slip_is_usual(g->key, g->value))
        say_unusual(c, g);
}

static void look_at_reals(const struct ins_checked *c, struct given *g, size_t base)
{
    const char *path = g->path;
    char element[INS_PATH + 16];
    for (int i = 0; i < ins_key_count(c->s, g->key, base); i++) {
        g->path  = ins_key_value_path(g->key, path, i, element, sizeof element);
        g->value = ins_key_reals(c->s, base + g->key->offset)[i];
        look_at_number(c, g);
    }
}

/* One key, of the element at `base` of a list or of the file itself. */
static void look_at_key(const struct ins_checked *c, const struct ins_key *key, size_t base,
                        const char *path)
{
    size_t offset  = base + key->offset;
    struct given g = {key, path, ins_origin(c->origins, offset), NAN};
    if (g.place.file == INS_PLACE_NONE || (isinf(key->usual.high) && !is_counted(key)))
        return;
    if (key->kind == INS_KEY_REALS) {
        look_at_reals(c, &g, base);
    } else if (ins_key_is_number(key)) {
        g.value = ins_key_get(c->s, key, offset);
        look_at_number(c, &g);
    }
}

static void look_at_elements(const struct ins_checked *c, const struct ins_key *list,
                             const struct ins_key *key)
{
    char element[INS_PATH], path[2 * INS_PATH];
    for (int i = 0; i < ins_key_count(c->s, list, 0); i++) {
        (void)snprintf(path, sizeof path, "%s.%s", ins_key_element_path(c->s, list, i, element),
                       ins_key_leaf(key->path));
        look_at_key(c, key, ins_key_element(list, i), path);
    }
}

/* What a change turns a key to must be usual for that key. */
static void look_at_changes(const struct ins_checked *c)
{
    const struct ins_key *list = ins_key_find("changes");
    for (int i = 0; i < c->s->change_count; i++) {
        char path[INS_PATH];
        const struct ins_change *change = &c->s->changes[i];
        size_t offset  = ins_key_element(list, i) + offsetof(struct ins_change, value);
        struct given g = {ins_changes_key(c->s, i), path, ins_origin(c->origins, offset),
                          change->value};
        (void)snprintf(path, sizeof path, "changes[%d].value, of %.100s", i, change->key);
        if (g.key)
            look_at_number(c, &g);
    }
}

static void look_at_given(const struct ins_checked *c)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        const struct ins_key *list = ins_key_list(key);
        if (list)
            look_at_elements(c, list, key);
        else
            look_at_key(c, key, 0, key->path);
    }
    look_at_changes(c);
}

/* --- against what else is said ----------------------------------------------------------------- */

/* How many times too large or too small a figure must be before anybody is told. */
static const double FAR = 6.0;

static int by_usual_value(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* What a month of the record would be with all tracks, where only some of them are known. */
static double whole_month(const struct ins_scenario *s, int month)
{
    const double *cases = &s->record->cases[month * s->record->tracks];
    double sum = 0.0, part = 0.0;
    for (int k = 0; k < s->record->tracks; k++) {
        if (isnan(cases[k]))
            continue;
        sum += cases[k];
        part += s->tracks[k].fraction;
    }
    return part > 0.0 ? sum / part : (double)NAN;
}

/* The mean of the given paths in a month. */
static double path_month(const struct ins_scenario *s, int month)
{
    const double *cases = &s->paths->cases[month * s->paths->count];
    double sum = 0.0;
    int known  = 0;
    for (int p = 0; p < s->paths->count; p++) {
        sum += isnan(cases[p]) ? 0.0 : cases[p];
        known += !isnan(cases[p]);
    }
    return known > 0 ? sum / known : (double)NAN;
}

/* The median month of the record or of the given paths; NaN without either. */
static double known_month(const struct ins_scenario *s)
{
    double month[INS_MONTHS];
    int known = 0;
    for (int t = 0; t < s->months && (s->record || s->paths); t++) {
        double cases = s->record ? whole_month(s, t) : path_month(s, t);
        if (!isnan(cases))
            month[known++] = cases;
    }
    if (known == 0)
        return NAN;
    qsort(month, (size_t)known, sizeof *month, by_usual_value);
    return month[known / 2];
}

/* Hours that a month's cases at the level take, follow-ups left out, for each hour there is. */
static double hours_asked(const struct ins_scenario *s)
{
    const struct ins_key *key = ins_key_find("tracks.*.hours");
    double hours = 0.0, there = s->staff.experienced * s->staff.hours_per_month;
    for (int k = 0; k < s->track_count; k++) {
        if (!ins_slip_is_usual(key, s->tracks[k].hours))
            return NAN;
        hours += s->inflow.level_per_month * s->tracks[k].fraction * s->tracks[k].hours;
    }
    return there > 0.0 ? hours / there : (double)NAN;
}

static void warn_level(const struct ins_checked *c)
{
    static const char key[] = "inflow.level_per_month";
    char number[INS_NUMBER_TEXT], hint[HINT] = "";
    double level = c->s->inflow.level_per_month, month = known_month(c->s);
    double times = month > 0.0 ? level / month : hours_asked(c->s);
    if (times / 12.0 < FAR && times / 12.0 > 1.0 / FAR)
        (void)ins_plain_print(hint, sizeof hint, "; if it is a year's figure, write %.0f", level / 12.0);
    if (month > 0.0 && (times > FAR || times < 1.0 / FAR))
        ins_checked_say(c, key, 0, "%.3g times the median month of the %s, which is %s%s", times,
                        c->s->record ? "record" : "given paths",
                        ins_key_number(round(month), true, number), times > 1.0 ? hint : "");
    else if (!(month > 0.0) && times > FAR)
        ins_checked_say(c, key, 0, "takes %.3g times the hours of all experienced staff%s", times,
                        hint);
}

/* What the staff of the start costs in a year; 0 where its price is none to go by. */
static double yearly_pay(const struct ins_scenario *s)
{
    if (!ins_slip_is_usual(ins_key_find("costs.experienced"), s->costs.experienced))
        return 0.0;
    return 12.0 * (s->staff.experienced * s->costs.experienced + s->staff.trainees * s->costs.trainee);
}

/* Whether the first budget is one that the staff can be paid from, at least by its size. */
static bool warn_budget(const struct ins_checked *c)
{
    static const double small = 0.15, large = 50.0;
    const struct ins_key *key = ins_key_find("budget.annual");
    double first = c->s->budget.annual[0], pay = yearly_pay(c->s);
    char number[INS_NUMBER_TEXT], pays[INS_NUMBER_TEXT], hint[HINT] = "";
    if (first == 0.0 || !ins_slip_is_usual(key, first))
        return false;
    if (pay <= 0.0 || (first >= small * pay && first <= large * pay))
        return true;
    if (first < pay && first * 12.0 >= small * pay)
        (void)ins_plain_print(hint, sizeof hint, "; if it is a month's figure, write %.0f", first * 12.0);
    ins_report_problem(c->report, ins_checked_place(c, key->offset), "budget.annual[0]",
                       ins_key_number(first, true, number),
                       "%.3g times what the staff of the start costs in a year, which is %s%s",
                       first / pay, ins_key_number(round(pay), true, pays), hint);
    return false;
}

/* A sum of money beside the year's budget. */
static void warn_sum(const struct ins_checked *c, const char *path, double sum)
{
    static const double small = 5e-4, large = 50.0;
    double budget = c->s->budget.annual[0];
    if (sum == 0.0 || !ins_slip_is_usual(ins_key_find(path), sum) ||
        (sum >= small * budget && sum <= large * budget))
        return;
    ins_checked_say(c, path, 0, "%.3g times the budget of the first year; both are in euro",
                    sum / budget);
}

void ins_warn_unusual(const struct ins_checked *c)
{
    if (!c->origins)
        return;
    look_at_given(c);
    warn_level(c);
    if (!warn_budget(c))
        return;
    warn_sum(c, "buffer.initial", c->s->buffer.initial);
    warn_sum(c, "buffer.top_up", c->s->buffer.top_up);
}
