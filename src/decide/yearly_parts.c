#include "decide/yearly_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "scenario/value.h"
#include "scenario/write.h"

const char *const ins_yearly_part_name[INS_YEARLY_PARTS] = {"record", "law",   "cases", "budget",
                                                            "staff",  "norm", "method"};

/* --- which part ------------------------------------------------------------------------------ */

/* The longest pattern that a path begins with tells its part. */
static const struct belonging {
    const char          *pattern;
    enum ins_yearly_part part;
} belongings[] = {
    {"start", INS_YEARLY_RECORD},
    {"inflow.history", INS_YEARLY_RECORD},
    {"inflow.paths", INS_YEARLY_RECORD},
    {"inflow.paths_select", INS_YEARLY_RECORD},
    {"inflow.paths_sheet", INS_YEARLY_RECORD},
    {"tracks.*.backlog", INS_YEARLY_RECORD},
    {"tracks.*.backlog_age", INS_YEARLY_RECORD},
    {"tracks.*.backlog_ages", INS_YEARLY_RECORD},
    {"tracks.*.decided_before", INS_YEARLY_RECORD},
    {"staff.experienced", INS_YEARLY_RECORD},
    {"staff.trainees", INS_YEARLY_RECORD},
    {"flex.active", INS_YEARLY_RECORD},
    {"inflow", INS_YEARLY_LAW},
    {"tracks.*.share", INS_YEARLY_LAW},
    {"tracks.*.dispersion", INS_YEARLY_LAW},
    {"tracks", INS_YEARLY_CASES},
    {"followups", INS_YEARLY_CASES},
    {"penalty", INS_YEARLY_CASES},
    {"reception", INS_YEARLY_CASES},
    {"funding", INS_YEARLY_BUDGET},
    {"costs", INS_YEARLY_BUDGET},
    {"budget", INS_YEARLY_BUDGET},
    {"buffer", INS_YEARLY_BUDGET},
    {"staff", INS_YEARLY_STAFF},
    {"academie", INS_YEARLY_STAFF},
    {"flex", INS_YEARLY_STAFF},
    {"overtime", INS_YEARLY_STAFF},
    {"productivity", INS_YEARLY_STAFF},
    {"taskforce", INS_YEARLY_STAFF},
    {"tower", INS_YEARLY_STAFF},
    {"norm", INS_YEARLY_NORM},
    {"months", INS_YEARLY_METHOD},
    {"sampling", INS_YEARLY_METHOD},
    {"control_variates", INS_YEARLY_METHOD},
    {"parameter_uncertainty", INS_YEARLY_METHOD},
    {"inflow.uncertainty", INS_YEARLY_METHOD},
    {"uncertain", INS_YEARLY_METHOD},
    {"ensemble", INS_YEARLY_METHOD},
};

/* Whether a path is that of a pattern or stands below it; * is any element. */
static bool begins(const char *path, const char *pattern)
{
    while (*pattern) {
        if (*pattern == '*') {
            path += strcspn(path, ".");
            pattern++;
        } else if (*path++ != *pattern++)
            return false;
    }
    return *path == '\0' || *path == '.' || *path == '[';
}

enum ins_yearly_part ins_yearly_part_of(const char *path)
{
    enum ins_yearly_part part   = INS_YEARLY_PARTS;
    size_t               length = 0;
    for (size_t i = 0; i < sizeof belongings / sizeof belongings[0]; i++)
        if (strlen(belongings[i].pattern) > length && begins(path, belongings[i].pattern)) {
            part   = belongings[i].part;
            length = strlen(belongings[i].pattern);
        }
    return part;
}

static bool same_tracks(const struct ins_scenario *a, const struct ins_scenario *b)
{
    bool same = a->track_count == b->track_count;
    for (int k = 0; same && k < a->track_count; k++)
        same = strcmp(a->tracks[k].name, b->tracks[k].name) == 0;
    return same;
}

/* With other tracks what has a cell a track changes with them. */
static enum ins_yearly_part part_together(enum ins_yearly_part part, bool together)
{
    return together && part <= INS_YEARLY_CASES ? INS_YEARLY_LAW : part;
}

/* --- one value ------------------------------------------------------------------------------- */

static bool same_number(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

/* How many numbers of a list differ, the last of them in `where`; -1 where it has another length. */
static int reals_apart(const struct ins_scenario *a, const struct ins_scenario *b,
                       const struct ins_key *key, size_t base, int *where)
{
    int count = ins_key_count(a, key, base), differ = 0;
    if (count != ins_key_count(b, key, base))
        return -1;
    const double *one = ins_key_reals(a, base + key->offset), *two = ins_key_reals(b, base + key->offset);
    for (int i = 0; i < count; i++)
        if (!same_number(one[i], two[i])) {
            *where = i;
            differ++;
        }
    return differ;
}

static bool same_value(const struct ins_scenario *a, const struct ins_scenario *b,
                       const struct ins_key *key, size_t base)
{
    int where;
    switch (key->kind) {
    case INS_KEY_GROUP:
    case INS_KEY_INHERITS: return true;
    case INS_KEY_GROUPS: return ins_key_count(a, key, base) == ins_key_count(b, key, base);
    case INS_KEY_REALS: return reals_apart(a, b, key, base, &where) == 0;
    case INS_KEY_TEXT:
    case INS_KEY_NAME:
    case INS_KEY_FILE:
    case INS_KEY_FILES:
        return strcmp(ins_key_text(a, base + key->offset), ins_key_text(b, base + key->offset)) == 0;
    default:
        return same_number(ins_key_get(a, key, base + key->offset),
                           ins_key_get(b, key, base + key->offset));
    }
}

static size_t size_of_value(const struct ins_key *key)
{
    switch (key->kind) {
    case INS_KEY_REAL:
    case INS_KEY_SHARE:
    case INS_KEY_TERM: return sizeof(double);
    case INS_KEY_COUNT: return sizeof(int);
    case INS_KEY_SEED: return sizeof(int64_t);
    case INS_KEY_MONTH: return sizeof(ins_date);
    case INS_KEY_CHOICE: return sizeof(enum ins_measure);
    case INS_KEY_FLAG: return sizeof(bool);
    case INS_KEY_NAME: return INS_NAME;
    case INS_KEY_TEXT:
    case INS_KEY_FILE:
    case INS_KEY_FILES: return key->size;
    case INS_KEY_REALS: return (size_t)key->cap * sizeof(double);
    case INS_KEY_GROUPS: return (size_t)key->cap * key->size;
    default: return 0;
    }
}

static void copy_value(const struct ins_scenario *from, const struct ins_key *key, size_t base,
                       struct ins_scenario *to)
{
    size_t at = base + key->offset;
    memcpy((char *)to + at, (const char *)from + at, size_of_value(key));
    if ((key->kind == INS_KEY_REALS || key->kind == INS_KEY_GROUPS) && key->count != INS_KEY_FIXED)
        ins_key_set_count(to, key, base, ins_key_count(from, key, base));
}

/* --- what was read beside the keys ------------------------------------------------------------ */

/* Files of the same name may hold other months. */
static bool same_record(const struct ins_record *a, const struct ins_record *b)
{
    if (a == b || !a || !b)
        return a == b;
    size_t cells = (size_t)a->rooms * (size_t)(a->tracks + ins_record_width(a->tracks));
    return a->months == b->months && a->tracks == b->tracks && a->rooms == b->rooms &&
           memcmp(a->cases, b->cases, cells * sizeof a->cases[0]) == 0;
}

static bool same_paths(const struct ins_paths *a, const struct ins_paths *b)
{
    if (a == b || !a || !b)
        return a == b;
    return a->months == b->months && a->count == b->count &&
           memcmp(a->edge, b->edge, (size_t)a->count * sizeof a->edge[0]) == 0 &&
           memcmp(a->cases, b->cases,
                  (size_t)a->months * (size_t)a->count * sizeof a->cases[0]) == 0;
}

/* --- which keys differ ------------------------------------------------------------------------ */

struct listing {
    const struct ins_scenario *last, *now;
    bool                       together;
    struct ins_yearly_key     *key; /* NULL: they are only counted */
    int                        count;
    bool                       differs[INS_YEARLY_PARTS];
};

static void cut_value(char to[INS_YEARLY_VALUE], const char *text)
{
    if (snprintf(to, INS_YEARLY_VALUE, "%s", text) >= INS_YEARLY_VALUE)
        (void)strcpy(to + INS_YEARLY_VALUE - 4, "...");
}

static void list_difference(struct listing *l, enum ins_yearly_part part, const char *path,
                            const char *last, const char *now)
{
    l->differs[part_together(part, l->together)] = true;
    if (l->key) {
        struct ins_yearly_key *key = &l->key[l->count];
        key->part                  = part_together(part, l->together);
        (void)snprintf(key->path, sizeof key->path, "%s", path);
        cut_value(key->last, last);
        cut_value(key->now, now);
    }
    l->count++;
}

static void write_of(const struct ins_scenario *s, const struct ins_key *key, size_t base,
                     char value[INS_YEARLY_VALUE])
{
    struct ins_text text = {0};
    if (!ins_write_is_absent(s, key, base))
        ins_write_value(s, key, base, &text);
    cut_value(value, text.length > 0 ? text.bytes : "-");
    ins_text_clear(&text);
}

static void list_number_difference(struct listing *l, enum ins_yearly_part part, const char *path,
                                   double last, double now, bool whole)
{
    char one[INS_NUMBER_TEXT], two[INS_NUMBER_TEXT];
    list_difference(l, part, path, isfinite(last) ? ins_key_number(last, whole, one) : "-",
                    isfinite(now) ? ins_key_number(now, whole, two) : "-");
}

/* A single number of a list by its place, any other value whole. */
static void list_value_difference(struct listing *l, const struct ins_key *key, size_t base,
                                  const char *path)
{
    char                 last[INS_YEARLY_VALUE], now[INS_YEARLY_VALUE], place[INS_PATH];
    int                  where = 0;
    enum ins_yearly_part part  = ins_yearly_part_of(key->path);
    if (key->kind == INS_KEY_REALS && !key->words &&
        reals_apart(l->last, l->now, key, base, &where) == 1) {
        (void)snprintf(place, sizeof place, "%.*s[%d]", INS_PATH - 16, path, where);
        list_number_difference(l, part, place, ins_key_reals(l->last, base + key->offset)[where],
                               ins_key_reals(l->now, base + key->offset)[where], false);
        return;
    }
    write_of(l->last, key, base, last);
    write_of(l->now, key, base, now);
    list_difference(l, part, path, last, now);
}

/* "tracks.asylum", "taskforce[1]". */
static void name_element(const struct ins_scenario *s, const struct ins_key *list, int index,
                         char path[INS_PATH])
{
    if (ins_key_named(list)) /* a name is the first member of its element */
        (void)snprintf(path, INS_PATH, "%s.%.*s", list->path, INS_NAME,
                       ins_key_text(s, ins_key_element(list, index)));
    else
        (void)snprintf(path, INS_PATH, "%s[%d]", list->path, index);
}

static void list_elements(struct listing *l, const struct ins_key *list, const struct ins_key *key)
{
    char element[INS_PATH], path[INS_PATH];
    int  count = ins_key_count(l->now, list, 0);
    if (count != ins_key_count(l->last, list, 0))
        return; /* told by the number of elements */
    for (int e = 0; e < count; e++) {
        size_t base = ins_key_element(list, e);
        if (same_value(l->last, l->now, key, base))
            continue;
        name_element(l->now, list, e, element);
        (void)snprintf(path, sizeof path, "%.*s.%s", INS_PATH - INS_NAME, element,
                       ins_key_leaf(key->path));
        list_value_difference(l, key, base, path);
    }
}

/* The value of a change in a scenario that has it too; NaN where it has not. */
static double change_in(const struct ins_scenario *s, const struct ins_change *change)
{
    for (int i = 0; i < s->change_count; i++)
        if (s->changes[i].date == change->date && strcmp(s->changes[i].key, change->key) == 0)
            return s->changes[i].value;
    return NAN;
}

static void list_change(struct listing *l, const struct ins_change *change)
{
    char   path[INS_PATH], month[INS_DATE_TEXT];
    double last = change_in(l->last, change), now = change_in(l->now, change);
    if (same_number(last, now))
        return;
    (void)snprintf(path, sizeof path, "%s (%s)", change->key, ins_date_write(change->date, month));
    list_number_difference(l, ins_yearly_part_of(change->key), path, last, now, true);
}

static void list_changes(struct listing *l)
{
    for (int i = 0; i < l->last->change_count; i++)
        list_change(l, &l->last->changes[i]);
    for (int i = 0; i < l->now->change_count; i++)
        if (isnan(change_in(l->last, &l->now->changes[i])))
            list_change(l, &l->now->changes[i]);
}

static void list_key(struct listing *l, const struct ins_key *key)
{
    const struct ins_key *list = ins_key_list(key);
    if (ins_yearly_part_of(key->path) == INS_YEARLY_PARTS)
        return;
    if (list)
        list_elements(l, list, key);
    else if (key->kind == INS_KEY_GROUPS) {
        int last = ins_key_count(l->last, key, 0), now = ins_key_count(l->now, key, 0);
        if (last != now)
            list_number_difference(l, ins_yearly_part_of(key->path), key->path, last, now, true);
    } else if (!same_value(l->last, l->now, key, 0))
        list_value_difference(l, key, 0, key->path);
}

/* A file that kept its name and holds other figures. */
static void list_file(struct listing *l, const char *path)
{
    const struct ins_key *key = ins_key_find(path);
    if (same_value(l->last, l->now, key, 0))
        list_value_difference(l, key, 0, path);
}

static void list_all(struct listing *l)
{
    int                   rows;
    const struct ins_key *keys = ins_keys(&rows);
    for (int i = 0; i < rows; i++)
        list_key(l, &keys[i]);
    list_changes(l);
    if (!same_record(l->last->record, l->now->record))
        list_file(l, "inflow.history.file");
    if (!same_paths(l->last->paths, l->now->paths))
        list_file(l, "inflow.paths");
}

int ins_yearly_keys(const struct ins_scenario *last, const struct ins_scenario *now,
                    struct ins_yearly_key *key)
{
    struct listing l = {last, now, !same_tracks(last, now), key, 0, {false}};
    list_all(&l);
    return l.count;
}

/* --- laying ----------------------------------------------------------------------------------- */

static void copy_worlds(const struct ins_scenario *from, struct ins_scenario *to)
{
    size_t at  = offsetof(struct ins_scenario, worlds);
    size_t end = offsetof(struct ins_scenario, move) + sizeof to->move;
    memcpy((char *)to + at, (const char *)from + at, end - at);
}

/* A list goes whole; only the tracks are divided, where both scenarios have the same. */
static void copy_key(const struct ins_scenario *from, const struct ins_key *key, bool together,
                     struct ins_scenario *to)
{
    const struct ins_key *list   = ins_key_list(key);
    bool                  tracks = strcmp((list ? list : key)->path, "tracks") == 0;
    if (!list && (!tracks || together))
        copy_value(from, key, 0, to);
    for (int k = 0; list && tracks && !together && k < from->track_count; k++)
        copy_value(from, key, ins_key_element(list, k), to);
}

static enum ins_status lay_changes(const struct ins_scenario *from, bool now, uint32_t parts,
                                   struct ins_scenario *laid, struct ins_error *error)
{
    for (int i = 0; i < from->change_count; i++) {
        if ((parts >> ins_yearly_part_of(from->changes[i].key) & 1) != now)
            continue;
        if (laid->change_count == INS_CHANGES)
            return ins_fail(error, INS_WRONG,
                            "statement: the two scenarios together have more than %d changes",
                            INS_CHANGES);
        laid->changes[laid->change_count++] = from->changes[i];
    }
    return INS_DONE;
}

/* The yearly budget of a calendar year; before its first year there is none (NaN). */
static double budget_in(const struct ins_scenario *s, int year)
{
    int at = year - ins_date_year(s->start);
    if (at < 0 || s->budget.annual_count == 0)
        return NAN;
    return s->budget.annual[at < s->budget.annual_count ? at : s->budget.annual_count - 1];
}

/* Each calendar year keeps its budget, from whichever scenario the start is. */
static void lay_budget(const struct ins_scenario *own, const struct ins_scenario *other,
                       struct ins_scenario *laid)
{
    int year = ins_date_year(laid->start), moved = ins_date_year(own->start) - year;
    int count = own->budget.annual_count + moved;
    if (moved == 0 || own->budget.annual_count == 0)
        return;
    count = count < 1 ? 1 : count > INS_YEARS ? INS_YEARS : count;
    for (int i = 0; i < count; i++) {
        double own_year = budget_in(own, year + i), other_year = budget_in(other, year + i);
        laid->budget.annual[i] = isnan(own_year) && !isnan(other_year) ? other_year : own_year;
    }
    laid->budget.annual_count = count;
}

enum ins_status ins_yearly_lay(const struct ins_scenario *last, const struct ins_scenario *now,
                               uint32_t parts, struct ins_scenario *laid, struct ins_error *error)
{
    int                   rows;
    const struct ins_key *keys     = ins_keys(&rows);
    bool                  together = !same_tracks(last, now);
    if (together && parts >> INS_YEARLY_LAW & 1)
        parts |= 1U << INS_YEARLY_RECORD | 1U << INS_YEARLY_CASES;
    *laid = *last;
    for (int i = 0; i < rows; i++)
        if (parts >> ins_yearly_part_of(keys[i].path) & 1)
            copy_key(now, &keys[i], together, laid);
    if (parts >> INS_YEARLY_METHOD & 1)
        copy_worlds(now, laid);
    if (parts >> INS_YEARLY_RECORD & 1)
        laid->record = now->record, laid->paths = now->paths;
    bool new_budget = parts >> INS_YEARLY_BUDGET & 1;
    lay_budget(new_budget ? now : last, new_budget ? last : now, laid);
    laid->change_count     = 0;
    enum ins_status status = lay_changes(last, false, parts, laid, error);
    return status == INS_DONE ? lay_changes(now, true, parts, laid, error) : status;
}

int ins_yearly_list(const struct ins_scenario *last, const struct ins_scenario *now,
                    struct ins_group *group)
{
    struct listing l     = {.last = last, .now = now, .together = !same_tracks(last, now)};
    int            count = 0;
    list_all(&l);
    for (int p = 0; p < INS_YEARLY_PARTS; p++)
        if (l.differs[p]) {
            group[count] = (struct ins_group){.piece = p, .element = -1};
            (void)snprintf(group[count++].name, INS_GROUP_NAME, "%s", ins_yearly_part_name[p]);
        }
    return count;
}
